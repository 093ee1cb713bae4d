"""Pairs of spans: one to one, best overlap first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Pair = tuple[int, int]


def overlap(one: Pair, other: Pair) -> float:
    """Intersection over union of two spans.

    >>> overlap((0, 4), (2, 6)) == 2 / 6
    True
    """
    common = min(one[1], other[1]) - max(one[0], other[0])
    if common <= 0:
        return 0.0
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


def pair_spans(first: Sequence[Pair], second: Sequence[Pair], least: float) -> list[Pair]:
    """Indices (in `first`, in `second`) of spans that belong together; each is used once.

    Pairs overlap by at least `least` (intersection over union). Better ones go first; among equals the earlier.

    >>> pair_spans([(0, 4), (4, 8)], [(3, 8), (0, 4)], 0.5)
    [(0, 1), (1, 0)]
    """
    order = sorted(range(len(second)), key=lambda at: second[at])
    starts = [second[at][0] for at in order]
    longest = max((end - start for start, end in second), default=0)
    candidates = []
    for one, span in enumerate(first):
        low, high = bisect_left(starts, span[0] - longest), bisect_left(starts, span[1])
        for rank in range(low, high):
            value = overlap(span, second[order[rank]])
            if value >= least:
                candidates.append((-value, one, rank))
    # Sorted by value alone, and stably: the order of equals is that of the texts.
    candidates.sort(key=lambda candidate: candidate[0])
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, one, rank in candidates:
        other = order[rank]
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            pairs.append((one, other))
    return pairs
