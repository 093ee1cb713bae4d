"""Times counted from a given day by a length: 三年前, 两周后, 未来七天, 最近半年, 三天内, 过两天."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from pipeline.extract import numerals
from pipeline.extract.dates import almanac
from pipeline.extract.dates.calendar_point import D
from pipeline.extract.dates.found import Found

_N = rf"{D}{{1,3}}(?:[,，][0-9]{{3}})+|{D}{{1,4}}|[一二两俩三四五六七八九十百]{{1,5}}|半"
_UNIT = r"(?:学期|季度|小时|钟头|分钟|刻钟|工作日|交易日|星期|礼拜|世纪|年|月|周|天|日|秒钟?)"
_LENGTH = rf"(?P<n>{_N})(?P<loose>多|几|来)?个?多?(?P<half>半)?(?P<unit>{_UNIT})(?P<more>半)?"
_AGO = re.compile(
    rf"(?:过去|再过|过)?{_LENGTH}多?(?:之|以)?(?P<side>前|后)(?![勤续备进期台提列])"
    rf"|(?<![通经超度])再?过(?P<n2>{_N})个?(?P<half2>半)?(?P<unit2>{_UNIT})(?![的年月日以])"
)
_SPAN = re.compile(
    rf"(?<![提之以目年从学])(?P<which>过去|最近|近|前|上|未来|今后|接下来|往后|(?<![㐀-鿿])后|下)(?:的)?{_LENGTH}(?:以来|来|内|里|间|之内|以内)?"
)
_WITHIN = re.compile(rf"{_LENGTH}(?:之内|以内|内)(?![容部涵外])")
_SINCE = re.compile(rf"{_LENGTH}多?以来")
_AHEAD = frozenset(("未来", "今后", "接下来", "往后", "后", "下"))
# 上一年, 下一周 name the neighbour and are read elsewhere; 前一天 too needs an event.
_ORDINAL_ONLY = frozenset(("上", "下", "前", "后"))
_UNITS = {
    "天": "D", "日": "D", "周": "W", "星期": "W", "礼拜": "W", "月": "M", "季度": "Q", "学期": "T", "年": "Y",
    "世纪": "C", "小时": "h", "钟头": "h", "刻钟": "q", "分钟": "m", "秒": "s", "秒钟": "s",
    "工作日": "B", "交易日": "B",
}  # fmt: skip
_MONTHS = {"M": 1, "Q": 3, "T": 6, "Y": 12, "C": 1200}
_SECONDS = {"h": 3600, "q": 900, "m": 60, "s": 1, "D": 86400, "W": 604800}
_NOT_BEFORE = frozenset("第每.．-/0123456789０１２３４５６７８９十百千几数")


class Length(NamedTuple):
    """A number of units: D, W, M, Q, T (six months), Y, C, h, q, m, s or B (working days)."""

    number: float
    unit: str

    def from_day(self, moment: dt.datetime, sign: int) -> dt.datetime | None:
        """The moment this much later (sign 1) or earlier (-1); None when the calendar does not reach so far."""
        try:
            if self.unit == "B":
                return _working_days(moment, int(self.number) * sign)
            if self.unit in _MONTHS:
                months = self.number * _MONTHS[self.unit] * sign
                whole = int(months)
                day = almanac.shift_months(moment.date(), whole) + dt.timedelta(days=round(30 * (months - whole)))
                return dt.datetime.combine(day, moment.time())
            return moment + dt.timedelta(seconds=self.number * _SECONDS[self.unit] * sign)
        except (ValueError, OverflowError):
            return None

    def around(self, day: dt.date) -> tuple[dt.date, dt.date, str]:
        """The year, month, week or day around a day, as coarse as the length's unit, with its TIMEX3 value.

        >>> Length(3, "Y").around(dt.date(2020, 9, 1))
        (datetime.date(2020, 1, 1), datetime.date(2020, 12, 31), '2020')
        """
        whole = self.number == int(self.number)
        if self.unit == "Y" and whole:
            return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), f"{day.year:04d}"
        if self.unit in _MONTHS and not self.number * _MONTHS[self.unit] % 1:
            last = almanac.days_in(day.month, day.year)
            return day.replace(day=1), day.replace(day=last), f"{day:%Y-%m}"
        if self.unit == "W":
            monday = day - dt.timedelta(days=day.isoweekday() - 1)
            return monday, monday + dt.timedelta(days=6), f"{monday:%G-W%V}"
        return day, day, day.isoformat()


def _working_days(moment: dt.datetime, count: int) -> dt.datetime:
    """Monday to Friday; holidays are not known."""
    step, left = (1, count) if count > 0 else (-1, -count)
    weeks, left = divmod(left, 5)
    moment += dt.timedelta(days=7 * weeks * step)
    while left:
        moment += dt.timedelta(days=step)
        left -= moment.isoweekday() <= 5
    return moment


def in_text(text: str, moment: dt.datetime | None) -> list[Found]:
    """Every time that is counted by a length; days are set where a moment to count from is given.

    >>> [found.days for found in in_text("三天前报名", dt.datetime(2023, 9, 1))]
    [('2023-08-29', '2023-08-29')]
    """
    found: list[Found] = []
    for pattern, read in ((_AGO, _ago), (_SPAN, _span), (_SINCE, _since), (_WITHIN, _within)):
        if pattern is _WITHIN and moment is None:
            continue
        for hit in pattern.finditer(text):
            if hit.start() and text[hit.start() - 1] in _NOT_BEFORE:
                continue
            one = read(hit, moment)
            if one is not None:
                found.append(one)
    return found


def _length(hit: re.Match[str], mark: str = "") -> Length | None:
    count = numerals.parse(hit[f"n{mark}"])
    if count is None:
        return None
    more = mark == "" and hit["more"]
    return Length(count + (0.5 if hit[f"half{mark}"] or more else 0), _UNITS[hit[f"unit{mark}"]])


def _ago(hit: re.Match[str], moment: dt.datetime | None) -> Found | None:
    mark = "2" if hit["n2"] else ""
    length = _length(hit, mark)
    if length is None or (length.unit == "Y" and length.number >= 1900 and length.number == int(length.number)):
        return None  # 2025年前 is a year
    plain = Found(hit.start(), hit.end(), "DATE", "ago")
    back = not mark and hit["side"] == "前"
    there = length.from_day(moment, -1 if back else 1) if moment is not None else None
    if there is None:
        return plain
    if length.unit in "hqms":
        day = there.date().isoformat()
        return plain._replace(value=f"{there:%Y-%m-%dT%H:%M}", days=(day, day))
    first, last, value = length.around(there.date())
    return plain._replace(value=value, days=(first.isoformat(), last.isoformat()))


def _span(hit: re.Match[str], moment: dt.datetime | None) -> Found | None:
    length = _length(hit)
    if length is None:
        return None
    if hit["which"] in _ORDINAL_ONLY and (length.number in (1, 0.5) or length.unit in "hqms"):
        return None  # 前5分钟 of a lesson
    return _stretch(hit, length, moment, ahead=hit["which"] in _AHEAD)


def _since(hit: re.Match[str], moment: dt.datetime | None) -> Found | None:
    length = _length(hit)
    return _stretch(hit, length, moment, ahead=False) if length is not None else None


def _stretch(hit: re.Match[str], length: Length, moment: dt.datetime | None, *, ahead: bool) -> Found:
    plain = Found(hit.start(), hit.end(), "DATE", "span_from_now")
    there = length.from_day(moment, 1 if ahead else -1) if moment is not None else None
    if moment is None or there is None:
        return plain
    first, last = (moment.date(), there.date()) if ahead else (there.date(), moment.date())
    days = (first.isoformat(), last.isoformat())
    return plain._replace(value="/".join(days), days=days)


def _within(hit: re.Match[str], moment: dt.datetime | None) -> Found | None:
    """三天内 bounds a length, counted from the moment."""
    length = _length(hit)
    if length is None or moment is None or length.unit == "B":
        return None
    there = length.from_day(moment, 1)
    if there is None:
        return None
    days = (moment.date().isoformat(), there.date().isoformat())
    return Found(hit.start(), hit.end(), "DURATION", "within_length", value=iso_length([length]), days=days)


def iso_length(parts: list[Length]) -> str | None:
    """ISO 8601 duration of lengths, largest first.

    >>> iso_length([Length(36, "D"), Length(5, "h"), Length(30, "m")])
    'P36DT5H30M'
    """
    days, clock = "", ""
    for number, unit in parts:
        if unit in ("h", "m", "s"):
            clock += f"{number:g}{unit.upper()}"
        elif unit == "q":
            clock += f"{15 * number:g}M"
        elif unit in ("D", "W", "M", "Y", "B"):
            days += f"{number:g}{'D' if unit == 'B' else unit}"
        else:
            days += f"{number * _MONTHS[unit]:g}M"
    return f"P{days}{'T' + clock if clock else ''}" if days or clock else None


_PART = re.compile(
    rf"(?P<n>{D}{{1,4}}\.{D}{{1,2}}|{_N})多?个?多?(?P<half>半)?(?P<unit>{_UNIT}|分|晚|夜)(?P<more>半)?(?:又|零)?"
)


_LINE = re.compile(r"^[ \t\u3000]*(?P<line>[^\s][^\n。]{0,30}?)[ \t\u3000。]*$", re.MULTILINE)


def whole_lengths(text: str) -> list[Found]:
    """The lines of a text that are nothing but a length: 两年半, 四年六个月, 36天5小时30分.

    >>> [found.value for found in whole_lengths("三天三夜")], whole_lengths("用了三天")
    (['P3D'], [])
    """
    lines = (_whole_length(text, *hit.span("line")) for hit in _LINE.finditer(text))
    return [line for line in lines if line is not None]


def _whole_length(text: str, start: int, end: int) -> Found | None:
    parts: list[Length] = []
    at = start
    while at < end and len(parts) < 6:
        hit = _PART.match(text, at, end)
        if hit is None:
            return None
        at = hit.end()
        if hit["unit"] in ("晚", "夜"):
            continue
        count = numerals.parse(hit["n"])
        if count is None or (
            hit["unit"] in ("日", "世纪") and hit["n"] not in ("两", "半") and "个" not in hit.group()
        ):
            return None  # 30日 is a day of the month, 21世纪 a century
        half = 0.5 if hit["half"] or hit["more"] else 0
        parts.append(Length(count + half, "m" if hit["unit"] == "分" else _UNITS[hit["unit"]]))
    if not parts or at < end or (len(parts) == 1 and text[start:end].endswith("分")):
        return None
    return Found(start, end, "DURATION", "whole_length", value=iso_length(parts))
