"""Who does which piece of work at an event: 会场布置：王伟、李芳, 音响：电教组, 六年级：王海，五年级：张明."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.parties.actor_names import Name, determined
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.bearers import settled
from pipeline.extract.parties.entries import all_names, has_verb
from pipeline.extract.parties.labels import label_before, sits
from pipeline.extract.parties.persons import SHORTEST_SOUNDS, in_dictionary, is_han, sounded, surname_length
from pipeline.extract.parties.rosters import persons
from pipeline.extract.parties.wording import Verdict

_COLON = re.compile("[:：—－][:：—－]?[ \u3000\t]*")
_BEFORE = "\n。；;，,、 \u3000\t"
_MARKERS = "）)]】.．、"
_LONGEST_WORK = 10
_VALUE = 160
_JOB_SIZES = (4, 3, 2)
# The next heading ends an entry too where a page has lost its line ends.
_ENDS = re.compile("[；;。\n]|[ \u3000](?=[一二三四五六七八九十]{1,2}、)")
# 六年级, 三(1)班: a class as the work somebody has.
_CLASS = re.compile(
    "[一二三四五六七八九高初大中小]{1,2}年级"
    "|[一二三四五六七八九高初大中小]{1,2}(?:[（(][0-9一二三四五六七八九十]{1,2}[)）]|[0-9一二三四五六七八九十])?班"
)
# So much may stand between two entries that bear each other out.
_APART = 40
_DOERS = ("department", "group", "person")


class _Entry(NamedTuple):
    """A piece of work and those who do it; `known`: the lexicon has it."""

    start: int
    end: int
    names: tuple[Name, ...]
    known: bool


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The persons, posts and offices that `text[start:end]` gives pieces of work to.

    A piece of work that the lexicon does not have counts where another entry of persons stands beside it.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> text = "布置展板：王伟、李芳\\n整理书架：赵刚"
    >>> [text[name.start : name.end] for name, _ in found(Reading(text, vocabulary(load_config().extract), {}), 0, 18)]
    ['王伟', '李芳', '赵刚']
    """
    waiting: _Entry | None = None
    before = start - _APART - 1
    for entry in _entries(reading, start, end):
        beside = entry.start - before <= _APART
        if waiting is not None and beside:
            yield from _told(waiting)
        waiting = None if entry.known or beside else entry
        if entry.known or beside:
            yield from _told(entry)
        before = entry.end


def _told(entry: _Entry) -> Iterator[tuple[Name, Verdict]]:
    yield from ((name, Verdict("lead", "list", "labelled", name.end)) for name in entry.names)


def _entries(reading: Reading, start: int, end: int) -> Iterator[_Entry]:
    text = reading.text
    colons = [match.span() for match in _COLON.finditer(text, start, end)]
    done = start
    for number, (colon, begin) in enumerate(colons):
        if not _opens(reading, begin, colon, start):
            continue
        first, known = _work(reading, colon, start, done)
        if first < 0:
            continue
        following = (_works_begin(reading, later, begin) for later, _ in colons[number + 1 : number + 2])
        furthest = min(end, begin + _VALUE, *following)
        stop = _ENDS.search(text, begin, furthest)
        limit = stop.start() if stop else furthest
        names = settled(reading, all_names(reading, begin, limit, Verdict("lead", "list", "labelled", limit)), "lead")
        told = known or has_verb(reading, first, colon)
        done_by = [_does(reading, name, told) for name in names]
        if names and (all(done_by) or (any(done_by) and all(name.kind == "person" for name in names))):
            done = names[-1].end
            yield _Entry(first, done, tuple(names), known)


def _opens(reading: Reading, begin: int, colon: int, start: int) -> bool:
    """Whether a name may follow a colon; for the pieces of work of the lexicon anything may."""
    text = reading.text
    if surname_length(text, begin, reading.vocabulary.surnames) or text[begin : begin + 1] in ("各", "全"):
        return True
    known = not reading.vocabulary.jobs.isdisjoint([text[max(start, colon - size) : colon] for size in _JOB_SIZES])
    first = reading.at(begin)
    if (
        first is not None
        and (first.entry.head or first.entry.front)
        and has_verb(reading, max(start, colon - _LONGEST_WORK), colon)
    ):
        return True
    return known or sounded(text, begin, begin + SHORTEST_SOUNDS)


def _does(reading: Reading, name: Name, told: bool) -> bool:
    """Whether a name is of those who do a piece of work; an office or a team where the work is `told` as such."""
    if name.kind == "person":
        return not in_dictionary(reading.text, name.start, name.end)
    return (told and name.kind in _DOERS) or sits(reading, name)


def _work(reading: Reading, colon: int, start: int, done: int) -> tuple[int, bool]:
    """Where the piece of work before the colon begins, -1 for something else, and whether the lexicon has it."""
    text, vocabulary = reading.text, reading.vocabulary
    for size in _JOB_SIZES:
        at = colon - size
        # 照相：张明后勤：孙平: only the names of the entry before stand in front.
        if text[at:colon] in vocabulary.jobs and (at in (start, done) or _begins(text, at)):
            return at, True
    at = _work_begin(reading, colon, start)
    words = text[at:colon]
    if not 2 <= len(words) <= _LONGEST_WORK or not (at == start or _begins(text, at)) or words[-1] in "组队":
        return -1, False
    if (
        label_before(text, colon, start, vocabulary.labels)[0]
        or vocabulary.no_work.search(words)
        or determined(reading, at, colon)
    ):
        return -1, False
    return at, False


def _work_begin(reading: Reading, colon: int, start: int) -> int:
    """Where the words before a colon begin: behind the last mark, at the piece of work of the lexicon they end in."""
    text = reading.text
    at = colon
    while at > start and colon - at <= _LONGEST_WORK and (is_han(text[at - 1]) or text[at - 1] in "/0123456789（()）"):
        at -= 1
    class_named = _CLASS.search(text, at, colon)
    if class_named and class_named.end() == colon:
        return class_named.start()
    while at < colon and not is_han(text[at]):
        at += 1
    jobs = reading.vocabulary.jobs
    for size in _JOB_SIZES:
        if colon - size > at and text[colon - size : colon] in jobs and persons(reading, at, colon - size):
            return colon - size
    return at


def _works_begin(reading: Reading, colon: int, start: int) -> int:
    """Where the pieces of work before a colon begin, of which there may be several (打印试卷、保管资料：周涛)."""
    text, at = reading.text, _work_begin(reading, colon, start)
    while text[at - 1] == "、":
        before = at - 1
        while before > start and at - before <= _LONGEST_WORK and is_han(text[before - 1]):
            before -= 1
        if before == at - 1 or persons(reading, before, at - 1) or not _begins(text, before):
            break
        at = before
    return at


def _begins(text: str, at: int) -> bool:
    return text[at - 1] in _BEFORE or text[at - 1] in _MARKERS or not (is_han(text[at - 1]) or text[at - 1].isalnum())
