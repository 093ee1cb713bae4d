"""Ordinary wordings that a rule made for rarer ones took away or added, beside the nearest ones that stay."""

from __future__ import annotations

import pytest
from goal_reading import goals_of
from party_reading import parties_in

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
    ("不浪费粮食，不乱扔垃圾。", ["不浪费粮食", "不乱扔垃圾"]),
    ("不定期检查，不走过场。", []),
    ("教师敬业爱生，学生勤奋好学。", ["教师敬业爱生", "学生勤奋好学"]),
    ("评选敬业爱生教师，勤奋好学学生。", []),
    ("村庄山清水秀。", ["村庄山清水秀"]),
    ("中考成绩创历史新高，各项工作再创佳绩。", ["中考成绩创历史新高", "各项工作再创佳绩"]),
    ("开展再创佳绩大讨论，评选佳绩。", []),
]


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_goals_of_a_section(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "goals")] == expected


PARTIES = [
    ("各部门按照职责分工，抓好落实。", ["各部门"]),
    ("各部门按照职责分工，任务较重。", []),
    ("各科室按分工，做好接待。", ["各科室"]),
    ("公司以上级要求为准，落实任务。", ["公司"]),
    ("公司以上人员要参加考核。", ["公司以上人员"]),
    ("书目以上级教育部门推荐的为主。", []),
    ("请上级教育部门推荐书目。", ["上级教育部门"]),
    ("各校分学科开展教研。", ["各校"]),
    ("各校学科组开展教研。", ["各校学科组"]),
    ("分年级分别登记成绩。", []),
    ("各年级分别登记成绩。", ["各年级"]),
    ("学校以党建为统领，落实措施。", ["学校"]),
    ("党委统领全局工作。", ["党委:lead:explicit"]),
    ("拓宽社会和群众监督途径。", []),
    ("由学校和家长监督食堂。", ["学校:supervise:explicit", "家长:supervise:explicit"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_parties(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
