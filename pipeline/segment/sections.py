"""Sections, items and sentences of a plan, built from its outline.

Every character of a plan belongs to the title, or to exactly one section: its marker, its heading, the separator
behind it, or its own body. Text that follows a finished section without belonging to it (an item beside a section with
a heading, a closing paragraph) stands in an untitled block of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.config import StageConfig
from pipeline.nlp.clauses import sentences
from pipeline.records import Item, Section, Sentence
from pipeline.segment import headings
from pipeline.segment.headings import Heading, Topics
from pipeline.segment.numbering import AT_LINE, GLUED
from pipeline.segment.outline import CLOSING, INNER, TITLE, Node
from pipeline.segment.roles import Roles, roles

_SPACE = " \t\u3000\xa0\n\r"
_HEAD_OF_BODY = 300
_FULL_STOPS = frozenset("。；;！!？?")
_OUTER = frozenset(("han", "han_paren", "roman", "article"))
_UNITS = frozenset(("part", "chapter", "article_section"))
_LIST_FAMILIES = frozenset(("digit", "digit_paren", "circled", "letter", "dotted"))


@dataclass(slots=True)
class _Draft:
    """A section while it grows: `node` is None for an untitled block."""

    start: int
    parent: int
    level: int
    marker: str
    heading: Heading | None
    role: str
    rule: str
    body: int
    end: int = 0
    own_end: int = -1
    path: str = ""
    children: int = 0
    items: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _ListItem:
    section: int
    marker_start: int
    start: int
    end: int
    marker: str
    lead: int


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of a plan that are built from its outline, offsets counted in the plan's text."""

    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    sentences: tuple[Sentence, ...]


def build(text: str, start: int, nodes: Sequence[Node], kind: str, config: StageConfig) -> Body:
    """Sections, items and sentences of a `text` with the outline `nodes`, a plan of this `kind`.

    The title ends before `start`.
    """
    found = decide(text, nodes, headings.topics(config))
    builder = _Builder(text, start, nodes, found, kind, roles(config))
    builder.run()
    return builder.body()


def decide(text: str, nodes: Sequence[Node], words: Topics) -> list[Heading | None]:
    """For every part of the outline its heading, None where it is an item."""
    # 一是…二是… are headings only where nothing else divides the plan.
    ordinals_lead = all(node.marker.family in ("ordinal", CLOSING) for node in nodes if node.depth == 1)
    firsts = [_Evidence.of(text, nodes, index, words, ordinals_lead) for index in range(len(nodes))]
    groups: dict[tuple[int, str], list[int]] = {}
    for index, node in enumerate(nodes):
        groups.setdefault((node.parent, node.marker.family), []).append(index)
    found: list[Heading | None] = [None] * len(nodes)
    for members in groups.values():
        sure = sum(firsts[index].score > 0.3 for index in members)
        for index in members:
            one = firsts[index]
            if one.heading is None:
                continue
            others = len(members) - 1
            share = (sure - (one.score > 0.3)) / others if others else 0.5
            lean = 0.5 * (share - 0.5) * min(others, 3) / 3
            if one.score + lean >= 0 and (one.bodied or (share > 0.6 and nodes[index].marker.family in _OUTER)):
                found[index] = one.heading
    return found


