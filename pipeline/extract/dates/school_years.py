"""Runs of years and school years: 2018—2020年, 20xx—20xx学年度第二学期, 2023学年第一学期."""

from __future__ import annotations

import re

from pipeline.extract.dates.calendar_point import MASK, D, Point
from pipeline.extract.dates.found import DASH, Found, Source
from pipeline.extract.dates.points import SEASONS
from pipeline.extract.dates.years import CN_YEAR, REPUBLIC, figures

_YEARS = re.compile(
    rf"(?P<a>(?:19|20){D}{{2}}|20{D}?{MASK}{{1,2}}|20[_*]{{2}}|{MASK}{{2,4}}|{CN_YEAR})年?(?:学年)?{DASH}"
    rf"(?P<b>(?:19|20){D}{{2}}|20{D}?{MASK}{{1,2}}|20[_*]{{2}}|{MASK}{{2,4}}"
    rf"|{CN_YEAR}|{D}{{2}}(?!{D}))[ \t]?"
    r"(?P<unit>学年度?|年度?|(?=第[一二]学期))(?!级)"
)
_SLASH_YEARS = re.compile(rf"(?P<a>20{D}{{2}})/(?P<b>20{D}{{2}}|{D}{{2}})(?P<unit>学年度?)")
_SCHOOL_YEAR = re.compile(
    rf"(?P<a>(?:19|20){D}{{2}}|20{D}?{MASK}{{1,2}}|20[_*]{{2}}|{MASK}{{2,4}}"
    rf"|{CN_YEAR}|(?P<republic>{REPUBLIC}(?=[ \t]?学年度)))[ \t]?学年度?"
)
TERM = re.compile(r"[ \t]?度?(?:的)?(?:第?[一二三上下12]个?学期|第?[一二]期(?!工程)|[上下]半?期(?!间)|[春秋]季?学期)")


def years_at(source: Source, at: int) -> Found | None:
    """2018—2020年, 20xx—20xx学年度第二学期, 2023学年第一学期."""
    text, end = source.text, min(source.end, at + 24)
    if text[at] not in "12１２二一xXｘＸ×":
        return None
    hit = _YEARS.match(text, at, end) or _SLASH_YEARS.match(text, at, end)
    if hit is not None:
        if at and text[at - 1].isascii() and text[at - 1].isalnum():
            return None
        first, last = _year_point(hit["a"]), _year_point(hit["b"])
        if last.year and first.year and len(hit["b"]) == 2 and first.year.isdigit() and last.year.isdigit():
            last = Point(year=first.year[:2] + last.year[2:])
        stop, school = hit.end(), not hit["unit"].startswith("年")
        term = TERM.match(text, stop, min(source.end, stop + 8))
        if (
            first.year
            and last.year
            and first.year != "XXXX"
            and last.year != "XXXX"
            and int(last.year) < int(first.year)
        ):
            return None
        if term is None and text[stop : stop + 1] in ("底", "末"):
            stop += 1
        if term is None and not school:
            return _seasons(source, at, stop, (first, last)) or Found(at, stop, "DATE", "year_range", first, last)
        return _school_year(at, term.end() if term else stop, first, term is not None)
    hit = _SCHOOL_YEAR.match(text, at, end)
    if hit is None or (at and text[at - 1].isascii() and text[at - 1].isalnum()):
        return None
    term = TERM.match(text, hit.end(), min(source.end, hit.end() + 8))
    if hit["republic"]:
        return Found(at, term.end() if term else hit.end(), "DATE", "school_term" if term else "school_year")
    return _school_year(at, term.end() if term else hit.end(), _year_point(hit["a"]), term is not None)


_SEASON_BEHIND = re.compile("的?(?:(?P<names>[春夏秋冬]{1,2})季节?(?!运动会)|[采供取]暖[季期])")


def _seasons(source: Source, at: int, stop: int, years: tuple[Point, Point]) -> Found | None:
    """2030-2031年秋冬季, 2030—2031年采暖季: one season over the turn of the year."""
    hit = _SEASON_BEHIND.match(source.text, stop, source.end)
    if hit is None:
        return None
    names = hit["names"] or "冬"
    first, last = (f"{point.year}-{SEASONS[name]}" for point, name in zip(years, (names[0], names[-1]), strict=True))
    return Found(at, hit.end(), "DATE", "season", value=f"{first}/{last}" if hit["names"] else None)


def _school_year(start: int, end: int, first: Point, is_term: bool) -> Found:
    """A school year runs from 1 September to 31 August; the days of a term are the school's to set."""
    if is_term or first.year is None or first.year == "XXXX":
        return Found(start, end, "DATE", "school_term" if is_term else "school_year")
    last = Point(year=str(int(first.year) + 1), month="08")
    return Found(start, end, "DATE", "school_year", first._replace(month="09"), last)


def _year_point(printed: str) -> Point:
    digits = figures(printed)
    if digits.isdigit():
        return Point(year=digits if len(digits) == 4 else f"20{digits}")
    known = "".join(char for char in digits if char.isdigit())
    return Point(year="XXXX", mask=(known + "XXXX")[:4])
