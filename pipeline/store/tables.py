"""Reading: one generation, pinned across all tables, every page checksum verified."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.store import parquet
from pipeline.store.documents import one_document
from pipeline.store.evidence import Evidence, gather, id_of, table_of
from pipeline.store.generations import Generation, StorageError, current
from pipeline.store.query import Database, Parameters
from pipeline.store.raw import RawPages
from pipeline.tables import TABLES, schema_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class Tables:
    """The tables of one generation: `tables.goals` is a pandas frame, `tables.arrow("goals")` an Arrow table.

    A run that publishes meanwhile changes nothing here.
    """

    def __init__(self, generation: Generation, raw: Path | None = None) -> None:
        """Use `open_tables`."""
        self.generation = generation
        self._raw = raw

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

    def sql(self, query: str, parameters: Parameters = None) -> pd.DataFrame:
        """The result of a DuckDB query over the tables and the joined views of `pipeline.store.views`, as a frame.

        Values go in as parameters: `t.sql("from goals where score > ?", [0.8])`. Raises QueryError when the query is
        wrong, StorageError when a table is damaged.

            t.sql("select text, parties, last_day from tasks_full where last_day < '2025-07-01' order by last_day")
        """
        return self.database.run(query, parameters).to_pandas()

    @cached_property
    def database(self) -> Database:
        """The DuckDB side of these tables; `database.run(query)` gives Arrow."""
        return Database(self.arrow)

    def evidence(self, record: str | Mapping[str, Any], context: int = 60) -> Evidence:
        """A record where it stands, `context` characters on each side; a notebook shows it, `print` too.

        `record` is an id (`goal_id`, `task_id` …) or a row that has one (of a frame, of `t.sql`). Raises ValueError
        when there is no such record, StorageError when a table is damaged.

            t.evidence(t.goals.iloc[0])
        """
        key = id_of(record if isinstance(record, str) else dict(record))
        rows, raw = self._document(table_of(key)[0])
        return gather(key, rows, raw, context)

    @cached_property
    def _document(self) -> Any:
        """Rows and raw text by document, the last few kept: samples come in any order."""
        pages = RawPages(self.generation.folder.parents[1], self._raw)

        @lru_cache(maxsize=16)
        def read(doc_id: str) -> tuple[Any, str | None]:
            rows = one_document(self.generation, doc_id)
            return rows, pages.published(rows)

        return read

    def __getattr__(self, table: str) -> pd.DataFrame:
        if table not in TABLES:
            raise AttributeError(f"no table '{table}'; there are {', '.join(TABLES)}")
        return self.frame(table)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]


def open_tables(folder: Path | str, raw: Path | str | None = None) -> Tables:
    """Open the tables that `zhplan extract` wrote to `folder`, all of one and the same generation.

    `raw` is the folder of the pages, for `evidence`; without it `raw` beside the output and `data/raw` are tried.
    Raises StorageError when there are none.

        tables = open_tables("data/processed")
        tables.goals[["text", "kind"]]
    """
    generation = current(Path(folder))
    if generation is None:
        raise StorageError(f"{folder}: no tables here; write some with `zhplan extract RAW {folder}`")
    return Tables(generation, Path(raw) if raw is not None else None)
