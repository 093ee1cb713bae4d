"""Reading points of the calendar: 2017年9月中旬, 20xx年, 3月底, 第三季度, 次年元月, 2023-09-01.

A point keeps what the text says and nothing more; years that another place gives are filled in later. All patterns
are bounded in length, so that a reading costs constant time.
"""

from __future__ import annotations

import re

from pipeline.extract import numerals
from pipeline.extract.dates.calendar_point import (
    DAY_NUMBER,
    MONTH_NUMBER,
    D,
    Point,
    Reading,
    follows_list_number,
    two_digits,
)
from pipeline.extract.dates.clock import time_of
from pipeline.extract.dates.years import figures, read_year

_AFTER_YEAR = re.compile(
    r"(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4])季度(?:[初末底](?!级|次))?|年?(?P<edge>伊始|底|末|尾(?![款声])|初|中(?=[前、，,。；;至到—-]|[前后]|旬?召开))"
    r"|的?(?P<season>[春夏秋冬])(?:季?学期|季(?!运动会)|天)?(?![节游训运耕播种防收至分春夏秋冬]|[、和][春夏秋冬])"
)
_MONTH = re.compile(
    rf"(?P<month>{MONTH_NUMBER})[ \t]?"
    r"月(?![饼亮球嫂薪子票刊色光台老龄]|经(?![典验济营贸])|考(?!核)|一(?![日号至到、—-])|怀胎|革命|桂花|三(?![日号月、十]))"
)
_MONTH_PART = re.compile(
    r"份?(?P<both>上中旬|中上旬|中下旬|上下旬)|份?(?P<part>上旬|中旬|下旬|初(?![一二三]|中|步|级)"
    r"|头(?=$|[，,。；;、 前])|尾(?=$|[，,。；;、 前])|中(?=$|[，,。；;、到至])|底|末|月底|月末|月初)"
    r"|份?[的]?第(?P<week>[一二三四五1-5])(?P<weeks>[-—－~～、至到]{1,2}第?[一二三四五1-5])?个?(?:周|星期)(?![一二三四五六日末])|(?P<opening>开学初|开学之初)|份"
)
_DAY = re.compile(
    rf"(?P<day>{DAY_NUMBER})[ \t]?(?:日|号(?![文楼召码令线馆店机井桥院路房厅]|工程|建筑|公告|文件))(?!均|常|益|用|程)"
)
_WEEKDAY = r"(?:[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?)?"
_HALF_DAY = r"(?:上午|下午|中午|晚上|早上|早晨|傍晚|凌晨|上、下午|晚(?![会自报间于])|夜间)"
_CLOCK = (
    rf"[ ]?(?:{D}{{1,2}}[:：]{D}{{2}}(?!{D})"
    rf"|(?:{D}{{1,2}}|二?十?[一二三四五六七八九十两零])[点时](?:半|整|[1-3一二三]刻|零?{D}{{1,2}}分?(?:{D}{{1,2}}秒)?"
    rf"|[二三四五]?十[一二三四五六七八九]?分?|零[一二三四五六七八九]分?)?(?![间段]))"
)
_DAY_TAIL = re.compile(rf"{_WEEKDAY}(?:{_HALF_DAY}?{_CLOCK}|{_HALF_DAY})?")
_LUNAR_DAY = re.compile(
    r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|初[0-9０-９]{1,2})(?![月年个多几万])日?"
)
_ISO_CLOCK = re.compile(r"T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?")
_NUMERIC = re.compile(
    rf"(?P<y>(?:19|20|１９|２０){D}{{2}})(?P<sep>[-－/.．])(?P<m>{D}{{1,2}})(?:(?P=sep)(?P<d>{D}{{1,2}}))?(?!{D})"
)
# The second end of 2031.9.1-9.30 and 2031.9.1-15.
SHORT_END = re.compile(rf"(?:(?P<m>{D}{{1,2}})[.．/])?(?P<d>{D}{{1,2}})(?![0-9０-９.．/年月日号天周A-Za-z-])")
_QUARTER_NUMBER = {**dict(zip("一二三四", "1234", strict=True)), **{n: n for n in "1234"}}
SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
_PARTS = {
    "伊始": "start", "头": "start", "上旬": "start", "初": "start", "月初": "start", "中旬": "mid", "中": "mid",
    "下旬": "end", "底": "end", "尾": "end", "末": "end", "月底": "end", "月末": "end",
    "上中旬": "start-mid", "中上旬": "start-mid", "中下旬": "mid-end", "上下旬": "start-end",
}  # fmt: skip


