"""Enumerations: how the names of 教导处、各班主任和家长 fall apart, and the sectors of 公安、消防等部门负责人."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.parties.actor_names import Name, before_others, determined, kind_of
from pipeline.extract.parties.actors import Reading, Token
from pipeline.extract.parties.persons import row_of_names
from pipeline.extract.parties.sectors import sector_row
from pipeline.extract.parties.wording import MUTUAL

# Bodies that belong to no body named before them.
_BROAD = ("部门", "单位", "企业", "机关")
_LEVELS = "省市县区镇乡校局院"


def conjuncts(reading: Reading, start: int, end: int) -> list[Name]:
    """The single names of an enumeration, each with its kind.

    Names joined by 、 or 和 are one each; under one determiner (各学校、幼儿园) they are one noun phrase, until a part
    brings a determiner of its own or people follow bodies (各处室、级部和班主任).
    """
    row = sector_row(reading, start, end)
    if row:
        return row
    pieces: list[tuple[int, int, bool, str]] = []
    first, last = bisect_left(reading.starts, start), bisect_left(reading.starts, end)
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
    stop = token.start
    while stop and reading.text[stop - 1] in " \u3000":
        stop -= 1
    before = reading.text[stop - 1 : stop]
    return (
        any(other.end == stop and (other.entry.head or other.entry.mark or other.entry.unit) for other in tokens)
        or before in "）)"
    )


def _add(pieces: list[tuple[int, int, bool, str]], reading: Reading, start: int, end: int, pause: bool) -> None:
    text = reading.text
    while start < end and (text[start].isspace() or text[start] in "，,"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，,"):
        end -= 1
    closed = before_others(text, start, end)
    if start < end:
        kind = kind_of(reading, start, closed)
        if closed < end:
            kind = kind or reading.vocabulary.sectors.get(text[start:closed], "organization")
        pieces.append((start, closed, pause, kind))


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
        if not kind and end - start <= 6 and reading.at(start) is not None and not _is_modifier(reading, end):
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
            # 校长、各班主任、护士长: in a row that a single post begins each is one.
            and (len(names) == 1 or not people)
            and _shares(reading, names[-1], start, end)
        ):
            previous = names[-1]
            names[-1] = Name(previous.start, end, previous.kind)
        else:
            names.append(Name(start, end, kind))
            open_determiner = own_determiner
        pause_before = pause
    return [part for name in names for part in _side_by_side(reading, name)]


_LEVELED = "省市县区镇乡"
_SHORTEST_BODY = 3


def _shares(reading: Reading, before: Name, start: int, end: int) -> bool:
    """Whether the determiner of the name before speaks of `text[start:end]` too: a class of bodies, no single one."""
    text = reading.text
    if before.kind in ("role", "person"):
        return True
    if text[start] in _LEVELED and end - start > _SHORTEST_BODY:
        # 各科室、县财政局; in 各县、区教育局 the bureaus are those of each.
        return text[before.end - 1] in _LEVELED and before.end - before.start < _SHORTEST_BODY
    if reading.at(start) is None:
        # 各学校、松岭小学
        return False
    return text.endswith(reading.vocabulary.common_bodies, start, end) or end - start == 1 or text[end - 1] == "队"


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
    if not reading.text.endswith(reading.vocabulary.titles.row, title, name.end):
        return [name]
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
    if text.find("各", start + 1, end) < 0 and text.find("全体", start + 1, end) < 0:
        return start
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


def _is_modifier(reading: Reading, end: int) -> bool:
    """Whether a word that only qualifies ends at `end` (各公办、民办幼儿园: 公办 is no office)."""
    index = reading.index(end) - 1
    return index >= 0 and reading.ends[index] == end and reading.entry(index).front == "modifier"


def _bare(reading: Reading, start: int, end: int) -> bool:
    token = reading.at(start)
    return token is not None and token.end == end and end - start <= 4 and bool(token.entry.head)


# 财政局与水利局按职责分工负责: each has a share of its own.
BY_SHARE = ("按", "依", "根据", "分别", "分头")


def joins_agents(reading: Reading, token: Token, start: int, end: int) -> bool:
    """Whether 与 joins the agents from `start` on: a row goes on, or a predicate follows that takes no partner."""
    row = "、" in reading.text[start : token.start]
    tokens = reading.between(token.end, min(end, token.end + 24))
    for other, following in itertools.pairwise(tokens):
        if other.entry.head and reading.text.startswith("等", other.end):
            return True
        if other.entry.head and following.start == other.end and not following.entry.head:
            if following.entry.mark == "pause":
                continue
            word = reading.word(following)
            if word.startswith(BY_SHARE) and following.entry.particle == "adverb":
                return True
            if row and following.entry.predicate in ("support", "charge", "lead"):
                return True
            return bool(following.entry.predicate) and following.entry.predicate != "mutual" and not MUTUAL.match(word)
        if other.entry.mark or (other.entry.predicate and not other.entry.front and not other.entry.head):
            return False
    return False
