"""One SQLite file with all tables, and what Datasette needs to explain them: `datasette plans.db -m metadata.json`."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.exchange.spreadsheets import rows_of
from pipeline.store import Tables
from pipeline.tables import TABLES, schema_of

# Tables whose first column is no key of their rows.
_WITHOUT_KEY = {"edits", "problems"}
_FACETS = {
    "documents": ["status", "format", "site"],
    "plans": ["kind", "issuer_level"],
    "sections": ["role", "level"],
    "goals": ["kind", "place", "rule"],
    "dates": ["type", "mod", "rule"],
    "quotas": ["modality", "cmp", "unit", "rule"],
    "parties": ["kind", "duty", "basis", "rule"],
    "tasks": ["rule"],
    "edits": ["kind", "rule"],
    "problems": ["code", "severity", "stage"],
}


def write_sqlite(tables: Tables, folder: Path) -> list[Path]:
    """`plans.db` and `metadata.json`. Lists are JSON text, days and times ISO 8601; ids are keys and indexed."""
    database, metadata = folder / "plans.db", folder / "metadata.json"
    database.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(database)) as connection:
        for table in TABLES:
            _create(connection, table)
            marks = ", ".join("?" * len(schema_of(table)))
            rows = ([_value(value) for value in row] for row in rows_of(tables.arrow(table)))
            connection.executemany(f'insert into "{table}" values ({marks})', rows)  # noqa: S608 - our own names
        connection.commit()
        connection.execute("analyze")
    metadata.write_text(json.dumps(_metadata(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return [database, metadata]


def _create(connection: sqlite3.Connection, table: str) -> None:
    schema = schema_of(table)
    columns = []
    for at, field in enumerate(schema):
        key = " primary key" if at == 0 and table not in _WITHOUT_KEY else ""
        columns.append(f'"{field.name}" {_type(field.type)}{key}')
    connection.execute(f'create table "{table}" ({", ".join(columns)})')
    for field in schema:
        if field.name in ("doc_id", "plan_id", "section_id") and field.name != schema[0].name:
            connection.execute(f'create index "{table}_{field.name}" on "{table}" ("{field.name}")')


def _type(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind):
        return "integer"
    return "real" if pa.types.is_floating(kind) else "text"


def _value(value: Any) -> Any:
    if isinstance(value, list):
        pairs = bool(value) and all(isinstance(item, tuple) for item in value)  # a map from Arrow
        return json.dumps(dict(value) if pairs else value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, dt.date) else value


def _metadata() -> dict[str, Any]:
    """Descriptions of tables and columns, and the columns worth counting, in Datasette's form."""
    described = {
        table: {
            "description": description,
            "columns": {name: meaning for name, _, meaning in columns},
            "facets": _FACETS.get(table, []),
        }
        for table, (description, columns) in TABLES.items()
    }
    return {"title": "Chinese work plans", "databases": {"plans": {"tables": described}}}
