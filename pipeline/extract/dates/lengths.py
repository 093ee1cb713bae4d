"""Lengths of plans, phases and terms of office: 五年内, 为期三个月, 协作时间为三年.

A length that is itself required (不少于30分钟, 至少一周时间) is a quota and is left alone; so a length counts only
where the words around it say that it is the span of the plan or of a phase of it.
"""

from __future__ import annotations

import functools
import re

from pipeline.extract import numerals
from pipeline.extract.dates.calendar_point import D, follows_list_number
from pipeline.extract.dates.found import Found, Source

_LENGTH = re.compile(
    rf"(?P<n>(?:{D}{{1,2}}|[一二两三四五六七八九十]{{1,2}}|半)(?:[ \t]?(?:[-—－~～]|至|到)[ \t]?"
    rf"(?:{D}{{1,2}}|[一二两三四五六七八九十]{{1,2}}))?|几)[ \t]?(?:个)?"
    r"(?P<unit>学年|学期|季度|年(?!级|段|龄|代|生)|月(?!份|\d)|周(?!岁|期|边|年)|星期|天)(?P<half>半)?"
)
_UNIT = {
    "学年": ("Y", 1),
    "学期": ("M", 6),
    "季度": ("M", 3),
    "年": ("Y", 1),
    "月": ("M", 1),
    "周": ("W", 1),
    "星期": ("W", 1),
    "天": ("D", 1),
}
# What stands directly before a length that is the span of something.
_BEFORE = re.compile(
    r"(?:为期|历时|历经|时长为?|时限为?|期限[:：]?为?|期限是|周期[:：]?为?|任期[:：]?为?|聘期[:：]?为?|有效期[:：]?为?|时间[:：]?为|时间是|期为|一届|任职|试用期[:：]?为?|关键的?|攻坚的?|决胜的?|"
    r"实行|规划期|支教|挂职|建设期[:：]?为?|合作|协作|服务期[:：]?为?|培养期[:：]?为?|活动时间[:：]|持续|前后)[ \t]?$"
)
# 2026年是迎检的关键一年: what the year is, not how long.
_OF_WEIGHT = re.compile("(?:关键|攻坚|决胜)的?$")
_AHEAD = re.compile(r"(?:今后|未来|接下来的?|往后)$")
_SPEND = re.compile(r"(?:用|利用|计划|力争|争取|集中|经过|通过|分|在|将用|花|再用|拟用|力争用|确保)$")
_WITHIN = re.compile(r"(?:之内|以内|内)(?!容|部|涵)")
_AROUND = re.compile(
    r"(?:(?:的|左右的|多的)?(?:集中|专项|综合|系统|持续|连续|扎实|共同|不懈)?(?:努力|奋斗|建设|实践|探索|发展|攻坚|整治|改造)|左右|时间|期间|的时间|左右的?时间|左右时间|为一?个?周期|一个?周期|一个?轮回|为一?轮|一轮(?!换)|一届|为一届|为期限|任期|一聘|为限)"
)
# 通过两年努力: what is to be done in the length stands right behind it.
_EFFORTS = ("努力", "奋斗", "建设", "实践", "探索", "发展", "攻坚", "整治", "改造")
_BRACKETED = re.compile("的?时间[）)]")  # 四月（一个月时间）
_THROUGH = re.compile(r"(?:经过|通过|用|利用|再用|力争用|争取用|历经|以)$")
_REQUIRED = re.compile(
    r"(?:至少|不少于|不得少于|不低于|不超过|不得超过|最少|最多|最长|满|达|超过|少于|每天|近|约|长达|提前|已|累计|第|前|后|每|近|过去|最近|高|初|大|龄|[从任]教|入职|从业|行医)$"
)
_ENDING = re.compile(r"[\u4e00-\u9fff]{0,4}?期(?:结束|届满|满|末)(?P<side>之?前|以前|之?后|以后|时)")
# 一年打基础，两年上水平: the stages of a plan.
_STEP = re.compile(r"[一二两三四五]年[\u4e00-\u9fff]{2,6}[,，、；;][ \t]?[二两三四五]年[\u4e00-\u9fff]{2}")
_STEPPED = re.compile(r"[一二两三四五]年[\u4e00-\u9fff]{2,6}[,，、；;][ \t]?$")
# 为期半天的趣味活动: how long an event takes is required of it; 为期三天的专项行动 is a phase.
_OF_AN_EVENT = re.compile(
    '的[ ]?[“"]?[^，,。；;：:“”"\n]{0,12}[”"]?'
    "(?:活动|培训|学习|集训|会议|比赛|竞赛|讲座|研修|训练|演练|参观|体验|研学|展览|展演|讲习|研讨|运动会|观摩)"
)
_CALENDAR = ("Y", "M")


