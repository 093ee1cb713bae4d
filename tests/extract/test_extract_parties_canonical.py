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
    ("县公安局", "organization", "松岭县公安局", "organization", None, "松岭县公安局"),
    ("市公安局", "organization", "松岭县公安局", "organization", None, "市公安局"),
    ("镇政府", "organization", "白石镇人民政府", "organization", None, "白石镇人民政府"),
    ("县卫健委", "organization", "县卫生健康委员会", "organization", None, "县卫生健康委员会"),
    ("市发改委", "organization", "县发展和改革委员会", "organization", None, "市发改委"),
    ("村委会", "organization", "柳湾村委会", "organization", None, "柳湾村委会"),
    ("派出所", "organization", "城关派出所", "organization", None, "城关派出所"),
    ("小学", "organization", "松岭小学", "organization", None, "小学"),
    ("县委办", "department", "县委办公室", "department", None, "县委办公室"),
    ("领导小组办公室", "department", "禁毒工作领导小组办公室", "department", None, "禁毒工作领导小组办公室"),
    ("本公司", "organization", "安环部", "department", "松岭化工有限公司", "松岭化工有限公司"),
    ("我委", "organization", "办公室", "department", "县卫生健康委员会", "县卫生健康委员会"),
    ("学校", "organization", "教导处", "department", "青石小学", "青石小学"),
    ("学校", "organization", "办公室", "department", "县教育局", "学校"),
    ("各学校", "organization", "教导处", "department", "青石小学", "学校"),
    ("全体教师", "group", "教导处", "department", None, "教师"),
    ("全科医生", "role", "教导处", "department", None, "全科医生"),
]


@pytest.mark.parametrize(("name", "kind", "other", "other_kind", "issuer", "expected"), CASES)
def test_canonical(name: str, kind: str, other: str, other_kind: str, issuer: str | None, expected: str) -> None:
    assert canonical.of_plan([(name, kind), (other, other_kind)], issuer)[name] == expected


def test_two_bodies_of_one_ending_stay_apart() -> None:
    names = [("教育局", "organization"), ("市教育局", "organization"), ("县教育局", "organization")]
    assert canonical.of_plan(names, None)["教育局"] == "教育局"
