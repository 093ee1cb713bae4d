"""Years: from the expression, its sentence, its section's heading, the plan's period, and last the page's date.

`first` and `last` of a record take a year from expression, sentence and heading only (今年 and the like from the plan's
period); the resolved days go on to the plan and the page and say so in `year_source`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.extract.dates import almanac, values
from pipeline.extract.dates.calendar_point import Point
from pipeline.extract.dates.found import Found
from pipeline.records import Date


class Context(NamedTuple):
    """What the surroundings of an expression say: years of sentence and heading, the month of a calendar heading,
    the plan's period (ISO days, `XXXX` where unknown) and the page's day."""

    sentence: str | None = None
    heading: str | None = None
    month: str | None = None
    period: tuple[str, str] | None = None
    page: dt.date | None = None
    section: int = 0


class Settled(NamedTuple):
    """Points with the years that expression, sentence and heading give, and where the year came from."""

    first: Point | None
    last: Point | None
    source: str


def settle(found: Found, context: Context) -> Settled:
    """Fill in years (and months under a calendar heading) that sentence and heading give."""
    first, last = found.first, found.last
    if first is None:
        return Settled(None, None, "none")
    source = "text" if first.year or (last is not None and last.year) else "none"
    if last is not None and first.year is None and last.year is not None and not last.following:
        crosses = first.month and last.month and int_or(first.month) > int_or(last.month)
        first = first._replace(year=_add(last.year, -1 if crosses else 0), mask=last.mask)
    if first.year is None and first.shift is None and not first.following:
        hint = context.sentence or context.heading
        if hint is not None:
            first = first._replace(year=hint)
            source = "sentence" if context.sentence else "section"
    if first.following:
        base = context.sentence or context.heading
        first = first._replace(year=_add(base, 1) if base else None)
        source = "sentence" if base else "none"
    if first.shift == 0 and first.year is None and (known := _known_year(found, context)) is not None:
        first = first._replace(year=known)
        source = "plan"
    # A month that is masked (xx月31日) stays so; one that is not printed (31日前) is the heading's.
    month = context.month if found.rule in _MONTHLESS else None
    if month is not None and first.month == "XX" and (first.part is not None or first.day not in (None, "XX")):
        first = first._replace(month=month)
    if last is not None:
        last = _settle_last(first, last, month)
    return Settled(first, last, source)


_MONTHLESS = ("day_of_month", "month_edge", "day_in_list")


def _settle_last(first: Point, last: Point, month: str | None) -> Point:
    if last.month == "XX" and month is not None:
        last = last._replace(month=month)
    if last.following:
        return last._replace(year=_add(first.year, 1) if first.year else None)
    if last.year is None and first.year is not None and last.shift is None:
        crosses = (
            first.month and last.month and "XX" not in (first.month, last.month) and int(first.month) > int(last.month)
        )
        return last._replace(year=_add(first.year, 1 if crosses else 0), mask=None if crosses else first.mask)
    return last


def int_or(printed: str | None) -> int:
    """The number of a two-digit string, 0 for a masked or missing one."""
    return int(printed) if printed and printed.isdigit() else 0


def _add(year: str | None, step: int) -> str | None:
    return str(int(year) + step) if year and year.isdigit() else year


def _known_year(found: Found, context: Context) -> str | None:
    """The plan's own year for 今年9月: the year of its period in which the month lies."""
    if context.period is None or found.first is None:
        return None
    start, end = context.period
    if not start[:4].isdigit():
        return start[:4]
    return str(
        _year_in_period(found.first, int(start[:4]), int(end[:4]) if end[:4].isdigit() else int(start[:4]), start, end)
    )


def _year_in_period(point: Point, first: int, last: int, start: str, end: str) -> int:
    for year in range(first, min(last, first + 20) + 1):
        begin, stop = values.bounds(point._replace(year=str(year), shift=None))
        if (begin is None or begin <= end) and (stop is None or stop >= start):
            return year
    return first


