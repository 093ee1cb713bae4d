"""Which clauses of a sentence make up one planned action."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.link.clauses import Clause
from pipeline.link.ends import (
    LONGEST,
    ONLY_DONE,
    last_clause,
    only_measures,
    says_how_often,
    seats_what_is_set_up,
)
from pipeline.link.lexicons import Lexicons
from pipeline.link.nontasks import (
    beside,
    goal_counts,
    leads_as_amount,
    measures_what_precedes,
    only_amount,
    only_takes_part,
    plans_nothing,
)
from pipeline.link.places import Places
from pipeline.link.rows_of_agents import end_of_row
from pipeline.link.says_when import says_when
from pipeline.link.statements import ANNOUNCEMENT, BY_SOMEBODY, LABEL_LIKE, SAYS_THAT, SAYS_WHEN
from pipeline.nlp.words import class_at
from pipeline.records import Plan

_SUBJECT_ROOM = 2
_LONGEST_LABEL = 4
# A statement of its own in brackets: more than a date and an amount.
_STATEMENT = re.compile(r"[(（]([^()（）,，;；]{2,40}[,，;；][^()（）]{4,80})[)）]")
_DONE_BY_THEN = re.compile("(?:底|末)?前?(?:全面|全部|要|须|必须)?(?:完成|办结|结束|落实|到位)+[。.]?(?=[)）]|$)")
_VERB = 2
_MODALS = ("要", "须", "应", "必须", "应当")
# First words of a clause that bounds the action before it.
_BOUNDS = ("要求", "尽量", "原则上", "一般", "最好", "力求", "须", "必须", "均须", "应在", "应于", "应当")
_CASE_END = re.compile("的(?:人|人员|个人|单位|学生|学校|班级|科室|教师|干部|党员|职工|员工|企业|部门|者|行为|情况)?$")
# A determiner at the beginning: the clause has a subject of its own.
_OWN_SUBJECT = re.compile(r"(?:所有|全部|每|各|该|此|其|一切|凡)")


class Action(NamedTuple):
    """A planned action: its span, and the rule that made it a task."""

    start: int
    end: int
    rule: str


def actions(plan: Plan, clauses: list[Clause], places: Places, words: Lexicons) -> list[Action]:
    """The actions of one sentence that carry a date, a quota or a party of their own.

    A clause that carries one draws in the adverbials and the bare subject before it, and behind it the main clause
    (when it is itself an adverbial) and the clauses that complete it.
    """
    out: list[Action] = []
    taken = 0
    for index, clause in enumerate(clauses):
        if index < taken or not clause.triggers:
            continue
        inner = _in_brackets(plan, clause, places)
        out.extend(inner)
        if (inner and _all_inside(clause, inner, places)) or plans_nothing(plan, clauses, index, places, words):
            continue
        first = _first(plan, clauses, index, taken, words, places)
        if clause.goal and not goal_counts(plan, clauses[first : index + 1], places):
            continue
        last = last_clause(plan, clauses, index, words, places)
        last = end_of_row(clauses, index, last, places)
        if last > index and ANNOUNCEMENT.search(plan.text, clauses[last].start, clauses[last].end):
            if clause.date_only:
                continue
            last -= 1
        # 坚持因地制宜,到2040年,普及率达到…: a date for what comes behind, which is a goal.
        if clause.date_only and last == index and clause.ends_with(",，") and last + 1 < len(clauses):
            continue
        if all(c.date_only or only_amount(plan, c, places) for c in clauses[first : last + 1]):
            continue
        start, end = clauses[first].start, clauses[last].end
        if end - start <= LONGEST:
            out.append(Action(start, end, _rule(clause)))
        taken = last + 1
    return out


def _rule(clause: Clause) -> str:
    return "own_date" if clause.dates else "own_quota" if clause.quotas else "explicit_party"


def _in_brackets(plan: Plan, clause: Clause, places: Places) -> list[Action]:
    """Statements in brackets that say what is done at what interval: 光荣榜(每周更新,由值日生张贴)."""
    if not clause.dates:
        return []
    dates = places.mentions.dates
    found = []
    for match in _STATEMENT.finditer(plan.text, clause.start, clause.end):
        start, end = match.span(1)
        regular = [
            dates[n - 1] for n in clause.dates if start <= dates[n - 1].start < end and dates[n - 1].type == "SET"
        ]
        # (张明负责,每月完成) says of the action in front of it until when.
        if any(_DONE_BY_THEN.match(plan.text, date.end, end) is None for date in regular):
            found.append(Action(start, end, "own_date"))
    return found


def _all_inside(clause: Clause, inner: list[Action], places: Places) -> bool:
    """Whether all that makes the clause a task stands in those brackets."""
    mentions = places.mentions
    starts = [mentions.dates[n - 1].start for n in clause.dates]
    starts += [mentions.quotas[n - 1].start for n in clause.quotas]
    starts += [mentions.parties[n - 1].start for n in clause.parties]
    return all(any(action.start <= at < action.end for action in inner) for at in starts)


def _first(plan: Plan, clauses: list[Clause], index: int, low: int, words: Lexicons, places: Places) -> int:
    """Index of the clause the action begins with."""
    first = index
    clause = clauses[index]
    if (
        first > low
        and not clause.date_only
        and clauses[first - 1].ends_with(",，")
        and seats_what_is_set_up(plan, clauses[first - 1], clause)
    ):
        return first - 1
    if first > low and (
        (only_amount(plan, clause, places) and measures_what_precedes(clauses, index, words))
        or (
            _completes(plan, clause, clauses[first - 1], places)
            and not leads_as_amount(clauses, index)
            and _is_completed(plan, clause, clauses[first - 1], words, places)
        )
    ):
        first -= 1
    while first > low and clauses[first - 1].ends_with(",，"):
        if plan.text.endswith("决定", clauses[first - 1].stop, clauses[first].start):
            break
        before = clauses[first - 1]
        prepares = before.adverbial and not (_names_a_case(plan, before) or _is_a_method(plan, before))
        if before.date_only or prepares or _is_bare_subject(before, places):
            first -= 1
        else:
            break
    return first


def _names_a_case(plan: Plan, clause: Clause) -> bool:
    """Whether the clause says in which case something is done (对屡次违规的,): that is no part of what is done."""
    body = plan.text[clause.start : clause.end]
    return body.startswith(("对", "凡", "如")) and _CASE_END.search(body) is not None


def _is_a_method(plan: Plan, clause: Clause) -> bool:
    """Whether a clause is a method that is taken up, an action without what makes a task: 采用竞赛的方式,|每周小结."""
    return plan.text.startswith(("采取", "采用"), clause.start)


def _is_completed(plan: Plan, clause: Clause, before: Clause, words: Lexicons, places: Places) -> bool:
    """Whether the clause before is an action that can be completed: no goal, no purpose, nothing of its own.

    An amount does not reach back to another action, unless one modal governs both or it only bounds that action.
    """
    amount_alone = clause.quotas and not (clause.goal or clause.parties or clause.dates)
    bounds = plan.text.startswith(_BOUNDS, clause.start) or plan.text.startswith(_MODALS, before.start)
    if amount_alone and not bounds and not only_measures(plan, clause, places):
        return False
    purpose = words.purpose.match(plan.text, before.start, before.end) is not None
    apart = before.ends_with("。;；") or (
        before.ends_with(":：")
        and (before.end - before.start <= _LONGEST_LABEL or LABEL_LIKE.fullmatch(plan.text, before.start, before.end))
    )
    return not (bool(apart) or before.goal or before.triggers or purpose or _names_a_case(plan, before))


def _completes(plan: Plan, clause: Clause, before: Clause, places: Places) -> bool:
    """Whether the clause needs the one before it: 由X记录, 要求每月一次, a goal that measures it, a quota."""
    body = plan.text[clause.start : clause.end]
    if body.startswith(("由", "要求")) or clause.goal:
        return True
    if clause.dates and (ONLY_DONE.search(body) or SAYS_WHEN.match(body) or says_when(clause, places)):
        return True
    if BY_SOMEBODY.fullmatch(body) or _only_deed_then(plan, clause):
        return True
    if clause.dates and clause.quotas and not clause.subjects and says_how_often(plan, before, clause, places):
        return True
    if not clause.dates and only_takes_part(clause, places):
        return True
    if clause.dates or clause.subjects or clause.parties:
        return False
    if _OWN_SUBJECT.match(body):
        # 成立小组,每组6人, but 巡护员编班,每班6人 says of the actor's shifts how large they are.
        return bool(clause.quotas) and not before.subjects and only_measures(plan, clause, places)
    return bool(clause.quotas)


def _only_deed_then(plan: Plan, clause: Clause) -> bool:
    """Whether a clause is a date and one verb, whose object stands before it: 签订合同,按季检测.

    The verb has two characters, may have its adverb (予以表彰), and is no activity with a name of its own (每月考核).
    """
    if not clause.dates or clause.quotas or clause.parties or clause.subjects:
        return False
    if clause.body == clause.start:
        return False
    deed = clause.words.one_deed.fullmatch(plan.text, clause.body, clause.end)
    return deed is not None and class_at(deed.group(1), 0, _VERB) == "v"


def _is_bare_subject(clause: Clause, places: Places) -> bool:
    """Whether the clause is nothing but an agent: 第一批试点村,"""
    if clause.text.endswith(SAYS_THAT, clause.start, clause.end):
        return False
    return bool(clause.subjects) and beside(clause, clause.subjects, places) <= _SUBJECT_ROOM
