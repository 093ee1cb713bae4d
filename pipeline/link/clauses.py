"""The clauses of a sentence with what each of them carries, and the actions that they make up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.link.lexicons import Lexicons
from pipeline.nlp.clauses import clauses as clauses_of
from pipeline.records import Date, Goal, Mentions, Party, Plan, Quota

_Record = TypeVar("_Record", Date, Quota, Party, Goal)
_EDGE = " \t\n\r　,，、:：;；。.．!！?？…—-"
_LEAD = re.compile(
    r"(?:[一二三四五六七八九十]是要?|其[一二三四五]是?|首先|其次|再次|最后|同时|此外|另外|并且|而且|并|且|即|\d{1,2}[、.．](?!\d)|[(（]\d{1,2}[)）]|初步计划|计划|或)[,，:：]?\s*"
)
# （联系电话：…）, (具体安排见附件): where to turn, no part of the action.
_ASIDE = re.compile(
    r"[(（](?:联系|咨询|电话|附件|样表|格式|另行|详见|[^()（）]{0,8}[见附]附?[件表])[^()（）]{0,60}[)）]$"
)
_YEAR_ONLY = re.compile(r"[^月日底初前后末到至]{2,6}(?:年度|学年度|学年|年)?")
# A date of issue, not of the action: 年初签订的, 2019年印发的.
_CITED = re.compile(
    r"[,，]?(?:所|已|以?[后前])?(?:来[^,，。;；的]{0,2}|下达|签订|制定|制订|印发|下发|出台|发布|确定|公布|提出|颁布|颁发|修订|实施|通过|批准|审议通过|召开|举行|立项|入职|毕业|以来|已[^,，。;；的]{1,6})的"
)
_YEAR = re.compile(r"[\dxX〇○零一二三四五六七八九]{2,4}年度?")
_ASKS_HOW = re.compile("如何|怎样|怎么")
# What may stand beside a date in a clause that is nothing but a date.
_DATE_FILLER = re.compile(
    r"[\s,，:：()（）、;；。\-—~～至到为是从自起止前后和及]|时间|安排|定于|期限|活动|阶段|具体|开始|结束|每|第[一二三四五六七八九十\d]+(?:阶段|周)?"
)
_DATE_ROOM = 0
_ADVERBIAL_ROOM = 40
_ADVERBIAL_LONGEST = 40
# Prepositions that make a clause an adverbial whatever it ends with.
_PREPARING = "以根按围结针依利当经借"
# 各校要在4月根据通知要求, …: the action itself comes behind the comma, whoever and whenever stands in front.
_BY_WHAT = re.compile(
    r"(?:根据|按照|依据|依照|参照|对照|结合|围绕|针对)[^,，]{1,30}"
    r"(?:要求|精神|意见|通知|规定|部署|安排|实际|实情|情况|标准|特点|需要|需求|原则|文件|细则|主题|内容|任务|目标)$"
)
# A month, week or day by name, and what may carry that name; the activity itself takes place then.
_NAMED = frozenset({"named_day", "event"})
_NAMES_A_THING = re.compile(
    r"[”’」》]?(?:系列|主题|专项|各项|宣传|教育|咨询)*(?:活动(?=[^,，。;；\s])|氛围|通知|方案|任务|知识|标语|口号|领导小组|办公室|指导委员会)"
)
# What a party in charge is in charge of, when that is one thing.
_CHARGE = re.compile(r"(?:具体|全面|主要)?(?:负责|分管|主管|承包|管)[^,，、。;；的]{2,14}")
# 时 as a unit, not as a conjunction: 不少于8课时.
_HOURS = re.compile("[学课小工]时$")
_GOAL_ROOM = 3
_LONGEST_NAME = 16
_NAME_ROOM = 1
_WHOLE = frozenset({"background", "guiding_ideology", "principles", "goals", "scope"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause `text[start:end]` (`stop` is behind its closing mark) with the ordinals of what stands in it.

    `dates` are those that place an action (vague ones left out), `quotas` those that prescribe, `parties` those that
    make a task (list and explicit), `subjects` the agents. `goal` says that a goal begins in its first half.
    """

    start: int
    end: int
    stop: int
    dates: tuple[int, ...]
    quotas: tuple[int, ...]
    parties: tuple[int, ...]
    subjects: tuple[int, ...]
    goal: bool
    date_only: bool
    adverbial: bool

    @property
    def triggers(self) -> bool:
        """Whether it carries something that makes its action a task."""
        return bool(self.dates or self.quotas or self.parties)


