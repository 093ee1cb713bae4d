"""Teams whose duties are told, above, beside and behind them: pairs that differ in one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from party_reading import parties_in

TEAMS = [
    ("疏散引导组职责：引导学生疏散。", ["疏散引导组:lead:list"]),
    ("疏散引导组职责分工表", []),
    ("机动组职责：听候调遣，负责接应各组。", ["机动组:lead:list"]),
    ("医疗救护组主要任务：负责救治伤员。", ["医疗救护组:lead:list"]),
    ("班主任职责：负责班级管理。", []),
    # 牵头 and 会同 behind the colon of a body, where 牵头单位 is a label
    ("应急管理局：牵头排查隐患。", ["应急管理局:lead:list"]),
    ("市场监管局：会同工信局检查电梯。", ["市场监管局:lead:list", "工信局:support:explicit"]),
    ("教务处：牵头单位。", []),
    (
        "（一）场内调度组组长：园长。主要职责：统一负责场内调度。",
        ["场内调度组:lead:list", "园长:head:list"],
    ),
    ("2、宣传组\n组长：xxx\n组员：xxx\n职责：\n①负责宣传教育工作。", ["宣传组:lead:list"]),
    ("2、宣传工作\n职责：\n①负责宣传教育工作。", []),
    ("三、工作职责\n领导小组负责统一领导。", ["领导小组:lead"]),
    ("疏散引导组：负责引导人员疏散。", ["疏散引导组:lead:list"]),
    ("抢险救援队：在第一时间赶赴现场。", ["抢险救援队:lead:list"]),
    ("抢险救援队：铁锹、沙袋。", []),
    ("应急救援现场处理组清点人数。", ["应急救援现场处理组"]),
    ("应急救援现场处理情况良好。", []),
    ("面试总协调：2人。", []),
]


@pytest.mark.parametrize(("text", "expected"), TEAMS)
def test_teams(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


@given(st.lists(st.sampled_from(["职责：", "宣传组", "组长：", "\n", "负责", "1.", "。", "保障供水"]), max_size=40))
def test_any_mixture_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(party.split(":")[0] in text for party in parties_in(text))
