"""What an action leaves unsaid: its agent and the period of its quota, found in what leads in to it.

The nearest lead-in wins: the sentence, the item before a semicolon, the sentence that introduces the list, the
heading. Looks back a bounded number of mentions, so that a page without a full stop costs no more than another.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from pipeline.link.places import Places
from pipeline.nlp.words import class_at
from pipeline.records import Item, Plan

# X是第一责任人，每月召开例会; 办公室设在X，负责…: they act in the clauses behind.
_CHIEFS = ("chief_responsible", "led_in_person", "seated_in")
_FAR = 40
# Marks and words in front of an agent: 即各班登记, 要求各班登记.
_BEFORE_AN_AGENT = frozenset(",，、;；。:：.．)） \u3000\n由令即则而且使让求促成托")
# 、 or 和 between two names of one subject.
_BETWEEN = 1


@dataclass(frozen=True, slots=True)
class LeadIns:
    """A plan's mentions as lead-ins; `first_items` holds the start of each section's first list item."""

    plan: Plan
    places: Places
    first_items: dict[int, int]

    @classmethod
    def of(cls, plan: Plan, places: Places) -> LeadIns:
        """Build once a plan."""
        first: dict[int, int] = {}
        for item in plan.items:
            first[item.section] = min(first.get(item.section, item.start), item.start)
        return cls(plan, places, first)

    def agents(
        self, start: int, end: int, sentence: int, chain: int, item: int | None, heading: tuple[int, ...]
    ) -> tuple[tuple[int, ...], str]:
        """Ordinals of the agents of the action `text[start:end]`, and the rule that found them.

        `sentence` is where its sentence begins, `chain` where the clauses parted by semicolons begin, `heading` holds
        the agents of its heading. Gives nothing when no lead-in names an agent.
        """
        if found := self._last_agents(sentence, start):
            if not self._leads(found[0], sentence) or self._acts_at_another_time(found[0], sentence, start, end):
                return (), ""
            return found, "sentence_subject"
        if (found := self._first_agents(chain, sentence)) and self._acts_alone(found, chain, sentence, start, end):
            return found, "item_subject"
        if item is not None and (found := self._introducing(self.plan.items[item - 1])):
            return found, "lead_in_subject"
        return heading, "heading_subject"

    def _leads(self, agent: int, sentence: int) -> bool:
        """Whether an agent begins its clause, a date or 由 before it: 门卫登记, 每周由门卫登记, not 实行门卫登记."""
        at = self._start(agent)
        if self.places.mentions.parties[agent - 1].rule == "seated_in":
            return True
        if at <= sentence or self.plan.text[at - 1] in _BEFORE_AN_AGENT:
            return True
        before = bisect_left(self.places.dates, at)
        return before > 0 and self.places.mentions.dates[before - 1].end >= at - 1

    def _acts_alone(self, agents: tuple[int, ...], chain: int, sentence: int, start: int, end: int) -> bool:
        """Whether the agents that open a chain of semicolons act in all of it: nobody else does before `end`.

        门卫登记来客;每晚锁门 but 门卫登记来客;电工巡查;每晚锁门.
        """
        if not self._leads(agents[0], chain) or self._names_a_thing(start, end):
            return False
        return self.plan.text.find("由", sentence, end) < 0 and not any(
            self._is_agent(n) or self.places.mentions.parties[n - 1].duty == "lead"
            for n in range(agents[-1] + 1, bisect_left(self.places.parties, sentence) + 1)
        )

    def _names_a_thing(self, start: int, end: int) -> bool:
        """Whether an action begins with a noun, which it is said of: 例会每月召开, not 每月召开例会."""
        dates, at = self.places.mentions.dates, start
        for n in self.places.dates_in(start, end):
            if dates[n - 1].start > at:
                break
            at = dates[n - 1].end
        return class_at(self.plan.text, at, end)[:1] == "n"

    def _acts_at_another_time(self, agent: int, sentence: int, start: int, end: int) -> bool:
        """Whether a date in front of the agent and a date of the action keep them apart: 7月镇里审核,9月公布名单."""
        at = self._start(agent)
        begin = max(sentence, self.plan.text.rfind(",", sentence, at), self.plan.text.rfind("，", sentence, at))
        return bool(self.places.dates_in(begin, at) and self.places.dates_in(start, end))

    def period(self, start: int, sentence: int, chain: int) -> tuple[tuple[int, ...], str]:
        """The recurring date a quota runs over, said earlier in the sentence or before a semicolon.

        Another date in between dates the quota's sentence anew: 每季度述职;全年发展党员2名,培养积极分子4名.
        """
        dates = self.places.mentions.dates
        at = bisect_left(self.places.dates, start)
        for n in range(at, max(at - _FAR, 0), -1):
            date = dates[n - 1]
            if date.start < chain:
                break
            if date.type == "DATE" and date.start >= sentence:
                break
            if date.type == "SET":
                return (n,), "sentence_period" if date.start >= sentence else "item_period"
        return (), ""

    def _last_agents(self, low: int, end: int) -> tuple[int, ...]:
        """The agents nearest before `end`: all names of that subject."""
        at = bisect_left(self.places.parties, end)
        for n in range(at, max(at - _FAR, 0), -1):
            if self.places.parties[n - 1] < low:
                break
            if self._is_agent(n):
                first = n
                while first > 1 and self._start(first - 1) >= low and self._same_subject(first - 1):
                    first -= 1
                return tuple(range(first, n + 1))
        return ()

    def _first_agents(self, low: int, end: int) -> tuple[int, ...]:
        """The first agents in [low, end)."""
        records = self.places.mentions.parties
        at = bisect_left(self.places.parties, low) + 1
        for n in range(at, min(at + _FAR, len(records) + 1)):
            if self._start(n) >= end:
                break
            if self._is_agent(n):
                last = n
                while last < len(records) and self._joined(last) and self._is_agent(last + 1):
                    last += 1
                return tuple(range(n, last + 1))
        return ()

    def _is_agent(self, n: int) -> bool:
        party = self.places.mentions.parties[n - 1]
        return party.basis == "subject" or party.rule in _CHIEFS

    def _same_subject(self, n: int) -> bool:
        """Whether parties `n` and `n` + 1 are names of one subject."""
        return self._is_agent(n) and self._joined(n)

    def _start(self, n: int) -> int:
        return self.places.parties[n - 1]

    def _joined(self, n: int) -> bool:
        return 0 <= self._start(n + 1) - self.places.mentions.parties[n - 1].end <= _BETWEEN

    def _introducing(self, item: Item) -> tuple[int, ...]:
        """Agents named by the sentence that introduces an item's list (各校要做到：), or by the item above it."""
        if item.lead:
            above = self.plan.items[item.lead - 1]
            return self._before_colon(above.start, min(above.end, item.start))
        return self._before_colon(self.plan.section(item.section).body_start, self.first_items[item.section])

    def _before_colon(self, start: int, end: int) -> tuple[int, ...]:
        """Agents of the last sentence of [start, end) when a list follows it."""
        text, start = self.plan.text, max(start, end - 400)
        colon = max(text.rfind(":", start, end), text.rfind("：", start, end))
        if colon < 0:
            return ()
        begin = max(start, *(text.rfind(mark, start, colon) + 1 for mark in "。；;\n"))
        return tuple(n for n in self.places.parties_in(begin, colon) if self._is_agent(n))
