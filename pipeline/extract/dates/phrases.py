"""Date phrases: points joined to ranges (2月20日至3月20日, 7—9月), points with a word for a time (2023年暑假)."""

from __future__ import annotations

import re

from pipeline.extract import numerals
from pipeline.extract.dates import points
from pipeline.extract.dates.bare import bare_at
from pipeline.extract.dates.calendar_point import DAY_NUMBER, MONTH_NUMBER, D, Point, Reading, two_digits
from pipeline.extract.dates.clock import clock_at, later
from pipeline.extract.dates.found import DASH, Found, Source
from pipeline.extract.dates.points import SEASONS
from pipeline.extract.dates.school_years import TERM, years_at
from pipeline.extract.dates.surroundings import FROM, finish

_MONTHS = re.compile(
    rf"(?P<a>{MONTH_NUMBER})(?:{DASH}|[ \t]?(?P<list>[、,，和])[ \t]?)(?P<b>{MONTH_NUMBER})[ \t]?月(?!{D})"
)
_MONTH_LIST = re.compile(rf"{MONTH_NUMBER}(?:、{MONTH_NUMBER}){{2,11}}月份?")
_DAYS = re.compile(
    rf"(?P<a>{DAY_NUMBER})[ \t]?(?P<unit>[日号])?(?:(?:、{DAY_NUMBER}){{1,8}}(?=、))?"
    rf"(?:{DASH}|[ \t]?、[ \t]?)(?P<b>{DAY_NUMBER})[ \t]?"
    rf"(?:日|号(?![文楼召码令线]))(?!均)"
)
_DAYS_WITHOUT_UNIT = re.compile(
    rf"(?P<a>{D}{{1,2}})[ ]?[-—–－~～][ ]?(?P<b>{D}{{1,2}})(?![0-9０-９.．])(?=$|[ \t\n\u3000|)）,，;；。:：])"
)
_JOINED = re.compile("[-—–－―~～〜至到、,，和]")
_LOST_UNIT = re.compile(rf"{D}{{1,2}}(?=[。；;，,\n）)]|$|之?前[，,。；;完]|上午|下午|左右|才)")
_HALVES = re.compile("上、?下半年")
_QUARTERS = re.compile(rf"(?P<year>)第?(?P<a>[一二三四1-4])(?:{DASH}|、)第?(?P<b>[一二三四1-4])季度")
_CUT_YEAR = re.compile(rf"年(?P<month>(?:{D}{{1,2}}(?!{D})|十[一二]?|[一二三四五六七八九])[ \t]?月)")
_WITH_DASH = re.compile(rf"(?:起|开始)[，,]?[ \t]?(?:至|到)[ \t]?|{DASH}")
_LINE_START = re.compile(r"(?:^|\n)[ \t\u3000]*$")


def phrase_at(source: Source, at: int) -> Found | None:
    """The longest date phrase whose first figure or word begins at `at`; 到 and 从 before it are taken in."""
    found = years_at(source, at) or bare_at(source, at) or _half_ranges(source, at) or _from_point(source, at)
    return finish(source, found) if found is not None else None


def point_phrase_at(source: Source, at: int) -> Found | None:
    """The same where no range without units can begin: in front of digits and 月."""
    found = _from_point(source, at)
    return finish(source, found) if found is not None else None


def _half_ranges(source: Source, at: int) -> Found | None:
    """Ranges and lists whose left side has no unit of its own: 7-8月, 十、十一月份, 一至三季度; 3、6、9月."""
    text, end = source.text, min(source.end, at + 40)
    halves = _HALVES.match(text, at, end) if text[at] == "上" else None
    if halves is not None:
        return Found(at, halves.end(), "DATE", "halves", Point(part="H1"), Point(part="H2"))
    if _JOINED.search(text, at + 1, at + 5) is None:
        return None
    series = _MONTH_LIST.match(text, at, end)
    if series is not None and not _LINE_START.search(text, max(0, at - 8), at):
        months = [two_digits(n) for n in re.split("、", series.group().rstrip("份")[:-1])]
        if all(month and month != "XX" and int(month) <= 12 for month in months):
            return Found(at, series.end(), "DATE", "month_list", Point(month=months[0]), Point(month=months[-1]))
    hit = _MONTHS.match(text, at, end)
    if hit is not None:
        return _month_range(source, at, hit, Point())
    quarters = _QUARTERS.match(text, at, end)
    if quarters is not None:
        a, b = two_digits(quarters["a"]), two_digits(quarters["b"])
        if a and b and a < b and quarters["a"].isascii() == quarters["b"].isascii():
            return Found(at, quarters.end(), "DATE", "quarters", Point(part=f"Q{int(a)}"), Point(part=f"Q{int(b)}"))
    return None


