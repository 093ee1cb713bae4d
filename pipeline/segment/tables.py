"""Tables: rows under their section, each cell with the header of its column.

Tables of HTML and Markdown come with their cells. In plain text a table shows by a line made of nothing but column
headers (`项目指标责任人备注`); the lines below it are rows where tabs or wide gaps part them into as many cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.records import Cell, Document, Row, Section
from pipeline.segment.lines import Line

_GAP = re.compile(r"\t+|[ \u3000\xa0]{2,}|\s*[|｜]\s*")
_BETWEEN = " \t\u3000|｜"
_BARS = "|｜"
_LEAST_COLUMNS = 3


class TableRow(NamedTuple):
    """A data row in offsets of the document's text; `line_start`..`line_end` is the text that is the row's own."""

    line_start: int
    line_end: int
    cells: tuple[Cell, ...]


class _Columns(NamedTuple):
    name: re.Pattern[str]
    line: re.Pattern[str]
    words: frozenset[str]
    sure: frozenset[str]
    ends: frozenset[str]


@lru_cache(maxsize=8)
def _columns(config: StageConfig) -> _Columns:
    words = config.lexicon("table_headers")
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    # Possessive: 目标任务 is two headers or one, and a long line of them must not be tried both ways.
    line = re.compile(rf"([^。，,；;：:\n]{{0,24}}?)((?:(?>{either})[{_BETWEEN}]*+){{2,12}}+)")
    sure = frozenset(word for word, only in words.items() if only)
    ends = frozenset(word[-1] for word in words) | frozenset("|｜")
    return _Columns(re.compile(either), line, frozenset(words), sure, ends)


def rows_of(
    document: Document, lines: Sequence[Line], config: StageConfig
) -> tuple[list[TableRow], list[tuple[int, int]]]:
    """The data rows of a page, and the stretches of its text that are tables (header rows included), in text order."""
    marked, taken = _marked(document, config)
    if not marked:
        marked, taken = _flattened(document.text.value, lines, config)
    return marked, taken


def under_sections(rows: Sequence[TableRow], sections: Sequence[Section], start: int, end: int) -> tuple[Row, ...]:
    """The rows that lie in the plan `start`..`end`, in the plan's offsets, each under the section it stands in."""
    begins = [section.start for section in sections]
    out: list[Row] = []
    for row in rows:
        if start <= row.line_start and row.line_end <= end and begins:
            at = max(bisect_right(begins, row.line_start - start), 1)
            cells = tuple(
                Cell(cell.header, cell.start - start, cell.end - start) for cell in row.cells if cell.start >= start
            )
            out.append(Row(sections[at - 1].ordinal, row.line_start - start, row.line_end - start, cells))
    return tuple(out)


def _marked(document: Document, config: StageConfig) -> tuple[list[TableRow], list[tuple[int, int]]]:
    """Rows that the page's markup gives."""
    text, value = document.text, document.text.value
    words = _columns(config).words
    out: list[TableRow] = []
    taken: list[tuple[int, int]] = []
    headers: dict[int, str] = {}
    table, reach = 0, 0
    for raw in document.rows:
        if raw.table != table:
            table, headers = raw.table, {}
        spans = [_trim(value, text.offset_of(cell.raw_start), text.offset_of(cell.raw_end)) for cell in raw.cells]
        # A cell that spans rows is repeated in each, with the place of the first.
        own = [span for span in spans if span[0] < span[1] and span[0] >= reach]
        if not own:
            continue
        line_start, line_end = own[0][0], own[-1][1]
        reach = line_end
        taken.append((line_start, line_end))
        said = [value[start:end].strip() for start, end in spans]
        if all(cell.is_header for cell in raw.cells) or (not headers and _heads(said, words)):
            headers = {cell.column: name for cell, name in zip(raw.cells, said, strict=True)}
            continue
        cells = tuple(
            Cell(headers.get(cell.column, cell.header), start, end)
            for cell, (start, end) in zip(raw.cells, spans, strict=True)
            if start < end
        )
        out.append(TableRow(line_start, line_end, cells))
    return out, taken


def _trim(value: str, start: int, end: int) -> tuple[int, int]:
    while end > start and value[end - 1].isspace():
        end -= 1
    while start < end and value[start].isspace():
        start += 1
    return start, end


def _heads(said: Sequence[str], words: frozenset[str]) -> bool:
    filled = [name for name in said if name]
    return len(filled) >= 2 and 2 * sum(name in words for name in filled) >= len(filled) and max(map(len, filled)) <= 12


def _flattened(text: str, lines: Sequence[Line], config: StageConfig) -> tuple[list[TableRow], list[tuple[int, int]]]:
    """Rows below a line of column headers in plain text."""
    columns = _columns(config)
    out: list[TableRow] = []
    taken: list[tuple[int, int]] = []
    headers: list[str] = []
    for line in lines:
        begin, found = _headers(text, line, columns)
        if found:
            headers = found
            taken.append((begin, line.end))
            continue
        if not headers:
            continue
        cells = _cells(text, line)
        if len(cells) == len(headers):
            out.append(
                TableRow(
                    line.start,
                    line.end,
                    tuple(Cell(name, *span) for name, span in zip(headers, cells, strict=True) if span[0] < span[1]),
                )
            )
            taken.append((line.start, line.end))
        else:
            headers = []
    return out, taken


def _headers(text: str, line: Line, columns: _Columns) -> tuple[int, list[str]]:
    """The column headers that a line ends in and where they begin, [] when it says anything else.

    A short title may stand before three headers or more; two make a header line only if one heads nothing but columns.
    """
    if not 4 <= line.end - line.start <= 70 or text[line.end - 1] not in columns.ends:
        return line.start, []
    match = columns.line.fullmatch(text, line.start, line.end)
    if match is None:
        return line.start, []
    names = columns.name.findall(match.group(2))
    # Bars and tabs part columns and nothing else.
    sure = any(name in columns.sure for name in names) or any(mark in match.group(2) for mark in "|｜\t")
    title = match.group(1).strip(_BETWEEN)
    if sure and (len(names) >= _LEAST_COLUMNS or (len(names) == 2 and not title)):
        return match.start(2), names
    return line.start, []


def _cells(text: str, line: Line) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    at, end = line.start, line.end
    # A bar may close the row on either side.
    while at < end and text[at] in _BARS:
        at += 1
    while end > at and text[end - 1] in _BARS:
        end -= 1
    for match in _GAP.finditer(text, at, end):
        cells.append(_trim(text, at, match.start()))
        at = match.end()
    cells.append(_trim(text, at, end))
    return cells
