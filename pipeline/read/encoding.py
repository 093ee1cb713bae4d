"""Bytes to string: the encoding of a Chinese page, found the way that its bytes allow.

In this order: a byte order mark; UTF-16 without one; strict UTF-8; the declared charset read generously against
GB18030 and Big5 by how common the characters are that each gives.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import StageConfig

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Pages say gb2312 and mean whatever their editor wrote; the larger set reads the smaller one.
_GENEROUS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "ascii": "",
    "iso8859-1": "",
    "cp1252": "",
}
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,500}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([-\w:.]{2,30})"""
    rb"""|<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([-\w:.]{2,30})""",
    re.IGNORECASE,
)
# A declaration further down is not looked for, as in a browser (1,024 bytes there; some pages begin with comments).
_HEAD = 4096
_SAMPLE = 60_000


class Decoded(NamedTuple):
    """`value` is `data.decode(encoding, "replace")`; `undecodable` counts the replacement characters that gave."""

    value: str
    encoding: str
    undecodable: int


def decode_bytes(data: bytes, config: StageConfig) -> Decoded:
    """Decode a page with the encoding its bytes are in, whatever it claims.

    >>> from pipeline.config import load_config
    >>> decode_bytes("一、指导思想。全面落实工作计划".encode("gbk"), load_config().read).encoding
    'gb18030'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    wide = _utf16_by_nul(data)
    if wide:
        return _decoded(data, wide)
    declared = declared_encoding(data)
    try:
        value = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, declared, common_characters(config), error.start)
    # Two characters of GBK can pass as UTF-8 (the old tale of 联通); three-byte characters settle it.
    if declared in ("", "utf-8") or value.isascii() or any(char > "\u07ff" for char in value):
        return Decoded(value, "utf-8", 0)
    return _guess(data, declared, common_characters(config), 0)


def declared_encoding(data: bytes) -> str:
    """The codec that a page declares for itself, '' for none, an unknown one, or one that says nothing.

    >>> declared_encoding(b'<meta charset="gb2312">')
    'gb18030'
    """
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return ""
    name = (found.group(1) or found.group(2)).decode("ascii", "replace").lower().removeprefix("x-").strip(".:")
    try:
        name = codecs.lookup(name).name
        b"a".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return ""
    if name.startswith(("utf-16", "utf-32")):
        # The declaration was readable as ASCII, so this cannot be.
        return ""
    return _GENEROUS.get(name, name)


@lru_cache(maxsize=8)
def common_characters(config: StageConfig) -> frozenset[str]:
    """The most common characters of Chinese writing, by which a wrong encoding is told."""
    return frozenset("".join(config.lexicon("common_characters")))


def _decoded(data: bytes, encoding: str) -> Decoded:
    value = data.decode(encoding, "replace")
    count = value.count("\ufffd")
    if count:
        # Not counted: replacement characters that stand in the file itself.
        count -= len(re.findall(re.escape("\ufffd".encode(encoding, "ignore")), data)) if encoding != "big5hkscs" else 0
    return Decoded(value, encoding, max(count, 0))


def _utf16_by_nul(data: bytes) -> str:
    """UTF-16 without a mark: line ends and Latin signs leave NULs on one side of the pairs only."""
    sample = data[: _SAMPLE & ~1]
    sample = sample[: len(sample) & ~1]
    if len(sample) < 4 or 0 not in sample:
        return ""
    first, second = sample[0::2], sample[1::2]
    for high, low, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        nul = high.count(0)
        if nul * 100 <= len(high) or low.count(0) * 20 > nul:
            continue
        # Beyond the Latin part nearly everything is Han (4E-9F), punctuation (30) or full width (FF).
        wide = sum(0x4E <= byte <= 0x9F or byte in (0x30, 0xFF, 0x20) for byte in high)
        if (nul + wide) * 20 > len(high) * 19 and _is_sound(sample, encoding):
            return encoding
    return ""


def _is_sound(sample: bytes, encoding: str) -> bool:
    try:
        sample[:-2].decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_by_han(data: bytes, common: frozenset[str]) -> str:
    """UTF-16 of nothing but Chinese, which has no NUL at all."""
    sample = data[:2000]
    if len(data) % 2 or len(sample) < 8:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        value = sample.decode(encoding, "replace")
        if sum(char in common for char in value) * 2 > len(value):
            return encoding
    return ""


def _guess(data: bytes, declared: str, common: frozenset[str], first_error: int) -> Decoded:
    """The best of the candidates for bytes that are not UTF-8."""
    wide = _utf16_by_han(data, common)
    if wide:
        return _decoded(data, wide)
    # Judge where the other signs begin, not on a head of nothing but ASCII.
    start = max(0, first_error - 1000)
    sample = data[start : start + _SAMPLE]
    scores = {"gb18030": 0.0, "big5hkscs": 0.0, "utf-8": 0.0}
    if declared:
        scores[declared] = 0.0
    for encoding in scores:
        # A declaration is right more often than not: it needs a clear contradiction to be overruled.
        scores[encoding] = _plausibility(sample, encoding, common) + (0.08 if encoding == declared else 0.0)
    best = max(scores, key=lambda encoding: scores[encoding])
    return _decoded(data, best)


def _plausibility(sample: bytes, encoding: str, common: frozenset[str]) -> float:
    """Share of common characters among those beyond ASCII; what cannot be decoded counts against it."""
    value = [char for char in sample.decode(encoding, "replace") if char > "\x7f"]
    if not value:
        return 0.0
    bad = value.count("\ufffd")
    return (sum(char in common for char in value) - 1.5 * bad) / len(value)
