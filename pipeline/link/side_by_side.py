"""Noun phrases side by side under a date, with nothing but blanks between them: 检修锅炉 清点被褥 收审预算."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pipeline.link.clauses import Clause, clauses_in
from pipeline.link.dates import is_calendar_unit
from pipeline.link.items import is_bulleted
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.link.says_when import says_when
from pipeline.records import Date, Plan

# 三月:修渠,植树: so short is what stands side by side; longer clauses tell more of one action.
_LONGEST_APART = 12
# 组织老人: to do what comes behind.
_NEEDS_MORE = re.compile("(?:组织|带领|发动|动员|引导|号召)[^,，。;；]{1,6}")
# 采取措施, 并登记, 以旧换新, 先清点: what serves, completes or goes on with the clause before it.
_GOES_ON = re.compile(
    "[并且及以由让使令供请邀把将对向给为先再后经按要须应各每其该]|采[取用]|通过|利用|主题|内容|地点|时间|时长|参加|邀请|同时|随后|然后|最后|确保|保证|做到|从而|促进|提高|增强"
)
_BLANKS = re.compile("[ \u3000\xa0\t]+")
_FEWEST = 2
_ROOM = 12
_HAN = re.compile("[㐀-鿿]")
# Shorter ones are words of a line that blanks have been strewn into, or names.
_SHORTEST = 4
_SHORTEST_FAR = 2  # where two blanks or a tab stand between them, or one blank behind the month as well


def side_by_side(plan: Plan, clause: Clause, places: Places, words: Lexicons) -> list[Clause]:
    """The phrases of a clause that holds nothing else, none when it is one phrase, or a row with names."""
    text, start, end = plan.text, clause.start, clause.end
    if clause.parties or not any(blank in text[start:end] for blank in " \u3000\xa0\t"):
        return []
    spans: list[tuple[int, int]] = []
    shortest = _SHORTEST_FAR
    parted = _stands_behind_date(text, start, places)
    for blanks in _BLANKS.finditer(text, start, end):
        spans.append((start, blanks.start()))
        shortest = shortest if parted or len(blanks.group()) > 1 or blanks.group() == "\t" else _SHORTEST
        start = blanks.end()
    spans.append((start, end))
    if any(b - a < shortest or _HAN.match(text, a) is None for a, b in spans):
        return []
    return [phrase for span in spans for phrase in clauses_in(plan, *span, places, words)]


def stand_apart(plan: Plan, clauses: list[Clause], dates: Sequence[int], places: Places) -> bool:
    """Whether the clauses of running text behind a month, week or quarter are events of their own: 三月:修渠,植树。

    They are when each is short, has no agent and no date, and none goes on with the one before it; where semicolons
    part the events, commas do not.
    """
    text = plan.text
    if len(clauses) < _FEWEST or not dates or is_bulleted(text, clauses[0].start):
        return False
    known = [places.mentions.dates[n - 1] for n in dates]
    if not all(is_calendar_unit(date) for date in known) or not _stands_right_behind(text, clauses[0].start, known[-1]):
        return False
    if any(clause.end - clause.start > _LONGEST_APART or clause.parties for clause in clauses):
        return False
    # 各村自查,镇政府验收: what two do with each other.
    if sum(bool(clause.subjects) for clause in clauses) > 1:
        return False
    if any(_leads_on(before, clause, places) for before, clause in pairwise(clauses)):
        return False
    return not _has_semicolons(text, clauses, places)


def _leads_on(before: Clause, clause: Clause, places: Places) -> bool:
    """Whether a clause goes on with the one before it, or that one needs it: 组织老人,春游踏青."""
    text = clause.text
    if text[before.stop - 1] not in ",，" or text[before.stop : clause.start].strip():
        return True
    if _NEEDS_MORE.fullmatch(text, before.start, before.end) or _GOES_ON.match(text, clause.start):
        return True
    return says_when(clause, places)


def _stands_right_behind(text: str, start: int, date: Date) -> bool:
    """Whether what begins at `start` stands right behind a date that labels it, in brackets or not: 【三月】, 三月:"""
    return 0 < start - date.end <= _ROOM and not text[date.end : start].strip("】]份:： \t\n\r\u3000\xa0")


def _has_semicolons(text: str, clauses: list[Clause], places: Places) -> bool:
    """Whether a semicolon parts the clauses from further ones under the same date."""
    start = clauses[0].start
    before = text[max(0, start - _ROOM) : start].rstrip()[-1:]
    if before in ("；", ";"):
        return True
    if text[clauses[-1].stop - 1] not in ";；":
        return False
    behind = clauses[-1].stop
    while text[behind : behind + 1].isspace():
        behind += 1
    at = bisect_left(places.dates, behind)
    return at == len(places.dates) or places.dates[at] != behind


def _stands_behind_date(text: str, start: int, places: Places) -> bool:
    """Whether one blank parts what begins at `start` from a date on its line: 三月 初训 复训."""
    if text[start - 1 : start] not in (" ", "\u3000", "\xa0"):
        return False
    last = bisect_left(places.dates, start) - 1
    return last >= 0 and places.mentions.dates[last].end == start - 1
