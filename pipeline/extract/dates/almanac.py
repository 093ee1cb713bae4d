"""Arithmetic of the calendar: lengths of months, lunar days, solar terms, named days, five-year plans.

Lunar dates are valid for 1990-2050. The table gives, per lunar year, 12 bits for the lengths of months 1-12 (1 = 30
days, highest bit first), the leap month in the lowest four bits and the leap month's length in bit 16: the usual
compact form of the published Chinese calendar.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re

FIRST_LUNAR_YEAR = 1990
# fmt: off
_LUNAR = (
    0x04AF5, 0x04970, 0x064B0, 0x074A3, 0x0EA50, 0x06B58, 0x05AC0, 0x0AB60, 0x096D5, 0x092E0,
    0x0C960, 0x0D954, 0x0D4A0, 0x0DA50, 0x07552, 0x056A0, 0x0ABB7, 0x025D0, 0x092D0, 0x0CAB5,
    0x0A950, 0x0B4A0, 0x0BAA4, 0x0AD50, 0x055D9, 0x04BA0, 0x0A5B0, 0x15176, 0x052B0, 0x0A930,
    0x07954, 0x06AA0, 0x0AD50, 0x05B52, 0x04B60, 0x0A6E6, 0x0A4E0, 0x0D260, 0x0EA65, 0x0D530,
    0x05AA0, 0x076A3, 0x096D0, 0x04AFB, 0x04AD0, 0x0A4D0, 0x1D0B6, 0x0D250, 0x0D520, 0x0DD45,
    0x0B5A0, 0x056D0, 0x055B2, 0x049B0, 0x0A577, 0x0A4B0, 0x0AA50, 0x1B255, 0x06D20, 0x0ADA0,
    0x14B63,
)
# fmt: on
_FIRST_NEW_YEAR = dt.date(1990, 1, 27)
# Day in the month by the formula floor(years * 0.2422 + c) - floor(leap years), for 1901-2000 and 2001-2100.
# fmt: off
_SOLAR_TERMS = {
    "xiaohan": (1, 6.11, 5.4055), "dahan": (1, 20.84, 20.12), "lichun": (2, 4.6295, 3.87),
    "yushui": (2, 19.4599, 18.73), "jingzhe": (3, 6.3826, 5.63), "chunfen": (3, 21.4155, 20.646),
    "qingming": (4, 5.59, 4.81), "guyu": (4, 20.888, 20.1), "lixia": (5, 6.318, 5.52), "xiaoman": (5, 21.86, 21.04),
    "mangzhong": (6, 6.5, 5.678), "xiazhi": (6, 22.20, 21.37), "xiaoshu": (7, 7.928, 7.108),
    "dashu": (7, 23.65, 22.83), "liqiu": (8, 8.35, 7.5), "chushu": (8, 23.95, 23.13), "bailu": (9, 8.44, 7.646),
    "qiufen": (9, 23.822, 23.042), "hanlu": (10, 9.098, 8.318), "shuangjiang": (10, 24.218, 23.438),
    "lidong": (11, 8.218, 7.438), "xiaoxue": (11, 23.08, 22.36), "daxue": (12, 7.9, 7.18),
    "dongzhi": (12, 22.60, 21.94),
}
# fmt: on
# Where the formula is one day off.
_SOLAR_SHIFTS = {
    ("xiaohan", 1982): 1,
    ("xiaohan", 2019): -1,
    ("dahan", 2000): 1,
    ("dahan", 2082): 1,
    ("yushui", 2026): -1,
    ("chunfen", 2084): 1,
    ("lixia", 1911): 1,
    ("xiaoman", 2008): 1,
    ("mangzhong", 1902): 1,
    ("xiazhi", 1928): 1,
    ("xiaoshu", 1925): 1,
    ("xiaoshu", 2016): 1,
    ("dashu", 1922): 1,
    ("liqiu", 2002): 1,
    ("bailu", 1927): 1,
    ("qiufen", 1942): 1,
    ("shuangjiang", 2089): 1,
    ("lidong", 2089): 1,
    ("xiaoxue", 1978): 1,
    ("daxue", 1954): 1,
    ("dongzhi", 1918): -1,
    ("dongzhi", 2021): -1,
}  # fmt: skip


@functools.lru_cache(maxsize=1024)
def days_in(month: int, year: int | None) -> int:
    """Days of a month; February has 28 while the year is unknown.

    >>> days_in(2, None), days_in(2, 2024)
    (28, 29)
    """
    if year is None:
        return 28 if month == 2 else calendar.monthrange(2023, month)[1]
    return calendar.monthrange(year, month)[1]


@functools.lru_cache(maxsize=256)
def lunar_day(year: int, month: int, day: int) -> dt.date | None:
    """The day of lunar `month`, `day` in the lunar year that begins in `year`; None outside 1990-2050.

    The thirtieth of a short month gives its last day, so that (12, 30) is always 除夕.

    >>> lunar_day(2024, 1, 1), lunar_day(2023, 8, 15)
    (datetime.date(2024, 2, 10), datetime.date(2023, 9, 29))
    """
    index = year - FIRST_LUNAR_YEAR
    if not 0 <= index < len(_LUNAR) or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    passed = sum(_lunar_year_length(code) for code in _LUNAR[:index])
    code = _LUNAR[index]
    leap = code & 0xF
    for before in range(1, month):
        passed += _lunar_month_length(code, before)
        if before == leap:
            passed += 30 if code & 0x10000 else 29
    return _FIRST_NEW_YEAR + dt.timedelta(days=passed + min(day, _lunar_month_length(code, month)) - 1)


def _lunar_month_length(code: int, month: int) -> int:
    return 30 if code & (0x10000 >> month) else 29


def _lunar_year_length(code: int) -> int:
    leap = (30 if code & 0x10000 else 29) if code & 0xF else 0
    return sum(_lunar_month_length(code, month) for month in range(1, 13)) + leap


def solar_term(name: str, year: int) -> dt.date | None:
    """The day of a solar term, named in pinyin (清明 `qingming`), in a year of 1901-2099, else None.

    >>> solar_term("qingming", 2024)
    datetime.date(2024, 4, 4)
    """
    if name not in _SOLAR_TERMS or not 1901 <= year <= 2099:
        return None
    month, last_century, this_century = _SOLAR_TERMS[name]
    constant = this_century if year > 2000 else last_century
    short = year % 100 if year != 2000 else 100
    leaps = short // 4 if month > 2 else (short - 1) // 4
    return dt.date(year, month, int(short * 0.2422 + constant) - leaps + _SOLAR_SHIFTS.get((name, year), 0))


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches, by the usual computation.

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    leap, part = divmod(century, 4)
    shift = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, left = divmod(rest, 4)
    weekday = (32 + 2 * part + 2 * quarter - shift - left) % 7
    month_ = (golden + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * month_ + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> dt.date | None:
    """The `count`-th `weekday` (1 Monday .. 7 Sunday; count -1 the last) of a month, None when it has none.

    >>> nth_weekday(2024, 5, 7, 2)
    datetime.date(2024, 5, 12)
    """
    length = days_in(month, year)
    if count < 0:
        last = dt.date(year, month, length)
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-count - 1))
    first = dt.date(year, month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (count - 1)
    return dt.date(year, month, day) if day <= length else None


SOLAR_TERMS = frozenset(_SOLAR_TERMS)


def named_day(when: str, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a named day by its entry in the lexicon, None when it has no fixed days.

    >>> named_day("lunar 01-01", 2023)
    (datetime.date(2023, 1, 22), datetime.date(2023, 1, 22))
    """
    kind, _, rest = when.partition(" ")
    day: dt.date | None = None
    if kind == "lunar" and len(rest) == 2:
        year -= rest == "12"
        first, last = lunar_day(year, int(rest), 1), lunar_day(year, int(rest), 30)
        return (first, last) if first and last else None
    if kind == "lunar":
        month, number = rest.split("-")
        # The last day of the lunar year falls into the year after the one it counts in.
        day = lunar_day(year - (month == "12"), int(month), int(number))
    elif kind == "solar":
        day = solar_term(rest, year)
    elif kind == "easter":
        day = easter(year)
    elif kind == "nth":
        month, weekday, count = rest.split()
        day = nth_weekday(year, int(month), int(weekday), int(count))
    elif len(when) == 5:
        day = dt.date(year, int(when[:2]), int(when[3:]))
    elif len(when) == 2:
        return dt.date(year, int(when), 1), dt.date(year, int(when), days_in(int(when), year))
    return (day, day) if day else None


