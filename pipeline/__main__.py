"""The command line: `zhplan extract RAW OUT`, `zhplan show PAGE`.

Data goes to stdout, talk to stderr. Exit codes: 0 tables were published, 1 `--strict` and pages were rejected,
2 wrong use, 3 storage trouble, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.records import Result

app = typer.Typer(
    name="zhplan",
    help="Chinese work plans from dirty web pages to Parquet tables; every record points at its place in the raw page.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

ConfigOption = Annotated[Path | None, typer.Option("--config", help="Settings file; see configs/default.yaml.")]


def _version(wanted: bool) -> None:
    if wanted:
        from pipeline import __version__

        typer.echo(f"zhplan {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(epilog="Example: zhplan extract data/raw data/processed --workers 2")
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


PageArgument = Annotated[Path, typer.Argument(help="One page.")]


def _process(page: Path, config: Path | None) -> Result:
    from pipeline.config import load_config
    from pipeline.records import Page
    from pipeline.run.sources import format_of, printable
    from pipeline.stages import process

    settings = load_config(config)
    try:
        data = page.read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"'{page}' cannot be read ({error.strerror}); give one page file") from error
    return process(Page(data, printable(page.name), format_of(page)), settings)


@app.command(epilog="Example: zhplan outline data/raw/s08_run_on_no_newline.txt")
def outline(page: PageArgument, config: ConfigOption = None) -> None:
    """Print the outline of each plan of a page: path, marker, heading, role, and the rule that opened it."""
    from pipeline.run.console import print_outline

    print_outline(_process(page, config))


@app.command(epilog="Example: zhplan show data/raw/s15_hospital_quotas.txt")
def show(
    page: PageArgument,
    config: ConfigOption = None,
    edits: Annotated[bool, typer.Option("--edits", help="Show what was changed in the raw page, and why.")] = False,
) -> None:
    """Print one page's plans, outline and records."""
    from pipeline.run.console import print_page

    print_page(_process(page, config), with_edits=edits)


OutArgument = Annotated[Path, typer.Argument(help="Folder that `zhplan extract` wrote.")]


@app.command(epilog="Example: zhplan status data/processed")
def status(
    out: OutArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show the documents by status, the problems by code and the last run."""
    from pipeline.run.console import print_status
    from pipeline.store import open_tables

    print_status(open_tables(out), as_json=as_json)


@app.command(epilog="Example: zhplan history data/processed")
def history(
    out: OutArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """List the generations that are kept; the current one is marked."""
    from pipeline.run.console import print_history
    from pipeline.store.generations import current
    from pipeline.store.history import generations

    print_history(generations(out), current(out), as_json=as_json)


@app.command(epilog="Example: zhplan rollback data/processed 3")
def rollback(out: OutArgument, number: Annotated[int, typer.Argument(help="Generation, see `history`.")]) -> None:
    """Make an earlier generation the current one; the next extract goes on from it."""
    from pipeline.store import writer
    from pipeline.store.history import rollback as back

    with writer(out):
        generation = back(out, number)
    typer.echo(f"{out} shows generation {generation.number} now")


@app.command(epilog="Example: zhplan verify data/processed")
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


@app.command(epilog="Example: zhplan diff data/processed 3 4")
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


_INTERRUPTED = 130
_GO_ON = "interrupted; run the same command again to go on from here"


def main() -> None:
    """Run the command line and leave with its exit code."""
    from pipeline.config import ConfigError
    from pipeline.store import StorageError

    try:
        code = app(standalone_mode=False)
        if code == _INTERRUPTED:
            _complain(_GO_ON, code)
    except ConfigError as error:
        code = _complain(str(error), 2)
    except StorageError as error:
        code = _complain(str(error), 3)
    except BrokenPipeError:
        # The reader of our output has gone (`zhplan show … | head`); there is nobody left to tell.
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - only so that the interpreter can flush at exit
        code = 0
    except (KeyboardInterrupt, typer.Abort):
        code = _complain(_GO_ON, _INTERRUPTED)
    except Exception as error:
        # Wrong use: the parser's errors share no public base class, but all know how to say what is wrong.
        say = getattr(error, "format_message", None)
        if say is None:
            raise
        code = _complain(f"{say()} (see `zhplan --help`)", 2) if say() else 2
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str, code: int) -> int:
    print(f"zhplan: {' '.join(message.split())}", file=sys.stderr)
    return code


if __name__ == "__main__":
    main()
