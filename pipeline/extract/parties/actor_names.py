"""Names of actors: where one begins and ends, what kind it is, and how an enumeration falls apart.

A name runs from its first determiner or modifier to its head: 各学校, 规模较大学校的班子成员, 县委教育工委. Words that
only a predicate has may stand inside only as part of a relative clause, that is when 的 follows them before the head.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.teams import in_field, is_generic, names_team, of_office, on_duty
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
# Those of whom a row of names gives some (公安、消防等部门负责人): what closes it is no part of the last name.
BODIES = "部门|单位|处室|科室|股室|部室|机构|组织|团体|站所|企业|学校"
OFFICERS = (
    "的?(?:相关|有关|主要|分管)?(?:负责人员?|负责同志|责任人|领导同志|领导(?!班子|小组|下)|工作人员|业务人员|业务骨干|一把手"
    "|联络员|联系人|人员|同志|代表|骨干)"
)
_AND_OTHERS = re.compile(
    rf"(?<![高中初平优同上头])等(?:[一-鿿]{{0,6}}?(?:{BODIES})(?:{OFFICERS})?|相关人员|有关人员|人员|同志|人)?$"
)
_CLOSING = 20
# 取消车间评先资格: what is done with a body, and no field of it.
_DONE_WITH = frozenset(
    ("取消", "撤销", "关停", "查封", "扣除", "扣减", "扣发", "撤并", "合并", "新建", "扩建", "改建", "翻建", "停办")
)
# 物业公司、居委会双方: all of those named.
_BOTH = ("双方", "三方", "两方", "四方")
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
_PLACE = 2
# 方案报松江海事局审批: the verb stands inside what looks like one unknown name.
_REPORTED = re.compile("[一-鿿]{2}报(?![道送告名表备纸社刊警到])[一-鿿]{2}")
# 四至|六年级各中队
_CLASSES_FROM_TO = re.compile("[一二三四五六七八九0-9][、至到和—-]")
# What stands between a field and the word for its office.
_FIELDS = ("管理", "工作", "服务", "监督", "治理")
# How far behind a body the last word of its office may begin.
_OFFICE = 10
_FIELD_TEXT = re.compile("[㐀-䶿一-鿿]*")
# Blocked words of fewer characters are verbs (下设) or qualities.
_FIELD = 3
_MUST = frozenset("应须要需")
_COMPOUND = ("小组", "部门", "机构", "委员会", "指挥部", "专班", "办公室", "工作组", "联席会议", "组成部门", "中心")
# Those of them that stand for good (教育督导委员会办公室).
_STANDING = ("委员会", "委员会办公室", "指挥部", "指挥部办公室")
_VERBS = ("v", "d", "c", "p")

_OF_TEAMS = ("组成员", "组人员", "组全体成员")

# Asked at each head: its end, and whether the name so far may also be read as a verb with its object (帮扶学校).
Accept = Callable[[int, bool], bool]


def close_of(reading: Reading, index: int) -> int:
    """End of the bracket that the token at `index` opens, or -1 when it does not close soon."""
    starts, furthest = reading.starts, reading.ends[index] + _BRACKET
    depth = 1
    for other in range(index + 1, len(starts)):
        if starts[other] >= furthest:
            return -1
        mark = reading.entry(other).mark
        if mark == "close":
            depth -= 1
            if not depth:
                return reading.ends[other]
        depth += mark == "open"
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
    first = bisect_left(starts, start)
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
            closed = inner and (bool(entry.tail) or reading.text.endswith(_COMPOUND, at, position))
            if not pending and (not inner or closed):
                soft_here = soft and not entry.tail and reading.head(index) not in ("department", "group")
                firm = bool(entry.tail) or reading.text.endswith(_STANDING, at, position)
                if accept(position, soft_here or (inner and not firm)):
                    return _furthest(reading, index, limit, accept)
            inner = inner and not closed
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
            # 应急 of 应急处置组, 项目建设 of 项目建设办: what they are for.
            if reading.entry(index).front not in ("modifier", "level"):
                inner, pending = inner or position - at >= _FIELD, pending or position - at < _FIELD
        elif step in (RELATES, FRONTS):
            pending = pending or (step == RELATES and not (of_office(reading, index) or _of_doers(reading, index)))
            soft = soft or (at == start and _may_govern(reading, index))
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


# Modifiers that are verbs and may have people behind them as their object (指导教师制定计划).
_ON_PEOPLE = frozenset(
    ("派出", "接收", "宣传", "管理", "帮扶", "结对", "联系", "指导", "接受", "护理", "统计", "监察", "设立", "设计")
)


def _of_doers(reading: Reading, index: int) -> bool:
    """Whether a verb that opens relative clauses elsewhere says which bodies are meant (各申报单位, 各承担单位)."""
    end = reading.ends[index]
    compound = end - reading.starts[index] > 1 and reading.text.startswith(_DOERS, end)
    return (
        compound
        and index > 0
        and bool(reading.determines[index - 1])
        and reading.ends[index - 1] == reading.starts[index]
    )


def _may_govern(reading: Reading, index: int) -> bool:
    """Whether the modifier at `index`, at the beginning of a name, may be a verb with the name as its object."""
    if reading.entry(index).predicate in _HARD or on_duty(reading, index):
        return False
    following = reading.heads[bisect_left(reading.heads, reading.ends[index])]
    role = following < sys.maxsize and reading.head(reading.index(following)) == "role"
    return not role or reading.text[reading.starts[index] : reading.ends[index]] in _ON_PEOPLE


def office_end(reading: Reading, index: int, limit: int) -> int:
    """End of the office or team inside the body whose head is at `index`, -1 when the body is named alone.

    县委巡察组, 人民医院感染管理科: an ending that names nobody by itself, with its field in front of it.
    """
    starts, ends = reading.starts, reading.ends
    first = at = ends[index]
    limit = min(limit, first + _OFFICE)
    if reading.next_head(first) >= limit or reading.head(index) == "role":
        return -1
    for following in range(index + 1, len(starts)):
        if starts[following] >= limit or not _FIELD_TEXT.fullmatch(reading.text, at, starts[following]):
            return -1
        at = ends[following]
        if reading.is_head[following]:
            entry = reading.entry(following)
            of_field = (entry.tail not in ("", "role") and not entry.head) or is_generic(reading, following)
            return at if of_field and starts[following] > first else -1
        if not in_field(reading, following):
            return -1
    return -1


def _furthest(reading: Reading, index: int, limit: int, accept: Accept) -> int:
    """End of the name whose head is at `index`, or of the office that is named with it."""
    for longer in (office_end(reading, index, limit), _with_field(reading, index, limit)):
        if longer > 0 and accept(longer, False):
            return longer
    return reading.ends[index]


# Classes of what people are named after: 各班|图书|委员, 全体|历史|教师.
_FIELD_CLASSES = ("n", "nz", "b", "l", "s")
_FIELD_OF_PEOPLE = 5


def _with_field(reading: Reading, index: int, limit: int) -> int:
    """End of the people named after a field inside the body whose head is at `index` (各班|图书委员); -1 if none."""
    start = reading.ends[index]
    head = reading.next_head(start)
    if not start + 1 < head <= min(limit, start + _FIELD_OF_PEOPLE):
        return -1
    first, stop = reading.index(start), reading.index(head)
    if not _FIELD_TEXT.fullmatch(reading.text, start, head) or class_at(reading.text, start, head) not in (
        _FIELD_CLASSES
    ):
        return -1
    if any(reading.steps[at] != PASSES or reading.entry(at).particle for at in range(first, stop)):
        return -1
    return reading.ends[stop] if reading.ends[stop] <= limit else -1


def _fills_gap(reading: Reading, start: int, position: int, index: int) -> bool:
    """Whether the unknown text from `position` to the token at `index` may stand in the name that begins at `start`."""
    text, at = reading.text, reading.starts[index]
    if not _PLAIN.fullmatch(text, position, at):
        return False
    if at > start and text[at - 1] in _GOVERNING and reading.steps[index] != QUOTES:
        return False
    gap = text[position:at]
    if _CLASSES_FROM_TO.fullmatch(gap):
        return True
    if ("报" in gap and _REPORTED.search(gap)) or (position == start and gap in _DONE_WITH):
        return False
    if at - position > _PLACE and text[at - _PLACE - 1] in _GOVERNING and reading.entry(index).front == "level":
        # 方案报松岭县…: a place between the verb and its body.
        return False
    if position > start or at - position < 2 or reading.entry(index).tail or is_generic(reading, index):
        return True
    if reading.text.startswith(_FIELDS, at) and is_generic(reading, index + 1):
        # 输血|管理|委员会
        return True
    if class_at(text, start, at) not in _VERBS:
        return True
    following = text[reading.ends[index] : reading.ends[index] + 1]
    # 用火单位应…: which bodies or people are meant, by what they do.
    return text.startswith(_DOERS, at) and at - position == 2 and following in _MUST


def determined(reading: Reading, start: int, end: int) -> bool:
    """Whether a name begins with a determiner (各, 全体, 有关)."""
    first = reading.at(start)
    if first is None:
        return False
    if first.entry.front in ("determiner", "universal"):
        return True
    if _OF_PLACE.match(reading.text, start, end):
        return True
    word = reading.text[start : start + 1]
    return (bool(first.entry.head or first.entry.front) and word in "各") or reading.text[start : start + 2] in _OPENERS


# 镇属各单位, 县直各部门: which of all, and each of them.
_OF_PLACE = re.compile("[省市县区镇乡街校驻][一-鿿]{0,2}各")
_OPENERS = frozenset(("全体", "广大", "有关", "相关", "所有", "县直", "市直", "区直", "镇直"))


def kind_of(reading: Reading, start: int, end: int) -> str:
    """The kind of the name `text[start:end]`, '' when no head ends it.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.actors import vocabulary
    >>> kind_of(Reading("全体班主任", vocabulary(load_config().extract), {}), 0, 5)
    'group'
    """
    while reading.text[end - 1] in "）)":
        opened = max(reading.text.rfind("（", start, end), reading.text.rfind("(", start, end))
        if opened <= start:
            return ""
        end = opened
    last = reading.index(end) - 1
    head = reading.head(last) if last >= 0 and reading.starts[last] >= start and reading.ends[last] == end else ""
    if head != "role":
        return head
    # 领导小组成员, 全体教师: all of them, as a body.
    together = reading.text.endswith(_OF_TEAMS, start, end) or _of_everybody(reading, start)
    return "group" if together else head


def _of_everybody(reading: Reading, start: int) -> bool:
    """Whether the word at `start` speaks of everybody (全体, 广大)."""
    first = reading.index(start)
    if reading.starts[first] != start:
        return False
    front = reading.entry(first).front
    word = reading.text[start : reading.ends[first]]
    return front == "universal" or (front == "determiner" and word == "广大")


def before_others(text: str, start: int, end: int) -> int:
    """Where the last name of an enumeration ends that 等部门 or 等单位负责人 closes at `end`; else `end`.

    >>> before_others("公安等部门领导", 0, 7), before_others("高等学校", 0, 4)
    (2, 4)
    """
    if text.rfind("等", start + 1, end) < 0:
        return end
    others = _AND_OTHERS.search(text, max(start + 1, end - _CLOSING), end)
    return others.start() if others else end


def trimmed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The enumeration without 等部门, 等单位负责人, 相关人员 and the like at its end, and without white space."""
    text = reading.text
    changed = True
    while changed and end > start:
        changed = False
        if text[end - 1].isspace() or text[end - 1] in "，,、":
            end -= 1
            changed = True
            continue
        closed = before_others(text, start, end)
        changed = changed or closed < end
        end = closed
    while start < end and text[start].isspace():
        start += 1
    if text.endswith(_BOTH, start, end) and end - _PLACE > start and reading.index(end) > 0:
        # 物业公司、居委会双方
        last = reading.index(end) - 1
        if last and reading.ends[last] == end and reading.is_head[last - 1] and reading.ends[last - 1] == end - _PLACE:
            end -= _PLACE
    if "、" in text[start:end]:
        for tail in _STAFF:
            if text.endswith(tail, start, end) and text[end - len(tail) - 1] not in "、和及":
                end -= len(tail)
                break
    return start, end
