"""GBK byte shift: how a converter that worked on bytes damaged characters, and what may have stood there.

Kind A. The second byte of a character is A3 and the next byte makes a full-width sign of it (A3A1 is ！). The first
byte is left over and printed as `?`, and all pairs behind it shift by one byte, until a second byte in the range of
ASCII shows as a letter: 校“結 = D0A3 A1B0 BD59 -> `?` A3A1 B0BD 59 = `?！敖Y`. Pairs that land where GBK has no
character vanish.

Kind B. A gloss was put behind two bytes that are no character: 新換 = D0C2 9351 holds C293 (聯), so (lián) went in
between 93 and 51, and `(` was taken for the second byte of 93: `新?lián)Q`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.nlp.script import converter

_LEADS = range(0x81, 0xFF)
# Second bytes: 40-7E shows as ASCII when it is left alone.
_TRAILS = [*range(0x40, 0x7F), *range(0x80, 0xFF)]
_APART = 0x0A
_ASCII_TRAIL = range(0x40, 0x7F)
_LONGEST_RUN = 24
# The signs that such converters looked for: ！ ， ； ？ ：.
_SIGNS = "!,;?:！，；？："
_SIGN_COUNT = 5
_GLOSS_REST = re.compile(r"([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹɡ]{1,6})\)")
_GLOSS = re.compile(r"\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹɡ]{1,6})\)")


@dataclass(frozen=True, slots=True)
class Lost:
    """A byte that is not known; `reading` is the pinyin of the character it belongs to, where a gloss says so."""

    reading: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A damaged stretch `value[start:end]`: what each of its characters may have been, and where pairs may be missing.

    `pairs` are (first byte or Lost, second byte or Lost). `before` is the second byte of the character in front, for a
    kind B run whose lost byte it gives away. `gloss` is the pinyin printed behind the last character, '' if none.
    """

    start: int
    end: int
    kind: str
    pairs: tuple[tuple[int | Lost, int | Lost], ...]
    gloss: str = ""
    before: int = 0


def runs(value: str) -> list[Run]:
    """The damaged stretches of a text, in order.

    >>> [(run.kind, run.start, run.end) for run in runs("學校?!敖Y對")]
    [('A', 2, 6)]
    """
    out: list[Run] = []
    at = value.find("?")
    while at >= 0:
        touching = bool(out) and out[-1].end == at
        run = _kind_b(value, at) or (_kind_a(value, at) if touching or _after_text(value, at) else None)
        if run:
            out.append(run)
        at = value.find("?", run.end if run else at + 1)
    return out


def _kind_a(value: str, at: int) -> Run | None:
    if at + 1 >= len(value):
        return None
    sign = _SIGNS.find(value[at + 1])
    if sign < 0:
        return None
    return _shifted(value, at, at + 2, ord(_SIGNS[sign % _SIGN_COUNT]) + 0x80, [(Lost(), 0xA3)])


def _kind_b(value: str, at: int) -> Run | None:
    gloss = _GLOSS_REST.match(value, at + 1)
    if not gloss or not at:
        return None
    before = at - 1
    if value[before] == ")":
        opened = value.rfind("(", max(0, at - 10), at)
        if opened < 1 or not _GLOSS.fullmatch(value, opened, at):
            return None
        before = opened - 1
    pair = _bytes(value[before])
    if not pair:
        return None
    run = _shifted(value, at, gloss.end(), Lost(gloss[1]), [])
    return Run(run.start, run.end, "B", run.pairs, run.gloss, pair[1]) if run else None


def _shifted(
    value: str, start: int, at: int, carry: int | Lost, pairs: list[tuple[int | Lost, int | Lost]]
) -> Run | None:
    """Follow shifted pairs from `at` to the letter, or the broken gloss, that ends them."""
    while at < len(value) and len(pairs) <= _LONGEST_RUN:
        char = value[at]
        if ord(char) in _ASCII_TRAIL:
            pairs.append((carry, ord(char)))
            gloss = _GLOSS.match(value, at + 1)
            return Run(start, at + 1, "A", tuple(pairs), gloss[1] if gloss else "")
        rest = _GLOSS_REST.match(value, at + 1) if char == "?" else None
        if rest:
            pairs.append((carry, Lost(rest[1])))
            return Run(start, rest.end(), "A", tuple(pairs), rest[1])
        pair = _bytes(char)
        if not pair:
            return None
        pairs.append((carry, pair[0]))
        carry = pair[1]
        at += 1
    return None


