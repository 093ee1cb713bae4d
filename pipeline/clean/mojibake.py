"""Repair of characters that a converter damaged by working on GBK bytes (`shift` says how the damage came about).

Every hypothesis about the lost bytes, damaged again, gives what the page shows; the likeliest by word frequencies and
by the page's own words is taken when it is clearly better than the next one and than the page as it stands. What
remains unsure is left as it is and put on record.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from pipeline.clean import shift
from pipeline.clean.glosses import readings
from pipeline.clean.lattice import Reading, Readings, Words, best_readings
from pipeline.clean.shift import Lost, Run
from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.nlp.script import codes_of, has_traditional, simplified_signs
from pipeline.nlp.words import frequencies
from pipeline.text import Edit

RULES = ("gbk_shift", "gbk_shift_unsure")
_SIGNATURE = re.compile(r"\?[!,;?:a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_GLOSS = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹɡ]{1,6}\)")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_QUOTED = re.compile(r"[“\"]([\u3400-\u9fff]{2,8})[”\"]")
_LONGEST_TERM = 6
_STOPS = "。，；：！？,;:!?\n"
_CUT_OFF = 3
_CONTEXT = 4
_REACH = 60
# A page with more places than this is not Chinese text; the rest is left and reported.
_MOST_PLACES = 200
_RANKED = 2
_MOST_VANISHED = 2
_LONGEST_TWICE_VANISHED = 10
_VANISHED = -1.0
# Log likelihoods of what stands on the page: a question mark, a Latin letter in Chinese text.
_LITERAL = {"?": -6.0, ",": -4.0, ";": -5.0, ":": -5.0, "!": -5.0}
_LETTER = -8.0
_MARGIN = 2.0
_LEAST_CONFIDENCE = 0.5


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Repairs with their confidence; a place that stays unsure gives a mark of the rule `gbk_shift_unsure`."""
    value = view.text.value
    if not _SIGNATURE.search(view.plain):
        return []
    found = shift.runs(value)[:_MOST_PLACES]
    if not found:
        return []
    words = Words.of_page(frequencies(), _stretches(view.plain, found), _quoted(view.plain))
    # Such pages are in one script; what only the other one writes cannot have stood there.
    traditional = has_traditional(codes_of(value))
    slots = _Slots(words, traditional)
    known: dict[tuple[object, ...], tuple[str, float] | None] = {}
    out: list[Edit] = []
    left, at = "", 0
    for number, run in enumerate(found):
        ahead = min(run.end + _REACH, found[number + 1].start if number + 1 < len(found) else len(value))
        left = (left + _GLOSS.sub("", value[max(at, run.start - _REACH) : run.start]))[-_CONTEXT:].rpartition("\n")[2]
        right = _GLOSS.sub("", value[run.end : ahead]).partition("\n")[0][:_CONTEXT]
        at = run.end
        damaged = value[run.start : run.end]
        place = (run.pairs, run.gloss, run.before, left, right, damaged)
        if place not in known:
            known[place] = _reading(run, left, right, damaged, slots, readings(config))
        found_reading = known[place]
        if found_reading is None:
            left += value[run.start : run.end]
            continue
        text, confidence = found_reading
        if confidence < _LEAST_CONFIDENCE:
            mark = value[run.start : run.end]
            out.append(Edit(run.start, run.end, mark, "mojibake", "gbk_shift_unsure", confidence))
        else:
            start = _word_start(value, run.start, left, text, words)
            if out and start < out[-1].end:
                start = run.start
            kept = _GLOSS.sub("", value[start : run.start])
            out.append(Edit(start, run.end, kept + text, "mojibake", "gbk_shift", confidence))
        left += text
    return out


def _stretches(plain: str, found: list[Run]) -> list[str]:
    """The Han characters of the page without glosses, cut where it is damaged."""
    out: list[str] = []
    at = 0
    for run in [*found, None]:
        part = plain[at : run.start] if run else plain[at:]
        stretches = _HAN.findall(_GLOSS.sub("", part))
        # A word that the damage cuts would pass for a word of the page.
        if stretches and run and part[-1] not in _STOPS:
            stretches[-1] = stretches[-1][:-_CUT_OFF]
        if stretches and at:
            stretches[0] = stretches[0][_CUT_OFF:]
        out += stretches
        at = run.end if run else at
    return out


def _quoted(plain: str) -> list[str]:
    """The terms in quotation marks."""
    return [term for term in _QUOTED.findall(_GLOSS.sub("", plain)) if len(term) <= _LONGEST_TERM]


class _Slot(NamedTuple):
    """The simplified characters of a slot that words are made of, and each one as it is in the script of the page."""

    plain: str
    own: dict[str, str]


class _Slots:
    """What the slots of a page hold, prepared once for each."""

    def __init__(self, words: Words, traditional: bool) -> None:
        self.words = words
        self._traditional = traditional
        self._known: dict[str, _Slot] = {}

    def of(self, characters: str) -> _Slot:
        """The slot of some characters."""
        slot = self._known.get(characters)
        if slot is None:
            own = _own(characters, self._traditional)
            slot = self._known[characters] = _Slot(self.words.common("".join(own)), own)
        return slot


