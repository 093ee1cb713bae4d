"""Parts that layout alone shows: names in 【】, stages before their days, fields of work above lists, first lines."""

from __future__ import annotations

import pytest
from segment_laws import document

from pipeline import segment
from pipeline.config import load_config
from pipeline.records import Plan

CONFIG = load_config().segment


def _plans(text: str) -> tuple[Plan, ...]:
    return segment.plans(document(text), CONFIG)


def _headings(text: str) -> list[str]:
    return [s.heading for plan in _plans(text) for s in plan.sections if s.heading is not None]


_FRAMED = (
    "养蜂班招生合集\n【学习目标】\n人人会取蜜。\n【学情分析】\n学员三十人。\n{}\n每周一节，共八节。\n【评价】\n看蜜量。"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Where parts are set in 【】, one that is called like a plan is a part too.
        (_FRAMED.format("【课时安排】"), 1),
        ("【护河计划】\n每月巡河一次。\n【护林工作计划】\n每周巡山一次。", 2),
    ],
)
def test_names_in_frames_are_parts(text: str, found: int) -> None:
    assert len(_plans(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、步骤\n育苗阶段（3月1日—9日）。翻土播种。\n移栽阶段（4月）。按行移栽。", ["步骤", "育苗阶段", "移栽阶段"]),
        ("一、步骤\n育苗阶段（大棚内）。翻土播种。\n移栽阶段（大田里）。按行移栽。", ["步骤"]),
        ("一、步骤\n育苗阶段  3月1日-9日\n翻土播种。\n进入阶段（4月）。移栽。", ["步骤", "育苗阶段"]),
        # A name and its answer behind a blank.
        ("一、对象　　全体社员\n二、时间　　三月", ["对象", "时间"]),
        ("一、时间安排　　报名：4月底；初赛：5月。\n二、要求　　守时：不迟到。", ["时间安排", "要求"]),
        # Fields of work above lists of their own.
        ("护坝\n1. 巡坝两次。\n2. 除草。\n育苗\n1. 投苗三万尾。\n2. 测水温。", ["护坝", "育苗"]),
        ("护坝\n1. 巡坝两次。\n2. 除草一次；\n育苗\n3. 投苗三万尾。\n4. 测水温。", []),
        # What an article lays down is a sentence, what it is called a name.
        (
            "蜂场规定\n第一条 蜂箱由专人清洗，不得外借。每箱一签。\n第二条 健康检查。每年一次。\n第三条 取蜜。",
            ["健康检查"],
        ),
        # When a plan was signed is no month of it.
        ("护坝计划\n一、巡坝\n每周两次。\n二、除草\n每月一次。\n水利站\n2031年9月", ["巡坝", "除草"]),
        ("护坝计划\n2031年8月\n除草两次。\n2031年9月\n修闸三处。", ["2031年8月", "2031年9月"]),
        # The last item of a list, and a line that closes the plan.
        (
            "一、措施\n1、清渠。每月一次。\n2、护岸。修补破损。\n3、请老师傅给新社员上一课，讲讲闸门怎么关。\n成绩属于昨天。",
            ["措施", "清渠", "护岸"],
        ),
        (
            "一、措施\n1、清渠。每月一次。\n2、护岸。修补破损。\n3、请老师傅给新社员上一课，讲讲闸门怎么关。每年两次。",
            ["措施", "清渠", "护岸", "请老师傅给新社员上一课，讲讲闸门怎么关"],
        ),
        # 最后是… counts a part that is called what follows.
        (
            "护河打算\n今年做三件事。\n首先，巡河。每周两次，不落一段。\n其次，清淤。每年一次，老李带队。\n最后是护岸。每年修补一遍，用石料。",
            ["巡河", "清淤", "护岸"],
        ),
        # A goals section that runs into its first goal.
        (
            "为护好河水，定此计划。一、主要目标河水常年清澈见底。两岸绿树成荫。二、主要措施清淤由各组负责。",
            ["主要目标", "主要措施"],
        ),
        # What divides a report is no part of a count inside the paragraph above.
        (
            "做了不少。但也有不足：一是缺人；二是缺钱。\n下一步打算：\n（一）招人。年内招三名。\n（二）筹钱。月底到位。",
            ["下一步打算", "招人", "筹钱"],
        ),
    ],
)
def test_headings(text: str, found: list[str]) -> None:
    assert _headings(text) == found


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("护河工作计划(精选范文)\n每月巡河一次，逐段登记。", "护河工作计划(精选范文)", "plan"),
        ("护河工作总结及新年计划_2000字\n每月巡河一次，逐段登记。", "护河工作总结及新年计划_2000字", "summary"),
        ("护河(精选范文)\n每月巡河一次，逐段登记。", None, "plan"),
        ("护河员工作计划 我护河六年了，苦过也笑过。 一、目标 水清岸绿", "护河员工作计划", "plan"),
        ("护河员工作 我护河六年了，苦过也笑过。 一、目标 水清岸绿", None, "plan"),
        (
            "2031学年第一学期青山小学护河工作计划 一、指导思想 以水为先。",
            "2031学年第一学期青山小学护河工作计划",
            "plan",
        ),
        ("水利科上半年小结及下半年打算\n上半年修闸三处，漏水明显减少。", "水利科上半年小结及下半年打算", "summary"),
        ("水利科上半年任务及下半年打算\n上半年修闸三处，漏水明显减少。", "水利科上半年任务及下半年打算", "plan"),
    ],
)
def test_first_lines(text: str, title: str | None, kind: str) -> None:
    plan = _plans(text)[0]
    assert (plan.title, plan.kind) == (title, kind)
