"""Tables for spreadsheets: CSV that Excel reads as Chinese, and one XLSX workbook; both safe against formulas."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from pipeline.exchange.cells import guarded, plain
from pipeline.store import Tables
from pipeline.tables import TABLES, schema_of

_CELL_LIMIT = 32_767  # of Excel; code points beyond the BMP count twice there
_ROW_LIMIT = 1_048_575
_CUT = "…[cut]"


def write_csv(tables: Tables, folder: Path) -> list[Path]:
    """`<table>.csv` per table: UTF-8 with BOM, so that Excel shows Chinese; lists joined with `; `."""
    written = []
    for table in TABLES:
        path = folder / f"{table}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as sink:
            csv_rows(sink, tables.arrow(table))
        written.append(path)
    return written


def csv_rows(sink: IO[str], table: pa.Table) -> None:
    """Write an Arrow table as CSV; text that a spreadsheet would compute gets an apostrophe in front."""
    writer = csv.writer(sink)
    writer.writerow(table.column_names)
    for row in rows_of(table):
        writer.writerow([guarded(plain(value)) for value in row])


def write_xlsx(tables: Tables, folder: Path) -> list[Path]:
    """`tables.xlsx`: a sheet per table and one that explains every column.

    A cell beyond Excel's 32,767 characters is cut and ends with `…[cut]`; the texts of the plans are whole in the
    Parquet tables. Text is never taken for a formula or a link.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    path = folder / "tables.xlsx"
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    # Rows go to disk as they are written; the memory does not grow with the tables.
    with xlsxwriter.Workbook(str(path), {**options, "constant_memory": True, "in_memory": False}) as book:
        head = book.add_format({"bold": True, "bg_color": "#F3F1EC", "bottom": 1})
        _sheet(book, "columns", head, ("table", "column", "type", "meaning"), _dictionary())
        for table in TABLES:
            arrow = tables.arrow(table)
            if arrow.num_rows > _ROW_LIMIT:
                print(f"{table}: only the first {_ROW_LIMIT} rows fit a sheet; use csv", file=sys.stderr)
            _sheet(book, table, head, arrow.column_names, rows_of(arrow.slice(0, _ROW_LIMIT)))
    return [path]


def rows_of(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows of an Arrow table as Python values, a batch in memory at a time."""
    for batch in table.to_batches(max_chunksize=4096):
        columns = [column.to_pylist() for column in batch.columns]
        yield from zip(*columns, strict=True)


def _dictionary() -> Iterator[tuple[str, str, str, str]]:
    for table in TABLES:
        for field in schema_of(table):
            yield table, field.name, str(field.type), field.metadata[b"description"].decode()


def _sheet(book: Any, name: str, head: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, {"text": 48, "meaning": 80, "name": 22, "title": 36}.get(column, 14))
        sheet.write_string(0, at, column, head)
    last = 0
    for last, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            cell = plain(value)
            if isinstance(cell, str):
                sheet.write_string(last, at, _fitting(cell))
            elif isinstance(cell, bool | int | float):
                sheet.write_number(last, at, cell)
    sheet.autofilter(0, 0, last, max(len(columns) - 1, 0))


def _fitting(text: str) -> str:
    if len(text) * 2 <= _CELL_LIMIT or len(text.encode("utf-16-le")) // 2 <= _CELL_LIMIT:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_CELL_LIMIT - len(_CUT))].decode("utf-16-le", "ignore")
    return kept + _CUT
