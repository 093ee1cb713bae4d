"""Amounts of more than one number and unit, and signs before them: 三斤半, 5元3角, 一米七五, 1小时30分, 零下五度, ￥20.

Each takes the plain measure (a number with its unit) and gives the whole one; what does not fit is left as it is.
"""

from __future__ import annotations

import re

from pipeline.extract import numerals
from pipeline.extract.quotas.lexicon import Lexicon, Unit
from pipeline.extract.quotas.measure import Measure

COMPOSITE = "composite"
_NUMBER = r"[0-9０-９]{1,2}|[一二两三四五六七八九十]{1,3}"
_CLOSES = r"(?=$|[，,。；;、：:）)！!？?\s的以左上]|钱)"
# 三斤半, 两年半; not 三天半封闭, 两个半径.
_HALF = re.compile("半(?![径封天个年月成数价路导岛日壁])")
_HALVED = frozenset(("length", "mass", "time", "age", "area", "volume", "score"))
_CENTS = re.compile(
    rf"又?零?(?:(?P<tenths>{_NUMBER})[角毛](?:(?P<cents>{_NUMBER})分)?|(?P<only>{_NUMBER})(?:美分|分))钱?(?![之数制类校级部])"
)
_LOOSE_TENTHS = re.compile(rf"(?P<tenths>[0-9一二三四五六七八九]){_CLOSES}钱?")
_DECIMALS = re.compile(rf"(?P<digits>[0-9]{{1,2}}|[一二三四五六七八九]{{1,2}}){_CLOSES}")
_MINUTES = re.compile(rf"(?P<n>{_NUMBER})分(?:钟|种)?(?![之数制类校级部])")
_SECONDS = re.compile(rf"(?P<n>{_NUMBER})秒钟?")
_DEGREES = frozenset(("度", "℃", "摄氏度", "°C", "华氏度"))
_BELOW = re.compile(r"(?:摄氏|华氏)?(?:零下|负)(?:摄氏|华氏)?$")
_SCALE = re.compile("(?:摄氏|华氏)$")
_THERMAL = re.compile("(?:气温|体温|室温|水温|温度|高温|低温|地温)[^，,。；;\n]{0,6}$")
_MINUS = re.compile(r"(?:^|[^0-9A-Za-z０-９%％℃度号）)\-－])[-−－]$")
_SIGNS = {"￥": "元", "¥": "元", "$": "美元", "＄": "美元", "€": "欧元", "£": "英镑"}
_CURRENCY = re.compile(
    r"(?:(?P<name>港币|港元|美元|美金|新台币|台币|日元|欧元|英镑|韩元|澳元|加元|卢布|人民币)|(?P<sign>[￥¥＄$€£]))[ ]?$"
)
_CURRENCIES = {"港币": "港元", "美金": "美元", "台币": "新台币", "人民币": "元"}


def whole(text: str, core: Measure, lexicon: Lexicon) -> Measure:
    """The measure with the parts and signs that belong to it.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.quotas import find
    >>> [(one.text, one.min, one.unit) for one in find("每人补助5元5角，气温零下三度以下停课。")]
    [('5元5角', 5.5, '元'), ('零下三度以下', None, '度')]
    """
    dimension = core.unit.dimension
    if core.low != core.high:
        return core
    if dimension == "money" or core.unit.name == "块":
        return _priced(text, core, lexicon)
    if core.unit.name in _DEGREES:
        return _degrees(text, core)
    if dimension == "percent":
        return _signed(text, core)
    if core.unit.name == "米" and core.low < 10 and core.low == int(core.low):
        digits = _DECIMALS.match(text, core.unit_end)
        if digits is not None:
            figures = "".join(f"{numerals.parse(char) or 0:g}" for char in digits["digits"])
            return _plus(core, digits.end("digits"), float(f"0.{figures}"))
    if dimension in ("time", "score") and core.unit.name in ("小时", "个小时", "分", "分钟"):
        timed = _timed(text, core, lexicon)
        if timed is not None:
            return timed
    if dimension in _HALVED and core.unit.name != "分" and _HALF.match(text, core.unit_end):
        return _plus(core, core.unit_end + 1, 0.5)
    return core