def read_point(text: str, at: int, end: int) -> Reading | None:
    """The longest point that begins at `at`: year with or without month and day, or a month with what follows.

    >>> read_point("2017年9月中旬召开", 0, 11).point
    Point(year='2017', shift=None, following=False, mask=None, month='09', day=None, part='mid', lunar=False, time=None)
    """
    numeric = _numeric(text, at, end)
    if numeric is not None:
        return numeric
    year = read_year(text, at, end)
    if year is None:
        return read_month(text, at, end, Point())
    stop = _blank(text, year.end, end)
    if text.startswith(("农历", "阴历"), stop):
        lunar = read_month(text, stop + 2, end, year.point)
        if lunar is not None:
            return read_lunar(text, stop + 2, end, lunar)
    month = read_month(text, stop + (text[stop : stop + 1] == "的"), end, year.point)
    if month is not None:
        return month
    later = _AFTER_YEAR.match(text, stop, end)
    if later is not None:
        return Reading(later.end(), year.point._replace(part=_year_part(later)))
    if text[year.end : year.end + 1] == "度" and year.end < end:
        return Reading(year.end + 1, year.point, True)
    return year


def _year_part(hit: re.Match[str]) -> str:
    if hit["half"]:
        return "H1" if hit["half"] == "上半年" else "H2"
    if hit["quarter"]:
        return "Q" + _QUARTER_NUMBER[hit["quarter"]]
    return SEASONS[hit["season"]] if hit["season"] else _PARTS[hit["edge"]]


def read_part_of_year(text: str, at: int, end: int) -> Reading | None:
    """上半年 or 第三季度 without a year.

    >>> read_part_of_year("第三季度", 0, 4).point.part
    'Q3'
    """
    hit = _AFTER_YEAR.match(text, at, end)
    if hit is None or not (hit["half"] or hit["quarter"]):
        return None
    return Reading(hit.end(), Point(part=_year_part(hit)))


def read_month(text: str, at: int, end: int, base: Point) -> Reading | None:
    """A month with its 旬, edge or day, in the year of `base`.

    >>> read_month("3月底前", 0, 4, Point()).point.part
    'end'
    """
    hit = _MONTH.match(text, at, end)
    if hit is None:
        return None
    month = two_digits(hit["month"])
    if month is None or (month != "XX" and int(month) > 12):
        return None
    point = base._replace(month=month, lunar=hit["month"] in ("正", "腊"))
    stop = _blank(text, hit.end(), end)
    day = read_day(text, stop, end, point)
    if day is not None:
        return day
    if _LUNAR_HINT.match(text, stop, end):
        point = point._replace(lunar=True)
    lunar = _LUNAR_DAY.match(text, stop, end) if point.lunar else None
    if lunar is not None:
        return Reading(lunar.end(), point._replace(day=two_digits(lunar.group().rstrip("日"))))
    part = _MONTH_PART.match(text, stop, end)
    if part is None:
        return Reading(hit.end(), point)
    if part["both"] or part["part"]:
        point = point._replace(part=_PARTS[part["both"] or part["part"]])
    elif part["week"] and not part["weeks"]:
        point = point._replace(part=f"W{int(numerals.parse(part['week']) or 1)}")
    elif part["opening"]:
        point = point._replace(part="start")
    return Reading(part.end(), point)


