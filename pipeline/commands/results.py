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