def priced_by_sign(text: str, start: int, lexicon: Lexicon) -> Unit | None:
    """The currency whose sign or name stands directly before a number that has no unit: ￥35.5, 人民币3000.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.quotas.lexicon import compile_lexicon
    >>> priced_by_sign("￥35", 1, compile_lexicon(load_config().extract)).name
    '元'
    """
    before = _CURRENCY.search(text, max(0, start - 5), start)
    return lexicon.units[_currency(before)] if before is not None else None


def _currency(before: re.Match[str]) -> str:
    if before["sign"]:
        return _SIGNS[before["sign"]]
    return _CURRENCIES.get(before["name"], before["name"])


def _plus(core: Measure, end: int, more: float, unit: Unit | None = None) -> Measure:
    value = core.low + more
    return core._replace(end=end, unit_end=end, low=value, high=value, unit=unit or core.unit, style=COMPOSITE)


def _priced(text: str, core: Measure, lexicon: Lexicon) -> Measure:
    if core.unit.name in ("元", "圆", "块", "美元", "港元"):
        tail = _CENTS.match(text, core.unit_end)
        loose = _LOOSE_TENTHS.match(text, core.unit_end) if tail is None and core.unit.name == "块" else None
        if tail is not None:
            tenths = numerals.parse(tail["tenths"]) if tail["tenths"] else 0
            cents = tail["cents"] or tail["only"]
            more = (tenths or 0) / 10 + ((numerals.parse(cents) or 0) / 100 if cents else 0)
            unit = lexicon.units["元"] if core.unit.name in ("圆", "块") else None
            core = _plus(core, tail.end(), round(more, 2), unit)
        elif loose is not None:
            core = _plus(core, loose.end(), (numerals.parse(loose["tenths"]) or 0) / 10, lexicon.units["元"])
    before = _CURRENCY.search(text, max(0, core.start - 5), core.start)
    if before is None or core.unit.name not in ("元", "圆", "块", _currency(before)):
        return core
    return core._replace(start=before.start(), unit=lexicon.units[_currency(before)], style=COMPOSITE)


def _degrees(text: str, core: Measure) -> Measure:
    end, low, unit, start = core.unit_end, core.low, core.unit, core.start
    below = _BELOW.search(text, max(0, start - 4), start)
    scale = _SCALE.search(text, max(0, start - 2), start)
    if below is not None:
        start, low = below.start(), -low
    elif scale is not None:
        start = scale.start()
    elif unit.name != "度" and _MINUS.search(text, max(0, start - 2), start):
        start, low = start - 1, -low
    if unit.name == "度":
        digits = _DECIMALS.match(text, end)
        if digits is not None and len(digits["digits"]) == 1:
            end, low = digits.end("digits"), low + (numerals.parse(digits["digits"]) or 0) / 10
        if start != core.start or _THERMAL.search(text, max(0, start - 9), start):
            unit = Unit("度", "temperature")
    style = COMPOSITE if (start, end) != (core.start, core.unit_end) else core.style
    return core._replace(start=start, end=end, unit_end=end, low=low, high=low, unit=unit, style=style)


def _signed(text: str, core: Measure) -> Measure:
    """-5% is negative where no range or name stands before the dash."""
    if core.low > 0 and _MINUS.search(text, max(0, core.start - 2), core.start):
        return core._replace(start=core.start - 1, low=-core.low, high=-core.low)
    return core


def _timed(text: str, core: Measure, lexicon: Lexicon) -> Measure | None:
    """1小时30分, 2分30秒: the smaller part as a fraction of the larger."""
    hours = core.unit.name in ("小时", "个小时")
    tail = (_MINUTES if hours else _SECONDS).match(text, core.unit_end)
    if tail is None:
        return None
    more = (numerals.parse(tail["n"]) or 0) / 60
    return _plus(core, tail.end(), more, lexicon.units["小时" if hours else "分钟"])
