"""Where subjects may begin: at clauses, brackets and quotations, behind a closed duty, and behind 督促 and its kin.

Most clauses hold no actor, or begin with a verb; one pass over the plan leaves them out before any sentence is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.beginnings import TOPIC
from pipeline.extract.parties.sectors import may_hold_sectors
from pipeline.extract.parties.teams import names_team
from pipeline.extract.parties.traits import ACTS, INNER, MOVING, PAUSE, QUOTED, URGE
from pipeline.extract.parties.wording import CLAUSE

_BARRED = ("不得", "不能", "不准", "严禁", "禁止", "不")
_BEFORE_VERB = '，,。；;：:、 \u3000\n）)”"并要应须需'
# 邀请, 聘请, 申请 and the like.
_ANOTHER_WORD = "邀聘申提报宴敬恳延"
_FORBIDDEN = re.compile("不|严禁|禁止|避免|杜绝|按|符合|达到")
_EVERY = ("各", "全体", "广大", "每")
_WITH_URGING = ("指导", "帮助", "引导", "推动", "检查", "支持")


class Openings:
    """The places in a text where a subject may begin."""

    __slots__ = ("_edges", "_reading")

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._edges = _edges(reading)

    def within(self, start: int, end: int) -> list[tuple[int, bool]]:
        """The places in the sentence `text[start:end]`, and whether a verb in front of each urges to act."""
        reading = self._reading
        first = bisect_left(reading.starts, start)
        found = [(start, False)] if _may_act(reading, start, first) else []
        starts, ends, openings, edges = reading.starts, reading.ends, reading.openings, self._edges
        edge = bisect_left(edges, first)
        if edge == len(edges) or starts[edges[edge]] >= end:
            return found
        last = reading.last_head(end)
        for at in range(edge, len(edges)):
            index = edges[at]
            if starts[index] > last:
                break
            opened = openings[index]
            if opened <= QUOTED:
                found.append((ends[index], False))
            elif opened == PAUSE:
                if index and starts[index - 1] >= start:
                    found.append((ends[index], False))
            elif opened == URGE:
                if _urges(reading, index, start):
                    found.append((_past_joined_verb(reading, ends[index]), True))
            elif opened == INNER:
                if not reading.text.endswith(_BARRED, start, starts[index]) and _may_act_inside(reading, index):
                    found.append((ends[index], False))
            else:
                found.append((starts[index], False))
        return found


def _edges(reading: Reading) -> list[int]:
    """Indexes of the tokens behind which a clause begins that may have a subject, whatever its sentence is."""
    starts, ends, openings, verbs = reading.starts, reading.ends, reading.openings, reading.verbs
    size = len(reading.text)
    timed = frozenset(reading.skips.values())
    heads, stops, skips = reading.heads, reading.stops, reading.skips
    closes, carries = reading.closes, reading.carries
    found = []
    head = stop = 0
    for index in reading.opened:
        opened = openings[index]
        if opened > PAUSE:
            # What is urged may stand behind a comma, and a whole sentence is looked at.
            found.append(index)
            continue
        # Few marks of an enumeration close a duty.
        # Behind a date the next of a row acts at a time of its own (保卫科每天、班主任每周排查).
        if opened == PAUSE and not (
            starts[index] in timed or ((closes[index - 1] or carries[index - 1]) and _closes_duty(reading, index))
        ):
            continue
        place = ends[index]
        # A date may stand, with its comma, before the clause of its subject; any other clause has to hold a head.
        if place not in skips:
            while heads[head] < place:
                head += 1
            while stops[stop] <= place:
                stop += 1
            if heads[head] > stops[stop]:
                continue
            if verbs[index + 1 : index + 2] == b"\1" and starts[index + 1] == place:
                limit = min(stops[stop], place + CLAUSE, size)
                if not _may_act_behind(reading, place, limit, index + 1):
                    continue
        found.append(index)
    return found


def _closes_duty(reading: Reading, index: int) -> bool:
    """X牵头、Y落实、Z配合: whether the pause at `index` stands between two duties, not two names."""
    starts, ends, before = reading.starts, reading.ends, index - 1
    if before < 0 or ends[before] != starts[index]:
        return False
    if reading.closes[before]:
        # 各组员、村民: behind a determiner the word names people and closes nothing.
        return not (before and reading.determines[before - 1] and ends[before - 1] == starts[before])
    return (
        bool(reading.carries[before] and before and reading.is_head[before - 1]) and ends[before - 1] == starts[before]
    )


def _may_act(reading: Reading, place: int, index: int) -> bool:
    """Whether a subject may begin in the clause at `place`; `index` is that of the first token from there on.

    It may not where a word begins the clause that begins no name, and no other subject can come behind it.
    """
    starts = reading.starts
    if index >= len(starts) or starts[index] > place or not reading.verbs[index] or place in reading.skips:
        return True
    return _may_act_behind(reading, place, reading.clause_end(place, len(reading.text)), index)


def _may_act_behind(reading: Reading, place: int, limit: int, index: int) -> bool:
    """Whether a subject may come behind a word that begins no name, the token `index` at `place`.

    `limit` is where the clause ends.
    """
    text = reading.text
    two = text[place + 2 : place + 4]
    return (
        ":" in two
        or "：" in two
        or reading.may_open_later(place, min(limit, place + TOPIC), index)
        or (reading.steps[index] == ACTS and names_team(reading, index))
        or (text.find("、", place, limit) >= 0 and may_hold_sectors(text, place, limit))
    )


def has_colon(text: str, start: int) -> bool:
    """Whether one of the two characters from `start` on is a colon, as behind a name of two or three.

    >>> has_colon("林建生：负责", 2), has_colon("林建生负责：", 2)
    (True, False)
    """
    two = text[start : start + 2]
    return ":" in two or "：" in two


def _may_act_inside(reading: Reading, index: int) -> bool:
    """Whether those behind 即 and 通过 may act, or those moved to act are all of a kind (推动各校)."""
    text, end = reading.text, reading.ends[index]
    return text[reading.starts[index] : end] not in MOVING or text.startswith(_EVERY, end)


def _past_joined_verb(reading: Reading, position: int) -> int:
    """Behind a verb joined to the one that urges: 督促并指导|各校, 督促指导|学校."""
    join = reading.at(position)
    if join is not None and join.entry.mark == "pause":
        # 督促、指导|各单位
        join = reading.at(join.end)
    if join is not None and reading.word(join) in _WITH_URGING:
        return join.end
    verb = reading.at(join.end) if join is not None and join.entry.particle == "join" else None
    return verb.end if verb is not None and verb.entry.predicate and not verb.entry.head else position


def _urges(reading: Reading, index: int, start: int) -> bool:
    """Whether 督促, 要求, 协调 is the verb of its clause: not a noun (按要求, 工程协调组), not forbidden (不得要求)."""
    text, at = reading.text, reading.starts[index]
    previous = _before(reading, index, start)
    start = max(start, at - 80)
    clause = max((text.rfind(mark, start, at) for mark in "，,。；;：:\n"), default=-1)
    if _FORBIDDEN.search(text, max(start, clause), at):
        return False
    if at == start or previous < 0:
        return at == start or text[at - 1] in _BEFORE_VERB or text[at - 1].isspace()
    if reading.ends[previous] < at:
        # 报名表请各班长于周五前上交: what it is about stands in front.
        return text[at - 1] in _BEFORE_VERB or (text[at] == "请" and text[at - 1] not in _ANOTHER_WORD)
    entry = reading.entry(previous)
    if entry.predicate == "bar":
        return False
    return bool(entry.predicate or entry.head) or entry.particle in ("adverb", "prefix", "join")


def _before(reading: Reading, index: int, start: int) -> int:
    """Index of the last token before `index` that is no mark, -1 when none lies behind `start`."""
    while index:
        index -= 1
        if reading.starts[index] < start:
            return -1
        if not reading.entry(index).mark:
            return index
    return -1
