"""List forms: 组长:… 副组长:… 成员:… over lines and wraps, labels such as 责任单位:…, and table columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties import brackets, seats
from pipeline.extract.parties.actor_names import Name, kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.bearers import settled
from pipeline.extract.parties.entries import MASKED, all_names, entries, entry, entry_names, has_verb, in_bracket
from pipeline.extract.parties.labels import BARE_LABEL, LONGEST_LABEL, before_bracket, label_before, sits
from pipeline.extract.parties.lexicon import Vocabulary
from pipeline.extract.parties.persons import in_dictionary, is_han
from pipeline.extract.parties.wording import Verdict
from pipeline.records import SEATS, Row

_COLON = re.compile("[:：]")
_VALUE = 400
_PLACE = 4
# A name with its spaces, and as many lines as a list of names with titles has.
_NAME = 10
_PARTED = "，,；;。 \u3000\t\n"
_LINES = 40
# How many names a line has, and how much of it they are, where some other entry is none.
_SEVERAL = 3
_MOSTLY = 0.6
_BODIES = ("organization", "department")
_CHARGED_DUTIES = ("lead", "support", "supervise")
_TEAM_ENDS = "组队"
# Those of whom nothing but a row of persons makes a list: a part of a plan may be headed so.
_COMMITTEES = ("委员会", "组委会", "主席团", "指挥部", "理事会", "监事会", "评委会", "评审团")
# Where the persons of a team end.
_TEAM_OVER = re.compile("[；;。:：]|(?:等?[0-9一二三四五六七八九十]{0,2}[人名位]?)?(?:共同)?(?:组成|担任|构成)")
_SHORTEST_NAME = 3
# What ends a list that the page runs on behind.
_OVER = re.compile(
    r"[。；;！!]|(?:工作|主要|具体|岗位)?职责|(?:工作)?(?:领导)?小组下设|下设|办公室设"
    r"|(?:共同|分别)?(?:[担兼出]任|组成)(?=[。；;，,\n]|$)|(?<![0-9０-９])[0-9０-９]{1,2}[.、．](?=[一-鿿])"
    r"|(?<=[一-鿿]{2})[ \u3000](?=[一二三四五六七八九十]{1,2}、)"
)


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The names behind labels in `text[start:end]`, a stretch of whole lines; wraps are followed."""
    text = reading.text
    labels = reading.vocabulary.labels
    places = [match.start() for match in _COLON.finditer(text, start, end)]
    for number, colon in enumerate(places):
        label, _ = label_before(text, colon, start, labels)
        if not label:
            yield from _of_team(reading, start, colon, end)
            continue
        duty = labels[label]
        limit = end
        for following in places[number + 1 : number + 1 + _LINES]:
            # The next label ends this value, not only its colon; so does a colon behind anything but a name.
            named, begins = label_before(text, following, colon + 1, labels)
            if named or not (
                _behind_person(reading, colon + 1, following) or kind_of(reading, colon + 1, following) == "role"
            ):
                limit = begins if named else _words_before(reading, following, colon + 1)
                break
        rule = "list_entry" if duty in SEATS else "labelled"
        yield from value(reading, colon + 1, limit, Verdict(duty, "list", rule, colon + 1))
    yield from brackets.persons(reading, start, end)
    yield from seats.found(reading, start, end)


