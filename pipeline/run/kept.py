"""What the stages found on the way, kept so that a change of rules redoes only the stages that read them.

Cleaning takes about half of a page's time and extraction most of the rest, and lexicons of extraction and linking are
what people change. So a generation holds, beside its tables, a table `_stages`: per document the result of `convert`,
of `segment` and of `extract`, with the mark of each (see fingerprint.py). A page goes on behind the last stage whose
mark is still the same, and its source is not even opened. With writing and publishing, a run after a change for `link`
takes about a third of the time of a whole one, for `extract` about three quarters (`benchmarks/batch.py`).

It costs as much disk as the tables themselves, for short pages twice that (zstd over all three results together,
since plans repeat the document's text), and one hundredth of the time. Finer steps do not pay: a cache per extractor
would need its own keys for a few per cent. Guessing from changed terms which pages they could touch would be cheaper
still, but a term may act where it does not stand (through lengths, neighbours, converted forms), and a stale record is
worse than a slow run. `run.keep_stages: false` keeps nothing; nor is anything kept where personal names are withheld.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from pipeline.records import Document, Mentions, Plan, Result
from pipeline.text import Change, Text, restored

if TYPE_CHECKING:
    import pyarrow as pa

TABLE = "_stages"
# The stages whose results are kept, the last first, and the column of the mark that they were made with.
RESUMABLE = ("extract", "segment", "convert")
Columns = dict[str, list[Any]]


class _Work(msgspec.Struct, frozen=True, array_like=True):
    document: Document
    plans: tuple[Plan, ...]
    mentions: tuple[Mentions, ...]


class _Text(msgspec.Struct, frozen=True, array_like=True):
    """A `Text` in plain types; the offsets of its runs as 64-bit numbers of this machine."""

    value: str
    source: str
    clean: bytes
    raw: bytes
    raw_end: bytes
    aligned: bytes
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """The kept results of one document."""

    document: Document
    plans: tuple[Plan, ...]
    mentions: tuple[Mentions, ...]


def schema() -> pa.Schema:
    """The Arrow schema of the kept results."""
    import pyarrow as pa

    columns = [("doc_id", pa.string()), *((stage, pa.string()) for stage in RESUMABLE), ("work", pa.binary())]
    return pa.schema([pa.field(name, kind) for name, kind in columns])


def no_stages() -> Columns:
    """The columns without rows."""
    return {name: [] for name in ("doc_id", *RESUMABLE, "work")}


def add(columns: Columns, result: Result, marks: Mapping[str, str]) -> None:
    """Append the results of a page's stages, with the marks of this run."""
    work = _ENCODER.encode(_Work(result.document, result.plans, result.mentions))
    columns["doc_id"].append(result.page.doc_id)
    for stage in RESUMABLE:
        columns[stage].append(marks[stage])
    columns["work"].append(_codec().compress(work, asbytes=True))


def restore(work: bytes) -> Stages:
    """The kept results of a document. Raises ValueError when they cannot be read."""
    try:
        found = _DECODER.decode(_unpack(work))
    except (msgspec.DecodeError, msgspec.ValidationError, OSError) as error:
        raise ValueError(f"kept results of a page cannot be read ({error})") from error
    return Stages(found.document, found.plans, found.mentions)


def last_good(held: Mapping[str, str], marks: Mapping[str, str]) -> str | None:
    """The last stage whose kept result still holds under the marks of this run.

    >>> last_good({"extract": "a", "segment": "b", "convert": "c"}, {"extract": "x", "segment": "b", "convert": "c"})
    'segment'
    """
    return next((stage for stage in RESUMABLE if held[stage] == marks[stage]), None)


def works(files: Iterable[Any], doc_ids: Iterable[str]) -> dict[str, bytes]:
    """Document -> its kept results, packed, from files of the table; one that is damaged holds nothing."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    wanted = pa.array(sorted(doc_ids), pa.string())
    out: dict[str, bytes] = {}
    for file in files:
        try:
            rows = pq.ParquetFile(file, page_checksum_verification=True, memory_map=False).read(["doc_id", "work"])
        except (OSError, pa.ArrowException):
            continue
        rows = rows.filter(pc.is_in(rows["doc_id"], wanted))
        out.update(zip(rows["doc_id"].to_pylist(), rows["work"].to_pylist(), strict=True))
    return out


def held_marks(files: Iterable[Any]) -> dict[str, dict[str, str]]:
    """Document -> stage -> mark, from files of the table; one that is damaged holds nothing."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out: dict[str, dict[str, str]] = {}
    for file in files:
        try:
            reader = pq.ParquetFile(file, page_checksum_verification=True, memory_map=False)
            rows = reader.read(columns=["doc_id", *RESUMABLE]).to_pylist()
        except (OSError, pa.ArrowException):
            continue
        out.update({row["doc_id"]: row for row in rows})
    return out


def _unpack(work: bytes) -> bytes:
    import pyarrow as pa

    with pa.CompressedInputStream(pa.BufferReader(work), "zstd") as stream:
        data: bytes = stream.read()
    return data


def _codec() -> Any:
    import pyarrow as pa

    return pa.Codec("zstd", compression_level=3)


def _pack(value: Any) -> Any:
    if isinstance(value, Text):
        runs = (value._clean, value._raw, value._raw_end)
        clean, raw, raw_end = (run.tobytes() for run in runs)
        return _Text(value.value, value.source, clean, raw, raw_end, bytes(value._aligned), value.changes)
    raise NotImplementedError(type(value))


def _unfold(kind: type, value: Any) -> Any:
    if kind is Text:
        flat = msgspec.convert(value, _Text)
        clean, raw, raw_end = (array("q", run) for run in (flat.clean, flat.raw, flat.raw_end))
        return restored(flat.value, flat.source, clean, raw, raw_end, bytearray(flat.aligned), flat.changes)
    raise NotImplementedError(kind)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_pack)
_DECODER = msgspec.msgpack.Decoder(_Work, dec_hook=_unfold)
