"""The period of a plan: years, school years, terms, five-year plans, or the dates its activity runs between."""

from __future__ import annotations

import re
from typing import NamedTuple

_HAN_FIGURES = {**dict.fromkeys("〇零○0OＯo", "0"), **{char: str(n) for n, char in enumerate("一二三四五六七八九", 1)}}
# Each way to write a year begins with a plain character, so that a search skips to the next one.
_YEAR = (
    r"(19[0-9]{2}|20[0-9]{2}|20[xX×]{2}|x[xX×]{1,3}|X[xX×]{1,3}|×[xX×]{1,3}"
    r"|二[〇零○0OＯo][〇零○0OＯo一二三四五六七八九]{2}|一九[〇零○0OＯo一二三四五六七八九]{2})"
)
# A school year of the Republic of China runs from August to July.
_REPUBLIC = re.compile(r"(1[0-3][0-9]|一[〇零一二三][〇零一二三四五六七八九])\s?学年度?")
_DASH = r"\s?(?:年|学年|学年度)?\s?[-—~～－–至到]{1,2}\s?"
_SCHOOL_YEAR = re.compile(rf"{_YEAR}{_DASH}{_YEAR}\s?(?:学年度?|年度?(?=第?[一二上下]))")
_SPAN = re.compile(rf"{_YEAR}{_DASH}{_YEAR}\s?年?")
_JOINED = re.compile("暨|和|与|及|、")  # 2023年总结暨2024年计划
_TERM = re.compile(r"第?([一二上下])学期|(秋季|春季|上学年|下学年)")
_ONE = re.compile(rf"{_YEAR}\s?(?:年(?!级|代|来)|学年|(?=[㐀-鿿]{{0,20}}年度))")
_FIVE_FIRST = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_FIVE_NAME = re.compile(r"[“\"]?(十[一二三四五六]五)[”\"]?")
_DAY = r"(?:([0-9]{1,2})月([0-9]{1,2})日)"
_DAYS = re.compile(rf"(?:(20[0-9]{{2}})年)?{_DAY}\s?[-—~～至到]{{1,2}}\s?(?:(20[0-9]{{2}})年|次年|翌年)?{_DAY}")
_DAY_TO = re.compile(r"日\s?[-—~～至到]")
_ACTIVITY_TIME = re.compile(
    r"(?:活动|实施|培训|整治|工作|总体|比赛|竞赛|行动|检查|排查|宣传|演练|创建|执行)(?:时间|期限|起止时间|安排)[^。\n]{0,6}?[：:\n]"
)
# A year with month and day dates a document or an event.
_DAY_FOLLOWS = re.compile(r"\s?(?:[0-9]{1,2}|[xX×]{1,2})\s?月\s?(?:[0-9]{1,2}|[xX×]{1,2})\s?[日号]")
_PART = re.compile(
    r"\s?(?:度)?(?:(上|下)半年|第?([一二三四1-4])季度|([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?(?![0-9]|日|底|前))"
)
_HAN_MONTHS = {"十一": 11, "十二": 12}
_LAST_DAY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HEADS = re.compile(r"[“《\"”]?[^，。,；;\n]{0,24}?(?:计划|方案|要点|安排|规划|工作思路|工作重点)")
_SPEAKS = re.compile(
    r"[度，,\s]{0,2}(?:我[校园班县区市镇乡村院局处科厂们]|本[校园班院局]|全[校园县区市镇乡村院局]|学校|[^，。,；;\n]{2,12}(?:将|要))"
)
_BELOW_TITLE = re.compile(r"\s*[（(]([^（）()\n]{4,30})[)）]\s*(?:\n|$)")
# 2023-9-18—2023-9-22 on a line of its own below a week's title.
_ISO = r"(20[0-9]{2})\s?[-./年]\s?([0-9]{1,2})\s?[-./月]\s?([0-9]{1,2})\s?日?"
_ISO_BELOW = re.compile(rf"\s*[（(]?{_ISO}\s?[-—–~～至到]{{1,2}}\s?{_ISO}[)）]?\s*(?:\n|$)")
_BODY = 2000
_PREAMBLE = 400


class Period(NamedTuple):
    """An ISO 8601 interval with its first and last day; `XXXX` for a year that the text does not give."""

    iso: str
    first: str
    last: str


def period_of(text: str, title: str | None, body: int) -> Period | None:
    """The period a plan says it is for: in its title, then in its first paragraph, then where it gives its time.

    >>> period_of("", "2023—2024学年度第二学期工作计划", 0).iso
    '2024-02-01/2024-07-31'
    >>> period_of("xx年我镇将抓好防汛。", "防汛计划", 0).iso
    'XXXX-01-01/XXXX-12-31'
    >>> period_of("", "二〇二四年防汛工作计划", 0).iso
    '2024-01-01/2024-12-31'
    """
    activity = _ACTIVITY_TIME.search(text, body) if _DAY_TO.search(text, body) else None
    days = _DAYS.search(text, activity.end(), activity.end() + 60) if activity else None
    if title:
        dated = _ISO_BELOW.match(text, body)
        if dated:
            year, month, day, last_year, last_month, last_day = dated.groups()
            return _interval(
                f"{year}-{int(month):02}-{int(day):02}", f"{last_year}-{int(last_month):02}-{int(last_day):02}"
            )
        found = _named(title)
        if found:
            # 2024年…活动方案 lasts as long as its 活动时间 says, within the year.
            return _of_days(days, found.first[:4]) if days and _is_activity(title) else found
        below = _BELOW_TITLE.match(text, body)
        found = _named(below.group(1)) if below else None
        if found:
            return found
    if days:
        return _of_days(days)
    head = text[body : body + _PREAMBLE]
    stop = head.find("\n", 120)
    return _named(head[: stop if stop > 0 else _PREAMBLE], strict=True) or _spoken(text, body)


