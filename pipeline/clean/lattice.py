"""The most likely reading of characters of which only some are known, by the frequencies of words.

A slot holds the characters that may stand there. The best paths through all slots are those whose words are common, in
the language (jieba's dictionary) and on the page itself.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.nlp.dictionary import Frequencies

_TOTAL = math.log(60_000_000)
_UNKNOWN = -19.0
# What a page says twice it may well say a third time: such a word counts like one of this frequency, each time.
_PAGE_WORD = 400
_PAGE_CHARACTER = 20
_LONGEST_WORD = 6
# A page made to be damaged everywhere fills no memory.
_MOST_KEPT = 50_000
_TWO_STOPS = -12.0
_ALL_STOPS = tuple("，。、；：,;:“《（")
_CLOSING_STOPS = "，。、；：,;:"
_PUNCTUATION = {"，": -3.0, ",": -3.0, "。": -4.3, "、": -3.8, "“": -4.5, "”": -4.5, "：": -5.0, ":": -5.0, "；": -5.0}
_PUNCTUATION |= {";": -5.0, "《": -6.0, "》": -6.0, "（": -6.0, "）": -6.0, "(": -6.0, ")": -6.0, "—": -7.0, "－": -9.0}


class Reading(NamedTuple):
    """A path through the slots and its log likelihood."""

    score: float
    text: str


_NOTHING: dict[str, int] = {}


class _Step(NamedTuple):
    """What the slots of a stretch spell from its first to its last: whole words with their costs, and beginnings,
    among them the page's own.

    A cost is a log likelihood with its sign turned, so that tuples of it and a text sort by themselves.
    """

    words: list[tuple[float, str]]
    stops: list[tuple[float, str]]
    begun: list[str]
    own: list[str]


class Words:
    """Frequencies of words: those of the language, and those of a page."""

    def __init__(self, language: Frequencies, page: Mapping[str, int]) -> None:
        self._language = language
        self._page = page
        self._page_following: dict[str, dict[str, int]] = {}
        for word, count in page.items():
            if len(word) > 1:
                self._page_following.setdefault(word[:-1], {})[word[-1]] = count
        # Readings of one place share most of their slots, and so do places, so what slots spell is kept.
        self._steps: dict[tuple[str, ...], _Step] = {}

    @classmethod
    def of_page(cls, language: Frequencies, stretches: Sequence[str], terms: Sequence[str]) -> Words:
        """The language, and a page's own words: what its Han stretches repeat, and the terms that it puts in quotes.

        A sequence that always goes on in the same way (山区学 of 山区学校) is only part of a word.
        """
        counts = _repeated(stretches)
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

    def score(self, char: str) -> float | None:
        """The log likelihood of a character as a word; None when it is none."""
        count = self._language.get(char, 0) + _PAGE_CHARACTER * self._page.get(char, 0)
        return math.log(count) - _TOTAL if count else None

    def step(self, slots: tuple[str, ...]) -> _Step:
        """What begins in the first slot and ends in the last; a single character is always a word."""
        known = self._steps.get(slots)
        if known is None:
            known = self._longer(slots) if len(slots) > 1 else self._single(slots[0])
            if len(self._steps) >= _MOST_KEPT:
                self._steps.clear()
            self._steps[slots] = known
        return known

    def _single(self, slot: str) -> _Step:
        step = _Step([], [], [], [])
        for char in slot:
            score = _PUNCTUATION.get(char)
            if score is None:
                score = self.score(char)
            (step.stops if char in _CLOSING_STOPS else step.words).append(
                (-_UNKNOWN if score is None else -score, char)
            )
            if char in self._page:
                step.own.append(char)
            if char in self._language or char in self._page:
                step.begun.append(char)
        return step

    def _longer(self, slots: tuple[str, ...]) -> _Step:
        common = _of_language(self._language, slots)
        own: dict[str, int] = {}
        slot = slots[-1]
        for begun in self.step(slots[:-1]).own:
            page = self._page_following.get(begun, _NOTHING)
            own.update((begun + char, page[char]) for char in slot if char in page)
        if not own:
            return common
        counted = {word for word, count in own.items() if count}
        if not counted:
            return common._replace(begun=common.begun or list(own), own=list(own))
        step = _Step(
            [entry for entry in common.words if entry[1] not in counted],
            [entry for entry in common.stops if entry[1] not in counted],
            common.begun or list(own),
            list(own),
        )
        for word in counted:
            cost = _TOTAL - math.log(self._language.get(word, 0) + _PAGE_WORD * own[word])
            (step.stops if word[0] in _CLOSING_STOPS else step.words).append((cost, word))
        return step


@lru_cache(maxsize=4096)
def _of_language(language: Frequencies, slots: tuple[str, ...]) -> _Step:
    """The same for two slots and more by the language alone; pages share it."""
    step = _Step([], [], [], [])
    slot = slots[-1]
    for begun in slots[0] if len(slots) == 2 else _of_language(language, slots[:-1]).begun:
        following = language.following(begun)
        found = step.stops if begun[0] in _CLOSING_STOPS else step.words
        for char in slot:
            frequency = following.get(char)
            if frequency is not None:
                word = begun + char
                step.begun.append(word)
                if frequency:
                    found.append((_TOTAL - math.log(frequency), word))
    return step


def _repeated(stretches: Sequence[str]) -> Counter[str]:
    """How often every character stands there, and every longer sequence that stands there more than once."""
    text = "\n".join(stretches) + "\n"
    counts = Counter(text)
    del counts["\n"]
    shorter = counts
    places: Iterable[int] = range(len(text))
    for length in range(2, _LONGEST_WORD + 2):
        # What stands twice has a beginning that stands twice.
        places = [at for at in places if shorter[text[at : at + length - 1]] > 1 and text[at + length - 1] != "\n"]
        shorter = Counter([text[at : at + length] for at in places])
        counts.update({word: count for word, count in shorter.items() if count > 1})
    return counts


def best_readings(slots: Sequence[str], words: Words, count: int) -> list[Reading]:
    """The `count` most likely readings, best first; a slot is a string of the characters that may stand there.

    >>> from pipeline.nlp.dictionary import Dictionary
    >>> lines = Dictionary("学 5 v\\n学校 90 n\\n校 9 n\\n较 9 d\\n对 9 p\\n校对 2 v\\n".encode())
    >>> best_readings(["学", "较校", "对"], Words(Frequencies(lines), {}), 1)[0].text
    '学校对'
    """
    return Readings(words, count).best(slots)


class Readings:
    """The `count` most likely readings of rows of slots; what a row begins with like the one before is kept."""

    def __init__(self, words: Words, count: int) -> None:
        self._words = words
        self._count = count
        self._row: tuple[str, ...] = ()
        self._reached: list[list[tuple[float, str]]] = [[(0.0, "")]]

    def best(self, slots: Sequence[str]) -> list[Reading]:
        """The most likely readings of a row, best first."""
        row = tuple(slots)
        same = _shared(self._row, row)
        reached = self._reached[: same + 1]
        self._row, self._reached = row, reached
        paths: list[list[tuple[float, str]]] = [[] for _ in range(len(row) + 1)]
        # Words that begin in the shared part may end behind it.
        for at in range(max(0, same - _LONGEST_WORD + 1), len(row)):
            if at > same:
                reached.append(_best(paths[at], self._count))
            if reached[at]:
                self._go_on(row, at, same, paths)
        if len(row) > same:
            reached.append(_best(paths[-1], self._count))
        return [Reading(-cost, text) for cost, text in reached[len(row)]]

    def _go_on(self, row: tuple[str, ...], at: int, same: int, paths: list[list[tuple[float, str]]]) -> None:
        """Add what the words that begin in a place make of its readings, where they end behind the shared part."""
        for end in range(at + 1, min(at + _LONGEST_WORD, len(row)) + 1):
            step = self._words.step(row[at:end])
            if end > same:
                behind = paths[end]
                for before, text in self._reached[at]:
                    behind += [(before + cost, text + word) for cost, word in step.words]
                    if step.stops:
                        # No sign that closes a clause stands behind another.
                        clash = -_TWO_STOPS if text[-1:] in _ALL_STOPS else 0.0
                        behind += [(before + cost + clash, text + word) for cost, word in step.stops]
            if not step.begun:
                break


def _shared(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    """How many slots two rows begin with alike."""
    same = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        same += 1
    return same


def _best(readings: list[tuple[float, str]], count: int) -> list[tuple[float, str]]:
    """The best readings, each text once."""
    if len(readings) < 2:
        return readings
    readings.sort()
    out = readings[:1]
    for reading in readings:
        if len(out) == count:
            break
        if all(reading[1] != text for _, text in out):
            out.append(reading)
    return out
