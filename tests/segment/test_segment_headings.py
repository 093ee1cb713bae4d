"""Run-in headings against list items, pairs that differ in little; where a heading ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from segment_laws import document, headings

from pipeline import segment
from pipeline.config import ConfigError, load_config
from pipeline.segment.headings import topics

CONFIG = load_config().segment


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        ("1、加强值班管理。门卫实行两班倒，夜间每隔两个钟头巡查一遍。", "加强值班管理"),
        ("1、门卫要实行两班倒，夜间每隔两个钟头巡查一遍。", None),
        ("1、门卫要加强值班管理。夜间每隔两个钟头巡查一遍。", None),
        ("（2）师傅带徒：每名老工人结对一名新工人，签订协议。", "师傅带徒"),
        ("（2）具体做法如下：每名老工人结对一名新工人。", None),
        ("（2）组长：王大山", None),
        ("3.完善台账,堵住漏洞。出库一律凭单,月末盘点核对。", "完善台账,堵住漏洞"),
        ("3.每月完善台账，堵住漏洞。出库一律凭单，月末盘点核对。", None),
        ("3.完善台账，堵住漏洞。", None),
        ("①更换老化线路；", None),
        ("1、购置铁锹、扫帚、手套、雨衣等用具。由后勤组登记发放。", None),
        ("1、为了方便群众办事。大厅中午安排专人接待。", None),
        (
            "（一）落实《库区动火作业审批与现场监护暂行规定》。动火之前先审批，现场有人监护。",
            "落实《库区动火作业审批与现场监护暂行规定》",
        ),
    ],
)
def test_a_topic_with_a_body_is_a_heading(paragraph: str, heading: str | None) -> None:
    text = f"一、具体安排\n{paragraph}"
    assert headings(text) == ["具体安排", *([heading] if heading else [])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、指导思想坚持预防为主，方便群众。二、工作目标通过两年努力，水质明显好转。", ["指导思想", "工作目标"]),
        ("一、活动时间：三月上旬。二、活动地点：村文化广场。", ["活动时间", "活动地点"]),
        (
            "一、动员部署阶段（3月1日至10日）\n召开村民会议。\n二、总结阶段（5月）\n评出先进。",
            ["动员部署阶段", "总结阶段"],
        ),
        (
            "第一阶段：宣传发动阶段（3月）。张贴通告。\n第二阶段：3月11日至20日。上门登记。",
            ["宣传发动阶段", "第二阶段"],
        ),
        ("第一阶段（摸底）：登记造册。\n第二阶段（整改）：限期完成。", ["摸底", "整改"]),
        ("九月份：\n清点桌椅。\n7-8月：\n检修屋顶。", ["九月份", "7-8月"]),
        # A month's activities are items, however short; what is said of a week is no heading.
        ("三月份：\n1、清点桌椅。\n2、屋顶检修活动\n四月份：\n1、粉刷走廊。", ["三月份", "四月份"]),
        ("第一周：\n清点桌椅。\n第二周：\n检修屋顶。", ["第一周", "第二周"]),
        ("第一周：\n清点桌椅。\n第二周是检修周。", ["第一周"]),
        ("一是抓学习。每周读报一次。\n二是抓纪律。上班先签到。", ["抓学习", "抓纪律"]),
        ("首先，提升品质。当天答复投诉。\n其次，抓好安全。每月演练一次。", ["提升品质", "抓好安全"]),
        ("一、措施\n加强学习。一是每周读报一次；二是每月写心得一篇。", ["措施"]),
        ("、工作目标\n水质好转。\n、主要任务\n1、清理河道淤泥。\n2、修补堤岸缺口。", ["工作目标", "主要任务"]),
        ("保障措施\n村里列支专款，按季度公布账目，接受村民监督。", ["保障措施"]),
    ],
)
def test_where_headings_end(text: str, found: list[str]) -> None:
    assert headings(text) == found


def test_an_item_beside_sections_stands_in_a_block_of_its_own() -> None:
    text = "一、措施\n1、加强巡查。夜间每隔两个钟头巡查一遍。\n2、更换楼道里损坏的灯泡。\n二、时间安排\n三月开工。"
    (plan,) = segment.plans(document(text), CONFIG)
    assert [(s.path, s.level, s.heading) for s in plan.sections] == [
        ("1", 1, "措施"),
        ("1.1", 2, "加强巡查"),
        ("1.2", 0, None),
        ("2", 1, "时间安排"),
    ]
    (item,) = plan.items
    assert (plan.section(item.section).path, plan.text[item.start : item.end]) == ("1.2", "更换楼道里损坏的灯泡。")


def test_an_item_knows_what_leads_it_in() -> None:
    text = "一、要求\n1.各组要做到：\n（1）工具归位；\n（2）地面清扫。\n2.离场断电。"
    (plan,) = segment.plans(document(text), CONFIG)
    assert [(item.marker, item.lead) for item in plan.items] == [("1.", None), ("（1）", 1), ("（2）", 1), ("2.", None)]


def test_sentences_know_their_item_and_heading() -> None:
    text = "一、总结阶段（5月）\n先自查。再互查。\n1、整理档案。\n"
    (plan,) = segment.plans(document(text), CONFIG)
    assert [(plan.text[s.start : s.end], s.in_heading, s.item) for s in plan.sentences] == [
        ("总结阶段（5月）", True, None),
        ("先自查。", False, None),
        ("再互查。", False, None),
        ("整理档案。", False, 1),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # ①② inside a paragraph count what it says; on lines of their own they may head.
        ("一、措施\n1、抓“三护”。重点做好：①“护堤”：补缺口、种草皮。②“护树”：刷白、绑草绳。", ["措施", "抓“三护”"]),
        ("一、措施\n①护堤：补缺口、种草皮。\n②护树：刷白、绑草绳。", ["措施", "护堤", "护树"]),
        # Bare topics beside headings are headings too, whole clauses are items.
        (
            "一、形式\n(1)河长培训\n请水利站讲课，每季度一次。\n(2)护河员培训\n由河长讲课。\n(3)村民宣传\n(4)其他活动",
            ["形式", "河长培训", "护河员培训", "村民宣传", "其他活动"],
        ),
        (
            "一、形式\n(1)河长培训\n请水利站讲课，每季度一次。\n(2)护河员培训\n由河长讲课。\n(3)张贴标语、发放传单\n(4)入户讲解",
            ["形式", "河长培训", "护河员培训"],
        ),
        # A whole line without a full stop above its paragraph is a title, whatever it says.
        (
            "1、认真巡河，向早发现要成效，努力消除40处隐患\n每天走一遍，记好日志。\n"
            "2、精心护堤，缺口随见随补\n先填土，后种草。\n3、管好渔网\n限期拆除。",
            ["认真巡河，向早发现要成效，努力消除40处隐患", "精心护堤，缺口随见随补", "管好渔网"],
        ),
        (
            "一、步骤\n1、登记造册（3月），逐户上门。\n2、限期拆除（4月上旬），逾期代拆。",
            ["步骤", "登记造册", "限期拆除"],
        ),
        ("一、步骤\n1、3月份登记造册，逐户上门。\n2、4月上旬限期拆除，逾期代拆。", ["步骤"]),
        ("一、巡护\n巡护以护河员为主、村民为辅。\n1、人员以本村为主、外村为辅。由村里出工钱。", ["巡护"]),
        # A remark in brackets is no body, a sentence in brackets and more is.
        ("一、会务\n1、布置西侧展厅。（钱某）\n2、布置东侧展厅。（孙某）", ["会务"]),
        (
            "一、会务\n1、布置西侧展厅。（钱某）展板提前印好。\n2、布置东侧展厅。（孙某）展板提前印好。",
            ["会务", "布置西侧展厅", "布置东侧展厅"],
        ),
        # What is done on a weekday is no topic.
        ("一、会务\n1、参加镇里例会。带齐台账。\n2、整理会场。擦净桌椅。", ["会务", "参加镇里例会", "整理会场"]),
        ("一、会务\n1、周二参加镇里例会。带齐台账。\n2、整理会场。擦净桌椅。", ["会务", "整理会场"]),
        # A title may go on behind a colon where its body stands below; a label's value stands on its line.
        (
            "一、渠系养护：让每条水渠有人管\n护渠员每天走一遍，记好日志。\n二、苗木养护：把每棵新苗种活\n隔日浇水一次。",
            ["渠系养护：让每条水渠有人管", "苗木养护：把每棵新苗种活"],
        ),
        ("一、渠系养护：护渠员每天走一遍。\n二、苗木养护：隔日浇水一次。", ["渠系养护", "苗木养护"]),
        (
            "一、活动主题：让每条水渠有人管\n护渠员每天走一遍，记好日志。\n二、活动时间：三月\n雨天顺延。",
            ["活动主题", "活动时间"],
        ),
        (
            "一、主办单位：镇水利站\n协办单位：各村护河队\n二、参加人员：全体护渠员\n自带工具。",
            ["主办单位", "参加人员"],
        ),
        # Teams on a run-on page, and who is in them; on lines of their own they are what they say.
        ("一、人员分工\n1、巡查组组长：钱某\n2、巡查组成员：孙某", ["人员分工"]),
        (
            "一、人员分工（一）现场警戒组组长：钱某。成员：孙某。（二）物资保障组成员：李某。",
            ["人员分工", "现场警戒组", "物资保障组"],
        ),
        ("泵站工作计划\n上周小结\n1、清点库房。\n本周安排\n1、检修水泵。", ["上周小结", "本周安排"]),
        ("泵站工作计划\n上周小结会\n1、清点库房。\n2、检修水泵。", []),
        ("一、宣传发动 1、4月3日上午召开动员会。2、张贴通告。", ["宣传发动"]),
    ],
)
def test_which_lines_are_headings(text: str, found: list[str]) -> None:
    assert headings(text) == found


def test_an_item_among_headings_is_a_level() -> None:
    text = (
        "一、措施\n（一）为了早日完工，分两步走：\n第一阶段：摸底登记（3月）。逐户上门。\n第二阶段：限期拆除（4月）。逾期代拆。\n"
        "（二）严格验收。逐户打分，张榜公布。"
    )
    (plan,) = segment.plans(document(text), CONFIG)
    levels = [(section.level, section.heading) for section in plan.sections if section.heading is not None]
    assert levels == [(1, "措施"), (3, "摸底登记"), (3, "限期拆除"), (2, "严格验收")]


def test_a_break_of_an_unknown_class_is_named() -> None:
    shipped = load_config().segment
    words = {**shipped.lexicon("body_breaks"), "站长": "actr"}
    with pytest.raises(ConfigError, match="'站长' is 'actr', not actor, act or word"):
        topics(replace(shipped, lexicons={**shipped.lexicons, "body_breaks": words}))
