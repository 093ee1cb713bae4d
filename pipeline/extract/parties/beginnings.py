"""Where the subject of a clause may begin: behind markers and dates, behind a time, a place or a topic."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from pipeline.extract.parties.actors import PLACES, TIMES, Reading
from pipeline.extract.parties.traits import NUMERALS
from pipeline.nlp.bullets import BULLETS, DASHES
from pipeline.nlp.words import class_at

_MARKER = re.compile(
    r"\s*(?:[（(][0-9０-９一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[,，:：是要条章节款]|[A-Za-z][、.．）)]|[0-9]{1,2}(?=各[一-鿿]|全体|全校|每[位名])|[0-9０-９一二三四五六七八九十]{1,3}[、.．)）,，:：是要]"
    rf"|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|[>》{BULLETS}{DASHES}]+|[0-9]{{1,2}}(?=[ \u3000]+[一-鿿]))[、.．]?\s*"
)
_AFTER_DATE = "前后起内初底里间左右，,"
# How far inside its clause a subject may begin, and what may stand right before it there.
TOPIC = 24
# What stands right behind these is an object.
_GOVERNED = frozenset("就对把将向为给由与和其")


class Clause(NamedTuple):
    """A clause in which a subject is looked for: it may begin at `start`; `limit` is its end, `end` the sentence's.

    `leading` is how many dates stand before `start`, `first` is the index of the first token from there on.
    """

    start: int
    limit: int
    end: int
    leading: int
    first: int


# The class itself takes twice the time.
_clause = partial(tuple.__new__, Clause)


def clause_at(reading: Reading, place: int, end: int) -> Clause:
    """The clause that begins at `place` in a sentence that ends at `end`."""
    starts = reading.starts
    start, leading, first = place, 0, bisect_left(starts, place)
    # Most subjects stand right there; only behind markers, dates and words such as 同时 they begin later.
    prefixed = first < len(starts) and starts[first] == place and reading.prefixes[first]
    if prefixed or place in reading.skips or not _is_plain(reading.text[place : place + 1]):
        start = opening(reading, place, end)
        if start > place:
            leading = sum(1 for at in range(place, start) if at in reading.skips)
            first = bisect_left(starts, start, first)
    return _clause((start, reading.clause_end(start, end), end, leading, first))


def _is_plain(first: str) -> bool:
    """Whether a character begins no list marker; most are such, and the pattern is not asked there."""
    return "\u4e00" <= first <= "\u9fff" and first not in NUMERALS


def opening(reading: Reading, start: int, end: int) -> int:
    """Where the subject of a clause may begin: behind list markers, dates, and words such as 同时, 一是."""
    text, skips, starts = reading.text, reading.skips, reading.starts
    position = start
    if not _is_plain(text[position : position + 1]):
        marker = _MARKER.match(text, position, end)
        position = marker.end() if marker else _past_number(reading, position)
    while position < end:
        if position in skips:
            position = skips[position]
            while position < end and text[position] in _AFTER_DATE:
                position += 1
            continue
        if text[position].isspace():
            position += 1
            numbered = _MARKER.match(text, position, end) if text[position : position + 1].isdigit() else None
            if numbered and position not in skips:
                # 第三周 1.教导处…
                position = numbered.end()
            continue
        if text[position] in "（(" and position + 1 in skips:
            # (3月8日)各班…: a date in brackets.
            close = skips[position + 1]
            if close < end and text[close] in "）)":
                position = close + 1
                continue
        index = bisect_left(starts, position)
        if index == len(starts) or starts[index] > position or not reading.prefixes[index]:
            break
        position = reading.ends[index]
    return position


_NUMBER = re.compile("[0-9０-９]{1,2}(?![0-9０-９])")
# 2车间, 3中队 are names; 2教务处 is a number that has lost its mark.
_UNNUMBERED = "处办室委局校园院"


def _past_number(reading: Reading, start: int) -> int:
    """Behind a number at `start` that has lost its mark, `start` where it counts or is part of a name."""
    number = _NUMBER.match(reading.text, start)
    token = reading.at(number.end()) if number else None
    if token is None or token.end - token.start < 2:
        return start
    post = token.entry.head == "role" or (token.entry.head and reading.text[token.end - 1] in _UNNUMBERED)
    return token.start if post else start


def later_openings(reading: Reading, clause: Clause) -> Iterator[int]:
    """Where a subject may begin inside a clause, with nothing before it that acts."""
    text, starts, ends = reading.text, reading.starts, reading.ends
    start, limit, _, _, first = clause
    furthest, inside = min(limit, start + TOPIC), start + 2
    known = starts[first] == start
    placed = known and reading.entry(first).particle == "preposition"
    governed = text[start] in _GOVERNED
    acted = not known and class_at(text, start, min(limit, start + 4)) == "v"
    fronts, determines, acts = reading.fronts, reading.determines, reading.acts
    for index in range(first, len(starts)):
        at = starts[index]
        if at >= furthest:
            return
        if at >= inside and (
            (fronts[index] and (text.endswith(TIMES, at - 2, at) or (placed and text[at - 1] in PLACES)))
            or (determines[index] and not (acted or placed or governed))
        ):
            yield at
        entry = reading.entry(index)
        governed = (bool(entry.predicate) and entry.predicate != "noun") or text[ends[index] : ends[index] + 1] in (
            _GOVERNED
        )
        if entry.mark and entry.mark != "pause":
            return
        acted = acted or bool(acts[index])


def after_relative(reading: Reading, start: int, end: int) -> int:
    """Where the name proper begins: behind a relative clause that a determiner follows (承担任务的相关科室)."""
    first = reading.at(start)
    if first is None or first.entry.front != "relative":
        return start
    for token, following in itertools.pairwise(reading.between(start, end)):
        if token.entry.mark == "de" and following.start == token.end and following.entry.front == "determiner":
            return following.start
    return start


# 幼儿午睡过程中教师…: the people in front are those it is done with.
_MEANWHILE = re.compile(r"[一-鿿]{2,16}(?:过程中|活动中|期间)")
# 相关资料|支部存档: what is dealt with stands in front of who does it; 有关资料管理部门 is one name.
_PAPERS = re.compile("(?:相关|有关|所有|全部|上述)(?:资料|材料|档案|文书|台账|手续|记录|名单|数据|凭证|票据|表册|文件)")
_DEALERS = ("部门", "单位", "机构", "企业", "人员", "人")


def behind_place(reading: Reading, start: int, end: int) -> int:
    """Where a name begins behind words of place or time (课堂上|教师)."""
    if reading.text[start] in "一二三四五六日" and start and reading.text[start - 1] in "周期":
        # 每周一|学生…: the day belongs to what stands in front.
        start += 1
    papers = _PAPERS.match(reading.text, start, end) if reading.text[start] in "相有所全上" else None
    if papers and reading.at(papers.end()) is not None and not reading.text.endswith(_DEALERS, start, end):
        return papers.end()
    while_at = _MEANWHILE.match(reading.text, start, end) if end - start > 4 else None
    if while_at and any(t.start == while_at.end() for t in reading.between(while_at.end(), end)):
        return while_at.end()
    first = reading.at(start)
    if first is not None and (first.entry.front or first.entry.head):
        return start
    for token in reading.between(start + 1, end):
        if token.entry.head or token.entry.front:
            return token.start if reading.text[token.start - 1] in "上中里时后" else start
    return start
