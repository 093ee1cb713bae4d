"""The outline of a plan: which markers count, and how deep each stands.

Levels follow the order of marker families inside the plan. The usual order (一、 over （一） over 1、 over （1）) holds
unless the plan itself shows another: a family that starts again at 1 between two consecutive numbers of another one
lies under it. Lost, repeated and skipped numbers do not break a sequence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.config import StageConfig
from pipeline.segment.candidates import CLOSING, TITLE, candidates, is_han
from pipeline.segment.headings import Topics, first_phrase, topics
from pipeline.segment.lines import Line
from pipeline.segment.numbering import AFTER_SENTENCE, AT_LINE, GLUED, INNER, SIGNS, Marker, Numbering, numbering
from pipeline.segment.sequences import inner_variants, numbers_ahead, successors, votes, with_lost_marks

_STRONG_STOPS = frozenset("。；;！？!?：:")
_FURTHEST_SKIP = 3
_ALWAYS = frozenset((TITLE, CLOSING, "lost"))  # these count wherever they are found
_PICKED = frozenset(("ordinal", "calendar", "stage"))  # these not even at every line's head
_OUTERMOST = 40
_SHORT_TITLE = 16
_MOST_BEHIND = 1  # so many more titles may follow one that is outermost
_SEVERAL = 2  # so many unnumbered titles show that a plan's outermost parts have no numbers
_SPEAKS_OF = ("是", "为", "的")
_SPEAKS = _STRONG_STOPS | frozenset("，,\n")
_TIMES = frozenset(("calendar", "stage"))
_SCHEDULES = ("安排", "计划", "日程", "进程", "进度", "步骤")  # 工作安排九月份：… on a run-on page


@dataclass(slots=True)
class Node:
    """A part of the outline: its marker, where its block ends (the next part begins), and its parent in the tree."""

    marker: Marker
    stop: int
    parent: int
    depth: int
    printed: str
    rule: str


@dataclass(slots=True)
class _Open:
    family: str
    number: int
    node: int


def read(text: str, start: int, end: int, lines: Sequence[Line], config: StageConfig) -> list[Node]:
    """The parts of `text[start:end]`, in text order, as a tree (a node's parent comes before it).

    `lines` are the lines of this stretch that hold text.
    """
    families = numbering(config)
    words = topics(config)
    found = candidates(text, lines, families, words)
    found = with_lost_marks(found)
    inner = inner_variants(found)
    if inner:
        found = [
            marker._replace(family=marker.family + INNER) if (marker.family, marker.variant) in inner else marker
            for marker in found
        ]
    marked = {line.start: line.level for line in lines if line.mark == "heading" and line.level}
    return _Builder(text, end, found, families, words, marked).build()


class _Builder:
    """Walks the candidates once, keeping the stack of open parts."""

    def __init__(
        self,
        text: str,
        end: int,
        found: list[Marker],
        families: Numbering,
        words: Topics,
        marked: dict[int, int],
    ) -> None:
        self.text = text
        self.marked = marked  # the levels that the page's markup gives to lines
        self.words = words
        self.end = end
        self.found = found
        self.rank = families.ranks
        self.under = votes(found)
        self.successor = successors(found)
        self.ahead = numbers_ahead(found)
        self.titled = [index for index, marker in enumerate(found) if marker.family == TITLE]
        self.nodes: list[Node] = []
        self.titles = 0  # outermost unnumbered titles so far
        self.titled_months = False  # whether an unnumbered title lies right under a month or day
        self.stack: list[_Open] = []

    def build(self) -> list[Node]:
        for index, marker in enumerate(self.found):
            if self._accepts(index, marker):
                self._place(index, marker)
        nodes = self.nodes
        for node, follower in pairwise(nodes):
            node.stop = follower.marker.start
        return nodes

    def _last(self, family: str) -> int | None:
        for entry in reversed(self.stack):
            if entry.family == family:
                return entry.number
        return None

    def _accepts(self, index: int, marker: Marker) -> bool:
        family, number = marker.family, marker.number
        if family in _ALWAYS or (marker.place == AT_LINE and family not in _PICKED):
            return True
        last = self._last(family)
        continues = last is not None and last < number <= last + _FURTHEST_SKIP
        starts = number == 1 and self.successor[index]
        if family == "ordinal":
            return starts or (last is not None and last < number)
        if family == "calendar":
            if self._fills_a_line(index, marker):
                return False
            follows = 0 < self.ahead[index].get(family, 0) - number <= _FURTHEST_SKIP
            if marker.place == GLUED:
                if self.text[marker.end : marker.end + 1] in ("：", ":"):
                    return last is not None or self._heads(marker)
                # 工作安排2月 清淤 护坡3月 植柳: a row of months that has lost its line ends.
                in_row = 0 < number - (last or number) <= _FURTHEST_SKIP
                return self._is_before_gap(marker) and (in_row or self._heads(marker))
            if self._is_before_gap(marker):
                # 6月 六一庆祝 counts only in a row of months.
                return marker.place == AT_LINE and (last is not None or follows)
            # 第二周是安全周 speaks of the week, 三月的活动 of its activities.
            spoken_of = self.text[marker.end : marker.end + 1] in _SPEAKS_OF
            return (marker.place == AT_LINE and not spoken_of) or self._stands_alone(marker)
        if family == "stage":
            loose = marker.place == GLUED and not continues and not (starts and self._heads(marker))
            # 第二周是演练周 speaks of the week; 第一阶段为动员部署阶段 names the stage.
            spoken_of = self.text[marker.end - 1] not in "段步" and self.text[marker.end : marker.end + 1] in _SPEAKS_OF
            return not loose and not spoken_of and self._stands_alone(marker)
        after = self.text[marker.end] if marker.end < self.end else ""
        if marker.place == AFTER_SENTENCE:
            if starts or continues or (number == 1 and is_han(after) and self._follows_a_name(marker)):
                return True
            before = self.text[max(0, marker.start - 4) : marker.start].rstrip(" \u3000")[-1:]
            return (
                before in _STRONG_STOPS
                and family.removesuffix(INNER) in ("digit", "han", "han_capital", "han_paren")
                and is_han(after)
            )
        if not is_han(after):
            return False
        if number == 1 and family == "han" and not self.stack and self._names_a_line(marker):
            return True
        return starts or (continues and last is not None and number <= last + 2)

    def _fills_a_line(self, index: int, marker: Marker) -> bool:
        """Whether a month is all that a part says (二、时间 above 2024年4月): it heads no timetable."""
        follower = self.found[index + 1] if index + 1 < len(self.found) else None
        if follower and (follower.family == "calendar" or follower.number == 1):
            return False
        alone = self._last("calendar") is None and self.text[marker.end : marker.end + 1] not in ("：", ":")
        return alone and not self.text[marker.end : follower.start if follower else self.end].strip()

    def _follows_a_name(self, marker: Marker) -> bool:
        """Whether nothing but a name parts a first number from an outer one: 三、建立帮扶制度 （一）建立…."""
        if marker.family != "han_paren" or not self.nodes:
            return False
        above = self.nodes[-1].marker
        name = self.text[above.end : marker.start].strip()
        outer = self.rank.get(above.family, _OUTERMOST + 1) <= _OUTERMOST
        return outer and 2 <= len(name) <= _SHORT_TITLE and not any(char in _SPEAKS for char in name)

    def _names_a_line(self, marker: Marker) -> bool:
        """Whether nothing but a section's name follows to the line's end (`检查表一、总则`)."""
        end = self.text.find("\n", marker.end, marker.end + _SHORT_TITLE)
        return end > 0 and self.text[marker.end : end].rstrip("：: ") in self.words.nouns

    def _heads(self, marker: Marker) -> bool:
        return self.text[max(0, marker.start - 2) : marker.start] in _SCHEDULES

    def _is_before_gap(self, marker: Marker) -> bool:
        rest = self.text[marker.end : marker.end + 3].lstrip(" \u3000\t")
        return rest != "" and self.text[marker.end] in " \u3000\t" and rest[0] not in "：:（(\n"

    def _stands_alone(self, marker: Marker) -> bool:
        """A stage or month is a marker before a colon, a bracket, a gap or a short name; 第一阶段工作… is a subject."""
        if marker.end >= self.end:
            return True
        after = self.text[marker.end]
        if after in "：:（(\n\u3000 \t—-":
            return True
        if after in "、,，":
            # 第三周，… behind another marker says when.
            return marker.place == AT_LINE or self.text[marker.end - 1] in "段步"
        if marker.place != AT_LINE:
            return False
        # 第二阶段全面整治阶段。 names the stage.
        named = self.words.stage_name(self.text, marker.end, self.end)
        return named is not None or self.text.find("\n", marker.end, marker.end + 15) >= 0

    def _place(self, index: int, marker: Marker) -> None:
        family, number, printed = marker.family, marker.number, ""
        if family == CLOSING:
            self.stack.clear()
            self._push(marker, family, 0, "", "closing_paragraph")
            self.stack.clear()
            return
        if family == TITLE:
            self._place_title(index, marker)
            return
        if family == "lost":
            family, number = self._lost(index)
            marker = marker._replace(family=family, number=number)
            rule = "lost_numeral"
        else:
            printed = self.text[marker.start : marker.end].strip().lstrip(SIGNS)
            rule = family + "_marker"
            if not number and family == "han_paren":
                number = (self._last(family) or 0) + 1
        if self.marked and (level := self.marked.get(marker.start, 0)):
            self._close_titles(level)
        at = self._level_of(family)
        if at < len(self.stack) and self._heads_first(marker, family):
            at = len(self.stack)
        if number == 1 and marker.place == AT_LINE and self._has_lost_its_heading(marker):
            at = min(at, next(i for i, entry in enumerate(self.stack) if entry.family in _TIMES))
        if at and at == len(self.stack) and self.stack[-1].family == TITLE and not self._holds(self.stack[-1], marker):
            at -= 1
        del self.stack[at:]
        self._push(marker, family, number, printed, rule)

    def _close_titles(self, level: int) -> None:
        """## 一、 ends the part of ## 前言, though a title without a number may hold one with a number."""
        for at, entry in enumerate(self.stack):
            if entry.family == TITLE and entry.number >= level:
                del self.stack[at:]
                return

    def _level_of(self, family: str) -> int:
        """The place in the stack that a part of this family takes."""
        stack, under = self.stack, self.under
        for at in range(len(stack) - 1, -1, -1):
            if stack[at].family == family:
                return at
        first = 0
        for at, entry in enumerate(stack):
            # Where the plan shows the family under an open part, it is under all that hold that part.
            if under.get((family, entry.family), 0) > under.get((entry.family, family), 0):
                first = at + 1
        for at in range(first, len(stack)):
            if self._lies_under(stack[at].family, family):
                return at
        return len(stack)

    def _holds(self, title: _Open, marker: Marker) -> bool:
        """Whether an unnumbered title has the part under it: it stands right before it, leads in, or does so again."""
        if self.under.get((marker.family, TITLE), 0) > 1 or title.number:
            return True
        begin = self.nodes[title.node].marker.start
        between = self.text[begin : marker.start].rstrip()
        return "\n" not in between.strip() or between[-1:] in "：:"

    def _heads_first(self, marker: Marker, family: str) -> bool:
        """Whether a first part stands right below the bare line that names what it belongs to.

        A first month or stage below 4、时间安排, or 一、 below the last of several unnumbered titles (工作内容：).
        """
        above = self.nodes[-1].marker.family
        if family in _TIMES:
            if above in _TIMES or any(entry.family in _TIMES for entry in self.stack):
                return False
        elif marker.number != 1 or above != TITLE or self.titles < _SEVERAL or self.stack[-1].family != TITLE:
            return False
        own = self.text[self.nodes[-1].marker.end : marker.start].strip(" \u3000\t\n：:")
        return 2 <= len(own) <= _SHORT_TITLE and "\n" not in own and own[-1] not in _STRONG_STOPS

    def _has_lost_its_heading(self, marker: Marker) -> bool:
        """A list about leadership and responsibility is no part of the stage or month that stands before it."""
        timed = any(entry.family in _TIMES for entry in self.stack)
        return timed and self.words.opens_safeguards(self.text, marker.end, self.end)

    def _lies_under(self, inner: str, outer: str) -> bool:
        if inner == TITLE:
            # An unnumbered title holds what follows, but 一、 only where the plan's titles do so again and again.
            return self.rank[outer] <= _OUTERMOST and self.under.get((outer, TITLE), 0) < 2
        with_, against = self.under.get((inner, outer), 0), self.under.get((outer, inner), 0)
        if with_ != against:
            return with_ > against
        return self.rank[inner] > self.rank[outer]

    def _lost(self, index: int) -> tuple[str, int]:
        """The family and number of a line that begins with 、: the next of the innermost open 、 sequence.

        Where a list of 1、2、… begins right behind it, it was 一、 or its like.
        """
        lost = self.found[index]
        phrase = first_phrase(self.text, lost.end, self.end)
        if not phrase.stop and phrase.end - phrase.start <= _SHORT_TITLE and self._last("han") is not None:
            return "han", (self._last("han") or 0) + 1
        follower = self.found[index + 1] if index + 1 < len(self.found) else None
        if follower and follower.family == "digit" and follower.number == 1:
            return "han", (self._last("han") or 0) + 1
        for entry in reversed(self.stack):
            if entry.family in ("han", "digit"):
                return entry.family, entry.number + 1
        return "han", 1

    def _place_title(self, index: int, marker: Marker) -> None:
        """An unnumbered title: a sibling of the title before it; else it ends the list that is open."""
        level = marker.number
        if not level and self._is_outermost(index, marker):
            self.stack.clear()
        if self._is_behind_calendar(index):
            del self.stack[next(at for at, entry in enumerate(self.stack) if entry.family == "calendar") :]
        gap = self._gap(index)
        if gap is not None:
            entry = self.stack[gap]
            del self.stack[gap:]
            self._push(marker, entry.family, entry.number + 1, "", "unnumbered_title")
            return
        for at, entry in enumerate(self.stack):
            if entry.family == TITLE and (not level or not entry.number or entry.number >= level):
                del self.stack[at:]
                self._push(marker, TITLE, level, "", "unnumbered_title")
                return
        # On a run-on page the months of a 日程安排 are the whole plan's, not those of the part before it.
        follower = self.found[index + 1].family if index + 1 < len(self.found) else ""
        months = marker.place != AT_LINE and follower == "calendar"
        while self.stack and (self._is_running(self.stack[-1], marker) or (months and len(self.stack) == 1)):
            self.stack.pop()
        self._push(marker, TITLE, level, "", "unnumbered_title")

    def _is_outermost(self, index: int, marker: Marker) -> bool:
        """Whether a title that has lost its number is a plan's last outermost part: 保障措施 behind 三、 and its items.

        No further number of the outermost family follows, hardly another title, and the part before has none.
        """
        if not self.stack or marker.reach < 0 or any(entry.family == TITLE for entry in self.stack):
            return False
        first, above = self.stack[0], self.nodes[-1]
        if self.rank.get(first.family, _OUTERMOST + 1) > _OUTERMOST and first.family != "named":
            return False
        behind = len(self.titled) - bisect_right(self.titled, index)
        if first.family in self.ahead[index] or behind > _MOST_BEHIND:
            return False
        name = self.text[marker.start : marker.reach].rstrip("：: ")
        named = first.number >= _SEVERAL and (name in self.words.sections or name in self.words.nouns)
        if not named and not self.words.report.divides(name) and not self.words.report.is_half(name):
            return False
        # Right below a heading it names that part's own beginning.
        between = self.text[above.marker.end : marker.start].strip()
        return above is not self.nodes[first.node] or "\n" in between or between[-1:] in _STRONG_STOPS

    def _is_behind_calendar(self, index: int) -> bool:
        """Whether a title follows the last month or day of a timetable, none of which has had a title of its own."""
        if "calendar" in self.ahead[index] or all(entry.family != "calendar" for entry in self.stack):
            return False
        between = self.text[self.nodes[-1].marker.end : self.found[index].start].strip()
        return between != "" and not self.titled_months

    def _gap(self, index: int) -> int | None:
        """The place in the stack of an open part whose next number is missing: the title stands for that."""
        ahead = self.ahead[index]
        for at, entry in enumerate(self.stack):
            if entry.family not in _TIMES and entry.number and ahead.get(entry.family) == entry.number + 2:
                return at
        return None

    def _is_running(self, entry: _Open, marker: Marker) -> bool:
        """Whether the open part has text on its own line already, so that a title cannot be its child."""
        own = self.nodes[entry.node]
        if entry is not self.stack[-1]:
            return False
        if entry.family == "ordinal" and marker.place == AT_LINE and marker.reach >= 0:
            return self._names_part(marker)  # 下一步打算： is no part of the 四是 that ends the paragraph above
        text = self.text
        line_end = text.find("\n", own.marker.end, self.end)
        phrase = first_phrase(text, own.marker.end, self.end)
        if marker.place != AT_LINE:
            return entry.family in ("digit", "digit_paren", "circled", "letter", "ordinal")
        return phrase.stop != "" and line_end >= 0 and len(text[phrase.end : line_end].strip()) > 1

    def _names_part(self, title: Marker) -> bool:
        """Whether a title on a line of its own is called what only parts of plans are, or divides a report."""
        name = self.text[title.start : title.reach].rstrip("：: ")
        return name in self.words.sections or name in self.words.nouns or self.words.report.divides(name)

    def _push(self, marker: Marker, family: str, number: int, printed: str, rule: str) -> None:
        parent = self.stack[-1].node if self.stack else -1
        self.titles += family == TITLE and parent < 0
        if family == TITLE and parent >= 0 and self.nodes[parent].marker.family == "calendar":
            self.titled_months = True
        self.nodes.append(Node(marker, self.end, parent, len(self.stack) + 1, printed, rule))
        self.stack.append(_Open(family, number, len(self.nodes) - 1))
