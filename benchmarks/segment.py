"""How fast plans are cut and outlined on one core, and how many generated outlines are read back.

    python benchmarks/segment.py [--pages 30] [--kilobytes 40] [--repeat 5] [--outlines 1000]

Two kinds of pages, made here from lists of words and the same on every run: plans of the usual density (a heading
every few hundred characters, lists, a calendar), and dense outlines, in which every line is a part. Times are those of
the process; of several runs the fastest counts. MB are 10^6 bytes of UTF-8. The last lines say how many of the
outlines that the property tests generate come back equal, and how many of their headings do after random damage.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from clean import page

from pipeline import segment
from pipeline.config import StageConfig, load_config
from pipeline.records import Document
from pipeline.text import Text

_TESTS = Path(__file__).resolve().parents[1] / "tests" / "segment"
_DAMAGE = ("lost numeral", "lost line end", "other width", "wrong number")


def plan(kilobytes: int, seed: int) -> str:
    """A plan of the usual density: headings, run-in headings, paragraphs, lists and months."""
    rng = random.Random(seed)
    title, *body = page(kilobytes, seed).split("\n")
    paragraphs = [line[3:] for line in body if line.startswith("（")]
    out = [title, "为了抓好全年工作，结合本县实际，制定本方案。"]
    numerals = "一二三四五六七八九十"
    for number, paragraph in enumerate(paragraphs):
        part, place = divmod(number, 12)
        if place == 0:
            out.append(f"{_count(part + 1)}、{rng.choice(('工作目标', '主要任务', '保障措施', '时间安排'))}")
        if place % 4 == 0:
            out.append(f"（{numerals[place // 4]}）加强台账管理。{paragraph}")
        elif place % 4 == 3:
            out.append(paragraph)
        else:
            out.append(f"{place % 4}、{paragraph[:90]}")
    return "\n".join(out)


def _count(number: int) -> str:
    ten, one = divmod(number, 10)
    return ("十" if ten == 1 else f"{'零一二三四五六七八九'[ten]}十" if ten else "") + (
        "零一二三四五六七八九"[one] if one else ""
    )


def outline(kilobytes: int, seed: int) -> str:
    """A dense outline: every line is a part with a few words of its own."""
    rng = random.Random(seed)
    topics = ("值班管理", "台账登记", "河道巡查", "路灯养护", "仓库盘点", "药品清点", "档案整理")
    verbs = ("加强", "规范", "完善", "抓好", "推进")
    out, size, number = ["某县重点工作实施方案"], 0, 0
    while size < kilobytes * 1000:
        style = number % 7
        head = f"{rng.choice(verbs)}{rng.choice(topics)}"
        if style == 0:
            line = f"{_count(number // 7 % 99 + 1)}、{head}"
        elif style == 1:
            line = f"（一）{head}。专人负责，逐项登记，按月公布。"
        elif style == 4:
            line = f"（二）{head}。专人负责，逐项登记，按月公布。"
        else:
            line = f"{style if style < 4 else style - 3}.{head}，每月报送一次。"
        out.append(line)
        size += len(line.encode())
        number += 1
    return "\n".join(out)


def fastest(documents: list[Document], config: StageConfig, repeat: int) -> float:
    """Seconds of processor time that segmenting all documents takes, the fastest of the repeated runs."""
    best = float("inf")
    for _ in range(repeat):
        started = time.process_time()
        for document in documents:
            segment.plans(document, config)
        best = min(best, time.process_time() - started)
    return best


def damaged(text: str, rng: random.Random) -> str:
    """The page with one stroke of damage in about one line of eight."""
    out = ""
    for number, line in enumerate(text.split("\n")):
        stroke = rng.choice(_DAMAGE) if number > 1 and rng.random() < 0.12 else ""
        if stroke == "lost numeral" and "、" in line[:4]:
            line = line[line.index("、") :]
        elif stroke == "other width":
            line = line.translate(str.maketrans("（）．。，", "().．，"))
        elif stroke == "wrong number" and line[:1].isdigit():
            line = f"{rng.randint(1, 9)}{line[1:]}"
        out += ("" if stroke == "lost line end" and out.endswith("。") else "\n") * bool(out) + line
    return out


def read_back(config: StageConfig, count: int) -> None:
    """Print how many generated outlines are read back, and the share of headings found after damage."""
    sys.path.insert(0, str(_TESTS))
    from test_segment_outline_property import printed

    equal = right = wanted = found = 0
    for seed in range(count):
        text, want = printed(seed)
        equal += _headings(text, config) == want
        rng = random.Random(seed)
        have = _headings(damaged(text, rng), config)
        wanted, found = wanted + len(want), found + len(have)
        left = list(have)
        for entry in want:
            if entry in left:
                left.remove(entry)
                right += 1
    print(f"outlines read back equal                 {equal / count:8.1%} of {count}")
    print(f"headings and levels right after damage   {2 * right / (wanted + found):8.1%} (F1)")


def _headings(text: str, config: StageConfig) -> list[tuple[int, str]]:
    plans = segment.plans(Document(Text.of(text), "txt", "utf-8"), config)
    return [(s.level, s.heading) for found in plans for s in found.sections if s.heading is not None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--kilobytes", type=int, default=40)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--outlines", type=int, default=1000)
    wish = parser.parse_args()
    config = load_config().segment
    makers: dict[str, Callable[[int, int], str]] = {"plans": plan, "dense outlines": outline}
    for name, make in makers.items():
        pages = [make(wish.kilobytes, seed) for seed in range(wish.pages)]
        documents = [Document(Text.of(text), "txt", "utf-8") for text in pages]
        segment.plans(documents[0], config)  # compiles the lexicons
        size = sum(len(text.encode()) for text in pages) / 1e6
        print(f"{name:40} {size / fastest(documents, config, wish.repeat):8.1f} MB/s")
    read_back(config, wish.outlines)


if __name__ == "__main__":
    main()
