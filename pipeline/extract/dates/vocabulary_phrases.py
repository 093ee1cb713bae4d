"""Date phrases that begin with a word: named days, school periods, events, seasons, edges of the year, term weeks."""

from __future__ import annotations

import re

from pipeline.extract import numerals
from pipeline.extract.dates import almanac
from pipeline.extract.dates.calendar_point import D, Point
from pipeline.extract.dates.found import DASH, Found, Source
from pipeline.extract.dates.points import SEASONS
from pipeline.extract.dates.surroundings import WITHIN_LENGTH, finish
from pipeline.extract.dates.words import Word

_OPEN, _CLOSE = "“\"‘'「『", "”\"’'」』"
_DAY_TAIL = re.compile(
    r"(?:(?:国际)?(?:劳动节|儿童节|妇女节|青年节|建党节|建军节|国庆节|节日|节)|[\u4e00-\u9fff]{0,4}纪念日)?(?:小长假|长假|黄金周|假期|假日|放假|假(?!如|若|设))?"
)
_AFTER_QUOTE = re.compile(
    r"(?:(?:国际)?(?:劳动|儿童|妇女|青年|建党|建军|国庆)节|[\u4e00-\u9fff]{0,4}纪念日|节(?![目约省能奏点])|小长假|长假|黄金周|假期|期间|前夕|前(?!后往列)|前后|后(?!勤))"
)
# Names made of two figures are dates only where the words behind them do not make them a name or a number.
_FIGURES = frozenset(
    (
        "五一",
        "六一",
        "七一",
        "八一",
        "十一",
        "三八",
        "五四",
        "三一五",
        "一二九",
        "3.15",
        "3·15",
        "一二·九",
        "三·一五",
        "12·9",
        "12.9",
        "5·25",
        "5.25",
    )
)
_ALWAYS_MARKED = _FIGURES - {"五一", "六一", "三八", "五四"}
_FIGURE_SPOILED = re.compile(
    r"红旗|勋章|(?:劳动)?奖|劳模|精神|运动(?!会)|中学|小学|广场|大?路|村|学校|大道|厂|巾帼|式|[年月日号个名次节岁元人所项条篇课点级班组线.．·]|[一二三四五六七八九十百千万]|(?:先进|优秀)集体"
    r"|礼包|工程|口号|标兵|示范岗|文明岗|杯"
)
_EVENT_TAIL = re.compile(
    r"(?P<during>(?:会议|考试|假日|假)?(?:召开)?期间)|(?P<day>(?:结束|来临|召开)?(?:前夕|之前|以前|前(?![往来期列景沿]|提(?![交出供请]))|之后|以后|后(?![勤续备])|前后))"
)
_TERM_PART = re.compile(
    r"(?:的)?(?P<part>开学初|开学前|开学|期初|期中|期末|初|末|中期|中(?=[、，,期])|结束前|结束时|结束)"
)
_TERM_MODS = {
    "开学初": "start", "开学": "start", "期初": "start", "初": "start", "期中": "mid", "中期": "mid", "中": "mid",
    "期末": "end", "末": "end",
    "结束": "end", "结束时": "end", "结束前": "before", "开学前": "before",
}  # fmt: skip
_SEASON = re.compile(
    r"(?P<names>[春夏秋冬]{1,4}|[春夏秋冬][、和][春夏秋冬])(?:两|二)?季(?:节)?(?:学期)?(?!运动会|田径|趣味|节|防疫|征兵|招聘|攻势|会战|行动)(?:(?P<opening>开学(?:初|时)?)(?!典礼|第一课|工作|检查)"
    r"|(?:麦收|秋收|夏收|春耕|春播|夏种|秋种|三夏|三秋|双抢|收割|收获)(?=期间|之?前(?!后)|以前|之?后|以后|时节)"
    r"|[^\W0-9A-Za-z_的在对和与及是为各将要]{2,6}?(?=期间))?"
    r"|(?P<pair>秋冬|冬春|春夏|夏秋)(?=(?:森林|草原|火灾|防火|高火险|防疫|流感|呼吸道|传染病|疫情|大气|攻坚|禁烧|旅游|会战|水利|农田|绿化|植树|造林|供暖|保供|用电|生产|种植|安全|防控|疫苗|蔬菜|交替|时节|转换))"
    r"|(?P<turn>[春夏秋冬]{2})之交|(?P<weather>[春夏秋冬])天(?![然气])"
)
_YEAR_EDGE = re.compile(
    r"年(?P<edge>底|末|尾(?![款声])|初(?![一二三四五六七八九十])|内(?![容部涵])|终(?!(?![将由]|统一)[^，,。；;\n]{0,5}考[核评]|考|总|绩|评(?!出|定出|选(?!先|活动|结果|工作|表(?!彰)|[的中时和与及、，,。；;\n]))|奖|目标|工作|述|检|决|结|盘|报|测|综|教|质|表|慰|分|收|一)|中(?=[前、，,和及]))"
)
_NO_EDGE_AFTER = (
    "学青少成老幼童壮周多每逐历往常百千万几两半新逢长早晚当同次延今去明后前本全来度x×X"
    "一二三四五六七八九十〇零_0123456789"
)
_MONTH_EDGE = re.compile(r"(?:月(?:底|末|初)|上旬|中旬|下旬|上中旬|中下旬)")
_WEEKS = re.compile(
    rf"第(?P<a>{D}{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:(?:教学)?周(?={DASH}|、))?(?:(?:{DASH}|、)第?(?P<b>{D}{{1,2}}|[一二三四五六七八九十]{{1,3}}))?(?:教学)?周(?!期|年|岁|边)(?:的?(?:周|星期)[一二三四五六日天](?:上午|下午|晚上|中午)?)?"
)
# 第二个月, 第四至第五个月 of a plan; 每季度第一个月 is read as a whole.
_MONTHS_OF_PLAN = re.compile(
    r"第[一二三四五六七八九十]{1,2}(?:(?:[至到、]|[-—－~～]{1,2})第?[一二三四五六七八九十]{1,2})?个月(?!份?的)"
)
_OF_THE_PLAN = frozenset("度季续连每")
_PLAN_YEARS = re.compile(
    r"十(?P<n>[一二三四五六七八九])?五(?P<close>[”\"’」』]?)(?:规划|计划)?(?P<when>期间|时期|末期?|初期?|以来|期末)"
)
_PAST_YEARS = re.compile(
    rf"近(?:{D}{{1,2}}|[一二两三四五六七八九十几]{{1,2}})(?:个)?(?:多)?(?:学年|年(?!级|龄)|个月)(?:以来|来|间|内)?"
)
_YEARS_PAST = re.compile(
    r"(?P<n>[一两二三四五六七八九十]{1,2})(?:个)?多?(?:学年|学期|年)(?:多)?(?:以来|来)(?![自源到临说往])"
)
_LAST_MONTHS = re.compile(
    rf"前(?P<n>{D}{{1,2}}|[一二两三四五六七八九十]{{1,2}})个(?P<unit>月|季度)|前(?P<q>[二两三23])季度"
)


