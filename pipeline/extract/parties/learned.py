"""What the trained tagger adds to the parties of the rules, and which of theirs it does not believe.

Rules know wordings, the tagger what stands around names; each finds what the other misses. How sure the tagger has to
be was chosen under cross-validation and stands in its file (`Policy`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from pipeline.config import StageConfig
from pipeline.extract.parties import canonical
from pipeline.extract.parties.actor_names import kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.duties import duty_of
from pipeline.extract.parties.lexicon import Vocabulary, vocabulary
from pipeline.nlp.clauses import sentences
from pipeline.nlp.scores import LEARNED
from pipeline.nlp.tagger.features import words_of
from pipeline.nlp.tagger.model import Tagged, Tagger, shipped
from pipeline.records import Date, Party, Plan, Problem, Sentence

# Names that end in none of the known ways: 首发者, 值班员; all others are bodies.
_PERSONS = re.compile("[者员人工师长手生医警友户民]$")
_AGENT = re.compile("(?:由|会同|联合|请|委托|牵头单位[：:]?)$")
_LABELLED = re.compile(
    r"(责任|牵头|主办|承办|负责|主管|配合|协办|协助|参与|监督)(?:单位|部门|科室|处室|领导|人员|人)?[：: ]?$"
)
_SUPPORTS = ("配合", "协办", "协助", "参与")


def problems(config: StageConfig) -> tuple[Problem, ...]:
    """A note when the settings ask for the model and its file is not there or damaged."""
    if not config.settings.model or shipped() is not None:
        return ()
    message = "The trained model is switched on and its file is missing or damaged; parties come from rules alone."
    return (Problem("extract", "no_model", "note", message),)


def of_plan(plan: Plan, ruled: tuple[Party, ...], config: StageConfig, dates: Sequence[Date]) -> tuple[Party, ...]:
    """The parties of a plan: those of the rules, with the tagger's judgement where the settings ask for it.

    Without the tagger's file they stay as they are, see `problems`.
    """
    tagger = shipped() if config.settings.model else None
    return ruled if tagger is None or not plan.text else judged(plan, ruled, config, dates, tagger)


def judged(
    plan: Plan, ruled: tuple[Party, ...], config: StageConfig, dates: Sequence[Date], tagger: Tagger
) -> tuple[Party, ...]:
    """The parties of the rules that `tagger` believes and, with the rule `learned`, those that it adds."""
    policy = tagger.policy
    read = tagger.read(plan.text, words_of(config))
    kept = [party for party in ruled if policy.believes(party.rule, read.inside[party.start : party.end])]
    sure = [name for name in read.names if name.probability >= policy.add]
    if not sure:
        return tuple(kept)
    taken = bytearray(len(plan.text))
    for start, end in (*((party.start, party.end) for party in ruled), *((date.start, date.end) for date in dates)):
        taken[start:end] = b"\x01" * (end - start)
    free = [name for name in sure if taken.find(1, name.start, name.end) < 0]
    kept += _added(plan, free, kept, vocabulary(config))
    return tuple(sorted(kept, key=attrgetter("start", "end")))


def _added(plan: Plan, names: Sequence[Tagged], kept: Sequence[Party], words: Vocabulary) -> Iterator[Party]:
    """The tagger's names as parties; a subject counts once in a sentence."""
    spans = plan.sentences or tuple(Sentence(start, end, 0) for start, end in sentences(plan.text))
    starts = [span.start for span in spans]
    said = {(bisect_right(starts, party.start) - 1, party.name) for party in kept if party.basis == "subject"}
    made = []
    for name in names:
        at = bisect_right(starts, name.start) - 1
        party = _party(plan, name, spans[at] if at >= 0 else Sentence(0, len(plan.text), 0), words)
        if party.basis != "subject" or (at, party.name) not in said:
            said.add((at, party.name))
            made.append(party)
    spelling = canonical.of_plan([(party.name, party.kind) for party in (*kept, *made)], plan.issuer)
    for party in made:
        yield Party(
            party.start, party.end, party.name, party.kind, party.duty, party.basis, spelling[party.name], LEARNED,
            party.score, party.section,
        )  # fmt: skip


def _party(plan: Plan, name: Tagged, sentence: Sentence, words: Vocabulary) -> Party:
    """One name as a party: its kind by its ending, its duty by what stands beside it."""
    text = plan.text[sentence.start : max(sentence.end, name.end)]
    start, end = name.start - sentence.start, name.end - sentence.start
    reading = Reading(text, words, {})
    printed = text[start:end]
    kind = kind_of(reading, start, end) or words.kind_by_suffix(printed)
    kind = kind or ("role" if _PERSONS.search(printed) else "group")
    duty, basis = _charge(reading, start, end)
    return Party(name.start, name.end, printed, kind, duty, basis, printed, LEARNED, name.probability, sentence.section)


def _charge(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """Duty and basis of the name at `start`."""
    text = reading.text
    labelled = _LABELLED.search(text, max(0, start - 8), start)
    if labelled:
        word = labelled[1]
        return ("support" if word in _SUPPORTS else "supervise" if word == "监督" else "lead"), "list"
    verdict = duty_of(reading, end, len(text), LEARNED)
    if verdict.duty in ("lead", "support") or _AGENT.search(text, max(0, start - 6), start):
        return verdict.duty, "explicit"
    return verdict.duty, "subject"
