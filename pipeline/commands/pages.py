"""Commands that look at one page: `show`, `outline`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.options import ConfigOption

if TYPE_CHECKING:
    from pipeline.records import Result

PageArgument = Annotated[Path, typer.Argument(help="One page.")]


def process_page(page: Path, config: Path | None) -> Result:
    """Process one page file; its name decides the format. Raises BadParameter when it cannot be read."""
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


def outline(page: PageArgument, config: ConfigOption = None) -> None:
    """Print the outline of each plan of a page: path, marker, heading, role, and the rule that opened it."""
    from pipeline.run.console import print_outline

    print_outline(process_page(page, config))


def show(
    page: PageArgument,
    config: ConfigOption = None,
    edits: Annotated[bool, typer.Option("--edits", help="Show what was changed in the raw page, and why.")] = False,
) -> None:
    """Print one page's plans, outline and records."""
    from pipeline.run.console import print_page

    print_page(process_page(page, config), with_edits=edits)
