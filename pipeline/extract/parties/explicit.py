"""Explicit wordings: 由X负责, 会同X, 办公室设在X, 报X审批, (X牵头), 责任单位:X, 对X的要求."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.extract.parties import agents, brackets, memberships, posts
from pipeline.extract.parties.actor_names import Accept, Name, close_of, end_of_name, kind_of, office_end, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.entries import has_verb
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.predicate import Predicate
from pipeline.extract.parties.sectors import sector_names, sectors_end
from pipeline.extract.parties.teams import is_generic, names_team, team_end
from pipeline.extract.parties.unlisted import past_bracket
from pipeline.extract.parties.wording import Verdict, Wording, clause_end
from pipeline.nlp.words import class_at
from pipeline.records import DUTIES

_SLOT = 60
_BODIES = ("organization", "department", "group")
_FORMS = ("before", "between", "apart", "seat", "agent")
_OPENED = ("between", "apart")
# 理由, 自由, 事由 are words; 管理由X负责 and 此事由X负责 have an agent.
_NO_AGENT = re.compile("(?:[自缘来因]|(?<![管办处审受代治整修清料护梳经总助])理|(?<![此该其人大董监这])事)$")
# 与公安局联合开展的活动 tells of a thing, no plan.
_OF_JOINT = re.compile("联合(?:开展|举办|组织|召开|制定|印发|发布|实施|主办|下发){1,2}的")
# 加强与社区合作: what there is to be more of.
_FOSTERED = ("加强", "深化", "强化", "密切", "扩大", "拓展", "促进", "增进", "推动", "推进", "重视", "注重", "加大")
# 建立“镇村联动、部门配合”的机制 goes by what it says.
_QUOTES = ("“", "「", "『", '"', "《")
# 与社区合作机制: what there is between both.
_OF_BOTH = re.compile("(?:合作|共建|联建|协作)(?:的|机制|关系|模式|平台|协议|项目|意识|精神|能力|单位|学校|体系)")
# 由安全科部署，各车间落实: whoever carries out what another has been charged with.
_CARRY = re.compile(r"(?:落实|实施|执行|办理|组成|构成)(?=[，,。；;\n]|$)")
_MADE_UP = ("组成", "构成")
_CARRY_HOW = re.compile("(?:具体|组织|共同|抓好|认真|分头|分别|负责|等){1,2}$")
_CHARGED_BEFORE = re.compile(
    r"(?:^|[，,。；;：:\n由])[^，,。；;：:\n]{0,40}(?:牵头|部署|统筹|安排|负责|组织|指导|督促|协调|[担兼]任)[^，,。；;：:\n]{0,8}[，,]$"
)
_CARRIER = 24
# 以班级为主要形式, 以课堂为主渠道 name a way, nobody who acts.
_MAIN_THING = re.compile("为主[要题体渠线动导阵抓流形力旨人攻讲干色成组建]")
# 经双方共同确认, 与派出所密切配合: how they do it together.
_HOW = re.compile("(?:共同|联合|集体|集中|逐级|分级|现场|书面|当面|当场|初步|最终|一致|及时|统一|认真)(?=[一-鿿]{2})")
# Behind one who approves, the next who does.
_NEXT = re.compile("[一-鿿]{2,6}?[、，,](?:再?[报经由]|并报)?")
_APPROVERS = 3
_MAIN_BODY = "为主体"
_PLACES = "村镇乡县市区"
_ISSUED = re.compile("[，,]现(?:将|印|予|下|就|公|发)")
_ISSUED_SLOT = 12
# Those whose consent is asked for approve of nothing: they are concerned.
_CONCERNED = re.compile(
    "(?:家长|监护人|家属|本人|当事人|患者|病人|业主|农户|居民|村民|学生|群众|户主|房东|住户)(?:代表)?$"
)
# 经院领导同意，举行…: in front of what is announced; 经校长同意后实施 is a rule.
_AGREED = re.compile(
    "(?:研究)?(?:同意|批准|许可)[，,](?:现|特|拟|兹|决定|提出|制[定订]|定于|开展|举[行办]|召开|成立|组织|在)"
)
# 本方案经教代会审议通过后施行: how the plan itself came about.
_OWN_PAPER = re.compile("本(?:实施)?(?:方案|办法|制度|细则|章程|规定|计划|规划|条例|规程|公约)自?$")
_PAPER_SLOT = 8
# 支持学校与企业共建基地: what others are helped to do.
_BACKED = re.compile("(?:支持|鼓励|推动|引导|帮助|指导|促进)[^，,。；;：:\n]{0,12}$")
_BACKED_SLOT = 14
_REQUEST = "请"
# 由 in front of who acts.
AGENT = "由"
_CLAUSE_START = "，,。；;：:、\n .．)）"
# 明确各科室负责人 names people, no charge.
_CHARGED_ONES = re.compile("负责(?:人|制|同志)")
_GUESTS = re.compile("专家|领导|家长|嘉宾|来宾|名师|评委|代表")
_EVERYBODY = ("各", "全体", "有关", "相关", "所有", "每")
_STAFF = ("班主任", "组长", "负责人", "任课教师", "任课老师", "科任教师", "科任老师", "辅导员")
_JOINT_SLOT = 30
# As far as the closing word of a slot may reach.
_REACH = _JOINT_SLOT + 8
_DEMANDS = re.compile(r"^对([^，,。；;：:\n]{2,24}?)的(?:具体|共同|几点|工作)?要求[:：]?$")
# The first words below such a heading have no subject of their own: 1.要…, (1)每学期组织…
_ELIDED = re.compile(
    r"[\s。:：]*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．,，]?\s*)?(?:要|应|须|必须|每|认真|积极|切实|加强|做好|组织|制定|严格|按)"
)


@lru_cache(maxsize=8)
def wordings(config: StageConfig) -> tuple[Wording, ...]:
    """The explicit wordings of a configuration.

    Raises ConfigError for an unknown form or duty, naming file and line.
    """
    out: list[Wording] = []
    for rule in config.rule_list("parties"):
        form = rule.get("form")
        if form is None:
            continue
        if form not in _FORMS:
            raise ConfigError(f"{rule.where}: form '{form}' is none of {', '.join(_FORMS)}")
        if rule["duty"] not in DUTIES:
            raise ConfigError(f"{rule.where}: duty '{rule['duty']}' is none of {', '.join(DUTIES)}")
        words, openers = tuple(rule["words"]), tuple(rule.get("openers", ()))
        out.append(Wording(rule["rule"], form, openers, words, rule["duty"], rule["basis"]))
    return tuple(out)


class _Triggers(NamedTuple):
    """Every word that may open an explicit wording, the wordings that each opens, and what must follow openers."""

    pattern: re.Pattern[str]
    opened: Mapping[str, tuple[tuple[Wording, re.Pattern[str] | None], ...]]


@lru_cache(maxsize=8)
def _triggers(config: StageConfig) -> _Triggers:
    opened: dict[str, tuple[tuple[Wording, re.Pattern[str] | None], ...]] = {AGENT: ()}
    for wording in wordings(config):
        closing = None
        if wording.form in _OPENED:
            closing = re.compile("|".join(map(re.escape, wording.words)))
        for word in wording.openers if closing else wording.words if wording.form != "agent" else ():
            opened[word] = (*opened.get(word, ()), (wording, closing))
    return _Triggers(re.compile("|".join(sorted(map(re.escape, opened), key=len, reverse=True))), opened)


def found(reading: Reading, start: int, end: int, config: StageConfig) -> Iterator[tuple[Name, Verdict]]:
    """The parties that the sentence `text[start:end]` names by one of the wordings."""
    text = reading.text
    pattern, opened = _triggers(config)
    for match in pattern.finditer(text, start, end):
        word, at = match.group(), match.end()
        if word == AGENT:
            if not _NO_AGENT.search(text, max(start, match.start() - 2), match.start()):
                yield from agents.in_a_row(reading, match.start(), at, end, wordings(config))
            continue
        for wording, closing in opened[word]:
            # 与 and 和 are everywhere, the words that must follow are rare.
            if closing and not closing.search(text, at, at + _REACH):
                continue
            if _inside_name(reading, at):
                break
            if closing:
                yield from _between(reading, match.start(), at, end, wording)
            elif wording.form == "seat":
                yield from _seat(reading, start, match.start(), at, end, wording)
            else:
                yield from _partner(reading, at, end, wording)


def charged(reading: Reading, start: int, end: int, predicate: Predicate) -> Iterator[tuple[Name, Verdict]]:
    """The parties that the sentence `text[start:end]` charges with something in another way: a request, a post, a seat,
    a bracket, or the work that another is charged with.
    """
    yield from _carriers(reading, start, end)
    yield from _requested(reading, start, end)
    yield from posts.found(reading, start, end, predicate)
    yield from memberships.found(reading, start, end)
    yield from brackets.found(reading, start, end)


def _inside_name(reading: Reading, offset: int) -> bool:
    """Whether a known word goes on across `offset` (联合检查组 is one name)."""
    inside = reading.index(offset) - 1
    return inside >= 0 and reading.tokens[inside].end > offset


def _slot_end(reading: Reading, start: int, end: int) -> int:
    """Where the enumeration of names that begins at `start` ends: behind its last head before anything else."""
    last = -1
    text = reading.text
    first = reading.index(start)
    past = start
    for index in range(first, reading.index(min(end, start + _SLOT))):
        token = reading.tokens[index]
        entry = token.entry
        if token.start < past:
            continue
        if entry.mark == "open" and last == token.start:
            # 各县（市、区）人民政府: the name goes on behind the bracket.
            past = close_of(reading, index)
            behind = reading.at(past)
            if behind is not None and behind.entry.head:
                last = past
                continue
            break
        if entry.mark in ("stop", "close", "open"):
            break
        if last >= 0 and token.start > last and class_at(text, last, token.start) == "v":
            # 派出所突击检查…: behind the names stands a verb.
            break
        if reading.is_head[index]:
            last = token.end
        elif last == token.start and (entry.predicate or entry.particle) and entry.particle != "join":
            # 县委巡察组 goes on, 县委巡察各镇 does not.
            past = max(team_end(reading, index), office_end(reading, index - 1, end))
            if past < 0 or (past > team_end(reading, index) and not is_generic(reading, reading.index(past) - 1)):
                break
            last = past
        elif entry.predicate in ("modal", "bar") or (
            token.start == start and entry.predicate and not entry.front and not names_team(reading, index)
        ):
            break
    return last


def _enumeration(reading: Reading, start: int, end: int) -> list[Name]:
    """The names of a slot that is known to hold parties; short sector names count where 等部门 closes them."""
    text = reading.text
    stop = clause_end(text, start, min(end, start + _SLOT))
    sectors = sectors_end(reading, start, stop)
    if sectors > 0:
        return sector_names(reading, start, sectors)
    last = _slot_end(reading, start, end)
    if last < 0:
        return []
    first, last = trimmed(reading, start, last)
    names = conjuncts(reading, first, last)
    # A first part that is no actor (联合视导、…) shows that the word before it opens no slot.
    opened = next((at for at in range(first, last) if text[at] in "、（("), last)
    whole = kind_of(reading, first, opened) or (
        opened < last and text[opened] != "、" and kind_of(reading, first, last)
    )
    return names if whole else []


def _partner(reading: Reading, start: int, end: int, wording: Wording) -> Iterator[tuple[Name, Verdict]]:
    for name in _enumeration(reading, start, end):
        yield name, Verdict(wording.duty, wording.basis, wording.rule, name.end)


def _carriers(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """Who carries the work out, in the clause behind the one that charges another with it."""
    text = reading.text
    for match in _CARRY.finditer(text, start, end):
        last = match.start()
        how = _CARRY_HOW.search(text, max(start, last - 4), last)
        last = how.start() if how else last
        first = max(text.rfind(mark, max(start, last - _CARRIER), last) for mark in "，,") + 1
        if not first or last - first < 2 or "由" in text[first:last]:
            continue
        if not _CHARGED_BEFORE.search(text, max(start, first - _SLOT), first):
            continue
        if kind_of(reading, first, last) and not has_verb(reading, first, last):
            verdict = Verdict("implement", "subject", "planned_action", match.end())
            if match.group() in _MADE_UP:
                verdict = Verdict("member", "explicit", "seated_member", match.end())
            for name in conjuncts(reading, first, last):
                yield name, verdict


def _requested(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """请各班主任做好登记: one's own staff is told what to do; 请专家讲课 invites."""
    text = reading.text
    at = text.find(_REQUEST, start, end)
    while at >= 0:
        first = at + len(_REQUEST)
        if at == start or text[at - 1] in _CLAUSE_START:
            last = end_of_name(reading, first, clause_end(text, first, min(end, first + _SLOT)), _acts(reading))
            names = conjuncts(reading, *trimmed(reading, first, last)) if last > 0 else []
            if names and all(_own_staff(reading, name) for name in names):
                for name in names:
                    yield name, Verdict("implement", "subject", "urged", last)
        at = text.find(_REQUEST, first, end)


