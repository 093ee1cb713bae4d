"""Who stands in a bracket behind an item: (教务处), (教务处、各班主任), (王小明,中心小学)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from pipeline.extract.parties.actor_names import Name, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.persons import is_han, listed_name
from pipeline.extract.parties.titles import named
from pipeline.extract.parties.wording import Verdict
from pipeline.nlp.words import class_at

_BRACKET = re.compile(
    r"[（(【〔\[［]([^（()）【】〔〕\[\]［］。；;：:\n]{2,30})[）)】〕\]］](?=\s*(?:$|[。；;、，,\n]|[0-9]))"
)
# Bodies in a row take more room: (市财政局、市民政局、各区人民政府).
_BODIES = re.compile(
    r"[（(〔【]((?:[^（()）〔〕【】。；;：:\n]|[（(][^（()）\n]{1,12}[）)]){2,90})[）)〕】](?=\s*(?:$|[。；;，,\n]|[0-9]))"
)
_CLOSING = re.compile(r"[）)〕】\]］]")
_KINDS = ("organization", "department", "group")
_STOPS = "。；;！!"
# News agencies and papers sign what they print.
_SOURCES = "社报网台讯"
_GOES_ON = ("、", "，", ",")
_MASKS = "xX×＊*_"
_SHORT_BODY = 4
_OFFICE = 8
_FULL_NAME = 3
_PART = re.compile("[^、，, ]+")
_FEW = re.compile("(?<=[一-鿿”》])[（(]([一-鿿]{2,3}(?:[、，, ][一-鿿]{2,3}){0,4})[）)](?=\\s*(?:$|[。；;\n0-9]))")
_NAMED = re.compile("[（(【〔][一-鿿]{3}[、，,）)】〕]")
# Behind these a bracket names an author, not somebody who acts.
_WORKS = "》”」』\"'"


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The parties in brackets at the end of a line or sentence in `text[start:end]`."""
    text = reading.text
    if not _CLOSING.search(text, start, end):
        return
    yield from _bodies(reading, start, end)
    for match in _BRACKET.finditer(text, start, end):
        first, last = trimmed(reading, match.start(1), match.end(1))
        before = text[match.start() - 1 : match.start()]
        if not before or before == "\n" or before in _MASKS:
            # xx（校长）: an empty slot.
            continue
        if _bearer(reading, start, match.start()):
            # 乌兰图雅（委员）: a title.
            continue
        if text[match.end() : match.end() + 1] in _GOES_ON and reading.ends_name(match.start()):
            # 各科室（教务处、政教处），…: which they are.
            continue
        names = conjuncts(reading, first, last)
        whole = sum(name.end - name.start for name in names)
        offices = [name for name in names if is_known_office(reading, name)]
        # 团委 and 工会 are bodies of their own and count beside an office.
        others = [name for name in names if name.kind == "organization" and name.end - name.start <= _SHORT_BODY]
        if offices and whole >= (last - first) - 2 * len(names) and len(offices) + len(others) == len(names):
            for name in names:
                yield name, Verdict("lead", "explicit", "bracketed", last)


def _bodies(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """Nothing but bodies in a bracket, behind a sentence that is closed, or several of them where none is explained."""
    text = reading.text
    for match in _BODIES.finditer(text, start, end):
        first, last = trimmed(reading, match.start(1), match.end(1))
        # A bracket may begin its sentence, the item stands before it.
        at = match.start()
        while at and text[at - 1] in " \u3000":
            at -= 1
        before = text[at - 1 : at]
        names = conjuncts(reading, first, last) if before and before not in "\n" + _MASKS else []
        if not names or sum(name.end - name.start for name in names) < (last - first) - 2 * len(names):
            continue
        if not all(is_known_body(reading, name) for name in names):
            continue
        if before in _STOPS or (len(names) > 1 and not reading.ends_name(at)):
            for name in names:
                yield name, Verdict("lead", "explicit", "bracketed", last)


def is_known_body(reading: Reading, name: Name) -> bool:
    """Whether a name in a bracket is a body that a lexicon knows, or no word at all, and no paper that prints it."""
    first = reading.at(name.start)
    known = first is not None and bool(first.entry.head or first.entry.front or first.entry.unit)
    known = known or (first is None and not class_at(reading.text, name.start, name.end).startswith("v"))
    words = reading.text[name.start : name.end]
    return known and name.kind in _KINDS and words[-1] not in _SOURCES and "，" not in words and "," not in words


def persons(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The persons in brackets behind the items of `text[start:end]`: 参加培训。（王小明，中心小学）."""
    text = reading.text
    for opened in _NAMED.finditer(text, start, end):
        match = _BRACKET.match(text, opened.start(), end)
        before = text[opened.start() - 1 : opened.start()]
        if not match or not before or before.isspace() or before in _WORKS or reading.ends_name(opened.start()):
            continue
        for person in _row(reading, match.start(1), match.end(1)):
            yield person, Verdict("implement", "list", "bracketed", match.end(1))


def of_known(text: str, persons: Set[str]) -> Iterator[tuple[Name, Verdict]]:
    """Persons in brackets behind what they do, two characters long or three, whom a list of the plan names elsewhere.

    >>> [(name.start, name.end) for name, _ in of_known("公开课（宋丽）", {"宋丽"})]
    [(4, 6)]
    """
    for match in _FEW.finditer(text) if persons else ():
        parts = [part.span() for part in _PART.finditer(text, *match.span(1))]
        if all(text[start:end] in persons for start, end in parts):
            for start, end in parts:
                yield Name(start, end, "person"), Verdict("implement", "list", "bracketed", match.end(1))


def _row(reading: Reading, start: int, end: int) -> list[Name]:
    """The persons a bracket begins with; what follows them may say where (王小明,中心小学)."""
    people: list[Name] = []
    for part in _PART.finditer(reading.text, start, end):
        first, last = part.span()
        # A name of two characters is hardly told from a word.
        name = named(reading, first, last) if last - first == _FULL_NAME or people else None
        if name is None:
            break
        people.append(name)
    return people


def _bearer(reading: Reading, start: int, end: int) -> bool:
    """Whether a person's name, behind a mark or blank, stands right before a bracket."""
    for size in (_FULL_NAME, 2, 4):
        at = end - size
        if at >= start and (at == start or not is_han(reading.text[at - 1])):
            person = listed_name(reading.text, at, end, reading.vocabulary.surnames)
            return person is not None and class_at(reading.text, at, end) in ("", "nr")
    return False


def is_known_office(reading: Reading, name: Name) -> bool:
    """Whether a name in a bracket begins like an office, post or group that a lexicon knows, and is as short."""
    first = reading.at(name.start)
    return (
        first is not None
        and bool(first.entry.head or first.entry.front)
        and name.kind in ("department", "role", "group")
        and name.end - name.start <= _OFFICE
    )
