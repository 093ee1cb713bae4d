"""What the tagger sees of each character: the n-grams around it, words of the lexicons there, and where it stands.

A feature is one number, so that a whole plan is read by a few array operations:

    (n-gram of up to three characters, two bytes each) * 64 + number of its template

Digits are one sign, Latin letters another, and half-width marks are the full-width ones: pages write them either way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.config import StageConfig
from pipeline.nlp.tagger.table import Table

Keys = NDArray[np.uint64]

# Offsets of single characters, pairs and threes, counted from the character that is tagged.
_SINGLES, _PAIRS, _THREES = range(-3, 4), range(-3, 3), range(-2, 1)
# Which words of which lexicons a character may be part of: names of actors, what they do, what is no name, offices.
LEXICONS: Mapping[str, tuple[str, ...]] = {
    "actors": ("departments", "organizations", "parties_bureaus", "parties_groups", "parties_suffixes", "parties_units",
               "roles"),
    "verbs": ("goals_actions", "goals_verbs", "parties_predicates", "parties_verbs"),
    "others": ("parties_blockers", "parties_particles", "parties_tails_not"),
    "offices": ("parties_jobs", "parties_labels", "parties_titles"),
}  # fmt: skip
_SIZES = (2, 3, 4)
_WORDS_NEAR = range(-2, 4)
# Marks between which names stand, and those between sentences.
_STOPS, _ENDS = "，。；：！？\n", "。；！？\n"
# Signs of what has been done, not planned: 了, 过, 已, 曾, 去(年), 上(学期), (以)来.
_TOLD = "了过已曾去上来"
_FURTHEST = 7
_EDGE = ord("\n")
_TEMPLATES = 64
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


def keys_of(text: str, words: Words) -> Keys:
    """The features of every character: one row for each template, one column for each character.

    >>> from pipeline.config import load_config
    >>> keys_of("各校要检查。", words_of(load_config().extract)).shape[1]
    6
    """
    codes = codes_of(text)
    near = _Shifted(codes, _EDGE)
    rows = [near.gram(at, size) for size, places in ((1, _SINGLES), (2, _PAIRS), (3, _THREES)) for at in places]
    known = _in_words(near, words)
    beside = _Shifted(known, 0)
    rows += [beside.at(at) for at in _WORDS_NEAR]
    rows.append((beside.at(-1) << _CHAR) | (known << _BYTE) | beside.at(1))
    rows.append((known << _CHAR) | codes)
    rows.append((beside.at(-1) << _FIVE_BYTES) | (known << _FOUR_BYTES) | near.gram(-1, 2))
    rows += _places(codes)
    told = _told(codes)
    rows += [told, (told << _BYTE) | known]
    numbers = np.arange(len(rows), dtype=np.uint64)[:, None]
    keys: Keys = np.stack(rows) * np.uint64(_TEMPLATES) + numbers
    return keys


class _Shifted:
    """A row of numbers, to be read from any place near each of them."""

    __slots__ = ("_padded", "size")

    _REACH = 6

    def __init__(self, row: Keys, edge: int) -> None:
        around = np.full(self._REACH, edge, dtype=np.uint64)
        self._padded = np.concatenate([around, row, around])
        self.size = len(row)

    def at(self, offset: int) -> Keys:
        """The numbers that stand `offset` places behind."""
        start = self._REACH + offset
        return self._padded[start : start + self.size]

    def gram(self, offset: int, size: int) -> Keys:
        """The n-grams that begin `offset` places behind, two bytes for each number."""
        key = self.at(offset)
        for step in range(1, size):
            key = (key << _CHAR) | self.at(offset + step)
        return key


def _in_words(near: _Shifted, words: Words) -> Keys:
    """For each character two bits for each group of words: none, first, inside, last of the longest word there."""
    known = np.zeros(near.size + max(_SIZES), dtype=np.uint64)
    for size in _SIZES:
        groups = words.groups[words.table.rows(near.gram(0, size))]
        starts = np.flatnonzero(groups)
        found = groups[starts]
        for step in range(size):
            place = 1 if step == 0 else 3 if step == size - 1 else 2
            known[starts + step] = (known[starts + step] & ~(found * np.uint64(3))) | (found * np.uint64(place))
    return known[: near.size]


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
