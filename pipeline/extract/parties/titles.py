"""Persons in entries of a list, beside a title (校长王某某) or in front of their charge (李小明主持全面工作)."""

from __future__ import annotations

import re

from pipeline.extract.parties.actor_names import Name, kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.persons import whole_name
from pipeline.nlp.words import class_at

_TITLES = [
    "党总支书记",
    "党支部书记",
    "支部书记",
    "党委书记",
    "副书记",
    "书记",
    "副校长",
    "校长",
    "副园长",
    "园长",
    "副主任",
    "主任",
    "副局长",
    "局长",
    "副院长",
    "院长",
    "副镇长",
    "镇长",
    "副乡长",
    "乡长",
    "副县长",
    "县长",
    "副市长",
    "市长",
    "副区长",
    "区长",
    "总经理",
    "副总经理",
    "副经理",
    "经理",
    "董事长",
    "厂长",
    "副厂长",
    "科长",
    "副科长",
    "所长",
    "副所长",
    "站长",
    "副处长",
    "处长",
    "部长",
    "副部长",
    "队长",
    "主席",
    "副主席",
    "老师",
    "同志",
    "教师",
    "医生",
    "护士长",
    "工程师",
    "总监",
]
_TITLES.sort(key=len, reverse=True)
_CHARGES = ("主持", "主管", "分管", "负责", "全面负责", "具体负责", "统筹", "协助", "主抓", "全面主持", "牵头")


def titled_person(reading: Reading, start: int, end: int) -> Name | None:
    """校长王某某, 王某某校长: the person without the title."""
    text = reading.text
    surnames = reading.vocabulary.surnames
    for title in _TITLES:
        if text.endswith(title, start, end) and 2 <= end - start - len(title) <= 4:
            person = whole_name(text, start, end - len(title), surnames)
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


# Offices that have no name of their own in front of them, as schools and villages have (康乐幼儿园园长).
_NAMELESS = "局委办科股处部室组"


def name_before_post(reading: Reading, start: int, end: int) -> Name | None:
    """王大山文广局局长: a person with his post right behind the name; None for a post alone (光明小学校长)."""
    tokens = reading.between(start, end)
    if not tokens or tokens[-1].end != end or tokens[-1].entry.head != "role":
        return None
    first = tokens[0]
    if not 2 <= first.start - start <= 3 or (first.end < end and reading.text[first.end - 1] not in _NAMELESS):
        return None
    person = whole_name(reading.text, start, first.start, reading.vocabulary.surnames)
    if person is None or class_at(reading.text, start, first.start) not in ("", "nr"):
        return None
    return Name(person.start, person.end, "person")


# A title that no lexicon knows ends like one all the same (副场长).
_TITLED = re.compile(
    "[一-鿿]{1,5}?(?:[场队所站室科班组处部院厂村镇乡局股段行店馆园校]长|书记|主任|经理|干事|委员)([一-鿿]{2,3})"
)
_TITLE_GAP = 8
_PART = re.compile("[^、和及与]+")
# Classes of the dictionary that a given name may happen to have (古月 is a time there).
_NAME_CLASSES = ("", "nr", "t", "ns", "nz")


def people(reading: Reading, start: int, end: int) -> list[Name]:
    """The persons of an enumeration that names persons only, with or without titles (张明、阮斌副局长); else []."""
    names: list[Name] = []
    text = reading.text
    for piece in _PART.finditer(text, start, end):
        first, last = piece.span()
        name = titled_person(reading, first, last) or titled(reading, first, last) or named(reading, first, last)
        if name is None:
            return []
        names.append(name)
    return names if len(names) > 1 else []


def titled(reading: Reading, start: int, end: int) -> Name | None:
    """The person of `text[start:end]` when it is a title and a name (副场长王小山)."""
    for token in reading.between(start, min(end, start + _TITLE_GAP)):
        if token.entry.head == "role" and 2 <= end - token.end <= 3:
            return named(reading, token.end, end)
    title = _TITLED.fullmatch(reading.text, start, end)
    return named(reading, title.start(1), end) if title else None


def named(reading: Reading, start: int, end: int) -> Name | None:
    """`text[start:end]` as a person beside a title: a surname, no word of the dictionary, no known word."""
    text = reading.text
    if not whole_name(text, start, end, reading.vocabulary.surnames):
        return None
    word_class = class_at(text, start, end)
    if word_class not in _NAME_CLASSES and (end - start == 2 or word_class[0] in "vdpn"):
        return None
    for token in reading.between(start, end):
        # A surname may be a small word as well (曾).
        word = token.start > start or token.end - token.start > 1
        if token.entry.head or token.entry.front or (token.entry.predicate and word):
            return None
    return Name(start, end, "person")
