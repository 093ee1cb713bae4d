"""Pinyin glosses that a page converter put behind characters: 計(jì)劃.

A gloss goes only where its reading belongs to the character in front of it. The glosses of a language lesson stay: a
lesson names a word of its trade nearby and glosses few characters, the converter glosses whole pages, and on a page in
traditional script only characters that the other script writes differently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

from pipeline.clean.view import View
from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.script import traditional_signs
from pipeline.text import Edit

RULES = ("pinyin_gloss",)
_LETTERS = "a-zA-Zɡāáǎăàēéěĕèêīíǐĭìōóǒŏòūúǔŭùüǖǘǚǜńňǹḿ\u0300-\u030c"
_GLOSS = re.compile(rf"\((?<=[\u3400-\u9fff]\()([{_LETTERS}]{{1,8}})\)")
# More than one gloss in so many characters of the page is the work of a converter.
_CHARACTERS_PER_GLOSS = 100
_FEW = 20
_NEARBY = 30


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of every gloss that a converter left."""
    plain, value = view.plain, view.text.value
    found = list(_GLOSS.finditer(plain)) if "(" in plain else []
    if not found:
        return []
    table = readings(config)
    fitting = [m for m in found if _reads(table.get(spelling(m[1]), ""), value[m.start() - 1], plain[m.start() - 1])]
    systematic = len(fitting) >= _FEW and len(fitting) * _CHARACTERS_PER_GLOSS >= len(plain)
    lesson = _lesson_words(config)
    traditional = traditional_signs()
    out = []
    for match in fitting:
        start, end = match.span()
        if (
            systematic
            or value[start - 1] in traditional
            or not lesson.search(plain, max(0, start - _NEARBY), end + _NEARBY)
        ):
            out.append(Edit(start, end, "", "pinyin", "pinyin_gloss"))
    return out


def _reads(characters: Container[str], printed: str, simplified: str) -> bool:
    """Whether one of the two has the reading: a converter looks up the simplified character where both differ in it."""
    return printed in characters or simplified in characters


@lru_cache(maxsize=4096)
def spelling(reading: str) -> str:
    """A reading as the table spells it: composed, lower case, caron for breve.

    >>> spelling("Xu\\u0115")
    'xuě'
    """
    return unicodedata.normalize("NFC", reading.lower()).translate(_SPELLING)


_SPELLING = str.maketrans("ăĕĭŏŭɡ", "ǎěǐǒǔg")


@lru_cache(maxsize=8)
def readings(config: StageConfig) -> dict[str, frozenset[str]]:
    """Reading -> characters that have it, with tone and without. Raises ConfigError for an empty entry."""
    table: dict[str, set[str]] = {}
    for reading, characters in config.lexicon("readings").items():
        if not characters:
            raise ConfigError(f"{config.where('readings', reading)}: no characters for the reading '{reading}'")
        table.setdefault(reading, set()).update(characters)
        table.setdefault(toneless(reading), set()).update(characters)
    return {reading: frozenset(characters) for reading, characters in table.items()}


def toneless(reading: str) -> str:
    """A reading without its tone.

    >>> toneless("lǜ")
    'lü'
    """
    marks = "".join(c for c in unicodedata.normalize("NFD", reading) if c not in "\u0300\u0301\u0304\u030c")
    return unicodedata.normalize("NFC", marks)


@lru_cache(maxsize=8)
def _lesson_words(config: StageConfig) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, config.lexicon("lesson"))) or r"(?!)")