def word_at(source: Source, word: Word) -> Found | None:
    """The phrase built on a vocabulary word."""
    if word.kind == "event":
        return _event(source, word)
    if word.kind == "day":
        return _named_day(source, word)
    if word.value in SEASONS.values():
        return finish(source, Found(word.start, word.end, "DATE", "season", value=f"XXXX-{word.value}"))
    end, mod = word.end, word.value or None
    printed = source.text[word.start : word.end]
    if printed.endswith(("学期", "学年")):
        part = _TERM_PART.match(source.text, end, source.end)
        if part is not None and source.text[part.end() : part.end() + 1] not in tuple("考测检"):
            end, mod = part.end(), _TERM_MODS[part["part"]]
    week = _WEEK_OF_TERM.match(source.text, end, source.end) if printed.endswith(("学期", "开学")) else None
    if week is not None:
        return finish(source, Found(word.start, week.end(), "DATE", "period"))
    if printed in _DAYS_SPOKEN_OF and (half := _HALF_DAY.match(source.text, end, source.end)) is not None:
        end = half.end()
    if printed[-1] in "期假季汛":
        event = _PERIOD_EVENT.match(source.text, end, source.end)
        end = event.end() if event is not None else end
    within = _WITHIN.match(source.text, end, source.end)
    if within is not None and printed[-1] in "期假季汛":
        return Found(word.start, within.end(), "DATE", "period", mod=mod)
    return finish(source, Found(word.start, end, "DATE", "period", mod=mod))


