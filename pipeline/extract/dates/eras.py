"""Longer and numbered stretches: centuries and decades, weeks of the year, fiscal years, years before Christ."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.extract import numerals
from pipeline.extract.dates.calendar_point import D
from pipeline.extract.dates.found import Found
from pipeline.extract.dates.years import figures

_NUMBER = rf"{D}{{1,2}}|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_TAIL = r"(?P<part>初期|前期|早期|中期|中叶|中后期|末期|后期|晚期|初|中|末|以来|以后|后)?"
_CENTURY = re.compile(
    rf"(?:(?P<word>上个?|本|这个?|下个?)|第?(?P<n>{_NUMBER}))世纪(?:(?P<decade>[1-9]0|[二三四五六七八九]十)年代)?{_TAIL}"
)
_DECADE = re.compile(rf"(?<!世纪)(?P<century>(?:19|20))?(?P<decade>[1-9]0|[一二三四五六七八九]十)年代{_TAIL}")
_WEEK = re.compile(
    rf"(?:(?P<y>(?:19|20){D}{{2}})年|(?P<word>今年|去年|明年|全年)?)的?第(?P<n>{D}{{1,2}}|[一二三四五]?十?[一二三四五六七八九]?)个?(?:周|星期)(?!年|期|[一二三四五六日天末])"
)
_FISCAL = re.compile(rf"(?P<y>(?:19|20)?{D}{{2}})(?:财年|财政年度|会计年度)")
_BEFORE_CHRIST = re.compile(rf"公元前(?P<n>{D}{{1,4}}|[一二三四五六七八九〇零]{{1,4}})年")
_SHIFTS = {"去": -1, "今": 0, "全": 0, "明": 1}
_PARTS = {
    "初": (0, 0.2), "前": (0, 0.5), "早": (0, 0.3), "中": (0.3, 0.7), "末": (0.8, 1), "后": (0.5, 1), "晚": (0.7, 1),
}  # fmt: skip


def in_text(text: str, day: dt.date | None) -> list[Found]:
    """Centuries, decades, weeks of a year and fiscal years of a text; `day` says which century 本世纪 is.

    >>> [(found.value, found.days) for found in in_text("上世纪80年代", dt.date(2023, 9, 1))]
    [('198', ('1980-01-01', '1989-12-31'))]
    """
    found: list[Found] = []
    if "世纪" in text:
        found += [one for hit in _CENTURY.finditer(text) if (one := _century(hit, day)) is not None]
    if "年代" in text:
        found += [one for hit in _DECADE.finditer(text) if (one := _decade(hit)) is not None]
    if "第" in text:
        found += [one for hit in _WEEK.finditer(text) if (one := _week(hit, day)) is not None]
    if "年" in text:
        found += [_fiscal(hit) for hit in _FISCAL.finditer(text)]
        for hit in _BEFORE_CHRIST.finditer(text):
            found.append(Found(*hit.span(), "DATE", "before_christ", value=_bc(hit["n"])))
    return found


def _years(hit: re.Match[str], first: int, length: int, value: str) -> Found:
    part = hit["part"]
    low, high = first, first + length - 1
    mod = None
    if part:
        key = "后" if part == "中后期" else part[0]
        if key in _PARTS and part not in ("以来", "以后", "后"):
            begin, stop = _PARTS[key]
            low, high = first + int(begin * length), first + int(stop * length) - 1
            mod = "start" if key in "初前早" else "mid" if key == "中" else "end"
        else:
            mod = "after"
    if not 1 <= low <= high <= 9999:
        return Found(*hit.span(), "DATE", "era", value=value, mod=mod)
    days = (f"{low:04d}-01-01", f"{high:04d}-12-31")
    return Found(*hit.span(), "DATE", "era", value=value, mod=mod, days=days)


def _century(hit: re.Match[str], day: dt.date | None) -> Found | None:
    if hit["word"]:
        if day is None:
            return Found(*hit.span(), "DATE", "era")
        first = day.year // 100 + {"上": -1, "下": 1}.get(hit["word"][0], 0)
    else:
        number = numerals.parse(hit["n"])
        if not number or number > 30:
            return None
        first = int(number) - 1
    if not hit["decade"]:
        return _years(hit, 100 * first, 100, f"{first:02d}")
    decade = int((numerals.parse(hit["decade"]) or 0) // 10)
    return _years(hit, 100 * first + 10 * decade, 10, f"{first:02d}{decade}")


def _decade(hit: re.Match[str]) -> Found | None:
    decade = int((numerals.parse(hit["decade"]) or 0) // 10)
    century = int(hit["century"]) if hit["century"] else 19 if decade >= 3 else 20
    return _years(hit, 100 * century + 10 * decade, 10, f"{century}{decade}")


def _week(hit: re.Match[str], day: dt.date | None) -> Found | None:
    """A week of a given year, or one too late for a term (第36周) of the year counted from."""
    number = numerals.parse(hit["n"]) if hit["n"] else None
    if not number or not 1 <= number <= 53:
        return None
    if hit["y"]:
        year = int(figures(hit["y"]))
    elif day is not None and (hit["word"] or number > 30):
        year = day.year + (_SHIFTS[hit["word"][0]] if hit["word"] else 0)
    else:
        return None
    try:
        monday = dt.date.fromisocalendar(year, int(number), 1)
    except ValueError:
        return None
    days = (monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat())
    return Found(*hit.span(), "DATE", "week_of_year", value=f"{year}-W{int(number):02d}", days=days)


def _fiscal(hit: re.Match[str]) -> Found:
    """The fiscal year in China is the calendar year."""
    digits = figures(hit["y"])
    year = digits if len(digits) == 4 else f"20{digits}"
    return Found(*hit.span(), "DATE", "fiscal_year", value=year, days=(f"{year}-01-01", f"{year}-12-31"))


def _bc(printed: str) -> str:
    return f"BC{int(figures(printed)):04d}"
