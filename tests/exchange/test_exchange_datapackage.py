"""`datapackage.json` in every output: valid, complete, and part of what `verify` checks."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from exchange_tables import PAGE, tables_of

from pipeline.store.history import verify
from pipeline.tables import TABLES, schema_of


def check(package: Path) -> dict[str, int]:
    """Validate a package; table -> number of rows that the validator saw in its files."""
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["type", "message"])[:5]
    rows = Counter[str]()
    for task in report.tasks:
        rows[task.name.split("-")[0]] += task.stats.get("rows", 0)  # an empty file has no such entry
    return dict(rows)


def test_an_output_is_a_valid_package(tmp_path: Path) -> None:
    pages = {"甲.txt": PAGE, "空.txt": "", "链接.html": "<html><body><a href=x>首页</a></body></html>"}
    tables = tables_of(tmp_path, pages)
    rows = check(tmp_path / "out" / "datapackage.json")
    assert rows == {table: len(tables.frame(table)) for table in TABLES}
    assert check(tables.generation.folder / "datapackage.json") == rows
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        assert resource["table"] == resource["name"]
        columns = [field["name"] for field in resource["schema"]["fields"]]
        assert columns == schema_of(resource["name"]).names
    assert verify(tables.generation) == []
    (tables.generation.folder / "datapackage.json").write_text("{}")
    [damage] = verify(tables.generation)
    assert damage.file.name == "datapackage.json"


@pytest.mark.slow
def test_an_output_of_many_files_is_a_valid_package(tmp_path: Path) -> None:
    tables = tables_of(
        tmp_path, {f"{n}.txt": PAGE.replace("98%", f"{n % 90 + 10}%") + f"\n附页{n}。" for n in range(300)}
    )
    assert len(tables.generation.files("goals")) > 1
    assert check(tmp_path / "out" / "datapackage.json") == {table: len(tables.frame(table)) for table in TABLES}
