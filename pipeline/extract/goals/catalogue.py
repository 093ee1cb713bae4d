"""Sections that are catalogues of end states although no heading says so (theirs was lost, or names only the field).

办学条件：校舍安全达标，设备配备齐全，生均面积逐年提高。 Most of the clauses are a subject with its state and none is an
activity; a section like that states goals. Accounts of what is so already (background) are not read this way.
"""

from __future__ import annotations

import re

from pipeline.extract.goals.clauses import trim_end
from pipeline.extract.goals.states import States
from pipeline.extract.goals.words import Words
from pipeline.records import Plan, Section

_ELSEWHERE = frozenset(
    {"background", "guiding_ideology", "principles", "organization", "schedule", "scope", "assessment"}
)
_SHORTEST, _LONGEST = 20, 500
_NOUN_HEADING = 10
# A heading that says what its section is: no field of goals.
_SAYS_WHAT = re.compile(r"措施|保障|任务|要求|步骤|安排|内容|原则|职责|方法|程序|制度|活动|流程|领导")
# Clauses by their marks alone, quotations and brackets not heeded: quick, and enough for a count.
_MARKS = "，,：:。！？!?；;\n"
_CLAUSE = re.compile(f"[^{_MARKS}]+")
_LEAST = 3
_SHARE = 0.5


def catalogues(plan: Plan, states: States, words: Words, known: frozenset[int]) -> frozenset[int]:
    """Ordinals of the sections, beyond the `known` goals sections, that list end states and little else."""
    if plan.kind == "summary":
        return frozenset()
    return frozenset(
        section.ordinal
        for section in plan.sections
        if section.ordinal not in known and _may_be(section, words) and _is_catalogue(plan.text, section, states, words)
    )


def _may_be(section: Section, words: Words) -> bool:
    heading = section.heading
    if heading is None or len(heading) > _NOUN_HEADING or section.role in _ELSEWHERE:
        return False
    if not _SHORTEST <= section.body_end - section.body_start <= _LONGEST or _SAYS_WHAT.search(heading):
        return False
    # 加强培训, 提高认识: something to do, no field.
    return not (words.may_begin_activity(heading, 0, len(heading)) or words.begins_becoming(heading, 0, len(heading)))


def _is_catalogue(text: str, section: Section, states: States, words: Words) -> bool:
    begin, stop = section.body_start, section.body_end
    left = sum(text.count(mark, begin, stop) for mark in _MARKS) + 1
    held, total = 0.0, 0
    for clause in _CLAUSE.finditer(text, begin, stop):
        # Were all that is left states, it would still be no catalogue: most sections are given up halfway.
        if held + left < _LEAST or held + left < _SHARE * (total + left):
            return False
        left -= 1
        start = words.skip_lead_ins(text, clause.start(), clause.end())
        end = trim_end(text, start, clause.end())
        if end - start < 3:
            continue
        total += 1
        if words.begins_becoming(text, start, end):
            held += 0.5
        elif states.is_state(text, start, end, words):
            held += 1
    return held >= _LEAST and held >= _SHARE * total
