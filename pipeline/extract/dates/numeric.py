"""Days in figures that only a reader who knows that a date is meant would take for one: 12/31, 20230901, 5月23.

In a plan 12/31 may be a share, 20230901 a number; so these are read only in a bare text with a day to count from.
"""

from __future__ import annotations

import datetime as dt
import re

from pipeline.extract.dates.calendar_point import MONTH_NUMBER, Point, two_digits
from pipeline.extract.dates.found import Found

_FREE = r"(?<![0-9０-９A-Za-z.．/／\-年月第])"
_END = r"(?![0-9０-９A-Za-z/／\-%％])(?!\.[0-9])"
_COMPACT = re.compile(rf"{_FREE}(?P<y>(?:19|20)[0-9]{{2}})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01]){_END}")
_DAY_FIRST = re.compile(rf"{_FREE}(?P<a>[0-9]{{1,2}})[/／](?P<b>[0-9]{{1,2}})[/／](?P<y>(?:19|20)?[0-9]{{2}}){_END}")
_SHORT = re.compile(rf"{_FREE}(?P<m>1[0-2]|0?[1-9])[/／·](?P<d>[12][0-9]|3[01]|0?[1-9]){_END}(?!的|以上|左右)")
_NO_DAY_WORD = re.compile(
    rf"(?P<m>{MONTH_NUMBER})月份?(?P<d>[0-9０-９]{{1,2}}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?)"
    r"(?=$|[，,。；;、）)\s]|[到至—~～]|[上下中]午|[早晚凌傍])"
)
_YEAR_BEFORE = re.compile(r"((?:19|20)[0-9]{2})年$")
_LUNAR_NEW_YEAR = re.compile(r"(?:大?年)(?P<d>初[一二三四五六七八九十])")


def in_text(text: str, day: dt.date) -> list[Found]:
    """Days written in figures, with the year of `day` where none is printed.

    >>> [found.days for found in in_text("截至12/31，5月23", dt.date(2023, 9, 1))]
    [('2023-12-31', '2023-12-31'), ('2023-05-23', '2023-05-23')]
    """
    found: list[Found] = []
    for hit in _COMPACT.finditer(text):
        found += _day(hit, int(hit["y"]), int(hit["m"]), int(hit["d"]))
    for hit in _DAY_FIRST.finditer(text):
        year = int(hit["y"]) if len(hit["y"]) == 4 else int(hit["y"]) + (2000 if int(hit["y"]) < 70 else 1900)
        a, b = int(hit["a"]), int(hit["b"])
        found += _day(hit, year, a, b) or _day(hit, year, b, a)
    for hit in _SHORT.finditer(text):
        found += _day(hit, day.year, int(hit["m"]), int(hit["d"]))
    for hit in _NO_DAY_WORD.finditer(text):
        month, number = two_digits(hit["m"]), two_digits(hit["d"])
        if month is None or number is None or "XX" in (month, number) or hit["m"] in ("正", "腊"):
            continue
        if hit["d"][0] == "廿":
            point = Point(year=str(day.year))
            found.append(Found(*hit.span(), "DATE", "lunar_day", point, when=f"lunar {month}-{number}"))
            continue
        ahead = text[max(0, hit.start() - 5) : hit.start()]
        printed = _YEAR_BEFORE.search(ahead)
        start = hit.start() - 5 if printed else hit.start()
        for one in _day(hit, int(printed.group(1)) if printed else day.year, int(month), int(number)):
            found.append(one._replace(start=start))
    for hit in _LUNAR_NEW_YEAR.finditer(text):
        number = two_digits(hit["d"])
        found.append(Found(*hit.span(), "DATE", "lunar_day", when=f"lunar 01-{number}"))
    return found


def _day(hit: re.Match[str], year: int, month: int, number: int) -> list[Found]:
    try:
        day = dt.date(year, month, number).isoformat()
    except ValueError:
        return []
    return [Found(*hit.span(), "DATE", "day_in_figures", value=day, days=(day, day))]
