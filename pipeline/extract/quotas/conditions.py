"""Quantities that only say when or to whom something applies: 不足百人的学校, 缺课达到3次的, 漏巡一次."""

from __future__ import annotations

import re

from pipeline.extract.quotas.lexicon import Lexicon
from pipeline.extract.quotas.measure import Measure

_LONGEST_NOUN = 24
_CASE_REACH = 9
_SHORTEST_NOUN = 2
_OF_BODIES = ("count", "money", "age", "time")  # 淘汰10蒸吨以下锅炉 names what is asked for

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
# 撤并10人以下教学点, 入党50年以上的老党员, 使用超过六年的设备: it tells which things; 组织3次以上的活动 orders them.
_WHICH_BELOW = re.compile("的?(?!目标|任务|要求|标准|水平|规模|成绩)[㐀-鿿]")
_WHICH_ABOVE = re.compile("的(?!目标|任务|要求|标准|水平|规模|成绩)[㐀-鿿]")
_ORDERED = re.compile("(?:[有达到为在于]|每[㐀-鿿]{1,3}|[㐀-鿿]均|各|为期|各自|分别|[0-9])$")
_OF_THOSE = re.compile("[^，,。；;：:、\\n]{0,10}的[㐀-鿿]")
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
    if _tells_which(text, lexicon, measure, start):
        return True
    if measure.cmp == "lt" and rest.startswith("的"):
        return True
    opening = text[start : measure.start].strip()
    if opening and not _ABOUT.search(opening):
        return False
    if opening and measure.end > measure.unit_end and _OF_THOSE.match(rest):
        return True  # 对三次以上不到的队员
    return bool(lexicon.condition.match(text, measure.end))


def _tells_which(text: str, lexicon: Lexicon, measure: Measure, start: int) -> bool:
    """党员3名以上的学校, 10人以下教学点: behind a noun and in front of the one that it limits."""
    if measure.unit.dimension in ("percent", "ratio") or measure.start - start < _SHORTEST_NOUN:
        return False
    below = measure.unit.dimension in _OF_BODIES and text.endswith("以下", measure.unit_end, measure.end)
    if not below and not (
        text.startswith("超过", measure.start) or text.endswith("以上", measure.unit_end, measure.end)
    ):
        return False
    if (_WHICH_BELOW if below else _WHICH_ABOVE).match(text, measure.end) is None:
        return False
    before = text[start : measure.start]
    return _ORDERED.search(before) is None and (below or not _is_ordered(before, lexicon))


def _is_ordered(before: str, lexicon: Lexicon) -> bool:
    """Whether words end in a verb that orders a count: 组织, 举办."""
    return any(before[-size:] in lexicon.words["count_verbs"] for size in (1, 2, 3))


def is_case(text: str, lexicon: Lexicon, measure: Measure, start: int) -> bool:
    """漏巡一次, 连续两次违规的学生: a case in which something follows."""
    window = text[max(start, measure.start - _CASE_REACH) : measure.start]
    last = next((found for found in lexicon.case.finditer(window) if found.end() == len(window)), None)
    if last is None or _DEALS_WITH.search(window, 0, last.start()) is not None:
        return False
    return last.group() != "连续" or bool(_LASTING.match(text, measure.end))
