"""Headings in the forms of other sites: pairs of texts that differ in a word or a mark and in the headings found."""

from __future__ import annotations

import pytest
from segment_laws import headings

from pipeline.config import load_config

CONFIG = load_config().segment


CLEAN = "各组按月巡查河岸，登记漂浮物。"
PLANT = "各组分段补种柳树，缺苗的补齐。"
BODY = "一、任务\n清理河岸。\n二、经费\n由村里列支。\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Who does what a heading names stands behind it in brackets.
        (f"一、清淤竞赛（负责人：）\n{CLEAN}\n二、植柳竞赛（负责人：王某）\n{PLANT}", ["清淤竞赛", "植柳竞赛"]),
        (f"一、清淤竞赛（水利站牵头）\n{CLEAN}\n二、植柳竞赛（村妇联主办）\n{PLANT}", ["清淤竞赛", "植柳竞赛"]),
        (f"一、清淤竞赛（上游）\n{CLEAN}\n二、植柳竞赛（下游）\n{PLANT}", ["清淤竞赛（上游）", "植柳竞赛（下游）"]),
        # A stage is named behind its date.
        (
            "一、步骤\n第一阶段（3月1日至10日）宣传发动阶段：入户讲解。\n第二阶段（3月11日至20日）为检查验收阶段：逐段验收。",
            ["步骤", "宣传发动阶段", "检查验收阶段"],
        ),
        (
            "一、步骤\n第一阶段（3月1日至10日）：各组入户讲解。\n第二阶段（3月11日至20日）：各组逐段验收。",
            ["步骤", "第一阶段", "第二阶段"],
        ),
        # Titles in 【】 inside a line, where others stand at the heads of lines.
        (
            f"【护河目的】\n{CLEAN}\n【护河内容】\n1、清淤。2、植柳。【护河对象】全村各组 【护河方式】\n{PLANT}",
            ["护河目的", "护河内容", "护河对象", "护河方式"],
        ),
        (f"护河目的\n{CLEAN}【护河对象】全村各组。\n{PLANT}", ["护河目的"]),
        # Who is what, and what is done.
        (f"一、人员\n1、护河员：负责每天巡河。\n2、清淤员：负责每月清淤。\n二、其他\n{PLANT}", ["人员", "其他"]),
        (
            f"一、内容\n1、护河值守：负责每天巡河，登记在册。\n2、清淤作业：负责每月清淤，淤泥外运。\n二、其他\n{PLANT}",
            ["内容", "护河值守", "清淤作业", "其他"],
        ),
        # Labels right below a numbered heading, one of them with a noun of headings.
        (
            f"一、护河打算\n总体目标：河水三年变清，两岸绿树成行。\n护河步骤：先清淤再植柳，一段一段推进。\n二、其他\n{PLANT}",
            ["护河打算", "总体目标", "护河步骤", "其他"],
        ),
        (
            f"一、河道情况\n河道现状：上游淤塞严重，下游岸坡不稳。\n护河力量：全村出工二十人，分成四组。\n二、其他\n{PLANT}",
            ["河道情况", "河道现状", "护河力量", "其他"],
        ),
        (
            f"一、护河打算\n参加人员：全村各组组长和护河员参加。\n集合地点：村口老柳树下的空地上集合。\n二、其他\n{PLANT}",
            ["护河打算", "其他"],
        ),
        (
            f"一、护河打算。\n总体目标：河水三年变清，两岸绿树成行。\n二、其他\n{PLANT}",
            ["护河打算", "其他"],
        ),
        # Three bodies above paragraphs; two may be anything.
        (f"护河队\n清淤组\n{CLEAN}\n植柳组\n{PLANT}\n宣传组\n{CLEAN}", ["清淤组", "植柳组", "宣传组"]),
        (f"请看清淤组\n{CLEAN}\n植柳组\n{PLANT}", []),
        # The day of a festival, and a numbered name.
        (f"一、护河\n3.12植树节\n{PLANT}\n二、其他\n{CLEAN}", ["护河", "其他"]),
        (f"一、护河\n1.1 关键环节\n{PLANT}\n1.2 护岸植树\n{CLEAN}", ["护河", "关键环节", "护岸植树"]),
        # Who does it is content.
        (f"一、要求\n1、组长组织本组人员参加。早到签名。\n2、巡河纪律。{CLEAN}", ["要求", "巡河纪律"]),
        (f"一、任务\n1、各组自查淤塞河段。组长签字。\n2、淤塞河段自查。{CLEAN}", ["任务", "淤塞河段自查"]),
        # A row of a table on one line.
        (
            "一、清单\n1、清除弃渣3处 责任河长：陈某 完成时限：5月底\n2、拆除棚屋2座 责任河长：何某 完成时限：6月底",
            ["清单"],
        ),
    ],
)
def test_headings(text: str, found: list[str]) -> None:
    assert headings(text) == found
