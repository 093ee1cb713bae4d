"""Recurrences: 每周一晚, 每学期, 双周, 逐年, 周一至周五, 一学期一次.

They become SET dates, with an RRULE (RFC 5545) where one exists.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract import numerals
from pipeline.extract.dates import rrule
from pipeline.extract.dates.calendar_point import DAY_NUMBER, MONTH_NUMBER, D
from pipeline.extract.dates.found import Found, Source
from pipeline.extract.dates.surroundings import finish
from pipeline.extract.dates.words import Word

_NUMBER = rf"(?:{D}{{1,3}}|[一二两三四五六七八九十]{{1,2}}|半|隔)"
_HALF_DAY = r"(?:上午|下午|中午|晚上|早上|早晨|傍晚|清晨|晚自习|晚(?![会自报间于]))"
_EVERY = re.compile(
    rf"每[一]?(?:个|隔)?[ \t]?(?P<n>{_NUMBER})?(?:个)?(?P<unit>学年度?|半?学期|学季|季度|季(?!节)"
    rf"|月份?|周(?!期|边|岁|围|长|转)|星期|礼拜|年度?(?!级|段)"
    r"|工作日|天|日(?!均|常|益)|旬|小时|钟头|分钟|秒|晚|夜|早(?=上|晨|[^晚期]))"
)
_WEEKDAYS = "一二三四五六日天"
_NOT_WEEKDAY = re.compile(
    r"(?:次|节|个|名|篇|题|课(?![后前间外余])|期|练|测|讲|查|评|报(?![送到名])|检|考|结|通|总|场|堂|小时|页|张|首|句|条|份"
    r"|件|项|人|班(?!会|子|前|队|级|主任|干)|读|诗|主题|"
    r"[大小](?:扫|查|结|评|考|检|测|练)(?!除|课)|荐|歌|星|书|封|本|例(?!会)|案|议|学|研|文|更(?![新换替改正])|清|公|调|督|反|轮|换|回|遍|天|日|步|词|理|得|思|省|谈|访|晒|展|演|赛|幅|画|字)"
)
_NAME_TAIL = re.compile(r"[一](?:荐|歌|星|讲|诗|句|画|书|词|晒|理|图|曲|字|语|文|话|故事|名言)(?!个|次)")
_WEEKDAY = re.compile(
    rf"的?(?P<from>[{_WEEKDAYS}])(?:(?P<glued>[二三四五六]{{1,4}}[日天]?)(?![次节个名篇课天月年.至到])"
    rf"|(?:(?:[、,，和及]|至|到|[-—－~～]{{1,2}})(?:周|星期|礼拜)?[{_WEEKDAYS}](?![{_WEEKDAYS}月年.]))*)"
)
_YEAR_TAIL = re.compile(
    rf"的?(?:{MONTH_NUMBER}(?:(?:、{MONTH_NUMBER}){{0,3}}|[-—－~～至到]{MONTH_NUMBER})月份?(?:{DAY_NUMBER}[日号]|[上中下]旬|初|底|末|的?第[一二三四五1-5]个?(?:周|星期)(?![末边])(?:的?(?:周|星期)?[{_WEEKDAYS}])?)?(?:(?:至|到|[-—－~～]|和|、)(?:次年|翌年|第二年)?{MONTH_NUMBER}月份?(?:{DAY_NUMBER}[日号]|[上中下]旬|初|底|末)?)?"
    r"|年?(?:初|底|末|终(?![考总评奖述检决结盘测绩]))|寒暑假|[寒暑]假|暑期|上半年|下半年|[春夏秋冬](?:、?[春夏秋冬])?(?:天|[季两]?季?)(?!节|游))"
)
_TERM_PART = (
    r"(?:开学之初|开学初|开学前|开学时|开学|期初|期中|期末|初期|中期|末期|之初|结束前|结束时|结束"
    r"|开始|初|末|中(?=[、期])|中旬)"
)
_TERM_TAIL = re.compile(rf"的?{_TERM_PART}(?:(?:和|或|及|与|、|至)(?:学期)?{_TERM_PART}){{0,2}}")
_MONTH_TAIL = re.compile(
    rf"[的在]?(?:{DAY_NUMBER}[日号]?(?:(?:至|到|[-—－~～]|、|和){DAY_NUMBER}[日号]?){{0,3}}(?<=[日号])|第?[一二三四]个?(?:周|星期)(?:的?(?:周|星期)?[{_WEEKDAYS}])?(?!次|课)"
    rf"|最后一?个?(?:周|星期)(?:的?(?:周|星期)?[{_WEEKDAYS}])?|最后一天|上旬|中旬|下旬|月初|月底|月末|初|底|末)"
)
_QUARTER_TAIL = re.compile(rf"的?(?:(?:第[一二三]个月|首月|末月|首?末?个月)(?:{DAY_NUMBER}[日号])?|初|末|底)")
_DAY_TAIL = re.compile(_HALF_DAY)
_SIMPLE = {
    "逐年": ("Y", 1), "逐学期": ("T", 1), "逐月": ("M", 1), "逐周": ("W", 1), "逐日": ("D", 1), "逐季": ("Q", 1),
    "按季度": ("Q", 1), "按月": ("M", 1), "按周": ("W", 1), "按季": ("Q", 1), "按学期": ("T", 1),
    "隔周": ("W", 2), "隔月": ("M", 2), "隔日": ("D", 2), "隔天": ("D", 2), "隔年": ("Y", 2),
    "双周": ("W", 2), "单周": ("W", 2), "双号周": ("W", 2), "单号周": ("W", 2), "双月": ("M", 2), "单月": ("M", 2),
    "工作日": ("W", 1), "双休日": ("W", 1), "双休": ("W", 1),
    "休息日": ("W", 1), "周末": ("W", 1), "星期天": ("W", 1), "天天": ("D", 1),
    "月月": ("M", 1), "年年": ("Y", 1),
}  # fmt: skip
_SIMPLE_WORD = re.compile("|".join(sorted(_SIMPLE, key=len, reverse=True)))
# 月月有活动, 天天有歌声: a slogan.
_SIMPLE_SPOILED = re.compile(
    r"(?:(?<=月月)|(?<=天天)|(?<=年年))有|向上|度(?!上|向|报)|期|龄|刊|报(?!告|送)|岁|边|年|制|薪|计酬"
)
_BARE_WEEKDAY = re.compile(
    rf"(?:周|星期|礼拜)(?P<from>[{_WEEKDAYS}])(?:(?:(?:[、,，和及]|至|到|[-—－~～]{{1,2}})(?:周|星期|礼拜)?|周|星期|礼拜)[{_WEEKDAYS}])*(?:{_HALF_DAY})?"
)
_PER = re.compile(
    r"(?P<n>[一两二三四五半])(?:个)?(?P<unit>学年|学期|季度|年|月|周|星期|天|日)(?=(?:至少|不少于|开展|进行|组织|召开)?[一两二三1-9１-９]{1,2}(?:次|度(?!假)|报|查|评|会|测|考|检|结|调度|检查|督查|通报|更新|小结|总结|例会|主题|活动)"
    # 一日一洗, 一周两练, 四周一轮换; 一年四季, 一日三餐, 一天一个样, 三月三 are none.
    r"|(?<![二三四五]月)[一两三](?![、，,周月年日天个样夜餐季步层变世级名位所路次度线体辈]|台阶|轮(?!换)|星期)[一-鿿])"
)
_OCCASION = re.compile(
    r"每(?:次|逢|到|当|场|轮|批)(?P<what>[\u4e00-\u9fff]{2,4}?)(?P<part>前(?!后)|后|时)(?![勤续备者段])"
)
# 每周五下午四点前, 每周五离园前: what bounds the day belongs to the phrase.
_BOUND = re.compile(
    rf"(?:的)?(?:(?P<hour>{D}{{1,2}}[:：]{D}{{2}}|(?:{D}{{1,2}}|十?[一二三四五六七八九十两])[点时](?:半|整|{D}{{1,2}}分)?)"
    r"|[放下上]学|[上下]班|[离入闭]园|离校|收工|交接?班|放假|例会|晨会|升旗)?(?P<side>之?前(?![往来])|以前|之?后(?![勤续])|以后)"
)
_PARTS_OF_DAY = ("上午", "下午", "中午", "晚上", "早上", "早晨", "傍晚", "清晨", "晚自习", "晚", "早")
_RULES = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_UNITS = {
    "学年": "Y", "学年度": "Y", "学期": "T", "半学期": "H", "学季": "Q", "季度": "Q", "季": "Q", "月": "M", "月份": "M",
    "周": "W", "星期": "W", "礼拜": "W", "年": "Y", "年度": "Y", "天": "D", "日": "D", "晚": "D", "夜": "D", "早": "D",
    "旬": "X", "小时": "h", "钟头": "h", "分钟": "m", "秒": "s", "工作日": "B",
}  # fmt: skip
# 每小时巡查一次: what is done again and again, where 每小时35吨 is a rate.
_DONE_IN_AN_HOUR = re.compile(
    "[巡查检抽观监记测消喷播清]|报(?!酬)|上报|汇报|通报|通风|轮换|轮岗|点名|更新|进行|组织|安排"
)
_CLOCK_UNITS = {"h": ("H", "HOURLY"), "m": ("M", "MINUTELY"), "s": ("S", "SECONDLY")}
_MONTHS_IN = {"T": 6, "H": 3, "Q": 3, "M": 1}
_BY = {"Y": rrule.of_year, "M": rrule.of_month}


class Rate(NamedTuple):
    """The TIMEX3 value of a recurrence and its RRULE (None where there is none)."""

    value: str
    freq: str | None


def rate(unit: str, count: float) -> Rate:
    """The recurrence of every `count` units (m minute, h hour, D, W, X ten days, M, Q quarter, T term, H half term, Y).

    >>> rate("T", 1), rate("W", 2), rate("M", 0.5)
    (Rate(value='P6M', freq='FREQ=MONTHLY;INTERVAL=6'), Rate(value='P2W', freq='FREQ=WEEKLY;INTERVAL=2'), \
Rate(value='P0.5M', freq=None))
    """
    if unit == "X":  # a third of a month: days, but none that a rule counts evenly
        return Rate(f"P{10 * count:g}D", None)
    if unit in _CLOCK_UNITS:
        letter, name = _CLOCK_UNITS[unit]
        return Rate(f"PT{count:g}{letter}", f"FREQ={name};INTERVAL={count:g}" if count == int(count) else None)
    if unit == "Y" and count == 0.5:
        unit, count = "M", 6.0
    elif unit in _MONTHS_IN and unit != "M":
        unit, count = "M", count * _MONTHS_IN[unit]
    if count != int(count):
        return Rate(f"P{count:g}{unit}", None)
    interval = f";INTERVAL={int(count)}" if count > 1 else ""
    return Rate(f"P{int(count)}{unit}", f"FREQ={_RULES[unit]}{interval}")


def recurrence_at(source: Source, at: int) -> Found | None:
    """The recurrence that begins at `at`, None when there is none."""
    char = source.text[at]
    if char == "每":
        return _every(source, at)
    if char in "周星礼":
        return _weekday(source, at)
    if char in "逐按隔双单天月年休工":
        return _simple(source, at)
    return None


def per_at(source: Source, at: int) -> Found | None:
    """一学期 in 一学期一次, 两周 in 两周一次: a length that is really a recurrence."""
    if source.text[at] not in "一两二三四五半":
        return None
    hit = _PER.match(source.text, at, source.end)
    if hit is None or (at and source.text[at - 1] in "每第十百一二三四五六七八九0123456789前后上下这那同近"):
        return None
    count = numerals.parse(hit["n"])
    return _found(source, at, hit.end(), _UNITS[hit["unit"]], count or 1, "per_length")


def _found(source: Source, start: int, end: int, unit: str, count: float, rule: str, by: str = "") -> Found:
    value, freq = rate(unit, count)
    return Found(start, end, "SET", rule, value=value, freq=freq + by if freq else None)


def _every(source: Source, at: int) -> Found | None:
    text, end = source.text, source.end
    if at and text[at - 1] in "_毎":
        return None
    hit = _EVERY.match(text, at, end)
    if hit is None:
        return _ever(source, at) or _occasion(source, at)
    count = (0.5 if hit["n"] == "半" else 2 if hit["n"] == "隔" else numerals.parse(hit["n"])) if hit["n"] else 1
    unit = _UNITS[hit["unit"]]
    if count is None or not count:
        return None
    if count == 1 and "隔" in hit.group():
        count = 2  # 每隔一周
    if unit == "B":
        return _found(source, at, hit.end(), "W", 1, "every", ";BYDAY=MO,TU,WE,TH,FR")
    if unit in _CLOCK_UNITS and not hit["n"] and not _DONE_IN_AN_HOUR.match(text, hit.end(), end):
        return None  # 每小时60公里 measures
    stop = hit.end()
    if _NAME_TAIL.match(text, stop, end) and _is_name(text, stop):
        return None
    if hit["unit"] in ("晚", "夜", "早"):
        tail_end = stop + (text[stop : stop + 1] in ("上", "晨"))
        return _found(source, at, tail_end, unit, count, "every")
    if unit == "W" and count == 1:
        return _every_week(source, at, stop)
    tail = {"Y": _YEAR_TAIL, "T": _TERM_TAIL, "M": _MONTH_TAIL, "D": _DAY_TAIL, "Q": _QUARTER_TAIL}.get(unit)
    extra = tail.match(text, stop, min(end, stop + 24)) if tail is not None else None
    named = source.words.get(stop) if unit == "Y" and count == 1 and extra is None else None
    if named is not None and named.kind == "day":
        return _every_named_day(source, at, named)
    by = _BY[unit](extra.group()) if extra is not None and unit in _BY and count == 1 else ""
    found = _found(source, at, extra.end() if extra else stop, unit, count, "every", by)
    if unit == "D" and count == 1:
        return _bounded(source, found)
    if unit == "W":
        return _on_weekday(source, found)
    if extra is None:
        return found
    return finish(source, _with_part(found, extra.group()))


def _on_weekday(source: Source, found: Found) -> Found:
    """双周周二下午, 每两周的周五: the day of the weeks that are meant."""
    at = found.end + source.text.startswith("的", found.end)
    day = _BARE_WEEKDAY.match(source.text, at, source.end)
    if day is None:
        return found
    return _bounded(source, found._replace(end=day.end(), freq=f"{found.freq}{rrule.weekdays(day.group())}"))


def _ever(source: Source, at: int) -> Found | None:
    """每逢周五, 每到周末: every one of the days."""
    if not source.text.startswith(("每逢", "每到", "每遇"), at):
        return None
    found = recurrence_at(source, at + 2) if at + 2 < source.end else None
    return found._replace(start=at) if found is not None else None


def _every_named_day(source: Source, at: int, day: Word) -> Found:
    """每年教师节; 每年国庆节前."""
    by = rrule.of_year(f"{day.value[:2]}月{day.value[3:]}日") if len(day.value) == 5 and day.value[0].isdigit() else ""
    end = day.end
    while (
        (following := source.words.get(end + 1)) is not None
        and source.text[end] in "、和及"
        and following.kind == "day"
    ):
        end, by = following.end, ""  # 每年元旦、春节
    return finish(source, _found(source, at, end, "Y", 1, "every_named_day", by))


def _is_name(text: str, at: int) -> bool:
    """Is 一荐 in 每周一荐 the end of a name: nothing that could be an object follows?"""
    return (
        text[at + 2 : at + 3] == ""
        or not "\u4e00" <= text[at + 2] <= "\u9fff"
        or text[at + 2 : at + 4] in ("活动", "制度", "栏目")
    )


def _with_part(found: Found, part: str) -> Found:
    if not part or "、" in part or "或" in part or "和" in part or "及" in part:
        return found
    mod = None
    if part.endswith(("初", "上旬", "初期", "开学", "开始", "开学时")):
        mod = "start"
    elif part.endswith(("中", "中旬", "期中", "中期")):
        mod = "mid"
    elif part.endswith(("末", "底", "终", "下旬", "末期", "结束", "结束时")):
        mod = "end"
    elif part.endswith("前"):
        mod = "before"
    return found._replace(mod=mod)


def _every_week(source: Source, at: int, stop: int) -> Found:
    text = source.text
    day = _WEEKDAY.match(text, stop, min(source.end, stop + 24))
    if day is not None and _FEW_TIMES.match(text, day.end()):
        day = None
    if day is not None and not (
        text[day.end() - 1] in "一二三四五六" and _NOT_WEEKDAY.match(text, day.end(), source.end)
    ):
        by = rrule.weekdays(day.group())
        half = _DAY_TAIL.match(text, day.end(), source.end)
        stop = half.end() if half else day.end()
        return _bounded(source, _found(source, at, stop, "W", 1, "every_weekday", by))
    half = re.compile("末").match(text, stop)
    return _found(source, at, half.end() if half else stop, "W", 1, "every")


# 每周二三次 counts.
_FEW_TIMES = re.compile(r"[二三四五六七](?:次|节|个|名|篇|题|课|场|小时|天|项|件|份|遍|回)")


def _bounded(source: Source, found: Found) -> Found:
    """Take in the hour or the daily event that bounds a recurring day."""
    bound = _BOUND.match(source.text, found.end, min(source.end, found.end + 12))
    if bound is None:
        return found
    if bound["hour"] and bound["side"].endswith("前") and not source.text.endswith(_PARTS_OF_DAY, 0, found.end):
        return found  # 每周一8点前: the hour is a limit of its own
    return found._replace(end=bound.end(), mod="before" if bound["side"].endswith("前") else "after")


def _occasion(source: Source, at: int) -> Found | None:
    """每次例会前: recurs, but with the event and not with the calendar."""
    hit = _OCCASION.match(source.text, at, min(source.end, at + 8))
    if hit is None:
        return None
    mod = {"前": "before", "后": "after"}.get(hit["part"])
    if mod is None:
        return None
    return Found(at, hit.end(), "SET", "every_occasion", mod=mod)


# 周三学习, 周五检查: a verb of two characters behind a weekday is what is done on it.
_DONE_ON_A_DAY = re.compile(
    "学习|检查|总结|评比|测试|测验|练习|读书|教研|研讨|公示|公布|通报|更新|调研|调度|督查|晒书|演练|访谈|反馈"
)


def _weekday(source: Source, at: int) -> Found | None:
    text = source.text
    if text.startswith("周末", at):
        return _simple(source, at)
    if at and text[at - 1] in "每第上下本这一二两三四五六七八九十几半个0123456789多整数隔双单近某首前后当各同":
        return None
    hit = _BARE_WEEKDAY.match(text, at, source.end)
    if hit is None:
        return None
    last = text[hit.end() - 1]
    counts = _NOT_WEEKDAY.match(text, hit.end(), source.end) and not _DONE_ON_A_DAY.match(text, hit.end(), source.end)
    if last in "一二三四五六" and counts and hit.end() - at <= 3:
        return None
    if hit.end() - at == 2 and text[at] == "周" and (text[at + 1] in "天" or _NAME_NEAR.match(text, hit.end())):
        return None
    return _bounded(source, _found(source, at, hit.end(), "W", 1, "weekday", rrule.weekdays(hit.group())))


_NAME_NEAR = re.compile(r"[年岁百千万\d\u4e00-\u9fff]{0}(?:岁|年|百|十|鸣|仁|贵|平|围)")


# 工作日 recurs where an hour or a part of the day stands behind it; 5个工作日 are a length.
_ON_WORKDAYS = re.compile(rf"期间|[的]?(?:{_HALF_DAY}|早|{D}{{1,2}}[:：点时])|时间?内|$")


def _simple(source: Source, at: int) -> Found | None:
    text = source.text
    hit = _SIMPLE_WORD.match(text, at, source.end)
    if hit is None or _SIMPLE_SPOILED.match(text, hit.end(), source.end):
        return None
    if (
        hit.group() in ("工作日", "双周", "单周", "双号周", "单号周", "双月", "单月", "周末", "天天", "月月", "年年")
        and at
        and text[at - 1] in "一二两三四五六七八九十几每第上下本简春岁个0123456789"
    ):
        return None
    unit, count = _SIMPLE[hit.group()]
    if hit.group() == "工作日" and not _ON_WORKDAYS.match(text, hit.end(), source.end):
        return None
    by = {"双休日": ";BYDAY=SA,SU", "工作日": ";BYDAY=MO,TU,WE,TH,FR"}.get(hit.group(), "")
    half = _DAY_TAIL.match(text, hit.end(), source.end) if hit.group() == "工作日" else None
    found = _found(source, at, half.end() if half else hit.end(), unit, count, "recurring_word", by)
    return _on_weekday(source, found) if (unit, count) == ("W", 2) else found
