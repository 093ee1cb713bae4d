"""Reading a number without sign, share or range at one place; every reading is bounded in length."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.numerals.characters import (
    ARABIC,
    ARABIC_RUN,
    BIG,
    DIGITS,
    LONGEST,
    POINTS,
    TRILLION,
    TWENTIES,
    UNITS,
    WIDE,
)

_GROUPS = re.compile(r"(?:[,，][0-9]{3}(?![0-9]))+|(?:[,，][０-９]{3}(?![０-９]))+")
_COMMAS = re.compile("[,，]")
# 5万4千6百: a part below the unit before it.
_PART = re.compile(r"(?P<digits>[0-9０-９]{1,4})(?P<units>[百千]?[万萬]?)(?![万萬亿億])")
# 15k元, 30w左右: letters for thousands and ten thousands, where the words behind say so.
_LETTERS = re.compile(r"(?P<letter>[kKwW])(?=[元块]|左右|上下|以上|以下|以内)")

# 两 counts and never stands inside a figure; in 三两 it is a weight.
_PAIRS = "两俩倆仨"


class Value(NamedTuple):
    """A number read at some place: where it ends, its bounds, whether it is loose, whether it ended in 万 or 亿."""

    end: int
    low: float
    high: float
    approx: bool = False
    big: bool = False


def value_at(text: str, at: int, end: int) -> Value | None:
    """The number at `at`, without sign of per cent or range; 余 and 多 are taken in.

    >>> value_at("两个亿", 0, 3)
    Value(end=3, low=200000000.0, high=200000000.0, approx=False, big=True)
    """
    if at >= end:
        return None
    char = text[at]
    if char in ARABIC:
        value = _arabic(text, at, end)
    elif char == "半":
        if text.startswith(("百", "千", "万"), at + 1) and at + 2 == end:
            scale = UNITS.get(text[at + 1]) or BIG[text[at + 1]]
            return Value(at + 2, 0.5 * scale, 0.5 * scale)  # 半百
        return Value(at + 1, 0.5, 0.5)
    elif char in "几数":
        value = _several(text, at, end)
    elif char == "上":
        value = chinese(text, at + 1, end)
        value = value._replace(approx=True) if value is not None else None
    else:
        value = chinese(text, at, end)
    if value is None:
        return None
    if text.startswith(("个亿", "个億"), value.end) and value.end + 2 <= end and not value.big:
        scale = 100_000_000
        return Value(value.end + 2, value.low * scale, value.high * scale, value.approx, True)
    return _loose(text, value, end)


def _loose(text: str, value: Value, end: int) -> Value:
    """Take in 余, 多 or 几 and a big unit behind it: 二十余万, 10多万."""
    stop = value.end
    if stop >= end or value.low != value.high or value.low < 10:
        return value
    char = text[stop]
    if char == "余" or (char == "多" and text[stop + 1 : stop + 2] not in ("少", "数", "元", "方", "项", "层", "措")):
        scale = BIG.get(text[stop + 1 : min(end, stop + 2)], 1) if not value.big else 1
        extra = 2 if scale > 1 else 1
        return Value(stop + extra, value.low * scale, value.high * scale, True, value.big or scale > 1)
    return value


def _arabic(text: str, at: int, end: int) -> Value | None:
    run = ARABIC_RUN.match(text, at, end)
    if run is None or run.end() - at > LONGEST:
        return None
    stop = run.end()
    digits = run.group().translate(WIDE)
    if stop >= end:
        return Value(stop, float(digits), float(digits))
    if text[stop] in ",，" and len(digits) <= 3:
        groups = _GROUPS.match(text, stop, min(end, stop + 20))
        if groups is not None:
            stop = groups.end()
            digits += _COMMAS.sub("", groups.group()).translate(WIDE)
    number = float(digits)
    if stop + 1 < end and text[stop] in POINTS and text[stop + 1] in ARABIC:
        tail = ARABIC_RUN.match(text, stop + 1, end)
        if tail is not None and tail.end() - stop <= LONGEST:
            number = float(f"{digits}.{tail.group().translate(WIDE)}")
            stop = tail.end()
    return _scaled(text, stop, number, end)


def _scaled(text: str, stop: int, number: float, end: int) -> Value:
    """An Arabic number with the Chinese units behind it: 3千万, 5万4千6百."""
    big, scale = False, 1.0
    if text[stop : stop + 1] == " " and stop + 1 < end and text[stop + 1] in BIG:
        stop += 1  # 605 万平方米
    while stop < end:
        char = text[stop]
        if char in BIG:
            big, scale = True, scale * BIG[char]
        elif char in "百千" and not big:
            scale *= UNITS[char]
        else:
            break
        stop += 1
    number *= scale
    if scale == 1:
        letter = _LETTERS.match(text, stop, end)
        if letter is not None:
            scale = 1000.0 if letter["letter"] in "kK" else 10_000.0
            return Value(letter.end(), number * scale, number * scale, False, True)
        return Value(stop, number, number)
    while scale > 1 and (part := _PART.match(text, stop, end)) is not None and part["units"]:
        unit = 1.0
        for char in part["units"]:
            unit *= UNITS.get(char) or BIG[char]
        if unit >= scale:
            break
        number, scale, stop = number + float(part["digits"].translate(WIDE)) * unit, unit, part.end()
    return Value(stop, number, number, False, big)


def _several(text: str, at: int, end: int) -> Value | None:
    """几十, 数百万: the unit says between what bounds; bare 几 says nothing."""
    stop, scale, big = at + 1, 1.0, False
    while stop < end and stop < at + 4 and (text[stop] in UNITS or text[stop] in BIG):
        big = big or text[stop] in BIG
        scale *= UNITS.get(text[stop]) or BIG[text[stop]]
        stop += 1
    return Value(stop, 2 * scale, 9 * scale, True, big) if scale > 1 else None


def chinese(text: str, at: int, end: int) -> Value | None:
    """A Chinese numeral: 三百二十一, 二〇一七, 三五, 十七八, 三四十, 十几, 一百五, 三点五.

    >>> chinese("三百二十一名", 0, 6)
    Value(end=5, low=321.0, high=321.0, approx=False, big=False)
    """
    plain = _positional(text, at, end)
    value = plain if plain is not None else _composed(text, at, end)
    if value is not None and value.low == value.high and text.startswith("点", value.end):
        return _pointed(text, value, end)
    return value


def _positional(text: str, at: int, end: int) -> Value | None:
    """Digits without units: 二〇一七 is a figure, 三五 and 七八 are ranges, a single digit is left to `_composed`."""
    stop = at
    while stop < end and text[stop] in DIGITS and stop - at <= LONGEST and not (stop > at and text[stop] in _PAIRS):
        stop += 1
    size = stop - at
    if size < 2 or size > LONGEST or (stop < end and (text[stop] in UNITS or text[stop] in BIG)):
        return None
    digits = [DIGITS[char] for char in text[at:stop]]
    if size == 2 and (digits[1] == digits[0] + 1 or digits == [3, 5]) and digits[0]:
        return Value(stop, float(digits[0]), float(digits[1]), True)
    number = float("".join(map(str, digits)))
    return Value(stop, number, number)


def _composed(text: str, at: int, end: int) -> Value | None:
    """Digits with units, highest unit first; stops before the first character that does not fit."""
    low = high = 0.0  # finished 亿 and 万 parts
    part_low = part_high = 0.0  # the part below the next 万
    digit: tuple[float, float] | None = None
    unit, big, zero = 10_000, 10**16, False
    loose = False
    stop = at
    while stop < end and stop - at <= 2 * LONGEST:
        char = text[stop]
        if char in DIGITS:
            value = float(DIGITS[char])
            if digit is not None:
                if zero or digit[0] != digit[1] or value not in (digit[0] + 1, digit[0] + 2) or not digit[0]:
                    break
                digit, loose = (digit[0], value), True
            elif not value:
                zero = True
            else:
                if unit == 1:
                    break
                digit = (value, value)
        elif char == "几" and stop > at and digit is None and (unit == 10 or zero):
            digit, loose, unit = (1.0, 9.0), True, 1
            stop += 1
            if stop >= end or text[stop] not in BIG:
                break
            continue
        elif char in TWENTIES and digit is None and unit > 10:
            part_low, part_high, unit = part_low + TWENTIES[char], part_high + TWENTIES[char], 10
        elif char in UNITS:
            size = UNITS[char]
            if size >= unit or (digit is None and zero and size > 10):
                break
            first, last = digit or (1.0, 1.0)
            part_low, part_high = part_low + first * size, part_high + last * size
            digit, unit, zero = None, size, False
        elif char in "万萬亿億" and big == 10_000 and low > 10_000 and not (digit or part_low):
            low, high, big = low * BIG[char], high * BIG[char], BIG[char]  # 两万亿, 四万万
        elif (char in BIG and BIG[char] < big) or (char == "兆" and _is_trillion(text, stop, at, end)):
            first, last = digit or (0.0, 0.0)
            size = BIG.get(char) or TRILLION[char]
            bare = not (digit or part_low or low)
            part_low, part_high = part_low + first + bare, part_high + last + bare
            if size == 10_000:
                low, high = low + part_low * size, high + part_high * size
            else:
                low, high = (
                    (low + part_low) * size if size > low else low + part_low * size,
                    ((high + part_high) * size if size > high else high + part_high * size),
                )
            part_low = part_high = 0.0
            digit, unit, big, zero = None, 10_000, size, False
        else:
            break
        stop += 1
    if stop == at:
        return None
    scale = 1
    if digit is not None and not zero and digit[0] == digit[1]:
        # 一百五 is 150, 三万五 is 35000: the digit takes the unit below the last one.
        if unit in (100, 1000):
            scale = unit // 10
        elif unit == 10_000 and big < 10**12:
            scale = big // 10
    first, last = digit or (0.0, 0.0)
    low, high = low + part_low + first * scale, high + part_high + last * scale
    return Value(stop, low, high, loose, big < 10**16)


def _is_trillion(text: str, at: int, start: int, end: int) -> bool:
    """Is 兆 a number (五兆六十二亿, 一兆元), and not the unit of data (五十兆)?"""
    if at == start or at + 1 >= end:
        return False
    return text[at + 1] in DIGITS or text[at + 1] in "元美日" or text[at + 1] in UNITS


def _pointed(text: str, value: Value, end: int) -> Value:
    """三点五, 一点二亿; 八点 without digits behind it is left alone."""
    stop, scale, number = value.end + 1, 0.1, value.low
    while stop < end and text[stop] in DIGITS and stop < value.end + LONGEST:
        number += DIGITS[text[stop]] * scale
        scale /= 10
        stop += 1
    if stop == value.end + 1:
        return value
    number = round(number, stop - value.end)
    big = False
    while stop < end and text[stop] in BIG and stop < value.end + LONGEST:
        number, big, stop = number * BIG[text[stop]], True, stop + 1
    return Value(stop, number, number, False, big)
