"""Quantities and dates beside a goal: what it carries, and what makes it a target."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Date, Quota
from pipeline.text import Span

# Dates that name the time of writing or the whole plan set no deadline.
_VAGUE = (
    "今年",
    "本年",
    "本年度",
    "全年",
    "本学期",
    "本学年",
    "去年",
    "近年",
    "当年",
    "今后",
    "新学期",
    "新学年",
    "新的一年",
)
_BARE_YEAR = re.compile(r"[\dxX〇○零一二三四五六七八九]{2,4}年度?")
_YEAR = re.compile(r"[\dxX*＊〇○零一二三四五六七八九]{2,4}年")
# 女工四十人 only counts who there are; 升入重点高中四十人 is reached.
_OF_PERSONS = ("人", "名", "位")
# What comes each term or year (论文每年10篇) may be a goal, what is done each week is none.
_YEARLY = frozenset({"P1Y", "P6M"})
_SHORTEST_SUBJECT = 2
# How often or how long something is done.
_UNITS_OF_EVENTS = ("次", "遍", "轮", "场", "期")
_UNITS_OF_TEACHING = ("节", "课时", "学时")
_UNITS_OF_WORK = (*_UNITS_OF_EVENTS, *_UNITS_OF_TEACHING, "小时", "分钟", "天")
_BOUNDED = ("le", "lt", "ge", "gt")
# What may stand between a deadline and its state.
_BEFORE_STATE = ("", "前", "内", "底", "末", "，", ",", "就", "要", "应")
# The work, the plan or the tasks of a year.
_OF_YEAR = re.compile("[度的各]|工作|任务|目标|计划|重点|安全|全年")
# 六一活动, 期末复习, 元旦期间: an occasion, no deadline.
_OCCASIONS = frozenset({"named_day", "period"})
_OCCASION = re.compile("期间|..(?:期间|复习|考试|检测|测试|考核|成绩|活动|庆|系列|主题|表彰|文艺|汇演|宣传|假期)")
# (一)到2030年: the marker of an item before its deadline.
_MARKER = re.compile(r"[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、](?!\d)")
_AIM_IS = re.compile("[^,，。;；]{0,6}(?:目标|目的)(?:就?是|为)")
# What may stand beside a deadline that is a clause of its own: 到2025年底前, 力争两年内.
_BESIDE_DEADLINE = re.compile(
    "(?:[到至在于从自再用前底末内间起时,，、 　]|以前|以内|之前|期间|左右|力争|争取|确保|力求|计划|预计)*"
)


@dataclass(frozen=True, slots=True)
class Measures:
    """The dates and quotas of a plan, for look-up by place; ordinals count from 1 as everywhere."""

    dates: tuple[Date, ...]
    quotas: tuple[Quota, ...]
    date_starts: list[int]
    quota_starts: list[int]
    share_starts: list[int]

    @classmethod
    def of(cls, dates: tuple[Date, ...], quotas: tuple[Quota, ...]) -> Measures:
        """Both lists must be in text order, as extractors give them."""
        shares = [q.start for q in quotas if q.modality == "prescribed" and is_share(q)]
        return cls(dates, quotas, [d.start for d in dates], [q.start for q in quotas], shares)

    def dates_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of the dates inside [start, end)."""
        first = bisect_left(self.date_starts, start)
        if first == len(self.date_starts) or self.date_starts[first] >= end:
            return ()
        last = bisect_left(self.date_starts, end)
        return tuple(n + 1 for n in range(first, last) if self.dates[n].end <= end)

    def quotas_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of the quotas inside [start, end)."""
        first = bisect_left(self.quota_starts, start)
        if first == len(self.quota_starts) or self.quota_starts[first] >= end:
            return ()
        last = bisect_left(self.quota_starts, end)
        return tuple(n + 1 for n in range(first, last) if self.quotas[n].end <= end)

    def has_date(self, start: int, end: int) -> bool:
        """Whether a date begins in [start, end)."""
        first = bisect_left(self.date_starts, start)
        return first < len(self.date_starts) and self.date_starts[first] < end

    def has_share(self, start: int, end: int) -> bool:
        """Whether a prescribed percentage begins in [start, end)."""
        first = bisect_left(self.share_starts, start)
        return first < len(self.share_starts) and self.share_starts[first] < end

    def after_date(self, start: int) -> int:
        """Behind a date that begins at `start` (2026年|安排…), else `start`."""
        at = bisect_left(self.date_starts, start)
        return self.dates[at].end if at < len(self.dates) and self.dates[at].start == start else start

    def only_date(self, start: int, end: int) -> bool:
        """Whether [start, end) is nothing but one date, which is no state."""
        held = self.dates_in(start, end)
        return any(self.dates[n - 1].end - self.dates[n - 1].start >= end - start - 1 for n in held)

    def make_target(self, text: str, start: int, quotas: tuple[int, ...], dates: tuple[int, ...]) -> bool:
        """Whether one of these quotas of the goal at `start` is prescribed, or one of these dates a deadline.

        Quantities inside a name (“阳光一小时”) measure nothing; a year alone is a deadline unless it says which work
        or plan is meant (2025年的任务).
        """
        for number in quotas:
            quota = self.quotas[number - 1]
            if quota.modality == "prescribed" and not _in_name(text, start, quota.start):
                return True
        for number in dates:
            date = self.dates[number - 1]
            if date.rule in _OCCASIONS and date.mod != "before" and _OCCASION.match(text, date.end - 2):
                continue
            if is_deadline(date) or (_YEAR.fullmatch(date.text) and not _OF_YEAR.match(text, date.end)):
                return True
        return False

    def reports_fact(self, start: int, end: int) -> bool:
        """Whether the quotas inside [start, end) all report what is so already."""
        held = self.quotas_in(start, end)
        return bool(held) and all(self.quotas[n - 1].modality == "fact" for n in held)

    def bounds_something(self, start: int, end: int) -> bool:
        """Whether a quota inside [start, end) is a bound (缩小到3分以内): what was reached is told as it is."""
        return any(self.quotas[n - 1].cmp in _BOUNDED for n in self.quotas_in(start, end))

    def prescribed_in(self, start: int, end: int) -> list[Quota]:
        """The prescribed quotas inside [start, end)."""
        held = self.quotas_in(start, end)
        return [q for n in held if (q := self.quotas[n - 1]).modality == "prescribed"] if held else []

    def repeats(self, start: int, end: int) -> bool:
        """Whether [start, end) says how often something is done (每月两次), which is no state."""
        if not any(self.dates[n - 1].type == "SET" for n in self.dates_in(start, end)):
            return False
        return any(quota.unit in _UNITS_OF_EVENTS for quota in self.prescribed_in(start, end))

    def counts_something(self, start: int, end: int) -> bool:
        """Whether [start, end) says of something how many there are to be, and no more: 订户不少于40户.

        每周8节 and 新教师不少于16节 are norms of work.
        """
        often = {self.dates[n - 1].value for n in self.dates_in(start, end) if self.dates[n - 1].type == "SET"}
        if often - _YEARLY:
            return False
        subject = self.after_date(start) + _SHORTEST_SUBJECT
        return any(
            q.start >= subject + (_SHORTEST_SUBJECT if q.cmp == "eq" and q.unit in _OF_PERSONS else 0)
            and not q.is_share
            and q.end == end
            and q.unit not in _UNITS_OF_TEACHING
            and not (often and q.unit in _UNITS_OF_WORK)
            for q in self.prescribed_in(start, end)
        )

    def shares_in(self, start: int, end: int) -> list[Quota]:
        """The prescribed percentages inside [start, end)."""
        return [quota for quota in self.prescribed_in(start, end) if is_share(quota)]

    def deadline_at(self, text: str, clause: int, start: int) -> int:
        """The start of a state whose deadline stands right before it in its clause (在6月底前实现…), else `start`."""
        at = bisect_left(self.date_starts, start) - 1
        if at < 0 or self.dates[at].start < clause:
            return start
        date = self.dates[at]
        between = text[date.end : start]
        if not 0 <= len(between) <= 1 or between not in _BEFORE_STATE:
            return start
        if not is_deadline(date) and not (between in ("", "应") and _YEAR.fullmatch(date.text)):
            return start  # 2030年力争…, but 2030年，力争…: the year of all that follows
        return date.start - 1 if date.start > clause and text[date.start - 1] in "在于至" else date.start

    def deadline_before(self, text: str, clauses: Sequence[Span], index: int, start: int) -> int:
        """The start of a state whose deadline stands alone in the clause before it (到2025年, …), else `start`."""
        if not index:
            return start
        before = clauses[index - 1]
        if text[before.end - 1] not in ",，":
            return start
        held = [self.dates[n - 1] for n in self.dates_in(before.start, before.end)]
        if not held:
            return start
        # 目标是到2030年底: what is aimed at follows.
        begin = aim.end() if (aim := _AIM_IS.match(text, before.start, before.end)) else before.start
        marker = _MARKER.match(text, begin, before.end)
        if marker:
            begin = marker.end()
        for date in held:
            if is_deadline(date) and _BESIDE_DEADLINE.fullmatch(text[begin : date.start] + text[date.end : before.end]):
                return begin if marker else before.start
        return start


def _in_name(text: str, start: int, at: int) -> bool:
    """Whether the offset `at` lies inside quotation or title marks that open in the goal at `start`."""
    return any(text.rfind(opening, start, at) > text.rfind(close, start, at) for opening, close in ("“”", "《》"))


def is_share(quota: Quota) -> bool:
    """Whether the quota is a percentage.

    >>> is_share(Quota(0, 5, "95%以上", "prescribed", "ge", 95.0, None, "%", "percent"))
    True
    """
    return quota.is_share


def is_deadline(date: Date) -> bool:
    """Whether the date sets a deadline or a time of its own, rather than naming the plan's whole period.

    >>> is_deadline(Date(0, 2, "期末", "DATE")), is_deadline(Date(0, 5, "6月底前", "DATE", mod="before"))
    (False, True)
    """
    if date.type == "DURATION":
        return True
    if date.type != "DATE" or date.text.startswith(_VAGUE):
        return False
    return bool(date.mod or ((date.first or date.last) and not _BARE_YEAR.fullmatch(date.text)))
