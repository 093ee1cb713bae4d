"""What the model sees of a candidate: character n-grams of it and of the text beside it, and where it stands.

A feature is a short string whose first characters say where it comes from, so that a bag keeps the order that counts:

    in:提高   n-gram inside the candidate      at:确保   its first characters           to:率     its last ones
    be:由     characters right before it       by:要求   characters right behind it     go:制度   n-gram behind it
    role=goals, place=inline, rule=ensure …     what is known of it without reading it
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_LONGEST = 60
_BEFORE = 4
_BEHIND = 4
_REACH = 16
# White space and controls are one mark, so that a feature never holds what separates features.
_MARKS = dict.fromkeys((*range(32), 127), "¶")
_STOPS = frozenset("，,。！？!?；;：:¶")


class Candidate(NamedTuple):
    """A stretch of text to be judged, and what is known of it: section role, rule that took it, kind …

    `facts` are written `name=value`; their order does not matter.
    """

    start: int
    end: int
    facts: tuple[str, ...] = ()


def facts_of(**known: str | None) -> tuple[str, ...]:
    """The facts that are known, as features.

    >>> facts_of(role="goals", kind=None)
    ('role=goals',)
    """
    return tuple(f"{name}={value}" for name, value in known.items() if value)


def clause_features(text: str, candidate: Candidate) -> list[str]:
    """The features of a clause, each once, in a fixed order.

    >>> clause_features("确保安全。", Candidate(0, 4))[:3]
    ['at:确', 'at:确保', 'at:确保安']
    """
    text, start, end = _window(text, candidate)
    facts = candidate.facts
    found = [*facts, *_edges(text, start, end), *_beside(text, start, end)]
    found += (f"in:{gram}" for gram in _grams(text, start, min(end, start + _LONGEST), (1, 2, 3)))
    found.append(f"size={min((end - start) // 4, 10)}")
    # 提高… is an end state in a goals section and an activity elsewhere: the place is joined to the first words.
    place = next((fact for fact in facts if fact.startswith("place=")), "")
    found += [f"{place}&{edge}" for edge in _edges(text, start, end)]
    return _once(found)


def name_features(text: str, candidate: Candidate) -> list[str]:
    """The features of an actor's name: its ends, what stands beside it, and the clause behind it.

    >>> "by:要" in name_features("各学校要加强管理", Candidate(0, 3))
    True
    """
    text, start, end = _window(text, candidate)
    facts = candidate.facts
    found = [*facts, *_edges(text, start, end), *_beside(text, start, end)]
    stop = next((at for at in range(end, min(len(text), end + _REACH)) if text[at] in _STOPS), end + _REACH)
    found += (f"go:{gram}" for gram in _grams(text, end, min(stop, len(text)), (1, 2)))
    low = max(0, start - _REACH)
    begin = next((at + 1 for at in range(start - 1, low - 1, -1) if text[at] in _STOPS), low)
    found += (f"up:{gram}" for gram in _grams(text, begin, start, (1, 2)))
    where = "first" if begin == start else "inner"
    found.append(where)
    found += [f"{where}&{beside}" for beside in _beside(text, start, end)]
    return _once(found)


def _window(text: str, candidate: Candidate) -> tuple[str, int, int]:
    """The candidate with what is looked at beside it, and its place in there."""
    low = max(0, candidate.start - _REACH - 1)
    near = text[low : candidate.end + _REACH + 1].translate(_MARKS)
    return near, candidate.start - low, candidate.end - low


def _edges(text: str, start: int, end: int) -> Iterator[str]:
    for size in (1, 2, 3):
        if size <= end - start:
            yield f"at:{text[start : start + size]}"
    for size in (1, 2, 3):
        if size <= end - start:
            yield f"to:{text[end - size : end]}"


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """Characters right before and right behind, nearest first; the edge of the text is a mark of its own."""
    for size in range(1, _BEFORE + 1):
        yield f"be:{text[max(0, start - size) : start] or '^'}"
    for size in range(1, _BEHIND + 1):
        yield f"by:{text[end : end + size] or '$'}"


def _grams(text: str, start: int, end: int, sizes: tuple[int, ...]) -> Iterator[str]:
    for size in sizes:
        for at in range(start, end - size + 1):
            yield text[at : at + size]


def _once(found: list[str]) -> list[str]:
    return list(dict.fromkeys(found))
