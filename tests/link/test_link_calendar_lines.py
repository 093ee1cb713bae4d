"""Months, weeks and quarters that label what stands behind them, on one line or on several, and how far they reach."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config()

# Each line with its tasks and the dates that they carry.
LINES = [
    # commas part events behind a month
    ("3月：修补鱼塘，清点网具。", [("修补鱼塘", "3月"), ("清点网具", "3月")]),
    ("3月：修补鱼塘、清点网具。", [("修补鱼塘、清点网具", "3月")]),
    ("3月：修补鱼塘，并清点网具。", [("修补鱼塘，并清点网具", "3月")]),
    ("3月：鱼病防治，采取措施减少损失。", [("鱼病防治，采取措施减少损失", "3月")]),
    ("3月：鱼病防治，邀请技术员指导。", [("鱼病防治，邀请技术员指导", "3月")]),
    ("3月：组织渔民，清淤疏浚。", [("组织渔民，清淤疏浚", "3月")]),
    ("3月：修补鱼塘，清点网具；放养鱼苗。", [("修补鱼塘，清点网具", "3月"), ("放养鱼苗", "3月")]),
    ("3月：清塘", [("清塘", "3月")]),
    (
        "3月：修补鱼塘和塘埂上所有坏了的地方，清点网具。",
        [("修补鱼塘和塘埂上所有坏了的地方，清点网具", "3月")],
    ),
    # several months on one line
    (
        "三月 清塘 四月 放养鱼苗 五月 鱼病防治",
        [("清塘", "三月"), ("放养鱼苗", "四月"), ("鱼病防治", "五月")],
    ),
    (
        "三月 清塘消毒 修网 四月 放养鱼苗",
        [("清塘消毒", "三月"), ("修网", "三月"), ("放养鱼苗", "四月")],
    ),
    (
        "3月 清塘消毒；4月 放养鱼苗，鱼病防治。",
        [("清塘消毒", "3月"), ("放养鱼苗", "4月"), ("鱼病防治", "4月")],
    ),
    (
        "3月 清塘、修网4月 放养鱼苗 5月 鱼病防治",
        [("清塘、修网", "3月"), ("放养鱼苗", "4月"), ("鱼病防治", "5月")],
    ),
    (
        "一季度：清塘消毒二季度：放养鱼苗三季度：鱼病防治",
        [("清塘消毒", "一季度"), ("放养鱼苗", "二季度"), ("鱼病防治", "三季度")],
    ),
    # one month in front of a blank is no row
    ("3月 清塘消毒、修补渔网。", [("3月 清塘消毒、修补渔网", "3月")]),
    # 3-4月 is one label
    ("2月:清塘消毒;3-4月:放养鱼苗;5月:鱼病防治", [("清塘消毒", "2月"), ("放养鱼苗", "3-4月"), ("鱼病防治", "5月")]),
]


def _tasks(text: str) -> list[tuple[str, str]]:
    result = process(Page(text.encode()), CONFIG)
    plan, mentions = result.plans[0], result.mentions[0]
    return [
        (plan.text[task.start : task.end], ",".join(mentions.dates[n - 1].text for n in task.dates))
        for task in result.tasks[0]
    ]


@pytest.mark.parametrize(("line", "tasks"), LINES)
def test_lines(line: str, tasks: list[tuple[str, str]]) -> None:
    assert _tasks(f"青河镇水产站工作计划\n一、工作安排\n{line}\n") == tasks


PAGES = [
    # below one-line months stands no part of the last
    (
        "三月：清塘消毒。\n四月：放养鱼苗。\n五月：鱼病防治。\n渔民的事要放在心上，把塘埂修好。",
        ["清塘消毒", "放养鱼苗", "鱼病防治"],
    ),
    (
        "三月：清塘消毒。\n四月：放养鱼苗。\n加固塘埂。\n五月：鱼病防治。\n清点网具。",
        ["清塘消毒", "放养鱼苗", "加固塘埂", "鱼病防治", "清点网具"],
    ),
    ("三月 清塘消毒 四月 放养鱼苗\n把塘埂修好。", ["清塘消毒", "放养鱼苗"]),
    # a month in 【】 dates its items, whatever its theme
    (
        "【三月】主题：清塘\n1.修补渔网。\n2.清点鱼苗。\n【四月】主题：放养\n1.放养鱼苗。",
        ["修补渔网", "清点鱼苗", "放养鱼苗"],
    ),
]


@pytest.mark.parametrize(("body", "tasks"), PAGES)
def test_reach(body: str, tasks: list[str]) -> None:
    assert [text for text, _ in _tasks(f"青河镇水产站工作计划\n一、工作安排\n{body}\n")] == tasks


HALVES = [
    ("一、上半年工作总结\n完成了清塘。\n二、下半年安排\n1.放养鱼苗。\n2.修补渔网。", []),
    ("一、上半年安排\n1.清塘消毒。\n二、下半年安排\n1.放养鱼苗。", ["清塘消毒", "放养鱼苗"]),
]


@pytest.mark.parametrize(("body", "tasks"), HALVES)
def test_halves(body: str, tasks: list[str]) -> None:
    assert [text for text, _ in _tasks(f"青河镇水产站工作计划\n{body}\n")] == tasks
