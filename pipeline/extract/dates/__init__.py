"""Dates: expressions that place something on the calendar, say how it recurs, or how long a plan's period lasts.

One grammar finds and values them: `scan` walks the text, `points`, `phrases`, `recurrence`, `lengths` and
`vocabulary_phrases` read what begins at a place, `surroundings` what bounds it, `anchor` fills in years, `values`
writes the columns.
"""

from __future__ import annotations

import datetime as dt
import functools
from bisect import bisect_left, bisect_right

from pipeline.config import StageConfig, load_config
from pipeline.extract.dates import anchor as anchoring
from pipeline.extract.dates import scan
from pipeline.extract.dates.calendar_point import Point
from pipeline.extract.dates.deictic import within_the_week
from pipeline.extract.dates.found import Found
from pipeline.extract.dates.words import Vocabulary, vocabulary
from pipeline.nlp.clauses import sentences
from pipeline.records import Date, Plan, Section
from pipeline.text import Span

__all__ = ["find", "of_plan"]


def of_plan(plan: Plan, config: StageConfig) -> tuple[Date, ...]:
    """All dates of a plan, in text order, with years from sentence, heading, plan and page.

    Raises ConfigError when a lexicon of the configuration is malformed.
    """
    title = _title(plan)
    found = within_the_week(plan.text, scan.expressions(plan.text, vocabulary(config), title))
    if not found:
        return ()
    spans = [(sentence.start, sentence.end, sentence.section) for sentence in plan.sentences]
    if not spans:
        spans = [(*span, 0) for span in sentences(plan.text)]
    period = (plan.period_start, plan.period_end) if plan.period_start and plan.period_end else None
    headings = _headings(plan.sections, found)
    base = anchoring.Context(period=period, page=plan.page_date)
    return _records(plan.text, found, spans, base, plan.sections, headings)


def find(text: str, anchor: dt.date | None = None) -> list[Date]:
    """All date expressions of a bare text, with the shipped configuration; offsets are code points of `text`.

    `anchor` is the day (or the moment, a `datetime`) that 今天, 下周三, 三年前 and missing years are counted from;
    without it they are found but stay unresolved, and times of day that stand alone (上午9点) are left out, since they
    are on no day. Weeks begin on Monday, 周五 alone is the one of the anchor's week, 三年前 is as coarse as its unit
    (a whole year). Values follow TIMEX3, ISO 8601, EDTF and RFC 5545.

    >>> [(date.text, date.value, date.mod) for date in find("9月中旬动员，2017年底前完成。")]
    [('9月中旬', 'XXXX-09', 'mid'), ('2017年底前', '2017', 'before')]
    >>> [(date.text, date.value) for date in find("下周三上午9点开会", dt.date(2023, 9, 1))]
    [('下周三上午9点', '2023-09-06T09:00')]
    """
    # Plans need none of what this adds: a run over pages is spared compiling it.
    from pipeline.extract.dates import general

    moment = _moment(anchor)
    found = general.found_in(text, scan.expressions(text, _default_vocabulary()), moment)
    day = moment.date() if moment is not None else None
    month = f"{day.month:02d}" if day is not None else None
    spans = [(*span, 0) for span in sentences(text)]
    records = _records(text, found, spans, anchoring.Context(page=day), (), {0: (None, month)})
    return general.composed(text, list(records), moment)


def _moment(anchor: dt.date | None) -> dt.datetime | None:
    """The day to count from as a moment: its own time of day, or the day's beginning."""
    if anchor is None or isinstance(anchor, dt.datetime):
        return anchor
    return dt.datetime.combine(anchor, dt.time())


@functools.lru_cache(maxsize=1)
def _default_vocabulary() -> Vocabulary:
    return vocabulary(load_config().extract)


def _title(plan: Plan) -> Span | None:
    """Where the plan's title stands: its span, or its first line when the span was not kept."""
    if plan.title_span is not None:
        return plan.title_span
    if plan.title is None:
        return None
    start = plan.text.find(plan.title, 0, 4 * len(plan.title) + 80)
    return Span(start, start + len(plan.title)) if start >= 0 else None


def _records(
    text: str,
    found: list[Found],
    spans: list[tuple[int, int, int]],
    base: anchoring.Context,
    sections: tuple[Section, ...],
    headings: dict[int, tuple[str | None, str | None]],
) -> tuple[Date, ...]:
    starts = [start for start, _, _ in spans]
    records: list[Date] = []
    current, year = -1, None
    for item in found:
        index = bisect_right(starts, item.start) - 1
        if index != current:
            year = year if _continues(text, spans, current, index, item.start) else None
            current = index
        inside = index >= 0 and item.start < spans[index][1]
        section = spans[index][2] if inside and spans[index][2] else _section_at(sections, item.start)
        heading, month = headings.get(section, (None, None))
        context = anchoring.Context(year, heading, month, base.period, base.page, section)
        records.append(anchoring.record(text, item, context))
        year = _carried(item, context) or year
    return tuple(records)


def _continues(text: str, spans: list[tuple[int, int, int]], before: int, index: int, at: int) -> bool:
    """Does a year carry on from sentence `before`, where the last date stood, to the date at `at`?

    It does over semicolons, into a sentence that begins with 其中, and along a row of sentences of one paragraph
    that each begin with their date (2017年…。6月底前…。10—12月…).
    """
    if not 0 <= before < index:
        return False
    if "\n" not in text[spans[before][1] - 1 : at] and index == before + 1 and at <= spans[index][0] + 1:
        return True
    for number in range(before + 1, index + 1):
        end, start = spans[number - 1][1], spans[number][0]
        joined = text[end - 1 : end] in ("；", ";") or text.startswith(("其中", "期间", "其间"), start)
        if not joined or "\n" in text[end - 1 : start]:
            return False
    return True


def _carried(item: Found, context: anchoring.Context) -> str | None:
    """The year that an expression hands on to the rest of its sentence."""
    settled = anchoring.settle(item, context)
    point = settled.last or settled.first
    return point.year if point is not None and point.shift is None else None


def _headings(sections: tuple[Section, ...], found: list[Found]) -> dict[int, tuple[str | None, str | None]]:
    """Year and month that each section's heading gives, its own or its nearest ancestor's."""
    starts = [item.start for item in found]
    given: dict[int, tuple[str | None, str | None]] = {}
    year: str | None
    month: str | None
    for section in sections:
        begin, end = min(section.start, section.heading_start), section.heading_end
        first = bisect_left(starts, begin)
        own = found[first : bisect_left(starts, end, first)] if first < len(starts) and starts[first] < end else []
        year, month = (anchoring.year_of(own), _month_of(own)) if own else (None, None)
        if section.parent is not None:
            above = given.get(section.parent, (None, None))
            year, month = year or above[0], month or above[1]
        given[section.ordinal] = (year, month)
    return given


def _month_of(found: list[Found]) -> str | None:
    points: list[Point] = [item.first for item in found if item.first is not None and item.last is None]
    months = {point.month for point in points if point.month}
    return months.pop() if len(months) == 1 and all(item.last is None for item in found) else None


def _section_at(sections: tuple[Section, ...], offset: int) -> int:
    """The innermost section around an offset, 0 when there is none."""
    best = 0
    for section in sections:
        if section.start <= offset < section.end:
            best = section.ordinal
        elif section.start > offset:
            break
    return best
