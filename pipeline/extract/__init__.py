"""extract: plan -> mentions, each with its place.

One function per record, in the order in which they need each other: quantities must not swallow dates, goals carry
quantities and dates.
"""

from __future__ import annotations

from pipeline.config import StageConfig
from pipeline.extract import dates, goals, parties, quotas
from pipeline.extract.parties import learned
from pipeline.nlp.scores import scored
from pipeline.records import Mentions, Plan


def find(plan: Plan, config: StageConfig) -> Mentions:
    """Everything found in one plan, each list in text order."""
    found_dates = dates.of_plan(plan, config)
    found_quotas = quotas.of_plan(plan, config, found_dates)
    ruled = scored(parties.of_plan(plan, config, found_dates, found_quotas), config, "parties")
    found_parties = learned.of_plan(plan, ruled, config, found_dates)
    found_goals = goals.of_plan(plan, config, found_dates, found_quotas, found_parties)
    return Mentions(found_dates, found_quotas, found_parties, found_goals)
