"""Entries of a list: where each begins and ends, and whom it names (a person with a title, an office, several)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name, determined, kind_of, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.persons import familiar_name, is_han, listed_name
from pipeline.extract.parties.rosters import leading, persons
from pipeline.extract.parties.runs import adjacent
from pipeline.extract.parties.titles import behind_body, behind_title, charged_person, names_before_posts, titled_person
from pipeline.extract.parties.wording import Verdict
from pipeline.nlp.words import class_at

MASKED = re.compile(r"^[xX×ＸｘO0〇○_＿*＊…\-—\.·某略无]+$")
_MARKS = frozenset("、，,；;：:/／|｜）)。\n【】[]［］〔〕")
# Brackets inside a name: 各乡镇（街道）负责人 and 高一（3）班班主任 are one.
_INSIDE = re.compile(
    r"[（(](?:(?:街道|社区|办事处|管委会|园区|学区|部门|单位|[市区县旗州盟镇乡村居场园校室所站处科])(?:、|/)?){1,3}[）)]"
    r"(?=[一-鿿])"
    r"|[（(][0-9０-９一二三四五六七八九十]{1,2}[）)](?=班)"
)
# Names are joined by these, or posts follow them at once: 张文李明各班班主任.
_AND = re.compile("以及|[及和与]|(?=各|全体)")
_AND_ALL = re.compile("等(?=全体|各|所有|有关|相关)")
# What closes an enumeration behind its last name: 王某某及各班主任组成.
_CLOSED = re.compile("(?:共同|等)?(?:组成|构成|为成员|担任|参加)$")
# 王某某等12人, 李某某等同志
_COUNTED = re.compile(
    r"(?:等?[共计各]?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})余?|若干)[人名位](?:同志|教师|老师|人员)?$"
)
_COUNT_ONLY = re.compile("[0-9０-９一二两三四五六七八九十若干]{1,3}余?[人名位]")
# Telephone numbers stand beside names.
_NUMBER = frozenset("0123456789０１２３４５６７８９-—+/")
_LONGEST = 24
_LEVELS = "省市县区镇乡州旗"
_BUREAU = 8


# What joins posts to the persons before them: 周涛、吴倩及各班主任.
_AND_POSTS = re.compile("(?:以及|[及和与])(?=各|全体|所有|有关|相关)")
# 王伟同志, 王伟等12人: what stands behind a name and is no part of it.
_CLOSING = re.compile(
    "(?:(?<![各等工机有相负分主党团民士官级任体])同志|等(?:人|同志|老师|[0-9０-９一二两三四五六七八九十]{1,3}[人名位](?:同志|老师)?))"
    "(?=[、，,；;。：:\n \u3000（(]|$)|等(?=[。；;\n]|$)"
)
_DETERMINED = re.compile("[各全所有相][^、，,；;：:]*$")


def veiled(text: str, start: int, end: int) -> str:
    """The slice with bracketed titles blanked by a mark that joins nothing, so that 、 inside them splits nothing.

    What joins posts to persons is a mark like any other.
    """
    out = list(text[start:end])
    for closing in _CLOSING.finditer(text, start, end) if "等" in out or "志" in out else ():
        out[closing.start() - start : closing.end() - start] = "、" * (closing.end() - closing.start())
    for joint in _AND_POSTS.finditer(text, start, end):
        if not _DETERMINED.search(text, start, joint.start()):
            out[joint.start() - start : joint.end() - start] = "、" * (joint.end() - joint.start())
    depth = 0
    skipped = -1
    for index, character in enumerate(out):
        if character in "（(" and not depth:
            inside = _INSIDE.match(text, start + index, end)
            if inside:
                skipped = inside.end() - start
        if index < skipped:
            out[index] = "一"
            continue
        if character in "（(":
            depth += 1
        if depth:
            out[index] = "\u3001"
        if character in "）)" and depth:
            depth -= 1
    return "".join(out)


def entries(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The entries of a list in `text[start:end]`: parts between marks, or between spaces where those part names."""
    shown = veiled(reading.text, start, end)
    at, size = 0, end - start
    while at < size:
        while at < size and (shown[at].isspace() or shown[at] in _MARKS):
            at += 1
        stop = at
        while stop < size and shown[stop] not in _MARKS:
            stop += 1
        last = stop
        while last > at and shown[last - 1].isspace():
            last -= 1
        if last > at:
            yield from _spaced(reading, start + at, start + last)
        at = stop


