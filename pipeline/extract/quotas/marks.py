"""Places of marking words in a text, asked for by stretch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.extract.quotas.lexicon import Place


class Marks:
    """Places in a text, found once, so that every quantity can ask for those of a stretch."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, places: Sequence[Place], unless: Marks | None = None) -> None:
        """Keep the places, which are in order, that share no character with one of `unless`."""
        if unless is not None and unless._starts:
            places = [place for place in places if not unless.touches(*place)]
        self._starts: list[int] = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def touches(self, start: int, end: int) -> bool:
        """Whether a place shares a character with the stretch."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start

    def within(self, start: int, end: int) -> Iterator[int]:
        """Numbers of the places inside the stretch, last one first."""
        for at in range(bisect_left(self._starts, end) - 1, bisect_left(self._starts, start) - 1, -1):
            if self._ends[at] <= end:
                yield at

    def end_within(self, start: int, end: int) -> int | None:
        """Where the last place inside the stretch ends."""
        at = next(self.within(start, end), None) if self._starts else None
        return self._ends[at] if at is not None else None

    def any_within(self, start: int, end: int) -> bool:
        """Whether a place lies inside the stretch."""
        if not self._starts:
            return False
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._starts[at] >= start:
            if self._ends[at] <= end:
                return True
            at -= 1
        return False
