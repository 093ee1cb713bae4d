"""A point of the calendar as a text gives it, and how its numbers are printed."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from pipeline.extract import numerals

D = "[0-9０-９]"
CN = "[一二三四五六七八九]"
MASK = "[xXｘＸ×]"
MONTH_NUMBER = rf"(?:{D}{{1,2}}(?!{D})|十[一二]?|{CN}|元|正|腊|{MASK}{{1,2}})"
DAY_NUMBER = rf"(?:{D}{{1,2}}(?!{D})|三十一?|二?十{CN}?|廿{CN}?|初[一二三四五六七八九十]|{CN}|{MASK}{{1,2}})"


class Point(NamedTuple):
    """A point as the text gives it.

    `year` is four digits, `XXXX` (masked: `mask` keeps what is printed), or None when not said; `shift` counts years
    from the plan's own (今年 0, 去年 -1), `following` marks 次年. `month` and `day` are two digits or `XX`. `part` is
    start, mid or end of the month or year (also start-mid, mid-end), H1, H2, Q1-Q4, SP, SU, FA, WI, or W1-W5 of a
    month. `lunar` marks months and days of the lunar calendar; `time` is a TIMEX3 time of the day (T09:30).
    """

    year: str | None = None
    shift: int | None = None
    following: bool = False
    mask: str | None = None
    month: str | None = None
    day: str | None = None
    part: str | None = None
    lunar: bool = False
    time: str | None = None


class Reading(NamedTuple):
    """A point and where its reading ends; `bare_year` when nothing but a year was read, `last` for a range."""

    end: int
    point: Point
    bare_year: bool = False
    last: Point | None = None


@functools.lru_cache(maxsize=1024)
def two_digits(text: str) -> str | None:
    """`09` for 9, 九 or ９; `XX` for a masked number; None for anything else.

    >>> two_digits("十二"), two_digits("xx"), two_digits("初三")
    ('12', 'XX', '03')
    """
    if text[0] in "xXｘＸ×":
        return "XX"
    if text in ("元", "正"):
        return "01"
    if text == "腊":
        return "12"
    value = numerals.parse(text.removeprefix("初"))
    return None if value is None or not 0 < value < 100 else f"{int(value):02d}"


_LIST_NUMBER = re.compile(r"(?:^|[\n。；;！!？? \u3000])[0-9０-９]{1,2}[.．]$")
_NUMBER_WIDTH = 4  # of a list number and what stands before it


def follows_list_number(text: str, at: int) -> bool:
    """Whether nothing but the number of a list item stands before `at` on its line or behind a full stop.

    >>> follows_list_number("1.11月16日报到", 2), follows_list_number("共1.11月", 3)
    (True, False)
    """
    return at > 1 and text[at - 1] in ".．" and _LIST_NUMBER.search(text[max(0, at - _NUMBER_WIDTH) : at]) is not None
