"""Generations: list, go back, verify, compare, prune."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.store import Draft, StorageError, current, open_tables
from pipeline.store.history import compare, find, generations, rollback, verify
from pipeline.tables import PAGE_TABLES, SCHEMA_VERSION, empty, schema_of

DOC = "00" * 8


def publish(out: Path, *quotas: tuple[str, int, str]) -> None:
    """A generation with one document and quotas (text, place, rule)."""
    rows = empty()
    for column in rows["documents"]:
        rows["documents"][column].append({"doc_id": DOC, "source": "页.txt", "other_sources": []}.get(column))
    for text, at, rule in quotas:
        values = {"doc_id": DOC, "text": text, "raw_start": at, "raw_end": at + len(text), "rule": rule}
        for column in rows["quotas"]:
            rows["quotas"][column].append(values.get(column))
    draft = Draft(out, 1)
    for table in PAGE_TABLES:
        draft.add(table, 0, pa.Table.from_pydict(rows[table], schema=schema_of(table)))
    draft.add("runs", 0, schema_of("runs").empty_table())
    draft.publish({"fingerprint": "f", "schema_version": SCHEMA_VERSION, "unreadable": [], "records": {}})


def test_three_generations_are_kept_and_one_can_go_back(tmp_path: Path) -> None:
    for n in range(5):
        publish(tmp_path, ("两次", n, "plain"))
    assert [one.number for one in generations(tmp_path)] == [3, 4, 5]
    rollback(tmp_path, 4)
    assert open_tables(tmp_path).quotas["raw_start"].tolist() == [3]
    publish(tmp_path, ("两次", 9, "plain"))
    now = current(tmp_path)
    assert now is not None
    assert now.number == 6
    with pytest.raises(StorageError, match="no generation 1; kept: 4, 5, 6"):
        find(tmp_path, 1)


def test_differences_are_counted_by_rule(tmp_path: Path) -> None:
    publish(tmp_path, ("两次", 0, "plain"), ("三次", 5, "plain"), ("98%", 9, "percent"))
    publish(tmp_path, ("两次", 0, "plain"), ("98%", 9, "bounded"), ("五名", 20, "people"))
    found = {
        (d.rule, d.gained, d.lost, d.changed)
        for d in compare(find(tmp_path, 1), find(tmp_path, 2))
        if d.table == "quotas"
    }
    assert found == {("plain", 0, 1, 0), ("bounded", 0, 0, 1), ("people", 1, 0, 0)}


def test_damaged_and_missing_files_are_named_with_their_pages(tmp_path: Path) -> None:
    publish(tmp_path, ("两次", 0, "plain"))
    generation = current(tmp_path)
    assert generation is not None
    assert verify(generation) == []
    goals = generation.folder / "goals" / "0000.parquet"
    goals.write_bytes(goals.read_bytes()[:-9])
    (generation.folder / "dates" / "0000.parquet").unlink()
    found = verify(generation)
    assert [(d.file.parent.name, d.sources) for d in found] == [("dates", ("页.txt",)), ("goals", ("页.txt",))]


def test_a_draft_that_is_not_published_leaves_nothing_to_see(tmp_path: Path) -> None:
    publish(tmp_path, ("两次", 0, "plain"))
    before = open_tables(tmp_path).quotas
    Draft(tmp_path, 1).add("quotas", 0, schema_of("quotas").empty_table())
    assert open_tables(tmp_path).quotas.equals(before)
    assert [one.number for one in generations(tmp_path)] == [1]
    publish(tmp_path, ("两次", 1, "plain"))
    assert [one.number for one in generations(tmp_path)] == [1, 3]
