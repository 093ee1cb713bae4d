"""Laws of cleaning: nothing is lost silently, cleaning twice changes nothing, time grows with length."""

from __future__ import annotations

import gc
import re
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from clean_page import CONFIG, cleaned, document

from pipeline import clean

PIECES = [
    "一、工作目标",
    "（二）加强领导",
    "3．落实责任",
    "为做好防汛工作，",
    "确保安全。",
    "各村要开展排查；",
    "\n",
    "\n\n　　",
    " ",
    "20xx年",
    "xx县",
    "_负责",
    "学(xué)校",
    "計(jì)劃",
    "?!敖Y",
    "的'要求",
    ",,",
    "2、",
    "\n2、一对多",
    "相关文章：\n",
    "某方案07-27\n",
    "- 某合同\n",
    "以下是小编整理的计划，欢迎阅读。",
    "时间:2021-02-03 04:05:06\n",
    "首页 > 计划 > 正文\n",
    "……此处隐藏99个字……",
    "![a](b.gif)",
    "年月日至",
    "(2021345a)",
    "925主要",
    "“平安”活动方案。",
    "《某某方案》。",
    "\x00",
    "\ud800",
    "𠮷",
    "\u200b",
    "再。\n",
    "地开展",
    "我校",
    "学校",
    "版权所有 ICP备1号\n",
    "某校工作计划\n",
    "一一、、目目标标",
    "工\t作",
    "特制定本.方案",
]
PAGES = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(PAGES)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_character_is_kept_or_in_a_row(page: str) -> None:
    text = document(page).text
    covered = set()
    for change in text.changes:
        assert text.source[change.raw_start : change.raw_end] == change.before
        covered.update(range(change.raw_start, change.raw_end))
    for gap in text.gaps():
        assert covered.issuperset(range(gap.start, gap.end))


@given(PAGES)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_kept_character_comes_from_where_it_says(page: str) -> None:
    text = document(page).text
    changed = set()
    for change in text.changes:
        changed.update(range(change.raw_start, change.raw_end))
    for at, char in enumerate(text.value):
        start, end = text.origin(at)
        if end == start + 1 and start not in changed:
            assert text.source[start] == char


@given(PAGES)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rows_lie_beside_each_other(page: str) -> None:
    """No removal lies inside another: one row a region."""
    rows = [c for c in document(page).text.changes if not c.after and c.kind != "whitespace"]
    for one, two in pairwise(rows):
        assert one.raw_end <= two.raw_start or one.raw_end < two.raw_end


SOUND = """某镇2023年森林防火工作方案
为做好我镇森林防火工作，保护森林资源，结合实际，制定本方案。
一、工作目标
森林火灾受害率控制在0.9‰以下，24小时扑灭率达到95%以上。
（一）落实责任
1.镇林业站负责日常巡查，各村每周至少巡查2次；
2.护林员实行包片管理，做到“四个到位”。
二、时间安排
3月1日至4月30日为重点时段，各村要安排专人值班。
三、联系方式
联系人：张一，电话：0000-1234567。"""


def test_sound_text_stays_as_it_is() -> None:
    done = document(SOUND)
    assert done.text.value == SOUND
    assert not [change for change in done.text.changes if change.before != change.after]


@given(PAGES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_cleaning_is_deterministic(page: str) -> None:
    assert document(page).text.changes == document(page).text.changes


SHAPES = [
    "(",
    "x",
    "_",
    "\n",
    "1、",
    "\n1、",
    " ",
    "学(xué)",
    "学?!敖Y",
    "![",
    "《",
    "再。\n",
    "的'",
    "相关推荐\n",
    "某计划07-27\n",
    "以下是小编整理",
    "时间:",
    "年月日",
    "？",
    "A > ",
    "“计划”",
    "索引号:\n",
    "。。",
    "工\t作\n\n",
    "本.",
    "工工作作",
    "重要\\依据",
    "\n1",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length(shape: str) -> None:
    def seconds(size: int) -> float:
        page = shape * (size // len(shape))
        times = []
        # What other tests have left in memory is not looked through meanwhile.
        gc.disable()
        try:
            for _ in range(2):  # whatever else the machine does may slow one run
                start = time.process_time()
                cleaned(page)
                times.append(time.process_time() - start)
        finally:
            gc.enable()
        return min(times)

    seconds(1000)
    # Eight times the text may take eight times as long; a quadratic rule would take sixty-four.
    assert seconds(80_000) <= 25 * max(seconds(10_000), 0.02)


def test_every_rule_has_a_plain_name() -> None:
    names = clean.rules(CONFIG)
    assert len(names) > 30
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{2,30}", name) for name in names)
