"""The data dictionary keeps the contract: names that other people's notebooks read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.tables import TABLES, schema_of

CONTRACT = Path(__file__).parents[3] / "shared" / "tables.md"


@pytest.mark.parametrize("table", TABLES)
def test_every_column_says_what_it_means(table: str) -> None:
    schema = schema_of(table)
    assert schema.metadata[b"description"]
    for field in schema:
        assert len(field.metadata[b"description"]) >= 3, field.name


def test_the_eleven_tables_are_there() -> None:
    assert list(TABLES) == [
        "documents", "plans", "sections", "goals", "dates", "quotas", "parties", "tasks", "edits", "problems", "runs",
    ]  # fmt: skip


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract page is not beside this checkout")
@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_the_contract_is_there(table: str) -> None:
    row = re.search(rf"^\| `{table}` \|[^|]*\|(.*)\|$", CONTRACT.read_text("utf-8"), re.M)
    assert row
    # Explanations stand in brackets; only names outside of them are columns.
    wanted = set(re.findall(r"`([a-z_]+)`", re.sub(r"\([^()]*\)", "", row.group(1))))
    assert wanted <= set(schema_of(table).names)
