"""Subjects: agents of planned actions, with or without a modal word (各学校要…, 教导处检查…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.parties.actor_names import Name, end_of_name, kind_of, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.beginnings import (
    TOPIC,
    Clause,
    after_relative,
    behind_place,
    clause_at,
    later_openings,
    opening,
)
from pipeline.extract.parties.charters import at_colon
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.openings import has_colon
from pipeline.extract.parties.persons import whole_name
from pipeline.extract.parties.predicate import Ahead, Predicate
from pipeline.extract.parties.sectors import sector_names, sectors_end
from pipeline.extract.parties.titles import named
from pipeline.extract.parties.unlisted import RATE, is_transitive
from pipeline.extract.parties.verbs import is_pure_adverb
from pipeline.extract.parties.wording import Verdict
from pipeline.nlp.words import class_at

_CAPTION = 4
_WITH_OBJECT = 3
# The longest title in front of a name.
_TITLE = 12
_PARTNER = ("与", "同", "跟", "和")
# Behind these only bodies act: 请各单位…, 通过教研组…; 请专家 and 通过教师 name a means.
_BODIES_ONLY = ("请", "通过")
_PRONOUNS = ("双方", "我们", "大家", "两校")
_BARE_RULES = ("planned_action", "subject_with_phrase", "measured_event", "acting")
# 各县(市、区): the levels in the bracket belong to the name.
_LEVELS = re.compile(r"[（(](?:自治[县州旗]|[省市县区镇乡村旗州、]|街道|办事处|开发区|园区|场){1,10}[）)]")
_TITLES = (
    "副校长",
    "校长",
    "副书记",
    "书记",
    "副主任",
    "主任",
    "副局长",
    "局长",
    "副园长",
    "园长",
    "副院长",
    "院长",
    "副镇长",
    "镇长",
    "经理",
)
_SUPERVISOR = re.compile("督导|督查|督察|督学|纪检|监察|监督|考核|检查组|验收")
_SUPERVISION = re.compile("督导|督查|督察|督办|检查|巡查|抽查|监督|考核|评价|通报")
# A body set over the work: what it inspects is that of others.
_OVERSEERS = ("领导小组", "指挥部", "领导小组办公室", "专班", "委员会")
_INSPECTS = re.compile(
    "(?:将|要|应|须)?(?:定期|不定期|适时|随时|及时)*(?:开展|组织|组织开展|进行)[^，,。；;：:\n的]{0,8}(?:检查|抽查|督查|考核|巡查|验收)(?=[，,。；;\n]|$)"
)
_SLOGAN = re.compile('[“「『"][^“”「」『』",，。]{2,14}[”」』"]')
_CLOSING_QUOTE = re.compile('[”"」]')
_CLOSED = re.compile("[”」]")
_OPENED = re.compile('[“「"]')
_COLON_SOON = re.compile(r"[^，,。；;：:\n]{2,8}[：:]")
_EACH = re.compile("每[一-鿿]")
# 我镇结合实际，制定如下计划：: the paper that follows.
_ISSUES = re.compile(
    "[^。；;：:\n]{0,80}(?:制定|制订|拟定|拟订|提出|作出)了?(?:如下|以下|本)(?![班组村校]|单位|部门|年级|学科)"
)
# 每班上交作品5件: what each of them does, where 每村选配管水员1名 says for how many.
_HANDS_IN = re.compile(
    "(?:至少|最多|限|需|自行|自愿)?(?:上交|提交|上报|报送|报名|选送|推荐|推选|推送|邀请|完成|制作|排练|参加|派(?!驻)|选派|出动|选(?=[0-9一二两三四五六七八九十]{1,3}[人名])(?=[^。；;]{2,20}参)"
    "|交|办(?=[0-9一二两三四]{1,2}期)|出(?=[0-9一二两三四]{1,2}[期个])|举办|召开|开展|组织)"
)
_ASKED = re.compile(r"是否|有无|有没有|能否")
# 每支队伍设领队1名, 每班(不含毕业班)配管理员2名: for how many somebody is appointed, not who does it.
_APPOINTED_FOR = re.compile(
    r"每[一-鿿]{1,5}?(?:[（(][^（()）\n]{1,12}[）)])?(?:选配|[设配](?:立|置|备)?)(?![一-鿿]?合)[一-鿿]{0,8}[0-9０-９一二两三四五六]{1,2}[名人位]"
)
_OCCASION = re.compile("[一二两三四五六七八九十0-9０-９]{1,2}[次场届期]")
# “强基工程、乡镇卫生院改建工程”: a name inside a title that quotation marks hold.
_PROJECT_CLOSED = re.compile(r'[^，,。；;：:、“”"「」\n]{0,14}(?:工程|行动|项目)(?=[、”"」])')
_QUOTED = 60
# 请家长平时…, 请班主任于周五前…: words behind the people asked that ask them to act; 请专家讲课 only invites.
_ASKING = re.compile(
    "平时|平日|务必|及时|按时|准时|自觉|积极|认真|提前|尽快|抓紧|做好|主动|配合|协助|妥善|仔细|严格|自行|互相|相互|一定|尽量|[多常勿][一-鿿]|将|把|于|不要|切勿|要"
)
_GUESTS = ("专家", "教授", "名师", "嘉宾", "医生", "律师", "民警", "领导")


def found(
    reading: Reading, start: int, end: int, places: Sequence[tuple[int, bool]], predicate: Predicate
) -> Iterator[tuple[Name, Verdict]]:
    """The subjects of the sentence `text[start:end]`, each name with what its predicate says.

    `places` are the openings of the sentence.
    """
    text = reading.text
    done = start
    any_before = False
    team = at_colon(reading, start, end, predicate)
    if team is not None:
        yield team
        return
    if _COLON_SOON.match(text, start, end):
        person = _person_at(reading, clause_at(reading, start, end), predicate)
        if person is not None:
            yield person
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
        if verdict.rule in _BARE_RULES and text[name_start] in "我本" and _ISSUES.match(text, name_end, end):
            continue
        if verdict.rule in _BARE_RULES and _SLOGAN.match(text, name_start - 1, end):
            # “校长每周一荐”: the name of an activity.
            continue
        done = name_end
        if verdict.rule == "duties_of":
            # 会务组：负责签到: an entry of a list of duties.
            duty = "lead" if verdict.duty == "implement" else verdict.duty
            verdict = verdict._replace(duty=duty, basis="list")
        if urged and verdict.duty != "support":
            verdict = verdict._replace(rule="urged")
        if verdict.rule == "duties_of" and name_start != opening(reading, start, end):
            continue
        if _ASKED.search(text, name_end, min(end, reading.clause_end(name_end, end) + 1)):
            continue
        if text.startswith("专人", name_start) and _ASKED.search(text, max(start, name_start - 8), name_start):
            continue
        if _is_caption(reading, start, name_start, name_end, end, verdict):
            continue
        if verdict.rule in _BARE_RULES and (
            _describes(reading, name_start, name_end, end) or _in_project(text, start, name_start, name_end)
        ):
            continue
        for name in _names(reading, name_start, name_end, verdict):
            if verdict.rule == "main_body" and name.kind not in ("organization", "department"):
                # 学生是学习的主体 says what somebody is.
                continue
            if name.kind == "role" and text.endswith(_BODIES_ONLY, 0, place) and not _is_asked(text, name, place):
                continue
            if urged and text.endswith("希望", 0, place) and text.endswith(_LEARNERS, name.start, name.end):
                # 希望每位学生找到乐趣: what is to become of them.
                continue
            if _OCCASION.match(text, name.start, name.end):
                # 每月一次领导带队督察: what is held how often.
                continue
            if text[name.start] == "每" and _APPOINTED_FOR.match(text, name.start, end):
                continue
            if (
                verdict.rule in _BARE_RULES
                and _EACH.fullmatch(text, name.start, name.end)
                and not _HANDS_IN.match(text, name.end)
                and predicate.counts(name.end)
            ):
                # 每村选配管水员1名: for how many, not who.
                continue
            if any_before and text[name.start : name.end] in _PRONOUNS:
                # 双方 or 我们 behind a named actor of the same sentence is that actor again.
                continue
            any_before = True
            yield name, _by_nature(reading, name, verdict, end)


# 初中每周3课时: the stage of school that a quantity holds for.
_STAGES = re.compile("(?:小学|初中|高中|中学|幼儿园|学前|职高)(?:部|阶段|[高中低]?年级|学生)?")
# What learners are to become able to do is a state.
_LEARNERS = ("学生", "同学", "幼儿", "儿童", "孩子", "学员")
_LEARNED = re.compile(
    "(?:都|均|能|熟练|基本|初步|至少)*(?:掌握|学会|具备|养成|懂得|拥有|熟悉|知晓|会(?=[0-9一二两三四]))"
)
# 教研组教研活动（集体备课）: what is on, in an entry of a calendar; 团委组织活动 is done by somebody.
_EVENT_CAPTION = re.compile("(?!组织|参加|安排)[一-鿿]{2,4}(?:活动|会议|例会|讲座|比赛)(?:[（(]|[\\s。；;]*$)")
# 幼儿进行安全教育: who is taught, with 对 left out in front.
_TAUGHT = re.compile(
    "(?:定期|及时|集中|分别|适时)?进行(?!自我|自主)[^，,。；;：:\n的]{0,10}(?:教育|辅导|疏导|帮扶|慰问|救助)(?![一-鿿])"
)


def _is_asked(text: str, name: Name, place: int) -> bool:
    """Whether 请 in front of `place` asks people of one's own to do something."""
    if not text.endswith("请", 0, place) or text.endswith(_GUESTS, name.start, name.end):
        return False
    if text[name.start] in "一二两三四五六几数0123456789":
        # 请两位教师讲解: some to be found, not those who read the plan.
        return False
    return text[place - 2 : place - 1] not in _INVITING and _ASKING.match(text, name.end) is not None


