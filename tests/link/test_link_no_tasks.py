"""Dated or counted sentences that plan nothing: announcements, titles, states, who is in a group."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config().rules_alone()  # what is linked here is what the rules find

LINES = [
    ("20xx年春季，根据镇党委要求，现对水库工作安排如下。", []),
    ("根据县局部署，结合本站实际，将2031年3月至8月的演练逐月安排如下。", []),
    ("3月1日起实行早会制度，具体安排如下。", ["3月1日起实行早会制度"]),
    ("镇政府决定3月开展巡河，特制定本方案。", ["镇政府决定3月开展巡河"]),
    ("2031年春季防汛工作计划", []),
    ("各村3月底前报送2031年防汛工作计划。", ["各村3月底前报送2031年防汛工作计划"]),
    ("附件：1.2031年春季灌溉排班表", []),
    ("2031年春季，我们以县委全会精神为指引，改进作风。", []),
    ("3月起，以节水为主线，开展巡河。", ["3月起，以节水为主线，开展巡河"]),
    ("寒潮已经结束，各村要检修水管。", []),
    ("5月汛期开始，各村要检修水管。", ["5月汛期开始，各村要检修水管"]),
    # a standing rule, no state to be reached
    ("书面作业每晚控制在90分钟以内。", ["书面作业每晚控制在90分钟以内"]),
    ("到2040年，用水总量控制在9亿立方米以内。", []),
    ("每年粮价比上年增长8%。", []),
    # 不 as the beginning of a name is no prohibition
    ("不良事件24小时内上报，由护理部组织分析。", ["不良事件24小时内上报，由护理部组织分析"]),
    ("不得外出24小时以上。", []),
    # who acts next has a task of its own
    ("由村委会、水利站共同负责，各村于3月底前上报台账。", ["由村委会、水利站共同负责", "各村于3月底前上报台账"]),
    ("本学期全组共有8位老师，每周教研一次。", ["每周教研一次"]),
]

SECTIONS = [
    ("一、整治范围\n全镇8家敬老院由县民政局统一检查。", ["全镇8家敬老院由县民政局统一检查"]),
    ("一、整治措施\n全镇8家敬老院，每月检查床位50张以上的站点。", ["全镇8家敬老院，每月检查床位50张以上的站点"]),
    # as an item of a month it is to be drawn up
    ("一、工作安排\n12月：\n1、2032年春季防汛工作计划", ["2032年春季防汛工作计划"]),
    ("一、检查阶段（3月1日至10日）\n第一组 组长：王海山 成员：李小芳、赵春生", []),
    (
        "一、检查阶段（3月1日至10日）\n第一组 组长：王海山 成员：李小芳，负责东片水库检查",
        ["第一组 组长：王海山 成员：李小芳，负责东片水库检查"],
    ),
    ("一、工作要求\n每半年总结一次。\n青河镇敬老院  2031年2月10日", ["每半年总结一次"]),
]


@pytest.mark.parametrize(("body", "tasks"), [*((f"一、工作任务\n{line}", tasks) for line, tasks in LINES), *SECTIONS])
def test_tasks(body: str, tasks: list[str]) -> None:
    result = process(Page(f"青河镇敬老院工作方案\n{body}\n".encode()), CONFIG)
    plan = result.plans[0]
    assert [plan.text[task.start : task.end] for task in result.tasks[0]] == tasks
