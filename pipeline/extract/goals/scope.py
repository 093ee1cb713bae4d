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

# 工作任务与目标: below it stand fields of work as well, whose own words say what they are.
_TASKS_AND_GOALS = re.compile("任务[与和及、]目标|目标[与和及、]任务")

# A heading that names what is done: 落实常规管理, 认真钻研教材.
_ACTIVITY = re.compile(
    "(?:进一步|认真|切实|全面|大力|积极|深入|严格|扎实|继续)*"
    "(?:加强|强化|落实|开展|抓[好实紧]|狠抓|建立|健全|完善|推进|深化|规范|组织|实施|钻研|借鉴|做好|搞好|突出|改革|坚持|注重|成立|制定|举办|学习|宣传)"
)

# 工作目标:…: a paragraph that says itself that it states goals; 主要目标是:…: a sentence that does.
_LABEL = re.compile(
    r"(?:目[ 　]{0,4}标(?:任务|要求|(?P<is>就?是|为))?|目的(?:[及和与]?意义)?"
    r"|(?:预期|预计|期望|达到)的?(?:效果|成效|成果)|指标)[:：](?=[^\n]{4})"
    r"|(?:下达|确定|定下?|提出|设定|规定)的(?:[^\W\d_]{0,4})(?P<set>目标(?:任务)?|指标)[:：](?=[^\n]{4})"
)
# 预期目标, 达到效果: a column whose cells state goals.
_COLUMN = re.compile(
    r"[^\W\d_]{0,6}(?<!责任)目标(?:值|要求|任务)?|(?:预期|预计|期望|达到|完成)的?(?:效果|成效|成果|标准)"
)
_LONGEST_LABEL = 60
_STOPS = "\n。！？!?;；"
_FULL_STOP = re.compile(r"[。！？!?\n]")
_BEFORE_LABEL = re.compile(r"[ \t　·•—-]*[^\W\d_]{0,8}(?<!责任)(?<!管理)")

# 活动背景, 目的意义: what the plan is for may stand there too.
_SO_FAR = re.compile("^(?!.*(?:背景|意义|目的)).*(?:现状|情况|回顾|成绩|成效|总结|存在|问题|分析|形势|基础)")

_GOALS_ALONE = re.compile(
    "(?:明年|来年|下一?年度?|下一?步|下一?阶段|下学期|今后|预期|主要|工作|奋斗|总体|具体|发展){0,2}的?(?:目标|指标)(?:任务)?"
)

_START = attrgetter("start")
_LETTER = re.compile(r"[^\W_]")


def goals_sections(plan: Plan) -> frozenset[int]:
    """Ordinals of the sections whose role is `goals` and of their descendants, down to one about something else.

    >>> from pipeline.records import Plan, Section
    >>> top = Section(1, None, "1", 1, "一、", "工作目标", "goals", 0, 9, 2, 6, 7, 9, "demo")
    >>> goals_sections(Plan(1, 0, 9, "一、工作目标。安全", sections=(top,)))
    frozenset({1})
    """
    inside: set[int] = set()
    for section in plan.sections:
        above = section.parent
        if section.role == "goals" or (
            above is not None and above in inside and _goes_on(section, plan.section(above))
        ):
            inside.add(section.ordinal)
    return frozenset(inside)


def _goes_on(section: Section, above: Section) -> bool:
    """Whether a child of a goals section states goals too: not when its heading is about measures or an activity.

    Nor when it is a field of work under a heading that names tasks beside goals.
    """
    if section.role in _OTHER_TOPICS or _ACTIVITY.match(section.heading or ""):
        return False
    return section.role != "tasks" or _TASKS_AND_GOALS.search(above.heading or "") is None


@dataclass(frozen=True, slots=True)
class Scope:
    """Where end states are expected: whole sections, by ordinal, paragraphs and cells of columns, in text order."""

    sections: frozenset[int]
    paragraphs: tuple[Span, ...]
    cells: tuple[Span, ...] = ()

    def expects(self, sentence: Sentence) -> bool:
        """Whether every end state of the sentence counts."""
        if sentence.section in self.sections:
            return True
        return _within(self.paragraphs, sentence) or self.in_column(sentence)

    def in_column(self, sentence: Sentence) -> bool:
        """Whether the sentence is the cell of a column that states goals, or stands in one."""
        return _within(self.cells, sentence)


def _within(spans: tuple[Span, ...], sentence: Sentence) -> bool:
    if not spans:
        return False
    at = bisect_right(spans, sentence.start, key=_START) - 1
    return at >= 0 and sentence.end <= spans[at].end


def labelled(text: str) -> tuple[Span, ...]:
    """Paragraphs that begin with a label of goals (`工作目标:…`), sentences that announce them (`…目标是:…`).

    >>> [tuple(span) for span in labelled("工作目标:粮仓零虫害。\\n清点库存。全年目标是:粮仓零虫害。")]
    [(0, 11), (17, 29)]
    """
    spans: list[Span] = []
    for label in _LABEL.finditer(text):
        if not spans or label.start() >= spans[-1].end:
            span = _sentence_of(text, label) if label["is"] or label["set"] else _paragraph_of(text, label)
            spans += [span] if span else []
    return tuple(spans)


def in_columns(plan: Plan) -> tuple[Span, ...]:
    """The cells of the columns whose header says that they state goals."""
    return tuple(
        Span(cell.start, cell.end)
        for row in plan.rows
        for cell in row.cells
        if cell.end > cell.start and _COLUMN.fullmatch(cell.header)
    )


def _paragraph_of(text: str, label: re.Match[str]) -> Span | None:
    """The paragraph that a label opens; None for one further inside."""
    begin = _behind(text, "\n", label.start())
    if begin is None or not _BEFORE_LABEL.fullmatch(text, begin, label.start()):
        return None
    end = text.find("\n", label.end())
    return Span(begin, len(text) if end < 0 else end)


def _sentence_of(text: str, label: re.Match[str]) -> Span | None:
    """The sentence that announces its goals, up to its full stop: semicolons part the goals."""
    begin = _behind(text, _STOPS, label.start())
    stop = _FULL_STOP.search(text, label.end())
    return None if begin is None else Span(begin, stop.end() if stop else len(text))


def _behind(text: str, marks: str, at: int) -> int | None:
    """The offset behind the last of the marks not far before `at`, 0 at the beginning of the text."""
    low = max(0, at - _LONGEST_LABEL)
    last = max(text.rfind(mark, low, at) for mark in marks)
    if last < 0:
        return None if low else 0
    return last + 1


def reports(plan: Plan) -> frozenset[int]:
    """Ordinals of the sections whose heading says that they report what is so already: 现状分析, 上学期回顾."""
    return frozenset(
        s.ordinal for s in plan.sections if s.role == "background" and s.heading and _SO_FAR.search(s.heading)
    )


def sets_goals(plan: Plan, ordinal: int) -> bool:
    """Whether the section's heading is that of goals and nothing else: also a summary sets them there (明年目标)."""
    return _GOALS_ALONE.fullmatch(plan.section(ordinal).heading or "") is not None


def bare_headings(plan: Plan) -> frozenset[int]:
    """Ordinals of the sections that are nothing but their heading: no body, no children.

    A goal in a heading counts only there.
    """
    parents = {section.parent for section in plan.sections}
    return frozenset(s.ordinal for s in plan.sections if s.ordinal not in parents and _is_empty(plan.text, s))


def _is_empty(text: str, section: Section) -> bool:
    return _LETTER.search(text, section.body_start, section.body_end) is None
