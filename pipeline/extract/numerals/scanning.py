"""Numbers with sign, share, range and kind, at one place and along a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.extract.numerals.characters import (
    ARABIC,
    ARABIC_RUN,
    BIG,
    CHINESE,
    DASHES,
    DIGITS,
    MASKS,
    PERCENT,
    POINTS,
    TRILLION,
    TWENTIES,
    UNITS,
)
from pipeline.extract.numerals.values import Value, value_at

_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_MASK_RUN = re.compile(r"[xXｘＸ×╳*＊_＿]+")
_MASKED = "xXｘＸ×╳＊_＿"
_TRIGGER = re.compile(
    rf"[0-9０-９{CHINESE}半第xXｘＸ×╳＊_＿]|[几数](?=[十百千万亿])|上(?=[十百千万亿])|负(?=[0-9０-９零一二三四五六七八九十百])"
)
# 2/3以上: a share, and neither a page (1/2) nor a day (12/31).
_SLASH = re.compile(r"(?P<above>[1-9])[/／](?P<below>[2-9]|10)(?=以上|以下|左右|多?的)")
# 参赛队员的1/3, 小于1/10万: a share as well, for the word in front says so.
_SLASH_SAID = re.compile(
    r"(?:(?<=[的占达足约])|(?<=[小大低高少多]于)|(?<=超过)|(?<=不到))(?P<above>[1-9])[/／](?P<below>[2-9]|10{1,5}|[1-9][0-9]{0,4}(?=[万千]))(?P<base>[万千])?(?![0-9./月日个])"
)
_BASES = {"万": 10_000, "千": 1000, None: 1}
_PAST = re.compile(r"[0-9０-９xXｘＸ×╳*＊_＿]+(?:(?<=[0-9０-９])[-－/.．][0-9０-９xXｘＸ×╳*＊_＿]*)*")
_PAST_CHINESE = re.compile(rf"[{''.join(DIGITS)}]+")


# Nearly every number is a few digits and ends where they end; what stands here may go on.
_PLAIN = re.compile("[0-9]{1,9}")
_BIG_UNITS = frozenset(BIG)
_GOES_ON = frozenset(
    "0123456789０１２３４５６７８９,，/／个分又余多百千kKwW" + "".join(BIG) + POINTS + PERCENT + DASHES + MASKS
)


class Numeral(NamedTuple):
    """A number in a text: `text[start:end]` means `min`..`max` (equal for a single value, None when masked).

    `approx` is True for loose numbers (2万余, 十几, 上百). `kind` is cardinal, ordinal (第三), percent (the value of
    95% is 95), fraction (三分之二 is 0.667) or masked (`xx`, `_`). 余 and 多 lie inside the span, a sign % and 负 too.
    """

    start: int
    end: int
    min: float | None
    max: float | None
    approx: bool
    kind: str


def trigger_before(heads: Iterable[str], signs: Iterable[str]) -> re.Pattern[str]:
    """A trigger for `scan` that passes over plain numbers which nothing follows that matters.

    Digits and single Chinese figures are found only in front of one of `heads` (characters with which a unit begins; a
    blank may stand between), behind one of `signs` (also over a line end), and where more of the number or the next
    number may follow. That saves the reading of list marks (1．, 一、) and of words like 一些, which are most of the
    numbers of a text.

    >>> [n.start for n in scan("1．一些学生3次", trigger=trigger_before("次名", "￥"))]
    [6]
    """
    opening = f"0-9０-９{CHINESE}第半{_MASKED}几数上负"
    unit = _any_of([*heads, *"余多来几"])
    big = _any_of(BIG)
    more = _any_of([*"个分又余多几半点成", *DIGITS, *UNITS, *TWENTIES, *BIG, *TRILLION, *PERCENT])
    joined = rf"[、，,](?:[{opening}]|\Z)|[{_any_of(DASHES)}](?:[{opening}{_any_of(DASHES)}]|\Z)|\Z"
    signed = "|".join(f"(?<=[{_any_of(signs)}]{gap}.)" for gap in ("", "[ \\n]", " \\n"))
    return re.compile(
        # 进一步 is the most frequent word with a figure in it, and counts nothing.
        rf"[{opening}](?:(?<=[{CHINESE}半])(?<!进一(?=步))(?:(?=[{unit}{more}]|{joined})|{signed})"
        rf"|(?<=[0-9])(?:[0-9]{{0,8}}+(?=[0-9０-９{unit}{more}{_MASKED}kKwW]|[{POINTS}/／](?:[0-9０-９]|\Z)"
        rf"|[ \u00a0\u3000\t](?:[{unit}{big}]|\Z)|{joined})|{signed})"
        rf"|(?<=[第０-９{_MASKED}])|(?<=[几数上])(?=[十百千万亿])|(?<=负)(?=[0-9０-９零一二三四五六七八九十百]))"
    )


def _any_of(characters: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(set(characters))))


def scan(text: str, start: int = 0, end: int | None = None, trigger: re.Pattern[str] = _TRIGGER) -> Iterator[Numeral]:
    """All numbers of `text[start:end]`, left to right, without overlap. Time is linear in the length.

    `trigger` says where one may begin, see `trigger_before`.

    Digits glued to a Latin letter on their left (A4), chains like 2020-01-02 or 1.2.3, and digit runs too long to
    count anything are passed over. Whether a number counts something (三个阶段, 一对一) is for the caller to say.

    >>> [(n.start, n.end, n.min, n.max, n.kind) for n in scan("1-2名，第三周，95％")]
    [(0, 3, 1.0, 2.0, 'cardinal'), (5, 7, 3.0, 3.0, 'ordinal'), (9, 12, 95.0, 95.0, 'percent')]
    """
    stop = len(text) if end is None else end
    at = start
    while (hit := trigger.search(text, at, stop)) is not None:
        at = hit.start()
        found = read(text, at, stop)
        if found is None:
            at = _past(text, at, stop)
            continue
        if _in_identifier(text, found, stop):
            at = _past(text, found.end - 1, stop)
            continue
        yield found
        at = found.end


def read(text: str, at: int, end: int) -> Numeral | None:
    """The longest number that begins exactly at `at` and ends by `end`, None when there is none.

    >>> read("三至五年", 0, 4)
    Numeral(start=0, end=3, min=3.0, max=5.0, approx=False, kind='cardinal')
    """
    plain = _PLAIN.match(text, at, end)
    if plain is not None and plain.end() < end and text[plain.end()] not in _GOES_ON and not _spaced(text, plain.end()):
        number = float(plain.group())
        return Numeral(at, plain.end(), number, number, False, "cardinal")
    char = text[at]
    if char == "第":
        value = value_at(text, at + 1, end)
        if value is None or value.approx:
            return None
        value = _ranged(text, value, end)
        return Numeral(at, value.end, value.low, value.high, False, "ordinal")
    if char == "负":
        return _negative(text, at, end)
    if char in MASKS or (char in ARABIC and _masked_tail(text, at, end)):
        return _masked(text, at, end)
    share = _share(text, at, end)
    if share is not None:
        return share
    value = value_at(text, at, end)
    if value is None:
        return None
    value = _ranged(text, value, end)
    stop, approx = value.end, value.approx
    if stop >= end:
        return Numeral(at, stop, value.low, value.high, approx, "cardinal")
    mark = text[stop]
    if mark in PERCENT:
        return Numeral(at, stop + 1, value.low, value.high, approx, "percent")
    if mark == "成" and char not in ARABIC and value.high <= 10 and _tenths(text, stop, end):
        return Numeral(at, stop + 1, value.low * 10, value.high * 10, approx, "percent")
    if mark == "又" and value.low == value.high and stop + 1 < end:
        part = _share(text, stop + 1, end)
        if part is not None and part.min is not None and part.kind == "fraction" and part.min < 1:
            return Numeral(at, part.end, value.low + part.min, value.low + part.min, False, "fraction")
    return Numeral(at, stop, value.low, value.high, approx, "cardinal")


def _spaced(text: str, at: int) -> bool:
    """Whether a blank parts digits from their 万 or 亿: 605 万平方米."""
    return text[at] == " " and text[at + 1 : at + 2] in _BIG_UNITS


def _negative(text: str, at: int, end: int) -> Numeral | None:
    """负三十二; a range has no common sign."""
    if at + 1 >= end or text[at + 1] in "负第":
        return None
    found = read(text, at + 1, end)
    if found is None or found.min is None or found.min != found.max:
        return None
    return Numeral(at, found.end, -found.min, -found.min, found.approx, found.kind)


def _tenths(text: str, at: int, end: int) -> bool:
    """Is the 成 at `at` a tenth (七成以上) and not the head of another word (三成员)?"""
    return at + 1 == end or text[at + 1] in "以左的多，,。；;、）)上 \n"


def _share(text: str, at: int, end: int) -> Numeral | None:
    """百分之九十五, 千分之三, 三分之二, 2/3 at `at`."""
    char = text[at]
    if char in "百千万" and text.startswith("分之", at + 1):
        value = value_at(text, at + 3, end)
        if value is None:
            return None
        value = _ranged(text, value, end)
        if char == "百":
            return Numeral(at, value.end, value.low, value.high, value.approx, "percent")
        base = UNITS.get(char, 10_000)
        return Numeral(at, value.end, value.low / base, value.high / base, value.approx, "fraction")
    if char in ARABIC and (slash := _SLASH.match(text, at, end)) is not None:
        above, below = int(slash["above"]), int(slash["below"])
        before = text[at - 1] if at else ""
        if above < below and not (before.isalnum() and before.isascii()) and before not in ("/", "-", "."):
            return Numeral(at, slash.end(), above / below, above / below, False, "fraction")
    if char in ARABIC and text[at + 1 : at + 2] in "/／" and (said := _SLASH_SAID.match(text, at, end)) is not None:
        above, below = int(said["above"]), int(said["below"]) * _BASES[said["base"]]
        if above < below:
            return Numeral(at, said.end(), above / below, above / below, False, "fraction")
    if text.find("分之", at + 1, min(end, at + 6)) < 0 or not (char in DIGITS or char in UNITS or char in ARABIC):
        return None
    below_value = value_at(text, at, min(end, at + 4))
    if below_value is None or below_value.low != below_value.high or not below_value.low:
        return None
    if not text.startswith("分之", below_value.end):
        return None
    above_value = value_at(text, below_value.end + 2, end)
    if above_value is None:
        return None
    low, high = above_value.low / below_value.low, above_value.high / below_value.low
    return Numeral(at, above_value.end, low, high, above_value.approx, "fraction")


def _masked_tail(text: str, at: int, end: int) -> bool:
    digits = ARABIC_RUN.match(text, at, min(end, at + 4))
    return digits is not None and digits.end() < end and text[digits.end()] in "xXｘＸ×"


def _masked(text: str, at: int, end: int) -> Numeral | None:
    if at and _LATIN.match(text[at - 1]):
        return None
    digits = ARABIC_RUN.match(text, at, end)
    run = _MASK_RUN.match(text, digits.end() if digits else at, end)
    if run is None or (run.end() < end and _LATIN.match(text[run.end()])):
        return None
    return Numeral(at, run.end(), None, None, False, "masked")


def _ranged(text: str, value: Value, end: int) -> Value:
    """Join a second number behind a dash or 至, 到: the shared unit of 3-5万 counts for both."""
    stop = value.end
    percent = stop < end and text[stop] in PERCENT
    if percent:
        stop += 1
    dash = stop
    while dash < end and dash < stop + 2 and text[dash] in DASHES:
        dash += 1
    if dash == stop or value.low != value.high or dash >= end or text[dash] in "几数上":
        return value
    if percent and (ARABIC_RUN.match(text, dash, end) is None):
        return value
    other = value_at(text, dash, end)
    if other is None or (other.low < value.low and not (other.big and not value.big)):
        return value
    low = value.low
    if other.big and not value.big and low < 10_000:
        low *= 100_000_000 if other.low >= 100_000_000 else 10_000
        if low > other.high:
            low = value.low  # 从8500到3万
    if low > other.high:
        return value
    return Value(other.end, low, other.high, value.approx or other.approx, other.big)


def _in_identifier(text: str, found: Numeral, end: int) -> bool:
    """Part of a code (A4), of a chain (2020-01-02, 1.2.3)?"""
    if text[found.start] not in ARABIC:
        return False
    before = text[found.start - 1] if found.start else ""
    if before.isalpha() and _LATIN.match(before):
        return True
    if found.end + 1 >= end or text[found.end] not in "-－/.．" or found.kind != "cardinal":
        return False
    return text[found.end + 1] in ARABIC


def _past(text: str, at: int, end: int) -> int:
    """The place behind an identifier or a number that cannot be read."""
    pattern = _PAST_CHINESE if text[at] in DIGITS else _PAST
    hit = pattern.match(text, at, end)
    return hit.end() if hit is not None else at + 1
