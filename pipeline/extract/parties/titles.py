"""Persons in entries of a list, beside a title (校长王某某) or in front of their charge (李小明主持全面工作)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name, kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.persons import (
    COMMON,
    USUAL,
    end_of_sounds,
    in_dictionary,
    listed_name,
    surname_length,
    whole_name,
)
from pipeline.nlp.words import class_at, frequencies

_CHARGES = ("主持", "主管", "分管", "负责", "全面负责", "具体负责", "统筹", "协助", "主抓", "全面主持", "牵头")


def titled_person(reading: Reading, start: int, end: int) -> Name | None:
    """校长王某某, 王某某校长: the person without the title."""
    text = reading.text
    surnames, titles = reading.vocabulary.surnames, reading.vocabulary.titles.beside
    if not (text.endswith(titles, start, end) or text.startswith(titles, start)):
        return None
    for title in titles:
        if text.endswith(title, start, end) and 2 <= end - start - len(title) <= 4:
            # 张全同志 is nothing but a person.
            form = listed_name if title == "同志" else whole_name
            person = form(text, start, end - len(title), surnames)
            if person and not _known_front(reading, start, end - len(title)):
                return Name(person.start, person.end, "person")
        size = len(title)
        if text.startswith(title, start) and 2 <= end - start - size <= 4:
            person = whole_name(text, start + size, end, surnames)
            if person and not kind_of(reading, start, end):
                return Name(person.start, person.end, "person")
    return None


def _known_front(reading: Reading, start: int, end: int) -> bool:
    """Whether what stands before a title is a word of names (安全 in 安全主任), not a person."""
    return any(token.entry.front or token.entry.head for token in reading.between(start, end))


def charged_person(reading: Reading, start: int, end: int) -> Name | None:
    """组长：李小明主持全面工作: a person with what he is in charge of right behind the name."""
    for size in (3, 2):
        if start + size < end and reading.text.startswith(_CHARGES, start + size):
            return named(reading, start, start + size)
    return None


# The last character of a village's or school's name of three characters (马家堡小学校长).
_PLACE_ENDS = frozenset("庄堡湾岭山沟坪坡塘桥店集营寨屯口河江湖溪泉岗岩洞洲滩镇乡村县区市坝垭垸圩铺")
_LEVEL_ENDS = "镇乡村县区市"
_CHANCE = 9
_JOINING = "和及与各全等、，,"
_OTHERS = frozenset("及与各")
_FULL = 3
# So frequent a word begins no name (常务 of 常务副县长); 时光 may (时光荣).
_USUAL_WORD = 1000
_POST = 22
_MOST_POSTS = 80


def names_before_posts(reading: Reading, start: int, end: int) -> list[Name]:
    """王大山文广局局长李明水利局副局长: persons, each with the post behind; [] for anything else (光明小学校长)."""
    names = _row_with_posts(reading, start, end)
    first = reading.at(start)
    if not names and first is not None and first.entry.head == "role":
        # …书记、副局长李明财政局局长: the second title of the person before.
        names = _row_with_posts(reading, first.end, end)
    return names


def _row_with_posts(reading: Reading, start: int, end: int) -> list[Name]:
    names: list[Name] = []
    at = start
    while at < end and len(names) < _MOST_POSTS:
        name, at = _with_post(reading, at, end)
        if name is None:
            return []
        names.append(name)
    return names if at >= end else []


def _with_post(reading: Reading, start: int, end: int) -> tuple[Name | None, int]:
    """The person at `start` and where the post behind the name ends."""
    text = reading.text
    for last in _name_ends(reading, start, end):
        if not _bears_name(reading, start, last, end):
            continue
        stop = _post_end(reading, last, min(end, last + _POST))
        # 赵平周光润及各班主任: what stands before 及 and 各 is no post of the first name.
        if stop > 0 and _OTHERS.isdisjoint(text[last:stop]):
            while stop < end and text[stop] in "、 \u3000":
                stop += 1
            return Name(start, last, "person"), stop
    return None, start


_PADDED = re.compile("[一-鿿][ \u3000]{1,4}[一-鿿]")
_DOTTED = re.compile("[一-鿿]{2,6}[·•．]")
# Bodies that have a name of their own in front of them (康乐幼儿园, 马家堡小学), offices have none.
_NAMED_BODY = re.compile(
    "小学|中学|学校|幼儿园|[村镇乡县区市](?=[村镇乡县区市书主副])|公司|集团|医院|卫生院|社区(?!书记|主任)|[厂店]|大学|学院|敬老院|超市|饭店|酒店|宾馆|中心(?:小学|校|幼儿园)"
)


def _name_ends(reading: Reading, start: int, end: int) -> Iterator[int]:
    """Where a name that begins at `start` may end in front of a post, the likeliest first."""
    text = reading.text
    padded = _PADDED.match(text, start, end)
    if padded:
        yield padded.end()
        return
    dotted = _DOTTED.match(text, start, end)
    if dotted:
        yield end_of_sounds(text, dotted.end(), end)
        return
    sounds = end_of_sounds(text, start, end)
    if sounds - start > _FULL:
        yield sounds
    if text[start : start + 2] in reading.vocabulary.surnames:
        yield start + _FULL + 1
    yield from (start + _FULL, start + 2)


def _bears_name(reading: Reading, start: int, stop: int, end: int) -> bool:
    """Whether a name stands at `start`..`stop` with a post, and not a place with its school, right behind."""
    text = reading.text
    if stop >= end or text[stop] in _JOINING or not listed_name(text, start, stop, reading.vocabulary.surnames):
        return False
    known = (
        class_at(text, start, stop) not in ("", "nr") and frequencies().get(text[start : start + 2], 0) > _USUAL_WORD
    )
    if known or in_dictionary(text, start, stop) or text[stop - 1] in _LEVEL_ENDS:
        return False
    for token in reading.between(start, stop):
        office = token.entry.head or (token.entry.front and token.start == start)
        if office and token.end - token.start > 1:
            return False
    if _NAMED_BODY.match(text, stop):
        usual = text[start] in COMMON or text[start] in USUAL
        return stop - start == _FULL and usual and text[stop - 1] not in _PLACE_ENDS
    if text[stop] in _PLACE_ENDS and text[stop - 1] in _PLACE_ENDS:
        # 石桥镇党委书记
        return False
    first = reading.at(stop)
    if first is None or first.end - first.start == 1:
        return class_at(text, stop, min(end, stop + 4)) != ""
    return True


def _post_end(reading: Reading, start: int, limit: int) -> int:
    """End of the post that begins at `start`: behind its last title before the next name; -1 for none."""
    last = -1
    surnames = reading.vocabulary.surnames
    for token in reading.between(start, limit):
        if last > 0 and token.start > last and reading.text[last] not in "、 \u3000":
            break
        if token.entry.head == "role":
            last = token.end
            following = reading.at(last)
            if following is None and surname_length(reading.text, last, surnames):
                break
    return last


# A title that no lexicon knows ends like one all the same (副场长).
_TITLED = re.compile(
    "[一-鿿]{1,5}?(?:[场队所站室科班组处部院厂村镇乡局股段行店馆园校]长|书记|主任|经理|干事|委员)([一-鿿]{2,3})"
)
_TITLE_GAP = 16
# What a body's name ends with, right before its officer's.
_BODY_ENDS = "社办局科处室部组站所院校会厂司委府镇乡村"
_PART = re.compile("[^、和及与]+")
# Classes of the dictionary that a given name may happen to have (古月 is a time there).
_NAME_CLASSES = ("", "nr", "t", "ns", "nz")


def people(reading: Reading, start: int, end: int) -> list[Name]:
    """The persons of an enumeration that names persons only, with or without titles (张明、贺斌副局长); else []."""
    names: list[Name] = []
    text = reading.text
    for piece in _PART.finditer(text, start, end):
        first, last = piece.span()
        name = titled_person(reading, first, last) or titled(reading, first, last) or named(reading, first, last)
        if name is None:
            return []
        names.append(name)
    return names if len(names) > 1 else []


def behind_body(reading: Reading, start: int, end: int) -> Name | None:
    """市社王小山书记: the person between his body and his title."""
    text = reading.text
    tokens = reading.between(start, end)
    if (
        not tokens
        or tokens[-1].end != end
        or tokens[-1].entry.head != "role"
        or not text.endswith(reading.vocabulary.titles.row, start, end)
    ):
        return None
    stop = tokens[-1].start
    for size in (_FULL, 2):
        first = stop - size
        if (
            first - start >= _FULL - 1
            and text[first - 1] in _BODY_ENDS
            and whole_name(text, first, stop, reading.vocabulary.surnames)
        ):
            person = named(reading, first, stop)
            if person is not None and class_at(text, first, stop) in ("", "nr"):
                return person
    return None


def titled(reading: Reading, start: int, end: int) -> Name | None:
    """The person of `text[start:end]` when it is a title and a name (副场长王小山)."""
    for token in reading.between(start, min(end, start + _TITLE_GAP)):
        if token.entry.head == "role" and 2 <= end - token.end <= 3:
            return named(reading, token.end, end)
    title = _TITLED.fullmatch(reading.text, start, end)
    return named(reading, title.start(1), end) if title else None


def behind_title(reading: Reading, start: int, end: int) -> Name | None:
    """德育主任江山, 农业中心主任才让东智: the person of a list's entry that is a title and a name."""
    text, surnames = reading.text, reading.vocabulary.surnames
    for token in reversed(reading.between(start, end)):
        if token.entry.head == "role" and token.end < end and listed_name(text, token.end, end, surnames):
            return Name(token.end, end, "person")
    title = _TITLED.fullmatch(text, start, end)
    return named(reading, title.start(1), end) if title else None


def named(reading: Reading, start: int, end: int) -> Name | None:
    """`text[start:end]` as a person beside a title: a surname, no word of the dictionary, no known word."""
    text = reading.text
    if not whole_name(text, start, end, reading.vocabulary.surnames):
        return None
    word_class = class_at(text, start, end)
    if word_class not in _NAME_CLASSES:
        # 郁金 of 郁金祥 is a rare word, 组织 of 组织部 is not.
        rare = frequencies().get(text[start : start + 2], 0) <= (_CHANCE if end - start == 2 else _USUAL_WORD)
        if not rare and (end - start == 2 or word_class[0] in "vdpn"):
            return None
    for token in reading.between(start, end):
        # A surname may be a small word as well (曾).
        if token.end > end:
            # 何立新任副组长: the last character begins no word of names.
            continue
        word = token.start > start or token.end - token.start > 1
        if token.entry.head or token.entry.front or (token.entry.predicate and word):
            return None
    return Name(start, end, "person")
