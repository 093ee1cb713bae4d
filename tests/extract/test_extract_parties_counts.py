"""Seats and amounts, rows of persons, and places whose names hold a level: pairs that differ in little."""

from __future__ import annotations

import pytest
from party_reading import parties_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A word never ends inside 委员 or 委员会; what stands ready or runs is nobody.
        ("文体委员负责组织活动。", ["文体委员:lead"]),
        ("文体局负责组织活动。", ["文体局:lead"]),
        ("市规划委员会要审批方案。", ["市规划委员会:supervise"]),
        ("市发改委员工要按时报到。", ["市发改委员工"]),
        ("该系统要在6月底前上线运行。", []),
        ("组织机构要健全，人员到位。", []),
        ("是否有专人管理。", []),
        # How many sit on a body, and who does.
        ("检查组由2名教师和1名保育员组成。", []),
        ("检查组由教师和保育员组成。", ["教师:member:explicit", "保育员:member:explicit"]),
        ("工作队由2至3名干部组成。", []),
        ("工作队由以下几个成员组成：", []),
        ("夜间巡查由1名教师负责。", ["1名教师:lead:explicit"]),
        # What a body is, and one that is founded.
        ("议事会是由村委和商户共同组成的机构。", []),
        ("成立由校长、班主任组成的巡查组。", ["校长:member:explicit", "班主任:member:explicit"]),
        # Persons in a row, and offices.
        (
            "险情发生后，由陈传明、林琛、池国英等负责转移。",
            [f"{name}:lead:explicit" for name in ("陈传明", "林琛", "池国英")],
        ),
        ("由周国平和李芳同志牵头。", ["周国平:lead:explicit", "李芳:lead:explicit"]),
        ("由金融办、水利局牵头。", ["金融办:lead:explicit", "水利局:lead:explicit"]),
        # What each of them hands in, and for how many somebody is appointed.
        ("六月开展书法展，每班上交作品5件。", ["每班"]),
        ("六月开展书法展，每班配备讲解员1名。", []),
        ("每校报送论文3篇。", ["每校"]),
        ("每村选配管水员1名。", []),
        ("每月上交作品5件。", []),
        ("每段选4人参赛。", ["每段"]),
        ("每段选4名裁判。", []),
        # 派出所 is no sending.
        ("各派出所要做好宣传。", ["各派出所"]),
        ("三所学校各派两名教师参加。", ["三所学校"]),
        # A level inside the name of a place.
        ("松州市、兰乡市应在6月底前制定规划。", ["松州市", "兰乡市"]),
        ("各乡镇市场要整治。", []),
        ("各系统企业要悬挂横幅。", ["各系统企业"]),
        ("各系统企业在6月3日前悬挂横幅2条。", ["各系统企业"]),
        ("各系要悬挂横幅。", ["各系"]),
        ("中层以上党员干部要参加学习。", ["中层以上党员干部"]),
        ("值班教师不定时抽查宿舍。", ["值班教师:supervise"]),
        ("听完课必须点评。", []),
        ("责任河长：周涛 责任单位：柳林镇", ["周涛:lead:list", "柳林镇:lead:list"]),
    ],
)
def test_counts(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
