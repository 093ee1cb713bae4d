"""Choices of a run: retry, keep what was deleted, hold files back, say what would be done; the report and the watch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from input_samples import plan

from pipeline.run import Choices, Report, extract, plan_only, run, watch
from pipeline.run.report import histogram
from pipeline.store import open_tables


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for n in range(1, 5):
        (folder / f"{n}.txt").write_text(plan(f"第{n}", n), "utf-8")
    return folder


def zhplan(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def sources(out: Path) -> set[str]:
    return set(open_tables(out).documents["source"])


def test_deleted_sources_stay_by_option_and_go_without_it(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out, Choices())
    (raw / "1.txt").unlink()
    (raw / "2.txt").write_text(plan("改", 8), "utf-8")
    report = run(raw, out, Choices(keep_deleted=True))
    assert (report.documents, report.processed, report.plan["retained"]) == (4, 1, 1)
    assert sources(out) == {"1.txt", "2.txt", "3.txt", "4.txt"}
    assert not run(raw, out, Choices(keep_deleted=True)).changed
    assert run(raw, out, Choices()).documents == 3
    assert sources(out) == {"2.txt", "3.txt", "4.txt"}


@pytest.mark.slow
def test_held_back_files_keep_their_rows(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out, Choices())
    (raw / "3.txt").write_text("一、", "utf-8")
    (raw / "new.txt").write_text("一、", "utf-8")
    before = open_tables(out).goals
    report = run(raw, out, Choices(held=frozenset({raw / "3.txt", raw / "new.txt"})))
    assert sources(out) == {f"{n}.txt" for n in range(1, 5)}
    assert open_tables(out).goals.equals(before)
    assert report.plan["retained"] == 1


@pytest.mark.slow
def test_pages_beyond_a_limit_are_done_again_only_when_asked(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.run import local

    config = tmp_path / "quick.yaml"
    config.write_text("run:\n  page_seconds: 1.5\n", "utf-8")
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(local.worker, "main", slow_worker)
        assert run(raw, out, Choices(config)).problems == {"timeout": 1}
    assert not run(raw, out, Choices(config)).changed
    assert plan_only(raw, out, Choices(config, retry=True)).summary()["redone"] == 1
    report = run(raw, out, Choices(config, retry=True))
    assert (report.processed, report.problems, report.rejected) == (1, {}, 0)


def slow_worker(pipe: object, config_file: str | None, marks: object) -> None:
    """A worker that hangs on one page; a spawned process imports it by name."""
    import pipeline.stages
    from pipeline.run import worker

    honest = pipeline.stages.process

    def process(page: object, *words: object) -> object:
        if page.source == "3.txt":
            time.sleep(60)
        return honest(page, *words)

    pipeline.stages.process = process
    worker.main(pipe, config_file, marks)


def test_a_plan_says_what_would_be_done_and_writes_nothing(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert "4 pages to do: 4 new" in zhplan("plan", raw, out).stdout
    assert not out.exists()
    run(raw, out, Choices())
    assert "nothing to do: 4 documents" in zhplan("extract", raw, out, "--dry-run").stdout
    (raw / "1.txt").rename(raw / "one.txt")
    (raw / "2.txt").unlink()
    (raw / "5.txt").write_text(plan("五"), "utf-8")
    found = json.loads(zhplan("plan", raw, out, "--json").stdout)
    assert (found["new"], found["renamed"], found["deleted"], found["up_to_date"]) == (1, 1, 1, 3)
    assert open_tables(out).generation.number == 1


def test_exit_zero_overrules_strict(raw: Path, tmp_path: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    assert zhplan("extract", raw, tmp_path / "a", "--strict", "--exit-zero").returncode == 0


def test_an_output_inside_the_input_is_no_input(raw: Path) -> None:
    extract(raw, raw / "out")
    assert not extract(raw, raw / "out").changed
    assert sources(raw / "out") == {f"{n}.txt" for n in range(1, 5)}


def test_the_report_holds_no_script_and_nothing_from_outside(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (raw / "<script>alert(1).txt").write_bytes(b"\0")
    (raw / "javascript:alert(2).txt").write_bytes(b"\0\0")
    run(raw, out, Choices())
    (raw / "1.txt").write_text(plan("改", 9) + "三、另\n\n每周巡查两次。\n", "utf-8")
    run(raw, out, Choices())
    page = (out / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "http" not in page.replace("http-equiv", "")
    assert page.count("<svg") >= 8
    assert "&lt;script&gt;alert(1).txt" in page
    assert "Records by rule, where they changed" in page
    assert (out / "report.html").resolve().parent == (out / "_current").resolve()


def test_histogram_of_nothing_is_nothing() -> None:
    assert histogram([]) == ()


def test_a_watch_publishes_a_generation_a_batch_and_waits_for_files_to_stop_growing(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    heard: list[Report] = []
    stop = threading.Event()
    failed: list[BaseException] = []

    def go() -> None:
        try:
            watch.watch(raw, out, Choices(), 0.5, heard.append, stop)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=go)
    thread.start()
    try:
        wait_for(lambda: len(heard) == 1)
        for n in (5, 6, 7):
            (raw / f"{n}.txt").write_text(plan(f"第{n}", n), "utf-8")
        wait_for(lambda: len(heard) > 1 and heard[-1].documents == 7)
        with (raw / "growing.txt").open("w", encoding="utf-8") as file:
            for line in plan("八", 8).splitlines():
                print(line, file=file, flush=True)
                time.sleep(0.1)
        wait_for(lambda: heard[-1].documents == 8)
    finally:
        stop.set()
        thread.join(30)
    assert not failed
    assert heard[-1].generation == open_tables(out).generation.number <= 4
    assert list(open_tables(out).plans["text"].str.contains("第八")).count(True) <= 1
    again: list[Report] = []
    (raw / "1.txt").unlink()
    watch.watch(raw, out, Choices(), 0.5, again.append, stop)
    assert [report.documents for report in again] == [7]


def test_a_watch_ends_at_an_interrupt(raw: Path, tmp_path: Path) -> None:
    import signal

    command = [sys.executable, "-m", "pipeline", "watch", str(raw), str(tmp_path / "out"), "--quiet", "0.5"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert "4 documents" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert "Traceback" not in said


def test_files_that_move_are_told_from_those_at_rest(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("甲")
    new.write_text("乙")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    assert watch.moving({old, new, tmp_path / "gone"}, 60) == {new}


def wait_for(condition: object, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.1)
