"""Times counted from a given day: 下周三, 上个月底, 三年前, 今天. Without that day they are found but not resolved."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.extract import numerals
from pipeline.extract.dates import almanac, points
from pipeline.extract.dates.phrases import Found
from pipeline.extract.dates.points import DAY_NUMBER, D

_HALF_DAY = r"(?:上午|下午|中午|晚上|早上|早晨|傍晚|凌晨|晚(?![会自报间于])|早(?=[上晨,，。]|$))?"
_WEEK = re.compile(
    rf"(?P<which>上上|下下|上|下|本|这)(?:一)?个?(?:周|星期|礼拜)(?!期|边|岁|围|转|刊)(?P<day>[一二三四五六日天末](?![、次个节]))?{_HALF_DAY}"
)
_MONTH = re.compile(
    rf"(?P<which>上上|下下|上|下|本|这|当|次)(?P<one>一)?个?月(?!考|刊|经|球|薪|报)份?(?P<rest>上旬|中旬|下旬|初(?!一)|底|末|(?P<date>{DAY_NUMBER})[日号])?"
)
_DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "今天": 0, "今日": 0,
    "今晚": 0, "今早": 0, "今夜": 0, "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
_CLOCK = (
    rf"(?:[ \t]?{_HALF_DAY}(?:{D}{{1,2}}[:：]{D}{{2}}|(?:{D}{{1,2}}|十?[一二两三四五六七八九十])(?:点"
    rf"|时(?!间))(?:半|钟|整|{D}{{1,2}}分)?)?)?"
)
_DAY = re.compile(rf"(?P<word>{'|'.join(sorted(_DAYS, key=len, reverse=True))}){_CLOCK}")
_AGO = re.compile(
    rf"(?P<n>{D}{{1,4}}|[一二两三四五六七八九十百半]{{1,4}})(?:个)?(?P<half>半)?(?P<unit>小时|天|日|周|星期|礼拜|月|学期|年)(?P<more>半)?(?:之|以)?(?P<side>前|后)(?!勤|续|备|进|期|台|提|列)"
)
_SPAN = re.compile(
    rf"(?<![提之以目年从])(?P<which>过去|最近|近|前|未来|今后|接下来|往后)(?:的)?(?P<n>{D}{{1,3}}|[一二两三四五六七八九十]{{1,2}}|半)(?:个)?(?P<unit>天|日|周|星期|礼拜|月|年)(?:来|内|里|间)?"
)
_SHIFT = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "次": 1, "下下": 2}
_PARTS = {"上旬": "start", "初": "start", "中旬": "mid", "下旬": "end", "底": "end", "末": "end"}
_COUNTED = ("week", "weekday_of_week", "month_word")
_UNITS = {"天": "D", "日": "D", "周": "W", "星期": "W", "礼拜": "W", "月": "M", "学期": "T", "年": "Y", "小时": "H"}
_WEEKDAY = {char: number for number, char in enumerate("一二三四五六日", 1)} | {"天": 7, "末": 6}


def week_or_month_at(text: str, at: int, anchor: dt.date | None) -> Found | None:
    """本周, 下周三, 上个月底, 本月15日 at `at`.

    >>> week_or_month_at("下周三", 0, dt.date(2023, 9, 1)).days
    ('2023-09-06', '2023-09-06')
    """
    hit = _WEEK.match(text, at)
    if hit is not None:
        if at and text[at - 1] in "以每地网会基根成样资日":
            return None
        return _week(hit, anchor)
    hit = _MONTH.match(text, at)
    if hit is None or (at and text[at - 1] in "以每基根成样资日相应适一二两三四五六七八九十"):
        return None
    return _month(hit, anchor)


def _week(hit: re.Match[str], anchor: dt.date | None) -> Found:
    shift, day = _SHIFT[hit["which"]], hit["day"]
    if anchor is None:
        return Found(hit.start(), hit.end(), "DATE", "week")
    monday = anchor - dt.timedelta(days=anchor.isoweekday() - 1 - 7 * shift)
    if day is None:
        return _at(hit, "week", monday, monday + dt.timedelta(days=6), f"{monday:%G-W%V}")
    first = monday + dt.timedelta(days=_WEEKDAY[day] - 1)
    last = first + dt.timedelta(days=1) if day == "末" else first
    return _at(hit, "weekday_of_week", first, last, f"{monday:%G-W%V}-WE" if day == "末" else None)


def _month(hit: re.Match[str], anchor: dt.date | None) -> Found:
    rest = hit["rest"]
    mod = _PARTS.get(rest or "")
    if anchor is None:
        return Found(hit.start(), hit.end(), "DATE", "month_word", mod=mod)
    month = almanac.shift_months(anchor.replace(day=1), _SHIFT[hit["which"]])
    length = almanac.days_in(month.month, month.year)
    first, last = 1, length
    if hit["date"]:
        first = last = min(int(points.two_digits(hit["date"]) or 1), length)
    elif mod:
        first, last = {"start": (1, 10), "mid": (11, 20), "end": (21, length)}[mod]
    value = f"{month:%Y-%m}" if not hit["date"] else None
    return _at(hit, "month_word", month.replace(day=first), month.replace(day=last), value, mod)


_ONE_WEEKDAY = re.compile(rf"(?:周|星期|礼拜)(?P<day>[一二三四五六日天]){_HALF_DAY}")
_QUARTER = re.compile(r"(?P<which>[本上下])季度")
_LONE_DAY = re.compile(
    rf"(?<![0-9０-９月十廿一二三四五六七八九第每初.．/\-])(?P<day>{DAY_NUMBER})(?:日|号(?![文楼召码令线馆店机井桥院路房厅门人]))"
    r"(?![均常益用程内后间])"
)


def in_text(text: str, anchor: dt.date | None) -> list[Found]:
    """今天, 三年前, 未来两周 in a bare text; plans use such words only loosely, so they are not searched there.

    >>> [found.days for found in in_text("三天前报名", dt.date(2023, 9, 1))]
    [('2023-08-29', '2023-08-29')]
    """
    found: list[Found] = []
    for hit in _DAY.finditer(text):
        day = anchor + dt.timedelta(days=_DAYS[hit["word"]]) if anchor else None
        found.append(_at(hit, "day_word", day, day) if day else Found(hit.start(), hit.end(), "DATE", "day_word"))
    for hit in _AGO.finditer(text):
        if hit.start() and text[hit.start() - 1] in "第每.．":
            continue
        found.append(_ago(hit, anchor))
    found.extend(_span(hit, anchor) for hit in _SPAN.finditer(text))
    if anchor is not None:
        lone = (_lone_day(hit, anchor) for hit in _LONE_DAY.finditer(text))
        found.extend(one for one in lone if one is not None)
    return found


def resolved(found: list[Found], text: str, anchor: dt.date | None) -> list[Found]:
    """The same phrases with 本周, 下月 and their like counted from `anchor`."""
    if anchor is None:
        return found
    counted: list[Found] = []
    for one in found:
        new = week_or_month_at(text, one.start, anchor) if one.rule in _COUNTED else None
        if new is None and one.rule == "weekday":
            new = _weekday(text, one, anchor)
        if new is None and one.rule == "period":
            new = _quarter(text, one, anchor)
        counted.append(new if new is not None and new.end <= one.end else one)
    return counted


def _weekday(text: str, one: Found, anchor: dt.date) -> Found | None:
    """周五 on its own is the one of the anchor's week."""
    hit = _ONE_WEEKDAY.fullmatch(text, one.start, one.end)
    if hit is None:
        return None
    day = anchor + dt.timedelta(days=_WEEKDAY[hit["day"]] - anchor.isoweekday())
    return _at(hit, "weekday_of_week", day, day)


