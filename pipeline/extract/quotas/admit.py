"""Whether a number with a unit is a quantity: slogans, names, structure and dates are refused here.

What a number asks for depends on how it is written. Digits with a unit nearly always count something; a small Chinese
numeral in front of a measure word has to show that it counts, by a comparator or as `small_counts` tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from pipeline.extract.quotas.composite import COMPOSITE
from pipeline.extract.quotas.groups import INFANTS
from pipeline.extract.quotas.lexicon import Lexicon, Place
from pipeline.extract.quotas.measure import Measure
from pipeline.extract.quotas.small_counts import CLAUSE_MARKS, CLOSERS, CLOSES_QUOTE, OPENS_QUOTE, SmallCounts

_SPAN = re.Match.span
_MARKS = frozenset(CLAUSE_MARKS)
_NAME_MARKS = frozenset("-/_.@#&=+*×")
_LIST_NUMBER = re.compile(r"(?:^|[\n 。；;])[0-9]{1,2}\.$")
_DAY = 86400
# 100米、200米、4×100米接力: events of a sports meeting.
_RACE = re.compile(
    "(?:[、，,/和及] ?(?:[0-9]{1,2}[×xX*])?[0-9]{2,5}米){0,12}"
    "(?:(?:男子|女子)?(?:跨?栏|接力|障碍|短跑|中?长跑|竞走|跑(?![道步])|赛跑|折返|往返|(?:自由|蛙|仰|蝶|混合)泳|决赛|预赛))"
)
_SEVERAL_SHARES = re.compile("(?:[两二三四五六七八九十]|[0-9]{1,2})个$")
_OPENS_LINE = re.compile(r"(?:^|\n)[ \t\u3000]*$")
_CLOCK = re.compile("[0-9][:：]$")  # 8:30 到校: no thirty schools
_PAGES = re.compile("(?:[本全]文|文[档章]|页[，,、/ ]?)?[共总][计有]?$")  # 本文共3页
_ORDINAL_BEFORE = re.compile("第[一二三四五六七八九十]{1,3}[、,，和至到]$")  # 第三、四节: a row of ordinals
# 参加100米, 跳远和200米: an event of sports, and no length.
_SPORT = re.compile("(?:参加|报名|跳远|跳高|实心球|铅球|铁饼|标枪|跳绳|引体向上|仰卧起坐|俯卧撑|接力)[、和及与，,]?$")
_SHORTEST_RACE = 50
_RUNNERS = ("男子", "女子", "男女")
_EVENT = re.compile(
    "(?:开学|入学|报到|放假|收假|假期?|[汛暑寒]期|节|高考|中考|毕业|学期|学年|年|月|周|日|号)(?:结束)?后$"
)
_LONGEST_TITLE = 40
# “五个一”活动, 六个一(…), 五一工程: what they consist of is listed behind.
_SEVERAL_ONES = re.compile(
    '[三四五六七八九十](?:个?一(?:工程|活动|制度|行动|机制|计划|要求|标准|举措|模式|工作法)|个一)[”」』"]?[^。！!？?\n]{0,12}?(?:[:：(（]|[即既]|就是|包括|内容)'
)
_SEVERAL_REACH = 160
# 关于安全工作计划8篇: a page of several plans names their number.
_PLANS_OF_A_PAGE = re.compile("(?:计划|方案|总结|安排|要点|措施|预案|制度|范文|报告)[(（]?$")
# 小编为大家整理了5篇
_EDITOR = re.compile(
    "(?:小编[^。！!？?\\n]{0,12}|[为给](?:您|你|大家)[^。！!？?\\n]{0,4}(?:整理|收集|搜集|准备|带来)了?[^。！!？?\\n]{0,4})$"
)
# 精选15篇 closes a title; 推荐5篇美文 asks for them.
_COUNTS_TEXTS = re.compile(r"$|[\s)）】,，。;；]|范文|模板|样本|工作|计划|方案|总结|大全|最新|[（(]")
_SERVED = ("龄", "任教", "从教", "入职", "从业", "行医")  # 教龄3年以内 says who, not until when
_AGE_SAID = ("龄", "均", "为", "达", "到", "约")
# “书香一小时”, “一尺、一拳、一寸”: a number that closes a name in quotes, a row of small ones.
_IN_ROW_OF_ORDINALS = tuple("、,，和至到")
_IN_ROW = ("、", "，", ",")
_QUOTED = "[^，,。；;、：:“”「」『』\\s0-9]"
_QUOTED_NAME = re.compile(
    f"[“「『](?!每|至少|不){_QUOTED}{{1,8}}[0-9一二两三四五六七八九十]{{1,2}}(?:小时|分钟|刻钟|课时|节课|公里|天|周|月|年|里|步)[”」』]"
)
_QUOTED_ROW = re.compile(
    f"[“「『][一二两三四五六七八九十]{_QUOTED}{{1,4}}(?:[、，,][一二两三四五六七八九十]{_QUOTED}{{1,4}}){{1,6}}[”」』]"
)
_LONGEST_QUOTED = 30


class Admission:
    """Decides for the measures of one text.

    `stops` are its stop expressions; `taken` are the spans of dates, in order, which hold no quantity.
    """

    def __init__(self, text: str, lexicon: Lexicon, stops: Sequence[Place], taken: Sequence[Place] = ()) -> None:
        self._text = text
        self._lexicon = lexicon
        self._calendar = lexicon.classes["calendar"]
        self._taken = taken
        self._starts = [start for start, _ in taken]
        found = list(stops)
        for _, pattern in lexicon.slogans:
            found += map(_SPAN, pattern.finditer(text))
        self._stops = sorted(found)
        self._stop_starts = [start for start, _ in self._stops]
        self._small = SmallCounts(text, lexicon)

    def may_count(self, measure: Measure) -> bool:
        """Whether nothing but a missing rate could still keep the measure from counting."""
        if self._is_taken(measure):
            return False
        bare = not measure.compared and measure.style != COMPOSITE
        if (
            bare
            and measure.unit.name in self._calendar
            and not self._small.is_length(measure)
            and not INFANTS.match(self._text, measure.unit_end)
        ):
            return False
        if measure.style == COMPOSITE:
            return not self._is_part(measure)
        if self._is_stopped(measure) or self._is_part(measure) or self._is_quoted(measure):
            return False
        if measure.low == measure.high == 1 and measure.style == "small" and self._is_one_of_several(measure):
            return False
        if self._is_span_of_time(measure) or self._is_name_or_scrap(measure):
            return False
        return measure.compared or not self._is_bare_power(measure)

    def counts(self, measure: Measure, rate: Callable[[Measure], str | None]) -> bool:
        """Whether a measure that may count does; `rate` gives the rate that governs one (每周 … 两次) or None."""
        if measure.compared or measure.style == COMPOSITE or measure.unit.name in self._calendar:
            return True
        if measure.style == "small":
            return self._small.counts(measure, rate)
        if measure.unit.name in self._lexicon.classes["generic"] and measure.style == "large":
            return not self._small.is_structure(measure, "structure")
        return not self._small.is_structure(measure, "structure_digits")

    def _is_taken(self, measure: Measure) -> bool:
        at = bisect_right(self._starts, measure.number) - 1
        # The name of a currency may seem to begin in a date: 次|日元.
        first = measure.start if measure.style == COMPOSITE else measure.number
        inside = at >= 0 and self._taken[at][1] > first
        return inside or (at + 1 < len(self._taken) and self._starts[at + 1] < measure.unit_end)

    def _is_stopped(self, measure: Measure) -> bool:
        """A stop expression covers the number and its unit whole; 三小 inside 三小时 covers only a part."""
        if measure.unit.dimension == "percent":
            return False  # 九成五 has the shape of a slogan
        if measure.compared and self._is_bare_power(measure):
            return False  # 万人以上
        at = bisect_right(self._stop_starts, measure.number)
        end = measure.unit_end
        if measure.start < measure.number:
            end += 1  # 不少于三节: behind a comparing word the three festivals are counted
        return any(stop >= end for _, stop in self._stops[max(0, at - 4) : at])

    def _is_quoted(self, measure: Measure) -> bool:
        """Whether the number belongs to a name in quotes (“书香一小时”) or to a row of small numbers there."""
        text = self._text
        behind, before = text[measure.unit_end : measure.unit_end + 1], text[measure.start - 1 : measure.start]
        if behind not in CLOSES_QUOTE and not (behind in _IN_ROW and (before in OPENS_QUOTE or before in _IN_ROW)):
            return False
        low = max(0, measure.start - _LONGEST_QUOTED)
        opening = max(text.rfind(mark, low, measure.start) for mark in OPENS_QUOTE)
        if opening < 0:
            return False
        quoted = _QUOTED_NAME.match(text, opening) or _QUOTED_ROW.match(text, opening)
        return quoted is not None and quoted.end() > measure.unit_end

    def _is_one_of_several(self, measure: Measure) -> bool:
        """“五一工程”,即每周一次…,每月一次…: the contents of 五个一 are named with it."""
        text, at = self._text, measure.start
        begin = text.rfind("一", max(0, at - _SEVERAL_REACH), at)
        if begin < 0:
            return False
        said = text[max(0, at - _SEVERAL_REACH) : at]
        said = said[1 + max(said.rfind(mark) for mark in "。！!？?\n") :]
        return _SEVERAL_ONES.search(said) is not None

    def _is_part(self, measure: Measure) -> bool:
        """Behind letters, a hyphen or 附件 the number is a name's part; in a title like 精选15篇 it counts pages."""
        text, at = self._text, measure.start
        before = text[at - 1] if at else "\n"
        if measure.style == "arabic" and (before in _NAME_MARKS or (before.isascii() and before.isalpha())):
            return before != "." or _LIST_NUMBER.search(text, max(0, at - 4), at) is None
        if measure.style == "arabic" and measure.number_end - at == 2 and _CLOCK.search(text, max(0, at - 2), at):
            return True
        if (
            measure.style == "small"
            and before in _IN_ROW_OF_ORDINALS
            and _ORDINAL_BEFORE.search(text, max(0, at - 5), at)
        ):
            return True
        if measure.unit.name == "页" and not measure.compared and self._counts_pages(at):
            return True
        if (
            at == measure.number
            and measure.unit.dimension != "time"
            and self._lexicon.left["left_part"].before(text, at)
        ):
            return True  # 附件2份, 热线12号; not 热线24小时, 电话不少于3次
        if measure.unit.name in ("名", "位") and before in "前后" and not measure.compared:
            return True  # 后3名: a rank
        if self._is_in_title(at):
            return True
        return measure.unit.name == "篇" and (
            (self._lexicon.left["title_left"].before(text, at) and _COUNTS_TEXTS.match(text, measure.end) is not None)
            or self._counts_plans(measure)
        )

    def _counts_plans(self, measure: Measure) -> bool:
        """Whether a page counts its plans: in a line that is nothing but a title, or in its editor's words."""
        text, at = self._text, measure.start
        if _EDITOR.search(text, max(0, at - 16), at) is not None:
            return True
        if _PLANS_OF_A_PAGE.search(text, max(0, at - 4), at) is None:
            return False
        begin = text.rfind("\n", max(0, at - _LONGEST_TITLE), at) + 1
        if text[measure.end : measure.end + 1] not in ("", "\n", ")", "）") or set(text[begin:at]) & _MARKS:
            return False
        return self._lexicon.verb_pattern.search(text, begin, at) is None

    def _counts_pages(self, at: int) -> bool:
        """本文共3页, 第1页共3页: what a print-out says of itself."""
        counted = _PAGES.search(self._text, max(0, at - 6), at)
        return counted is not None and (
            len(counted.group()) > 2
            or _OPENS_LINE.search(self._text, max(0, counted.start() - 4), counted.start()) is not None
        )

    def _is_in_title(self, at: int) -> bool:
        """《健康素养66条》: the number belongs to the title of a document."""
        opening = self._text.rfind("《", max(0, at - _LONGEST_TITLE), at)
        if opening < 0 or self._text.rfind("》", opening, at) >= 0:
            return False
        return self._text.find("》", at, opening + _LONGEST_TITLE + 8) >= 0

    def _is_span_of_time(self, measure: Measure) -> bool:
        """三年内 and 两学期以内 say how long a plan runs; 三天内, two weeks or months are limits that count."""
        return (
            measure.rule in ("within_time", "or_less")
            and measure.start == measure.number
            and not self._text.endswith("下", measure.unit_end, measure.end)
            and not self._says_who(measure)
            and (measure.unit.name in self._lexicon.classes["terms"] or self._follows_event(measure))
        )

    def _says_who(self, measure: Measure) -> bool:
        """教龄3年以内, 工作3年以内的护士."""
        text, at = self._text, measure.start
        return text.endswith(_SERVED, 0, at) or (text.endswith("工作", 0, at) and text.startswith("的", measure.end))

    def _follows_event(self, measure: Measure) -> bool:
        """开学后两周内 is a place on the calendar; two hours after a call or three days after a notice are limits."""
        days = measure.unit.dimension == "time" and (measure.unit.factor or _DAY) >= _DAY
        return days and _EVENT.search(self._text, max(0, measure.start - 6), measure.start) is not None

    def _is_name_or_scrap(self, measure: Measure) -> bool:
        """12周岁 in front of a noun names a group; 四个100% a slogan; shares glued together are displaced digits."""
        after = self._text[measure.end : measure.end + 1]
        before = self._text[max(0, measure.start - 1) : measure.start]
        if measure.unit.dimension == "percent":
            if measure.start < measure.number:
                return False
            said = _SEVERAL_SHARES.search(self._text, max(0, measure.start - 3), measure.start)
            return after.isdigit() or before in ("%", "％") or said is not None
        if measure.unit.name == "个" and self._text.startswith("100%", measure.end):
            return True
        if (
            measure.unit.dimension == "count"
            and measure.low % 1
            and _OPENS_LINE.search(self._text, max(0, measure.number - 4), measure.number)
        ):
            return True  # 6.4 对消防设施…: the marker of an item
        if measure.unit.name == "米" and not measure.compared:
            runners = self._text.endswith(_RUNNERS, 0, measure.start)
            return (
                runners
                or _RACE.match(self._text, measure.unit_end) is not None
                or (measure.low >= _SHORTEST_RACE and self._is_sport(measure))
            )
        if measure.unit.dimension == "age" and not measure.compared and measure.low == measure.high:
            return after.isalpha() and before not in _AGE_SAID
        return False

    def _is_sport(self, measure: Measure) -> bool:
        """参加60米, 跳远、1000米: the event stands among others, or is what one takes part in."""
        if self._text[measure.unit_end : measure.unit_end + 1] not in ("", *CLOSERS, "(", "（", "和"):
            return False
        return _SPORT.search(self._text, max(0, measure.start - 6), measure.start) is not None

    def _is_bare_power(self, measure: Measure) -> bool:
        """千人负伤率, 百名优秀: a power of ten alone belongs to a name."""
        return self._text[measure.number : measure.number_end] in ("百", "千", "万", "亿")