def _is_activity(title: str) -> bool:
    return "活动" in title or "行动" in title or "整治" in title or "培训" in title


def _spoken(text: str, body: int) -> Period | None:
    """The year with which a sentence further down opens that says what is planned: `xx年，我校…`."""
    stop = min(len(text), body + _BODY)
    at = text.find("年", body, stop)
    while at >= 0:
        # Sentences that open with a year are few; the mark before one is looked for first.
        begin = max(text.rfind("\n", max(body, at - 6), at), text.rfind("。", max(body, at - 6), at)) + 1
        one = _ONE.match(text, begin) if begin else None
        if one and not _DAY_FOLLOWS.match(text, one.end()) and _SPEAKS.match(text, one.end()):
            year = _year(one.group(1))
            return _interval(f"{year}-01-01", f"{year}-12-31")
        at = text.find("年", at + 1, stop)
    return None


def _named(value: str, strict: bool = False) -> Period | None:
    school = _SCHOOL_YEAR.search(value)
    if school:
        return _school_year(_year(school.group(1)), _year(school.group(2)), _TERM.search(value, school.end()))
    span = _SPAN.search(value)
    if span and not strict:
        return _interval(f"{_year(span.group(1))}-01-01", f"{_year(span.group(2))}-12-31")
    republic = _REPUBLIC.search(value)
    if republic and not value[: republic.start()].endswith(tuple(_HAN_FIGURES)):
        return _republic_year(int(_figures(republic.group(1))) + 1911, _TERM.search(value, republic.end()))
    one = _ONE.search(value)
    if one and not (strict and not _opens(value, one)):
        year = _year(one.group(1))
        part = _part_of_year(value, one.end()) if not strict and year.isdigit() else None
        if part:
            return _interval(f"{year}-{part[0]}", f"{year}-{part[1]}")
        also = _ONE.search(value, one.end()) if not strict else None
        if also and _JOINED.search(value, one.end(), also.start()):
            later = _year(also.group(1))
            if year.isdigit() and later.isdigit() and year < later:
                return _interval(f"{year}-01-01", f"{later}-12-31")
        return _interval(f"{year}-01-01", f"{year}-12-31")
    if not strict:
        five = _FIVE_NAME.search(value)
        if five:
            first = _FIVE_FIRST[five.group(1)]
            return _interval(f"{first}-01-01", f"{first + 4}-12-31")
    return None


def _part_of_year(value: str, at: int) -> tuple[str, str] | None:
    """First and last day of the half year, quarter or month that follows a title's year, None for the whole year."""
    part = _PART.match(value, at)
    if part is None or "半年" in value[part.end() :]:
        return None
    half, quarter, month = part.groups()
    if half:
        return ("01-01", "06-30") if half == "上" else ("07-01", "12-31")
    number = "一二三四五六七八九十".find(quarter or month) + 1 or _HAN_MONTHS.get(month or "", 0)
    number = number or int(quarter or month)
    first, last = (3 * number - 2, 3 * number) if quarter else (number, number)
    return (f"{first:02}-01", f"{last:02}-{_LAST_DAY[last - 1]}") if 1 <= last <= 12 else None


def _opens(value: str, match: re.Match[str]) -> bool:
    """A year in running text counts where it opens a sentence or names the plan, not where it dates a document."""
    before = value[max(0, match.start() - 6) : match.start()].strip(" \u3000\t")
    if _DAY_FOLLOWS.match(value, match.end()) or value[match.end() : match.end() + 1] == "的":
        return False
    return not before or before[-1] in "。，,\n" or bool(_HEADS.match(value, match.end()))


def _school_year(first: str, last: str, term: re.Match[str] | None) -> Period:
    if term is None:
        return _interval(f"{first}-09-01", f"{last}-08-31")
    if (term.group(1) or term.group(2)) in ("一", "上", "秋季", "上学年"):
        return _interval(f"{first}-09-01", f"{last}-01-31")
    return _interval(f"{last}-02-01", f"{last}-07-31")


def _republic_year(first: int, term: re.Match[str] | None) -> Period:
    if term is None:
        return _interval(f"{first}-08-01", f"{first + 1}-07-31")
    if (term.group(1) or term.group(2)) in ("一", "上", "秋季", "上学年"):
        return _interval(f"{first}-08-01", f"{first + 1}-01-31")
    return _interval(f"{first + 1}-02-01", f"{first + 1}-07-31")


def _of_days(match: re.Match[str], of_title: str = "XXXX") -> Period:
    year, month, day, last_year, last_month, last_day = match.groups()
    year = year or of_title
    last = last_year or year
    if not last_year and int(last_month) < int(month) and year.isdigit():
        last = str(int(year) + 1)
    return _interval(f"{year}-{int(month):02}-{int(day):02}", f"{last}-{int(last_month):02}-{int(last_day):02}")


def _year(printed: str) -> str:
    figures = _figures(printed)
    return figures if figures.isdigit() else "XXXX"


def _figures(printed: str) -> str:
    return "".join(_HAN_FIGURES.get(char, char) for char in printed)


def _interval(first: str, last: str) -> Period:
    return Period(f"{first}/{last}", first, last)
