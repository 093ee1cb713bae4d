"""Who sits on a body, said in a sentence: 成员包括X、Y, 组员为X, 组长由副场长王某某担任, 副院长A、书记B任副组长."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name, determined
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.entries import entry_names
from pipeline.extract.parties.titles import named as named
from pipeline.extract.parties.titles import titled
from pipeline.extract.parties.wording import Verdict

_SEATS = re.compile(
    r"((?:常务|执行|第一)?副?(?:组长|总指挥|指挥长|主任委员|召集人|队长|会长|理事长)|(?:办公室|(?<![一-鿿]))(?:常务)?副?主任(?=由)|负责人|第一责任人|直接责任人|安全责任人|主要成员|组成人员|成员单位|成员|组员|委员)"
    r"(?:分别)?(为|是|包括|有|由)"
)
# What every seat has; most sentences have none.
_SEAT_WORD = re.compile("[长任挥员人位](?:分别)?[为是包有由]")
_POSTED = re.compile("(?:常务|执行)?副?(?:组长|总指挥|指挥长|队长)|成员|组员")
_PIECE = re.compile(r"[^、，,和及]+")
_TAKEN = re.compile("担任|兼任|出任")
_MADE_UP = re.compile("(?<=[^。；;：:\n])(?:组成|构成)(?=[，,。；;\n]|$)")
_STOP = re.compile(r"[，,。；;：:\n]")
_CLOSING = ("担任", "兼任", "出任", "共同组成", "组成", "构成", "等")
_VALUE = 160


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The members and heads that the sentence `text[start:end]` names behind a seat."""
    text, labels = reading.text, reading.vocabulary.labels
    if not _SEAT_WORD.search(text, start, end):
        return
    for seat in _SEATS.finditer(text, start, end):
        inside = reading.index(seat.start()) - 1
        if inside >= 0 and reading.tokens[inside].end > seat.start():
            # 班组长 is no 组长, 主要负责人 no 负责人.
            continue
        if _POSTED.match(text, seat.end(), end):
            # 各站所负责人为成员: a post is said of them.
            continue
        duty = labels.get(seat.group(1), "")
        stopped = _STOP.search(text, seat.end(), min(end, seat.end() + _VALUE))
        stop = stopped.start() if stopped else min(end, seat.end() + _VALUE)
        if seat.group(2) == "由":
            following = _SEATS.search(text, seat.end(), min(end, seat.end() + _VALUE))
            furthest = following.start() if following else min(end, seat.end() + _VALUE)
            made_up = _MADE_UP.search(text, seat.end(), furthest)
            stop = made_up.end() if made_up else stop
            if not made_up and not _TAKEN.search(text, seat.end(), stop):
                continue
        if duty:
            verdict = Verdict(duty, "explicit", "seated_member", stop)
            yield from ((name, verdict) for name in _names(reading, seat.end(), stop, verdict))


def _names(reading: Reading, start: int, stop: int, verdict: Verdict) -> Iterator[Name]:
    """The names of an enumeration, up to the first part that is none."""
    text, labels = reading.text, reading.vocabulary.labels
    held: list[Name] = []
    for piece in _PIECE.finditer(text, start, stop):
        first, last = piece.span()
        closed = False
        for word in _CLOSING:
            if text.endswith(word, first, last) and last - len(word) > first:
                last, closed = last - len(word), word != "等"
                break
        names = entry_names(reading, first, last, verdict)
        person = None if names else titled(reading, first, last)
        names = names if person is None else [person]
        if not names:
            break
        if len(names) > 1 or names[0].kind != "person" or names[0].start == first:
            yield from held
        # 副书记 of 副书记、局长王小山 is one more title of the person named next.
        held = []
        for name in names:
            if text[name.start : name.end] in labels or text.endswith("责任人", name.start, name.end):
                continue
            if name.kind == "role" and not determined(reading, name.start, name.end):
                held.append(name)
            else:
                yield name
        if closed:
            break
    yield from held
