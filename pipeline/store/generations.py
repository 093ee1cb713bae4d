"""Generations of tables on disk; one rename publishes all tables at once.

    OUT/_generations/000007/<table>/<bucket>.parquet    a whole state, never changed once published
    OUT/_generations/000007/_manifest.json              its files with SHA-256, its buckets, its fingerprint
    OUT/_current -> _generations/000007                 the rename of this link is the publication
    OUT/<table> -> _current/<table>                     so that `read_parquet("OUT/goals")` always opens
    OUT/_work/                                          shards of a run that has not published yet
    OUT/_inventory                                      what the input files held when they were last looked at

Rows are spread over buckets by the first hex digits of `doc_id`, so a small upload rewrites few files; files of
untouched buckets are hard links to those of the generation before.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.store import parquet
from pipeline.tables import TABLES

KEEP = 3
_DOCUMENTS_A_BUCKET = 256


class StorageError(RuntimeError):
    """The output cannot be written or read; the message says what to do."""


class Busy(StorageError):
    """Another run writes to this output."""


@dataclass(frozen=True, slots=True)
class Generation:
    """A published state: its folder and what its manifest says."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def number(self) -> int:
        """Number of the generation, from 1."""
        return int(self.folder.name)

    @property
    def buckets(self) -> int:
        """Number of buckets that rows are spread over."""
        return int(self.manifest["buckets"])

    def files(self, table: str) -> list[Path]:
        """The files of a table, in order."""
        return sorted((self.folder / table).glob("*.parquet"))


def bucket_count(documents: int) -> int:
    """Buckets for so many documents: a power of two, so that growth splits buckets rarely.

    >>> bucket_count(5), bucket_count(1000)
    (1, 4)
    """
    count = 1
    while count * _DOCUMENTS_A_BUCKET < documents:
        count *= 2
    return count


def bucket_of(doc_id: str, buckets: int) -> int:
    """The bucket of a document, by its hash.

    >>> bucket_of("ff00000000000000", 4)
    3
    """
    return int(doc_id[:8], 16) * buckets >> 32


def current(out: Path) -> Generation | None:
    """The published generation, None before the first. Raises StorageError when its manifest is damaged."""
    link = out / "_current"
    for _ in range(3):
        if not link.is_symlink():
            return None
        folder = link.resolve()
        try:
            return load(folder)
        except StorageError:
            # Between the look and the load, runs may have published and dropped it.
            if link.resolve() == folder:
                raise
    return load(link.resolve())


