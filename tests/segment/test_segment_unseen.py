"""Outlines as other sites print them: pairs of texts that differ in a word or a mark and in the headings found."""

from __future__ import annotations

import pytest
from segment_laws import document, headings

from pipeline import segment
from pipeline.config import load_config
from pipeline.segment.headings import first_phrase

CONFIG = load_config().segment


BODY = "各组按月巡查河岸，登记漂浮物，发现险情立即上报，不得隐瞒。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What is done in a month is an item, however it is named; one with several sentences of its own is not.
        ("三月份：\n1、护河活动：清理河岸。\n2、植树。", ["三月份"]),
        ("三月份：\n1、护河活动：清理河岸；补种柳树；刷新标牌。\n2、植树。", ["三月份", "护河活动"]),
        ("三月份：\n1、开会部署护河。组长到会。\n2、植树。", ["三月份"]),
        ("第一步：\n1、开会部署。组长到会，记录在册。\n2、植树。", ["第一步", "开会部署"]),
        # 元月 is a month, 元旦 a day.
        ("十二月：\n1、清淤。\n元月：\n1、总结。", ["十二月", "元月"]),
        ("十二月：\n1、清淤。\n元旦：\n1、总结。", ["十二月"]),
        # Who speaks each time is no topic.
        ("一、学习材料\n1.王大山：巡河须知十条\n2.王大山：清淤守则十条", ["学习材料"]),
        ("一、学习材料\n1.巡河：先看水位再看岸坡\n2.清淤：先断水源再下河道", ["学习材料", "巡河", "清淤"]),
        # A form is filled in; a topic has a body.
        ("一、护河日\n1、时间：3月8日\n2、地点：码头\n3、内容：清理河面，登记垃圾", ["护河日"]),
        (
            "一、护河日\n1、清理：下河捞起漂浮物\n2、登记：逐条记下来源\n3、转运：当天送到镇上",
            ["护河日", "清理", "登记", "转运"],
        ),
        ("一、责任人：\n王大山，任期两年。\n二、任务\n护河。", ["责任人", "任务"]),
        ("一、任务\n1、责任人：\n王大山，任期两年。\n2、护河。", ["任务"]),
        # 上午 is when, not what.
        ("一、安排\n1、上午：清理河岸，登记漂浮物\n2、宣传：入户讲解护河条例", ["安排", "宣传"]),
        # Three things to do one after the other are content.
        (
            "一、队伍\n1、组建护河队伍，划定巡查河段，配齐救生衣和打捞网，落实夜间值守。人员由村里指派。\n2、培训。",
            ["队伍"],
        ),
        (
            "一、队伍\n1、组建护河队伍，落实夜间值守。人员由村里指派，名单上墙。\n2、培训。",
            ["队伍", "组建护河队伍，落实夜间值守"],
        ),
        # A sentence that breaks off.
        ("一、通知\n1.护河大会定于\n注：请各组准时参加，不得缺席，带齐工具和名册。\n2.散会后领工具。", ["通知"]),
        # A table between bars, whatever its first column is called.
        (
            "一、分工表\n河段名称 | 时间安排 | 责任单位 |\n上游 | 3月 | 水利站 |\n二、要求\n守时。",
            ["分工表", "要求"],
        ),
        # In a flattened row a blank on either side of a number.
        (
            "第1周 | 3.1-3.7 | 1. 清淤准备: - 领工具; - 划河段; 2. 会议部署: - 开组长会; - 发名册; |",
            ["第1周", "清淤准备", "会议部署"],
        ),
        # Dots lead to the page of a part in a list of contents.
        ("第一章 队伍……2\n第二章 经费……5\n第一章 队伍\n各组两人。\n第二章 经费\n村里列支。", ["队伍", "经费"]),
        ("第一章 队伍\n第二章 经费\n", ["队伍", "经费"]),
        # Manuals of procedure.
        ("护河规程\n1.0目的\n保护水质。\n2.0范围\n2.1适用于本村各组护河队员。", ["目的", "范围"]),
        # Topics between paragraphs; two are a chance, three a pattern.
        (f"护河要点\n日常管理\n{BODY}\n安全教育\n{BODY}\n队伍建设\n{BODY}", ["日常管理", "安全教育", "队伍建设"]),
        (f"护河要点\n日常管理\n{BODY}\n安全教育\n{BODY}", []),
        (f"护河要点\n日常管理，\n{BODY}\n安全教育，\n{BODY}\n队伍建设，\n{BODY}", []),
        # Offices above lists of their own; one office signs.
        ("护河一周\n水利科\n1、清淤。\n2、护坡。\n林业科\n1、植树。\n2、浇水。", ["水利科", "林业科"]),
        ("护河一周\n水利科\n1、清淤。\n2、护坡。", []),
        # A bulleted line names no section.
        ("一、护河\n– 活动安排：\n– 清理河面，登记漂浮物的来源和去向。", ["护河"]),
        ("一、护河\n活动安排：\n1、清理河面，登记漂浮物的来源和去向。", ["护河", "活动安排"]),
        # A name that only headings have, glued to the title above its parts or parted from its body by a blank.
        ("柳湾村护河安全检查表一、总则\n（一）目的\n保护水质。", ["总则", "目的"]),
        ("为护好河道，特定此规。 一、总体要求 以护河队为主，群众参与，全年不断。", ["总体要求"]),
        # （-） is what damage leaves of a number, also of the second.
        (
            "一、机构及职责（一）护河小组组长：村长。成员：各组组长。（-）清淤组组长：会计。成员：青年民兵。（三）宣传组组长：教师。",
            ["机构及职责", "护河小组", "清淤组", "宣传组"],
        ),
        # The date of a stage in brackets of any kind.
        (
            "一、步骤第一阶段:宣传发动《4月1日至7日》。张贴通告。第二阶段:清理河道《4月8日至20日》。清淤。",
            ["步骤", "宣传发动", "清理河道"],
        ),
        # Decimals behind a blank inside a line; 1.5 measures.
        (
            "1、总则 1.1 护河目的 保护本村水质不受污染。\n1.2 适用范围 本村全部河道与沟渠。",
            ["总则", "护河目的", "适用范围"],
        ),
        ("1、总则 1.1小时巡河一遍，保护本村水质不受污染。", []),
        ("6.1.2Ⅱ级响应\n各组上堤，昼夜巡查。\n6.1.3Ⅲ级响应\n组长上堤，白天巡查。", ["Ⅱ级响应", "Ⅲ级响应"]),
        # Who commands is an entry, what is commanded a topic.
        ("一、分工\n1、总指挥：由王大山担任，统管全村护河。\n2、开会。", ["分工"]),
        ("一、分工\n1、总指导：由镇上派人，统管全村护河。\n2、开会。", ["分工", "总指导"]),
        # How long a stage lasts is no part of its name.
        (
            "一、步骤\n1.宣传阶段（1个月）\n张贴通告，入户讲解，人人知晓。\n2.巩固阶段（长期）\n每周巡查，随手捡拾，建账登记。",
            ["步骤", "宣传阶段", "巩固阶段"],
        ),
        (
            "一、步骤\n1.宣传阶段（1个村）\n张贴通告，入户讲解，人人知晓。\n2.巩固阶段（两个村）\n每周巡查，随手捡拾，建账登记。",
            ["步骤", "宣传阶段（1个村）", "巩固阶段（两个村）"],
        ),
        # A name, and a sentence that begins with it, on a page without line ends.
        (
            "一、分工（一）清淤青年队清淤青年队负责河道清淤。（二）护坡民兵队护坡民兵队负责两岸护坡。",
            ["分工", "清淤青年队", "护坡民兵队"],
        ),
        ("一、分工（一）清淤青年队由村长负责河道清淤。（二）护坡民兵队由会计负责两岸护坡。", ["分工"]),
        # 前言 is a part.
        ("前言\n护河是大家的事，每户都要出力，每人都要动手，河水才会清。\n一、任务\n清淤。", ["前言", "任务"]),
    ],
)
def test_headings_as_other_sites_print_them(text: str, found: list[str]) -> None:
    assert headings(text) == found


def test_a_colon_between_figures_is_a_clocks() -> None:
    assert first_phrase("周六8: 30到码头。", 0, 12).stop == "。"
    assert first_phrase("周六八点: 到码头。", 0, 10).stop == ":"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # What is told month by month says when, whatever it is called.
        ("一、每月重点\n三月：\n1、植树。\n四月：\n1、清淤。", ["schedule", "schedule", "schedule"]),
        ("一、每月重点\n（一）植树\n三行。\n（二）清淤\n两段。", ["tasks", "tasks", "tasks"]),
        # Below the top 安排 is about time only where its text is.
        (
            "一、具体措施\n1、值班安排：每班两人，轮流吃饭。\n2、人员培训：请镇上讲课。",
            ["measures", "measures", "measures"],
        ),
        ("一、具体措施\n1、值班安排：3月由一组值班。\n2、人员培训：请镇上讲课。", ["measures", "schedule", "measures"]),
    ],
)
def test_roles_as_other_sites_print_them(text: str, roles: list[str]) -> None:
    (plan,) = segment.plans(document(text), CONFIG)
    assert [section.role for section in plan.sections if section.heading is not None] == roles
