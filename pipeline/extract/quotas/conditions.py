"""Quantities that only say when or to whom something applies: 不足百人的学校, 缺课达到3次的, 漏巡一次."""

from __future__ import annotations

import re

from pipeline.extract.quotas.lexicon import Lexicon
from pipeline.extract.quotas.measure import Measure

_LONGEST_NOUN = 24
_CASE_REACH = 9

# 缺课达到3次的，…: the clause names a case and ends in 的.
_CASE = re.compile(r"[^，,；;。：:！!？?、\n]{0,14}的[，,；;：:]")
# 收入在2万元以上的村可以提留: whom something is given to or asked of.
_ENTITLES = re.compile(
    "的[^，,；;。：:、\n]{1,10}?(?:可以|可(?![靠能行信观视见持])|给予|予以|不得|一律|方可|优先|奖励|扣[减除罚]|不予)"
)
# 连续六个月无违章的班组, but not 连续三天开展演练.
_LASTING = re.compile(r"(?:[以之]?[上内])?(?:[无未不违缺没]|[^，,；;。：:！!？?、\n]{0,8}的)")
# 查处违章500起: what is dealt with is no case.
_DEALS_WITH = re.compile(
    "(?:查处|整治|查纠|纠正|制止|治理|减少|杜绝|防止|避免|处理|打击|解决|整改|排查)[^，,。；;：:、]{0,5}$"
)
_ABOUT = re.compile(r"^(?:凡|对|给|与)|[对凡给与]$")


def is_condition(text: str, lexicon: Lexicon, measure: Measure, start: int) -> bool:
    """不足百人的学校: a bound that opens its clause and is followed by the noun it limits."""
    rest = text[measure.end : measure.end + _LONGEST_NOUN]
    if _CASE.match(rest) or is_case(text, lexicon, measure, start):
        return True
    if measure.compared and _ENTITLES.match(rest):
        return True
    if measure.cmp not in ("lt", "le", "gt", "ge"):
        return False
    if measure.cmp == "lt" and rest.startswith("的"):
        return True
    opening = text[start : measure.start].strip()
    if opening and not _ABOUT.search(opening):
        return False
    return bool(lexicon.condition.match(text, measure.end))


def is_case(text: str, lexicon: Lexicon, measure: Measure, start: int) -> bool:
    """漏巡一次, 连续两次违规的学生: a case in which something follows."""
    window = text[max(start, measure.start - _CASE_REACH) : measure.start]
    last = next((found for found in lexicon.case.finditer(window) if found.end() == len(window)), None)
    if last is None or _DEALS_WITH.search(window, 0, last.start()) is not None:
        return False
    return last.group() != "连续" or bool(_LASTING.match(text, measure.end))
