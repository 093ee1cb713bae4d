"""Goals: purposes of several clauses, names that only hold a signal, causes in accounts; pairs a word apart."""

from __future__ import annotations

import pytest
from goal_reading import goals_of

from pipeline.config import load_config
from pipeline.records import Page
from pipeline.stages import process

INLINE = [
    ("健全粮库巡查，为稳定粮价，扩大就业，改善民生提供有力保障。", ["为稳定粮价，扩大就业，改善民生提供有力保障"]),
    ("为稳定粮价，扩大就业，改善民生，提供补贴资金。", []),
    (
        "为繁荣山区经济，促进农民增收，推动乡村振兴，构建和谐村寨奠定坚实基础。",
        ["为繁荣山区经济，促进农民增收，推动乡村振兴，构建和谐村寨奠定坚实基础"],
    ),
    ("为老人提供午餐。", []),
    ("加强值守，为渔民安全出海提供保障。", ["为渔民安全出海提供保障"]),
    ("为贯彻上级会议精神，推进航道整治，营造平安水域，制定本方案。", []),
    ("建好指标达成平台和预警机制，激励职工创新。", []),
    ("力争达成全年产销目标。", ["力争达成全年产销目标"]),
    ("健全达标实现机制，明确责任。", []),
    ("用心服务、创先争优，营造干事氛围。", []),
    ("争当节水先锋。", ["争当节水先锋"]),
    ("严格管控闸门，防止儿童坠落。", []),
    ("加强巡查，防止发生火灾事故。", ["防止发生火灾事故"]),
    ("加强巡查，杜绝火灾事故。", ["杜绝火灾事故"]),
    ("围绕建设生态县的目标，抓好造林。", []),
    ("以建设生态县为目标，抓好造林。", ["以建设生态县为目标"]),
    ("以提高水质为核心，抓好治理。", []),
]

# In an account of what was done.
TOLD = [
    ("站长检查指导，并使堤防管理向规范化的方向发展。", ["使堤防管理向规范化的方向发展"]),
    ("站长检查指导，使堤防管理得到了加强。", []),
    ("每周组织读报，以此使职工的视野更加开阔。", ["使职工的视野更加开阔"]),
    ("每周组织了读报，以此使职工的视野更加开阔。", []),
    ("为使新职工尽快上岗，安排师傅带教。", ["使新职工尽快上岗"]),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_purposes_and_names(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "measures")] == expected


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_causes_in_accounts(text: str, expected: list[str]) -> None:
    page = Page(f"某镇2030年工作总结\n一、主要工作\n{text}\n".encode())
    mentions = process(page, load_config()).mentions
    assert [goal.text for found in mentions for goal in found.goals] == expected


# Fields of work below a heading that names goals, and below one that names tasks beside them.
@pytest.mark.parametrize(
    ("heading", "expected"),
    [("目标任务", ["提高产品质量"]), ("工作任务与目标", []), ("工作任务", [])],
)
def test_fields_of_work_below_goals(heading: str, expected: list[str]) -> None:
    body = (
        f"二、{heading}\n1、技工培训:规范工序，提高产品质量。\n2、学徒培训:派驻师傅，清点工具。\n三、措施\n加强巡查。\n"
    )
    page = Page(f"某厂工作方案\n一、指导思想\n落实会议精神。\n{body}".encode())
    mentions = process(page, load_config()).mentions
    assert [goal.text for found in mentions for goal in found.goals] == expected
