"""Sections that are catalogues of end states although no heading says so (theirs was lost, or names only the field).

办学条件：校舍安全达标，设备配备齐全，生均面积逐年提高。 Most of the clauses are a subject with its state and none is an
activity; a section like that states goals. Accounts of what is so already (background) are not read this way.
"""

from __future__ import annotations

import re

from pipeline.extract.goals.clauses import Words, trim_end
from pipeline.extract.goals.states import States
from pipeline.nlp.clauses import clauses
from pipeline.records import Plan, Section

_ELSEWHERE = frozenset(
    {"background", "guiding_ideology", "principles", "organization", "schedule", "scope", "assessment"}
)
_SHORTEST, _LONGEST = 20, 500
_NOUN_HEADING = 10
# A heading that says what its section is: no field of goals.
_SAYS_WHAT = re.compile(r"措施|保障|任务|要求|步骤|安排|内容|原则|职责|方法|程序|制度|活动|流程|领导")
_LEAST = 3
_SHARE = 0.5


def catalogues(plan: Plan, states: States, words: Words, known: frozenset[int]) -> frozenset[int]:
    """Ordinals of the sections, beyond the `known` goals sections, that list end states and little else."""
    if plan.kind == "summary":
        return frozenset()
    return frozenset(
        section.ordinal
        for section in plan.sections
        if section.ordinal not in known and _may_be(section) and _is_catalogue(plan.text, section, states, words)
    )


def _may_be(section: Section) -> bool:
    if section.role in _ELSEWHERE or section.heading is None or len(section.heading) > _NOUN_HEADING:
        return False
    if _SAYS_WHAT.search(section.heading):
        return False
    return _SHORTEST <= section.body_end - section.body_start <= _LONGEST


def _is_catalogue(text: str, section: Section, states: States, words: Words) -> bool:
    held, total = 0.0, 0
    for clause in clauses(text, section.body_start, section.body_end):
        start = words.skip_lead_ins(text, clause.start, clause.end)
        end = trim_end(text, start, clause.end)
        if end - start < 3:
            continue
        total += 1
        if words.verb.match(text, words.skip_adverbs(text, start, end), end):
            held += 0.5
        elif states.is_state(text, start, end, words):
            held += 1
    return held >= _LEAST and held >= _SHARE * total
