"""segment: text -> plans, each with its outline of sections, items, sentences and table rows."""

from __future__ import annotations

from pipeline.config import StageConfig
from pipeline.records import Document, Plan
from pipeline.segment import outline, sections
from pipeline.segment.compilation import Region, regions
from pipeline.segment.identity import identify
from pipeline.segment.lines import lines_of
from pipeline.text import Span

__all__ = ["plans"]


def plans(document: Document, config: StageConfig) -> tuple[Plan, ...]:
    """The plans of a page with their outlines; a compilation holds many.

    Raises ConfigError for a mistake in the stage's rules or lexicons.

    >>> from pipeline.config import load_config
    >>> from pipeline.text import Text
    >>> page = Document(Text.of("一、工作目标\\n入学率稳定。\\n二、保障措施\\n加强检查。"), "txt", "utf-8")
    >>> [(s.path, s.heading, s.role) for s in plans(page, load_config().segment)[0].sections]
    [('1', '工作目标', 'goals'), ('2', '保障措施', 'safeguards')]
    """
    found = regions(document.text.value, lines_of(document), config)
    return tuple(_plan(document, region, ordinal, config) for ordinal, region in enumerate(found, 1))


def _plan(document: Document, region: Region, ordinal: int, config: StageConfig) -> Plan:
    base = region.start
    text = document.text.value[base : region.end]
    lines = [line._replace(start=line.start - base, end=line.end - base) for line in region.lines]
    nodes = outline.read(text, 0, len(text), lines, config)
    start = region.title_end - base
    title = text[region.title_start - base : region.title_end - base] or None
    identity = identify(text, title, start, config)
    body = sections.build(text, start, nodes, identity.kind, config)
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
    )