def _own_staff(reading: Reading, name: Name) -> bool:
    if _GUESTS.search(reading.text, name.start, name.end):
        return False
    text = reading.text
    return name.kind in ("role", "group") and (
        text.startswith(_EVERYBODY, name.start) or text.endswith(_STAFF, name.start, name.end)
    )


def _acts(reading: Reading) -> Accept:
    """Accepts a head that a verb or an adverb follows."""

    def accept(offset: int, _soft: bool) -> bool:
        token = reading.at(offset)
        if token is None:
            return class_at(reading.text, offset, offset + 4)[:1] in ("v", "d")
        return not token.entry.head and bool(token.entry.predicate or token.entry.particle in ("adverb", "preposition"))

    return accept


def _seat(
    reading: Reading, begin: int, word: int, start: int, end: int, wording: Wording
) -> Iterator[tuple[Name, Verdict]]:
    text = reading.text
    before = text[max(begin, word - 30) : word]
    if not any(opener in before for opener in wording.openers):
        return
    stop = clause_end(text, start, end)
    first, last = trimmed(reading, start, stop)
    last = min(last, next((at for at in range(first, last) if text[at] in "（("), last))
    kind = kind_of(reading, first, last) or reading.vocabulary.kind_by_suffix(text[first:last])
    if kind in _BODIES and 2 <= last - first <= 24:
        for name in conjuncts(reading, first, last) or [Name(first, last, kind)]:
            yield name, Verdict(wording.duty, wording.basis, wording.rule, last)


