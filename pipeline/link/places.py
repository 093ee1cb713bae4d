"""The mentions of a plan by place, and which of them can make an action a task."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.link.dates import is_vague, lies_behind
from pipeline.link.given_to import given_to
from pipeline.link.lexicons import Lexicons
from pipeline.records import Date, Goal, Mentions, Plan, Quota

_LONGEST_THING = 24
_CLOSES = frozenset(["", *",，。;；、)）\n"])
# What is bought, or a cost, with nothing in front that says what is done with the money.
_COSTS = re.compile(
    "(?:^|[，,。;；:：\\n(（])[^，,。;；:：\\n发购租奖励补扣罚给拨投筹募捐交缴收付支按每各安设列用争增]{0,18}"
    "(?:奖品|[^奖励补罚扣缴交收]费用?|经费|器材|材料|用品|物品|资料|耗材|道具|服装|礼品|食品|饮料|茶点|饮用水|慰问品|纪念品|设备|文具|印刷|租车|餐饮|交通|场地|横幅)"
    "[约共计为]?$"
)


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The mentions of a plan, for look-up by place: starts in text order, ordinals from 1.

    `prescribed` holds the ordinals of the prescribed quotas, `quotas` their starts,
    `amount_starts` those of all. `placing` says of each date whether
    it can place an action, `amounts` holds the ordinals of quotas that say how much is to be done. `prompts` are the
    starts of all that makes a task, `everything` those of all dates, prescribed quotas and parties, `givings` those
    of 由 with somebody behind it.
    """

    mentions: Mentions
    dates: tuple[int, ...]
    prescribed: tuple[int, ...]
    quotas: tuple[int, ...]
    amount_starts: tuple[int, ...]
    parties: tuple[int, ...]
    goals: tuple[int, ...]
    placing: tuple[bool, ...]
    amounts: frozenset[int]
    prompts: tuple[int, ...]
    everything: tuple[int, ...]
    givings: tuple[int, ...]

    @classmethod
    def of(cls, plan: Plan, mentions: Mentions, words: Lexicons) -> Places:
        """Build once a plan. Mentions must be in text order, as extraction gives them."""
        goals = tuple([goal.start for goal in mentions.goals])
        placing = tuple([_places_an_action(date, plan, mentions, goals, words) for date in mentions.dates])
        prescribed = tuple([n for n, quota in enumerate(mentions.quotas, 1) if quota.modality == "prescribed"])
        amounts = frozenset(
            [
                n
                for n in prescribed
                if _is_amount(mentions.quotas[n - 1], mentions, goals)
                and not _is_budget(plan.text, mentions.quotas[n - 1])
            ]
        )
        dates = tuple([date.start for date in mentions.dates])
        quotas = tuple([mentions.quotas[n - 1].start for n in prescribed])
        parties = tuple([party.start for party in mentions.parties])
        prompts = [start for start, counts in zip(dates, placing, strict=True) if counts]
        prompts += [mentions.quotas[n - 1].start for n in amounts]
        prompts += [
            party.start
            for party in mentions.parties
            if party.basis != "subject" or party.duty == "lead" or plan.text.startswith((":", "："), party.end)
        ]
        givings = tuple(given_to(plan.text))
        return cls(
            mentions,
            dates,
            prescribed,
            quotas,
            tuple([quota.start for quota in mentions.quotas]),
            parties,
            goals,
            placing,
            amounts,
            tuple(sorted((*prompts, *givings))),
            tuple(sorted((*dates, *quotas, *parties, *givings))),
            givings,
        )

    def dates_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of the dates that begin in [start, end)."""
        return _within(self.dates, start, end)

    def began(self, start: int) -> int:
        """Where the date begins that holds the character at `start` (3-4月, a heading at 4), else `start`."""
        at = bisect_left(self.dates, start) - 1
        return self.dates[at] if at >= 0 and self.mentions.dates[at].end > start else start

    def quotas_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of the prescribed quotas that begin in [start, end)."""
        first = bisect_left(self.quotas, start)
        return self.prescribed[first : bisect_left(self.quotas, end, first)]

    def amounts_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of all quotas that begin in [start, end), of those too that say who or what there is."""
        return _within(self.amount_starts, start, end)

    def parties_in(self, start: int, end: int) -> tuple[int, ...]:
        """Ordinals of the parties that begin in [start, end)."""
        return _within(self.parties, start, end)

    def carries(self, start: int, end: int) -> bool:
        """Whether anything that makes a task begins in [start, end): cheap, before clauses are cut."""
        return _any_within(self.prompts, start, end)

    def gives(self, start: int, end: int) -> bool:
        """Whether [start, end) says 由 whom something is done, be it known who that is or not."""
        return _any_within(self.givings, start, end)

    def holds(self, start: int, end: int) -> bool:
        """Whether any date, prescribed quota or party begins in [start, end)."""
        return _any_within(self.everything, start, end)

    def has_goal(self, start: int, room: int) -> bool:
        """Whether a goal holds the character at `start` or begins within `room` characters behind it."""
        at = bisect_left(self.goals, start + room) - 1
        return at >= 0 and self.mentions.goals[at].end > start


def _places_an_action(date: Date, plan: Plan, mentions: Mentions, goals: Sequence[int], words: Lexicons) -> bool:
    """Whether a date can place an action: it is not vague, and no deadline of a state that a goals section names."""
    if is_vague(date, plan, words) or lies_behind(date, plan):
        return False
    goal = _goal_over(date.start, mentions, goals)
    return goal is None or goal.place != "section_goal"


def _is_amount(quota: Quota, mentions: Mentions, goals: Sequence[int]) -> bool:
    """Whether a quota says how much is to be done: it is no age, which says who is meant, and measures no goal.

    A share measures its goal, and so does any quota of a section goal.
    """
    if quota.dimension == "age":
        return False
    goal = _goal_over(quota.start, mentions, goals)
    return goal is None or not (goal.place == "section_goal" or quota.is_share)


def _is_budget(text: str, quota: Quota) -> bool:
    """Whether a sum only says what a thing costs: 奖品3000元, 讲师费1.2万元; 发放慰问金500元 is done."""
    if (
        quota.dimension != "money"
        or quota.cmp not in ("eq", "approx")
        or text[quota.end : quota.end + 1] not in _CLOSES
    ):
        return False
    return _COSTS.search(text, max(0, quota.start - _LONGEST_THING), quota.start) is not None


def _goal_over(start: int, mentions: Mentions, goals: Sequence[int]) -> Goal | None:
    """The goal that holds the character at `start`."""
    at = bisect_left(goals, start + 1) - 1
    goal = mentions.goals[at] if at >= 0 else None
    return goal if goal is not None and goal.end > start else None


def _any_within(starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end


def _within(starts: Sequence[int], start: int, end: int) -> tuple[int, ...]:
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return ()
    return tuple(range(first + 1, bisect_left(starts, end, first) + 1))
