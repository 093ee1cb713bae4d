"""Quantities in a row: 分别提高5%、8%以上 compares both, though only the last says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.quotas.measure import Measure

_LISTED = frozenset(("、", "，", ",", "和", "及", "与"))  # what parts the quantities of a row
_IN_TURN = re.compile("(?:分别|依次)[^，,。；;、]{0,8}$")
_REACH = 12


def in_rows(text: str, measures: Iterable[Measure]) -> Iterator[Measure]:
    """The measures of a text; those said in turn share the comparator behind the last of their row.

    >>> from pipeline.extract.quotas import find
    >>> [quota.cmp for quota in find("分别提高5%、8%以上")], [quota.cmp for quota in find("提高5%、8%以上")]
    (['ge', 'ge'], ['eq', 'ge'])
    """
    row: list[Measure] = []
    for one in measures:
        if row and text[row[-1].end : one.start] not in _LISTED:
            yield from _in_turn(text, row)
            row.clear()
        row.append(one)
    if row:
        yield from _in_turn(text, row)


def _in_turn(text: str, row: Sequence[Measure]) -> Sequence[Measure]:
    first, last = row[0], row[-1]
    if len(row) == 1 or not last.compared or last.end <= last.unit_end:
        return row
    if _IN_TURN.search(text, max(0, first.start - _REACH), first.start) is None:
        return row
    return [_like(one, last) for one in row]


def _like(one: Measure, last: Measure) -> Measure:
    if one.compared or one.low != one.high or one.unit.name != last.unit.name:
        return one
    low = one.low if last.min is not None else None
    high = one.high if last.max is not None else None
    return one._replace(cmp=last.cmp, min=low, max=high, compared=True, rule=last.rule)
