"""Dates of bare figures, without 年, 月 and 日: 9.1-9.7 of a timetable, 3.22 before the name of a day, 2024春季."""

from __future__ import annotations

import re

from pipeline.extract.dates.calendar_point import D, Point
from pipeline.extract.dates.found import Found, Source
from pipeline.extract.dates.points import SEASONS
from pipeline.extract.dates.years import figures


def bare_at(source: Source, at: int) -> Found | None:
    """The date of bare figures that begins at `at`, None when there is none."""
    after = source.text[at + 1 : at + 3]
    if _DOT.search(after) is not None:
        return _dotted_days(source, at) or _dotted_day(source, at)
    return _year_with_season(source, at) or _years(source, at)


def _years(source: Source, at: int) -> Found | None:
    """Two years in brackets, (2031-2033), and two months whose dots became 、: 2031、9—2032、8."""
    hit = _TWO_YEARS.match(source.text, at, min(source.end, at + 18))
    if hit is None or (at and source.text[at - 1].isascii() and source.text[at - 1].isalnum()):
        return None
    years, months = (hit["y"], hit["z"]), (hit["m"], hit["n"])
    if months == (None, None):
        bracketed = at and source.text[at - 1] in "(（" and source.text[hit.end() : hit.end() + 1] in (")", "）")
        if not bracketed or not 0 < int(years[1]) - int(years[0]) <= 15:
            return None
        return Found(at, hit.end(), "DATE", "range", Point(year=years[0]), Point(year=years[1]))
    if None in months or not all(1 <= int(month) <= 12 for month in months) or years[0] > years[1]:
        return None
    first, last = (Point(year=year, month=f"{int(month):02d}") for year, month in zip(years, months, strict=True))
    return Found(at, hit.end(), "DATE", "range", first, last)


_TWO_YEARS = re.compile(
    r"(?P<y>20[0-9]{2})(?:、(?P<m>[0-9]{1,2}))?[ ]?[-—–－~～至]{1,2}[ ]?"
    r"(?P<z>20[0-9]{2})(?:、(?P<n>[0-9]{1,2}))?(?![0-9、年.．/-])"
)


def _dotted_day(source: Source, at: int) -> Found | None:
    """3.22世界水日: month and day of a day that its name follows."""
    hit = _MONTH_AND_DAY.match(source.text, at, min(source.end, at + 6))
    if hit is None or not (1 <= int(figures(hit["m"])) <= 12 and 1 <= int(figures(hit["d"])) <= 31):
        return None
    named = any(
        word.kind == "day" and source.vocabulary.head_start(source.text, word.start) <= hit.end()
        for start in range(hit.end(), hit.end() + 9)
        if (word := source.words.get(start)) is not None
    )
    quoted = _quoted_name(source.text, at, hit)
    if quoted is None and not named and not _WORLD.match(source.text, hit.end(), source.end):
        return None
    point = Point(month=f"{int(figures(hit['m'])):02d}", day=f"{int(figures(hit['d'])):02d}")
    if quoted is not None:
        return Found(at - 1, quoted, "DATE", "named_day", point)
    return Found(at, hit.end(), "DATE", "day", point)


def _quoted_name(text: str, at: int, hit: re.Match[str]) -> int | None:
    """Where “5.25”心理健康日 ends: day and month in quotation marks belong to the name behind them."""
    if not at or text[at - 1] not in _OPEN:
        return None
    name = _NAME_BEHIND.match(text, hit.end())
    return name.end() if name is not None else None


_OPEN = "“\"‘'「『"
_NAME_BEHIND = re.compile(
    "[”\"’'」』][\u4e00-\u9fff]{1,14}?(?<![当次同每今近即生假节作])(?:日(?![常均]|期(?!间))|节(?![目约省能奏点日假课])|(?:宣传|活动|教育)[周月])"
)
_DOT = re.compile("[.．·•・]")
_MONTH_AND_DAY = re.compile(rf"(?P<m>{D}{{1,2}})[.．·•・](?P<d>{D}{{1,2}})(?![{D[1:-1]}.．·%％])")
_WORLD = re.compile(r"(?:世界|国际|全国|全民|中国)[\u4e00-\u9fff]{1,9}?日(?![常期])")


def _year_with_season(source: Source, at: int) -> Found | None:
    """2024春季, 2024秋学期: a season behind the bare figures of its year."""
    hit = _BARE_YEAR_SEASON.match(source.text, at, min(source.end, at + 12))
    if hit is None or (at and source.text[at - 1].isascii() and source.text[at - 1].isalnum()):
        return None
    year = hit["year"] if hit["year"].isdigit() else "XXXX"
    return Found(at, hit.end(), "DATE", "season", value=f"{year}-{SEASONS[hit['season']]}")


_BARE_YEAR_SEASON = re.compile(
    r"(?P<year>20(?:[0-9]{2}|[xX×]{2}))[ ]?(?P<season>[春夏秋冬])(?:季?学期|季(?!运动会)|(?=开学))"
)


def _dotted_days(source: Source, at: int) -> Found | None:
    """9.1-9.7 of a timetable: only alone in a cell, a bracket or behind a colon, where no other number stands so."""
    hit = _TWO_DOTTED.match(source.text, at, min(source.end, at + 16))
    if hit is None or (at and source.text[at - 1] not in " \t\n\u3000|(（:：、,，；;周"):
        return None
    numbers = [int(figures(hit[name])) for name in ("m", "d", "n", "e")]
    month, day, next_month, next_day = numbers
    if not (1 <= month <= 12 and 1 <= next_month <= 12 and 1 <= day <= 31 and 1 <= next_day <= 31):
        return None
    if (next_month - month) % 12 > 6 or (month == next_month and next_day <= day):
        return None
    first, last = Point(month=f"{month:02d}", day=f"{day:02d}"), Point(month=f"{next_month:02d}", day=f"{next_day:02d}")
    return Found(at, hit.end(), "DATE", "dotted_days", first, last)


_TWO_DOTTED = re.compile(
    rf"(?P<m>{D}{{1,2}})[.．][ ]?(?P<d>{D}{{1,2}})[ ]?(?:[-—–－~～]{{1,2}}|至|到)[ ]?"
    rf"(?P<n>{D}{{1,2}})[.．][ ]?(?P<e>{D}{{1,2}})"
    r"(?=$|[ \t\n\u3000|)）:：,，;；。、])"
)
