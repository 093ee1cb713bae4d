"""Plans written for this project with their actors and goals marked in the text.

    ⟦教务处⟧                       a responsible party: it implements, as the subject of a planned action
    ⟦张三¦head list⟧               any other duty and basis
    ⟪合格率达到98%⟫                a goal
    ⟨每月检查一次¦教务处|每月|一次⟩    a task and what it carries: parties, dates, quotas, several joined by /

A file holds several plans, parted by a line `====`. Those in the folders `pages_…` have as many actors for their length
as pages of the web have, and no rule is written with them in view: look at no error in them, only at totals. So they
decide what the tagger may change. `read_plans` is the half of them that rules were written beside, `read_pages` were
read before; the plans in the other folders are denser, to be learned from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.records import DUTIES, Page
from pipeline.stages import process
from training.gold import Annotated, Mark

REAL = "pages_"
FOLDER = Path(__file__).resolve().parent / "plans"
_BETWEEN = re.compile(r"^====\s*\n", re.MULTILINE)
_SIGNS = re.compile("[⟦⟧⟪⟫⟨⟩¦]")
_CLOSES = {"⟦": "⟧", "⟪": "⟫", "⟨": "⟩"}
_OPENS = {closing: opening for opening, closing in _CLOSES.items()}
_BASES = ("list", "explicit", "subject")
_CARRIED = ("parties", "dates", "quotas")


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
    opened: dict[str, int] = {}
    noting, length, at = False, 0, 0

    def wrong(message: str, place: int) -> MarkingError:
        return MarkingError(f"{file}:{line + marked.count(chr(10), 0, place)}: {message}")

    for sign in _SIGNS.finditer(marked):
        piece, note = marked[at : sign.start()], noting
        at = sign.end()
        if not note:
            parts.append(piece)
            length += len(piece)
        char = sign.group()
        noting = char == "¦"
        if char == "¦":
            if note or not any(kind in opened for kind in "⟦⟨"):
                raise wrong("¦ outside a mark", sign.start())
        elif char in _CLOSES:
            if note or char in opened or "⟦" in opened:
                raise wrong("a mark inside a mark of its kind, or inside a party", sign.start())
            opened[char] = length
        else:
            opens = _OPENS[char]
            if opens not in opened:
                raise wrong(f"{char} closes nothing", sign.start())
            start = opened.pop(opens)
            if start == length:
                raise wrong("an empty mark", sign.start())
            try:
                label, attrs = _KINDS[opens](piece if note else "")
            except ValueError as error:
                raise wrong(str(error), sign.start()) from error
            marks.append(Mark(label, start, length, attrs))
    if opened:
        raise wrong(f"{min(opened, key=opened.__getitem__)} is never closed", len(marked))
    parts.append(marked[at:])
    return MarkedPlan(
        file.parent.name, name, "".join(parts), tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    )


def _party(note: str) -> tuple[str, dict[str, Any]]:
    duty, _, basis = (note or "implement subject").partition(" ")
    if duty not in DUTIES or basis not in _BASES:
        raise ValueError(f"no duty and basis: '{note}'")
    return "PARTY", {"duty": duty, "basis": basis}


def _goal(note: str) -> tuple[str, dict[str, Any]]:
    if note:
        raise ValueError(f"a goal takes no note: '{note}'")
    return "GOAL", {}


def _task(note: str) -> tuple[str, dict[str, Any]]:
    carried = [[name for name in names.split("/") if name] for names in note.split("|")]
    if len(carried) != len(_CARRIED) or not any(carried):
        raise ValueError(f"a task wants parties|dates|quotas: '{note}'")
    return "TASK", dict(zip(_CARRIED, carried, strict=True))


_KINDS: dict[str, Callable[[str], tuple[str, dict[str, Any]]]] = {"⟦": _party, "⟪": _goal, "⟨": _task}
