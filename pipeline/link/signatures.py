"""The signature at the end of a plan: who signs, and the day."""

from __future__ import annotations

import re

from pipeline.records import Plan, Sentence

_BODY = "(?:[局校院室部府司队站所办委园社厂处科]|委员会|中心|支部|小组)"
# A body may stand in front of the day on its line; any other name there (清明祭扫 2031年4月5日) says what is done then.
_DAY_OF_A_YEAR = re.compile(
    rf"(?:[^,，。;；:：、!！?？\d\s]{{1,28}}{_BODY}[ \u3000]+)?"
    r"[\dxX〇○零一二三四五六七八九_]{2,4}\s*年[^,，。;；:：年]{1,8}日"
)
# Any name in front of the day, bodies in front of that.
_NAME_LINE = re.compile(r"[^,，。;；:：、!！?？\d]{2,30}")
_BODY_LINE = re.compile(rf"[^,，。;；:：、!！?？\d]{{1,28}}{_BODY}")


def unsigned(plan: Plan, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences without the signature at their end: a line that is nothing but a day, names in front of it.

    >>> from pipeline.records import Plan, Sentence
    >>> plan = Plan(1, 0, 18, "每月检查。\\n水务站\\n2031年3月1日")
    >>> len(unsigned(plan, [Sentence(0, 5, 1), Sentence(6, 9, 1), Sentence(10, 19, 1)]))
    1
    """
    text, last = plan.text, len(sentences) - 1
    if last < 1 or not _DAY_OF_A_YEAR.fullmatch(text, sentences[-1].start, sentences[-1].end):
        return sentences
    signer = _NAME_LINE
    while last > 1 and signer.fullmatch(text, sentences[last - 1].start, sentences[last - 1].end):
        if "\n" not in text[sentences[last - 1].end : sentences[last].start]:
            break
        last, signer = last - 1, _BODY_LINE
    return sentences[:last]