@dataclass(frozen=True, slots=True)
class Places:
    """The mentions of a plan, for look-up by place. Ordinals count from 1."""

    mentions: Mentions
    dates: tuple[int, ...]
    quotas: tuple[int, ...]
    parties: tuple[int, ...]
    goals: tuple[int, ...]

    @classmethod
    def of(cls, mentions: Mentions) -> Places:
        """Mentions must be in text order, as extraction gives them."""
        return cls(
            mentions,
            tuple(d.start for d in mentions.dates),
            tuple(q.start for q in mentions.quotas),
            tuple(p.start for p in mentions.parties),
            tuple(g.start for g in mentions.goals),
        )

    def dates_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of the dates that begin in [start, end)."""
        return _within(self.dates, start, end)

    def quotas_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of the prescribed quotas that begin in [start, end)."""
        quotas = self.mentions.quotas
        return tuple(n for n in _within(self.quotas, start, end) if quotas[n - 1].modality == "prescribed")

    def parties_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of the parties that begin in [start, end)."""
        return _within(self.parties, start, end)

    def goals_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of the goals that begin in [start, end)."""
        return _within(self.goals, start, end)

    def carries(self, start: int, end: int) -> bool:
        """Whether anything that makes a task begins in [start, end): cheap, before clauses are cut."""
        if _any_within(self.dates, start, end) or _any_within(self.quotas, start, end):
            return True
        parties = self.mentions.parties
        return any(
            parties[n - 1].basis != "subject" or parties[n - 1].duty == "lead" for n in self.parties_in(start, end)
        )

    def goal_over(self, start: int) -> Goal | None:
        """The goal that holds the character at `start`."""
        at = bisect_left(self.goals, start + 1) - 1
        goal = self.mentions.goals[at] if at >= 0 else None
        return goal if goal is not None and goal.end > start else None


def _makes_task(text: str, party: Party, end: int) -> bool:
    """Whether the text gives the party an answerable part; a mere agent makes no task.

    X负责排班 shares out a duty; X负责 with a row of verbs describes what X is there for.
    """
    if party.basis != "subject":
        return True
    return party.duty == "lead" and _CHARGE.fullmatch(text, party.end, end) is not None


