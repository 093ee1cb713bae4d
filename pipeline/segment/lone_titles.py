"""Titles without numbers that stand alone between finished paragraphs, where half of a plan's are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.nlp.bullets import BULLETS, DASHES
from pipeline.segment.headings import Topics
from pipeline.segment.lines import UNREAD, Line
from pipeline.segment.numbering import Numbering

_NAME = re.compile("[㐀-鿿“][㐀-鿿“”、与和及]{1,11}")
_LONGEST = 12
_FEWEST_KNOWN = 2
_SHORTEST_BODY = 14
_FULL_STOPS = frozenset("。；;！!？?”）)")
_SIGNS = frozenset(BULLETS + DASHES)
_NOTHING: frozenset[int] = frozenset()


def lone_titles(text: str, lines: Sequence[Line], families: Numbering, words: Topics) -> frozenset[int]:
    """The indices of short lines behind finished paragraphs or lists, with a body below: two known names, and no more
    others than known ones.

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.headings import topics
    >>> from pipeline.segment.numbering import numbering
    >>> body = "各组按月巡查河岸，登记漂浮物。"
    >>> page = f"形势与短板\\n{body}\\n工作目标\\n{body}\\n保障措施\\n{body}"
    >>> spans = [Line(*match.span()) for match in __import__("re").finditer(".+", page)]
    >>> config = load_config().segment
    >>> sorted(lone_titles(page, spans, numbering(config), topics(config)))
    [0, 2, 4]
    """
    found: list[int] = []
    known = 0
    for index, (start, end, mark, _) in enumerate(lines[:-1]):
        if not 1 < end - start <= _LONGEST or mark in UNREAD or not _NAME.fullmatch(text, start, end):
            continue
        name = text[start:end]
        if families.at(text, start, end) or words.introduces(name) or words.score(name) < 0:
            continue
        if _has_body(text, lines[index + 1]) and (index - 1 in found[-1:] or _opens(text, lines, index, families)):
            found.append(index)
            known += name in words.sections or words.is_noun(name)
    return frozenset(found) if known >= _FEWEST_KNOWN and 2 * known >= len(found) else _NOTHING


def _has_body(text: str, below: Line) -> bool:
    """Whether a line is more than a name: long, an item, or a sentence."""
    start, end, mark, _ = below
    said = end - start >= _SHORTEST_BODY or text[start] in _SIGNS or text[end - 1] in _FULL_STOPS
    return said and mark not in UNREAD


def _opens(text: str, lines: Sequence[Line], index: int, families: Numbering) -> bool:
    """Whether nothing goes on into a line: the one above is finished, or an item of a list or table."""
    if not index:
        return True
    start, end, mark, _ = lines[index - 1]
    finished = text[end - 1] in _FULL_STOPS or text[start] in _SIGNS or mark in UNREAD
    return finished or families.at(text, start, end) is not None
