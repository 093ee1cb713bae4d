"""Numerals: what number does a run of characters write, and where do numbers stand in a text.

One reader serves both questions, so that what is found can always be valued. It knows Arabic digits (full width,
thousands separators, decimal points), Chinese lower case (三百二十一, 二〇一七), formal (壹佰贰拾), 两 俩 廿 半, mixed
(3.5亿, 5万4千6百, 2万余), negative (负三十二), fractions, per cent, ranges (1-2, 一到两, 三五, 十七八), and loose ones
(十几, 数百, 上千). Everything is read from left to right without going back: time is linear in the text.

`parse` reads a string that is one number, `bounds` also a loose one or a range, `scan` finds numbers in running text.
"""

from __future__ import annotations

import re

from pipeline.extract.numerals.characters import BIG, LONGEST, WIDE
from pipeline.extract.numerals.scanning import Numeral, read, scan, trigger_before
from pipeline.extract.numerals.values import value_at

__all__ = ["Numeral", "bounds", "parse", "parse_misprinted_decimal", "read", "scan", "trigger_before"]

_SPACES = re.compile(r"(?<=\S)[ \u3000]+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[ \u3000]+(?=\S)")
_SIGN = re.compile(r"[-−－+＋正](?=[0-9０-９.点零一二三四五六七八九十百])")
_SCIENTIFIC = re.compile(r"(?P<head>[0-9]+(?:\.[0-9]+)?)(?:[eE]|[×x*]10\^?)(?P<power>[-+]?[0-9]{1,2})")
_SLASH = re.compile(r"(?P<above>[0-9]{1,6})[/／](?P<below>[0-9]{1,6})")
_LETTER = {"k": 1e3, "w": 1e4}


def parse(text: str) -> float | None:
    """The value of a whole numeral, None when `text` is anything else or has no single value.

    Per cent gives the figure before the sign (百分之九十五 -> 95.0), 第三 gives 3.0, 2万余 gives 20000.0. A sign, 1/2,
    1.5e3 and 15k are read too, and blanks between Chinese figures do not matter.

    >>> parse("三千五百"), parse("1,２００"), parse("贰拾万"), parse("3.5亿"), parse("百分之九十五"), parse("负三点五")
    (3500.0, 1200.0, 200000.0, 350000000.0, 95.0, -3.5)
    >>> parse("十几"), parse("三五"), parse("教师")
    (None, None, None)
    """
    found = bounds(text)
    return found[0] if found is not None and found[0] == found[1] else None


def bounds(text: str) -> tuple[float, float] | None:
    """Least and greatest value of a whole numeral, equal for a single one; None when `text` is anything else.

    >>> bounds("十几"), bounds("三五百"), bounds("1-2万"), bounds("三千五百")
    ((11.0, 19.0), (300.0, 500.0), (10000.0, 20000.0), (3500.0, 3500.0))
    """
    text = _SPACES.sub("", text.strip()) if len(text) <= 4 * LONGEST else ""
    if not text or len(text) > 2 * LONGEST or text in BIG:
        return None
    sign = _SIGN.match(text)
    if sign is not None:
        inner = bounds(text[1:])
        if inner is None or sign.group() in "+＋正":
            return inner
        return -inner[1], -inner[0]
    if text[0] in "点.．":
        text = ("零" if text[0] == "点" else "0") + text
    return _special(text) or _read_whole(text)


def _read_whole(text: str) -> tuple[float, float] | None:
    found = read(text, 0, len(text))
    if found is None or found.end != len(text) or found.min is None or found.max is None:
        return None
    return found.min, found.max


def _special(text: str) -> tuple[float, float] | None:
    """Ways of writing that would be something else in running text: 1/2, 1.5e3, 15k, 两个半."""
    plain = text.translate(WIDE)
    number: float | None = None
    if (hit := _SCIENTIFIC.fullmatch(plain)) is not None:
        number = float(hit["head"]) * 10.0 ** int(hit["power"])
    elif (hit := _SLASH.fullmatch(plain)) is not None and int(hit["below"]):
        number = int(hit["above"]) / int(hit["below"])
    elif plain[-1].lower() in _LETTER and len(plain) > 1:
        head = parse(plain[:-1]) if plain[-2].isdigit() else None
        number = head * _LETTER[plain[-1].lower()] if head is not None else None
    elif text.endswith("个半") and (value := value_at(text, 0, len(text) - 2)) is not None:
        number = value.low + 0.5 if value.end == len(text) - 2 and value.low == value.high else None
    return (number, number) if number is not None else None


def parse_misprinted_decimal(text: str) -> float | None:
    """The value of a decimal whose point was printed as a list mark or comma; None when `text` is not of that form.

    >>> parse_misprinted_decimal("1、5"), parse_misprinted_decimal("1、2、3")
    (1.5, None)
    """
    for mark in "、，,。":
        whole, found, fraction = text.partition(mark)
        if found:
            whole, fraction = whole.translate(WIDE), fraction.translate(WIDE)
            short = 1 <= len(whole) <= 3 and len(fraction) == 1
            return float(f"{whole}.{fraction}") if short and (whole + fraction).isdecimal() else None
    return None
