"""The most likely reading of characters of which only some are known, by the frequencies of words.

A slot holds the characters that may stand there. The best paths through all slots are those whose words are common, in
the language (jieba's dictionary) and on the page itself.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_TOTAL = math.log(60_000_000)
_UNKNOWN = -19.0
# What a page says twice it may well say a third time: such a word counts like one of this frequency, each time.
_PAGE_WORD = 400
_PAGE_CHARACTER = 20
_LONGEST_WORD = 6
_TWO_STOPS = -12.0
_ALL_STOPS = tuple("，。、；：,;:“《（")
_CLOSING_STOPS = "，。、；：,;:"
_PUNCTUATION = {"，": -3.0, ",": -3.0, "。": -4.3, "、": -3.8, "“": -4.5, "”": -4.5, "：": -5.0, ":": -5.0, "；": -5.0}
_PUNCTUATION |= {";": -5.0, "《": -6.0, "》": -6.0, "（": -6.0, "）": -6.0, "(": -6.0, ")": -6.0, "—": -7.0, "－": -9.0}


class Reading(NamedTuple):
    """A path through the slots and its log likelihood."""

    score: float
    text: str


class Words:
    """Frequencies of words: those of the language, and those of a page."""

    def __init__(self, language: Mapping[str, int], page: Mapping[str, int]) -> None:
        self._language = language
        self._page = page
        # Readings of one place share most of their slots, so what a beginning goes on to in a slot is kept.
        self._spelled: dict[tuple[str, str], tuple[list[tuple[float, str]], list[str]]] = {}

    @classmethod
    def of_page(cls, language: Mapping[str, int], stretches: Sequence[str], terms: Sequence[str]) -> Words:
        """The language, and a page's own words: what its Han stretches repeat, and the terms that it puts in quotes.

        A sequence that always goes on in the same way (山区学 of 山区学校) is only part of a word.
        """
        counts: Counter[str] = Counter()
        for stretch in stretches:
            for length in range(1, _LONGEST_WORD + 2):
                counts.update(stretch[at : at + length] for at in range(len(stretch) - length + 1))
        part = {word[:-1] for word, count in counts.items() if count == counts[word[:-1]]}
        part |= {word[1:] for word, count in counts.items() if count == counts[word[1:]]}
        own = {w: n for w, n in counts.items() if n > 1 and 1 < len(w) <= _LONGEST_WORD and w not in part}
        for term in terms:
            own[term] = max(own.get(term, 0), 2)
        page = {w: n for w, n in counts.items() if len(w) == 1} | own
        for word in own:
            for length in range(1, len(word)):
                page.setdefault(word[:length], 0)
        return cls(language, page)

    def known(self, word: str) -> bool:
        """Whether the language knows the word; what only a page repeats may be any stretch of it."""
        return self._language.get(word, 0) > 0

    def begins(self, start: str) -> bool:
        """Whether a word begins so."""
        return start in self._language or start in self._page

    def score(self, word: str) -> float | None:
        """The log likelihood of a word; None when it is none."""
        count = self._language.get(word, 0)
        count += (_PAGE_WORD if len(word) > 1 else _PAGE_CHARACTER) * self._page.get(word, 0)
        return math.log(count) - _TOTAL if count else None

    def spelled(self, slots: Sequence[str]) -> list[tuple[int, float, str]]:
        """(length, log likelihood, word) of every word that the slots begin with; a single character is always one."""
        out: list[tuple[int, float, str]] = []
        open_words = [""]
        for length, slot in enumerate(slots, 1):
            longer: list[str] = []
            for begun in open_words:
                ended, going = self._grown(begun, slot)
                out += ((length, score, word) for score, word in ended)
                longer += going
            open_words = longer
            if not open_words:
                break
        return out

    def _grown(self, begun: str, slot: str) -> tuple[list[tuple[float, str]], list[str]]:
        """What a beginning and a character of a slot spell: whole words with their likelihoods, and beginnings."""
        known = self._spelled.get((begun, slot))
        if known is not None:
            return known
        ended: list[tuple[float, str]] = []
        going: list[str] = []
        for char in slot:
            word = begun + char
            score = self.score(word)
            if not begun:
                score = _PUNCTUATION.get(char, _UNKNOWN if score is None else score)
            if score is not None:
                ended.append((score, word))
            if self.begins(word):
                going.append(word)
        self._spelled[begun, slot] = ended, going
        return ended, going


def best_readings(slots: Sequence[str], words: Words, count: int) -> list[Reading]:
    """The `count` most likely readings, best first; a slot is a string of the characters that may stand there.

    >>> words = Words({"学": 5, "学校": 90, "校": 9, "较": 9, "对": 9, "校对": 2}, {})
    >>> best_readings(["学", "较校", "对"], words, 1)[0].text
    '学校对'
    """
    paths: list[list[Reading]] = [[] for _ in range(len(slots) + 1)]
    paths[0] = [Reading(0.0, "")]
    for at in range(len(slots)):
        paths[at] = _best(paths[at], count)
        if not paths[at]:
            continue
        for length, score, word in words.spelled(slots[at : at + _LONGEST_WORD]):
            behind = paths[at + length]
            stops = word[0] in _CLOSING_STOPS
            for before in paths[at]:
                # No sign that closes a clause stands behind another.
                clash = _TWO_STOPS if stops and before.text[-1:] in _ALL_STOPS else 0.0
                behind.append(Reading(before.score + score + clash, before.text + word))
    return _best(paths[-1], count)


def _best(readings: list[Reading], count: int) -> list[Reading]:
    """The best readings, each text once."""
    out: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda reading: (-reading.score, reading.text)):
        out.setdefault(reading.text, reading)
        if len(out) == count:
            break
    return list(out.values())
