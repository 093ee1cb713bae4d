"""What begins a plan on other sites, and what only looks like it: pairs that differ in a word or a mark."""

from __future__ import annotations

import pytest
from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import load_config
from pipeline.records import Plan

CONFIG = load_config().segment
BODY = "一、任务\n清理河岸。\n二、经费\n由村里列支。\n"


def plans(text: str) -> tuple[Plan, ...]:
    page = document(text)
    found = segment.plans(page, CONFIG)
    check_laws(page, found)
    return found


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # A list of what is to be handed in.
        (
            f"护河站管理制度\n{BODY}- 巡河日志\n- 清淤人员培训计划\n- 夜间值守安排表\n三、附则\n即日起施行。",
            ["护河站管理制度"],
        ),
        (f"护河站管理制度\n{BODY}· 清淤人员培训计划（人数、课时）\n· 打捞工具清点\n逾期不补。", ["护河站管理制度"]),
        (f"护河站管理制度\n{BODY}每月交：\n- 清淤人员培训计划\n三、附则\n即日起施行。", ["护河站管理制度"]),
        (f"护河站管理制度\n{BODY}清淤人员培训计划\n{BODY}", ["护河站管理制度", "清淤人员培训计划"]),
        (f"- 清淤人员培训计划\n各组每月参加一次培训，缺课的补上。\n{BODY}", ["清淤人员培训计划"]),
        # The duties of an office inside numbered parts, and rules of their own.
        (f"护河站人员分工及职责\n{BODY}分管副站长的职责\n每周巡河一次。", ["护河站人员分工及职责"]),
        (f"护河站人员分工及职责\n{BODY}分管副站长职责\n每周巡河一次。", ["护河站人员分工及职责"]),
        (f"护河站站长岗位职责\n{BODY}打捞组长岗位职责\n{BODY}", ["护河站站长岗位职责", "打捞组长岗位职责"]),
        (
            "护河站分管站长职责\n每周巡河一次，记录在册。\n护河站打捞组长职责\n每天打捞一次，登记数量。",
            ["护河站分管站长职责", "护河站打捞组长职责"],
        ),
        # The page's title again, one of the two without a digit.
        (f"2024年清淤实施方案\n网友投稿。\n224年清淤实施方案\n{BODY}", ["224年清淤实施方案"]),
        (f"2024年清淤实施方案\n网友投稿。\n2025年清淤实施方案\n{BODY}", ["2024年清淤实施方案", "2025年清淤实施方案"]),
        # A title glued to a text that begins with what it is about.
        (f"护河工作计划护河工作是全村的大事，马虎不得。{BODY}", ["护河工作计划"]),
        (f"护河工作计划护河是全村的大事，马虎不得。{BODY}", ["护河工作计划"]),
        (f"护河工作计划已经写好，请各组传阅，马虎不得。{BODY}", [None]),
        # The period in brackets belongs to the title that it follows.
        (f"河道清淤活动方案（2023—2024学年度第二学期）{BODY}", ["河道清淤活动方案（2023—2024学年度第二学期）"]),
    ],
)
def test_what_begins_a_plan(text: str, titles: list[str | None]) -> None:
    assert [plan.title for plan in plans(text)] == titles


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("“碧水绕村流，清风满堤柳”\n2024年护河活动安排表\n" + BODY, 0),
        ("碧水绕村流清风满堤柳\n2024年护河活动安排表\n" + BODY, 11),
    ],
)
def test_motto_above_a_title_belongs_to_its_plan(text: str, start: int) -> None:
    assert plans(text)[0].start == start


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("活动目的：\n护好村里的河，人人出力。\n活动时间：\n每周六上午八点到十点\n", "scheme"),
        ("工作目的：\n护好村里的河，人人出力。\n工作时间：\n每周六上午八点到十点\n", "plan"),
    ],
)
def test_activity_without_a_title_is_laid_down_by_a_scheme(text: str, kind: str) -> None:
    assert plans(text)[0].kind == kind
