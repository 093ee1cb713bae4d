"""The figures on record (benchmarks/results/*.json) as a page and a plot of the documentation.

    python benchmarks/history.py            writes docs/reference/speed.md and docs/images/speed.svg

One file of the history is one run of `bench.py --save` or `growth.py --save` on an otherwise idle machine. Machines
differ, so the plot shows ratios to the naive pipeline of the same run; seconds are comparable within a file only.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from libraries import Row, table

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
PAGE = ROOT / "docs" / "reference" / "speed.md"
PLOT = ROOT / "docs" / "images" / "speed.svg"


def entries(kind: str, folder: Path = RESULTS) -> list[dict[str, Any]]:
    """The entries of a kind ("bench" or "growth"), the oldest first."""
    files = sorted(folder.glob(f"{kind}-*.json"))
    return [json.loads(file.read_text("utf-8")) for file in files]


def page(folder: Path = RESULTS) -> str:
    """The page of the documentation, from the newest entries; all entries in the table of the history."""
    runs, growths = entries("bench", folder), entries("growth", folder)
    out = [
        "# Speed",
        "",
        "Measured by `make bench` and `python benchmarks/growth.py`, one core unless it says otherwise.",
    ]
    out += ["MB are 10^6 bytes of the pages as they lie on disk.", ""]
    if runs:
        out += _latest(runs[-1])
    if growths:
        out += _growth(growths[-1])
    if runs:
        out += ["## History", "", "![Ratio to the naive pipeline](../images/speed.svg)", ""]
        out += ["| day | pages | zhplan MB/s | naive MB/s | ratio | Python |", "|---|---:|---:|---:|---:|---|"]
        for run in runs:
            ours, naive = run["zhplan"]["mb_per_s"], run["naive"]["mb_per_s"]
            out.append(
                f"| {run['day']} | {run['pages']} | {ours:.2f} | {naive:.2f} | {run['ratio']} | {run['python']} |"
            )
        out.append("")
    return "\n".join(out)


def _latest(run: dict[str, Any]) -> list[str]:
    machine = run["machine"]
    out = ["## Beside a naive pipeline", ""]
    out += [
        "The naive pipeline (`benchmarks/naive.py`) is what a competent user writes in an afternoon: BeautifulSoup,"
    ]
    out += ["OpenCC, jieba under spaCy, regular expressions, JioNLP, pandas; no offsets, no repair. Both run as whole"]
    out += ["processes in turn on the same generated pages, start-up included.", ""]
    out += [f"{run['day']}, {machine['system']} {machine['machine']}, Python {run['python']}; {run['pages']} pages, "]
    out[-1] += f"{run['megabytes']} MB."
    out += ["", "| | seconds | MB/s | peak MB |", "|---|---:|---:|---:|"]
    for name in ("naive", "zhplan"):
        figures = run[name]
        out.append(f"| {name} | {figures['seconds']:.1f} | {figures['mb_per_s']:.2f} | {figures['peak_mb']} |")
    out += ["", f"zhplan is {run['ratio']} times as fast.", "", "## Stages", ""]
    out += [
        "Processor time inside one process over the same pages; every stage is charged with the bytes of the pages.",
        "",
    ]
    out += ["| stage | MB/s |", "|---|---:|"]
    out += [f"| {stage} | {speed:.1f} |" for stage, speed in run["stages_mb_per_s"].items()]
    out.append("")
    if "libraries" in run:
        out += ["## Stages beside other libraries", ""]
        out += [
            "The libraries do less than the stage beside them (no offsets, no repair); the table says what each was"
        ]
        out += ["asked. The texts are those of `benchmarks/libraries.py`.", ""]
        out += [table([Row(**row) for row in run["libraries"]]), ""]
    return out


def _growth(run: dict[str, Any]) -> list[str]:
    out = ["## Growth", "", f"{run['day']}; generated pages of about 1,100 characters (`benchmarks/growth.py`).", ""]
    out += ["| pages | workers | seconds | pages/s | peak MB of a process |", "|---:|---:|---:|---:|---:|"]
    for row in run["pages"]:
        rate = row["pages"] / row["seconds"]
        out.append(f"| {row['pages']:,} | {row['workers']} | {row['seconds']:.1f} | {rate:.0f} | {row['peak_mb']} |")
    out += [
        "",
        "One page of growing length, all stages, processor time:",
        "",
        "| characters | seconds | MB/s |",
        "|---:|---:|---:|",
    ]
    for row in run["lengths"]:
        speed = row["megabytes"] / row["seconds"]
        out.append(f"| {row['characters']:,} | {row['seconds']:.2f} | {speed:.2f} |")
    out += [
        "",
        "The worst pages of a million characters, and how many times as long they take as a quarter of them:",
        "",
    ]
    out += ["| page | seconds | times |", "|---|---:|---:|"]
    out += [f"| {row['kind']} | {row['seconds']:.1f} | {row['times']:.1f} |" for row in run["worst"]]
    return [*out, ""]


def plot(folder: Path = RESULTS) -> str:
    """The ratio to the naive pipeline over the history, as SVG."""
    import altair
    import pandas
    import vl_convert

    runs = entries("bench", folder)
    frame = pandas.DataFrame(
        [
            {"run": f"{at + 1}: {run['day']}", "ratio": run["ratio"], "pages": run["pages"]}
            for at, run in enumerate(runs)
        ]
    )
    line = altair.Chart(frame, width=480, height=200, title="times as fast as the naive pipeline").mark_line(point=True)
    line = line.encode(
        x=altair.X("run:N", sort=None, title=None),
        y=altair.Y("ratio:Q", scale=altair.Scale(zero=True), title="ratio"),
        color=altair.Color("pages:N"),
    )
    return str(vl_convert.vegalite_to_svg(line.to_dict()))


def main() -> None:
    PAGE.write_text(page().rstrip() + "\n", "utf-8")
    if entries("bench"):
        PLOT.write_text(plot(), "utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)} and {PLOT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
