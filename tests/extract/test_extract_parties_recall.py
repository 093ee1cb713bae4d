"""Actors that were named and missed: rows by turns, parties of people, along with others; pairs that differ little."""

from __future__ import annotations

import pytest
from party_reading import parties_in

BY_TURNS = [
    ("保卫科每天、班主任每周、学校每月排查一次隐患。", ["保卫科", "班主任", "学校"]),
    ("班组每天、车间每周组织一次安全检查。", ["班组", "车间"]),
    ("每天、每周、每月检查一次。", []),
    ("民警分两组巡逻。", ["民警"]),
    ("各支部分两批培训党员。", ["各支部"]),
    ("为避免拥堵，各年级分三批放学。", ["各年级"]),
    ("水手每班巡检。", ["水手"]),
    ("水手巡检。", []),
    ("工会逢节慰问老同志。", ["工会"]),
    ("工会老同志逢节相聚。", []),
    ("窗口人员实行轮班制。", ["窗口人员"]),
    ("来访人员实行登记制。", []),
]

ALONG_WITH = [
    ("教务处会同德育处检查备课。", ["教务处", "德育处:support:explicit"]),
    ("信贷部会同风险部对逾期贷款逐笔排查。", ["信贷部", "风险部:support:explicit"]),
    ("班主任找学生谈话一次。", ["班主任"]),
    ("刑事审判庭对积案逐件梳理。", ["刑事审判庭"]),
    ("刑事审判庭对积案的梳理情况。", []),
    ("采购员同厂家按周对账。", ["采购员"]),
]

APPROVALS = [
    ("评优方案经教代会审议通过后实施。", ["教代会:supervise"]),
    ("本方案经教代会审议通过后施行。", []),
]

UNLISTED = [
    ("检票员提前30分钟到岗。", ["检票员"]),
    ("放映室每晚试机。", ["放映室"]),
    ("检修班每日摸高。", ["检修班"]),
    ("整理台账并归档。（合规部）", ["合规部:lead:explicit"]),
    ("整理台账并归档。（含附件）", []),
    ("信号工区每月巡道两遍。", ["信号工区"]),
    ("乘警每趟巡查车厢。", ["乘警"]),
    ("种植大户及时登记用药。", ["种植大户"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [*BY_TURNS, *ALONG_WITH, *APPROVALS, *UNLISTED])
def test_missed_actors(sentence: str, expected: list[str]) -> None:
    assert parties_in(sentence) == expected
