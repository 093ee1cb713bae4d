"""Text -> blocks of marked segments, for the raw page and for the clean plans.

A block is what a browser may leave undrawn until it is scrolled to, so that a long page opens at once.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.tables.segments import segments, visible

Row = dict[str, Any]

_BLOCK = 1500
_BREAK = re.compile(r"\n|[。！？；;]")
_TAGS = re.compile(r"(?:<[A-Za-z/!?][^<>]{0,2000}>\s*)+")
_BLOCK_TAG = re.compile(r"<(?:/?(?:p|div|h[1-6]|li|tr|table|ul|ol|section|article|title)\b|br\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A record's place in one pane: its number on the page, its class letter, and its span."""

    number: int
    letter: str
    start: int
    end: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text as the template draws it.

    `classes` are the letters of the records that cover it, `records` their numbers; `anchor` is set where a record
    begins. `edit` is the number of the edit that changed it (-1 for none), `after` what it reads now, given with the
    edit's last piece only.
    """

    text: str
    classes: str
    records: str
    anchor: str
    edit: int = -1
    edit_classes: str = ""
    after: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a clean plan; `level` is the heading level when a heading begins in it, else 0."""

    level: int
    pieces: tuple[Piece, ...]


def raw_blocks(
    raw: str, marks: Sequence[Mark], edits: Sequence[Row], tags: Sequence[tuple[int, int]]
) -> list[list[Piece]]:
    """The raw page in blocks; edits without a place (script conversion) are left out.

    `tags` are the spans of mark-up inside removed text, see `tags_in`; they are drawn as mark-up.
    """
    shown = visible(raw)
    cuts = _cuts(raw)
    placed = [(n, e) for n, e in enumerate(edits) if e["raw_start"] is not None and e["raw_end"] > e["raw_start"]]
    # Edits come first, then the tags inside them, so that `covers` tells by number what a span is.
    spans = [(e["raw_start"], e["raw_end"]) for _, e in placed] + [*tags] + [(m.start, m.end) for m in marks]
    first_mark = len(placed) + len(tags)
    blocks: list[list[Piece]] = [[]]
    borders = set(cuts)
    for start, end, covers in segments(0, len(raw), spans, cuts):
        if start in borders and blocks[-1]:
            blocks.append([])
        over = [marks[c - first_mark] for c in covers if c >= first_mark]
        within = [placed[c] for c in covers if c < len(placed)]
        # The shortest edit says it best: a gloss inside a line that was taken out as a whole.
        number, edit = min(within, key=lambda e: e[1]["raw_end"] - e[1]["raw_start"]) if within else (-1, None)
        piece = _piece(shown[start:end], over, start, number, edit, end)
        if any(len(placed) <= c < first_mark for c in covers):
            piece = replace(piece, edit_classes="m nl" if _BLOCK_TAG.search(raw, start, end) else "m")
        blocks[-1].append(piece)
    return [block for block in blocks if block]


def tags_in(edits: Sequence[Row]) -> list[tuple[int, int]]:
    """Where runs of tags stand inside text that was removed with its mark-up: menus, lists of links."""
    return [
        (edit["raw_start"] + found.start(), edit["raw_start"] + found.end())
        for edit in edits
        if edit["raw_start"] is not None and edit["kind"] not in ("html", "whitespace")
        for found in _TAGS.finditer(edit["before"])
    ]


def clean_blocks(text: str, marks: Sequence[Mark], levels: dict[int, int]) -> list[list[Line]]:
    """A plan's text in blocks of lines; `levels` gives the heading level by the offset where a heading begins."""
    shown = visible(text)
    starts = sorted(levels)
    blocks: list[list[Line]] = [[]]
    size = 0
    lines = list(_lines(text))
    cuts = [border for line in lines for border in line]
    pieces = iter(segments(0, len(text), [(m.start, m.end) for m in marks], cuts))
    pending = next(pieces, None)
    at = 0
    for start, end in lines:
        own: list[Piece] = []
        while pending is not None and pending.end <= end:
            if pending.start >= start:
                over = [marks[c] for c in pending.covers]
                own.append(_piece(shown[pending.start : pending.end], over, pending.start))
            pending = next(pieces, None)
        level = 0
        while at < len(starts) and starts[at] < end:
            level = level or levels[starts[at]]
            at += 1
        if size > _BLOCK:
            blocks.append([])
            size = 0
        blocks[-1].append(Line(level, tuple(own)))
        size += end - start
    return [block for block in blocks if block]


def _piece(
    text: str, over: Sequence[Mark], start: int, number: int = -1, edit: Row | None = None, end: int = 0
) -> Piece:
    classes = " ".join(sorted({mark.letter for mark in over}))
    records = " ".join(str(mark.number) for mark in over)
    anchor = next((mark.anchor for mark in over if mark.anchor and mark.start == start), "")
    if edit is None:
        return Piece(text, classes, records, anchor)
    kind = edit["kind"]
    # Mark-up and white space would drown the page in crossed-out signs; they are shown on request.
    look = ["m"] if kind in ("html", "whitespace") else ["x"]
    if edit["after"] == edit["before"]:
        look = ["hole"]
    elif kind == "html" and ("\n" in edit["before"] or _BLOCK_TAG.search(edit["before"])):
        look.append("nl")
    after = edit["after"] if edit["after"] != edit["before"] and end == edit["raw_end"] else ""
    title = "" if kind in ("html", "whitespace") else f"{kind}: {edit['rule']}"
    if kind == "whitespace":
        after = ""
    return Piece(text, classes, records, anchor, number, " ".join(look), visible(after or ""), title)


def _cuts(raw: str) -> list[int]:
    """Where blocks begin: at line ends, in a page without any at the end of a sentence, at worst anywhere."""
    cuts, at = [], 0
    while at + _BLOCK < len(raw):
        line = raw.find("\n", at + _BLOCK, at + 4 * _BLOCK)
        found = None if line >= 0 else _BREAK.search(raw, at + _BLOCK, at + 4 * _BLOCK)
        at = line + 1 if line >= 0 else found.end() if found else min(at + 4 * _BLOCK, len(raw))
        cuts.append(at)
    return cuts


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines that hold anything; a line beyond all measure is cut like a raw page."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            borders = [0, *_cuts(line), len(line)]
            yield from ((at + a, at + b) for a, b in itertools.pairwise(borders) if a < b)
        at += len(line) + 1
