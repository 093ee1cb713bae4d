"""Rows of responsibility tables: each is one task with everything that stands in its cells."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.link.clauses import trim
from pipeline.link.places import Places
from pipeline.records import Plan, Task

_SHORTEST = 4


def row_tasks(plan: Plan, places: Places) -> list[Task]:
    """One task for each table row that names a party or a date.

    A row of labels alone is none, nor is one that only measures (入学率 98%): that is a goal.
    """
    out: list[Task] = []
    for row in plan.rows:
        start, end = trim(plan.text, row.start, row.end)
        parties = places.parties_in(start, end)
        dates = places.dates_in(start, end)
        quotas = places.amounts_in(start, end)
        if end - start < _SHORTEST or not (parties or dates):
            continue
        out.append(Task(start, end, plan.text[start:end], parties, dates, quotas, "table_row", section=row.section))
    return out


def inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether `at` lies in one of the spans, which are sorted and do not overlap."""
    index = bisect_right(spans, (at, sys.maxsize)) - 1
    return index >= 0 and at < spans[index][1]
