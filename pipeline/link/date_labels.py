"""Labels that date what follows them: 三月：, 登记阶段(3月), 3月1日至15日,动员部署。"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter

from pipeline.link.clauses import Clause, clauses_in
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.link.statements import STAGE_NAME
from pipeline.records import Date, Plan

_FEWEST = 2
_ROOM = 12  # for blanks around a date
_START = attrgetter("start")

# 宣传发动阶段（3月1日至31日） or 宣传工作（3月）：, in front of what is done then or as a line of its own.
_STAGE = re.compile(
    r"[^,，。;；:：()（）\n]{1,16}(?:(?:阶段|时期)[(（][^()（）]{2,30}(?:[)）]|$)[:：\s]*|[(（][^()（）]{2,30}[)）][:：])"
)


@dataclass(slots=True)
class DateLabels:
    """The date labels of a plan on its way to tasks. `last` holds the section, the item and the dates of the last."""

    plan: Plan
    places: Places
    words: Lexicons
    last: tuple[int, int | None, tuple[int, ...]] = (0, None, ())
    columns: frozenset[int] = frozenset()

    @classmethod
    def of_plan(cls, plan: Plan, places: Places, words: Lexicons) -> DateLabels:
        """Build once a plan; `columns` are the sections with a column of dates, each on a line of its own."""
        lines = Counter(date.section for date in places.mentions.dates if _is_line(plan.text, date))
        return cls(plan, places, words, columns=frozenset(s for s, count in lines.items() if count >= _FEWEST))

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
                self.last = (section, item, label.dates)
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
