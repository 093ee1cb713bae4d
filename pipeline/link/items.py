"""What of a dated item is its action: without the words that announce it, and without what it is for."""

from __future__ import annotations

import re

from pipeline.link.clauses import Clause
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.nlp.bullets import BULLETS, DASHES
from pipeline.records import Plan

# 主要内容包括: in front of what is to be done.
_ANNOUNCES = re.compile(
    "(?:本|该|这一)?(?:阶段)?(?:的)?(?:主要|具体|重点)?(?:活动|工作|任务)?的?(?:内容|任务|工作|事项|措施|重点|职责)(?:包括|如下|有|为|是)?"
    "|[^,，。;；]{0,6}(?:做好|抓好|开展|完成|落实|包括|进行)?(?:以下|如下|下列)[^,，。;；]{0,6}(?:工作|任务|事项|内容|措施|活动)"
)
# 进行讨论,内容如下: what follows only tells the contents.
_TELLS_CONTENTS = re.compile(
    "[^,，。;；]{0,8}(?:内容|议题|题目|事项|要求|流程|程序)(?:主要|具体)?(?:如下?|包括|有|为|是)?"
)
# 在启动阶段, in front of what is done in it.
_IN_STAGE = re.compile("在[^,，。;；]{0,8}(?:阶段|时期)[中里内]?")
# 宣传发动阶段:, in front of what is done in it.
_STAGES = ("阶段", "时期", "环节")
_LONGEST_STAGE = 12
# 深入人心: a saying of four characters, not more.
_SAYING = 4
_MARK_ROOM = 2  # for blanks around a marker
_BULLET_ROOM = 8
_BULLET = re.compile(f"\\s*[{BULLETS}{DASHES}]\\s*")


def marked_dates(plan: Plan, item: int, places: Places) -> tuple[int, ...]:
    """The dates that an item has for its marker: 10月： in a row of weeks and months."""
    marked = plan.items[item - 1]
    if not any(unit in marked.marker for unit in "月周旬"):
        return ()
    return places.dates_in(marked.start - len(marked.marker) - _MARK_ROOM, marked.start)


def is_bulleted(text: str, start: int) -> bool:
    """Whether a line begins at `start` with nothing but a bullet or a dash in front of it: - 检修锅炉.

    >>> is_bulleted("6月\\n· 端午龙舟赛", 5), is_bulleted("6月\\n端午龙舟赛", 3)
    (True, False)
    """
    return _BULLET.fullmatch(text, text.rfind("\n", max(0, start - _BULLET_ROOM), start) + 1, start) is not None


def core(plan: Plan, clauses: list[Clause], words: Lexicons) -> list[Clause]:
    """The clauses of an item that say what is done; `clauses` are those of one item, at least one.

    A first clause that only announces the others (主要内容包括:) is left out, and so is all behind one that announces
    contents (议题如下:), and the purposes and goals at the end with what those go on with (做到家喻户晓,深入人心).
    """
    text, first = plan.text, clauses[0]
    if len(clauses) > 1 and text[first.stop - 1] in ":：" and _is_label(text, first, clauses[1]):
        clauses = clauses[1:]
        first = clauses[0]
    if len(clauses) > 1 and text[first.start] == "在" and _IN_STAGE.fullmatch(text, first.start, first.end):
        clauses = clauses[1:]
        first = clauses[0]
    if text[first.stop - 1] in ":：" and _ANNOUNCES.fullmatch(text, first.start, first.end):
        clauses = clauses[1:]
    for n in range(1, len(clauses)):
        clause = clauses[n]
        if text[clause.stop - 1] in ":：" and _TELLS_CONTENTS.fullmatch(text, clause.start, clause.end):
            clauses = clauses[:n]
            break
    return _without_purpose(plan, clauses, words)


def _is_label(text: str, first: Clause, following: Clause) -> bool:
    """Whether a first clause only names the stage, or the list whose dash stands behind it (教学检查: - 提交教案)."""
    if text.endswith(_STAGES, first.start, first.end) and first.end - first.start <= _LONGEST_STAGE:
        return True
    between = text[first.stop : following.start]
    return any(mark in between for mark in "-•·—")


def _without_purpose(plan: Plan, clauses: list[Clause], words: Lexicons) -> list[Clause]:
    """The clauses without the purposes and goals at their end; 深入人心 goes with the one before it."""
    end = len(clauses)
    while end > 1:
        last = clauses[end - 1]
        tail = 2 if end > 2 and last.end - last.start <= _SAYING and not (last.triggers or last.subjects) else 1
        if _is_purpose(plan, last, words):
            end -= 1
        elif tail == 2 and _is_purpose(plan, clauses[end - 2], words):
            end -= 2
        else:
            break
    return clauses[:end]


def _is_purpose(plan: Plan, clause: Clause, words: Lexicons) -> bool:
    return clause.goal or words.purpose.match(plan.text, clause.start, clause.end) is not None
