"""What a file holds: itself, or the pages of an archive or dump, one after the other.

    plans.zip!/2024/a.html          a member of an archive (zip, tar, tar.gz, tar.bz2, tar.xz, tar.zst)
    plans.zip!/inner.tar.gz!/a.txt  an archive in an archive, two deep and no deeper
    page.html.gz!/page.html         a page that is packed by itself (gz, bz2, xz, zst)
    dump.jsonl.gz!/17               the page on line 17 of a dump (jsonl, ndjson; plain, gz, bz2, xz, zst)
    crawl.warc.gz!/17               the payload of the seventeenth record of a web archive

These are the names of column `source`; no part of them is ever used as a path. Members are held one at a time, up to
`read.max_bytes`; nothing is unpacked to disk. What cannot be had is a `Trouble` in place of a `Member`.
"""

from __future__ import annotations

import io
import lzma
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import BinaryIO

from pipeline.records import Problem
from pipeline.run.bounded import Bomb, Bounded, Counted, read_at_most

_DEEPEST = 2
_PACKED = ("gz", "bz2", "xz", "zst")
_SHORT = {"tgz": "tar.gz", "tbz": "tar.bz2", "tbz2": "tar.bz2", "txz": "tar.xz", "tzst": "tar.zst", "ndjson": "jsonl"}
_FORMATS = {"htm": "html", "xhtml": "html", "shtml": "html", "markdown": "md"}


@dataclass(frozen=True, slots=True)
class Member:
    """A page inside a file: its name there, its bytes, and what is known of format and address."""

    name: str
    data: bytes
    format: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A member that could not be had; an empty name means the file itself."""

    name: str
    problem: Problem


def trouble(name: str, code: str, message: str, severity: str = "error") -> Trouble:
    """A `Trouble` of reading."""
    return Trouble(name, Problem("read", code, severity, message))


def format_of(name: str | PurePath) -> str | None:
    """The format that a name hints at, None without a suffix.

    >>> format_of("上级/计划.HTM"), format_of("README")
    ('html', None)
    """
    base = str(name).rpartition("/")[2]
    suffix = base.rpartition(".")[2].lower() if "." in base else ""
    return _FORMATS.get(suffix, suffix or None)


def container_of(name: str) -> tuple[str, str] | None:
    """How a file holds pages: (`zip`, `tar`, `jsonl`, `warc` or `page`, packing), None for a page as it is.

    >>> container_of("计划.TGZ"), container_of("dump.jsonl.zst"), container_of("a.html.gz"), container_of("a.html")
    (('tar', 'gz'), ('jsonl', 'zst'), ('page', 'gz'), None)
    """
    parts = name.rpartition("/")[2].lower().split(".")
    parts = ".".join(_SHORT.get(part, part) for part in parts[1:]).split(".")
    last = parts[-1]
    if last in ("zip", "tar", "jsonl", "warc"):
        return last, ""
    if last not in _PACKED:
        return None
    kind = parts[-2] if len(parts) > 1 else ""
    return (kind if kind in ("tar", "jsonl", "warc") else "page"), last


def is_member(name: str) -> bool:
    """Whether a source's name is that of a page inside an archive or dump.

    >>> is_member("a/pages.zip!/b.txt"), is_member("a!/b.txt")
    (True, False)
    """
    file, inside, _ = name.partition("!/")
    return bool(inside) and container_of(file) is not None


def members(name: str, file: BinaryIO, size: int, limit: int, depth: int = 1) -> Iterator[Member | Trouble]:
    """The pages in an archive or dump, in its order.

    Args:
        name: the file's name, by which its kind is known.
        file: its bytes, seekable.
        size: their number.
        limit: the most bytes a member may have.
        depth: how many archives deep this one lies.
    """
    kind = container_of(name)
    if kind is None:
        return
    counted = Counted(file, size)
    try:
        for one in _inside(kind[0], kind[1], name, counted, limit):
            if isinstance(one, Trouble) or container_of(one.name) is None or kind[0] in ("jsonl", "warc"):
                yield one
            elif depth >= _DEEPEST:
                message = f"The archive lies more than {_DEEPEST} archives deep; it was not opened."
                yield trouble(one.name, "nested_archive", message)
            else:
                for inner in members(one.name, io.BytesIO(one.data), len(one.data), limit, depth + 1):
                    yield replace(inner, name=f"{one.name}!/{inner.name}" if inner.name else one.name)
    except Bomb:
        message = "More comes out of this file than a sound archive of its size can hold; reading stopped there."
        yield trouble("", "archive_bomb", message)
    except MissingExtra as missing:
        message = f"Reading this kind of file needs a further package: pip install zhplan[{missing.extra}]"
        yield trouble("", "missing_extra", message)
    except Exception as error:  # parsers of hostile bytes raise whatever they meet
        message = f"The archive is damaged or no archive ({type(error).__name__}); what comes behind was not read."
        yield trouble("", "damaged_archive", message)


class MissingExtra(Exception):
    """A package of an optional extra is not installed."""

    def __init__(self, extra: str) -> None:
        """`extra` is what stands in the brackets of `pip install zhplan[...]`."""
        super().__init__(extra)
        self.extra = extra


def _inside(kind: str, packing: str, name: str, file: Counted, limit: int) -> Iterator[Member | Trouble]:
    from pipeline.run import archives, dumps

    if kind == "zip":
        yield from archives.zip_members(file, limit)
        return
    stream = unpack(file, packing)
    if kind == "tar":
        yield from archives.tar_members(stream, limit)
    elif kind == "jsonl":
        yield from dumps.jsonl_records(stream, limit)
    elif kind == "warc":
        yield from dumps.warc_records(stream, limit)
    else:
        inner = name.rpartition("/")[2].rpartition(".")[0]
        data = read_at_most(stream, limit)
        yield too_large(inner, limit) if data is None else Member(inner, data, format_of(inner))


def too_large(name: str, limit: int) -> Trouble:
    """The `Trouble` of a member beyond the limit."""
    message = f"The page has more bytes than read.max_bytes allows ({limit}); it was not read."
    return trouble(name, "too_large", message)


def unpack(file: Counted, packing: str) -> BinaryIO:
    """The unpacked bytes of a file as a bounded stream; `packing` is gz, bz2, xz, zst or nothing."""
    if packing == "gz":
        import gzip

        unpacked: BinaryIO = gzip.GzipFile(fileobj=file, mode="rb")  # type: ignore[assignment]
    elif packing == "bz2":
        import bz2

        unpacked = bz2.BZ2File(file)  # type: ignore[assignment]
    elif packing == "xz":
        unpacked = lzma.LZMAFile(file)  # type: ignore[assignment, arg-type]  # noqa: SIM115
    elif packing == "zst":
        import pyarrow as pa

        unpacked = pa.CompressedInputStream(pa.PythonFile(file, mode="r"), "zstd")
    else:
        unpacked = file  # type: ignore[assignment]
    return Bounded(unpacked, file)  # type: ignore[return-value]
