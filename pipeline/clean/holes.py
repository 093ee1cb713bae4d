"""Holes: masked and cut-out values. They are put on record and never filled.

Each is an edit whose replacement is what stands there: 20xx, xx年, ×××, 某某, `_`, a 年 whose number was cut out, and
digit runs that lost their place in the sentence. A stray digit run is known by its neighbourhood: it stands where no
number can, and near it numbers are missing where they must stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from pipeline.clean.view import View, apart, matches_at
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("masked_value", "cut_word", "cut_number", "displaced_digits")
# Each family of masks with the signs one of which must occur; searching costs only where one does.
_MASKS = (
    ("xX", re.compile(r"[xX]{1,8}(?![A-Za-z0-9])")),
    ("×╳✕", re.compile(r"[×╳✕]{2,20}|[×╳✕](?=[年月日号县市区镇乡村校局班人名])")),
    ("*○〇□△■", re.compile(r"[*○〇□△■]{2,20}")),
    ("某", re.compile(r"某(?:某{1,5}|(?=[县市区镇乡村校局]))")),
)
_MASKED_YEAR = re.compile(r"(?:19|20)[xX×*_○〇]{1,2}(?![A-Za-z])(?:[\]〕】][xX×]{0,4})?")
_YEAR_SIGNS = "xX×*_○〇"
_CENTURIES = ("19", "20")
_MASK_SIGNS = "xX×╳✕*○〇□△■某_"
_UNDERSCORES = re.compile(r"_(?<![A-Za-z0-9_]_)_{0,59}|_(?<=\d_)_{0,59}(?![A-Za-z0-9_])")
# 年, 月 or 日 with a neighbour that proves a number in front of it, and none there.
_NUMBER = r"\d一二三四五六七八九十〇零百千几数多每全今明去前后本当同半整两学近历往成翌次隔逐新某xX×_*○"
# 出生年月日 names a date, it holds none.
_CUT_YEAR = re.compile(rf"年(?<![{_NUMBER}生 ]年)(?=\d{{0,2}}月|度第|年)")
_CUT = re.compile(
    rf"{_CUT_YEAR.pattern}|"
    rf"月(?<!生年月)(?:(?<=年月)(?=[日至前底])|(?<![{_NUMBER}上下]月)(?=日))|日(?<=年月日)(?<!生年月日)|日(?<=月日)(?=[至前—-])"
)
# What belongs to a day without figures: 年月日至年月日, 年月日前.
_BETWEEN_CUTS = "至到—-~"
_BEHIND_CUT = "至前"
_HOLE_BEFORE_UNIT = re.compile(
    r"(?:超过|少于|低于|高于|多于|达到|达|至少|不足|控制在|保持在|每[天周月年]有?|根据|按照)"
    r"(?:小时|分钟|课时|学时|平方米|个百分点|人次|以上|以下|以内|%|号)"
)
# The last signs of what stands before such a hole, the first ones of the units: where two meet there may be one.
_HOLE_ENDS = "过少于到达足在天周月年有据照"
_UNIT_STARTS = "小分课学平个人以%号"
_BEFORE_END = 2
_LONGEST_UNIT = 5
_FEWEST_HOLES = 2
_NEIGHBOURHOOD = 1200
_NO_UNIT = (
    "年月日号时分秒个名人次所篇条项节课元万亿千百十度级届期章周天岁米公平方亩吨斤克里倍件套台份页本册门科组队间处户家村镇"
    "校班学批轮场位种类大新点后余多几座栋幢层辆只头株棵处支把张幅面对双盏根块片段封首部集届胎孔楼室栏路"
)
_BEFORE_NUMBER = "第约共达为有近超每前后至到于等在过足余满了是占约计和与及至、~—-之零百千万"


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Marks on the holes of a page.

    >>> from pipeline.text import Text
    >>> [e.rule for e in edits(View.of(Text.of("20xx年，_负责，某某中学")), None)]
    ['masked_value', 'cut_word', 'masked_value']
    """
    plain = view.plain
    found = []
    present = [sign for sign in _MASK_SIGNS if sign in plain]
    for signs, pattern in _MASKS if present else ():
        if any(sign in signs for sign in present):
            spans = [match.span() for match in matches_at(pattern, plain, view.places(signs))]
            found += [(start, end, "masked_value") for start, end in spans if _is_mask(plain, start, end)]
    if any(sign in _YEAR_SIGNS for sign in present):
        centuries = [at - 2 for at in view.places(_YEAR_SIGNS) if plain[max(at - 2, 0) : at] in _CENTURIES]
        for match in matches_at(_MASKED_YEAR, plain, centuries):
            opened = match.start() > 0 and plain[match.start() - 1] in "[〔【"
            found.append((match.start() - opened, match.end(), "masked_value"))
    if "_" in present:
        found += [(*m.span(), "cut_word") for m in _UNDERSCORES.finditer(plain)]
    cuts = _cuts(view)
    found += [(*span, "cut_number") for span in _whole(plain, cuts)]
    value = view.text.value
    marks = [Edit(start, end, value[start:end], "blank", rule) for start, end, rule in found]
    return apart([*marks, *_displaced(view, cuts, config)])


