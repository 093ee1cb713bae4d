"""HTML and Markdown tables: which of them hold data, and their cells under their headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.tree import Tree
from pipeline.records import RawCell, RawRow

# A cell that holds this share of a long table's text is the page's text in a table made for layout.
_LAYOUT_SHARE = 0.6
_LAYOUT_CHARS = 400
# Beyond these a span is a mistake or an attack; the grid must stay linear in the table's source.
_MAX_COLSPAN = 60
_MAX_ROWSPAN = 500
_LONG_HEADER = 16
_NO_HEADER = re.compile(r"[。；;！？]|^[\d０-９.．,，%％\-—/年月日元万]+$")


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell as it stands in the source: raw offsets, text, and how far it spans."""

    raw_start: int
    raw_end: int
    text: str
    is_header: bool = False
    rowspan: int = 1
    colspan: int = 1


def data_tables(tree: Tree) -> frozenset[int]:
    """The table nodes whose rows and cells mean something (the others only place things on the page).

    >>> from pipeline.read.scan import scan
    >>> from pipeline.read.tree import build
    >>> page = "<table><tr><td>时间<td>内容<tr><td>九月<td>家长会</table>"
    >>> sorted(data_tables(build(page, list(scan(page)), 2000)))
    [1]
    """
    if "table" not in tree.name:
        return frozenset()
    size = len(tree)
    table_of, row_of = [-1] * size, [-1] * size
    rows: dict[int, int] = {}
    widest: dict[int, int] = {}
    cells_in: dict[int, int] = {}
    outer: set[int] = set()
    chars = [own + link for own, link in zip(tree.chars, tree.links, strict=True)]
    for node in range(1, size):
        parent = tree.parent[node]
        table_of[node] = parent if tree.name[parent] == "table" else table_of[parent]
        row_of[node] = parent if tree.name[parent] == "tr" else row_of[parent]
        table, name = table_of[node], tree.name[node]
        if name == "table" and table >= 0:
            outer.add(table)
        elif name == "tr":
            rows[table] = rows.get(table, 0) + 1
        elif name in ("td", "th"):
            row = row_of[node]
            cells_in[row] = cells_in.get(row, 0) + 1
            widest[table] = max(widest.get(table, 0), cells_in[row])
    largest: dict[int, int] = {}
    for node in range(size - 1, 0, -1):
        chars[tree.parent[node]] += chars[node]
        if tree.name[node] in ("td", "th"):
            table = table_of[node]
            largest[table] = max(largest.get(table, 0), chars[node])
    return frozenset(
        node
        for node in range(1, size)
        if tree.name[node] == "table"
        and node not in outer
        and rows.get(node, 0) >= 2
        and widest.get(node, 0) >= 2
        and not (chars[node] > _LAYOUT_CHARS and largest.get(node, 0) > _LAYOUT_SHARE * chars[node])
    )


def grid(table: int, rows: Sequence[Sequence[SourceCell]]) -> list[RawRow]:
    """The rows of a table with spanning cells repeated, each cell under the text of its column's header.

    `table` is the number of the table on the page. The header is the rows of `<th>` at the top, or a first row of
    short labels; without either, headers are ''.

    >>> cell = lambda text: SourceCell(0, 0, text)
    >>> head, row = grid(1, [[cell("时间"), cell("责任人")], [cell("九月"), cell("王老师")]])
    >>> [entry.header for entry in row.cells]
    ['时间', '责任人']
    """
    laid = _lay_out(rows)
    heads = _header_rows(laid)
    headers: dict[int, str] = {}
    for row in laid[:heads]:
        for column, cell in row:
            if cell.text and not _is_banner(row):
                known = headers.get(column, "")
                headers[column] = cell.text if not known or known == cell.text else f"{known} {cell.text}"
    return [
        RawRow(
            table,
            tuple(
                RawCell(cell.raw_start, cell.raw_end, headers.get(column, ""), column, cell.is_header or number < heads)
                for column, cell in row
            ),
        )
        for number, row in enumerate(laid)
        if row
    ]


_Row = list[tuple[int, SourceCell]]


def _lay_out(rows: Sequence[Sequence[SourceCell]]) -> list[_Row]:
    # Every place that a span covers costs a cell; a table may cost a few times its own cells and no more.
    budget = 8 * sum(len(row) for row in rows) + 200
    carried: dict[int, tuple[SourceCell, int]] = {}
    laid: list[_Row] = []
    for row in rows:
        out: _Row = []
        column = 0
        next_carried: dict[int, tuple[SourceCell, int]] = {}
        for cell in row:
            column = _take_carried(carried, next_carried, out, column)
            rowspan = min(cell.rowspan, _MAX_ROWSPAN)
            for _ in range(max(1, min(cell.colspan, _MAX_COLSPAN))):
                out.append((column, cell))
                budget -= 1
                if rowspan > 1 and budget > 0:
                    next_carried[column] = (cell, rowspan - 1)
                    budget -= 1
                column += 1
                if budget <= 0:
                    break
        while carried:
            column = _take_carried(carried, next_carried, out, min(carried))
        carried = next_carried if budget > 0 else {}
        budget -= len(carried)
        laid.append(out)
    return laid


def _take_carried(
    carried: dict[int, tuple[SourceCell, int]],
    next_carried: dict[int, tuple[SourceCell, int]],
    out: _Row,
    column: int,
) -> int:
    """Place the cells that reach down from rows above, from `column` to the first free column."""
    while column in carried:
        cell, left = carried.pop(column)
        out.append((column, cell))
        if left > 1:
            next_carried[column] = (cell, left - 1)
        column += 1
    return column


def _is_banner(row: _Row) -> bool:
    """A row that is one cell over the whole width: the table's title."""
    return len({id(cell) for _, cell in row}) == 1 and len(row) > 1


def _header_rows(laid: list[_Row]) -> int:
    """How many rows at the top are header."""
    first = 0
    while first < min(2, len(laid)) and (_is_banner(laid[first]) or len(laid[first]) == 1 < len(laid[-1])):
        first += 1
    if first >= len(laid) - 1:
        return 0
    marked = first
    while marked < len(laid) - 1 and laid[marked] and all(cell.is_header for _, cell in laid[marked]):
        marked += 1
    if marked > first:
        return marked
    texts = [cell.text for _, cell in laid[first]]
    labels = [text for text in texts if text]
    if len(labels) >= 2 and len(labels) * 2 >= len(texts) and all(_is_label(text) for text in labels):
        # A header cell over two rows takes the second row into the header.
        deep = max(cell.rowspan for _, cell in laid[first])
        if deep == 2 and first + 2 < len(laid) and any(cell.colspan > 1 for _, cell in laid[first]):
            return first + 2
        return first + 1
    return 0


def _is_label(text: str) -> bool:
    return len(text) <= _LONG_HEADER and not _NO_HEADER.search(text)
