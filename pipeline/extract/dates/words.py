"""The vocabulary of dates, compiled once per configuration: period words, named days, events."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.config import ConfigError, StageConfig
from pipeline.extract.dates.almanac import SOLAR_TERMS

_WHEN = re.compile(
    r"-|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|lunar (?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|30)"
    rf"|solar (?:{'|'.join(sorted(SOLAR_TERMS))})|easter|nth (?:0[1-9]|1[0-2]) [1-7] (?:[1-5]|-1)"
)
_OPENING, _CLOSING = '“"‘「『', '”"’」』'
_NOT_SURNAMES = frozenset("于和从自到至以由")  # words before a date far more often than names
_SEASONS = ("SP", "SU", "FA", "WI")


class Word(NamedTuple):
    """A vocabulary word where it stands. `kind` is period, day or event; `value` its entry in the lexicon."""

    start: int
    end: int
    kind: str
    value: str


class Vocabulary:
    """All words of the date lexicons in one automaton; matching is linear, leftmost and longest."""

    def __init__(self, config: StageConfig) -> None:
        self._entries: dict[str, tuple[str, str]] = {}
        for word, value in config.lexicon("dates_events").items():
            self._entries[word] = ("event", value)
        mods = config.lexicon("dates_period_mods")
        for word, value in config.lexicon("dates_periods").items():
            if value and value not in _SEASONS:
                raise ConfigError(
                    f"dates_periods.txt: {word} = {value}: the value must be one of {', '.join(_SEASONS)}"
                )
            self._entries[word] = ("period", value or _mod_of(word, mods))
        for word, value in config.lexicon("dates_named_days").items():
            if not _WHEN.fullmatch(value):
                raise ConfigError(f"dates_named_days.txt: {word} = {value}: write it as the head of the file says")
            for spelling in _dotted(word, "·•・"):
                self._entries[spelling] = ("day", value)
        self._words = list(self._entries)
        self._automaton = AhoCorasick(
            self._words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )
        printed = (_dotted(head, "·•・.．") for head in config.lexicon("dates_named_day_heads"))
        heads = sorted({head for spellings in printed for head in spellings}, key=len, reverse=True)
        self._heads = tuple(heads)
        self._head_ends = frozenset(head[-1] for head in heads)
        self.not_before = _spoilers(config.lexicon("dates_not_before"))
        self.not_after = _spoilers(config.lexicon("dates_not_after"))
        # 张小满, 王立夏: people are called after the terms of the sun.
        self._surnames = frozenset(config.lexicon("surnames")) - _NOT_SURNAMES
        self._given = frozenset(
            word for word, (_, value) in self._entries.items() if value.startswith("solar ") and len(word) == 2
        )
        self._longest_tail = max(map(len, self.not_before), default=0)
        self._tail_heads = frozenset(tail[0] for tail in self.not_before)

    def find(self, text: str) -> dict[int, Word]:
        """The vocabulary words of a text by their start; those that are part of another word are left out."""
        found: dict[int, Word] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            word = self._words[index]
            if not self._spoiled(text, word, start, end):
                found[start] = Word(start, end, *self._entries[word])
        return found

    def head_start(self, text: str, start: int) -> int:
        """Where a named day begins when words before it belong to its name (全国中小学生安全教育日)."""
        quoted = self._quoted_head(text, start)
        if quoted is not None:
            return quoted
        for _ in range(4):
            head = self._head_before(text, start)
            if head is None:
                return start
            start -= len(head)
        return start

    def _head_before(self, text: str, start: int) -> str | None:
        if not start or text[start - 1] not in self._head_ends:
            return None
        return next((head for head in self._heads if text.endswith(head, max(0, start - 8), start)), None)

    def _quoted_head(self, text: str, start: int) -> int | None:
        """Where “六五” begins in “六五”世界环境日, also with 国家 and the like between."""
        for _ in range(3):
            if start and text[start - 1] in _CLOSING:
                opening = max(text.rfind(mark, max(0, start - 8), start - 1) for mark in _OPENING)
                return opening if opening >= 0 and text[opening + 1 : start - 1] in self._heads else None
            head = self._head_before(text, start)
            if head is None:
                return None
            start -= len(head)
        return None

    def _spoiled(self, text: str, word: str, start: int, end: int) -> bool:
        if start and (words := self.not_after.get(text[start - 1])) is not None and (not words or word in words):
            return True
        if word in self._given and start and text[start - 1] in self._surnames:
            return True
        if text[end : end + 1] not in self._tail_heads:
            return False
        for size in range(1, self._longest_tail + 1):
            words = self.not_before.get(text[end : end + size])
            if words is not None and (not words or word in words):
                return True
        return False


@functools.lru_cache(maxsize=8)
def vocabulary(config: StageConfig) -> Vocabulary:
    """The vocabulary of one configuration. Raises ConfigError for a malformed entry."""
    return Vocabulary(config)


def _dotted(word: str, dots: str) -> list[str]:
    """The spellings of a name with a dot (三·八)."""
    return [word.replace("·", dot) for dot in dots] if "·" in word else [word]


def _mod_of(word: str, mods: Mapping[str, str]) -> str:
    endings = [ending for ending in mods if word.endswith(ending)]
    return mods[max(endings, key=len)] if endings else ""


def _spoilers(lexicon: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {term: frozenset(words.split()) for term, words in lexicon.items()}