# 本学期第三周, 开学两周内.
_WEEK_OF_TERM = re.compile(
    rf"的?(?:第(?:{D}{{1,2}}|[一二三四五六七八九十]{{1,3}})个?周(?![期年岁边])"
    rf"|(?:{D}{{1,2}}|[一二两三四五六七八九十]{{1,2}})个?(?:周|星期|天|日|月)[以之]?内(?![容部涵]))"
)
_DAYS_SPOKEN_OF = frozenset(("当天", "当日", "次日", "翌日"))
_HALF_DAY = re.compile("上午|下午|中午|晚上|早上|早晨|清晨|傍晚|凌晨|夜间|晚(?![会自报间])")
_WITHIN = re.compile("之?内(?![容部涵外控])")
_PERIOD_EVENT = re.compile(r"(?:放假|开始|结束|来临|到来)(?=之?前|以前|之?后(?!勤)|以后|期间)")


def _named_day(source: Source, word: Word) -> Found | None:
    text, start, end = source.text, word.start, word.end
    printed = text[start:end]
    quoted = text[start - 1 : start] in tuple(_OPEN) and text[end : end + 1] in tuple(_CLOSE) if start else False
    if printed in _FIGURES and not _figure_fits(source, word, quoted):
        return None
    joined = _joined_days(source, word)
    if joined is not None:
        return joined._replace(start=start - quoted)
    if quoted:
        behind = _AFTER_QUOTE.match(text, end + 1, source.end)
        inner = Found(start, end, "DATE", "named_day", when=word.value)
        if behind is None:
            return inner
        tail = _DAY_TAIL.match(text, end + 1, source.end)
        whole = Found(start - 1, tail.end() if tail else end + 1, "DATE", "named_day", when=word.value)
        return finish(source, whole)
    if text[end : end + 1] in ("路", "街", "版") or (text[end : end + 2] in ("中学", "小学", "大道")):
        return None
    start = source.vocabulary.head_start(text, start)
    tail = _DAY_TAIL.match(text, end, source.end)
    return finish(source, Found(start, tail.end() if tail else end, "DATE", "named_day", when=word.value))


def world_day_at(source: Source, at: int) -> Found | None:
    """世界结核病日, 全国预防接种日: a day of the world or the nation that no lexicon names."""
    hit = _WORLD_DAY.match(source.text, at, min(source.end, at + 20))
    return Found(at, hit.end(), "DATE", "world_day", when="-") if hit is not None else None


_WORLD_DAY = re.compile(
    r"(?:世界|国际|全国|全民|中国)[\u4e00-\u9fff]{1,9}?(?:日|(?:宣传|教育|活动|科技|服务)[周月])(?=$"
    r"|[”\"’」、,，。;；:：)） \n]|等|活动|宣传|主题|期间|来临|为契机)"
)


def publicity_day_at(source: Source, at: int) -> Found | None:
    """“肥胖防治宣传日”, 为节粮宣传周: a day that no lexicon names; `at` is where 宣传 or 纪念 begins."""
    text = source.text
    opening = max(text.rfind(mark, max(0, at - 12), at) for mark in _OPEN)
    if text[at + 3 : at + 4] in tuple(_CLOSE) and opening >= 0 and _NAME_OF_DAY.fullmatch(text, opening + 1, at):
        return Found(opening + 1, at + 3, "DATE", "publicity_day", when="-")
    begin = at
    while begin > 0 and at - begin < _LONGEST_NAME and _is_named_by(text[begin - 1]):
        begin -= 1
    if at - begin < 2 or at - begin == _LONGEST_NAME:
        return None
    return finish(source, Found(begin, at + 3, "DATE", "publicity_day", when="-"))


def _is_named_by(char: str) -> bool:
    """Whether a name may hold the character; words that bring one in end in the others (开展, 结合)."""
    return "\u4e00" <= char <= "\u9fff" and char not in _BRINGS_IN


_LONGEST_NAME = 9
_BRINGS_IN = frozenset("的为是在与和及展办好用以于合届个行次了将把等做抓搞织过托入强施迎月年")
_NAME_OF_DAY = re.compile(r"[\u4e00-\u9fff]{2,11}")


def _joined_days(source: Source, word: Word) -> Found | None:
    """中秋、国庆期间: named days that share one 期间 are one phrase."""
    text, at = source.text, word.end
    for _ in range(3):
        following = _following(source, at)
        if following is None or following.kind not in ("day", "event"):
            break
        at = following.end
    tail = _SHARED.match(text, at, source.end) if at > word.end else None
    return Found(word.start, tail.end(), "DATE", "event") if tail is not None else None


def _following(source: Source, at: int) -> Word | None:
    """The word that a list of days or events goes on with behind one that ends at `at`; either may be quoted."""
    text = source.text
    at += text[at : at + 1] in tuple(_CLOSE)
    at += text[at : at + 1] in tuple("、和及与")
    at += text[at : at + 1] in tuple(_OPEN)
    return source.words.get(at)


