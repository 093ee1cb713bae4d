"""Limits on the clock: 不早于8:00 and 9点前 are quantities in 时."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract import numerals
from pipeline.extract.quotas.lexicon import Lexicon, Place
from pipeline.records import Quota

# 9点前, 1点半前, 17:30以前; what stands in front must end there, for 3.15:00 is something else.
_BEFORE = re.compile("前")
_UNTIL = re.compile(
    "(?<![0-9.．:：第])(?:([0-9]{1,2})|([一二两三四五六七八九]|十[一二]?))"
    "(?:[:：]([0-9]{2})|[点时](半|[0-9]{1,2}分|整)?)(?:之|以)?前$"
)
_LONGEST = 12
_LATE = ("下午", "晚上", "傍晚", "晚间", "夜间", "晚", "午后")
_NO_LIMIT = frozenset("往来提期列景沿述面言段茅锋途置者夕半一二两三几后")


def limits(text: str, lexicon: Lexicon, words: Sequence[Place]) -> Iterator[Quota]:
    """The limits on the clock of a text, in order; `words` are its comparing words for times of day.

    >>> from pipeline.extract.quotas import find
    >>> [(limit.text, limit.cmp, limit.max) for limit in find("师生早上8点前到校，离校不晚于17:30。")]
    [('8点前', 'le', 8.0), ('不晚于17:30', 'le', 17.5)]
    """
    found = [*_behind_words(text, lexicon, words), *_before_hours(text)]
    end = 0
    for limit in sorted(found, key=lambda quota: (quota.start, -quota.end)):
        if limit.start >= end:
            end = limit.end
            yield limit


def _behind_words(text: str, lexicon: Lexicon, words: Sequence[Place]) -> Iterator[Quota]:
    for start, _ in words:
        found = lexicon.clock_pattern.match(text, start)
        if found is None:
            continue
        word, _, hour, minutes, half = found.groups()
        value = _hours(hour, half, minutes)
        if value <= _DAY:
            yield _limit(text, found.start(), found.end(), lexicon.clock[word], value)


def _before_hours(text: str) -> Iterator[Quota]:
    for hit in _BEFORE.finditer(text):
        at = hit.start()
        if text[max(0, at - 1) : at] not in _ENDS or text[at + 1 : at + 2] in _NO_LIMIT:
            continue
        found = _UNTIL.search(text[max(0, at - _LONGEST) : at + 1])
        if found is None:
            continue
        start = max(0, at - _LONGEST) + found.start()
        digits, numeral, minutes, half = found.groups()
        value = _hours(digits or numeral, half, minutes)
        if value < _NOON and text.endswith(_LATE, 0, start):
            value += _NOON
        if value <= _DAY:
            yield _limit(text, start, at + 1, "le", value)


_ENDS = frozenset("点时半分整之以0123456789")
_NOON, _DAY = 12, 24


def _hours(hour: str, half: str | None, minutes: str | None) -> float:
    spare = 30.0 if half == "半" else float(minutes or (half or "0").rstrip("分整") or 0)
    return (numerals.parse(hour) or 0) + spare / 60


def _limit(text: str, start: int, end: int, cmp: str, value: float) -> Quota:
    return Quota(
        start=start,
        end=end,
        text=text[start:end],
        modality="prescribed",
        cmp=cmp,
        min=value if cmp in ("ge", "gt") else None,
        max=value if cmp in ("le", "lt") else None,
        unit="时",
        dimension="clock",
        rule="clock_limit",
    )
