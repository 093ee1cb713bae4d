"""Parties by less usual wordings: pairs that differ in one word and in the answer.

Expected parties read `name`, `name:duty` (implement unless said) or `name:duty:basis` (subject unless said).
"""

from __future__ import annotations

import pytest

from pipeline.config import StageConfig, load_config
from pipeline.extract import dates, parties, quotas
from pipeline.records import Plan

FOUNDED = [
    (
        "成立以园长为组长、保教主任为副组长的膳食监督小组，负责食谱审核。",
        ["园长:head:explicit", "保教主任:deputy:explicit", "膳食监督小组:lead"],
    ),
    (
        "成立以园长为组长、保教主任为副组长的膳食监督小组，完善食谱审核。",
        ["园长:head:explicit", "保教主任:deputy:explicit"],
    ),
    ("以数学教研组为骨干成立命题组，按照课标编制试题。", ["命题组"]),
    ("以数学年级组为单位成立命题组，按照课标编制试题。", []),
    ("成立合唱小组，负责编排节目。", ["合唱小组:lead"]),
    ("成立合唱小组，安排教师编排节目。", []),
]
APPOINTED = [
    ("会议明确各站站长为防汛第一责任人。", ["各站站长:lead:explicit"]),
    ("会议明确各站站长为防汛参观对象。", []),
    (
        "联络小组成员为：村小校长、保管员以及全镇数学教师。",
        ["村小校长:member:list", "保管员:member:list", "全镇数学教师:member:list"],
    ),
    ("联络小组地点为：村小操场、保管室以及全镇数学教室。", []),
    ("成员：xx。\n全体保育员、食堂厨师。", ["全体保育员、食堂厨师:member:list"]),
    ("主题：xx。\n全体保育员、食堂厨师。", []),
    ("全班在学校的统一安排下，有序离场。", ["学校:lead:explicit"]),
    ("全班在学校的热情支持下，有序离场。", []),
]
CONSENT = [
    ("外借器材须经馆长同意。", ["馆长:supervise"]),
    ("外借器材须向馆长说明。", []),
    ("超支部分，学校研究经费充足。", []),
    ("超支部分，学校研究同意，再行列支。", ["学校:supervise"]),
    ("最佳摊位由群众投票产生。", ["群众:implement:explicit"]),
    ("最佳摊位为群众投票增色。", []),
    ("晚自习要有教师跟班。", ["教师"]),
    ("晚自习要有教师风范。", []),
    ("渡口须有安全员值守。", ["安全员"]),
    ("渡口须有安全员证书。", []),
]
CHARGED = [
    (
        "由站长担任组长，分管副站长、保管员等担任成员。",
        ["站长:head:explicit", "分管副站长:member:explicit", "保管员:member:explicit"],
    ),
    ("由站长担任组长，分管副站长、保管员等表示祝贺。", ["站长:head:explicit"]),
    ("组长：陈福来主持全面工作。", ["陈福来:head:list"]),
    ("组长：陈福来热爱全面工作。", []),
    ("分管副站长：协助站长抓好仓储。", ["分管副站长:support"]),
    ("分管副站长：热爱仓储。", []),
    ("班主任，每周五到班值守。", ["班主任"]),
    ("操场上，每周五到班值守。", []),
    ("幼儿午睡过程中教师要巡视。", ["教师"]),
    ("各站要有专人负责。", ["各站", "专人:lead:explicit"]),
    ("各站要全面负责。", ["各站:lead:explicit"]),
    ("由专职的保育员负责清扫。", ["保育员:lead:explicit"]),
    ("由专职的保育员构成。", ["保育员:member:explicit"]),
]
LEVELS = [
    ("市里将组织验收组，逐校打分。", ["市里:supervise"]),
    ("市里将组织合唱团，逐校演出。", ["市里"]),
    ("镇里要定期通报进度。", ["镇里"]),
    ("闹市里要定期通报进度。", []),
    ("各村组织网格员逐户登记。", ["各村"]),
    ("各村组织了网格员座谈。", []),
    ("寄宿部要调整作息。", ["寄宿部"]),
    ("大部分要调整作息。", []),
    ("督促各受检企业备齐台账。", ["各受检企业"]),
    ("迎接各受检企业备齐台账。", []),
]
JOINED = [
    ("班级、家庭及有关方面应齐心协力。", ["班级", "家庭", "有关方面"]),
    ("班级、家庭及有关方面的齐心协力。", []),
    ("家长老师及时沟通，掌握动态。", ["家长", "老师"]),
    ("学生家长及时沟通，掌握动态。", ["学生家长"]),
    ("督促学生早睡早起。", ["学生"]),
    ("祝愿学生早睡早起。", []),
    ("学校正细化请假规定。", ["学校"]),
    ("学校已细化请假规定。", []),
    ("午休时，各班不得占用，必须保证活动。", ["各班"]),
    ("午休时，各班不得占用，不得安排活动。", []),
    ('学校"平安校园”领导小组要开展督导。', ['学校"平安校园”领导小组:supervise']),
    ('学校"平安校园”领导小组有五名成员。', []),
]
DESCRIBED = [
    ("设置书架，方便学生借阅。", []),
    ("设置书架，要求学生借阅。", ["学生"]),
    ("初中每周3课时，高中每周2课时开设书法课。", []),
    ("初中每周3课时，高中教师每周2次开设书法课。", ["高中教师"]),
    ("每个学生掌握两项技能。", []),
    ("每个学生展示两项技能。", ["每个学生"]),
    ("门卫要加强查岗。", ["门卫:supervise"]),
    ("门卫要加强学习。", ["门卫"]),
    ("教育局将对各校落实情况，以实地查看的形式进行检查。", ["教育局:supervise"]),
    ("教育局将对各校落实情况，以集中授课的形式进行培训。", ["教育局"]),
]


@pytest.fixture(scope="module")
def config() -> StageConfig:
    return load_config().extract


def found(text: str, config: StageConfig) -> list[str]:
    plan = Plan(1, 0, len(text), text)
    when = dates.of_plan(plan, config)
    much = quotas.of_plan(plan, config, when)
    out = []
    for party in parties.of_plan(plan, config, when, much):
        duty = "" if party.duty == "implement" and party.basis == "subject" else f":{party.duty}"
        out.append(party.name + duty + ("" if party.basis == "subject" else f":{party.basis}"))
    return out


@pytest.mark.parametrize(("text", "expected"), FOUNDED + APPOINTED + CONSENT + CHARGED + LEVELS + JOINED + DESCRIBED)
def test_party_wordings(text: str, expected: list[str], config: StageConfig) -> None:
    assert found(text, config) == expected
