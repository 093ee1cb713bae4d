"""Times counted from a given day: 下周三, 上个月底, 三年前, 今天. Without that day they are found but not resolved."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.extract.dates import almanac
from pipeline.extract.dates.calendar_point import DAY_NUMBER, two_digits
from pipeline.extract.dates.found import Found

_HALF_DAY = r"(?:上午|下午|中午|晚上|早上|早晨|傍晚|凌晨|晚(?![会自报间于])|早(?=[上晨,，。]|$))?"
_WEEK = re.compile(
    rf"(?P<which>上上|下下|上|下|本|这)(?:一)?个?(?:周|星期|礼拜)(?!期|边|岁|围|转|刊)(?:的?(?:周|星期)?(?P<day>[一二三四五六日天末])(?![次个节]|、[一二三四五六日天]))?{_HALF_DAY}"
)
_MONTH = re.compile(
    rf"(?P<which>上上|下下|上|下|本|这|当|次|同)(?P<one>一)?个?月(?!考|刊|经|球|薪|报(?![送到名]))份?(?P<rest>上旬|中旬|下旬|初(?!一)|头|底|末|尾|的?(?P<date>{DAY_NUMBER})[日号])?"
)
_DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "今天": 0, "今日": 0,
    "今晚": 0, "今早": 0, "今晨": 0, "今夜": 0, "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "后天": 2, "后日": 2,
    "大后天": 3, "昨儿": -1, "明儿": 1, "昨早": -1, "昨晨": -1, "明晨": 1, "明夜": 1, "后晚": 2, "前晚": -2,
}  # fmt: skip
_DAY = re.compile("|".join(sorted(_DAYS, key=len, reverse=True)) + "(?![晨])")
_NOW = re.compile("现在|此刻|此时此刻|此时(?!此)|眼下|如今|今[儿]个?")
_YEARS = {
    "大前年": (-3, -3), "大后年": (3, 3), "今明两年": (0, 1), "去今两年": (-1, 0), 
    "近两年来": (-2, 0), "这一年": (0, 0), "下年": (1, 1),
}  # fmt: skip
_YEAR_WORD = re.compile("|".join(_YEARS) + "(?![度底])")
_NEXT_DAY = re.compile("次日|翌日|第二天|隔天")
_THAT_DAY = re.compile("当[天日晚]|同[日一][天]?(?<=[日天])")
_SHIFT = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "同": 0, "下": 1, "次": 1, "下下": 2}
_PARTS = {
    "上旬": "start",
    "初": "start",
    "中旬": "mid",
    "下旬": "end",
    "底": "end",
    "末": "end",
    "头": "start",
    "尾": "end",
}
_COUNTED = ("week", "weekday_of_week", "month_word")
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
        value = f"XXXX-WXX-{'WE' if day == '末' else _WEEKDAY[day]}" if day else None
        return Found(hit.start(), hit.end(), "DATE", "weekday_of_week" if day else "week", value=value)
    monday = anchor - dt.timedelta(days=anchor.isoweekday() - 1 - 7 * shift)
    if day is None:
        return _at(hit, "week", monday, monday + dt.timedelta(days=6), f"{monday:%G-W%V}")
    first = monday + dt.timedelta(days=_WEEKDAY[day] - 1)
    last = first + dt.timedelta(days=1) if day == "末" else first
    return _at(hit, "weekday_of_week", first, last, f"{monday:%G-W%V}-WE" if day == "末" else None)


def within_the_week(text: str, found: list[Found]) -> list[Found]:
    """The phrases of a plan; behind 本周 a weekday on its own is a day of that week and does not recur.

    A plan that also says what happens every week (每周) means every week by a bare weekday.
    """
    weeks = [item.start for item in found if item.rule in ("week", "weekday_of_week") and text[item.start] in "本这"]
    if not weeks or "每周" in text or "每星期" in text:
        return found
    first = min(weeks)
    return [_day_of_week(text, one) if one.rule == "weekday" and one.start > first else one for one in found]


def _day_of_week(text: str, one: Found) -> Found:
    hit = _ONE_WEEKDAY.match(text, one.start, one.end)
    if hit is None:
        return one
    value = f"XXXX-WXX-{_WEEKDAY[hit['day']]}"
    return one._replace(type="DATE", rule="weekday_of_week", value=value, freq=None)


def _month(hit: re.Match[str], anchor: dt.date | None) -> Found:
    rest = hit["rest"]
    mod = _PARTS.get(rest or "")
    if anchor is None:
        return Found(hit.start(), hit.end(), "DATE", "month_word", mod=mod)
    month = almanac.shift_months(anchor.replace(day=1), _SHIFT[hit["which"]])
    length = almanac.days_in(month.month, month.year)
    first, last = 1, length
    if hit["date"]:
        first = last = min(int(two_digits(hit["date"]) or 1), length)
    elif mod:
        first, last = {"start": (1, 10), "mid": (11, 20), "end": (21, length)}[mod]
    value = f"{month:%Y-%m}" if not hit["date"] else None
    return _at(hit, "month_word", month.replace(day=first), month.replace(day=last), value, mod)


_ONE_WEEKDAY = re.compile(rf"(?:周|星期|礼拜)(?P<day>[一二三四五六日天]){_HALF_DAY}")
_QUARTER = re.compile(r"(?P<which>[本上下这])一?个?季度(?P<edge>[初末底])?")
_LONE_DAY = re.compile(
    rf"(?<![0-9０-９月十廿一二三四五六七八九第每初.．/\-〕\]】)）])(?P<day>{DAY_NUMBER})(?:日|号(?![文楼召码令线馆店机井桥院路房厅门人]|工程|公告|文件|建筑|线))"
    r"(?![均常益用程内后间])"
)


def in_text(text: str, anchor: dt.date | None) -> list[Found]:
    """今天, 昨晚, 上个季度 in a bare text; plans use such words only loosely, so they are not searched there.

    >>> [found.days for found in in_text("明天报名", dt.date(2023, 9, 1))]
    [('2023-09-02', '2023-09-02')]
    """
    found: list[Found] = []
    for hit in _DAY.finditer(text):
        day = anchor + dt.timedelta(days=_DAYS[hit.group()]) if anchor else None
        found.append(_at(hit, "day_word", day, day) if day else Found(*hit.span(), "DATE", "day_word"))
    for hit in _QUARTER.finditer(text):
        if hit["which"] != "本" or anchor is not None:
            found.append(_quarter(hit, anchor))
    if anchor is None:
        return found
    for hit in _YEAR_WORD.finditer(text):
        first, last = (anchor.year + shift for shift in _YEARS[hit.group()])
        value = str(first) if first == last else f"{first}/{last}"
        found.append(_at(hit, "year_word", dt.date(first, 1, 1), dt.date(last, 12, 31), value))
    for hit in _NOW.finditer(text):
        found.append(_at(hit, "now", anchor, anchor, "PRESENT_REF"))
    for hit in _NEXT_DAY.finditer(text):
        day = anchor + dt.timedelta(days=1)
        found.append(_at(hit, "next_day", day, day))
    for hit in _THAT_DAY.finditer(text):
        found.append(_at(hit, "day_word", anchor, anchor))
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
            new = _spoken_of(text, one, anchor)
        if new is None or new.end > one.end:
            counted.append(one)
        elif one.mod is not None and one.end > new.end:
            counted.append(new._replace(end=one.end, mod=one.mod))  # 下周五前
        else:
            counted.append(new)
    return counted


def _spoken_of(text: str, one: Found, anchor: dt.date) -> Found | None:
    """当天上午, 次日: without another day before it, the one counted from."""
    ahead = text.startswith(("次日", "翌日"), one.start)
    if not ahead and not text.startswith(("当天", "当日", "当晚"), one.start):
        return None
    day = (anchor + dt.timedelta(days=ahead)).isoformat()
    return one._replace(value=day, days=(day, day), rule="next_day" if ahead else "day_word")


def _weekday(text: str, one: Found, anchor: dt.date) -> Found | None:
    """周五 on its own is the one of the anchor's week."""
    hit = _ONE_WEEKDAY.fullmatch(text, one.start, one.end)
    if hit is None:
        return None
    day = anchor + dt.timedelta(days=_WEEKDAY[hit["day"]] - anchor.isoweekday())
    return _at(hit, "weekday_of_week", day, day)


