"""Cross-validation by plan: rules alone, model alone, and both, with thresholds chosen inside the training folds."""

from __future__ import annotations

import hashlib
import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pipeline.nlp.judge.model import NEVER, Policy, logit, scaled
from training.examples import NEITHER, Example, Examples
from training.fit import fit, scores

FOLDS = 5
INNER = 3
# Rules whose precision in the training folds lies below one of these may be overruled.
_WEAK = (0.7, 0.8, 0.9, 1.01)
_VETO = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
# The mildest first: among equals the first is taken.
_ADD = (NEVER, 0.98, 0.95, 0.9, 0.8, 0.7)
# Less than this gained in the training folds is noise: the rules stay alone.
LEAST_GAIN = 0.005
_TAKES = 0.5
MEAN = ""
_SHRINK = 4
_NEWTON, _RIDGE = 25, 0.01
# The model says how sure a record is where its order is better by this much.
_SURER = 0.02


class Figures(NamedTuple):
    """Hits among found and gold records."""

    hit: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the found that are right."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both.

        >>> Figures(1, 2, 2).f1
        0.5
        """
        return 2 * self.hit / (self.found + self.gold) if self.found + self.gold else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


class Judged(NamedTuple):
    """An example with the probability that it is a record, and the most probable label of a record."""

    item: Example
    probability: float
    best: str


@dataclass(frozen=True)
class Report:
    """What cross-validation says of one judgement.

    `duty` is the share of right labels among hits, `brier` the Brier score of the records' scores, `order` the chance
    that a right record has a higher score than a wrong one: each first as the rules say, then as the model says.
    """

    name: str
    plans: int
    rules: Figures
    model: Figures
    both: Figures
    policies: tuple[Policy, ...]
    duty: tuple[float, float]
    brier: tuple[float, float]
    order: tuple[float, float]

    @property
    def wins(self) -> bool:
        """Whether rules and model together beat the rules clearly."""
        return self.both.f1 >= self.rules.f1 + LEAST_GAIN

    @property
    def surer(self) -> bool:
        """Whether the model says better than the rules how sure a record is: as true, and doubtful ones first."""
        return self.brier[1] <= self.brier[0] and self.order[1] >= self.order[0] + _SURER


def folds(groups: Sequence[str], count: int) -> list[frozenset[str]]:
    """The plans in `count` parts, by a hash of their names: independent of order, the same every time.

    >>> sorted(len(part) for part in folds(["a", "b", "c", "d"], 2))
    [2, 2]
    """
    ordered = sorted(groups, key=lambda group: hashlib.sha256(group.encode()).hexdigest())
    return [frozenset(ordered[at::count]) for at in range(count)]


def out_of_fold(examples: Examples, groups: Iterable[str], count: int) -> list[Judged]:
    """The examples of these plans, each judged by a model that has not seen its plan."""
    chosen = set(groups)
    items = [item for item in examples.items if item.group in chosen]
    out: list[Judged] = []
    for part in folds(sorted(chosen), count):
        out += judged(examples, [i for i in items if i.group not in part], [i for i in items if i.group in part])
    return out


def judged(examples: Examples, learned: list[Example], asked: list[Example]) -> list[Judged]:
    """The examples `asked` as a model judges them that was trained on `learned`."""
    if not learned or not asked:
        return []
    nlp, vocabulary = fit(learned, examples.labels)
    out = []
    for item, cats in zip(asked, scores(nlp, vocabulary, asked), strict=True):
        records = {label: cats[label] for label in examples.labels if label in examples.positive}
        out.append(Judged(item, sum(records.values()), max(records, key=lambda label: records[label])))
    return out


def choose(examples: Examples, found: list[Judged], groups: Iterable[str]) -> Policy:
    """The policy with the best F1 on these judged examples; no policy at all where the gain is small."""
    gold = _gold(examples, groups)
    none = Policy()
    best, best_f1 = none, figures(examples, found, none, gold).f1 + LEAST_GAIN
    precision = precisions(examples, [one.item for one in found])
    for limit, veto, add in itertools.product(_WEAK, (0.0, *_VETO), _ADD):
        weak = frozenset(rule for rule, share in precision.items() if rule and share < limit) if veto else frozenset()
        policy = Policy(veto, add, weak)
        f1 = figures(examples, found, policy, gold).f1
        if f1 > best_f1:
            best, best_f1 = policy, f1
    return best


def precisions(examples: Examples, items: Iterable[Example]) -> dict[str, float]:
    """Rule -> share of its records that the gold has, shrunk toward the mean, which stands under `MEAN`."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for item in items:
        if item.rule:
            total[item.rule] += 1
            right[item.rule] += examples.is_hit(item)
    mean = sum(right.values()) / max(sum(total.values()), 1)
    table = {rule: (right[rule] + _SHRINK * mean) / (total[rule] + _SHRINK) for rule in sorted(total)}
    return {**table, MEAN: mean}


