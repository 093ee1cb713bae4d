"""Small Chinese numerals in front of a measure word: which of them count something.

Most serve a slogan or the text's own structure; one has to show that it counts: by a rate (每年两次), by a verb that
orders a count (配备一名), or by a noun that can be counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.extract.quotas.lexicon import Lexicon
from pipeline.extract.quotas.measure import Measure

# What parts clauses, and what closes a count.
CLAUSE_MARKS = "，,；;。：:！!？?\n"
CLOSERS = frozenset(CLAUSE_MARKS + "、）)”」』\t\u3000")
# 迟到一次扣10元: each time has its price.
_SANCTIONS = ("扣", "罚", "奖")
# A counted noun follows its measure word at once or after a short attribute.
_NOUN_REACH = 8
_VERB_REACH = 14
# A small Chinese number counts in front of a unit that only measures: 两亩, 三公里, 五元.
_PHYSICAL = frozenset(
    ("money", "length", "area", "volume", "mass", "speed", "temperature", "age", "energy", "power", "data", "frequency")
)
# 清点一次人数: how often something is done, whatever verb says what.
_TURNS = frozenset(("次", "遍", "趟"))
_DONE = re.compile("[㐀-鿿]{2}$")
# 作一场汇报, 做一次讲座, but 做一名好教师.
_PERFORMS = ("作", "做")
_PERFORMED = frozenset(("次", "场", "遍", "份", "期", "节", "堂", "篇"))
_STRUCTURAL = frozenset(("个", "项", "条", "大", "类", "点", "方面", "件", "章", "款"))
_NAMED_ABOVE = re.compile("(?:以上|上述|如上|前述|下列|下述|如下|[这那])$")
_PARTS_OF_A_PLAN = re.compile(
    "(?:[的具体重点主要关键核心中心创新落实专项工作改革年度目标推进保障]{0,8}?)"
    "(?:任务|措施|举措|内容|要求|目标|行动|事项|工作|指标|要点|清单|办法|方面)(?![书人表组建制规意信纪流室站点坊日量会])"
)
_DIVIDES = re.compile(
    "(?:细化|分解|提出|明确|部署|制定|制订|包括|包含|涵盖|梳理|确立|列出|规定|出台|安排部署|细分|分为|分成|归纳|聚焦|围绕|主要有|共有|总共有)"
    "(?:为|成|了|出|以下)?(?:[^，,。；;：:\n]{0,12}、)?[^，,。；;：:、\n]{0,3}$"
)
_DIVISION_REACH = 24
_LONGEST_QUOTATION = 40
_COUNTED_NEXT = re.compile("[㐀-鿿]{1,5}[0-9]{1,4}[个只支副条张把台套件顶块面根枝]")
_LEAST_PARTS = 2
_PARTS = re.compile("(?:分|分成|分为|分作|编为|编成|组成|组建)$")
_OF_PEOPLE = re.compile("(?:[个支][㐀-鿿]{0,4}?(?:小?组|队伍|分队|方队|方阵|代表队)|组|队)(?![织长员成建合会列伍])")
_LIKENED = ("是", "像", "如同")  # 每一次提问都是一次挑战
_SHORT_NAME = 10
_REST_OF_NAME = re.compile("[“「『]?[^，,。；;、：:“”「」『』\\s]{1,10}[”」』]")
_VAGUE_OBJECT = re.compile(
    "[^，,。；;、：:\\n]{0,10}(?:环境|氛围|空间|机会|舞台|习惯|品质|机制|体系|意识|形象|面貌|局面|心态|家园|印象|榜样|[台高]阶|目的|过程)"
)
_LESSON = re.compile("[^，,。；;、：:的上\\n]{1,8}课(?![的中上里前后时程堂])")
_GIVEN_TO = re.compile("[给为请向由]|争取|每[人位名]|各自")
_JOINS = frozenset("、和及与")
_SERIES_REACH = 40
_COUNTED_BEFORE = re.compile(
    "(?:[一两二三四五六七八九十]|[0-9]{1,3})[名位台套本册间座幅辆盏株棵盆份封首支只张场次节堂篇期][^，,。；;：:、\\n]{1,12}[、和及与]$"
)
_FOUNDED_UNITS = frozenset("个支所家间本套项门条处座部种")
_FOUNDS = re.compile(
    "(?:组建|成立|设立?|下设|设置|建立|新建|扩建|增设|新增|开设|开办|办好|举办|编写|编印|创建|购置|制作|开通|完成|争创)(?:了|起|好)?"
    "(?=[^，,。；;：:\\n]{0,36}(?:、|》《|”“|和|与)[^，,。；;：:\\n、]{1,14}$)"
)
_ABSTRACT = re.compile(
    "[^，,。；;、：:\\n]{0,4}(?:方面|环节|层面|阶段|维度|角度|原则|机制|制度|体系|意识|重点|任务|内容|目标|专题|系列|工程|行动|活动|工作|建设)"
)
# “书香一小时”, “一尺、一拳、一寸”: a number that closes a name in quotes, a row of small ones.
OPENS_QUOTE, CLOSES_QUOTE = ("“", "「", "『"), ("”", "」", "』")


class SmallCounts:
    """Decides for the small numerals of one text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon

    def is_length(self, measure: Measure) -> bool:
        """提前一天, 为期三天: a length that is asked for, not a place on the calendar."""
        if measure.unit.name == "周年":
            return False  # 健身运动20周年
        return self._lexicon.left["length_left"].before(self._text, measure.start)

    def counts(self, measure: Measure, rate: Callable[[Measure], str | None]) -> bool:
        """Whether a small numeral counts; `rate` gives the rate that governs one (每周 … 两次) or None."""
        lexicon, unit = self._lexicon, measure.unit.name
        if self.is_length(measure) and measure.unit.dimension == "time":
            return True
        if self._parts_people(measure):
            return True
        one = measure.low == 1 and measure.high == 1
        if self._text.endswith(_LIKENED, 0, measure.start) or (one and self._is_named_so(measure)):
            return False
        if unit in lexicon.classes["generic"] and self._is_share_of_each(measure, rate):
            return True
        if one and unit in lexicon.classes["counted"] and (self._teaches(measure) or self._goes_on_counting(measure)):
            return True
        if self._sums_up_list(measure):
            return True
        if unit in lexicon.classes["digits_only"] and unit not in lexicon.classes["counted"]:
            return self._is_counted_behind(measure)
        if one and lexicon.left["must_have"].before(self._text, measure.start):
            return True
        spoken = lexicon.left["one_left" if one else "several_left"].before(self._text, measure.start)
        if one and unit in _PERFORMED and self._text.endswith(_PERFORMS, 0, measure.start):
            return True
        if spoken and rate(measure) is None and not (one and self._follows_verb(measure.start)):
            return False
        if self.is_structure(measure, "structure"):
            return False
        if measure.unit.dimension in _PHYSICAL and unit not in lexicon.classes["digits_only"]:
            return True
        counted = unit in lexicon.classes["counted"]
        if unit in lexicon.classes["generic"] and not counted:
            return (
                self._has_concrete_noun(measure) and (not one or rate(measure) is not None or self._is_ordered(measure))
            ) or self._is_counted_behind(measure)
        if not one and not counted:
            return True
        if measure.unit.dimension == "time" and not counted:
            return rate(measure) is not None or self.is_length(measure)
        return not one or rate(measure) is not None or self._is_ordered(measure)

    def _is_named_so(self, measure: Measure) -> bool:
        """“读一本好书”活动: a name in quotes that holds a one, whatever it counts."""
        text, at = self._text, measure.start
        opening = max(text.rfind(mark, max(0, at - _SHORT_NAME), at) for mark in OPENS_QUOTE)
        if opening < 0 or measure.compared or measure.unit.name in _TURNS:
            return False
        return (
            _REST_OF_NAME.match(text, opening) is not None and _REST_OF_NAME.match(text, measure.unit_end) is not None
        )

    def _is_share_of_each(self, measure: Measure, rate: Callable[[Measure], str | None]) -> bool:
        """每月确定一个主题, 每人联系两个班: ordered again and again, or of each, directly in front of its number."""
        if not self._has_verb_beside(measure.start) or _VAGUE_OBJECT.match(self._text, measure.unit_end):
            return False
        per = rate(measure)
        return per is not None and (per.startswith("P") or not self.is_structure(measure, "structure"))

    def _has_verb_beside(self, at: int) -> bool:
        verbs = self._lexicon.words["count_verbs"]
        return any(self._text[at - size : at] in verbs for size in (2, 3, 1) if at >= size)

    def _teaches(self, measure: Measure) -> bool:
        """上一节汇报课, 给家长上一堂课: a lesson is given; 上一节课 alone is the one before."""
        text, at = self._text, measure.start
        if not text.endswith("上", 0, at):
            return False
        if _LESSON.match(text, measure.unit_end) is not None:
            return True
        return _GIVEN_TO.search(text, max(0, at - _VERB_REACH), at - 1) is not None and text.startswith(
            "课", measure.end
        )

    def _goes_on_counting(self, measure: Measure) -> bool:
        """购置两台打印机、一台相机: a one that goes on with what a verb has had counted."""
        if self._text[measure.start - 1 : measure.start] not in _JOINS:
            return False
        window = self._text[max(0, measure.start - _SERIES_REACH) : measure.start]
        clause = window[1 + max(window.rfind(mark) for mark in CLAUSE_MARKS) :]
        counted = _COUNTED_BEFORE.search(clause)
        return counted is not None and self._lexicon.verb_pattern.search(clause, 0, counted.start()) is not None

    def _sums_up_list(self, measure: Measure) -> bool:
        """组建田径、合唱两支队伍: what is founded is named one by one and then counted."""
        if measure.low < _LEAST_PARTS or measure.unit.name not in _FOUNDED_UNITS:
            return False
        window = self._text[max(0, measure.start - _SERIES_REACH) : measure.start]
        clause = window[1 + max(window.rfind(mark) for mark in CLAUSE_MARKS) :]
        if _FOUNDS.search(clause) is None or _ABSTRACT.match(self._text, measure.unit_end):
            return False
        return (
            not self.is_structure(measure, "structure") or _OF_PEOPLE.match(self._text, measure.number_end) is not None
        )

    def _parts_people(self, measure: Measure) -> bool:
        """分成六组, 分三支队伍: people are parted, and not the text."""
        if measure.low < _LEAST_PARTS or _PARTS.search(self._text, max(0, measure.start - 4), measure.start) is None:
            return False
        return _OF_PEOPLE.match(self._text, measure.number_end) is not None

    def is_structure(self, measure: Measure, words: str) -> bool:
        """三个阶段, 四项原则: the noun behind the measure word belongs to the text's own structure."""
        if measure.unit.name in self._lexicon.classes["events"]:
            return False  # 三次活动, 一本教育专著
        if measure.unit.name in _STRUCTURAL and self._is_division(measure):
            return True
        after = self._text[measure.end : measure.end + _NOUN_REACH]
        abstract = next((length for length in (4, 3, 2, 1) if after[:length] in self._lexicon.words[words]), 0)
        concrete = self._lexicon.concrete_pattern.match(after) if abstract else None
        return bool(abstract) and (concrete is None or concrete.end() <= abstract)  # 一个工作组 is no 工作

    def _is_division(self, measure: Measure) -> bool:
        """细化12项具体任务、37条措施: what the plan divides itself into; 上述2个活动: what it has named already."""
        text = self._text
        if _NAMED_ABOVE.search(text, max(0, measure.start - 3), measure.start):
            return True
        if _PARTS_OF_A_PLAN.match(text, measure.unit_end) is None:
            return False
        window = text[max(0, measure.start - _DIVISION_REACH) : measure.start]
        return _DIVIDES.search(window) is not None

    def _has_concrete_noun(self, measure: Measure) -> bool:
        after = self._text[measure.end : measure.end + _NOUN_REACH]
        cut = next((at for at, char in enumerate(after) if char in CLOSERS), len(after))
        return bool(self._lexicon.concrete_pattern.search(after[:cut]))

    def _is_counted_behind(self, measure: Measure) -> bool:
        """颁发奖状一面: an ordered thing, its count behind it, closing the clause or joined to more.

        In a list of things with their counts (船一条、网兜8个) nothing need order it.
        """
        if self._text.startswith("、", measure.end) and _COUNTED_NEXT.match(self._text, measure.end + 1):
            return self._text[measure.start - 1 : measure.start] not in CLOSERS
        window = self._text[max(0, measure.start - _VERB_REACH) : measure.start]
        clause = window[1 + max(window.rfind(mark) for mark in CLAUSE_MARKS) :]
        verb = self._lexicon.verb_pattern.search(clause)
        if verb is None or len(clause) - verb.end() < 2:
            return False
        end = measure.end
        return end >= len(self._text) or self._text[end] in CLOSERS or self._text[end] in "和与及并"

    def _follows_verb(self, at: int) -> bool:
        """更新一次: a verb of ordering whose last character alone would make 一 no number (新)."""
        return at > 1 and self._text[at - 2 : at] in self._lexicon.words["count_verbs"]

    def _is_ordered(self, measure: Measure) -> bool:
        """配备一名, 进行一次: a verb that orders a count stands close before the number, in its own clause."""
        window = self._text[max(0, measure.start - _VERB_REACH) : measure.start]
        clause = window[1 + max(window.rfind(mark) for mark in CLAUSE_MARKS) :]
        if self._lexicon.verb_pattern.search(clause[-4:]):
            return True
        if self._text[measure.end : measure.end + 1] in _SANCTIONS:
            return True
        if measure.unit.name in _TURNS and _DONE.search(clause) and not self.in_quotes(measure.start):
            return True
        # 开现场会一次, 配空调一台: what stands behind its noun and closes the clause is a count.
        closes = measure.end >= len(self._text) or self._text[measure.end] in CLOSERS
        return closes and len(clause) >= 2

    def in_quotes(self, at: int) -> bool:
        """“为父母洗一次脚、扫一次地”活动: what a name in quotes consists of."""
        low = max(0, at - _LONGEST_QUOTATION)
        return any(
            self._text.rfind(opens, low, at) > self._text.rfind(closes, low, at)
            for opens, closes in zip(OPENS_QUOTE, CLOSES_QUOTE, strict=True)
        )
