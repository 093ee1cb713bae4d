"""Where a goal may stand: sections about goals, and headings that are all a section has."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from pipeline.records import Plan, Section, Sentence
from pipeline.text import Span

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

# A heading that names what is done: 落实常规管理, 认真钻研教材.
_ACTIVITY = re.compile(
    "(?:进一步|认真|切实|全面|大力|积极|深入|严格|扎实|继续)*"
    "(?:加强|强化|落实|开展|抓[好实紧]|狠抓|建立|健全|完善|推进|深化|规范|组织|实施|钻研|借鉴|做好|搞好|突出|改革|坚持|注重|成立|制定|举办|学习|宣传)"
)

# 工作目标:…: a paragraph that says itself that it states goals.
_LABEL = re.compile(r"目标(?:任务|要求)?[:：](?=[^\n]{4})")
_LONGEST_LABEL = 20
_BEFORE_LABEL = re.compile(r"[ \t　·•—-]*[^\W\d_]{0,8}(?<!责任)(?<!管理)")

_START = attrgetter("start")
_LETTER = re.compile(r"[^\W_]")


def goals_sections(plan: Plan) -> frozenset[int]:
    """Ordinals of the sections whose role is `goals` and of their descendants, down to one about something else.

    >>> from pipeline.records import Plan, Section, Sentence
    >>> top = Section(1, None, "1", 1, "一、", "工作目标", "goals", 0, 9, 2, 6, 7, 9, "demo")
    >>> goals_sections(Plan(1, 0, 9, "一、工作目标。安全", sections=(top,)))
    frozenset({1})
    """
    inside: set[int] = set()
    for section in plan.sections:
        if section.role == "goals" or (section.parent in inside and _goes_on(section)):
            inside.add(section.ordinal)
    return frozenset(inside)


def _goes_on(section: Section) -> bool:
    """Whether a child of a goals section states goals too: not when its heading is about measures or an activity."""
    return section.role not in _OTHER_TOPICS and not _ACTIVITY.match(section.heading or "")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where end states are expected: whole sections, by ordinal, and paragraphs, in text order."""

    sections: frozenset[int]
    paragraphs: tuple[Span, ...]

    def expects(self, sentence: Sentence) -> bool:
        """Whether every end state of the sentence counts."""
        if sentence.section in self.sections:
            return True
        if not self.paragraphs:
            return False
        at = bisect_right(self.paragraphs, sentence.start, key=_START) - 1
        return at >= 0 and sentence.end <= self.paragraphs[at].end


def labelled(text: str) -> tuple[Span, ...]:
    """The paragraphs that begin with a label of goals: `工作目标:…`.

    >>> [tuple(span) for span in labelled("工作目标:粮仓零虫害。\\n清点库存。")]
    [(0, 11)]
    """
    spans: list[Span] = []
    for label in _LABEL.finditer(text):
        low = max(0, label.start() - _LONGEST_LABEL)
        begin = text.rfind("\n", low, label.start()) + 1 or low
        if (not begin or text[begin - 1] == "\n") and _BEFORE_LABEL.fullmatch(text, begin, label.start()):
            end = text.find("\n", label.end())
            spans.append(Span(begin, len(text) if end < 0 else end))
    return tuple(spans)


def reports(plan: Plan) -> frozenset[int]:
    """Ordinals of the sections whose heading says that they report what is so already: 现状分析, 上学期回顾."""
    return frozenset(s.ordinal for s in plan.sections if s.role == "background" and s.heading)


def bare_headings(plan: Plan) -> frozenset[int]:
    """Ordinals of the sections that are nothing but their heading: no body, no children.

    A goal in a heading counts only there.
    """
    parents = {section.parent for section in plan.sections}
    return frozenset(s.ordinal for s in plan.sections if s.ordinal not in parents and _is_empty(plan.text, s))


def _is_empty(text: str, section: Section) -> bool:
    return _LETTER.search(text, section.body_start, section.body_end) is None
