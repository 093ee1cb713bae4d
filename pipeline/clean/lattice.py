"""The most likely reading of characters of which only some are known, by the frequencies of words.

A slot holds the characters that may stand there. The best paths through all slots are those whose words are common, in
the language (jieba's dictionary) and on the page itself.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pipeline.nlp.dictionary import Frequencies
from pipeline.nlp.script import codes_of

_TOTAL = math.log(60_000_000)
_UNKNOWN = -19.0
# What a page says twice it may well say a third time: such a word counts like one of this frequency, each time.
_PAGE_WORD = 400
_PAGE_CHARACTER = 20
_LONGEST_WORD = 6
_MOST_READINGS = 2
# A page made to be damaged everywhere fills no memory.
_MOST_KEPT = 50_000
_TWO_STOPS = -12.0
_BREAK = ord("\n")
_ALL_STOPS = tuple("，。、；：,;:“《（")
_CLOSING_STOPS = "，。、；：,;:"
_PUNCTUATION = {"，": -3.0, ",": -3.0, "。": -4.3, "、": -3.8, "“": -4.5, "”": -4.5, "：": -5.0, ":": -5.0, "；": -5.0}
_PUNCTUATION |= {";": -5.0, "《": -6.0, "》": -6.0, "（": -6.0, "）": -6.0, "(": -6.0, ")": -6.0, "—": -7.0, "－": -9.0}


class Reading(NamedTuple):
    """A path through the slots and its log likelihood."""

    score: float
    text: str


# A log likelihood with its sign turned and what it is of, so that the best entry of a list is the least one.
Entry = tuple[float, str]


_NOTHING: dict[str, int] = {}


class _Spelled(NamedTuple):
    """What slots spell from the first to the last by the language alone: words, stops, and beginnings of words."""

    words: list[Entry]
    stops: list[Entry]
    begun: list[str]


class _Step:
    """What a row of slots spells from its first to its last, by the language and by the page.

    `words` and `stops` are the best entries only: no other can be part of one of the best readings, since entries that
    begin and end in the same places differ in their text. `own` are the beginnings of words of the page; `goes_on`
    says whether a longer row may spell anything. `longer` are the steps with one slot more, as far as they are known.
    """

    __slots__ = ("goes_on", "longer", "own", "slots", "stops", "words")

    def __init__(
        self, slots: tuple[str, ...], words: list[Entry], stops: list[Entry], own: list[str], goes_on: bool
    ) -> None:
        self.slots = slots
        self.words = words[:_MOST_READINGS]
        self.stops = stops[:_MOST_READINGS]
        self.own = own
        self.goes_on = goes_on
        self.longer: dict[str, _Step] = {}


class Words:
    """Frequencies of words: those of the language, and those of a page."""

    def __init__(self, language: Frequencies, characters: Mapping[str, int], own: Mapping[str, int]) -> None:
        """`characters` and `own` say how often the page's characters and its own words stand on it."""
        self._language = language
        self._characters = characters
        self._here = frozenset(characters)
        # What beginnings of the page's own words go on with -> how often the word stands there that this makes.
        self._following: dict[str, dict[str, int]] = {}
        for word, count in own.items():
            for length in range(1, len(word) - 1):
                self._following.setdefault(word[:length], {}).setdefault(word[length], 0)
            self._following.setdefault(word[:-1], {})[word[-1]] = count
        self._beginners = frozenset(begun for begun in self._following if len(begun) == 1)
        # Readings of one place share most of their slots, and so do places, so what slots spell is kept.
        self._first = _Step((), [], [], [], True)
        self._kept = 0

    @classmethod
    def of_page(cls, language: Frequencies, stretches: Sequence[str], terms: Sequence[str]) -> Words:
        """The language, and a page's own words: what its Han stretches repeat, and the terms that it puts in quotes."""
        text = "\n".join(stretches) + "\n"
        own = _repeated(text)
        for term in terms:
            own[term] = max(own.get(term, 0), 2)
        characters = Counter(text)
        del characters["\n"]
        return cls(language, characters, own)

    def known(self, word: str) -> bool:
        """Whether the language knows the word; what only a page repeats may be any stretch of it."""
        return self._language.count(word) > 0

    def common(self, slot: str) -> str:
        """The characters of a slot that are words, or no Han; all of them where none is."""
        common = _common(self._language, slot)
        rare = self._here.intersection(slot).difference(common)
        return "".join([char for char in slot if char in common or char in rare]) if rare else common or slot

    def first_step(self) -> _Step:
        """The step of no slot, from which `step_on` leads to all others."""
        if self._kept > _MOST_KEPT:
            self._first = _Step((), [], [], [], True)
            self._kept = 0
        return self._first

    def step_on(self, step: _Step, slot: str) -> _Step:
        """The step that one slot more makes; a single character is always a word."""
        slots = (*step.slots, slot)
        longer = step.longer[slot] = self._longer(slots, step.own) if len(slots) > 1 else self._single(slot)
        self._kept += 1
        return longer

    def _single(self, slot: str) -> _Step:
        alone = _alone(self._language, slot)
        here = [char for char in self._here.intersection(slot) if char not in _PUNCTUATION]
        words = alone.words
        if here:
            words = [(self._cost(char), char) for char in here] + _uncounted(words, here)
            words.sort()
        own = list(self._beginners.intersection(slot))
        return _Step((slot,), words, alone.stops, own, bool(alone.begun or own))

    def _cost(self, char: str) -> float:
        return _TOTAL - math.log(self._language.get(char, 0) + _PAGE_CHARACTER * self._characters[char])

    def _longer(self, slots: tuple[str, ...], own_begun: list[str]) -> _Step:
        common = _of_language(self._language, slots)
        slot = slots[-1]
        own: dict[str, int] = {}
        for begun in own_begun:
            for char, count in self._following.get(begun, _NOTHING).items():
                if char in slot:
                    own[begun + char] = count
        if not own:
            return _Step(slots, common.words, common.stops, [], bool(common.begun))
        counted = [word for word, count in own.items() if count]
        words, stops = common.words, common.stops
        if counted:
            words, stops = _uncounted(words, counted), _uncounted(stops, counted)
            for word in counted:
                cost = _TOTAL - math.log(self._language.count(word) + _PAGE_WORD * own[word])
                (stops if word[0] in _CLOSING_STOPS else words).append((cost, word))
            words.sort()
            stops.sort()
        return _Step(slots, words, stops, list(own), True)


