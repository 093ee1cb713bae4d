"""Forms of subjects met on pages of many trades, in pairs that differ in a word."""

from __future__ import annotations

import pytest
from party_reading import parties_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The last mark of an enumeration parts nothing in front of a modal word.
        ("乡政府、各村民小组、要按时巡堤。", ["乡政府", "各村民小组"]),
        ("乡政府、各村民小组、计划表。", []),
        # Two determiners side by side name two kinds of bodies; 各校各处室 the offices of each.
        ("各乡各部门要认清形势。", ["各乡", "各部门"]),
        ("各校各处室要认清形势。", ["各校各处室"]),
        # Who is on duty, not a verb with its object.
        ("值日组长做到按时开窗。", ["值日组长"]),
        ("培训组长做到按时开窗。", []),
        # 教育 with people and what they are to do is a verb.
        ("各班教育学生参加劳动。", ["各班"]),
        ("各班教育学生的方法不同。", []),
        ("督促、指导驻区各单位制定预案。", ["驻区各单位"]),
        ("督促、了解驻区各单位制定预案。", []),
        ("表格由审批部门推送到窗口。", ["审批部门:implement:explicit"]),
        ("乡上成立抗旱小组。", ["乡上"]),
        ("镇党委极为重视，成立领导小组。", ["镇党委"]),
        # Who agrees to what somebody applied for.
        ("经本人申请，所在支部同意，能够晚到。", ["所在支部:supervise"]),
        ("所在支部同意这种看法。", []),
        ("县教育局同意，方可外出。", ["县教育局:supervise"]),
        # A row of duties: who leads, who carries it out, who helps.
        (
            "由院长牵头、护理部落实、各病区配合。",
            ["院长:lead:explicit", "护理部", "各病区:support:explicit"],
        ),
        ("院长牵头、各科室落实。", ["院长:lead:explicit", "各科室"]),
        ("制度不落实、责任不清的科室整改。", []),
        ("各乡镇分村建立台账。", ["各乡镇"]),
        ("体育部：购买药品。", ["体育部:lead:list"]),
        ("体育部：药品购买。", []),
        ("宣传组：写通讯稿。", ["宣传组:lead:list"]),
        ("宣传组：通讯稿。", []),
        ("后勤组会前一天将桌椅摆放到位。", ["后勤组"]),
        ("后勤组会议将推迟的事。", []),
        ("推动各县和学校将规划落实到位。", ["各县和学校"]),
        ("推动学校高质量发展。", []),
        ("用火单位应备足沙土。", ["用火单位"]),
        ("承租单位应安装设备。", ["承租单位"]),
        ("全市卫生系统坚持以人为本。", ["全市卫生系统"]),
        # 本 begins the object of a verb, or ends a thing.
        ("各村组织本村村民清沟。", ["各村"]),
        ("教师登记本。", []),
        ("一把手亲自抓，分管领导靠前抓。", ["一把手:lead:explicit", "分管领导:lead:explicit"]),
    ],
)
def test_forms(text, expected):
    assert parties_in(text) == expected


@pytest.mark.parametrize(
    ("described", "planned", "party"),
    [
        ("根据沙河市教育局关于开展安全检查的通知精神。", "沙河市教育局开展安全检查。", "沙河市教育局"),
        ("机关干部读书活动实行三级帮带。", "机关干部读书活动要实行三级帮带。", None),
        ("基层工会建设有新进展。", "基层工会建设有特色的阵地。", "基层工会"),
        ("县委书记在誓师会上的讲话精神。", "县委书记在誓师会上讲话。", "县委书记"),
        ("合作社种植积极性高。", "合作社种植油菜。", "合作社"),
        ("县级公立医院改革全面推开。", "县级公立医院推开改革。", "县级公立医院"),
        ("班委通过举手表决产生。", "班委通过举手表决推选组长。", "班委"),
        ("年老党员经本人申请可以请假。", "年老党员经支部同意可以请假。", None),
        ("全县公办学校择校现象得到遏制。", "全县公办学校遏制择校现象。", "全县公办学校"),
    ],
)
def test_what_is_described_plans_nothing(described, planned, party):
    assert parties_in(described) == []
    if party:
        assert party in [name.split(":")[0] for name in parties_in(planned)]
