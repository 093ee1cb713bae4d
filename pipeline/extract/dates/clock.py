"""Times of day: 9:30, 下午3点, 十一点一刻, 晚上, as TIMEX3 times (T09:30, TEV).

A time of day says nothing by itself: it goes to the day that stands before it, or to the day that is counted from.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract import numerals

_D = "[0-9０-９]"
_PARTS = {
    "凌晨": "NI", "清晨": "MO", "早晨": "MO", "早上": "MO", "清早": "MO", "上午": "MO", "中午": "MI", "正午": "MI",
    "午间": "MI", "下午": "AF", "午后": "AF", "傍晚": "EV", "晚上": "EV", "晚间": "EV", "夜晚": "EV", "夜里": "NI",
    "夜间": "NI", "深夜": "NI", "半夜": "NI", "午夜": "NI", "白天": "DT",
}  # fmt: skip
_SHORT_PARTS = {"早": "MO", "晨": "MO", "晚": "EV", "夜": "NI"}
_PART = "|".join(sorted((*_PARTS, *_SHORT_PARTS), key=len, reverse=True))
_HOUR = rf"{_D}{{1,2}}|二十[一二三四]?|十[一二三四五六七八九]?|[一二三四五六七八九两零]"
_MINUTE = rf"{_D}{{1,2}}|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九]"
_TIME = re.compile(
    rf"(?:(?P<part>{_PART})[ ]?)?"
    rf"(?:(?P<h>{_D}{{1,2}})[:：](?P<m>{_D}{{2}})(?:[:：](?P<s>{_D}{{2}}))?(?!{_D})"
    rf"(?:[ ]?(?P<noon>[apAP])\.?[mM]\.?(?![A-Za-z]))?"
    rf"|(?P<hour>{_HOUR})(?:(?P<dot>点)|时(?![间候段期代节常刻效机光装长限]))(?:(?P<half>半)|(?P<quarter>[一二两三123])刻"
    rf"|过?(?P<minute>{_MINUTE})(?:分|(?![0-9０-９十百千万个项条名人次年月日天点]))(?:(?P<second>{_MINUTE})秒)?|多?钟|整|多)?"
    rf"|(?P<open>{_HOUR})(?=[-—~～至到]{{1,2}}(?:{_HOUR})[点时])"
    rf"|(?P<plain>{_D}{{1,2}})[ ]?(?P<suffix>[apAP])\.?[mM]\.?(?![A-Za-z]))"
)
_BARE_PART = re.compile("|".join(sorted(_PARTS, key=len, reverse=True)))
# What may follow 8点 that has neither a part of the day nor minutes; 三点要求 counts points.
_AFTER_DOT = re.compile(r"$|[，,。；;、：:）)！!？?\s\-—–~～]|[前后起开到至集出上下召在准就才左钟之]")


class Clock(NamedTuple):
    """A time of day at a place of a text; `hour` is None for a mere part of the day.

    `part` is MO, MI, AF, EV, NI, DT or None, as the text says it.
    """

    start: int
    end: int
    hour: int | None
    minute: int | None
    second: int | None
    part: str | None

    @property
    def value(self) -> str:
        """The TIMEX3 time, T before it; the part of the day makes 3点 15 hours."""
        if self.hour is None:
            return f"T{self.part}"
        hour = self.hour
        late = self.part in ("AF", "EV") or (self.part == "NI" and hour >= 6)
        if (late and hour <= 12 and not (hour == 12 and self.part == "AF")) or (self.part == "MI" and hour < 6):
            hour += 12
        if self.minute is None:
            return f"T{hour:02d}:00"
        seconds = f":{self.second:02d}" if self.second is not None else ""
        return f"T{hour:02d}:{self.minute:02d}{seconds}"


def clock_at(text: str, at: int) -> Clock | None:
    """The time of day that begins at `at`, None when there is none.

    >>> clock_at("下午三点半开会", 0).value, clock_at("8:05", 0).value, clock_at("三点要求", 0)
    ('T15:30', 'T08:05', None)
    """
    hit = _TIME.match(text, at)
    if hit is None:
        part = _BARE_PART.match(text, at)
        if part is None:
            return None
        return Clock(at, part.end(), None, None, None, _PARTS[part.group()])
    part_name = hit["part"]
    part_code = _PARTS.get(part_name) or _SHORT_PARTS.get(part_name) if part_name else None
    suffix = hit["noon"] or hit["suffix"]
    if suffix:
        part_code = "AF" if suffix in "pP" else "MO"
    hour = _number(hit["h"] or hit["hour"] or hit["open"] or hit["plain"])
    minute = _minute(hit)
    second = _number(hit["s"] or hit["second"])
    if hour is None or hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    bare = part_name is None and hit["dot"] is not None and hit.end() == hit.end("dot")
    if bare and not _AFTER_DOT.match(text, hit.end()):
        return None
    return Clock(at, hit.end(), hour, minute, second, part_code)


def _number(printed: str | None) -> int | None:
    if printed is None:
        return None
    value = numerals.parse(printed)
    return int(value) if value is not None else None


def _minute(hit: re.Match[str]) -> int | None:
    if hit["half"]:
        return 30
    if hit["quarter"]:
        return 15 * (_number(hit["quarter"]) or 1)
    return _number(hit["m"] or hit["minute"])


_START = re.compile(
    rf"(?:{_PART})|(?<![0-9０-９:：.．/第一二三四五六七八九十百])(?:{_HOUR})"
    rf"(?=[点时:：]|[-—~～至到]{{1,2}}(?:{_HOUR})[点时]|[ ]?[apAP]\.?[mM])"
)


def clocks(text: str) -> list[Clock]:
    """All times of day of a text, in order.

    >>> [clock.value for clock in clocks("上午8:30到11:30，下午两点开始")]
    ['T08:30', 'T11:30', 'T14:00']
    """
    found: list[Clock] = []
    at = 0
    while (hit := _START.search(text, at)) is not None:
        one = clock_at(text, hit.start())
        if one is None:
            at = hit.start() + 1
            continue
        found.append(one)
        at = one.end
    return found


def part_before(text: str, end: int) -> str | None:
    """The part of the day that the words ending at `end` name: EV behind 昨晚, AF behind 周三下午.

    >>> part_before("昨晚8点", 2), part_before("昨天8点", 2)
    ('EV', None)
    """
    return _PARTS.get(text[max(0, end - 2) : end]) or _SHORT_PARTS.get(text[end - 1 : end])


def later(first: str, clock: Clock) -> str:
    """The time of a clock that ends a range begun at `first`: 下午2点到5点 ends at 17.

    >>> later("T14:00", clock_at("5点", 0))
    'T17:00'
    """
    value = clock.value
    if clock.part is None and clock.hour is not None and clock.hour < 12 and first[1:3].isdigit() and value <= first:
        return clock._replace(part="AF").value
    return value


def time_of(printed: str) -> str | None:
    """The TIMEX3 time in what stands behind a day (上午9:30), None when it has no hour.

    >>> time_of("(周三)下午2点"), time_of("上午")
    ('T14:00', None)
    """
    for one in clocks(printed):
        if one.hour is not None:
            return one.value
    return None
