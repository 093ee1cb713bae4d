"""Overlapping spans -> a flat row of segments, each with all the spans that cover it: what a page can be drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Segment(NamedTuple):
    """A stretch of text and the numbers of the spans that cover all of it, in the order in which they were given."""

    start: int
    end: int
    covers: tuple[int, ...]


def segments(start: int, end: int, spans: Sequence[tuple[int, int]], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Cut `start`..`end` wherever a span begins or ends, and at every offset of `cuts`; empty spans cover nothing.

    >>> [tuple(s) for s in segments(0, 6, [(0, 4), (2, 4)])]
    [(0, 2, (0,)), (2, 4, (0, 1)), (4, 6, ())]
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    borders = {start, end, *(cut for cut in cuts if start < cut < end)}
    for number, (first, last) in enumerate(spans):
        first, last = max(first, start), min(last, end)
        if first < last:
            opening.setdefault(first, []).append(number)
            closing.setdefault(last, []).append(number)
            borders.update((first, last))
    active: set[int] = set()
    at = start
    for border in sorted(borders):
        if border > at:
            yield Segment(at, border, tuple(sorted(active)))
        active.difference_update(closing.get(border, ()))
        active.update(opening.get(border, ()))
        at = border


# Characters that a browser or terminal would obey or drop; each is shown as one visible sign, so offsets hold.
_SHOWN = {code: 0x2400 + code for code in range(0x20) if code not in (9, 10, 13)}
_SHOWN |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0x2426)
_SHOWN |= dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0x2426)
_SHOWN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def visible(text: str) -> str:
    """The same number of characters, fit to be shown: controls as pictures, line ends all alike.

    >>> visible("计划\\x00\\x1b\\r\\n一\\u202e")
    '计划␀␛\\u200b\\n一␦'
    """
    return text.translate(_SHOWN).replace("\r\n", "\u200b\n").replace("\r", "\n")
