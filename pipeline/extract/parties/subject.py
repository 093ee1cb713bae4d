"""Subjects: agents of planned actions, with or without a modal word (各学校要…, 教导处检查…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.parties import refusals, refused_names
from pipeline.extract.parties.actor_names import Name, end_of_name, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.beginnings import (
    TOPIC,
    Clause,
    after_relative,
    behind_place,
    clause_at,
    later_openings,
)
from pipeline.extract.parties.candidate import BARE_RULES, Candidate
from pipeline.extract.parties.charters import at_colon
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.openings import has_colon
from pipeline.extract.parties.persons import whole_name
from pipeline.extract.parties.predicate import Ahead, Predicate
from pipeline.extract.parties.sectors import sector_names, sectors_end
from pipeline.extract.parties.titles import named
from pipeline.extract.parties.wording import Verdict

# The longest title in front of a name.
_TITLE = 12
_PARTNER = ("与", "同", "跟", "和")
_PRONOUNS = ("双方", "我们", "大家", "两校")
# 各县(市、区): the levels in the bracket belong to the name.
_LEVELS = re.compile(r"[（(](?:自治[县州旗]|[省市县区镇乡村旗州、]|街道|办事处|开发区|园区|场){1,10}[）)]")
_SUPERVISOR = re.compile("督导|督查|督察|督学|纪检|监察|监督|考核|检查组|验收")
_SUPERVISION = re.compile("督导|督查|督察|督办|检查|巡查|抽查|监督|考核|评价|通报")
# A body set over the work: what it inspects is that of others.
_OVERSEERS = ("领导小组", "指挥部", "领导小组办公室", "专班", "委员会")
_INSPECTS = re.compile(
    "(?:将|要|应|须)?(?:定期|不定期|适时|随时|及时)*(?:开展|组织|组织开展|进行)[^，,。；;：:\n的]{0,8}(?:检查|抽查|督查|考核|巡查|验收)(?=[，,。；;\n]|$)"
)
# As far as a supervisor's work is told.
_WORK = 60
_CLOSING_QUOTE = re.compile('[”"」]')
_CLOSED = re.compile("[”」]")
_OPENED = re.compile('[“「"]')
# As far as the colon stands behind a team or person at the beginning of a sentence.
_COLON = 20
_COLON_SOON = re.compile(r"[^，,。；;：:\n]{2,8}[：:]")


def found(
    reading: Reading, start: int, end: int, places: Sequence[tuple[int, bool]], predicate: Predicate
) -> Iterator[tuple[Name, Verdict]]:
    """The subjects of the sentence `text[start:end]`, each name with what its predicate says.

    `places` are the openings of the sentence.
    """
    text = reading.text
    done = start
    any_before = False
    if colon_near(text, start):
        titled = at_colon(reading, start, end, predicate)
        if titled is None and _COLON_SOON.match(text, start, end):
            titled = _person_at(reading, clause_at(reading, start, end), predicate)
        if titled is not None:
            yield titled
            return
    for place, urged in places:
        if place < done:
            continue
        clause = clause_at(reading, place, end)
        if not reading.has_head(clause.start, clause.limit):
            continue
        hit = _subject(reading, clause, predicate, urged)
        if hit is None and not urged:
            person = _person_at(reading, clause, predicate)
            if person is not None:
                done = person[0].end
                yield person
                continue
            hit = _later_subject(reading, clause, predicate) or _acting(reading, clause, predicate)
        if hit is None:
            continue
        name_start, name_end, verdict = hit
        candidate = Candidate(reading, start, end, place, urged, name_start, name_end, verdict, predicate)
        done = name_end
        if refusals.of_subject(candidate):
            continue
        verdict = _as_put(verdict, urged)
        for name in _names(reading, name_start, name_end, verdict):
            if refused_names.of_name(candidate, name) or (any_before and text[name.start : name.end] in _PRONOUNS):
                # 双方 or 我们 behind a named actor of the same sentence is that actor again.
                continue
            any_before = True
            yield name, _by_nature(reading, name, verdict, end)


def colon_near(text: str, start: int) -> bool:
    """Whether a team or person at the beginning of a sentence may have duties behind a colon."""
    return text.find(":", start, start + _COLON) >= 0 or text.find("：", start, start + _COLON) >= 0


def _as_put(verdict: Verdict, urged: bool) -> Verdict:
    """The verdict with what the form of the sentence adds to it."""
    if verdict.rule == "duties_of":
        # 会务组：负责签到: an entry of a list of duties.
        duty = "lead" if verdict.duty == "implement" else verdict.duty
        verdict = verdict._replace(duty=duty, basis="list")
    return verdict._replace(rule="urged") if urged and verdict.duty != "support" else verdict


def _by_nature(reading: Reading, name: Name, verdict: Verdict, end: int) -> Verdict:
    """专人 charged with something is named outright; a body made to supervise does so where its work says so."""
    text = reading.text
    word = text[name.start : name.end]
    if word == "专人":
        if verdict.duty == "implement" and _APPOINTED.search(text, max(0, name.start - 4), name.start):
            verdict = verdict if _ONCE.match(text, name.end) else verdict._replace(duty="lead", rule="in_charge")
        return verdict._replace(basis="explicit") if verdict.duty == "lead" else verdict
    if verdict.duty == "implement" and word.endswith(_OVERSEERS) and _INSPECTS.match(reading.text, name.end, end):
        return verdict._replace(duty="supervise")
    if (
        verdict.duty == "implement"
        and _SUPERVISOR.search(word)
        and _SUPERVISION.search(reading.text, name.end, min(end, name.end + _WORK))
    ):
        return verdict._replace(duty="supervise")
    return verdict


# 设立专人管理钥匙 charges somebody as 专人负责 does; 指定专人向其传达, 安排专人做好记录 have one thing done.
_APPOINTED = re.compile("(?:设[立置]?|安排|[选调]?配备?|指[定派]|[选委]派|抽调|派出?|明确|落实|确定)了?$")
_ONCE = re.compile(
    "(?:[（(][^（()）]{1,12}[）)])?(?:对(?![接账照])|[向从为给把将在与同到赴去前]|(?:认真|切实|及时)?(?:做好|进行|开展|实施))"
)


def _subject(reading: Reading, clause: Clause, predicate: Predicate, urged: bool) -> tuple[int, int, Verdict] | None:
    text = reading.text
    start, limit, _, leading, _ = clause
    sectors = sectors_end(reading, start, limit)
    if sectors > 0:
        verdict = predicate.after(sectors, Ahead(start, leading))
        if verdict is not None:
            return start, sectors, verdict
    verdicts: dict[int, Verdict] = {}
    ahead = Ahead(start, leading)

    def accept(offset: int, soft: bool) -> bool:
        verdict = predicate.urged(offset) if urged else predicate.after(offset, ahead)
        if verdict is None or (soft and verdict.rule in BARE_RULES):
            return False
        if verdict.rule in BARE_RULES and _is_verb_with_object(reading, start, offset):
            # 指导教师使用好教材: rather a verb with its object than a post.
            return False
        verdicts[offset] = verdict
        return True

    name_end = end_of_name(reading, start, limit, accept)
    if name_end < 0:
        return None
    if text[start] in '“"「':
        if not _CLOSING_QUOTE.search(text, start + 1, name_end):
            start += 1
    elif _CLOSED.search(text, start, name_end) and not _OPENED.search(text, start, name_end):
        return None
    return start, name_end, verdicts[name_end]


def _is_verb_with_object(reading: Reading, start: int, end: int) -> bool:
    """Whether a name begins with a post that is a verb too (指导教师), and a verb stands right behind it."""
    first = reading.at(start)
    if first is None or not (first.entry.head and first.entry.predicate):
        return False
    behind = reading.at(end)
    return behind is not None and bool(behind.entry.predicate) and not behind.entry.particle


def _later_subject(reading: Reading, clause: Clause, predicate: Predicate) -> tuple[int, int, Verdict] | None:
    """A subject behind a time (午睡时值班教师…), a place (在教学中教师要…) or a topic (其余活动课各中队…)."""
    start, limit, end, _, index = clause
    if not reading.may_open_later(start, min(limit, start + TOPIC), index):
        return None
    for at in later_openings(reading, clause):
        hit = _subject(reading, clause_at(reading, at, end), predicate, urged=False)
        if hit is not None:
            return hit
    return None


def _person_at(reading: Reading, clause: Clause, predicate: Predicate) -> tuple[Name, Verdict] | None:
    """社区书记聂小川抽查…, 林建生：负责…: a person behind a title, or with his duties behind a colon."""
    text, surnames = reading.text, reading.vocabulary.surnames
    start, _, end, _, index = clause
    # Before a title nothing stands that begins no name.
    if (reading.starts[index] != start or not reading.begins[index]) and not has_colon(text, start + 2):
        return None
    at, head = _past_title(reading, index, start, min(end, start + _TITLE))
    if at == start:
        # Only the colon tells a name that no title stands before.
        if not has_colon(text, start + 2):
            return None
    elif head != "role":
        return None
    if text[at : at + 1] not in surnames and text[at : at + 2] not in surnames:
        return None
    for size in (3, 2):
        stop = at + size
        if stop >= end or (at == start and text[stop] not in "：:"):
            continue
        person = named(reading, at, stop)
        verdict = predicate.after(stop, Ahead(start)) if person else None
        if person and verdict and (at > start or verdict.duty == "lead"):
            return person, _by_nature(reading, person, verdict, end)
    return None


def _past_title(reading: Reading, index: int, start: int, limit: int) -> tuple[int, str]:
    """Where the words of names end that stand side by side from `start` on, and what head the last of them is."""
    starts = reading.starts
    at, head = start, ""
    while index < len(starts) and starts[index] == at and at < limit:
        entry = reading.entry(index)
        if not (entry.head or entry.front or entry.unit):
            break
        at, head = reading.ends[index], entry.head
        index += 1
    return at, head


def _acting(reading: Reading, clause: Clause, predicate: Predicate) -> tuple[int, int, Verdict] | None:
    """A well-known actor at the beginning of a clause that holds an action, however it is put."""
    start, limit, _, _, first = clause
    starts = reading.starts
    limit = min(limit, start + TOPIC)
    stop = -1
    for index in range(first, len(starts)):
        if starts[index] >= limit:
            break
        entry = reading.entry(index)
        if reading.is_head[index]:
            stop = reading.ends[index]
        elif not entry.front or (index > first and entry.front == "determiner" and reading.entry(index - 1).predicate):
            # 指导各校…: those behind a verb are its object.
            break
    verdict = predicate.acts(start, stop) if stop > 0 else None
    return (start, stop, verdict) if verdict is not None else None


def _names(reading: Reading, start: int, end: int, verdict: Verdict) -> list[Name]:
    if verdict.mutual:
        # A partner joined by 与 before a mutual action (学校与家长签订…) is no agent.
        for token in reading.between(start, end):
            if reading.word(token) in _PARTNER[:3] and token.start > start:
                if "、" in reading.text[start : token.start]:
                    # 财务科、团委与工会配合: the last of a row.
                    break
                end = token.start
                break
    if sectors_end(reading, start, end) == end:
        return sector_names(reading, start, end)
    start, end = trimmed(reading, behind_place(reading, after_relative(reading, start, end), end), end)
    levels = _LEVELS.match(reading.text, end)
    names = conjuncts(reading, start, levels.end() if levels else end)
    return [_person(reading, name) for name in names]


def _person(reading: Reading, name: Name) -> Name:
    """王某某校长 as the person it is: an unknown two or three characters with a surname, then a leader's title."""
    text = reading.text
    if text.endswith("专人", name.start, name.end) and _APPOINTED.search(text, name.start, name.end - 2):
        # 派|专人看守
        return name._replace(start=name.end - 2)
    titles = reading.vocabulary.titles.subject
    if not text.endswith(titles, name.start, name.end):
        return name
    for title in titles:
        if name.kind == "role" and text.endswith(title, name.start, name.end):
            stop = name.end - len(title)
            if any(True for _ in reading.between(name.start, stop)):
                return name
            person = whole_name(text, name.start, stop, reading.vocabulary.surnames) if stop > name.start else None
            return Name(person.start, person.end, "person") if person else name
    return name
