"""Holes: masked and cut-out values. They are put on record and never filled.

Each is an edit whose replacement is what stands there: 20xx, xx年, ×××, 某某, `_`, a 年 whose number was cut out, and
digit runs that lost their place in the sentence.
"""

from __future__ import annotations

import re

from pipeline.clean.view import View, apart
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("masked_value", "cut_word", "cut_number", "displaced_digits")
_MASK = re.compile(
    r"(?:19|20)(?:[xX×*]{2}|[_○〇]{1,2})(?![A-Za-z])|(?<![A-Za-z])[xX]{2,8}(?![A-Za-z])|[×╳✕*○〇□△■●]{2,20}|"
    r"(?<![A-Za-z0-9])[xX×](?=[年月日号县市区镇乡村校班人名])|某{2,6}|某(?=[县市区镇乡村校局])"
)
_UNDERSCORE = re.compile(
    r"(?<![A-Za-z0-9_])_{1,60}(?![A-Za-z0-9_])|(?<=[0-9])_+(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])_+(?=[0-9])"
)
# 年 or 月 with a following unit but no number: the digits were cut out.
_CUT = re.compile(
    r"(?<![\d一二三四五六七八九十〇零百千几数多每全今明去前后本当同半整两学近历往成翌次隔xX×_*○某 ])年(?=\d{0,2}月|度第|年|月)|(?<=年)月(?=日|至|前|底)|(?<=月)日(?=[至前—-])"
)
_FEWEST_CUTS = 3
_REGION = 1500
_UNITS = "年月日号时分秒个名人次所篇条项节课元万亿千百%‰℃度级届期章周天岁米公平方亩吨斤克里倍件套台份页本册门科组队间处户家村镇校班学批轮场位种类大新时点后+—-~至、.,:;)（(/“"
_DISPLACED = re.compile(
    r"\(\d{6,}[A-Za-z]?\)?。?|\d{1,3}%\d{1,3}%[\d%,]*。?|\d{3,}(?=[^\W\d_])|\d{1,3}(?:\.\d)?(?=[^\W\d_A-Za-z])"
)


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Marks on the holes of a page.

    >>> from pipeline.text import Text
    >>> [e.rule for e in edits(View.of(Text.of("20xx年，_负责，某某中学")), None)]
    ['masked_value', 'cut_word', 'masked_value']
    """
    plain = view.plain
    value = view.text.value
    out = [Edit(*m.span(), value[m.start() : m.end()], "blank", "masked_value") for m in _MASK.finditer(plain)]
    if "_" in plain:
        out += (Edit(*m.span(), value[m.start() : m.end()], "blank", "cut_word") for m in _UNDERSCORE.finditer(plain))
    cuts = [m.span() for m in _CUT.finditer(plain)]
    out += (Edit(start, end, value[start:end], "blank", "cut_number") for start, end in cuts)
    return apart(out)
