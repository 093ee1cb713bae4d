"""What is counted: found spans that are gold spans, precision and recall, parts of the gold, errors of scores."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

LEAST = 0.5  # intersection over union from which two spans are the same record

Span = tuple[int, int]


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


def folds(groups: Sequence[str], count: int) -> list[frozenset[str]]:
    """The plans in `count` parts, by a hash of their names: independent of order, the same every time.

    >>> sorted(len(part) for part in folds(["a", "b", "c", "d"], 2))
    [2, 2]
    """
    ordered = sorted(groups, key=lambda group: hashlib.sha256(group.encode()).hexdigest())
    return [frozenset(ordered[at::count]) for at in range(count)]


def brier(said: Sequence[tuple[float, bool]]) -> float:
    """The mean squared error of scores.

    >>> brier([(0.5, True), (0.5, False)])
    0.25
    """
    return sum((score - right) ** 2 for score, right in said) / max(len(said), 1)
