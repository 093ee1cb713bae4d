"""segment: text -> plans, each with its outline of sections, items, sentences and table rows."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.records import Document, Plan, Problem
from pipeline.segment import outline, restarts, sections, tables
from pipeline.segment.compilation import Region, cut, regions
from pipeline.segment.contents import without_contents
from pipeline.segment.identity import identify
from pipeline.segment.lines import lines_of, mark_tables, without_field_codes
from pipeline.segment.outline import Node
from pipeline.segment.sections import Stretch, TableLine
from pipeline.segment.spanning_cells import without_periods
from pipeline.segment.tables import TableRow
from pipeline.text import Span

__all__ = ["plans", "problems"]


class Table(NamedTuple):
    """The tables of a page: their data rows, and the lines that hold them with their column headers."""

    rows: list[TableRow]
    lines: list[TableLine]


_LEAST_BODY = 24
_HIDDEN = "hidden_text_notice"
_MOST_HIDDEN = 4000  # so much may be hidden of one plan
_DIGITS = re.compile("[0-9]+")
_SENTENCE_MARKS = "。！？；;"


def plans(document: Document, config: StageConfig) -> tuple[Plan, ...]:
    """The plans of a page with their outlines; a compilation holds many.

    Raises ConfigError for a mistake in the stage's rules or lexicons.

    >>> from pipeline.config import load_config
    >>> from pipeline.text import Text
    >>> page = Document(Text.of("一、工作目标\\n入学率稳定。\\n二、保障措施\\n加强检查。"), "txt", "utf-8")
    >>> [(s.path, s.heading, s.role) for s in plans(page, load_config().segment)[0].sections]
    [('1', '工作目标', 'goals'), ('2', '保障措施', 'safeguards')]
    """
    lines = without_field_codes(document.text.value, lines_of(document))
    rows, taken = tables.rows_of(document, lines, config)
    if not document.rows:
        rows, taken = without_periods(document.text.value, rows, taken)
    table = Table(rows, tables.table_lines(rows, taken))
    found: list[tuple[Region, list[Node]]] = []
    lines = without_contents(document.text.value, mark_tables(lines, taken))
    hidden = _hidden(document)
    for region in regions(document.text.value, lines, config):
        found.extend(_parts(document.text.value, region, hidden, config))
    found = [(region, nodes) for region, nodes in found if nodes or _says_something(document.text.value, region)]
    return tuple(
        _plan(document, region, nodes, ordinal, table, config) for ordinal, (region, nodes) in enumerate(found, 1)
    )


def problems(document: Document, found: tuple[Plan, ...]) -> tuple[Problem, ...]:
    """A note for a page that was read and holds no plan, so that its rejection is on record.

    >>> from pipeline.text import Text
    >>> [problem.code for problem in problems(Document(Text.of("首页"), "html", "utf-8"), ())]
    ['no_plan']
    """
    if found or any(problem.severity == "error" for problem in document.problems):
        return ()
    return (Problem("segment", "no_plan", "note", "The page was read, and no text of a plan was found on it."),)


def _says_something(text: str, region: Region) -> bool:
    """Whether a stretch without an outline is more than a title: a whole sentence, or two dozen characters.

    A notice that issues what stands below it may be no more.
    """
    if not region.lines:
        return True
    body = text[region.title_end : region.end].strip()
    return len(body) >= _LEAST_BODY or any(mark in body for mark in _SENTENCE_MARKS)


def _hidden(document: Document) -> list[int]:
    """Where a page says that it hides so much (`……此处隐藏20392个字……`) that another plan goes on behind."""
    return [
        document.text.offset_of(change.raw_end)
        for change in document.text.changes
        if change.rule == _HIDDEN and max(map(int, _DIGITS.findall(change.before)), default=0) >= _MOST_HIDDEN
    ]


def _parts(text: str, region: Region, hidden: list[int], config: StageConfig) -> list[tuple[Region, list[Node]]]:
    """A titled stretch with its outline, cut where further plans begin in it without a title."""
    nodes = outline.read(text, region.start, region.end, region.lines, config)
    starts = restarts.beginnings(text, region.lines, nodes, config)
    starts = sorted({*starts, *(at for at in hidden if region.title_end < at < region.end)})
    if not starts:
        return _by_voice(text, region, nodes, config)
    out: list[tuple[Region, list[Node]]] = []
    for part in cut(region, starts):
        out += _by_voice(text, part, outline.read(text, part.start, part.end, part.lines, config), config)
    return out


def _by_voice(text: str, region: Region, nodes: list[Node], config: StageConfig) -> list[tuple[Region, list[Node]]]:
    starts = restarts.change_of_voice(text, nodes, config)
    if not starts:
        return [(region, nodes)]
    parts = cut(region, starts)
    return [(part, outline.read(text, part.start, part.end, part.lines, config)) for part in parts]


def _plan(
    document: Document, region: Region, nodes: list[Node], ordinal: int, table: Table, config: StageConfig
) -> Plan:
    base, value = region.start, document.text.value
    text = value[base : region.end]
    start = region.title_end - base
    title = text[region.title_start - base : region.title_end - base] or None
    identity = identify(text, title, start, config)
    body = sections.build(value, Stretch(base, region.title_end, region.end, identity.kind), nodes, config, table.lines)
    period = identity.period
    published = document.meta.published
    return Plan(
        ordinal=ordinal,
        start=base,
        end=region.end,
        text=text,
        title=title,
        title_span=Span(region.title_start - base, region.title_end - base) if title else None,
        kind=identity.kind,
        issuer=identity.issuer,
        issuer_level=identity.issuer_level,
        period=period.iso if period else None,
        period_start=period.first if period else None,
        period_end=period.last if period else None,
        page_date=published.date() if published else None,
        sections=body.sections,
        items=body.items,
        sentences=body.sentences,
        rows=tables.under_sections(table.rows, body.sections, base, region.end),
    )
