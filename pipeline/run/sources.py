"""What there is to read: files under the input folder, pages inside archives and dumps; hashed, duplicates joined.

Hashing a large collection takes longer than a person waits for "nothing new". So the inventory of a file is kept
(`OUT/_inventory`) and believed while the file's size, times and inode stay what they were.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.records import Problem
from pipeline.run.members import Member, container_of, format_of, members

__all__ = ["Inventory", "Source", "format_of", "printable", "take_inventory"]

_PIECE = 1 << 20
# A file written so shortly before it was read may be written again within one tick of its clock.
_SETTLED_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A page to be read: the file it is in, its name in the tables, its hash and size in bytes.

    `position` counts what a container holds, from 0; None means that the file is the page. `kind` is pdf or docx
    where the first bytes say so, else empty.
    """

    path: Path
    name: str
    sha256: str
    size: int
    position: int | None = None
    format: str | None = None
    kind: str = ""
    url: str | None = None

    @property
    def doc_id(self) -> str:
        """The document's id."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class Inventory:
    """All sources of a folder: one per content, further names of equal content, and what could not be read."""

    sources: tuple[Source, ...]
    others: dict[str, list[str]]
    problems: tuple[tuple[str, Problem], ...]
    names: frozenset[str]


class _Entry(msgspec.Struct, frozen=True, array_like=True):
    """A page of a file as it is kept: its name inside (empty for the file itself), hash, size and so on."""

    name: str
    sha256: str
    size: int
    position: int | None
    format: str | None
    kind: str
    url: str | None


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What a file held, and the state of the file it is true of."""

    state: tuple[int, int, int, int]
    entries: tuple[_Entry, ...]
    problems: tuple[tuple[str, str, str, str], ...]


class _Book(msgspec.Struct, array_like=True):
    """The kept inventory; `mark` tells by what limits and code it was taken."""

    mark: str
    files: dict[str, _Kept]


def take_inventory(
    raw: Path, limit: int = 20_000_000, keep: Path | None = None, mark: str = "", leave_out: Collection[Path] = ()
) -> Inventory:
    """List and hash every page under `raw`; hidden files and links to folders are left alone.

    Of pages with the same content the first in sorted order of folders gives the name.

    Args:
        raw: the input folder.
        limit: the most bytes a member of an archive may have.
        keep: file to keep the inventory in; None looks at every byte.
        mark: what the kept inventory must have been taken by.
        leave_out: files and folders that are not looked at.
    """
    book = _open_book(keep, mark)
    seen: dict[str, _Kept] = {}
    sources: dict[str, Source] = {}
    others: dict[str, list[str]] = {}
    problems: list[tuple[str, Problem]] = []
    names: set[str] = set()
    for path in _files(raw, frozenset(path.resolve() for path in leave_out)):
        own = printable(path.relative_to(raw).as_posix())
        try:
            state = _state(path)
            held = book.files.get(own)
            if held is None or held.state != state:
                held = _look(path, own, state, limit)
        except OSError as error:
            message = f"The file could not be read ({error.strerror}); it was passed over."
            problems.append((own, Problem("read", "unreadable", "error", message)))
            continue
        seen[own] = held
        for inner, code, severity, message in held.problems:
            problems.append((_joined(own, inner), Problem("read", code, severity, message)))
        for entry in held.entries:
            name = _joined(own, entry.name)
            names.add(name)
            source = Source(path, name, entry.sha256, entry.size, entry.position, entry.format, entry.kind, entry.url)
            if source.doc_id in sources:
                others.setdefault(source.doc_id, []).append(name)
            else:
                sources[source.doc_id] = source
    _close_book(keep, book, mark, seen)
    ordered = tuple(sorted(sources.values(), key=lambda s: s.doc_id))
    return Inventory(ordered, others, tuple(problems), frozenset(names))


def printable(name: str) -> str:
    """A file name that any table can hold: bytes that are no UTF-8 are shown as escapes.

    >>> printable("计划\\udcff.txt")
    '计划\\\\xff.txt'
    """
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # a lone surrogate that no file system made
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def kind_of(data: bytes) -> str:
    """The kind of a page that needs a reader of its own: `pdf`, `docx` (any zip), or empty.

    >>> kind_of(b"%PDF-1.7"), kind_of("一、目标".encode())
    ('pdf', '')
    """
    return "pdf" if data.startswith(b"%PDF-") else "docx" if data.startswith(b"PK\x03\x04") else ""


def _joined(own: str, inner: str) -> str:
    return f"{own}!/{inner}" if inner else own


def _look(path: Path, own: str, state: tuple[int, int, int, int], limit: int) -> _Kept:
    """Everything in one file. Raises OSError when it cannot be opened."""
    if container_of(own) is None:
        sha256, size, head = _hash(path)
        return _Kept(state, (_Entry("", sha256, size, None, format_of(own), kind_of(head), None),), ())
    entries: list[_Entry] = []
    problems: list[tuple[str, str, str, str]] = []
    with path.open("rb") as file:
        for position, one in enumerate(members(path.name, file, state[0], limit)):
            if isinstance(one, Member):
                sha256 = hashlib.sha256(one.data).hexdigest()
                kind = kind_of(one.data)
                url = printable(one.url) if one.url else None
                entries.append(_Entry(printable(one.name), sha256, len(one.data), position, one.format, kind, url))
            else:
                problems.append((printable(one.name), one.problem.code, one.problem.severity, one.problem.message))
    return _Kept(state, tuple(entries), tuple(problems))


def _files(raw: Path, leave_out: frozenset[Path]) -> Iterator[Path]:
    root = raw.resolve()
    for folder, folders, names in os.walk(raw):
        here = Path(folder)
        inside = root / here.relative_to(raw) if leave_out else here
        folders[:] = sorted(name for name in folders if not name.startswith(".") and inside / name not in leave_out)
        for name in sorted(names):
            path = here / name
            # A pipe or device would block for ever; a dangling link is reported when it is opened.
            regular = not name.startswith(".") and (path.is_file() or path.is_symlink())
            if regular and inside / name not in leave_out:
                yield path


def _hash(path: Path) -> tuple[str, int, bytes]:
    """SHA-256, size and first bytes of a file."""
    digest, size, head = hashlib.sha256(), 0, b""
    with path.open("rb") as source:
        while piece := source.read(_PIECE):
            head = head or piece[:16]
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size, head


def _state(path: Path) -> tuple[int, int, int, int]:
    """What changes when a file does: size, time of change, time of its entry's change, inode."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _open_book(keep: Path | None, mark: str) -> _Book:
    if keep is not None:
        try:
            book = msgspec.msgpack.decode(keep.read_bytes(), type=_Book)
        except (OSError, msgspec.DecodeError):
            return _Book(mark, {})
        if book.mark == mark:
            return book
    return _Book(mark, {})


def _close_book(keep: Path | None, book: _Book, mark: str, seen: dict[str, _Kept]) -> None:
    """Keep what is settled; the book is a convenience, so an interrupted write only costs the next run some hashing."""
    if keep is None:
        return
    import time

    latest = time.time_ns() - _SETTLED_NS
    settled = {name: kept for name, kept in seen.items() if max(kept.state[1], kept.state[2]) < latest}
    if settled == book.files and keep.exists():
        return
    fresh = keep.with_name(f".{keep.name}.new")
    try:
        fresh.write_bytes(msgspec.msgpack.encode(_Book(mark, settled)))
        fresh.replace(keep)
    except OSError:  # a full disk may have room again once the run has tidied up
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
