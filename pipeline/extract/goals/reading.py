"""The goals of one sentence: clause by clause, each with the complements that share its signal.

Where end states are expected (goals sections) every clause is read and verbs of becoming count; elsewhere only signals
and shares open a goal, and further states count behind a signal.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.goals.beginnings import beginning
from pipeline.extract.goals.clauses import enumerated, trim_end, without_offer
from pipeline.extract.goals.complements import complements
from pipeline.extract.goals.measures import Measures
from pipeline.extract.goals.rows import parted, parted_by_blanks
from pipeline.extract.goals.signals import Hit, Places, Signal
from pipeline.extract.goals.spoken_of import deals_with, is_achieved, is_condition, is_mentioned, is_over, strives
from pipeline.extract.goals.states import (
    CHANGED,
    CHANGED_BY_DEADLINE,
    COORDINATED,
    JOINED,
    NORMS,
    States,
)
from pipeline.extract.goals.words import Words
from pipeline.nlp.clauses import clauses as clauses_of
from pipeline.records import Sentence
from pipeline.text import Span

_SHORTEST = 4
_LONGEST = 400
# A label before a colon: 目标：….
_LABEL = 12
# Signals under which further states may stand, each with its own subject: 实现质量明显提升，布局更加合理.
_OPENS_SERIES = frozenset(
    {"realize", "ensure", "strive", "reach", "guarantee", "endeavour", "achieve_state", "step_of_years"}
)
# States of the kind that come in rows: 队伍过硬, 流程规范, ….
_RUNS = frozenset({"state_reached", "state_changed", "everyone", "run_of_states", "no_event"})
# How many there are to be of something, no share and no level.
_COUNTS = frozenset({"count_reached", "measured_verb"})
# 死亡事故降为零: the signal is all that is said of the thing.
_CLOSES = frozenset({"compete", "level_reached"})
# What was done may have been done in order to reach something.
_TOLD = frozenset({"ensure", "guarantee", "strive"})
# What is done as a rule is done for these, too.
_OF_A_RULE = frozenset({"cause", "prevent", "prevent_harm", "achieve_state", "endeavour"})
_REPORTS = re.compile(
    "(?<![为除])了(?!解)|没有?|未|不能|不够|得到|受到|有所|明显|显著|大大|极大|[一二三四五六七八九十]年来"
)
_STOP = re.compile("[。；！\\n;]")
# 通过竞赛增强荣誉感: the means is no part of the state.
_MEANS = re.compile(
    "(?:通过|借助|依托|利用)[^,，。;；]{2,20}?(?P<goal>(?:不断|进一步|切实|有效|全面)?"
    "(?:增强|提高|提升|培养|促进|养成|激发|改善|树立|营造|丰富|拓宽|增进|推动|巩固)"
    "(?![,，。;；的班课计方工行活]|增强|提高|提升|促进|推动)[^,，。;；]{2,})"
)
# 会单脚跳绳，连跳15下以上: how far what one is able to do reaches.
_OF_ABILITY = re.compile(
    r"[^\W\d_]{1,4}(?:约|为|不少于|不低于|不超过|达到?|至少|大于|小于)*[\d.]+"
    r"(?:厘米|毫米|米|公里|秒|分钟?|公斤|千克|克|次|个|下|圈|组|度|字)(?:以上|左右|以内)?(?:的[^\W\d_]{1,4})?"
)
# 使管理向规范化的方向发展: where things are still going.
_DIRECTED = re.compile(
    "[使让][^,，。;；]{2,20}[向朝]着?[^,，。;；]{2,20}(?:方向|目标)(?:发展|迈进|前进|推进|转变|努力)"
)
_ALREADY = re.compile(
    r"已经?|曾|一直以来|近[几一二两三四五六七八九十\d]{0,2}年来?|去年|上一?学期|上一?年度?|过去|目前|截[至止]"
)
_OPENS_PAST = frozenset("已曾一近去上过目截")
# 仍有差距, 往往被忽视: how things are, also where a section of goals begins with it.
_DESCRIBES = re.compile(
    "仍(?!然?(?:要|须|需|应|将))|往往|由此|因而|并不[是等意能]|已[无经]|尚[未不]|不断攀升|有的[^,，。;；]{2,}|近几?年来?|随着|一直以来|据(?:统计|调查)"
)
# Such a time that is a clause of its own: 截至目前，….
_LONGEST_TIME = 10
# 零死亡, 无辍学; 95% behind its label.
_SHORT_STATE = re.compile("[零无][^,，。;；]{2}|[≥≤><＞＜]?[0-9０-９]")
# 甲级病历率：≥95%: what is measured is the label of its value.
_VALUE = re.compile("(?:[≥≤><＞＜约达到为]|不低于|不少于|不超过|高于|低于){0,2}[0-9０-９]")
_MEASURED_LABEL = re.compile("(?:率|度|值|量|额|收入|利润|分|数|面积|指标)(?:[（(][^（）()]{1,6}[）)])?$")
# 为了|提高认识, 为进一步|规范秩序: a purpose.
_PURPOSE = re.compile("为了?(?:进一步|更好地?|切实|不断)*")


class Found(NamedTuple):
    """A stretch that states a goal, and the rule that says so."""

    start: int
    end: int
    rule: str


@dataclass(slots=True)
class _Series:
    """What the clauses read so far have begun.

    Further states of some kinds behind a signal, a run of bare states, a row of things with their counts.
    """

    further: frozenset[str] = frozenset()
    run: bool = False
    counted: bool = False

    def take(self, rule: str) -> None:
        """Go on behind a goal that `rule` made."""
        if rule in _OPENS_SERIES:
            self.further = COORDINATED
        elif rule == "cause":
            self.further = self.further or NORMS  # 使条件达标，资源满足需要; what else changes is another matter
        self.run = rule in _RUNS

    def break_off(self) -> None:
        """Go on behind a clause that states no goal."""
        self.further, self.run, self.counted = frozenset(), False, False


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan's text with what is known of it before its sentences are read."""

    text: str
    places: Places
    measures: Measures
    states: States
    words: Words

    def goals_in(self, sentence: Sentence) -> list[Found]:
        """The goals of a sentence, in text order."""
        words = self._signal_words(sentence)
        every = self._reads_every_clause(sentence)
        if not words and not every:
            return []
        text, starts = self.text, self.places.starts
        clauses: Sequence[Span] = clauses_of(text, sentence.start, sentence.end)
        if len(words) > 1:
            clauses = enumerated(clauses, words, self.places)
        clauses = self._rows(clauses)
        goals: list[Found] = []
        series = _Series()
        behind, at, last = 0, 0, len(words)
        for index, (start, stop) in enumerate(clauses):
            if start < behind:
                continue
            while at < last and starts[words[at]] < start:
                at += 1
            signalled = at < last and starts[words[at]] < stop
            if not (signalled or every or series.further):
                continue
            end = trim_end(text, start, stop)
            if (tab := text.find("\t", start, end)) > start:
                end = trim_end(text, start, tab)  # cells of a row
            found = self._by_signal(sentence.start, clauses, index, end, words[at]) if signalled else None
            if found is None and (every or series.further):
                found = self._by_state(clauses, index, end, series)
            if found is None:
                series.break_off()
                continue
            series.take(found.rule)
            series.counted = every and self._ends_in_count(found)
            behind = found.end
            goals.append(found)
        return goals

    def _ends_in_count(self, found: Found) -> bool:
        measures = self.measures
        held = measures.quotas_in(found.start, found.end)
        return bool(held) and measures.quotas[held[-1] - 1].end == found.end

    @abstractmethod
    def _signal_words(self, sentence: Sentence) -> Sequence[int]:
        """Which words of signals, by their index in `places.found`, are looked at in a sentence."""

    @abstractmethod
    def _reads_every_clause(self, sentence: Sentence) -> bool:
        """Whether clauses without a signal may state a goal of their own."""

    def _rows(self, clauses: Sequence[Span]) -> Sequence[Span]:
        """The clauses as they are read: rows of states joined by 、 may be parted."""
        return clauses

    @abstractmethod
    def _admits(self, signal: Signal, clause: Span, end: int) -> bool:
        """Whether a signal counts here in the clause whose words end at `end`."""

    @abstractmethod
    def _may_close(self, hit: Hit, start: int) -> bool:
        """Whether a signal at the very end of its clause has its state, from `start`, before it."""

    @abstractmethod
    def _state(self, clauses: Sequence[Span], index: int, start: int, end: int, series: _Series) -> Found | None:
        """The goal that the clause from `start` to `end` states without a signal."""

    def _by_signal(self, sentence: int, clauses: Sequence[Span], index: int, end: int, at: int) -> Found | None:
        text, words, measures = self.text, self.words, self.measures
        clause = clauses[index].start
        for hit in self.places.hits(at, clause, end, sentence):
            begin, behind, signal = hit
            if not self._admits(signal, clauses[index], end):
                continue
            start = beginning(text, clause, end, hit, words)
            if (
                (is_achieved(text, clause if behind == end else begin, end) and not strives(text, start, begin))
                or (self._looks_back(clauses, index, clause) and not strives(text, start, begin))
                or (
                    signal.start == "subject"
                    and measures.reports_fact(start, end)
                    and not (signal.name == "level_reached" and measures.bounds_something(start, end))
                )
                or is_mentioned(text, clause, hit, end)
                or (index + 1 < len(clauses) and is_condition(text, clause, clauses[index + 1].start))
            ):
                continue
            # 污染天数明显减少: nothing can share what closes its own clause.
            more = (
                complements(text, clauses, index, start, signal, self.states, words, self.places, self._joins(signal))
                if behind < end
                else 0
            )
            stop = trim_end(text, start, clauses[index + more].end) if more else without_offer(text, start, end)
            start = measures.deadline_at(text, clause, start)
            if (
                index
                and measures.has_date(clauses[index - 1].start, clause)
                and start <= words.skip_lead_ins(text, clause, end)
            ):
                start = measures.deadline_before(text, clauses, index, start)
            if _SHORTEST <= stop - start <= _LONGEST and (stop > behind or self._may_close(hit, start)):
                return Found(start, stop, signal.name)
        return None

    def _joins(self, signal: Signal) -> frozenset[str]:
        """The kinds of states, with subjects of their own, that belong to the goal behind whose signal they stand."""
        return frozenset()

    def _looks_back(self, clauses: Sequence[Span], index: int, start: int) -> bool:
        """Whether the clause says, or a time before it, that things are so already."""
        text = self.text
        if text[start] in _OPENS_PAST and _ALREADY.match(text, start):
            return True
        if not index or text[clauses[index - 1].start] not in _OPENS_PAST:
            return False
        before = clauses[index - 1]
        return before.end - before.start <= _LONGEST_TIME and _ALREADY.match(text, before.start) is not None

    def _by_state(self, clauses: Sequence[Span], index: int, end: int, series: _Series) -> Found | None:
        text, clause = self.text, clauses[index]
        start = self.words.skip_lead_ins(text, clause.start, end)
        if end - start > _LONGEST or text[clause.end - 1] in ":：":
            return None
        if end - start < _SHORTEST and not _SHORT_STATE.match(text, start, end):
            return None
        if is_achieved(text, start, end) or text.find("是否", start, end) >= 0 or self.measures.only_date(start, end):
            return None
        if self._looks_back(clauses, index, start) or is_over(text, clauses, index) or deals_with(text, start, end):
            return None
        return self._state(clauses, index, start, end, series)


