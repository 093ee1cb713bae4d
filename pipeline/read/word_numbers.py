"""Automatic numbers of Word: the 一、 and （1） that stand on paper but not in a paragraph's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile(r"%([1-9])")
_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DEEPEST = 8


def han_number(value: int, digits: str = _HAN, units: str = "十百千", ten: bool = True) -> str:
    """A number from 1 to 9999 in Chinese; others in Arabic digits.

    >>> han_number(12), han_number(105), han_number(20)
    ('十二', '一百〇五', '二十')
    """
    if not 0 < value < 10_000:
        return str(value)
    out = ""
    places = str(value)
    for at, sign in enumerate(places):
        unit = len(places) - at - 1
        if sign != "0":
            out += digits[int(sign)] + (units[unit - 1] if unit else "")
        elif not out.endswith(digits[0]) and places[at:].strip("0"):
            out += digits[0]
    return out[1:] if ten and 10 <= value < 20 else out


def _letters(value: int, first: str) -> str:
    """A … Z, AA … ZZ: Word repeats the letter."""
    return chr(ord(first) + (value - 1) % 26) * min((value - 1) // 26 + 1, 9) if value > 0 else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 40:
        return str(value)
    out = ""
    for size, sign in _ROMAN:
        while value >= size:
            out, value = out + sign, value - size
    return out


def _from(first: str, last: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= last else str(value)


def _of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _digits(value: int) -> str:
    return "".join(_HAN[int(sign)] for sign in str(value)) if value >= 0 else str(value)


def _legal(value: int) -> str:
    return han_number(value, _LEGAL, "拾佰仟", ten=False)


# Number formats of WordprocessingML; one that is not here is written in Arabic digits.
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"), han_number
    ),
    "taiwaneseCountingThousand": han_number,
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _legal),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _from("①", 20)),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"), lambda value: "".join(chr(ord(c) + 0xFEE0) for c in str(value))
    ),
    "decimalZero": lambda value: f"{value:02d}",
    "upperLetter": lambda value: _letters(value, "A"),
    "lowerLetter": lambda value: _letters(value, "a"),
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
}


def formatted(value: int, kind: str) -> str:
    """A number in one of Word's formats.

    >>> formatted(3, "chineseCounting"), formatted(3, "decimalEnclosedCircle"), formatted(3, "upperRoman")
    ('三', '③', 'III')
    """
    return _FORMATS.get(kind, str)(value)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, and the text around its number."""

    start: int
    kind: str
    text: str


class Numbers:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, numbering: Any | None) -> None:
        """From the root element of `word/numbering.xml`, None when there is none."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()
        if numbering is None:
            return
        for one in numbering.iterfind(f"{_W}abstractNum"):
            self._levels[one.get(f"{_W}abstractNumId", "")] = _levels(one)
        for one in numbering.iterfind(f"{_W}num"):
            self._read_list(one)

    def _read_list(self, one: Any) -> None:
        name = one.get(f"{_W}numId", "")
        self._abstract[name] = _value(one.find(f"{_W}abstractNumId"))
        for override in one.iterfind(f"{_W}lvlOverride"):
            level = _number(override.get(f"{_W}ilvl"), 0)
            start = override.find(f"{_W}startOverride")
            if start is not None:
                self._starts[name, level] = _number(_value(start), 1)

    def next(self, name: str, level: int) -> tuple[str, bool] | None:
        """The label of the next paragraph of list `name` on `level`, and whether it is a mere bullet; None: no list."""
        abstract = self._abstract.get(name)
        levels = self._levels.get(abstract or "")
        if abstract is None or not levels or level not in levels:
            return None
        counts = self._counts.setdefault(abstract, {})
        if (name, level) in self._starts and (name, level) not in self._seen:
            counts[level] = self._starts[name, level]
        else:
            counts[level] = counts.get(level, levels[level].start - 1) + 1
        self._seen.add((name, level))
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        own = levels[level]
        if own.kind in ("bullet", "none"):
            return "", own.kind == "bullet"
        return _PLACEHOLDER.sub(lambda found: _shown(int(found.group(1)) - 1, levels, counts), own.text), False


def _shown(level: int, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    if level not in levels:
        return ""
    return formatted(counts.get(level, levels[level].start), levels[level].kind)


def _levels(abstract: Any) -> dict[int, Level]:
    out: dict[int, Level] = {}
    for one in abstract.iterfind(f"{_W}lvl"):
        number = _number(one.get(f"{_W}ilvl"), 0)
        if 0 <= number <= _DEEPEST:
            start = _number(_value(one.find(f"{_W}start")), 1)
            text = _value(one.find(f"{_W}lvlText"))
            out[number] = Level(start, _value(one.find(f"{_W}numFmt")) or "decimal", text[:50])
    return out


def _value(element: Any | None) -> str:
    return "" if element is None else str(element.get(f"{_W}val", ""))


def _number(text: str | None, default: int) -> int:
    # Hostile files hold any number of digits; nothing counts beyond a million.
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default
