"""What stands around a date phrase and bounds it: 到 and 从 before it; 前, 起, 期间, 止 behind it."""

from __future__ import annotations

import re

from pipeline.extract.dates.calendar_point import D
from pipeline.extract.dates.found import Found, Source

_TAIL = re.compile(
    r"(?:(?P<before>(?:结束)?(?:之前|以前|前夕|前(?![往来提期列景沿述面言段茅锋途置者夕苏半所五三十两二一几不后0-9])))"
    r"|(?P<around>前后|左右)"
    r"|(?P<after>(?:之后|以后|后(?![勤续备期台盾方果半天年置前]|来(?![校我本园院厂到])|进(?:生|班|村|支|学|者|面|单位))))"
    r"|(?P<since>(?:起(?![草点床步飞诉源到码伏]|来(?![校园院厂我本]))|开始|以来))"
    r"|(?P<stop>为止|截止|止(?![血痛损境步]))"
    r"|(?P<during>期间|间(?![隔接断距谍歇或苗作操])))"
)
_CLOCK_LIMIT = re.compile(
    r"(?<=[日号天一二三四五六)）])[ ]?(?:[0-9]{1,2}[点时](?:半|[0-9]{1,2}分)?|[0-9]{1,2}[:：][0-9]{2})$"
)
WITHIN_LENGTH = re.compile(
    rf"(?:之)?(?:的)?(?:{D}{{1,3}}|[一二两三四五六七八九十半]{{1,3}})个?(?:工作日|星期|天|日|周|月|学时|小时)(?:之|以)?内"
)
_UNTIL = re.compile(
    r"(?:截止到|截至到|截止至|截止|截至|(?<![达得收感看听遇提做接找直想])到"
    r"|(?<![甚乃以直冬夏年月日号底初末旬起])至|[自从]?即日起至)[ \t]?$"
)
FROM = re.compile(r"[从自][ \t]?$")


def finish(source: Source, found: Found) -> Found:
    """Take in what stands around a phrase: 前, 起, 期间 behind it, 到 or 从 before it; they set `mod`."""
    text = source.text
    mod, end, exclusive = found.mod, found.end, found.exclusive
    hour = _HOUR_OF_DAY.match(text, end) if _is_day(found) else None
    if hour is not None:
        return found._replace(end=hour.end(), mod="before")
    tail = _TAIL.match(text, end, min(source.end, end + 6))
    if tail is not None and tail["before"] and (limit := _CLOCK_LIMIT.search(text[found.start : end])) is not None:
        # 3月5日9点前: the hour is a limit of its own
        first = found.first._replace(time=None) if found.first is not None else None
        return found._replace(end=found.start + limit.start(), first=first)
    if tail is not None and not (tail["during"] and text[tail.start("during")] == "间" and found.type == "SET"):
        end = tail.end()
        if tail["stop"] and found.last is not None:
            pass  # both ends are said: 3月1日起至5月1日止
        elif tail["before"] or tail["stop"]:
            mod, exclusive = "before", tail["before"] is not None
        elif tail["after"] or tail["since"]:
            mod, exclusive = "after", tail["after"] is not None
        elif tail["around"]:
            mod = "approx"
    vague = found.first is None and found.when is None
    if mod == "after" and vague and (within := WITHIN_LENGTH.match(text, end)) is not None:
        end, mod = within.end(), None  # 开学后两周内: bounded on both sides
    start = found.start
    if found.last is None and found.type == "DATE" and (found.first is not None or found.when):
        until = _UNTIL.search(text, max(0, start - 6), start)
        if until is not None and mod in (None, "before", "end", "start", "mid"):
            start, mod, exclusive = until.start(), "before", False
    if mod == "after" and tail is not None and tail["since"]:
        since = FROM.search(text, max(0, start - 2), start)
        if since is not None:
            start = since.start()
    if tail is None and (start, end) == (found.start, found.end):
        return found
    return found._replace(start=start, end=end, mod=mod, exclusive=exclusive)


def _is_day(found: Found) -> bool:
    point = found.first
    return found.rule == "weekday_of_week" or (point is not None and point.day is not None and found.last is None)


# 9月1日下班前: what bounds the day belongs to the phrase.
_HOUR_OF_DAY = re.compile("(?:[上下]班|[上下放]学|收工|离校|离园|熄灯)之?前")
