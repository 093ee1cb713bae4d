"""The frames behind the charts: joins of the tables, one per question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from pipeline.store import Tables

DUTIES = ("head", "deputy", "member", "lead", "support", "implement", "supervise")
_LEVELS = ("national", "province", "city", "county", "township", "school", "unknown")


def _with_plans(frame: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    plans = tables.plans[["plan_id", "title", "issuer", "issuer_level", "kind", "period"]]
    plans = plans.rename(columns={"title": "plan_title", "kind": "plan_kind"})
    found = frame.merge(plans, on="plan_id", how="left")
    found["issuer_level"] = found["issuer_level"].fillna("unknown")
    return found


def targets(tables: Tables) -> pd.DataFrame:
    """Goals that have a quantity: one row per goal and quota, with indicator, comparator, value and the plan's issuer.

    `value` is the bound that the comparator speaks of: the least for 不少于, the greatest for 不超过 (in `unit`).
    """
    goals = tables.goals[["goal_id", "plan_id", "text", "kind", "place", "quota_ids"]].explode("quota_ids")
    goals = goals.rename(columns={"quota_ids": "quota_id", "text": "goal"}).dropna(subset=["quota_id"])
    quotas = tables.quotas[["quota_id", "text", "subject", "cmp", "min", "max", "unit", "dimension", "per"]]
    found = goals.merge(quotas.rename(columns={"text": "quota"}), on="quota_id")
    found["value"] = found["min"].fillna(found["max"])
    return _with_plans(found, tables)


def duties(tables: Tables) -> pd.DataFrame:
    """Mentions of responsible parties counted by canonical name and duty, the most mentioned first."""
    counted = tables.parties.pivot_table(
        index=["canonical", "kind"], columns="duty", values="party_id", aggfunc="count", fill_value=0
    )
    counted = counted.reindex(columns=[duty for duty in DUTIES if duty in counted.columns])
    counted["total"] = counted.sum(axis=1)
    ordered = counted.sort_values("total", ascending=False, kind="stable").reset_index()
    ordered.columns.name = None
    return ordered


def deadlines(tables: Tables) -> pd.DataFrame:
    """Tasks with a resolved date: one row per task and date, in order of the last day, with who does it."""
    tasks = tables.tasks[["task_id", "plan_id", "text", "party_ids", "date_ids"]].explode("date_ids")
    tasks = tasks.rename(columns={"date_ids": "date_id", "text": "task"}).dropna(subset=["date_id"])
    dates = tables.dates[["date_id", "text", "type", "first_day", "last_day", "mod"]]
    found = tasks.merge(dates.rename(columns={"text": "when"}), on="date_id")
    found = found[found["last_day"].notna()].copy()
    names = tables.parties.set_index("party_id")["canonical"]
    found["who"] = ["、".join(dict.fromkeys(names[list(ids)])) for ids in found["party_ids"]]
    found["first_day"] = pd.to_datetime(found["first_day"].fillna(found["last_day"]))
    found["last_day"] = pd.to_datetime(found["last_day"])
    return _with_plans(found.sort_values(["last_day", "task_id"]), tables).drop(columns=["party_ids"])


def monthly_tasks(tables: Tables) -> pd.DataFrame:
    """Tasks by calendar month, also where the year is unknown: plan, month from 1 to 12, number of tasks."""
    tasks = tables.tasks[["task_id", "plan_id", "date_ids"]].explode("date_ids")
    tasks = tasks.rename(columns={"date_ids": "date_id"}).dropna(subset=["date_id"])
    found = tasks.merge(tables.dates[["date_id", "first", "last"]], on="date_id")
    # Only dates inside one month say in which month a task falls.
    first, last = found["first"].str.slice(5, 7), found["last"].str.slice(5, 7)
    found["month"] = pd.to_numeric(last.where(first.isna() | (first == last)), errors="coerce")
    found = found.dropna(subset=["month"]).drop_duplicates(["task_id", "month"])
    counted = found.groupby(["plan_id", "month"], as_index=False).size().rename(columns={"size": "tasks"})
    counted["month"] = counted["month"].astype(int)
    return _with_plans(counted, tables)


def levels(tables: Tables) -> pd.DataFrame:
    """Records per table and level of the issuer."""
    parts = []
    for name in ("goals", "quotas", "dates", "parties", "tasks"):
        found = _with_plans(tables.frame(name)[["plan_id"]], tables)
        counted = found.groupby("issuer_level", as_index=False).size()
        parts.append(counted.assign(table=name))
    return pd.concat(parts).rename(columns={"size": "records"})


LEVEL_ORDER = list(_LEVELS)
