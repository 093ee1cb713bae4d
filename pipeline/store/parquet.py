"""Bytes on disk: Parquet with page checksums, written so that the same rows give the same bytes.

Page checksums are always written and always verified: without them a flipped bit gives wrong rows silently.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def write(table: pa.Table, path: Path) -> str:
    """Write one file, flush it to disk and return its SHA-256 (hex). Raises OSError when the disk refuses."""
    with path.open("wb") as sink:
        pq.write_table(
            table,
            sink,
            compression="zstd",
            write_page_checksum=True,
            store_schema=True,
            row_group_size=65_536,
        )
        sink.flush()
        os.fsync(sink.fileno())
    return digest(path)


def read(path: Path, columns: list[str] | None = None) -> pa.Table:
    """Read one file, or some of its columns, with checksums verified. Raises OSError when a page is damaged."""
    # memory_map off: a damaged or shrinking file must be an error here, never a signal later.
    return pq.ParquetFile(path, page_checksum_verification=True, memory_map=False).read(columns)


def count(path: Path) -> int:
    """Number of rows of a file, from its footer."""
    return int(pq.read_metadata(path).num_rows)


def digest(path: Path) -> str:
    """SHA-256 of a file, hex, read in pieces."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
