"""What a summary says of the time to come: its closing section on the next plan is read like a plan."""

from __future__ import annotations

import re

from pipeline.records import Plan

_AHEAD = re.compile(r"计划|打算|目标|设想|思路|下一步|下一阶段|今后|努力方向|展望|明年")


def looks_ahead(plan: Plan, section: int) -> bool:
    """Whether a section, by its own heading or one above it, speaks of what is to come.

    >>> from pipeline.records import Section
    >>> heading = Section(1, None, "1", 1, "三、", "下一步打算", "tasks", 0, 9, 2, 7, 8, 9, "demo")
    >>> looks_ahead(Plan(1, 0, 9, "三、下一步打算。", sections=(heading,)), 1)
    True
    """
    at: int | None = section or None
    while at is not None:
        found = plan.section(at)
        if found.heading and _AHEAD.search(found.heading):
            return True
        at = found.parent or None
    return False
