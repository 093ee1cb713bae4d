"""Explicit wordings: pairs that differ in one word and in the answer."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract import parties
from pipeline.records import Plan

# Expected parties as `name:kind:duty`.
PAIRS = [
    ("此项工作由教导处负责。", ["教导处:department:lead"]),
    ("此项工作由教导处配合。", ["教导处:department:support"]),
    ("此项工作由教导处考核。", ["教导处:department:supervise"]),
    ("事故由教师疏忽引起。", []),
    ("由于学校经费不足，暂缓建设。", []),
    ("由学校统一采购，不得自行购买。", ["学校:organization:implement"]),
    ("学习由被动向主动转变。", []),
    (
        "由镇长任组长，分管副镇长任副组长，各村书记为成员。",
        ["镇长:role:head", "分管副镇长:role:deputy", "各村书记:role:member"],
    ),
    (
        "领导小组由校长、教导主任和各班班主任组成。",
        ["校长:role:member", "教导主任:role:member", "各班班主任:role:member"],
    ),
    ("领导小组由校长、教导主任和各班班主任负责。", ["校长:role:lead", "教导主任:role:lead", "各班班主任:role:lead"]),
    ("组长由总经理担任。", ["总经理:role:head"]),
    ("副组长由总经理担任。", ["总经理:role:deputy"]),
    ("成立以院长为组长的创建领导小组。", ["院长:role:head"]),
    ("成立以院长为首的创建团队。", []),
    ("成立以书记为组长、村主任为副组长的工作专班。", ["书记:role:head", "村主任:role:deputy"]),
    ("校长是校园安全第一责任人。", ["校长:role:lead"]),
    ("校长是全国优秀教师。", []),
    ("各单位主要负责人为本单位安全生产第一责任人。", ["各单位主要负责人:role:lead"]),
    ("村支部书记负总责。", ["村支部书记:role:lead"]),
    ("会同公安局开展专项整治。", ["公安局:organization:support"]),
    ("陪同公安局开展专项整治。", []),
    ("联合市场监管所检查小卖部。", ["市场监管所:organization:support"]),
    ("迎接市场监管所检查小卖部。", []),
    (
        "联合公安、交通、城管等部门开展整治。",
        ["公安:organization:support", "交通:organization:support", "城管:organization:support"],
    ),
    ("涉及公安、交通、城管等部门。", []),
    ("与派出所联手整治周边秩序。", ["派出所:organization:support"]),
    ("与派出所合署办公。", []),
    ("领导小组办公室设在安全科，负责日常工作。", ["安全科:department:lead"]),
    ("宣传栏设在安全科，及时更新。", []),
    ("专班办公室设在县农业农村局。", ["县农业农村局:organization:lead"]),
    ("主要领导亲自抓，分管领导具体抓。", ["主要领导:role:lead", "分管领导:role:lead"]),
    ("主要领导十分重视，分管领导也很重视。", []),
    ("方案报县教育局审批后实施。", ["县教育局:organization:supervise"]),
    ("方案报县教育局。", []),
    ("开展隐患排查（安全科牵头，各车间配合）。", ["安全科:department:lead", "各车间:department:support"]),
    ("开展隐患排查（安全科已完成，各车间有序）。", []),
    ("修订教学常规（教务处）", ["教务处:department:lead"]),
    ("修订教学常规（试行）", []),
    ("责任单位：县水利局、各乡镇人民政府", ["县水利局:organization:lead", "各乡镇人民政府:organization:lead"]),
    ("配合单位：县水利局、各乡镇人民政府", ["县水利局:organization:support", "各乡镇人民政府:organization:support"]),
    ("牵头单位:经发办;配合单位:财政所", ["经发办:department:lead", "财政所:department:support"]),
    # A township's stations are offices inside it; the police station is a body of its own.
    ("牵头单位:经发办;配合单位:派出所", ["经发办:department:lead", "派出所:organization:support"]),
    ("由工会负责。", ["工会:department:lead"]),
    ("由总工会负责。", ["总工会:organization:lead"]),
    ("责任人：陈志强", ["陈志强:person:lead"]),
    ("责任人：", []),
    ("完成时间：陈志强", []),
    ("责任人：xx", []),
    ("责任人：各班主任", ["各班主任:role:lead"]),
    ("王海燕同志任办公室主任。", ["王海燕:person:head"]),
    ("王海燕同志被评为先进。", []),
    ("王海燕同志负责材料收集。", ["王海燕:person:lead"]),
    ("成立文明创建工作小组，负责活动的策划与落实。", ["文明创建工作小组:group:lead"]),
    ("成立文明创建工作小组，调动各方积极性。", []),
    ("各部门分工负责，由办公室汇总。", ["各部门:department:lead", "办公室:department:implement"]),
    ("值班由专人负责。", ["专人:role:lead"]),
    ("值班缺少专人。", []),
    ("由院感科、护理部每季度联合督导一次。", ["院感科:department:supervise", "护理部:department:supervise"]),
    ("由项目经理主持召开周例会。", ["项目经理:role:lead"]),
    ("实行项目经理负责制。", ["项目经理:role:lead"]),
    ("由班长记录考勤。", ["班长:role:implement"]),
    ("班长轮换制要落实。", []),
    ("教科室牵头，各教研组参与，开展课例研讨。", ["教科室:department:lead", "各教研组:group:support"]),
]


@pytest.fixture(scope="module")
def config():
    return load_config().extract


def found(text: str, config) -> list[str]:
    hits = parties.of_plan(Plan(1, 0, len(text), text), config, (), ())
    assert all(text[hit.start : hit.end] == hit.name for hit in hits)
    return [f"{hit.name}:{hit.kind}:{hit.duty}" for hit in hits]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_explicit(text, expected, config):
    assert found(text, config) == expected


BASES = [
    ("由团委负责评比。", "explicit"),
    ("团委负责评比。", "subject"),
    ("团委负责。", "explicit"),
    ("团委牵头评比。", "explicit"),
    ("团委要组织评比。", "subject"),
    ("组长：团委书记", "list"),
    ("责任部门：团委", "list"),
    ("督促团委按时评比。", "subject"),
    ("会同团委开展评比。", "explicit"),
]


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_basis(text, basis, config):
    hits = parties.of_plan(Plan(1, 0, len(text), text), config, (), ())
    assert [hit.basis for hit in hits] == [basis]
