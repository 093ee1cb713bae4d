"""Tables: rows under their section, each cell with the header of its column.

Tables of HTML and Markdown come with their cells. In plain text a table shows by a line made of nothing but column
headers (`项目指标责任人备注`); the lines below it are rows where tabs or wide gaps part them into as many cells.
Headers and cells that stand a line each are read by `stacked_rows`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.nlp.alternatives import either
from pipeline.records import Cell, Document, Row, Section
from pipeline.segment.charges import charges
from pipeline.segment.glued_rows import NUMBERS, GluedRows, glued_rows, parts
from pipeline.segment.lines import Line
from pipeline.segment.sections import TableLine
from pipeline.segment.stacked_rows import stacked_rows
from pipeline.text import Text

_GAP = re.compile(r"\t+|[ \u3000\xa0]{2,}|\s*[|｜]\s*")
_BAR = re.compile(r"\s*[|｜]\s*")
_TAB = re.compile(r"[ \u3000]*\t[ \u3000]*")  # where tabs part the headers, an empty cell is a tab too
_PARTED_ONLY = "parted"
_REMARKS = ("备注", "说明", "附注")  # a last column that most rows leave empty
_LONGEST_STACKED = 12
_LONGEST_CELL = 120  # a longer one between bars holds a list of its own
_PARTED = re.compile(r"[ \t\u3000|｜].*?[ \t\u3000|｜]")  # two gaps: three columns
_BLANK = re.compile(r"[ \t\u3000\xa0]+")
_IS_NAME = re.compile(r"[㐀-鿿]{1,12}(?:[/／][㐀-鿿]{1,6})?(?:[（(][㐀-鿿、/]{1,8}[)）])?").fullmatch
# A row that begins so is one of a roster: 组长 王伟 总负责人.
_IS_SEAT = re.compile("(?:常务|执行|第一)?副?(?:[组队]长|总指挥|指挥长|主任)|[成组队委]员").fullmatch
_ASIDE = re.compile(r"[（(][^（()）]*[)）]$")
_LONGEST_NAME = 12
_LONGEST_SURPLUS = 8
_INDENTED = 6  # so many blanks before a row stand for an empty cell
_MISSES = 2  # so many lines between rows may go on in a cell that breaks off
_BETWEEN = " \t\u3000|｜"
_BARS = "|｜"
_LEAST_COLUMNS = 3
_FIRST_ROW = re.compile(
    # A class in front of all that it may begin with, so that it is tried nowhere else.
    r"[1１ \u3000\t](?:(?<=[㐀-鿿|｜\t ][1１])|(?<=[㐀-鿿][ \u3000\t])[ \u3000\t]*[1１])[、.．](?=[㐀-鿿])"
)
_LONGEST_HEAD = 70
_SHORTEST_RUN_ON = 12
# One of these is among the headers of a table whose rows run on: who answers, by when, remarks.
_BEFORE_ROWS = re.compile("备注|责任|负责|牵头|时限|完成时间")
_FIRST_ROW_WITHIN = 400
_STOPS = frozenset("。；;！!？?，,：:")


class TableRow(NamedTuple):
    """A data row in offsets of the document's text; `line_start`..`line_end` is the text that is the row's own."""

    line_start: int
    line_end: int
    cells: tuple[Cell, ...]

    @property
    def parted(self) -> bool:
        """Whether the row has two cells that say something, so that the headers above it are those of a table."""
        return sum(cell.header not in NUMBERS for cell in self.cells) > 1


class _Head(NamedTuple):
    """A line's column headers `names`, which stand at `start`..`end`."""

    start: int
    end: int
    names: list[str]
    gap: re.Pattern[str] = _GAP


class _Columns(NamedTuple):
    name: re.Pattern[str]
    line: re.Pattern[str]
    words: frozenset[str]
    sure: frozenset[str]
    ends: frozenset[str]
    near: re.Pattern[str]
    answers: re.Pattern[str]

    def ending(self, name: str) -> str:
        """The header that a column's name ends in (责任单位 in 主要责任单位), '' where there is none."""
        return next((name[at:] for at in range(len(name) - 1) if name[at:] in self.words), "")

    def are_headers(self, names: Sequence[str], parted: bool) -> bool:
        """Whether `names` head columns: two of them are known, or one where the line below is `parted` like them."""
        bare = [_ASIDE.sub("", name) for name in names]
        if _IS_SEAT(bare[0]):
            return False
        answers = any(map(self.answers.fullmatch, bare))
        if parted and (answers or not self.sure.isdisjoint(bare)):
            return True
        ends = [self.ending(name) for name in bare]
        known = sum(end != "" or bool(self.answers.fullmatch(name)) for name, end in zip(bare, ends, strict=True))
        return known > 1 and (answers or not self.sure.isdisjoint(ends))


