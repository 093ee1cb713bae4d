"""Goals: clauses that state an intended end state.

Signal words (`goals_signals`) announce one anywhere; in a goals section every end state counts, with a signal or
without (`goals_states`). The span is the smallest clause that carries the end state and its measure (`goals_clauses`).
What is data: rules/extract/goals.yaml, rules/extract/goals_states.yaml, lexicons/extract/goals_*.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.extract.goals.catalogue import catalogues
from pipeline.extract.goals.clauses import Words, complements, trim_end, words_of
from pipeline.extract.goals.measures import Measures
from pipeline.extract.goals.scope import bare_headings, goals_sections
from pipeline.extract.goals.signals import Hit, Signals, signals_of
from pipeline.extract.goals.states import States, states_of
from pipeline.nlp.clauses import clauses as clauses_of
from pipeline.nlp.outlook import looks_ahead
from pipeline.records import Date, Goal, Party, Plan, Quota, Sentence
from pipeline.text import Span

_SHORTEST = 4
_VIEW = 24
# More signals than this in one clause are no clause.
_MOST_HITS = 12
# A noun that the end state only qualifies.
_SPOKEN_OF = re.compile(
    r"的[^,，。;；的]{0,14}(?:意义|步骤|体现|方法|途径|重要性|必要性|标志|前提|关键|单位|个人|教师|干部|人员|问题|过程|情况|经验|做法|要求书|差距表)$"
)
_HOLDS_NOUN = frozenset(
    {"cause", "form", "become", "aim_at", "prevent", "create_setting", "lay_foundation", "endeavour", "set_up_result"}
)
# Signals under which further states may stand, each with its own subject: 实现质量明显提升，布局更加合理.
_OPENS_RUN = frozenset({"realize", "cause", "ensure", "strive", "reach", "guarantee"})
# States of the kind that come in rows: 队伍过硬, 流程规范, ….
_RUNS = frozenset({"state_reached", "state_changed", "everyone", "run_of_states", "no_event"})
_LONGEST = 400
_SUBJECT = 26
# A verb that shares the object: 防范和遏制, 服务和保障.
_PAIRED = re.compile(
    r"(?:预防|防范|防止|避免|杜绝|遏制|减少|控制|消除|服务|推动|保护|维护|促进|引导|支持|支撑)[和与、及]$"
)
# A place or field that the state holds in: 在全镇范围内形成 ….
_PLACE = re.compile(r"在[^,，。;；]{1,16}(?:内|外|上|中|间|里|方面|领域|范围|层面)")
_MODAL = re.compile(r"[要将须]|力争|争取|力求|务必")
# 了 behind a verb reports a result (为了, 了解, 除了 do not).
_ACHIEVED = re.compile(r"(?<![为除])了(?!解|如指掌|望|却|结)")
_ALREADY = re.compile(r"(?:已经?|曾|一直以来|近年来|去年|上学期|过去)")


class _Found(NamedTuple):
    start: int
    end: int
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class _Grammar:
    signals: Signals
    states: States
    words: Words


@lru_cache(maxsize=8)
def _grammar(config: StageConfig) -> _Grammar:
    return _Grammar(signals_of(config), states_of(config), words_of(config))


def of_plan(
    plan: Plan,
    config: StageConfig,
    dates: tuple[Date, ...],
    quotas: tuple[Quota, ...],
    parties: tuple[Party, ...],
) -> tuple[Goal, ...]:
    """The goals of one plan, in text order.

    `dates` and `quotas` are those of the same plan; a goal carries the ordinals of those inside it, and is a target
    when it has a quota or a deadline of its own. Raises ConfigError for a mistake in the rules.

    >>> from pipeline.config import load_config
    >>> from pipeline.records import Plan, Section, Sentence
    >>> text = "加强巡查，确保食品安全。"
    >>> block = Section(1, None, "1", 0, "", None, "other", 0, 12, 0, 0, 0, 12, "demo")
    >>> plan = Plan(1, 0, 12, text, sections=(block,), sentences=(Sentence(0, 12, 1),))
    >>> [goal.text for goal in of_plan(plan, load_config().extract, (), (), ())]
    ['确保食品安全']
    """
    grammar = _grammar(config)
    measures = Measures.of(dates, quotas)
    goals: list[Goal] = []
    inside, bare = goals_sections(plan), bare_headings(plan)
    inside |= catalogues(plan, grammar.states, grammar.words, inside)
    for sentence in plan.sentences:
        if sentence.in_heading and sentence.section not in bare:
            continue
        if plan.kind == "summary" and not _looks_ahead(plan, sentence):
            continue
        place = "section_goal" if sentence.section in inside else "inline"
        for found in _in_sentence(plan.text, sentence, place, grammar, measures):
            goals.append(_goal(plan, sentence.section, found, place, measures))
    return tuple(_in_order(goals))


def _in_order(goals: list[Goal]) -> Iterator[Goal]:
    """Text order, one record for each stretch."""
    at = -1
    for goal in sorted(goals, key=lambda goal: (goal.start, -goal.end)):
        if goal.start >= at:
            yield goal
            at = goal.end


def _goal(plan: Plan, section: int, found: _Found, place: str, measures: Measures) -> Goal:
    start, end, rule, score = found
    return Goal(
        start=start,
        end=end,
        text=plan.text[start:end],
        kind="target" if measures.measured(start, end) else "aim",
        place=place,
        quotas=measures.quotas_in(start, end),
        dates=measures.dates_in(start, end),
        rule=rule,
        score=score,
        section=section,
    )


def _looks_ahead(plan: Plan, sentence: Sentence) -> bool:
    """Whether a sentence of a summary speaks of what is to come."""
    if looks_ahead(plan, sentence.section):
        return True
    return _MODAL.search(plan.text, sentence.start, sentence.end) is not None


def _in_sentence(text: str, sentence: Sentence, place: str, grammar: _Grammar, measures: Measures) -> Iterator[_Found]:
    """The goals of one sentence: clause by clause, each with the complements that share its signal."""
    has_signal = grammar.signals.pattern.search(text, sentence.start, sentence.end) is not None
    after_signal = False
    if place == "inline" and not has_signal and not measures.shares_in(sentence.start, sentence.end):
        return
    clauses = clauses_of(text, sentence.start, sentence.end)
    taken = -1
    in_run = False
    for index, clause in enumerate(clauses):
        if index <= taken:
            continue
        end = trim_end(text, clause.start, clause.end)
        if text[clause.end - 1] in ":：" and place == "inline" and end - clause.start < 12:
            continue
        found = None
        if has_signal:
            found = _by_signal(text, sentence, clauses, index, end, place, grammar, measures)
        if found is None:
            found = _by_state(text, clauses, index, end, place, grammar, measures, after_signal, in_run)
        after_signal = found is not None and (after_signal or found.rule in _OPENS_RUN)
        in_run = found is not None and place == "section_goal" and found.rule in _RUNS
        if found is not None:
            while taken + 1 < len(clauses) and clauses[taken + 1].start < found.end:
                taken += 1
            yield found


def _by_signal(
    text: str,
    sentence: Sentence,
    clauses: list[Span],
    index: int,
    end: int,
    place: str,
    grammar: _Grammar,
    measures: Measures,
) -> _Found | None:
    clause = clauses[index]
    for hit in _widest_first(grammar.signals.hits(text, clause.start, end, sentence.start)):
        if (hit.signal.weak and place == "inline") or _is_quoted_name(text, hit.start, sentence):
            continue
        start = _start(text, clause.start, hit, grammar.words)
        if (
            _is_achieved(text, hit.start, end)
            or measures.reports_fact(start, end)
            or _is_mentioned(text, clause.start, hit, end)
        ):
            continue
        more = complements(text, clauses, index, start, grammar.words, grammar.signals.by_word)
        stop = trim_end(text, start, clauses[index + more].end)
        if start <= grammar.words.skip_lead_ins(text, clause.start, end):
            start = measures.deadline_before(text, clauses, index, start)
        if _SHORTEST <= stop - start <= _LONGEST and (stop > hit.end or _closes(hit, start, place)):
            return _Found(start, stop, hit.signal.name, hit.signal.score)
    return None


def _closes(hit: Hit, start: int, place: str) -> bool:
    """Whether a signal at the very end of its clause has its state before it: 以…为目标, 共享机制基本形成."""
    if hit.signal.opens:
        return True
    return hit.start - start >= 2 and (place == "section_goal" or hit.signal.name == "compete")


def _widest_first(hits: Iterator[Hit]) -> list[Hit]:
    """In text order of their beginnings: 为早日实现… 奠定基础 begins before the 实现 in it."""
    return sorted(islice(hits, _MOST_HITS), key=lambda hit: hit.start)


def _is_mentioned(text: str, clause: int, hit: Hit, end: int) -> bool:
    """Whether the end state is only spoken of: 宣传实现均衡的意义, 这是实现振兴的关键, 对达到标准的单位."""
    if _SPOKEN_OF.search(text, max(hit.end, end - _VIEW), end) is not None and hit.signal.name not in _HOLDS_NOUN:
        return True
    return hit.signal.start == "subject" and hit.signal.name != "aim_is" and "是" in text[clause : hit.start]


def _is_quoted_name(text: str, start: int, sentence: Sentence) -> bool:
    """Whether the signal opens a quotation: the name of an activity or a slogan, no goal of this text."""
    return start > sentence.start and text[start - 1] in '“"「『《'


def _start(text: str, clause: int, hit: Hit, words: Words) -> int:
    """Where the goal begins: at the signal and its adverbs, or at the subject of the state."""
    if hit.start <= clause or hit.signal.opens:
        return _with_adverbs(text, clause, hit.start, words) if hit.start > clause else hit.start
    begin = words.skip_lead_ins(text, clause, hit.start)
    if words.skip_adverbs(text, begin, hit.start) >= hit.start or (
        hit.signal.name == "built" and text[begin] in "把将"
    ):
        return begin
    of_each = text[hit.start - 1] in "都均"
    if (
        (hit.signal.start == "subject" or of_each)
        and hit.start - begin <= _SUBJECT
        and not _is_means(text, begin, hit.start, words)
    ):
        return begin
    return _with_adverbs(text, begin, hit.start, words)


def _is_means(text: str, start: int, end: int, words: Words) -> bool:
    """Whether what stands before the signal is an activity or its means, not the subject of the state."""
    return (
        (words.may_begin_activity(text, start, end) and not _PLACE.fullmatch(text, start, end))
        or words.verb.match(text, words.skip_adverbs(text, start, end), end) is not None
        or text[start] in "以为使让通经借靠凭把将"
        or text[end - 1] in "、和与及来并"
    )


def _with_adverbs(text: str, low: int, start: int, words: Words) -> int:
    """The start moved left over adverbs that stand directly before it."""
    moved = True
    while moved:
        moved = False
        for width in (7, 6, 5, 4, 3, 2):
            begin = start - width
            if begin >= low and words.adverb.fullmatch(text, begin, start):
                start, moved = begin, True
                break
        if not moved and (pair := _PAIRED.search(text[max(low, start - 3) : start])):
            start, moved = start - len(pair[0]), True
    return start


def _by_state(
    text: str,
    clauses: list[Span],
    index: int,
    end: int,
    place: str,
    grammar: _Grammar,
    measures: Measures,
    after_signal: bool,
    in_run: bool,
) -> _Found | None:
    words = grammar.words
    start = words.skip_lead_ins(text, clauses[index].start, end)
    if end - start < _SHORTEST or end - start > _LONGEST or text[clauses[index].end - 1] in ":：":
        return None
    if _is_achieved(text, start, end) or _ALREADY.match(text, start, end) or measures.only_date(start, end):
        return None
    if place == "inline":
        rule = grammar.states.measured(text, start, end, measures, words)
        if rule is None and after_signal:
            rule = grammar.states.coordinated(text, start, end, words)
    else:
        rule = grammar.states.expected(text, start, end, measures, words, in_run)
    begin = measures.deadline_before(text, clauses, index, start)
    if rule is None and place == "section_goal" and measures.prescribed_in(start, end) and begin < start:
        rule = "measured_by_deadline", 0.7
    if rule is None:
        return None
    return _Found(begin, end, rule[0], rule[1])


def _is_achieved(text: str, start: int, end: int) -> bool:
    return _ACHIEVED.search(text, start, min(end, start + _LONGEST)) is not None
