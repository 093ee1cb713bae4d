"""Commands that make and keep tables: `extract`, `status`, `history`, `rollback`, `verify`, `diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import ConfigOption, OutArgument


def extract(
    raw: Annotated[Path, typer.Argument(help="Folder of pages (.txt, .html, .md); read, never written.")],
    out: Annotated[Path, typer.Argument(help="Folder for the tables; made when it does not exist.")],
    config: ConfigOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Number of worker processes.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Ignore earlier results and do all pages again.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a page was rejected.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object.")] = False,
) -> None:
    """Turn a folder of pages into tables."""
    from pipeline.run import extract as run
    from pipeline.run.console import Progress, print_report

    if not raw.is_dir():
        raise typer.BadParameter(f"there is no folder '{raw}'; give the folder that holds the pages")
    with Progress() as progress:
        report = run(raw, out, config, workers, force, progress.update)
    print_report(report, out, as_json=as_json)
    if strict and report.rejected:
        raise typer.Exit(1)


def status(
    out: OutArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show the documents by status, the problems by code and the last run."""
    from pipeline.run.console import print_status
    from pipeline.store import open_tables

    print_status(open_tables(out), as_json=as_json)


def history(
    out: OutArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """List the generations that are kept; the current one is marked."""
    from pipeline.run.console import print_history
    from pipeline.store.generations import current
    from pipeline.store.history import generations

    print_history(generations(out), current(out), as_json=as_json)


def rollback(out: OutArgument, number: Annotated[int, typer.Argument(help="Generation, see `history`.")]) -> None:
    """Make an earlier generation the current one; the next extract goes on from it."""
    from pipeline.store import writer
    from pipeline.store.history import rollback as back

    with writer(out):
        generation = back(out, number)
    typer.echo(f"{out} shows generation {generation.number} now")


def verify(out: OutArgument) -> None:
    """Check every file against its checksum; exit with 3 and name the pages to redo when one is damaged."""
    from pipeline.run.console import print_damage
    from pipeline.store import open_tables
    from pipeline.store.history import verify as check

    generation = open_tables(out).generation
    damage = check(generation)
    print_damage(damage, generation)
    if damage:
        raise typer.Exit(3)


def diff(
    out: OutArgument,
    before: Annotated[int, typer.Argument(help="Earlier generation.")],
    after: Annotated[int, typer.Argument(help="Later generation.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Count the records gained, lost and changed between two generations, by table and rule."""
    from pipeline.run.console import print_differences
    from pipeline.store.history import compare, find

    print_differences(compare(find(out, before), find(out, after)), as_json=as_json)
