"""List forms: labels, wraps, titles in brackets, empty slots, table columns; and canonical names."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract import parties
from pipeline.extract.parties.canonical import bare, of_plan
from pipeline.records import Cell, Plan, Row

LISTS = [
    ("组长：赵国强", ["赵国强:head"]),
    ("组长：", []),
    ("组长：xx", []),
    ("组长：_", []),
    ("组 长：赵国强", ["赵国强:head"]),
    ("副组长：钱丽、孙小梅", ["钱丽:deputy", "孙小梅:deputy"]),
    ("副组长：钱丽 孙小梅", ["钱丽:deputy", "孙小梅:deputy"]),
    ("副组长：钱 丽 孙小梅", ["钱 丽:deputy", "孙小梅:deputy"]),
    ("组长：赵国强（校长）副组长：钱丽（副校长）", ["赵国强:head", "钱丽:deputy"]),
    ("组长：校长赵国强", ["赵国强:head"]),
    ("组长：赵国强校长", ["赵国强:head"]),
    ("组长：校长", ["校长:head"]),
    ("组长:李某某", ["李某某:head"]),
    ("成员：周涛、吴倩、\n郑爽、王强", ["周涛:member", "吴倩:member", "郑爽:member", "王强:member"]),
    ("成员：周涛、吴倩\n\n郑重开展活动", ["周涛:member", "吴倩:member"]),
    ("成员：\n周涛　吴倩　郑爽", ["周涛:member", "吴倩:member", "郑爽:member"]),
    ("成员：各科室负责人", ["各科室负责人:member"]),
    ("成员：全体班主任、各教研组长", ["全体班主任:member", "各教研组长:member"]),
    ("成员单位：县公安局、县教育局、县团委", ["县公安局:member", "县教育局:member", "县团委:member"]),
    ("总指挥：冯建军\n副总指挥：陈红\n成员：褚卫、卫东", ["冯建军:head", "陈红:deputy", "褚卫:member", "卫东:member"]),
    ("办公室主任：蒋文静", ["蒋文静:head"]),
    ("班主任：德高身正", []),
    ("成员：欧阳明、司马芳", ["欧阳明:member", "司马芳:member"]),
    ("成员：阿依古丽·买买提", ["阿依古丽·买买提:member"]),
    ("要求：赵国强", []),
    ("组长职责：统筹安排工作", []),
]


@pytest.fixture(scope="module")
def config():
    return load_config().extract


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_list(text, expected, config):
    hits = parties.of_plan(Plan(1, 0, len(text), text), config, (), ())
    assert [f"{hit.name}:{hit.duty}" for hit in hits] == expected
    assert {hit.basis for hit in hits} <= {"list"}


ROWS = [
    ("责任人", "韩梅、杨柳", ["韩梅:person:lead", "杨柳:person:lead"]),
    ("责任部门", "教务处 总务处", ["教务处:department:lead", "总务处:department:lead"]),
    ("配合单位", "各村、派出所", ["各村:organization:support", "派出所:organization:support"]),
    ("工作内容", "韩梅、杨柳", []),
    ("完成时限", "教务处", []),
]


@pytest.mark.parametrize(("header", "value", "expected"), ROWS)
def test_table_column(header, value, expected, config):
    text = "清查校舍 " + value
    row = Row(0, 0, len(text), (Cell("任务", 0, 4), Cell(header, 5, len(text))))
    hits = parties.of_plan(Plan(1, 0, len(text), text, rows=(row,)), config, (), ())
    assert [f"{hit.name}:{hit.kind}:{hit.duty}" for hit in hits] == expected


def test_post_and_name_columns(config):
    text = "副组长 韩梅"
    row = Row(0, 0, len(text), (Cell("职务", 0, 3), Cell("姓名", 4, 6)))
    hits = parties.of_plan(Plan(1, 0, len(text), text, rows=(row,)), config, (), ())
    assert [(hit.name, hit.duty, hit.basis) for hit in hits] == [("韩梅", "deputy", "list")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("各学校", "学校"),
        ("全体教师", "教师"),
        ("有关部门", "部门"),
        ("各村", "各村"),
        ("我们", "我们"),
        ("本公司", "公司"),
        ("每位家长", "家长"),
    ],
)
def test_bare(name, expected):
    assert bare(name) == expected


def test_short_forms_become_one():
    names = [
        ("市教育局", "organization"),
        ("教育局", "organization"),
        ("市局", "organization"),
        ("我校", "organization"),
    ]
    assert of_plan(names, "松岭中学") == {
        "市教育局": "市教育局",
        "教育局": "市教育局",
        "市局": "市教育局",
        "我校": "松岭中学",
    }


def test_two_long_forms_keep_the_short_one():
    names = [("市教育局", "organization"), ("县教育局", "organization"), ("教育局", "organization")]
    assert of_plan(names, None)["教育局"] == "教育局"


def test_pronoun_without_issuer_stays():
    assert of_plan([("我校", "organization")], None)["我校"] == "我校"
