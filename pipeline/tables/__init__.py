"""tables: records <-> Arrow. `schema.py` is the data dictionary, `rows.py` turns results into columns."""

from pipeline.tables.rows import PAGE_TABLES, Rows, add_problems, add_rejected, add_result, empty
from pipeline.tables.schema import SCHEMA_VERSION, TABLES, schema_of

__all__ = [
    "PAGE_TABLES",
    "SCHEMA_VERSION",
    "TABLES",
    "Rows",
    "add_problems",
    "add_rejected",
    "add_result",
    "empty",
    "schema_of",
]
