"""Pairs of sentences that differ in little: which words place something on the calendar, and which belong to a name."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract import dates
from pipeline.records import Plan

PAIRS = {
    "推进“周末课堂进村”": [],
    "推进周末课堂进村": ["周末"],
    "启动“五一工程”": [],
    "启动五一值班": ["五一"],
    "出一期“迎国庆”墙报": [],
    "迎国庆出一期墙报": ["国庆"],
    "发放“三八”礼包": [],
    "发放“三八”节物资": ["“三八”节"],
    "排练“庆元旦合唱”": [],
    "排练庆元旦合唱": ["元旦"],
    "初赛定在16日（周六）举行": ["16日（周六）"],
    "未来是转型的关键五年": ["五年"],
    "从业五年可以申报": [],
    "进入秋冬森林防火关键阶段": ["秋冬"],
    "采购秋冬工装": [],
    "每天一小扫，每周一大扫": ["每天", "每周"],
    "每天小扫，每周一大扫除": ["每天", "每周一"],
    "6月3、10、17日家访": ["6月3、10、17日"],
    "6月3日、10日家访": ["6月3日", "10日"],
    "组织为期两天的业务培训": [],
    "开展为期两天的清查": ["两天"],
    "乡村建设规划(2031-2033)": ["2031-2033"],
    "拨打热线2031-2033": [],
    "型号（2033-2031）": [],
    "2031、9—2032、8招收3个班": ["2031、9—2032、8"],
    "2031、19—2032、8招收3个班": [],
    "举办“三.八”妇女节座谈": ["“三.八”妇女节"],
    "省运会期间加强值班": ["省运会期间"],
    "备战省运会": [],
    "未来是转型的关键一年": [],
    "工作三年以内的护士": [],
    "改造工作三年以内完成": ["三年以内"],
    "通过四个月专项整治": ["四个月"],
    "通过四个月报": [],
    "机房每小时巡查": ["每小时"],
    "机房每小时耗电": [],
    "书店天天营业": ["天天"],
    "书店天天有惊喜": [],
    "印发《柳岸镇2031年度护林方案》": ["2031年度"],
    "印发《柳岸镇护林条例（2031年度版）》": [],
    "贯彻《柳岸镇2031年度护林方案》": [],
    "《柳岸镇2031年度护林方案》现印发给各村": ["2031年度"],
    "制定《2031年春季学期保洁计划》": ["2031年春季学期"],
    "学习《2031年春季学期纪事》": [],
    "假日照常开馆": ["假日"],
    "成立假日小队": [],
    "汇演结束后三天内清场": ["汇演结束后三天内"],
    "后三天内清场": ["后三天内"],
}


@pytest.mark.parametrize(("sentence", "expected"), PAIRS.items())
def test_calendar_or_name(sentence: str, expected: list[str]) -> None:
    assert [date.text for date in dates.find(sentence)] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2031年计划\n定于204年6月3日开会", ["2031", None]),
        ("2031年计划\n定于203年6月3日开会", ["2031", "2031-06-03"]),
        ("2031年计划\n定于231年6月3日开会", ["2031", None]),
    ],
)
def test_year_with_a_lost_digit(text: str, values: list[str | None]) -> None:
    found = [date.value for date in dates.find(text)]
    assert found[0] == values[0]
    assert (found[1] == values[1]) if values[1] else ("2031" not in str(found[1]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6月3日9点前到校", [("6月3日", None)]),
        ("6月3日上午9点前到校", [("6月3日上午9点前", "before")]),
        ("每周一8点前到校", [("每周一", None)]),
        ("每周一早上8点前到校", [("每周一早上8点前", "before")]),
        ("6月3日前到校", [("6月3日前", "before")]),
    ],
)
def test_a_bare_hour_is_a_limit_of_its_own(text: str, expected: list[tuple[str, str | None]]) -> None:
    """In plans the hour counts as a quantity (9点前); only with a part of the day it belongs to the date."""
    found = dates.of_plan(Plan(1, 0, len(text), text), load_config().extract)
    assert [(date.text, date.mod) for date in found] == expected