def _quarter(hit: re.Match[str], anchor: dt.date | None) -> Found:
    mod = {"初": "start"}.get(hit["edge"], "end") if hit["edge"] else None
    if anchor is None:
        return Found(*hit.span(), "DATE", "quarter_word", mod=mod)
    begin = anchor.replace(month=3 * ((anchor.month - 1) // 3) + 1, day=1)
    first = almanac.shift_months(begin, 3 * _SHIFT[hit["which"]])
    value = f"{first.year}-Q{(first.month + 2) // 3}"
    last = almanac.shift_months(first, 3) - dt.timedelta(days=1)
    if mod == "start":
        last = first.replace(day=10)
    elif mod == "end":
        first = last.replace(day=21)
    return _at(hit, "quarter_word", first, last, value, mod)


def _lone_day(hit: re.Match[str], anchor: dt.date) -> Found | None:
    """23号 is the day of the anchor's month."""
    number = two_digits(hit["day"])
    if number is None or number == "XX" or int(number) > almanac.days_in(anchor.month, anchor.year):
        return None
    day = anchor.replace(day=int(number))
    return _at(hit, "lone_day", day, day)


def _at(
    hit: re.Match[str], rule: str, first: dt.date, last: dt.date, value: str | None = None, mod: str | None = None
) -> Found:
    days = (first.isoformat(), last.isoformat())
    return Found(hit.start(), hit.end(), "DATE", rule, value=value or days[0], mod=mod, days=days)