def record(text: str, found: Found, context: Context) -> Date:
    """The date record of an expression in its context."""
    base = Date(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        type=found.type,
        value=found.value,
        mod=found.mod,
        freq=found.freq,
        rule=found.rule,
        section=context.section,
    )
    if found.days is not None:
        edtf = found.days[0] if found.days[0] == found.days[1] else "/".join(found.days)
        first, last = _cut(*found.days, found.mod, exclusive=False)
        form = values.edtf_interval(edtf, None, found.mod)
        return _with(base, first=first, last=last, source="page", value=found.value, edtf=form)
    if found.own_period and base.text.startswith(("全年", "年内")) and (context.heading or "").isdigit():
        return _own_period(base, (f"{context.heading}-01-01", f"{context.heading}-12-31"), "section")
    if found.own_period and context.period is not None and found.first is not None and found.first.part is None:
        return _own_period(base, context.period)
    if found.rule == "last_months":
        return _last_months(base, context)
    if found.when is not None:
        return _named_day(base, found, context)
    settled = settle(found, context)
    if settled.first is None:
        return base
    return _pointed(base, found, settled, settled.first, context)


def _with(base: Date, first: str | None, last: str | None, source: str, value: str | None, edtf: str | None) -> Date:
    first_day, last_day = values.day_of(first), values.day_of(last)
    known = first_day is not None or last_day is not None
    return Date(
        base.start,
        base.end,
        base.text,
        base.type,
        value,
        edtf,
        first,
        last,
        first_day,
        last_day,
        source if known else "none",
        base.mod,
        base.freq,
        base.rule,
        base.section,
    )


def _resolved(base: Date, first_day: dt.date | None, last_day: dt.date | None, source: str) -> Date:
    return Date(
        base.start,
        base.end,
        base.text,
        base.type,
        base.value,
        base.edtf,
        base.first,
        base.last,
        first_day,
        last_day,
        source,
        base.mod,
        base.freq,
        base.rule,
        base.section,
    )


def _own_period(base: Date, period: tuple[str, str], source: str = "plan") -> Date:
    start, end = period
    whole = start[:4] == end[:4] and start[4:] == "-01-01" and end[4:] == "-12-31"
    value = start[:4] if whole else f"{start}/{end}"
    if base.mod == "after":
        return _with(base, start, None, source, value=value, edtf=f"{start}/..")
    if base.mod == "before":
        return _with(base, None, end, source, value=value, edtf=f"../{end}")
    return _with(base, start, end, source, value=value, edtf=value)


def _last_months(base: Date, context: Context) -> Date:
    """前两个月 under 十一月份 is September and October."""
    count = int((base.value or "P1M")[1:-1])
    if context.month is None or not context.month.isdigit() or int(context.month) <= count:
        return replace(base, value=None)
    year = context.heading or "XXXX"
    first = Point(year=year, month=f"{int(context.month) - count:02d}")
    last = Point(year=year, month=f"{int(context.month) - 1:02d}")
    value = values.timex(first) if count == 1 else f"{values.timex(first)}/{values.timex(last)}"
    return _with(base, values.bounds(first)[0], values.bounds(last)[1], "section", value=value, edtf=value)


def _named_day(base: Date, found: Found, context: Context) -> Date:
    when = found.when or "-"
    settled = settle(found, context) if found.first is not None else Settled(None, None, "none")
    year, source = settled.first.year if settled.first else None, settled.source
    if year is None:
        year = context.sentence or context.heading
        source = "sentence" if context.sentence else "section"
    exact = almanac.named_day(when, int(year)) if year and year.isdigit() else None
    fixed = when[0].isdigit()
    first: str | None = None
    last: str | None = None
    value: str | None = None
    if fixed:
        value = f"{year or 'XXXX'}-{when}"
        first, last = (value, value) if len(when) == 5 else values.bounds(Point(year=year, month=when))
    elif exact is not None and source == "text":
        first, last = exact[0].isoformat(), exact[1].isoformat()
        value = first
    printed = value
    first, last = _cut(first, last, found.mod, exclusive=True)
    dated = _with(base, first, last, source, value=value, edtf=values.edtf_interval(printed, None, found.mod))
    if dated.first_day is not None or dated.last_day is not None:
        return dated
    shift = found.first.shift if found.first is not None else None
    return _resolve_named_day(dated, when, year, shift, context)


