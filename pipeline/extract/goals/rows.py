"""Rows of short states joined by 、 in goals sections: 账目清楚、库房整洁、人员精干."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.goals.clauses import trim_end
from pipeline.extract.goals.states import States
from pipeline.extract.goals.words import Words
from pipeline.text import Span

# Two members of one length or nearly so open a row; 的 would make them qualities of one thing.
_OPENS_ROW = re.compile(r"([^\W\d_的]{4,6})、([^\W\d_的]{4,6})(?=[、,，。;；\s]|$)")
# 2016、9 is a date, no end of a member.
# …、安全文明的车站: the members are qualities, unless the last has a verb of its own.
_QUALIFIES = re.compile(r"、(?!力争|争取|争创|成为|建成|实现|达到|确保)[^、]{1,20}的[^、]{1,20}$")
_JOINT = re.compile(r"、(?!\d)")
_KINDS = frozenset({"state_reached", "state_changed", "brought_to_end"})
_BLANKS = re.compile("(?<=[^\\W_a-zA-Z])[ \u3000]+(?=[^\\W\\d_a-zA-Z])|(?<=[%％])[ \u3000]+")
_MEASURED = re.compile(r"[^\W\d_]{2}\d[\d.]*[^，,]{0,8}$")
_SHORTEST_MEMBER = 4
# Three of four must be states: a blank may also stand inside a word (damage) or behind a heading.
_FEW_OTHERS = 4 / 3
_SUBJECT = 2
# A clause before a pair that is as short makes it part of a row; its comma counts.
_LONGEST_MEMBER = 8


def parted(text: str, clauses: Sequence[Span], states: States, words: Words) -> Sequence[Span]:
    """The clauses, rows of states cut into their members; the others as they are.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.goals.states import states_of
    >>> from pipeline.extract.goals.words import words_of
    >>> config = load_config().extract
    >>> row = [Span(0, 14)]
    >>> len(parted("账目清楚、库房整洁、人员精干", row, states_of(config), words_of(config)))
    3
    """
    out: list[Span] = []
    before = _LONGEST_MEMBER
    for clause in clauses:
        short, before = before < _LONGEST_MEMBER, clause.end - clause.start
        start = words.skip_lead_ins(text, clause.start, clause.end)
        opening = _OPENS_ROW.match(text, start, clause.end)
        if (
            opening is None
            or _QUALIFIES.search(text, start, trim_end(text, start, clause.end))
            or not _is_row(opening[1], opening[2], states, words)
        ):
            out.append(clause)
            continue
        joints = list(_JOINT.finditer(text, start, clause.end))
        if len(joints) == 1 and not short:
            out.append(clause)  # 业主满意、监理放心: a pair that stands for itself is one state
            continue
        at = clause.start
        for joint in joints:
            out.append(Span(at, joint.end()))
            at = joint.end()
        out.append(Span(at, clause.end))
    return out


def parted_by_blanks(text: str, clauses: Sequence[Span], states: States, words: Words) -> Sequence[Span]:
    """The clauses, those cut at their blanks that are states from blank to blank: 账目清楚 库房整洁 人员精干.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.goals.states import states_of
    >>> from pipeline.extract.goals.words import words_of
    >>> config = load_config().extract
    >>> row = [Span(0, 14)]
    >>> len(parted_by_blanks("账目清楚 库房整洁 人员精干", row, states_of(config), words_of(config)))
    3
    """
    out: list[Span] = []
    for clause in clauses:
        start, end = words.skip_lead_ins(text, clause.start, clause.end), trim_end(text, *clause)
        blanks = list(_BLANKS.finditer(text, start, end))
        cuts = [start, *(blank.end() for blank in blanks), clause.end]
        members = [Span(at, stop) for at, stop in pairwise(cuts)]
        if blanks and sum(1 for one in members if _is_member(text, one, states, words)) * _FEW_OTHERS >= len(members):
            out += members
        else:
            out.append(clause)
    return out


def _is_member(text: str, member: Span, states: States, words: Words) -> bool:
    """Whether what stands between two blanks is a state of its own, or a thing with its number."""
    end = trim_end(text, *member)
    if end - member.start < _SHORTEST_MEMBER:
        return False
    measured = _MEASURED.search(text, member.start, end) is not None
    return measured or states.kind(text, member.start, end, words) is not None


def _is_row(first: str, second: str, states: States, words: Words) -> bool:
    """Whether the first two members are each a subject with its state, not a state alone (文明健康、安全有序)."""
    if any(words.begins_becoming(member, 0, len(member)) for member in (first, second)):
        return False
    if _is_quality(first, states, words):
        return False
    return states.kind(first, 0, len(first), words) in _KINDS and not _is_quality(second, states, words)


def _is_quality(member: str, states: States, words: Words) -> bool:
    quality = "各项" + member[:_SUBJECT]
    return states.kind(quality, 0, len(quality), words) is not None
