"""`datapackage.json`: what lies in an output, for R, Python and catalogues that read Frictionless data packages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import pyarrow as pa

from pipeline.tables.schema import SCHEMA_VERSION, TABLES, schema_of

# Tables whose first column is no key of their rows.
_WITHOUT_KEY = {"edits", "problems"}
# Column -> the table whose key it is.
_FOREIGN = {"doc_id": "documents", "plan_id": "plans", "section_id": "sections"}
# Whole numbers that may be null; readers that go through pandas see them as 4.0, so they are declared as numbers.
_NULLABLE = {
    ("documents", "bytes"),
    ("documents", "raw_chars"),
    ("documents", "clean_chars"),
    ("documents", "plans"),
    ("sections", "level"),
    ("sections", "heading_raw_start"),
    ("sections", "heading_raw_end"),
    ("edits", "raw_start"),
    ("edits", "raw_end"),
    ("problems", "raw_start"),
    ("problems", "raw_end"),
}


def datapackage(files: Mapping[str, Sequence[str]], fingerprint: str) -> bytes:
    """The package of one generation as JSON; equal tables give equal bytes.

    A resource is a file: readers join the parts of CSV, not of Parquet. A table of several files is several resources
    of one schema, `goals-0000` and so on; `table` names what they are parts of. The rows of a document lie in files of
    one name, so keys refer to that part.

    Args:
        files: table -> its files, relative to the package.
        fingerprint: of code, configuration and lexicons.

    >>> package = json.loads(datapackage({"goals": ["goals/0000.parquet"]}, "f00d"))
    >>> [(resource["name"], resource["path"]) for resource in package["resources"]]
    [('goals', 'goals/0000.parquet')]
    """
    package = {
        "name": "chinese-work-plans",
        "title": "Chinese work plans: goals, dates, quotas, parties and tasks with their places in the source pages",
        "profile": "data-package",
        "version": SCHEMA_VERSION,
        "fingerprint": fingerprint,
        "resources": [_resource(table, file, files) for table in TABLES for file in files.get(table, ())],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: str, file: str, files: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    description, columns = TABLES[table]
    own = {} if table in _WITHOUT_KEY else {"primaryKey": [columns[0][0]]}
    foreign = [
        {"fields": [name], "reference": {"resource": _name(target, file, files), "fields": [name]}}
        for name, target in _FOREIGN.items()
        if target != table and files.get(target) and any(column[0] == name for column in columns)
    ]
    return {
        "name": _name(table, file, files),
        "table": table,
        "title": description,
        "path": file,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": {
            "fields": [_field(table, field) for field in schema_of(table)],
            **own,
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }


def _name(table: str, file: str, files: Mapping[str, Sequence[str]]) -> str:
    return table if len(files[table]) == 1 else f"{table}-{PurePosixPath(file).stem}"


def _field(table: str, field: pa.Field) -> dict[str, str]:
    return {
        "name": field.name,
        "type": "number" if (table, field.name) in _NULLABLE else _type(field.type),
        "description": field.metadata[b"description"].decode(),
        "arrowType": str(field.type),
    }


def _type(kind: pa.DataType) -> str:
    """The Table Schema type; lists and maps have none that every reader gives back alike."""
    if pa.types.is_string(kind):
        return "string"
    if pa.types.is_integer(kind):
        return "integer"
    if pa.types.is_floating(kind):
        return "number"
    if pa.types.is_timestamp(kind):
        return "datetime"
    return "date" if pa.types.is_date(kind) else "any"
