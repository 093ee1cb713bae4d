"""Whatever happens to a run, the tables are those from before or those from after it, and the next run finishes."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from input_samples import plan

from pipeline.run import Choices, extract, run
from pipeline.store import Busy, StorageError, open_tables, writer
from pipeline.store.history import verify
from pipeline.tables import PAGE_TABLES

PAGES = 24


def page(n: int, version: int) -> str:
    """A page whose every record carries its version, so that a mixture of two states shows."""
    return plan(f"第{n}版{version:05d}", n % 9) + f"（三）由版{version:05d}组负责，每年开展{version}次演练。\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for n in range(PAGES):
        (folder / f"{n}.txt").write_text(page(n, 1), "utf-8")
    return folder


def digests(out: Path) -> dict[str, str]:
    files = [file for table in PAGE_TABLES for file in sorted((out / table).glob("*.parquet"))]
    return {f"{f.parent.name}/{f.name}": hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def leftovers(out: Path) -> list[str]:
    """What a finished run must not leave: drafts, half-made links, shards."""
    drafts = [f.name for f in (out / "_generations").iterdir() if not (f / "_manifest.json").is_file()]
    return drafts + [f.name for f in out.iterdir() if f.name.endswith(".new") or f.name == "_work"]


def look(out: Path) -> int:
    """Join the tables of one generation; raises AssertionError for a torn state. Returns the generation's number."""
    tables = open_tables(out)
    documents = tables.arrow("documents").to_pylist()
    assert {row["source"] for row in documents} == {f"{n}.txt" for n in range(PAGES)}, "a document is lost"
    texts = {row["plan_id"]: row["text"] for row in tables.arrow("plans").to_pylist()}
    assert {key.partition("-")[0] for key in texts} == {row["doc_id"] for row in documents}
    found = 0
    for table, column in (
        ("goals", "text"),
        ("dates", "text"),
        ("quotas", "text"),
        ("parties", "name"),
        ("tasks", "text"),
    ):
        for row in tables.arrow(table).to_pylist():
            assert texts[row["plan_id"]][row["start"] : row["end"]] == row[column], "two states are mixed"
            found += 1
    assert found > PAGES
    return tables.generation.number


class Reader(threading.Thread):
    """Looks at the tables over and over while they are written."""

    def __init__(self, out: Path) -> None:
        super().__init__(daemon=True)
        self.out, self.looks, self.torn, self.stop = out, 0, [], threading.Event()

    def run(self) -> None:
        while not self.stop.wait(0.05):
            try:
                look(self.out)
                self.looks += 1
            except Exception as error:
                self.torn.append(error)


def killed_often(raw: Path, out: Path, kills: int, seed: int) -> Reader:
    """Change pages, start a run, kill it at a random moment: half of them while it publishes."""
    chance = random.Random(seed)
    extract(raw, out)
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), str(out), "--workers", "2"]
    reader = Reader(out)
    reader.start()
    began = time.monotonic()
    subprocess.run(command, capture_output=True, check=True)
    whole = max(time.monotonic() - began, 0.5) * 3
    for kill in range(kills):
        for n in chance.sample(range(PAGES), 2):
            (raw / f"{n}.txt").write_text(page(n, kill + 2), "utf-8")
        before = {f.name for f in (out / "_generations").iterdir()}
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kill % 2:
            while process.poll() is None and not {f.name for f in (out / "_generations").iterdir()} - before:
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.25))
        else:
            time.sleep(chance.uniform(0, whole))
        process.kill()
        process.wait()
        look(out)
    reader.stop.set()
    reader.join()
    return reader


def check_after_kills(raw: Path, out: Path, fresh: Path, reader: Reader) -> None:
    assert reader.torn == []
    assert reader.looks > 2
    extract(raw, out)
    extract(raw, fresh)
    assert digests(out) == digests(fresh)
    assert leftovers(out) == []
    assert verify(open_tables(out).generation) == []


def test_three_kills_tear_nothing(raw: Path, tmp_path: Path) -> None:
    reader = killed_often(raw, tmp_path / "out", 3, seed=7)
    check_after_kills(raw, tmp_path / "out", tmp_path / "fresh", reader)


@pytest.mark.slow
def test_two_hundred_kills_tear_nothing(raw: Path, tmp_path: Path) -> None:
    reader = killed_often(raw, tmp_path / "out", 200, seed=int(os.environ.get("KILL_SEED", "1")))
    check_after_kills(raw, tmp_path / "out", tmp_path / "fresh", reader)


# Calls of the writing process that change the disk.
CALLS: tuple[tuple[Any, str], ...] = (
    (os, "fsync"),
    (os, "link"),
    (Path, "mkdir"),
    (Path, "replace"),
    (Path, "symlink_to"),
    (Path, "open"),
)