def figures(examples: Examples, found: Iterable[Judged], policy: Policy, gold: int) -> Figures:
    """Hits of what a policy keeps."""
    kept = [one.item for one in found if policy.keeps(one.item.rule, one.probability)]
    return Figures(sum(map(examples.is_hit, kept)), len(kept), gold)


def scale_of(found: Iterable[Judged], examples: Examples) -> tuple[float, float]:
    """Bias and slope under which the model's probabilities of the rules' records come true (Platt scaling).

    Without records the probabilities stay as they are: (0, 1).
    """
    records = [one for one in found if one.item.rule]
    if not records:
        return 0.0, 1.0
    x = np.array([[1.0, logit(one.probability)] for one in records])
    y = np.array([float(examples.is_hit(one.item)) for one in records])
    weights = np.zeros(2)
    for _ in range(_NEWTON):
        said = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (said - y) + _RIDGE * weights
        curve = (x * (said * (1 - said))[:, None]).T @ x + _RIDGE * np.eye(2)
        weights -= np.linalg.solve(curve, slope)
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def report(examples: Examples) -> Report:
    """Cross-validate one judgement by plan."""
    groups = examples.groups
    tested: list[Judged] = []
    kept: list[Example] = []
    policies = []
    said: list[tuple[float, float, bool]] = []
    for part in folds(groups, FOLDS):
        rest = [group for group in groups if group not in part]
        inner = out_of_fold(examples, rest, INNER)
        policy = choose(examples, inner, rest)
        policies.append(policy)
        scale, precision = scale_of(inner, examples), precisions(examples, [one.item for one in inner])
        learned = [item for item in examples.items if item.group not in part]
        asked = judged(examples, learned, [item for item in examples.items if item.group in part])
        tested += asked
        kept += [one.item for one in asked if policy.keeps(one.item.rule, one.probability)]
        for one in asked:
            if one.item.rule:
                by_rule = precision.get(one.item.rule, precision[MEAN])
                said.append((by_rule, scaled(one.probability, scale), examples.is_hit(one.item)))
    gold = _gold(examples, groups)
    alone = [one.item for one in tested if one.probability >= _TAKES]
    return Report(
        examples.name,
        len(groups),
        figures(examples, tested, Policy(), gold),
        Figures(sum(map(examples.is_hit, alone)), len(alone), gold),
        Figures(sum(map(examples.is_hit, kept)), len(kept), gold),
        tuple(policies),
        _labels_right(examples, tested),
        (brier([(rule, right) for rule, _, right in said]), brier([(model, right) for _, model, right in said])),
        (order([(rule, right) for rule, _, right in said]), order([(model, right) for _, model, right in said])),
    )


def brier(said: Sequence[tuple[float, bool]]) -> float:
    """The mean squared error of scores.

    >>> brier([(0.5, True), (0.5, False)])
    0.25
    """
    return sum((score - right) ** 2 for score, right in said) / max(len(said), 1)


def order(said: Sequence[tuple[float, bool]]) -> float:
    """The chance that a right record has a higher score than a wrong one, ties counted half; 0.5 where none is wrong.

    >>> order([(0.9, True), (0.4, False), (0.4, True)])
    0.75
    """
    right = sorted(score for score, is_right in said if is_right)
    wrong = [score for score, is_right in said if not is_right]
    if not right or not wrong:
        return 0.5
    above = sum(2 * len(right) - bisect_left(right, score) - bisect_right(right, score) for score in wrong)
    return above / (2 * len(right) * len(wrong))


def _labels_right(examples: Examples, tested: list[Judged]) -> tuple[float, float]:
    """Share of right labels among hits of the rules: as the rules say, as the model says."""
    hits = [one for one in tested if examples.is_hit(one.item) and one.item.said != NEITHER]
    if not hits:
        return 0.0, 0.0
    rules = sum(one.item.said == one.item.label for one in hits)
    return rules / len(hits), sum(one.best == one.item.label for one in hits) / len(hits)


def _gold(examples: Examples, groups: Iterable[str]) -> int:
    return sum(examples.gold.get(group, 0) for group in set(groups))
