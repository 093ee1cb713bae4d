"""What a quantity is counted by: a length of time (每学期两次) or a noun (每校1名).

A length of time goes on across semicolons to the end of the sentence; a noun reaches no further than its clause.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.extract import numerals
from pipeline.extract.quotas.conditions import is_case
from pipeline.extract.quotas.lexicon import Lexicon, Place
from pipeline.extract.quotas.marks import Marks
from pipeline.extract.quotas.measure import Measure
from pipeline.extract.quotas.reach import Reach

_SPAN_OF = {"天": "D", "日": "D", "周": "W", "星期": "W", "月": "M", "年": "Y"}
_CLOCK_OF = {"小时": "H", "分钟": "M"}
_MONTHS_OF = {"学期": 6, "学年": 12, "季度": 3}
# 年均浓度下降8%: the mean is part of the name of what is measured.
_MEAN_NAME = re.compile("浓度|[^，,。；;]?(?:气温|温度|湿度|水位|流量|降水|降雨|值|水平|标准|房价|人口)")
# 每年两次每学期一次: a further rate with its own number is none of the number before it.
_RATE_BEHIND = re.compile(
    r"(?:[/／每][人名户])?[/／每]\s?(餐|人|名|生|校|班|村|户|天|日|周|月|年|学期|学年|季度|亩|次|平方米|吨|公里|台|辆|只|床)"
    r"(?!\s?(?:至少|不少于)?[0-9一二两三四五六七八九十])"
)
_BEHIND = {
    "天": "P1D",
    "日": "P1D",
    "周": "P1W",
    "月": "P1M",
    "年": "P1Y",
    "季度": "P3M",
    "学期": "P6M",
    "学年": "P1Y",
    "名": "人",
    "生": "人",
}
_MEAN = {"人": "人", "生": "人", "户": "户", "亩": "亩", "班": "班", "校": "校", "村": "村"}

# 漏巡一次扣20元: so much each time.
_PENALTY = re.compile(r"[次处例起项人件][扣罚奖]$")
# 全年发展党员2名: a whole is named, the rate of the clause before it ends.
# 每天累计1小时: what is added up within each length of time.
_WHOLE = re.compile(r"全年|全学期|全学年|全期|(?<![天日周月年次期度])(?:总计|合计|共计|一共|总共|累计)")
# 每天中午职工到厂,都要做操十分钟: what is said of all those times.
_OF_ALL = re.compile("[都均](?:[要应须将会]|需要|必须)")
# 每月开课一次,请两位老林工: who is asked there is not asked for anew.
_INVITED = re.compile("(?:[聘邀]?请|聘任?)$")
_TOO_SELDOM = re.compile("才|只(?!要|有)|仅|仍")
_BRACKETS = re.compile("[(（)）]")
# A length or a share is bound to its own clause.
_BOUND = frozenset(("time", "percent", "ratio"))


class Rates:
    """The rates of one text; `lengths` are those that say how often (两周一次), by the offset at which they end."""

    def __init__(self, text: str, lexicon: Lexicon, reach: Reach, lengths: Mapping[int, str | None]) -> None:
        self._text = text
        self._lexicon = lexicon
        self._reach = reach
        self._lengths = lengths
        self._rated: Measure | None = None
        self._base: str | None = None
        self._line: Place | None = None
        self._found: list[re.Match[str]] = []
        self._places = self._wholes = Marks(())
        self._brackets = False

    def _look_at(self, at: int) -> None:
        """Find what stands in the line that holds an offset; most lines hold no quantity and are left alone."""
        line = self._reach.line(at)
        if line is not self._line:
            self._line = line
            self._found = _rates_in(self._text, self._lexicon, line)
            self._places = Marks([found.span() for found in self._found])
            self._brackets = _BRACKETS.search(self._text, *line) is not None
            self._wholes = Marks([found.span() for found in _WHOLE.finditer(self._text, *line)])

    def any_within(self, start: int, end: int) -> bool:
        """Whether a rate stands in the stretch."""
        self._look_at(end)
        return self._places.any_within(start, end)

    def per(self, measure: Measure) -> str | None:
        """The base of the rate that governs a measure: an ISO 8601 duration, a noun, or None."""
        if measure is not self._rated:  # asked once to judge a measure, and once for its record
            self._rated, self._base = measure, self._base_of(measure)
        return self._base

    def recurs(self, measure: Measure) -> bool:
        """Whether a measure stands behind what says how often something is done, a length in the same clause."""
        reach, at = self._reach, measure.number
        start = reach.clause_start(at) if measure.unit.dimension in _BOUND else reach.run_start(at)
        rate = self._rate(start, at)
        # 半个月才清一次 finds fault and rules nothing.
        return rate is not None and rate.startswith("P") and _TOO_SELDOM.search(self._text, start, at) is None

    def _base_of(self, measure: Measure) -> str | None:
        before = self._text[measure.start - 1 : measure.start]
        if measure.start in self._lengths:
            return self._lengths[measure.start]  # 两周一次
        if before == "每":
            return None  # 每5人编为一组: the number is itself a base
        noun = self._noun_before(measure.start - 1) if before == "各" else None
        if noun is not None:
            return noun
        if _PENALTY.search(self._text, max(0, measure.start - 4), measure.start):
            return "次"
        if self._text.endswith("提前", 0, measure.start):
            return None  # 每位护工提前一周报名
        behind = _RATE_BEHIND.match(self._text, measure.end)
        if behind:
            return _BEHIND.get(behind.group(1), behind.group(1))
        if is_case(self._text, self._lexicon, measure, self._reach.clause_start(measure.start)):
            return None
        clause = self._rate(self._after_whole(self._reach.clause_start(measure.number), measure.number), measure.number)
        if clause is not None:
            return clause
        # A length or a share is bound to its own clause; only counts go on being per term.
        if measure.unit.dimension in _BOUND and not self._of_all(measure):
            return None
        if measure.unit.name in self._lexicon.classes["single"]:
            return None
        if _INVITED.search(self._text, max(0, measure.start - 2), measure.start):
            return None
        run = self._rate(self._after_whole(self._reach.run_start(measure.number), measure.number), measure.number)
        return run if run is not None and run.startswith("P") else None

    def _of_all(self, measure: Measure) -> bool:
        """Whether the clause of a length says what is done at all the times that the one before it names."""
        clause = self._reach.clause_start(measure.number)
        return self._text[clause] in "都均" and _OF_ALL.match(self._text, clause) is not None

    def _is_shut(self, found: re.Match[str], end: int) -> bool:
        """Whether a rate stands in brackets that close before `end`: (每村1名)集训10天."""
        bracket = _BRACKETS.search(self._text, found.end(), end)
        return bracket is not None and bracket.group() in ")）"

    def _rate(self, start: int, end: int) -> str | None:
        """The rate of a stretch: the last length of time (每学期), else the last noun (每校)."""
        self._look_at(end)
        by_noun = None
        for found in map(self._found.__getitem__, self._places.within(start, end)):
            if self._brackets and self._is_shut(found, end):
                continue
            if found["word"]:
                if found["word"][-1] == "均" and _MEAN_NAME.match(self._text, found.end("word")):
                    continue
                return self._lexicon.per[found["word"].replace(" ", "")]
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
        self._look_at(end)
        whole = self._wholes.end_within(start, end)
        return start if whole is None else whole

    def _noun_before(self, at: int) -> str | None:
        """奖励社区各: the noun that ends at an offset."""
        nouns = self._lexicon.per_nouns
        for size in (4, 3, 2, 1):
            word = self._text[max(0, at - size) : at]
            if word and nouns.match(word, 0) == word:
                return nouns.value(word)
        return None

    def _stands_at(self, found: re.Match[str], end: int) -> bool:
        """各校1名 is a rate; in 各校召开家长会一次 the schools are who acts."""
        noun = self._lexicon.per_nouns.match(self._text, found.start("noun"))
        return noun is not None and found.start("noun") + len(noun) >= end

    def _noun(self, found: re.Match[str]) -> str | None:
        """每个班级 and 每户: the noun behind the measure word, else the measure word itself."""
        nouns = self._lexicon.per_nouns
        for at in (found.start("noun"), found.start("measure")):
            noun = nouns.match(self._text, at)
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


def _rates_in(text: str, lexicon: Lexicon, line: Place) -> list[re.Match[str]]:
    """The rates of a line, without overlap; only places where one may begin are looked at."""
    rates: list[re.Match[str]] = []
    match, end = lexicon.per_pattern.match, 0
    for head in lexicon.per_heads.finditer(text, *line):
        at = head.start()
        if at >= end and (rate := match(text, at)) is not None:
            rates.append(rate)
            end = rate.end()
    return rates
