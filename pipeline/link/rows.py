"""Rows of tables: one that says who answers is one task with all its cells, one of a calendar holds items."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.link.clauses import trim
from pipeline.link.inherit import Surroundings
from pipeline.link.places import Places
from pipeline.records import Cell, Plan, Row, Task

_SHORTEST = 4
_SHORTEST_ITEM = 2  # 春游
_COLUMN = "table_column"  # the rule of a party that its column makes responsible
_NUMBERS = re.compile("序号|编号|项次")
_WHEN = re.compile("[^任务内容]{0,4}(?:周次|周数|周别|时间|日期|月份|日程|星期|时段)")
_WHO = re.compile(
    ".*(?:部门|[科处股]室|单位|负责|责任|牵头|[主承协]办|配合|落实|执行|主[持讲]|值[班周日]|人|人员|者|领导|[教老]师|校长|干部|分工)"
    r"(?:[（(].*)?"
)
_REMARKS = re.compile("备注|说明|附注")
_BARS = " \t\u3000\xa0|｜"
_PARTS = re.compile(r"[；;\n]+")
_BULLET = re.compile(r"\s*(?:[（(]?\d{1,2}[)）、.．](?!\d)|[①-⑳])?\s*")


def row_tasks(plan: Plan, places: Places, around: dict[int, Surroundings]) -> list[Task]:
    """The tasks of table rows that name a party or a date, or stand under a month that does.

    A row of labels alone is none, nor is one that only measures (入学率 98%): that is a goal. Where no column says who
    answers and days or weeks come first (周次 日期 工作内容), the table is a calendar, and its rows hold items.
    """
    out: list[Task] = []
    for _, rows in groupby(plan.rows, key=_headers):
        table = list(rows)
        calendar = _is_calendar(table, places)
        for row in table:
            given = around.get(row.section, Surroundings()).dates
            out += _items(plan, row, places, given) if calendar else _whole(plan, row, places, given)
    return out


def _headers(row: Row) -> tuple[int, str]:
    """What the rows of one table share: the section, and the first column."""
    return row.section, row.cells[0].header if row.cells else ""


def _whole(plan: Plan, row: Row, places: Places, given: tuple[int, ...]) -> Iterator[Task]:
    start, end = trim(plan.text, row.start, row.end)
    parties, dates = places.parties_in(start, end), places.dates_in(start, end) or given
    if end - start >= _SHORTEST and (parties or dates):
        yield _task(plan, row, (start, end), places, parties, dates)


def _is_calendar(rows: list[Row], places: Places) -> bool:
    """Whether the first columns of rows say when, another says what, and none who answers."""
    records = places.mentions.parties
    if any(_WHO.fullmatch(cell.header) for row in rows for cell in row.cells):
        return False
    if any(records[n - 1].rule == _COLUMN for row in rows for n in places.parties_in(row.start, row.end)):
        return False
    return all(_says_when_first(row.cells) for row in rows)


def _says_when_first(cells: tuple[Cell, ...]) -> bool:
    when = [_WHEN.fullmatch(cell.header) is not None for cell in cells if not _NUMBERS.fullmatch(cell.header)]
    return len(when) > 1 and when[0] and when == sorted(when, reverse=True) and not all(when)


def _items(plan: Plan, row: Row, places: Places, given: tuple[int, ...]) -> Iterator[Task]:
    """The tasks of a calendar's row: what semicolons, numbers or lines part in the cells behind its days."""
    text = plan.text
    when = [cell for cell in row.cells if _WHEN.fullmatch(cell.header)]
    days = tuple(n for cell in when for n in places.dates_in(cell.start, cell.end)) or given
    if not days:
        return
    for cell in row.cells:
        if (
            cell in when
            or _NUMBERS.fullmatch(cell.header)
            or (_REMARKS.fullmatch(cell.header) and _has_mark(text, cell))
        ):
            continue
        at = cell.start
        for stop in (*(mark.start() for mark in _PARTS.finditer(text, cell.start, cell.end)), cell.end):
            bullet = _BULLET.match(text, at, stop)
            start, end = trim(text, bullet.end() if bullet else at, stop)
            at = stop + 1
            if end - start < _SHORTEST_ITEM:
                continue
            own = places.dates_in(start, end)
            dates = (*own, *(n for n in days if n not in own))
            yield _task(plan, row, (start, end), places, places.parties_in(start, end), dates)


def _has_mark(text: str, cell: Cell) -> bool:
    """Whether more than one blank parts a cell from the one before it: single blanks part items of one cell as well."""
    return text[cell.start - 1] != " " or not text[cell.start - 2].strip(_BARS)


def _task(
    plan: Plan, row: Row, span: tuple[int, int], places: Places, parties: tuple[int, ...], dates: tuple[int, ...]
) -> Task:
    start, end = span
    quotas = places.amounts_in(start, end)
    return Task(start, end, plan.text[start:end], parties, dates, quotas, "table_row", section=row.section)


def inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether `at` lies in one of the spans, which are sorted and do not overlap."""
    index = bisect_right(spans, (at, sys.maxsize)) - 1
    return index >= 0 and at < spans[index][1]
