"""Who acts and who is told of: those described, taught, dealt with or counted, beside those who have to act."""

from __future__ import annotations

import pytest
from party_reading import parties_in

from pipeline.config import load_config
from pipeline.records import Page
from pipeline.stages import process


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # How it stands with some of them.
        ("有的班组把台账锁进柜子。", []),
        ("各班组把台账锁进柜子。", ["各班组"]),
        ("部分班组要补写台账。", ["部分班组"]),
        # A verb and its object, a preposition and those behind it.
        ("教育学生爱护乐器。", []),
        ("班主任教育学生爱护乐器。", ["班主任"]),
        ("供教研组选用。", []),
        # What is said of the noun behind 的.
        ("护士参加培训的情况记入档案。", []),
        ("护士参加上级组织的培训。", ["护士"]),
        # What is done with those whom a relative clause picks out.
        ("成绩突出的车间给予表彰。", []),
        ("成绩突出的车间组织观摩。", ["成绩突出的车间"]),
        # How long it has been so.
        ("三年来，后勤处每月检修锅炉。", []),
        ("三月起，后勤处每月检修锅炉。", ["后勤处"]),
        # The title of a paper.
        ("后勤处开展节水活动工作思路", []),
    ],
)
def test_told_of(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The people of one field of a body.
        ("各车间安全委员每月底核对器材一次。", ["各车间安全委员"]),
        ("各车间每月底核对器材一次。", ["各车间"]),
        # 各 behind a subject says that each acts.
        ("两个车间各提交一份报告。", ["两个车间"]),
        ("骨干教师担任演讲比赛评委。", ["骨干教师"]),
        # Times beside a time, people who are served together, and part of a sum.
        ("值班员每天上午、下午各检查一次。", ["值班员"]),
        ("安全员每班巡查，发现隐患当场制止。", ["安全员"]),
        ("校医每月给全体学生上一次急救课。", ["校医"]),
        ("公司每年拿出培训经费的8%用于技能竞赛。", ["公司"]),
        ("班主任发现学生情绪异常的，当天转介。", ["班主任"]),
        # Who is in a body that is founded, and who founds it.
        ("学校成立由校长任组长的自查小组。", ["学校", "校长:head:explicit"]),
        ("自查小组成立由校长决定。", ["校长:implement:explicit"]),
    ],
)
def test_who_acts(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


_PLAN = "车间工作计划\n{head}\n1.产品合格率达到98%；\n2.{text}\n二、工作措施\n1.加强管理。\n"


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        # In a section of goals a bare verb tells what is to become true; a modal word still demands.
        ("一、工作目标", "班组长掌握新工艺。", []),
        ("一、工作任务", "班组长组织新工艺培训。", ["班组长"]),
        ("一、工作目标", "班组长要组织新工艺培训。", ["班组长"]),
    ],
)
def test_sections(head: str, text: str, expected: list[str]) -> None:
    page = Page(_PLAN.format(head=head, text=text).encode(), "plan.txt", "txt")
    result = process(page, load_config().rules_alone())
    assert [party.name for mentions in result.mentions for party in mentions.parties] == expected
