"""Addresses and names of sites put into sentences: 落实责任www.example.com,加强巡查; 加强[某某范文网]巡查.

An address stays where the sentence speaks of it (登录…报名, 网址:…), and where it is an office's or a school's own. A
name goes only from brackets in the middle of a sentence: 【范文一】 above a plan is its title.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("site_address", "site_tag")
_ADDRESS = re.compile(
    r"(?P<open>\()?[ \t]{0,3}(?:https?://|www\.)(?P<host>[a-z0-9.-]{1,100})(?::\d{1,5})?(?:/[a-z0-9./_%&?=#:~-]{0,200})?"
    r"(?(open)[ \t]{0,3}\))",
    re.IGNORECASE,
)
_TAG = re.compile(r"(?:\[[^\[\]\n]{2,14}\]|【[^【】\n]{2,14}】)(?=[\u3400-\u9fff])")
_SENTENCE = re.compile(r"[\u3400-\u9fff,;:、。]")
_LONGEST_TAG = 15
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
    return sorted([*_addresses(view, config), *_tags(view, config)])


def _tags(view: View, config: StageConfig) -> list[Edit]:
    """Names of sites in brackets, in the middle of a sentence: a word of sites, and nothing a plan speaks of."""
    plain = view.plain
    out = []
    for at in view.places("]】") if "]" in plain or "】" in plain else ():
        start = max(plain.rfind("[" if plain[at] == "]" else "【", max(0, at - _LONGEST_TAG), at), 0)
        tag = _TAG.match(plain, start) if start and _SENTENCE.match(plain, start - 1) else None
        if tag and _names(config).search(tag[0]):
            out.append(Edit(*tag.span(), "", "nav", "site_tag"))
    return out


def _addresses(view: View, config: StageConfig) -> list[Edit]:
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


@lru_cache(maxsize=8)
def _names(config: StageConfig) -> re.Pattern[str]:
    """What the name of a collecting site holds, up to the bracket behind it: 百范文, 某某文库网, 某某网.com."""
    words = "|".join(map(re.escape, config.lexicon("site_names"))) or "(?!)"
    return re.compile(rf"(?:{words})(?:网|站|吧|大全|\.?com|\.?cn|整理)?[\]】]")
