"""Whether a quantity is prescribed or a fact: what the words around it order, report or only describe."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.extract.quotas.conditions import is_condition
from pipeline.extract.quotas.groups import says_who
from pipeline.extract.quotas.lexicon import Lexicon, Place
from pipeline.extract.quotas.marks import Marks
from pipeline.extract.quotas.measure import Measure
from pipeline.extract.quotas.reach import CLAUSE_MARKS, LONGEST_RUN, Reach

# A paragraph tells what is when it says so near its beginning.
_OPENING = 40

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

# Behind what a paragraph tells, a further item or a rule of every month plans again.
_ITEM = re.compile(
    "[ 。；;] ?(?:[(（](?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[)）]"
    "|(?:[一二三四五六七八九十]{1,2}、|[0-9]{1,2}[、.．](?![0-9])))"
)
_RECURS = re.compile("每(?:[天日周月年季]|半|学[期年]|两)")

# 已进场施工,完成30%: a run that begins so reports.
_BEGUN = ("已", "现已", "目前", "截止", "截至")
_GOING_ON = re.compile("[^，,。；;：:！!？?\n]{1,10}?正在")
_TOLD_AGAIN = 10


class Modality:
    """Judges the measures of one text, in order; `words` are the marking words that stand in it."""

    def __init__(self, text: str, lexicon: Lexicon, words: Mapping[str, list[Place]], reach: Reach) -> None:
        self._text = text
        self._lexicon = lexicon
        self._reach = reach
        self._scope_end = -LONGEST_RUN
        self._told: set[str] = set()
        no_fact = Marks(words["no_fact"])
        no_order = Marks(words["no_order"])
        self._orders = Marks(words["order"], no_order)
        self._resolves = Marks(words["resolve"], no_order)
        self._heads = Marks(words["fact_head"], no_fact)
        near = words["fact_near"]
        self._near = Marks(near, no_fact)
        self._done = Marks([place for place in near if text[place[1] - 1] == "了"], no_fact)

    def is_fact(self, measure: Measure, *, states: bool) -> bool:
        """Whether the number tells what is or was; `states` says that its section or plan reports."""
        if self._tells(measure, states):
            if measure.low > _TOLD_AGAIN:
                self._told.add(self._key(measure))
            return True
        return False

    def _tells(self, measure: Measure, states: bool) -> bool:
        start = self._reach.clause_start(measure.start)
        if self._orders.any_within(start, measure.number):
            return False
        if is_condition(self._text, self._lexicon, measure, start):
            return True
        run = self._reach.run_start(measure.start)
        if self._follows_done(measure.start):
            return True
        if self._text.startswith(_BEGUN, run) or _GOING_ON.match(self._text, measure.end) is not None:
            return True
        if self._heads.any_within(run, measure.start) or self._near.any_within(start, measure.start):
            return True
        if self._describes(measure):
            return True
        return states or self._done.any_within(run, measure.start)

    def _key(self, measure: Measure) -> str:
        return self._text[measure.number : measure.unit_end + 2]

    def stands(self, measure: Measure) -> bool:
        """Whether the number only says who or what is meant, whatever is ordered: 全县35个贫困村, 60岁以上老人."""
        key = self._key(measure)
        if key in self._told:
            return True
        scope = self._is_scope(measure) or self._goes_on_with_scope(measure)
        if scope:
            self._scope_end = measure.end
        if scope or says_who(self._text, measure):
            self._told.add(key)
            return True
        return False

    def _is_scope(self, measure: Measure) -> bool:
        """辖区6所小学, 全镇8.6万亩林地: all that there is of something in the place that the plan is for."""
        if measure.compared or measure.unit.dimension not in _EXTENTS or measure.unit.name in _HAPPENS:
            return False
        if _WITHIN_PLACE.search(self._text, max(0, measure.number - _LONGEST_PLACE), measure.number) is None:
            return False
        if _EACH_OF_THEM.match(self._text, measure.end) is not None:
            return False  # 辖区21座桥逐一建档: all of them are to be done
        behind = self._text[measure.end : measure.end + 1]
        return behind != "" and behind not in CLAUSE_MARKS + "）)"

    def _goes_on_with_scope(self, measure: Measure) -> bool:
        """6所小学、3所幼儿园: what a list goes on with stands there as well."""
        if not 0 < measure.number - self._scope_end <= _LIST_REACH or measure.compared:
            return False
        between = self._text[self._scope_end : measure.number]
        return _GOES_ON.fullmatch(between) is not None and measure.unit.dimension in _EXTENTS

    def _follows_done(self, at: int) -> bool:
        """评选了20名, 举办了三期: 了 in front of the number tells what has been done."""
        return self._text[at - 1 : at] == "了" and self._text[at - 2 : at - 1] not in ("为", "除", "不")

    def _describes(self, measure: Measure) -> bool:
        """A paragraph that opens with what is (我校现有学生29人…) goes on telling it until something is ordered."""
        start = self._reach.paragraph_start(measure.start)
        if not self._heads.any_within(start, min(start + _OPENING, measure.start)):
            return False
        if self._resolves.any_within(start, measure.number):
            return False
        return not self._sets_to_work(start, measure)

    def _sets_to_work(self, start: int, measure: Measure) -> bool:
        """Whether a later sentence begins an item (2. …), or its clause with how often (每月检查一次)."""
        run = self._reach.run_start(measure.start)
        if run <= start:
            return False
        if _ITEM.search(self._text, start + 1, measure.start) is not None:
            return True
        return _RECURS.match(self._text, self._reach.clause_start(measure.start)) is not None
