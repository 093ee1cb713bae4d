"""Two outputs compared record by record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.__main__ import app
from pipeline.evaluate.changes import _changes, compare
from pipeline.run import extract
from pipeline.store import open_tables

SAMPLES = Path(__file__).parents[2] / "data" / "raw"


def quota(raw_start: int, text: str, unit: str, key: str) -> dict[str, Any]:
    span = {"start": raw_start, "end": raw_start + len(text), "raw_start": raw_start, "raw_end": raw_start + len(text)}
    return {"quota_id": key, "text": text, "unit": unit, "rule": "number_unit", **span}


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ([quota(0, "98%", "%", "q1")], [quota(0, "98%", "%", "q2")], ["same"]),  # an id is no value
        ([quota(0, "98%", "%", "q1")], [quota(0, "98%", "分", "q1")], ["changed"]),
        ([quota(0, "98%", "%", "q1")], [quota(0, "98%以上", "%", "q1")], ["moved"]),
        ([quota(0, "98%", "%", "q1")], [quota(50, "98%", "%", "q1")], ["lost", "gained"]),
        ([], [quota(0, "98%", "%", "q1")], ["gained"]),
        ([quota(0, "98%", "%", "q1")], [], ["lost"]),
    ],
)
def test_what_a_record_underwent(before: list[Any], after: list[Any], what: list[str]) -> None:
    assert [change.what for change in _changes("QUOTA", before, after, "a.txt")] == what


def test_an_output_does_not_differ_from_itself_and_new_pages_are_named(tmp_path: Path) -> None:
    names = ["s15_hospital_quotas.txt", "s10_organization_list.txt"]
    for folder, kept in (("one", names[:1]), ("two", names)):
        raw = tmp_path / f"raw-{folder}"
        raw.mkdir()
        for name in kept:
            (raw / name).write_bytes((SAMPLES / name).read_bytes())
        extract(raw, tmp_path / folder)
    one, two = open_tables(tmp_path / "one"), open_tables(tmp_path / "two")
    found = compare(one, two, 3)
    assert found.only_after == names[1:]
    assert found.only_before == []
    assert found.samples == []
    assert all(set(counts) == {"same"} for counts in found.counts.values())
    said = CliRunner().invoke(app, ["evaluate", str(tmp_path / "two"), "--against", str(tmp_path / "one"), "--json"])
    assert json.loads(said.stdout)["counts"]["QUOTA"]["same"] == found.counts["QUOTA"]["same"] > 0
    assert json.loads(said.stdout)["only_after"] == names[1:]
