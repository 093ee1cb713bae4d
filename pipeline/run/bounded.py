"""Streams that stay within bounds: what an archive holds is hostile, and sizes that it declares are not believed.

A few kilobytes can unpack to gigabytes. So nothing is unpacked to disk, nothing is read beyond its limit, and reading
ends as soon as the bytes that came out are out of all proportion to those that went in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

RATIO = 100
FREE_BYTES = 1_000_000  # below this no proportion is asked for: short texts of one sign shrink a thousandfold
PIECE = 1 << 16
# No reader here has a reason to ask for more at once; a header that declares gigabytes ends up here.
_LARGEST_READ = 1 << 22


class Readable(Protocol):
    """What is read in pieces."""

    def read(self, size: int = ..., /) -> bytes:
        """At most `size` bytes."""


class Bomb(Exception):
    """More came out of an archive than a sound one of its size can hold."""


class Counted:
    """A seekable binary file that counts the bytes read from it; reading it over and over is a Bomb.

    >>> import io
    >>> file = Counted(io.BytesIO(bytes(10)), 10); len(file.read(4)), file.count
    (4, 4)
    """

    def __init__(self, file: BinaryIO, size: int) -> None:
        """Wrap `file` of `size` bytes."""
        self._file = file
        # The list of members is read besides the members; members that overlap would be read many times.
        self._most = 3 * size + FREE_BYTES
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Like a file's. Raises Bomb when far more was read than the file holds."""
        data = self._file.read(size)
        self.count += len(data)
        if self.count > self._most:
            raise Bomb
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Like a file's."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Like a file's."""
        return self._file.tell()

    def seekable(self) -> bool:
        """Like a file's."""
        return True

    def readable(self) -> bool:
        """Like a file's."""
        return True

    def close(self) -> None:
        """The file stays open: whoever opened it closes it."""

    @property
    def closed(self) -> bool:
        """Like a file's."""
        return self._file.closed


class Bounded:
    """A stream of unpacked bytes, read forwards, that raises Bomb when it grows out of proportion to its source."""

    def __init__(self, unpacked: BinaryIO, source: Counted) -> None:
        """Bytes of `unpacked`, which reads from `source`."""
        self._unpacked = unpacked
        self._source = source
        self._at = 0

    def read(self, size: int = PIECE) -> bytes:
        """At most `size` bytes. Raises Bomb, also for a size that no honest reader asks for."""
        if not 0 <= size <= _LARGEST_READ:
            raise Bomb
        data = self._unpacked.read(size)
        self._at += len(data)
        if out_of_proportion(self._at, self._source.count):
            raise Bomb
        return data

    def tell(self) -> int:
        """Bytes read or passed over so far."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go forwards to `offset`, counted from the start. Raises OSError for anything else."""
        if whence != 0 or offset < self._at:
            raise OSError("this stream runs forwards only")
        while self._at < offset and self.read(min(PIECE, offset - self._at)):
            pass
        return self._at

    def seekable(self) -> bool:
        """Forwards, it is."""
        return True

    def readable(self) -> bool:
        """Like a file's."""
        return True

    def close(self) -> None:
        """Whoever opened the stream closes it."""


def out_of_proportion(unpacked: int, packed: int) -> bool:
    """Whether `unpacked` bytes cannot soundly come from `packed` ones.

    >>> out_of_proportion(5_000_000, 100_000), out_of_proportion(5_000_000, 5_000)
    (False, True)
    """
    return unpacked > FREE_BYTES and unpacked > RATIO * max(packed, 1)


def read_at_most(stream: Readable, limit: int) -> bytes | None:
    """All bytes of a stream, None when they are more than `limit`; at most one piece more is ever held.

    >>> import io
    >>> read_at_most(io.BytesIO("计划".encode()), 3) is None
    True
    """
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(PIECE):
        size += len(piece)
        if size > limit:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def lines(stream: Readable, limit: int) -> Iterator[bytes | None]:
    """The lines of a stream without their line ends; None in place of one longer than `limit`, which is not kept.

    >>> import io
    >>> list(lines(io.BytesIO(b"ab\\nabcdef\\n\\nc"), 3))
    [b'ab', None, b'', b'c']
    """
    rest = bytearray()
    skipping = False
    while piece := stream.read(PIECE):
        *whole, last = piece.split(b"\n")
        for line in whole:
            yield None if skipping or len(rest) + len(line) > limit else bytes(rest + line)
            rest.clear()
            skipping = False
        skipping = skipping or len(rest) + len(last) > limit
        if skipping:
            rest.clear()
        else:
            rest += last
    if rest or skipping:
        yield None if skipping else bytes(rest)
