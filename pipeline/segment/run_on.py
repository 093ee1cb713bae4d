"""Pages without line ends: where plans begin inside their lines, and where a title ends that runs into its text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.segment import issued
from pipeline.segment.lines import UNREAD, Line
from pipeline.segment.numbering import Numbering
from pipeline.segment.titles import Titles

_SERIES_INSIDE = re.compile(
    r"(?<=[。！？!?；;”])\s*(?=(?:第\s?[一二三四五六七八九十0-9]{1,3}\s?篇|篇[一二三四五六七八九十0-9]{1,3})\s?[：:])"
)
# …工作计划（精选5篇）…工作计划篇1一、…: the page's own title, and the first of those it announces.
_BEHIND_COLLECTION = re.compile(
    r"(?P<stem>[^。；;！!？?，,\n（(]{6,50})[（(][^（）()\n]{0,6}[0-9一二三四五六七八九十几多]{1,3}篇[^（）()\n]{0,4}[)）]\s?"
    r"(?P<first>(?P=stem))\s?[（(]?篇?\s?[1一][)）]?(?![0-9年月])"
)
_RUN_ON = 40
_LONG = 240
_FURTHEST_FIRST = 240  # so far behind a title that is glued to its text stands the first number
_MOST_NUMBERS = 2  # so many of them may be the name's own
_SHORTEST_KNOWN = 8
_LONGEST_KNOWN = 60
_MOST_KNOWN = 6
_BEFORE_TITLE = frozenset("。！？；!?;”）)》日 \u3000")


def split_run_on(text: str, lines: Sequence[Line], reader: Titles, families: Numbering) -> list[Line]:
    """Lines cut where a run-on page begins its next plan mid-line (`…表彰。篇二：…`, `…检查。工作计划2一、…`).

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.numbering import numbering
    >>> from pipeline.segment.titles import titles
    >>> config = load_config().segment
    >>> page = "值班工作计划1抓好巡查，逐项登记，不留死角，不走过场。值班工作计划2严格交接，当面清点，签字确认。"
    >>> found = split_run_on(page, [Line(0, len(page))], titles(config), numbering(config))
    >>> [page[line.start : line.end][:7] for line in found]
    ['值班工作计划1', '抓好巡查，逐项', '值班工作计划2', '严格交接，当面']
    """
    out: list[Line] = []
    hints = reader.hints(text)
    headed = "篇" in text
    known = _known(text, lines, reader, families)
    if not headed and len(hints) < 2 and not known:
        return list(lines)
    for line in lines:
        cuts: dict[int, int] = {}
        if line.end - line.start > _RUN_ON and line.mark not in UNREAD:
            if headed and text.find("篇", line.start, line.end) >= 0:
                cuts = {match.end(): match.end() for match in _SERIES_INSIDE.finditer(text, line.start, line.end)}
                collected = _BEHIND_COLLECTION.match(text, line.start, line.end)
                if collected:
                    cuts[collected.start("first")] = collected.end()
            if bisect_left(hints, line.end) - bisect_left(hints, line.start) > 1:
                cuts.update(reader.series_inside(text, line.start, line.end))
            for name in known:
                cuts.update(_begun(text, line, name, reader, families))
        if not cuts:
            out.append(line)
            continue
        at = line.start
        for start, stop in sorted(cuts.items()):
            if start > at:
                out.append(Line(at, _back(text, at, start), line.mark if at == line.start else "", line.level))
            if stop > start:
                out.append(Line(start, stop))
            at = max(at, stop)
        if at < line.end:
            out.append(
                Line(skip_space(text, at, line.end), line.end, line.mark if at == line.start else "", line.level)
            )
    return out


def _known(text: str, lines: Sequence[Line], reader: Titles, families: Numbering) -> list[str]:
    """Titles that may stand inside a long line: those that a notice cites, and the one that the page opens with."""
    long = [line for line in lines if line.end - line.start > _LONG and line.mark not in UNREAD]
    if not long:
        return []
    found = {name for name in issued.names(text) if reader.may_end(name) and reader.kind(name)}
    first = lines[0]
    end = glued_end(text, first.start, first.end, reader, families) if first.end - first.start > _RUN_ON else None
    found.add(text[first.start : first.end if end is None else end].strip("《》"))
    return sorted(name for name in found if _SHORTEST_KNOWN <= len(name) <= _LONGEST_KNOWN)[:_MOST_KNOWN]


def _begun(text: str, line: Line, name: str, reader: Titles, families: Numbering) -> dict[int, int]:
    """Where in a line a plan of this name begins, behind a sentence and with its own beginning behind: {start: end}."""
    out: dict[int, int] = {}
    at = text.find(name, line.start + 1, line.end)
    while at > 0:
        start, stop = at, at + len(name)
        if text[at - 1] == "《" and text[stop : stop + 1] == "》":
            start, stop = at - 1, stop + 1
        first = families.at(text, stop, line.end) if stop < line.end else None
        opens = (first is not None and first.number == 1) or reader.opens(text, stop, line.end, name)
        if start > line.start and text[start - 1] in _BEFORE_TITLE and opens:
            out[start] = stop
        at = text.find(name, stop, line.end)
    return out


def glued_end(text: str, start: int, end: int, reader: Titles, families: Numbering) -> int | None:
    """Where a title ends that a run-on line opens with at `start`, None where it opens with none."""
    limit = min(end, start + _FURTHEST_FIRST)
    firsts = [m.start for m in families.inside(text, start, limit) if m.number == 1]
    # 2023学年第一学期护河工作计划 一、…: the first number may be the name's own.
    ends = (reader.glued(text, start, first) for first in (*firsts[:_MOST_NUMBERS], *([] if firsts else [end])))
    return next((stop for stop in ends if stop is not None), None)


def skip_space(text: str, start: int, end: int) -> int:
    """The first offset from `start` on that holds no white space, `end` when there is none.

    >>> skip_space("  巡查", 0, 4)
    2
    """
    while start < end and text[start].isspace():
        start += 1
    return start


def _back(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
