"""What a number in a clause says: a level or a share that is reached, how many come to something, how much is done."""

from __future__ import annotations

import re

from pipeline.extract.goals.measures import Measures, is_share
from pipeline.extract.goals.words import Words
from pipeline.records import Quota

# What is measured in per cent: the subject that stands before the number.
MEASURED = re.compile(
    r"(?:率|面|(?<![年学季月])度|比例|比重|占比|合格|优秀|满意|达标|覆盖|普及|参与|数量|指数|增幅|涨幅|降幅"
    r"|(?:人|件|次|户|起)数)"
)
_RISES_TO = re.compile("达|增[至到]|升[至到]|突破|翻")
# 门诊量20万人次, 论文获奖10篇: a level that is measured, where 新教师不少于16节 is a norm of work.
_LEVEL = re.compile(
    "(?:[值量额率]|(?<!年)度|收入|利润|均分|得分|成绩|[人户总]数|面积|里程|规模|获奖)(?:每(?:学[期年]|[年月周天日]))?$"
)
# 人均阅读不少于8本: what it comes to on an average, whatever is done.
_ON_AVERAGE = re.compile("[人年生户村班师校月][平]?均[^,，。;；]*$")
# So many of them come to it, or there are so many that do.
_SO_MANY = re.compile(
    "(?:以上)?的?[^,，。;；]{1,24}(?:完成|达到|实现|建成|成为|通过|拥有|掌握|具备|具有|配备|消除|[评创]为|评上|达标|[及合]格|取得|获得|考取|获奖|"
    "发表|刊登|刊发|能够|学会|养成|参与|入选|立项|结题)"
)
# 教师人人上一节公开课: what each of them does, in one character.
_EACH_DOES = re.compile(
    "(?:[人师生员长民工部]|人人|个个)(?:每(?:学[期年]|[人年月周天日]))*(?:至少|都|均|要)?[上听写读做交讲看背练唱画种订记办出带献捐]$"
)
# 产后访视不少于两次: how often something is done.
_TIMES = ("次", "遍", "轮", "趟", "回")
_MARKS = re.compile("[，,。；;：:\n]")
_BEFORE = 60
_FEW = 6
# How far before its number stands what is meant on an average.
_AVERAGED = 16


def is_level(text: str, measured: list[Quota]) -> bool:
    """Whether one of the quotas is a share, or a level that is reached: 年产鱼苗达30万尾; 每周不少于8节 is a norm."""
    return any(
        (is_share(quota) and not _is_part(text, quota))
        or _RISES_TO.search(text, max(0, quota.start - 3), quota.start + 2) is not None
        or _LEVEL.search(text, max(0, quota.start - 6), quota.start) is not None
        or _ON_AVERAGE.search(text, max(0, quota.start - _AVERAGED), quota.start) is not None
        for quota in measured
    )


def so_many_do(text: str, start: int, end: int, measures: Measures) -> bool:
    """Whether so many of them come to something: 80%以上的教师取得证书, 有三篇论文在省级刊物发表.

    A share may look like a condition, so its modality does not count.
    """
    held = measures.quotas_in(start, end)
    if not held:
        return False
    count = measures.quotas[held[0] - 1]
    begins = (count.start == start and is_share(count)) or (
        text[count.start - 1] == "有" and count.start - start <= _FEW
    )
    return begins and _SO_MANY.match(text, count.end, end) is not None


def counts_doings(text: str, start: int, count: Quota, words: Words) -> bool:
    """Whether the count is one of what somebody does, each by himself or so often; 参加比赛获奖三次 is reached."""
    before = text[start : count.start]
    often = count.unit in _TIMES and words.ends_in_doing(text, start, count.start)
    return often or _EACH_DOES.search(before) is not None


def goes_on_doing(text: str, start: int, words: Words) -> bool:
    """Whether the clause at `start` goes on with what somebody does: 检查床位50张，|医护人员30名."""
    before = text[max(0, start - _BEFORE) : start].rstrip()
    if not before.endswith(("，", ",")):
        return False
    clause = _MARKS.split(before[:-1])[-1]
    return words.may_begin_activity(clause, 0, len(clause)) or words.begins_activity(clause, 0, len(clause))


def _is_part(text: str, share: Quota) -> bool:
    """Whether a share only tells what part something is: 留守儿童占38%."""
    return share.cmp == "eq" and text[share.start - 1] == "占"


def reaches_share(text: str, start: int, measured: list[Quota]) -> bool:
    return any(
        is_share(quota) and not _is_part(text, quota) and MEASURED.search(text[start : quota.start])
        for quota in measured
    )
