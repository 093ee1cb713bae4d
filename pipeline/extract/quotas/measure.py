"""The record of a number with its unit, as found and before it is judged."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extract.quotas.lexicon import Unit


class Measure(NamedTuple):
    """A number with its unit: `text[start:end]` is the whole expression, `number` and `unit_end` its core.

    `low`..`high` are the printed bounds, `cmp`, `min`, `max` the reading with the comparator. `compared` says that a
    comparator stands there, `style` how the number is written: arabic, small (Chinese up to ten),
    large, or composite (5元3角: more than one number).
    """

    start: int
    end: int
    number: int
    number_end: int
    unit_end: int
    low: float
    high: float
    approx: bool
    unit: Unit
    style: str
    cmp: str = "eq"
    min: float | None = None
    max: float | None = None
    compared: bool = False
    rule: str = "number_unit"
