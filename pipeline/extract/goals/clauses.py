"""Clauses as goals have them: where their words end, what is quoted in them, where a row of signals is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.goals.signals import Places
from pipeline.text import Span

_TAIL = " \t\n\r　,，、:：;；。.．!！?？…—-·'`‘"
# A quotation longer than this is damage: its other mark was lost.
_LONGEST_QUOTE = 160
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"))
_OPENS_QUOTE = frozenset('"“「『《')
_OPENED = re.compile("[“「『《]")
# 在…的同时, …的基础上: the goal is only the setting of what follows.
SETTINGS = ("的同时", "的基础上", "的前提下", "的情况下")


# What is only an example of the end state: …研究（如…）.
_REMARK = re.compile(r"[（(](?:如|例如|比如|即|包括|含|其中)[^（）()]*[）)]$")


# 为实现振兴而努力, 为早日达标贡献力量: what is given for the end state does not belong to it.
_OFFERED = re.compile(
    "(?:而(?:不懈|共同|继续)?(?:努力|奋斗){1,2}|(?:不懈|共同|努力)奋斗|(?:贡献|献出)(?:自己的|应有的|一份|新的|更多|更大)?(?:力量|智慧)|"
    "(?:[作做]出|多做)(?:自己|我们|应有|新|更大|更多|积极|一份)?的?贡献|添砖加瓦)$"
)


def without_offer(text: str, start: int, end: int) -> int:
    """The end of a purpose (为 stands before `start`) without what is given for it: 为实现振兴|贡献力量."""
    if not start or text[start - 1] not in "为了":
        return end
    offered = _OFFERED.search(text, max(start, end - 20), end)
    return offered.start() if offered else end


def trim_end(text: str, start: int, end: int) -> int:
    """The end without closing punctuation; a closing quote or bracket that was opened inside stays."""
    while end > start:
        char = text[end - 1]
        if char in _TAIL or (char in "）)”’" and _unopened(text, start, end - 1, char)):
            end -= 1
        elif char in "）)" and (remark := _REMARK.search(text, max(start, end - 80), end)):
            end = remark.start()
        elif char in "时上下" and text.endswith(SETTINGS, start, end):
            end = text.rfind("的", start, end)
        else:
            return end
    return end


def _unopened(text: str, start: int, end: int, close: str) -> bool:
    opening = {"）": "（(", ")": "(（", "”": "“", "’": "‘"}[close]
    low = max(start, end - 200)
    return not any(text.rfind(char, low, end) >= 0 for char in opening)


def in_quotes(text: str, clause: int, at: int) -> bool:
    """Whether the offset `at` stands inside quotation marks that open in its clause, or right behind such a mark.

    What is quoted is the name of an activity or a slogan, no goal of the text itself.
    """
    low = max(clause, at - _LONGEST_QUOTE)
    if at and text[at - 1] in _OPENS_QUOTE:
        return True
    if _OPENED.search(text, low, at) is None:
        return False
    return any(text.rfind(opening, low, at) > text.rfind(close, low, at) for opening, close in _QUOTES)


def enumerated(clauses: Sequence[Span], words: Sequence[int], places: Places) -> list[Span]:
    """The clauses, cut once more where 、 stands before a signal said a second time: 杜绝火灾、杜绝溺水.

    `words` are indices in `places.found`, in text order, of the words of signals in these clauses.
    """
    text, found = places.text, places.found
    cuts = [
        at
        for before, word in pairwise(words)
        if found[before][0] == found[word][0] and text[(at := found[word][1]) - 1] == "、"
    ]
    if not cuts:
        return list(clauses)
    out: list[Span] = []
    for start, stop in clauses:
        for cut in cuts:
            if start < cut < stop and not in_quotes(text, start, cut):
                out.append(Span(start, cut))
                start = cut
        out.append(Span(start, stop))
    return out
