"""Forms in which a page numbers its plans: three plans each, with the titles that they have."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from segment_laws import document

from pipeline import segment
from pipeline.config import load_config

CONFIG = load_config().segment
HAN = "零一二三"
NAME = "水库巡查工作计划"
BODY = (
    "一、工作安排",
    "坝上坝下每天各走一趟，渗水的地方插旗标出。",
    "二、工作要点",
    "汛期昼夜轮班，水位每小时报一次。",
)
FORMS: tuple[tuple[Callable[[int], str], bool], ...] = (
    (lambda n: f"{NAME}[{n}]", True),
    (lambda n: f"{NAME}<{n}>", True),
    (lambda n: f"{NAME}【{HAN[n]}】", True),
    (lambda n: f"{NAME}（精选篇{n}）", True),
    (lambda n: f"{NAME}（最新篇{HAN[n]}）", True),
    (lambda n: f"{NAME}{n}", True),
    (lambda n: f"篇{HAN[n]}", False),
    (lambda n: f"【第{HAN[n]}篇】", False),
    (lambda n: f"第{HAN[n]}篇", False),
    (lambda n: f"范例{HAN[n]}：", False),
)


@pytest.mark.parametrize(("form", "named"), FORMS)
def test_series(form: Callable[[int], str], named: bool) -> None:
    lines = [part for number in (1, 2, 3) for part in (form(number), *BODY)]
    plans = segment.plans(document("\n".join(lines)), CONFIG)
    assert [plan.title for plan in plans] == [form(number) if named else None for number in (1, 2, 3)]
    assert [[s.heading for s in plan.sections if s.heading] for plan in plans] == [["工作安排", "工作要点"]] * 3


def test_a_mixed_series() -> None:
    lines = [part for head in (f"{NAME}1", "篇二", "【第三篇】") for part in (head, *BODY)]
    plans = segment.plans(document("\n".join(lines)), CONFIG)
    assert [plan.title for plan in plans] == [f"{NAME}1", None, None]


@pytest.mark.parametrize(
    ("line", "heading"),
    [("一、主题设定", "主题设定"), ("一、目标分解", "目标分解"), ("一、背景概述", "背景概述")],
)
def test_a_line_above_more_is_a_name_as_a_whole(line: str, heading: str) -> None:
    text = "\n".join((NAME, line, "坝上坝下每天各走一趟。", "二、对象划分", "东岸归一组，西岸归二组。"))
    (plan,) = segment.plans(document(text), CONFIG)
    assert [s.heading for s in plan.sections if s.heading] == [heading, "对象划分"]
