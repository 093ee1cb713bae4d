"""The list of the plans of a page that a collecting site sets above them: 目录 第一篇:… 第二篇:….

The list is known by what follows: each of its lines stands again below, above its plan.
"""

from __future__ import annotations

import re

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("contents_list",)
_HEADER = re.compile(r"[【\[]?(?:本文|文章|全文|内容|范文|本页)?(?:目录|导读|导航|快速导航)[】\]]?\s*[:]?")
_HEADER_WORDS = ("目录", "导读", "导航")
_LINK = re.compile(
    r"(?:[-*•·●]\s*)?(?=.*(?:计划|方案|总结|规划|要点|意见|办法|制度|预案|报告|篇))[^。;!?]{4,60}|第[一二三四五六七八九十\d]{1,3}篇.{0,60}"
)
_HEADING = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)、.]")
_BULLET = re.compile(r"[-*•·●]\s*")
_BODY = re.compile(r"[【\[]?正文[】\]]?\s*[:]?")
_HEAD_LINES = 15
_MOST = 40
# No link is longer but for the spaces behind its bullet.
_LONGEST_LINK = 66
_SENTENCE_ENDS = "。;!?"
_BULLETS = "-*•·●"
_FEWEST = 2
_FEWEST_WITHOUT_HEADER = 3


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of the list with its header, and of the word 正文 below it.

    >>> from pipeline.text import Text
    >>> text = Text.of("目录\\n安全计划\\n防火方案\\n安全计划\\n一、检查。\\n防火方案\\n一、登记。")
    >>> text.edit(edits(View.of(text), None)).value
    '安全计划\\n一、检查。\\n防火方案\\n一、登记。'
    """
    known: dict[int, bool] = {}
    announced = any(word in view.plain for word in _HEADER_WORDS)
    for number in range(min(len(view.lines), _HEAD_LINES)):
        start, end = view.lines[number]
        size = end - start
        if size > _LONGEST_LINK and view.plain[start] not in _BULLETS:
            continue
        if size > _MOST and not _LINK.fullmatch(view.plain, start, end):
            continue
        header = announced and _HEADER.fullmatch(view.plain, start, end) is not None
        first = number + 1 if header else number
        last = first
        while last < len(view.lines) and last - first < _MOST:
            if last not in known:
                known[last] = _stands_again(view, last)
            if not known[last]:
                break
            last += 1
        last = _up_to_first_again(view, first, last)
        if last - first < (_FEWEST if header else _FEWEST_WITHOUT_HEADER):
            continue
        if last < len(view.lines) and _BODY.fullmatch(view.line(last)):
            last += 1
        return [view.removal(number, last - 1, "nav", "contents_list")]
    return []


def _stands_again(view: View, number: int) -> bool:
    """Whether a line is a title that stands again below, on a line of its own or at the beginning of one."""
    start, end = view.lines[number]
    sentence = view.plain[end - 1] in _SENTENCE_ENDS and view.plain[start] != "第"
    if sentence or end - start > _MOST * 2:
        return False
    title = _BULLET.sub("", view.plain[start:end], count=1)
    at = view.plain.find(title, end)
    if at < 0 or _HEADING.match(view.plain, start, end) or not _LINK.fullmatch(view.plain, start, end):
        return False
    for _ in range(_MOST):
        if at < 0:
            break
        if view.lines[view.line_at(at)].start == at:
            return True
        at = view.plain.find(title, at + len(title))
    return False


def _up_to_first_again(view: View, first: int, last: int) -> int:
    """Where a list ends that the plans follow at once: in front of the first line that stands in it already."""
    seen = set()
    for number in range(first, last):
        title = _BULLET.sub("", view.line(number), count=1)
        if title in seen:
            return number
        seen.add(title)
    return last
