"""Days, months and quarters that stand once for several rows of a table: they head what is below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.tables import TableRow

_PERIOD = re.compile(
    "(?:星期|周)[一二三四五六日天末]|第?[一二三四1-4]季度|[上下]半年"
    "|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?|第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})周"
)

Span = tuple[int, int]


def without_periods(text: str, rows: Sequence[TableRow], taken: Sequence[Span]) -> tuple[list[TableRow], list[Span]]:
    """The rows and the stretches of tables, less the first cells that name the period of a group of rows.

    They do so where a column holds nothing but periods and some rows have none of their own; such a cell is read as a
    line before its row.

    >>> from pipeline.records import Cell
    >>> page = "周一\\t例会\\n\\t听课\\n周二\\t巡查"
    >>> rows = [TableRow(0, 5, (Cell("星期", 0, 2), Cell("工作", 3, 5))), TableRow(7, 9, (Cell("工作", 7, 9),))]
    >>> rows.append(TableRow(10, 15, (Cell("星期", 10, 12), Cell("工作", 13, 15))))
    >>> [row.line_start for row in without_periods(page, rows, [(0, 5), (7, 9), (10, 15)])[0]]
    [3, 7, 13]
    """
    column = rows[0].cells[0].header if rows and rows[0].cells else ""
    own = [bool(row.cells) and row.cells[0].header == column for row in rows]
    if not column or all(own):
        return list(rows), list(taken)
    firsts = {row.line_start: row.cells[:2] for row, has in zip(rows, own, strict=True) if has}
    if any(len(cells) < 2 or not _PERIOD.fullmatch(text, cells[0].start, cells[0].end) for cells in firsts.values()):
        return list(rows), list(taken)
    begins = {start: cells[1].start for start, cells in firsts.items()}
    shortened = [
        row._replace(line_start=begins[row.line_start], cells=row.cells[1:]) if row.line_start in begins else row
        for row in rows
    ]
    return shortened, [(begins.get(start, start), end) for start, end in taken]
