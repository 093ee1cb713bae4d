"""The BY parts of an RRULE (RFC 5545) from the words behind 每月, 每年, 每季度."""

from __future__ import annotations

import re

from pipeline.extract.dates.calendar_point import DAY_NUMBER, MONTH_NUMBER, two_digits

_DAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_NTH = re.compile(r"第?(?P<n>[一二三四])个?(?:周|星期)的?(?:周|星期)?(?P<day>[一二三四五六日天])")
_LAST = re.compile(r"最后一?个?(?:周|星期)的?(?:周|星期)?(?P<day>[一二三四五六日天])")
_DAY = re.compile(rf"(?P<day>{DAY_NUMBER})(?=[日号、和至到—－~～-])")
_MONTH = re.compile(rf"(?P<month>{MONTH_NUMBER})(?=[月、和至到—－~～-])")
_RANGE = re.compile("[至到—－~～-]")


def weekdays(printed: str) -> str:
    """BYDAY of the weekdays in a phrase; 周一至周五 gives all five.

    >>> weekdays("一至三"), weekdays("一、三、五")
    (';BYDAY=MO,TU,WE', ';BYDAY=MO,WE,FR')
    """
    days = [_DAYS[char] for char in printed if char in _DAYS]
    if len(days) == 2 and _RANGE.search(printed):
        order = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        first, last = order.index(days[0]), order.index(days[1])
        days = order[first : last + 1] if first <= last else days
    return ";BYDAY=" + ",".join(dict.fromkeys(days))


def of_month(printed: str) -> str:
    """What 每月 is followed by: 15日, 第一个周一, 最后一天.

    >>> of_month("5日、20日"), of_month("最后一个周五"), of_month("上旬")
    (';BYMONTHDAY=5,20', ';BYDAY=-1FR', '')
    """
    nth, last = _NTH.search(printed), _LAST.search(printed)
    if last is not None:
        return f";BYDAY=-1{_DAYS[last['day']]}"
    if nth is not None:
        return f";BYDAY={'一二三四'.index(nth['n']) + 1}{_DAYS[nth['day']]}"
    if "最后一天" in printed:
        return ";BYMONTHDAY=-1"
    return _list("BYMONTHDAY", [two_digits(hit["day"]) for hit in _DAY.finditer(printed)], printed, 31)


def of_year(printed: str) -> str:
    """What 每年 is followed by: 9月, 3月至5月, 9月10日.

    >>> of_year("3月、9月"), of_year("9月10日")
    (';BYMONTH=3,9', ';BYMONTH=9;BYMONTHDAY=10')
    """
    head, found, rest = printed.partition("月")
    if found and rest and _RANGE.search(printed) is None and "月" not in rest:
        months = _list("BYMONTH", [two_digits(hit["month"]) for hit in _MONTH.finditer(head + "月")], head, 12)
        return months + of_month(rest) if months else ""
    if "次年" in printed or "翌年" in printed or _DAY.search(rest):
        return ""
    return _list("BYMONTH", [two_digits(hit["month"]) for hit in _MONTH.finditer(printed)], printed, 12)


def _list(name: str, numbers: list[str | None], printed: str, most: int) -> str:
    values = [int(number) for number in numbers if number is not None and number.isdigit()]
    if not values or len(values) != len(numbers) or max(values) > most:
        return ""
    if len(values) == 2 and _RANGE.search(printed):
        if values[0] >= values[1]:
            return ""
        values = list(range(values[0], values[1] + 1))
    return f";{name}={','.join(map(str, values))}"
