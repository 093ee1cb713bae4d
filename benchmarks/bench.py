"""The whole pipeline against the naive one, side by side in one run, and where its time goes.

    python benchmarks/bench.py [--pages 400] [--rounds 3] [--libraries PYTHON] [--save] [--stages-only]

Makes a corpus (corpus.py), runs naive.py and `zhplan extract` alternately as whole processes, start-up included, and
prints the median of each: MB/s (10^6 bytes of the pages), pages/s, peak memory, and the ratio. Then it times each stage
inside one process, and the stages beside the field's libraries (libraries.py). `--save` appends the figures to
benchmarks/results/; history.py makes a page and a plot of them.

`--libraries` names an interpreter that has the libraries (default: build/yardsticks, made by `make yardsticks`);
without one that table is left out, and the naive pipeline normalises no dates, since JioNLP does that for it.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
import corpus
from yardsticks import INTERPRETER

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
VERSIONS = ("beautifulsoup4", "jieba", "opencc", "pandas", "pyarrow", "spacy", "zhplan")


class Run(NamedTuple):
    """Seconds and peak memory (MB, of the largest process) of one command."""

    seconds: float
    memory: float


def timed(command: list[str]) -> Run:
    """Run a command to its end.

    A child begins with the peak memory of the process that starts it: import nothing large before this is called.
    """
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        complaint = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed: {complaint.decode(errors='replace')}")
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024)


def compare(raw: Path, work: Path, rounds: int, naive_python: str) -> dict[str, list[Run]]:
    """The naive pipeline and ours, in turn."""
    found: dict[str, list[Run]] = {"naive": [], "zhplan": []}
    for at in range(rounds):
        found["naive"].append(timed([naive_python, str(HERE / "naive.py"), str(raw), str(work / f"naive{at}")]))
        found["zhplan"].append(timed([sys.executable, "-m", "pipeline", "extract", str(raw), str(work / f"ours{at}")]))
        print(
            f"round {at + 1}: naive {found['naive'][-1].seconds:.2f} s, zhplan {found['zhplan'][-1].seconds:.2f} s",
            file=sys.stderr,
        )
    return found


def stages(raw: Path) -> dict[str, float]:
    """Processor seconds of each stage over the corpus, in this process."""
    from pipeline import clean, convert, extract, link, read, segment
    from pipeline.config import load_config
    from pipeline.records import Page, Result
    from pipeline.tables.rows import add_result, empty

    config = load_config()
    spent: Counter[str] = Counter()

    def run(stage: str, work: Callable[..., Any], *arguments: Any) -> Any:
        started = time.process_time()
        result = work(*arguments)
        spent[stage] += time.process_time() - started
        return result

    def one(file: Path) -> None:
        page = Page(file.read_bytes(), file.name, file.suffix[1:])
        document = run("read", read.decode, page, config.read)
        document = run("clean", clean.apply, document, config.clean)
        document = run("convert", convert.to_simplified, document, config.convert)
        plans = run("segment", segment.plans, document, config.segment)
        mentions = tuple(run("extract", extract.find, plan, config.extract) for plan in plans)
        pairs = zip(plans, mentions, strict=True)
        tasks = tuple(run("link", link.tasks, plan, found, config.link) for plan, found in pairs)
        run("rows", add_result, empty(), Result(page, document, plans, mentions, tasks, document.problems), "-")

    files = sorted(raw.iterdir())
    for file in files[:4]:  # dictionaries and compiled rules are start-up, not work
        one(file)
    spent.clear()
    for file in files:
        one(file)
    return dict(spent)


def report(size: int, pages: int, found: dict[str, list[Run]], spent: dict[str, float]) -> dict[str, Any]:
    """Print the figures and return them for the history."""
    megabytes = size / 1e6
    out: dict[str, Any] = {"pages": pages, "megabytes": round(megabytes, 2)}
    if found:
        print(f"\n{pages} pages, {megabytes:.2f} MB, one process each, start-up included")
        print(f"{'':8} {'seconds':>8} {'MB/s':>7} {'pages/s':>8} {'peak MB':>8}")
        for name, runs in found.items():
            seconds = statistics.median(run.seconds for run in runs)
            memory = max(run.memory for run in runs)
            out[name] = {
                "seconds": round(seconds, 2),
                "mb_per_s": round(megabytes / seconds, 3),
                "peak_mb": round(memory),
            }
            print(f"{name:8} {seconds:8.2f} {megabytes / seconds:7.2f} {pages / seconds:8.1f} {memory:8.0f}")
        out["ratio"] = round(out["naive"]["seconds"] / out["zhplan"]["seconds"], 2)
        print(f"zhplan is {out['ratio']:.2f} times as fast as the naive pipeline")
    total = sum(spent.values())
    print(f"\nstages, processor time in one process: {megabytes / total:.2f} MB/s without start-up")
    for stage, seconds in spent.items():
        print(f"{stage:8} {seconds:8.2f} s {megabytes / seconds:8.1f} MB/s {seconds / total:6.0%}")
    out["stages_mb_per_s"] = {stage: round(megabytes / seconds, 2) for stage, seconds in spent.items()}
    return out


def save(kind: str, figures: dict[str, Any]) -> Path:
    """Add the figures to the history, with machine and versions; `kind` is bench or growth."""
    versions = {name: importlib.metadata.version(name) for name in VERSIONS}
    machine = {"system": platform.system(), "machine": platform.machine(), "cores": os.cpu_count()}
    day = date.today().isoformat()
    entry = {"day": day, "python": platform.python_version(), "machine": machine, "versions": versions, **figures}
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{kind}-{day}-{len(list(RESULTS.glob(f'{kind}-*.json'))) + 1:03d}.json"
    file.write_text(json.dumps(entry, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return file


def previous() -> dict[str, Any] | None:
    """The last run of the history."""
    files = sorted(RESULTS.glob("bench-*.json"))
    return json.loads(files[-1].read_text("utf-8")) if files else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    equipped = INTERPRETER if INTERPRETER.exists() else Path(sys.executable)
    parser.add_argument("--naive-python", default=str(equipped), help="interpreter of the naive pipeline")
    parser.add_argument("--libraries", metavar="PYTHON", default=str(INTERPRETER))
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--stages-only", action="store_true")
    wanted = parser.parse_args()
    before = previous()
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        size = corpus.write(raw, wanted.pages, wanted.seed)
        found = {} if wanted.stages_only else compare(raw, Path(folder), wanted.rounds, wanted.naive_python)
        figures = report(size, wanted.pages, found, stages(raw))
    if Path(wanted.libraries).exists():
        import libraries

        print("\nstages beside other libraries, MB/s of one core")
        beside = libraries.rows(wanted.libraries, 3, max(2, min(20, wanted.pages // 10)))
        print(libraries.table(beside))
        figures["libraries"] = [row._asdict() for row in beside]
    else:
        print("\nno other libraries here: `make yardsticks` installs them in an environment of their own")
    if before and "ratio" in before and "ratio" in figures:
        print(f"last recorded ratio: {before['ratio']:.2f} ({before['day']}); now {figures['ratio']:.2f}")
    if wanted.save:
        print(f"saved to {save('bench', figures)}")


if __name__ == "__main__":
    main()
