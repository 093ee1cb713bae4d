"""Tables that lost their cells: a line of headings (任务 牵头单位 配合单位), rows whose last words are its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.bearers import settled
from pipeline.extract.parties.entries import all_names, has_verb
from pipeline.extract.parties.wording import Verdict

_HEADED = re.compile(
    "[ \u3000\t](?:牵头|责任|主办|承办|配合|参与|协办|负责|主责|落实|实施|分管|包保)"
    "(?:单位|部门|科室|处室|股室|人|领导)(?=[ \u3000\t\n]|$)"
)
_FIELD = re.compile("[^ \u3000\t\n]+")
_LONGEST_HEADING = 120
_LONGEST_ROW = 600
# So many lines that are no rows end a table.
_MISSES = 2


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The parties of tables without cells in `text[start:end]`, a stretch of whole lines.

    A row counts where its last words, as many as the headings from the first label on, hold nothing but names
    under every label. Takes time linear in the text.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> text = "任务 牵头单位\\n整治河道。 市水利局"
    >>> reading = Reading(text, vocabulary(load_config().extract), {})
    >>> [text[name.start : name.end] for name, _ in found(reading, 0, len(text))]
    ['市水利局']
    """
    text, done = reading.text, start
    for headed in _HEADED.finditer(text, start, end):
        if headed.start() < done:
            continue
        line = text.rfind("\n", max(start, headed.start() - _LONGEST_HEADING), headed.start()) + 1 or start
        stop = _line_end(text, headed.end(), end)
        duties = _duties(reading, line, stop)
        if duties and stop - line <= _LONGEST_HEADING:
            rows, done = _rows(reading, stop, end, duties)
            yield from rows


def _duties(reading: Reading, start: int, end: int) -> list[str]:
    """The duty of each column from the first label on, '' for a column of other things; [] for a line of prose."""
    words = [match.group() for match in _FIELD.finditer(reading.text, start, end)]
    duties = [reading.vocabulary.labels.get(word, "") for word in words]
    first = next((at for at, duty in enumerate(duties) if duty), 0)
    heading = first > 0 and not any(mark in word for word in words for mark in "，,。；;：:")
    return duties[first:] if heading else []


def _rows(reading: Reading, start: int, end: int, duties: list[str]) -> tuple[list[tuple[Name, Verdict]], int]:
    """The parties of the rows below a heading that ends at `start`, and where the rows end."""
    text, at, misses = reading.text, start, 0
    found_here: list[tuple[Name, Verdict]] = []
    while at < end and misses <= _MISSES:
        at += text.startswith("\n", at)
        stop = _line_end(text, at, end)
        fields = [match.span() for match in _FIELD.finditer(text, at, min(stop, at + _LONGEST_ROW))]
        hits = list(_row(reading, fields[-len(duties) :], duties)) if len(fields) > len(duties) else []
        found_here += hits
        misses = 0 if hits else misses + bool(fields)
        at = max(stop, at + 1)
    return found_here, min(at, end)


def _row(reading: Reading, fields: list[tuple[int, int]], duties: list[str]) -> Iterator[tuple[Name, Verdict]]:
    columns: list[tuple[list[Name], Verdict]] = []
    for (first, last), duty in zip(fields, duties, strict=True):
        if not duty:
            continue
        verdict = Verdict(duty, "list", "table_column", last)
        names = settled(reading, all_names(reading, first, last, verdict), duty)
        if not names or (names[0].kind != "person" and has_verb(reading, names[0].start, names[0].start + 1)):
            return
        columns.append((names, verdict))
    for names, verdict in columns:
        yield from ((name, verdict) for name in names)


def _line_end(text: str, start: int, end: int) -> int:
    at = text.find("\n", start, end)
    return end if at < 0 else at
