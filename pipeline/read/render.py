"""HTML to text: the chosen part of a page as lines, every character with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipeline.read.entities import unescape
from pipeline.read.scan import Tag, attributes
from pipeline.read.tables import SourceCell, grid
from pipeline.read.tree import BLOCKS
from pipeline.records import Mark, RawRow
from pipeline.text import Change, Piece

_SPACES = " \t\n\r\f\u00a0\u3000"
_SPECIAL = re.compile(r"[ \t\n\r\f]+|[\u00a0\u3000]+|&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_BREAKS = frozenset((*BLOCKS, *("/" + name for name in BLOCKS), "br", "/br", "hr", "option"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STYLED = frozenset(f"{end}{name}" for name in ("b", "strong", "span", "font") for end in ("", "/"))
# Tags that do something to lines; a link or an image does nothing.
_ACTIVE = _BREAKS | _STYLED
# Of those that end a line, the ones that do more.
_STATEFUL = frozenset(
    (
        *_HEADINGS,
        *("/" + name for name in _HEADINGS),
        "ul",
        "ol",
        "li",
        "pre",
        "/ul",
        "/ol",
        "/li",
        "/pre",
        "td",
        "th",
        "table",
    )
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
# A list item that brings its own number needs none from <ol>.
_NUMBERED = re.compile(
    r"\s*(?:[(（\[【]?\s*[0-9０-９一二三四五六七八九十百零〇]{1,4}\s*[)）\]】、.．,，:：]|第[一二三四五六七八九十百0-9]+|[①-⒛㈠-㈩])"
)
_HAN = "\u2e80"


class Lines:
    """Collects the pieces of a text line by line, with marks, table rows and the changes made on the way."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[Piece] = []
        # kind, rule, raw start, raw end, what is read there
        self._replaced: list[list[Any]] = []
        self.marks: list[Mark] = []
        self.rows: list[RawRow] = []
        self.at = 0
        self.in_line = False
        self._spaces: list[tuple[str, int, int, bool]] = []
        self._insert = ""
        self._last = ""
        self._line_start = 0
        self._chars = self._bold_chars = 0
        self._lines = 0
        self.bold = 0
        self.heading = 0
        self.item = 0
        self.pre = False
        self.number = ""

    def run(self, start: int, end: int) -> None:
        """A run of text `source[start:end]` without tags."""
        source = self.source
        while self.pre and (line := source.find("\n", start, end)) >= 0:
            self._run(start, line)
            self.line_end()
            start = line + 1
        self._run(start, end)

    def _run(self, start: int, end: int) -> None:
        source = self.source
        if not self.in_line:
            # Between lines space says nothing, nor does it in front of one.
            shown = source[start:end].lstrip(_SPACES)
            if not shown:
                return
            start = end - len(shown)
        at = start
        for match in _SPECIAL.finditer(source, start, end):
            first, last = match.span()
            if first > at:
                self._text(at, first)
            at = last
            sign = source[first]
            if sign == "&":
                written = source[first:last]
                value = unescape(written)
                if value == written:
                    self._text(first, last)
                elif not value:
                    continue  # a code that stands for no character
                elif value.isspace():
                    self._spaces.append((" " if value < "\u2000" else value, first, last, True))
                else:
                    self._entity(value, first, last)
            else:
                hard = sign in "\u00a0\u3000"
                self._spaces.append((source[first:last] if hard else " ", first, last, hard))
        if at < end:
            self._text(at, end)

    def line_end(self) -> None:
        """End the line, if there is anything in it."""
        self._spaces.clear()
        if not self.in_line:
            self._insert = self._insert.rstrip("\t")
            return
        self.in_line = False
        self._lines += 1
        start, end = self._line_start, self.at
        if self.item:
            self.marks.append(Mark("item", start, end, self.item))
            self.item = 0
        if self.heading:
            self.marks.append(Mark("heading", start, end, self.heading))
        elif self._bold_chars >= self._chars:
            self.marks.append(Mark("bold", start, end))
        self._insert = "\n"
        self._last = ""

    def separate(self, value: str) -> None:
        """Insert `value` before the next character of this line."""
        self._spaces.clear()
        if value == "\t":
            self._insert = self._insert.rstrip(" ") + value
        elif self.in_line and not self._insert:
            self._insert = value

    def changes(self) -> list[Change]:
        """The places where the text reads differently from the source (what is left out is not among them)."""
        return [
            Change(kind, rule, start, end, self.source[start:end], "".join(values), 1.0)
            for kind, rule, start, end, values in self._replaced
        ]

    def finished_marks(self) -> tuple[Mark, ...]:
        """The marks; where most lines are bold, boldness says nothing and is left out."""
        bold = sum(mark.kind == "bold" for mark in self.marks)
        if bold * 2 > self._lines > 3:
            return tuple(mark for mark in self.marks if mark.kind != "bold")
        return tuple(self.marks)

    def _text(self, start: int, end: int) -> None:
        self._before(start, self.source[start])
        self.pieces.append(Piece(self.source[start:end], start, end))
        self._after(end - start, end, self.source[end - 1])

    def _entity(self, value: str, start: int, end: int) -> None:
        self._before(start, value[0])
        self._replace(value, start, end, "html", "html_entity")
        self._after(len(value), end, value[-1])

    def _replace(self, value: str, start: int, end: int, kind: str, rule: str) -> None:
        self.pieces.append(Piece(value, start, end))
        before = self.source[start:end]
        if value == before:
            return
        last = self._replaced[-1] if self._replaced else None
        if last is not None and last[1] == rule and last[3] == start:
            # Entities that touch are one region (a page may write every character as one).
            last[3] = end
            last[4].append(value)
        else:
            self._replaced.append([kind, rule, start, end, [value]])

    def _before(self, start: int, char: str) -> None:
        if self._insert:
            self.pieces.append(Piece(self._insert, self.at, self.at))
            self._insert = ""
            self._spaces.clear()
        if not self.in_line:
            self.in_line = True
            self._line_start = start
            self._chars = self._bold_chars = 0
            self._spaces.clear()
            if self.number and not _NUMBERED.match(self.source, start, start + 20):
                self.pieces.append(Piece(self.number, self.at, self.at))
                self._replaced.append(["html", "list_number", self.at, self.at, [self.number]])
            self.number = ""
        elif self._spaces:
            self._flush(char)

    def _after(self, size: int, end: int, char: str) -> None:
        self.at = end
        self._last = char
        self._chars += size
        if self.bold:
            self._bold_chars += size

    def _flush(self, char: str) -> None:
        hard = [space for space in self._spaces if space[3]]
        if hard:
            for value, start, end, _ in hard:
                self._replace(value, start, end, "whitespace", "html_whitespace")
        else:
            value, start, end, _ = self._spaces[0]
            broken = any("\n" in self.source[first:last] for _, first, last, _ in self._spaces)
            # A line end of the source between two Han characters is no space.
            if not (broken and self._last >= _HAN and char >= _HAN):
                self._replace(value, start, end, "whitespace", "html_whitespace")
        self._spaces.clear()


