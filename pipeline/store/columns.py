"""Some columns of a table: what planning and reports need, without the texts that fill a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.store import parquet
from pipeline.store.generations import Generation, StorageError
from pipeline.tables import schema_of

if TYPE_CHECKING:
    import pyarrow as pa


def read_columns(generation: Generation, table: str, columns: list[str]) -> pa.Table:
    """Columns of a table of one generation. Raises StorageError when a file is damaged or gone."""
    import pyarrow as pa

    schema = pa.schema([schema_of(table).field(name) for name in columns])
    parts = []
    for file in generation.files(table):
        try:
            parts.append(parquet.read(file, columns))
        except (OSError, pa.ArrowException) as error:
            raise StorageError(f"{file}: damaged or gone ({error}); run extract with --force") from error
    return pa.concat_tables(parts) if parts else schema.empty_table()
