"""What the pipeline finds in marked plans, in totals: parties, goals, tasks and their links.

Plans that no rule was written beside stay so only while nobody looks at single errors in them; totals give none away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.records import Mentions, Task
from training.calibrate import TABLES
from training.gold import Annotated, Mark
from training.measure import Figures, pairs

LINKS = "task links"
_SPACE = re.compile(r"\s+")
_CARRIED = ("parties", "dates", "quotas")


def totals(pages: Iterable[Annotated]) -> dict[str, Figures]:
    """Table -> hits, found, gold; `task links` counts what the tasks that were hit carry."""
    sums: dict[str, list[Figures]] = {name: [] for name in (*TABLES, LINKS)}
    for page in pages:
        for name, label in TABLES.items():
            gold, found = page.of(label), list(_records(page, name))
            matched = pairs([(mark.start, mark.end) for mark in gold], [span for span, _, _ in found])
            sums[name].append(Figures(len(matched), len(found), len(gold)))
            if name == "tasks":
                sums[LINKS] += [_links(gold[i], *found[j][1:]) for j, i in matched.items()]
    return {name: _sum(figures) for name, figures in sums.items()}


def _records(page: Annotated, table: str) -> Iterable[tuple[tuple[int, int], Task, Mentions]]:
    """The records of a table inside what was annotated: raw span, record, the mentions of its plan."""
    text = page.result.document.text
    for plan, mentions, tasks in zip(page.result.plans, page.result.mentions, page.result.tasks, strict=True):
        for record in tasks if table == "tasks" else getattr(mentions, table):
            span = text.raw_span(plan.start + record.start, plan.start + record.end)
            if page.covers(span.start, span.end):
                yield (span.start, span.end), record, mentions


def _links(gold: Mark, task: Task, mentions: Mentions) -> Figures:
    """What a task carries against what its mark says; a name counts where one holds the other, as printed."""
    names = {
        "parties": [mentions.parties[n - 1].name for n in task.parties],
        "dates": [mentions.dates[n - 1].text for n in task.dates],
        "quotas": [mentions.quotas[n - 1].text for n in task.quotas],
    }
    return _sum([_same(gold.attrs.get(kind) or (), names[kind]) for kind in _CARRIED])


def _same(wanted: Sequence[str], had: Sequence[str]) -> Figures:
    """How many of the wanted names are there, one for one.

    >>> _same(["三月份", "教务处"], ["三月", "2次"]).hit
    1
    """
    left = [_SPACE.sub("", name) for name in had]
    hit = 0
    for name in (_SPACE.sub("", one) for one in wanted):
        same = next((other for other in left if name in other or other in name), None)
        if same is not None:
            left.remove(same)
            hit += 1
    return Figures(hit, len(had), len(wanted))


def _sum(figures: Sequence[Figures]) -> Figures:
    return Figures(*(sum(column) for column in zip(*figures, strict=True))) if figures else Figures(0, 0, 0)
