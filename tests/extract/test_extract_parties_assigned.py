"""Pieces of work and teams with those who have them: several pieces at once, offices, members in brackets, tasks."""

from __future__ import annotations

import pytest
from party_reading import parties_in

WORK = [
    # a piece of work that names what is done is anybody's, beside another entry
    ("策划、执行：何建 李青\n组织、协调：德育处、团委", ["何建:lead", "李青:lead", "德育处:lead", "团委:lead"]),
    ("采购奖品：后勤处、工会\n布置会场：何建", ["后勤处:lead", "工会:lead", "何建:lead"]),
    ("参观：校史馆、博物馆\n布置会场：何建", []),
    ("地点：阅览室、会议室\n布置会场：何建", []),
    # several pieces of one's own end the names before them
    ("稿件审核：林静 试卷打印、资料保管：汪小川 质量统计：彭媛", ["林静:lead", "汪小川:lead", "彭媛:lead"]),
    ("稿件审核：林静、彭媛 试卷打印：汪小川", ["林静:lead", "彭媛:lead", "汪小川:lead"]),
    # under 分工 a post is followed by what it does, or by who has it
    ("分工：\n后勤主任：采购桌椅。", ["后勤主任:lead"]),
    ("分工：\n备课组长：马骏 稿件审核：林静 阅卷：彭媛", ["马骏:head", "林静:lead", "彭媛:lead"]),
]

TEAMS = [
    ("灭火组（消防站8人）：携带风力灭火机。", ["灭火组:lead:list", "消防站:member:list"]),
    ("2、警戒组(派出所、保安队)：封锁路口；", ["警戒组:lead:list", "派出所:member:list", "保安队:member:list"]),
    ("救护组（随时待命）：转移伤员。", ["救护组:lead:list"]),
    ("宣传组（3人）：张贴标语。", ["宣传组:lead:list"]),
    ("名单（消防站8人）：见附件。", []),
    # head and members, and then what the team is for
    ("1.火情监测组。组长孙海，负责瞭望和巡山。", ["火情监测组:lead:list", "孙海:head:list"]),
    ("火情监测组：组长孙海，成员3人，主要负责瞭望。", ["火情监测组:lead:list", "孙海:head:list"]),
    ("医疗救护组。由卫生院组成，负责救治伤员。", ["医疗救护组:lead:list", "卫生院:member:explicit"]),
    ("火情监测组。组长由武装部长担任，队员20人。", ["武装部长:head:explicit"]),
    ("运输组。由孙海负责，组织车辆，负责接送。", ["孙海:lead:explicit"]),
    ("指挥组。由镇长负责，统一调度。", ["镇长:lead:explicit"]),
]


ROWS = [
    # a row of persons behind a committee, or below a team
    ("仲裁委员会：\n周涛吴倩倩何建\n", ["周涛:member", "吴倩倩:member", "何建:member"]),
    ("组委会：周涛、何建", ["周涛:member", "何建:member"]),
    ("后勤组：\n周涛 何建\n", ["周涛:member", "何建:member"]),
    ("后勤组：\n高兴 安全\n", []),
    # all the people of an office are one; those of a post stand beside it
    ("责任人：护理部全体人员", ["护理部全体人员:lead"]),
    ("责任人：医务科全体 何建", ["医务科全体:lead", "何建:lead"]),
    ("责任人：校长全体教师", ["校长:lead", "全体教师:lead"]),
]


LINES = [
    # lines of work and names, with blanks or dots between
    ("搭建舞台 侯勇\n通知家长 万芳、信息组\n", ["侯勇:lead", "万芳:lead", "信息组:lead"]),
    ("1.布置展板……美术组\n2.接待来宾……赵敏、各年级组长\n", ["美术组:lead", "赵敏:lead", "各年级组长:lead"]),
    ("搭建舞台 侯勇\n", []),
    ("搭建舞台 后勤处\n通知家长 教务处\n", []),
    ("一等奖 侯勇\n二等奖 万芳\n", []),
    ("全面发展 高尚情操\n强化管理 严格纪律\n提高质量 安全第一\n", []),
    ("侯勇 万芳\n赵敏 孙丽\n", []),
]

LABELS = [
    # seats without colons in a bracket
    (
        "成立调解小组（组长秦大山、成员余军、各组组长）。",
        ["秦大山:head", "余军:member", "各组组长:member"],
    ),
    ("成立调解小组（组长由村主任担任）。", ["村主任:head"]),
    # several from each office
    ("组员：安环部、设备部各1人，各车间安全员", ["安环部:member", "设备部:member", "各车间安全员:member"]),
    # a label that has lost its colon too ends the names before it
    ("安全组  负责人  侯勇   成员  各班班主任", ["侯勇:lead", "各班班主任:member"]),
    # under 分工 a post beside a person is his title
    ("班子分工：\n党支部书记、村委会主任  秦大山：抓产业。\n副书记 冯英：抓党建。", ["秦大山:lead", "冯英:lead"]),
    ("班子分工：\n党支部书记、冯英：抓产业。", ["党支部书记:lead", "冯英:lead"]),
]


@pytest.mark.parametrize(("text", "expected"), [*WORK, *ROWS, *LINES, *LABELS])
def test_work(text: str, expected: list[str]) -> None:
    found = [":".join(party.split(":")[:2]) for party in parties_in(text)]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), TEAMS)
def test_teams(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
