"""Counts, rows parted by blanks and bullets in goals sections: pairs that differ in a word and in the answer."""

from __future__ import annotations

import pytest
from goal_reading import goals_of

from pipeline.config import load_config
from pipeline.segment.roles import roles

COUNTS = [
    ("订阅农技刊物不少于40户。", ["订阅农技刊物不少于40户"]),
    ("检查农技刊物不少于40户。", []),
    ("茶园挂牌农户不少于40户。", ["茶园挂牌农户不少于40户"]),
    ("茶农每年获证不少于3本。", ["茶农每年获证不少于3本"]),
    ("茶农每月交账不少于3本。", []),
    ("茶农每年培训不少于3次。", []),
    ("女工四十人。", []),
    ("高级茶艺师评定四十人。", ["高级茶艺师评定四十人"]),
    ("改建茶棚4座。", []),
    ("撰写的茶谱有新意。", ["撰写的茶谱有新意"]),
    ("撰写茶谱有新意。", []),
    ("覆盖所有茶村。", ["覆盖所有茶村"]),
    ("覆盖草帘。", []),
    ("如期完成茶园换种。", ["如期完成茶园换种"]),
    ("认真完成茶园换种。", []),
    ("基本摸清古茶树底数。", ["基本摸清古茶树底数"]),
    ("认真摸清古茶树底数。", []),
    ("形成一套采摘预案。", ["形成一套采摘预案"]),
    ("及时形成采摘预案。", []),
    ("茶农收入差距进一步加深。", ["茶农收入差距进一步加深"]),
    ("来客满意率达到九成。", ["来客满意率达到九成"]),
]
ROWS = [
    ("茶棚整洁 账目清楚 人员精干。", ["茶棚整洁", "账目清楚", "人员精干"]),
    ("茶 棚整洁，账目清楚。", ["茶 棚整洁", "账目清楚"]),
    ("虫害率下降2% 合格率达到九成。", ["虫害率下降2%", "合格率达到九成"]),
    ("最大限度地保护茶农的 生命安全。", ["最大限度地保护茶农的 生命安全"]),
    ("★提高茶叶品质", ["提高茶叶品质"]),
    ("2 茶棚整洁", ["茶棚整洁"]),
]
ELSEWHERE = [
    ("缩短茶农等候时间至9分钟以内。", ["缩短茶农等候时间至9分钟以内"]),
    ("缩短茶农等候时间。", []),
    ("采摘面积稳定在9万亩。", ["采摘面积稳定在9万亩"]),
    ("采摘时间控制在9小时。", []),
    ("鼓励茶农让茶客品尝。", ["让茶客品尝"]),
    ("不许茶农熬夜，不准让茶客代劳。", []),
    ("让茶客放心。立下规矩。", ["让茶客放心"]),
    ("让茶客放心，是茶社的规矩。", []),
    ("近三年茶叶合格率均在97%以上。", []),
    ("茶叶合格率均在97%以上。", ["茶叶合格率均在97%以上"]),
]
ROLES = [
    ("师资", "教师编制符合标准，结构合理，配备齐全。", "goals"),
    ("师资", "教师编制符合标准，结构合理，不得空岗。", "tasks"),
    ("茶艺教师", "听课不少于9节，带徒不少于2名。", "tasks"),
    ("遴选条件", "制度健全，场地符合标准。", "scope"),
    ("本册教学要求", "认字40个。", "goals"),
    ("预期", "茶农满意。", "goals"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS + ROWS)
def test_in_a_goals_section(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "goals")] == expected


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_elsewhere(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "tasks")] == expected


@pytest.mark.parametrize(("heading", "body", "role"), ROLES)
def test_role(heading: str, body: str, role: str) -> None:
    assert roles(load_config().segment).of(heading, None, body) == role
