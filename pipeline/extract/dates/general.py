"""Dates of a bare text with a day to count from: what plans leave open is resolved, times of day and ranges are joined.

The grammar of plans stays as it is; here come the words that only a given day can place (今天, 三年前, 上午9点), and
phrases made of two found ones (昨天下午2点到今天中午, 去年春节至元宵节).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from pipeline.extract.dates import clock, counted, deictic, eras, numeric, scan
from pipeline.extract.dates.calendar_point import Point
from pipeline.extract.dates.clock import Clock
from pipeline.extract.dates.found import Found
from pipeline.records import Date

_GAP = re.compile(r"[ \t,，的]?(?:(?:星期|周)[一二三四五六日天][ ,，]?)?")
_TO = re.compile(r"[ \t]?(?:起|开始)?[ \t]?(?:[-—–－―~～〜]{1,2}|至|到)[ \t]?")
_UNTIL_NOW = re.compile(r"起?(?:至今|到现在|到目前|到今天|迄今|以来至今)(?:为止)?")
_DAY_VALUE = re.compile(r"[0-9X]{4}-[0-9X]{2}-[0-9X]{2}")
_BOUND = re.compile("之前|以前|前(?![往来面后])|之后|以后|后(?![续勤面来])|起(?![草点床])")
_HOURLY = ("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY")


def found_in(text: str, found: list[Found], moment: dt.datetime | None) -> list[Found]:
    """The phrases of a plan's grammar with those that count from a moment, in order, without overlap."""
    day = moment.date() if moment is not None else None
    known = {(one.start, one.end) for one in found}
    more = [one for one in counted.whole_lengths(text) if (one.start, one.end) not in known]
    more += deictic.in_text(text, day) + counted.in_text(text, moment) + eras.in_text(text, day)
    if day is None:
        return scan.longest(found + more)
    more += numeric.in_text(text, day)
    found = deictic.resolved([_with_year(one, day) for one in found], text, day)
    return scan.longest(more + found)


def _with_year(found: Found, day: dt.date) -> Found:
    """去年5月, 次年: the year counted from a day."""
    return found._replace(first=_dated(found.first, day), last=_dated(found.last, day))


def _dated(point: Point | None, day: dt.date) -> Point | None:
    if point is None or point.year is not None or point.shift is None:
        return point
    return point._replace(year=str(day.year + point.shift), shift=None)


def composed(text: str, dates: list[Date], moment: dt.datetime | None) -> list[Date]:
    """The records with the times of day and the ranges that they make up."""
    items = [_valued(date) for date in dates] if moment is not None else dates
    items = _with_clocks(text, items, moment)
    return _ranges(text, items, moment)


def _valued(date: Date) -> Date:
    """春节 gets the day that it falls on this time as its value."""
    if date.value is None and date.type == "DATE" and date.mod is None and date.first_day and date.last_day:
        value = f"{date.first_day}" if date.first_day == date.last_day else f"{date.first_day}/{date.last_day}"
        return replace(date, value=value, edtf=value)
    return date


def _with_clocks(text: str, dates: list[Date], moment: dt.datetime | None) -> list[Date]:
    """Times of day go to the day before them, or stand on the day counted from; without one they say nothing."""
    times = clock.clocks(text)
    merged: list[Date] = []
    at, end = 0, 0
    for date in [*dates, None]:
        limit = date.start if date is not None else len(text) + 1
        while at < len(times) and times[at].start < limit:
            one = times[at]
            at += 1
            if one.start >= end and one.end <= limit and moment is not None:
                merged.append(_today(text, one, moment.date()))
        if date is None or date.start < end:
            continue
        gap = _GAP.match(text, date.end)
        one_behind = clock.clock_at(text, gap.end()) if gap is not None else None
        if one_behind is not None:
            part = one_behind.part or clock.part_before(text, date.end)
            date = _at_time(text, date, one_behind._replace(part=part)) or date
        elif moment is not None and date.rule == "day_word" and (part := clock.part_before(text, date.end)):
            date = replace(date, value=f"{date.value}T{part}")
        merged.append(date)
        end = date.end
    return merged


