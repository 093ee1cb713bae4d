"""Rows of flattened tables that have lost the gaps between their cells: `2、整修操场总务处`.

The column headers say what to look for: a column of those who answer (责任人) ends the row with a name, a column of
time gives a date, a column of numbers its first figures; what is left is the first column of other content. A row in
which none of these is found is one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.config import StageConfig
from pipeline.records import Cell
from pipeline.segment.charges import charges

_NUMBER = re.compile(r"\s*[（(]?([0-9]{1,2})\s?[、.．)）]\s*")
_NEXT = re.compile(r"(?<=[^0-9.．、])\s*([0-9]{1,2})[、.．](?![0-9])")
_WHEN = re.compile("时间|时限|月份|日期|周次|时段|节点")
NUMBERS = ("序号", "编号")
_DATE = re.compile(
    r"(?:[0-9]{4}年)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?月份?(?:[0-9]{1,2}\s?[日号]|[上中下]旬|[初底])?"
    r"(?:\s?[-—~～至]\s?(?:[0-9]{1,2}\s?月)?(?:[0-9]{1,2}\s?[日号]|[上中下]旬|[初底]|月份?)?)?前?"
    r"|第\s?[0-9一二三四五六七八九十]{1,3}\s?(?:[-—~～至]\s?第?[0-9一二三四五六七八九十]{1,3})?周|全年|全学期|每[月周天季]|学期[初末]"
)
_LONGEST_ROW = 80
_LONGEST_NAMES = 24
_STOPS = frozenset("。；;！!？?：:")

Span = tuple[int, int]


class GluedRows:
    """The names of those who answer for rows, compiled."""

    def __init__(self, config: StageConfig) -> None:
        words = sorted(config.lexicon("row_actors"), key=lambda word: (-len(word), word))
        name = f"(?:(?:各|全体|有关|相关|分管)?(?:{'|'.join(map(re.escape, words))})|分管领导|校领导)"
        self._answers = charges(config).part
        # A row's end is short, so that trying each place in it stays cheap.
        self._names = re.compile(rf"{name}(?:[、和及,，]\s?{name})*(?:等)?(?:负责|牵头|配合?|落实|组织)?$")

    def cells(self, text: str, start: int, end: int, headers: Sequence[str]) -> tuple[int, tuple[Cell, ...]] | None:
        """Where a row begins behind its number, and its cells; None where the line is no numbered row.

        >>> from pipeline.config import load_config
        >>> found = glued_rows(load_config().segment)
        >>> at, cells = found.cells("2、整修操场总务处", 0, 9, ["项目", "责任人", "备注"])
        >>> at, [(cell.header, cell.start, cell.end) for cell in cells]
        (2, [('项目', 2, 6), ('责任人', 6, 9)])
        """
        number = _NUMBER.match(text, start, end)
        if number is None or not 2 <= end - number.end() <= _LONGEST_ROW:
            return None
        begin = number.end()
        if any(char in _STOPS for char in text[begin : end - 1]):
            return None
        found: list[Cell] = []
        left, right = begin, end
        counts = next((name for name in headers if name in NUMBERS), None)
        answers = [name for name in headers if self._answers.search(name)]
        when = [name for name in headers if _WHEN.search(name)]
        if answers:
            match = self._names.search(text, max(left, right - _LONGEST_NAMES), right)
            if match:
                found.append(Cell(answers[0], match.start(), right))
                right = match.start()
        if when and right > left:
            span = _date(text, left, right)
            if span:
                found.append(Cell(when[0], *span))
                left, right = (span[1], right) if span[0] == left else (left, span[0])
        content = next((name for name in headers if name != counts and name not in answers and name not in when), "")
        if right > left:
            found.append(Cell(content, left, right))
        if counts is not None:
            begin = number.start(1)
            found.append(Cell(counts, *number.span(1)))
        return begin, tuple(sorted(found, key=lambda cell: cell.start))


def parts(text: str, start: int, end: int, number: int) -> Iterator[Span]:
    """The rows of a line that counts on from `number`, each with its own; nothing where it does not.

    >>> list(parts("1、清淤村长2、护坡组长", 0, 12, 1))
    [(0, 6), (6, 12)]
    """
    first = _NUMBER.match(text, start, end)
    if first is None or int(first.group(1)) != number:
        return
    begins = [start]
    for match in _NEXT.finditer(text, first.end(), end):
        if int(match.group(1)) == number + len(begins):
            begins.append(match.start(1))
    begins.append(end)
    for begin, stop in pairwise(begins):
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        yield begin, stop


def _date(text: str, left: int, right: int) -> Span | None:
    """A date at the beginning or at the end of a stretch."""
    match = _DATE.match(text, left, right)
    if match:
        return match.span()
    last = None
    for match in _DATE.finditer(text, max(left, right - _LONGEST_NAMES), right):
        last = match
    return last.span() if last and last.end() == right else None


@lru_cache(maxsize=8)
def glued_rows(config: StageConfig) -> GluedRows:
    """The compiled names of a configuration."""
    return GluedRows(config)
