"""The clauses of a sentence with what each of them carries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.link.dates import goes_by, is_nothing_but_dates, only_names
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.link.preparing import acts_behind
from pipeline.nlp.bullets import BULLETS
from pipeline.nlp.clauses import clauses as clauses_of
from pipeline.nlp.words import class_at
from pipeline.records import Party, Plan, Quota

_EDGE = f" \t\n\r　,，、:：;；。.．!！?？…—-|｜{BULLETS}"
_LEAD = re.compile(
    r"(?:[一二三四五六七八九十]是要?|其[一二三四五]是?|首先|其次|再次|最后|同时|此外|另外|并且|而且|并|且|即|\d{1,2}[、.．](?!\d)|[(（][\d一二三四五六七八九十]{1,3}[)）]|(?:经[^,，。;；]{0,16}研究[,，]?)?决定(?=[从自在于对将把,，])|初步计划|计划|或|[既即](?=每|由)|我们(?:将|要|计划|拟|准备)?(?=[,，])"
    r"|\d{0,2}[.、]?(?:主要|具体)?(?:活动|工作|实施|培训)(?:内容|安排|做法|流程|程序|要求|任务|形式|方式|步骤)(?=[:：])"
    r"|[^,，。;；:：]{2,12}[:：]\s?[-•·—]\s(?!\d))[,，:：]?\s*"
)
_LEAD_BEGINS = frozenset(
    "一二三四五六七八九十其首再最同此另并而且即既我决经初计或主具活工实培(（0123456789０１２３４５６７８９"
)
# （联系电话：…）, (具体安排见附件): where to turn, no part of the action.
_ASIDE = re.compile(
    r"[(（](?:联系|咨询|电话|附件|样表|格式|另行|详见|[^()（）]{0,8}[见附]附?[件表])[^()（）]{0,60}[)）]$"
)
# 经镇政府研究: how it came to the plan, no part of an action.
_AGREED = ("研究", "研究决定", "研究同意", "同意", "批准", "讨论决定", "审议通过")
_LISTED_ROOM = 18  # 教学检查: - 提交教案
_LONGEST_ADVERBIAL = 40
# Prepositions that make a clause an adverbial whatever it ends with.
_PREPARING = "以根按围结针依利当经借对"
# 采取随机抽查的方法: in what way the action behind it is done.
_METHODS = ("方法", "办法", "手段", "模式")
_INSIDE = ("中", "里", "内", "间")
_BY_METHOD = re.compile("(?:采取|采用|运用|借鉴)[^,，。;；]{3,26}$")
# 各社区要利用宣传栏, …: between who acts and what prepares the action.
_BEHIND_AGENTS = re.compile(
    "(?:等(?:相关|有关|职能)*(?:部门|单位|科室|站所|人员)?)?"
    "(?:要|应当?|须|必须|可以?|将|需要?|继续|积极|充分|主动|认真|切实|紧紧|密切|坚持|分别|均|都|共同)*"
)
# 合作社都会在社员的产品中, …: out of what or where, in front of the verb; the modal says that none stands before it.
_OUT_OF = re.compile("(?:^|(?:[都均还也各][会将要应]?|[会将要应须]|必须))[在从][^,，。;；]{2,24}[中里内间]$")
# 针对流动人口开展登记: what follows the preposition and its object is an action already.
_ACTING = re.compile(
    "[抓做搞管建]好|抓紧|开展|加强|落实|完善|推进|组织(?!单位)|成立|组建|设立|举行|完成|实施|建立|制定|制订|进行|举办|召开|推行|整治|排查|给予|予以|督促|提出|参加|实行"
)
_ACTS = re.compile(rf"[^,，。;；的]{{3,}}?(?:{_ACTING.pattern})")
# What a party in charge is in charge of, when that is one thing.
_CHARGE = re.compile(
    r"(?:具体|全面|主要)?(?:负责|分管|主管|承包|包保|联系|管)"
    r"(?:[^,，、。;；的]{2,10}|[^,，、。;；的]{1,8}[镇乡村区县市道路段组栋片线]"
    r"(?:、[^,，、。;；的]{1,8}[镇乡村区县市道路段组栋片线]){1,12})"
)
# 时 as a unit, not as a conjunction: 不少于8课时.
_HOURS = re.compile("[学课小工]时$")
_GOAL_ROOM = 3
# 三年以上, 超过五千元: so much or more, in front of whom it is true of.
_BOUND = re.compile("以[上下内]$|^(?:超过?|满|不足|不到|未满)")
# 容纳200人同时就餐|的食堂: behind the amount, the thing that it measures.
_OF_A_THING = re.compile("[^,，、。;；的]{0,8}的[一-鿿]")
# 对全长18公里的管道, 校园内高5米的围墙
_IN_FRONT_OF_THINGS = "对在将把从于到向沿由为内里中上下边、"
# How far in front of an amount 现有的 and the like may begin.
_THERE_ROOM = 8
# No action is as long; bounds the work on a page without punctuation.
_LONGEST = 400


@dataclass(slots=True, eq=False)
class Clause:
    """A clause `text[start:end]` (`stop` is behind its closing mark) with the ordinals of what stands in it.

    `dates` are those that place an action (vague ones left out), `quotas` those that prescribe, `parties` those that
    make a task (list and explicit), `subjects` the agents; `body` is where it begins without a date at its beginning:
    每学期|利用校外场所. `triggers` says that it carries something that makes its action a task.
    """

    text: str
    words: Lexicons
    places: Places
    start: int
    end: int
    stop: int
    body: int
    dates: tuple[int, ...] = ()
    quotas: tuple[int, ...] = ()
    parties: tuple[int, ...] = ()
    subjects: tuple[int, ...] = ()
    date_only: bool = False
    triggers: bool = False

    @property
    def goal(self) -> bool:
        """Whether it begins with a goal, or inside one."""
        return self.places.has_goal(self.start, _GOAL_ROOM)

    @property
    def adverbial(self) -> bool:
        """Whether it only prepares the next: 结合实际, 利用班会时间, 每次例会之前."""
        begin = self._after_agent()
        body = self.text[begin : self.end]
        if body.startswith(self.words.no_adverbial):
            return False
        if goes_by(body):
            return True
        if body[:1] == "经" and body.endswith(_AGREED):
            return False
        if len(body) > _LONGEST_ADVERBIAL:
            return False
        if body.endswith(self.words.adverbial_end) and not _HOURS.search(body):
            return True
        if body.startswith("除") and body.endswith("外"):
            return True
        if body.endswith(_METHODS) and _BY_METHOD.search(body):
            return True
        if body[-1:] in _INSIDE and _OUT_OF.search(body):
            return True
        if body[:1] not in _PREPARING or self.words.adverbial_begin.match(body) is None:
            return False
        if acts_behind(self.text[self.body : self.end], self.words.grounds):
            return False
        if body[0] == "对":
            return self._ends_in_name() and not (self.triggers or _ACTING.search(body, body.rfind("的") + 1))
        if begin == self.body:
            return True
        # 财政所按里程拨付经费2万元, 职工利用假期学习 are actions.
        acts = self.quotas or class_at(self.text, self.end - 2, self.end)[:1] == "v"
        return not acts and _ACTS.match(body) is None

    def _ends_in_name(self) -> bool:
        """Whether the last word names a thing: 对排查出的重大隐患, not 对履职不力的严肃问责."""
        if self.text.endswith(("等", "情况", "问题", "园", "户"), self.start, self.end):
            return True
        return any(class_at(self.text, self.end - size, self.end)[:1] == "n" for size in (2, 3))

    def _after_agent(self) -> int:
        """Where the clause begins without its date, its agent and the modal behind that: 各村要|利用广播."""
        records, at = self.places.mentions.parties, self.body
        for n in self.subjects:
            party = records[n - 1]
            if party.start == at or (at > self.body and party.start == at + 1 and self.text[at] in "、和与及"):
                at = party.end
        if at == self.body:
            return at
        behind = _BEHIND_AGENTS.match(self.text, at, self.end)
        return min(behind.end() if behind else at, self.end)

    def ends_with(self, marks: str) -> bool:
        """Whether one of these marks closes the clause."""
        return self.text[self.stop - 1] in marks


def clauses_in(plan: Plan, start: int, end: int, places: Places, words: Lexicons) -> list[Clause]:
    """The clauses of `plan.text[start:end]`, each with what it carries."""
    return [_clause(plan.text, span.start, span.end, places, words) for span in clauses_of(plan.text, start, end)]


def _clause(text: str, start: int, stop: int, places: Places, words: Lexicons) -> Clause:
    start, end = trim(text, start, stop)
    if end - start > _LONGEST or not places.holds(start, end):
        return Clause(text, words, places, start, end, stop, start)
    mentions = places.mentions
    found = places.dates_in(start, end)
    dates = [mentions.dates[n - 1] for n in found]
    placing = [n for n in found if _places(text, start, end, n, places, words)]
    quotas = [n for n in places.quotas_in(start, end) if n in places.amounts]
    asked = any(
        not (
            _says_whom(text, mentions.quotas[n - 1], words)
            or _is_attribute(text, start, end, mentions.quotas[n - 1], words)
        )
        for n in quotas
    )
    answerable: list[int] = []
    subjects: list[int] = []
    for n in places.parties_in(start, end):
        (answerable if _makes_task(text, mentions.parties[n - 1], end) else subjects).append(n)
    return Clause(
        text,
        words,
        places,
        start,
        end,
        stop,
        dates[0].end if dates and dates[0].start == start and dates[0].end < end else start,
        tuple(placing),
        tuple(quotas),
        tuple(answerable),
        tuple(subjects),
        bool(dates) and is_nothing_but_dates(text, start, end, dates),
        bool(placing or asked or answerable or places.gives(start, end)),
    )


def _places(text: str, start: int, end: int, n: int, places: Places, words: Lexicons) -> bool:
    """Whether a date says when the action of the clause is, and not when what it is about came to be: 9月入学的新生."""
    date = places.mentions.dates[n - 1]
    if not places.placing[n - 1] or only_names(text, start, end, date):
        return False
    return date.type != "DATE" or words.befell.match(text, date.end, end) is None


def _is_attribute(text: str, start: int, end: int, quota: Quota, words: Lexicons) -> bool:
    """Whether an amount measures a thing that is there already: 全长18公里的管道漏损严重, not 新建容纳200人的食堂."""
    if _OF_A_THING.match(text, quota.end, end) is None:
        return False
    measure = words.measures.search(text, start, quota.start)
    return measure is not None and (measure.start() == start or text[measure.start() - 1] in _IN_FRONT_OF_THINGS)


def _says_whom(text: str, quota: Quota, words: Lexicons) -> bool:
    """Whether an amount only says who is meant: 教龄三年以内的教师, 党员三名以上的学校; not 举办十场以上的培训.

    So does one of those there are already: 现有的9名教练.
    """
    if words.there_are.search(text, max(0, quota.start - _THERE_ROOM), quota.start):
        return True
    if text[quota.end : quota.end + 1] != "的" or not _BOUND.search(quota.text):
        return False
    begin = quota.start - 2
    return text.endswith(words.lasting, 0, quota.start) or (
        begin >= 0 and class_at(text, begin, quota.start)[:1] == "n"
    )


def _makes_task(text: str, party: Party, end: int) -> bool:
    """Whether the text gives the party an answerable part; a mere agent makes no task.

    X负责排班 shares out a duty; X负责 with a row of verbs describes what X is there for.
    """
    if party.basis != "subject":
        return True
    return party.duty == "lead" and _CHARGE.fullmatch(text, party.end, end) is not None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, punctuation and lead-ins (一是, 同时, 并) around it.

    >>> trim("一是每周检查一次;", 0, 9)
    (2, 8)
    """
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if end > start and text[end - 1] in ")）" and (aside := _ASIDE.search(text, max(start, end - _LONGEST), end)):
        end = aside.start()
    if end > start and (text[start] in _LEAD_BEGINS or text.find("- ", start, start + _LISTED_ROOM) > 0):
        lead = _LEAD.match(text, start, end)
        if lead and end - lead.end() >= 2:
            start = lead.end()
    return start, end
