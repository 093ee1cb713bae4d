"""Stray and doubled punctuation: 的'要求, ，, , ““十四五””, 〃全面改薄〃."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("mark_after_de", "doubled_mark", "ditto_quotes")
_HAN = r"\u3400-\u9fff"
_STRAY = re.compile(rf"['`.\\·^~*](?<=[的地得].)[ ]?(?=[{_HAN}])")
_DOUBLED = re.compile(r"([,。、;:])\1(?!\1)|(?<=“)“(?=[^”]{1,30}””)|(?<=”)”")
_PAIRS = (",,", "。。", "、、", ";;", "::", "““", "””")
_QUOTATION = 40
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
    out += _ditto_quotes(plain)
    out.sort()
    return out


def _ditto_quotes(plain: str) -> Iterator[Edit]:
    """The sign 〃 where a quotation mark should stand: it closes a quotation open on its line, else opens one."""
    at = plain.find("〃")
    opened = closed = -1  # the ditto sign that opened a quotation which is still open; the last that closed one
    while at >= 0:
        reach = max(0, at - _QUOTATION)
        reach = max(reach, plain.rfind("\n", reach, at) + 1)
        last_open = max(plain.rfind("“", reach, at), opened if opened >= reach else -1)
        closes = last_open > max(plain.rfind("”", reach, at), closed)
        ahead = plain[at + 1 : at + _QUOTATION].partition("\n")[0]
        if closes or "〃" in ahead or "”" in ahead:
            yield Edit(at, at + 1, "”" if closes else "“", "injected_char", "ditto_quotes")
            opened, closed = (-1, at) if closes else (at, closed)
        at = plain.find("〃", at + 1)


def _opens_quotation(plain: str, at: int) -> bool:
    """Whether the mark at `at` is the first of a pair that a writer set: 的'三个代表'."""
    mark = plain[at]
    close = plain.find(mark, at + 1, at + _QUOTE_REACH)
    return mark in "'`" and close > 0 and plain[close - 1] not in "的地得"
