"""Offices and posts of a list that lost what stood between them: 总务处教导处, 德育处各班班主任."""

from __future__ import annotations

import itertools

from pipeline.extract.parties.actor_names import Name, kind_of
from pipeline.extract.parties.actors import Reading

# 学生会体育部 is one office.
_UNIONS = ("学生会", "团委", "团总支", "工会", "协会", "联合会")


def adjacent(reading: Reading, start: int, end: int) -> list[Name]:
    """Two or more offices or posts without a mark between them; [] when the text is one name."""
    cuts = [start]
    tokens = reading.between(start, end)
    for before, token in itertools.pairwise(tokens):
        if before.end != token.start or not before.entry.head:
            continue
        offices = before.entry.head == "department" and token.entry.head == "department"
        offices = offices and not reading.word(before).endswith(_UNIONS)
        # 班子其他成员 is one name.
        others = reading.word(token).startswith("其")
        # 护理部全体人员 is one name, 校长全体教师 are two.
        all_of_it = reading.word(token).startswith("全体")
        posts = before.entry.head == "role" if all_of_it else token.entry.front in ("determiner", "universal")
        if (posts and not others) or offices:
            cuts.append(token.start)
    if len(cuts) == 1 or not tokens or tokens[-1].end != end or tokens[0].start != start:
        return []
    places = list(zip(cuts, [*cuts[1:], end], strict=True))
    names = [Name(first, last, kind_of(reading, first, last)) for first, last in places]
    return names if all(name.kind for name in names) else []
