"""Tables whose cells plain marks part (日期 | 事项 | 部门): the names in the columns of those who are responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.bearers import settled
from pipeline.extract.parties.entries import all_names, has_verb
from pipeline.extract.parties.wording import Verdict

# A cell of a heading that names a column of parties, a mark or a gap beside it.
_HEADED = re.compile(
    "(?:[|｜\t]|[ \u3000]{2})[ \u3000]*(?:具体)?(?:部门|科室|处室|股室|单位|人员|负责|牵头|责任|承办"
    "|主办|协办|配合|参加|参与|主责|落实)"
    "(?:部门|科室|处室|股室|单位|人员?|领导|者)?[ \u3000]*(?=[|｜\t\n]|[ \u3000]{2}|$)"
)
_MARKED = re.compile("[ \u3000]*[|｜\t][ \u3000|｜\t]*")
_GAP = re.compile("[ \u3000]{2,}")
# What such a column is called without more words.
_BARE = {
    "部门": "lead", "科室": "lead", "处室": "lead", "股室": "lead", "责任": "lead", "具体负责": "lead", "落实": "lead",
    "参加": "support", "参与": "support", "配合": "support", "协办": "support",
}  # fmt: skip
_LONGEST_HEADING = 80
_LONGEST_CELL = 10
_LONGEST_ROW = 400
# So many lines that are no rows end a table.
_MISSES = 2


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The parties of such tables in `text[start:end]`, a stretch of whole lines. Takes time linear in the text.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> text = "日期 | 事项 | 部门\\n5月4日 | 入团仪式 | 团委"
    >>> reading = Reading(text, vocabulary(load_config().extract), {})
    >>> [text[name.start : name.end] for name, _ in found(reading, 0, len(text))]
    ['团委']
    """
    text, done = reading.text, start
    for headed in _HEADED.finditer(text, start, end):
        if headed.start() < done:
            continue
        line = text.rfind("\n", max(start, headed.start() - _LONGEST_HEADING), headed.start()) + 1 or start
        stop = _line_end(text, headed.end(), end)
        parting = _MARKED if _MARKED.search(text, line, stop) else _GAP
        duties = _duties(reading, parting, line, stop)
        if not any(duties):
            continue
        misses, done = 0, stop
        while done < end and misses <= _MISSES:
            first = done + text.startswith("\n", done)
            done = max(_line_end(text, first, end), first + 1)
            hits = list(_row(reading, _cells(text, parting, first, min(done, first + _LONGEST_ROW)), duties))
            yield from hits
            misses = 0 if hits else misses + 1


def _duties(reading: Reading, parting: re.Pattern[str], start: int, end: int) -> list[str]:
    """The duty of each column, '' for a column of other things; none at all for a line that heads no table."""
    text = reading.text
    words = [text[first:last] for first, last in _cells(text, parting, start, end)]
    if len(words) < 2 or any(len(word) > _LONGEST_CELL for word in words):
        return []
    return [_BARE.get(word) or reading.vocabulary.labels.get(word, "") for word in words]


def _cells(text: str, parting: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end, marks at its own beginning and end left out."""
    cells = []
    for part in (*parting.finditer(text, start, end), None):
        last = part.start() if part else end
        while start < last and text[start] in " \u3000":
            start += 1
        while last > start and text[last - 1] in " \u3000":
            last -= 1
        if last > start:
            cells.append((start, last))
        start = part.end() if part else end
    return cells


def _row(reading: Reading, cells: list[tuple[int, int]], duties: list[str]) -> Iterator[tuple[Name, Verdict]]:
    """The names of a row that has a cell for each column, or lacks one in front (a date that holds on)."""
    missing = len(duties) - len(cells)
    if not 0 <= missing <= 1 or (missing and duties[0]):
        return
    for (first, last), duty in zip(cells, duties[missing:], strict=True):
        if not duty:
            continue
        verdict = Verdict(duty, "list", "table_column", last)
        names = settled(reading, all_names(reading, first, last, verdict), duty)
        if names and (names[0].kind == "person" or not has_verb(reading, names[0].start, names[0].start + 1)):
            yield from ((name, verdict) for name in names)


def _line_end(text: str, start: int, end: int) -> int:
    at = text.find("\n", start, end)
    return end if at < 0 else at
