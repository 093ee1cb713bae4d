"""Rows as an aligned table of plain text for a terminal or a log; Han signs are two columns wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size

from pipeline.exchange.cells import plain
from pipeline.run.console import harmless


def text_table(names: Sequence[str], rows: Sequence[Sequence[Any]], widest: int) -> Iterator[str]:
    """Lines of a table; cells beyond `widest` columns are cut with …, control characters are shown as escapes.

    >>> list(text_table(["name", "n"], [["校长", 2], ["教务处", 10]], 40))
    ['name     n', '------  --', '校长     2', '教务处  10']
    """
    cells = [[_cell(value, widest) for value in row] for row in rows]
    widths = [max(cell_len(name), *(cell_len(row[at]) for row in cells), 0) for at, name in enumerate(names)]
    right = [bool(rows) and all(isinstance(row[at], int | float | None) for row in rows) for at in range(len(names))]
    yield _line(names, widths, right)
    yield "  ".join("-" * width for width in widths)
    for row in cells:
        yield _line(row, widths, right)


def _cell(value: Any, widest: int) -> str:
    value = plain(value)
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else harmless(str(value))
    return text if cell_len(text) <= widest else set_cell_size(text, widest - 1).rstrip() + "…"


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for cell, width, to_right in zip(cells, widths, right, strict=True):
        space = " " * (width - cell_len(cell))
        padded.append(space + cell if to_right else cell + space)
    return "  ".join(padded).rstrip()