@contextmanager
def failing(at: int, code: int) -> Iterator[list[int]]:
    """From the `at`-th call on that changes the disk, none succeeds; gives the number of calls made."""
    count = [0]

    def broken(honest: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*words: Any, **named: Any) -> Any:
            reads = name == "open" and not any(sign in str(words[1:] or named) for sign in "wax+")
            if not reads:
                count[0] += 1
                if count[0] >= at:
                    raise OSError(code, os.strerror(code))
            return honest(*words, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in CALLS:
            patch.setattr(owner, name, broken(getattr(owner, name), name))
        yield count


def test_a_disk_that_fails_at_any_call_leaves_the_old_tables_or_the_new(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract(raw, out)
    (raw / "3.txt").write_text(page(3, 2), "utf-8")
    extract(raw, tmp_path / "fresh")
    old, new = digests(out), digests(tmp_path / "fresh")
    with failing(10**9, 0) as count:
        extract(raw, tmp_path / "fresh", force=True)
    assert count[0] > 40
    codes = (errno.ENOSPC, errno.EIO, errno.EACCES)
    at = 1
    while True:
        with failing(at, codes[at % 3]), suppress(StorageError):
            extract(raw, out)
            break
        assert digests(out) in (old, new)
        assert look(out) >= 1
        at += 9
    assert at > 30
    extract(raw, out)
    assert digests(out) == new
    assert leftovers(out) == []


def test_a_full_disk_says_so_in_one_line_with_exit_code_3(raw: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk: it holds for the workers too."""
    out = tmp_path / "out"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))

    command = [sys.executable, "-m", "pipeline", "extract", str(raw), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode == 3
    assert "File too large" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert not (out / "_current").exists()
    assert extract(raw, out).problems == {}
    assert leftovers(out) == []


@pytest.mark.slow
def test_a_small_file_system_that_fills_up(raw: Path, tmp_path: Path) -> None:
    mount = tmp_path / "small"
    mount.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(mount)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("mounting a small file system needs rights that are not given here")
    try:
        extract(raw, mount / "out")
        before = digests(mount / "out")
        for n in range(300):
            (raw / f"new{n}.txt").write_text(page(n, 3) * 8, "utf-8")
        with pytest.raises(StorageError, match="No space left"):
            extract(raw, mount / "out")
        assert digests(mount / "out") == before
        for n in range(300):
            (raw / f"new{n}.txt").unlink()
        (raw / "0.txt").write_text(page(0, 9), "utf-8")
        extract(raw, mount / "out")
        assert leftovers(mount / "out") == []
    finally:
        subprocess.run(["umount", str(mount)], check=False)


def test_a_second_run_is_refused_and_the_first_unharmed(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with writer(out):
        command = [sys.executable, "-m", "pipeline", "extract", str(raw), str(out)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 3
        assert f"process {os.getpid()} is writing here" in done.stderr
        with pytest.raises(Busy):
            run(raw, out, Choices())
    assert extract(raw, out).documents == PAGES


@pytest.mark.slow
def test_a_lock_that_a_dead_process_left_holds_nobody_up(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "_lock").write_text("999999")
    assert extract(raw, out).documents == PAGES


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_an_output_without_rights_is_a_storage_error(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    with pytest.raises(StorageError, match="cannot be written"):
        extract(raw, out)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads anything")
def test_a_file_without_rights_costs_a_problem(raw: Path, tmp_path: Path) -> None:
    (raw / "0.txt").chmod(0)
    assert extract(raw, tmp_path / "out").problems == {"unreadable": 1}


def test_workers_end_with_their_supervisor_even_when_a_page_hangs(raw: Path, tmp_path: Path) -> None:
    script = tmp_path / "hang.py"
    script.write_text(
        "import sys, time\n"
        "from pathlib import Path\n"
        "from pipeline.run import local, worker, extract\n"
        "def main(*words):\n"
        "    import pipeline.stages\n"
        "    print('hangs', flush=True)\n"
        "    pipeline.stages.process = lambda *words: time.sleep(600)\n"
        "    worker.main(*words)\n"
        "honest, local.worker.main = worker.main, main\n"
        "worker.main = honest if __name__ != '__main__' else main\n"
        "if __name__ == '__main__':\n"
        f"    extract(Path({str(raw)!r}), Path({str(tmp_path / 'out')!r}))\n",
        "utf-8",
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(1)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        process.send_signal(signal.SIGKILL)
    assert children
    end = time.monotonic() + 20
    while time.monotonic() < end and any(alive(int(child)) for child in children):
        time.sleep(0.1)
    assert not any(alive(int(child)) for child in children)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
