"""What the model sees of a candidate: character n-grams of it and of the text beside it, and where it stands.

A feature is a short string whose first characters say where it comes from, so that a bag keeps the order that counts:

    in:提高   n-gram inside the candidate      at:确保   its first characters           to:率     its last ones
    be:由     characters right before it       by:要求   characters right behind it     go:制度   n-gram behind it
    role=goals, place=inline, rule=ensure …     what is known of it without reading it
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import add
from typing import NamedTuple, TypeVar

_LONGEST = 60
_REACH = 16
# White space and controls are one mark, so that a feature never holds what separates features.
_MARKS = dict.fromkeys((*range(32), 127), "¶")
_STOP = re.compile("[，,。！？!?；;：:¶]")

_Value = TypeVar("_Value")
# What a feature is looked up as: prefix -> (rest of the feature -> value, None for one that is not known).
Looks = Callable[[str], Callable[[str], "_Value | None"]]


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
    return clause_values(text, candidate, _written)


def name_features(text: str, candidate: Candidate) -> list[str]:
    """The features of an actor's name: its ends, what stands beside it, and the clause behind it.

    >>> "by:要" in name_features("各学校要加强管理", Candidate(0, 3))
    True
    """
    return name_values(text, candidate, _written)


def clause_values(text: str, candidate: Candidate, looks: Looks[_Value]) -> list[_Value]:
    """The features of a clause as `looks` gives them (their rows in a table of weights), each once."""
    text, start, end = _window(text, candidate)
    inner = text[start:end]
    heads, tails = _heads(inner), _tails(inner)
    short = inner[:_LONGEST]
    pairs = list(map(add, short, short[1:]))
    # 提高… is an end state in a goals section and an activity elsewhere: the place is joined to the first words.
    place = next((fact for fact in candidate.facts if fact.startswith("place=")), "")
    return _once(
        map(looks(""), candidate.facts),
        map(looks("at:"), heads),
        map(looks("to:"), tails),
        map(looks("be:"), _before(text, start)),
        map(looks("by:"), _behind(text, end)),
        map(looks("in:"), chain(short, pairs, map(add, pairs, short[2:]))),
        (looks("")(f"size={min((end - start) // 4, 10)}"),),
        map(looks(f"{place}&at:"), heads),
        map(looks(f"{place}&to:"), tails),
    )


def name_values(text: str, candidate: Candidate, looks: Looks[_Value]) -> list[_Value]:
    """The features of an actor's name as `looks` gives them, each once."""
    text, start, end = _window(text, candidate)
    inner = text[start:end]
    before, behind = _before(text, start), _behind(text, end)
    low = max(0, start - _REACH)
    stopped = _STOP.search(text, end, end + _REACH)
    after = text[end : stopped.start() if stopped else end + _REACH]
    stopped = _STOP.search(text[low:start][::-1])
    until = text[start - stopped.start() if stopped else low : start]
    where = "inner" if until else "first"
    return _once(
        map(looks(""), candidate.facts),
        map(looks("at:"), _heads(inner)),
        map(looks("to:"), _tails(inner)),
        map(looks("be:"), before),
        map(looks("by:"), behind),
        map(looks("go:"), chain(after, map(add, after, after[1:]))),
        map(looks("up:"), chain(until, map(add, until, until[1:]))),
        (looks("")(where),),
        map(looks(f"{where}&be:"), before),
        map(looks(f"{where}&by:"), behind),
    )


def _written(prefix: str) -> Callable[[str], str | None]:
    return prefix.__add__


def _window(text: str, candidate: Candidate) -> tuple[str, int, int]:
    """The candidate with what is looked at beside it, and its place in there."""
    low = max(0, candidate.start - _REACH - 1)
    near = text[low : candidate.end + _REACH + 1]
    if not near.isprintable():
        near = near.translate(_MARKS)
    return near, candidate.start - low, candidate.end - low


def _heads(inner: str) -> tuple[str, ...]:
    """The first characters; a short candidate gives some of them twice."""
    return inner[:1], inner[:2], inner[:3]


def _tails(inner: str) -> tuple[str, ...]:
    return inner[-1:], inner[-2:], inner[-3:]


def _before(text: str, start: int) -> tuple[str, ...]:
    """Characters right before, nearest first; the edge of the text is a mark of its own."""
    if start < 4:
        return tuple(text[max(0, start - size) : start] or "^" for size in (1, 2, 3, 4))
    return text[start - 1 : start], text[start - 2 : start], text[start - 3 : start], text[start - 4 : start]


def _behind(text: str, end: int) -> tuple[str, ...]:
    if end + 4 > len(text):
        return tuple(text[end : end + size] or "$" for size in (1, 2, 3, 4))
    return text[end : end + 1], text[end : end + 2], text[end : end + 3], text[end : end + 4]


def _once(*found: Iterator[_Value | None] | Sequence[_Value | None]) -> list[_Value]:
    kept = dict.fromkeys(chain.from_iterable(found))
    kept.pop(None, None)
    return list(kept)  # type: ignore[arg-type]  # None was taken out
