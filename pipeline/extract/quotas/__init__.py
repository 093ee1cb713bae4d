"""Quantities: a number with what it counts, its comparator, bounds, unit and rate.

`measures.py` finds numbers with units, `comparing.py` their comparators; `admit.py` decides which of them count,
`rates.py` says by what, `subjects.py` what is counted, `modality.py` whether it is prescribed. Units, comparators,
slogans and context words are data in `configs/`.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.config import StageConfig, load_config
from pipeline.extract.quotas.admit import Admission
from pipeline.extract.quotas.clock import limits as clock_limits
from pipeline.extract.quotas.lexicon import Lexicon, Place, compile_lexicon
from pipeline.extract.quotas.measure import Measure
from pipeline.extract.quotas.measures import every as every_measure
from pipeline.extract.quotas.measures import find as find_measures
from pipeline.extract.quotas.modality import Modality
from pipeline.extract.quotas.rates import Rates
from pipeline.extract.quotas.reach import Reach
from pipeline.extract.quotas.rows import in_rows
from pipeline.extract.quotas.subjects import subject
from pipeline.nlp.outlook import looks_ahead
from pipeline.records import Date, Plan, Quota

__all__ = ["convert", "find", "of_plan"]

_REPORTS = {"background"}
# Lengths are quantities as well.
_LENGTHS = ("whole_length", "within_length")
_LINE = re.compile(r"^[ \t\u3000]*(?P<line>[^\s][^\n。]{0,30}?)[ \t\u3000。]*$", re.MULTILINE)


def find(text: str, taken: Sequence[Date] | None = None) -> list[Quota]:
    """The quantities of a bare string, in text order, read with the shipped configuration.

    `start`, `end` are code points in `text`; `min`, `max` are in `unit` (`convert` gives other units). Comparators
    follow the annotation of Chinese plans: 以上 and 不少于 include their bound (ge), 超过 does not (gt); 余 and 左右
    give approx. `taken` are the dates of the same text where they are known already (`dates.find`); no quantity lies
    inside one. A string that is nothing but a number with its unit (三块, 4周) counts whatever its words.

    >>> [(q.text, q.cmp, q.min, q.max, q.unit, q.per) for q in find("每周不少于3课时，入学率达到98%以上。")]
    [('不少于3课时', 'ge', 3.0, None, '课时', 'P1W'), ('98%以上', 'ge', 98.0, None, '%', None)]
    """
    from pipeline.extract import dates

    known = dates.find(text) if taken is None else taken
    spans = [(date.start, date.end) for date in known if date.rule not in _LENGTHS]
    lexicon = _shipped()
    found = list(_read(text, lexicon, spans, Places(lexicon), _rates(known)))
    busy = sorted([*spans, *((quota.start, quota.end) for quota in found)])
    starts = [start for start, _ in busy]
    alone = [quota for quota in _alone(text, lexicon) if not _overlaps(busy, starts, quota)]
    return sorted(found + alone, key=lambda quota: quota.start) if alone else found


def convert(quota: Quota) -> tuple[float | None, float | None, str] | None:
    """`min` and `max` of a quantity in the base unit of its dimension, None where its unit has no fixed size.

    Base units: 秒, 米, 平方米, 立方米, 千克, 元, 焦耳, 瓦, 帕, 赫兹, 比特 and 1 for shares. 课时 counts as 45 minutes.

    >>> convert(find("种植200亩油茶")[0])
    (133333.34, 133333.34, '平方米')
    """
    unit = _shipped().units.get(quota.unit)
    if unit is None or unit.factor is None or unit.base is None:
        return None
    factor = unit.factor
    low, high = (None if bound is None else float(f"{bound * factor:.12g}") for bound in (quota.min, quota.max))
    return low, high, unit.base


def _overlaps(busy: Sequence[Place], starts: Sequence[int], quota: Quota) -> bool:
    at = bisect_right(starts, quota.end - 1) - 1
    return at >= 0 and busy[at][1] > quota.start


def _alone(text: str, lexicon: Lexicon) -> list[Quota]:
    """The quantities that are the whole of their line."""
    lines = {hit.span("line") for hit in _LINE.finditer(text)}
    measures = every_measure(text, lexicon) if lines else ()
    return [_quota(text, measure) for measure in measures if (measure.start, measure.end) in lines]


def of_plan(plan: Plan, config: StageConfig, dates: tuple[Date, ...]) -> tuple[Quota, ...]:
    """The quantities of a plan, in text order; they never lie inside a date.

    Raises ConfigError for a mistake in the lexicons or rules.
    """
    taken = [(date.start, date.end) for date in dates]
    lexicon = compile_lexicon(config)
    return tuple(_read(plan.text, lexicon, taken, Places(lexicon, plan), _rates(dates)))


def _rates(dates: Sequence[Date]) -> dict[int, str | None]:
    """The lengths of time that say how often (两周一次), by the offset at which they end."""
    return {date.end: date.value for date in dates if date.rule == "per_length"}


class Places:
    """Where a quantity stands: its section, and whether that section, or the whole plan, reports what is or was."""

    def __init__(self, lexicon: Lexicon, plan: Plan | None = None) -> None:
        self._plan = plan
        self._lexicon = lexicon
        self._starts = [section.start for section in plan.sections] if plan else []
        title = plan.title_span if plan else None
        self.first = title.end if title else 0

    def section(self, at: int) -> int:
        """Ordinal of the innermost section at an offset; 0 outside of all."""
        found = bisect_right(self._starts, at)
        if self._plan is None or not found:
            return 0
        section = self._plan.sections[found - 1]
        while at >= section.end and section.parent:
            section = self._plan.section(section.parent)
        return section.ordinal

    def reports(self, section: int) -> bool:
        """Whether numbers of this section are facts unless something prescribes them."""
        if self._plan is None:
            return False
        if self.sums_up and section:
            heading = self._plan.section(section).heading or ""
            # Also below 存在不足 a lead-in may turn to what is to come.
            if looks_ahead(self._plan, section) and self._lexicon.report_heading.search(heading) is None:
                return False
        while section:
            own = self._plan.section(section)
            heading = own.heading or ""
            if own.role in _REPORTS and own.level > 0:
                return True
            if self._lexicon.plan_heading.search(heading):
                return False
            if self._lexicon.report_heading.search(heading):
                return True
            section = own.parent or 0
        return self.sums_up

    @property
    def sums_up(self) -> bool:
        """Whether the plan is a summary, which tells what was done, and what is done again and again."""
        return self._plan is not None and self._plan.kind == "summary"


@lru_cache(maxsize=1)
def _shipped() -> Lexicon:
    return compile_lexicon(load_config().extract)


def _read(
    text: str, lexicon: Lexicon, taken: Sequence[Place], places: Places, lengths: Mapping[int, str | None]
) -> Iterator[Quota]:
    taken = sorted(taken)
    words = lexicon.marks.spans(text)
    admission = Admission(text, lexicon, words["stop"], taken)
    reach = Reach(text)
    rates = Rates(text, lexicon, reach, lengths)
    modality = Modality(text, lexicon, words, reach)
    limits = [limit for limit in clock_limits(text, lexicon, words["clock"]) if limit.start >= places.first]
    limits = [replace(limit, section=places.section(limit.start)) for limit in limits if not _is_taken(limit, taken)]
    starts = [limit.start for limit in limits]
    found = list(limits)
    for measure in in_rows(text, find_measures(text, lexicon, words["before"], taken)):
        at = bisect_right(starts, measure.number) - 1
        if measure.number < places.first or (at >= 0 and limits[at].end > measure.number):
            continue
        if not admission.may_count(measure) or not admission.counts(measure, rates.per):
            continue
        section = places.section(measure.start)
        stands = modality.stands(measure)
        per = None if stands else rates.per(measure)
        # 每月开课一次 is a rule that stands, also where it is told what was done.
        states = places.reports(section) and not (places.sums_up and rates.recurs(measure))
        fact = stands or modality.is_fact(measure, states=states)
        counted = subject(text, lexicon, measure, reach.clause_start(measure.start), rates)
        found.append(_quota(text, measure, "fact" if fact else "prescribed", counted, per, section))
    return iter(sorted(found, key=lambda quota: (quota.start, quota.end)))


def _is_taken(limit: Quota, taken: Sequence[Place]) -> bool:
    at = bisect_right(taken, (limit.end - 1, sys.maxsize)) - 1
    return at >= 0 and taken[at][1] > limit.start


def _quota(
    text: str,
    measure: Measure,
    modality: str = "prescribed",
    subject: str | None = None,
    per: str | None = None,
    section: int = 0,
) -> Quota:
    """The record of a measure."""
    return Quota(
        start=measure.start,
        end=measure.end,
        text=text[measure.start : measure.end],
        modality=modality,
        cmp=measure.cmp,
        min=measure.min,
        max=measure.max,
        unit=measure.unit.name,
        dimension=measure.unit.dimension,
        subject=subject,
        per=per,
        rule=measure.rule,
        section=section,
    )
