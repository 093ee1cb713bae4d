"""The same two end states as pages set them: under headings, behind labels, in columns; and where none is expected."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config()
RATE, STATE = "借阅率达到95%", "馆舍环境整洁"

EXPECTED = [
    "一、总体目标\n1.{rate}；\n2.{state}。\n二、主要措施\n组织培训。",
    "【工作目标】\n{rate}；{state}。\n【工作措施】\n组织培训。",
    "【目标】{rate}，{state}。\n【措施】组织培训。",
    "〔目标〕{rate}，{state}。\n〔措施〕组织培训。",
    "★ 年度目标\n· {rate}\n· {state}\n★ 重点工作\n· 组织培训",
    "工作目标：{rate}，{state}。\n工作措施：组织培训。",
    "目  标：{rate}，{state}。\n措  施：组织培训。",
    "考核指标：{rate}，{state}。\n考核办法：每月检查。",
    "预期效果：{rate}，{state}。\n责任人：方小舟",
    "达到效果：{rate}，{state}。\n责任人：方小舟",
    "预计成效：{rate}，{state}。\n责任人：方小舟",
    "一、指导思想\n以读者为本。全年总体目标为：{rate}，{state}。\n二、主要措施\n组织培训。",
    "一、主要措施\n组织培训。\n二、预期成果\n{rate}；{state}。\n三、保障\n加强领导。",
    "一、重点工作\n| 项目 | 预期目标 | 责任部室 |\n| --- | --- | --- |\n| 流通 | {rate} | 外借部 |\n"
    "| 后勤 | {state} | 总务部 |\n二、主要措施\n组织培训。",
]
# A share counts anywhere; a bare state only where one is expected.
NOT_EXPECTED = [
    "一、主要措施\n1.{rate}；\n2.{state}。\n二、组织领导\n组织培训。",
    "一、重点工作\n| 项目 | 工作内容 | 责任部室 |\n| --- | --- | --- |\n| 流通 | {rate} | 外借部 |\n"
    "| 后勤 | {state} | 总务部 |\n二、主要措施\n组织培训。",
    "现状描述：{rate}，{state}。\n责任人：方小舟",
]


def goals_in(layout: str) -> list[str]:
    """The goals of a page in this layout."""
    page = "青松市图书馆2024年工作计划\n" + layout.format(rate=RATE, state=STATE) + "\n"
    return [goal.text for found in process(Page(page.encode()), CONFIG).mentions for goal in found.goals]


@pytest.mark.parametrize("layout", EXPECTED)
def test_both_are_goals(layout: str) -> None:
    assert goals_in(layout) == [RATE, STATE]


@pytest.mark.parametrize("layout", NOT_EXPECTED)
def test_a_bare_state_is_none(layout: str) -> None:
    assert STATE not in goals_in(layout)
