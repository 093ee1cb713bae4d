"""How sure a record is: the calibrated score of the rule that made it, from lexicons/<stage>/scores_<table>.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

from pipeline.config import ConfigError, StageConfig
from pipeline.records import Goal, Party, Task

OTHER = "other"

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
    return tuple(with_score(record, scores.get(record.rule.partition("+")[0], other)) for record in records)


def with_score(record: _Record, score: float) -> _Record:
    """The record with another score; several times as fast as `dataclasses.replace`.

    >>> with_score(Goal(0, 6, "确保食品安全", "aim", "inline", rule="ensure", score=0.0), 0.5).score
    0.5
    """
    if record.score == score:
        return record
    made: Callable[..., _Record] = type(record)
    read, at = _LAYOUTS[type(record)]
    values = list(read(record))
    values[at] = score
    return made(*values)


def _layout(kind: type[Goal] | type[Party] | type[Task]) -> tuple[attrgetter[tuple[object, ...]], int]:
    """Reads all fields of a record in the order of its constructor; where the score stands among them."""
    names = [field.name for field in fields(kind)]
    return attrgetter(*names), names.index("score")


_LAYOUTS: dict[type, tuple[attrgetter[tuple[object, ...]], int]] = {kind: _layout(kind) for kind in (Goal, Party, Task)}


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