def _uncounted(entries: list[Entry], counted: Container[str]) -> list[Entry]:
    """The best of some entries without those whose words are counted on the page."""
    out: list[Entry] = []
    for entry in entries:
        if entry[1] not in counted:
            out.append(entry)
            if len(out) == _MOST_READINGS:
                break
    return out


@lru_cache(maxsize=4096)
def _common(language: Frequencies, slot: str) -> str:
    """The characters of a slot that are words of the language, or no Han."""
    return "".join(char for char in slot if not "\u3400" <= char <= "\u9fff" or language.get(char, 0))


@lru_cache(maxsize=4096)
def _alone(language: Frequencies, slot: str) -> _Spelled:
    """The characters of a slot as words of the language; pages share it."""
    words: list[Entry] = []
    stops: list[Entry] = []
    for char in slot:
        score = _PUNCTUATION.get(char)
        if score is None:
            count = language.get(char, 0)
            score = math.log(count) - _TOTAL if count else _UNKNOWN
        (stops if char in _CLOSING_STOPS else words).append((-score, char))
    return _Spelled(sorted(words), sorted(stops), [char for char in slot if char in language])


@lru_cache(maxsize=4096)
def _of_language(language: Frequencies, slots: tuple[str, ...]) -> _Spelled:
    """The words that two slots and more spell by the language alone; pages share it."""
    words: list[Entry] = []
    stops: list[Entry] = []
    begun: list[str] = []
    slot = set(slots[-1])
    for start in slots[0] if len(slots) == 2 else _of_language(language, slots[:-1]).begun:
        following = language.following(start)
        found = stops if start[0] in _CLOSING_STOPS else words
        for char in following.keys() & slot:
            word = start + char
            begun.append(word)
            frequency = following[char]
            if frequency:
                found.append((_TOTAL - math.log(frequency), word))
    return _Spelled(sorted(words), sorted(stops), begun)


def _repeated(text: str) -> dict[str, int]:
    """How often each sequence of 2 to 6 characters of a line stands there that stands there more than once.

    One that always goes on in the same way (山区学 of 山区学校) is left out: it is only part of a word.

    >>> _repeated("山区学校\\n全县山区学校\\n全县")
    {'全县': 2, '山区学校': 2}
    """
    codes = codes_of(text).astype(np.int64)
    # For each place: a number of the sequence of the present length that begins there, and how often it stands there.
    names = codes.copy()
    often = np.where(codes == _BREAK, 0, np.bincount(codes)[codes])
    found: dict[str, int] = {}
    for length in range(2, _LONGEST_WORD + 2):
        ends = codes[length - 1 :]
        # What stands twice has a beginning that stands twice.
        places = np.flatnonzero((often[: len(ends)] > 1) & (ends != _BREAK))
        _, shown, counts = np.unique(names[places] << 21 | ends[places], return_inverse=True, return_counts=True)
        longer = np.zeros_like(often)
        longer[places] = counts[shown]
        longer[longer < 2] = 0
        if length > 2:
            goes_on = longer == often
            goes_on[1:] |= longer[:-1] == often[1:]
            for at in np.flatnonzero((often > 0) & ~goes_on).tolist():
                found[text[at : at + length - 1]] = int(often[at])
        names[places] = shown
        often = longer
    return found


