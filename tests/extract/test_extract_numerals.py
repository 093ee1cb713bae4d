"""Numerals: what a run of characters writes, and where numbers stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.numerals import parse, parse_misprinted_decimal, scan

SINGLE = {
    "5": 5,
    "１２": 12,
    "1,200": 1200,
    "１，２００": 1200,
    "0.5": 0.5,
    "0﹒1%": 0.1,
    "3.5亿": 350_000_000,
    "1.2万": 12_000,
    "2万余": 20_000,
    "二十余万": 200_000,
    "10多万": 100_000,
    "十": 10,
    "十七": 17,
    "二十": 20,
    "廿五": 25,
    "两": 2,
    "俩": 2,
    "一百零八": 108,
    "一百五": 150,
    "三百六十五": 365,
    "三千零二": 3002,
    "一万两千": 12_000,
    "三万五": 35_000,
    "一亿零三百万": 103_000_000,
    "两万亿": 2_000_000_000_000,
    "壹佰贰拾叁": 123,
    "伍仟": 5000,
    "二〇一七": 2017,
    "二零二三": 2023,
    "三点五": 3.5,
    "一点二亿": 120_000_000,
    "半": 0.5,
    "第十七": 17,
    "百分之九十五": 95,
    "95％": 95,
    "九成": 90,
    "千分之三": 0.003,
    "四分之三": 0.75,
    "上百": 100,
}


@pytest.mark.parametrize(("text", "value"), SINGLE.items())
def test_a_whole_numeral_has_its_value(text: str, value: float) -> None:
    assert parse(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "学校", "三年", "十几", "几十", "三五", "1-2", "一到两", "xx", "_", "1、5", "5名", "十十"]
)
def test_anything_else_has_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("1、5", 1.5), ("０，８", 0.8), ("1、2、3", None), ("1、25", None), ("1.5", None), ("、5", None)],
)
def test_a_misprinted_decimal_is_read_only_on_request(text: str, value: float | None) -> None:
    assert parse_misprinted_decimal(text) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("每班1-2名", [("1-2", 1, 2, "cardinal")]),
        ("每班1—2名", [("1—2", 1, 2, "cardinal")]),
        ("每班1～2名", [("1～2", 1, 2, "cardinal")]),
        ("一到两个", [("一到两", 1, 2, "cardinal")]),
        ("三五个", [("三五", 3, 5, "cardinal")]),
        ("十七八岁", [("十七八", 17, 18, "cardinal")]),
        ("三四十人", [("三四十", 30, 40, "cardinal")]),
        ("十几名", [("十几", 11, 19, "cardinal")]),
        ("几十名", [("几十", 20, 90, "cardinal")]),
        ("数百名", [("数百", 200, 900, "cardinal")]),
        ("上百名", [("上百", 100, 100, "cardinal")]),
        ("3-5万元", [("3-5万", 30_000, 50_000, "cardinal")]),
        ("30%-40%", [("30%-40%", 30, 40, "percent")]),
        ("第三周", [("第三", 3, 3, "ordinal")]),
        ("三成以上", [("三成", 30, 30, "percent")]),
        ("三成员", [("三", 3, 3, "cardinal")]),
        ("首批_所", [("_", None, None, "masked")]),
        ("选派xx名", [("xx", None, None, "masked")]),
        ("几个", []),
        ("A4纸", []),
        ("2020-01-02", []),
        ("1.2.3", []),
        ("1" * 40, []),
    ],
)
def test_numbers_are_found_where_they_stand(
    text: str, found: list[tuple[str, float | None, float | None, str]]
) -> None:
    assert [(text[n.start : n.end], n.min, n.max, n.kind) for n in scan(text)] == found


@pytest.mark.parametrize(("text", "loose"), [("2万余元", True), ("2万元", False), ("三五名", True), ("五名", False)])
def test_loose_numbers_say_so(text: str, loose: bool) -> None:
    assert next(scan(text)).approx is loose


@given(st.text(alphabet="0123456789一二三十百千万亿零半几数第上余多百分之-—至到%x_.,、５成点A名 ", max_size=60))
def test_numbers_lie_in_order_inside_the_text(text: str) -> None:
    at = 0
    for number in scan(text):
        assert at <= number.start < number.end <= len(text)
        if number.min is not None and number.max is not None:
            assert number.min <= number.max
        at = number.end


@given(st.integers(0, 99_999))
def test_chinese_and_arabic_agree(number: int) -> None:
    assert parse(_chinese(number)) == parse(str(number)) == number


def _chinese(number: int) -> str:
    """The reading of 0..99999."""
    if number == 0:
        return "零"
    out, pending = "", False
    for unit, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("零" if pending else "") + "零一二三四五六七八九"[digit] + name
            pending = False
        elif out:
            pending = True
    return out