def _between(reading: Reading, opener: int, start: int, end: int, wording: Wording) -> Iterator[tuple[Name, Verdict]]:
    text = reading.text
    if text[start : start + 1] in _QUOTES or (wording.form == "apart" and reading.ends_name(opener)):
        return
    if wording.rule == "jointly_with" and text.endswith(_FOSTERED, 0, opener):
        return
    stop = clause_end(text, start, min(end, start + _JOINT_SLOT))
    last = _last_head(reading, start, stop, wording.words)
    if last < 0:
        return
    if (wording.form == "apart" and _OF_JOINT.match(text, last)) or (
        wording.rule == "jointly_with" and _OF_BOTH.match(text, last)
    ):
        return
    if wording.rule == "approved_by" and _is_consent(text, opener, start, last, end):
        return
    if wording.rule == "jointly_with" and _BACKED.search(text, max(0, opener - _BACKED_SLOT), opener):
        return
    if wording.rule == "approved_by" and (
        text[opener - 1] in "已业"
        or _OWN_PAPER.search(text, max(0, opener - _PAPER_SLOT), opener)
        or _ISSUED.search(text, last, last + _ISSUED_SLOT)
    ):
        # 办法已经镇政府同意，现发给…: whose paper it is.
        return
    first, last = trimmed(reading, start, last)
    names = conjuncts(reading, first, last)
    if wording.rule == "mainly_by" and not _mainly(reading, names, last):
        return
    for name in names:
        yield name, Verdict(wording.duty, wording.basis, wording.rule, last)
    if names and wording.duty == "supervise":
        yield from _then(reading, last, end, wording)