# 邀请, 聘请, 申请, 提请.
_INVITING = frozenset("邀聘申提报宴")


def _in_project(text: str, start: int, name_start: int, name_end: int) -> bool:
    """Whether a name stands in the quoted title of a project, or in a row of such titles."""
    if _PROJECT_CLOSED.match(text, name_end) is None:
        return False
    first = max(start, name_start - _QUOTED)
    opened = max(text.rfind(mark, first, name_start + 1) for mark in "“「")
    return opened > max(text.rfind(mark, first, name_start) for mark in "”」")


def _describes(reading: Reading, start: int, end: int, limit: int) -> bool:
    """Whether a bare verb behind a name only says for whom a quantity holds, or what learners come to master."""
    text = reading.text
    if _STAGES.fullmatch(text, start, end) and RATE.match(text, end, limit):
        return True
    if _EVENT_CAPTION.match(text, end, limit) and class_at(text, end, end + 4) in ("n", "vn"):
        return True
    if not text.endswith(_LEARNERS, start, end):
        return False
    return _LEARNED.match(text, end, limit) is not None or _TAUGHT.match(text, end, limit) is not None


def _is_caption(reading: Reading, start: int, name_start: int, name_end: int, end: int, verdict: Verdict) -> bool:
    """骨干教师送教下乡 as a line of its own names an activity."""
    if verdict.rule not in _BARE_RULES or name_start != opening(reading, start, end):
        return False
    if any(at in reading.skips for at in range(start, name_start)):
        return False
    rest = reading.text[name_end:end].rstrip(" \u3000。；;.")
    if len(rest) > _CAPTION or is_transitive(reading, name_end, name_end + len(rest)):
        return False
    first = reading.at(name_end)
    if first is not None and (is_pure_adverb(reading, first) or len(reading.word(first)) == _WITH_OBJECT):
        # 按时交班, 讲党课
        return False
    return kind_of(reading, name_start, name_end) == "role"


