"""How sure a record is: the calibrated score of the rule that made it, from lexicons/<stage>/scores_<table>.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from pipeline.config import ConfigError, StageConfig
from pipeline.records import Goal, Party, Task

OTHER = "other"
# The rule of records that the model adds; their score is its probability.
LEARNED = "learned"

_Record = TypeVar("_Record", Goal, Party, Task)


def scored(records: Iterable[_Record], config: StageConfig, table: str) -> tuple[_Record, ...]:
    """The records of `table` (goals, parties or tasks) with the calibrated scores of their rules.

    Of a rule such as `own_quota+item_subject` the first part counts: it made the record. A rule that the file does not
    list has the score of `other`. Raises ConfigError for a score that is no number from 0 to 1.

    >>> from pipeline.config import load_config
    >>> goal = Goal(0, 6, "确保食品安全", "aim", "inline", rule="ensure", score=0.0)
    >>> 0.5 < scored([goal], load_config().extract, "goals")[0].score <= 1
    True
    """
    scores = score_table(config, f"scores_{table}")
    other = scores[OTHER]
    return tuple(
        record if record.rule == LEARNED else replace(record, score=scores.get(record.rule.partition("+")[0], other))
        for record in records
    )


@lru_cache(maxsize=32)
def score_table(config: StageConfig, name: str) -> Mapping[str, float]:
    """Rule -> score, 0 to 1; raises ConfigError, with file and line, for anything else."""
    table: dict[str, float] = {}
    for rule, value in config.lexicon(name).items():
        try:
            table[rule] = float(value)
        except ValueError:
            table[rule] = -1.0
        if not 0 <= table[rule] <= 1:
            raise ConfigError(f"{config.where(name, rule)}: the score of '{rule}' must be a number from 0 to 1")
    if OTHER not in table:
        raise ConfigError(f"{name}.txt: no score for '{OTHER}', which rules that are not listed have")
    return MappingProxyType(table)
