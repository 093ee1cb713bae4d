"""Reading years: 2017年, 二〇一七年, 20xx年, 113年, 24年, 次年."""

from __future__ import annotations

import re

from pipeline.extract.dates.almanac import with_lost_digit
from pipeline.extract.dates.calendar_point import CN, MASK, MONTH_NUMBER, D, Point, Reading, follows_list_number
from pipeline.extract.numerals.characters import WIDE

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
