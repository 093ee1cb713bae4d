"""Goals: clauses that state an intended end state.

Signal words (`goals_signals`) announce one anywhere; in a goals section every end state counts, with a signal or
without (`goals_states`). The span is the smallest clause that carries the end state and its measure (`goals_clauses`).
What is data: rules/extract/goals.yaml, rules/extract/goals_states.yaml, lexicons/extract/goals_*.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.config import StageConfig
from pipeline.extract.goals.catalogue import scope_of
from pipeline.extract.goals.measures import Measures
from pipeline.extract.goals.reading import Elsewhere, Expected, Found, InColumn, Reading, Told
from pipeline.extract.goals.scope import Scope, bare_headings, reports, sets_goals
from pipeline.extract.goals.signals import Places, signals_of
from pipeline.extract.goals.states import states_of
from pipeline.extract.goals.words import words_of
from pipeline.nlp.outlook import looks_ahead
from pipeline.nlp.scores import OTHER, score_table
from pipeline.records import Date, Goal, Party, Plan, Quota, Sentence

# 主要, 将会议精神传达到站: no modals.
_MODAL = re.compile(
    r"(?<![主重必简纪摘概首次紧险需])要(?![求点素领闻件害道目])|将(?:会(?![议场员计])|要|继续|进一步|于|在|不断|全力|着力|加大|力争)|必?须|需要|力争|争取|力求|务必|下一?步|接下来|下一?阶段"
)
# What is told behind these has come about.
_RESULTS = re.compile("取得|获得|以来|[年月周期]来[,，]|先后|累计|已经")


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
    states, words, measures = states_of(config), words_of(config), Measures.of(dates, quotas)
    places = signals_of(config).places(plan.text)
    elsewhere = Elsewhere(plan.text, places, measures, states, words)
    expected = Expected(plan.text, places, measures, states, words)
    in_column = InColumn(plan.text, places, measures, states, words)
    told = Told(plan.text, places, measures, states, words)
    scope, bare, reported = scope_of(plan, states, words), bare_headings(plan), reports(plan)
    found: list[tuple[Found, str, int]] = []
    for sentence, expects in _eventful(plan, places, measures, scope):
        section = sentence.section
        if sentence.in_heading and section not in bare:
            continue
        reading: Reading
        place, reading = ("section_goal", expected) if expects else ("inline", elsewhere)
        if expects and scope.in_column(sentence):
            reading = in_column
        told_of = section in reported or (plan.kind == "summary" and not sets_goals(plan, section))
        if told_of and not _looks_ahead(plan, sentence):
            if _RESULTS.search(plan.text, sentence.start, sentence.end):
                continue
            place, reading = "inline", told
        found += [(goal, place, section) for goal in reading.goals_in(sentence)]
    scores = score_table(config, "scores_goals")
    return tuple(_goal(plan.text, *one, measures, scores) for one in _in_order(found))


def _eventful(plan: Plan, places: Places, measures: Measures, scope: Scope) -> Iterator[tuple[Sentence, bool]]:
    """The sentences with a signal, a prescribed share or a goals section, and whether every end state of theirs counts.

    Most of a plan's sentences have none of these.
    """
    starts = [*places.starts, len(plan.text)]
    at, following = 0, starts[0]
    has_shares = bool(measures.share_starts)
    for sentence in _in_cells(plan):
        end = sentence.end
        if following < end:
            while following < end:
                at += 1
                following = starts[at]
            yield sentence, scope.expects(sentence)
        elif scope.expects(sentence):
            yield sentence, True
        elif has_shares and measures.has_share(sentence.start, end):
            yield sentence, False


def _in_cells(plan: Plan) -> Iterator[Sentence]:
    """The sentences of a plan; a row of a table that is one of them falls into its cells."""
    rows = {row.start: row for row in plan.rows}
    for sentence in plan.sentences:
        row = rows.get(sentence.start)
        if row is None or row.end > sentence.end:
            yield sentence
            continue
        for cell in row.cells:
            if sentence.start <= cell.start and cell.end <= sentence.end:
                yield replace(sentence, start=cell.start, end=cell.end)


def _in_order(found: list[tuple[Found, str, int]]) -> Iterator[tuple[Found, str, int]]:
    """Text order, one record for each stretch."""
    at = -1
    for one in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
        if one[0].start >= at:
            yield one
            at = one[0].end


def _goal(text: str, found: Found, place: str, section: int, measures: Measures, scores: Mapping[str, float]) -> Goal:
    start, end, rule = found
    quotas, dates = measures.quotas_in(start, end), measures.dates_in(start, end)
    kind = "target" if (quotas or dates) and measures.make_target(text, start, quotas, dates) else "aim"
    score = scores.get(rule, scores[OTHER])
    return Goal(start, end, text[start:end], kind, place, quotas, dates, rule, score, section)


def _looks_ahead(plan: Plan, sentence: Sentence) -> bool:
    """Whether a sentence of a summary speaks of what is to come."""
    if looks_ahead(plan, sentence.section):
        return True
    return _MODAL.search(plan.text, sentence.start, sentence.end) is not None
