"""The parties of a bare text as the tables of pairs write them down."""

from __future__ import annotations

from functools import cache

from pipeline.config import StageConfig, load_config
from pipeline.extract import dates, parties, quotas
from pipeline.records import Plan


@cache
def _config() -> StageConfig:
    return load_config().extract


def parties_in(text: str, kind: str = "plan") -> list[str]:
    """Every party as `name`, `name:duty` (implement unless said) or `name:duty:basis` (subject unless said).

    `kind` is that of the plan: a report (summary) plans nothing but its standing rules.
    """
    config = _config()
    plan = Plan(1, 0, len(text), text, kind=kind)
    when = dates.of_plan(plan, config)
    hits = parties.of_plan(plan, config, when, quotas.of_plan(plan, config, when))
    assert all(text[hit.start : hit.end] == hit.name for hit in hits)
    out = []
    for hit in hits:
        if hit.basis != "subject":
            out.append(f"{hit.name}:{hit.duty}:{hit.basis}")
        else:
            out.append(hit.name if hit.duty == "implement" else f"{hit.name}:{hit.duty}")
    return out
