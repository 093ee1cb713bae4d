"""Noun phrases side by side under a date, with nothing but blanks between them: 检修锅炉 清点被褥 收审预算."""

from __future__ import annotations

import re

from pipeline.link.clauses import Clause, clauses_in
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.records import Plan

_BLANKS = re.compile("[ \u3000\xa0\t]+")
_HAN = re.compile("[㐀-鿿]")
# Shorter ones are words of a line that blanks have been strewn into, or names.
_SHORTEST = 4
_SHORTEST_FAR = 2  # where two blanks or a tab stand between them


def side_by_side(plan: Plan, clause: Clause, places: Places, words: Lexicons) -> list[Clause]:
    """The phrases of a clause that holds nothing else, none when it is one phrase, or a row with names."""
    text, start, end = plan.text, clause.start, clause.end
    if clause.parties or not any(blank in text[start:end] for blank in " \u3000\xa0\t"):
        return []
    spans: list[tuple[int, int]] = []
    shortest = _SHORTEST_FAR
    for blanks in _BLANKS.finditer(text, start, end):
        spans.append((start, blanks.start()))
        shortest = shortest if len(blanks.group()) > 1 or blanks.group() == "\t" else _SHORTEST
        start = blanks.end()
    spans.append((start, end))
    if any(b - a < shortest or _HAN.match(text, a) is None for a, b in spans):
        return []
    return [phrase for span in spans for phrase in clauses_in(plan, *span, places, words)]
