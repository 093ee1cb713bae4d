"""Goals: shares that are reached and shares that are allotted, what comes about and what is watched over."""

from __future__ import annotations

import pytest
from goal_reading import goals_of

ELSEWHERE = [
    ("堤坝巡查期间损耗率不超过2%。", ["堤坝巡查期间损耗率不超过2%"]),
    ("堤坝巡查期间优秀比例不超过2%。", []),
    ("闸站完好率不低于95%。", ["闸站完好率不低于95%"]),
    ("闸站权重不低于95%。", []),
    ("船工的技能成绩占40%。", []),
    ("抽查比例不低于30%。", []),
    ("含水率超过三成的粮仓当天通风。", []),
    ("及时疏导，防止渠道淤塞。", ["防止渠道淤塞"]),
    ("及时疏导，为防止渠道淤塞。", []),
    ("及时疏导，防止孩子落水。", []),
    ("及时疏导，防范溺水事故发生。", ["防范溺水事故发生"]),
    ("及时疏导，防范溺水事故风险。", []),
    ("船只登记造册，做到一船一档。", ["做到一船一档"]),
    ("船只登记造册，做到一岗一责。", []),
    ("不让一户牧民掉队。", ["不让一户牧民掉队"]),
    ("不让孩子靠近水库。", []),
    ("把船工培养成能手。", ["把船工培养成能手"]),
    ("把船工培养成党员。", []),
    ("集体商量后形成共案。", []),
    ("使不少船工出现厌倦情绪。", []),
    ("使不少船工懂得急救。", ["使不少船工懂得急救"]),
]
EXPECTED = [
    ("80%以上的船工取得证书。", ["80%以上的船工取得证书"]),
    ("80%以上的船工参加。", []),
    ("全年有三篇随笔在省级刊物发表。", ["全年有三篇随笔在省级刊物发表"]),
    ("人均读书不少于6本。", ["人均读书不少于6本"]),
    ("外出务工家庭占38%。", []),
    ("做一名有耐心的管水员。", ["做一名有耐心的管水员"]),
    ("船工由要我学变为我要学。", ["船工由要我学变为我要学"]),
    ("总体名次前移三位。", ["总体名次前移三位"]),
    ("破损的翻修。", []),
    ("编写出一套灌溉手册。", ["编写出一套灌溉手册"]),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_elsewhere(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "measures")] == expected


@pytest.mark.parametrize(("text", "expected"), EXPECTED)
def test_in_goals_sections(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "goals")] == expected
