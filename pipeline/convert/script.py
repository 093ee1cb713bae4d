"""Which script a text is in, and its conversion with every offset kept.

`tw2s` reads 隨著 as 随着, which `t2s` does not, but turns the simplified 显著 into 显着; so the script is told sentence
by sentence and simplified sentences stay as they are. Most characters have one simplified form and are looked up; the
words around the few others (乾 in 乾淨, in 乾坤) go to OpenCC, all of a page in one call.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.script import (
    SIMPLIFIED,
    TRADITIONAL,
    Codes,
    character_table,
    codes_of,
    convert,
    sign_table,
    text_of,
    traditional_table,
)

_SENTENCE_ENDS = "。！？；!?;\n"
# Odd characters of the other script (quotations, names, slips of a converter) do not make a page mixed.
_ODD = 0.02
_CONFIGURATION = "tw2s"
_FIRST_HAN, _LAST_HAN = 0x3400, 0xFAFF
_BEYOND = 0x20000

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]


def detect(value: str) -> str:
    """The script of a text: hans, hant or mixed.

    >>> detect("學校工作計劃"), detect("学校工作计划"), detect("學校工作計劃。学校工作总结。")
    ('hant', 'hans', 'mixed')
    """
    if value.isascii():
        return "hans"
    codes = codes_of(value)
    traditional = int(np.count_nonzero(traditional_table().take(codes)))
    if not traditional:
        return "hans"
    simplified_signs = int(np.count_nonzero(sign_table().take(codes) == SIMPLIFIED))
    if simplified_signs <= _ODD * traditional:
        return "hant"
    return "hans" if traditional <= _ODD * simplified_signs else "mixed"


def simplified(value: str, script: str, config: StageConfig) -> tuple[str, int]:
    """`value` in simplified characters of the same length, and how many stretches had to be converted sign by sign.

    >>> from pipeline.config import load_config
    >>> simplified("成效顯著。成效显著。", "mixed", load_config().convert)
    ('成效显著。成效显著。', 0)
    """
    codes = codes_of(value)
    traditional = _traditional_places(codes, script)
    done = character_table(_CONFIGURATION).take(codes)
    by_word = _read_by_word(codes, config) & traditional
    uneven = _read_words(codes, done, by_word) if by_word.any() else 0
    if not traditional.all():
        done = np.where(traditional, done, codes)
    return _leftovers_read(text_of(done), traditional, config), uneven


def _traditional_places(codes: Codes, script: str) -> Flags:
    """Which characters stand in sentences of traditional script; one without signs goes with its page."""
    signs = sign_table().take(codes)
    if not (signs == SIMPLIFIED).any():
        return np.ones(len(codes), dtype=np.bool_)
    ends = np.flatnonzero(_sentence_end_table().take(codes))
    # A run of marks ends one sentence.
    starts = np.concatenate(([0], ends[np.append(np.diff(ends) > 1, True)] + 1)) if len(ends) else np.array([0])
    starts = starts[starts < len(codes)]
    traditional = np.add.reduceat((signs == TRADITIONAL).astype(np.int64), starts)
    simplified_signs = np.add.reduceat((signs == SIMPLIFIED).astype(np.int64), starts)
    mostly = (traditional > 0) & (traditional >= simplified_signs)
    if script == "hant":
        mostly |= simplified_signs == 0
    return np.repeat(mostly, np.diff(np.append(starts, len(codes))))


def _read_words(codes: Codes, done: Codes, by_word: Flags) -> int:
    """Put the reading of OpenCC into `done` for the Han stretches around characters that are read by their words.

    Returns the number of stretches whose length OpenCC would change; they keep their characters' own forms.
    """
    starts, ends = _han_stretches(codes, np.flatnonzero(by_word))
    # Each stretch with the sign behind it, which keeps it apart from the next.
    steps = np.zeros(len(codes) + 2, dtype=np.int8)
    steps[starts] += 1
    steps[ends + 1] -= 1
    chosen = np.cumsum(steps)[: len(codes)] > 0
    text = text_of(codes[chosen])
    read = convert(text, _CONFIGURATION)
    if len(read) == len(text):
        done[chosen] = codes_of(read)
        return 0
    uneven = 0
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        read = convert(text_of(codes[start:end]), _CONFIGURATION)
        if len(read) == end - start:
            done[start:end] = codes_of(read)
        else:
            uneven += 1
    return uneven


def _han_stretches(codes: Codes, places: Places) -> tuple[Places, Places]:
    """Starts and ends of the stretches of Han characters that hold the places, each once; no word runs beyond one."""
    is_han = ((codes >= _FIRST_HAN) & (codes <= _LAST_HAN)) | (codes >= _BEYOND)
    edges = np.flatnonzero(np.diff(is_han.view(np.int8), prepend=0, append=0))
    # Edges come in pairs: where a stretch begins, where it ends.
    numbers = np.unique((np.searchsorted(edges, places, side="right") - 1) // 2)
    return edges[2 * numbers], edges[2 * numbers + 1]


@lru_cache(maxsize=1)
def _sentence_end_table() -> Flags:
    table = np.zeros(0x110000, dtype=np.bool_)
    table[[ord(sign) for sign in _SENTENCE_ENDS]] = True
    return table


class _ByWord(NamedTuple):
    """The characters that are read by their words always, and those only beside certain others."""

    always: Flags
    beside: tuple[tuple[int, Flags], ...]


def _read_by_word(codes: Codes, config: StageConfig) -> Flags:
    """Which characters are read by the words around them."""
    always, beside = _by_word(config)
    found = always.take(codes)
    for code, neighbours in beside:
        places = np.flatnonzero(codes == code)
        if len(places):
            fits = neighbours[codes[np.minimum(places + 1, len(codes) - 1)]]
            fits |= neighbours[codes[np.maximum(places - 1, 0)]]
            found[places[fits]] = True
    return found


@lru_cache(maxsize=8)
def _by_word(config: StageConfig) -> _ByWord:
    always = np.zeros(0x110000, dtype=np.bool_)
    always[_BEYOND:] = True
    beside = []
    for term, value in config.lexicon("by_word").items():
        if len(term) != 1:
            raise ConfigError(f"{config.where('by_word', term)}: write one character a line, not '{term}'")
        if value:
            neighbours = np.zeros(0x110000, dtype=np.bool_)
            neighbours[[ord(char) for char in value]] = True
            beside.append((ord(term), neighbours))
        else:
            always[ord(term)] = True
    return _ByWord(always, tuple(beside))


def _leftovers_read(value: str, traditional: Flags, config: StageConfig) -> str:
    pattern, table = _leftovers(config)
    places = [match.span() for match in pattern.finditer(value) if traditional[match.start()]]
    if not places:
        return value
    parts = [value[: places[0][0]]]
    for (start, end), (following, _) in pairwise([*places, (len(value), len(value))]):
        parts += (table[value[start:end]], value[end:following])
    return "".join(parts)


@lru_cache(maxsize=8)
def _leftovers(config: StageConfig) -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict(config.lexicon("leftovers"))
    for term, value in table.items():
        if len(term) != len(value):
            raise ConfigError(f"{config.where('leftovers', term)}: '{term} = {value}' must keep the length")
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))) or r"(?!)"), table