@lru_cache(maxsize=4096)
def _own(slot: str, traditional: bool) -> dict[str, str]:
    """Simplified character -> the character of a slot that it is in the script of the page; pages share it."""
    own: dict[str, str] = {}
    for char in _in_traditional(slot) if traditional else slot:
        plain = _plain(char)
        # Of two forms of one character the traditional one: such pages are in traditional script.
        if own.get(plain, plain) == plain:
            own[plain] = char
    return own


def _reading(
    run: Run, left: str, right: str, damaged: str, prepared: _Slots, table: dict[str, frozenset[str]]
) -> tuple[str, float] | None:
    """The likeliest text of a run and its confidence; None when the page as it stands is likelier."""
    before, after = [_plain(char) for char in left], [_plain(char) for char in right]
    ranked: list[tuple[float, str]] = []
    rows = Readings(prepared.words, _RANKED)
    for hypothesis, cost in _hypotheses(run, table):
        slots = list(map(prepared.of, hypothesis))
        for reading in rows.best([*before, *(slot.plain for slot in slots), *after]):
            inner = reading.text[len(left) : len(left) + len(slots)]
            text = "".join([slot.own[char] for char, slot in zip(inner, slots, strict=True)])
            ranked.append((reading.score + cost, text))
    if not ranked:
        return None
    ranked.sort(key=lambda entry: (-entry[0], entry[1]))
    score, text = ranked[0]
    if _literal(damaged, before, after, prepared.words) + _MARGIN >= score:
        return None
    return text, _confidence(score, [other for other, its in ranked if its != text])


def _hypotheses(run: Run, table: dict[str, frozenset[str]]) -> Iterator[tuple[list[str], float]]:
    """(slots, cost) of everything that may have stood there; each slot has at least one character."""
    slots = [shift.choices(first, second, table) for first, second in run.pairs[run.kind == "B" :]]
    if run.kind == "B":
        first, second = run.pairs[0]
        fitting = table.get(first.reading, frozenset()) if isinstance(first, Lost) else frozenset()
        leads = [lead for lead in range(0x81, 0xFF) if shift.decoded(run.before, lead) in fitting]
        slots.insert(0, "".join(shift.choices(lead, second, table) for lead in leads))
    slots[-1] = _with_gloss(slots[-1], run.gloss, table)
    if run.kind == "B":
        if all(slots):
            yield slots, 0.0
        return
    most = _MOST_VANISHED if len(run.pairs) <= _LONGEST_TWICE_VANISHED else 1
    spots = _spots(run, table)
    for vanished in range(most + 1):
        # In this order most have their beginning in common with the one before.
        for chosen in combinations(spots, vanished):
            row = _with_vanished(slots, chosen)
            if row:
                yield row, _VANISHED * vanished


def _spots(run: Run, table: dict[str, frozenset[str]]) -> list[tuple[int, tuple[str, str]]]:
    """Where a pair may have vanished, and the two slots that stand there then in the place of one."""
    out = []
    for place in range(1, len(run.pairs)):
        for rows in shift.USER_ROWS:
            first, second = shift.around(run, place, rows, table)
            if place == len(run.pairs) - 1:
                second = _with_gloss(second, run.gloss, table)
            if first and second:
                out.append((place, (first, second)))
    return out


def _with_vanished(slots: list[str], chosen: Sequence[tuple[int, tuple[str, str]]]) -> list[str]:
    """The slots of a run with two in the place of each chosen one; none where that is impossible."""
    out: list[str] = []
    at = 0
    for place, around in chosen:
        if place < at:
            return []
        out += slots[at:place]
        out += around
        at = place + 1
    out += slots[at:]
    return out if all(out) else []


def _with_gloss(slot: str, gloss: str, table: dict[str, frozenset[str]]) -> str:
    """The characters of the last slot of a run to which the gloss behind it can belong."""
    if not gloss:
        return slot
    fitting = table.get(gloss, frozenset())
    return "".join(char for char in slot if char in fitting)


def _word_start(value: str, start: int, left: str, text: str, words: Words) -> int:
    """Where the word begins that the damage cuts: the repair is shown with the part of it that survived."""
    plain = "".join(map(_plain, left + text[:1]))
    for length in range(len(left), 0, -1):
        word = plain[-length - 1 :]
        if _HAN.fullmatch(word) and words.known(word):
            for _ in range(length):
                if value[start - 1] == ")":
                    start = value.rfind("(", 0, start)
                start -= 1
            return start
    return start


def _literal(damaged: str, before: list[str], after: list[str], words: Words) -> float:
    """The log likelihood of the page as it stands."""
    cost = sum((_LITERAL.get(char, _LETTER) for char in damaged if char.isascii()), 0.0)
    han = [_plain(char) for char in damaged if not char.isascii()]
    return cost + _score(best_readings([*before, *han, *after], words, 1))


def _score(found: list[Reading]) -> float:
    return found[0].score if found else -math.inf


def _confidence(best: float, others: list[float]) -> float:
    """How much of the likelihood the best reading holds, tempered: words are not independent."""
    weight = sum((math.exp(max(-50.0, (score - best) * 0.5)) for score in others), 0.0)
    return round(1.0 / (1.0 + weight), 3)


def _plain(char: str) -> str:
    return shift.simplified_table().get(char, char)


def _in_traditional(slot: str) -> str:
    """The characters of a slot without those that only simplified text writes, unless no other is left."""
    only_simplified = simplified_signs()
    return "".join([char for char in slot if char not in only_simplified]) or slot