def five_year_plan(number: int) -> tuple[int, int] | None:
    """First and last year of the n-th five-year plan (from the sixth, 1981), else None.

    >>> five_year_plan(14)
    (2021, 2025)
    """
    if not 6 <= number <= 30:
        return None
    return 1951 + 5 * number, 1955 + 5 * number


def shift_months(day: dt.date, months: int) -> dt.date:
    """The same day some months later (earlier when negative), the month's last day where it is shorter.

    >>> shift_months(dt.date(2023, 1, 31), 1)
    datetime.date(2023, 2, 28)
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return dt.date(year, month + 1, min(day.day, days_in(month + 1, year)))


_WHOLE_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?=[ \t]?[年\-./])")
_LOOK_BACK = 400


def with_lost_digit(text: str, at: int, printed: str) -> str | None:
    """The year that lost a digit (207年), when the text's opening or what stands before says which one it was.

    >>> with_lost_digit("2017年计划。207年5月", 8, "207"), with_lost_digit("2018年计划。207年5月", 8, "207")
    ('2017', None)
    """
    known = {
        *_WHOLE_YEAR.findall(text, 0, min(at, _LOOK_BACK)),
        *_WHOLE_YEAR.findall(text, max(0, at - _LOOK_BACK), at),
    }
    fits = [year for year in known if any(year[:n] + year[n + 1 :] == printed for n in range(4))]
    return fits[0] if len(fits) == 1 else None