def _spaced(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One part between marks: whole where it has no spaces or is a row of names, else its words."""
    text = reading.text
    words: list[tuple[int, int]] = []
    at = start
    while at < end:
        stop = at
        while stop < end and not text[stop].isspace():
            stop += 1
        words.append((at, stop))
        at = stop
        while at < end and text[at].isspace():
            at += 1
    if len(words) == 1 or persons(reading, start, end):
        if not _NUMBER.issuperset(text[start:end]):
            yield start, end
        return
    at = start
    for first, last in words:
        if first < at:
            continue
        if _padded(reading, first, last, end):
            last = next(stop for begin, stop in words if begin > first)
        row = leading(reading, first, end)
        at = row[-1].end if len(row) > 1 or (row and row[0].end > last) else last
        if not _NUMBER.issuperset(text[first:at]):
            yield first, at


def _padded(reading: Reading, start: int, end: int, limit: int) -> bool:
    """Whether a title stands with a padded name: before its surname (校长王 伟) or behind the rest (王 伟校长)."""
    text, inside = reading.text, reading.index(end) - 1
    given = _GIVEN.match(text, end, limit) if text[end - 1] in reading.vocabulary.surnames else None
    if given is None:
        return False
    if end - start == 1:
        return given.end() < limit and is_han(text[given.end()]) and not leading(reading, start, limit)
    return inside >= 0 and reading.ends[inside] == end - 1 and reading.head(inside) == "role"


# The given name of one character that blanks part from its surname.
_GIVEN = re.compile("[ \u3000\t]{1,4}[一-鿿]")


def entry_names(reading: Reading, start: int, end: int, verdict: Verdict) -> list[Name]:
    """The names in one entry of a list; several where nothing parts them, none where the entry is no name."""
    if _COUNT_ONLY.fullmatch(reading.text, start, end):
        return []
    names = _names(reading, start, end, verdict)
    if len(names) == 1 and names[0].kind == "person":
        return names
    joined = _joined(reading, start, end, verdict) if len(names) < 2 else []
    return joined or names


def _names(reading: Reading, start: int, end: int, verdict: Verdict) -> list[Name]:
    spaced = any(character.isspace() for character in reading.text[start:end])
    several = persons(reading, start, end) if spaced or verdict.basis == "list" else []
    several = several if len(several) > 1 else adjacent(reading, start, end)
    if several:
        return several
    name = entry(reading, start, end)
    if verdict.basis == "list":
        if name is None:
            placed = _at_office(reading, start, end) or names_before_posts(reading, start, end)
            if placed:
                return placed
            name = charged_person(reading, start, end) or behind_title(reading, start, end)
        elif name.kind == "role":
            bearers = names_before_posts(reading, start, end)
            if bearers:
                return bearers
    if name is not None and name.kind == "role":
        name = behind_body(reading, start, end) or name
    if name is not None:
        return [name]
    first, last = trimmed(reading, start, end)
    if first >= last:
        return []
    parts = conjuncts(reading, first, last)
    if parts and parts[0].start == first and parts[-1].end == last and last - first <= _LONGEST:
        return [_without_tail(reading, part) for part in parts]
    if verdict.duty in ("lead", "support", "supervise", "member") and 2 <= last - first <= 16:
        # 县发改, 市财政: a sector of some level is its bureau.
        leveled = reading.text[first] in _LEVELS and reading.vocabulary.sectors.get(reading.text[first + 1 : last])
        if leveled:
            return [Name(first, last, leveled)]
        kind = reading.vocabulary.kind_by_suffix(reading.text[first:last])
        if kind and (not has_verb(reading, first, last) or _bureau(reading, first, last)):
            return [Name(first, last, kind)]
    return []


def _at_office(reading: Reading, start: int, end: int) -> list[Name]:
    """语文组周涛: an office and the person who sits for it, [] for anything else."""
    for token in reading.between(start, end):
        if token.entry.head in ("department", "group", "organization") and 2 <= end - token.end <= 4:
            kind = kind_of(reading, start, token.end)
            person = listed_name(reading.text, token.end, end, reading.vocabulary.surnames)
            if kind and person and class_at(reading.text, token.end, end) in ("", "nr"):
                return [Name(start, token.end, kind), Name(token.end, end, "person")]
    return []


def _without_tail(reading: Reading, name: Name) -> Name:
    """A part of an enumeration without 等部门 behind it."""
    first, last = trimmed(reading, name.start, name.end)
    if last == name.end:
        return name
    kind = kind_of(reading, first, last) or reading.vocabulary.kind_by_suffix(reading.text[first:last])
    return Name(first, last, kind or "organization")


def _bureau(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb inside is a part of a bureau's or an office's name (社会发展局, 道交办)."""
    return reading.text[end - 1] in "局办" and end - start <= _BUREAU and not _starts_with_verb(reading, start)


def _joined(reading: Reading, start: int, end: int, verdict: Verdict) -> list[Name]:
    """张全杨光及各班主任: names, then with 及 or 和 the posts or bodies that complete them."""
    if verdict.basis != "list":
        return []
    text = reading.text
    summed = _AND_ALL.search(text, start + 1, end)
    if summed:
        # 保育员等全体教职工: the last of a row, and all it belongs to.
        return _names(reading, start, summed.start(), verdict) + _names(reading, summed.end(), end, verdict)
    closing = _CLOSED.search(text, start, end)
    last = closing.start() if closing else end
    for joint in _AND.finditer(text, start + 1, last - 1):
        before = _names(reading, start, joint.start(), verdict)
        if not before or any(name.kind != "person" for name in before):
            continue
        behind = _names(reading, joint.end(), last, verdict)
        if behind:
            return before + behind
    if closing:
        return _names(reading, start, last, verdict)
    for token in reading.between(start + 1, end):
        # 王伟李芳后勤保障…: names, and the next heading without a mark.
        if token.end - token.start > 1:
            row = persons(reading, start, token.start)
            return row if len(row) > 1 else []
    return []


def all_names(reading: Reading, start: int, end: int, verdict: Verdict) -> list[Name]:
    """The names of a stretch that holds nothing but names (so that it continues a list); [] for any other."""
    names: list[Name] = []
    for first, last in entries(reading, start, end):
        found = entry_names(reading, first, last, verdict)
        if not found or any(name.kind != "person" and _acts(reading, name) for name in found):
            return []
        if len(found) == 1 and found[0].end < last and charged_person(reading, first, last):
            # 汤明具体负责…: a sentence begins.
            return []
        names += found
    return names


def _acts(reading: Reading, name: Name) -> bool:
    """Whether a verb that is no noun as well stands in a name (竞赛 of 各竞赛组组长 is one)."""
    return any(
        token.entry.predicate not in ("", "nominal", "noun") and not token.entry.front and not token.entry.head
        for token in reading.between(name.start, name.end)
    )


def has_verb(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb that no name begins with stands in `text[start:end]`."""
    return any(
        token.entry.predicate and not token.entry.front and not token.entry.head
        for token in reading.between(start, end)
    )


def in_bracket(reading: Reading, body: Name, start: int, end: int) -> list[Name]:
    """The persons in a bracket right behind a body or a title: 教导处（周涛）, 校长（周涛）."""
    text = reading.text
    if body.kind == "person" or determined(reading, body.start, body.end) or start >= end or text[start] not in "（(":
        return []
    close = next((at for at in range(start + 1, min(end, start + _LONGEST)) if text[at] in "）)"), -1)
    names: list[Name] = []
    for first, last in entries(reading, start + 1, close) if close > 0 else ():
        found = persons(reading, first, last)
        if not found or class_at(text, first, last) not in ("", "nr"):
            return []
        names += found
    return names


def entry(reading: Reading, start: int, end: int) -> Name | None:
    """One list entry as a person, a role or a body; None for an empty slot (xx, _) and for anything else."""
    text = reading.text
    counted = _COUNTED.search(text, start, end)
    start, end = trimmed(reading, start, counted.start() if counted else end)
    if start >= end or MASKED.match(text[start:end]):
        return None
    surnames = reading.vocabulary.surnames
    kind = kind_of(reading, start, end)
    person = titled_person(reading, start, end)
    if person is not None:
        return person
    familiar = familiar_name(text, start, end, surnames)
    if familiar is not None:
        return Name(familiar.start, familiar.end, "person")
    if kind:
        whole = conjuncts(reading, start, end)
        if (
            len(whole) == 1
            and end - start <= _LONGEST
            and not _masked_part(text[start:end])
            and not _starts_with_verb(reading, start)
        ):
            return Name(start, end, kind)
        if len(whole) == 1 and _masked_part(text[start:end]):
            token = next((t for t in reading.between(start, end) if t.end == end and t.entry.head), None)
            return Name(token.start, end, kind) if token is not None else None
        return None
    if listed_name(text, start, end, surnames):
        return Name(start, end, "person")
    return None


def _starts_with_verb(reading: Reading, start: int) -> bool:
    token = reading.at(start)
    return token is not None and bool(token.entry.predicate) and not token.entry.front and not token.entry.head


def _masked_part(name: str) -> bool:
    return name[:1] in "xX×_*某＊"