# 五月初五, 九月廿二: days so named are of the lunar month; 九月初一 may be a form of a school.
_LUNAR_HINT = re.compile("初(?:[四五六七八九](?![年中级])|十)|廿")


def read_lunar(text: str, at: int, end: int, solar: Reading) -> Reading:
    """The same place read as lunar (behind 农历): 十二月廿三 needs no 日.

    >>> read_lunar("八月十五", 0, 4, Reading(2, Point(month="08"))).point
    Point(year=None, shift=None, following=False, mask=None, month='08', day='15', part=None, lunar=True, time=None)
    """
    point = solar.point._replace(lunar=True)
    if point.day is not None:
        return Reading(solar.end, point)
    day = _LUNAR_DAY.match(text, solar.end, end)
    if day is None:
        return Reading(solar.end, point)
    return Reading(day.end(), point._replace(day=two_digits(day.group().rstrip("日"))))


def read_day(text: str, at: int, end: int, base: Point) -> Reading | None:
    """A day of the month of `base`, with the weekday, half of the day and clock time that stand behind it.

    >>> read_day("26日上午", 0, 5, Point(month="02")).point.day
    '26'
    """
    hit = _DAY.match(text, at, end)
    if hit is None:
        return None
    day = two_digits(hit["day"])
    if day is None or (day != "XX" and int(day) > 31):
        return None
    tail = _DAY_TAIL.match(text, hit.end(), end)
    point = base._replace(day=day, lunar=base.lunar or hit["day"][0] == "初")
    if tail is None or tail.end() == hit.end():
        return Reading(hit.end(), point)
    return Reading(tail.end(), point._replace(time=time_of(tail.group())))


def read_part_of_month(text: str, at: int, end: int, base: Point) -> Reading | None:
    """中旬, 月底 on their own, in the month of `base`.

    >>> read_part_of_month("月底前", 0, 3, Point(month="05")).point.part
    'end'
    """
    hit = _BARE_PART.match(text, at, end)
    return Reading(hit.end(), base._replace(part=_PARTS[hit.group()])) if hit else None


_BARE_PART = re.compile("上中旬|中下旬|上旬|中旬|下旬|月初|月底|月末")


def _numeric(text: str, at: int, end: int) -> Reading | None:
    hit = _NUMERIC.match(text, at, end)
    if hit is None:
        return None
    before, after = text[at - 1 : at], text[hit.end() : min(end, hit.end() + 1)]
    glued = before and (before in "/.．_" or (before.isascii() and before.isalnum()))
    if glued and not follows_list_number(text, at):
        return None
    clock = _ISO_CLOCK.match(text, hit.end(), end)
    if after and clock is None and (after in "/_" or (after.isascii() and after.isalpha())):
        return None
    month, day = two_digits(hit["m"]), two_digits(hit["d"]) if hit["d"] else None
    if month is None or int(month) > 12 or (hit["d"] and (day is None or int(day) > 31)):
        return None
    if day is None and (hit["sep"] not in ".．" or after in tuple("%％个")):
        return None
    chained = day is not None and after in tuple("-.．－") and text[hit.end() + 1 : hit.end() + 2].isdigit()
    if chained and not (
        _NUMERIC.match(text, hit.end() + 1, end) or (hit["sep"] in ".．/" and SHORT_END.match(text, hit.end() + 1, end))
    ):
        return None  # a code, unless the further number is the second date of a range
    tail = _DAY_TAIL.match(text, hit.end(), end) if day else None
    tail = clock or tail
    time = time_of(tail.group().removeprefix("T")) if tail else None
    return Reading(tail.end() if tail else hit.end(), Point(year=figures(hit["y"]), month=month, day=day, time=time))


def _blank(text: str, at: int, end: int) -> int:
    return at + 1 if at < end and text[at] in " \t" else at
