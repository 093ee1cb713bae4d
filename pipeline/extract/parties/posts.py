"""Posts: 以X为组长, X任成员 and a person beside a title (局长王某某任组长)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.extract.parties import systems
from pipeline.extract.parties.actor_names import Name, end_of_name, trimmed
from pipeline.extract.parties.actors import Reading, Token
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.persons import familiar_name, listed_name, sounded, surname_length, whole_name
from pipeline.extract.parties.predicate import Predicate
from pipeline.extract.parties.titles import named, people, titled, titled_person
from pipeline.extract.parties.wording import Verdict
from pipeline.nlp.words import class_at

_SLOT = 60
_POSTS = 8
_NAME_FIRST = re.compile(r"\s*([一-鿿]{2,3})(?:[（(][^（()）\n]{2,12}[）)])[:：]?")
_CHARGE_OF_PERSON = re.compile(
    r"(?:同志)?(?:(?:分别)?(?:任|担任|兼任|兼|为)[^，,。；;\n]{0,10}?(副)?(组长|主任|总指挥|召集人|队长|指挥长|会长|组员|成员)"
    r"|负总责|具体负责|全面负责|负责|牵头|主抓|分管|主持)"
)
_BARE_POST = re.compile(
    r"([一-鿿]{2,4}?(?:[、和][一-鿿]{2,4}?){0,5})"
    r"(?:(?:同志|分别|一并|共同)?(?:任|担任|兼任|兼|为|是)[^，,。；;：:\n]{0,12}?(副)?(组长|主任|总指挥|指挥长|召集人|队长|会长|组员|成员|联络员|信息员|委员)(?=[，,、。；;\n的]|$)"
    r"|(?:具体|全面|共同|主要)?(?:负责(?!制|人|的)|牵头|主抓|分管)|(?:具体|积极|密切|共同)?(配合|协助)(?=[，,。；;\n]|$))"
)
_MEMBERS = ("组员", "成员", "联络员", "信息员", "委员")
_PERSON_PART = re.compile("[^、和]+")
_BEFORE_NAME = re.compile("[，,。；;：:、\n \u3000由以（(]|安排|指定|明确|确定")
_BARE_CHARGE = re.compile("任|兼|为|是|负责|牵头|主抓|分管|配合|协助")
# What joins persons who share a post, and the longest title with a name.
_JOINTS = "、，,和及与"
_FURTHEST = 24
# Behind these a name and its post stand; 由 also opens other duties.
_APPOINTING = ("以", "由", "明确", "确定", "指定", "任命", "推选", "推举", "落实")
_APPOINTED = re.compile("|".join(_APPOINTING))
_FOUNDED_ALREADY = re.compile("(?:成立|组建|建立|设立|组成|形成)了$")
_FAMILIAR = ("老", "小")
_POST_WORDS = re.compile("组长|主任|成员|组员|总指挥|指挥长|责任人|召集人|会长|队长|委员")
_CHARGES = re.compile("任|兼|为|负|牵头|主抓|分管|主持")
_MASKED_POST = re.compile(
    r"(?:[xX×＊*]{2,3}|某某)(?:同志)?(?:任|担任|兼任)((?:[一-鿿]{0,6}?)(副?(?:主任|组长|总指挥|队长|指挥长|会长)))"
)
_POST_NAME = re.compile(r"([一-鿿]{2,4})(?:同志|老师)(?:任|担任|兼任|为|负责|牵头|主持|分管|具体|全面|配合|协助)")


def found(reading: Reading, start: int, end: int, predicate: Predicate) -> Iterator[tuple[Name, Verdict]]:
    """The parties that the sentence `text[start:end]` names by a post."""
    yield from systems.found(reading, start, end)
    yield from _as_posts(reading, start, end, predicate)
    yield from _persons(reading, start, end)
    yield from _masked_posts(reading, start, end)


def _as_posts(reading: Reading, start: int, end: int, predicate: Predicate) -> Iterator[tuple[Name, Verdict]]:
    """以X为组长, 明确X为责任人, X任成员 anywhere in the sentence, clause by clause and behind 由X任组长、."""
    if not _POST_WORDS.search(reading.text, start, end) or not _APPOINTED.search(reading.text, start, end):
        return
    for token in reading.between(start, end):
        if reading.word(token) not in _APPOINTING:
            continue
        founded = _FOUNDED_ALREADY.search(reading.text, max(start, token.start - 4), token.start)
        if founded and not predicate.bare:
            # 去年学校成立了以校长为组长的小组: how things have been arranged.
            continue
        at = token.end
        for _ in range(_POSTS):
            stop = end_of_name(
                reading, at, min(end, at + _SLOT), lambda offset, _soft: predicate.post(offset) is not None
            )
            if stop < 0:
                break
            verdict = predicate.post(stop)
            if verdict is None:
                break
            if token.end != at or reading.word(token) != "由":
                first, last = trimmed(reading, at, stop)
                for name in people(reading, first, last) or conjuncts(reading, first, last):
                    # 确定组长为…: the post, not who holds it; 以安全员为组长 names its holder.
                    holder = reading.word(token) == "以"
                    if holder or reading.text[name.start : name.end] not in reading.vocabulary.labels:
                        yield name, verdict._replace(rule="appointed")
            at = verdict.end
            while at < end and reading.text[at] in "，,、；; ":
                at += 1


def _persons(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """王某某同志任办公室主任, 书记李某某负总责: a person by title and post."""
    text = reading.text
    yield from _behind_titles(reading, start, end)
    if text.find("同志", start, end) < 0 and text.find("老师", start, end) < 0:
        return
    for match in _POST_NAME.finditer(text, start, end):
        person = None
        # 尉迟恭平老师: a double surname.
        double = text[match.end(1) - 4 : match.end(1) - 2] in reading.vocabulary.surnames
        for size in (4, 3, 2) if double else (3, 2, 4):
            if match.end(1) - size >= match.start(1):
                person = person or whole_name(text, match.end(1) - size, match.end(1), reading.vocabulary.surnames)
        if person is None:
            continue
        at = match.end(1) + 2
        label = re.compile(
            r"(?:分别)?(?:任|担任|兼任|为)[^，,。；;]{0,14}?(副)?(组长|主任|总指挥|召集人|队长|组员|成员)"
        ).match(text, at, end)
        if label:
            duty = "member" if label.group(2) in ("组员", "成员") else "deputy" if label.group(1) else "head"
            yield Name(person.start, person.end, "person"), Verdict(duty, "explicit", "appointed", label.end())
        elif text.startswith(("负责", "牵头", "主持", "分管", "具体", "全面"), at):
            yield Name(person.start, person.end, "person"), Verdict("lead", "explicit", "in_charge", at)
        elif text.startswith(("配合", "协助"), at):
            yield Name(person.start, person.end, "person"), Verdict("support", "explicit", "supporting", at)


def _behind_titles(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """局长王某某任组长, 支部书记李某负总责, 王某某(校长):负责…: a name beside a title, then a post or charge."""
    text, surnames = reading.text, reading.vocabulary.surnames
    if not _CHARGES.search(text, start, end):
        return
    for token in _titles(reading, start, end):
        for size in (2, 3):
            stop = token.end + size
            verdict = _charged_with(text, stop, end) if stop < end else None
            person = named(reading, token.end, stop) if verdict else None
            if person and verdict:
                yield from ((name, verdict) for name in _before(reading, start, token.start, verdict))
                yield Name(person.start, person.end, "person"), verdict
                break
    yield from _bare_persons(reading, start, end)
    opened = _NAME_FIRST.match(text, start, end)
    if opened:
        verdict = _charged_with(text, opened.end(), end)
        bearer = whole_name(text, opened.start(1), opened.end(1), surnames)
        if bearer and verdict and reading.at(opened.start(1)) is None:
            yield Name(bearer.start, bearer.end, "person"), verdict


def _titles(reading: Reading, start: int, end: int) -> Iterator[Token]:
    """The titles of `text[start:end]` behind which something begins like a name."""
    text, surnames, ends = reading.text, reading.vocabulary.surnames, reading.ends
    at, last = reading.index(start), reading.index(end)
    while (at := reading.is_head.find(1, at, last)) >= 0:
        if surname_length(text, ends[at], surnames) and reading.entry(at).head == "role":
            yield reading.tokens[at]
        at += 1


def _before(reading: Reading, start: int, place: int, verdict: Verdict) -> Iterator[Name]:
    """Those named before the person at `place` who share his post: 副局长李某、赵某，科长周某 of 科长周某为成员.

    A comma joins persons with titles only, and only to a post; each must be a person.
    """
    text = reading.text
    stop = place
    while stop > start:
        # The rest of this part, before its last name, is a title.
        mark = max(text.rfind(mark, max(start, stop - _FURTHEST), stop) for mark in _JOINTS)
        if mark < start or (text[mark] in "，," and verdict.rule != "appointed"):
            return
        first = max(text.rfind(mark_before, max(start, mark - _FURTHEST), mark) for mark_before in _JOINTS) + 1
        first = max(first, start)
        name = titled_person(reading, first, mark) or titled(reading, first, mark)
        if name is None and (text[mark] not in "，," or (first > start and text[first - 1] in "、和及与")):
            name = named(reading, first, mark)
        if name is None:
            return
        yield name
        stop = first


def _bare_persons(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """麻某某兼任办公室主任, 李某、王某为成员, 赵某负责…: names that begin a clause and only the predicate tells."""
    text = reading.text
    surnames = reading.vocabulary.surnames
    if not _BARE_CHARGE.search(text, start, end):
        return
    for begin in itertools.chain((start,), (mark.end() for mark in _BEFORE_NAME.finditer(text, start, end))):
        if (
            text[begin : begin + 1] not in surnames
            and text[begin : begin + 2] not in surnames
            and text[begin : begin + 1] not in _FAMILIAR
        ):
            continue
        match = _BARE_POST.match(text, begin, end)
        if match is None:
            continue
        posted = match.group(3) is not None
        persons = [
            (name.start(), name.end())
            for name in _PERSON_PART.finditer(text, begin, match.end(1))
            if _is_person(reading, name.start(), name.end(), posted=posted)
        ]
        if len(persons) != len(_PERSON_PART.findall(text, begin, match.end(1))):
            continue
        verdict = Verdict("lead", "subject", "in_charge", match.end())
        if match.group(4):
            verdict = Verdict("support", "explicit", "supporting", match.end())
        if match.group(3):
            duty = "member" if match.group(3) in _MEMBERS else "deputy" if match.group(2) else "head"
            verdict = Verdict(duty, "explicit", "appointed", match.end())
        if match.group(3):
            yield from ((name, verdict) for name in _before(reading, start, begin, verdict))
        for first, last in persons:
            yield Name(first, last, "person"), verdict


def _is_person(reading: Reading, start: int, end: int, *, posted: bool) -> bool:
    """Whether a stretch is a personal name; who is given a post (`posted`) may bear one that is a word as well."""
    text, surnames = reading.text, reading.vocabulary.surnames
    if familiar_name(text, start, end, surnames) or sounded(text, start, end):
        return True
    plain = whole_name(text, start, end, surnames) and class_at(text, start, end) in ("", "nr")
    named = plain or (posted and listed_name(text, start, end, surnames))
    return bool(named) and not _known_word(reading, start, end)


def _known_word(reading: Reading, start: int, end: int) -> bool:
    """Whether a word of names begins or ends the stretch (建设 of 华建设 does neither for a person)."""
    return any(
        (token.entry.head or (token.entry.front and token.start == start)) and token.end <= end
        for token in reading.between(start, end)
    )


def _charged_with(text: str, offset: int, end: int) -> Verdict | None:
    """The duty that 任组长, 负总责 … right at `offset` give."""
    match = _CHARGE_OF_PERSON.match(text, offset, end)
    if not match:
        return None
    if match.group(2):
        duty = "member" if match.group(2) in ("成员", "组员") else "deputy" if match.group(1) else "head"
        return Verdict(duty, "explicit", "appointed", match.end())
    return Verdict("lead", "explicit", "in_charge", match.end())


def _masked_posts(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """xxx任办公室主任: where the name is masked the post stands for it."""
    if reading.text.find("任", start, end) < 0:
        return
    for match in _MASKED_POST.finditer(reading.text, start, end):
        duty = "deputy" if match.group(2).startswith("副") else "head"
        yield Name(match.start(1), match.end(1), "role"), Verdict(duty, "explicit", "appointed", match.end())