def _quarter(text: str, one: Found, anchor: dt.date) -> Found | None:
    hit = _QUARTER.fullmatch(text, one.start, one.end)
    if hit is None:
        return None
    first = almanac.shift_months(
        anchor.replace(month=3 * ((anchor.month - 1) // 3) + 1, day=1), 3 * _SHIFT[hit["which"]]
    )
    last = almanac.shift_months(first, 3) - dt.timedelta(days=1)
    return _at(hit, "quarter_word", first, last, f"{first.year}-Q{(first.month + 2) // 3}")


def _lone_day(hit: re.Match[str], anchor: dt.date) -> Found | None:
    """23号 is the day of the anchor's month."""
    number = points.two_digits(hit["day"])
    if number is None or number == "XX" or int(number) > almanac.days_in(anchor.month, anchor.year):
        return None
    day = anchor.replace(day=int(number))
    return _at(hit, "lone_day", day, day)


def _ago(hit: re.Match[str], anchor: dt.date | None) -> Found:
    count, unit = numerals.parse(hit["n"]), _UNITS[hit["unit"]]
    if count is None or anchor is None:
        return Found(hit.start(), hit.end(), "DATE", "ago")
    count += 0.5 if hit["half"] or hit["more"] else 0
    day = _moved(anchor, -count if hit["side"] == "前" else count, unit)
    if day is None:
        return Found(hit.start(), hit.end(), "DATE", "ago")
    value = {"Y": f"{day:%Y}", "M": f"{day:%Y-%m}"}.get(unit) if count == int(count) else None
    return _at(hit, "ago", day, day, value)


def _span(hit: re.Match[str], anchor: dt.date | None) -> Found:
    count, unit = numerals.parse(hit["n"]), _UNITS[hit["unit"]]
    if count is None or anchor is None:
        return Found(hit.start(), hit.end(), "DATE", "span_from_now")
    ahead = hit["which"] in ("未来", "今后", "接下来", "往后")
    day = _moved(anchor, count if ahead else -count, unit)
    if day is None:
        return Found(hit.start(), hit.end(), "DATE", "span_from_now")
    first, last = (anchor, day) if ahead else (day, anchor)
    return _at(hit, "span_from_now", first, last, f"{first}/{last}")


def _moved(day: dt.date, count: float, unit: str) -> dt.date | None:
    try:
        if unit in ("Y", "M", "T"):
            months = count * {"Y": 12, "M": 1, "T": 6}[unit]
            whole = int(months)
            return almanac.shift_months(day, whole) + dt.timedelta(days=30 * (months - whole))
        return day + dt.timedelta(days=count * 7 if unit == "W" else count / 24 if unit == "H" else count)
    except (ValueError, OverflowError):
        return None


def _at(
    hit: re.Match[str], rule: str, first: dt.date, last: dt.date, value: str | None = None, mod: str | None = None
) -> Found:
    days = (first.isoformat(), last.isoformat())
    return Found(hit.start(), hit.end(), "DATE", rule, value=value or days[0], mod=mod, days=days)