def _is_consent(text: str, opener: int, start: int, last: int, end: int) -> bool:
    """未经X同意, 经家长同意, 经X同意，开展…: what must not be done, those whom it concerns, whose event it is."""
    if text[opener - 1] in "未非没" or _CONCERNED.search(text, start, last):
        return True
    return _AGREED.match(text, last, end) is not None


def _then(reading: Reading, last: int, end: int, wording: Wording) -> Iterator[tuple[Name, Verdict]]:
    """Who approves behind the one whose name ends at `last`: 经班主任签字、年级主任批准."""
    for _ in range(_APPROVERS):
        following = _NEXT.match(reading.text, last, end)
        if following is None:
            return
        first = following.end()
        last = _last_head(reading, first, clause_end(reading.text, first, min(end, first + _JOINT_SLOT)), wording.words)
        if last < 0:
            return
        for name in conjuncts(reading, *trimmed(reading, first, last)):
            yield name, Verdict(wording.duty, wording.basis, wording.rule, last)


def _mainly(reading: Reading, names: list[Name], last: int) -> bool:
    """Whether 以…为主 charges bodies with something: not a way of teaching, nor where something takes place."""
    text = reading.text
    bodies = all(name.kind in _BODIES and text[name.end - 1] not in _PLACES for name in names)
    if text.startswith(_MAIN_BODY, last):
        # 以镇党委、政府为主体; 以教研组为主体 says what is the frame of something.
        return bodies and bool(names) and all(name.kind != "group" for name in names)
    return bodies and not _MAIN_THING.match(text, last) and not text.endswith("小组", 0, last)


def _last_head(reading: Reading, start: int, stop: int, words: tuple[str, ...]) -> int:
    """End of the name that begins at `start` and is followed at once by one of `words`."""
    text = reading.text

    def accept(offset: int, _soft: bool) -> bool:
        at = past_bracket(reading, offset, stop)
        how = None if text.startswith(words, at) else _HOW.match(text, at, stop)
        return text.startswith(words, how.end() if how else at) and not _CHARGED_ONES.match(text, at)

    return end_of_name(reading, start, stop, accept)


def demanded(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """对X的要求 as a heading: X is the agent of what stands below it."""
    match = _DEMANDS.match(reading.text[start:end].strip())
    if not match or not _ELIDED.match(reading.text, end):
        return
    at = reading.text.index(match.group(1), start, end)
    for name in conjuncts(reading, at, at + len(match.group(1))):
        yield name, Verdict("implement", "subject", "demanded_of", name.end)
