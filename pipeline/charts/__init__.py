"""Charts and the frames behind them, for notebooks: what the tables say, at a glance.

Needs the extra `notebooks`. Call `use_images()` once, so that charts show as interactive ones where that is possible
and as pictures everywhere else.
"""

from __future__ import annotations

from pipeline.charts.fonts import font_hint
from pipeline.charts.frames import deadlines, duties, monthly_tasks, targets
from pipeline.charts.plots import (
    deadline_calendar,
    indicator_chart,
    level_chart,
    month_chart,
    responsibility_matrix,
    table_sizes,
    use_images,
)

__all__ = [
    "deadline_calendar",
    "deadlines",
    "duties",
    "font_hint",
    "indicator_chart",
    "level_chart",
    "month_chart",
    "monthly_tasks",
    "responsibility_matrix",
    "table_sizes",
    "targets",
    "use_images",
]