def _after_text(value: str, at: int) -> bool:
    """Whether Chinese text stands in front of a place."""
    return at > 0 and (value[at - 1] in ")」』”’》" or ord(value[at - 1]) > 0x2E7F)


@lru_cache(maxsize=65536)
def _bytes(char: str) -> tuple[int, int] | None:
    """The two GBK bytes of a character, None for ASCII and for what GBK does not have.

    A sign of ASCII below @ is no second byte of GBK: inside a run it is a full-width sign whose width was folded.
    """
    if "!" <= char <= "?":
        return 0xA3, ord(char) + 0x80
    try:
        data = char.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (data[0], data[1]) if len(data) == 2 else None


def decoded(first: int, second: int) -> str:
    """The GBK character of two bytes, '' where there is none.

    >>> decoded(0xBC, 0xC6), decoded(0xFE, 0xFE)
    ('计', '')
    """
    return _characters()[first][second] if first in _LEADS else ""


@lru_cache(maxsize=1)
def _characters() -> dict[int, list[str]]:
    """First byte -> the character that each second byte makes with it, '' where there is none; all in one decoding."""
    pairs = b"".join([bytes((first, second, _APART)) for first in _LEADS for second in _TRAILS])
    # What is left of two bytes that are no character is ASCII or nothing.
    parts = iter(pairs.decode("gbk", "ignore").split(chr(_APART)))
    rows = {}
    for first in _LEADS:
        row = rows[first] = [""] * 256
        for second, part in zip(_TRAILS, parts, strict=False):
            row[second] = part if part > "\x7f" else ""
    return rows


def choices(first: int | Lost, second: int | Lost, readings: dict[str, frozenset[str]]) -> str:
    """The characters that two bytes may be, when one of them may be lost; a gloss narrows them to its reading."""
    found = _pairs(-1 if isinstance(first, Lost) else first, -1 if isinstance(second, Lost) else second)
    if isinstance(second, Lost) and second.reading:
        fitting = readings.get(second.reading, frozenset())
        return "".join(char for char in found if char in fitting)
    return found


@lru_cache(maxsize=65536)
def _pairs(first: int, second: int) -> str:
    """The characters of two bytes; -1 is any byte."""
    firsts = _LEADS if first < 0 else (first,) if first in _LEADS else ()
    seconds = _TRAILS if second < 0 else (second,)
    characters = _characters()
    return "".join([characters[a][b] for a in firsts for b in seconds])


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A block of GBK that is left to users: first bytes and second bytes. One is the same as itself only."""

    first: tuple[int, ...]
    second: tuple[int, ...]


USER_ROWS = (
    Rows((*range(0xAA, 0xB0), *range(0xF8, 0xFF)), tuple(range(0xA1, 0xFF))),
    Rows(tuple(range(0xA1, 0xA8)), (*range(0x40, 0x7F), *range(0x80, 0xA1))),
)


def around(run: Run, number: int, vanished: Rows, readings: dict[str, frozenset[str]]) -> tuple[str, str]:
    """The two slots in the place of a pair of bytes inside which a pair of user rows vanished.

    The vanished pair v1 v2 stood between the two: first v1, v2 second.
    """
    first, second = run.pairs[number]
    if not isinstance(first, Lost) and not isinstance(second, Lost):
        return _around(first, second, vanished)
    before = "".join(choices(first, byte, readings) for byte in vanished.first)
    if isinstance(second, Lost) and second.reading:
        return before, _begun_with(vanished, readings.get(second.reading, frozenset()))
    return before, "".join(choices(byte, second, readings) for byte in vanished.second)


@lru_cache(maxsize=4096)
def _begun_with(rows: Rows, fitting: frozenset[str]) -> str:
    """The characters, in the order of their bytes, that fit and whose first byte is one of the second bytes of rows."""
    pairs = sorted((pair, char) for char in fitting if (pair := _bytes(char)) and pair[0] in rows.second)
    return "".join(char for _, char in pairs)


@lru_cache(maxsize=65536)
def _around(first: int, second: int, rows: Rows) -> tuple[str, str]:
    """What the two characters may be whose inner bytes vanished."""
    return "".join(_pairs(first, byte) for byte in rows.first), "".join(_pairs(byte, second) for byte in rows.second)


@lru_cache(maxsize=1)
def simplified_table() -> dict[str, str]:
    """Every GBK character -> its simplified form."""
    every = "".join(map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x10000))))
    chars = [char for char in every.encode("gbk", "ignore").decode("gbk") if not char.isspace()]
    return dict(zip(chars, converter("t2s").convert("\n".join(chars)).split("\n"), strict=True))
