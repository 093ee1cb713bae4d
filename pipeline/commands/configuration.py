"""The command `config`: check a settings file, show what it comes to, or print its JSON Schema for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.config import Config

# Short, but every stage has something to do on it, so that each reads its lexicons and rules.
_SAMPLE = "一、工作目标\n6月底前，由办公室负责，按期办结率达到95%以上。\n"


def config(
    file: Annotated[Path | None, typer.Argument(help="Settings file; without one the shipped settings.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of settings files.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check a settings file with its lexicons and rules, and print the settings it comes to."""
    import msgspec

    from pipeline.config import Settings, load_config, load_settings

    if schema:
        typer.echo(json.dumps(msgspec.json.schema(Settings), indent=1, ensure_ascii=False))
        return
    loaded = load_config(file)
    _compile(loaded)
    settings = msgspec.to_builtins(load_settings(file))
    if as_json:
        typer.echo(json.dumps({"fingerprint": loaded.fingerprint, "settings": settings}, ensure_ascii=False))
        return
    import yaml

    typer.echo(f"# fingerprint {loaded.fingerprint}")
    typer.echo(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False).rstrip())


def _compile(loaded: Config) -> None:
    """Let the stages read their rules, which they do with the first page. Raises ConfigError."""
    from pipeline.records import Page
    from pipeline.stages import process

    process(Page(_SAMPLE.encode()), loaded)
