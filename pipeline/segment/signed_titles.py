"""Titles that a sign stands before or brackets stand around: ■工作目标, 【工作目标】."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from pipeline.nlp.bullets import BULLETS
from pipeline.segment.headings import Topics
from pipeline.segment.lines import UNREAD, Line

FRAMES = {"【": "】", "[": "]", "「": "」", "『": "』", "〖": "〗", "〔": "〕", "［": "］", "“": "”"}
_QUOTES = frozenset("“")
_SIGNS = frozenset(f"{BULLETS}§")
_SIGN = re.compile(f"[{BULLETS}§]")
_LONGEST_NAME = 18
_LONGEST_SIGNED = 24
_FEWEST = 2
_STOP = re.compile("[。；;！!？?：:]")
_SHORTEST_BODY = 10
_SURE = 0.3


def framed_name(text: str, line: Line, words: Topics, least: float = math.inf) -> int | None:
    """Where the 】 of a title like 【工作目标】 stands, alone on its line or before its text, None for others.

    Before its text stands the name of a section, or any topic that scores `least`.

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.headings import topics
    >>> found = topics(load_config().segment)
    >>> framed_name("【工作目标】水清岸绿。", Line(0, 11), found), framed_name("【图一】水清岸绿。", Line(0, 9), found)
    (5, None)
    """
    start, end = line.start, line.end
    first = text[start]
    if first not in FRAMES:
        return None
    close = text.find(FRAMES[first], start, min(end, start + _LONGEST_NAME))
    name = text[start + 1 : close]
    if close < 0 or len(name) < 2 or not all("㐀" <= char <= "鿿" for char in name) or "篇" in name or "范文" in name:
        return None
    alone = close + 1 == end or (close + 2 == end and text[close + 1] in "：:")
    if first == "【":
        return close if alone or words.is_noun(name) or words.score(name) >= least else None
    # Other brackets stand around much else, and quotation marks around slogans.
    return close if words.is_noun(name) and (alone or first not in _QUOTES) else None


def signed_titles(text: str, lines: Sequence[Line], words: Topics) -> dict[int, int]:
    """Where the titles end that a sign opens, by the beginnings of their lines, where the page sets its titles so.

    It does where each line with the sign names a topic, and has text behind it or on other lines below.

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.headings import topics
    >>> page = "■工作目标\\n水清岸绿。\\n■保障措施\\n专人看守。"
    >>> spans = [Line(0, 5), Line(6, 11), Line(12, 17), Line(18, 23)]
    >>> signed_titles(page, spans, topics(load_config().segment))
    {0: 5, 12: 17}
    """
    if not lines or _SIGN.search(text, lines[0].start, lines[-1].end) is None:
        return {}
    by_sign: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if text[line.start] in _SIGNS:
            by_sign.setdefault(text[line.start], []).append(index)
    found: dict[int, int] = {}
    for indices in by_sign.values():
        ends = [_name_end(text, lines[index], words) for index in indices] if len(indices) >= _FEWEST else []
        if not ends or not all(ends) or (indices[-1] + 1 == len(lines) and ends[-1] == lines[-1].end):
            continue
        signed = frozenset(indices)
        if any(end == lines[index].end and index + 1 in signed for index, end in zip(indices, ends, strict=True)):
            continue
        found.update((lines[index].start, end) for index, end in zip(indices, ends, strict=True))
    return found


def _name_end(text: str, line: Line, words: Topics) -> int:
    """Where the name of a topic ends behind a line's sign, with the line or before its text; 0 where there is none."""
    if line.mark in UNREAD:
        return 0
    mark = _STOP.search(text, line.start + 1, min(line.end, line.start + _LONGEST_SIGNED))
    if mark is None and line.end - line.start > _LONGEST_SIGNED:
        return 0
    end = mark.start() if mark else line.end
    name = text[line.start + 1 : end].strip()
    if len(name) < 2 or words.score(name) <= 0:
        return 0
    if mark is None or mark.end() == line.end:
        return line.end if mark is None or mark.group() in "：:。" else 0
    body = mark.group() in "。：:" and line.end - mark.end() >= _SHORTEST_BODY
    return end if body and not words.introduces(name) and words.score(name) > _SURE else 0
