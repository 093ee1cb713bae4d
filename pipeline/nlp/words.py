"""How common a word is: jieba's dictionary, through a tokenizer of our own, loaded when it is first asked for."""

from __future__ import annotations

import logging
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
