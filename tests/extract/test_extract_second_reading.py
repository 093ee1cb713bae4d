"""Ordinary wordings that a rule made for rarer ones took away or added, beside the nearest ones that stay."""

from __future__ import annotations

import pytest
from goal_reading import goals_of

GOALS = [
    ("培养骨干教师10名，学科带头人3名。", ["培养骨干教师10名", "学科带头人3名"]),
    ("听取骨干教师10名，学科带头人3名意见。", []),
    ("新增床位50张，医护人员30名。", ["新增床位50张", "医护人员30名"]),
    ("检查床位50张，医护人员30名。", []),
    ("新增床位50张，检查药房3间。", ["新增床位50张"]),
    ("全年门诊量20万人次。", ["全年门诊量20万人次"]),
    ("新教师不少于16节。", []),
    ("论文获奖10篇。", ["论文获奖10篇"]),
    ("获省级以上奖励6项。", ["获省级以上奖励6项"]),
    ("申报省级以上奖励6项。", []),
]


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_goals_of_a_section(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "goals")] == expected
