"""Lines of controls: buttons, menus, counters and badges that a site sets around a page (打印 关闭 分享到: 微信).

Such a line consists of words of the lexicon `controls`, numbers and separators, and of nothing else. The words have
weights, since some are words of plans as well: 阅读 alone may be the heading of a column, 阅读 点赞 收藏 is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

import re2

from pipeline.clean.view import View
from pipeline.config import ConfigError, StageConfig
from pipeline.text import Edit

RULES = ("controls",)
_WEIGHTS = {"": 2, "weak": 1, "filler": 0}
_ENOUGH = 2
_ENOUGH_ABOVE = 1
_LONGEST_LINE = 80
# What RE2 may use for a pattern of many hundred words, in bytes.
_MEMORY = 1 << 26
_FEWEST_NAMES = 4
# So many names of two characters with a sign between them.
_SHORTEST_MENU = 11
_LONGEST_NAME = 6
_MENU = re.compile(r"[\s|/·>]+")
# What may stand between the words; figures are counts.
_SEPARATORS = "0123456789|/·•●■◆★☆-–—_>»›,、:;!?。…()[]【】「」《》<+×#&©*~."
_BETWEEN = r"\s" + re.escape(_SEPARATORS)
_BULLETS_ONLY = re.compile(
    r"[•·●■◆★☆\-|>»\ufffc\s]{1,6}|[•·●]\s*\d{1,6}|[•·●\-]\s*约\s?[\d.]{1,7}\s?[千万]?(?:字|页)|[•·●]\s*[\d.]{1,7}\s?(?:字|页|[KM]B)"
)
_FAR_APART = re.compile(r"\s{4,}")
_PARTS = re.compile(f"[^{_BETWEEN}]+|[0-9]+")
_NUMBERED = re.compile(r"[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)")


class _Words(NamedTuple):
    """The pattern of a whole line, the weights, and what a line may begin and end with: one character, up to two."""

    line: Any
    weights: dict[str, int]
    first: frozenset[str]
    last: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]
    alphabet: str

    def fill(self, line: str) -> bool:
        """Whether a line without spaces consists of words and separators; what it begins and ends with tells most."""
        begun = line[0] in self.begins or line[:2] in self.begins
        ended = line[-1] in self.ends or line[-2:] in self.ends
        # What is left between the characters that words are made of is of no word.
        return begun and ended and not line.strip(self.alphabet) and self.line.fullmatch(line) is not None


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of the lines of controls; those above the first heading need say less."""
    words = _words(config)
    plain, head = view.plain, view.head
    out = []
    for number, (start, end) in enumerate(view.lines):
        if end - start > _LONGEST_LINE:
            continue
        fitting = plain[start] in words.first and plain[end - 1] in words.last
        if not (fitting or start < head) or _NUMBERED.match(plain, start):
            continue
        # A bullet alone or with a count is what is left of a button that was a picture.
        if start < head and (_is_menu(plain[start:end], words) or _BULLETS_ONLY.fullmatch(plain, start, end)):
            out.append(view.removal(number, number, "nav", "controls"))
            continue
        if not fitting:
            continue
        line = plain[start:end]
        # Sites space two characters out: 打 印; those of two words stand further apart, or have a sign between them.
        if not words.fill("".join(line.split())):
            continue
        tight = "".join(_FAR_APART.sub("|", line).split())
        weights = [words.weights[word] for word in _word(config).findall(tight)]
        # Words that plans use too are controls where they stand side by side.
        if max(weights, default=0) < _ENOUGH and len(_PARTS.findall(line)) < 2:
            continue
        if sum(weights) >= (_ENOUGH_ABOVE if start < head else _ENOUGH):
            out.append(view.removal(number, number, "nav", "controls"))
    return out


def _is_menu(line: str, words: _Words) -> bool:
    """Whether a line is a row of short names, at least half of them known: 要闻动态 政务公开 走进某区 办事服务."""
    if len(line) < _SHORTEST_MENU:
        return False
    names = _MENU.split(line.strip(_SEPARATORS + " "))
    if len(names) < _FEWEST_NAMES or not all(2 <= len(name) <= _LONGEST_NAME for name in names):
        return False
    return 2 * sum(name in words.weights for name in names) >= len(names)


@lru_cache(maxsize=8)
def _word(config: StageConfig) -> re.Pattern[str]:
    """The pattern of one word; made when a line of controls is found."""
    longest_first = sorted(_words(config).weights, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"[^\s\S]")


@lru_cache(maxsize=8)
def _words(config: StageConfig) -> _Words:
    lexicon = config.lexicon("controls")
    weights = {}
    for term, value in lexicon.items():
        if value not in _WEIGHTS:
            place = config.where("controls", term)
            raise ConfigError(f"{place}: write `{term}`, `{term} = weak` or `{term} = filler`, not '{value}'")
        weights[re.sub(r"\s", "", term)] = _WEIGHTS[value]
    longest_first = sorted(weights, key=len, reverse=True)
    # Words within words would make `re` try every way to part a line.
    whole = "|".join(map(re.escape, longest_first)) or r"[^\s\S]"
    options = re2.Options()
    options.max_mem = _MEMORY
    return _Words(
        re2.compile(rf"(?:[{_BETWEEN}]|{whole})+", options),
        weights,
        frozenset({term[0] for term in weights} | set(_SEPARATORS)),
        frozenset({term[-1] for term in weights} | set(_SEPARATORS)),
        frozenset({term[:2] for term in weights} | set(_SEPARATORS)),
        frozenset({term[-2:] for term in weights} | set(_SEPARATORS)),
        "".join({char for term in weights for char in term} | set(_SEPARATORS)),
    )