def _month_range(source: Source, at: int, hit: re.Match[str], base: Point) -> Found | None:
    text = source.text
    if (
        at
        and hit["a"][0] in "0123456789"
        and (text[at - 1] in ".-/" or (text[at - 1].isascii() and text[at - 1].isalnum()))
    ):
        return None
    a = two_digits(hit["a"])
    right = points.read_month(text, hit.start("b"), source.end, base)
    if a is None or right is None or (a != "XX" and int(a) > 12):
        return None
    mark = hit["list"]
    if mark is not None:
        b = right.point.month
        follows = a != "XX" and b is not None and b != "XX" and int(b) == int(a) % 12 + 1
        closed = text[right.end : right.end + 1] in ("", ":", "：", "\n", " ", "　")
        if mark in ",，" or (_LINE_START.search(text, max(0, at - 8), at) and not (follows and closed)):
            return None
    return Found(at, right.end, "DATE", "months", base._replace(month=a), right.point)


def _from_point(source: Source, at: int) -> Found | None:
    text = source.text
    cut = _CUT_YEAR.match(text, at, source.end) if text[at] == "年" else None
    if cut is not None:
        if at and (
            text[at - 1].isdigit()
            or text[at - 1] in "今去明前后当本次全每来同两半整几xX×零〇一二三四五六七八九十_学青少成新多周"
        ):
            return None
        left = points.read_month(text, at + 1, source.end, Point())
    else:
        left = points.read_point(text, at, source.end) or points.read_part_of_year(text, at, source.end)
    if left is None:
        return None
    if left.bare_year:
        named = _year_with_word(source, at, left) or _seasons_of_year(source, at, left)
        if named is not None:
            return named
    if at and text[at - 1] == "红" and text.startswith("五月", at):
        return None  # 红五月
    if at and text[at - 1] == "闰" and left.point.month is not None:
        return Found(at - 1, points.read_lunar(text, at, source.end, left).end, "DATE", "lunar_month", when="-")
    old = source.text.endswith(("农历", "阴历"), max(0, at - 2), at)
    if old and left.point.month is not None:
        left = points.read_lunar(text, at, source.end, left)
        at -= 2
    named = _weekday_of_month(source, at, left) or _last_week_of_month(source, at, left)
    if named is not None:
        return named
    left = _months_of_year(source, at, left)
    right = _right_side(source, left) if left.last is None else None
    if right is not None:
        begun = text.startswith(("起", "开始"), left.end) and FROM.search(text, max(0, at - 2), at)
        return Found(begun.start() if begun else at, right.end, "DATE", "range", left.point, right.point)
    if left.last is not None:
        return Found(at, left.end, "DATE", "range", left.point, left.last)
    return _single(source, at, left)


_NTH_WEEKDAY = re.compile(
    r"份?的?(?:第(?P<n>[一二三四五1-5])|最后一?)个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?![、至到—-])"
)
_WEEKDAYS = {char: number for number, char in enumerate("一二三四五六日", 1)} | {"天": 7}


def _weekday_of_month(source: Source, at: int, left: Reading) -> Found | None:
    """10月第二个星期一, 5月最后一个周五: a day that the year fixes."""
    point = left.point
    if point.month in (None, "XX") or point.day is not None or (point.part or "W")[0] != "W":
        return None
    month = source.text.rfind("月", at, left.end)
    hit = _NTH_WEEKDAY.match(source.text, month + 1, source.end) if month >= 0 else None
    if hit is None:
        return None
    count = int(numerals.parse(hit["n"]) or 1) if hit["n"] else -1
    when = f"nth {point.month} {_WEEKDAYS[hit['day']]} {count}"
    return Found(at, hit.end(), "DATE", "weekday_of_month", point._replace(month=None, part=None), when=when)


_LAST_WEEK = re.compile(r"份?的?最后一?个?(?:周|星期)(?![一二三四五六日天末])")


def _last_week_of_month(source: Source, at: int, left: Reading) -> Found | None:
    """3月最后一周: the end of a month, on days that the year fixes."""
    point = left.point
    if point.month in (None, "XX") or point.day is not None:
        return None
    month = source.text.rfind("月", at, left.end)
    hit = _LAST_WEEK.match(source.text, month + 1, source.end) if month >= 0 else None
    if hit is None:
        return None
    value = f"{point.year or 'XXXX'}-{point.month}"
    return Found(at, hit.end(), "DATE", "last_week_of_month", value=value, mod="end")


_SEVERAL_SEASONS = re.compile(r"的?(?P<a>[春夏秋冬])[、和]?(?P<b>[春夏秋冬])[两二]?季节?(?!运动会)")


def _seasons_of_year(source: Source, at: int, left: Reading) -> Found | None:
    """2021年夏秋两季."""
    hit = _SEVERAL_SEASONS.match(source.text, left.end, source.end)
    if hit is None:
        return None
    year = left.point.year or "XXXX"
    value = f"{year}-{SEASONS[hit['a']]}/{year}-{SEASONS[hit['b']]}"
    return Found(at, hit.end(), "DATE", "season", value=value)


