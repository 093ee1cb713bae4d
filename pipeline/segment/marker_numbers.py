"""What a printed marker says: its number, and its form without it."""

from __future__ import annotations

import re
from functools import lru_cache

HAN = "一二三四五六七八九十百零〇壹贰叁肆伍陆柒捌玖拾"
VALUES = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"〇": 0, "百": 100}
CAPITALS = "壹贰叁参肆伍陆柒捌玖拾"  # 參 of traditional pages comes as 参
VALUES |= {char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖拾", 1)} | {"参": 3}
_ENCLOSED = ((0x2160, 1), (0x2460, 1), (0x2474, 1), (0x2488, 1), (0x3220, 1))
ROMANS = {"I": 1, "V": 5, "X": 10}
_ORDINALS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 99}
_NUMBER = re.compile(rf"[{HAN}{CAPITALS}\d\s]+")
_DIGITS = re.compile(r"\d{1,3}")
_NARROW = str.maketrans("（）．，：", "().,:")


@lru_cache(maxsize=4096)
def read_number(printed: str) -> tuple[int, str]:
    """The number of a printed marker and its form without number and white space.

    >>> read_number("（十二）"), read_number("⒊"), read_number("1.2.3")
    ((12, '()'), (3, '⒈'), (3, '..'))
    """
    if printed in _ORDINALS:
        return _ORDINALS[printed], "首先"
    first = ord(printed[0])
    for base, value in _ENCLOSED:
        if base <= first < base + 20:
            return first - base + value, chr(base)
    digits = [int(part) for part in _DIGITS.findall(printed)]
    variant = _NUMBER.sub("", printed).translate(_NARROW)
    if digits:
        return digits[-1], variant
    numeral = "".join(char for char in printed if char in VALUES)
    if numeral:
        return _han_number(numeral), variant
    if printed[0] in ROMANS:
        return _roman_number(printed), variant.lstrip("IVX")
    return (ord(printed[0].lower()) - 96 if printed[0].isascii() and printed[0].isalpha() else 0), variant


def _han_number(numeral: str) -> int:
    total, digit = 0, 0
    for char in numeral:
        value = VALUES[char]
        if value >= 10:
            total += (digit or 1) * value
            digit = 0
        else:
            digit = digit * 10 + value if digit and total == 0 else value
    return total + digit


def _roman_number(printed: str) -> int:
    values = [ROMANS[char] for char in printed if char in ROMANS]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
