"""Short names that only what stands behind them makes bodies: 公安、消防等部门, 教研、师训部门, 教育等单位负责人."""

from __future__ import annotations

import re

from pipeline.extract.parties.actor_names import BODIES, OFFICERS, Name, kind_of
from pipeline.extract.parties.actors import Reading

_PART = r"[一-鿿]{2,10}?(?:[（(][一-鿿、]{1,10}[）)])?"
_SECTORS = re.compile(rf"((?:{_PART}[、，,]){{0,24}}{_PART})等[一-鿿]{{0,6}}?(?:{BODIES})(?:{OFFICERS})?")
# Without 等 only names of two or three characters may stand in front of 部门: 教研、师训部门.
_SHORT = re.compile(rf"((?:[一-鿿]{{2,3}}、){{1,9}}[一-鿿]{{2,3}})(?:部门|科室)(?:{OFFICERS})?")
_SPLIT = re.compile(r"[、，,]|以及|和|与(?!会)|及(?!时)")
_CLOSING = 20


def may_hold_sectors(text: str, start: int, limit: int) -> bool:
    """Whether the marks and words are there without which `text[start:limit]` holds no sector names.

    >>> may_hold_sectors("公安、消防等部门要巡查", 0, 11), may_hold_sectors("公安、消防要巡查", 0, 8)
    (True, False)
    """
    if text.find("、", start, limit) < 0:
        return False
    return (
        text.find("等", start, limit) >= 0
        or text.find("部门", start, limit) >= 0
        or text.find("科室", start, limit) >= 0
    )


def sectors_end(reading: Reading, start: int, limit: int) -> int:
    """End of the sector names (with the 等部门 behind them) that begin at `start`, -1 for none."""
    text = reading.text
    if text.find("、", start, limit) < 0 or not may_hold_sectors(text, start, limit):
        return -1
    found = _SECTORS.match(text, start, limit) or _SHORT.match(text, start, limit)
    return found.end() if found and _parts(reading, start, found.end(1), 2) else -1


def sector_names(reading: Reading, start: int, end: int) -> list[Name]:
    """The names of `text[start:end]`, which `sectors_end` gave; [] when it gave none."""
    found = _SECTORS.match(reading.text, start, end)
    if found is None:
        found = _SHORT.match(reading.text, start, end)
        # 师训部门 names one body, 师训部门负责人 its officer.
        stop = end if found and reading.text.endswith(("部门", "科室"), start, end) else -1
    else:
        stop = found.end(1)
    return _kinds(reading, start, stop if stop > 0 else found.end(1)) if found else []


def sector_row(reading: Reading, start: int, end: int) -> list[Name]:
    """The names of an enumeration that 等部门 or 等单位负责人 closes, at `end` or right behind it; [] for any other."""
    text = reading.text
    if text.find("、", start, end + 1) < 0 or not may_hold_sectors(text, start, end + 1):
        return []
    found = _SECTORS.match(text, start, end + _CLOSING)
    if found is None and not text.endswith(("部门", "科室"), start, end):
        found = _SHORT.fullmatch(text, start, end)
    return _kinds(reading, start, found.end(1)) if found and found.end(1) <= end <= found.end() else []


def _kinds(reading: Reading, start: int, end: int) -> list[Name]:
    parts = _parts(reading, start, end, 2)
    kinds = [kind_of(reading, first, last) or _sector_kind(reading, first, last) for first, last in parts]
    usual = next((kind for kind in kinds if kind), "organization")
    return [Name(first, last, kind or usual) for (first, last), kind in zip(parts, kinds, strict=True)]


def _sector_kind(reading: Reading, start: int, end: int) -> str:
    return reading.vocabulary.sectors.get(reading.text[start:end], "")


def _parts(reading: Reading, start: int, end: int, least: int) -> list[tuple[int, int]]:
    """The places of the single names; [] for fewer than `least`, or when one of them holds a verb."""
    text = reading.text
    out, at = [], start
    for match in _SPLIT.finditer(text, start, end):
        out.append((at, match.start()))
        at = match.end()
    out.append((at, end))
    out = [(first, last) for first, last in out if last > first]
    if len(out) < least or any(_acts(reading, first, last) for first, last in out):
        return []
    return out


def _acts(reading: Reading, start: int, end: int) -> bool:
    """Whether a part is a verb phrase: 加强巡查、排查等."""
    token = reading.at(start)
    if token is None or token.entry.head or token.entry.front:
        return token is not None and token.entry.front == "determiner"
    if reading.text[start:end] in reading.vocabulary.sectors:
        return False
    return token.entry.predicate in ("action", "light", "modal", "bar", "cause", "urge", "state", "charge") or (
        token.entry.particle in ("preposition", "adverb")
    )
