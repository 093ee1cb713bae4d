"""Numbers in a series with one unit: 分别记10、8、6分 gives three amounts; 评1、2、3名 names ranks and gives none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract import numerals
from pipeline.extract.numerals import Numeral
from pipeline.extract.quotas.lexicon import Unit
from pipeline.extract.quotas.measure import Measure

_ARABIC = frozenset("0123456789０１２３４５６７８９")
# What gives each its amount, in the clause of the series.
_IN_TURN = re.compile("(?:分别|依次|逐次|各)[^，,。；;：:\\n、]{0,6}$")
_GIVES = re.compile("(?:分别|依次|逐次|各|奖励|奖金|补助|补贴|[记计得积赋奖扣罚加])[^，,。；;：:\\n、]{0,6}$")
_REACH = 12
# Units of which a number alone names nothing: 10、8、6分, but 1、3、5班.
_MEASURING = frozenset(("score", "money", "percent", "area", "length", "mass", "volume"))
_OPENS_LINE = frozenset("\n。；;!！?？")
_NO_SERIES = frozenset("第 \u00a0\u3000\t")


def grows(text: str, run: list[Numeral], number: Numeral) -> bool:
    """Whether a number goes on with the series so far: digits behind digits and 、."""
    last = run[-1]
    return number.start == last.end + 1 and text[last.end] == "、" and text[number.start] in _ARABIC


def members(text: str, run: Sequence[Numeral], core: Measure) -> Sequence[Measure] | None:
    """The amounts of a series whose last number has the unit, none for ranks, None where it is no series.

    Two numbers are one only where a word gives each its amount, for 2、3次 is two or three and 1、5小时 one and a half.

    >>> from pipeline.extract.quotas import find
    >>> [(one.text, one.min) for one in find("前三名分别奖励500、300、200元")]
    [('500', 500.0), ('300', 300.0), ('200元', 200.0)]
    >>> [one.text for one in find("按成绩评1、2、3名")]
    []
    """
    first = run[0].start
    if len(run) > 1 and (not first or text[first - 1] in _OPENS_LINE):
        run = run[1:]  # 1、10、8分: a list mark
    if len(run) < 2 or any(number.kind != "cardinal" or number.min != number.max for number in run[:-1]):
        return None
    values = [number.min or 0.0 for number in run]
    steps = {after - before for before, after in pairwise(values)}
    if steps == {1.0}:
        return () if len(run) > 2 else None
    first = run[0].start
    gives = _IN_TURN if values[-1] < 10 and len(run) == 2 else _GIVES
    given = gives.search(text, max(0, first - _REACH), first) is not None
    if not given and len(run) == 2:
        return None
    if not given and core.unit.dimension not in _MEASURING:
        return ()  # 走访2、4、6组
    if core.low != core.high or core.number_end != run[-1].end:
        return None
    if len(run) == 2 and core.unit.dimension == "time":
        return None  # 各单位锻炼1、5小时
    value = run[-1].min or 0.0
    last = core._replace(start=run[-1].start, number=run[-1].start, low=value, high=value, approx=run[-1].approx)
    return [*(_member(number, core) for number in run[:-1]), last]


def _member(number: Numeral, core: Measure) -> Measure:
    value = number.min or 0.0
    start, end = number.start, number.end
    return core._replace(
        start=start, end=end, number=start, number_end=end, unit_end=end, low=value, high=value, approx=number.approx
    )


def with_misprint(
    text: str, before: Numeral, number: Numeral, unit: Unit, plain: tuple[int, float, float, bool]
) -> tuple[int, float, float, bool]:
    """`1、5小时` is one and a half, `2、3次` two or three; anything else is left as it is."""
    if before.kind != "cardinal" or before.min is None or before.min != before.max or number.min != number.max:
        return plain
    left = text[before.start - 1] if before.start else "\n"
    if left in _OPENS_LINE or left in _NO_SERIES:
        return plain
    if text[number.start - 1] == "、" and number.min == before.min + 1 and before.end - before.start <= 2:
        return before.start, before.min, plain[2], True
    value = numerals.parse_misprinted_decimal(text[before.start : number.end])
    if value is not None and unit.dimension in ("time", "length", "mass", "percent", "area", "money"):
        return before.start, value, value, plain[3]
    return plain
