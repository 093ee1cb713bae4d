"""SQL over one generation: DuckDB in memory, with a view for every table and the joined ones of `views.py`.

Tables come through Arrow with their checksums verified, and only those that a query names are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.store.views import VIEWS
from pipeline.tables import TABLES, schema_of

if TYPE_CHECKING:
    import pyarrow as pa

Parameters = Sequence[Any] | Mapping[str, Any] | None


class QueryError(ValueError):
    """The query is wrong; the message is DuckDB's own."""


class Database:
    """A DuckDB connection that shows the tables; nothing that a query does reaches the files of the output."""

    def __init__(self, read: Callable[[str], pa.Table]) -> None:
        """`read` gives a table by name. No table is read yet: each stands there empty, with its columns."""
        import duckdb

        # Extensions are never fetched: a query must not open the network by itself.
        self._connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
        self._read = read
        self._loaded: set[str] = set()
        for table in TABLES:
            self._connection.register(table, schema_of(table).empty_table())
        for name, (_, query, _) in VIEWS.items():
            self._connection.execute(f"create view {name} as {query}")

    def run(self, query: str, parameters: Parameters = None) -> pa.Table:
        """The result of a query as an Arrow table. Raises QueryError."""
        import duckdb
        import pyarrow as pa

        for table in sorted(_tables_in(query) - self._loaded):
            self._connection.register(table, self._read(table))
            self._loaded.add(table)
        try:
            found = self._connection.sql(query, params=parameters)
            # A statement that asks nothing (`set`, `create view`) has no result.
            return found.to_arrow_table() if found is not None else pa.table({})
        except duckdb.Error as error:
            raise QueryError(str(error)) from error


def _tables_in(query: str) -> set[str]:
    """The tables that a query may read: every name that occurs in it as a word, and what stands behind its views."""
    words = set(re.findall(r"\w+", query.lower()))
    found = {table for table in TABLES if table in words}
    pending = [name for name in VIEWS if name in words]
    while pending:
        for name in VIEWS[pending.pop()][2]:
            if name in VIEWS:
                pending.append(name)
            else:
                found.add(name)
    return found
