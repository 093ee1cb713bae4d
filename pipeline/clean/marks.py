"""Stray and doubled punctuation: 的'要求, ，, , ““十四五””, 〃全面改薄〃."""

from __future__ import annotations

import re

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("mark_after_de", "doubled_mark", "ditto_quotes")
_HAN = r"\u3400-\u9fff"
_STRAY = re.compile(rf"['`.\\·^~*](?<=[的地得].)[ ]?(?=[{_HAN}])")
_DOUBLED = re.compile(r"([,。、;:])\1(?!\1)|(?<=“)“(?=[^”]{1,30}””)|(?<=”)”")
_PAIRS = (",,", "。。", "、、", ";;", "::", "““", "””")
_DITTO = re.compile(r"〃([^〃\n]{1,30})〃")
_QUOTE_REACH = 20


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of the stray marks, repair of the quotes.

    >>> from pipeline.text import Text
    >>> text = Text.of("提高教师的'业务水平,,加强的`管理。")
    >>> text.edit(edits(View.of(text), None)).value
    '提高教师的业务水平,加强的管理。'
    """
    plain = view.plain
    out = [
        Edit(*match.span(), "", "injected_char", "mark_after_de")
        for match in _STRAY.finditer(plain)
        if not _opens_quotation(plain, match.start())
    ]
    for match in _DOUBLED.finditer(plain) if any(pair in plain for pair in _PAIRS) else ():
        out.append(Edit(match.end() - 1, match.end(), "", "injected_char", "doubled_mark"))
    if "〃" in plain:
        for match in _DITTO.finditer(plain):
            out.append(Edit(match.start(), match.start() + 1, "“", "injected_char", "ditto_quotes"))
            out.append(Edit(match.end() - 1, match.end(), "”", "injected_char", "ditto_quotes"))
    out.sort()
    return out


def _opens_quotation(plain: str, at: int) -> bool:
    """Whether the mark at `at` is the first of a pair that a writer set: 的'三个代表'."""
    mark = plain[at]
    close = plain.find(mark, at + 1, at + _QUOTE_REACH)
    return mark in "'`" and close > 0 and plain[close - 1] not in "的地得"
