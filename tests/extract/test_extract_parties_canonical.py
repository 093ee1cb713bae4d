"""Canonical names: pairs of names in one plan, and whether they are one actor."""

from __future__ import annotations

import pytest

from pipeline.extract.parties import canonical

# name, its kind, another name of the plan with its kind, the plan's issuer, the canonical form of the first name
CASES = [
    ("市局", "organization", "市教育局", "organization", None, "市教育局"),
    ("县局", "organization", "市教育局", "organization", None, "县局"),
    ("教育局", "organization", "市教育局", "organization", None, "市教育局"),
    ("体育局", "organization", "市教育局", "organization", None, "体育局"),
    ("县教体局", "organization", "县教育体育局", "organization", None, "县教育体育局"),
    ("区教体局", "organization", "县教育体育局", "organization", None, "区教体局"),
    ("党委", "organization", "镇党委", "organization", None, "镇党委"),
    ("党员", "role", "镇党委", "organization", None, "党员"),
    ("督导室", "department", "区教育督导室", "department", None, "区教育督导室"),
    ("督导组", "group", "区教育督导室", "department", None, "督导组"),
    ("校办", "department", "学校办公室", "department", None, "学校办公室"),
    ("院办", "department", "学校办公室", "department", None, "院办"),
    ("领导小组", "group", "防汛工作领导小组", "group", None, "防汛工作领导小组"),
    ("督查小组", "group", "防汛工作领导小组", "group", None, "督查小组"),
    ("我校", "organization", "教导处", "department", "青石小学", "青石小学"),
    ("我镇", "organization", "教导处", "department", "青石小学", "我镇"),
    ("我校", "organization", "教导处", "department", None, "我校"),
    ("各班班主任", "role", "教导处", "department", None, "班主任"),
    ("各班级", "group", "教导处", "department", None, "班级"),
    ("各校校长", "role", "教导处", "department", None, "校长"),
    ("各校", "organization", "教导处", "department", None, "各校"),
    ("全体教师", "group", "教导处", "department", None, "教师"),
    ("全科医生", "role", "教导处", "department", None, "全科医生"),
]


@pytest.mark.parametrize(("name", "kind", "other", "other_kind", "issuer", "expected"), CASES)
def test_canonical(name: str, kind: str, other: str, other_kind: str, issuer: str | None, expected: str) -> None:
    assert canonical.of_plan([(name, kind), (other, other_kind)], issuer)[name] == expected


def test_two_bodies_of_one_ending_stay_apart() -> None:
    names = [("教育局", "organization"), ("市教育局", "organization"), ("县教育局", "organization")]
    assert canonical.of_plan(names, None)["教育局"] == "教育局"
