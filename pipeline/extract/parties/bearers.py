"""Persons and the titles beside them in a line of names: 李小明 校长, 党委委员、副镇长王伟, 全体护士长、值班医生."""

from __future__ import annotations

from pipeline.extract.parties.actor_names import Name, determined
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.persons import listed_name

_BODY_ENDS = "乡村镇县区市州旗"


def settled(reading: Reading, names: list[Name], duty: str) -> list[Name]:
    """The names of one line put in order: titles beside persons dropped, one phrase made one, 黄小乡 a person.

    A title that only a space parts from its bearer names nobody else (李小明 校长), nor does one of several of a
    single head (书记、校长李小明); a name that ends like a place is a person's where its neighbours are persons.
    """
    people = sum(name.kind == "person" for name in names)
    if people:
        names = [_in_company(reading, name, people, len(names)) for name in names]
        names = _without_titles(reading, names, duty)
    return _of_one_phrase(reading, names)


def _in_company(reading: Reading, name: Name, people: int, total: int) -> Name:
    text = reading.text
    if name.kind != "organization" or name.end - name.start != 3 or text[name.end - 1] not in _BODY_ENDS:
        return name
    person = people >= max(2, total - 1) and listed_name(text, name.start, name.end, reading.vocabulary.surnames)
    return name._replace(kind="person") if person else name


# 组长：李小明，副镇长: a head's title may stand behind a comma.
_HEADING = ("head", "deputy")
_SEATS = ("成员", "委员", "常委")
# 李小明 校长 and 李小明：校长 give one person and his title.
_TITLE_MARKS = " \u3000\t：:|｜"


def _is_title(reading: Reading, name: Name) -> bool:
    """Whether a name may be a title of somebody beside it: 副镇长, 党组成员, but not 各班主任."""
    post = name.kind == "role" or (name.kind == "group" and reading.text.endswith(_SEATS, name.start, name.end))
    return post and not determined(reading, name.start, name.end)


def _without_titles(reading: Reading, names: list[Name], duty: str) -> list[Name]:
    """The names without those that are titles of the person beside them."""
    text = reading.text
    titles = [_is_title(reading, name) for name in names]
    borne = [False] * len(names)
    for at in range(1, len(names)):
        # One title follows another: 李小明 副书记、镇长.
        marks = _TITLE_MARKS + ("、" if borne[at - 1] else "") + ("，," if duty in _HEADING else "")
        bearer = names[at - 1].kind == "person" or borne[at - 1]
        borne[at] = titles[at] and bearer and not text[names[at - 1].end : names[at].start].strip(marks)
    for at in range(len(names) - 2, -1, -1):
        # 党委委员、副镇长李小明 and 校长 李小明; but 校长、李小明 are two.
        after = names[at + 1]
        between = text[names[at].end : after.start]
        joined = between[:1] == "、" and (len(between) > 1 or borne[at + 1])
        bearer = after.kind == "person" or borne[at + 1]
        borne[at] = borne[at] or (titles[at] and bearer and (joined or not between.strip(_TITLE_MARKS)))
    return [name for name, title in zip(names, borne, strict=True) if not title]


_OFFICERS = ("负责人", "责任人", "主任", "书记", "组长")
_EVERYBODY = ("全体", "广大", "全校", "所有")


def _of_one_phrase(reading: Reading, names: list[Name]) -> list[Name]:
    """The names with those put together that stand under one determiner: 全体护士长、值班医生."""
    out: list[Name] = []
    for name in names:
        if out and name.kind == "role" and reading.text[out[-1].end : name.start] == "、":
            if _of_both(reading, out[-1], name):
                out[-1] = name._replace(start=out[-1].start)
                continue
            opened = reading.text.startswith(_EVERYBODY, out[-1].start)
            if opened and not determined(reading, name.start, name.end) and _of_people(reading, out[-1]):
                out[-1] = out[-1]._replace(end=name.end)
                continue
        out.append(name)
    return out


def _of_both(reading: Reading, before: Name, name: Name) -> bool:
    """Whether 各科室、各车间主要负责人 says whose officers are meant, not that the bodies sit there themselves."""
    text = reading.text
    bodies = before.kind in ("organization", "department", "group") and text[before.start] == "各" == text[name.start]
    return bodies and text.endswith(_OFFICERS, name.start, name.end)


def _of_people(reading: Reading, name: Name) -> bool:
    by_word = reading.vocabulary.by_word
    ends = (by_word.get(reading.text[at : name.end]) for at in range(name.start, name.end))
    return any(found is not None and found.head == "role" for found in ends)