def _is_label(text: str, clause: Span, end: int) -> bool:
    """达到效果：…, 确保：…: what follows is what is said."""
    return text[clause.end - 1] in ":：" and end - clause.start < _LABEL


class Elsewhere(Reading):
    """Outside goals sections: signals, measured shares, and the states that go on behind a signal."""

    __slots__ = ()

    def _signal_words(self, sentence: Sentence) -> Sequence[int]:
        return self.places.opening(sentence.start, sentence.end)

    def _reads_every_clause(self, sentence: Sentence) -> bool:
        return self.measures.has_share(sentence.start, sentence.end)

    def _admits(self, signal: Signal, clause: Span, end: int) -> bool:
        return not signal.weak and not _is_label(self.text, clause, end)

    def _may_close(self, hit: Hit, start: int) -> bool:
        # 以…为目标; 共享机制基本形成 states a goal only where one is expected.
        return bool(hit.signal.opens) or (hit.start - start >= 2 and hit.signal.name in _CLOSES)

    def _joins(self, signal: Signal) -> frozenset[str]:
        return JOINED if signal.name in _OPENS_SERIES else frozenset()

    def _state(self, clauses: Sequence[Span], index: int, start: int, end: int, series: _Series) -> Found | None:
        text, words, measures = self.text, self.words, self.measures
        begin = measures.deadline_before(text, clauses, index, start)
        changed = CHANGED_BY_DEADLINE if begin < start else CHANGED
        rule = self.states.measured(text, start, end, measures, words, changed)
        if rule is None and series.further and self.states.coordinated(text, start, end, words, series.further):
            rule = "coordinated_state"
        return None if rule is None else Found(begin, end, rule)


