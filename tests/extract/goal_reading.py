"""The goals of a bare text in one section of a given role, with dates and quantities as extraction finds them."""

from __future__ import annotations

from functools import cache

from pipeline.config import StageConfig, load_config
from pipeline.extract import dates, goals, quotas
from pipeline.nlp.clauses import sentences
from pipeline.records import Goal, Plan, Section, Sentence


@cache
def _config() -> StageConfig:
    return load_config().extract


def goals_of(text: str, role: str) -> tuple[Goal, ...]:
    """The goals of `text`, all of which is the body of one section whose role is `role`."""
    config = _config()
    section = Section(1, None, "1", 1, "一、", "标题", role, 0, len(text), 0, 0, 0, len(text), "test")
    spans = tuple(Sentence(span.start, span.end, 1) for span in sentences(text))
    plan = Plan(1, 0, len(text), text, sections=(section,), sentences=spans)
    when = dates.of_plan(plan, config)
    return goals.of_plan(plan, config, when, quotas.of_plan(plan, config, when), ())
