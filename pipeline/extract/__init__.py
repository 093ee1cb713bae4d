"""extract: plan -> mentions, each with its place.

One function per record, in the order in which they need each other: quantities must not swallow dates, goals carry
quantities and dates.
"""

from __future__ import annotations

from pipeline.config import StageConfig
from pipeline.extract import dates, goals, judged, parties, quotas
from pipeline.nlp.judge.scores import scored
from pipeline.records import Mentions, Plan


def find(plan: Plan, config: StageConfig) -> Mentions:
    """Everything found in one plan, each list in text order."""
    found_dates = dates.of_plan(plan, config)
    found_quotas = quotas.of_plan(plan, config, found_dates)
    found_parties = parties.of_plan(plan, config, found_dates, found_quotas)
    found_goals = goals.of_plan(plan, config, found_dates, found_quotas, found_parties)
    found_parties = scored(found_parties, config, "parties")
    return judged.judge(plan, Mentions(found_dates, found_quotas, found_parties, found_goals), config)
