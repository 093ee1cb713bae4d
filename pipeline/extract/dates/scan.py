"""Finding: one walk over the text that stops only where a date can begin, and reads the longest phrase there."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.extract.dates import occasions, points
from pipeline.extract.dates.calendar_point import DAY_NUMBER, D, Point, follows_list_number
from pipeline.extract.dates.deictic import week_or_month_at
from pipeline.extract.dates.found import Found, Source
from pipeline.extract.dates.lengths import length_at
from pipeline.extract.dates.phrases import phrase_at, point_phrase_at
from pipeline.extract.dates.recurrence import per_at, recurrence_at
from pipeline.extract.dates.surroundings import finish
from pipeline.extract.dates.vocabulary_phrases import (
    bare_weeks_at,
    edge_at,
    numbered_at,
    past_at,
    plan_years_at,
    publicity_day_at,
    season_at,
    word_at,
    world_day_at,
)
from pipeline.extract.dates.words import Vocabulary

# A place where a date may begin: one of a set of characters, which is searched fast, and what must stand around it.
# Behind its first character every choice looks at the next one first, and only then back. Nearly all numbers that
# are no dates are sorted out here: behind a mark that joins, another number must stand.
_DIGIT = "0-9０-９xXｘＸ×"
_FIGURE = "〇零○一二三四五六七八九十两廿元正腊半"
_JOINED = rf"{{1,3}}[ \t]?第?[{_DIGIT}{_FIGURE}]"
_AMOUNT = "个(?=[学季年月周星天多])"
# Days, months and lengths have two digits; of years only those that begin with 1 or 2 have more.
_TOO_LONG = rf"(?<={D})(?:{D}{{2,}}+[ \t]?[月日号周天星个]|(?:{D}{{4,}}+|(?<=[^1-2１-２]){D}{{2,}}+)[ \t]?年)"
# What stands behind the first character of a word; most places where one might begin are refused by it.
_SECOND = (
    "号0-9０-９一二两三四五六七八九十几年月日周季学天息休作末期拜今去明来后前本次翌当同度_＿底尾初终中内旬上下半、"
    "个星礼春夏秋冬和界际国民传念"
)
_TRIGGER = re.compile(
    rf"[{_DIGIT}{_FIGURE}每逐按隔双单天月年休工周星礼大今去明来后前本次翌当同全上下_＿中第这春夏秋冬世国宣纪近](?:"
    rf"(?<=[{_FIGURE}])(?<![{_FIGURE}].)[0０OＯo{_FIGURE}]{{0,5}}"
    rf"(?=[”\"’」』]?[ \t]?(?:[年月日号天周季学旬星规计期时末xX×]|{_AMOUNT}|[、和至到\-—–－―~～]{_JOINED}))"
    r"(?P<figures>)"
    rf"|(?<=[{_DIGIT}])(?<![{_DIGIT}].)(?!{_TOO_LONG})[{_DIGIT}]{{0,7}}"
    rf"(?=[ \t]?(?:[年月日号周天季学*＊_＿星]|{_AMOUNT}|[春夏秋冬][季学开]|[.．·•・/、,，\-—–－―~～〜至到和]{_JOINED}))"
    r"(?P<digits>)"
    r"|(?<=[^0-9０-９xXｘＸ×〇零○一二三四五六七八九十两廿元正腊半])(?:"
    r"(?<=每)(?P<every>)"
    rf"|(?=[{_SECOND}])(?:"
    r"(?:[年月日周季学天](?<=[逐按隔].)|[周月休](?<=[双单].)|号周(?<=[双单]..)|天(?<=天.)|月(?<=月.)|年(?<=年.)|息日(?<=休..)"
    r"|作日(?<=工..)|[一二三四五六日天末](?<=周.)|期[一二三四五六日天](?<=星..)|拜[一二三四五六日天](?<=礼..))(?P<recurring>)"
    r"|(?:年(?<=[今去明来后前本次翌当同全上_＿].)|[今去明来后前本次翌当同]年(?<=大..)|年度(?<=下..)|一年度(?<=[上下]...)"
    r"|(?<=[_＿])[_＿]{1,3}年)(?P<year>)"
    r"|(?:[底末初](?<=月.)|旬(?<=[上中下].)|[上中下]旬(?<=[上中下]..)|(?<=年)"
    rf"(?=[底末尾初终中内]|(?:{D}{{1,2}}|十[一二]?|[一二三四五六七八九])[ \t]?月))(?P<edge>)"
    r"|(?:半年(?<=[上下]..)|下半年(?<=上...)|、下半年(?<=上....)|[一二三四1-4][、季至到—－-](?<=第..))(?P<part>)"
    r"|(?:月(?<=同.)|(?<=[上下本这当次])(?:上(?<=上.)|下(?<=下.))?一?个?(?:周|星期|礼拜|月))(?P<week>)"
    r"|(?<=第)(?=[0-9０-９一二三四五六七八九十])(?P<ordinal>)"
    r"|(?:[春夏秋冬季天、和](?<=[春夏秋冬].)|(?<=[春夏秋冬])(?=[两二]季))(?P<season>)"
    r"|(?:界(?<=世.)|际(?<=国.)(?!劳动|儿童|妇女)|国(?<=[全中].)|民(?<=全.))(?P<world>)"
    r"|(?:传[日周月](?<=宣..)(?![报刊常])|念[日周月](?<=纪..)(?=[”\"’」]))(?P<publicity>)"
    r"|(?:[0-9０-９一二两三四五六七八九十几](?<=近.)|(?<=前)[0-9０-９一二两三四五六七八九十]+(?:个|季))(?P<past>)"
    r")))"
)
_DAY_ONLY = re.compile(
    rf"(?P<day>{DAY_NUMBER})[日号](?=[(（](?:周|星期)[一二三四五六日天][)）]|之?前(?!后)|以前|上午|下午|晚上|起|至|到|[-—－~～]{{1,2}}{D}{{1,2}}日|止)"
)
# 20号对…检查: at the head of a clause, in front of what is done.
_DAY_BEFORE_ACTION = re.compile(
    rf"(?P<day>{DAY_NUMBER})[日号](?=对(?![接面象])|开始|召开|开展|组织|进行|完成|举行|举办|上报|报送|参加|检查|(?:全体|各)[\u4e00-\u9fff])"
)
_WITH_WEEKDAY = re.compile("[(（](?:周|星期)[一二三四五六日天][)）]")
_CLAUSE_HEADS = frozenset("，,；;。：:、.．) ）\n\u3000\t")
_DAY_IN_LIST = re.compile(rf"(?P<day>{DAY_NUMBER})[日号](?!均|常|益)")
_TITLE_YEAR = re.compile(
    r"(?<![0-9A-Za-z０-９〔\[【(（第.\-/—－])((?:19|20)[0-9]{2}|20[xX×]{2})(?![0-9A-Za-z０-９.\-/%年学—－号版班名人元个篇字所项分余〕\]】)）])"
)
_BOOK = re.compile(r"《[^《》\n]{1,80}》")
_DATED_BOOK = re.compile(r"《[0-9０-９年月日号—－\-~～至到一 ]+[日号]》")  # for the brackets around a date
_PLAN_NAME = re.compile(r"[\u4e00-\u9fff]{0,16}?(?:规划|纲要)")
_STAMP = re.compile(r"(?:时间|日期|发布|更新|来源|录入|编辑)[^\n。]{0,12}$")
_PUBLISHED = re.compile(r"(?:发布|更新|录入|浏览|上传|编辑)(?:时间|日期|于)?[ \t]*[:：]?[ \t]*$")
_CLOCK = re.compile(r"[ \t]{1,3}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_ISO = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")


def expressions(text: str, words: Vocabulary, title: tuple[int, int] | None = None) -> list[Found]:
    """All date expressions of a text, in order and without overlap; a year standing alone counts inside `title`."""
    source = Source(text, words.find(text), words, len(text))
    found = _from_words(source)
    found += _walk(source)
    found += occasions.in_text(source)
    if title is not None:
        found += _title_years(text, *title)
    return longest(_without_names(source, _with_days(text, longest(found)), title))


def longest(found: list[Found]) -> list[Found]:
    """The phrases in order; of two that overlap the longer one stays, of equals the first in the list."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda one: (one.start, one.start - one.end)):
        if kept and item.start < kept[-1].end:
            last = kept[-1]
            if item.end - item.start > last.end - last.start and (len(kept) < 2 or kept[-2].end <= item.start):
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _with_days(text: str, found: list[Found]) -> list[Found]:
    """The phrases; a day that no lexicon names has the day that stands right before it (6月25日全国土地日).

    Where a part of the day stands behind, day and name are one (3月5日学雷锋日下午).
    """
    kept: list[Found] = []
    for item in found:
        last = kept[-1] if kept else None
        if item.rule == "world_day" and last is not None and last.rule == "day" and last.end == item.start:
            kept.append(item._replace(rule="named_day", first=last.first, when=None) if last.mod is None else item)
            continue
        half = _HALF_DAY.match(text, item.end) if item.rule == "named_day" else None
        if half is not None and last is not None and last.rule == "day" and last.end == item.start:
            kept[-1] = item._replace(start=last.start, end=half.end(), first=last.first, when=None)
            continue
        kept.append(item)
    return kept


