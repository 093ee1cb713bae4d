"""Where a goal may stand: sections about goals, and headings that are all a section has."""

from __future__ import annotations

from pipeline.records import Plan, Section

# A child of a goals section that is about one of these is not about goals; any other child is (各科目标, 总目标 …).
_OTHER_TOPICS = frozenset(
    {
        "measures",
        "safeguards",
        "organization",
        "schedule",
        "assessment",
        "guiding_ideology",
        "principles",
        "background",
        "scope",
    }
)


def goals_sections(plan: Plan) -> frozenset[int]:
    """Ordinals of the sections whose role is `goals` and of their descendants, down to one about something else.

    >>> from pipeline.records import Plan, Section
    >>> top = Section(1, None, "1", 1, "一、", "工作目标", "goals", 0, 9, 2, 6, 7, 9, "demo")
    >>> goals_sections(Plan(1, 0, 9, "一、工作目标。安全", sections=(top,)))
    frozenset({1})
    """
    inside: set[int] = set()
    for section in plan.sections:
        if section.role == "goals" or (section.parent in inside and section.role not in _OTHER_TOPICS):
            inside.add(section.ordinal)
    return frozenset(inside)


def bare_headings(plan: Plan) -> frozenset[int]:
    """Ordinals of the sections that are nothing but their heading: no body, no children.

    A goal in a heading counts only there.
    """
    parents = {section.parent for section in plan.sections}
    return frozenset(s.ordinal for s in plan.sections if s.ordinal not in parents and _is_empty(plan.text, s))


def _is_empty(text: str, section: Section) -> bool:
    return not any(char.isalnum() for char in text[section.body_start : section.body_end])