class Expected(Reading):
    """In goals sections: every end state counts, with a signal or without."""

    __slots__ = ()

    def _signal_words(self, sentence: Sentence) -> Sequence[int]:
        return range(*self.places.between(sentence.start, sentence.end))

    def _reads_every_clause(self, sentence: Sentence) -> bool:
        return True

    def _rows(self, clauses: Sequence[Span]) -> Sequence[Span]:
        clauses = parted_by_blanks(self.text, clauses, self.states, self.words)
        return parted(self.text, clauses, self.states, self.words)

    def _admits(self, signal: Signal, clause: Span, end: int) -> bool:
        return not _is_label(self.text, clause, end)

    def _may_close(self, hit: Hit, start: int) -> bool:
        return bool(hit.signal.opens) or hit.start - start >= 2

    def _state(self, clauses: Sequence[Span], index: int, start: int, end: int, series: _Series) -> Found | None:
        text, words, measures, states = self.text, self.words, self.measures, self.states
        begin = measures.deadline_before(text, clauses, index, start)
        if (labelled := self._labelled_value(clauses, index, start, end)) is not None:
            return labelled
        if text[start] == "为" and text[start + 1] not in "人政零民师":
            purpose = _PURPOSE.match(text, start, end)
            start = purpose.end() if purpose else start
            return Found(start, end, "verb_of_becoming") if words.begins_becoming(text, start, end) else None
        if text[start] in "通借依利" and (means := _MEANS.match(text, start, end)):
            return Found(means.start("goal"), end, "verb_of_becoming")
        if _DESCRIBES.search(text, clauses[index].start, end) is not None:
            return None
        rule = states.expected(text, start, end, measures, words)
        if rule is None and series.run and states.goes_on(text, start, end, words):
            rule = "run_of_states"
        if rule is None and series.counted and states.counted_too(text, start, end, measures, words):
            rule = "measured_state"
        if rule == "ability" and index + 1 < len(clauses):
            following = clauses[index + 1]
            measure = trim_end(text, following.start, following.end)
            if _OF_ABILITY.fullmatch(text, following.start, measure):
                return Found(begin, measure, rule)
        if rule is not None:
            return Found(begin, end, rule)
        if begin < start and measures.prescribed_in(start, end):
            return Found(begin, end, "measured_by_deadline")
        return None

    def _labelled_value(self, clauses: Sequence[Span], index: int, start: int, end: int) -> Found | None:
        """The goal that a value states together with the label before it: 甲级病历率：≥95%."""
        text = self.text
        if not index or text[clauses[index - 1].end - 1] not in ":：" or not _VALUE.match(text, start, end):
            return None
        label = clauses[index - 1]
        begin = self.words.skip_lead_ins(text, label.start, label.end)
        measured = _MEASURED_LABEL.search(text, begin, trim_end(text, begin, label.end))
        return Found(begin, end, "share_reached") if measured and self.measures.quotas_in(start, end) else None