def render(
    source: str,
    tags: Sequence[Tag],
    regions: Sequence[tuple[int, int]],
    skips: dict[int, int],
    tables: dict[int, int],
) -> Lines:
    """Write the tags in `regions` (first tag, tag behind the last) as lines.

    `skips` maps the tag that opens a part left out to the tag behind it; `tables` maps the tag that opens a data table
    to the tag behind it. Block elements and `<br>` end lines; a row of a data table is one line, tabs between cells.
    """
    lines = Lines(source)
    writer = _Writer(lines, tags)
    count = len(tags)
    for first, last in regions:
        lines.line_end()
        index = max(first, 0)
        if first < 0:
            lines.run(0, tags[0].start if tags else len(source))
        while index < last:
            tag = tags[index]
            behind = skips.get(index)
            if behind is not None:
                # The tag that ends the part left out is read again, what stands before it is not.
                if tag.name in BLOCKS:
                    writer.part()
                index = max(behind, index + 1)
                continue
            if index in tables:
                writer.open_table(tables[index])
            end = tag[1]
            if tag[2] in _ACTIVE or writer.in_table:
                writer.tag(index, tag)
            index += 1
            after = tags[index][0] if index < count else len(source)
            if after > end:
                lines.run(end, after)
        writer.close_table()
        lines.line_end()
        writer.reset()
    return lines


