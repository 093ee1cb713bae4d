"""Lines of tables that pair a wording with what is found in it: `text -> one|two`, three blanks between the entries."""

from __future__ import annotations

import re
from collections.abc import Callable


def entries(table: str) -> list[str]:
    """The entries of a table."""
    return re.split(" {3,}|\n", table.strip())


def failing(table: str, frames: tuple[str, ...], found_in: Callable[[str], list[str]]) -> list[str]:
    """The entries whose right side is not what is found in each frame ({} is the wording)."""
    return [entry for entry in entries(table) if not _comes_back(entry, frames, found_in)]


def _comes_back(entry: str, frames: tuple[str, ...], found_in: Callable[[str], list[str]]) -> bool:
    text, _, found = entry.partition(" ->")
    wanted = [one for one in found.strip().split("|") if one]
    return all(found_in(frame.replace("{}", text)) == wanted for frame in frames)
