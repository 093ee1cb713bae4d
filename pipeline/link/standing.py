"""Which sentences plan: in a summary, in a background and behind what a stage holds not all that is dated does."""

from __future__ import annotations

import re

from pipeline.link.places import Places
from pipeline.link.statements import SANCTION
from pipeline.nlp.outlook import looks_ahead, standing_rule
from pipeline.records import Plan, Sentence

_RUNNING = 4  # so many sentences without any heading are a plan, no preamble
_REPORTS = re.compile(r"(?:目前|现)?[,，]?已经?(?!建成的|有的|达)")
_PLANNED = re.compile(r"[要将须拟]|定于|决定|应当|必须|请各|经[^,，。;；]{2,16}研究")
# Goals sections hold what is to be true; there only what is held or carried out is an action.
_CARRIED_OUT = re.compile("组织|开展|举[办行]|召开|召集|进行|实施")
# So many sentences in front of the first heading are more than a preamble.
_LONG = 12
# 成果展示, 成果运用, 需要说明的问题: what is still to be done or told, though the words look back.
_TO_COME = re.compile("(?:展示|展评|运用|应用|推广|转化|展演|发布|说明的(?:问题|事项|情况)|注意的(?:问题|事项))$")
# 现状分析, 工作回顾: how things are, or have been, whatever the section's role.
_TELLING = re.compile(
    r"(?:回顾|现状|剖析|背景(?:说明|介绍|分析)?|(?:现有|基础|有利|不利|主客观)条件|问题的?(?:提出|由来)"
    r"|(?:存在|主要|突出)的?(?:问题|困难|不足)(?:(?:及|与|和)(?:原因|不足|困难))?(?:分析)?"
    r"|(?:基本|班级|班|学生|学|教材|现实|本组|自身)情(?:况)?(?:分析|简介|概况|概述|介绍)?)$"
)


def may_plan(plan: Plan, section: int, sentence: Sentence, places: Places) -> bool:
    """In a summary only standing rules are tasks, among goals what is carried out, in a background what is planned."""
    text = plan.text
    if _REPORTS.match(text, sentence.start) and not _PLANNED.search(text, sentence.start, sentence.end):
        return False
    if plan.kind == "summary" and not looks_ahead(plan, section):
        return standing_rule(text, sentence.start, sentence.end)
    if section and plan.section(section).role == "goals":
        return _CARRIED_OUT.search(text, sentence.start, sentence.end) is not None
    if section and _tells(plan, section):
        planned = _PLANNED.search(text, sentence.start, sentence.end) is not None
        return planned or (plan.section(section).heading is None and _charges(sentence, places))
    return True


def closes(plan: Plan, sentence: Sentence, places: Places) -> bool:
    """Whether a paragraph behind what a stage holds says what becomes of those who take no part in the whole."""
    if plan.text[sentence.start - 1] != "\n" or places.dates_in(sentence.start, sentence.end):
        return False
    return SANCTION.search(plan.text, sentence.start, sentence.end) is not None


def _charges(sentence: Sentence, places: Places) -> bool:
    """Whether a sentence puts somebody in charge: also a preamble that does so plans."""
    parties = places.mentions.parties
    return any(parties[n - 1].basis == "explicit" for n in places.parties_in(sentence.start, sentence.end))


def _tells(plan: Plan, section: int) -> bool:
    """Whether a section tells how things are: a background, but not a plan that has no headings at all."""
    record = plan.section(section)
    at: int | None = section
    while at:
        above = plan.section(at)
        if above.heading and _TELLING.search(above.heading):
            return True
        at = above.parent
    if record.role != "background":
        return False
    if record.heading is not None:
        return _TO_COME.search(record.heading) is None
    if sum(sentence.section == section for sentence in plan.sentences) >= _LONG:
        return False
    return any(other.heading for other in plan.sections) or len(plan.sentences) < _RUNNING
