"""What a reader hands back: a date expression before its year is filled in, and the text that readers read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.dates.calendar_point import Point
from pipeline.extract.dates.words import Vocabulary, Word

# What stands between the two ends of a range.
# 一 between two figures is a dash that a machine read as a numeral: 5月30日一6月4日.
DASH = r"(?:[ \t]?(?:[-—–－―~～〜]{1,3}|至|到)[ \t]?|(?<=[年月日号])一(?=[0-9０-９]))"


class Found(NamedTuple):
    """A date expression as read, before years are filled in.

    `first` alone is a point, with `last` a range; both None for a vague time. `value` and `freq` are set where the
    words fix them; `when` is the lexicon's entry of a named day; `days` is set when an anchor fixed the days.
    `own_period` marks words for the plan's own year (今年, 全年); `exclusive` says that 前 or 后 shuts out the time
    itself.
    """

    start: int
    end: int
    type: str
    rule: str
    first: Point | None = None
    last: Point | None = None
    mod: str | None = None
    value: str | None = None
    freq: str | None = None
    when: str | None = None
    days: tuple[str, str] | None = None
    own_period: bool = False
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A text with the vocabulary words that stand in it."""

    text: str
    words: dict[int, Word]
    vocabulary: Vocabulary
    end: int
