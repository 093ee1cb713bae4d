"""Traditional or simplified: which characters tell the scripts apart, and a simplified view that keeps every offset.

A character is a *sign* of a script when the other script does not write it: 學 is traditional, 学 is simplified, 后 and
里 are no sign of either (traditional text uses them too, and pages converted character by character keep them).
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import opencc

Codes = npt.NDArray[np.uint32]

_CODE_POINTS = 0x110000
_HAN = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
_COMPATIBLE = "".join(map(chr, range(0xF900, 0xFB00)))


@lru_cache(maxsize=1)
def traditional_signs() -> frozenset[str]:
    """The characters that only traditional text writes, from the tables of OpenCC and the national character sets.

    >>> "學" in traditional_signs(), "学" in traditional_signs(), "后" in traditional_signs()
    (True, False, False)
    """
    changed = [char for char, done in zip(_HAN, _alone("t2s"), strict=False) if done != char]
    return frozenset(changed).difference(_within(changed, "gb2312"))


@lru_cache(maxsize=1)
def simplified_signs() -> frozenset[str]:
    """The characters that only simplified text writes.

    >>> "学" in simplified_signs(), "學" in simplified_signs()
    (True, False)
    """
    changed = [char for char, done in zip(_HAN, _alone("s2t"), strict=False) if done != char]
    return frozenset(changed).difference(_within(changed, "big5"))


def _within(chars: list[str], charset: str) -> str:
    """The characters that a character set has."""
    return "".join(chars).encode(charset, "ignore").decode(charset)


@lru_cache(maxsize=4)
def _alone(name: str) -> list[str]:
    """What OpenCC makes of each Han character alone, those of the compatibility block behind the others."""
    # One character a line, so that no phrase rule joins two of them.
    return converter(name).convert("\n".join(_HAN + _COMPATIBLE)).split("\n")  # type: ignore[no-any-return]


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
    if text.isascii():
        return text
    codes = codes_of(text)
    if not has_traditional(codes):
        return text
    return text_of(character_table("t2s").take(codes))


def codes_of(text: str) -> Codes:
    """The code points of a text, as an array that tables are looked up with.

    >>> codes_of("計划").tolist()
    [35336, 21010]
    """
    # Lone surrogates stand for bytes that could not be decoded; they pass as they are.
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def text_of(codes: Codes) -> str:
    """The text of an array of code points."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def has_traditional(codes: Codes) -> bool:
    """Whether a text holds a character that only traditional text writes."""
    return bool(traditional_table().take(codes).any())


TRADITIONAL, SIMPLIFIED = 1, 2


@lru_cache(maxsize=1)
def traditional_table() -> npt.NDArray[np.bool_]:
    """Code point -> whether only traditional text writes it."""
    return _table(traditional_signs())


@lru_cache(maxsize=1)
def sign_table() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Code point -> TRADITIONAL or SIMPLIFIED for a sign of one script, 0 for any other character."""
    table = np.zeros(_CODE_POINTS, dtype=np.uint8)
    table[traditional_table()] = TRADITIONAL
    table[_table(simplified_signs())] = SIMPLIFIED
    return table


def _table(chars: frozenset[str]) -> npt.NDArray[np.bool_]:
    table = np.zeros(_CODE_POINTS, dtype=np.bool_)
    table[list(map(ord, chars))] = True
    return table


@lru_cache(maxsize=4)
def character_table(name: str) -> Codes:
    """Code point -> code point of the character alone under an OpenCC configuration; itself where it makes more."""
    table = np.arange(_CODE_POINTS, dtype=np.uint32)
    done = [made if len(made) == 1 else char for char, made in zip(_HAN + _COMPATIBLE, _alone(name), strict=True)]
    table[codes_of(_HAN + _COMPATIBLE)] = codes_of("".join(done))
    return table


_UNFIT = re.compile(r"([\x00\ud800-\udfff]+)")
