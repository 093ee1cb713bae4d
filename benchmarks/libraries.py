"""The stages beside the field's libraries, on the same texts, in turn, in one run.

    python benchmarks/libraries.py [--python PYTHON] [--repeat 3] [--pages 20]

`--python` names an interpreter that has the libraries (default: build/yardsticks, made by `make yardsticks`); those
that it lacks are left out. Every figure is MB of UTF-8 (10^6 bytes) a second of one core, the fastest of the runs.
The libraries do less than the stage beside them (no offsets, no repair, no units); the table says what each was asked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
import clean as sound_pages
import html_pages
import opencc
from yardsticks import INTERPRETER, fastest

from pipeline import clean, convert, extract, link, segment
from pipeline.config import Config, load_config
from pipeline.extract import dates
from pipeline.read import decode
from pipeline.records import Document, Page, Plan
from pipeline.text import Text

HERE = Path(__file__).resolve().parent


class Contest(NamedTuple):
    """A stage, the texts, and the libraries that are asked for about the same."""

    name: str
    texts: list[str]
    ours: Callable[[str], object]
    libraries: dict[str, str]


class Row(NamedTuple):
    """A line of the table: MB/s of ours and of a library, and what the library was asked."""

    stage: str
    ours: float
    library: str
    theirs: float
    asked: str


def contests(config: Config, count: int) -> list[Contest]:
    """What is compared with what, over so many pages."""
    pages = html_pages.make_samples(list(html_pages.LAYOUTS), count, 40)
    plain = [sound_pages.page(20, seed) for seed in range(count)]
    to_traditional = opencc.OpenCC("s2t").convert
    traditional = [to_traditional(text) for text in plain]
    documents = {text: Document(Text.of(text), "txt", "utf-8") for text in (*plain, *traditional)}
    plans = {text: Plan(1, 0, len(text), text) for text in plain}

    def tables(text: str) -> None:
        for plan in segment.plans(documents[text], config.segment):
            link.tasks(plan, extract.find(plan, config.extract), config.link)

    return [
        Contest(
            "read: the text of an HTML page",
            [page.html for page in pages],
            lambda html: decode(Page(html.encode()), config.read),
            {
                "BeautifulSoup": "all text (lxml parser)",
                "trafilatura": "main text",
                "readability": "main text",
                "resiliparse": "main text",
            },
        ),
        Contest(
            "clean + convert: traditional to simplified",
            traditional,
            lambda text: convert.to_simplified(clean.apply(documents[text], config.clean), config.convert),
            {"zhconv-rs": "conversion alone"},
        ),
        Contest(
            "extract: dates",
            plain,
            lambda text: dates.of_plan(plans[text], config.extract),
            {"JioNLP": "extract_time", "recognizers-text": "recognize_datetime"},
        ),
        Contest("segment + extract + link: all records", plain, tables, {"jieba": "words alone (lcut)"}),
    ]


def other(python: str, library: str, texts: list[str], repeat: int) -> dict[str, Any]:
    """What the library needs under its interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
        command = [python, str(HERE / "yardsticks.py"), library, str(file), str(repeat)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"missing": done.stderr.strip().rpartition("\n")[2]}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def rows(python: str, repeat: int, pages: int) -> list[Row]:
    """The whole table; libraries that cannot be run are named on standard error."""
    out = []
    for contest in contests(load_config(), pages):
        megabytes = sum(len(text.encode()) for text in contest.texts) / 1e6
        ours = megabytes / fastest(contest.ours, contest.texts, repeat)
        for library, asked in contest.libraries.items():
            found = other(python, library, contest.texts, repeat)
            if "missing" in found:
                print(f"{library} was left out: {found['missing']}", file=sys.stderr)
                continue
            name = f"{library} {found['version']}"
            out.append(Row(contest.name, ours, name, megabytes / found["seconds"], asked))
    return out


def table(found: Sequence[Row]) -> str:
    """The rows as a Markdown table.

    >>> print(table([Row("read", 20.0, "x 1.0", 5.0, "text")]).splitlines()[-1])
    | read | 20.0 | x 1.0: text | 5.0 | 4.0 |
    """
    lines = ["| stage | zhplan MB/s | library | its MB/s | ratio |", "|---|---:|---|---:|---:|"]
    for row in found:
        theirs = f"{row.theirs:.1f}" if row.theirs >= 1 else f"{row.theirs:.2f}"
        ratio = row.ours / row.theirs
        lines.append(f"| {row.stage} | {row.ours:.1f} | {row.library}: {row.asked} | {theirs} | {ratio:.1f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=str(INTERPRETER))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--pages", type=int, default=20)
    wish = parser.parse_args()
    if not Path(wish.python).exists():
        sys.exit(f"{wish.python} is not there: `make yardsticks` makes an environment with the libraries")
    print(table(rows(wish.python, wish.repeat, wish.pages)))


if __name__ == "__main__":
    main()
