"""Rows of personal names however they are joined: 陈福来郑忠实, 周 勇 何瑞, 张全杨光及各班主任."""

from __future__ import annotations

from collections.abc import Iterator, Set

from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.persons import COMMON, USUAL, listed_name, surname_length

_MOST = 400
_SPACES = " \u3000\t\xa0"
_GAP = 5
# How unlikely a character is as a surname or in a given name, and a name as one of two characters (nats, rounded).
_SURNAME = (3, 5, 8)
_GIVEN = (8, 6, 5)
_DOUBLE_SURNAME, _SHORT, _UNSPACED = 4, 2, 4


def persons(reading: Reading, start: int, end: int) -> list[Name]:
    """The personal names that `text[start:end]` consists of, with or without spaces; [] when it is anything else.

    Every name begins with a surname; of several ways to cut the text the likeliest is taken. Takes time linear in
    the text, of which more than 400 characters are no row of names.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.actors import vocabulary
    >>> text = "周涛吴倩倩王 强"
    >>> [text[name.start : name.end] for name in persons(Reading(text, vocabulary(load_config().extract), {}), 0, 8)]
    ['周涛', '吴倩倩', '王 强']
    """
    text, surnames = reading.text, reading.vocabulary.surnames
    if not 2 <= end - start <= _MOST or not surname_length(text, start, surnames):
        return []
    names = _path(_reached(text, start, end, surnames), start, end)
    return names if names and not _holds_office(reading, names) else []


def leading(reading: Reading, start: int, end: int) -> list[Name]:
    """The personal names that `text[start:end]` begins with, up to the last space or mark behind one of them."""
    text, surnames = reading.text, reading.vocabulary.surnames
    if not 2 <= end - start <= _MOST or not surname_length(text, start, surnames):
        return []
    reached = _reached(text, start, end, surnames)
    for at in sorted(reached, reverse=True):
        if at > start and (at == end or text[at - 1] in _SPACES):
            names = _path(reached, start, at)
            return names if not _holds_office(reading, names) else []
    return []


def _reached(text: str, start: int, end: int, surnames: Set[str]) -> dict[int, tuple[int, int, int]]:
    """Where rows of names that begin at `start` may end: least cost, end and beginning of the last name."""
    spaced = any(text[at] in _SPACES for at in range(start, end))
    reached: dict[int, tuple[int, int, int]] = {start: (0, start, start)}
    for at in range(start, end):
        if at not in reached or text[at] in _SPACES:
            continue
        before = reached[at][0]
        for stop in _ends(text, at, end, surnames):
            following = _past_spaces(text, stop, end)
            cost = before + _cost(text, at, stop, surnames)
            if spaced and following == stop and stop < end:
                cost += _UNSPACED
            if following not in reached or cost < reached[following][0]:
                reached[following] = (cost, stop, at)
    return reached


def _path(reached: dict[int, tuple[int, int, int]], start: int, end: int) -> list[Name]:
    """The names of the least cost from `start` to `end`; [] when none leads there."""
    names: list[Name] = []
    at = end
    while at > start:
        if at not in reached:
            return []
        _, stop, at = reached[at]
        names.append(Name(at, stop, "person"))
    return names[::-1]


def _ends(text: str, start: int, end: int, surnames: Set[str]) -> Iterator[int]:
    """Where a name that begins at `start` may end."""
    for stop in range(start + 2, min(end, start + 4) + 1):
        if text[stop - 1] in _SPACES:
            break
        if text[stop - 1] == "和" and stop < end:
            # 周涛和李明: what joins two names ends none.
            continue
        if listed_name(text, start, stop, surnames):
            yield stop
    # 王 强: two characters set as wide as three.
    given = _past_spaces(text, start + 1, min(end, start + 1 + _GAP))
    if start + 1 < given < end and listed_name(text, start, given + 1, surnames):
        yield given + 1


def _past_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _SPACES:
        at += 1
    return at


def _cost(text: str, start: int, end: int, surnames: Set[str]) -> int:
    name = [character for character in text[start:end] if character not in _SPACES]
    size = surname_length("".join(name), 0, surnames)
    cost = _DOUBLE_SURNAME if size > 1 else _SURNAME[_rank(name[0])]
    cost += sum(_GIVEN[_rank(character)] for character in name[size:])
    return cost + _SHORT if len(name) == size + 1 else cost


def _rank(character: str) -> int:
    return 0 if character in COMMON else 1 if character in USUAL else 2


def _holds_office(reading: Reading, names: list[Name]) -> bool:
    """Whether what looks like names holds a word of offices or posts (安监站李明, 李老师)."""
    places = {name.start: name.end for name in names}
    first = names[0].start
    starts = sorted(places)
    at = 0
    for token in reading.between(first, names[-1].end):
        # 建设 of 华建设 stands behind a surname.
        office = token.entry.head or (token.entry.front and token.start in places)
        if not office or token.end - token.start < 2:
            continue
        while at + 1 < len(starts) and starts[at + 1] <= token.start:
            at += 1
        if token.end <= places[starts[at]] or len(names) == 1 or (token.entry.head and token.end - token.start > 2):
            return True
    return False
