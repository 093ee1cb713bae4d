"""Traditional or simplified: which characters tell the scripts apart, and a simplified view that keeps every offset.

A character is a *sign* of a script when the other script does not write it: 學 is traditional, 学 is simplified, 后 and
里 are no sign of either (traditional text uses them too, and pages converted character by character keep them).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import opencc

_HAN = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))


class Signs(NamedTuple):
    """Patterns that find one character which only traditional, or only simplified, text writes."""

    traditional: re.Pattern[str]
    simplified: re.Pattern[str]


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The sign characters of both scripts, from the tables of OpenCC and the national character sets.

    >>> bool(signs().traditional.search("学校工作")), bool(signs().traditional.search("學校工作"))
    (False, True)
    """
    # One character a line, so that no phrase rule joins two of them.
    simplified = converter("t2s").convert("\n".join(_HAN)).split("\n")
    traditional = converter("s2t").convert("\n".join(_HAN)).split("\n")
    only_traditional = [c for c, s in zip(_HAN, simplified, strict=True) if s != c and not _in("gb2312", c)]
    only_simplified = [c for c, t in zip(_HAN, traditional, strict=True) if t != c and not _in("big5", c)]
    return Signs(re.compile(f"[{''.join(only_traditional)}]"), re.compile(f"[{''.join(only_simplified)}]"))


@lru_cache(maxsize=8)
def converter(name: str) -> opencc.OpenCC:
    """The OpenCC converter of a configuration name such as `tw2s`, made once.

    Raises ValueError when OpenCC has no such configuration.
    """
    try:
        return opencc.OpenCC(name)
    except Exception as error:  # the binding raises bare Exceptions of several kinds
        raise ValueError(f"OpenCC has no configuration named '{name}'") from error


def convert(text: str, name: str) -> str:
    """`text` through the OpenCC configuration `name`, past what OpenCC cannot take (NUL, lone surrogates).

    >>> convert("隨著\\x00計劃", "tw2s")
    '随着\\x00计划'
    """
    if not _UNFIT.search(text):
        converted: str = converter(name).convert(text)
        return converted
    parts = _UNFIT.split(text)
    return "".join(part if at % 2 else converter(name).convert(part) for at, part in enumerate(parts))


def simplified_view(text: str) -> str:
    """`text` as simplified characters, of the same length: a view for matching, never the text itself.

    >>> simplified_view("歡迎閱讀")
    '欢迎阅读'
    """
    return text.translate(_simplified()) if signs().traditional.search(text) else text


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """Code of every character that the other script writes differently -> its simplified form."""
    simplified = converter("t2s").convert("\n".join(_HAN)).split("\n")
    return {ord(c): s for c, s in zip(_HAN, simplified, strict=True) if s != c and len(s) == 1}


_UNFIT = re.compile("([\x00\ud800-\udfff]+)")


def _in(charset: str, char: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
