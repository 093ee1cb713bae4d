"""Which dates place an action, and which only name the time of writing, a whole plan or a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.link.lexicons import Lexicons
from pipeline.records import Date, Plan

# 本学期末, 今年6月: more than the time of writing.
_SAYS_MORE = re.compile(r"[月日初末底前]|\d|[上下]半年|旬")
# 去年9月, 近三年来, 3月以来: what has been.
_PAST = re.compile(r"去年|前年|上年|昨|近[^,，。;；]{0,4}年来?$|.*以来$|(?:前|过去)[几两三四五\d]年")
_FIGURE_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_ONLY = re.compile(r"[^月日底初前后末到至]{2,6}(?:年度|学年度|学年|年)?")
# A date of issue, not of the action: 年初签订的, 2019年印发的.
_CITED = re.compile(
    r"[,，]?(?:所|已|以?[后前])?(?:来[^,，。;；的]{0,2}|下达|签订|制定|制订|印发|下发|出台|发布|确定|公布|提出|颁布|颁发|修订|实施|通过|批准|审议通过|召开|举行|立项|入职|毕业|以来|已[^,，。;；的]{1,6})的"
)
# 学习贯彻2033年全省会议精神, 传达2月28日会议精神: the day of what is studied.
_STUDIES = re.compile("(?:学习|贯彻|传达|落实|领会|宣传|宣讲)[^,，。;；]{0,6}$")
_STUDIED = re.compile("[^,，。;；]{2,24}(?:精神|讲话|一号文件)(?:的|$)")
_YEAR = re.compile(r"[\dxX〇○零一二三四五六七八九]{2,4}年度?")
_ASKS_HOW = re.compile("如何|怎样|怎么")
# 各校要在4月根据通知要求, …: the action itself comes behind the comma, whoever and whenever stands in front.
_GROUNDS = (
    *("要求", "精神", "意见", "通知", "规定", "部署", "安排", "实际", "实情", "情况", "标准", "特点"),
    *("需要", "需求", "原则", "文件", "细则", "主题", "内容", "任务", "目标"),
)
_BY_WHAT = re.compile(r"(?:根据|按照|依据|依照|参照|对照|结合|围绕|针对)[^,，]{3,32}$")
# A month, week or day by name, and what may carry that name; the activity itself takes place then.
_NAMED = frozenset({"named_day", "event"})
_NAMES_A_THING = re.compile(
    r"[”’」》]?(?:系列|主题|专项|各项|宣传|教育|咨询)*(?:活动(?=[^,，。;；\s])|氛围|通知|方案|任务|知识|标语|口号|领导小组|办公室|指导委员会)"
)
_LONGEST_NAME = 16
_NAME_ROOM = 1
_UNIT = re.compile("(?:月份?|周|季度)$")
_WHOLE = frozenset({"background", "guiding_ideology", "principles", "goals", "scope"})
# What may stand beside a date in a clause that is nothing but a date.
_FILLERS = re.compile(
    r"(?:[(（](?:共|为期|历时)?[\d一二两三四五六七八九十半]{1,3}(?:个(?:月|星期|周)|天|周)(?:的?时间|左右)?[)）]"
    r"|[(（](?:如遇|如有|[遇若如])[^()（）]{1,12}[)）]"
    r"|[xX×＊*_]{1,4}[年月日号]|[\s,，:：()（）、;；。\-—~～至到为是在于从自起止前后和及]|现在|即日|今日|[上下中]午|早[上晨]|晚上|傍晚|\d{1,2}[:：]\d\d|(?:\d{1,2}|[一二三四五六七八九十]{1,2})[点时]半?|第[一二三四五六七八]节课?|时间|安排|主要|重点|工作|任务|内容|定于|期限|活动|阶段|具体|开始|结束|每?逢|每|第[一二三四五六七八九十\d]+(?:阶段|周)?)*+"
)
_LONGEST_ONLY = 24


def given_beside(own: Sequence[int], start: int, given: Sequence[int], dates: Sequence[Date]) -> tuple[int, ...]:
    """Which of the dates that a heading gives hold beside the `own` dates of an action that begins at `start`.

    Under 第二阶段(3-5月) an action that begins 9月,… is done in September only; a day by name, or a date inside,
    may be what the action is about. Numbers count from 1.

    >>> from pipeline.records import Date
    >>> spring = Date(0, 4, "3-5月", "DATE", first="XXXX-03-01", last="XXXX-05-31")
    >>> autumn = Date(9, 11, "9月", "DATE", first="XXXX-09-01", last="XXXX-09-30")
    >>> given_beside((2,), 9, (1,), (spring, autumn)), given_beside((2,), 7, (1,), (spring, autumn))
    ((), (1,))
    """
    if not own:
        return tuple(given)
    first = dates[own[0] - 1]
    leads = first.start == start and first.rule not in _NAMED
    return tuple(n for n in given if n not in own and not (leads and _lie_apart(dates[n - 1], first)))


def _lie_apart(one: Date, other: Date) -> bool:
    """Whether two stretches of days share none, by month and day where a year is not known."""
    if not (one.first and one.last and other.first and other.last):
        return False
    known = all(day[:4].isdigit() for day in (one.first, one.last, other.first, other.last))
    if not known and (one.first > one.last or one.first[5:] > one.last[5:] or other.first[5:] > other.last[5:]):
        return False  # over the turn of a year
    low = 0 if known else 5
    return one.last[low:] < other.first[low:] or other.last[low:] < one.first[low:]


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
    if said in words.spans_of_writing:
        return True
    if said.startswith(words.vague_dates):
        rest = next(said[len(word) :] for word in words.vague_dates if said.startswith(word))
        return _SAYS_MORE.search(rest) is None
    return is_year(date) and _speaks_of_the_whole(date, plan)


def is_calendar_unit(date: Date) -> bool:
    """Whether a date is a month, week or quarter as a calendar has them in a row: no day, no deadline, no day by name.

    >>> from pipeline.records import Date
    >>> [is_calendar_unit(Date(0, len(said), said, "DATE", "XXXX-03")) for said in ("三月", "三月底")]
    [True, False]
    """
    return date.type == "DATE" and date.mod not in ("before", "after") and _UNIT.search(date.text) is not None


def lies_behind(date: Date, plan: Plan) -> bool:
    """Whether a date tells of what has been: 去年9月, 2030年以来, a year before those the plan is for.

    >>> from pipeline.records import Date, Plan
    >>> plan = Plan(1, 0, 4, "2029年5月", period_start="2031-01-01")
    >>> lies_behind(Date(0, 7, "2029年5月", "DATE"), plan), lies_behind(Date(0, 7, "2031年5月", "DATE"), plan)
    (True, False)
    """
    if date.type != "DATE" or date.mod == "before":
        return False
    if _PAST.match(date.text):
        return True
    year, since = _FIGURE_YEAR.match(date.text), plan.period_start
    return year is not None and since is not None and since[:4].isdigit() and max(_years(date.text)) < int(since[:4])


def _years(said: str) -> list[int]:
    return [int(year) for year in _FIGURE_YEAR.findall(said)]


def is_year(date: Date) -> bool:
    """Whether the date is a whole year and no more: 2030年, 20xx学年度."""
    return _YEAR_ONLY.fullmatch(date.text) is not None and ("年" in date.text or date.text.isdigit())


def _speaks_of_the_whole(date: Date, plan: Plan) -> bool:
    """Whether a bare year stands where a plan speaks of itself: its title, preamble, background, guiding ideology."""
    section = plan.section(date.section) if date.section else None
    return section is None or section.heading is None or section.role in _WHOLE


def only_names(text: str, start: int, end: int, date: Date) -> bool:
    """Whether a date of the clause `text[start:end]` says nothing of when its action is: it is cited or names a thing.

    It belongs to something that exists already (按照年初下达的责任目标), qualifies a thing (提出2024年的工作思路) or
    stands in a question (如何在假期中…). So does one in a title (《2030年规划》) or a name in quotation marks
    (“周五读书日”), the name of a month or week in front of what it names (办好消防安全月活动), and what a clause
    goes by (根据安全生产月通知要求).
    """
    if date.type == "DATE" and _CITED.match(text, date.end, end):
        return True
    if date.start > start and _in_front_names(text, start, end, date):
        return True
    if date.rule in _NAMED and _NAMES_A_THING.match(text, date.end, end):
        return True
    cited = _BY_WHAT.search(text, start, end) if text.endswith(_GROUNDS, start, end) else None
    return cited is not None and cited.start() < date.start


def _in_front_names(text: str, start: int, end: int, date: Date) -> bool:
    """Whether what stands in front of the date makes it part of a question, a title or a name."""
    if _ASKS_HOW.search(text, start, date.start):
        return True
    if text.rfind("《", start, date.start) > text.rfind("》", start, date.start):
        return True
    if date.start > start + 1 and date.end < end and text[date.end] == "的" and _YEAR.fullmatch(date.text):
        return True
    if (
        (is_year(date) or date.text.endswith(("日", "号")))
        and _STUDIES.search(text, start, date.start)
        and _STUDIED.match(text, date.end, end)
    ):
        return True
    return _in_a_name(text, start, end, date)


def _in_a_name(text: str, start: int, end: int, date: Date) -> bool:
    """Whether the date is part of a name in quotation marks, not the whole of it."""
    opening = text.rfind("“", start, date.start)
    if opening < 0 or text.rfind("”", opening, date.start) >= 0:
        return False
    closing = text.find("”", date.end, end)
    return 0 < closing <= opening + _LONGEST_NAME and closing - opening - 1 > date.end - date.start + _NAME_ROOM


def goes_by(body: str) -> bool:
    """Whether a clause ends with what an action goes by: 根据通知要求.

    >>> goes_by("各校要在4月根据通知要求"), goes_by("各校要在4月提出要求")
    (True, False)
    """
    return body.endswith(_GROUNDS) and _BY_WHAT.search(body) is not None


def is_nothing_but_dates(text: str, start: int, end: int, dates: Sequence[Date]) -> bool:
    """Whether `text[start:end]` is nothing but these dates and what may stand beside them: 时间为3月1日至3月20日."""
    rest, at = "", start
    for date in dates:
        rest += text[at : date.start]
        at = max(at, date.end)
    rest += text[at:end]
    # 国庆节活动 is what is done then; 3月活动 leads in to it.
    if any(date.rule in _NAMED for date in dates) and rest.endswith(("活动", "工作")):
        return False
    return len(rest) <= _LONGEST_ONLY and _FILLERS.fullmatch(rest) is not None
