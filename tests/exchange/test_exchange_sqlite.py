"""SQLite for Datasette: every row, lists as JSON, keys, and a description of every column."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from exchange_tables import PAGE, tables_of

from pipeline.exchange.sqlite import write_sqlite
from pipeline.tables import TABLES, schema_of


def test_every_row_and_column_arrives(tmp_path: Path) -> None:
    tables = tables_of(tmp_path, {"甲.txt": PAGE, "空.txt": ""})
    for _ in range(2):  # a second export replaces the first
        database, metadata = write_sqlite(tables, tmp_path)
    connection = sqlite3.connect(database)
    described = json.loads(metadata.read_text("utf-8"))["databases"]["plans"]["tables"]
    for table in TABLES:
        found = connection.execute(f'select * from "{table}"')  # noqa: S608 - names of ours
        assert (
            [column[0] for column in found.description] == schema_of(table).names == list(described[table]["columns"])
        )
        assert set(described[table]["facets"]) <= set(described[table]["columns"])
        assert len(found.fetchall()) == len(tables.frame(table)), table
    texts = connection.execute("select text, quota_ids from goals order by goal_id").fetchall()
    assert [(text, json.loads(ids)) for text, ids in texts] == [
        (row["text"], list(row["quota_ids"])) for row in tables.goals.sort_values("goal_id").to_dict("records")
    ]
    # SQLite counts code points too: the offsets hold there.
    wrong = """select g.text from goals g join plans p using (plan_id)
        where substr(p.text, g.start + 1, g."end" - g.start) <> g.text"""
    assert connection.execute(wrong).fetchall() == []
    connection.close()
