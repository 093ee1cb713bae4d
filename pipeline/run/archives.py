"""Members of zip and tar archives, read one at a time; only regular files count, and their names are only names."""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.run.bounded import PIECE, Bomb, Counted, out_of_proportion, read_at_most
from pipeline.run.members import Member, Trouble, format_of, too_large, trouble

MOST_MEMBERS = 100_000
# A name takes 46 bytes and its characters in a zip's list; more than this is a list made to fill memory.
_LARGEST_LIST = 200 * MOST_MEMBERS
_MOST_BOMBS = 3
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def zip_members(file: Counted, limit: int) -> Iterator[Member | Trouble]:
    """The files of a zip archive, in the order of its list."""
    if _list_size(file) > _LARGEST_LIST:
        yield _too_many()
        return
    with zipfile.ZipFile(file) as archive:
        bombs = 0
        for number, entry in enumerate(archive.infolist()):
            name = zip_name(entry)
            if number >= MOST_MEMBERS:
                yield _too_many()
                return
            if entry.is_dir() or hidden(name):
                continue
            if entry.flag_bits & _ENCRYPTED:
                yield trouble(name, "encrypted", "The member is locked by a password; it was passed over.")
                continue
            if _is_link(entry):
                yield _no_file(name)
                continue
            one = _zip_member(archive, entry, name, file, limit)
            yield one
            if isinstance(one, Trouble) and one.problem.code == "archive_bomb":
                bombs += 1
                if bombs >= _MOST_BOMBS:
                    raise Bomb


def _zip_member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, file: Counted, limit: int
) -> Member | Trouble:
    before = file.count
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(entry) as stream:
            while piece := stream.read(PIECE):
                size += len(piece)
                if out_of_proportion(size, file.count - before):
                    message = "More comes out of the member than a sound one of its size can hold; it was passed over."
                    return trouble(name, "archive_bomb", message)
                if size > limit:
                    return too_large(name, limit)
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        return trouble(name, "damaged_archive", f"The member is damaged ({type(error).__name__}); it was passed over.")
    except (NotImplementedError, RuntimeError):
        return trouble(name, "unknown_packing", "The member is packed in a way that cannot be read here.")
    return Member(name, b"".join(pieces), format_of(name))


def _list_size(file: Counted) -> int:
    """Bytes of a zip's list of members as its end says, before anything of it is read."""
    end = file.seek(0, 2)
    tail_start = file.seek(max(0, end - 65_600))
    tail = file.read(end - tail_start)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + 16 > len(tail):
        return 0
    (size,) = struct.unpack_from("<I", tail, at + 12)
    if size == 0xFFFFFFFF:
        far = tail.rfind(b"PK\x06\x06", 0, at)
        size = struct.unpack_from("<Q", tail, far + 40)[0] if 0 <= far <= len(tail) - 48 else _LARGEST_LIST + 1
    return int(size)


def zip_name(entry: zipfile.ZipInfo) -> str:
    """A member's name as its maker meant it: names that are not marked as UTF-8 are GBK on Chinese machines.

    >>> zip_name(zipfile.ZipInfo("计划.txt".encode("gbk").decode("cp437")))
    '计划.txt'
    """
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        data = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _is_link(entry: zipfile.ZipInfo) -> bool:
    """Whether the member is anything but a regular file by its Unix mode (0: made elsewhere, a file)."""
    kind = entry.external_attr >> 28
    return entry.create_system == 3 and kind not in (0, 8)


def tar_members(stream: BinaryIO, limit: int) -> Iterator[Member | Trouble]:
    """The files of a tar archive, in its order."""
    with tarfile.open(fileobj=stream, mode="r:", encoding="utf-8", errors="surrogateescape") as archive:
        number = 0
        while (entry := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # it would remember every one
            number += 1
            if number > MOST_MEMBERS:
                yield _too_many()
                return
            name = tar_name(entry.name)
            if entry.isdir() or hidden(name):
                continue
            if not entry.isreg() or entry.issparse():
                yield _no_file(name)
                continue
            content = archive.extractfile(entry)
            data = read_at_most(content, limit) if content is not None else b""
            if data is not None and len(data) < entry.size:
                yield trouble(name, "damaged_archive", "The archive ends inside this member; it was passed over.")
                return
            yield too_large(name, limit) if data is None else Member(name, data, format_of(name))


def tar_name(name: str) -> str:
    """A member's name; bytes that are no UTF-8 are GBK on Chinese machines, else shown as escapes.

    >>> tar_name("计划.txt".encode("gbk").decode("utf-8", "surrogateescape"))
    '计划.txt'
    """
    data = name.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "backslashreplace")


def hidden(name: str) -> bool:
    """Whether a member is left alone like a hidden file: `.DS_Store`, `__MACOSX/`, but not `../x`.

    >>> hidden("__MACOSX/._计划.txt"), hidden("../计划.txt")
    (True, False)
    """
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part.strip(".") for part in parts)


def _too_many() -> Trouble:
    message = f"The archive has more than {MOST_MEMBERS} members; those behind were not read."
    return trouble("", "too_many_members", message)


def _no_file(name: str) -> Trouble:
    return trouble(name, "not_a_file", "The member is a link or a device, no file; it was passed over.", "note")
