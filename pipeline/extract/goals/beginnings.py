"""Where a goal begins: at its signal and the adverbs before it, or at the subject of the state."""

from __future__ import annotations

import re

from pipeline.extract.goals.signals import Hit
from pipeline.extract.goals.words import PLACE, Words

_SUBJECT = 26
_LONGEST_ROW = 80
# A verb that shares the object: 防范和遏制, 服务和保障.
_PAIRED = re.compile(
    r"(?:预防|防范|防止|避免|杜绝|遏制|减少|控制|消除|服务|推动|保护|维护|促进|引导|支持|支撑)[和与、及]$"
)
_PAIRS = frozenset("和与、及")
_LONGEST_ADVERB = 7
# 把学校建成…, 将损失减少到…: what is disposed of belongs to the goal.
_DISPOSES = frozenset({"built", "kept_within", "prevent_weakly"})
# 检查面达到100%, 收缴率力争突破95%: what is measured is the subject, whatever verb it is made of.
_MEASURED = frozenset("率面数量值额例度比")
_MEANS = frozenset("以为使让通经借靠凭把将只凡")
_MODAL = re.compile("(?:一定|务必)?(?:必须|应当|[要应须需])$")
# 平均每村…要达到3名: the measure is that of each.
_EACH = ("平均", "人均", "户均", "村均", "校均")
# 全县所有水库要确保安全: things, no agents, that the state is said of.
_ALL_OF = re.compile(
    "[^,，。;；]{0,8}(?:所有|一切|全部|各类)[^,，。;；]{1,16}(?<![校人员门位村镇县市区班组办局委会院站所司厂家队部乡师生长者户园卫工警堂店铺])$"
)


def beginning(text: str, clause: int, end: int, hit: Hit, words: Words) -> int:
    """Where the goal of a clause that ends at `end` begins: at the signal and its adverbs, or at its subject."""
    if hit.start <= clause or hit.signal.opens:
        begin = _with_adverbs(text, clause, hit.start, words) if hit.start > clause else hit.start
        return words.skip_lead_ins(text, begin, end)
    begin = words.skip_lead_ins(text, clause, hit.start)
    if words.skip_adverbs(text, begin, hit.start) >= hit.start or (
        text[begin] in "把将" and hit.signal.name in _DISPOSES
    ):
        return begin
    said = _behind_modal(text, begin, hit.start)
    before = text[said - 1]
    # 每项任务都确保完成, 危房全部消除: the subject stands before whatever signal.
    has_subject = (
        hit.signal.start == "subject"
        or before in "都均"
        or before in _MEASURED
        or hit.end == end
        or (said < hit.start and _ALL_OF.match(text, begin, said) is not None)
    )
    if not has_subject:
        return _with_adverbs(text, begin, hit.start, words)
    if hit.start - _last_of_row(text, begin, hit.start) > _SUBJECT and not (
        # What is measured may be long: …地区人为因素导致的重污染天数减少30%.
        (before in _MEASURED or text.startswith(_EACH, begin))
        and hit.start - begin <= _LONGEST_ROW
        and not _is_means(text, begin, hit.start, words)
    ):
        return _with_adverbs(text, begin, hit.start, words)
    if hit.end == end and text[begin] not in _MEANS:
        return begin  # 检测平台|基本建成: a state that closes its clause has its subject before it
    if before in "都均" and said - begin > 1:
        before = text[said - 2]
    if before in _MEASURED or text[hit.start] in _MEASURED or not _is_means(text, begin, hit.start, words):
        return begin
    return _with_adverbs(text, begin, hit.start, words)


def _behind_modal(text: str, begin: int, at: int) -> int:
    """Where the subject ends before a modal: 覆盖面|要达到, 渠道|必须确保."""
    if text[at - 1] not in "要应须需当":
        return at
    modal = _MODAL.search(text, max(begin + 1, at - 3), at)
    return modal.start() if modal else at


def _last_of_row(text: str, begin: int, end: int) -> int:
    """Where the last name of a subject begins that lists several: 钢铁、纺织、造纸等行业 is as long as 造纸等行业."""
    if end - begin > _LONGEST_ROW or text.find("等", begin, end) < 0:
        return begin
    return max(begin, text.rfind("、", begin, end))


def _is_means(text: str, start: int, end: int, words: Words) -> bool:
    """Whether what stands before the signal is an activity or its means, not the subject of the state."""
    return (
        (
            text[start] not in "每各"
            and words.may_begin_activity(text, start, end)
            and not PLACE.fullmatch(text, start, end)
        )
        or words.begins_becoming(text, start, end)
        or text[start] in _MEANS
        or text[end - 1] in "、和与及来并"
    )


def _with_adverbs(text: str, low: int, start: int, words: Words) -> int:
    """The start moved left over adverbs that stand directly before it."""
    moved = True
    while moved:
        moved = False
        for begin in range(max(low, start - _LONGEST_ADVERB), start - 1):
            if words.is_adverb(text[begin:start]):
                start, moved = begin, True
                break
        if not moved and text[start - 1] in _PAIRS and (pair := _PAIRED.search(text[max(low, start - 3) : start])):
            start, moved = start - len(pair[0]), True
    return start
