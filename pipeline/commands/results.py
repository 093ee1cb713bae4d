"""Commands for those who read the results: `view`, `sql`, `export`, `import`, `evaluate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import OutArgument

RawOption = Annotated[
    Path | None, typer.Option("--raw", help="Folder of the pages; by default `raw` beside OUT, then data/raw.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_ROWS_SHOWN = 200


def view(
    out: OutArgument,
    doc: Annotated[
        list[str] | None, typer.Option("--doc", help="Only this document: its id, source or file name; repeatable.")
    ] = None,
    to: Annotated[Path | None, typer.Option("--to", help="Folder for the pages; by default OUT/_view.")] = None,
    raw: RawOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write an HTML page per document that shows raw page, clean plan and every record in place, and an index."""
    from pipeline.run.console import Progress
    from pipeline.store import StorageError, open_tables
    from pipeline.store.raw import RawPages
    from pipeline.view import write_pages

    if raw is not None and not raw.is_dir():
        raise typer.BadParameter(f"there is no folder '{raw}'; give the folder that holds the pages")
    folder = to if to is not None else out / "_view"
    tables = open_tables(out)
    try:
        with Progress() as progress:
            written = write_pages(tables, folder, RawPages(out, raw), doc or None, progress.update)
    except OSError as error:
        raise StorageError(f"{folder}: cannot be written ({error.strerror or error}); choose another --to") from error
    if doc and not written:
        raise typer.BadParameter(
            f"no document is called {', '.join(doc)}; `zhplan sql {out} 'from documents'` lists them"
        )
    index = folder / "index.html"
    if as_json:
        typer.echo(json.dumps({"index": str(index), "pages": [str(path) for path in written]}))
        return
    count = len(written)
    entrance = written[0] if count == 1 else index
    typer.echo(f"{count} page{'s' if count != 1 else ''} written; open {entrance} in a browser")


def sql(
    out: OutArgument,
    query: Annotated[str, typer.Argument(help="DuckDB query over the tables and the views tasks_full, goals_full …")],
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, safe for spreadsheets.")] = False,
) -> None:
    """Ask the tables in SQL; `show tables` lists what there is, `describe goals` its columns."""
    import sys

    from pipeline.exchange.spreadsheets import csv_rows, rows_of
    from pipeline.exchange.text_table import text_table
    from pipeline.store import open_tables
    from pipeline.store.query import QueryError

    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other; give one")
    try:
        found = open_tables(out).database.run(query)
    except QueryError as error:
        raise typer.BadParameter(f"the query is wrong: {error}") from error
    if as_csv:
        csv_rows(sys.stdout, found)
        return
    if as_json:
        # JSON has no NaN: nothing stands for it.
        rows = [
            {name: None if value != value else value for name, value in zip(found.column_names, row, strict=True)}
            for row in rows_of(found)
        ]
        typer.echo(json.dumps({"columns": found.column_names, "rows": rows}, ensure_ascii=False, default=str))
        return
    shown = list(rows_of(found.slice(0, _ROWS_SHOWN)))
    for line in text_table(found.column_names, shown, 60 if sys.stdout.isatty() else 1000):
        typer.echo(line)
    if found.num_rows > _ROWS_SHOWN:
        typer.echo(f"{found.num_rows - _ROWS_SHOWN} more rows; --csv or --json print all", err=True)
