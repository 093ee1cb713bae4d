"""What stands around a quantity: what it is counted by, what is counted, and whether it is prescribed.

Three reaches matter. A clause ends at a comma; a run ends at a full stop or line end and keeps its rate across
semicolons (每学期听课2次;讲课1次); a rate by noun (每校1名) reaches no further than its clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract import numerals
from pipeline.extract.quotas.groups import says_who
from pipeline.extract.quotas.lexicon import Lexicon, Place
from pipeline.extract.quotas.measure import Measure

_RUN_MARKS = "。！!？?\n"
_CLAUSE_MARKS = "，,；;：:" + _RUN_MARKS
_LONGEST_RUN = 400
# A paragraph tells what is when it says so near its beginning.
_OPENING = 40
_LONGEST_SUBJECT = 16

# 全县, 辖区内, 全乡现有: in front of a number it says how many there are.
_WITHIN_PLACE = re.compile(
    "(?:(?<![安完健齐周成])全(?:国|省|市|县|区|镇|乡|村|街道?|社区|旗|州|场|校|园|院|局|系统|公司|厂|矿|站|所|班|组|馆|行业|体系)"
    "|(?:所|下|管|统)?辖区?|境内|[我本][省市县区镇乡村](?!的))(?:范围内|境内|内|现有|共有|所有|原有|的|共|现|各)?$"
)
_LONGEST_PLACE = 10
_EXTENTS = frozenset(("count", "area", "length"))
_HAPPENS = frozenset(
    ("次", "场", "回", "遍", "趟", "人次", "场次", "轮", "期", "节", "堂", "项", "件", "篇", "份", "批")
)
_EACH_OF_THEM = re.compile("[^，,。;；：:\n]{1,12}?(?:逐一|逐个|逐户|逐村|逐条|全部|一律)")
_LIST_REACH = 14
_GOES_ON = re.compile("[^，,。；;：:\n0-9]{1,10}(?:、|和|及|与|以及)[^，,。；;：:\n0-9]{0,3}")

# 已进场施工,完成30%: a run that begins so reports.
_BEGUN = ("已", "现已", "目前", "截止", "截至")
_GOING_ON = re.compile("[^，,。；;：:！!？?\n]{1,10}?正在")
_TOLD_AGAIN = 10

_SPAN_OF = {"天": "D", "日": "D", "周": "W", "星期": "W", "月": "M", "年": "Y"}
_CLOCK_OF = {"小时": "H", "分钟": "M"}
_MONTHS_OF = {"学期": 6, "学年": 12, "季度": 3}
# 年均浓度下降8%: the mean is part of the name of what is measured.
_MEAN_NAME = re.compile("浓度|[^，,。；;]?(?:气温|温度|湿度|水位|流量|降水|降雨|值|水平|标准|房价|人口)")
_RATE_BEHIND = re.compile(
    r"(?:[/／每][人名户])?[/／每]\s?(餐|人|名|生|校|班|村|户|天|日|周|月|年|学期|学年|亩|次|平方米|吨|公里|台|辆|只|床)"
)
_BEHIND = {
    "天": "P1D",
    "日": "P1D",
    "周": "P1W",
    "月": "P1M",
    "年": "P1Y",
    "学期": "P6M",
    "学年": "P1Y",
    "名": "人",
    "生": "人",
}
_MEAN = {"人": "人", "生": "人", "户": "户", "亩": "亩", "班": "班", "校": "校", "村": "村"}

# The words between an indicator and its value: 入学率[要达到]98%.
_REACHES = re.compile(
    r"(?:[要应须将均都各]|力争|争取|必须|应当|确保|保证)*"
    r"(?:平均|大约|大概|达到了|达到|达|为|是|有|占|提高到|提升到|增加到|降低到|下降到|控制在|保持在|稳定在|维持在|不得|不能|共|共有|现有|约|各|的|在|到|至|仅|超过)*$"
)
# 漏巡一次扣20元: so much each time.
_PENALTY = re.compile(r"[次处例起项人件][扣罚奖]$")
# 全年发展党员2名: a whole is named, the rate of the clause before it ends.
_WHOLE = re.compile(r"全年|全学期|全学年|全期|总计|合计|共计|一共|总共|累计")
# 缺课达到3次的，…: the clause names a case and ends in 的.
_CASE = re.compile(r"[^，,；;。：:！!？?、\n]{0,14}的[，,；;：:]")
# 连续六个月无违章的班组, but not 连续三天开展演练.
# 收入在2万元以上的村可以提留: whom something is given to or asked of.
_ENTITLES = re.compile(
    "的[^，,；;。：:、\n]{1,10}?(?:可以|可(?![靠能行信观视见持])|给予|予以|不得|一律|方可|优先|奖励|扣[减除罚]|不予)"
)
_LASTING = re.compile(r"(?:[以之]?[上内])?(?:[无未不违缺没]|[^，,；;。：:！!？?、\n]{0,8}的)")
_ABOUT = re.compile(r"^(?:凡|对|给|与)|[对凡给与]$")
_LEADING = re.compile(r"^(?:[的地,，、：:\s]|左右|以上|以下|以内)+")
_NOUN_END = re.compile(r"[，,；;。：:、！!？?\n（(）)“”\"]|(?=并|且|以及|负责|参加|进行|用于)")
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")


# 每次时间, 每个班级: what the rate is counted by is not what is counted.
_EACH = re.compile(
    "每(?:一|1)?[个名位所户家间座条辆台项]?(?:次|场|期|校|班|村|镇|乡|县|户|人|年|月|周|天|日|季度|学期|学年)"
)
_MARKER = re.compile(
    r"^(?:(?:[0-9]{1,2}[.．、)）]|[一二三四五六七八九十]{1,3}、|[①-⑩])[ ]?)?(?:其中|全年|全学期|[上下]半年|并|且)?"
)


def _without_verb(clause: str, lexicon: Lexicon) -> str:
    """安装路灯 counts 路灯: a verb of ordering that opens the clause is left out where a noun remains."""
    verb = lexicon.verb_pattern.match(clause)
    if verb is None or verb.end() < 2 or len(clause) - verb.end() < 2:
        return clause
    return clause[verb.end() :]


class Marks:
    """Places in a text, found once, so that every quantity can ask for those of a stretch."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, places: Sequence[Place], unless: Marks | None = None) -> None:
        """Keep the places, which are in order, that share no character with one of `unless`."""
        if unless is not None and unless._starts:
            places = [place for place in places if not unless.touches(*place)]
        self._starts: list[int] = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def touches(self, start: int, end: int) -> bool:
        """Whether a place shares a character with the stretch."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start

    def within(self, start: int, end: int) -> Iterator[int]:
        """Numbers of the places inside the stretch, last one first."""
        for at in range(bisect_left(self._starts, end) - 1, bisect_left(self._starts, start) - 1, -1):
            if self._ends[at] <= end:
                yield at

    def end_within(self, start: int, end: int) -> int | None:
        """Where the last place inside the stretch ends."""
        at = next(self.within(start, end), None) if self._starts else None
        return self._ends[at] if at is not None else None

    def any_within(self, start: int, end: int) -> bool:
        """Whether a place lies inside the stretch."""
        if not self._starts:
            return False
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._starts[at] >= start:
            if self._ends[at] <= end:
                return True
            at -= 1
        return False


def _rates_in(text: str, lexicon: Lexicon) -> list[re.Match[str]]:
    """The rates of a text, without overlap; only places where one may begin are looked at."""
    rates: list[re.Match[str]] = []
    match, end = lexicon.per_pattern.match, 0
    for head in lexicon.per_heads.finditer(text):
        at = head.start()
        if at >= end and (rate := match(text, at)) is not None:
            rates.append(rate)
            end = rate.end()
    return rates


class Context:
    """Reads the surroundings of measures in one text; `words` are the marking words that stand in it.

    `lengths` are the lengths of time that say how often (两周一次), by the offset at which they end.
    """

    def __init__(
        self, text: str, lexicon: Lexicon, words: Mapping[str, list[Place]], lengths: Mapping[int, str | None]
    ) -> None:
        self.text = text
        self._lengths = lengths
        self.lexicon = lexicon
        self._asked, self._answer = -1, 0
        self._scope_end = -_LONGEST_RUN
        self._told: set[str] = set()
        self._rated: Measure | None = None
        self._base: str | None = None
        no_fact = Marks(words["no_fact"])
        self._rate_matches = _rates_in(text, lexicon)
        self._rates = Marks([found.span() for found in self._rate_matches])
        self._wholes = Marks([found.span() for found in _WHOLE.finditer(text)])
        no_order = Marks(words["no_order"])
        self._orders = Marks(words["order"], no_order)
        self._resolves = Marks(words["resolve"], no_order)
        self._heads = Marks(words["fact_head"], no_fact)
        near = words["fact_near"]
        self._near = Marks(near, no_fact)
        self._done = Marks([place for place in near if text[place[1] - 1] == "了"], no_fact)

    def run_start(self, at: int) -> int:
        """Where the run that holds `at` begins."""
        return self._behind(_RUN_MARKS, at)

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph that holds `at` begins."""
        return max(0, at - 2 * _LONGEST_RUN, self.text.rfind("\n", max(0, at - 2 * _LONGEST_RUN), at) + 1)

    def clause_start(self, at: int) -> int:
        """Where the clause that holds `at` begins."""
        if at != self._asked:  # every quantity asks for its own clause several times
            self._asked, self._answer = at, self._behind(_CLAUSE_MARKS, at)
        return self._answer

    def _behind(self, marks: str, at: int) -> int:
        """The place behind the last mark before `at`, not further back than a run may be long."""
        text = self.text
        last = max(0, at - _LONGEST_RUN) - 1
        for mark in marks:
            last = max(last, text.rfind(mark, last + 1, at))
        return last + 1

    def per(self, measure: Measure) -> str | None:
        """The base of the rate that governs a measure: an ISO 8601 duration, a noun, or None."""
        if measure is not self._rated:  # asked once to judge a measure, and once for its record
            self._rated, self._base = measure, self._base_of(measure)
        return self._base

    def _base_of(self, measure: Measure) -> str | None:
        before = self.text[measure.start - 1 : measure.start]
        if measure.start in self._lengths:
            return self._lengths[measure.start]  # 两周一次
        if before == "每":
            return None  # 每5人编为一组: the number is itself a base
        noun = self._noun_before(measure.start - 1) if before == "各" else None
        if noun is not None:
            return noun
        if _PENALTY.search(self.text, max(0, measure.start - 4), measure.start):
            return "次"
        behind = _RATE_BEHIND.match(self.text, measure.end)
        if behind:
            return _BEHIND.get(behind.group(1), behind.group(1))
        if self._is_case(measure, self.clause_start(measure.start)):
            return None
        clause = self._rate(self._after_whole(self.clause_start(measure.number), measure.number), measure.number)
        if clause is not None:
            return clause
        # A length or a share is bound to its own clause; only counts go on being per term.
        if measure.unit.dimension in ("time", "percent", "ratio"):
            return None
        if measure.unit.name in self.lexicon.classes["single"]:
            return None
        run = self._rate(self._after_whole(self.run_start(measure.number), measure.number), measure.number)
        return run if run is not None and run.startswith("P") else None

    def _rate(self, start: int, end: int) -> str | None:
        """The rate of a stretch: the last length of time (每学期), else the last noun (每校)."""
        by_noun = None
        for found in map(self._rate_matches.__getitem__, self._rates.within(start, end)):
            if found["word"]:
                if found["word"][-1] == "均" and _MEAN_NAME.match(self.text, found.end("word")):
                    continue
                return self.lexicon.per[found["word"].replace(" ", "")]
            if yearly := found["yearly"] or found["opening"]:
                return _BEHIND[yearly]
            if found["count"]:
                return self._every(found["count"], found["span"])
            if found["mean"]:
                if found.end() == end:
                    return _MEAN[found["mean"]]  # 每年人均50元
                by_noun = by_noun or _MEAN[found["mean"]]
            elif by_noun is None and (found["each"] == "每" or self._stands_at(found, end)):
                by_noun = self._noun(found)
        return by_noun

    def _after_whole(self, start: int, end: int) -> int:
        """The start of a stretch, moved behind the last word that names a whole."""
        whole = self._wholes.end_within(start, end)
        return start if whole is None else whole

    def _noun_before(self, at: int) -> str | None:
        """奖励社区各: the noun that ends at an offset."""
        nouns = self.lexicon.per_nouns
        for size in (4, 3, 2, 1):
            word = self.text[max(0, at - size) : at]
            if word and nouns.match(word, 0) == word:
                return nouns.value(word)
        return None

    def _stands_at(self, found: re.Match[str], end: int) -> bool:
        """各校1名 is a rate; in 各校召开家长会一次 the schools are who acts."""
        noun = self.lexicon.per_nouns.match(self.text, found.start("noun"))
        return noun is not None and found.start("noun") + len(noun) >= end

    def _noun(self, found: re.Match[str]) -> str | None:
        """每个班级 and 每户: the noun behind the measure word, else the measure word itself."""
        nouns = self.lexicon.per_nouns
        for at in (found.start("noun"), found.start("measure")):
            noun = nouns.match(self.text, at)
            if noun:
                return nouns.value(noun)
        return found["measure"] if found["measure"] and found["measure"] not in "个项" else None

    @staticmethod
    def _every(count: str, span: str) -> str | None:
        number = numerals.parse(count)
        if number is None:
            return None
        if span in _MONTHS_OF:
            return f"P{number * _MONTHS_OF[span]:g}M"
        if span in _CLOCK_OF:
            return f"PT{number:g}{_CLOCK_OF[span]}"
        return f"P{number:g}{_SPAN_OF[span]}"

    def is_fact(self, measure: Measure, *, states: bool) -> bool:
        """Whether the number tells what is or was; `states` says that its section or plan reports."""
        if self._tells(measure, states):
            if measure.low > _TOLD_AGAIN:
                self._told.add(self._key(measure))
            return True
        return False

    def _tells(self, measure: Measure, states: bool) -> bool:
        start = self.clause_start(measure.start)
        if self._orders.any_within(start, measure.number):
            return False
        if self._is_condition(measure, start):
            return True
        run = self.run_start(measure.start)
        if self._follows_done(measure.start):
            return True
        if self.text.startswith(_BEGUN, run) or _GOING_ON.match(self.text, measure.end) is not None:
            return True
        if self._heads.any_within(run, measure.start) or self._near.any_within(start, measure.start):
            return True
        if self._describes(measure):
            return True
        return states or self._done.any_within(run, measure.start)

    def _key(self, measure: Measure) -> str:
        return self.text[measure.number : measure.unit_end + 2]

    def stands(self, measure: Measure) -> bool:
        """Whether the number only says who or what is meant, whatever is ordered: 全县35个贫困村, 60岁以上老人."""
        key = self._key(measure)
        if key in self._told:
            return True
        scope = self._is_scope(measure) or self._goes_on_with_scope(measure)
        if scope:
            self._scope_end = measure.end
        if scope or says_who(self.text, measure):
            self._told.add(key)
            return True
        return False

    def _is_scope(self, measure: Measure) -> bool:
        """辖区6所小学, 全镇8.6万亩林地: all that there is of something in the place that the plan is for."""
        if measure.compared or measure.unit.dimension not in _EXTENTS or measure.unit.name in _HAPPENS:
            return False
        if _WITHIN_PLACE.search(self.text, max(0, measure.number - _LONGEST_PLACE), measure.number) is None:
            return False
        if _EACH_OF_THEM.match(self.text, measure.end) is not None:
            return False  # 辖区21座桥逐一建档: all of them are to be done
        behind = self.text[measure.end : measure.end + 1]
        return behind != "" and behind not in _CLAUSE_MARKS + "）)"

    def _goes_on_with_scope(self, measure: Measure) -> bool:
        """6所小学、3所幼儿园: what a list goes on with stands there as well."""
        if not 0 < measure.number - self._scope_end <= _LIST_REACH or measure.compared:
            return False
        between = self.text[self._scope_end : measure.number]
        return _GOES_ON.fullmatch(between) is not None and measure.unit.dimension in _EXTENTS

    def _follows_done(self, at: int) -> bool:
        """评选了20名, 举办了三期: 了 in front of the number tells what has been done."""
        return self.text[at - 1 : at] == "了" and self.text[at - 2 : at - 1] not in ("为", "除", "不")

    def _describes(self, measure: Measure) -> bool:
        """A paragraph that opens with what is (我校现有学生29人…) goes on telling it until something is ordered."""
        start = self.paragraph_start(measure.start)
        opened = self._heads.any_within(start, min(start + _OPENING, measure.start))
        return opened and not self._resolves.any_within(start, measure.number)

    def _is_condition(self, measure: Measure, start: int) -> bool:
        """不足百人的学校: a bound that opens its clause and is followed by the noun it limits."""
        rest = self.text[measure.end : measure.end + _LONGEST_SUBJECT + 8]
        if _CASE.match(rest) or self._is_case(measure, start):
            return True
        if measure.compared and _ENTITLES.match(rest):
            return True
        if measure.cmp not in ("lt", "le", "gt", "ge"):
            return False
        if measure.cmp == "lt" and rest.startswith("的"):
            return True
        opening = self.text[start : measure.start].strip()
        if opening and not _ABOUT.search(opening):
            return False
        return bool(self.lexicon.condition.match(self.text, measure.end))

    def _is_case(self, measure: Measure, start: int) -> bool:
        """漏巡一次, 连续两次违规的学生: a case in which something follows."""
        window = self.text[max(start, measure.start - 5) : measure.start]
        last = next((found for found in self.lexicon.case.finditer(window) if found.end() == len(window)), None)
        if last is None:
            return False
        return last.group() != "连续" or bool(_LASTING.match(self.text, measure.end))

    def subject(self, measure: Measure) -> str | None:
        """What is counted: the noun behind the unit, else the indicator before the verb."""
        if measure.unit.dimension not in ("percent", "ratio"):
            after = self.text[measure.end : measure.end + _LONGEST_SUBJECT + 4].partition("\n")[0]
            leading = _LEADING.match(after)
            after = after[leading.end() :] if leading is not None else after
            cut = _NOUN_END.search(after)
            noun = after[: cut.start()] if cut else after
            if noun and noun[0].isalnum() and not self._closes(measure):
                return noun[:_LONGEST_SUBJECT]
        start = self.clause_start(measure.start)
        clause = self.text[start : measure.start]
        if "(" in clause or "（" in clause:
            clause = _BRACKETED.sub("", clause)
        if self._rates.any_within(start, measure.start):
            clause = self.lexicon.per_pattern.sub("", _EACH.sub("", clause))
        clause = _REACHES.sub("", _MARKER.sub("", clause.strip()))
        return _without_verb(clause, self.lexicon)[-_LONGEST_SUBJECT:].strip("、 　") or None

    def _closes(self, measure: Measure) -> bool:
        return measure.end >= len(self.text) or self.text[measure.end] in _CLAUSE_MARKS + "、"