_HALF_DAY = re.compile("上午|下午|中午|晚上|早上|早晨")


def _from_words(source: Source) -> list[Found]:
    found: list[Found] = []
    at = 0
    for start, word in source.words.items():
        if start < at:
            continue
        item = word_at(source, word)
        if item is not None:
            found.append(item)
            at = item.end
    return found


def _walk(source: Source) -> list[Found]:
    found: list[Found] = []
    text, at = source.text, 0
    while (hit := _TRIGGER.search(text, at)) is not None:
        kind = hit.lastgroup or ""
        item = _READERS[kind](source, hit, found)
        if item is None:
            at = hit.end() if kind in ("digits", "figures") else hit.start() + 1
        else:
            found.append(item)
            at = max(item.end, hit.start() + 1)
    return found


def _figures(source: Source, hit: re.Match[str], found: list[Found]) -> Found | None:
    """A phrase that begins somewhere in a run of figures (the run of 统一三月份 is 一三)."""
    start, end = hit.span()
    readers = _AFTER_DIGITS.get(source.text[end]) if hit.lastgroup == "digits" else None
    if readers is not None and _PLAIN.fullmatch(source.text, start, end):
        return _longest_at(source, start, [read(source, start, found) for read in readers])
    for at in range(start, end):
        item = _figure_at(source, at, found)
        if item is not None:
            return item
        if hit.lastgroup == "digits" and source.text[at] not in "xX×":
            break
    return None


