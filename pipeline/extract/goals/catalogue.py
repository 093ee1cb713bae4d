"""Runs of sections that list end states although no heading says so (theirs was lost).

办学条件：校舍安全达标，设备配备齐全。 师资队伍：结构合理，… Sections side by side whose headings only name a field, and
most of whose clauses are a subject with its state, state goals, all of them. One alone is no catalogue, nor are fields
of work under a heading that says so (工作重点), nor accounts of what is so already (background).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.goals.clauses import trim_end
from pipeline.extract.goals.scope import Scope, goals_sections, in_columns, labelled
from pipeline.extract.goals.states import States
from pipeline.extract.goals.words import Words
from pipeline.records import Plan, Section

_ELSEWHERE = frozenset(
    {"background", "guiding_ideology", "principles", "organization", "schedule", "scope", "assessment"}
)
_LONGEST = 500
_NOUN_HEADING = 10
# A heading that says what its section is: no field of goals.
_SAYS_WHAT = re.compile(
    r"措施|保障|任务|要求|步骤|安排|内容|原则|职责|方法|程序|制度|活动|流程|领导|目标|指标|重点|工作|响应|预警|处置|报告|准备|级别"
)
# Clauses by their marks alone, quotations and brackets not heeded: quick, and enough for a count.
_MARKS = "，,：:。！？!?；;\n"
_CLAUSE = re.compile(f"[^{_MARKS}]+")
_NUMBER = re.compile(r"[\w\s]+")
_LEAST = 5
_CLEAR = 0.5
_MIXED = 0.33


def scope_of(plan: Plan, states: States, words: Words) -> Scope:
    """Where end states are expected: goals sections, sections that list them, labelled paragraphs and columns."""
    sections = goals_sections(plan)
    cells = in_columns(plan) if plan.rows else ()
    return Scope(sections | catalogues(plan, states, words, sections), labelled(plan.text), tuple(sorted(cells)))


def catalogues(plan: Plan, states: States, words: Words, known: frozenset[int]) -> frozenset[int]:
    """Ordinals of the sections, beyond the `known` goals sections, that list end states and little else."""
    if plan.kind in ("summary", "rules"):
        return frozenset()
    found: set[int] = set()
    for run in _runs(plan, words):
        if any(section.ordinal not in known for section in run):
            found.update(_listing(plan.text, run, states, words))
    return frozenset(found) - known


def _runs(plan: Plan, words: Words) -> Iterator[list[Section]]:
    """Sections side by side that name a field each, at least two, under no heading that says what they are."""
    open_runs: dict[tuple[int | None, str], list[Section]] = {}
    runs: list[list[Section]] = []
    for section in plan.sections:
        if section.heading is None:
            continue
        parent = section.parent
        if parent is not None and plan.section(parent).role not in ("other", "goals"):
            continue
        key = parent, _NUMBER.sub("", section.marker)
        if _names_field(section, words):
            if key not in open_runs:
                open_runs[key] = []
                runs.append(open_runs[key])
            open_runs[key].append(section)
        else:
            open_runs.pop(key, None)
    return (run for run in runs if len(run) > 1)


def _names_field(section: Section, words: Words) -> bool:
    heading = section.heading or ""
    if len(heading) > _NOUN_HEADING or section.role in _ELSEWHERE:
        return False
    if section.body_end - section.body_start > _LONGEST or _SAYS_WHAT.search(heading):
        return False
    # 加强培训, 提高认识: something to do, no field.
    return not (words.begins_activity(heading, 0, len(heading)) or words.begins_becoming(heading, 0, len(heading)))


def _listing(text: str, run: list[Section], states: States, words: Words) -> list[int]:
    """Ordinals of the sections of a run that list end states; none unless two of them do so clearly."""
    found: list[int] = []
    clear, states_of_clear = 0, 0.0
    for section in run:
        held, total = _counted(text, section, states, words)
        if total and held >= _CLEAR * total:
            clear += 1
            states_of_clear += held
        if total and held >= _MIXED * total:
            found.append(section.ordinal)
    return found if clear > 1 and states_of_clear >= _LEAST else []


def _counted(text: str, section: Section, states: States, words: Words) -> tuple[float, int]:
    """How many clauses of a section are end states, verbs of becoming counted half, and how many clauses were read.

    Reading stops where even states alone could no longer make the section one of mixed clauses.
    """
    spans = [clause.span() for clause in _CLAUSE.finditer(text, section.body_start, section.body_end)]
    held, total, left = 0.0, 0, len(spans)
    for begin, stop in spans:
        if held + left < _MIXED * (total + left):
            break
        left -= 1
        start = words.skip_lead_ins(text, begin, stop)
        end = trim_end(text, start, stop)
        if end - start < 3:
            continue
        total += 1
        if words.begins_becoming(text, start, end):
            held += 0.5
        elif states.is_state(text, start, end, words):
            held += 1
    return held, total
