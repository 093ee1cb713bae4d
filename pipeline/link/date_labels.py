"""Labels that date what follows them: 三月：, 登记阶段(3月), 3月1日至15日,动员部署。"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter

from pipeline.link.clauses import Clause, clauses_in
from pipeline.link.dates import is_calendar_unit, is_nothing_but_dates
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.link.statements import STAGE_NAME
from pipeline.records import Date, Plan, Sentence

_FEWEST = 2
_ROOM = 12  # for blanks around a date
_START = attrgetter("start")
_BLANKS = (" ", "\u3000", "\xa0", "\t")
_BEFORE_LABEL = frozenset((*_BLANKS, *"\n;；。.,，、：:|｜"))

# 宣传发动阶段（3月1日至31日） or 宣传工作（3月）：, in front of what is done then or as a line of its own.
_STAGE = re.compile(
    r"[^,，。;；:：()（）\n]{1,16}(?:(?:阶段|时期)[(（][^()（）]{2,30}(?:[)）]|$)[:：\s]*|[(（][^()（）]{2,30}[)）][:：])"
)
# 下种子(四月)。 or 启动 3月上旬: the name of a stage and its time, where several stand so.
_NAMED = re.compile(r"[^\s,，。;；:：()（）《》“”\d][^,，。;；:：()（）《》\n]{0,11}?(?:[(（]|[ \u3000\t]+)")


@dataclass(slots=True)
class DateLabels:
    """The date labels of a plan on its way to tasks. `last` holds the section, the item and the dates of the last.

    `until` is where the line ends that a row of them stands on: its last dates nothing below.
    """

    plan: Plan
    places: Places
    words: Lexicons
    last: tuple[int, int | None, tuple[int, ...]] = (0, None, ())
    columns: frozenset[int] = frozenset()
    calendars: frozenset[int] = frozenset()
    stages: frozenset[int] = frozenset()
    until: int = 0

    @classmethod
    def of_plan(cls, plan: Plan, places: Places, words: Lexicons) -> DateLabels:
        """Build once a plan; `columns` are the sections with a column of dates, each on a line of its own.

        `calendars` are those where several months, weeks or quarters stand in front of a blank, `stages` those where
        several stages have their time beside their name.
        """
        dates = places.mentions.dates
        lines = Counter(date.section for date in dates if _is_line(plan.text, date))
        parted = Counter(date.section for date in dates if is_calendar_unit(date) and _is_parted(plan.text, date))
        built = cls(
            plan,
            places,
            words,
            columns=frozenset(s for s, count in lines.items() if count >= _FEWEST),
            calendars=frozenset(s for s, count in parted.items() if count >= _FEWEST),
        )
        stages = Counter(
            sentence.section
            for sentence in plan.sentences
            if not sentence.in_heading and built._stage_end(sentence.start, sentence.end)
        )
        built.stages = frozenset(s for s, count in stages.items() if count >= _FEWEST)
        return built

    def leave(self, start: int) -> None:
        """Forget the last label when what begins at `start` stands below the line of its row."""
        if self.until and start >= self.until:
            self.last, self.until = (0, None, ()), 0

    def holds(self, section: int) -> bool:
        """Whether the last label stands in this section."""
        return self.last[0] == section

    def begins(self, section: int, item: int) -> bool:
        """Whether the last label stands in this item."""
        return self.last[:2] == (section, item)

    def of(self, section: int, item: int | None) -> tuple[int, ...]:
        """The dates of the last label of the section, or of the item."""
        of_section, of_item, dates = self.last
        return dates if of_section == section and of_item in (None, item) else ()

    def behind(self, section: int, item: int | None, clauses: list[Clause]) -> tuple[list[Clause], tuple[int, ...]]:
        """The clauses behind a date label (三月：, 登记阶段(3月)), and its dates, which hold until the next label."""
        if not clauses:
            return clauses, ()
        text, first = self.plan.text, clauses[0]
        if section in self.stages and first.dates and (end := self._stage_end(first.start, clauses[-1].stop)):
            self._name(section, item, self.places.dates_in(first.start, end), end)
            return clauses_in(self.plan, end, clauses[-1].stop, self.places, self.words), self.last[2]
        stage = _STAGE.match(text, first.start, clauses[-1].end) if first.dates else None
        if stage and (dates := self.places.dates_in(*stage.span())):
            self.last = (section, item, dates)
            return clauses_in(self.plan, stage.end(), clauses[-1].stop, self.places, self.words), dates
        named = 1 if text[first.stop - 1] in ":：" and text.endswith(("阶段", "时期"), first.start, first.end) else 0
        label = clauses[named] if len(clauses) > named else first
        if label.date_only and label.dates and label is clauses[-1] and not named and self._heads_a_list(label):
            # 9月10日前： behind the last item of the list above.
            self.last = (section, None, label.dates)
            return [], label.dates
        if label.date_only and label.dates and (named or text[label.stop - 1] in ":：\n"):
            if item is None or named:
                self._name(section, item, label.dates, label.stop)
            return clauses[named + 1 :], label.dates
        if section in self.columns and first.dates and _is_line(text, self._date(first)):
            self.last = (section, None, first.dates)
            return clauses[1:], first.dates
        if dates := self.of(section, item):
            return clauses, dates
        if len(clauses) == 2 and first.date_only and self._names_the_stage(clauses[1]):
            self.last = (section, item, first.dates)
            return [], first.dates
        if len(clauses) > 2 and first.date_only and self._schedules(section):
            return clauses, first.dates
        return clauses, ()

    def row(self, section: int, sentence: Sentence) -> list[tuple[tuple[int, ...], int, int]]:
        """The stretches of a sentence that stand behind months, weeks or quarters of a row, each with its dates.

        三月 修渠 四月 播种, 修渠二季度：播种: what stands in front of the first has none. Empty when there is no row.
        """
        text, dates = self.plan.text, self.places.mentions.dates
        labels: list[int] = []
        for n in self.places.dates_in(sentence.start, sentence.end):
            date = dates[n - 1]
            if not is_calendar_unit(date):
                continue
            if _has_colon(text, date) or (
                section in self.calendars and _has_blank(text, date) and (labels or _begins(text, date))
            ):
                labels.append(n)
        if not labels or (len(labels) == 1 and _has_colon(text, dates[labels[0] - 1])):
            return []
        ends = [dates[n - 1].start for n in labels[1:]] + [sentence.end]
        row: list[tuple[tuple[int, ...], int, int]] = [
            ((n,), dates[n - 1].end, end) for n, end in zip(labels, ends, strict=True)
        ]
        first = dates[labels[0] - 1].start
        self.last = (section, None, (labels[-1],))
        if self.until < sentence.end:
            self.until = text.find("\n", sentence.end) % (len(text) + 1)
        return [((), sentence.start, first), *row] if text[sentence.start : first].strip() else row

    def _name(self, section: int, item: int | None, dates: tuple[int, ...], end: int) -> None:
        """Take a label that ends at `end`; a further one on the same line dates nothing below it."""
        text, before = self.plan.text, self.last
        self.last = (section, item, dates)
        if before[0] != section or not before[2]:
            return
        behind = self.places.mentions.dates[before[2][-1] - 1].end
        if text.find("\n", behind, end) < 0 and text[end - 1] != "\n":
            self.until = max(self.until, text.find("\n", end) % (len(text) + 1))

    def _stage_end(self, start: int, end: int) -> int:
        """Where the name of a stage ends with its time and the sign behind it, 0 where a stretch begins otherwise."""
        text = self.plan.text
        name = _NAMED.match(text, start, end)
        if name is None:
            return 0
        found = self.places.dates_in(name.end(), end)
        if not found or self._start(found[0]) != name.end() or self.places.dates_in(start, name.end()):
            return 0
        dates = [self.places.mentions.dates[n - 1] for n in found]
        if text[name.end() - 1] in "(（":
            stop = max(text.find(")", name.end(), name.end() + 30), text.find("）", name.end(), name.end() + 30))
            inner = [date for date in dates if date.end <= stop]
            if stop < 0 or not is_nothing_but_dates(text, name.end(), stop, inner):
                return 0
            sign = text[stop + 1 : stop + 2]
            return stop + 2 if sign == "。" and text[stop + 2 : stop + 3].strip() else 0
        stop = dates[0].end
        return stop + 1 if text[stop : stop + 1] in (",", "，", "\n") else 0

    def _start(self, n: int) -> int:
        return self.places.mentions.dates[n - 1].start

    def _heads_a_list(self, label: Clause) -> bool:
        """Whether a date is all of its line, and an item begins on the next."""
        text, items = self.plan.text, self.plan.items
        start = text.rfind("\n", max(0, label.start - _ROOM), label.start)
        end = text.find("\n", label.end, label.end + _ROOM)
        if start < 0 or end < 0 or text[start : label.start].strip() or text[label.end : end].strip("：: \u3000"):
            return False
        at = bisect_right(items, end, key=_START)
        return at < len(items) and "".join(text[end : items[at].start].split()) == items[at].marker

    def _date(self, clause: Clause) -> Date:
        return self.places.mentions.dates[clause.dates[0] - 1]

    def _names_the_stage(self, clause: Clause) -> bool:
        """Whether a clause only says what the stage is called, and what is done in it follows: 3月,动员部署。各村…"""
        text = self.plan.text
        follows = clause.ends_with("。") and text[clause.stop : clause.stop + 1].strip() != ""
        return follows and STAGE_NAME.fullmatch(text, clause.start, clause.end) is not None

    def _schedules(self, section: int) -> bool:
        """Whether a section is a schedule: there a date at the head of a line dates the whole line."""
        return section > 0 and self.plan.section(section).role == "schedule"


def _is_line(text: str, date: Date) -> bool:
    """Whether a stretch of days is all that stands on its line."""
    if not date.first or date.first == date.last:
        return False
    return text[date.start - 1 : date.start] in ("", "\n") and text[date.end : date.end + 1] in ("", "\n")


def _is_parted(text: str, date: Date) -> bool:
    """Whether a date begins what it stands in and a blank is behind it."""
    return _begins(text, date) and _has_blank(text, date)


def _begins(text: str, date: Date) -> bool:
    return date.start == 0 or text[date.start - 1] in _BEFORE_LABEL


def _has_blank(text: str, date: Date) -> bool:
    """Whether a blank and then a word stand behind a date, on its line."""
    behind = text[date.end : date.end + _ROOM]
    return behind[:1] in _BLANKS and behind.lstrip("".join(_BLANKS))[:1] not in ("", "\n", ":", "：")


def _has_colon(text: str, date: Date) -> bool:
    return text[date.end : date.end + 1] in (":", "：")
