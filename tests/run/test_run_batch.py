"""A run from a folder to tables: deterministic, incremental, and never stopped by a bad page."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.records import Page
from pipeline.run import extract, local, worker
from pipeline.store import StorageError, open_tables
from pipeline.tables import PAGE_TABLES, TABLES

PLAN = "{title}\n\n一、工作目标\n\n{n}月底前，入学率达到9{n}%以上。\n\n二、组织领导\n\n由教导处负责落实。\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    (folder / "深层").mkdir(parents=True)
    for n in range(1, 7):
        target = folder / ("深层" if n % 2 else ".") / f"plan{n}.txt"
        target.write_text(PLAN.format(title=f"青山第{n}小学工作计划", n=n), "utf-8")
    return folder


def digests(out: Path) -> dict[str, str]:
    """SHA-256 of every published file, `runs` left out."""
    return {
        f"{table}/{file.name}": hashlib.sha256(file.read_bytes()).hexdigest()
        for table in PAGE_TABLES
        for file in sorted((out / table).glob("*.parquet"))
    }


def test_all_tables_are_published_with_plain_readers_in_mind(raw: Path, tmp_path: Path) -> None:
    import pandas as pd

    report = extract(raw, tmp_path / "out")
    assert (report.documents, report.rejected, report.processed) == (6, 0, 6)
    for table in TABLES:
        frame = pd.read_parquet(tmp_path / "out" / table)
        assert len(frame) == report.records[table]
    shown = {p.name for p in (tmp_path / "out").iterdir() if not p.name.startswith("_")}
    assert shown == {*TABLES, "report.html", "datapackage.json"}


def test_workers_and_increments_leave_no_trace_in_the_bytes(raw: Path, tmp_path: Path) -> None:
    extract(raw, tmp_path / "one", workers=1)
    extract(raw, tmp_path / "two", workers=2)
    part = tmp_path / "part"
    part.mkdir()
    for file in sorted(raw.rglob("*.txt"), reverse=True):
        target = part / file.relative_to(raw)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(file.read_bytes())
        extract(part, tmp_path / "steps")
    assert digests(tmp_path / "one") == digests(tmp_path / "two") == digests(tmp_path / "steps")


def test_a_second_run_does_no_page_work(raw: Path, tmp_path: Path) -> None:
    first = extract(raw, tmp_path / "out")
    second = extract(raw, tmp_path / "out")
    assert first.changed
    assert not second.changed
    assert (second.processed, second.kept, second.generation) == (0, 6, first.generation)
    assert extract(raw, tmp_path / "out", force=True).processed == 6


def test_renamed_deleted_and_double_sources(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract(raw, out)
    (raw / "plan2.txt").rename(raw / "renamed.txt")
    (raw / "plan4.txt").unlink()
    (raw / "twin.txt").write_bytes((raw / "plan6.txt").read_bytes())
    report = extract(raw, out)
    assert (report.documents, report.processed, report.kept) == (5, 0, 5)
    documents = open_tables(out).documents.set_index("source")
    assert "renamed.txt" in documents.index
    assert "plan4.txt" not in documents.index
    assert list(documents.loc["plan6.txt", "other_sources"]) == ["twin.txt"]
    assert set(open_tables(out).plans["doc_id"]) == set(documents["doc_id"])


CHAPTER = (
    "<html><head><meta charset=utf-8><title>长乐镇防汛工作方案</title></head><body><h1>长乐镇防汛工作方案</h1>"
    "<p>一、工作目标</p><p>{n}月底前完成堤防检查两次，确保安全度汛，让群众安心。</p>"
    "<a href='{link}'>下一页</a></body></html>"
)


def test_a_page_that_continues_another_says_so_even_when_that_one_comes_later(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "9_2.html").write_text(CHAPTER.format(n=6, link="#"), "utf-8")
    extract(raw, out)
    assert open_tables(out).documents["continues"].isna().all()
    (raw / "9.html").write_text(CHAPTER.format(n=5, link="/a/9_2.html"), "utf-8")
    extract(raw, out)
    documents = open_tables(out).documents.set_index("source")
    assert documents.loc["9_2.html", "continues"] == documents.loc["9.html", "doc_id"]
    extract(raw, tmp_path / "fresh")
    assert digests(out) == digests(tmp_path / "fresh")


def test_bad_files_cost_a_problem_row_each(raw: Path, tmp_path: Path) -> None:
    (raw / "old.txt").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    (raw / "empty.txt").write_bytes(b"")
    (raw / "gone.txt").symlink_to(tmp_path / "nowhere")
    report = extract(raw, tmp_path / "out")
    problems = open_tables(tmp_path / "out").problems.set_index("source")
    assert {"old.txt", "empty.txt", "gone.txt"} <= set(problems.index)
    assert problems.loc["gone.txt", "code"] == "unreadable"
    assert report.documents == 8
    assert report.rejected == 2


def test_a_file_beyond_the_limit_is_not_read(raw: Path, tmp_path: Path) -> None:
    config = tmp_path / "small.yaml"
    config.write_text("read:\n  max_bytes: 100\n", "utf-8")
    report = extract(raw, tmp_path / "out", config)
    assert report.problems == {"too_large": 6}
    assert report.rejected == 6


def test_damage_is_found_when_tables_are_opened(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract(raw, out)
    file = next((out / "plans").glob("*.parquet"))
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 4
    file.write_bytes(data)
    with pytest.raises(StorageError, match="damaged or gone"):
        _ = open_tables(out).plans


@pytest.mark.parametrize("name", ["_manifest.json", "runs/0000.parquet", "plans/0000.parquet"])
def test_a_forced_run_mends_any_damage(raw: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    extract(raw, out)
    before = digests(out)
    (out / "_current" / name).write_bytes(b"damaged")
    extract(raw, out, force=True)
    assert digests(out) == before
    assert len(open_tables(out).runs) >= 1


def test_no_tables_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no tables here"):
        open_tables(tmp_path)


def test_an_open_generation_stays_whole_while_another_is_published(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract(raw, out)
    tables = open_tables(out)
    (raw / "plan2.txt").unlink()
    extract(raw, out)
    assert len(tables.documents) == 6
    assert len(open_tables(out).documents) == 5


def test_a_second_writer_is_refused_by_name(raw: Path, tmp_path: Path) -> None:
    from pipeline.store import Busy, writer

    out = tmp_path / "out"
    with writer(out), pytest.raises(Busy, match=f"process {os.getpid()} is writing"):
        extract(raw, out)


def test_an_unwritable_output_is_a_storage_error(raw: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(StorageError, match="cannot be written"):
        extract(raw, blocked / "out")


CHAOS = {
    "hang": ("timeout", "time.sleep(60)"),
    "die": ("crash", "os._exit(7)"),
    "raise": ("internal_error", "raise LookupError('x')"),
    "eat": ("memory", "bytearray(20_000_000_000)"),
}


def chaotic_worker(pipe: object, config_file: str | None, marks: object) -> None:
    """A worker whose pages misbehave when their name says so; a spawned process imports it by name."""
    import pipeline.stages

    honest = pipeline.stages.process

    def process(page: Page, config: object, heard: object) -> object:
        for name, (_, code) in CHAOS.items():
            if page.source.startswith(name):
                exec(code, {"time": time, "os": os})  # noqa: S102 - the test's own four lines
        return honest(page, config, heard)

    pipeline.stages.process = process
    worker.main(pipe, config_file, marks)


def test_pages_that_hang_die_raise_or_eat_memory_cost_only_themselves(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(raw, tmp_path / "calm")
    for name in CHAOS:
        (raw / f"{name}.txt").write_text(PLAN.format(title=f"{name}工作计划", n=8), "utf-8")
    config = tmp_path / "quick.yaml"
    config.write_text("run:\n  page_seconds: 5\n", "utf-8")
    monkeypatch.setattr(local.worker, "main", chaotic_worker)
    report = extract(raw, tmp_path / "out", config, workers=2)
    problems = open_tables(tmp_path / "out").problems.set_index("source")["code"]
    assert {name: problems[f"{name}.txt"] for name in CHAOS} == {name: code for name, (code, _) in CHAOS.items()}
    assert report.documents == 10
    good = open_tables(tmp_path / "out").plans
    calm = open_tables(tmp_path / "calm").plans
    assert list(good["text"]) == list(calm["text"])


@pytest.mark.slow
def test_a_killed_run_leaves_the_old_tables_and_the_next_one_finishes(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract(raw, out)
    before = digests(out)
    for n in range(20):
        (raw / f"new{n}.txt").write_text(PLAN.format(title=f"临江第{n}中学工作计划", n=n % 9 + 1), "utf-8")
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), str(out)]
    for delay in (0.2, 0.7, 1.2):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as run:
            time.sleep(delay)
            run.kill()
        assert digests(out) == before or len(open_tables(out).documents) == 26
    extract(raw, out)
    extract(raw, tmp_path / "calm")
    assert digests(out) == digests(tmp_path / "calm")