def _months_of_year(source: Source, at: int, left: Reading) -> Reading:
    """2023年3-5月 and 3月10-20日: the left side of a range without its own unit behind a year or month."""
    text = source.text
    point = left.point
    if left.bare_year:
        hit = _MONTHS.match(text, left.end + (text[left.end : left.end + 1] == " "), source.end)
        found = _month_range(source, hit.start(), hit, point) if hit is not None else None
        if found is not None and found.first is not None and found.last is not None:
            return Reading(found.end, found.first, last=found.last)
        leading = _LEADING.match(text, left.end, source.end)
        if leading is not None:
            return _leading_part(left, leading)
        spoiled = _QUARTERS.match(text, left.end, source.end)
        if spoiled is not None:
            a, b = two_digits(spoiled["a"]), two_digits(spoiled["b"])
            if a and b and a < b:
                first, last = point._replace(part=f"Q{int(a)}"), point._replace(part=f"Q{int(b)}")
                return Reading(spoiled.end(), first, last=last)
        return left
    if point.month is not None and point.part is None:
        end = left.end if point.day is None else at
        month = text.rfind("月", at, left.end)
        end = month + 1 if month >= 0 else end
        hit = _DAYS.match(text, end + (text[end : end + 1] == " "), source.end)
        if hit is None and point.day is None:
            return _days_without_unit(source, left)
        if hit is not None and hit["unit"] and "、" in hit.group():
            return left  # 8日、12日 are two dates, 8、9日 and 8日至12日 are one
        if hit is not None and month >= 0 and not _MONTH_FOLLOWS.match(text, hit.start("b"), source.end):
            begin = two_digits(hit["a"])
            stop = points.read_day(text, hit.start("b"), source.end, point._replace(day=None))
            if begin is not None and stop is not None and (begin == "XX" or int(begin) <= 31):
                return Reading(stop.end, point._replace(day=begin), last=stop.point)
    return left


# 今年前三季度, 2023年前11个月, 2022年首季.
_LEADING = re.compile(
    rf"的?(?:前(?P<n>{D}{{1,2}}|[一二两三四五六七八九]|十一?)个?(?P<unit>月|季度)|首个?(?P<first>季度?|月)(?!之))"
)


def _leading_part(left: Reading, hit: re.Match[str]) -> Reading:
    count = int(numerals.parse(hit["n"]) or 1) if hit["n"] else 1
    point, months = left.point, (hit["unit"] or hit["first"]) == "月"
    if not 1 <= count <= (12 if months else 4):
        return left
    if months:
        first, last = point._replace(month="01"), point._replace(month=f"{count:02d}")
    else:
        first, last = point._replace(part="Q1"), point._replace(part=f"Q{count}")
    return Reading(hit.end(), first, last=last if count > 1 else None)


def _days_without_unit(source: Source, left: Reading) -> Reading:
    """9月8-14 of a timetable; 6月14 at the end of a clause lost its 日."""
    if source.text[left.end - 1] != "月":
        return left
    hit = _DAYS_WITHOUT_UNIT.match(source.text, left.end, source.end)
    if hit is None:
        lone = _LOST_UNIT.match(source.text, left.end, source.end)
        day = two_digits(lone.group()) if lone is not None else None
        if lone is None or day is None or not 0 < int(day) <= 31:
            return left
        return Reading(lone.end(), left.point._replace(day=day))
    begin, stop = two_digits(hit["a"]), two_digits(hit["b"])
    if begin is None or stop is None or not int(begin) < int(stop) <= 31:
        return left
    return Reading(hit.end(), left.point._replace(day=begin), last=left.point._replace(day=stop))


_MONTH_FOLLOWS = re.compile(rf"{DAY_NUMBER}[ \t]?月")


def _right_side(source: Source, left: Reading) -> Reading | None:
    """The second point of a range, with what it shares with the first filled in."""
    text = source.text
    dash = _WITH_DASH.match(text, left.end, source.end)
    if dash is None:
        return None
    at, point = dash.end(), left.point
    cut = _CUT_YEAR.match(text, at, source.end)
    if cut is not None:
        return points.read_month(text, at + 1, source.end, Point())
    if point.time is not None:
        clock = clock_at(text, at)
        if clock is not None and clock.hour is not None:
            return Reading(clock.end, point._replace(time=later(point.time, clock)))
    figures = points.SHORT_END.match(text, at, source.end) if point.day is not None and point.year is not None else None
    if figures is not None and _NUMERIC_END.search(text, max(0, left.end - 6), left.end) is not None:
        return _in_figures(left, figures)
    right = points.read_point(text, at, source.end)
    if right is not None and not (
        right.bare_year and not left.bare_year and point.year is None and point.shift is None
    ):
        return right
    if point.day is not None:
        day = points.read_day(text, at, source.end, point._replace(day=None))
        if day is not None:
            return day
    if point.month is not None and point.part is not None:
        return points.read_part_of_month(text, at, source.end, point._replace(part=None))
    if text.startswith(("年底", "年末"), at):
        return Reading(at + 2, point._replace(month=None, day=None, part="end"))
    if point.part and point.part[0] == "Q":
        return points.read_part_of_year(text, at, source.end)
    return None


