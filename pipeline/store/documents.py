"""Walk the documents of a generation one by one, each with its rows of every table, a bucket in memory at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.store import parquet
from pipeline.store.generations import Generation, StorageError, bucket_of
from pipeline.tables import PAGE_TABLES

Row = dict[str, Any]
DocumentRows = dict[str, list[Row]]


def each_document(generation: Generation, wanted: Collection[str] | None = None) -> Iterator[DocumentRows]:
    """The rows of one document after the other, by table name; `documents` holds the one row of the document itself.

    `wanted` limits this to documents with these ids, sources or file names. Raises StorageError when a file is
    damaged or gone.
    """
    for file in generation.files("documents"):
        rows = _read(generation, "documents", file.name).to_pylist()
        if wanted is not None:
            rows = [row for row in rows if names_of(row) & set(wanted)]
        if rows:
            yield from _gather(generation, file.name, rows)


def one_document(generation: Generation, doc_id: str) -> DocumentRows:
    """The rows of a document by table name. Raises ValueError when it is not there, StorageError on damage."""
    name = f"{bucket_of(doc_id, generation.buckets):04x}.parquet"
    documents = _read(generation, "documents", name)
    rows = documents.filter(pc.equal(documents["doc_id"], doc_id)).to_pylist()
    if not rows:
        raise ValueError(f"there is no document {doc_id} in these tables")
    return _gather(generation, name, rows)[0]


def _gather(generation: Generation, name: str, documents: list[Row]) -> list[DocumentRows]:
    """The documents of one bucket, each with its rows of every table."""
    ids = pa.array([row["doc_id"] for row in documents], pa.string())
    grouped: dict[str, DocumentRows] = {row["doc_id"]: defaultdict(list, documents=[row]) for row in documents}
    for table in PAGE_TABLES:
        if table == "documents":
            continue
        part = _read(generation, table, name)
        for row in part.filter(pc.is_in(part["doc_id"], ids)).to_pylist():
            grouped[row["doc_id"]][table].append(row)
    return list(grouped.values())


def names_of(document: Row) -> set[str]:
    """What a document may be called: its id, its sources, and their file names."""
    sources = [document["source"], *document["other_sources"]]
    return {document["doc_id"], *sources, *(source.rsplit("/", 1)[-1] for source in sources)}


def _read(generation: Generation, table: str, name: str) -> pa.Table:
    file = generation.folder / table / name
    try:
        return parquet.read(file)
    except (OSError, pa.ArrowException) as error:
        raise StorageError(f"{file}: damaged or gone ({error}); run extract with --force") from error
