"""How long a task is: its topic, its verb behind a comma, what it shares a verb with; what a stage gives to it.

Expected tasks read `text | dates | quotas`, names joined by `+`.
"""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.records import Page
from pipeline.stages import process

SENTENCES = [
    # how often, behind its topic
    ("巡护小组,每周活动一次。", ["巡护小组,每周活动一次 | 每周 | 一次"]),
    ("护林夜校,每月开课一次,仓库要清点物资。", ["护林夜校,每月开课一次 | 每月 | 一次"]),
    ("护林夜校,每月清点一次。", ["每月清点一次 | 每月 | 一次"]),
    # the verb behind a comma
    (
        "每年工会都要从一线班组中,推选出若干能手外出学习。",
        ["每年工会都要从一线班组中,推选出若干能手外出学习 | 每年 | "],
    ),
    ("每年工会都要推选能手,从中选拔组长。", ["每年工会都要推选能手 | 每年 | "]),
    # one verb for two measures
    (
        "车间落实白班每周5课时,夜班每周3课时开设安全课。",
        ["车间落实白班每周5课时,夜班每周3课时开设安全课 | 每周+每周 | 5课时+3课时"],
    ),
    ("学徒每月上课4学时,技工每月参观2次。", ["学徒每月上课4学时 | 每月 | 4学时", "技工每月参观2次 | 每月 | 2次"]),
    # somebody is appointed, and who appoints goes on
    ("粮库设立专人管理台账,核对磅单。", ["粮库设立专人管理台账 | | "]),
    ("明确专人负责,分解任务,按时上报。", ["明确专人负责 | | "]),
    # what is striven for again and again is done, what is reached is not
    ("力争每年引进几名农技骨干,充实站所。", ["力争每年引进几名农技骨干 | 每年 | "]),
    ("力争每年提高水质。", []),
    # an amount leads in to what is done to somebody
    (
        "制定考评办法,每年两次每季度一次,对护工表现打分。",
        ["每年两次每季度一次,对护工表现打分 | 每年+每季度 | 两次+一次"],
    ),
    ("修订细则,每月一次,对网格员进行测评。", ["每月一次,对网格员进行测评 | 每月 | 一次"]),
    ("改进值班,每周两次,打扫泵房。", ["改进值班,每周两次 | 每周 | 两次"]),
]

STAGES = [
    (
        "二、实施步骤\n(一)准备阶段:2031年3月1日至20日为准备阶段。在准备阶段,清点备件,编制清单。\n"
        "(二)检修阶段(4-5月)。逐台检修水泵;7月复查管线。",
        ["清点备件,编制清单 | 2031年3月1日至20日 | ", "逐台检修水泵 | 4-5月 | ", "7月复查管线 | 7月 | "],
    ),
    (
        "二、工作步骤\n1、3月1日至10日为动员阶段。\n召开职工会,讲清要求。\n2、3月11日至20日为总结阶段。\n厂部要汇总数据。\n"
        "全体职工要严格按照规定清仓,对敷衍了事的,厂部将追究责任。",
        ["召开职工会,讲清要求 | 3月1日至10日 | ", "厂部要汇总数据 | 3月11日至20日 | "],
    ),
    (
        "二、工作步骤\n1、3月1日至10日为动员阶段。\n召开职工会,讲清要求。\n2、3月11日至20日为总结阶段。\n厂部要汇总数据。\n"
        "仓管员要整理账册,归档备查。",
        [
            "召开职工会,讲清要求 | 3月1日至10日 | ",
            "厂部要汇总数据 | 3月11日至20日 | ",
            "仓管员要整理账册,归档备查 | 3月11日至20日 | ",
        ],
    ),
]


def _tasks(body: str) -> list[str]:
    result = process(Page(f"某厂检修工作方案\n{body}\n".encode()), load_config())
    return [
        f"{plan.text[task.start : task.end]} | {'+'.join(mentions.dates[n - 1].text for n in task.dates)}"
        f" | {'+'.join(mentions.quotas[n - 1].text for n in task.quotas)}".replace("|  |", "| |")
        for plan, mentions, tasks in zip(result.plans, result.mentions, result.tasks, strict=True)
        for task in tasks
    ]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_length_of_a_task(sentence: str, expected: list[str]) -> None:
    assert _tasks(f"一、主要任务\n{sentence}") == expected


@pytest.mark.parametrize(("body", "expected"), STAGES)
def test_what_a_stage_gives(body: str, expected: list[str]) -> None:
    assert _tasks(f"一、工作目标\n设备完好。\n{body}") == expected
