"""The raw side of a document: its decoded source, found again where the tables say that it lies.

The tables name a source by its path below the input folder and by the SHA-256 of its bytes. A file counts as the
source only when its bytes have that hash, so a page that has changed since is never shown for the one that was read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.tables.privacy import raw_as_published

if TYPE_CHECKING:
    from pipeline.store.documents import DocumentRows

_ESCAPE = re.compile(r"\\x([89a-f][0-9a-f])")


class RawPages:
    """Finds decoded sources: `RawPages(Path("data/processed")).text(document)`.

    `folder` is the input folder of the run. Without one, the folder `raw` beside the output and `data/raw` are tried.
    """

    def __init__(self, out: Path, folder: Path | None = None) -> None:
        """Look in `folder`, or near the output folder `out`; nothing is opened yet."""
        nearby = (out.resolve().parent / "raw", Path("data/raw"))
        self._folders = tuple(p.resolve() for p in ((folder,) if folder is not None else nearby) if p.is_dir())

    def text(self, document: Mapping[str, Any]) -> str | None:
        """The text that raw offsets count in, of a row of the documents table; None where the source is not here."""
        if document.get("raw_text"):
            return str(document["raw_text"])
        if document.get("encoding") is None:
            return None
        for name in (document["source"], *document["other_sources"]):
            for folder in self._folders:
                data = _bytes_of(folder, str(name), int(document["bytes"]), str(document["sha256"]))
                if data is not None:
                    return data.decode(document["encoding"], "replace")
        return None

    def published(self, rows: DocumentRows) -> str | None:
        """The raw page of a document's rows as it may be shown: names that the tables withhold are withheld in it."""
        text = self.text(rows["documents"][0])
        persons = [(r["name"], r["raw_start"], r["raw_end"]) for r in rows["parties"] if r["kind"] == "person"]
        return raw_as_published(text, persons) if text is not None else None


def _bytes_of(folder: Path, name: str, size: int, sha256: str) -> bytes | None:
    try:
        path = (folder / name).resolve()
        if not path.is_file() and "\\x" in name:  # bytes that are no UTF-8 stand as escapes in the tables
            path = (folder / _ESCAPE.sub(lambda byte: chr(0xDC00 + int(byte[1], 16)), name)).resolve()
        if not path.is_relative_to(folder) or not path.is_file() or path.stat().st_size != size:
            return None
        data = path.read_bytes()
    except (OSError, ValueError):  # ValueError: a name with NUL
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