_NUMERIC_END = re.compile(rf"{D}[.．/]{D}{{1,2}}$")


def _in_figures(left: Reading, hit: re.Match[str]) -> Reading | None:
    """2031.9.1-9.30, 2031/9/1-15: the second day is of the year and month before it."""
    month = two_digits(hit["m"]) if hit["m"] else left.point.month
    day = two_digits(hit["d"])
    if month is None or day is None or int(month) > 12 or int(day) > 31:
        return None
    return Reading(hit.end(), left.point._replace(month=month, day=day, time=None))


def _year_with_word(source: Source, at: int, left: Reading) -> Found | None:
    """A year before a named day or a school period: 2023年暑假, 今年国庆节, 20xx年度第二学期."""
    text = source.text
    stop = left.end + (text[left.end : left.end + 1] in (" ", "的"))
    term = TERM.match(text, left.end, min(source.end, left.end + 8))
    if term is not None:
        season = {"春": "SP", "秋": "FA"}.get(term.group().lstrip(" \t度的")[:1])
        value = f"{left.point.year or 'XXXX'}-{season}" if season else None
        return Found(at, term.end(), "DATE", "school_term", value=value)
    head = stop
    for word_at in range(head, min(source.end, head + 9)):
        word = source.words.get(word_at)
        if word is not None and (word_at == head or source.vocabulary.head_start(text, word_at) == head):
            break
    else:
        return None
    if word.kind == "day":
        if text[word.end - 1] in "月周" or text[left.end - 1] == "度":
            return None  # 2023年|安全生产月, 2023年度|植树节
        return Found(at, word.end, "DATE", "named_day", first=left.point, when=word.value)
    if word.kind == "event" and text.startswith("期间", word.end):
        return Found(at, word.end, "DATE", "event")
    if word.kind != "period":
        return None
    if word.value in ("SP", "FA"):
        return Found(at, word.end, "DATE", "season", value=f"{left.point.year or 'XXXX'}-{word.value}")
    return Found(at, word.end, "DATE", "period", mod=word.value or None)


# 9月新学期开学后: a month and what happens in it, before or after which.
_TERM_OPENS_HEADS = ("份", "新", "开")
_TERM_OPENS = re.compile("份?(?:新学期|新学年)?开学[之以]?(?:(?P<before>前)|后)(?![往来期列景面续勤后])")


def _single(source: Source, at: int, left: Reading) -> Found | None:
    text, point = source.text, left.point
    own = point.shift == 0 and left.bare_year
    if left.bare_year and text[at : left.end] in ("当年", "同年", "次年", "翌年"):
        return Found(at, left.end, "DATE", "year_word")
    if text[left.end : left.end + 1] in _TERM_OPENS_HEADS and point.month is not None and point.day is None:
        opens = _TERM_OPENS.match(text, left.end, source.end)
        if opens is not None:
            return Found(at, opens.end(), "DATE", "month", point, mod="before" if opens["before"] else "after")
    if point.lunar and point.day not in (None, "XX") and point.month != "XX":
        year = point._replace(month=None, day=None, lunar=False)
        return Found(at, left.end, "DATE", "lunar_day", year, when=f"lunar {point.month}-{point.day}")
    if point.lunar and point.day is None and point.part is None and point.month not in (None, "XX"):
        year = point._replace(month=None, lunar=False)
        return Found(at, left.end, "DATE", "lunar_month", year, when=f"lunar {point.month}")
    rule = "year" if left.bare_year else "day" if point.day else "month" if point.month else "part_of_year"
    mod = {"start": "start", "mid": "mid", "end": "end", "start-mid": None, "mid-end": None}.get(point.part or "")
    end = left.end
    if point.part is not None and point.part[0] == "Q":
        mod = {"初": "start", "末": "end", "底": "end"}.get(text[end - 1])
    whole = left.bare_year or (point.day is None and text[end - 1] in "月年度份")
    if whole and text.startswith("内", end) and not text.startswith(("部", "容", "涵", "外"), end + 1):
        end += 1
    if left.bare_year and text.startswith(("全年", "全年度"), end):
        end += 2
    if point.year is None and point.part in ("SP", "SU", "FA", "WI") and point.shift is None:
        rule = "season"
    return Found(at, end, "DATE", rule, point, mod=mod, own_period=own)