_SHARED = re.compile('[”"’」』]?(?:两节|双节|假期|假日|节日|放假)?期间')


def _figure_fits(source: Source, word: Word, quoted: bool) -> bool:
    text = source.text
    if quoted:
        return _FIGURE_SPOILED.match(text, word.end + 1) is None or _AFTER_QUOTE.match(text, word.end + 1) is not None
    before = text[word.start - 1 : word.start]
    listed = before == "、" and (text[word.start - 2].isdigit() or _names_a_day(source, word.start - 1))
    if before and not listed and (before in "第一二三四五六七八九十百千〇零、之于" or before.isdigit()):
        return False
    marked = _AFTER_QUOTE.match(text, word.end) is not None or text.startswith(("国庆", "国际"), word.end)
    if text[word.start : word.end] in _ALWAYS_MARKED:
        return marked
    return marked or _FIGURE_SPOILED.match(text, word.end) is None


def _names_a_day(source: Source, end: int) -> bool:
    """Whether a named day ends at `end`, as in 清明、五一."""
    words = (source.words.get(start) for start in range(max(0, end - 6), end))
    return any(word is not None and word.kind == "day" and word.end == end for word in words)


def _event(source: Source, word: Word) -> Found | None:
    """高考期间; 中考、高考期间 is one phrase."""
    text, at, last = source.text, word.end, word
    for _ in range(4):
        following = _following(source, at)
        if following is None or following.kind != "event":
            break
        last, at = following, following.end
    at += text[at : at + 1] in tuple(_CLOSE)
    tail = _EVENT_TAIL.match(text, at, source.end)
    if tail is None:
        return None
    # 入学后一个月内: bounded, though 入学后 alone is no date.
    within = WITHIN_LENGTH.match(text, tail.end(), source.end) if tail.group().endswith("后") else None
    if within is not None and last.value:
        return Found(word.start, within.end(), "DATE", "event")
    if not _event_allows(last.value, tail.group()):
        return None
    if last.value == "before" and _NAMED_BY_TIME.match(text, tail.end(), source.end):
        return None
    start = word.start
    closed = text[word.end : word.end + 1] in tuple(_CLOSE)
    if start and text[start - 1] in _OPEN and closed:
        start -= 1
    mod = None
    if tail["day"]:
        mod = "approx" if tail["day"].endswith("前后") else "after" if "后" in tail["day"] else "before"
    return Found(start, tail.end(), "DATE", "event", mod=mod)


def _event_allows(entry: str, tail: str) -> bool:
    """期间 goes with an event of any kind, 前 and 后 with one marked `day`; a milestone is a date with 前 alone."""
    if entry == "before":
        return "前" in tail and "后" not in tail and "期间" not in tail
    return entry == "day" or tail.endswith("期间")


# 上岗前培训, 出院前检查 are names of what is done.
_NAMED_BY_TIME = re.compile("(?:的)?(?:安全)?(?:培训|教育|体检|健康|检查|准备|指导|讨论|评估|谈话|须知)")


def season_at(source: Source, at: int) -> Found | None:
    """春季, 秋冬季, 冬春之交, 秋季开学."""
    hit = _SEASON.match(source.text, at, source.end)
    if hit is None:
        return None
    names = [char for char in hit["names"] or hit["pair"] or hit["turn"] or hit["weather"] if char in SEASONS]
    value = "/".join(f"XXXX-{SEASONS[name]}" for name in (names if len(names) < 3 else [names[0], names[-1]]))
    mod = "start" if hit["opening"] else None
    return finish(source, Found(at, hit.end(), "DATE", "season", value=value, mod=mod))


_EDGES = {"月初": "start", "上旬": "start", "中旬": "mid", "下旬": "end", "月底": "end", "月末": "end"}