def best_readings(slots: Sequence[str], words: Words, count: int) -> list[Reading]:
    """The `count` most likely readings, best first; a slot is a string of the characters that may stand there.

    >>> from pipeline.nlp.dictionary import Dictionary
    >>> lines = Dictionary("学 5 v\\n学校 90 n\\n校 9 n\\n较 9 d\\n对 9 p\\n校对 2 v\\n".encode())
    >>> best_readings(["学", "较校", "对"], Words(Frequencies(lines), {}, {}), 1)[0].text
    '学校对'
    """
    return Readings(words, count).best(slots)


def cost(text: str, language: Frequencies) -> float:
    """The least cost of the words, all of Han characters, that a text is cut into.

    >>> from pipeline.nlp.dictionary import Dictionary
    >>> words = Frequencies(Dictionary("学校 90 n\\n学 5 v\\n校 9 n\\n".encode()))
    >>> round(cost("学校", words), 2), round(cost("校学", words), 2)
    (13.41, 32.01)
    """
    size = len(text)
    reached = [0.0] + [math.inf] * size
    for at in range(size):
        before = reached[at]
        words = language.words(text[at])
        for end in range(at + 1, min(at + _LONGEST_WORD, size) + 1):
            count = int(words.get(text[at:end], 0))
            if count:
                reached[end] = min(reached[end], before + (_TOTAL - math.log(count)))
            elif end == at + 1:
                reached[end] = min(reached[end], before - _UNKNOWN)
    return reached[size]


class Readings:
    """The `count` most likely readings of rows of slots; what a row begins with like the one before is kept."""

    def __init__(self, words: Words, count: int) -> None:
        """`count` is at most 2."""
        self._words = words
        self._count = count
        self._row: tuple[str, ...] = ()
        self._reached: list[list[Entry]] = [[(0.0, "")]]

    def best(self, slots: Sequence[str]) -> list[Reading]:
        """The most likely readings of a row, best first."""
        row = tuple(slots)
        size = len(row)
        same = _shared(self._row, row)
        reached = self._reached[: same + 1]
        self._row, self._reached = row, reached
        paths: list[list[Entry]] = [[] for _ in range(size + 1)]
        first, step_on = self._words.first_step(), self._words.step_on
        # Words that begin in the shared part may end behind it.
        for at in range(max(0, same - _LONGEST_WORD + 1), size):
            if at > same:
                reached.append(_best(paths[at], self._count))
            readings = reached[at]
            step, end = first, at
            for slot in row[at : at + _LONGEST_WORD]:
                step = step.longer.get(slot) or step_on(step, slot)
                end += 1
                if end > same:
                    if step.words:
                        _go_on(readings, step.words, paths[end])
                    if step.stops:
                        _stop(readings, step.stops, paths[end])
                if not step.goes_on:
                    break
        if size > same:
            reached.append(_best(paths[size], self._count))
        return [Reading(-cost, text) for cost, text in reached[size]]


def _go_on(readings: list[Entry], words: list[Entry], behind: list[Entry]) -> None:
    """Add what readings become by words; the second word behind the second reading is never among the best two."""
    before, text = readings[0]
    for cost, word in words:
        behind.append((before + cost, text + word))
    if len(readings) > 1:
        before, text = readings[1]
        cost, word = words[0]
        behind.append((before + cost, text + word))


def _stop(readings: list[Entry], stops: list[Entry], behind: list[Entry]) -> None:
    """Add what readings become by signs that close a clause; none stands behind another."""
    for before, text in readings:
        clash = -_TWO_STOPS if text[-1:] in _ALL_STOPS else 0.0
        for cost, word in stops:
            behind.append((before + cost + clash, text + word))


def _shared(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    """How many slots two rows begin with alike."""
    same = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        same += 1
    return same


def _best(readings: list[Entry], count: int) -> list[Entry]:
    """The best readings, each text once."""
    if len(readings) < 2:
        return readings
    if count == 1:
        return [min(readings)]
    readings.sort()
    first = readings[0]
    for reading in readings:
        if reading[1] != first[1]:
            return [first, reading]
    return [first]