@lru_cache(maxsize=8)
def _columns(config: StageConfig) -> _Columns:
    words = config.lexicon("table_headers")
    header = either(word for word, only in words.items() if only != _PARTED_ONLY)
    # Possessive: 目标任务 is two headers or one, and a long line of them must not be tried both ways.
    line = re.compile(rf"([^。，,；;：:\n]{{0,24}}?)((?:(?>{header})[{_BETWEEN}]*+){{2,12}}+)")
    sure = frozenset(word for word, only in words.items() if only)
    ends = frozenset(word[-1] for word in words) | frozenset("|｜")
    charged = charges(config)
    near = re.compile(either({*sure, *charged.words}))
    return _Columns(re.compile(header), line, frozenset(words), sure, ends, near, charged.column)


def rows_of(
    document: Document, lines: Sequence[Line], config: StageConfig
) -> tuple[list[TableRow], list[tuple[int, int]]]:
    """The data rows of a page, and the stretches of its text that are tables (header rows included), in text order."""
    rows, taken = _marked(document, config)
    if not rows:
        rows, taken = _flattened(document.text, lines, config)
    if not rows:
        stacked = _stacked(document.text.value, lines, config)
        return stacked if stacked[0] else (rows, taken)
    return rows, taken


def table_lines(rows: Sequence[TableRow], taken: Sequence[tuple[int, int]]) -> list[TableLine]:
    """The lines of tables: rows, and column headers, which have none."""
    begins = {row.line_end: row.line_start for row in rows}
    return [TableLine(start, end, begins.get(end, end)) for start, end in taken]


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


def _stacked(text: str, lines: Sequence[Line], config: StageConfig) -> tuple[list[TableRow], list[tuple[int, int]]]:
    """Rows whose cells stand a line each, where a line is nothing but the name of a column."""
    columns = _columns(config)
    sure = tuple(columns.sure)
    if not any(end - start <= _LONGEST_STACKED and text.endswith(sure, start, end) for start, end, _, _ in lines):
        return [], []
    found, taken = stacked_rows(text, lines, columns.ending, columns.sure)
    return [TableRow(*row) for row in found], taken


def _flattened(page: Text, lines: Sequence[Line], config: StageConfig) -> tuple[list[TableRow], list[tuple[int, int]]]:
    """Rows below a line of column headers in plain text, or behind the headers on the same line."""
    text = page.value
    columns, glued = _columns(config), glued_rows(config)
    # Looking for a few words in the whole text is far cheaper than looking for a first row in each line.
    places = [match.start() for match in _BEFORE_ROWS.finditer(text)]
    out: list[TableRow] = []
    taken: list[tuple[int, int]] = []
    headers: list[str] = []
    rows, gap, at_place, misses = 0, _GAP, 0, 0
    for line, following in zip_longest(lines, lines[1:]):
        start, end, _, _ = line
        head = None
        if end - start <= _LONGEST_HEAD:
            if _PARTED.search(text, start, end) and columns.near.search(text, start, end):
                head = _parted_headers(text, line, following, columns)
            if head is None and text[end - 1] in columns.ends:
                head = _headers(text, line, columns)
        if head is None and at_place < len(places):
            while at_place < len(places) and places[at_place] < start:
                at_place += 1
            if at_place < len(places) and places[at_place] < end:
                head = _headers_before_rows(text, line, columns)
        if head is None and not headers:
            continue
        at = start
        if head is not None:
            headers, gap, rows, misses = head.names, head.gap, 0, 0
            taken.append((head.start, head.end))
            at = head.end
            while at < line.end and text[at].isspace():
                at += 1
            if at == line.end:
                continue
        # A line begins at its first letter: the tabs before it are empty cells.
        named = headers[_empty_before(page, at, gap) :] if at == start else headers
        found = _rows_of_line(text, line._replace(start=at), named, gap, glued, rows + 1)
        rows += len(found)
        if not found and rows and misses < _MISSES and (gap in (_TAB, _BAR) or text[end - 1] not in _STOPS):
            misses += 1
            continue
        if not found or (rows == len(found) and not found[0][1].parted):
            headers = []
            continue
        misses = 0
        out += [row for _, row in found]
        taken += [(begin, row.line_end) for begin, row in found]
    return out, taken


def _rows_of_line(
    text: str, line: Line, headers: Sequence[str], gap: re.Pattern[str], glued: GluedRows, number: int
) -> list[tuple[int, TableRow]]:
    """The rows that a line holds, each with where it begins; glued rows count on from `number`."""
    cells = _cells(text, line, gap)
    if gap is _GAP and len(cells) < len(headers):
        # 4月第一周 签订协议　　　招就办: a long cell leaves one blank behind it.
        blanks = _cells(text, line, _BLANK)
        cells = blanks if len(blanks) == len(headers) else cells
    if gap is _BLANK:
        cells = _together(cells, len(headers))
    long = gap is _BAR and any(end - start > _LONGEST_CELL for start, end in cells)
    if _fits(len(cells), headers, gap) and not long:
        named = tuple(Cell(name, *span) for name, span in zip(headers, cells, strict=False) if span[0] < span[1])
        return [(line.start, TableRow(line.start, line.end, named))]
    out: list[tuple[int, TableRow]] = []
    for start, end in parts(text, line.start, line.end, number):
        row = glued.cells(text, start, end, headers)
        if row is None:
            break
        out.append((start, TableRow(row[0], end, row[1])))
    return out