def _resolve_named_day(base: Date, when: str, year: str | None, shift: int | None, context: Context) -> Date:
    if when == "-" or (year is not None and not year.isdigit()):
        return base
    source, span = "none", None
    if shift is not None and context.period is None and context.page is not None:
        source, span = "page", almanac.named_day(when, context.page.year + shift)
    elif year is not None:
        source, span = "sentence", almanac.named_day(when, int(year))
    elif context.period is not None:
        start, end = context.period
        if start[:4].isdigit():
            years = range(int(start[:4]), (int(end[:4]) if end[:4].isdigit() else int(start[:4])) + 1)
            spans = [found for found in (almanac.named_day(when, one) for one in years[:20]) if found]
            inside = [found for found in spans if start <= found[0].isoformat() and (found[0].isoformat() <= end)]
            source, span = "plan", next(iter(inside or spans), None)
    elif context.page is not None:
        ahead = [almanac.named_day(when, one) for one in (context.page.year, context.page.year + 1)]
        source, span = "page", next((found for found in ahead if found and found[0] >= context.page), None)
    if span is None:
        return base
    first, last = _cut(span[0].isoformat(), span[1].isoformat(), base.mod, exclusive=True)
    return _resolved(base, values.day_of(first), values.day_of(last), source)


def _cut(first: str | None, last: str | None, mod: str | None, *, exclusive: bool) -> values.Bounds:
    """Open the side that before and after leave open."""
    if mod == "before":
        return None, values.neighbour(first, -1) if exclusive and first else last
    if mod == "after":
        return (values.neighbour(last, 1) if exclusive and last else first), None
    return first, last


def _span(begin: Point, stop: Point | None, found: Found) -> values.Bounds:
    """First and last day of a point or range, open where before and after leave it open."""
    first, last = values.bounds(begin)
    if stop is None:
        return _cut(first, last, found.mod, exclusive=found.exclusive and begin.part is None and not begin.day)
    if begin.part == "end" and begin.month is None:
        first = last
    end = values.bounds(stop)
    return first, (None if found.mod == "after" and found.exclusive else end[1] or end[0])


def _pointed(base: Date, found: Found, settled: Settled, begin: Point, context: Context) -> Date:
    if found.first is not None and found.first.shift is not None and found.first.month is None and not found.first.part:
        # 去年, 今年 without a period of the plan: no days of their own; resolved through plan or page only.
        return _resolve(base, found, settled, context)
    value = found.value or values.timex(begin)
    form = values.edtf(begin)
    if settled.last is not None and value is not None:
        value = f"{value}/{values.timex(settled.last)}"
        form = values.edtf_interval(form, values.edtf(settled.last), found.mod)
    else:
        form = values.edtf_interval(form, None, found.mod)
    first, last = _span(begin, settled.last, found)
    dated = _with(base, first, last, settled.source, value=value, edtf=form)
    if dated.first_day is not None or dated.last_day is not None:
        return dated
    return _resolve(dated, found, settled, context)


def _resolve(base: Date, found: Found, settled: Settled, context: Context) -> Date:
    """Days through the plan's period or the page's date, when the year is not masked."""
    first = settled.first
    if first is None or first.year is not None or (settled.last is not None and settled.last.year is not None):
        return base
    year, source = _year_for(first, context)
    if year is None:
        return base
    year += first.shift or 0
    first = first._replace(year=str(year))
    last = _settle_last(first, settled.last, None) if settled.last is not None else None
    begin, stop = _span(first, last, found)
    first_day, last_day = values.day_of(begin), values.day_of(stop)
    if first_day is None and last_day is None:
        return base
    return _resolved(base, first_day, last_day, source)


def _year_for(point: Point, context: Context) -> tuple[int | None, str]:
    if context.period is not None:
        start, end = context.period
        if not start[:4].isdigit():
            return None, "none"
        last = int(end[:4]) if end[:4].isdigit() else int(start[:4])
        if point.shift is not None:
            return int(start[:4]), "plan"
        return _year_in_period(point, int(start[:4]), last, start, end), "plan"
    if context.page is None:
        return None, "none"
    # A plan looks forward: in November it means next spring.
    ahead = context.page.month >= 11 and point.shift is None and 0 < int_or(point.month) <= 8
    return context.page.year + ahead, "page"


def year_of(dates: Sequence[Found]) -> str | None:
    """The one year that a heading gives, None when it gives none or several."""
    years = {point.year for found in dates for point in (found.first, found.last) if point is not None and point.year}
    return years.pop() if len(years) == 1 else None
