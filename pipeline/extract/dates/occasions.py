"""Times counted from an event or from what was said before: 研讨前三天, 行动结束后一周内, 一个月后, 头四个月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.dates.calendar_point import D
from pipeline.extract.dates.found import Found, Source

_NUMBER = rf"(?:{D}{{1,2}}|[一二两三四五六七八九十半]{{1,2}})"
_UNIT = "(?:工作日|星期|天|日|周|月)"
# 研讨前三天, 考前一个月. 考前三天内 bounds a stretch, 总结前两周的工作 looks back.
_AHEAD = re.compile(rf"前{_NUMBER}(?:{_UNIT}|个(?P<month>月))(?![内之以晚夜的所]|工作(?!日)|情况)")
# 行动结束后一周内: what ends, and until when.
_AFTER_END = re.compile(rf"结束[之以]?后的?{_NUMBER}个?{_UNIT}[之以]?内(?![容部涵])")
# 一个月后民主选举, at the head of a clause; 三年后 tells a story, 3日后 is a day of the month.
_LAPSE = re.compile(rf"(?:{_NUMBER}(?:个月|个?星期|个?学期|周|天)|[一二两三五七十]日)[之以]?后(?![勤备续期台面的])")
_FIRST = re.compile(rf"头{_NUMBER}个?(?:月|周)(?![一二三四五六日天])")
_ANCHOR = re.compile(
    "前(?=[0-9一二两三四五六七八九十半])|结束(?=[之以]?后)|(?<=[月期周天日])[之以]?后|头(?=[0-9一二两三四五六七八九十])"
)
_HEAD = frozenset("，,。；;：:、\n \u3000（()）")
_INTO = frozenset("在于")
# A length is what is left of it where one of these stands before 前: 提前三天, 学期前两周, 年前三个月.
_NO_EVENT = re.compile("(?:[提目之以此当往从空超日年月周期假天度季内表]|学年|星期)$")
_NO_EVENT_WORDS = re.compile("[的了各每须应要将把不请可按第]|提前|^[在于距]?$|至少|最[少多迟晚]")
_MEETING = re.compile("[组处科室队办部站所局]会$")
_LONGEST = 5
_LENGTH_BACK = 6


def in_text(source: Source) -> Iterator[Found]:
    """Every time of a text that an event bounds at a stated distance, or that so much time has to pass to.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.dates.words import vocabulary
    >>> words = vocabulary(load_config().extract)
    >>> text = "彩排前三天定稿，一个月后复查。"
    >>> [text[found.start : found.end] for found in in_text(Source(text, words.find(text), words, len(text)))]
    ['彩排前三天', '一个月后']
    """
    for anchor in _ANCHOR.finditer(source.text):
        first = anchor.group()[0]
        read = {"前": _ahead, "结": _after_end, "头": _first}.get(first, _lapse)
        found = read(source, anchor.start())
        if found is not None:
            yield found


def _ahead(source: Source, at: int) -> Found | None:
    hit = _AHEAD.match(source.text, at, source.end)
    start = _event_start(source, at, hit["month"] is not None) if hit is not None else -1
    return Found(start, hit.end(), "DATE", "ahead_of_event", mod="before") if hit and start >= 0 else None


def _event_start(source: Source, end: int, known: bool) -> int:
    """Where the event begins that ends at `end`; -1 for none.

    It is a word of the lexicon or, unless it has to be `known` (巩固前两个月 has no event), stands at the head of its
    clause.
    """
    text = source.text
    for start in range(end - 1, max(0, end - _LONGEST) - 1, -1):
        word = source.words.get(start)
        if word is not None and (word.end == end + 1 or (word.end == end and word.kind != "period")):
            return start
    if known:
        return -1
    start = end
    while start > 0 and end - start <= _LONGEST and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    if start and text[start - 1] not in _HEAD:
        return -1
    start += text[start] in _INTO
    if _MEETING.search(text, start, end):
        return end - 1  # 后勤组|会前一天
    said = text[start:end]
    if not 1 < len(said) <= _LONGEST or _NO_EVENT.search(said) or _NO_EVENT_WORDS.search(said):
        return -1
    return start


def _after_end(source: Source, at: int) -> Found | None:
    text = source.text
    hit = _AFTER_END.match(text, at, source.end)
    if hit is None:
        return None
    start = at
    while start > 0 and at - start < _LONGEST and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    if start and text[start - 1] not in _HEAD:
        start = at - 2
    start += text[start] in _INTO
    return Found(start, hit.end(), "DATE", "within_of_event") if at - start >= 2 else None


def _lapse(source: Source, at: int) -> Found | None:
    text = source.text
    for start in range(max(0, at - _LENGTH_BACK), at - 1):
        if start and text[start - 1] not in _HEAD and text[start - 1] not in _INTO:
            continue
        hit = _LAPSE.match(text, start, source.end)
        if hit is not None and hit.end() > at:
            return Found(start, hit.end(), "DATE", "lapse", mod="after")
    return None


def _first(source: Source, at: int) -> Found | None:
    hit = _FIRST.match(source.text, at, source.end)
    if hit is None or (at and source.text[at - 1] in "月年周码龙街口"):
        return None
    return Found(at, hit.end(), "DATE", "first_stretch", mod="start")
