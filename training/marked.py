"""Plans written for this project with their actors and goals marked in the text.

    ⟦教务处⟧             a responsible party: it implements, as the subject of a planned action
    ⟦张三¦head list⟧     any other duty and basis
    ⟪合格率达到98%⟫      a goal

A file holds several plans, parted by a line `====`. Those in the folders `pages_…` have as many actors for their length
as pages of the web have, and no rule was written with them in view; so they decide what the tagger may change. Those in
the other folders are denser, to be learned from; the rules know `read_pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import Config
from pipeline.records import DUTIES, Page
from pipeline.stages import process
from training.gold import Annotated, Mark

REAL = "pages_"
FOLDER = Path(__file__).resolve().parent / "plans"
_BETWEEN = re.compile(r"^====\s*\n", re.MULTILINE)
_SIGNS = re.compile("[⟦⟧⟪⟫¦]")
_BASES = ("list", "explicit", "subject")


class MarkingError(ValueError):
    """A mark that is none; the message begins with file and line."""


@dataclass(frozen=True)
class MarkedPlan:
    """A plan and what is marked in it, in offsets of its text; `folder` is the name of the folder of its file."""

    folder: str
    name: str
    text: str
    marks: tuple[Mark, ...]


def read(folder: Path, config: Config) -> Iterator[Annotated]:
    """Every marked plan below a folder, processed with `config`. Raises MarkingError for a mark that is none."""
    for plan in plans(sorted(folder.rglob("*.txt"))):
        result = process(Page(plan.text.encode(), f"{plan.name}.txt", "txt"), config)
        whole = Mark("PLAN", 0, len(plan.text), {})
        yield Annotated(plan.folder, plan.name, result, (whole, *plan.marks), ((0, len(plan.text)),))


def plans(files: Sequence[Path]) -> Iterator[MarkedPlan]:
    """The plans of marked files, in order."""
    for file in files:
        text = file.read_text("utf-8")
        starts = [0, *(match.end() for match in _BETWEEN.finditer(text))]
        ends = [*(match.start() for match in _BETWEEN.finditer(text)), len(text)]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
            line = text.count("\n", 0, start) + 1
            yield parsed(text[start:end], f"{file.parent.name}-{file.stem}-{number}", file, line)


def parsed(marked: str, name: str, file: Path = Path(), line: int = 1) -> MarkedPlan:
    """A marked text as plan and marks; `file` and `line` say in errors where it begins.

    >>> plan = parsed("⟦教务处⟧每周检查，⟪合格率达到98%⟫。", "例")
    >>> plan.text, [(mark.label, plan.text[mark.start : mark.end]) for mark in plan.marks]
    ('教务处每周检查，合格率达到98%。', [('PARTY', '教务处'), ('GOAL', '合格率达到98%')])
    """
    parts: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, int]] = []
    length = at = 0

    def wrong(message: str, place: int) -> MarkingError:
        return MarkingError(f"{file}:{line + marked.count(chr(10), 0, place)}: {message}")

    for sign in _SIGNS.finditer(marked):
        piece = marked[at : sign.start()]
        at = sign.end()
        attrs = ""
        if opened and opened[-1][0] == "¦":
            attrs = piece
        else:
            parts.append(piece)
            length += len(piece)
        char = sign.group()
        if char in "⟦⟪":
            if any(kind in (char, "⟦") for kind, _ in opened):
                raise wrong("a mark inside a mark of its kind", sign.start())
            opened.append((char, length))
        elif char == "¦":
            if not opened or opened[-1][0] != "⟦":
                raise wrong("¦ outside a mark", sign.start())
            opened.append((char, length))
        else:
            if opened and opened[-1][0] == "¦":
                opened.pop()
            if not opened or opened[-1][0] != {"⟧": "⟦", "⟫": "⟪"}[char]:
                raise wrong(f"{char} closes nothing", sign.start())
            start = opened.pop()[1]
            if start == length:
                raise wrong("an empty mark", sign.start())
            if char == "⟫":
                marks.append(Mark("GOAL", start, length, {}))
                continue
            duty, basis = (attrs or "implement subject").split(" ", 1) if " " in (attrs or " ") else (attrs, "")
            if duty not in DUTIES or basis not in _BASES:
                raise wrong(f"no duty and basis: '{attrs}'", sign.start())
            marks.append(Mark("PARTY", start, length, {"duty": duty, "basis": basis}))
    if opened:
        raise wrong(f"{opened[-1][0]} is never closed", len(marked))
    parts.append(marked[at:])
    return MarkedPlan(
        file.parent.name, name, "".join(parts), tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    )
