"""Commands for those who read the results: `view`, `sql`, `export`, `import`, `evaluate`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.commands.options import OutArgument

RawOption = Annotated[
    Path | None, typer.Option("--raw", help="Folder of the pages; by default `raw` beside OUT, then data/raw.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
_ROWS_SHOWN = 200


class Format(StrEnum):
    """What tables can be exported as; the names of `pipeline.exchange.formats.FORMATS`."""

    csv = "csv"
    xlsx = "xlsx"
    jsonl = "jsonl"
    sqlite = "sqlite"
    label_studio = "label-studio"
    docbin = "docbin"
    conll = "conll"
    prodigy = "prodigy"
    doccano = "doccano"


class ImportFormat(StrEnum):
    """What annotations can be imported from."""

    label_studio = "label-studio"


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
        typer.echo(json.dumps({"columns": found.column_names, "rows": rows}, ensure_ascii=False, default=_json_value))
        return
    shown = list(rows_of(found.slice(0, _ROWS_SHOWN)))
    for line in text_table(found.column_names, shown, 60 if sys.stdout.isatty() else 1000):
        typer.echo(line)
    if found.num_rows > _ROWS_SHOWN:
        typer.echo(f"{found.num_rows - _ROWS_SHOWN} more rows; --csv or --json print all", err=True)


def _json_value(value: Any) -> Any:
    """What JSON has no type for: decimals are numbers, days and times ISO 8601, the rest is text."""
    from decimal import Decimal

    return float(value) if isinstance(value, Decimal) else str(value)


def export(
    out: OutArgument,
    to: Annotated[Format, typer.Option("--to", help="Format of the files.")],
    folder: Annotated[Path | None, typer.Option("--out", help="Folder; by default OUT/_export/FORMAT.")] = None,
    raw: RawOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the tables for Excel, Datasette, Label Studio, spaCy, Prodigy, doccano or as JSON lines."""
    from pipeline.exchange.formats import export as write
    from pipeline.store import StorageError, open_tables
    from pipeline.store.raw import RawPages

    target = folder if folder is not None else out / "_export" / to.value
    try:
        done = write(open_tables(out), to.value, target, RawPages(out, raw))
    except OSError as error:
        raise StorageError(f"{target}: cannot be written ({error.strerror or error}); choose another --out") from error
    if as_json:
        typer.echo(json.dumps({"files": [str(path) for path in done.files], "left_out": done.left_out}))
        return
    for path in done.files:
        typer.echo(path)
    if done.left_out:
        typer.echo(f"{len(done.left_out)} documents left out: their raw pages are not here; give --raw", err=True)


def import_(
    form: Annotated[ImportFormat, typer.Argument(metavar="FORMAT", help="label-studio")],
    file: Annotated[Path, typer.Argument(help="JSON export with the corrected annotations.")],
    to: Annotated[
        Path | None, typer.Option("--to", help="Gold file to write; by default FILE with .gold.jsonl.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Turn corrected annotations into a gold file for `evaluate`."""
    from pipeline.evaluate.gold import write_gold
    from pipeline.exchange.label_studio import ImportProblem, read_label_studio
    from pipeline.run.console import harmless
    from pipeline.store import StorageError

    try:
        gold, problems = read_label_studio(file)
    except ImportProblem as error:
        raise typer.BadParameter(str(error)) from error
    target = to if to is not None else file.with_suffix(".gold.jsonl")
    try:
        count = write_gold(target, gold)
    except OSError as error:
        raise StorageError(f"{target}: cannot be written ({error.strerror or error}); choose another --to") from error
    if as_json:
        typer.echo(json.dumps({"file": str(target), "annotations": count, "problems": problems}, ensure_ascii=False))
    else:
        for problem in problems:
            typer.echo(harmless(problem), err=True)
        typer.echo(f"{count} annotations of {len({g.doc for g in gold})} documents in {target}")
    if problems:
        raise typer.Exit(1)


def evaluate(
    out: OutArgument,
    gold: Annotated[list[Path] | None, typer.Argument(help="Gold files (.jsonl), one annotation a line.")] = None,
    misses: Annotated[
        str | None, typer.Option("--misses", metavar="LABEL", help="List what went wrong with GOAL, DATE, QUOTA …")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="OTHER_OUT", help="Show what changed since another output.")
    ] = None,
    samples: Annotated[int, typer.Option(min=0, help="Examples shown of each kind of change.")] = 3,
    as_json: JsonOption = False,
) -> None:
    """Measure the tables against gold annotations, or against the tables of another run."""
    from pipeline.evaluate import report
    from pipeline.evaluate.gold import LABELS, GoldError, read_gold
    from pipeline.store import open_tables

    if bool(gold) == (against is not None):
        raise typer.BadParameter("give gold files, or --against another output; one of the two")
    if misses is not None and misses not in LABELS:
        raise typer.BadParameter(f"there is no label '{misses}'; there are {', '.join(LABELS)}")
    tables = open_tables(out)
    if against is not None:
        from pipeline.evaluate.changes import compare

        changes = compare(open_tables(against), tables, samples)
        _print(report.change_lines(changes), report.change_json(changes) if as_json else None)
        return
    from pipeline.evaluate.scores import evaluate as score

    try:
        annotations = [read_gold(file) for file in gold or ()]
    except GoldError as error:
        raise typer.BadParameter(str(error)) from error
    found = score(tables, annotations)
    lines = [*report.score_lines(found)]
    if misses is not None:
        lines += ["", *report.miss_lines(found, misses)]
    _print(lines, report.score_json(found, misses) if as_json else None)


def _print(lines: Iterable[str], values: dict[str, Any] | None) -> None:
    """One JSON object where it is given, else the lines."""
    if values is not None:
        typer.echo(json.dumps(values, ensure_ascii=False, default=str))
        return
    for line in lines:
        typer.echo(line)
