"""Clauses that might be goals: every clause that the rules look at, taken or refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.extract.goals.catalogue import scope_of
from pipeline.extract.goals.clauses import trim_end
from pipeline.extract.goals.scope import bare_headings
from pipeline.extract.goals.states import states_of
from pipeline.extract.goals.words import words_of
from pipeline.nlp.clauses import clauses
from pipeline.records import Plan

_SHORTEST, _LONGEST = 4, 400


class Clause(NamedTuple):
    """A clause without lead-ins and closing marks, the ordinal of its section, and its place as goals have it."""

    start: int
    end: int
    section: int
    place: str


def candidates(plan: Plan, config: StageConfig) -> Iterator[Clause]:
    """The clauses of a plan that might state a goal, in text order; headings only where they are all a section has.

    Raises ConfigError for a mistake in the rules.

    >>> from pipeline.config import load_config
    >>> from pipeline.records import Plan, Sentence
    >>> plan = Plan(1, 0, 12, "加强巡查，确保食品安全。", sentences=(Sentence(0, 12, 0),))
    >>> [(clause.start, clause.end) for clause in candidates(plan, load_config().extract)]
    [(0, 4), (5, 11)]
    """
    words, states = words_of(config), states_of(config)
    scope, bare = scope_of(plan, states, words), bare_headings(plan)
    for sentence in plan.sentences:
        if sentence.in_heading and sentence.section not in bare:
            continue
        place = "section_goal" if scope.expects(sentence) else "inline"
        for clause in clauses(plan.text, sentence.start, sentence.end):
            start = words.skip_lead_ins(plan.text, clause.start, clause.end)
            end = trim_end(plan.text, start, clause.end)
            if _SHORTEST <= end - start <= _LONGEST:
                yield Clause(start, end, sentence.section, place)
