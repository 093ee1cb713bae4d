"""Learned judgement beside the rules: strikes doubtful records and adds refused candidates, as far as it may.

What it may do was chosen under cross-validation and stands in the model file (`Policy`): strike, add, and say how sure
a record is. Only candidates that it may change are scored, so that the rules' speed is kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from pipeline.config import StageConfig
from pipeline.extract.goals.candidates import candidates as clause_candidates
from pipeline.extract.parties import canonical
from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.candidates import candidates as name_candidates
from pipeline.nlp.judge.features import Candidate, clause_values, facts_of, name_values
from pipeline.nlp.judge.model import Judgement, Model, Policy, scaled, shipped
from pipeline.nlp.judge.scores import LEARNED, with_score
from pipeline.records import Date, Goal, Mentions, Party, Plan, Problem, Quota

_Placed = TypeVar("_Placed", Date, Quota, Party)
_Ruled = TypeVar("_Ruled", Party, Goal)


def problems(config: StageConfig) -> tuple[Problem, ...]:
    """A note when the settings ask for the model and its file is not there or damaged."""
    if not config.settings.model or shipped() is not None:
        return ()
    message = "The trained model is switched on and its file is missing or damaged; parties and goals come from rules."
    return (Problem("extract", "no_model", "note", message),)


def judge(plan: Plan, mentions: Mentions, config: StageConfig) -> Mentions:
    """The mentions of a plan with the model's judgement on parties and goals, where the settings ask for it.

    Without the model's file they stay as they are, see `problems`.
    """
    model = shipped() if config.settings.model else None
    return mentions if model is None else judged(plan, mentions, config, model)


def judged(plan: Plan, mentions: Mentions, config: StageConfig, model: Model) -> Mentions:
    """The mentions of a plan with the judgement of `model`.

    Records keep their order; one that the model adds has the rule `learned` and the model's probability as score.
    """
    parties = _parties(plan, mentions, config, model.names)
    goals = _goals(plan, mentions, config, model.clauses)
    return replace(mentions, parties=parties, goals=goals)


def _parties(plan: Plan, mentions: Mentions, config: StageConfig, names: Judgement) -> tuple[Party, ...]:
    policy, text = names.policy, plan.text
    asked = [party for party in mentions.parties if policy.asks(party.rule)]
    said = names.positives_of([name_values(text, of_party(plan, party), names.rows) for party in asked])
    kept = _ruled(mentions.parties, said, policy)
    if policy.adds:
        taken = _taken(plan, mentions.parties)
        refused = list(refused_names(plan, mentions, config))
        features = [name_values(text, of_name(plan, name, section), names.rows) for name, section in refused]
        for (name, section), found in zip(refused, names.probabilities_of(features), strict=True):
            score = float(1 - found[-1])
            if policy.keeps("", score) and taken.find(1, name.start, name.end) < 0:
                _take(taken, name.start, name.end)
                duty = names.labels[int(found[:-1].argmax())]
                printed = text[name.start : name.end]
                spelling = canonical.of_plan([(printed, name.kind)], plan.issuer)[printed]
                basis = "subject" if duty == "implement" else "explicit"
                kept.append(
                    Party(name.start, name.end, printed, name.kind, duty, basis, spelling, LEARNED, score, section)
                )
    return tuple(sorted(kept, key=attrgetter("start", "end")))


def _goals(plan: Plan, mentions: Mentions, config: StageConfig, clauses: Judgement) -> tuple[Goal, ...]:
    policy, text = clauses.policy, plan.text
    asked = [goal for goal in mentions.goals if policy.asks(goal.rule)]
    features = [clause_values(text, of_goal(plan, mentions, goal), clauses.rows) for goal in asked]
    kept = _ruled(mentions.goals, clauses.positives_of(features, "goal"), policy)
    if policy.adds:
        refused = list(refused_clauses(plan, mentions, config))
        features = [clause_values(text, candidate, clauses.rows) for candidate, _, _ in refused]
        for (candidate, section, place), score in zip(refused, clauses.positives_of(features, "goal"), strict=True):
            if policy.keeps("", score):
                start, end, _ = candidate
                dates = tuple(at + 1 for at, _ in _inside(mentions.dates, start, end))
                quotas = tuple(at + 1 for at, _ in _inside(mentions.quotas, start, end))
                kind = "target" if quotas or dates else "aim"
                kept.append(Goal(start, end, text[start:end], kind, place, quotas, dates, LEARNED, score, section))
    return tuple(sorted(kept, key=attrgetter("start", "end")))


def _ruled(records: Sequence[_Ruled], said: Sequence[float], policy: Policy) -> list[_Ruled]:
    """The records of rules that the model keeps, those it was asked about with the score that it gives them.

    `said` are its probabilities for the records that the policy asks about, in order.
    """
    kept: list[_Ruled] = []
    probabilities = iter(said)
    for record in records:
        if policy.asks(record.rule):
            probability = next(probabilities)
            if not policy.keeps(record.rule, probability):
                continue
            if policy.scale:
                record = with_score(record, scaled(probability, policy.scale))
        kept.append(record)
    return kept


def of_party(plan: Plan, party: Party) -> Candidate:
    """A party that a rule made, as the model sees it."""
    return Candidate(party.start, party.end, _name_facts(plan, party.kind, party.section, party.rule))


def of_name(plan: Plan, name: Name, section: int) -> Candidate:
    """A name that the rules refused, as the model sees it."""
    return Candidate(name.start, name.end, _name_facts(plan, name.kind, section, "none"))


def of_goal(plan: Plan, mentions: Mentions, goal: Goal) -> Candidate:
    """A goal that a rule made, as the model sees it."""
    facts = _clause_facts(plan, mentions, goal.start, goal.end, goal.section, goal.place, goal.rule)
    return Candidate(goal.start, goal.end, facts)


def refused_names(plan: Plan, mentions: Mentions, config: StageConfig) -> Iterator[tuple[Name, int]]:
    """Names of actors that no rule took, with the ordinal of their section."""
    taken = _taken(plan, mentions.parties)
    for name, section in name_candidates(plan, config, mentions.dates):
        if taken.find(1, name.start, name.end) < 0:
            yield name, section


def refused_clauses(plan: Plan, mentions: Mentions, config: StageConfig) -> Iterator[tuple[Candidate, int, str]]:
    """Clauses that no rule of goals took, with the ordinal of their section and their place."""
    taken = _taken(plan, mentions.goals)
    for start, end, section, place in clause_candidates(plan, config):
        if taken.find(1, start, end) < 0:
            facts = _clause_facts(plan, mentions, start, end, section, place, "none")
            yield Candidate(start, end, facts), section, place


def _taken(plan: Plan, records: Sequence[Party | Goal]) -> bytearray:
    """One byte for each character of the plan, 1 where a record stands."""
    taken = bytearray(len(plan.text))
    for record in records:
        _take(taken, record.start, record.end)
    return taken


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


def _inside(records: Sequence[_Placed], start: int, end: int) -> Iterator[tuple[int, _Placed]]:
    """The records inside a stretch, with their place in `records`, which are in text order."""
    for at in range(bisect_left(records, start, key=attrgetter("start")), len(records)):
        record = records[at]
        if record.start > end:
            return
        if record.end <= end:
            yield at, record


def _name_facts(plan: Plan, kind: str, section: int, rule: str) -> tuple[str, ...]:
    return facts_of(role=_role(plan, section), kind=plan.kind, actor=kind, rule=rule)


def _clause_facts(
    plan: Plan, mentions: Mentions, start: int, end: int, section: int, place: str, rule: str
) -> tuple[str, ...]:
    measured = any(quota.modality == "prescribed" for _, quota in _inside(mentions.quotas, start, end))
    dated = any(True for _ in _inside(mentions.dates, start, end))
    acted = any(True for _ in _inside(mentions.parties, start, end))
    return facts_of(
        role=_role(plan, section),
        place=place,
        kind=plan.kind,
        rule=rule,
        quota="yes" if measured else None,
        date="yes" if dated else None,
        party="yes" if acted else None,
    )


def _role(plan: Plan, section: int) -> str | None:
    return plan.section(section).role if section else None
