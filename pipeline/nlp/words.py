"""How common a word is: jieba's dictionary, through a tokenizer of our own, loaded when it is first asked for."""

from __future__ import annotations

import logging
import re
from functools import lru_cache

import jieba


@lru_cache(maxsize=1)
def tokenizer() -> jieba.Tokenizer:
    """jieba's tokenizer with its own dictionary; never the global one, which other code may have added words to."""
    jieba.default_logger.setLevel(logging.WARNING)
    own = jieba.Tokenizer()
    own.initialize()
    return own


@lru_cache(maxsize=1)
def frequencies() -> dict[str, int]:
    """Word -> how often it stands in jieba's corpus; beginnings of words are there too, with 0.

    >>> frequencies()["学校"] > frequencies()["帮扶"] > 0
    True
    """
    table: dict[str, int] = tokenizer().FREQ
    return table


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    """Word -> class letters of every dictionary word of at most four characters; a quarter of a second, once."""
    with jieba.Tokenizer().get_dict_file() as file:
        return dict(_ENTRY.findall(file.read().decode("utf-8")))


_ENTRY = re.compile(r"^(\S{1,4}) \d+ (\w{1,2})", re.MULTILINE)
_LONGEST_CLASSED = 4


def class_at(text: str, start: int, end: int) -> str:
    """The class (`v`, `n`, `ns`, …) of the longest dictionary word at the head of `text[start:end]`, '' if none.

    Asked only where a word boundary decides: whether unknown text in front of an actor begins with a verb
    (慰问敬老院) or with a name (固原小学).

    >>> class_at("慰问敬老院", 0, 5), class_at("固原小学", 0, 4)
    ('v', 'ns')
    """
    classes = _classes()
    for size in range(min(_LONGEST_CLASSED, end - start), 1, -1):
        found = classes.get(text[start : start + size])
        if found:
            return found
    return ""


def classed(text: str) -> list[tuple[str, str]]:
    """`text` cut into the longest dictionary words from the left, each with its class ('' for a character unknown).

    >>> [word for word, _ in classed("定期听课")]
    ['定期', '听课']
    """
    classes = _classes()
    out: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        size = next((n for n in range(_LONGEST_CLASSED, 1, -1) if text[at : at + n] in classes), 1)
        word = text[at : at + size]
        out.append((word, classes.get(word, "")))
        at += size
    return out