def length_at(source: Source, at: int) -> Found | None:
    """The DURATION that begins at `at`, None when nothing there says how long a plan or phase lasts."""
    text = source.text
    hit = _LENGTH.match(text, at, min(source.end, at + 16))
    if hit is None or hit["n"] == "几":
        return None
    if at and (
        (text[at - 1].isascii() and text[at - 1].isalnum())
        or (text[at - 1] in ".．" and not follows_list_number(text, at))
        or text[at - 1] in "第十百千一二三四五六七八九〇零"
    ):
        return None
    before = text[max(0, at - 9) : at]
    if _REQUIRED.search(before) and not _AHEAD.search(before):
        return None
    if hit["n"] == "一" and _OF_WEIGHT.search(before):
        return None
    if hit["unit"] == "天" and before.endswith("为期") and _OF_AN_EVENT.match(text, hit.end()) is not None:
        return None
    unit, factor = _UNIT[hit["unit"]]
    value = _value(hit["n"], factor, unit, hit["half"] is not None)
    if value is None:
        return None
    ending = _ENDING.match(text, hit.end(), min(source.end, hit.end() + 12))
    if ending is not None:
        mod = "after" if "后" in ending["side"] else "before" if "前" in ending["side"] else "end"
        return Found(at, ending.end(), "DATE", "end_of_length", mod=mod)
    ahead = _AHEAD.search(before)
    within = _WITHIN.match(text, hit.end(), source.end)
    start = at - len(ahead.group()) if ahead else at
    if ahead:
        return Found(start, within.end() if within else hit.end(), "DURATION", "length_ahead", value=value)
    if hit["unit"] == "学期" and hit["n"] == "一" and before[-1:] not in tuple("上下这那同本新"):
        return Found(at, within.end() if within else hit.end(), "DURATION", "one_term", value=value)
    if within:
        if unit not in _CALENDAR or hit["unit"] == "月":
            return None
        if before.endswith("工作") and text.startswith("的", within.end()):
            return None  # 工作3年以内的护士: who, not until when
        return Found(at, within.end(), "DURATION", "length_within", value=value)
    if _BEFORE.search(before) or _STEP.match(text, at, source.end) or _STEPPED.search(before):
        return Found(at, hit.end(), "DURATION", "length_of_phase", value=value)
    if before.endswith(("（", "(")) and _BRACKETED.match(text, hit.end(), source.end):
        return Found(at, hit.end(), "DURATION", "length_of_phase", value=value)
    around = _AROUND.match(text, hit.end(), source.end)
    if around is None or (hit["unit"] in ("天", "周", "星期") and not _SPEND.search(before)):
        return None
    if around.group().endswith(_EFFORTS) and not _THROUGH.search(before):
        return None
    if around.group() in ("左右", "时间", "的时间", "左右时间", "左右的时间") and not _SPEND.search(before):
        return None
    if around.group().startswith("左右"):
        return Found(at, around.start() + 2, "DURATION", "length_of_phase", value=value, mod="approx")
    return Found(at, hit.end(), "DURATION", "length_of_phase", value=value)


@functools.lru_cache(maxsize=1024)
def _value(printed: str, factor: int, unit: str, half: bool) -> str | None:
    parts = [numerals.parse(part.strip()) for part in re.split("[-—－~～至到]", printed)]
    if any(part is None for part in parts) or not all(parts):
        return None
    values = [(part or 0) * factor + 0.5 * half * factor for part in parts]
    if unit == "Y" and values == [0.5]:
        return "P6M"  # as of every half year
    return "/".join(f"P{value:g}{unit}" for value in values)
