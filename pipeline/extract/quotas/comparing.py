"""Comparing words around a measure: 不少于, 至少举行 before it, 以上, 左右 behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.quotas.groups import SERVICE
from pipeline.extract.quotas.lexicon import Comparator, Lexicon, Place
from pipeline.extract.quotas.measure import Measure

_SPACE = " \u00a0\u3000\t"
# A verb between a loose comparator and its number is short; a mark or another number ends the reach.
_REACH = 12
_NO_GAP = re.compile(r"[\s，。；：、,;:!?！？()（）“”\"《》0-9０-９]")
_EVERY = re.compile(
    r"每[半一两二三四五六七八九十]?个?(?:天|日|周|星期|月|季度|季|学期|学年|年|人|名|位|班|校|次|节)"
    r"|(?:年|月|日|每年)?人均|[年月周日户校班村生师]均"
)
_NUMBER_WORD = re.compile(r"[一二两三四五六七八九十百千万]")
# 最多的班级, 最高人民法院: the comparing word says who or what, and bounds no number.
_NO_LIMIT = ("的", "人民", "学历", "峰", "层", "值")
_TIME_WORD = re.compile(r"(?:的)?时间(?![表段节点内里上安管])")


class Comparing:
    """Where comparing words begin in a text, so that most numbers need not look for one."""

    def __init__(self, before: Sequence[Place]) -> None:
        self._starts = [start for start, _ in before]

    def near(self, start: int, floor: int = 0) -> bool:
        """Whether one begins before a measure at `start`, near enough to govern it, and behind `floor`."""
        if not self._starts:
            return False
        at = bisect_left(self._starts, max(floor, start - _REACH - 6))
        return at < len(self._starts) and self._starts[at] < start


def compared(text: str, core: Measure, lexicon: Lexicon, floor: int) -> Measure:
    """The measure with the comparing words before and after it; those before it stand behind `floor`."""
    end = core.unit_end
    if core.unit.dimension == "time":
        found = _TIME_WORD.match(text, end, end + 5)
        # Only a bare length takes 时间 in (至少一周时间).
        if found is not None and text[end] != "的":
            end = found.end()
        if core.unit.name == "年" and (served := SERVICE.match(text, end)) is not None:
            end = served.end()
    after, after_end = _after(text, end, core, lexicon)
    before, before_start = _before(text, core, lexicon, floor) if floor < core.start else (None, core.start)
    cmp, rule = core.cmp, core.rule
    chosen = before or after
    if before is not None and before.cmp == "approx" and after is not None:
        chosen = after
    if before is not None and before.word == "控制在":
        # 控制在 sets the limit but is no part of the expression.
        before_start = core.start
        chosen = after or before
    if chosen is not None:
        cmp, rule = chosen.cmp, chosen.rule
    elif cmp == "eq" and core.low != core.high:
        cmp = "range"
    elif cmp == "eq" and core.approx:
        cmp = "approx"
    if cmp == "approx" and core.low != core.high:
        cmp = "range"
    # 2.3 times 亿 must not show the noise of binary fractions.
    low: float | None = float(f"{core.low:.12g}")
    high: float | None = low if core.high == core.low else float(f"{core.high:.12g}")
    if cmp in ("ge", "gt"):
        high = None
    elif cmp in ("le", "lt"):
        low = None
    return core._replace(
        start=before_start if before is not None else core.start,
        end=after_end if after is not None else end,
        cmp=cmp,
        min=low,
        max=high,
        compared=core.compared or chosen is not None,
        rule=rule,
    )


def _after(text: str, at: int, core: Measure, lexicon: Lexicon) -> tuple[Comparator | None, int]:
    word = lexicon.after_trie.match(text, at)
    if word is None:
        return None, at
    found = lexicon.after[word]
    if found.dimension is not None and core.unit.dimension != found.dimension:
        return None, at
    end = at + len(word)
    following = text[end : end + 1]
    if word == "内" and (following in ("容", "部", "涵", "外") or core.unit.name in ("年", "月", "学期", "学年", "届")):
        return None, at
    if word == "上下" and following in ("班", "学", "级", "楼", "联", "课", "午"):
        return None, at
    if word == "许" and following in ("多", "可"):
        return None, at
    if word == "多" and (following not in "，。；、,;的 \n" or (core.style == "small" and core.low < 2)):
        return None, at
    if word in ("以上", "以下") and following in ("几", "各", "述", "三", "四", "五", "两", "人选"):
        return None, at
    return found, end


def _before(text: str, core: Measure, lexicon: Lexicon, floor: int) -> tuple[Comparator | None, int]:
    at = core.start
    low = max(floor, at - _REACH - 6, text.rfind("\n", max(0, at - _REACH - 6), at) + 1)
    window = text[low:at]
    found = lexicon.before_pattern.search(window[-8:])
    if found is not None:
        begin = at - len(window[-8:]) + found.start()
        item = lexicon.before[found.group(1)]
        if not (item.unless_after and begin and text[begin - 1] in item.unless_after):
            return item, begin
        if item.cmp not in ("gt", "lt"):
            return None, at
    if core.unit.dimension in ("percent", "ratio"):
        base = lexicon.base_pattern.search(window)
        if base is not None:
            return lexicon.before[base.group(1)], low + base.start()
    last = _last(lexicon.loose_pattern, window)
    if last is None:
        return _every_between(text, at, window, lexicon)
    gap = _EVERY.sub("", window[last.end() :]).rstrip(_SPACE)
    if gap.startswith(_NO_LIMIT):
        return None, at
    if len(gap) > _REACH or _NO_GAP.search(gap) or _NUMBER_WORD.search(gap):
        return None, at
    return lexicon.before[last.group(1)], low + last.start()


def _last(pattern: re.Pattern[str], window: str) -> re.Match[str] | None:
    found = list(pattern.finditer(window))
    return found[-1] if found else None


def _every_between(text: str, at: int, window: str, lexicon: Lexicon) -> tuple[Comparator | None, int]:
    """不少于每周2次: the rate stands between comparator and number."""
    rate = _last(_EVERY, window)
    if rate is None or rate.end() != len(window):
        return None, at
    found = lexicon.before_pattern.search(window[: rate.start()][-8:])
    if found is None:
        return None, at
    return lexicon.before[found.group(1)], at - len(window) + rate.start() - len(found.group(0))