@dataclass(slots=True)
class _Evidence:
    """What speaks for a heading: where it would be, the score of its words, whether a body of its own follows."""

    heading: Heading | None
    score: float = -9.0
    bodied: bool = False

    @classmethod
    def of(cls, text: str, nodes: Sequence[Node], index: int, words: Topics, ordinals_lead: bool) -> _Evidence:
        node = nodes[index]
        marker, stop = node.marker, node.stop
        family = marker.family.removesuffix(INNER)
        has_child = index + 1 < len(nodes) and nodes[index + 1].parent == index
        if family == CLOSING:
            return cls(None)
        if family == "calendar":
            return cls(_named(marker.start, marker.end, text, stop, node.rule), 9.0, True)
        if family == "stage":
            return cls(_stage(text, node, words), 9.0, True)
        phrase = headings.first_phrase(text, marker.end, stop if marker.reach < 0 else marker.reach)
        if phrase.start >= phrase.end:
            return cls(None)
        line_end = text.find("\n", phrase.end, stop)
        line_end = stop if line_end < 0 else line_end
        end = headings.without_date(text, phrase.start, phrase.end)
        value = text[phrase.start : end]
        body = headings.body_start(text, phrase.end, stop)
        run_in = phrase.stop != "" and bool(text[phrase.end + 1 : line_end].strip())
        below = bool(text[line_end:stop].strip())
        bodied = run_in or below or has_child
        if family == TITLE:
            named = words.stage_name(text, phrase.start, phrase.end)
            if named is not None:
                return cls(
                    Heading(phrase.start, named, headings.body_start(text, named, stop), "stage_name"), 9.0, True
                )
            return cls(Heading(phrase.start, end, body, "unnumbered_title"), 9.0, True)
        if family in _UNITS:
            return cls(Heading(phrase.start, end, body, node.rule), 9.0, True)
        outer = family in _OUTER
        if not bodied and not outer:
            return cls(None)
        score = words.score(value)
        last = not has_child and (index + 1 == len(nodes) or nodes[index + 1].marker.family != marker.family)
        glued = words.glued(text, phrase.start, phrase.end)
        if glued is None and outer and marker.place != AT_LINE:
            glued = words.glued_on_run_on_page(text, phrase.start, phrase.end)
        if glued is not None and (phrase.end - glued > 6 or phrase.stop in ("：", ":")):
            return cls(Heading(phrase.start, glued, glued, "glued_heading"), 2.0 if outer else 0.8, True)
        if phrase.stop in ("：", ":") and phrase.stop:
            if words.introduces(value) or text.startswith(("如", "即"), body):
                return cls(Heading(phrase.start, end, body, "label"), -2.0, bodied)
            score += 0.8 if len(value) <= 14 else 0.1
            rule = "label"
        elif phrase.stop in ("；", ";"):
            return cls(None)
        elif phrase.stop == "":
            score += 0.9 if below or has_child else 0.2
            rule = "title_line"
        elif run_in:
            rule = "run_in_sentence"
        else:
            # A paragraph below the line of an outer part is its body; below the last of a run it may be anything.
            score += (1.4 if outer and not last else 0.6) if below or has_child else 0.0
            rule = "sentence_line"
        if outer:
            score += 0.4
        if has_child:
            score += 0.3
        if family == "ordinal":
            # 一是…二是… inside a paragraph are items, whatever they say.
            if node.depth > 1 or marker.place == GLUED or not ordinals_lead:
                return cls(None)
            score += 0.2
        if not bodied and (phrase.stop != "" or not outer):
            score -= 0.4
        if last and family in _LIST_FAMILIES and below and not run_in:
            # What follows the last item of a list more likely closes the list than belongs to the item.
            score -= 0.5
        return cls(Heading(phrase.start, end, body, rule), score, bodied)


def _named(start: int, end: int, text: str, stop: int, rule: str) -> Heading:
    return Heading(start, end, headings.body_start(text, end, stop), rule)


def _stage(text: str, node: Node, words: Topics) -> Heading:
    """第一阶段（动员部署）：… is headed 动员部署, 第一阶段：2月20日… and 第3周：… by their own names."""
    marker, stop = node.marker, node.stop
    if text[marker.end - 1] not in "段步":
        return _named(marker.start, marker.end, text, stop, node.rule)
    at = marker.end
    while at < stop and text[at] in " \t\u3000：:—-、,，":
        at += 1
    if at < stop and text[at] in "（(":
        close = min((c for c in (text.find("）", at, stop), text.find(")", at, stop)) if c >= 0), default=-1)
        if 0 < close - at <= 16 and not any(c.isdigit() or c in "月日xX年" for c in text[at:close]):
            return Heading(at + 1, close, headings.body_start(text, close + 1, stop), "stage_name")
    named = words.stage_name(text, at, stop)
    if named is not None:
        return Heading(at, named, headings.body_start(text, named, stop), "stage_name")
    end = at
    while end < stop and end - at <= 18 and text[end] not in "（(：:，,。；;\n":
        end += 1
    value = text[at:end].strip()
    ends = end < stop and text[end] not in "，,。；;"
    if ends and 2 <= len(value) <= 16 and not any(c.isdigit() or c in "月日xX" for c in value):
        return Heading(at, at + len(text[at:end].rstrip()), headings.body_start(text, end, stop), "stage_name")
    return _named(marker.start, marker.end, text, stop, node.rule)


