"""Verbs inside names: what a team or an office is for, and which duty somebody is on (推动小组, 寄宿部, 值日组长)."""

from __future__ import annotations

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.traits import ACTS, BLOCKS, FRONTS, NAMES, PASSES

_OFFICE_STEM = 2
_LONGEST_CHAIN = 3
_OF_NAMES = (ACTS, NAMES, FRONTS)
_IN_FIELDS = (*_OF_NAMES, PASSES, BLOCKS)


def is_generic(reading: Reading, index: int) -> bool:
    """Whether the head at `index` ends in a word that names nobody without a field in front of it (车间, 委员会)."""
    return index < len(reading.starts) and reading.text.endswith(
        reading.vocabulary.teams.heads, reading.starts[index], reading.ends[index]
    )


def in_field(reading: Reading, index: int) -> bool:
    """Whether the word at `index` may say what an office is for: no preposition, no verb that takes its object."""
    entry = reading.entry(index)
    if entry.front in ("determiner", "universal") or reading.steps[index] not in _IN_FIELDS:
        return False
    word = reading.text[reading.starts[index] : reading.ends[index]]
    teams = reading.vocabulary.teams
    return word not in teams.objects and word not in teams.founding


def team_end(reading: Reading, index: int) -> int:
    """End of the name whose first word is the verb at `index`, -1 where it is a verb and no piece of a name.

    The verbs say what a team, office or post is for: 推动小组, 转移安置组, 巡河员, 送教教师.
    """
    starts, ends = reading.starts, reading.ends
    last = index + 1
    if last >= len(starts) or starts[last] != ends[index] or ends[index] - starts[index] != 2:
        return -1
    if reading.is_head.find(1, last, last + _LONGEST_CHAIN) < 0 and not reading.named[last]:
        return -1
    if reading.steps[index] not in _OF_NAMES:
        return -1
    word = reading.text[starts[index] : ends[index]]
    teams = reading.vocabulary.teams
    while last < len(starts) and last - index < _LONGEST_CHAIN and starts[last] == ends[last - 1]:
        if reading.is_head[last] or reading.steps[last] not in _OF_NAMES:
            break
        last += 1
    if last >= len(starts) or starts[last] != ends[last - 1]:
        return -1
    following = reading.entry(last)
    if following.head == "role" and word in teams.duties and last == index + 1:
        return ends[last]
    if word in teams.founding:
        return -1
    team = following.head == "group" and reading.text[ends[last] - 1] in "组队"
    if last == index + 1 and (following.tail or team):
        return ends[last]
    if not reading.is_head[last] or any(reading.word(reading.tokens[at]) in teams.objects for at in range(index, last)):
        return -1
    generic = reading.text.endswith(teams.trades if last == index + 1 else teams.heads, starts[last], ends[last])
    return ends[last] if generic or (last > index + 1 and following.tail) else -1


def names_team(reading: Reading, index: int) -> bool:
    """Whether the verb at `index` only says what a team, office or post is for."""
    return team_end(reading, index) > 0


def on_duty(reading: Reading, index: int) -> bool:
    """Whether the word at `index` says which duty the people right behind it are on (值日组长, 执勤教师)."""
    if reading.text[reading.starts[index] : reading.ends[index]] not in reading.vocabulary.teams.duties:
        return False
    following = index + 1
    return (
        following < len(reading.starts)
        and reading.starts[following] == reading.ends[index]
        and reading.entry(following).head == "role"
    )


def of_office(reading: Reading, index: int) -> bool:
    """Whether the word at `index`, which elsewhere opens a relative clause, says what an office is for (寄宿部)."""
    token = reading.tokens[index]
    if token.end - token.start < _OFFICE_STEM or token.entry.predicate or index + 1 >= len(reading.tokens):
        return False
    tail = reading.tokens[index + 1]
    return tail.start == token.end and tail.entry.tail == "department"
