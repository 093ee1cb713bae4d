"""Reading: one generation, pinned across all tables, every page checksum verified."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.store import parquet
from pipeline.store.generations import Generation, StorageError, current
from pipeline.tables import TABLES, schema_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class Tables:
    """The tables of one generation: `tables.goals` is a pandas frame, `tables.arrow("goals")` an Arrow table.

    A run that publishes meanwhile changes nothing here.
    """

    def __init__(self, generation: Generation) -> None:
        """Use `open_tables`."""
        self.generation = generation

    def arrow(self, table: str) -> pa.Table:
        """A table as Arrow. Raises KeyError for an unknown name, StorageError when a file is damaged or gone."""
        import pyarrow as pa

        schema = schema_of(table)
        parts = []
        for file in self.generation.files(table):
            try:
                parts.append(parquet.read(file))
            except (OSError, pa.ArrowException) as error:
                raise StorageError(f"{file}: damaged or gone ({error}); run extract with --force") from error
        return pa.concat_tables(parts) if parts else schema.empty_table()

    def frame(self, table: str) -> pd.DataFrame:
        """A table as a pandas frame; raises like `arrow`."""
        return self.arrow(table).to_pandas()

    def __getattr__(self, table: str) -> pd.DataFrame:
        if table not in TABLES:
            raise AttributeError(f"no table '{table}'; there are {', '.join(TABLES)}")
        return self.frame(table)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]


def open_tables(folder: Path | str) -> Tables:
    """Open the tables that `zhplan extract` wrote to `folder`, all of one and the same generation.

    Raises StorageError when there are none.

        tables = open_tables("data/processed")
        tables.goals[["text", "kind"]]
    """
    generation = current(Path(folder))
    if generation is None:
        raise StorageError(f"{folder}: no tables here; write some with `zhplan extract RAW {folder}`")
    return Tables(generation)
