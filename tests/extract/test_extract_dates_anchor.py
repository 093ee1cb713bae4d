"""Years and days: through sentence, heading, plan and page, in this order; general expressions from a given day."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.config import load_config
from pipeline.extract import dates
from pipeline.extract.dates import almanac
from pipeline.records import Date, Plan, Section, Sentence
from pipeline.text import Span

CONFIG = load_config().extract
FRIDAY = dt.date(2023, 9, 1)


def plan_of(text: str, **more: object) -> Plan:
    """A plan of one section, whose heading is the first line."""
    heading = text.find("\n")
    section = Section(
        1, None, "1", 1, "", text[:heading], "other", 0, len(text), 0, heading, heading + 1, len(text), "x"
    )
    lines: list[Sentence] = []
    at = 0
    for line in text.split("\n"):
        lines.append(Sentence(at, at + len(line), 1, in_heading=not at))
        at += len(line) + 1
    return Plan(1, 0, len(text), text, sections=(section,), sentences=tuple(lines), **more)  # type: ignore[arg-type]


def last_date(text: str, **more: object) -> Date:
    return dates.of_plan(plan_of(text, **more), CONFIG)[-1]


def test_the_sentence_gives_the_year() -> None:
    date = last_date("工作步骤\n2017年全面展开，其中6月底前完成自查。")
    assert (date.last, date.year_source) == ("2017-06-30", "sentence")


def test_another_paragraph_does_not() -> None:
    assert last_date("工作步骤\n2017年全面展开。\n6月底前完成自查。").last == "XXXX-06-30"


def test_the_heading_gives_the_year_and_the_month() -> None:
    assert last_date("2018年工作\n9月开展培训。").first == "2018-09-01"
    date = last_date("2018年9月\n中旬开展培训。")
    assert (date.first, date.last, date.year_source) == ("2018-09-11", "2018-09-20", "section")


def test_a_calendar_heading_gives_the_month() -> None:
    assert [
        (d.text, d.first, d.last) for d in dates.of_plan(plan_of("十一月份\n巩固前两个月的成果，25日前上报。"), CONFIG)
    ] == [
        ("十一月份", "XXXX-11-01", "XXXX-11-30"),
        ("前两个月", "XXXX-09-01", "XXXX-10-31"),
        ("25日前", None, "XXXX-11-25"),
    ]


@pytest.mark.parametrize(
    ("month", "day"), [("10月", dt.date(2023, 10, 1)), ("3月", dt.date(2024, 3, 1)), ("9月", dt.date(2023, 9, 1))]
)
def test_the_period_of_a_school_year_resolves(month: str, day: dt.date) -> None:
    date = last_date(f"安排\n{month}开展活动。", period="x", period_start="2023-09-01", period_end="2024-08-31")
    assert (date.first, date.first_day, date.year_source) == (f"XXXX-{day:%m-%d}", day, "plan")


def test_a_masked_period_stays_unresolved() -> None:
    more = {"period": "x", "period_start": "XXXX-01-01", "period_end": "XXXX-12-31", "page_date": dt.date(2023, 4, 1)}
    date = last_date("安排\n5月开展活动。", **more)
    assert (date.first_day, date.year_source) == (None, "none")
    year = last_date("安排\n今年开展活动。", **more)
    assert (year.value, year.first, year.last, year.first_day) == ("XXXX", "XXXX-01-01", "XXXX-12-31", None)


def test_words_for_the_own_year_take_the_period() -> None:
    year = last_date("安排\n本年度完成。", period="x", period_start="2023-01-01", period_end="2023-12-31")
    assert (year.value, year.first, year.last, year.year_source) == ("2023", "2023-01-01", "2023-12-31", "plan")
    assert last_date("安排\n本年度完成。").value is None


def test_the_page_comes_last() -> None:
    date = last_date("安排\n5月底前完成。", page_date=dt.date(2023, 4, 26))
    assert (date.last, date.last_day, date.year_source) == ("XXXX-05-31", dt.date(2023, 5, 31), "page")
    assert last_date("安排\n3月完成。", page_date=dt.date(2023, 12, 8)).first_day == dt.date(2024, 3, 1)
    assert last_date("安排\n春节前完成。", page_date=dt.date(2023, 4, 26)).last_day == dt.date(2024, 2, 9)


def test_february_is_counted_once_the_year_is_known() -> None:
    assert last_date("安排\n2月完成。").last == "XXXX-02-28"
    assert last_date("安排\n2024年2月完成。").last == "2024-02-29"


def test_a_year_alone_counts_in_a_title() -> None:
    text = "2020小学第二学期工作\n共2020人。"
    assert [d.text for d in dates.of_plan(plan_of(text, title_span=Span(0, 11)), CONFIG)] == ["2020", "第二学期"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今天", "2023-09-01", "2023-09-01"),
        ("明天下午3点", "2023-09-02", "2023-09-02"),
        ("大前天", "2023-08-29", "2023-08-29"),
        ("下周三", "2023-09-06", "2023-09-06"),
        ("上周五", "2023-08-25", "2023-08-25"),
        ("本周", "2023-08-28", "2023-09-03"),
        ("下下周一", "2023-09-11", "2023-09-11"),
        ("这周末", "2023-09-02", "2023-09-03"),
        ("上个月底", "2023-08-21", "2023-08-31"),
        ("下个月15号", "2023-10-15", "2023-10-15"),
        ("本月初", "2023-09-01", "2023-09-10"),
        ("三年前", "2020-01-01", "2020-12-31"),
        ("三天前", "2023-08-29", "2023-08-29"),
        ("两周后", "2023-09-11", "2023-09-17"),
        ("半年前", "2023-03-01", "2023-03-31"),
        ("一个半月后", "2023-10-16", "2023-10-16"),
        ("去年", "2022-01-01", "2022-12-31"),
        ("明年三月", "2024-03-01", "2024-03-31"),
        ("去年国庆节", "2022-10-01", "2022-10-01"),
        ("今年春节", "2023-01-22", "2023-01-22"),
        ("中秋节", "2023-09-29", "2023-09-29"),
        ("过去三个月", "2023-06-01", "2023-09-01"),
        ("未来两周", "2023-09-01", "2023-09-15"),
        ("本季度", "2023-07-01", "2023-09-30"),
        ("周五", "2023-09-01", "2023-09-01"),
        ("二十三号", "2023-09-23", "2023-09-23"),
        ("9月10日", "2023-09-10", "2023-09-10"),
        ("今年以来", "2023-01-01", None),
    ],
)
def test_general_expressions_from_an_anchor(text: str, first: str, last: str | None) -> None:
    (date,) = dates.find(text, FRIDAY)
    assert date.text == text
    assert (str(date.first_day), str(date.last_day)) == (first, str(last))


@pytest.mark.parametrize("text", ["今天", "下周三", "三年前", "去年", "9月10日"])
def test_without_an_anchor_they_stay_unresolved(text: str) -> None:
    (date,) = dates.find(text)
    assert (date.first_day, date.last_day, date.year_source) == (None, None, "none")


@pytest.mark.parametrize(
    ("when", "year", "day"),
    [
        ("lunar 01-01", 2025, "2025-01-29"),
        ("lunar 01-01", 1990, "1990-01-27"),
        ("lunar 08-15", 1996, "1996-09-27"),
        ("lunar 05-05", 2020, "2020-06-25"),
        ("lunar 12-30", 2024, "2024-02-09"),
        ("lunar 01-01", 2050, "2050-01-23"),
        ("solar qingming", 2023, "2023-04-05"),
        ("solar dongzhi", 2023, "2023-12-22"),
        ("nth 05 7 2", 2023, "2023-05-14"),
        ("05-01", 2023, "2023-05-01"),
    ],
)
def test_named_days(when: str, year: int, day: str) -> None:
    found = almanac.named_day(when, year)
    assert found is not None
    assert found[0].isoformat() == day


def test_outside_the_lunar_table_nothing_is_guessed() -> None:
    assert almanac.named_day("lunar 01-01", 1950) is None
    assert almanac.named_day("-", 2023) is None


def test_the_whole_year_is_that_of_the_heading() -> None:
    date = last_date("2024年打算\n全年义诊十场。", period_start="2023-01-01", period_end="2023-12-31")
    assert (date.value, date.first, date.last, date.year_source) == ("2024", "2024-01-01", "2024-12-31", "section")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本周一升旗，周四打扫。", [("本周一", "DATE", "XXXX-WXX-1"), ("周四", "DATE", "XXXX-WXX-4")]),
        ("每周一升旗，周四打扫。", [("每周一", "SET", "P1W"), ("周四", "SET", "P1W")]),
        ("上周一升旗，周四打扫。", [("上周一", "DATE", "XXXX-WXX-1"), ("周四", "SET", "P1W")]),
    ],
)
def test_weekdays_of_a_plan_for_this_week(text: str, found: list[tuple[str, str, str]]) -> None:
    records = dates.of_plan(plan_of(text), load_config().extract)
    assert [(date.text, date.type, date.value) for date in records] == found
