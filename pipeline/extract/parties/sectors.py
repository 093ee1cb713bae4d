"""Short names that only what stands behind them makes bodies: 公安、消防等部门, 基教、师训部门."""

from __future__ import annotations

import re

from pipeline.extract.parties.actor_names import Name, kind_of
from pipeline.extract.parties.actors import Reading

_PART = r"[一-鿿]{2,10}?(?:[（(][一-鿿、]{1,10}[）)])?"
_BODIES = "部门|单位|处室|科室|股室|机构|组织|站所|企业|学校"
_SECTORS = re.compile(rf"((?:{_PART}[、，,]){{0,9}}{_PART})等[一-鿿]{{0,4}}?(?:{_BODIES})")
# Without 等 only names of two or three characters may stand in front of 部门: 教研、师训部门.
_SHORT = re.compile(r"((?:[一-鿿]{2,3}、){1,9}[一-鿿]{2,3})(?:部门|科室)")
_SPLIT = re.compile(r"[、，,]|以及|和|与(?!会)|及(?!时)")


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
    if not may_hold_sectors(text, start, limit):
        return -1
    found = _SECTORS.match(text, start, limit) or _SHORT.match(text, start, limit)
    return found.end() if found and _parts(reading, start, found.end(1), 2) else -1


def sector_names(reading: Reading, start: int, end: int) -> list[Name]:
    """The names of `text[start:end]`, which `sectors_end` gave; [] when it gave none."""
    found = _SECTORS.match(reading.text, start, end)
    stop = found.end(1) if found else end
    if found is None and _SHORT.match(reading.text, start, end) is None:
        return []
    parts = _parts(reading, start, stop, 2)
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
