"""Amounts of work behind a name: 教研组长不少于12节, 各村卫生室不少于6场, 每名干部驻村不少于5天."""

from __future__ import annotations

import re

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.unlisted import COUNTED, LIMITED
from pipeline.extract.parties.whole_names import is_body, is_staff
from pipeline.extract.parties.wording import clause_end

# 教研组长不少于12节: how much of their work is expected of some of the staff.
_WORKLOAD = re.compile(
    r"(?:每[一-鿿]{1,3})?(?:不少于|不低于|至少)\s*[0-9０-９一二两三四五六七八九十]{1,4}\s*(?:节|次|篇|课时|学时|份|户|场)"
    r"(?:以上)?(?=[，,。；;\n]|$)"
)
# 驻村不少于5天: how long, or how many people, once it is said at what.
_TIME_SPENT = re.compile(
    r"(?:不少于|不低于|至少)\s*[0-9０-９一二两三四五六七八九十]{1,4}\s*个?(?:天|小时|工作日|人次?|次|户)"
)
# What an amount of work begins with (每周不少于12节, 至少2篇).
_BEGINNINGS = frozenset("每不至")


def of_work(reading: Reading, start: int, offset: int, position: int, end: int) -> bool:
    """Whether an amount of work at `position`, right behind the name `text[start:offset]`, is theirs.

    It is where they are staff, or each of many bodies.
    """
    text = reading.text
    if text[position] not in _BEGINNINGS or not _WORKLOAD.match(text, position, end):
        return False
    return is_staff(reading, start, offset) or (text[start] == "各" and is_body(reading, start, offset))


def of_time(reading: Reading, start: int, offset: int, position: int, end: int) -> bool:
    """Whether an amount of time or people behind an adverb is expected of the staff `text[start:offset]`."""
    text = reading.text
    if text[position] not in _BEGINNINGS or not _TIME_SPENT.match(text, position, end):
        return False
    return is_staff(reading, start, offset)


def counted(text: str, position: int, end: int) -> bool:
    """Whether the clause from `position` on says how often something is done (业务查房一次).

    >>> counted("业务查房一次", 0, 6), counted("绩效工资300元", 0, 8)
    (True, False)
    """
    stop = clause_end(text, position, end)
    return COUNTED.search(text, position, stop) is not None and LIMITED.search(text, position, stop) is None
