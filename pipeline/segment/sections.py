"""Sections, items and sentences of a plan, built from its outline.

Every character of a plan belongs to the title, or to exactly one section: its marker, its heading, the separator
behind it, or its own body. Text that follows a finished section without belonging to it (an item beside a section with
a heading, a closing paragraph) stands in an untitled block of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.nlp.clauses import sentences
from pipeline.nlp.outlook import announces
from pipeline.records import Item, Section, Sentence
from pipeline.segment import headings
from pipeline.segment.candidates import CLOSING
from pipeline.segment.evidence import decide
from pipeline.segment.headings import Heading
from pipeline.segment.outline import Node
from pipeline.segment.roles import Roles, roles

# Where no sentence ends inside brackets or quotation marks, `sentences` cuts at these marks alone. An opening mark is
# looked for that a sentence end, or another mark of its kind, follows before it is closed.
_ENDS = "。！？!?；;"
_ENDS_INSIDE = re.compile(
    "|".join(
        rf"{re.escape(opening[0])}[^{re.escape(opening + closing)}{_ENDS}\n]*[{re.escape(opening)}{_ENDS}]"
        for opening, closing in (
            *("“”", "‘’", "「」", "『』", "《》", "〈〉", "【】", "〔〕", "[]"),
            *(("（(", "）)"), ("(（", "）)")),
        )
    )
)
_PLAIN = re.compile(r"[。！？!?；;]|[^\s。！？!?；;][^。！？!?；;\n]*[。！？!?；;]?")
_SPAN = re.Match.span
_SPACE = " \t\u3000\xa0\n\r"
_HEAD_OF_BODY = 300
_USUAL = "tasks"  # what an outermost heading is about when nothing tells
_USUAL_OF_A_NOTICE = "measures"  # a notice says how what is known already is to be done
_LATE = 3  # from the fourth outermost part on, leadership opens the safeguards
_TIMES = frozenset(("calendar", "stage"))
_FULL_STOPS = frozenset("。；;！!？?")


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


class _ListItem(NamedTuple):
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


class Stretch(NamedTuple):
    """Where a plan of a kind stands in its page's text: from `start` to `end`, its title ends at `body`."""

    start: int
    body: int
    end: int
    kind: str = "plan"


class TableLine(NamedTuple):
    """A line of a table: where it stands, and where its row begins behind its number (at its end: column headers)."""

    start: int
    end: int
    row: int


def build(
    text: str, place: Stretch, nodes: Sequence[Node], config: StageConfig, table_lines: Sequence[TableLine] = ()
) -> Body:
    """Sections, items and sentences of the plan that stands at `place` in a page's `text`.

    The outline `nodes` and the `table_lines`, in text order, count in the page's text; what is built counts in the
    plan's.
    """
    found = decide(text, nodes, headings.topics(config))
    builder = _Builder(text, place, nodes, found, roles(config), table_lines)
    builder.run()
    return builder.body()


