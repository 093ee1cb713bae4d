"""Names of actors: where one begins and ends, what kind it is, and how an enumeration falls apart.

A name runs from its first determiner or modifier to its head: 各学校, 规模较大学校的班子成员, 县委教育工委. Words that
only a predicate has may stand inside only as part of a relative clause, that is when 的 follows them before the head.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.extract.parties.actors import Reading, Token
from pipeline.extract.parties.persons import row_of_names
from pipeline.extract.parties.teams import names_team, of_office, on_duty
from pipeline.extract.parties.traits import (
    ACTS,
    ATTRIBUTES,
    BARS,
    BLOCKS,
    BRACKETS,
    ENDS,
    FRONTS,
    NAMES,
    PASSES,
    PLACES,
    QUOTES,
    RELATES,
    URGES,
)
from pipeline.nlp.words import class_at

_LONGEST = 48
_UNKNOWN = 14
_BRACKET = 18
# Words after the last name of an enumeration that are not part of it.
_TAILS = (
    "等相关部门", "等有关部门", "等职能部门", "等各部门", "等相关单位", "等有关单位", "等相关人员", "等有关人员",
    "等单位", "等部门", "等科室", "等处室", "等人员", "等同志", "等人", "等",
)  # fmt: skip
# Staff words behind a list of offices (教务处、政教处相关人员) are no part of the last name.
_STAFF = ("相关负责人员", "相关人员", "有关人员", "相关同志", "全体人员")


class Name(NamedTuple):
    """A name at `start`..`end` with its kind; `universal`: its determiner speaks of everybody (全体)."""

    start: int
    end: int
    kind: str


# A verb or preposition of one character right before a body governs it (方案报县教育局…).
_GOVERNING = "报送交请给向经由让使把被对与"
# Unknown text that may stand in a name: no white space across lines, no marks.
_PLAIN = re.compile("[\\w·×* 㐀-䶿一-鿿\U00020000-\U0010ffff]*")
# Steps that stand inside the names of bodies too (行政审批制度改革工作领导小组办公室).
_INSIDE = (ACTS, URGES, NAMES)
# Predicates that are no verb with an object when a name begins with them.
_HARD = ("lead", "noun", "state", "")
_DOERS = ("单位", "部门", "企业", "机构", "人员")
_MUST = frozenset("应须要需")
# Bodies that belong to no body named before them.
_BROAD = ("部门", "单位", "企业", "机关")
_COMPOUND = ("小组", "部门", "机构", "委员会", "指挥部", "专班", "办公室", "工作组", "联席会议", "组成部门")
_LEVELS = "省市县区镇乡校局院"
_VERBS = ("v", "d", "c", "p")

_OF_TEAMS = ("组成员", "组人员", "组全体成员")

# Asked at each head: its end, and whether the name so far may also be read as a verb with its object (帮扶学校).
Accept = Callable[[int, bool], bool]


def close_of(reading: Reading, index: int) -> int:
    """End of the bracket that the token at `index` opens, or -1 when it does not close soon."""
    starts, furthest = reading.starts, reading.ends[index] + _BRACKET
    for other in range(index + 1, len(starts)):
        if starts[other] >= furthest:
            return -1
        mark = reading.entry(other).mark
        if mark == "close":
            return reading.ends[other]
        if mark in ("open", "stop") and reading.text[starts[other]] == "\n":
            return -1
    return -1


def end_of_name(reading: Reading, start: int, limit: int, accept: Accept) -> int:
    """End of the name that begins at `start`: the first head after which `accept(offset)` holds; -1 if none.

    `limit` is where the clause ends. Takes time linear in the tokens of the next 48 characters.
    """
    limit = min(limit, start + _LONGEST)
    if reading.next_head(start) >= limit:
        return -1
    starts = reading.starts
    first = reading.index(start)
    if starts[first] == start and not reading.begins[first] and not names_team(reading, first):
        return -1
    ends, steps, is_head = reading.ends, reading.steps, reading.is_head
    position, unknown = start, 0
    # pending: a verb has opened what only 的 can close; inner: a verb stands inside, as in names of bodies.
    pending = soft = inner = False
    for index in range(first, len(starts)):
        at = starts[index]
        if at < position:
            # Inside a bracket that is passed already.
            continue
        if at >= limit:
            return -1
        step = steps[index]
        if at > position:
            unknown += at - position
            if unknown > _UNKNOWN or not _fills_gap(reading, start, position, index):
                return -1
        position = ends[index]
        if is_head[index]:
            unknown = 0
            entry = reading.entry(index)
            compound = bool(entry.tail) or reading.text.endswith(_COMPOUND, at, position)
            if not pending and (not inner or compound):
                soft_here = soft and not entry.tail and reading.head(index) not in ("department", "group")
                if accept(position, soft_here or (inner and not entry.tail)):
                    return position
            inner = inner and not compound
        elif step in (PASSES, QUOTES):
            continue
        elif step == ENDS or (step == BARS and not pending):
            return -1
        elif step == ATTRIBUTES:
            pending = inner = False
            unknown = 0
        elif step == BRACKETS:
            position = close_of(reading, index)
            if position < 0:
                return -1
        elif step == BLOCKS:
            pending = True
        elif step in (RELATES, FRONTS):
            pending = pending or (step == RELATES and not of_office(reading, index))
            verb = at == start and reading.entry(index).predicate not in _HARD
            soft = soft or (verb and not on_duty(reading, index))
        elif step == BARS:
            # 会 inside a relative clause may be part of an unknown word (会务).
            continue
        elif step in _INSIDE and not pending and (at > start or step == NAMES):
            inner = at > start
        elif (at == start and step == ACTS) or (step == PLACES and index == first and at > start):
            # 巡河员, 推动小组: what the team is for; 沙河沿社区: a piece of the name of a place.
            continue
        else:
            pending = True
    return -1


def _fills_gap(reading: Reading, start: int, position: int, index: int) -> bool:
    """Whether the unknown text from `position` to the token at `index` may stand in the name that begins at `start`."""
    text, at = reading.text, reading.starts[index]
    if not _PLAIN.fullmatch(text, position, at):
        return False
    if at > start and text[at - 1] in _GOVERNING and reading.steps[index] != QUOTES:
        return False
    if position > start or at - position < 2 or reading.entry(index).tail:
        return True
    if class_at(text, start, at) not in _VERBS:
        return True
    following = text[reading.ends[index] : reading.ends[index] + 1]
    # 用火单位应…: which bodies or people are meant, by what they do.
    return text.startswith(_DOERS, at) and at - position == 2 and following in _MUST


def conjuncts(reading: Reading, start: int, end: int) -> list[Name]:
    """The single names of an enumeration, each with its kind.

    Names joined by 、 or 和 are one each; under one determiner (各学校、幼儿园) they are one noun phrase, until a part
    brings a determiner of its own or people follow bodies (各处室、级部和班主任).
    """
    pieces: list[tuple[int, int, bool, str]] = []
    first, last = reading.index(start), reading.index(end)
    if reading.parts.find(1, first, last) < 0:
        _add(pieces, reading, start, end, True)
        return _alone(reading, pieces)
    at = start
    depth = 0
    tokens = reading.tokens.within(first, last)
    for token in tokens:
        mark = token.entry.mark
        if mark == "open":
            depth += 1
        elif mark == "close":
            depth = max(0, depth - 1)
        elif not depth and (mark == "pause" or (token.entry.particle == "join" and not token.entry.head)):
            if mark != "pause" and not _joins(reading, tokens, token):
                continue
            _add(pieces, reading, at, token.start, mark == "pause")
            at = token.end
    _add(pieces, reading, at, end, True)
    return _merge(reading, pieces)


def _joins(reading: Reading, tokens: Sequence[Token], token: Token) -> bool:
    """Whether 和, 与 … joins two names: a head ends before it (或 and 并 inside an unknown word do not)."""
    before = reading.text[token.start - 1 : token.start]
    return (
        any(other.end == token.start and (other.entry.head or other.entry.mark or other.entry.unit) for other in tokens)
        or before in "）)"
    )


def _add(pieces: list[tuple[int, int, bool, str]], reading: Reading, start: int, end: int, pause: bool) -> None:
    text = reading.text
    while start < end and (text[start].isspace() or text[start] in "，,"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，,"):
        end -= 1
    if start < end:
        pieces.append((start, end, pause, kind_of(reading, start, end)))


def _alone(reading: Reading, pieces: list[tuple[int, int, bool, str]]) -> list[Name]:
    """The names of a piece that nothing stands beside."""
    if not pieces or not pieces[0][3]:
        return _merge(reading, pieces)
    start, end, _, kind = pieces[0]
    return _side_by_side(reading, Name(_own_start(reading, start, end), end, kind))


def _merge(reading: Reading, pieces: list[tuple[int, int, bool, str]]) -> list[Name]:
    names: list[Name] = []
    # 体育、音乐、美术教师 are people of several subjects; 基教、教研室 two offices.
    bodies = bool(pieces) and pieces[-1][3] not in ("role", "person")
    pause_before = True
    open_determiner = False
    carried = -1
    for start, end, pause, kind in pieces:
        start = _own_start(reading, start, end)
        own_determiner = determined(reading, start, end)
        if not kind and end - start <= 6 and reading.at(start) is not None:
            kind = reading.vocabulary.kind_by_suffix(reading.text[start:end])
            leveled = end - start >= 3 and reading.text[start] in _LEVELS
            kind = kind if kind in ("group", "department") or (leveled and kind == "organization") else ""
        if not kind and pause and bodies and _stands_alone(reading, start, end):
            kind = reading.vocabulary.sectors.get(reading.text[start:end], "")
        if not kind:
            # 第一 of 第一、第二批协作学校, 规模较大 of 规模较大、质量较好的学校: belongs to the next piece.
            carried = start if carried < 0 else carried
            pause_before = pause
            continue
        if carried < start and carried >= 0:
            start, carried = carried, -1
        people = kind in ("role", "person")
        if (
            names
            and open_determiner
            and not own_determiner
            and people == (names[-1].kind in ("role", "person"))
            and (pause_before or _bare(reading, start, end))
        ):
            previous = names[-1]
            names[-1] = Name(previous.start, end, previous.kind)
        else:
            names.append(Name(start, end, kind))
            open_determiner = own_determiner
        pause_before = pause
    return [part for name in names for part in _side_by_side(reading, name)]


# Partners named without a mark between them; elsewhere the first of two roles qualifies the second (学生家长).
_PARTNERS = {"家长": ("老师", "教师", "学生", "孩子"), "教师": ("家长",), "老师": ("家长", "学生", "同学")}


def _side_by_side(reading: Reading, name: Name) -> list[Name]:
    """家长老师 as the two it names, any other name as it is."""
    first = reading.at(name.start)
    if first is None:
        return _titled_row(reading, name)
    several = _each_by_each(reading, name)
    if several:
        return several
    if reading.text[first.end : name.end] not in _PARTNERS.get(reading.word(first), ()):
        return [name]
    return [Name(name.start, first.end, name.kind), Name(first.end, name.end, name.kind)]


def _each_by_each(reading: Reading, name: Name) -> list[Name]:
    """各村各单位 as the two it names; [] for one name (各镇的各村, 县直各单位)."""
    text = reading.text
    at = text.find("各", name.start + 2, name.end - 1) if text.startswith("各", name.start) else -1
    index = reading.index(at) - 1 if at > 0 else -1
    if index < 0 or reading.ends[index] != at or not reading.is_head[index]:
        return []
    kind = kind_of(reading, name.start, at)
    if kind != name.kind and not text.endswith(_BROAD, at, name.end):
        # 各校各处室: the offices of each of them.
        return []
    return [Name(name.start, at, kind), Name(at, name.end, name.kind)]


def _titled_row(reading: Reading, name: Name) -> list[Name]:
    """张明、贺斌副局长 and 何校长 as the persons they name, any other name as it is."""
    if name.kind != "role":
        return [name]
    title = reading.tokens[reading.index(name.end) - 1].start
    row = row_of_names(reading.text, name.start, title, name.end, reading.vocabulary.surnames)
    return [Name(first, last, "person") for first, last in row] or [name]


def _stands_alone(reading: Reading, start: int, end: int) -> bool:
    """Whether a part of an enumeration is the short name of a sector (基教、教研室): no part of the next name."""
    return 2 <= end - start <= 4 and reading.text[start:end] in reading.vocabulary.sectors


def _own_start(reading: Reading, start: int, end: int) -> int:
    """Where a name begins whose determiner stands behind foreign words (校舍建设各班主任: 各班主任).

    A body, a place or 全 in front of the determiner belongs to the name (县直各单位, 学校各处室).
    """
    text, starts, ends = reading.text, reading.starts, reading.ends
    for index in range(reading.index(start), reading.index(end)):
        entry, at = reading.entry(index), starts[index]
        if at > start and text[at] in "各全":
            word = text[at : ends[index]]
            if word in ("各", "全体") or (entry.head and word.startswith("全体")):
                return at
        if entry.head or entry.unit or entry.front or entry.mark:
            if entry.predicate and not entry.head and entry.front != "level":
                continue
            return start
    return start


def determined(reading: Reading, start: int, end: int) -> bool:
    """Whether a name begins with a determiner (各, 全体, 有关)."""
    first = reading.at(start)
    if first is None:
        return False
    if first.entry.front in ("determiner", "universal"):
        return True
    word = reading.text[start : start + 1]
    return (bool(first.entry.head or first.entry.front) and word in "各") or reading.text[start : start + 2] in _OPENERS


_OPENERS = frozenset(("全体", "广大", "有关", "相关", "所有", "县直", "市直", "区直", "镇直"))


def _bare(reading: Reading, start: int, end: int) -> bool:
    token = reading.at(start)
    return token is not None and token.end == end and end - start <= 4 and bool(token.entry.head)


def kind_of(reading: Reading, start: int, end: int) -> str:
    """The kind of the name `text[start:end]`, '' when no head ends it.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.actors import vocabulary
    >>> kind_of(Reading("全体班主任", vocabulary(load_config().extract), {}), 0, 5)
    'group'
    """
    head = ""
    universal = False
    while reading.text[end - 1] in "）)":
        opened = max(reading.text.rfind("（", start, end), reading.text.rfind("(", start, end))
        if opened <= start:
            return ""
        end = opened
    starts, ends = reading.starts, reading.ends
    for index in range(reading.index(start), reading.index(end)):
        front = reading.entry(index).front
        if front == "universal" or (front == "determiner" and reading.text[starts[index] : ends[index]] == "广大"):
            universal = starts[index] == start or universal
        if ends[index] == end:
            head = reading.head(index)
    if head == "role" and reading.text.endswith(_OF_TEAMS, start, end):
        # 领导小组成员: all of them, as a body.
        return "group"
    return "group" if head == "role" and universal else head


def trimmed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The enumeration without 等部门, 相关人员 and the like at its end, and without white space."""
    text = reading.text
    changed = True
    while changed and end > start:
        changed = False
        if text[end - 1].isspace() or text[end - 1] in "，,、":
            end -= 1
            changed = True
            continue
        for tail in _TAILS if text.endswith(_TAILS, start, end) else ():
            if end - len(tail) > start and text.endswith(tail, start, end):
                end -= len(tail)
                changed = True
                break
    while start < end and text[start].isspace():
        start += 1
    if "、" in text[start:end]:
        for tail in _STAFF:
            if text.endswith(tail, start, end) and text[end - len(tail) - 1] not in "、和及":
                end -= len(tail)
                break
    return start, end