def _figure_at(source: Source, at: int, found: list[Found]) -> Found | None:
    text = source.text
    candidates = [
        per_at(source, at),
        phrase_at(source, at),
        length_at(source, at),
        plan_years_at(source, at) if text[at] == "十" else None,
        past_at(source, at) if text[at] in "一两二三四五六七八九十" else None,
        _day_only(source, at, found),
        bare_weeks_at(source, at),
    ]
    return _longest_at(source, at, candidates)


def _longest_at(source: Source, at: int, candidates: list[Found | None]) -> Found | None:
    longest = None
    for item in candidates:
        if item is None or not _left_is_free(source.text, item, at):
            continue
        if longest is None or item.end > longest.end:
            longest = item
    return longest


def _left_is_free(text: str, item: Found, at: int) -> bool:
    if not at or item.start < at:
        return True
    before = text[at - 1]
    if before.isascii() and (before.isalnum() or before in "./_-") and text[at] in "0123456789xX":
        return (before in "-." and not (at > 1 and text[at - 2].isalnum())) or follows_list_number(text, at)
    if before in "第" and item.rule not in ("quarters", "part_of_year"):
        return False
    return not (before in "〇零一二三四五六七八九十百千万" and text[at] in "〇零一二三四五六七八九十元正")


def _day_only(source: Source, at: int, found: list[Found]) -> Found | None:
    """15日前, or the further days of 3月5日、12日: the month is what the text before gave."""
    text = source.text
    last = found[-1] if found else None
    if last is not None and _goes_on(text, last, at):
        point = last.last or last.first
        if point is not None and point.day is not None:
            hit = _DAY_IN_LIST.match(text, at)
            reading = points.read_day(text, at, source.end, point._replace(day=None)) if hit else None
            if reading is not None:
                return finish(source, Found(at, reading.end, "DATE", "day_in_list", reading.point))
    hit = _DAY_ONLY.match(text, at)
    if hit is None and (not at or text[at - 1] in _CLAUSE_HEADS):
        hit = _DAY_BEFORE_ACTION.match(text, at)
    if hit is None or (at and text[at - 1] in "第每月x×"):
        return None
    reading = points.read_day(text, at, source.end, Point(month="XX"))
    if reading is None:
        return None
    said = text[hit.start() : reading.end]
    if "(" in said and _WITH_WEEKDAY.search(said) is None:
        return None
    single = Found(at, reading.end, "DATE", "day_of_month", reading.point)
    dash = _DAY_RANGE.match(text, at)
    if dash is not None:
        right = points.read_day(text, dash.start("b"), source.end, Point(month="XX"))
        if right is not None:
            single = single._replace(end=right.end, last=right.point)
    return finish(source, single)