class _Builder:
    def __init__(
        self,
        text: str,
        place: Stretch,
        nodes: Sequence[Node],
        found: list[Heading | None],
        words: Roles,
        tables: Sequence[TableLine],
    ) -> None:
        self.tables = tables
        self.at_table = bisect_left(tables, place.start, key=lambda line: line.start)
        self.text = text
        self.place = place
        self.nodes = nodes
        self.found = found
        self.words = words
        self.usual = _USUAL_OF_A_NOTICE if place.kind == "other" else _USUAL
        self.otherwise = self.usual
        self.headed = {
            (node.parent, node.marker.family) for node, heading in zip(nodes, found, strict=True) if heading is not None
        }
        self.by_month = _by_month(nodes)
        self.outer: list[str] = []  # the roles of the outermost headings so far
        self.reach = _reaches(nodes, place.end)
        self.turned: dict[int, bool] = {}  # the drafts at whose end a plan is announced
        self.drafts: list[_Draft] = []
        self.open: list[int] = []
        self.home = [-1] * len(nodes)  # the draft that holds each node
        self.items: list[_ListItem] = []
        self.top = 0
        self.item_of: dict[int, int] = {}

    def run(self) -> None:
        text, nodes = self.text, self.nodes
        end = self.place.end
        first = nodes[0].marker.start if nodes else end
        at = self.place.body
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
        if not self.drafts and at < end:
            self._block(at, -1, "preamble")

    def _holder(self, index: int) -> int:
        """The draft with a heading that a node lies in, by its parents in the outline."""
        at = self.nodes[index].parent
        while at >= 0:
            if self.found[at] is not None:
                return self.home[at]
            at = self.nodes[at].parent
        return -1

    def _level(self, index: int) -> int:
        """How deep a part is printed: an item among headings counts as a level, a list of items does not."""
        nodes, headed = self.nodes, self.headed
        level, at = 1, nodes[index].parent
        while at >= 0:
            node = nodes[at]
            level += (node.parent, node.marker.family) in headed
            at = node.parent
        return level

    def _section(self, index: int, node: Node, heading: Heading) -> None:
        parent = self._holder(index)
        level = self._level(index)
        name = self.text[heading.start : heading.end]
        if level == 1:
            self._expect(name, first=node.marker.number == 1)
        if node.marker.family in _TIMES:
            role = "schedule"
        else:
            body = self.text[heading.body : min(self.reach[index], heading.body + _HEAD_OF_BODY)]
            role = self.words.of(
                _bare("".join(name.split())), self._above(parent, node.marker.start), body, self.otherwise
            )
            if index in self.by_month and role in (_USUAL, self.otherwise):
                # Whatever it is called, what is told month by month says when.
                role = "schedule"
        if level == 1:
            self.outer.append(role)
        self.home[index] = self._add(
            _Draft(node.marker.start, parent, level, node.printed, heading, role, heading.rule, heading.body)
        )

    def _expect(self, name: str, *, first: bool) -> None:
        """Set what an outermost heading is about when nothing tells; `first` where its numbering begins at 1."""
        if self.outer and (first or len(self.outer) >= _LATE) and self.words.opens_safeguards(name):
            # Leadership after other parts opens the safeguards, whether or not their own heading is lost.
            self.otherwise = "safeguards"
        elif self.place.kind == "scheme" and self.outer == ["organization"]:
            # A scheme that opens with who leads lays down how it is done.
            self.otherwise = "measures"
        elif first:
            self.otherwise = self.usual

    def _above(self, parent: int, start: int) -> tuple[str, str] | None:
        """Heading and role of the parent of a part that begins at `start`; None at the top.

        None, too, where the text between says that a plan follows: it is no part of what is told above.
        """
        if parent < 0:
            return None
        draft = self.drafts[parent]
        if parent not in self.turned:
            self.turned[parent] = announces(self.text, draft.start, start)
        if self.turned[parent]:
            return None
        name = self.text[draft.heading.start : draft.heading.end] if draft.heading else ""
        return name, draft.role

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
        drafts = self.drafts
        if drafts and drafts[-1].own_end < 0:
            drafts[-1].own_end = draft.start
        if draft.parent >= 0:
            owner = drafts[draft.parent]
            owner.children += 1
            draft.path = f"{owner.path}.{owner.children}"
        else:
            # The preamble has the path 0, so that the path of the first heading is 1.
            self.top += draft.rule != "preamble"
            draft.path = str(self.top)
        drafts.append(draft)
        self.open.append(len(drafts) - 1)
        return len(drafts) - 1

    def body(self) -> Body:
        size, base = self.place.end, self.place.start
        for index in self.open:
            self.drafts[index].end = size
        if self.drafts and self.drafts[-1].own_end < 0:
            self.drafts[-1].own_end = size
        text = self.text
        found: list[Section] = []
        for ordinal, draft in enumerate(self.drafts, 1):
            heading, own_end = draft.heading, draft.own_end
            begin, stop = (heading.start, heading.end) if heading else (draft.start, draft.start)
            found.append(
                Section(
                    ordinal,
                    draft.parent + 1 if draft.parent >= 0 else None,
                    draft.path,
                    draft.level,
                    draft.marker,
                    text[begin:stop] if heading else None,
                    draft.role,
                    start=draft.start - base,
                    end=draft.end - base,
                    heading_start=begin - base,
                    heading_end=stop - base,
                    body_start=min(draft.body, own_end) - base,
                    body_end=own_end - base,
                    rule=draft.rule,
                )
            )
        items = tuple(
            Item(ordinal, item.section + 1, item.marker, item.start - base, item.end - base, item.lead or None)
            for ordinal, item in enumerate(self.items, 1)
        )
        return Body(tuple(found), items, tuple(self._sentences()))

    def _sentences(self) -> list[Sentence]:
        text, items = self.text, self.items
        out: list[Sentence] = []
        at = 0
        for index, draft in enumerate(self.drafts):
            begin = min(draft.body, draft.own_end)
            if draft.heading is not None:
                stop = _bracket_end(text, draft.heading.end, begin)
                base = self.place.start
                out.append(Sentence(draft.heading.start - base, stop - base, index + 1, True, None))
            while at < len(items) and items[at].section == index:
                item = items[at]
                at += 1
                # Between items there is mostly nothing but a line end.
                if item.marker_start - begin > 1 or text[begin : item.marker_start].strip():
                    self._cut(out, begin, item.marker_start, index, None)
                self._cut(out, item.start, item.end, index, at)
                begin = item.end
            self._cut(out, begin, draft.own_end, index, None)
        return out

    def _cut(self, out: list[Sentence], start: int, end: int, draft: int, item: int | None) -> None:
        """Add the sentences of a stretch; a table's column headers say nothing, its rows are read one by one."""
        tables = self.tables
        while self.at_table < len(tables) and tables[self.at_table].start < end:
            table = tables[self.at_table]
            if table.end > start:
                self._add_sentences(out, start, table.start, draft, item)
                self._add_sentences(out, max(start, table.row), min(end, table.end), draft, item)
                start = min(end, table.end)
            self.at_table += 1
        if end - start > 2 or self.text[start:end].strip():
            self._add_sentences(out, start, end, draft, item)

    def _add_sentences(self, out: list[Sentence], start: int, end: int, draft: int, item: int | None) -> None:
        text, base, section = self.text, self.place.start, draft + 1
        plain = not _ENDS_INSIDE.search(text, start, end)
        spans = map(_SPAN, _PLAIN.finditer(text, start, end)) if plain else sentences(text, start, end)
        append = out.append
        for first, last in spans:
            while text[last - 1].isspace():
                last -= 1
            append(Sentence(first - base, last - base, section, False, item))


def _bare(name: str) -> str:
    """A name without the quotation marks that stand around all of it."""
    return name[1:-1] if name[0] == "“" and name.find("”") == len(name) - 1 else name


def _by_month(nodes: Sequence[Node]) -> frozenset[int]:
    """The parts that two months or more lie right under."""
    months = Counter(node.parent for node in nodes if node.marker.family == "calendar")
    return frozenset(parent for parent, count in months.items() if count > 1)


def _reaches(nodes: Sequence[Node], end: int) -> list[int]:
    """Where each part ends with all that lies under it."""
    out = [end] * len(nodes)
    open_: list[int] = []
    for index, node in enumerate(nodes):
        while open_ and nodes[open_[-1]].depth >= node.depth:
            out[open_.pop()] = node.marker.start
        open_.append(index)
    return out


def _bracket_end(text: str, end: int, body: int) -> int:
    """The end of the date in brackets behind a heading: it is read with the heading."""
    if end < body and text[end] in "（(":
        close = max(text.find(char, end, body) for char in "）)")
        return close + 1 if close > 0 else end
    return end
