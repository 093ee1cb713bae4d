"""What there is to read: the files under the input folder, hashed, duplicates joined."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Problem

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: where it is, its name in the tables, its hash and size in bytes."""

    path: Path
    name: str
    sha256: str
    size: int

    @property
    def doc_id(self) -> str:
        """The document's id."""
        return self.sha256[:16]

    @property
    def format(self) -> str | None:
        """The format its name hints at: txt, html, md, or None."""
        return format_of(self.path)


@dataclass(frozen=True, slots=True)
class Inventory:
    """All sources of a folder: one per content, further paths of equal content, and what could not be read."""

    sources: tuple[Source, ...]
    others: dict[str, list[str]]
    problems: tuple[tuple[str, Problem], ...]


def take_inventory(raw: Path) -> Inventory:
    """List and hash every regular file under `raw`; hidden files and links to folders are left alone.

    The first path in sorted order names a document whose content occurs more than once.
    """
    sources: dict[str, Source] = {}
    others: dict[str, list[str]] = {}
    problems: list[tuple[str, Problem]] = []
    for path in _files(raw):
        name = printable(path.relative_to(raw).as_posix())
        try:
            sha256, size = _hash(path)
        except OSError as error:
            message = f"The file could not be read ({error.strerror}); it was passed over."
            problems.append((name, Problem("read", "unreadable", "error", message)))
            continue
        source = Source(path, name, sha256, size)
        if source.doc_id in sources:
            others.setdefault(source.doc_id, []).append(name)
        else:
            sources[source.doc_id] = source
    return Inventory(tuple(sorted(sources.values(), key=lambda s: s.doc_id)), others, tuple(problems))


def format_of(path: Path) -> str | None:
    """The format that a file's name hints at, None without a suffix.

    >>> format_of(Path("计划.HTM"))
    'html'
    """
    suffix = path.suffix.lower().lstrip(".")
    return {"htm": "html", "xhtml": "html", "shtml": "html", "markdown": "md"}.get(suffix, suffix or None)


def printable(name: str) -> str:
    """A file name that any table can hold: bytes that are no UTF-8 are shown as escapes.

    >>> printable("计划\\udcff.txt")
    '计划\\\\xff.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _files(raw: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(raw):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            # A pipe or device would block for ever; a dangling link is reported when it is opened.
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield path


def _hash(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size
