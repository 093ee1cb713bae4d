"""Commands that make and keep tables: `extract`, `plan`, `watch`, `status`, `history`, `rollback`, `verify`, `diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.options import ConfigOption, OutArgument

if TYPE_CHECKING:
    from pipeline.run import Choices

RawArgument = Annotated[
    Path, typer.Argument(help="Folder of pages (.html .txt .md .docx .pdf), archives and dumps; read, never written.")
]
NewOutArgument = Annotated[Path, typer.Argument(help="Folder for the tables; made when it does not exist.")]
WorkersOption = Annotated[int, typer.Option(min=1, help="Number of worker processes.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Ignore earlier results and do all pages again.")]
RetryOption = Annotated[
    bool, typer.Option("--retry", help="Do pages again that were too slow, took too much memory or crashed.")
]
KeepOption = Annotated[bool, typer.Option("--keep-deleted", help="Keep the rows of pages whose source is gone.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def extract(
    raw: RawArgument,
    out: NewOutArgument,
    config: ConfigOption = None,
    workers: WorkersOption = 1,
    force: ForceOption = False,
    retry: RetryOption = False,
    keep_deleted: KeepOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when a page was rejected.")] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 all the same; overrules --strict.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object.")] = False,
) -> None:
    """Turn a folder of pages into tables."""
    from pipeline.run import run
    from pipeline.run.arrow import leave_pandas_out
    from pipeline.run.console import Progress, print_report

    leave_pandas_out()
    choices = _choices(raw, out, config, workers, force, retry, keep_deleted)
    if dry_run:
        _print_plan(raw, out, choices, as_json=as_json)
        return
    with Progress() as progress:
        report = run(raw, out, choices, progress.update)
    print_report(report, out, as_json=as_json)
    if strict and report.rejected and not exit_zero:
        raise typer.Exit(1)


def plan(
    raw: RawArgument,
    out: NewOutArgument,
    config: ConfigOption = None,
    force: ForceOption = False,
    retry: RetryOption = False,
    keep_deleted: KeepOption = False,
    as_json: JsonOption = False,
) -> None:
    """Say what `extract` would do: which pages, from which stage on, and why; nothing is written."""
    _print_plan(raw, out, _choices(raw, out, config, 1, force, retry, keep_deleted), as_json=as_json)


def watch(
    raw: RawArgument,
    out: NewOutArgument,
    config: ConfigOption = None,
    workers: WorkersOption = 1,
    keep_deleted: KeepOption = False,
    quiet: Annotated[
        float, typer.Option(min=0.1, help="Seconds without a change after which an upload counts as complete.")
    ] = 2.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object a line for every batch.")] = False,
) -> None:
    """Process what is there and what arrives, a batch at a time, until Ctrl-C."""
    from pipeline.run.console import print_batch
    from pipeline.run.watch import watch as run

    choices = _choices(raw, out, config, workers, force=False, retry=False, keep_deleted=keep_deleted)
    run(raw, out, choices, quiet, lambda report: print_batch(report, out, as_json=as_json))


def _choices(
    raw: Path, out: Path, config: Path | None, workers: int, force: bool, retry: bool, keep_deleted: bool
) -> Choices:
    from pipeline.run import Choices

    if not raw.is_dir():
        raise typer.BadParameter(f"there is no folder '{raw}'; give the folder that holds the pages")
    if out.resolve() == raw.resolve():
        # The tables and the report would be taken for pages by this run and the next.
        raise typer.BadParameter(f"'{raw}' holds the pages; give another folder for the tables")
    return Choices(config, workers, force, retry, keep_deleted)


def _print_plan(raw: Path, out: Path, choices: Choices, *, as_json: bool) -> None:
    from pipeline.run import plan_only
    from pipeline.run.console import print_plan

    print_plan(plan_only(raw, out, choices), as_json=as_json)


def status(out: OutArgument, as_json: JsonOption = False) -> None:
    """Show the documents by status, the problems by code and the last run."""
    from pipeline.run.console import print_status
    from pipeline.store import open_tables

    print_status(open_tables(out), as_json=as_json)


def history(out: OutArgument, as_json: JsonOption = False) -> None:
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


def verify(out: OutArgument, as_json: JsonOption = False) -> None:
    """Check every file against its checksum; exit with 3 and name the pages to redo when one is damaged."""
    from pipeline.run.console import print_damage
    from pipeline.store import open_tables
    from pipeline.store.history import verify as check

    generation = open_tables(out).generation
    damage = check(generation)
    print_damage(damage, generation, as_json=as_json)
    if damage:
        raise typer.Exit(3)


def diff(
    out: OutArgument,
    before: Annotated[int, typer.Argument(help="Earlier generation.")],
    after: Annotated[int, typer.Argument(help="Later generation.")],
    as_json: JsonOption = False,
) -> None:
    """Count the records gained, lost and changed between two generations, by table and rule."""
    from pipeline.run.console import print_differences
    from pipeline.store.history import compare, find

    print_differences(compare(find(out, before), find(out, after)), as_json=as_json)
