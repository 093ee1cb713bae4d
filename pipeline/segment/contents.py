"""Tables of contents: the lines of a 目录 name the parts that follow, and are no parts themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.segment.lines import Line

_HEADS = frozenset(("目录", "内容目录", "目次", "文章目录", "本文目录"))
_NUMBER = re.compile(
    r"^(?:第\s?[一二三四五六七八九十0-9]{1,3}\s?[章节条篇部分]{1,2}|[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?(?=\S)"
    r"|[（(]?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[)）]?[、.．]?)"
)
_PAGE = re.compile(r"[.．…·\s]*[-—]?\s?[0-9]{1,3}\s?[-—]?$")
_LED = re.compile(r"(?:[.．·]{2,}|…+)[.．…·\s]*[-—]?\s?[0-9]{1,3}\s?[-—]?$")
_LONGEST_LED = 120
_LOST_DOTS = 2
_SPACE = re.compile(r"\s+")
_LONGEST_ENTRY = 50
_MOST_ENTRIES = 120
_MOST_LISTS = 12  # a compilation may have a list of its own for each document; a hostile page has thousands


def without_contents(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a table of contents marked `contents`; it ends where its first entry comes again.

    >>> page = "目录\\n一、任务\\n二、要求\\n一、任务\\n巡河。\\n二、要求\\n守时。"
    >>> spans = [Line(0, 2), Line(3, 7), Line(8, 12), Line(13, 17), Line(18, 21), Line(22, 26), Line(27, 30)]
    >>> [line.mark for line in without_contents(page, spans)]
    ['contents', 'contents', 'contents', '', '', '', '']
    """
    out = _without_leaders(text, lines)
    at = looked = 0
    while at + 2 < len(out) and looked < _MOST_LISTS:
        line = out[at]
        if (
            line.end - line.start <= 8
            and text[line.start] in "目内文本【"
            and _SPACE.sub("", text[line.start : line.end]).strip("：:【】") in _HEADS
        ):
            stop = _end(text, out, at + 1)
            looked += 1
            for index in range(at, stop):
                out[index] = out[index]._replace(mark="contents", level=0)
            at = max(at, stop - 1)
        at += 1
    return out


def _without_leaders(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, those marked `contents` that dots lead to a page's number (第一章 总则……3), if there are several."""
    out = list(lines)
    if "……" not in text and "...." not in text:
        return out
    entries = [
        index
        for index, line in enumerate(out)
        if line.end - line.start <= _LONGEST_LED and _LED.search(text, line.start, line.end)
    ]
    if len(entries) > 1:
        for first, last in pairwise((entries[0], *entries)):
            # A line between two entries is one that has lost its dots.
            for index in range(first if last - first <= _LOST_DOTS else last, last + 1):
                out[index] = out[index]._replace(mark="contents", level=0)
    return out


def _end(text: str, lines: Sequence[Line], first: int) -> int:
    """The index behind the last entry; `first` where the word 目录 heads no entries that come again."""
    wanted = _name(text, lines[first])
    for index in range(first + 1, min(len(lines), first + _MOST_ENTRIES)):
        line = lines[index]
        if line.end - line.start > _LONGEST_ENTRY:
            break
        if wanted and _name(text, line) == wanted:
            return index
    return first


def _name(text: str, line: Line) -> str:
    """What a line names, without number, page and white space."""
    value = _PAGE.sub("", text[line.start : min(line.end, line.start + 2 * _LONGEST_ENTRY)])
    return _SPACE.sub("", _NUMBER.sub("", value))
