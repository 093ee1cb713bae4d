"""The command line: `zhplan extract RAW OUT`, `zhplan show PAGE`; the commands themselves are in `pipeline/commands/`.

Data goes to stdout, talk to stderr. Exit codes: 0 tables were published, 1 `--strict` and pages were rejected (or
a part of an import could not be used), 2 wrong use, 3 storage trouble, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from pipeline.commands import batches, configuration, explained, pages, results

app = typer.Typer(
    name="zhplan",
    help="Chinese work plans from dirty web pages to Parquet tables; every record points at its place in the raw page.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


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


# Each command with an example; `zhplan --help` lists them in this order.
_COMMANDS: dict[Callable[..., None], str] = {
    batches.extract: "zhplan extract data/raw data/processed --workers 2",
    pages.outline: "zhplan outline data/raw/s08_run_on_no_newline.txt",
    pages.show: "zhplan show data/raw/s15_hospital_quotas.txt",
    explained.explain: "zhplan explain data/raw/s15_hospital_quotas.txt",
    batches.plan: "zhplan plan data/raw data/processed",
    batches.watch: "zhplan watch uploads data/processed --workers 2",
    batches.status: "zhplan status data/processed",
    batches.history: "zhplan history data/processed",
    batches.rollback: "zhplan rollback data/processed 3",
    batches.verify: "zhplan verify data/processed",
    batches.diff: "zhplan diff data/processed 3 4",
    results.view: "zhplan view data/processed",
    results.evaluate: "zhplan evaluate data/processed corrected.gold.jsonl --misses GOAL",
    results.export: "zhplan export data/processed --to xlsx",
    results.import_: "zhplan import label-studio export.json --to corrected.gold.jsonl",
    results.sql: 'zhplan sql data/processed "select text, parties, last_day from tasks_full order by last_day"',
    configuration.config: "zhplan config my-settings.yaml",
}
for _command, _example in _COMMANDS.items():
    # `import` is a keyword, so its function is `import_`.
    app.command(_command.__name__.rstrip("_"), epilog=f"Example: {_example}")(_command)

_INTERRUPTED = 130
_GO_ON = "interrupted; run the same command again to go on from here"


def main() -> None:
    """Run the command line and leave with its exit code."""
    # NumPy's algebra starts a thread a core when it is loaded, in every worker; nothing here computes with it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = app(standalone_mode=False)
        if code == _INTERRUPTED:
            _complain(_GO_ON, code)
    except BrokenPipeError:
        # The reader of our output has gone (`zhplan show … | head`); there is nobody left to tell.
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - only so that the interpreter can flush at exit
        code = 0
    except (KeyboardInterrupt, typer.Abort):
        code = _complain(_GO_ON, _INTERRUPTED)
    except Exception as error:
        code = _trouble(error)
    sys.exit(code if isinstance(code, int) else 0)


def _trouble(error: Exception) -> int:
    """Say what is wrong and return the exit code; raises the error again when it is a mistake of ours."""
    # Loaded only now: with them `zhplan --help` would take twice as long.
    from pipeline.config import ConfigError
    from pipeline.store import StorageError

    if isinstance(error, ConfigError):
        return _complain(str(error), 2)
    if isinstance(error, StorageError):
        return _complain(str(error), 3)
    # Wrong use: the parser's errors share no public base class, but all know how to say what is wrong.
    say = getattr(error, "format_message", None)
    if say is None:
        raise error
    return _complain(f"{say()} (see `zhplan --help`)", 2) if say() else 2


def _complain(message: str, code: int) -> int:
    print(f"zhplan: {' '.join(message.split())}", file=sys.stderr)
    return code


if __name__ == "__main__":
    main()
