"""What in a summary holds for the time to come: its section on the next plan, and rules that go on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.records import Plan

# 计划生育, 目标完成情况, 城乡规划工作: what was done about them, nothing to come.
_AHEAD = re.compile(
    r"(?:计划|目标)(?!生育|免疫|财务|(?:任务)?(?:的?(?:完成|执行|落实|实施|达成)(?:情况|效果|结果)))|打算|设想|思路|构想|展望|愿景"
    r"|下一?步|下一?阶段|下半年|下(?:个|一)?(?:学期|年度?|月|周|季度)|今后|努力方向|改进方向|明年|来年|未来"
    r"|(?:发展|工作|远景|长远|后续|年度?|学期|期)的?规划|^规划(?![编管局审设建区工股科所])|规划(?:和|与|及)(?:打算|展望|目标)"
)

# 明年工作打算从以下几个方面入手: in running text turns to what is to come, and all that follows stays with it.
_TURN = re.compile(rf"(?:{_AHEAD.pattern})(?:$|.*(?:[如以]下|下[列面]|方面|[几各]点|[几各]项|工作|努力|着手|入手))")
_BEHIND = re.compile(
    "现将|报告|汇报|总结|回顾|情况|了|已|完成|按|围绕|对照|根据|依据|年初|制[定订]|[年月期]来(?![的年])"
)  # 按照计划做了以下工作
_LEAD_IN = re.compile(r"[^。！!？?；;：:\n]{4,40}(?=[：:][ \u3000]*(?:\n|[(（]?[一1][)）、.．]|一是))")
_REPORTED = re.compile("回顾|总结|成绩|成效|不足|问题|情况|做法|体会|经验")


# How far in front of a part the line may begin that announces it; how much behind it shows where it ends.
_LONGEST_LINE, _BEGINS = 60, 3


def looks_ahead(plan: Plan, section: int) -> bool:
    """Whether a section, by its own heading or one above it, speaks of what is to come.

    >>> from pipeline.records import Section
    >>> heading = Section(1, None, "1", 1, "三、", "下一步打算", "tasks", 0, 9, 2, 7, 8, 9, "demo")
    >>> looks_ahead(Plan(1, 0, 9, "三、下一步打算。", sections=(heading,)), 1)
    True
    """
    at: int | None = section or None
    while at is not None:
        found = plan.section(at)
        if found.heading and _AHEAD.search(found.heading):
            return True
        at = found.parent or None
    if not section or plan.kind != "summary":
        return False
    turn = _turn(plan.text)
    return 0 <= turn <= plan.section(section).start and not _reports(plan, section, turn)


def _reports(plan: Plan, section: int, turn: int) -> bool:
    """Whether a section behind the turn, or one above it there, has a heading that looks back."""
    at: int | None = section
    while at is not None and plan.section(at).start >= turn:
        heading = plan.section(at).heading
        if heading and _REPORTED.search(heading):
            return True
        at = plan.section(at).parent or None
    return False


@lru_cache(maxsize=4)
def _turn(text: str) -> int:
    """Where the text of a summary turns to what is to come; -1 where no lead-in says so.

    >>> _turn("一年来成绩不小。\\n明年的工作打算如下：\\n1、培训。")
    18
    """
    return next(_turnings(text, 0, len(text)), -1)


def announces(text: str, start: int, end: int) -> bool:
    """Whether what stands in [start, end), in front of a part, closes with the announcement of a plan.

    >>> announces("病历书写不规范。明年的工作计划如下：\\n", 0, 19), announces("现将计划完成情况总结如下：\\n", 0, 14)
    (True, False)
    """
    # Another question than that of `looks_ahead`, with the same answer to what turns: asked while sections are built,
    # of any kind of plan, of the line in front of a part alone; the first turn of a summary holds for all behind it.
    found = _turnings(text, max(start, end - _LONGEST_LINE), min(len(text), end + _BEGINS))
    return any(turning <= end for turning in found)


def _turnings(text: str, start: int, end: int) -> Iterator[int]:
    """Where lead-ins end, in [start, end), behind which a text turns to what is to come."""
    for lead in _LEAD_IN.finditer(text, start, end):
        if _TURN.search(lead.group()) and not _BEHIND.search(lead.group()):
            yield lead.end()


_RULE = re.compile(
    r"必须|应当?|须|要求|规定|一律|不得|每(?:天|日|周|月|学期|学年|年|季度|班|位|名|个|人|节|次)|定期|轮流|[各都均]要|，要|负责|由"
    r"|每(?:半[天日周月年]|晚|晨|季|旬|逢|两|隔|双|餐|课)|[双隔单]周|隔[日天]"
)
# How often: what the next clause tells (养成了习惯) came of it.
_RECURS = re.compile(r"每(?:[天日周月季年晚晨旬]|学[期年]|半|逢|两|隔|双|班次|[餐课节])|[双隔单]周|隔[日天]")
_IN_ALL = re.compile("共|累计|合计|截至|总计")
_DONE = re.compile(r"(?<![为除])了(?!解|如指掌)|已经?|曾|[取获]得|以来|[来间]，|上学期|过去|共计")


def standing_rule(text: str, start: int, end: int) -> bool:
    """Whether a sentence of a summary states what holds on (每天、必须、由…), not what has been done.

    >>> standing_rule("值班教师每天巡查两次。", 0, 11), standing_rule("教师每天巡查了两次。", 0, 10)
    (True, False)
    >>> standing_rule("教师每天巡查两次，消除了隐患。", 0, 15)
    True
    """
    if _RULE.search(text, start, end) is None:
        return False
    return _DONE.search(text, start, told_from(text, start, end)) is None


def told_from(text: str, start: int, end: int) -> int:
    """Where a sentence goes over from what is done again and again to what came of it; `end` where it does not.

    >>> told_from("护士每天巡查，减少了隐患。", 0, 13), told_from("护士巡查，减少了隐患。", 0, 11)
    (6, 11)
    """
    recurs = _RECURS.search(text, start, end)
    done = _DONE.search(text, recurs.end(), end) if recurs else None
    if recurs is None or done is None or _IN_ALL.search(text, recurs.end(), end):
        return end
    comma = max(text.rfind(mark, recurs.end(), done.start() + 1) for mark in "，,")
    return comma if comma >= 0 else end