def _together(cells: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """The cells of a row of `width` columns; short words behind the last are names in it (王伟 各班班主任)."""
    surplus = cells[width - 1 :]
    if len(cells) <= width or any(end - start > _LONGEST_SURPLUS for start, end in surplus):
        return cells
    return [*cells[: width - 1], (surplus[0][0], surplus[-1][1])]


def _fits(count: int, headers: Sequence[str], gap: re.Pattern[str]) -> bool:
    """Whether a line of so many cells is a row below `headers`; its last ones may be empty and gone."""
    if count == len(headers):
        return True
    missing = len(headers) - count
    if gap is _TAB:
        return count > 1 and missing > 0
    return count >= _LEAST_COLUMNS and missing > 0 and (gap is _BAR or (missing == 1 and headers[-1] in _REMARKS))


def _headers(text: str, line: Line, columns: _Columns) -> _Head | None:
    """The column headers that a line ends in, None when it says anything else.

    A short title may stand before three headers or more; two make a header line only if one heads nothing but columns.
    """
    if line.end - line.start < 4:
        return None
    match = columns.line.fullmatch(text, line.start, line.end)
    return _head(match, columns, _LEAST_COLUMNS) if match else None


def _parted_headers(text: str, line: Line, following: Line | None, columns: _Columns) -> _Head | None:
    """Names with bars, tabs or blanks between them, one of which heads nothing but columns.

    Another must be known, or the line that follows be parted into as many cells. Of several kinds of gaps the first
    does whose names are such, rather one that parts the line that follows so too.
    """
    found: _Head | None = None
    for gap in (_BAR, _TAB, _GAP, _BLANK):
        if gap.search(text, line.start, line.end) is None:
            continue
        names = ["".join(text[start:end].split()) for start, end in _cells(text, line, gap)]
        if len(names) < _LEAST_COLUMNS or not all(len(name) <= _LONGEST_NAME and _IS_NAME(name) for name in names):
            continue
        fitting = following is not None and _is_first_row(text, following, gap, len(names), columns)
        if not columns.are_headers(names, fitting and gap is not _BLANK):
            continue
        head = _Head(line.start, line.end, names, gap)
        if fitting:
            return head
        found = found or head
    return found


def _is_first_row(text: str, line: Line, gap: re.Pattern[str], width: int, columns: _Columns) -> bool:
    """Whether a line has so many cells, none of which is the name of a column."""
    cells = [text[start:end] for start, end in _cells(text, line, gap)]
    return len(cells) == width and columns.sure.isdisjoint(cells)


def _headers_before_rows(text: str, line: Line, columns: _Columns) -> _Head | None:
    """Column headers with the first row behind them on one line: `项目责任人备注 1、清淤村长`."""
    if line.end - line.start < _SHORTEST_RUN_ON:
        return None
    first = _FIRST_ROW.search(text, line.start, min(line.end, line.start + _FIRST_ROW_WITHIN))
    if first is None or text[first.start() - 1] not in columns.ends:
        return None
    begin = max(line.start, first.start() - 70)
    for at in range(first.start() - 1, begin, -1):
        if text[at] in _STOPS:
            begin = at + 1
            break
    match = columns.line.fullmatch(text, begin, first.start())
    return _head(match, columns, _LEAST_COLUMNS) if match else None


def _head(match: re.Match[str], columns: _Columns, least: int) -> _Head | None:
    names = columns.name.findall(match.group(2))
    # Bars and tabs part columns and nothing else.
    sure = any(name in columns.sure for name in names) or any(mark in match.group(2) for mark in "|｜\t")
    title = match.group(1).strip(_BETWEEN)
    if sure and (len(names) >= least or (len(names) == 2 and not title)):
        tabbed = match.group(2).strip("\t ").count("\t") == len(names) - 1
        return _Head(match.start(2), match.end(2), names, _TAB if tabbed else _GAP)
    return None


def _cells(text: str, line: Line, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    at, end = line.start, line.end
    # A bar may close the row on either side.
    while at < end and text[at] in _BARS:
        at += 1
    while end > at and text[end - 1] in _BETWEEN:
        end -= 1
    for match in gap.finditer(text, at, end):
        cells.append(_trim(text, at, match.start()))
        at = match.end()
    cells.append(_trim(text, at, end))
    return cells


def _empty_before(page: Text, at: int, gap: re.Pattern[str]) -> int:
    """How many cells are empty before the first letter of a line: its tabs, or one where it is indented widely."""
    source = page.source
    end = begin = page.origin(at).start
    while begin and source[begin - 1] in " \t\u3000\xa0":
        begin -= 1
    if begin and source[begin - 1] not in "\r\n":
        return 0
    if gap is _TAB:
        return source.count("\t", begin, end)
    return 1 if gap is _GAP and end - begin >= _INDENTED else 0