def _by_nature(reading: Reading, name: Name, verdict: Verdict, end: int) -> Verdict:
    """专人 charged with something is named outright; a body made to supervise does so where its work says so."""
    word = reading.text[name.start : name.end]
    if word == "专人" and verdict.duty == "lead":
        return verdict._replace(basis="explicit")
    if verdict.duty == "implement" and word.endswith(_OVERSEERS) and _INSPECTS.match(reading.text, name.end, end):
        return verdict._replace(duty="supervise")
    work = _SUPERVISION.search(reading.text, name.end, min(end, name.end + 60))
    if work and verdict.duty == "implement" and _SUPERVISOR.search(word):
        return verdict._replace(duty="supervise")
    return verdict


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
        if verdict is None or (soft and verdict.rule in _BARE_RULES):
            return False
        if verdict.rule in _BARE_RULES and _is_verb_with_object(reading, start, offset):
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
    if reading.starts[index] != start and not has_colon(text, start + 2):
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
        if entry.head:
            stop = reading.ends[index]
        elif not (entry.front or entry.unit):
            break
    verdict = predicate.acts(start, stop) if stop > 0 else None
    return (start, stop, verdict) if verdict is not None else None


def _names(reading: Reading, start: int, end: int, verdict: Verdict) -> list[Name]:
    if verdict.mutual:
        # A partner joined by 与 before a mutual action (学校与家长签订…) is no agent.
        for token in reading.between(start, end):
            if reading.word(token) in _PARTNER[:3] and token.start > start:
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
    if not text.endswith(_TITLES, name.start, name.end):
        return name
    for title in _TITLES:
        if name.kind == "role" and text.endswith(title, name.start, name.end):
            stop = name.end - len(title)
            if any(True for _ in reading.between(name.start, stop)):
                return name
            person = whole_name(text, name.start, stop, reading.vocabulary.surnames) if stop > name.start else None
            return Name(person.start, person.end, "person") if person else name
    return name
