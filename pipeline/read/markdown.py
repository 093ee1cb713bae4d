"""Markdown: headings, bold lines, lists and tables become marks and rows; their signs leave the text.

Images stay as they are written: they are noise of a page and cleaning accounts for them. So do `__` and single `*` or
`_`, which on these pages are holes and footnote signs more often than emphasis.
"""

from __future__ import annotations

import re

from pipeline.read.tables import SourceCell, grid
from pipeline.records import Mark, RawRow
from pipeline.text import Edit, Text

_RULE = "markdown_markup"
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+")
_HEADING_END = re.compile(r"[ \t]+#{1,6}[ \t]*$")
_BULLET = re.compile(r"([ \t]{0,40})[-*+][ \t]+(?=\S)")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_LINE = re.compile(r"[ ]{0,3}(?:-{3,}|\*{3,}|={3,})[ \t]*$")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_BOLD_LINE = re.compile(r"[ \t]{0,8}\*\*[^*\n]{1,120}\*\*[ \t]*[:：]?[ \t]*$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)+\|?[ \t]*$")
# Emphasis, links that are no images, and escaped signs, inside a line.
_INLINE = re.compile(
    r"\*\*(?=\S)(?P<bold>[^*\n]{1,300})\*\*"
    r"|(?<!!)\[(?P<link>[^\[\]\n]{1,200})\]\([^()\s]{1,500}\)"
    r"|\\(?=[\\`*_{}\[\]()#+\-.!|>~])"
)
_MAX_COLUMNS = 100
_BAR = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")


def read_markdown(source: str) -> tuple[Text, tuple[Mark, ...], tuple[RawRow, ...]]:
    """The text without Markdown's signs, with marks and table rows in raw offsets.

    >>> plain, marks, rows = read_markdown("## 一、目标\\n- **全员**参加")
    >>> plain.value, [(mark.kind, mark.level) for mark in marks]
    ('一、目标\\n全员参加', [('heading', 2), ('item', 1)])
    """
    reader = _Reader(source)
    return Text.of(source).edit(reader.edits), tuple(reader.marks), tuple(reader.rows)


class _Reader:
    def __init__(self, source: str) -> None:
        self.value = source
        self.edits: list[Edit] = []
        self.marks: list[Mark] = []
        self.rows: list[RawRow] = []
        self._tables = 0
        lines = self._lines()
        fenced = False
        number = 0
        while number < len(lines):
            start, end = lines[number]
            if _FENCE.match(self.value, start, end):
                fenced = not fenced
                self._remove(start, end)
            elif not fenced:
                if 0 < self.value.count("|", start, end) <= 2 * _MAX_COLUMNS and number + 1 < len(lines):
                    following = self._table(lines, number)
                    if following > number:
                        number = following
                        continue
                self._line(start, end)
            number += 1

    def _lines(self) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        at = 0
        for line in self.value.split("\n"):
            out.append((at, at + len(line) - line.endswith("\r")))
            at += len(line) + 1
        return out

    def _line(self, start: int, end: int) -> None:
        value = self.value
        if quote := _QUOTE.match(value, start, end):
            self._remove(start, quote.end())
            start = quote.end()
        if _LINE.match(value, start, end):
            self._remove(start, end)
        elif heading := _HEADING.match(value, start, end):
            self._remove(start, heading.end())
            start = heading.end()
            closing = _HEADING_END.search(value[start:end])
            stop = start + closing.start() if closing else end
            self._remove(stop, end)
            self._inline(start, stop)
            self._mark("heading", start, stop, len(heading.group(1)))
        elif _BOLD_LINE.match(value, start, end):
            self._inline(start, end)
            self._mark("bold", start, end, 0)
        elif bullet := _BULLET.match(value, start, end):
            self._remove(start, bullet.end())
            self._inline(bullet.end(), end)
            self._mark("item", bullet.end(), end, 1 + len(bullet.group(1).expandtabs(4)) // 2)
        else:
            self._inline(start, end)

    def _inline(self, start: int, end: int) -> None:
        if not any(sign in self.value[start:end] for sign in "*[\\"):
            return
        for match in _INLINE.finditer(self.value, start, end):
            first, last = match.span()
            if match.group("bold") is not None:
                self._remove(first, first + 2)
                self._remove(last - 2, last)
            elif match.group("link") is not None:
                self._remove(first, first + 1)
                self._remove(match.end("link"), last)
            else:
                self._remove(first, last)

    def _table(self, lines: list[tuple[int, int]], number: int) -> int:
        """Read a table that begins at line `number`; the number of the line behind it (`number` if there is none)."""
        rule = self.value[slice(*lines[number + 1])]
        if rule.count("|") > _MAX_COLUMNS or not _TABLE_RULE.match(rule):
            return number
        rows = [self._row(*lines[number], is_header=True)]
        start, end = lines[number + 1]
        self._remove(start - 1, end)
        number += 2
        while number < len(lines) and 0 < self.value.count("|", *lines[number]) <= 2 * _MAX_COLUMNS:
            rows.append(self._row(*lines[number], is_header=False))
            number += 1
        self._tables += 1
        self.rows.extend(grid(self._tables, rows))
        return number

    def _row(self, start: int, end: int, *, is_header: bool) -> list[SourceCell]:
        bars = [match.span() for match in _BAR.finditer(self.value, start, end)]
        if bars and not self.value[start : bars[0][0]].strip():
            self._remove(start, bars[0][1])
            start = bars[0][1]
            bars = bars[1:]
        if bars and bars[-1][1] == end:
            self._remove(bars[-1][0], end)
            end = bars[-1][0]
            bars = bars[:-1]
        cells: list[SourceCell] = []
        for first, last in [*bars, (end, end)]:
            self._inline(start, first)
            content = self.value[start:first].replace("**", "").strip()
            cells.append(SourceCell(start, first, content, is_header))
            if last > first:
                self.edits.append(Edit(first, last, "\t", "html", _RULE))
            start = last
        return cells

    def _mark(self, kind: str, start: int, end: int, level: int) -> None:
        shown = self.value[start:end]
        start += len(shown) - len(shown.lstrip(" \t*"))
        end -= len(shown) - len(shown.rstrip(" \t*"))
        if end > start:
            self.marks.append(Mark(kind, start, end, level))

    def _remove(self, start: int, end: int) -> None:
        if end > start:
            self.edits.append(Edit(start, end, "", "html", _RULE))