def _cuts(view: View) -> list[tuple[int, int]]:
    """Where a number is missing in front of 年, 月 or 日."""
    plain = view.plain
    if "年月" in plain or "月日" in plain:
        return [m.span() for m in (_CUT.match(plain, place) for place in view.places("年月日")) if m]
    if "月" in plain or "年度第" in plain:
        return [match.span() for match in _CUT_YEAR.finditer(plain)]
    return []


def _whole(plain: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cut-out numbers, those of one date or of one range of dates as one: 年月日至年月日."""
    out: list[tuple[int, int]] = []
    for start, end in cuts:
        last = out[-1] if out else (0, 0)
        if last[1] == start > 0 or (
            last[1] == start - 1 and start - 1 > last[0] + 1 and plain[last[1]] in _BETWEEN_CUTS
        ):
            out[-1] = (last[0], end)
        else:
            out.append((start, end))
    return [(start, end + (end - start > 1 and plain[end : end + 1] in tuple(_BEHIND_CUT))) for start, end in out]


def _is_mask(plain: str, start: int, end: int) -> bool:
    """Whether letters x are a mask: not part of a Latin word or a size, and one alone only before what it masks."""
    if plain[start] not in "xX":
        return True
    before = plain[start - 1] if start else " "
    if before.isascii() and before.isalpha():
        return False
    return end - start > 1 or (not before.isdigit() and plain[end : end + 1] in tuple("年月日号县市区镇乡村校局班人名"))


@lru_cache(maxsize=8)
def _stray(config: StageConfig) -> re.Pattern[str]:
    """Digits in brackets that are no date, percentages in a row, digits between characters that count nothing."""
    not_units = "|".join(map(re.escape, config.lexicon("not_units"))) or r"(?!)"
    return re.compile(
        # All begin with a bracket or a digit: a class that every match begins with is looked for the fastest.
        rf"[(\d](?:(?<=\()\d{{6,20}}[A-Za-z\u3400-\u9fff]?\)?。?|(?<=\d)(?:\d{{0,2}}%\d{{1,3}}%[\d%,]{{0,20}}。?|"
        rf"(?<=\n\d)\d{{2,7}}(?=[\u3400-\u9fff])|"
        rf"(?<=[\u3400-\u9fff,()]\d)(?<![{_BEFORE_NUMBER}]\d)\d{{0,2}}(?:\.\d)?(?=[\u3400-\u9fff])"
        rf"(?:(?={not_units})|(?![{_NO_UNIT}]))))"
    )


def _before_units(view: View) -> list[int]:
    """Where a number is missing in front of its unit: 不少于小时."""
    places = view.pairs(_HOLE_ENDS, _UNIT_STARTS)
    search, plain = _HOLE_BEFORE_UNIT.search, view.plain
    found = [search(plain, max(0, at - _BEFORE_END), at + _LONGEST_UNIT) for at in places]
    return sorted({match.start() for match in found if match})


def _displaced(view: View, cuts: list[tuple[int, int]], config: StageConfig) -> list[Edit]:
    """Digit runs where no number can stand, near places where numbers are missing."""
    plain, value = view.plain, view.text.value
    holes = sorted([start for start, _ in cuts] + _before_units(view))
    if len(holes) < _FEWEST_HOLES:
        return []
    out = []
    for match in _stray(config).finditer(plain):
        start, end = match.span()
        near = bisect_left(holes, end + _NEIGHBOURHOOD) - bisect_left(holes, start - _NEIGHBOURHOOD)
        if near >= _FEWEST_HOLES:
            out.append(Edit(start, end, value[start:end], "displaced_digits", "displaced_digits"))
    return out
