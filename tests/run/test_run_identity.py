"""The same pages give the same bytes: whatever the number of workers, the order, the steps in which they came."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from pathlib import Path

import pytest
from input_samples import html, jsonl_of, plan, tar_of, zip_of

from pipeline.run import Choices, run
from pipeline.tables import PAGE_TABLES


def digests(out: Path) -> dict[str, str]:
    files = [file for table in PAGE_TABLES for file in sorted((out / table).glob("*.parquet"))]
    return {f"{f.parent.name}/{f.name}": hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def sources(count: int) -> dict[str, bytes]:
    """Files of all sorts: pages, archives, dumps; some pages in several of them."""
    pages = {f"s{n}.txt": plan(f"第{n}", n % 9).encode() for n in range(count)}
    web = {f"w{n}.html": html(f"网{n}", n % 9).encode() for n in range(count)}
    return {
        **pages,
        "a.zip": zip_of({**dict(list(pages.items())[:5]), **web}),
        "b.tar": tar_of({f"in/{name}": data for name, data in list(web.items())[::2]}),
        "c.jsonl": jsonl_of(*({"text": plan(f"列{n}", n % 9), "url": f"http://x.cn/{n}"} for n in range(count))),
        "empty.txt": b"",
        "old.doc": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        "bad.zip": b"PK\x03\x04 and no more",
    }


@pytest.mark.slow
def test_workers_order_and_increments_leave_no_trace(tmp_path: Path) -> None:
    files = sources(40)
    whole = tmp_path / "whole"
    whole.mkdir()
    for name, data in files.items():
        (whole / name).write_bytes(data)
    for workers in (1, 2, 4):
        run(whole, tmp_path / f"out{workers}", Choices(workers=workers))
    expected = digests(tmp_path / "out1")
    assert len(expected) == len(PAGE_TABLES)
    assert digests(tmp_path / "out2") == digests(tmp_path / "out4") == expected
    names = list(files)
    random.Random(3).shuffle(names)
    steps = tmp_path / "steps"
    steps.mkdir()
    for part in range(10):
        for name in names[part::10]:
            (steps / name).write_bytes(files[name])
        run(steps, tmp_path / "steps_out", Choices(workers=1 + part % 2))
    assert digests(tmp_path / "steps_out") == expected


@pytest.mark.slow
def test_buckets_that_split_leave_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.store import generations

    monkeypatch.setattr(generations, "_DOCUMENTS_A_BUCKET", 8)
    raw = tmp_path / "raw"
    raw.mkdir()
    files = sources(12)
    for name in list(files)[:7]:
        (raw / name).write_bytes(files[name])
    run(raw, tmp_path / "out", Choices())
    assert len(list((tmp_path / "out" / "plans").glob("*.parquet"))) == 1
    for name, data in files.items():
        (raw / name).write_bytes(data)
    run(raw, tmp_path / "out", Choices())
    run(raw, tmp_path / "fresh", Choices())
    assert len(list((tmp_path / "out" / "plans").glob("*.parquet"))) == 8
    assert digests(tmp_path / "out") == digests(tmp_path / "fresh")


PEAK = """
import resource, sys
from pathlib import Path
from pipeline.run import Choices, run
report = run(Path(sys.argv[1]), Path(sys.argv[2]), Choices())
workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(report.documents, report.rejected, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, workers)
"""


@pytest.mark.slow
def test_memory_is_flat(tmp_path: Path) -> None:
    """The largest of supervisor and workers at 5,000 pages, against that at 500."""
    from input_samples import generated

    peaks = {}
    for count in (500, 5_000):
        raw = tmp_path / f"raw{count}"
        raw.mkdir()
        for n in range(count):
            (raw / f"{n:05d}.txt").write_text(generated(n), "utf-8")
        script = tmp_path / "peak.py"
        script.write_text("if __name__ == '__main__':\n" + "".join(f"    {line}\n" for line in PEAK.splitlines()))
        command = [sys.executable, str(script), str(raw), str(tmp_path / f"out{count}")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        documents, rejected, *peaks[count] = map(int, done.stdout.split())
        assert (documents, rejected) == (count, 0)
    for small, large in zip(peaks[500], peaks[5_000], strict=True):
        assert large <= 1.3 * small, peaks
