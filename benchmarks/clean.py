"""How fast a sound page is cleaned and converted, and how that compares with OpenCC alone.

    python benchmarks/clean.py [--kilobytes 40] [--pages 50] [--repeat 5] [--parts]

The pages are made here from a few lists of words, the same ones on every run. No signature of damage is in them, so
the figures say what cleaning costs where there is nothing to repair. MB are 10^6 bytes of UTF-8; of several runs the
fastest counts, since whatever else a machine does can only slow one down.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence

import opencc

from pipeline import clean, convert
from pipeline.clean.view import View
from pipeline.config import Config, load_config
from pipeline.records import Document
from pipeline.text import Text

_AGENTS = ("各村", "镇林业站", "县水利局", "各科室", "车间班组", "值班人员", "社区网格员", "档案室", "后勤中心")
_MODALS = ("要", "须", "应当", "负责", "按时", "逐月", "认真")
_ACTIONS = ("排查", "登记", "报送", "核对", "检修", "清点", "公示", "回访", "验收", "更换", "整理", "通报")
_OBJECTS = ("隐患台账", "用电线路", "防汛物资", "人员名册", "培训记录", "巡查日志", "库存药品", "水质样品", "帮扶档案")
_DAYS = ("3月底前", "6月15日前", "每月5日", "每季度末", "9月中旬", "全年", "汛期", "年底前")
_AMOUNTS = ("不少于3次", "98%以上", "12份", "至少两名", "不超过5个工作日", "40学时", "1.5小时", "200人")
_HEADINGS = ("指导思想", "工作目标", "主要任务", "工作措施", "时间安排", "组织领导", "保障措施", "检查考核")
_NUMERALS = "一二三四五六七八"


def page(kilobytes: int, seed: int) -> str:
    """A sound plan page in simplified characters of about so many kilobytes of UTF-8; the same for the same seed."""
    choose = random.Random(seed).choice
    lines = [f"某县20{seed % 10 + 15}年重点工作实施方案"]
    size = heading = 0
    while size < kilobytes * 1000:
        line = f"{_NUMERALS[heading % 8]}、{choose(_HEADINGS)}" if heading < 8 else ""
        heading += 1
        for number in range(1, 6):
            sentences = [
                f"{choose(_DAYS)}，{choose(_AGENTS)}{choose(_MODALS)}{choose(_ACTIONS)}{choose(_OBJECTS)}，"
                f"{choose(_ACTIONS)}{choose(_OBJECTS)}{choose(_AMOUNTS)}。"
                for _ in range(4)
            ]
            line += ("\n" if line else "") + f"（{_NUMERALS[number]}）" + "".join(sentences)
        lines.append(line)
        size += len(line.encode())
    return "\n".join(lines)


def process(pages: Sequence[str], config: Config) -> None:
    """Clean and convert every page."""
    for value in pages:
        convert.to_simplified(clean.apply(Document(Text.of(value), "txt", "utf-8"), config.clean), config.convert)


def fastest(work: Callable[[], object], repeat: int) -> float:
    """Seconds of processor time of the fastest of some runs, after one that warms caches."""
    work()
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def parts(pages: Sequence[str], config: Config, repeat: int) -> None:
    """Print what each step of cleaning takes on pages as they come."""
    megabytes = sum(len(value.encode()) for value in pages) / 1e6
    views = [View.of(Text.of(value)) for value in pages]
    for view in views:
        # Read here, so that no step is charged with what all of them use.
        _ = view.plain, view.lines
    for step in clean.STEPS:

        def run(step: clean.Step = step) -> None:
            for view in views:
                step(view, config.clean)

        name = step.__module__.rpartition(".")[2]
        print(f"    {name:14} {fastest(run, repeat) / megabytes * 1000:7.2f} ms/MB")


def main(argv: Sequence[str] | None = None) -> None:
    """Print the figures for pages in simplified and in traditional characters."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--kilobytes", type=int, default=40, help="size of a page")
    arguments.add_argument("--pages", type=int, default=50)
    arguments.add_argument("--repeat", type=int, default=5)
    arguments.add_argument("--parts", action="store_true", help="print what each step of cleaning takes")
    given = arguments.parse_args(argv)
    config = load_config()
    simplified = [page(given.kilobytes, seed) for seed in range(given.pages)]
    to_traditional, to_simplified = opencc.OpenCC("s2t").convert, opencc.OpenCC("t2s").convert
    for name, pages in (("simplified", simplified), ("traditional", [to_traditional(value) for value in simplified])):
        megabytes = sum(len(value.encode()) for value in pages) / 1e6
        ours = fastest(lambda pages=pages: process(pages, config), given.repeat)  # type: ignore[misc]
        plain = fastest(lambda pages=pages: [to_simplified(value) for value in pages], given.repeat)  # type: ignore[misc]
        print(
            f"{name:12} clean + convert {megabytes / ours:6.1f} MB/s   OpenCC t2s alone {megabytes / plain:6.1f} MB/s"
            f"   ratio {plain / ours:.2f}"
        )
        if given.parts:
            parts(pages, config, given.repeat)


if __name__ == "__main__":
    main()
