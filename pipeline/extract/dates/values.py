"""The columns of a date: TIMEX3 value, EDTF, and first and last day, from points whose years are filled in.

Conventions: TIMEX3 (ISO-TimeML) for `value` with halves H1 H2, quarters Q1-Q4 and seasons SP SU FA WI; EDTF (ISO
8601-2) with seasons 21-24, quarters 33-36 and half-years 40-41; days are ISO 8601 with `XXXX` for an unknown year.
"""

from __future__ import annotations

import datetime as dt

from pipeline.extract.dates import almanac
from pipeline.extract.dates.calendar_point import Point

Bounds = tuple[str | None, str | None]
_MONTH_PARTS = {
    "start": (1, 10),
    "mid": (11, 20),
    "end": (21, 31),
    "start-mid": (1, 20),
    "mid-end": (11, 31),
    "start-end": (1, 31),
}
_HALVES = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_EDTF_PARTS = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24", "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36",
    "H1": "40", "H2": "41",
}  # fmt: skip


def bounds(point: Point) -> Bounds:
    """First and last day of a point; None where the text does not bound it (年初 has no end, xx日 no day).

    >>> bounds(Point(year="2017", month="09", part="mid"))
    ('2017-09-11', '2017-09-20')
    """
    year = point.year or "XXXX"
    known = int(year) if year.isdigit() else None
    month, day, part = point.month, point.day, point.part
    if point.lunar or month == "XX" or day == "XX":
        return None, None
    if month is None:
        return _year_bounds(year, part)
    length = almanac.days_in(int(month), known)
    if day is not None:
        if int(day) > length and not (known is None and month == "02" and day == "29"):
            return None, None
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    first, last = 1, length
    if part is not None and part[0] == "W":
        first, last = 7 * int(part[1]) - 6, min(7 * int(part[1]), length)
    elif part is not None:
        first, last = _MONTH_PARTS[part]
    return f"{year}-{month}-{first:02d}", f"{year}-{month}-{min(last, length):02d}"


def _year_bounds(year: str, part: str | None) -> Bounds:
    if part is None:
        return f"{year}-01-01", f"{year}-12-31"
    if part == "start":
        return f"{year}-01-01", None
    if part == "end":
        return f"{year}-12-31", f"{year}-12-31"
    if part in _HALVES:
        first, last = _HALVES[part]
        return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{almanac.days_in(last, 2023):02d}"
    return None, None


def timex(point: Point) -> str | None:
    """The TIMEX3 value of a point.

    >>> timex(Point(month="09", part="mid")), timex(Point(year="2017", part="H1"))
    ('XXXX-09', '2017-H1')
    """
    if point.lunar:
        return None
    year = point.year or "XXXX"
    if point.month is None:
        coded = point.part if point.part in _EDTF_PARTS else None
        return f"{year}-{coded}" if coded else year
    return f"{year}-{point.month}-{point.day}{point.time or ''}" if point.day else f"{year}-{point.month}"


def edtf(point: Point) -> str | None:
    """The EDTF form of a point; a masked year keeps the figures that are printed (20XX).

    >>> edtf(Point(year="XXXX", mask="20XX")), edtf(Point(year="2017", part="Q3"))
    ('20XX', '2017-35')
    """
    if point.lunar:
        return None
    year = point.mask or point.year or "XXXX"
    if point.month is None:
        code = _EDTF_PARTS.get(point.part or "")
        if code:
            return f"{year}-{code}"
        return {"start": f"{year}-01", "end": f"{year}-12"}.get(point.part or "", year)
    if point.day is not None:
        return f"{year}-{point.month}-{point.day}"
    first, last = bounds(point)
    if point.part is None or first is None or last is None:
        return f"{year}-{point.month}"
    return f"{year}{first[4:]}/{year}{last[4:]}"


def edtf_interval(first: str | None, last: str | None, mod: str | None) -> str | None:
    """An EDTF interval of two forms; `before` and `after` leave one side open.

    >>> edtf_interval("2017-08-21/2017-08-31", None, "before")
    '../2017-08-31'
    """
    if first is not None and last is not None:
        return f"{first.split('/')[0]}/{last.split('/')[-1]}"
    if first is None:
        return None
    if mod == "before":
        return f"../{first.split('/')[-1]}"
    if mod == "after":
        return f"{first.split('/')[0]}/.."
    return f"{first}~" if mod == "approx" and "/" not in first else first


def day_of(printed: str | None) -> dt.date | None:
    """The day of an ISO string, None when its year is unknown or it is no day of the calendar.

    >>> day_of("2017-08-31"), day_of("XXXX-08-31")
    (datetime.date(2017, 8, 31), None)
    """
    if printed is None or not printed[:4].isdigit():
        return None
    try:
        return dt.date.fromisoformat(printed)
    except ValueError:
        return None


def neighbour(printed: str, step: int) -> str:
    """The day before (-1) or behind (1) an ISO day whose year may be unknown.

    >>> neighbour("XXXX-05-01", -1), neighbour("2024-03-01", -1)
    ('XXXX-04-30', '2024-02-29')
    """
    year = printed[:4]
    day = dt.date.fromisoformat((year if year.isdigit() else "2023") + printed[4:]) + dt.timedelta(days=step)
    return f"{day.year if year.isdigit() else year}-{day:%m-%d}"
