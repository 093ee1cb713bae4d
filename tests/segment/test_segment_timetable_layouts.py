"""Timetables by month: however the line of a month is written, it heads what stands under it, at one level."""

from __future__ import annotations

import random

import pytest
from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import load_config

CONFIG = load_config().segment
_MONTHS = (
    ("九月", "十月", "十一月"),
    ("3月份", "4月份", "5月份"),
    ("2031年9月", "2031年10月", "2031年11月"),
    ("8-9月", "10-11月", "12月"),
    ("●九月", "●十月", "●十一月"),
    ("【三月份】", "【四月份】", "【五月份】"),
    ("一、九月份", "二、十月份", "三、十一月份"),
    ("（一）3月份", "（二）4月份", "（三）5月份"),
    ("第一学月（9月）", "第二学月（10月）", "第三学月（11月）"),
)
_BEHIND = (
    *("", "：", "：{theme}", "主题：{theme}", "活动主题：{theme}", "主题——{theme}", "——{theme}", "（{theme}）："),
    *("工作重点：", "工作安排：", "主要工作", "活动安排", "重点工作：", "的工作：", "{theme}月"),
)
_THEMES = ("护绿", "诵读", "礼仪养成", "感恩", "节水", "健康生活")
_WORK = ("组织参观纪念馆", "大扫除", "评选小巧手", "征文比赛", "签订承诺书", "召开家长会", "检查宿舍", "举办运动会")
_LISTS = ("{n}.{work}\n", "{n}、{work}。\n", "（{n}）{work}；\n", "- {work}\n", "{work}\n")
_KNOWN = {("第一学月（9月）", "{theme}月")}


def _page(months: tuple[str, ...], behind: str, rng: random.Random) -> str:
    line = rng.choice(_LISTS if not months[0].startswith("（一") else _LISTS[:1])
    text = "班级工作计划\n\n一、工作目标\n形成良好班风。\n二、工作安排\n"
    for month in months:
        text += month + behind.format(theme=rng.choice(_THEMES)) + "\n"
        for number, work in enumerate(rng.sample(_WORK, 2), 1):
            text += line.format(n=number, work=work)
    return text


@pytest.mark.parametrize("months", _MONTHS)
def test_a_month_heads_its_work(months: tuple[str, ...]) -> None:
    rng = random.Random(months[0])
    wrong = []
    for behind in _BEHIND:
        text = _page(months, behind, rng)
        page = document(text)
        plans = segment.plans(page, CONFIG)
        check_laws(page, plans)
        lines = [text.index("\n" + month) + 1 for month in months]
        found = {s.start: s.level for plan in plans for s in plan.sections if s.heading is not None}
        levels = {found.get(line) for line in lines}
        if None in levels or len(levels) > 1:
            wrong.append(behind)
    assert [behind for behind in wrong if (months[0], behind) not in _KNOWN] == []


@pytest.mark.parametrize(
    ("line", "marker", "heading"),
    [
        ("三月份主题：爱护公物", "三月份主题", "三月份主题：爱护公物"),
        ("三月份主题班会：爱护公物", None, None),  # the title of a meeting
        ("五月——劳动月", "五月", "五月——劳动月"),
        ("九月份工作重点：", "九月份工作重点", "九月份工作重点"),
        ("◆九月份", "九月份", "九月份"),
        ("【9月】", "【9月】", "【9月】"),
        ("（九月份）", "（九月份）", "（九月份）"),
        ("八、九月份：", "八、九月份", "八、九月份"),  # two months
        ("一、九月份：", "一、", "九月份"),  # the first of a list
        ("三月爱鸟月", "三月", "三月爱鸟月"),
        ("二季度：", "二季度", "二季度"),
        ("下半年工作安排", "下半年工作安排", "下半年工作安排"),
        ("二季度考核为优", None, None),
        ("三月开展爱鸟月", None, None),  # says what is done
    ],
)
def test_the_line_of_a_month(line: str, marker: str | None, heading: str | None) -> None:
    text = f"少先队计划\n\n一、目标\n形成良好队风。\n二、安排\n{line}\n1.出黑板报\n2.清扫校园\n"
    (plan,) = segment.plans(document(text), CONFIG)
    start = text.index(line) - plan.start
    found = [(s.marker, s.heading) for s in plan.sections if s.start == start and s.heading is not None]
    assert found == ([(marker, heading)] if heading else [])


def test_an_empty_bracket_names_no_stage() -> None:
    text = "整治方案\n\n一、实施步骤\n第一阶段（）：动员部署，各村开会。\n第二阶段（）：全面清理，逐户检查。\n"
    (plan,) = segment.plans(document(text), CONFIG)
    assert all(section.heading != "" for section in plan.sections)
