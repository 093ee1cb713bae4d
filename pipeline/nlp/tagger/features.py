"""What the tagger sees of each character: the n-grams around it, words of the lexicons there, and where it stands.

A feature is one number, so that a whole plan is read by a few array operations:

    (n-gram of up to three characters, two bytes each) * 64 + number of its kind and place

Digits are one sign, Latin letters another, and half-width marks are the full-width ones: pages write them either way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.config import StageConfig
from pipeline.nlp.tagger.table import Table

Keys = NDArray[np.uint64]

# How far beside a character anything is looked at, and where each kind of sign is: single characters, pairs, threes and
# words of the lexicons at several places, all others at the character itself.
REACH = 6
PLACES: tuple[Sequence[int], ...] = (range(-3, 4), range(-3, 3), range(-2, 1), range(-2, 4), *([(0,)] * 8))
# Which words of which lexicons a character may be part of: names of actors, what they do, what is no name, offices.
LEXICONS: Mapping[str, tuple[str, ...]] = {
    "actors": ("departments", "organizations", "parties_bureaus", "parties_groups", "parties_suffixes", "parties_units",
               "roles"),
    "verbs": ("goals_actions", "goals_verbs", "parties_predicates", "parties_verbs"),
    "others": ("parties_blockers", "parties_particles", "parties_tails_not"),
    "offices": ("parties_jobs", "parties_labels", "parties_titles"),
}  # fmt: skip
_SIZES = (2, 3, 4)
# Marks between which names stand, and those between sentences.
_STOPS, _ENDS = "，。；：！？\n", "。；！？\n"
# Signs of what has been done, not planned: 了, 过, 已, 曾, 去(年), 上(学期), (以)来.
_TOLD = "了过已曾去上来"
_FURTHEST = 7
_EDGE = ord("\n")
TEMPLATES = 64
_BYTE, _CHAR, _FOUR_BYTES, _FIVE_BYTES = map(np.uint64, (8, 16, 32, 40))


def _folded() -> dict[int, int]:
    same = dict(zip(map(ord, ",;:()?!"), map(ord, "，；：（）？！"), strict=True))
    same |= dict.fromkeys(map(ord, "\u3000\r\t"), ord(" "))
    same |= dict.fromkeys(map(ord, "０１２３４５６７８９123456789"), ord("0"))
    return same | dict.fromkeys((*range(ord("a"), ord("z") + 1), *range(ord("A"), ord("Z") + 1)), ord("a"))


_SAME = _folded()


@dataclass(frozen=True, eq=False)
class Words:
    """The words of the lexicons: which groups of `LEXICONS` each belongs to."""

    table: Table
    groups: NDArray[np.uint64]


@lru_cache(maxsize=8)
def words_of(config: StageConfig) -> Words:
    """The words of two to four characters in the lexicons that the tagger knows."""
    groups: dict[int, int] = {}
    for number, names in enumerate(LEXICONS.values()):
        for name in names:
            for word in config.lexicon(name):
                if len(word) in _SIZES and max(word) <= "\uffff":
                    # Two bits for each group: room for where in the word a character stands.
                    key = _key(word)
                    groups[key] = groups.get(key, 0) | 1 << 2 * number
    keys = np.array(list(groups), dtype=np.uint64)
    return Words(Table(keys), np.array([*groups.values(), 0], dtype=np.uint64))


def codes_of(text: str) -> Keys:
    """The characters of a text as numbers below 65,536, folded.

    >>> codes_of("3,a").tolist() == [ord("0"), ord("，"), ord("a")]
    True
    """
    folded = text.translate(_SAME)
    if not folded.isascii() and max(folded, default="") > "\uffff":
        folded = "".join(char if char <= "\uffff" else "□" for char in folded)
    return np.frombuffer(folded.encode("utf-16-le", "surrogatepass"), dtype="<u2").astype(np.uint64)


class Sign(NamedTuple):
    """One kind of feature: its values along the text, `REACH` more on either side, and the places it is looked at."""

    values: Keys
    places: Sequence[int]


def signs_of(text: str, words: Words) -> list[Sign]:
    """What a text shows, kind by kind; `PLACES` says at which places beside a character each kind counts.

    >>> from pipeline.config import load_config
    >>> [len(sign.values) for sign in signs_of("各校要检查。", words_of(load_config().extract))][:2]
    [18, 18]
    """
    codes = codes_of(text)
    around = np.full(REACH + 2, _EDGE, dtype=np.uint64)
    padded = np.concatenate([around, codes, around])
    end = len(padded) - 2
    singles = padded[2:end]
    pairs = (singles << _CHAR) | padded[3 : end + 1]
    threes = (pairs << _CHAR) | padded[4 : end + 2]
    words_there = _padded(_in_words(padded[REACH + 2 :], len(codes), words))
    before, behind = np.roll(words_there, 1), np.roll(words_there, -1)
    told = _padded(_told(codes))
    values = [
        singles,
        pairs,
        threes,
        words_there,
        (before << _CHAR) | (words_there << _BYTE) | behind,
        (words_there << _CHAR) | singles,
        (before << _FIVE_BYTES) | (words_there << _FOUR_BYTES) | np.roll(pairs, 1),
        *map(_padded, _places(codes)),
        told,
        (told << _BYTE) | words_there,
    ]
    return [Sign(*sign) for sign in zip(values, PLACES, strict=True)]


def keys_of(text: str, words: Words) -> Keys:
    """The features of every character: one row for each kind and place, one column for each character.

    >>> from pipeline.config import load_config
    >>> keys_of("各校要检查。", words_of(load_config().extract)).shape[1]
    6
    """
    size = len(text)
    rows = [sign.values[REACH + place :][:size] for sign in signs_of(text, words) for place in sign.places]
    keys: Keys = np.stack(rows) * np.uint64(TEMPLATES) + np.arange(len(rows), dtype=np.uint64)[:, None]
    return keys


def _padded(row: Keys) -> Keys:
    around = np.zeros(REACH, dtype=np.uint64)
    return np.concatenate([around, row, around])


def _in_words(codes: Keys, size: int, words: Words) -> Keys:
    """For each character two bits for each group of words: none, first, inside, last of the longest word there.

    The first `size` of `codes` are those of the text.
    """
    known = np.zeros(size + max(_SIZES), dtype=np.uint64)
    grams = codes[:size]
    for length in range(2, max(_SIZES) + 1):
        grams = (grams << _CHAR) | codes[length - 1 : length - 1 + size]
        groups = words.groups[words.table.rows(grams)]
        starts = np.flatnonzero(groups)
        found = groups[starts]
        for step in range(length):
            place = 1 if step == 0 else 3 if step == length - 1 else 2
            known[starts + step] = (known[starts + step] & ~(found * np.uint64(3))) | (found * np.uint64(place))
    return known[:size]


def _places(codes: Keys) -> list[Keys]:
    """How far behind the last mark a character stands, which mark that is, and what labels its line."""
    size = len(codes)
    at = np.arange(size)
    last = _last(np.isin(codes, _STOP_CODES), at)
    behind = np.minimum(at - last - 1, _FURTHEST).astype(np.uint64)
    mark = np.where(last >= 0, codes[np.maximum(last, 0)], _EDGE).astype(np.uint64) if size else codes
    line, colon = _last(codes == _EDGE, at), _last(codes == ord("："), at)
    labelled = (colon > line) & (colon >= 2)
    pair = (codes[np.maximum(colon - 2, 0)] << _CHAR) | codes[np.maximum(colon - 1, 0)] if size else codes
    labels: Keys = np.where(labelled, pair, 0).astype(np.uint64)
    return [behind, (behind << _CHAR) | mark, labels]


def _told(codes: Keys) -> Keys:
    """For each character which signs of the past its sentence holds, a bit each."""
    size = len(codes)
    ends = np.isin(codes, _END_CODES)
    sentence = np.concatenate([[0], np.cumsum(ends)[:-1]]) if size else np.zeros(0, dtype=np.intp)
    told = np.zeros(size, dtype=np.uint64)
    for bit, sign in enumerate(_TOLD):
        holds = np.bincount(sentence, codes == ord(sign), minlength=1) > 0
        told |= holds[sentence].astype(np.uint64) << np.uint64(bit)
    return told


def _last(chosen: NDArray[np.bool_], at: NDArray[np.intp]) -> NDArray[np.intp]:
    """The place of the last chosen character before each one, -1 where there is none."""
    if not len(at):
        return at
    until = np.maximum.accumulate(np.where(chosen, at, -1))
    return np.concatenate([np.array([-1], dtype=until.dtype), until[:-1]])


def _key(word: Sequence[str]) -> int:
    key = 0
    for char in word:
        key = key << 16 | ord(char)
    return key


_END_CODES = np.array([ord(mark) for mark in _ENDS], dtype=np.uint64)
_STOP_CODES = np.array([ord(mark) for mark in _STOPS], dtype=np.uint64)
