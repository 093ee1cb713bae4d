"""Seats beside their holders with no label in front: 王伟（组长）、李芳（副组长）, 组长王伟副组长李芳成员赵敏."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.bearers import settled
from pipeline.extract.parties.entries import all_names
from pipeline.extract.parties.wording import Verdict
from pipeline.records import SEATS

_SEAT = "(?:常务|执行)?副?(?:组长|总指挥|指挥长|队长|召集人)|成员|组员|队员"
# 王伟（主任） bears a title, 王伟（组长） has a seat on the body that is listed.
_OWN = re.compile(f"[（(](?:(?:领导)?小组)?({_SEAT})[）)]")
_BEGINS = re.compile("[。；;：:\n）)]")
_RUN = re.compile(_SEAT)
_RUN_ENDS = re.compile("[；;。\n:：0-9（(]|$")
# What every head's seat holds.
_HEAD = re.compile("组长|指挥|队长|召集人")
_FURTHEST = 60
_VALUE = 80
# So many seats one behind the other are a table whose cells ran together.
_SEVERAL = 3


def own(reading: Reading, name: Name, verdict: Verdict) -> Verdict:
    """The verdict on a listed person, with the duty of the seat that a bracket right behind the name gives.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> reading = Reading("王伟（组长）", vocabulary(load_config().extract), {})
    >>> own(reading, Name(0, 2, "person"), Verdict("member", "list", "list_entry", 2)).duty
    'head'
    """
    seat = _OWN.match(reading.text, name.end) if name.kind == "person" else None
    duty = reading.vocabulary.labels.get(seat.group(1), "") if seat else ""
    return verdict._replace(duty=duty) if duty in SEATS else verdict


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The persons of `text[start:end]` whose seats stand in brackets behind them.

    王强、赵敏（成员）: a seat that several may have is that of all the persons since the last mark or bracket.
    """
    text, done = reading.text, start
    seats = list(_OWN.finditer(text, start, end))
    for number, seat in enumerate(seats):
        duty = reading.vocabulary.labels.get(seat.group(1), "")
        first = max(done, seat.start() - _FURTHEST)
        for mark in _BEGINS.finditer(text, first, seat.start()):
            first = mark.end()
        done = seat.end()
        verdict = Verdict(duty, "list", "list_entry", seat.end())
        names = _last_persons(all_names(reading, first, seat.start(), verdict)) if duty else []
        yield from ((name, verdict) for name in (names[-1:] if duty == "head" else names))
        following = seats[number + 1].start() if number + 1 < len(seats) else end
        stop = _RUN_ENDS.search(text, done, following)
        limit = stop.start() if stop else following
        if names and duty != "member" and (limit < following or following == end):
            # 王伟（组长）、李芳、赵敏: the others are members.
            member = verdict._replace(duty="member", end=limit)
            others = all_names(reading, done, limit, member)
            yield from ((name, member) for name in others if all(other.kind == "person" for other in others))


def _last_persons(names: list[Name]) -> list[Name]:
    """The persons that a row of names ends in (后勤组 王伟: only him)."""
    first = next((at for at in range(len(names), 0, -1) if names[at - 1].kind != "person"), 0)
    return names[first:]


def run_together(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The persons of at least three seats one right behind the other, as of a table that lost its cells."""
    text, run = reading.text, list[tuple[Name, Verdict]]()
    lines = (list(_RUN.finditer(text, *line)) for line in _lines_of_seats(text, start, end))
    # A run does not go on behind its line.
    seats = [seat for line in lines if len(line) >= _SEVERAL for seat in line]
    count, due = 0, -1
    for number, seat in enumerate(seats):
        following = seats[number + 1].start() if number + 1 < len(seats) else end
        limit = min(following, seat.end() + _VALUE)
        stop = _RUN_ENDS.search(text, seat.end(), limit)
        limit = stop.start() if stop else limit
        verdict = Verdict(reading.vocabulary.labels.get(seat.group(), ""), "list", "list_entry", limit)
        names = all_names(reading, seat.end(), limit, verdict) if limit - seat.end() > 1 else []
        people = bool(names) and all(name.kind == "person" for name in names)
        if not people or (run and seat.start() != due):
            yield from run if count >= _SEVERAL else ()
            run, count = [], 0
        if people:
            run += [(name, verdict) for name in names]
            count, due = count + 1, limit
    yield from run if count >= _SEVERAL else ()


def _lines_of_seats(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines that hold a head's seat; every run of seats has one, most lines have none."""
    done = start
    for head in _HEAD.finditer(text, start, end):
        if (at := head.start()) >= done:
            line_end = text.find("\n", at, end)
            done = end if line_end < 0 else line_end
            yield max(text.rfind("\n", start, at) + 1, start), done


def at_line_ends(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The persons of lines that end in a seat, at least two of them: 王伟 校长 组长 over 李芳 副校长 副组长."""
    text, held = reading.text, list[tuple[Name, Verdict]]()
    if not _HEAD.search(text, start, end):
        return
    for seat in _AT_END.finditer(text, start, end):
        line = max(text.rfind("\n", start, seat.start(1)) + 1, start)
        if not 2 <= seat.start(1) - line <= _VALUE:
            continue
        verdict = Verdict(reading.vocabulary.labels.get(seat.group(1), ""), "list", "list_entry", seat.start(1))
        names = settled(reading, all_names(reading, line, seat.start(1), verdict), verdict.duty)
        if len(names) == 1 and names[0].kind == "person":
            held.append((names[0], verdict))
    yield from held if len(held) > 1 else ()


_AT_END = re.compile(f"[ \u3000\t|｜]({_SEAT})[ \u3000\t|｜]*$", re.MULTILINE)
