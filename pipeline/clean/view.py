"""What the rules of cleaning look at: the text, and a plain reading of it with the same offsets.

The plain reading is simplified and has its full-width signs folded, so that one phrase in a lexicon matches a page in
either script and either width. Rules match on it and edit the text itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import ahocorasick_rs
import numpy as np
import numpy.typing as npt

from pipeline.nlp.script import Codes, character_table, codes_of, has_traditional, text_of
from pipeline.text import Edit, Span, Text

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# A lone surrogate cannot be searched; it reads as the replacement character.
_FOLD |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)

_FRAME_KINDS = frozenset(("nav", "meta", "related_links", "disclaimer", "pagination"))
# More lines in one place say no more.
_MOST_SEAMS = 3
_SHORTEST_BROKEN = 15
_LINE = re.compile(r"\S(?:.*\S)?")
_CLAUSE = re.compile("[,。;]")
_HEADING_STARTS = frozenset("(（第一二三四五六七八九十1１")
_HEADING = re.compile(
    r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．:：]|第[一二三四五六七八九十\d]{1,3}[章节篇部条]|[1１][、.．](?!\s?[1１][、.．])"
)
_HEAD_LINES = 40
_ENDS = '。!?:;.…”")》】'
_NUMBERED = re.compile(
    r"[(]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})[)、.:]|第[一二三四五六七八九十\d]{1,3}|[①-⒛㈠-㈩•●■◆◎★*·【《-]|附"
)


class KeyFinder:
    """Finds words in a text, many at once."""

    def __init__(self, keys: list[str]) -> None:
        self.keys = keys
        self._automaton = ahocorasick_rs.AhoCorasick(keys)

    def find(self, plain: str) -> list[tuple[int, int, int]]:
        """(number of the key, start, end) of every occurrence, those that overlap too.

        >>> KeyFinder(["下一页", "一页"]).find("见下一页")
        [(0, 1, 4), (1, 2, 4)]
        """
        return self._automaton.find_matches_as_indexes(plain, overlapping=True)


class View:
    """A text with its plain reading; `plain` has the offsets of `text.value`.

    `seams` are the offsets where lines of frame stood that are gone by now, one for each with its rule, in order.

    >>> view = View.of(Text.of("歡迎閱讀！"))
    >>> view.plain
    '欢迎阅读!'
    """

    def __init__(
        self, text: Text, walls: Sequence[int], before: View | None = None, edits: Sequence[Edit] = ()
    ) -> None:
        """Use `View.of`; `before` and `edits` say how to come by the plain reading when it is asked for."""
        self.text = text
        self._walls = walls
        self._before = before
        self._edits = edits
        self._occurrences: tuple[KeyFinder, list[tuple[int, int, int]]] | None = None
        # What is computed when it is first asked for; `cached_property` would take a lock, and cannot be compiled.
        self._plain: str | None = None
        self._codes: npt.NDArray[np.intp] | None = None
        self._doubled: list[int] | None = None
        self._lines: list[Span] | None = None
        self._starts: list[int] | None = None
        self._head: int | None = None
        self.seams: list[tuple[int, str]] = _seams(before, edits) if before else []

    @classmethod
    def of(cls, text: Text, walls: Iterable[int] = ()) -> View:
        """The view of a text; `walls` are raw offsets where markup begins something new (a cell, a heading)."""
        return cls(text, sorted(set(walls)))

    @property
    def plain(self) -> str:
        """The text in simplified characters and half width."""
        if self._plain is None:
            self._plain = self._read_plainly()
        return self._plain

    def _read_plainly(self) -> str:
        before, self._before = self._before, None
        if before is None:
            return plain_reading(self.text.value)
        parts: list[str] = []
        at = 0
        for start, end, replacement, *_ in sorted(self._edits):
            parts.append(before.plain[at:start])
            if replacement:
                parts.append(plain_reading(replacement))
            at = end
        parts.append(before.plain[at:])
        return "".join(parts)

    @property
    def codes(self) -> npt.NDArray[np.intp]:
        """The plain reading as code points, of the type that tables are looked up with the fastest."""
        if self._codes is None:
            self._codes = codes_of(self.plain).astype(np.intp)
        return self._codes

    def places(self, signs: str) -> list[int]:
        """Where one of the signs stands in the plain reading, in order: far cheaper than a pattern.

        >>> View.of(Text.of("一、检查，二、登记")).places("、")
        [1, 6]
        """
        found: list[int] = _table(signs).take(self.codes).nonzero()[0].tolist()
        return found

    def pairs(self, first: str, second: str) -> list[int]:
        """Where one of the signs of `first` stands right in front of one of `second`."""
        codes = self.codes
        found: list[int] = (_table(first).take(codes[:-1]) & _table(second).take(codes[1:])).nonzero()[0].tolist()
        return found

    @property
    def doubled(self) -> list[int]:
        """Where a character stands in front of the same one."""
        if self._doubled is None:
            found: list[int] = (self.codes[1:] == self.codes[:-1]).nonzero()[0].tolist()
            self._doubled = found
        return self._doubled

    @property
    def lines(self) -> list[Span]:
        """The lines that are not blank, without the white space around them, in order."""
        if self._lines is None:
            make = tuple.__new__  # three times as fast as calling Span, once a line
            self._lines = [make(Span, match.span()) for match in _LINE.finditer(self.plain)]
        return self._lines

    @property
    def starts(self) -> list[int]:
        """Where the lines begin."""
        if self._starts is None:
            self._starts = [line.start for line in self.lines]
        return self._starts

    @property
    def head(self) -> int:
        """Where the first numbered heading stands, or the first line that is too far down to be above a plan."""
        if self._head is None:
            self._head = self._find_head()
        return self._head

    def _find_head(self) -> int:
        plain, lines = self.plain, self.lines
        for start, _ in lines[:_HEAD_LINES]:
            if plain[start] in _HEADING_STARTS and _HEADING.match(plain, start):
                return start
        return lines[_HEAD_LINES].start if len(lines) > _HEAD_LINES else len(plain)

    @property
    def above(self) -> range:
        """The numbers of the lines in front of the first heading."""
        return range(bisect_left(self.starts, self.head))

    def occurrences(self, finder: KeyFinder) -> list[tuple[int, int, int]]:
        """What the finder finds in the plain reading; it is asked once, however many rules want to know."""
        if self._occurrences is None or self._occurrences[0] is not finder:
            self._occurrences = (finder, finder.find(self.plain))
        return self._occurrences[1]

    def line_at(self, offset: int) -> int:
        """The number (from 0) of the line that holds `offset`; of the line before it when it stands between lines."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def line(self, number: int) -> str:
        """The plain reading of a line."""
        start, end = self.lines[number]
        return self.plain[start:end]

    def removal(self, first: int, last: int, kind: str, rule: str) -> Edit:
        """The edit that takes the lines `first`..`last` away, with the blank space up to the next line."""
        end = self.lines[last + 1].start if last + 1 < len(self.lines) else len(self.plain)
        return Edit(self.lines[first].start, end, "", kind, rule)

    def removal_in_sentence(self, first: int, last: int, kind: str, rule: str) -> Edit:
        """As `removal`; where the lines stand inside a sentence, its halves are joined.

        Only a line of prose that ends without a mark goes on so, and not in a numbered line.
        """
        removal = self.removal(first, last, kind, rule)
        if not first or last + 1 >= len(self.lines):
            return removal
        start, end = self.lines[first - 1]
        broken = end - start >= _SHORTEST_BROKEN and _CLAUSE.search(self.plain, start, end) is not None
        if not broken or self.plain[end - 1] in _ENDS or _NUMBERED.match(self.plain, removal.end):
            return removal
        joined = removal._replace(start=end)
        return removal if self.crosses_wall(joined) else joined

    def after(self, edits: Sequence[Edit]) -> View:
        """The view with the edits made."""
        if not edits:
            return self
        return View(self.text.edit(edits), self._walls, self, edits)

    def crosses_wall(self, edit: Edit) -> bool:
        """Whether an edit would join what the markup of the page keeps apart."""
        if not self._walls:
            return False
        start, end = self.text.raw_span(edit.start, edit.end)
        return bisect_right(self._walls, start) < bisect_right(self._walls, end)


