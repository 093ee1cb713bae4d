"""Rows of tables whose cells stand one below another, a line each, below column headers that stand so too.

    序号 / 重点任务 / 牵头单位 / 配合单位 / 1 / 改造村卫生室。 / 县卫健局 / 县医保局 / 2 / …

Where the first column counts the rows, a row goes from one number to the next; elsewhere every row has a line for each
header. Lines that head a part of the table (一、保障民生) stand between rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.records import Cell
from pipeline.segment.glued_rows import NUMBERS
from pipeline.segment.lines import Line

_FEWEST, _MOST = 3, 8
_LONGEST_HEADER = 10
_IS_NAME = re.compile("[㐀-鿿]{1,10}(?:[（(][㐀-鿿、/]{1,6}[）)])?").fullmatch
_NUMBER = re.compile(r"[（(]?[0-9]{1,3}[)）、.．]?")
_PART = re.compile("[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十]{1,3}[章节部]")
# Cells of who answers, by when or how much hold no sentences.
_SENTENCE = re.compile("[。；;！!？?：:]")
_LONGEST_CELL = 120
_MOST_WRAPPED = 3
_FEWEST_UNCOUNTED = 2

Span = tuple[int, int]
StackedRow = tuple[int, int, tuple[Cell, ...]]


def stacked_rows(
    text: str, lines: Sequence[Line], ending: Callable[[str], str], sure: frozenset[str]
) -> tuple[list[StackedRow], list[Span]]:
    """The rows of such tables, each with its place and cells, and all stretches that are tables, headers included.

    `ending` gives the known header that a name ends in, '' for none; one of a table's must be among `sure`, those that
    head nothing but columns.

    >>> from pipeline.segment.lines import Line
    >>> text = "任务\\n责任单位\\n时限\\n修渠\\n水利站\\n5月\\n植树\\n林业站\\n3月"
    >>> at = [match.span() for match in __import__("re").finditer(".+", text)]
    >>> names = ["任务", "责任单位", "时限"]
    >>> ending = lambda name: name if name in names else ""
    >>> rows, _ = stacked_rows(text, [Line(*span) for span in at], ending, frozenset(names))
    >>> [[(cell.header, text[cell.start : cell.end]) for cell in cells] for _, _, cells in rows][1]
    [('任务', '植树'), ('责任单位', '林业站'), ('时限', '3月')]
    """
    rows: list[StackedRow] = []
    taken: list[Span] = []
    at = 0
    while at < len(lines):
        names = _headers(text, lines, at, ending, sure)
        if not names:
            at += 1
            continue
        counted = names[0] in NUMBERS
        begin = at + len(names)
        if counted:
            found, behind = _counted(text, lines, begin, names, [ending(name) in sure for name in names])
        else:
            found, behind = _uncounted(text, lines, begin, names)
        if found:
            rows += found
            taken += [(line.start, line.end) for line in lines[at : at + len(names)]]
            taken += _stretches(found, counted, lines)
        at = max(behind, at + len(names))
    return rows, sorted(taken)


def _headers(
    text: str, lines: Sequence[Line], at: int, ending: Callable[[str], str], sure: frozenset[str]
) -> list[str]:
    """The names of the columns that stand from the line `at` on; none where fewer than three do.

    Where they begin with the one that counts the rows, they end at the first row's number, and need not be known.
    """
    names: list[str] = []
    counted = text[lines[at].start : lines[at].end] in NUMBERS
    for line in lines[at : at + _MOST + 1]:
        name = "".join(text[line.start : line.end].split())
        known = _IS_NAME(name) if counted else ending(name)
        if len(name) > _LONGEST_HEADER or not known or name in names or _PART.match(name):
            break
        names.append(name)
    kinds = {ending(name) for name in names} - set(NUMBERS)
    return names if _FEWEST <= len(names) <= _MOST and not kinds.isdisjoint(sure) else []


def _counted(
    text: str, lines: Sequence[Line], at: int, names: Sequence[str], terse: Sequence[bool]
) -> tuple[list[StackedRow], int]:
    """Rows that begin with their number, and the line behind the last."""
    rows: list[StackedRow] = []
    width = len(names) - 1
    while at < len(lines):
        # Parts of the table may follow one another.
        numbered = at
        while numbered < len(lines) and _is(_PART, text, lines[numbered]):
            numbered += 1
        if numbered > at and numbered < len(lines) and _is_number(text, lines[numbered]):
            at = numbered
            continue
        if not _is_number(text, lines[at]):
            break
        stop = at + 1
        while stop < len(lines) and stop - at <= width + _MOST_WRAPPED and not _is_number(text, lines[stop]):
            if _is(_PART, text, lines[stop]):
                break
            stop += 1
        is_last = stop == len(lines) or not (_is_number(text, lines[stop]) or _is(_PART, text, lines[stop]))
        cells = lines[at + 1 : min(stop, at + 1 + width) if is_last else stop]
        row = _row(text, cells, names[1:], terse[1:])
        if row is None:
            break
        rows.append(row)
        at += 1 + len(cells)
    return rows, at


def _uncounted(text: str, lines: Sequence[Line], at: int, names: Sequence[str]) -> tuple[list[StackedRow], int]:
    """Rows of as many lines as there are headers, and the line behind the last."""
    rows: list[StackedRow] = []
    first = at
    while at < len(lines):
        if rows and _is(_PART, text, lines[at]):
            at += 1
            continue
        cells = lines[at : at + len(names)]
        if len(cells) < len(names) or any(_is(_PART, text, cell) for cell in cells):
            break
        row = _row(text, cells, names, [True] * len(names))
        if row is None:
            break
        rows.append(row)
        at += len(names)
    return (rows, at) if len(rows) >= _FEWEST_UNCOUNTED else ([], first)


def _row(text: str, lines: Sequence[Line], names: Sequence[str], terse: Sequence[bool]) -> StackedRow | None:
    """The row of these cells; the first takes what is more than there are columns, the last columns may be empty.

    A cell behind the first is short, and in a column that is `terse` it is no sentence.
    """
    wrapped = max(0, len(lines) - len(names))
    if len(lines) < 2 or wrapped > _MOST_WRAPPED:
        return None
    places = [(lines[0].start, lines[wrapped].end), *((line.start, line.end) for line in lines[wrapped + 1 :])]
    for (start, end), short in zip(places[1:], terse[1:], strict=False):
        if end - start > _LONGEST_CELL or (short and _SENTENCE.search(text, start, end - 1)):
            return None
    cells = tuple(Cell(name, start, end) for name, (start, end) in zip(names, places, strict=False))
    return places[0][0], places[-1][1], cells


def _stretches(rows: Sequence[StackedRow], counted: bool, lines: Sequence[Line]) -> list[Span]:
    """The places of rows; the number above a row belongs to it."""
    if not counted:
        return [(start, end) for start, end, _ in rows]
    above = {line.start: before.start for before, line in pairwise(lines)}
    return [(above[start], end) for start, end, _ in rows]


def _is(pattern: re.Pattern[str], text: str, line: Line) -> bool:
    return pattern.match(text, line.start, line.end) is not None


def _is_number(text: str, line: Line) -> bool:
    return _NUMBER.fullmatch(text, line.start, line.end) is not None
