"""Actors and verbs that no lexicon lists: offices by their last word, verbs behind dates, persons by their post."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract import dates, parties
from pipeline.records import Plan

# Expected parties as `name:kind:duty`; pairs differ in what makes the name or the plan.
NAMES = [
    # the last word makes an office, team or post
    ("采编部要清点旧书。", ["采编部:department:implement"]),
    ("架子上全部要清点。", []),
    ("园林所负责修剪行道树。", ["园林所:department:lead"]),
    ("修剪所需经费由财政所列支。", ["财政所:department:implement"]),
    ("喷药队要备足药剂。", ["喷药队:group:implement"]),
    ("大家排队要有秩序。", []),
    ("巡堤员须按时打卡。", ["巡堤员:role:implement"]),
    ("竣工须按时验收。", []),
    ("各车间分会要报送选手。", ["各车间分会:group:implement"]),
    ("会同渔政站清理河道。", ["渔政站:department:support"]),
    ("联合派出所突击检查市场。", ["派出所:organization:support"]),
    # what a team is for may be a verb; founding a team names none
    ("推动小组每月召开例会。", ["推动小组:group:implement"]),
    ("制定班级计划并上报。", []),
    # a union acts and organises others
    ("工会组织职工开展比武。", ["工会:department:implement"]),
]

VERBS = [
    # dates, rates and adverbs in front of an unlisted verb
    ("服务部每周出车三次。", ["服务部:department:implement"]),
    ("护林员每天巡山两趟。", ["护林员:role:implement"]),
    ("车间每两个月轮训一次。", ["车间:department:implement"]),
    ("后勤科于5月底前把旧床换掉。", ["后勤科:department:implement"]),
    ("信息中心在年内架设探头20个。", ["信息中心:department:implement"]),
    ("各村挨户通知到人。", ["各村:organization:implement"]),
    ("值班教师7点前到岗。", ["值班教师:role:implement"]),
    ("社区卫生服务站为独居老人建档。", ["社区卫生服务站:organization:implement"]),
    ("食堂每餐留样。", ["食堂:department:implement"]),
    ("食堂每餐收入200元。", []),
    ("新员工接受岗前培训8课时。", ["新员工:role:implement"]),
    ("新员工接受媒体采访。", []),
    # people behind whom a bare verb stands are described
    ("学生喜欢体育课。", []),
    # several actions of one subject; together is no partner
    ("各科室自查自纠，列出清单。", ["各科室:department:implement"]),
    ("派出所、环卫所联合执法。", ["派出所:organization:implement", "环卫所:department:implement"]),
    # a reward, a held meeting, a state
    ("优胜班组奖励3000元。", []),
    ("党员大会每季度召开一次。", []),
    ("街道办投诉渠道畅通。", []),
    ("每位教师每学期参加培训不少于20学时。", ["每位教师:role:implement"]),
    # a modal word with nothing behind it
    ("各学校要", []),
]

PERSONS = [
    ("李慧兼任办公室主任。", ["李慧:person:head"]),
    ("王强任组长，李明、赵敏任副组长。", ["王强:person:head", "李明:person:deputy", "赵敏:person:deputy"]),
    ("组长由王强担任。", ["王强:person:head"]),
    ("王强负责收集材料。", ["王强:person:lead"]),
    ("全面负责收集材料。", []),
    ("老赵负责看护水泵。", ["老赵:person:lead"]),
    ("刘师傅负责开门。", ["刘师傅:person:lead"]),
    ("由校长任召集人。", ["校长:role:head"]),
    ("由门卫逐车登记。", ["门卫:role:implement"]),
    ("由镇纪委一查到底。", ["镇纪委:organization:implement"]),
    ("组长王伟，副组长李芳，成员赵敏、孙丽。",
     ["王伟:person:head", "李芳:person:deputy", "赵敏:person:member", "孙丽:person:member"]),
    ("成员：李芳、张丽\n安监站　史鹏\n敬老院　院长褚芝\n日常事务从简。",
     ["李芳:person:member", "张丽:person:member", "安监站:department:member", "史鹏:person:member",
      "敬老院:organization:member", "褚芝:person:member"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def config():
    return load_config().extract


@pytest.mark.parametrize(("text", "expected"), NAMES + VERBS + PERSONS)
def test_unlisted(text, expected, config):
    plan = Plan(1, 0, len(text), text)
    found = parties.of_plan(plan, config, dates.of_plan(plan, config), ())
    assert [f"{party.name}:{party.kind}:{party.duty}" for party in found] == expected
