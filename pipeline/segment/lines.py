"""Lines of a text that hold characters, with what the page's markup says of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.records import Document

_LINE = re.compile(r"\S(?:[^\n]*\S)?")  # white space at a line's end is gone back over once

_GAP = re.compile("\u3000{2,}| {4,}")
_LONG = 240
_SHORTEST_STARRED = 6
_HASHES = re.compile(r"#{1,5}\s+(?=\S)")
_FEWEST_GAPS = 4
# PAGE \\* MERGEFORMAT 3, NUMPAGES: fields of a document, with the number they show.
_FIELD_CODE = re.compile(r"(?:(?:PAGE|NUMPAGES|\\\*|MERGEFORMAT)\s*)+(?:[0-9]{1,2}(?![0-9年月日.、．])\s*)?")

UNREAD = frozenset(("table", "contents"))  # marks of lines that hold no part of the outline


class Line(NamedTuple):
    """A line without the white space around it. `mark` is title, heading, bold, table, contents or ''."""

    start: int
    end: int
    mark: str = ""
    level: int = 0


def lines_of(document: Document) -> list[Line]:
    """The lines of a document's text that are not blank, in order."""
    text = document.text.value
    marks: dict[int, tuple[str, int, int]] = {}
    for mark in document.marks:
        if mark.kind in ("title", "heading", "bold"):
            start, end = document.text.offset_of(mark.raw_start), document.text.offset_of(mark.raw_end)
            while start < end and text[start].isspace():
                start += 1
            if start < end:
                marks.setdefault(start, (mark.kind, mark.level, end))
    found = _split_at_gaps(text, [Line(*match.span()) for match in _LINE.finditer(text)])
    if "**" in text or "# " in text:
        found = [_unstarred(text, line) for line in found]
    if not marks:
        return found
    for index, (start, end, _, _) in enumerate(found):
        if start in marks:
            kind, level, marked = marks[start]
            # Bold that ends inside the line is emphasis, or a run-in heading that the first sentence shows anyway.
            found[index] = Line(start, end, "" if marked < end - 1 else kind, level)
    return found


def _split_at_gaps(text: str, lines: list[Line]) -> list[Line]:
    """The lines, long ones cut where wide gaps stand for the ends of paragraphs that the page has lost."""
    out: list[Line] = []
    for line in lines:
        gaps: list[re.Match[str]] = []
        if line.end - line.start > _LONG:
            gaps = list(_GAP.finditer(text, line.start, line.end))
        if len(gaps) < _FEWEST_GAPS:
            out.append(line)
            continue
        at = line.start
        for gap in gaps:
            out.append(Line(at, gap.start()))
            at = gap.end()
        out.append(Line(at, line.end))
    return out


def _unstarred(text: str, line: Line) -> Line:
    """A line without the Markdown signs that make it a heading or bold (`**一、目标**`, `## 一、目标`)."""
    start, end = line.start, line.end
    if text.startswith("**", start) and text.endswith("**", start, end) and end - start > _SHORTEST_STARRED:
        return line._replace(start=start + 2, end=end - 2)
    signs = _HASHES.match(text, start, end)
    return line._replace(start=signs.end()) if signs and signs.end() < end else line


def without_field_codes(text: str, lines: list[Line]) -> list[Line]:
    """The lines, behind what a word processor's page counter leaves at their heads (`PAGE 1青山小学工作计划`).

    >>> without_field_codes("PAGE1防汛预案", [Line(0, 9)])
    [Line(start=5, end=9, mark='', level=0)]
    """
    if "PAGE" not in text and "MERGEFORMAT" not in text:
        return lines
    out: list[Line] = []
    for line in lines:
        code = _FIELD_CODE.match(text, line.start, line.end)
        start = code.end() if code else line.start
        if start < line.end:
            out.append(line._replace(start=start))
    return out


def mark_tables(lines: list[Line], taken: list[tuple[int, int]]) -> list[Line]:
    """The lines, those of table rows marked so; `taken` are the rows' places in text order."""
    if not taken:
        return lines
    out: list[Line] = []
    at = 0
    for line in lines:
        while at < len(taken) and taken[at][1] <= line.start:
            at += 1
        inside = at < len(taken) and taken[at][0] < line.end
        if not inside:
            out.append(line)
        elif line.start < taken[at][0]:
            # A title before the column headers on one line.
            out += (line._replace(end=taken[at][0]), Line(taken[at][0], line.end, "table"))
        else:
            out.append(line._replace(mark="table"))
    return out
