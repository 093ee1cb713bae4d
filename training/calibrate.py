"""Scores that mean something: how often each rule is right on annotated pages, shrunk toward its table's mean.

A rule with few records says little of itself: its precision is that of a beta-binomial model,
(hits + m·mean) / (records + m), where m is the strength under which held-out plans are most probable. Reliability is
measured by plan: the score of a record never comes from its own plan.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.records import Goal, Party, Task
from training.gold import Annotated
from training.measure import brier, folds, pairs

FOLDS = 10
TABLES = {"goals": "GOAL", "parties": "PARTY", "tasks": "TASK"}
OTHER = "other"  # the score of a rule that no gold page shows
# As many records as the mean weighs; less would trust a handful.
_STRENGTHS = (8.0, 16.0, 32.0, 64.0)
_BINS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


class Outcome(NamedTuple):
    """One record of the pipeline: its plan, its rule, the score it carries now, and whether the gold has it."""

    group: str
    rule: str
    score: float
    right: bool


class Bin(NamedTuple):
    """Records whose score lies in [low, high): how many, what was promised, what came true."""

    low: float
    high: float
    records: int
    predicted: float
    observed: float


@dataclass(frozen=True)
class Reliability:
    """A table's reliability: Brier score, expected calibration error, and the bins."""

    records: int
    brier: float
    error: float
    bins: tuple[Bin, ...]


def outcomes(pages: Iterable[Annotated], table: str) -> list[Outcome]:
    """The records of one table, each right when it pairs with a gold record of its label."""
    found: list[Outcome] = []
    for page in pages:
        marks = page.of(TABLES[table])
        text = page.result.document.text
        own: list[tuple[tuple[int, int], Goal | Party | Task]] = []
        for plan, mentions, tasks in zip(page.result.plans, page.result.mentions, page.result.tasks, strict=True):
            records: dict[str, Sequence[Goal | Party | Task]]
            records = {"goals": mentions.goals, "parties": mentions.parties, "tasks": tasks}
            for record in records[table]:
                span = text.raw_span(plan.start + record.start, plan.start + record.end)
                if page.covers(span.start, span.end):
                    own.append(((span.start, span.end), record))
        matched = pairs([(mark.start, mark.end) for mark in marks], [span for span, _ in own])
        found += [
            Outcome(page.plan_at(span[0]), first_rule(record.rule), record.score, at in matched)
            for at, (span, record) in enumerate(own)
        ]
    return found


def first_rule(rule: str) -> str:
    """The rule that made a record, without those that gave it further links.

    >>> first_rule("own_quota+item_subject")
    'own_quota'
    """
    return rule.partition("+")[0]


def precision(found: Sequence[Outcome], strength: float) -> dict[str, float]:
    """Rule -> shrunken precision; `other` holds the table's mean.

    >>> sample = [Outcome("a", "ensure", 0.5, True)] * 3 + [Outcome("a", "form", 0.5, False)]
    >>> precision(sample, 4.0) == {"ensure": 6 / 7, "form": 0.6, "other": 0.75}
    True
    """
    mean = sum(one.right for one in found) / len(found)
    total = Counter(one.rule for one in found)
    right = Counter(one.rule for one in found if one.right)
    table = {rule: (right[rule] + strength * mean) / (total[rule] + strength) for rule in sorted(total)}
    return {**table, OTHER: mean}


def strength_of(found: Sequence[Outcome]) -> float:
    """The strength of shrinkage under which plans are most probable that the precision was not counted on."""
    return min(_STRENGTHS, key=lambda strength: _loss(held_out(found, strength)))


def held_out(found: Sequence[Outcome], strength: float | None = None) -> list[tuple[float, bool]]:
    """(score, right) of each record, the score counted on other plans; the strength is chosen there too if None."""
    out: list[tuple[float, bool]] = []
    for part in folds(sorted({one.group for one in found}), FOLDS):
        rest = [one for one in found if one.group not in part]
        if not rest:
            continue
        table = precision(rest, strength if strength is not None else strength_of(rest))
        out += [(table.get(one.rule, table[OTHER]), one.right) for one in found if one.group in part]
    return out


def scores(found: Sequence[Outcome]) -> dict[str, float]:
    """The scores to publish, to two digits."""
    return {rule: round(value, 2) for rule, value in precision(found, strength_of(found)).items()}


def reliability(said: Sequence[tuple[float, bool]]) -> Reliability:
    """How far what was said came true.

    >>> reliability([(0.75, True), (0.75, False), (0.75, True), (0.75, True)]).error
    0.0
    """
    bins = []
    for low, high in itertools.pairwise(_BINS):
        inside = [(score, right) for score, right in said if low <= score < high or (high == 1.0 and score == 1.0)]
        if inside:
            predicted = sum(score for score, _ in inside) / len(inside)
            observed = sum(right for _, right in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), predicted, observed))
    error = sum(b.records * abs(b.predicted - b.observed) for b in bins) / max(len(said), 1)
    return Reliability(len(said), brier(said), error, tuple(bins))


def written(table: str, values: Mapping[str, float], found: Sequence[Outcome]) -> str:
    """The lexicon file `scores_<table>.txt`: `rule = score`, with the counts behind each as a comment."""
    total = Counter(one.rule for one in found)
    right = Counter(one.rule for one in found if one.right)
    lines = [
        f"# How sure a record of `{table}` is, by the rule that made it: the share that was right on annotated pages,",
        "# shrunk toward the table's mean where they hold few. Written by `make calibrate`, not by hand.",
        f"{OTHER} = {values[OTHER]:.2f}  # rules that those pages do not show",
    ]
    for rule in sorted(values):
        if rule != OTHER:
            lines.append(f"{rule} = {values[rule]:.2f}  # {right[rule]} of {total[rule]}")
    return "\n".join(lines) + "\n"


def _loss(said: Sequence[tuple[float, bool]]) -> float:
    return -sum(math.log(max(score if right else 1 - score, 1e-9)) for score, right in said)