def _any_within(starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def _within(starts: Sequence[int], start: int, end: int) -> tuple[int, ...]:
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return ()
    return tuple(range(first + 1, bisect_left(starts, end, first) + 1))


def is_vague(date: Date, plan: Plan, words: Lexicons) -> bool:
    """Whether a date alone makes no task: 今年, 本年度, 本学期, a duration, or just the plan's own year.

    >>> from pipeline.config import load_config
    >>> from pipeline.records import Date, Plan
    >>> from pipeline.link.lexicons import lexicons_of
    >>> words = lexicons_of(load_config().link)
    >>> is_vague(Date(0, 2, "今年", "DATE"), Plan(1, 0, 2, "今年"), words)
    True
    """
    if date.type == "DURATION":
        return not date.text.endswith("内")
    if date.type == "SET":
        return False
    if date.mod in ("before", "after", "start", "mid", "end"):
        return False
    said = "".join(date.text.split())
    if said.startswith(words.vague_dates):
        rest = next(said[len(word) :] for word in words.vague_dates if said.startswith(word))
        return not re.search(r"[月日初末底前]|\d|[上下]半年|旬", rest)
    return is_year(date) and _speaks_of_the_whole(date, plan)


def is_year(date: Date) -> bool:
    """Whether the date is a whole year and no more: 2030年, 20xx学年度."""
    return _YEAR_ONLY.fullmatch(date.text) is not None and ("年" in date.text or date.text.isdigit())


def _speaks_of_the_whole(date: Date, plan: Plan) -> bool:
    """Whether a bare year stands where a plan speaks of itself: its title, preamble, background, guiding ideology."""
    section = plan.section(date.section) if date.section else None
    return section is None or section.heading is None or section.role in _WHOLE


def clauses_in(plan: Plan, start: int, end: int, places: Places, words: Lexicons) -> list[Clause]:
    """The clauses of `plan.text[start:end]`, each with what it carries."""
    text = plan.text
    return [_clause(plan, span.start, span.end, places, words) for span in clauses_of(text, start, end)]


def _clause(plan: Plan, start: int, stop: int, places: Places, words: Lexicons) -> Clause:
    text, mentions = plan.text, places.mentions
    start, end = trim(text, start, stop)
    found = places.dates_in(start, end)
    dates = tuple(
        n
        for n in found
        if not is_vague(mentions.dates[n - 1], plan, words)
        and not _is_cited(text, start, end, mentions.dates[n - 1])
        and not _in_section_goal(mentions.dates[n - 1], places)
        and not _is_attribute(text, start, end, mentions.dates[n - 1])
    )
    parties = places.parties_in(start, end)
    goal = places.goal_over(start) or next(
        (mentions.goals[n - 1] for n in places.goals_in(start, start + _GOAL_ROOM)), None
    )
    return Clause(
        start=start,
        end=end,
        stop=stop,
        dates=dates,
        quotas=tuple(n for n in places.quotas_in(start, end) if _is_amount(mentions.quotas[n - 1], places)),
        parties=tuple(n for n in parties if _makes_task(text, mentions.parties[n - 1], end)),
        subjects=tuple(n for n in parties if not _makes_task(text, mentions.parties[n - 1], end)),
        goal=goal is not None,
        date_only=bool(found) and _is_date_only(text, start, end, [mentions.dates[n - 1] for n in found]),
        adverbial=_is_adverbial(_without_date(text, start, end, [mentions.dates[n - 1] for n in found]), words),
    )


def _is_attribute(text: str, start: int, end: int, date: Date) -> bool:
    """Whether the date only qualifies a thing (提出2024年的工作思路) or stands in a question (如何在假期中…).

    So does one in a title (《2030年规划》) or a name in quotation marks (“周五读书日”), the name of a month or week in
    front of what it names (开展安全生产月活动), and what a clause goes by (根据安全生产月通知要求).
    """
    if _ASKS_HOW.search(text, start, date.start):
        return True
    if text.rfind("《", start, date.start) > text.rfind("》", start, date.start) or _in_a_name(text, start, end, date):
        return True
    if date.rule in _NAMED and _NAMES_A_THING.match(text, date.end, end):
        return True
    cited = _BY_WHAT.search(text, start, end)
    if cited is not None and cited.start() < date.start:
        return True
    named = _YEAR.fullmatch(date.text) is not None and date.start > start + 1
    return named and text[date.end : date.end + 1] == "的" and date.end < end


def _in_a_name(text: str, start: int, end: int, date: Date) -> bool:
    """Whether the date is part of a name in quotation marks, not the whole of it."""
    opening = text.rfind("“", start, date.start)
    if opening < 0 or text.rfind("”", opening, date.start) >= 0:
        return False
    closing = text.find("”", date.end, end)
    return 0 < closing <= opening + _LONGEST_NAME and closing - opening - 1 > date.end - date.start + _NAME_ROOM


def _in_section_goal(date: Date, places: Places) -> bool:
    """Whether the date belongs to a goal of a goals section: a deadline of a state, not of an action."""
    goal = places.goal_over(date.start)
    return goal is not None and goal.place == "section_goal"


def _is_amount(quota: Quota, places: Places) -> bool:
    """Whether the quota says how much is to be done: it is no age, which says who is meant, and measures no goal."""
    return quota.dimension != "age" and not _only_measures(quota, places)


def _only_measures(quota: Quota, places: Places) -> bool:
    """Whether the quota measures a goal and prescribes no action: a share, or any quota of a section goal."""
    goal = places.goal_over(quota.start)
    if goal is None:
        return False
    return goal.place == "section_goal" or quota.dimension == "percent" or quota.unit in ("%", "％")


def _without_date(text: str, start: int, end: int, dates: list[Date]) -> str:
    """The clause without a date at its beginning: 每学期|利用校外场所."""
    at = dates[0].end if dates and dates[0].start == start and dates[0].end < end else start
    return text[at:end]


def _is_adverbial(body: str, words: Lexicons) -> bool:
    """Whether a clause only prepares the next: 结合实际, 利用班会时间, 每次例会之前."""
    if _BY_WHAT.search(body):
        return True
    if body.endswith(words.adverbial_end) and not _HOURS.search(body) and len(body) <= _ADVERBIAL_ROOM:
        return True
    return words.adverbial_begin.match(body) is not None and len(body) <= _ADVERBIAL_LONGEST and body[0] in _PREPARING


def _is_cited(text: str, start: int, end: int, date: Date) -> bool:
    """Whether the date belongs to something that exists already: 按照年初下达的责任目标."""
    return date.type == "DATE" and _CITED.match(text, date.end, end) is not None


def _is_date_only(text: str, start: int, end: int, dates: list[Date]) -> bool:
    rest, at = "", start
    for date in dates:
        rest += text[at : date.start]
        at = max(at, date.end)
    rest += text[at:end]
    return len(rest) <= 24 and len(_DATE_FILLER.sub("", rest)) <= _DATE_ROOM


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, punctuation and lead-ins (一是, 同时, 并) around it.

    >>> trim("一是每周检查一次;", 0, 9)
    (2, 8)
    """
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if end > start and text[end - 1] in ")）" and (aside := _ASIDE.search(text, start, end)):
        end = aside.start()
    if (lead := _LEAD.match(text, start, end)) and end - lead.end() >= 2:
        start = lead.end()
    return start, end