def _goes_on(text: str, last: Found, at: int) -> bool:
    """9月1日、2日 and 9月1日报到，2日上课: a day of the month that was named in front of it."""
    between = text[last.end : at] if at - last.end <= _LONGEST_CLAUSE else ""
    if between.strip() in ("、", "，", ",", "和", "及"):
        return len(between) <= len("、 ")
    return between[-1:] in tuple("，,；;") and "。" not in between and "\n" not in between


_LONGEST_CLAUSE = 24
_DAY_RANGE = re.compile(rf"{DAY_NUMBER}[日号](?:至|到|[-—－~～]{{1,2}})(?P<b>{DAY_NUMBER})[日号]")


def _title_years(text: str, start: int, end: int) -> list[Found]:
    found: list[Found] = []
    for hit in _TITLE_YEAR.finditer(text, start, end):
        digits = hit.group()
        masked = not digits.isdigit()
        point = Point(year="XXXX", mask="20XX") if masked else Point(year=digits)
        found.append(Found(hit.start(), hit.end(), "DATE", "title_year", point))
    return found


def _without_names(source: Source, found: list[Found], title: tuple[int, int] | None) -> list[Found]:
    """Leave out dates inside titles of cited documents, names of long-term plans, and publishing stamps."""
    text = source.text
    named = _BOOK.finditer(text) if "《" in text else ()
    books = [hit.span() for hit in named if not _DATED_BOOK.fullmatch(hit.group())]
    kept: list[Found] = []
    book = 0
    for item in found:
        while book < len(books) and books[book][1] <= item.start:
            book += 1
        in_title = title is not None and title[0] <= item.start < title[1]
        cited = book < len(books) and books[book][0] < item.start
        if cited and not in_title and not _counts_in_book(text, item, books[book]):
            continue
        if item.rule == "year_range" and not in_title and _PLAN_NAME.match(text, item.end):
            continue
        if _is_stamp(text, item) or (item.end - item.start < 9 and _names(text, item)):
            continue
        kept.append(item)
    return kept


# 《2031年度护林方案》: the period of a plan that is issued; one that is cited has it in its name.
_OF_A_PLAN = re.compile(r"[^（()）]{2,30}(?:计划|方案|安排|要点|总结|预案|分解表?|工作报告|意见|清单|任务书)》")
_ISSUED = ("现将", "制定", "制订", "拟定", "印发", "下发", "出台", "编制", "起草")
_IS_ISSUED = re.compile("(?:现|已|予以|正式)?(?:印发|下发|发给|经)")
_PERIODS = frozenset(("year", "part_of_year", "school_year", "school_term", "year_range"))


def _counts_in_book(text: str, item: Found, book: tuple[int, int]) -> bool:
    """Whether a date inside the title of a document counts: a plain year or month, the period of a plan issued."""
    if item.rule in ("year", "month") and text[item.end - 1] in "年月":
        return True
    start, end = book
    if item.rule not in _PERIODS or _OF_A_PLAN.fullmatch(text, item.end, end) is None:
        return False
    return text.endswith(_ISSUED, max(0, start - 4), start) or _IS_ISSUED.match(text, end) is not None


# 安全生产月活动领导小组 is a body.
_BODY = re.compile(r"(?:活动|工作|宣传|创建)?(?:指导|领导|组织|协调)?(?:委员会|小组|工作组|办公室|组委会|指挥部)")
# 成立区清明期间护林工作领导小组, 成立“安全生产月”和“安康杯”活动领导小组: a body takes its name from the days.
_FOUNDS = re.compile(r"(?:成立|组建|设立)[^，,。；;：:、\n]{0,8}$")
_FOUNDED = re.compile(r"[^，,。；;：:、\n]{0,20}?(?:领导小组|工作小组|指挥部|工作组|工作专班|委员会)")