def edge_at(source: Source, at: int) -> Found | None:
    """年底, 年初, 年内, 月底, 下旬 without a year or month of their own."""
    text = source.text
    before = text[at - 1] if at else ""
    hit = _YEAR_EDGE.match(text, at, source.end)
    if hit is not None:
        if before and before in _NO_EDGE_AFTER:
            return None
        if hit["edge"] == "内":
            return Found(at, hit.end(), "DATE", "within_year", Point(shift=0), own_period=True)
        mod = {"初": "start", "中": "mid"}.get(hit["edge"], "end")
        return finish(source, Found(at, hit.end(), "DATE", "year_edge", Point(part=mod), mod=mod))
    hit = _MONTH_EDGE.match(text, at, source.end)
    if hit is None or (
        before and before in "个每本当上下这月份周岁蜜元正腊一二三四五六七八九十0123456789x×X季半两几整满"
    ):
        return None
    printed = hit.group()
    part_of_month = _EDGES.get(printed)
    part = part_of_month or ("start-mid" if printed[0] == "上" else "mid-end")
    return finish(source, Found(at, hit.end(), "DATE", "month_edge", Point(month="XX", part=part), mod=part_of_month))


def numbered_at(source: Source, at: int) -> Found | None:
    """第5周, 第3-4周 of a term."""
    months = _MONTHS_OF_PLAN.match(source.text, at, source.end)
    if months is not None and not (at and source.text[at - 1] in _OF_THE_PLAN):
        return finish(source, Found(at, months.end(), "DATE", "plan_month"))
    hit = _WEEKS.match(source.text, at, source.end)
    if hit is None:
        return None
    number = numerals.parse(hit["a"])
    return finish(source, Found(at, hit.end(), "DATE", "term_week")) if number and number <= 30 else None


def bare_weeks_at(source: Source, at: int) -> Found | None:
    """1—2周 at the head of a clause and 16周： at the head of a line: weeks of the term whose 第 is left out."""
    before = source.text[at - 1] if at else "\n"
    if before not in _HEADS_OF_CLAUSES:
        return None
    hit = _BARE_WEEKS.match(source.text, at, min(source.end, at + 12))
    if hit is None or (hit["b"] is None and before not in "\n\t| \u3000"):
        return None
    first, last = numerals.parse(hit["a"]), numerals.parse(hit["b"] or hit["a"])
    if not first or not last or not (first < last <= 30 or (hit["b"] is None and last <= 30)):
        return None
    return Found(at, hit.end(), "DATE", "term_week")


_HEADS_OF_CLAUSES = "\n\t| \u3000①②③④⑤⑥⑦⑧⑨⑩(（)）:：，,；;。、.．在于是"
_WEEK_NUMBER = rf"(?:{D}{{1,2}}|[一二三四五六七八九十]{{1,3}})"
_BARE_WEEKS = re.compile(
    rf"(?P<a>{_WEEK_NUMBER})(?:[ ]?周?{DASH}(?P<b>{_WEEK_NUMBER})[ ]?周(?![期年岁边内的之前后半]|时间|左右|以[上内下])"
    r"|[ ]?周(?=[:：\t|]))"
)


def plan_years_at(source: Source, at: int) -> Found | None:
    """十四五期间: the years of a five-year plan (the plan's name alone is none)."""
    text = source.text
    hit = _PLAN_YEARS.match(text, at, source.end)
    if hit is None:
        return None
    number = 10 + (int(numerals.parse(hit["n"]) or 0) if hit["n"] else 0)
    years = almanac.five_year_plan(number)
    if years is None:
        return None
    start = at - 1 if hit["close"] and at and text[at - 1] in _OPEN else at
    first, last = Point(year=str(years[0])), Point(year=str(years[1]))
    if hit["when"] in ("末", "末期", "期末"):
        return Found(start, hit.end(), "DATE", "plan_years", last._replace(part="end"), mod="end")
    return Found(start, hit.end(), "DATE", "plan_years", first, last)


def past_at(source: Source, at: int) -> Found | None:
    """近三年来; 前两个月 before the month that the heading gives; 前三季度."""
    text = source.text
    hit = _PAST_YEARS.match(text, at, source.end)
    if hit is not None:
        return Found(at, hit.end(), "DATE", "past_years")
    hit = _YEARS_PAST.match(text, at, source.end)
    if hit is not None and not (at and text[at - 1] in "第每近前后同百千〇零一二三四五六七八九十"):
        return Found(at, hit.end(), "DATE", "past_years")
    hit = _LAST_MONTHS.match(text, at, source.end)
    if hit is None or (at and text[at - 1] in "之以提期目年"):
        return None
    if hit["q"] or hit["unit"] == "季度":
        last = int(numerals.parse(hit["q"] or hit["n"]) or 1)
        return Found(at, hit.end(), "DATE", "quarters", Point(part="Q1"), Point(part=f"Q{last}")) if last <= 4 else None
    count = numerals.parse(hit["n"])
    return Found(at, hit.end(), "DATE", "last_months", value=f"P{int(count or 1)}M")
