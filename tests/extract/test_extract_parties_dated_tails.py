"""Parties beside a date at the end of an item, and what stands there that is no party."""

from __future__ import annotations

import pytest
from party_reading import parties_in

_TAILS = [
    ("1、粉刷走廊（总务处，8月底前）", ["总务处"]),
    ("1、粉刷走廊（8月底前，总务处）", ["总务处"]),
    ("1、粉刷走廊（8月） 总务处", ["总务处"]),
    ("1、粉刷走廊（赵河，8月20日前完成）", ["赵河"]),
    ("1、粉刷走廊（走廊东侧，8月底前）", []),
    ("2.清点图书 / 图书室 / 每月", ["图书室"]),
    ("2.清点图书 / 三千册 / 每月", []),
    ("3、更换灯管——后勤科——4月", ["后勤科"]),
    ("3、更换灯管——教学楼——4月", []),
    ("4.走访住户[网格员，每季度]", ["网格员"]),
    ("4.走访住户[城南片，每季度]", []),
    ("5、核对账目：财务科，12月底前。", ["财务科"]),
    ("5、核对账目：逐笔，12月底前。", []),
    ("6、合唱排练（全体学生，5月）", []),  # who takes part
    ("6、合唱排练（音乐组，5月）", ["音乐组"]),
    ("7、更新名册（办公室、团委，3月）", ["办公室", "团委"]),
    ("8.换锁芯。【保卫科】", ["保卫科"]),
    ("8.换锁芯。【三号楼】", []),
    ("①发放手册（总务处，8月）②粉刷走廊（后勤科，每年）③换灯", ["总务处", "后勤科"]),  # inside a line
    ("①发放手册（三千册，8月）②粉刷走廊（走廊东侧，每年）③换灯", []),
    ("学习规程（水利部，2031年）；整理台账。", []),  # of what year it is
    ("学习《规程》（水利局，8月）；整理台账。", []),
    ("望遵照执行。（办公室 2031年9月1日）", []),  # who wrote it
]


@pytest.mark.parametrize(("line", "expected"), _TAILS)
def test_the_tail_of_an_item(line: str, expected: list[str]) -> None:
    assert parties_in(f"工作计划\n\n一、工作安排\n{line}\n") == [f"{name}:lead:explicit" for name in expected]
