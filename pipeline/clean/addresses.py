"""Addresses of sites put into sentences: 落实责任www.example.com,加强巡查.

An address stays where the sentence speaks of it (登录…报名, 网址:…), and where it is an office's or a school's own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("site_address",)
_ADDRESS = re.compile(
    r"(?P<open>\()?[ \t]{0,3}(?:https?://|www\.)(?P<host>[a-z0-9.-]{1,100})(?::\d{1,5})?(?:/[a-z0-9./_%&?=#:~-]{0,200})?"
    r"(?(open)[ \t]{0,3}\))",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(r"\.(?:gov|edu|org|mil)(?:\.cn)?$")
_REACH = 8


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of the addresses that nothing speaks of.

    >>> from pipeline.config import load_config
    >>> from pipeline.text import Text
    >>> text = Text.of("各村落实防火责任www.example.com，登录http://www.abc.com填报。")
    >>> text.edit(edits(View.of(text), load_config().clean)).value
    '各村落实防火责任，登录http://www.abc.com填报。'
    """
    plain = view.plain
    lower = plain.lower() if "WWW." in plain or "HTTP" in plain else plain
    if "www." not in lower and "http" not in lower:
        return []
    speaking = _speaking(config)
    out = []
    for match in _ADDRESS.finditer(lower):
        start, end = match.span()
        before = plain[max(0, start - _REACH) : start].rstrip()
        in_sentence = start > 0 and plain[start - 1] != "\n" and plain[end : end + 1] not in ("", "\n")
        if _OFFICIAL.search(match["host"].rstrip(".")) or not in_sentence:
            continue
        if before[-1:] in tuple(':,<"“《[') or (not match["open"] and speaking.search(before)):
            continue
        out.append(Edit(start, end, "", "nav", "site_address"))
    return out


@lru_cache(maxsize=8)
def _speaking(config: StageConfig) -> re.Pattern[str]:
    """What stands in front of an address that a sentence speaks of."""
    return re.compile(f"(?:{'|'.join(map(re.escape, config.lexicon('address_words'))) or '(?!)'})[^。,;]{{0,5}}$")
