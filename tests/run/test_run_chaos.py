"""Ten ways in which a page can bring its worker down: each costs its own page, with the right code, and no other."""

from __future__ import annotations

import ctypes
import dataclasses
import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from input_samples import plan

from pipeline.records import Page, Problem, Result
from pipeline.run import Choices, extract, local, run, worker
from pipeline.store import open_tables


def raises() -> None:
    raise LookupError("a stage has a bug")


def sleeps() -> None:
    time.sleep(600)


def spins() -> None:
    while True:
        pass


def eats() -> None:
    held = []
    while True:
        held.append(bytearray(50_000_000))


def exits() -> None:
    os._exit(7)


def is_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def breaks() -> None:
    ctypes.string_at(0)


def recurses() -> None:
    def deeper(n: int) -> int:
        return deeper(n + 1) + 1

    sys.setrecursionlimit(5_000)
    deeper(0)


def hangs_up() -> None:
    for thing in gc.get_objects():
        if isinstance(thing, Connection):
            thing.close()


def shouts() -> None:
    """Handled below: it gives a hundred megabytes of output."""


MODES: dict[str, tuple[Callable[[], None], str]] = {
    "raises": (raises, "internal_error"),
    "sleeps": (sleeps, "timeout"),
    "spins": (spins, "timeout"),
    "eats": (eats, "memory"),
    "exits": (exits, "crash"),
    "is_killed": (is_killed, "crash"),
    "breaks": (breaks, "crash"),
    "recurses": (recurses, "internal_error"),
    "hangs_up": (hangs_up, "crash"),
    "shouts": (shouts, "loud"),
}


def chaos(pipe: Connection, config_file: str | None, marks: Any) -> None:
    """A worker whose pages misbehave when their name says so; a spawned process imports it by name."""
    import pipeline.stages

    honest = pipeline.stages.process

    def process(page: Page, *words: Any) -> Result:
        mode = page.source.partition("-")[0]
        if mode in MODES:
            MODES[mode][0]()
        result = honest(page, *words)
        if mode == "shouts":
            loud = Problem("run", "loud", "note", "a" * 100_000_000)
            return dataclasses.replace(result, problems=(*result.problems, loud))
        return result

    pipeline.stages.process = process  # type: ignore[assignment]
    worker.main(pipe, config_file, marks)


@pytest.mark.slow
def test_ten_ways_to_fail_cost_only_their_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for n in range(60):
        (raw / f"{n}.txt").write_text(plan(f"好{n}", n % 9), "utf-8")
    extract(raw, tmp_path / "calm")
    for mode in MODES:
        for n in range(2):
            (raw / f"{mode}-{n}.txt").write_text(plan(f"{mode}{n}", n), "utf-8")
    config = tmp_path / "quick.yaml"
    config.write_text("run:\n  page_seconds: 6\n", "utf-8")
    monkeypatch.setattr(local.worker, "main", chaos)
    report = run(raw, tmp_path / "out", Choices(config, workers=2))
    tables = open_tables(tmp_path / "out")
    problems = tables.problems.set_index("source")["code"].to_dict()
    assert problems == {f"{mode}-{n}.txt": code for mode, (_, code) in MODES.items() for n in range(2)}
    assert (report.documents, report.rejected) == (80, 18)
    calm = open_tables(tmp_path / "calm")
    good = set(calm.documents["doc_id"])
    for table in ("plans", "goals", "dates", "quotas", "parties", "tasks", "edits"):
        rows = tables.frame(table)
        pages = rows[rows["doc_id"].isin(good)].reset_index(drop=True)
        assert pages.equals(calm.frame(table))


def test_a_file_that_changes_while_it_is_read_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.run import batch

    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text(plan("甲"), "utf-8")
    honest = batch.take_inventory

    def slow(*words: Any) -> Any:
        found = honest(*words)
        (raw / "a.txt").write_text(plan("乙"), "utf-8")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(batch, "take_inventory", slow)
        assert extract(raw, out).problems == {"changed": 1}
    report = extract(raw, out)
    assert (report.problems, report.rejected, report.documents) == ({}, 0, 1)
