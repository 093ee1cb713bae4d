"""Hostile pages: every law holds, and work grows with the page, not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import load_config

CONFIG = load_config().segment
HAN = "一二三四五六七八九十"

PAGES: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "brackets": lambda n: "（" * n,
    "closing brackets": lambda n: "）" * n,
    "quotes": lambda n: "“" * n,
    "dates": lambda n: "1月2日" * (n // 4),
    "bare dates": lambda n: "年月日" * (n // 3),
    "numerals": lambda n: "一、" * (n // 2),
    "markers": lambda n: "1、" * (n // 2),
    "lines of headings": lambda n: "".join(f"{i % 90 + 1}、抓好检查。按时完成。\n" for i in range(n // 14)),
    "headings on one line": lambda n: "".join(f"{i % 90 + 1}、抓好检查。按时完成。" for i in range(n // 14)),
    "silent beginnings": lambda n: "一、工作目标\n二、措施\n为了做好工作，制定本计划如下：\n" * (n // 28),
    "titles": lambda n: "工作计划\n" * (n // 5),
    "titles on one line": lambda n: "工作计划1" * (n // 5),
    "months": lambda n: "九月：" * (n // 3),
    "ordinals": lambda n: "一是抓，二是管。" * (n // 8),
    "lost numerals": lambda n: "、抓好检查。\n" * (n // 7),
    "column headers": lambda n: "序号责任人备注\n" * (n // 8),
    "contents": lambda n: "目录\n甲乙\n丙丁\n" * (n // 9),
    "rows on one line": lambda n: "项目责任人备注 " + "".join(f"{i % 90 + 1}、清点村长" for i in range(n // 7)),
    "rows": lambda n: "项目责任人备注\n" + "".join(f"{i + 1}、清点村长\n" for i in range(n // 8)),
    "voices": lambda n: "1、我看护堤岸。\n2、我镇看护堤岸。\n" * (n // 19),
    "annexes": lambda n: "附件1\n护河方案\n" * (n // 9),
    "bureaus": lambda n: "。县水利局将" * (n // 6),
    "years": lambda n: "。20xx年我校" * (n // 8),
    "dates in brackets": lambda n: "1、摸底（3月），" * (n // 9),
    "framed titles": lambda n: "【护河工作计划】河" * (n // 9),
    "series": lambda n: "。篇1：" * (n // 4),
    "nested": lambda n: "".join(f"{HAN[i % 10]}、（{HAN[i % 10]}）{i % 9 + 1}.①" for i in range(n // 8)),
    "nothing": lambda n: " \n" * (n // 2),
    "organisations": lambda n: "教育局" * (n // 3),
    "lines of months": lambda n: "三月：\n" * (n // 4),
    "labels alike": lambda n: "".join(f"{i % 90 + 1}、村长：好好巡河\n" for i in range(n // 10)),
    "leaders": lambda n: "第一章.......…….…3\n" * (n // 16),
    "notices": lambda n: "各村：\n现将《护河方案细则》印发给你们。\n2024年3月2日\n附件：护河方案细则\n" * (n // 44),
    "collections": lambda n: "护河工作计划（精选5篇）" * (n // 12),
    "titles that go on": lambda n: "关于印发\n柳湾小学2023年\n实 施 方 案\n" * (n // 24),
    "bars": lambda n: "时间 | 备注 | 名称 |\n" * (n // 15),
    "damaged numbers": lambda n: "（-）巡河" * (n // 5),
    "offices": lambda n: "水利科\n1、清淤。\n" * (n // 10),
}


def steps(text: str) -> int:
    """How many Python function calls segmenting takes: unlike seconds, the same on a busy machine."""
    count = 0

    def count_calls(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    page = document(text)
    before = sys.getprofile()
    sys.setprofile(count_calls)
    try:
        plans = segment.plans(page, CONFIG)
    finally:
        sys.setprofile(before)
    check_laws(page, plans)
    return count


@pytest.mark.parametrize("name", list(PAGES))
def test_calls_grow_with_the_page(name: str) -> None:
    small, large = steps(PAGES[name](2_000)), steps(PAGES[name](8_000))
    assert large < 6 * small + 2_000


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "一", "、", "（", "第", "1.", "篇1：", "\ufeff", "工作计划", "工作计划\n"]
)
def test_next_to_nothing(text: str) -> None:
    page = document(text)
    check_laws(page, segment.plans(page, CONFIG))
