"""Examples: what the extractors considered, with what the gold says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.config import Config
from pipeline.extract import judged
from pipeline.nlp.judge.features import Candidate, clause_features, name_features
from pipeline.records import Mentions, Plan
from training.gold import Annotated, Mark

LEAST = 0.5  # intersection over union from which two spans are the same record
DUTIES = ("lead", "support", "head", "deputy", "member", "implement", "supervise")
NEITHER = "neither"

Span = tuple[int, int]


@dataclass(frozen=True)
class Example:
    """One candidate: features, gold label, the rule that took it ('' where the rules refused it).

    `group` names its gold plan, `span` is in raw offsets. `clear` is False where the gold neither takes nor leaves it
    (part of a longer record): such examples are judged, never learned from. `said` is the label that the rule gave.
    """

    group: str
    span: Span
    features: tuple[str, ...]
    label: str
    rule: str
    clear: bool
    said: str = ""


@dataclass
class Examples:
    """The examples of one judgement, and how many gold records each plan has to be found."""

    name: str
    labels: tuple[str, ...]
    positive: frozenset[str]
    items: list[Example] = field(default_factory=list)
    gold: dict[str, int] = field(default_factory=dict)

    @property
    def groups(self) -> list[str]:
        """The gold plans, sorted."""
        return sorted({item.group for item in self.items} | set(self.gold))

    def is_hit(self, item: Example) -> bool:
        """Whether the gold has this candidate."""
        return item.label in self.positive


def overlap(a: Span, b: Span) -> float:
    """Intersection over union of two spans.

    >>> overlap((0, 4), (2, 4))
    0.5
    """
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if shared <= 0 else shared / (max(a[1], b[1]) - min(a[0], b[0]))


def pairs(gold: Sequence[Span], found: Sequence[Span]) -> dict[int, int]:
    """Index in `found` -> index in `gold`: one to one, best overlap first.

    >>> pairs([(0, 4)], [(0, 2), (0, 4)])
    {1: 0}
    """
    scored = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            if f[0] < g[1] and g[0] < f[1] and (value := overlap(g, f)) >= LEAST:
                scored.append((-value, i, j))
    used: set[int] = set()
    out: dict[int, int] = {}
    for _, i, j in sorted(scored):
        if i not in used and j not in out:
            used.add(i)
            out[j] = i
    return out


def clauses_of(pages: Iterable[Annotated], config: Config) -> Examples:
    """Clauses: goal, task or neither."""
    out = Examples("clauses", ("goal", "task", NEITHER), frozenset({"goal"}))
    for page in pages:
        _count_gold(out, page, "GOAL")
        for plan, mentions in zip(page.result.plans, page.result.mentions, strict=True):
            found = list(_clause_candidates(plan, mentions, config))
            _add(out, page, plan, found, "GOAL")
    return out


def names_of(pages: Iterable[Annotated], config: Config) -> Examples:
    """Names of actors: the duty they are given, or none."""
    out = Examples("names", (*DUTIES, NEITHER), frozenset(DUTIES))
    for page in pages:
        _count_gold(out, page, "PARTY")
        for plan, mentions in zip(page.result.plans, page.result.mentions, strict=True):
            _add(out, page, plan, list(_name_candidates(plan, mentions, config)), "PARTY")
    return out


@dataclass(frozen=True)
class _Found:
    """A candidate of the extractors: its place, its features, the rule that took it and what the rule said."""

    start: int
    end: int
    features: tuple[str, ...]
    rule: str
    said: str


def _clause_candidates(plan: Plan, mentions: Mentions, config: Config) -> Iterator[_Found]:
    def made(candidate: Candidate, rule: str) -> _Found:
        features = tuple(clause_features(plan.text, candidate))
        return _Found(candidate.start, candidate.end, features, rule, "goal" if rule else NEITHER)

    for goal in mentions.goals:
        yield made(judged.of_goal(plan, mentions, goal), goal.rule)
    for candidate, _, _ in judged.refused_clauses(plan, mentions, config.extract):
        yield made(candidate, "")


def _name_candidates(plan: Plan, mentions: Mentions, config: Config) -> Iterator[_Found]:
    for party in mentions.parties:
        features = tuple(name_features(plan.text, judged.of_party(plan, party)))
        yield _Found(party.start, party.end, features, party.rule, party.duty)
    for name, section in judged.refused_names(plan, mentions, config.extract):
        features = tuple(name_features(plan.text, judged.of_name(plan, name, section)))
        yield _Found(name.start, name.end, features, "", NEITHER)


def _count_gold(out: Examples, page: Annotated, label: str) -> None:
    for mark in page.of("PLAN"):
        out.gold.setdefault(page.plan_at(mark.start), 0)
    for mark in page.of(label):
        group = page.plan_at(mark.start)
        out.gold[group] = out.gold.get(group, 0) + 1


def _add(out: Examples, page: Annotated, plan: Plan, candidates: list[_Found], label: str) -> None:
    """Pair the candidates of one plan with the gold records of `label`, and add them as examples."""
    text = page.result.document.text
    placed = [(found, tuple(text.raw_span(plan.start + found.start, plan.start + found.end))) for found in candidates]
    kept = [(found, (span[0], span[1])) for found, span in placed if page.covers(span[0], span[1])]
    marks = page.of(label)
    matched = pairs([(mark.start, mark.end) for mark in marks], [span for _, span in kept])
    tasks = [(mark.start, mark.end) for mark in page.of("TASK")]
    for at, (found, span) in enumerate(kept):
        near = any(_shared(span, (mark.start, mark.end)) for mark in marks)
        said = _label(marks[matched[at]]) if at in matched else NEITHER
        if said == NEITHER and label == "GOAL" and any(2 * _shared(span, task) > span[1] - span[0] for task in tasks):
            said = "task"
        group = page.plan_at(span[0])
        out.items.append(Example(group, span, found.features, said, found.rule, at in matched or not near, found.said))


def _label(mark: Mark) -> str:
    return str(mark.attrs.get("duty")) if mark.label == "PARTY" else mark.label.lower()


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
