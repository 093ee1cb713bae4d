"""Numerals: what number does a run of characters write, and where do numbers stand in a text.

One reader serves both questions, so that what is found can always be valued. It knows Arabic digits (full width,
thousands separators, decimal points), Chinese lower case (三百二十一, 二〇一七), formal (壹佰贰拾), 两 俩 廿 半, mixed
(3.5亿, 2万余), fractions, per cent, ranges (1-2, 一到两, 三五, 十七八), and loose ones (十几, 数百, 上千).
Everything is read from left to right without going back: time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ARABIC = {**{str(i): i for i in range(10)}, **{chr(0xFF10 + i): i for i in range(10)}}
_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **dict.fromkeys("〇○Ｏ", 0),
    "两": 2,
    "俩": 2,
    "仨": 3,
    "貳": 2,
    "參": 3,
    "陸": 6,
    "弌": 1,
    "幺": 1,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TWENTIES = {"廿": 20, "卅": 30, "卌": 40}
_BIG = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_POINTS = ".．﹒"
_PERCENT = "%％﹪"
_DASHES = "-－—–―‐‑~～〜﹣至到"
_MASKS = "xXｘＸ×╳*＊_＿"
# A longer run of digits is an identifier; nothing counted in a plan has more.
_LONGEST = 20

_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_ARABIC_RUN = re.compile(r"[0-9０-９]+")
_GROUPS = re.compile(r"(?:[,，][0-9]{3}(?![0-9]))+")
_MASK_RUN = re.compile(r"[xXｘＸ×╳*＊_＿]+")
_CHINESE = "".join(_DIGITS).replace("Ｏ", "").replace("○", "") + "".join(_UNITS) + "".join(_TWENTIES) + "".join(_BIG)
_TRIGGER = re.compile(rf"[0-9０-９{_CHINESE}半几数第xXｘＸ×╳＊_＿]|上(?=[十百千万亿])")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class Numeral(NamedTuple):
    """A number in a text: `text[start:end]` means `min`..`max` (equal for a single value, None when masked).

    `approx` is True for loose numbers (2万余, 十几, 上百). `kind` is cardinal, ordinal (第三), percent (the value of
    95% is 95), fraction (三分之二 is 0.667) or masked (`xx`, `_`). 余 and 多 lie inside the span, a sign % too.
    """

    start: int
    end: int
    min: float | None
    max: float | None
    approx: bool
    kind: str


class _Value(NamedTuple):
    """A number read at some place: where it ends, its bounds, and whether it is loose."""

    end: int
    low: float
    high: float
    approx: bool = False
    big: bool = False


def parse(text: str) -> float | None:
    """The value of a whole numeral, None when `text` is anything else or has no single value.

    Per cent gives the figure before the sign (百分之九十五 -> 95.0), 第三 gives 3.0, 2万余 gives 20000.0.

    >>> parse("１,２００"), parse("三百零五"), parse("贰拾万"), parse("3.5亿"), parse("百分之九十五")
    (1200.0, 305.0, 200000.0, 350000000.0, 95.0)
    >>> parse("十几"), parse("三五"), parse("教师")
    (None, None, None)
    """
    text = text.strip()
    if not text or len(text) > 2 * _LONGEST:
        return None
    found = read(text, 0, len(text))
    if found is None or found.end != len(text) or found.min is None or found.min != found.max:
        return None
    return found.min


def parse_misprinted_decimal(text: str) -> float | None:
    """The value of a decimal whose point was printed as a list mark or comma; None when `text` is not of that form.

    >>> parse_misprinted_decimal("1、5"), parse_misprinted_decimal("1、2、3")
    (1.5, None)
    """
    for mark in "、，,。":
        whole, found, fraction = text.partition(mark)
        if found:
            whole, fraction = whole.translate(_WIDE), fraction.translate(_WIDE)
            short = 1 <= len(whole) <= 3 and len(fraction) == 1
            return float(f"{whole}.{fraction}") if short and (whole + fraction).isdecimal() else None
    return None


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """All numbers of `text[start:end]`, left to right, without overlap. Time is linear in the length.

    Digits glued to a Latin letter on their left (A4), chains like 2020-01-02 or 1.2.3, and digit runs too long to
    count anything are passed over. Whether a number counts something (三个阶段, 一对一) is for the caller to say.

    >>> [(n.start, n.end, n.min, n.max, n.kind) for n in scan("1-2名，第三周，95％")]
    [(0, 3, 1.0, 2.0, 'cardinal'), (5, 7, 3.0, 3.0, 'ordinal'), (9, 12, 95.0, 95.0, 'percent')]
    """
    stop = len(text) if end is None else end
    at = start
    while (hit := _TRIGGER.search(text, at, stop)) is not None:
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
    char = text[at]
    if char == "第":
        value = _value(text, at + 1, end)
        if value is None or value.approx:
            return None
        value = _ranged(text, value, end)
        return Numeral(at, value.end, value.low, value.high, False, "ordinal")
    share = _share(text, at, end)
    if share is not None:
        return share
    if char in _MASKS or (char in _ARABIC and _masked_tail(text, at, end)):
        return _masked(text, at, end)
    value = _value(text, at, end)
    if value is None:
        return None
    value = _ranged(text, value, end)
    stop, approx = value.end, value.approx
    if stop < end and text[stop] in _PERCENT:
        return Numeral(at, stop + 1, value.low, value.high, approx, "percent")
    if stop < end and text[stop] == "成" and char not in _ARABIC and value.high <= 10 and _tenths(text, stop, end):
        return Numeral(at, stop + 1, value.low * 10, value.high * 10, approx, "percent")
    return Numeral(at, stop, value.low, value.high, approx, "cardinal")


def _tenths(text: str, at: int, end: int) -> bool:
    """Is the 成 at `at` a tenth (七成以上) and not the head of another word (三成员)?"""
    return at + 1 == end or text[at + 1] in "以左的多，,。；;、）)上 \n"


def _share(text: str, at: int, end: int) -> Numeral | None:
    """百分之九十五, 千分之三, 三分之二 at `at`."""
    char = text[at]
    if char in "百千万" and text.startswith("分之", at + 1):
        value = _value(text, at + 3, end)
        if value is None:
            return None
        value = _ranged(text, value, end)
        if char == "百":
            return Numeral(at, value.end, value.low, value.high, value.approx, "percent")
        base = _UNITS.get(char, 10_000)
        return Numeral(at, value.end, value.low / base, value.high / base, value.approx, "fraction")
    if char not in _DIGITS and char not in _UNITS and char not in _ARABIC:
        return None
    below = _value(text, at, min(end, at + 4))
    if below is None or not text.startswith("分之", below.end) or below.low != below.high or not below.low:
        return None
    above = _value(text, below.end + 2, end)
    if above is None:
        return None
    return Numeral(at, above.end, above.low / below.low, above.high / below.low, above.approx, "fraction")


def _masked_tail(text: str, at: int, end: int) -> bool:
    digits = _ARABIC_RUN.match(text, at, min(end, at + 4))
    return digits is not None and digits.end() < end and text[digits.end()] in "xXｘＸ×"


def _masked(text: str, at: int, end: int) -> Numeral | None:
    if at and _LATIN.match(text[at - 1]):
        return None
    digits = _ARABIC_RUN.match(text, at, end)
    run = _MASK_RUN.match(text, digits.end() if digits else at, end)
    if run is None or (run.end() < end and _LATIN.match(text[run.end()])):
        return None
    return Numeral(at, run.end(), None, None, False, "masked")


def _value(text: str, at: int, end: int) -> _Value | None:
    """A number without sign of per cent or range; 余 and 多 are taken in."""
    if at >= end:
        return None
    char = text[at]
    if char in _ARABIC:
        value = _arabic(text, at, end)
    elif char == "半":
        return _Value(at + 1, 0.5, 0.5)
    elif char in "几数":
        value = _several(text, at, end)
    elif char == "上":
        value = _chinese(text, at + 1, end)
        value = value._replace(approx=True) if value is not None else None
    else:
        value = _chinese(text, at, end)
    if value is None:
        return None
    return _loose(text, value, end)


def _loose(text: str, value: _Value, end: int) -> _Value:
    """Take in 余, 多 or 几 and a big unit behind it: 二十余万, 10多万."""
    stop = value.end
    if stop >= end or value.low != value.high or value.low < 10:
        return value
    char = text[stop]
    if char == "余" or (char == "多" and text[stop + 1 : stop + 2] not in ("少", "数", "元", "方", "项", "层", "措")):
        scale = _BIG.get(text[stop + 1 : min(end, stop + 2)], 1) if not value.big else 1
        extra = 2 if scale > 1 else 1
        return _Value(stop + extra, value.low * scale, value.high * scale, True, value.big or scale > 1)
    return value


def _ranged(text: str, value: _Value, end: int) -> _Value:
    """Join a second number behind a dash or 至, 到: the shared unit of 3-5万 counts for both."""
    stop = value.end
    percent = stop < end and text[stop] in _PERCENT
    if percent:
        stop += 1
    dash = stop
    while dash < end and dash < stop + 2 and text[dash] in _DASHES:
        dash += 1
    if dash == stop or value.low != value.high or dash >= end or text[dash] in "几数上":
        return value
    if percent and (_ARABIC_RUN.match(text, dash, end) is None):
        return value
    other = _value(text, dash, end)
    if other is None or (other.low < value.low and not (other.big and not value.big)):
        return value
    low = value.low
    if other.big and not value.big and low < 10_000:
        scale = 100_000_000 if other.low >= 100_000_000 else 10_000
        low *= scale
    if low > other.high:
        return value
    return _Value(other.end, low, other.high, value.approx or other.approx, other.big)


def _arabic(text: str, at: int, end: int) -> _Value | None:
    run = _ARABIC_RUN.match(text, at, end)
    if run is None or run.end() - at > _LONGEST:
        return None
    stop = run.end()
    digits = run.group().translate(_WIDE)
    if len(digits) <= 3:
        groups = _GROUPS.match(text, stop, min(end, stop + 16))
        if groups is None:
            groups = _WIDE_GROUPS.match(text, stop, min(end, stop + 16))
        if groups is not None:
            stop = groups.end()
            digits += re.sub(r"[,，]", "", groups.group()).translate(_WIDE)
    number = float(digits)
    if stop + 1 < end and text[stop] in _POINTS and text[stop + 1] in _ARABIC:
        tail = _ARABIC_RUN.match(text, stop + 1, end)
        if tail is not None and tail.end() - stop <= _LONGEST:
            number = float(f"{digits}.{tail.group().translate(_WIDE)}")
            stop = tail.end()
    big = False
    while stop < end and (text[stop] in _BIG or (text[stop] in "百千" and not big)):
        big = big or text[stop] in _BIG
        number *= _BIG.get(text[stop]) or _UNITS[text[stop]]
        stop += 1
    return _Value(stop, number, number, False, big)


_WIDE_GROUPS = re.compile(r"(?:[,，][０-９]{3}(?![０-９]))+")


def _several(text: str, at: int, end: int) -> _Value | None:
    """几十, 数百万: the unit says between what bounds; bare 几 says nothing."""
    stop, scale, big = at + 1, 1.0, False
    while stop < end and stop < at + 4 and (text[stop] in _UNITS or text[stop] in _BIG):
        big = big or text[stop] in _BIG
        scale *= _UNITS.get(text[stop]) or _BIG[text[stop]]
        stop += 1
    return _Value(stop, 2 * scale, 9 * scale, True, big) if scale > 1 else None


def _chinese(text: str, at: int, end: int) -> _Value | None:
    """A Chinese numeral: 三百二十一, 二〇一七, 三五, 十七八, 三四十, 十几, 一百五, 三点五."""
    plain = _positional(text, at, end)
    if plain is not None:
        return plain
    value = _composed(text, at, end)
    if value is not None and value.low == value.high and text.startswith("点", value.end):
        return _pointed(text, value, end)
    return value


def _positional(text: str, at: int, end: int) -> _Value | None:
    """Digits without units: 二〇一七 is a figure, 三五 and 七八 are ranges, a single digit is left to `_composed`."""
    stop = at
    while stop < end and text[stop] in _DIGITS and stop - at <= _LONGEST:
        stop += 1
    size = stop - at
    if size < 2 or size > _LONGEST or (stop < end and (text[stop] in _UNITS or text[stop] in _BIG)):
        return None
    digits = [_DIGITS[char] for char in text[at:stop]]
    if size == 2 and (digits[1] == digits[0] + 1 or digits == [3, 5]) and digits[0]:
        return _Value(stop, float(digits[0]), float(digits[1]), True)
    number = float("".join(map(str, digits)))
    return _Value(stop, number, number)


def _composed(text: str, at: int, end: int) -> _Value | None:
    """Digits with units, highest unit first; stops before the first character that does not fit."""
    low = high = 0.0  # finished 亿 and 万 parts
    part_low = part_high = 0.0  # the part below the next 万
    digit: tuple[float, float] | None = None
    unit, big, zero = 10_000, 10**12, False
    loose = False
    stop = at
    while stop < end and stop - at <= 2 * _LONGEST:
        char = text[stop]
        if char in _DIGITS:
            value = float(_DIGITS[char])
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
        elif char == "几" and stop > at and digit is None and unit == 10:
            digit, loose, unit = (1.0, 9.0), True, 1
            stop += 1
            break
        elif char in _TWENTIES and digit is None and unit > 10:
            part_low, part_high, unit = part_low + _TWENTIES[char], part_high + _TWENTIES[char], 10
        elif char in _UNITS:
            size = _UNITS[char]
            if size >= unit or (digit is None and zero and size > 10):
                break
            first, last = digit or (1.0, 1.0)
            part_low, part_high = part_low + first * size, part_high + last * size
            digit, unit, zero = None, size, False
        elif char in "亿億" and big == 10_000 and not (digit or part_low):
            low, high = low * 100_000_000, high * 100_000_000  # 两万亿
        elif char in _BIG and _BIG[char] < big:
            first, last = digit or (0.0, 0.0)
            size = _BIG[char]
            bare = not (digit or part_low or low)
            part_low, part_high = part_low + first + bare, part_high + last + bare
            if size == 100_000_000:
                low, high = (low + part_low) * size, (high + part_high) * size
            else:
                low, high = low + part_low * size, high + part_high * size
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
    return _Value(stop, low, high, loose, big < 10**12)


def _pointed(text: str, value: _Value, end: int) -> _Value:
    """三点五, 一点二亿; 八点 without digits behind it is left alone."""
    stop, scale, number = value.end + 1, 0.1, value.low
    while stop < end and text[stop] in _DIGITS and stop < value.end + _LONGEST:
        number += _DIGITS[text[stop]] * scale
        scale /= 10
        stop += 1
    if stop == value.end + 1:
        return value
    number = round(number, stop - value.end)
    big = stop < end and text[stop] in _BIG
    if big:
        number *= _BIG[text[stop]]
        stop += 1
    return _Value(stop, number, number, False, big)


def _in_identifier(text: str, found: Numeral, end: int) -> bool:
    """Part of a code (A4), of a chain (2020-01-02, 1.2.3)?"""
    if text[found.start] not in _ARABIC:
        return False
    before = text[found.start - 1] if found.start else ""
    if before and _LATIN.match(before):
        return True
    if found.end + 1 >= end or found.kind != "cardinal":
        return False
    return text[found.end] in "-－/.．" and text[found.end + 1] in _ARABIC


def _past(text: str, at: int, end: int) -> int:
    """The place behind an identifier or a number that cannot be read."""
    stop = at + 1
    if text[at] in _ARABIC or text[at] in _MASKS:
        while stop < end and (text[stop] in _ARABIC or (text[stop] in "-－/.．" and text[stop - 1] in _ARABIC)):
            stop += 1
    elif text[at] in _DIGITS:
        while stop < end and text[stop] in _DIGITS:
            stop += 1
    return stop
