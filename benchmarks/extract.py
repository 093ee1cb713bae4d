"""How fast each extractor and the linking of tasks read plan text on one core.

    python benchmarks/extract.py [--pages 40] [--kilobytes 20] [--repeat 3] [--raw FOLDER] [--profile NAME]

The pages are made here from sentence patterns, about as dense in dates, quantities and parties as real plans and
denser in goals. `--raw` reads pages from a folder instead. Cleaning and outline are done before the clock runs. MB are
10^6 bytes of UTF-8, seconds those of the processor; of several runs the fastest counts. `--profile` shows where one of
them (dates, quotas, parties, goals, link, model) spends its time.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import time
from collections.abc import Callable
from pathlib import Path

from pipeline import clean, convert, link, read, segment
from pipeline.config import Config, load_config
from pipeline.extract import dates, goals, parties, quotas
from pipeline.extract.parties import learned
from pipeline.records import Mentions, Page, Plan

_THINGS = ("课堂教学", "安全台账", "环境卫生", "档案资料", "食堂管理", "校园文化", "读书活动", "河道保洁", "设备检修")
_FIELDS = ("思想认识", "业务能力", "服务水平", "管理水平", "安全意识", "合作意识", "责任意识", "创新精神", "文明素养")
_ACTORS = ("各学校", "教务处", "班主任", "各村", "护理部", "各车间", "值班人员", "教研组", "社区网格员", "镇政府")
_ACTIONS = ("排查", "登记", "整理", "公示", "检修", "宣传", "推广", "巡查", "总结", "研究")
_DAYS = ("3月底前", "每月", "9月中旬", "每学期", "6月15日前", "每周一")
_AMOUNTS = ("不少于3次", "98%以上", "12份", "至少两名")
# Patterns with their weights: most sentences of a plan name neither actor nor day.
_PATTERNS = (
    (9, "进一步加强{0}工作，{2}{0}，完善{1}的培养办法，把{0}与{1}结合起来，做到常抓不懈"),
    (8, "坚持以人为本的理念，深入{2}{0}，注重{1}的养成，不断丰富{0}的内容和形式"),
    (7, "{0}是一项长期而细致的工作，关系到{1}的提高，需要统筹兼顾、稳步推进"),
    (5, "充分利用广播、橱窗、网络等阵地{2}{0}，营造浓厚的氛围，引导大家增强{1}"),
    (4, "认真{2}{0}，{2}{0}中存在的问题，采取有效的办法加以解决，确保{0}落到实处"),
    (4, "{3}要高度重视{0}，认真{2}{0}，不断提高{1}"),
    (3, "{3}{2}{0}，使大家的{1}明显增强"),
    (2, "{4}召开专题会议，{2}{0}，由{3}负责落实"),
    (2, "{4}组织开展{0}评比活动，活动{5}，形成比学赶超的良好局面"),
    (1, "{3}{4}{2}{0}{5}"),
)
_HEADINGS = ("指导思想", "工作目标", "主要任务", "工作措施", "时间安排", "组织领导", "保障措施", "检查考核")
_NUMERALS = "一二三四五六七八"


def page(kilobytes: int, seed: int) -> str:
    """A plan page of about so many kilobytes of UTF-8; the same for the same seed."""
    rnd = random.Random(seed)
    patterns = [pattern for weight, pattern in _PATTERNS for _ in range(weight)]
    lines = [f"某县20{seed % 10 + 15}年重点工作计划"]
    size = number = 0
    while size < kilobytes * 1000:
        if number % 6 == 0:
            lines.append(f"{_NUMERALS[number // 6 % 8]}、{_HEADINGS[number // 6 % 8]}")
        sentences = [
            rnd.choice(patterns).format(
                *(rnd.choice(words) for words in (_THINGS, _FIELDS, _ACTIONS, _ACTORS, _DAYS, _AMOUNTS))
            )
            for _ in range(4)
        ]
        lines.append(f"{number % 6 + 1}." + "。".join(sentences) + "。")
        size += len(lines[-1].encode())
        number += 1
    return "\n".join(lines)


def plans_of(sources: list[tuple[str, bytes]], config: Config) -> list[Plan]:
    """The plans of all pages, as the stages before extraction give them."""
    found: list[Plan] = []
    for name, data in sources:
        document = read.decode(Page(data, name), config.read)
        document = convert.to_simplified(clean.apply(document, config.clean), config.convert)
        found.extend(segment.plans(document, config.segment))
    return found


def stages(config: Config) -> dict[str, Callable[[Plan, Mentions], object]]:
    """What is timed: a function of a plan and of what is found in it already."""
    extract = config.extract
    return {
        "dates": lambda plan, _: dates.of_plan(plan, extract),
        "quotas": lambda plan, found: quotas.of_plan(plan, extract, found.dates),
        "parties": lambda plan, found: parties.of_plan(plan, extract, found.dates, found.quotas),
        "model": lambda plan, found: learned.of_plan(plan, found.parties, extract, found.dates),
        "goals": lambda plan, found: goals.of_plan(plan, extract, found.dates, found.quotas, found.parties),
        "link": lambda plan, found: link.tasks(plan, found, config.link),
    }


def mentions(plan: Plan, config: Config) -> Mentions:
    """Everything that the rules find in a plan."""
    when = dates.of_plan(plan, config.extract)
    much = quotas.of_plan(plan, config.extract, when)
    who = parties.of_plan(plan, config.extract, when, much)
    return Mentions(when, much, who, goals.of_plan(plan, config.extract, when, much, who))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--kilobytes", type=int, default=20)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--raw", type=Path, help="folder of pages to read instead")
    parser.add_argument("--profile", metavar="NAME", help="profile one of the extractors")
    wish = parser.parse_args()
    config = load_config()
    if wish.raw:
        sources = [(file.name, file.read_bytes()) for file in sorted(wish.raw.iterdir()) if file.is_file()]
    else:
        sources = [(f"{seed}.txt", page(wish.kilobytes, seed).encode()) for seed in range(wish.pages)]
    started = time.process_time()
    plans = plans_of(sources, config)
    mentions(plans[0], config)
    print(f"start-up, cleaning and outline {time.process_time() - started:.2f} s")
    held = [mentions(plan, config) for plan in plans]
    megabytes = sum(len(plan.text.encode()) for plan in plans) / 1e6
    characters = sum(len(plan.text) for plan in plans)
    counts = {name: sum(len(getattr(one, name)) for one in held) for name in ("dates", "quotas", "parties", "goals")}
    print(
        f"{megabytes:.2f} MB, " + ", ".join(f"one of {name} in {characters // max(1, n)}" for name, n in counts.items())
    )
    seconds: dict[str, float] = {}
    for name, run in stages(config).items():
        best = float("inf")
        if wish.profile == name:
            profiler = cProfile.Profile()
            profiler.enable()
        for _ in range(wish.repeat):
            started = time.process_time()
            for plan, found in zip(plans, held, strict=True):
                run(plan, found)
            best = min(best, time.process_time() - started)
        if wish.profile == name:
            profiler.disable()
            pstats.Stats(profiler).sort_stats("tottime").print_stats(30)
        seconds[name] = best
        print(f"{name:8} {megabytes / best:8.2f} MB/s")
    total = sum(seconds.values())
    print(f"{'all':8} {megabytes / (total - seconds['model']):8.2f} MB/s with rules alone")
    print(f"{'all':8} {megabytes / total:8.2f} MB/s with the model")


if __name__ == "__main__":
    main()