class _Writer:
    """What tags do to lines: state of lists, bold type and the table being read."""

    def __init__(self, lines: Lines, tags: Sequence[Tag]) -> None:
        self.lines = lines
        self.tags = tags
        self.in_table = False
        self._table_end = 0
        self._tables = 0
        self._rows: list[list[SourceCell]] = []
        self._cell: tuple[int, Tag] | None = None
        self.reset()

    def reset(self) -> None:
        self._lists: list[int] = []
        self._spans: list[bool] = []
        self.lines.pre = False
        self.lines.bold = self.lines.heading = self.lines.item = 0
        self.lines.number = ""

    def tag(self, index: int, tag: Tag) -> None:
        name = tag.name
        lines = self.lines
        if self.in_table and index >= self._table_end:
            self.close_table()
        if name in ("b", "strong"):
            lines.bold += 1
        elif name in ("/b", "/strong"):
            lines.bold = max(0, lines.bold - 1)
        elif name == "span" or name == "font":
            bold = bool(tag.attributes) and _BOLD.search(tag.attributes) is not None
            self._spans.append(bold)
            lines.bold += bold
        elif name == "/span" or name == "/font":
            if self._spans and self._spans.pop():
                lines.bold = max(0, lines.bold - 1)
        elif name in _BREAKS:
            if self.in_table:
                self._table_tag(index, tag)
            else:
                lines.line_end()
                if name in _STATEFUL:
                    self._block(name, tag)

    def _block(self, name: str, tag: Tag) -> None:
        lines = self.lines
        if name in _HEADINGS:
            lines.heading = _HEADINGS[name]
        elif name[0] == "/" and name[1:] in _HEADINGS:
            lines.heading = 0
        elif name == "ul" or name == "ol":
            start = attributes(tag.attributes).get("start", "1") if name == "ol" else ""
            self._lists.append(int(start) - 1 if start.isdecimal() and len(start) < 6 else 0 if start else -1)
        elif name == "/ul" or name == "/ol":
            if self._lists:
                self._lists.pop()
        elif name == "li":
            lines.item = max(1, len(self._lists))
            lines.number = ""
            if self._lists and self._lists[-1] >= 0:
                own = attributes(tag.attributes).get("value", "")
                self._lists[-1] = int(own) if own.isdecimal() and len(own) < 6 else self._lists[-1] + 1
                lines.number = f"{self._lists[-1]}. "
        elif name == "/li":
            lines.item, lines.number = 0, ""
        elif name == "pre" or name == "/pre":
            lines.pre = name == "pre"
        elif name in ("td", "th", "table"):
            # Bold type left open in one cell does not reach into the next.
            lines.bold = 0
            self._spans.clear()

    def part(self) -> None:
        """End the line, or inside a table cell leave a gap."""
        if self.in_table:
            self.lines.separate(" ")
        else:
            self.lines.line_end()

    def open_table(self, end: int) -> None:
        self.close_table()
        self.lines.line_end()
        self.in_table = True
        self._table_end = end
        self._rows = []

    def close_table(self) -> None:
        if not self.in_table:
            return
        self._end_cell()
        self.lines.line_end()
        self.in_table = False
        rows = [row for row in self._rows if row]
        if rows:
            self._tables += 1
            self.lines.rows.extend(grid(self._tables, rows))

    def _table_tag(self, index: int, tag: Tag) -> None:
        name = tag.name
        if name == "tr":
            self._end_cell()
            self.lines.line_end()
            self._rows.append([])
        elif name == "td" or name == "th":
            self._end_cell()
            if not self._rows:
                self._rows.append([])
            self.lines.bold = 0
            self._spans.clear()
            if self._rows[-1]:
                self.lines.separate("\t")
            self._cell = (len(self.lines.pieces), tag)
        elif name in ("/td", "/th"):
            self._end_cell()
        elif name in ("/tr", "caption", "/caption"):
            self._end_cell()
            self.lines.line_end()
        elif self._cell is not None:
            self.lines.separate(" ")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        first, tag = self._cell
        self._cell = None
        pieces = [piece for piece in self.lines.pieces[first:] if piece.raw_end > piece.raw_start]
        start = pieces[0].raw_start if pieces else tag.end
        end = pieces[-1].raw_end if pieces else tag.end
        text = "".join(piece.value for piece in self.lines.pieces[first:]).strip()
        known = attributes(tag.attributes) if "span" in tag.attributes.lower() else {}
        self._rows[-1].append(
            SourceCell(start, end, text, tag.name == "th", _span(known.get("rowspan")), _span(known.get("colspan")))
        )


def _span(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 5 and int(value) else 1