class _Builder:
    def __init__(
        self, text: str, start: int, nodes: Sequence[Node], found: list[Heading | None], kind: str, words: Roles
    ) -> None:
        self.text = text
        self.start = start
        self.nodes = nodes
        self.found = found
        self.words = words
        # What a scheme lays down without naming it are measures; what a plan does, tasks.
        self.usual = self.otherwise = "measures" if kind == "scheme" else "tasks"
        self.drafts: list[_Draft] = []
        self.open: list[int] = []
        self.home = [-1] * len(nodes)  # the draft that holds each node
        self.items: list[_ListItem] = []
        self.top = 0
        self.item_of: dict[int, int] = {}

    def run(self) -> None:
        text, nodes = self.text, self.nodes
        first = nodes[0].marker.start if nodes else len(text)
        at = self.start
        while at < first and text[at] in _SPACE:
            at += 1
        if at < first:
            self._block(at, -1, "preamble")
        for index, node in enumerate(nodes):
            heading = self.found[index]
            if heading is not None:
                self._section(index, node, heading)
            else:
                self._item(index, node)
        if not self.drafts and at < len(text):
            self._block(at, -1, "preamble")

    def _holder(self, index: int) -> int:
        """The draft with a heading that a node lies in, by its parents in the outline."""
        at = self.nodes[index].parent
        while at >= 0:
            if self.found[at] is not None:
                return self.home[at]
            at = self.nodes[at].parent
        return -1

    def _section(self, index: int, node: Node, heading: Heading) -> None:
        parent = self._holder(index)
        level = self.drafts[parent].level + 1 if parent >= 0 else 1
        above = self.drafts[parent].role if parent >= 0 else None
        name = self.text[heading.start : heading.end]
        if level == 1 and node.marker.number == 1:
            # Leadership first, after other parts: a run of safeguards whose own heading is lost.
            safeguards = bool(self.top) and self.words.opens_safeguards(name)
            self.otherwise = "safeguards" if safeguards else self.usual
        body = self.text[heading.body : min(node.stop, heading.body + _HEAD_OF_BODY)]
        role = self.words.of(name, above, body, self.otherwise)
        if node.marker.family in ("calendar", "stage"):
            role = "schedule"
        self.home[index] = self._add(
            _Draft(node.marker.start, parent, level, node.printed, heading, role, heading.rule, heading.body)
        )

    def _item(self, index: int, node: Node) -> None:
        holder = self._holder(index)
        closing = node.marker.family == CLOSING
        current = len(self.drafts) - 1
        if closing or not self._may_hold(current, holder):
            rule = "closing_paragraph" if closing else "beside_sections" if self.drafts else "untitled_list"
            current = self._block(node.marker.start, holder, rule)
        self.home[index] = current
        if closing:
            return
        stop = node.stop
        start = node.marker.end
        skipped = "，,、：: \t\u3000\n" if node.marker.family == "ordinal" else _SPACE
        while start < stop and self.text[start] in skipped:
            start += 1
        line_end = self.text.find("\n", start, stop)
        if line_end > 0 and self.text[line_end - 1] in _FULL_STOPS:
            # Paragraphs without a marker below a finished item are no part of it.
            stop = line_end
        while stop > start and self.text[stop - 1] in _SPACE:
            stop -= 1
        if start < stop:
            self.item_of[index] = len(self.items) + 1
            lead = self.item_of.get(node.parent, 0) if node.parent >= 0 else 0
            self.items.append(_ListItem(current, node.marker.start, start, stop, node.printed, lead))

    def _may_hold(self, current: int, holder: int) -> bool:
        """Whether the text now belongs to the newest draft: it is the holder itself, or a block beside its parts."""
        if current < 0:
            return False
        draft = self.drafts[current]
        return current == holder or (draft.heading is None and draft.parent == holder)

    def _block(self, start: int, parent: int, rule: str) -> int:
        role = self.drafts[parent].role if parent >= 0 else ("background" if rule == "preamble" else "other")
        return self._add(_Draft(start, parent, 0, "", None, role, rule, start))

    def _add(self, draft: _Draft) -> int:
        while self.open and self.open[-1] != draft.parent:
            self.drafts[self.open.pop()].end = draft.start
        if self.drafts and self.drafts[-1].own_end < 0:
            self.drafts[-1].own_end = draft.start
        if draft.parent >= 0:
            owner = self.drafts[draft.parent]
            owner.children += 1
            draft.path = f"{owner.path}.{owner.children}"
        else:
            # The preamble has the path 0, so that the path of the first heading is 1.
            self.top += draft.rule != "preamble"
            draft.path = str(self.top)
        self.drafts.append(draft)
        self.open.append(len(self.drafts) - 1)
        return len(self.drafts) - 1

    def body(self) -> Body:
        size = len(self.text)
        for index in self.open:
            self.drafts[index].end = size
        if self.drafts and self.drafts[-1].own_end < 0:
            self.drafts[-1].own_end = size
        text = self.text
        found: list[Section] = []
        for ordinal, draft in enumerate(self.drafts, 1):
            heading = draft.heading
            body = min(draft.body, draft.own_end)
            head = (heading.start, heading.end) if heading else (draft.start, draft.start)
            found.append(
                Section(
                    ordinal=ordinal,
                    parent=draft.parent + 1 if draft.parent >= 0 else None,
                    path=draft.path,
                    level=draft.level,
                    marker=draft.marker,
                    heading=text[head[0] : head[1]] if heading else None,
                    role=draft.role,
                    start=draft.start,
                    end=draft.end,
                    heading_start=head[0],
                    heading_end=head[1],
                    body_start=body,
                    body_end=draft.own_end,
                    rule=draft.rule,
                )
            )
        items = tuple(
            Item(ordinal, item.section + 1, item.marker, item.start, item.end, item.lead or None)
            for ordinal, item in enumerate(self.items, 1)
        )
        return Body(tuple(found), items, tuple(self._sentences(found)))

    def _sentences(self, found: list[Section]) -> list[Sentence]:
        text = self.text
        items = self.items
        out: list[Sentence] = []
        at = 0
        for section in found:
            ordinal = section.ordinal
            if section.heading is not None:
                stop = headings.body_start(text, section.heading_end, section.heading_end)
                stop = max(stop, _bracket_end(text, section))
                out.append(Sentence(section.heading_start, stop, ordinal, True))
            begin = section.body_start
            while at < len(items) and items[at].section == ordinal - 1:
                item = items[at]
                at += 1
                _cut(out, text, begin, item.marker_start, ordinal, None)
                _cut(out, text, item.start, item.end, ordinal, at)
                begin = item.end
            _cut(out, text, begin, section.body_end, ordinal, None)
        return out


def _bracket_end(text: str, section: Section) -> int:
    """The end of the date in brackets behind a heading: it is read with the heading."""
    at = section.heading_end
    if at < section.body_start and text[at] in "（(":
        close = max(text.find(char, at, section.body_start) for char in "）)")
        return close + 1 if close > 0 else section.heading_end
    return section.heading_end


def _cut(out: list[Sentence], text: str, start: int, end: int, section: int, item: int | None) -> None:
    if start < end:
        out.extend(Sentence(span.start, span.end, section, False, item) for span in sentences(text, start, end))