class InColumn(Expected):
    """In the columns of a table that say what is to be reached: a count there is one of the task in its row."""

    __slots__ = ()

    def _state(self, clauses: Sequence[Span], index: int, start: int, end: int, series: _Series) -> Found | None:
        found = Expected._state(self, clauses, index, start, end, series)
        return None if found and found.rule in _COUNTS else found


class Told(Elsewhere):
    """Where it is told what was done: what that was to ensure, 保证…, 为了使…, 使…向…方向发展.

    A sentence without 了 tells what is done as a rule: there the other aims of it count too (定期检查，杜绝事故).
    """

    __slots__ = ()

    def _reads_every_clause(self, sentence: Sentence) -> bool:
        return False

    def _admits(self, signal: Signal, clause: Span, end: int) -> bool:
        name = signal.name
        if name in _TOLD or (name in _OF_A_RULE and self._is_rule(clause)):
            return Elsewhere._admits(self, signal, clause, end)
        if name == "cause":
            if self.text.startswith(("为了使", "为了让", "为使", "为让"), clause.start):
                return True
            return _DIRECTED.search(self.text, clause.start, end) is not None
        return False

    def _is_rule(self, clause: Span) -> bool:
        """Whether the sentence of a clause reports nothing: no 了, nothing that was missing, nothing found."""
        text = self.text
        begin = 1 + max(text.rfind(stop, max(0, clause.start - _LONGEST), clause.start) for stop in "。；！\n;")
        stop = _STOP.search(text, clause.end)
        return _REPORTS.search(text, begin, stop.start() if stop else len(text)) is None

    def _state(self, clauses: Sequence[Span], index: int, start: int, end: int, series: _Series) -> Found | None:
        return None
