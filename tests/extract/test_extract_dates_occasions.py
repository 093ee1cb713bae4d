"""Times that an event bounds, or that so much time has to pass to: pairs that differ in a word."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract.dates import scan
from pipeline.extract.dates.words import vocabulary

WORDS = vocabulary(load_config().extract)

PAIRS = {
    "彩排前三天定稿。": ["彩排前三天"],
    "提前三天定稿。": [],
    "彩排前三天的稿子作废。": [],
    "值班表在出发前一天贴出。": [],
    "在出发前一天贴出值班表。": ["出发前一天"],
    "开学前两周清点桌椅。": ["开学前两周"],
    "考前一个月停开社团。": ["考前一个月"],
    "回顾前两个月的得失。": ["前两个月"],
    "小结前两周的工作。": [],
    "考前组织志愿者扫雪。": ["考前"],
    "考前辅导由医生讲。": [],
    "清查结束后十日内交表。": ["清查结束后十日内"],
    "清查十日内交表。": [],
    "新徒工入职后一个月内体检。": ["入职后一个月内"],
    "新徒工入职后体检。": [],
    "两周后收回问卷。": ["两周后"],
    "拖了两周后收回问卷。": [],
    "在两周后收回问卷。": ["两周后"],
    "五年后他当上了站长。": [],
    "第二个月起学记账。": ["第二个月起"],
    "第二个月起点不同。": ["第二个月"],
    "头三个月跟班。": ["头三个月"],
    "头三个人跟班。": [],
    "门把手一日一擦。": ["一日"],
    "门把手一日一个样。": [],
    "大棚一天两通风。": ["一天"],
    "大棚一日三餐。": [],
    "书箱四周一轮换。": ["四周"],
    "三月三歌会照办。": [],
    "单号周查食堂，双号周查宿舍。": ["单号周", "双号周"],
    "半期召开座谈会。": ["半期"],
    "半期考试照旧。": [],
    "重大节日慰问老兵。": ["重大节日"],
    "做好重大节日庆祝活动。": [],
    "逢年过节看望老兵。": ["逢年过节"],
    "赶集日摆咨询台。": ["赶集日"],
    "年终评选最美护路员。": ["年终"],
    "作为年终评选先进的依据。": [],
    "年终将考评得分张榜。": ["年终"],
    "年终考评得分张榜。": [],
    "办好“5·25”心理周。": ["5·25"],
    "每亩5.25元。": [],
    "学徒结业前提交图纸。": ["结业前"],
    "店庆期间加开班车。": ["店庆期间"],
}


@pytest.mark.parametrize(("text", "expected"), PAIRS.items(), ids=PAIRS)
def test_bounded_by_an_event(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in scan.expressions(text, WORDS)] == expected
