"""How personal names are published: kept, shortened to the surname, or dropped.

A name is replaced by one of the same length (张文清 -> 张某某, or 某某某), wherever it occurs in a document's rows:
plan texts, sections, records, edits, titles. So offsets still hold, and `plans.text[start:end] == text` does too. 某 is
what Chinese texts themselves write for a withheld name. Names are those that the parties table knows as persons; a
person who is mentioned without any duty is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Any, Literal

Persons = Literal["keep", "initials", "drop"]
Rows = dict[str, dict[str, list[Any]]]

WITHHELD = "某"
_LONGEST = 8  # characters of a name with its gaps; longer slices of the raw page hold more than a name
_SPACE = re.compile(r"\s")
_DOUBLE = 4  # a name of four characters has a surname of two
# The columns that hold a page's own words.
_PAGE_TEXT = (
    *("text", "title", "heading", "name", "canonical", "subject", "issuer", "author"),
    *("before", "after", "message", "raw_text"),
)


def withhold(rows: Rows, persons: Persons, source: str, surnames: Set[str]) -> None:
    """Replace the personal names in the rows of one document, in place.

    Args:
        rows: the columns of every table, holding this document only.
        persons: `keep` does nothing; `initials` leaves the surname; `drop` leaves nothing of the name.
        source: the decoded raw page, in which `raw_start` and `raw_end` count (code points).
        surnames: family names; a page's author is taken for a person when the name begins with one.

    >>> rows = {"parties": {"kind": ["person"], "name": ["张文清"], "raw_start": [0], "raw_end": [3]},
    ...         "plans": {"text": ["组长：张文清"]}}
    >>> withhold(rows, "initials", "張文清", {"张"}); rows["plans"]["text"]
    ['组长：张某某']
    """
    if persons == "keep":
        return
    names = names_of(rows, source, surnames)
    if not names:
        return
    replace = replacer(names, persons)
    for columns in rows.values():
        for name in _PAGE_TEXT:
            if name in columns:
                columns[name][:] = [replace(cell) if cell else cell for cell in columns[name]]


def names_of(rows: Rows, source: str, surnames: Set[str]) -> frozenset[str]:
    """The personal names in a document's rows, as cleaned and as the raw page prints them."""
    return frozenset(name for name in _names(rows, source, surnames) if len(name.strip()) > 1)


def _names(rows: Rows, source: str, surnames: Set[str]) -> Iterator[str]:
    parties = rows["parties"]
    for at, kind in enumerate(parties["kind"]):
        if kind == "person":
            yield parties["name"][at]
            printed = source[parties["raw_start"][at] : parties["raw_end"][at]]
            if len(printed) <= _LONGEST:
                yield printed
    for author in rows.get("documents", {}).get("author", ()):
        if author and 2 <= len(author) <= _DOUBLE and (author[:1] in surnames or author[:2] in surnames):
            yield author


def replacer(names: Set[str], persons: Persons) -> Callable[[str], str]:
    """A function that replaces every one of `names` in a text by a withheld one of the same length.

    >>> replacer({"欧阳文清", "李明"}, "initials")("李明与欧阳文清")
    '李某与欧阳某某'
    >>> replacer({"李 明"}, "drop")("李 明")
    '某 某'
    """
    pattern = re.compile("|".join(re.escape(name) for name in _longest_first(names)))
    return lambda text: pattern.sub(lambda found: withheld(found.group(), persons), text)


def withheld(name: str, persons: Persons) -> str:
    """One name as it is published; white space inside it stays.

    >>> withheld("张文清", "initials"), withheld("张文清", "drop"), withheld("张文清", "keep")
    ('张某某', '某某某', '张文清')
    """
    if persons == "keep":
        return name
    letters = len(_SPACE.sub("", name))
    left = 0 if persons == "drop" else 2 if letters == _DOUBLE else 1
    out: list[str] = []
    for character in name:
        if character.isspace():
            out.append(character)
        else:
            out.append(character if left > 0 else WITHHELD)
            left -= 1
    return "".join(out)


def _longest_first(names: Set[str]) -> Sequence[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def raw_as_published(source: str, parties: Sequence[tuple[str, int, int]]) -> str:
    """The raw page with the names withheld that the tables withhold, for whoever shows it; its length stays.

    Args:
        source: the decoded raw page.
        parties: name, raw_start and raw_end of the persons in the parties table.

    >>> raw_as_published("組長：張文清，張文清", [("张某某", 3, 6)])
    '組長：張某某，張某某'
    """
    found: dict[str, str] = {}
    for name, start, end in parties:
        printed = source[start:end]
        if WITHHELD in name and WITHHELD not in printed:
            found[printed] = withheld(printed, "drop" if name.startswith(WITHHELD) else "initials")
    for printed in _longest_first(found.keys()):
        source = source.replace(printed, found[printed])
    return source
