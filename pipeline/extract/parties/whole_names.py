"""Whether a stretch of text is the name of a body, or of a post, and nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Container

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.unlisted import is_served

# Verbs that are nouns too may stand in the name of a body (科普小组).
NAMING = ("nominal", "noun")


def is_staff(reading: Reading, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a post or a profession and nothing else, and not one of those who are served.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> reading = Reading("护士长和患者", vocabulary(load_config().extract), {})
    >>> is_staff(reading, 0, 3), is_staff(reading, 4, 6)
    (True, False)
    """
    tokens = reading.between(start, end)
    if not tokens or tokens[-1].end != end or tokens[-1].entry.head != "role":
        return False
    if is_served(reading.text, start, end):
        return False
    return tokens[0].start == start and all(t.entry.head or t.entry.front for t in tokens)


def is_body(reading: Reading, start: int, end: int, naming: Container[str] = ()) -> bool:
    """Whether `text[start:end]` is a body or office and nothing else.

    With `naming`, predicates of these kinds and unknown words may qualify it (学校科普小组).

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> reading = Reading("加强教务处", vocabulary(load_config().extract), {})
    >>> is_body(reading, 2, 5), is_body(reading, 0, 5)
    (True, False)
    """
    tokens = reading.between(start, end)
    if not tokens or reading.head(reading.index(end) - 1) in ("", "role") or tokens[-1].end != end:
        return False
    pairs = itertools.pairwise(tokens)
    if not naming and any(other.entry.head and following.start > other.end for other, following in pairs):
        return False
    return not any(
        t.entry.predicate and not (t.entry.head or t.entry.front or t.entry.predicate in naming) for t in tokens
    )