def _is_founded(text: str, item: Found) -> bool:
    founds = _FOUNDS.search(text, max(0, item.start - 10), item.start)
    return founds is not None and _FOUNDED.match(text, item.end) is not None


_QUOTED = re.compile(r"[“\"‘'「『](?P<said>[^“”\"‘’'「」『』\n]{1,24})[”\"’'」』]")
_LOOSE = frozenset(("season", "period", "every", "every_weekday", "weekday", "recurring_word"))
# “庆国庆”主题版报, “喜迎元旦联欢”: the name of an activity, which has a day of its own.
_KEEPS = re.compile('[“"「『](?:喜迎|欢度|欢庆|庆祝|喜庆|欢乐|庆|迎|贺|闹)$')
_KEPT = re.compile('(?:节|佳节|暨?[\u4e00-\u9fff]{0,8})?[”"」』]')
_LEAST_NAME = 2
_TIMES = re.compile("[一二两三四五六七八九十]+[次课节]")


def _names(text: str, item: Found) -> bool:
    """Whether a phrase is part of a name: of a body, or of what stands in quotation marks with it."""
    if item.rule in ("named_day", "world_day", "publicity_day"):
        keeps = _KEEPS.search(text, max(0, item.start - 3), item.start)
        if keeps is not None and _KEPT.match(text, item.end) is not None:
            return True
        return _BODY.match(text, item.end) is not None or _is_founded(text, item)
    if item.rule not in _LOOSE:
        return False
    if item.rule == "season" and _is_founded(text, item):
        return True
    opening = max(text.rfind(mark, max(0, item.start - 24), item.start) for mark in '“"‘「『')
    quoted = _QUOTED.match(text, opening) if opening >= 0 else None
    if quoted is None or not quoted.start("said") <= item.start < item.end <= quoted.end("said"):
        return False
    said: str = quoted["said"]
    if "、" in said:
        return False  # “双休日、节假日” lists times
    if item.type == "SET" and (_TIMES.match(text, item.end) or any(char.isdigit() for char in said)):
        return False  # “每周两次” asks for something
    return sum(char.isalpha() for char in said) - (item.end - item.start) >= _LEAST_NAME


def _is_stamp(text: str, item: Found) -> bool:
    """Is this the time of a publishing line: 发布时间:2023-04-26 15:10:12?"""
    if not _ISO.match(text, item.start):
        return False
    if _PUBLISHED.search(text, max(0, item.start - 12), item.start):
        return True
    if not _STAMP.search(text, max(0, item.start - 20), item.start):
        return False
    return _CLOCK.match(text, min(item.end, item.start + 10)) is not None


_PLAIN = re.compile(f"{D}+")
# What plain digits can begin, by the character behind them.
_AFTER_DIGITS: dict[str, tuple[Callable[[Source, int, list[Found]], Found | None], ...]] = {
    **dict.fromkeys("日号", (_day_only,)),
    "月": (lambda source, at, found: point_phrase_at(source, at), lambda source, at, found: length_at(source, at)),
}
_Reader = Callable[[Source, "re.Match[str]", "list[Found]"], "Found | None"]
_READERS: dict[str, _Reader] = {
    "digits": _figures,
    "figures": _figures,
    "every": lambda source, hit, found: recurrence_at(source, hit.start()),
    "recurring": lambda source, hit, found: _finished(source, recurrence_at(source, hit.start())),
    "year": lambda source, hit, found: phrase_at(source, hit.start()),
    "edge": lambda source, hit, found: edge_at(source, hit.start()) or phrase_at(source, hit.start()),
    "part": lambda source, hit, found: numbered_at(source, hit.start()) or phrase_at(source, hit.start()),
    "week": lambda source, hit, found: _finished(source, week_or_month_at(source.text, hit.start(), None)),
    "ordinal": lambda source, hit, found: numbered_at(source, hit.start()),
    "season": lambda source, hit, found: season_at(source, hit.start()),
    "world": lambda source, hit, found: world_day_at(source, hit.start()),
    "publicity": lambda source, hit, found: publicity_day_at(source, hit.start()),
    "past": lambda source, hit, found: past_at(source, hit.start()),
}


def _finished(source: Source, item: Found | None) -> Found | None:
    return finish(source, item) if item is not None else None
