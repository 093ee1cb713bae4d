"""Where a text gives an action to somebody behind 由, whoever that is: 楼道由住户轮流清扫."""

from __future__ import annotations

import re

from pipeline.nlp.words import class_at

# 由 as a word of its own: no 自由, 理由, 经由, 由于, 由此; nor from what to what something changes.
# Of what something consists, and how it comes about, nobody does.
_BY = re.compile(
    "(?<![自理经缘事因原])由(?![于此来衷浅表内外上下点近远原头])"
    "(?![^,，。;；:：]{1,10}(?:[向到至]|[转变改升化]为))(?![^,，。;；:：]{1,24}(?:组成|构成|产生))"
)
_LONGEST_NAME = 12
_SHORTEST_NAME = 2
# Nor may a slot stand between that was left empty (由_检查, 由XX检查).
_ENDS = frozenset(",，。;；:：、()（）“”《》\n_xX×*＊")
_VERB = 2


def given_to(text: str) -> list[int]:
    """Where each 由 stands that somebody and a verb follow.

    >>> given_to("楼道由住户轮流清扫,费用由少到多")
    [2]
    """
    return [by.start() for by in _BY.finditer(text) if _somebody_acts(text, by.end())]


def _somebody_acts(text: str, start: int) -> bool:
    for at in range(start, min(len(text) - 1, start + _LONGEST_NAME)):
        if text[at] in _ENDS:
            return False
        if at >= start + _SHORTEST_NAME and class_at(text, at, at + _VERB)[:1] == "v":
            return True
    return False
