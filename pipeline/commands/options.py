"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ConfigOption = Annotated[Path | None, typer.Option("--config", help="Settings file; see configs/default.yaml.")]
OutArgument = Annotated[Path, typer.Argument(help="Folder that `zhplan extract` wrote.")]
