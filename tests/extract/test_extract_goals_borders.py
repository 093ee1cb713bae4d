"""Goals: words that only look like signals, further states behind a signal, whom a clause deals with."""

from __future__ import annotations

import pytest
from goal_reading import goals_of

ELSEWHERE = [
    # words that begin inside another word
    ("明确保障经费，抓好台站维护。", []),
    ("明确经费，保障台站维护。", ["保障台站维护"]),
    ("正确保管标本。", []),
    ("确保标本完好。", ["确保标本完好"]),
    ("落实现场会议程。", []),
    ("实现场馆全开放。", ["实现场馆全开放"]),
    ("把要点传达到每名船员。", []),
    ("使航速达到每小时九海里。", ["使航速达到每小时九海里"]),
    ("把缆绳检查做到位。", []),
    ("检查缆绳，做到心细手稳。", ["做到心细手稳"]),
    ("组建成立护航队。", []),
    ("建成船员之家。", ["建成船员之家"]),
    ("参与航线竞争创新经营。", []),
    ("争创新式码头。", ["争创新式码头"]),
    # names of things with 保障
    ("由保障部门统一派船。", []),
    ("由调度部门派船，保障通航。", ["保障通航"]),
    ("保障人员负责加油。", []),
    ("保障人员安全。", ["保障人员安全"]),
    ("提升通航保障水平。", []),
    ("保障水面畅通。", ["保障水面畅通"]),
    ("会务保障组提前到场。", []),
    ("保障组织关系清晰。", ["保障组织关系清晰"]),
    # what is looked into, asked, not so
    ("研究杜绝触礁的做法。", []),
    ("练习避碰，杜绝触礁。", ["杜绝触礁"]),
    ("探讨如何让新船员安心。", []),
    ("关心生活，让新船员安心。", ["让新船员安心"]),
    ("不能保证航速的，不予出海。", []),
    ("调校螺旋桨，保证航速的稳定。", ["保证航速的稳定"]),
    ("对达到标准航速的船长予以奖励。", []),
    ("各船达到标准航速。", ["各船达到标准航速"]),
    ("如实现零事故，年终加分。", []),
    ("如期实现零事故。", ["如期实现零事故"]),
    ("截至上月，实现零事故。", []),
    ("到下月，实现零事故。", ["实现零事故"]),
    # a purpose is none; a setting for somebody is
    ("为了营造静谧的船舱，关闭音响。", []),
    ("为船员营造静谧的环境，关闭音响。", ["为船员营造静谧的环境"]),
    # further states share the signal; more than two are goals, each of them
    ("确保航标醒目，浅滩得到疏浚。", ["确保航标醒目，浅滩得到疏浚"]),
    ("确保航标醒目，组织浅滩疏浚。", ["确保航标醒目"]),
    (
        "确保航标醒目，浅滩得到疏浚，锚地明显改善，灯塔持续优化。",
        ["确保航标醒目", "浅滩得到疏浚", "锚地明显改善", "灯塔持续优化"],
    ),
    # by how much, and of which aim
    ("实现运费收入九万元，同比增长12%。", ["实现运费收入九万元，同比增长12%"]),
    ("实现运费收入九万元，同比核算一次。", ["实现运费收入九万元"]),
    ("力争实现渡船减少到3条，轮船达9条的目标。", ["力争实现渡船减少到3条，轮船达9条的目标"]),
    # what is passed is no means
    ("确保通过船级审核，及时上报航次。", ["确保通过船级审核"]),
    ("确保通过调度，航次不断。", ["确保通过调度，航次不断"]),
    # agents with a modal share nothing
    ("确保缆桩不松动，船员要按班巡视。", ["确保缆桩不松动"]),
    ("做到缆桩牢靠，有巡视、有记录。", ["做到缆桩牢靠，有巡视、有记录"]),
    # a year beside its signal, and one that is a clause
    ("2031年力争开通夜航。", ["2031年力争开通夜航"]),
    ("2031年，力争开通夜航。", ["力争开通夜航"]),
    ("力争建成船民满意的码头单位。", ["力争建成船民满意的码头单位"]),
    ("表彰实现安全航行的码头单位。", []),
]
EXPECTED = [
    # connectives that are words of their own
    ("应急缆绳齐备。", ["应急缆绳齐备"]),
    ("就餐船舱整洁。", ["就餐船舱整洁"]),
    ("要缆绳齐备。", ["缆绳齐备"]),
    # a predicate ends the state; an agent, a charge and a topic do not
    ("服务对象满意。", ["服务对象满意"]),
    ("对服务对象满意度调查。", []),
    ("船员要通力拉缆。", []),
    ("调度室负责协调。", []),
    ("调度有力协调。", ["调度有力协调"]),
    ("航线优化的办法。", []),
    ("航线优化。", ["航线优化"]),
    ("教育船员遵规守纪。", []),
    ("船员遵规守纪。", ["船员遵规守纪"]),
    ("检查是否船况良好。", []),
    ("检查船况良好。", ["检查船况良好"]),
    ("去年，船况良好。", []),
    ("明年，船况良好。", ["船况良好"]),
    # purposes
    ("为提升航海技能，举办比武。", ["提升航海技能"]),
    ("为航海爱好者提供咨询。", []),
    ("旨在提升航海技能，磨炼意志。", ["旨在提升航海技能，磨炼意志"]),
    ("旨在组织航海比武。", []),
    ("愿意在船上值夜。", ["愿意在船上值夜"]),
    # levels and new counts; norms are none
    ("年产网具达9万张。", ["年产网具达9万张"]),
    ("船员每月不少于9次训练。", []),
    ("新增泊位9个。", ["新增泊位9个"]),
    ("检查泊位9个。", []),
    ("提高警惕。", []),
    ("提高技能。", ["提高技能"]),
    ("监测平台基本建成。", ["监测平台基本建成"]),
    ("通过船级审核。", ["通过船级审核"]),
    ("通过船级交流。", []),
]
LABELLED = [
    ("活动目的：磨炼意志，增进友谊。", ["磨炼意志", "增进友谊"]),
    ("活动地点：磨炼意志，增进友谊。", []),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_elsewhere(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "tasks")] == expected


@pytest.mark.parametrize(("text", "expected"), EXPECTED)
def test_in_goals_sections(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "goals")] == expected


@pytest.mark.parametrize(("text", "expected"), LABELLED)
def test_paragraphs_with_a_label(text: str, expected: list[str]) -> None:
    assert [goal.text for goal in goals_of(text, "other")] == expected