def _of_team(reading: Reading, start: int, colon: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """后勤组：王伟、李芳: the persons behind the name of a team that no label parts from it, or in the line below."""
    text = reading.text
    team = before_bracket(text, colon, start)
    committee = text.endswith(_COMMITTEES, start, team)
    if team == start or not (committee or text[team - 1] in _TEAM_ENDS):
        return
    if team < colon:
        # 灭火组（消防站8人）：…: who the team consists of.
        inside = Verdict("member", "list", "list_entry", colon)
        yield from ((name, inside) for name in all_names(reading, team + 1, colon - 1, inside))
    line_end = end_of_line(text, colon + 1, end)
    opened = _LEAD_IN.match(text, colon + 1, line_end)
    begin = _past_spaces(text, opened.end() if opened else colon + 1, end)
    row = committee or begin > line_end
    line_end = end_of_line(text, begin, end)
    if line_end - begin < _SHORTEST_NAME - 1 or BARE_LABEL.match(text, begin, line_end):
        # 督查组：组长王伟，组员李芳: labels of its own.
        return
    stop = _TEAM_OVER.search(text, begin, line_end)
    limit = stop.start() if stop else line_end
    verdict = Verdict("member", "list", "list_entry", limit)
    names = all_names(reading, begin, limit, verdict)
    # 红队：金牛, 警戒组：封锁路口: words are nobody.
    words = sum(in_dictionary(text, name.start, name.end) for name in names)
    people = not row or (len(names) > 1 and all(name.kind == "person" for name in names))
    if 2 * words < max(len(names), 1) and people and all(sits(reading, name) for name in names):
        yield from ((name, seats.own(reading, name, verdict)) for name in names)


def value(reading: Reading, start: int, limit: int, verdict: Verdict) -> Iterator[tuple[Name, Verdict]]:
    """The names of one label's value: the rest of its line, and lines that wrap or hold only names."""
    text = reading.text
    if BARE_LABEL.match(text, _past_spaces(text, start, limit), limit):
        # 名单：组长王伟，副组长…: each label has a value of its own.
        return
    if _SUCH_AS.match(text, start, limit):
        return
    opened = _LEAD_IN.match(text, start, limit)
    start = opened.end() if opened else start
    line_end = end_of_line(text, start, limit)
    names, more = _entries(reading, start, line_end, verdict)
    taught = verdict.duty == "support"
    for name in names:
        # 参与人员：全体学生 says for whom something is.
        if not (taught and text.endswith(_TAUGHT, name.start, name.end)):
            yield name, seats.own(reading, name, verdict)
    empty = not text[start:line_end].strip()
    # Members stand one body to a line (安监站 李明): lines of names go on while they hold persons.
    persons = bool(names)
    # Behind a masked value (成员：xx。) the line that holds only names is what is left of the list.
    masked = verdict.duty == "member" and MASKED.match(text[start:line_end].strip(" \u3000。；;")) is not None
    at = line_end
    while (more or empty or persons or masked) and at < limit:
        begin = at
        while begin < limit and text[begin].isspace():
            begin += 1
        if begin >= limit:
            return
        line_end = end_of_line(text, begin, limit)
        colon = _COLON.search(text, begin, min(line_end + 1, limit + 1))
        if colon and not _person_and_title(reading, begin, colon.start(), line_end):
            return
        before = names
        names, wraps = _entries(reading, begin, line_end, verdict)
        if not all_names(reading, begin, line_end, verdict) and not _mostly_names(reading, names, (begin, line_end)):
            return
        if not (more or empty or masked) and not (
            _goes_on(reading, names, verdict, (begin, line_end, limit))
            or (verdict.duty == "member" and _one_each(before, names))
        ):
            return
        masked = False
        more = wraps
        wrapped = verdict._replace(rule="list_wrapped" if verdict.rule == "list_entry" else verdict.rule)
        for name in names:
            yield name, seats.own(reading, name, wrapped)
        more = more or (empty and verdict.duty == "member" and bool(names))
        at = line_end


def _one_each(before: list[Name], names: list[Name]) -> bool:
    """Whether a list of bodies goes on that has one on each line."""
    return len(before) == len(names) == 1 and all(name.kind in _BODIES for name in (*before, *names))


def _past_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _mostly_names(reading: Reading, names: list[Name], line: tuple[int, int]) -> bool:
    """Whether names make up most of a line, so that an entry that is none does not end the list."""
    if len(names) < _SEVERAL:
        return False
    letters = sum(is_han(character) for character in reading.text[line[0] : line[1]])
    held = sum(is_han(character) for name in names for character in reading.text[name.start : name.end])
    return held >= _MOSTLY * letters and not has_verb(reading, line[0], names[0].start)


def _words_before(reading: Reading, colon: int, start: int) -> int:
    """Where the value before a colon that is no label's ends: what reads like a name there is none (包联村：…)."""
    text, at = reading.text, colon
    while at > start and colon - at <= _NAME and text[at - 1] not in _PARTED:
        at -= 1
    if at in (start, colon) or text[at - 1] not in _PARTED:
        return colon
    # 责任单位：教务处　　完成时限：…: a word behind blanks and before a colon is a label, whatever it reads like.
    return at if text[at - 2 : at].isspace() or entry(reading, at, colon) is not None else colon


def _behind_person(reading: Reading, start: int, colon: int) -> bool:
    """Whether one person's name stands between `colon` and the beginning of its line or of the list at `start`."""
    nearest = max(start, colon - _NAME)
    first = reading.text.rfind("\n", nearest, colon) + 1 or (start if nearest == start else 0)
    name = entry(reading, first, colon) if first else None
    return name is not None and name.kind == "person"


def _person_and_title(reading: Reading, start: int, colon: int, end: int) -> bool:
    """Whether a line is one person, a colon and his title (李小明：副镇长)."""
    name = entry(reading, start, colon)
    return name is not None and name.kind == "person" and kind_of(reading, colon + 1, end) == "role"


def _goes_on(reading: Reading, names: list[Name], verdict: Verdict, line: tuple[int, int, int]) -> bool:
    """Whether a line of names belongs to the list above it although no mark at its end says so.

    `line` is where it begins and ends, and where the next label does.
    """
    if verdict.duty == "member":
        return any(sits(reading, name) for name in names)
    people = all(name.kind == "person" for name in names)
    begin, end, label = line
    text = reading.text
    if verdict.duty == "head":
        # A second head has his title beside him.
        stop = begin + len(text[begin:end].rstrip("。；; \u3000"))
        return people and len(names) == 1 and kind_of(reading, begin, stop) == "role"
    if verdict.rule != "labelled":
        return people
    if people:
        # 联系人：王伟 13800000000, and on the next line another with a number.
        return any(character.isdigit() for character in text[begin:end])
    bodies = all(name.kind in _BODIES for name in names)
    return bodies and label < len(text) and _NEXT_LABEL.fullmatch(text, end, label) is not None


# Between the last line of a value and the colon or beginning of the next label.
_NEXT_LABEL = re.compile(r"\s*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）、.．]\s*)?[一-鿿]{0,8}\s*")
_TAUGHT = ("学生", "同学", "幼儿", "儿童", "学员")
# 分管领导：如后勤处、保卫处的负责人: what is meant by the label.
_SUCH_AS = re.compile("[ \u3000]*(?:例如|比如|譬如|如(?![皋东]))")
# 组长：由镇长担任, 成员：包括各站所负责人.
_LEAD_IN = re.compile(
    "[ \u3000]*(?:由|包括|分别为|为|是|有(?!关))(?=[一-鿿])|[ \u3000]*[（(][^（()）\n]{0,14}(?:为序|排序|不分先后)[)）]"
)


def end_of_line(text: str, start: int, limit: int) -> int:
    """Where the line that holds `start` ends, at most `limit` and no further than a list's value may reach.

    >>> end_of_line("组长：王伟\\n成员：李芳", 3, 11)
    5
    """
    end = min(limit, start + _VALUE)
    at = text.find("\n", start, end)
    return end if at < 0 else at


def _entries(reading: Reading, start: int, end: int, verdict: Verdict) -> tuple[list[Name], bool]:
    """The names in a line, and whether the line breaks off inside the list (it ends in 、)."""
    text, labels = reading.text, reading.vocabulary.labels
    names: list[Name] = []
    over = _OVER.search(text, start, end)
    stop = over.start() if over else end
    failed = 0
    for begin, close in entries(reading, start, stop):
        if names and labels.get(text[begin:close]) in _CHARGED_DUTIES and text[close : close + 1].isspace():
            # 牵头领导 王伟 责任单位 县公安局: the next label.
            break
        found_here = entry_names(reading, begin, close, verdict)
        if not found_here:
            if MASKED.match(text[begin:close]):
                continue
            # 一楼 张文 二楼 李明: where somebody stands is no end of the list.
            failed += 1 if close - begin > _PLACE or not text[close : close + 1].isspace() else 0
            if failed > 1 or (failed and not names):
                break
            continue
        bearers = in_bracket(reading, found_here[-1], close, stop)
        # 校长（王伟）: the person, not his title.
        names.extend(found_here[:-1] if bearers and found_here[-1].kind == "role" else found_here)
        names.extend(bearers)
    tail = text[start:end].rstrip()
    names = settled(reading, names, verdict.duty)
    return names, bool(names) and tail.endswith(("、", "，", ",")) and stop == end


def of_row(reading: Reading, row: Row) -> Iterator[tuple[Name, Verdict]]:
    """The parties of a table row: columns headed 责任人, 牵头单位 …, and 职务/姓名 pairs."""
    text = reading.text
    labels = reading.vocabulary.labels
    post = next(
        (labels[_squeeze(text[c.start : c.end])] for c in row.cells if _squeeze(text[c.start : c.end]) in labels), ""
    )
    for cell in row.cells:
        header = _squeeze(cell.header)
        duty = _header_duty(header, reading.vocabulary)
        if not duty and post and header in ("姓名", "人员", "人员名单", "名单", "名称"):
            duty = post
        if duty and cell.end > cell.start:
            verdict = Verdict(duty, "list", "table_column", cell.end)
            for name in _cell(reading, cell.start, cell.end, verdict):
                yield name, verdict


def _cell(reading: Reading, start: int, end: int, verdict: Verdict) -> Iterator[Name]:
    text = reading.text
    at = start
    while at < end:
        line_end = text.find("\n", at, end)
        line_end = end if line_end < 0 else line_end
        names = [
            name
            for first, last in entries(reading, at, line_end)
            for name in entry_names(reading, first, last, verdict)
        ]
        yield from settled(reading, names, verdict.duty)
        at = line_end + 1


def _header_duty(header: str, words: Vocabulary) -> str:
    labels = words.labels
    header = header[: before_bracket(header, len(header), 0)]
    if header in labels:
        return labels[header]
    if header in words.charges.headers:
        return "lead"
    for size in range(min(len(header), LONGEST_LABEL), 2, -1):
        if header[-size:] in labels and labels[header[-size:]] != "member":
            return labels[header[-size:]]
    return ""


def _squeeze(words: str) -> str:
    return "".join(words.split())
