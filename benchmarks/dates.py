"""How fast dates and quantities are read on one core, beside JioNLP's `extract_time` where it is installed.

    python benchmarks/dates.py [--pages 20] [--kilobytes 20] [--repeat 3] [--jionlp PYTHON]

`--jionlp` names an interpreter that has the package; it reads the same pages in the same run, alternately. Figures are
characters a second of processor time, the fastest of the repeated runs; the last line is the ratio.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path

from clean import page

from pipeline.config import load_config
from pipeline.extract import dates, quotas
from pipeline.records import Plan

# What the other interpreter runs: the same text, line by line as its users do, a warm-up first.
_OTHER = """
import contextlib, io, json, sys, time
with contextlib.redirect_stdout(io.StringIO()):
    import jionlp
pages = json.load(open(sys.argv[1], encoding="utf-8"))
base = {"year": 2023, "month": 9, "day": 1}
def read():
    for text in pages:
        for line in text.split("\\n"):
            try:
                jionlp.ner.extract_time(line, time_base=base)
            except Exception:
                pass
jionlp.ner.extract_time("2023年9月1日前完成", time_base=base)
started = time.process_time()
read()
print(time.process_time() - started)
"""


def ours(pages: list[str]) -> float:
    """Seconds that dates and quantities of all pages take."""
    config = load_config().extract
    plans = [Plan(1, 0, len(text), text) for text in pages]
    started = time.process_time()
    for plan in plans:
        quotas.of_plan(plan, config, dates.of_plan(plan, config))
    return time.process_time() - started


def theirs(python: str, pages: list[str]) -> float:
    """Seconds that JioNLP takes for the same pages, imports left out."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.json"
        file.write_text(json.dumps(pages, ensure_ascii=False), "utf-8")
        done = subprocess.run([python, "-c", _OTHER, str(file)], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--kilobytes", type=int, default=20)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--jionlp", metavar="PYTHON", help="interpreter that has jionlp")
    wish = parser.parse_args()
    pages = [page(wish.kilobytes, seed) for seed in range(wish.pages)]
    characters = sum(map(len, pages))
    ours(pages[:1])  # compiles the lexicons
    own, other = [], []
    for _ in range(wish.repeat):
        own.append(ours(pages))
        if wish.jionlp:
            other.append(theirs(wish.jionlp, pages))
    print(f"zhplan  dates and quantities  {characters / min(own):12,.0f} characters/s")
    if other:
        print(f"jionlp  extract_time          {characters / min(other):12,.0f} characters/s")
        print(f"ratio {min(other) / min(own):.1f}")


if __name__ == "__main__":
    main()
