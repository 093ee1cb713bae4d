"""Numerals: what a run of characters writes, and where numbers stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.numerals import bounds, parse, parse_misprinted_decimal, scan

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


# The ways in which the field's libraries are asked to read numbers.
MORE = {
    "三千六百": 3600,
    "七千零九": 7009,
    "两万零三百": 20_300,
    "一万八": 18_000,
    "六百三": 630,
    "十三亿零五十": 1_300_000_050,
    "九百零二万七千": 9_027_000,
    "四十二亿六千零八万": 4_260_080_000,
    "三万万": 300_000_000,
    "八千亿": 800_000_000_000,
    "三兆五亿": 3_000_500_000_000,
    "6万3千": 63_000,
    "2亿8千万": 280_000_000,
    "9万7千4百": 97_400,
    "5.6万亿": 5_600_000_000_000,
    "12万万": 1_200_000_000,
    "一个亿": 100_000_000,
    "两个半": 2.5,
    "半百": 50,
    "玖仟捌佰柒拾": 9870,
    "伍拾肆萬": 540_000,
    "〇": 0,
    "二〇三五": 2035,
    "幺二零": 120,
    "零点零七": 0.07,
    "点五": 0.5,
    ".25": 0.25,
    "七十六点八": 76.8,
    "一三五点二": 135.2,
    "负四十": -40,
    "负零点六": -0.6,
    "-17": -17,
    "－2.5": -2.5,
    "+8": 8,
    "3/4": 0.75,
    "五又二分之一": 5.5,
    "万分之八": 0.0008,
    "百分之一百二": 120,
    "6.02e3": 6020,
    "4×10^6": 4_000_000,
    "18k": 18_000,
    "7w": 70_000,
    "3 万 2 千": 32_000,
    "１２，３４５": 12_345,
    "第二百零六": 206,
}


@pytest.mark.parametrize(("text", "value"), MORE.items())
def test_more_ways_of_writing(text: str, value: float) -> None:
    assert parse(text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("十几", 11, 19),
        ("二十几万", 210_000, 290_000),
        ("几百", 200, 900),
        ("七八十", 70, 80),
        ("三五千", 3000, 5000),
        ("6-9", 6, 9),
        ("两到三万", 20_000, 30_000),
        ("8500到3万", 8500, 30_000),
        ("五百余", 500, 500),
    ],
)
def test_bounds_of_a_loose_number(text: str, low: float, high: float) -> None:
    assert bounds(text) == (low, high)


@pytest.mark.parametrize(
    "text",
    ["万", "点", "负", "第", "教学", "三心二意", "1.2.3", "2024-05-15", "A4", "十五五规划", "--3", "1/0", "e5", "k"],
)
def test_no_number_at_all(text: str) -> None:
    assert bounds(text) is None


@given(st.text(alphabet="0123456789一二三十百千万亿兆零点半几多余第负个又分之/.,%-~至到kw xX", max_size=30))
def test_reading_never_fails(text: str) -> None:
    found = bounds(text)
    assert found is None or found[0] <= found[1]
    ends = [(one.start, one.end) for one in scan(text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in ends)


@given(st.integers(min_value=0, max_value=9_999_999))
def test_every_whole_number_reads_back(number: int) -> None:
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千", "万", "十万", "百万"]
    assert parse(str(number)) == number
    assert parse("".join(digits[int(char)] for char in f"{number:08d}")) == number
    if 0 < number < 10 or number % 10 == 0:
        power = len(str(number)) - 1
        if number == int(str(number)[0]) * 10**power:
            assert parse(digits[int(str(number)[0])] + units[power]) == number
