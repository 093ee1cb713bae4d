"""How time and memory grow: with the number of pages, with workers, with the length of one page, on the worst pages.

    python benchmarks/growth.py [--pages 500,5000,50000] [--two-workers 16000] [--save]

Each number of generated pages (about 1,100 characters each, every one different) is one whole process of
`zhplan extract`; its peak memory is that of the largest process. The length of one page grows from 10,000 to 1,000,000
characters. Linear growth shows as a constant speed. The worst pages (one line, only headings, only digits, deep HTML …)
are timed at one size and at four times that: linear is about 4. Needs idle cores; 50,000 pages take some minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "run"))
sys.path.insert(0, str(ROOT / "benchmarks"))
import bench  # noqa: E402
from input_samples import generated  # noqa: E402

LENGTHS = (10_000, 100_000, 1_000_000)
WORST_SIZE = 250_000
# What a page may consist of, at its worst, repeated up to a size; `{n}` counts.
WORST = {
    "one line of prose": "由教务处负责在6月底前完成不少于3次检查并做好记录，",
    "only headings": "（{n}）工作目标\n",
    "only digits": "1234567890",
    "only 年月日": "年月日至",
    "only brackets": "（〔[《",
    "only names": "王强、李梅，",
    "deep HTML": "<div><p>",
}


def batch(count: int, workers: int) -> dict[str, Any]:
    """A whole run over so many pages."""
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw"
        raw.mkdir()
        size = 0
        for n in range(count):
            folder = raw / f"{n // 1000:03d}"
            folder.mkdir(exist_ok=True)
            size += (folder / f"{n:06d}.txt").write_text(generated(n), "utf-8")
        command = [sys.executable, "-m", "pipeline", "extract", str(raw), str(Path(name) / "out")]
        took = bench.timed([*command, "--workers", str(workers)])
    row = {"pages": count, "workers": workers, "seconds": round(took.seconds, 2), "peak_mb": round(took.memory)}
    rate = count / took.seconds
    print(f"{count:7,} pages  {workers} workers  {took.seconds:8.1f} s  {rate:6.0f} pages/s  {took.memory:5.0f} MB")
    return row


def length(characters: int) -> dict[str, Any]:
    """All stages over one page of so many characters."""
    from pipeline import load_config, process
    from pipeline.records import Page

    parts: list[str] = []
    size = n = 0
    while size < characters:
        parts.append(generated(n))
        size += len(parts[-1])
        n += 1
    page = Page("\n\n".join(parts).encode())
    config = load_config()
    process(Page(generated(0).encode()), config)  # dictionaries and compiled rules are start-up
    started = time.process_time()
    process(page, config)
    took = time.process_time() - started
    print(f"{size:9,} characters  {took:7.2f} s  {len(page.data) / 1e6 / took:5.2f} MB/s")
    return {"characters": size, "megabytes": len(page.data) / 1e6, "seconds": round(took, 3)}


def worst(kind: str) -> dict[str, Any]:
    """Seconds for the worst page of a kind, and how many times as long one of four times the size takes."""
    from pipeline import load_config, process
    from pipeline.records import Page

    config = load_config()
    unit = WORST[kind]
    seconds = []
    for size in (WORST_SIZE, 4 * WORST_SIZE):
        text = "".join(unit.replace("{n}", str(n)) for n in range(size // len(unit)))
        page = Page(text.encode(), "worst", "html" if "<" in unit else "txt")
        started = time.process_time()
        process(page, config)
        seconds.append(time.process_time() - started)
    small, large = seconds
    print(f"{kind:20} {4 * WORST_SIZE:9,} characters {large:7.2f} s  {large / small:5.1f} times a quarter of it")
    row = {"kind": kind, "characters": 4 * WORST_SIZE, "seconds": round(large, 2), "times": round(large / small, 1)}
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="500,5000,50000", help="numbers with commas between; empty leaves them out")
    parser.add_argument("--two-workers", type=int, default=16_000, metavar="PAGES", help="0 leaves it out")
    parser.add_argument("--save", action="store_true")
    wish = parser.parse_args()
    rows = [batch(int(count), 1) for count in filter(None, wish.pages.split(","))]
    if wish.two_workers:
        pair = [batch(wish.two_workers, workers) for workers in (1, 2)]
        print(f"two workers against one: {pair[0]['seconds'] / pair[1]['seconds']:.2f} times")
        rows += pair
    lengths = [length(characters) for characters in LENGTHS]
    hard = [worst(kind) for kind in WORST]
    if wish.save:
        print(f"saved to {bench.save('growth', {'pages': rows, 'lengths': lengths, 'worst': hard})}")


if __name__ == "__main__":
    main()
