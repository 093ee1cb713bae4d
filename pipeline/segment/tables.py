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
_LEAST_COLUMNS = 3


class TableRow(NamedTuple):
    """A data row in offsets of the document's text; `line_start`..`line_end` is the text that is the row's own."""

    line_start: int
    line_end: int
    cells: tuple[Cell, ...]


@lru_cache(maxsize=8)
def _header_line(config: StageConfig) -> tuple[re.Pattern[str], frozenset[str]]:
    words = config.lexicon("table_headers")
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(f"({either})"), frozenset(words)


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
    words = _header_line(config)[1]
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
    header_line = _header_line(config)[0]
    out: list[TableRow] = []
    taken: list[tuple[int, int]] = []
    headers: list[str] = []
    for line in lines:
        found = _headers(text, line, header_line)
        if found:
            headers = found
            taken.append((line.start, line.end))
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


def _headers(text: str, line: Line, header_line: re.Pattern[str]) -> list[str]:
    """The column headers a line consists of, [] when it says anything else."""
    if not 6 <= line.end - line.start <= 60:
        return []
    parts = header_line.split(text[line.start : line.end])
    if any(part.strip(" \t\u3000|｜") for part in parts[::2]) or len(parts[1::2]) < _LEAST_COLUMNS:
        return []
    return parts[1::2]


def _cells(text: str, line: Line) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    at = line.start
    for match in _GAP.finditer(text, line.start, line.end):
        cells.append((at, match.start()))
        at = match.end()
    cells.append((at, line.end))
    return cells