def load(folder: Path) -> Generation:
    """A generation from its folder. Raises StorageError when there is none or its manifest is damaged."""
    try:
        manifest = json.loads((folder / "_manifest.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StorageError(f"{folder}: no readable generation ({error}); run extract with --force") from error
    return Generation(folder, manifest)


@contextmanager
def writer(out: Path) -> Iterator[None]:
    """Hold the one writer's lock of an output folder. Raises Busy, naming the other process, or StorageError."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = (out / "_lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise StorageError(f"{out}: cannot be written ({error.strerror}); choose another OUT") from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.seek(0)
            other = handle.read().strip() or "unknown"
            raise Busy(f"{out}: process {other} is writing here; wait for it or choose another OUT") from error
        try:
            handle.seek(0)
            handle.truncate()
            handle.write(str(os.getpid()))
            handle.flush()
        except OSError as error:
            raise StorageError(f"{out}: cannot be written ({error.strerror}); free space or choose another") from error
        _sweep(out)
        yield


def _sweep(out: Path) -> None:
    """Remove what killed runs left behind: drafts and links that were never put in place. Needs the writer's lock."""
    for folder in numbered(out):
        if not (folder / "_manifest.json").is_file():
            shutil.rmtree(folder, ignore_errors=True)
    for file in out.glob(".*.new"):
        with suppress(OSError):
            file.unlink()


class Draft:
    """A generation in the making; nothing of it shows before `publish`."""

    def __init__(self, out: Path, buckets: int, before: Generation | None = None) -> None:
        """Begin in a fresh folder under `out`; buckets may be kept from the generation `before`."""
        self._out = out
        self.before = before
        number = max((int(p.name) for p in numbered(out)), default=0) + 1
        self._folder = out / "_generations" / f"{number:06d}"
        self._files: dict[str, str] = {}
        self._more: set[Path] = set()
        self._buckets = buckets
        try:
            self._folder.mkdir(parents=True)
            for table in TABLES:
                (self._folder / table).mkdir()
        except OSError:
            self.discard()
            raise

    def add(self, table: str, bucket: int, rows: Any) -> None:
        """Write the rows of one bucket of a table."""
        name = f"{table}/{bucket:04x}.parquet"
        self._folder_of(table)
        self._files[name] = parquet.write(rows, self._folder / name)

    def add_file(self, name: str, data: bytes) -> None:
        """Write a file beside the tables; OUT/`name` will point at it."""
        path = self._folder / name
        with path.open("wb") as sink:
            sink.write(data)
            sink.flush()
            os.fsync(sink.fileno())
        self._files[name] = parquet.digest(path)

    def _folder_of(self, table: str) -> None:
        """Tables that are none of the published ones get their folder when they are first written."""
        if table not in TABLES:
            (self._folder / table).mkdir(exist_ok=True)
            self._more.add(self._folder / table)

    def files(self, table: str) -> list[Path]:
        """The files written for a table so far, in order."""
        return sorted((self._folder / table).glob("*.parquet"))

    def keep(self, table: str, bucket: int) -> None:
        """Take a bucket over from the generation before, as a hard link where the file system has them."""
        assert self.before is not None  # noqa: S101 - a caller's mistake, not a condition of the data
        name = f"{table}/{bucket:04x}.parquet"
        self._folder_of(table)
        try:
            os.link(self.before.folder / name, self._folder / name)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EXDEV):
                raise
            shutil.copyfile(self.before.folder / name, self._folder / name)
        self._files[name] = self.before.manifest["files"][name]

    def publish(self, manifest: dict[str, Any]) -> Generation:
        """Make this the current state with one rename, then drop the oldest generations."""
        manifest = {**manifest, "buckets": self._buckets, "files": dict(sorted(self._files.items()))}
        with (self._folder / "_manifest.json").open("w", encoding="utf-8") as sink:
            json.dump(manifest, sink, ensure_ascii=False, indent=1, sort_keys=True)
            sink.flush()
            os.fsync(sink.fileno())
        for folder in (*(self._folder / table for table in TABLES), *self._more, self._folder, self._folder.parent):
            _sync(folder)
        # First the links that people open, which lead through `_current`; then `_current` itself, the publication.
        for name in (*TABLES, *(name for name in self._files if "/" not in name)):
            if not (self._out / name).is_symlink():
                _point(self._out / name, f"_current/{name}")
        publish_link(self._out, self._folder)
        _prune(self._out, self._folder)
        return Generation(self._folder, manifest)

    def discard(self) -> None:
        """Remove what was written; a published state is never touched, even when its last flush failed."""
        if (self._out / "_current").resolve() == self._folder.resolve():
            return
        shutil.rmtree(self._folder, ignore_errors=True)


def publish_link(out: Path, folder: Path) -> None:
    """Make a generation the current one, with one rename."""
    _point(out / "_current", f"_generations/{folder.name}")
    _sync(out)


def _point(link: Path, target: str) -> None:
    """Put a link in place with one rename."""
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def numbered(out: Path) -> list[Path]:
    """The folders of all generations, drafts that a killed run left behind included, oldest first."""
    folder = out / "_generations"
    return sorted(p for p in folder.iterdir() if p.name.isdigit()) if folder.is_dir() else []


def _prune(out: Path, newest: Path) -> None:
    """Keep the last published generations; drafts that a killed run left behind go too."""
    whole = [p for p in numbered(out) if (p / "_manifest.json").is_file()]
    for folder in numbered(out):
        if folder not in whole[-KEEP:] and folder != newest:
            shutil.rmtree(folder, ignore_errors=True)
