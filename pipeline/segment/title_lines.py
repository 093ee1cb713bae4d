"""Titles that are set on two or three lines, and titles whose characters are set apart by blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.lines import UNREAD, Line
from pipeline.segment.numbering import Numbering
from pipeline.segment.titles import Title, Titles

_MOST_LINES = 3
LONGEST_LINE = 40
_HEAD_OF_LINES = 4  # so far down a bare 工作计划 ends the line above it; further down it heads a section
_SPEAKS = re.compile("[，,。；;：:！!？?|｜\t]")
_SPACE = re.compile(r"\s+")
# …关于印发, …关于做好: a title that goes on below.
_GOES_ON = re.compile("关于(?:印发|转发|下发|开展|做好|加强|进一步|认真|切实)*(?:[《“][^》”]*)?$")
# 青山中学2024年, 青山中学2023—2024学年第一学期: whose plan it is and for when.
_OF_A_YEAR = re.compile(
    r"[㐀-鿿（）()]{3,20}(?:20[0-9xX]{2}|[xX]{2,4})(?:\s?[-—–~～至]\s?(?:20)?[0-9xX]{2,4})?\s?(?:年|年度|学年度?)(?:第?[一二上下]学期)?"
)


def squeezed(text: str, start: int, end: int) -> str:
    """`text[start:end]` without white space."""
    return _SPACE.sub("", text[start:end])


class TitleLines:
    """Reads titles over several lines of one page, whose text cites the documents `cited`."""

    def __init__(self, text: str, lines: Sequence[Line], cited: frozenset[str], reader: Titles) -> None:
        self._text = text
        self._lines = lines
        self._reader = reader
        self._about = "关于" in text
        self._known = {_SPACE.sub("", name) for name in cited if reader.may_end(name) and reader.kind(name)}
        self._known |= {title for title in self._of_series() if reader.kind(title)}
        self._begin = {name[:_SHORTEST_BEGINNING] for name in self._known}

    def _of_series(self) -> list[str]:
        """第一篇：… names in full what the lines below it title."""
        heads = (
            line for line in self._lines[:_HEAD_OF_LINES] if self._text[line.start] in "第篇范【[（(" and _names(line)
        )
        read = (self._reader.read(self._text, line.start, line.end) for line in heads)
        return [_SPACE.sub("", title.stem) for title in read if title and title.form == "head" and title.stem]

    def may_begin(self, index: int) -> bool:
        """Whether a title on several lines may begin in line `index`: a quick look before `read`."""
        start, end, _, _ = self._lines[index]
        text = self._text
        if index < _HEAD_OF_LINES or text[end - 1] in "年度期":
            return True
        if self._about and text.find("关于", start, end) >= 0:
            return True
        return bool(self._begin) and text[start : start + _SHORTEST_BEGINNING] in self._begin

    def read(self, index: int, families: Numbering) -> tuple[int, Title] | None:
        """The title that begins in line `index` and goes on below, with the index of its last line.

        The line is one that is read, and no longer than LONGEST_LINE.
        """
        text, line = self._text, self._lines[index]
        if index + 1 >= len(self._lines):
            return None
        if text[line.start : line.start + _SHORTEST_BEGINNING] in self._begin and (found := self._known_name(index)):
            return found
        below = self._lines[index + 1]
        if below.end - below.start > LONGEST_LINE or below.mark in UNREAD:
            return None
        last = text[line.end - 1]
        goes_on = text.rfind("关于", line.start, line.end) >= 0 and _GOES_ON.search(text, line.start, line.end)
        if goes_on or (last in "年度期" and _OF_A_YEAR.fullmatch(text, line.start, line.end)):
            return (
                self._joined(index, self._reader.read(text, below.start, below.end))
                if self._plain(line, families)
                else None
            )
        if index < _HEAD_OF_LINES and below.end - below.start <= _LONGEST_GENRE and line.end - line.start >= 4:
            said = squeezed(text, below.start, below.end)
            if said not in self._reader.genres or not self._plain(line, families):
                return None
            if self._reader.read(text, line.start, line.end) is None:
                whole = squeezed(text, line.start, line.end) + said
                return index + 1, Title(line.start, below.end, whole, 0, self._reader.genres[said], "plain")
        return None

    def _plain(self, line: Line, families: Numbering) -> bool:
        """Whether a line holds no sentence and no number."""
        speaks = _SPEAKS.search(self._text, line.start, line.end)
        return speaks is None and families.at(self._text, line.start, line.end) is None

    def _known_name(self, index: int) -> tuple[int, Title] | None:
        said = ""
        first = self._lines[index]
        for at in range(index, min(len(self._lines), index + _MOST_LINES)):
            line = self._lines[at]
            if not _names(line):
                return None
            said += squeezed(self._text, line.start, line.end)
            if said in self._known:
                return (
                    (at, Title(first.start, line.end, said, 0, self._reader.kind(said), "plain"))
                    if at > index
                    else None
                )
        return None

    def _joined(self, index: int, below: Title | None) -> tuple[int, Title] | None:
        if below is None or below.form == "head":
            return None
        first = self._lines[index]
        stem = squeezed(self._text, first.start, first.end) + below.stem
        return index + 1, below._replace(start=first.start, stem=stem)


def _names(line: Line) -> bool:
    return line.end - line.start <= LONGEST_LINE and line.mark not in UNREAD


_SHORTEST_BEGINNING = 4
_LONGEST_GENRE = 14