def _seams(before: View, edits: Sequence[Edit]) -> list[tuple[int, str]]:
    """The seams of a text after edits: those it had, and one for each line of frame that the edits take out."""
    seams = before.seams
    if not seams and not any(edit[3] in _FRAME_KINDS for edit in edits):
        return seams
    out: list[tuple[int, str]] = []
    shift = at = 0
    for start, end, replacement, kind, rule, _ in sorted(edits):
        while at < len(seams) and seams[at][0] <= end:
            out.append((min(seams[at][0], start) + shift, seams[at][1]))
            at += 1
        if kind in _FRAME_KINDS and not replacement:
            lines = before.text.value[start:end].strip().count("\n") + 1
            out += [(start + shift, rule)] * min(lines, _MOST_SEAMS)
        shift += len(replacement) - (end - start)
    return [*out, *((seam + shift, rule) for seam, rule in seams[at:])]


def plain_reading(value: str) -> str:
    """`value` in simplified characters with full-width signs folded; the length stays."""
    if value.isascii():
        return value
    codes = codes_of(value)
    return text_of(_plain_table(has_traditional(codes)).take(codes))


@lru_cache(maxsize=2)
def _plain_table(traditional: bool) -> Codes:
    """Code point -> code point of the plain reading; a page without traditional signs keeps its characters."""
    table = character_table("t2s").copy() if traditional else np.arange(0x110000, dtype=np.uint32)
    for code, folded in _FOLD.items():
        table[code] = folded
    return table


@lru_cache(maxsize=64)
def _table(signs: str) -> npt.NDArray[np.bool_]:
    table = np.zeros(0x110000, dtype=np.bool_)
    table[[ord(sign) for sign in signs]] = True
    return table


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap one that begins earlier (or there, and is longer)."""
    out: list[Edit] = []
    at = 0
    ordered = list(edits)
    if len(ordered) > 1:
        ordered.sort(key=lambda edit: (edit[0], -edit[1]))
    for edit in ordered:
        if edit.start >= at:
            out.append(edit)
            at = max(edit.end, edit.start + 1)
    return out


def merged(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, removals of the same rule that touch made one."""
    out: list[Edit] = []
    for edit in edits:
        last = out[-1] if out else None
        if last and last.end == edit.start and last.rule == edit.rule and not edit.replacement and not last.replacement:
            out[-1] = last._replace(end=edit.end)
        else:
            out.append(edit)
    return out


def spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """The matches of a pattern as spans."""
    for match in pattern.finditer(text):
        yield Span(*match.span())


def matches_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin in one of some places, in order, none inside another.

    What `finditer` finds where matches can begin nowhere else, without trying the rest of the text.
    """
    end = 0
    for place in places:
        match = pattern.match(text, place) if place >= end else None
        if match:
            yield match
            end = match.end()