def _at_time(text: str, date: Date, one: Clock) -> Date | None:
    printed = text[date.start : one.end]
    if date.type == "SET":
        freq = date.freq
        if freq is not None and one.hour is not None and freq.startswith(_HOURLY) and "BYHOUR" not in freq:
            freq += f";BYHOUR={int(one.value[1:3])};BYMINUTE={one.minute or 0}"
        bound = _BOUND.match(text, one.end) if date.mod is None else None
        if bound is not None:
            mod = "before" if bound.group().endswith("前") else "after"
            return replace(date, end=bound.end(), text=text[date.start : bound.end()], freq=freq, mod=mod)
        return replace(date, end=one.end, text=printed, freq=freq)
    if date.type != "DATE" or date.mod is not None or (date.value is not None and "T" in date.value):
        return None
    bound = _BOUND.match(text, one.end)
    if bound is not None and date.first_day is not None and date.first_day == date.last_day:
        return _bounded_time(text, date, one, bound)
    value = date.value if date.value is not None and _DAY_VALUE.fullmatch(date.value) else None
    if value is None and date.first_day is not None and date.first_day == date.last_day:
        value = date.first_day.isoformat()
    if value is not None and bound is not None and bound.group().endswith("前"):
        end, moment = bound.end(), value + one.value
        edtf = f"../{date.edtf}" if date.edtf else date.edtf
        return replace(date, end=end, text=text[date.start : end], value=moment, mod="before", first=None, edtf=edtf)
    return replace(date, end=one.end, text=printed, value=value + one.value) if value is not None else None


def _bounded_time(text: str, date: Date, one: Clock, bound: re.Match[str]) -> Date:
    """明天下午6点前: open before, or behind it."""
    before = bound.group().endswith("前")
    value = f"{date.first_day}{one.value}"
    return replace(
        date,
        end=bound.end(),
        text=text[date.start : bound.end()],
        value=value,
        edtf=f"../{date.first_day}" if before else f"{date.first_day}/..",
        mod="before" if before else "after",
        first=None if before else date.first,
        first_day=None if before else date.first_day,
        last=date.last if before else None,
        last_day=date.last_day if before else None,
    )


def _today(text: str, one: Clock, day: dt.date) -> Date:
    return Date(
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        type="DATE",
        value=f"{day}{one.value}",
        first=day.isoformat(),
        last=day.isoformat(),
        first_day=day,
        last_day=day,
        year_source="page",
        rule="clock",
    )


def _ranges(text: str, dates: list[Date], moment: dt.datetime | None) -> list[Date]:
    merged: list[Date] = []
    for date in dates:
        last = merged[-1] if merged else None
        joined = _range(text, last, date) if last is not None and _is_joined(text, last, date) else None
        if joined is not None:
            merged[-1] = joined
        elif last is None or date.start >= last.end:
            merged.append(date)
    return [_until_now(text, date, moment) for date in merged]


def _is_joined(text: str, first: Date, last: Date) -> bool:
    if _TO.fullmatch(text, first.end, last.start):
        return True
    if first.end == last.start:
        return last.mod == "before" and last.text[0] in "到至"
    return text[first.end : last.start] in ("和", "与") and text.startswith("之间", last.end)


def _range(text: str, first: Date, last: Date) -> Date | None:
    """Two times with 到 between them; a mere hour on the right belongs to the day on the left."""
    if first.type == "SET" and last.rule == "clock":
        return replace(first, end=last.end, text=text[first.start : last.end])
    if first.type != "DATE" or last.type != "DATE" or first.mod == "before" or first.first_day is None:
        return None
    value, day = last.value or "", last.last_day
    begin = first.value or ""
    if last.rule == "clock" and first.first_day is not None:
        time = value.partition("T")[2]
        hour = clock.clock_at(text, last.start)
        if hour is not None and "T" in begin and first.rule != "week":
            time = clock.later("T" + begin.partition("T")[2], hour)[1:]
        day = first.last_day or first.first_day
        value = f"{begin.partition('T')[0]}T{time}"
    elif last.rule == "next_day":
        day = first.first_day + dt.timedelta(days=1)
        value = day.isoformat() + ("T" + value.partition("T")[2] if "T" in value else "")
    if last.mod == "before" and last.rule == "named_day" and day is not None and last.text[0] in "到至":
        day += dt.timedelta(days=1)
        value = day.isoformat()
    if day is not None and day < first.first_day and last.year_source == "page":
        try:
            day = day.replace(year=day.year + 1)
        except ValueError:
            return None
    if day is None or day < first.first_day:
        return None
    between = 2 if text.startswith("之间", last.end) else 0
    return replace(
        first,
        end=last.end + between,
        text=text[first.start : last.end + between],
        value=f"{begin or first.first_day}/{value or day}",
        edtf=f"{first.first_day}/{day}",
        last=last.last if last.last else day.isoformat(),
        last_day=day,
        mod="before" if last.mod == "before" and last.text[0] not in "到至" else None,
        rule="range_of_two",
    )


def _until_now(text: str, date: Date, moment: dt.datetime | None) -> Date:
    """2001年至今."""
    tail = _UNTIL_NOW.match(text, date.end) if date.type == "DATE" else None
    if tail is None or moment is None or date.first_day is None or date.first_day > moment.date():
        return date
    day = moment.date()
    return replace(
        date,
        end=tail.end(),
        text=text[date.start : tail.end()],
        value=f"{date.value or date.first_day}/{day}",
        edtf=f"{date.first_day}/{day}",
        last=day.isoformat(),
        last_day=day,
        mod=None,
        rule="until_now",
    )
