"""Reading points of the calendar: 2017年9月中旬, 20xx年, 3月底, 第三季度, 次年元月, 2023-09-01.

A point keeps what the text says and nothing more; years that another place gives are filled in later. All patterns
are bounded in length, so that a reading costs constant time.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from pipeline.extract import numerals
from pipeline.extract.dates.almanac import with_lost_digit
from pipeline.extract.dates.clock import time_of
from pipeline.extract.numerals.characters import WIDE

D = "[0-9０-９]"
CN = "[一二三四五六七八九]"
MASK = "[xXｘＸ×]"
MONTH_NUMBER = rf"(?:{D}{{1,2}}(?!{D})|十[一二]?|{CN}|元|正|腊|{MASK}{{1,2}})"
DAY_NUMBER = rf"(?:{D}{{1,2}}(?!{D})|三十一?|二?十{CN}?|廿{CN}?|初[一二三四五六七八九十]|{CN}|{MASK}{{1,2}})"

# 0 and the letter O stand for 〇 inside a year in numerals: 二0二四年, 二OO八年.
_ZERO = "〇零○0０OＯo"
CN_YEAR = rf"(?:二[{_ZERO}]|一九)[{_ZERO}一二三四五六七八九]{{2}}"
# Years of the Republic of China: three figures before a month, or behind 民国.
REPUBLIC = rf"(?:1[0-3]{D}|一[{_ZERO}一二三][{_ZERO}一二三四五六七八九])"
_YEAR = re.compile(
    rf"(?:(?P<full>(?:19|20|１９|２０){D}{{2}}|{CN_YEAR})"
    rf"|(?P<lost>20[0-9])(?=[ \t]?年)"
    rf"|(?P<republic>{REPUBLIC}(?:(?=[ \t]?年[ \t]?{MONTH_NUMBER}[ \t]?月)|(?<=民国...)(?=[ \t]?年)))"
    rf"|(?P<mask>(?:20|２０|二[〇零○])(?:{MASK}{{1,3}}|[_＿*＊]{{1,4}}|{D}(?:{MASK}|[_＿*＊]))|{MASK}{{2,4}}"
    rf"|[_＿]{{1,4}}(?=[ \t]?年[ \t]?(?:[春夏秋冬]|{MONTH_NUMBER}[ \t]?月)))"
    rf"|(?P<short>{D}{{2}}|[〇零]{CN}|九[零〇一二三四五六七八九]))[ \t]?年"
)
_YEAR_WORDS = {
    "今年": 0, "本年度": 0, "本年": 0, "当年": 0, "同年": 0, "全年": 0, "去年": -1, "上年度": -1, "上年": -1,
    "上一年度": -1, "前年": -2, "大前年": -3, "大后年": 3, "明年": 1, "明年度": 1, "下年度": 1, "下一年度": 1,
    "来年": 1, "后年": 2,
}  # fmt: skip
_FOLLOWING = ("次年", "翌年")
_YEAR_WORD = re.compile("|".join(sorted((*_YEAR_WORDS, *_FOLLOWING), key=len, reverse=True)))
_YEAR_WORD_SPOILED = {
    "全年": ("安健完齐", "级龄"),
    "后年": ("以今然之", "级度"),
    "前年": ("龄以之学目", "级度"),
    "明年": ("说表证声透文", "级龄"),
    "明年度": ("说表证声透", ""),
    "同年": ("不相", "级龄会段"),
    "本年": ("基根成样资日", "级轻"),
    "当年": ("相适应", "级轻份"),
    "今年": ("如", "级"),
    "去年": ("过失", "级"),
    "次年": ("一二两三四五每首多层", "会检级"),
    "上年度": ("以", ""),
    "上年": ("以往至加则赶晚早迎用", "级龄纪均轻货会"),
    "下年度": ("以", ""),
}
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


def read_year(text: str, at: int, end: int) -> Reading | None:
    """A year with its 年, or a word for one, that begins at `at`.

    >>> read_year("20xx年，", 0, 6).point.mask
    '20XX'
    """
    hit = _YEAR.match(text, at, end)
    if hit is None:
        return _year_word(text, at, end)
    joined = at and ((text[at - 1].isascii() and text[at - 1].isalnum()) or text[at - 1] in "第.．")
    if joined and not follows_list_number(text, at):
        return None
    if text.startswith("版", hit.end()):
        return None  # 2022年版: which edition of a document
    full, mask, short = hit["full"], hit["mask"], hit["short"]
    if full:
        return Reading(hit.end(), Point(year=figures(full)), True)
    if hit["lost"]:
        whole = with_lost_digit(text, at, hit["lost"])
        if whole is not None:
            return Reading(hit.end(), Point(year=whole), True)
        if _AGES.search(text, max(0, at - 1), at) or (_LENGTH_TAIL.match(text, hit.end()) and text[hit.end()] != "的"):
            return None
        return Reading(hit.end(), Point(year="XXXX", mask="20XX"), True)
    if mask:
        known = "".join(char for char in figures(mask) if char.isdigit())
        return Reading(hit.end(), Point(year="XXXX", mask=(known + "XXXX")[:4] if known else "XXXX"), True)
    if hit["republic"]:
        return Reading(hit.end(), Point(year=str(int(figures(hit["republic"])) + 1911)), True)
    number = int(figures(short))
    if 40 <= number < 80 or not _short_year_fits(text, at, hit.end(), short):
        return None
    return Reading(hit.end(), Point(year=str(number + (2000 if number < 40 else 1900))), True)


_AGES = re.compile("[历经建有近约达已过了距共满]$")  # 建厂207年
_YEARS_OF = re.compile(
    r"(?:近|满|达|约|过|已|有|共|时|期|续|第|少|于|用|来|后|这|去|前|教|龄|作|历|任|干|年|长|了|逾|超"
    r"|每|整|几|上|足|距)[ \t]?$"
)
_LENGTH_TAIL = re.compile(
    r"以[上下]|[来间多余内级制龄之期]|[前后](?!半年)|历史|时间|左右|教龄|工龄|如一日|不变|[ \t]?计划|的(?!工作)"
)
_YEAR_HEAD = re.compile(rf"[ \t]?(?:{MONTH_NUMBER}[ \t]?月|[春秋底初末度]|上半年|下半年)")


def _short_year_fits(text: str, at: int, end: int, printed: str) -> bool:
    """Is 08年, 24年 a year, and not a number of years (从教30年)?"""
    if printed[0] in "0０〇零" or _YEAR_HEAD.match(text, end):
        return True
    if _YEARS_OF.search(text, max(0, at - 2), at) or _LENGTH_TAIL.match(text, end):
        return False
    return printed[-1] not in "05０５"


def figures(text: str) -> str:
    """Chinese and full-width digits as ASCII digits, one by one.

    >>> figures("二〇一七")
    '2017'
    """
    return "".join(_FIGURES.get(char, char) for char in text.translate(WIDE))


_FIGURES = {**dict.fromkeys(_ZERO, "0"), **{char: str(n) for n, char in enumerate("一二三四五六七八九", 1)}}


def _year_word(text: str, at: int, end: int) -> Reading | None:
    hit = _YEAR_WORD.match(text, at, end)
    if hit is None:
        return None
    word = hit.group()
    before, after = _YEAR_WORD_SPOILED.get(word, ("", ""))
    if (at and text[at - 1] in before) or (hit.end() < end and text[hit.end()] in after):
        return None
    if word == "当年" and text.startswith("年度考", hit.end()):
        return None  # 年度考核 of whichever year
    if word in _FOLLOWING:
        return Reading(hit.end(), Point(following=True), True)
    return Reading(hit.end(), Point(shift=_YEAR_WORDS[word]), True)


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
