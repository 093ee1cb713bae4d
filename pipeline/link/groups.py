"""Which sentences of a plan are read together: those of a heading, of a list item, of a section's running text.

Lines that name who answers for a list item or until when (牵头单位：…) stand below it and belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, takewhile
from operator import attrgetter
from typing import NamedTuple

from pipeline.records import Plan, Sentence

_PLACE = attrgetter("section", "item", "in_heading")
_LONGEST_LABEL = 24
_COLON = re.compile("[:：]")


class Group(NamedTuple):
    """Sentences of one heading, item or running text; `item` is None outside lists."""

    section: int
    item: int | None
    in_heading: bool
    sentences: list[Sentence]


def groups(plan: Plan, label: re.Pattern[str]) -> Iterator[Group]:
    """The groups of a plan's sentences, in text order; `label` is what names who answers or until when, colon included.

    >>> import re
    >>> from pipeline.records import Plan
    >>> text = "修渠。\\n责任单位：水利站\\n植树。"
    >>> sentences = (Sentence(0, 3, 1, False, 1), Sentence(4, 12, 1), Sentence(13, 16, 1, False, 2))
    >>> [len(group.sentences) for group in groups(Plan(1, 0, 16, text, sentences=sentences), re.compile("责任单位："))]
    [2, 1]
    """
    last: Group | None = None
    for (section, item, in_heading), found in groupby(plan.sentences, key=_PLACE):
        sentences = list(found)
        if last is not None and last.item is not None and item is None and last.section == section:
            below = list(takewhile(lambda one: _is_labelled(plan.text, one, label), sentences))
            last.sentences.extend(below)
            sentences = sentences[len(below) :]
        if last is not None:
            yield last
        last = Group(section, item, in_heading, sentences) if sentences else None
    if last is not None:
        yield last


def _is_labelled(text: str, sentence: Sentence, label: re.Pattern[str]) -> bool:
    colon = _COLON.search(text, sentence.start, min(sentence.end, sentence.start + _LONGEST_LABEL))
    if colon is None or text[sentence.start - 1] != "\n":
        return False
    found = label.search(text, sentence.start, colon.end())
    return found is not None and found.start() == sentence.start
