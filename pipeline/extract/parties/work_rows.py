"""Lines of a piece of work and those who do it, blanks or dots between: 搭建舞台 侯勇 / 培训主持人……万芳."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.parties.actor_names import Name, kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.bearers import settled
from pipeline.extract.parties.entries import all_names, has_verb
from pipeline.extract.parties.persons import in_dictionary
from pipeline.extract.parties.rosters import persons
from pipeline.extract.parties.wording import Verdict
from pipeline.nlp.bullets import BULLETS, DASHES
from pipeline.nlp.words import class_at

_ROW = re.compile(
    f"^[ \u3000\t]*+(?:[（(]?[0-9一二三四五六七八九十]{{1,2}}[)）、.．]|[①-⑳{BULLETS}{DASHES}])?[ \u3000]*+"
    "(?P<work>[一-鿿]{2,10}(?:、[一-鿿]{2,8})?)(?:[ \u3000\t]++|[.…·—－-]{2,}+)"
    "(?P<who>[一-鿿][一-鿿、和及 \u3000]{1,40})[ \u3000\t]*+$",
    re.MULTILINE,
)
_DOERS = ("person", "department", "group", "role")


class _Row(NamedTuple):
    """Those who do a piece of work; `sure`: its words say that it is one."""

    names: list[Name]
    sure: bool


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The doers of two or more such lines on end in `text[start:end]`, one of whom is a person.

    At least two and half of the lines must say what is done. Takes time linear in the text.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> text = "布置会场 侯勇\\n通知家长 万小芳"
    >>> [text[name.start : name.end] for name, _ in found(Reading(text, vocabulary(load_config().extract), {}), 0, 16)]
    ['侯勇', '万小芳']
    """
    run: list[_Row] = []
    before = -1
    for match in _ROW.finditer(reading.text, start, end):
        row = _row(reading, match)
        if run and (row is None or reading.text[before : match.start()].strip()):
            yield from _told(run)
            run = []
        if row is not None:
            run.append(row)
        before = match.end()
    yield from _told(run)


def _told(run: list[_Row]) -> Iterator[tuple[Name, Verdict]]:
    sure = sum(row.sure for row in run)
    if sure > 1 and 2 * sure >= len(run) and any(name.kind == "person" for row in run for name in row.names):
        for name in (name for row in run for name in row.names):
            yield name, Verdict("lead", "list", "labelled", name.end)


def _row(reading: Reading, match: re.Match[str]) -> _Row | None:
    """What a line says; None where its last words are not all names, or its first ones are one."""
    (begin, stop), (first, last) = match.span("work"), match.span("who")
    names = settled(reading, all_names(reading, first, last, Verdict("lead", "list", "labelled", last)), "lead")
    doers = all(name.kind in _DOERS and not in_dictionary(reading.text, name.start, name.end) for name in names)
    somebody = persons(reading, begin, stop) or (kind_of(reading, begin, stop) and not has_verb(reading, begin, stop))
    if somebody or not (names and doers):
        return None
    return _Row(names, reading.text[begin:stop] in reading.vocabulary.jobs or _is_work(reading, begin, stop))


def _is_work(reading: Reading, start: int, end: int) -> bool:
    """Whether words say what is done: a verb of the lexicon, or any at their beginning or end."""
    pairs = ((start, start + 2), (end - 2, end))
    return has_verb(reading, start, end) or any(class_at(reading.text, *pair) in ("v", "vn") for pair in pairs)
