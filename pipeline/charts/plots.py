"""Charts of the tables with Altair, each a function of the open tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from pipeline.charts import frames
from pipeline.charts.fonts import FAMILIES, font_hint

if TYPE_CHECKING:
    from pipeline.store import Tables

_VEGALITE = f"application/vnd.vegalite.v{alt.VEGALITE_VERSION.split('.')[0]}+json"
_SHADES = alt.Scale(scheme="tealblues")
_MOST_ROWS = 20


def use_images() -> None:
    """Show charts as interactive ones where a notebook can, and as pictures (PNG) everywhere else.

    Prints what to install when the machine has no font with Chinese characters.
    """
    alt.renderers.register("zhplan", _bundle)
    alt.renderers.enable("zhplan")
    hint = font_hint()
    if hint:
        print(hint)


def _bundle(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
    import vl_convert

    picture = vl_convert.vegalite_to_png(spec, scale=2, vl_version=".".join(alt.VEGALITE_VERSION.split(".")[:2]))
    return {_VEGALITE: spec, "image/png": picture}


def _styled(chart: Any, title: str) -> Any:
    return chart.properties(title=title, width=520).configure(font=FAMILIES).configure_axis(labelLimit=260)


def table_sizes(tables: Tables) -> Any:
    """How many rows each table holds."""
    names = ["plans", "sections", "goals", "dates", "quotas", "parties", "tasks", "edits"]
    rows = pd.DataFrame({"table": names, "rows": [tables.arrow(name).num_rows for name in names]})
    bars = alt.Chart(rows).mark_bar().encode(x="rows:Q", y=alt.Y("table:N", sort=None, title=None))
    text = bars.mark_text(align="left", dx=3).encode(text="rows:Q")
    return _styled(bars + text, "Rows per table")


def indicator_chart(tables: Tables) -> Any:
    """Targets in per cent by indicator and comparator, a point for each plan that sets one."""
    found = frames.targets(tables)
    found = found[(found["unit"].isin(["%", "％"])) & found["subject"].notna() & (found["subject"] != "")]
    order = found.groupby("subject")["value"].median().sort_values(ascending=False).index[:_MOST_ROWS].tolist()
    chart = (
        alt.Chart(found[found["subject"].isin(order)])
        .mark_point(filled=True, size=90)
        .encode(
            x=alt.X("value:Q", title="target, %", scale=alt.Scale(zero=False)),
            y=alt.Y("subject:N", sort=order, title=None),
            color=alt.Color("cmp:N", title="comparator"),
            shape=alt.Shape("cmp:N"),
            tooltip=["goal:N", "quota:N", "plan_title:N"],
        )
    )
    return _styled(chart, "Targets by indicator")


def level_chart(tables: Tables) -> Any:
    """Records per table and level of the issuer."""
    chart = (
        alt.Chart(frames.levels(tables))
        .mark_bar()
        .encode(
            x=alt.X("records:Q"),
            y=alt.Y("issuer_level:N", sort=frames.LEVEL_ORDER, title="level of the issuer"),
            color=alt.Color("table:N"),
            tooltip=["table:N", "issuer_level:N", "records:Q"],
        )
    )
    return _styled(chart, "Records by level of the issuer")


def responsibility_matrix(tables: Tables) -> Any:
    """Who is named how often with which duty: the most mentioned bodies and roles (persons are left out)."""
    found = frames.duties(tables)
    found = found[found["kind"] != "person"].head(_MOST_ROWS)
    order = found["canonical"].tolist()
    long = found.drop(columns=["kind", "total"]).melt("canonical", var_name="duty", value_name="mentions")
    base = alt.Chart(long[long["mentions"] > 0]).encode(
        x=alt.X("duty:N", sort=list(frames.DUTIES), title=None, axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("canonical:N", sort=order, title=None),
    )
    cells = base.mark_rect().encode(color=alt.Color("mentions:Q", scale=_SHADES, legend=None))
    return _styled(cells + _on_shade(base, "mentions", long["mentions"].max()), "Who is responsible for what")


def _on_shade(base: Any, field: str, most: float) -> Any:
    """The numbers on shaded cells, white where the shade is dark."""
    dark = alt.datum[field] > most / 2
    color = alt.condition(dark, alt.value("white"), alt.value("black"))
    return base.mark_text().encode(text=f"{field}:Q", color=color)


def deadline_calendar(tables: Tables) -> Any:
    """Deadlines of tasks by year and month."""
    found = frames.deadlines(tables)
    found = found.assign(year=found["last_day"].dt.year.astype(str), month=found["last_day"].dt.month)
    counted = found.groupby(["year", "month"], as_index=False).size().rename(columns={"size": "deadlines"})
    months = alt.X("month:O", scale=alt.Scale(domain=list(range(1, 13))), axis=alt.Axis(labelAngle=0))
    base = alt.Chart(counted).encode(x=months, y=alt.Y("year:O", title=None))
    cells = base.mark_rect().encode(color=alt.Color("deadlines:Q", scale=_SHADES, legend=None))
    return _styled(cells + _on_shade(base, "deadlines", counted["deadlines"].max()), "Deadlines by month")


def month_chart(tables: Tables, plan_id: str) -> Any:
    """The tasks of one plan as bars from their first to their last day (Gantt); raises KeyError for an unknown plan."""
    if plan_id not in set(tables.plans["plan_id"]):
        raise KeyError(f"no plan '{plan_id}'")
    found = frames.deadlines(tables)
    found = found[found["plan_id"] == plan_id].drop_duplicates(["task_id", "date_id"]).head(_MOST_ROWS)
    # A bar of one day would not be seen.
    found = found.assign(until=found["last_day"] + pd.Timedelta(days=1), label=found["task"].str.slice(0, 18))
    found["who"] = found["who"].replace("", "nobody named")
    title = found["plan_title"].iloc[0] if len(found) else "no dated task"
    chart = (
        alt.Chart(found)
        .mark_bar(height=12)
        .encode(
            x=alt.X("first_day:T", title=None, axis=alt.Axis(format="%Y-%m", tickCount="month")),
            x2="until:T",
            y=alt.Y("label:N", sort=found["label"].tolist(), title=None),
            color=alt.Color("who:N", title="who"),
            tooltip=["task:N", "when:N", "who:N"],
        )
    )
    return _styled(chart, title)
