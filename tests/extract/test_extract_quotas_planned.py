"""What a plan orders and what only says who, which or when: pairs of sentences that differ in a word or two."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract.quotas import find
from pipeline.records import Page
from pipeline.stages import process

COUNTED = [
    ("教研组每周确定一个专题。", ["一个"]),
    ("教研组围绕一个专题讨论。", []),
    ("中层干部每人联系一个班组。", ["一个"]),
    ("为每名幼儿创设一个温馨的环境。", []),
    ("学员每天写一段体会。", ["一段"]),
    ("上一节展示课。", ["一节"]),
    ("复习上一节课的内容。", []),
    ("给新教师上一堂课。", ["一堂"]),
    ("购置三台投影仪、一台相机。", ["三台", "一台"]),
    ("组建篮球、排球两支队伍。", ["两支"]),
    ("加强党员、教师两支队伍建设。", []),
    ("成立器乐、书法、棋类三个协会。", ["三个"]),
    ("建立家庭、学校、社会三个层面的机制。", []),
    ("编写《家乡的桥》《家乡的水》两本校本读本。", ["两本"]),
    ("与五家乡镇企业签订协议。", ["五家"]),
    ("科室干部每周两天下沉社区。", ["两天"]),
    ("新护士轮岗两个月。", ["两个月"]),
    ("每天绕操场跑两圈。", ["两圈"]),
    ("婚宴不超过二十桌。", ["不超过二十桌"]),
    ("每周听课不少于三节。", ["不少于三节"]),
    ("三节期间加强值班。", []),
    ("开展“交一个朋友”活动。", []),
    ("7:40 校车到站。", []),
    ("覆盖40 校。", ["40 校"]),
    ("本文共4页", []),
    ("编印手册共40页。", ["40页"]),
    ("周三下午第三、四节。", []),
    ("周三下午上课四节。", ["四节"]),
    ("报名参加100米。", []),
    ("铺设水管100米。", ["100米"]),
    ("以一名志愿者的标准要求自己。", []),
    ("发展一名志愿者。", ["一名"]),
    ("办一所家长满意的幼儿园。", []),
    ("做到发现一处治理一处。", []),
    ("两个校区之间互派教师。", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_an_order_makes_a_small_number_count(text: str, expected: list[str]) -> None:
    assert [quota.text for quota in find(text)] == expected


MODALITY = [
    ("撤并8人以下教学点。", "fact"),
    ("教学点控制在8人以下。", "prescribed"),
    ("党员5名以上的村单独建立支部。", "fact"),
    ("选派5名以上的党员。", "prescribed"),
    ("更新使用超过八年的课桌。", "fact"),
    ("课桌使用不超过八年。", "prescribed"),
    ("对两次以上不到会的代表进行提醒。", "fact"),
    ("举办两次以上的讲座。", "prescribed"),
    ("实现产值突破6亿元的目标。", "prescribed"),
    ("我站现有护士6名。每月轮训护士2名。", "prescribed"),
    ("我站现有护士6名，其中主管护师2名。", "fact"),
]


@pytest.mark.parametrize(("text", "expected"), MODALITY)
def test_what_limits_a_noun_prescribes_nothing(text: str, expected: str) -> None:
    assert find(text)[-1].modality == expected


SUMMARY = (
    "仓库管理工作总结\n一、安全检查\n本年度检查消防器材5次。\n二、存在不足\n人手偏紧。\n"
    "{lead}\n1、检修货架\n检修货架30组。\n"
)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [("明年的工作打算从以下几方面着手：", "prescribed"), ("按照年初的工作打算做了以下几方面工作：", "fact")],
)
def test_a_lead_in_turns_a_summary_to_what_is_to_come(lead: str, expected: str) -> None:
    result = process(Page(SUMMARY.format(lead=lead).encode(), "x.txt", "txt"), load_config().rules_alone())
    found = {quota.text: quota.modality for quota in result.mentions[0].quotas}
    assert found == {"5次": "fact", "30组": expected}


@pytest.mark.parametrize(
    ("line", "tasks"),
    [
        ("奖品2600元，布置材料300元。", 0),
        ("发放奖品2600元。", 1),
        ("讲课费1.5万元。", 0),
        ("每场补助1.5万元。", 1),
    ],
)
def test_a_thing_with_its_price_is_no_task(line: str, tasks: int) -> None:
    text = f"登山活动方案\n一、活动要求\n大家注意安全。\n二、经费预算\n{line}\n"
    result = process(Page(text.encode(), "x.txt", "txt"), load_config().rules_alone())
    assert sum(map(len, result.tasks)) == tasks
