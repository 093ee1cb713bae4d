"""The goals of one sentence: clause by clause, each with the complements that share its signal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.goals.beginnings import beginning
from pipeline.extract.goals.clauses import SETTINGS, complements, trim_end
from pipeline.extract.goals.measures import Measures
from pipeline.extract.goals.signals import Hit, Places
from pipeline.extract.goals.states import CHANGED, CHANGED_BY_DEADLINE, States
from pipeline.extract.goals.words import Words
from pipeline.nlp.clauses import clauses as clauses_of
from pipeline.records import Sentence
from pipeline.text import Span

_SHORTEST = 4
_LONGEST = 400
_VIEW = 24
# A label before a colon: 目标：….
_LABEL = 12
_QUOTES = frozenset('“"「『《')
# A noun that the end state only qualifies.
_SPOKEN_OF = re.compile(
    r"的[^,，。;；的]{0,14}(?:意义|步骤|体现|方法|途径|重要性|必要性|标志|前提|关键|单位|个人|教师|干部|人员|问题|过程|情况|经验|做法|要求书|差距表)$"
)
_HOLDS_NOUN = frozenset(
    {"cause", "form", "become", "aim_at", "prevent", "create_setting", "lay_foundation", "endeavour", "set_up_result"}
)
# Signals under which further states may stand, each with its own subject: 实现质量明显提升，布局更加合理.
_OPENS_RUN = frozenset(
    {"realize", "cause", "ensure", "strive", "reach", "guarantee", "endeavour", "achieve_state", "step_of_years"}
)
# States of the kind that come in rows: 队伍过硬, 流程规范, ….
_RUNS = frozenset({"state_reached", "state_changed", "everyone", "run_of_states", "no_event"})
_URGES = re.compile("(?:并|要|及时|定期|加强)?(?:督促|指导|责成|责令|敦促)(?![和与、]).")
# 了 behind a verb reports a result (为了, 了解, 除了 do not).
_ACHIEVED = re.compile(r"(?<![为除])了(?!解|如指掌|望|却|结)")
_ALREADY = re.compile(r"(?:已经?|曾|一直以来|近年来|去年|上学期|过去)")


class Found(NamedTuple):
    """A stretch that states a goal, and the rule that says so."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan's text with what is known of it before its sentences are read."""

    text: str
    places: Places
    measures: Measures
    states: States
    words: Words

    def goals_in(self, sentence: Sentence, place: str) -> Iterator[Found]:
        """The goals of a sentence in `place`: section_goal or inline."""
        text, starts = self.text, self.places.starts
        inline = place == "inline"
        shared = self.measures.has_share(sentence.start, sentence.end)
        if inline:
            words = self.places.opening(sentence.start, sentence.end)
            if not words and not shared:
                return
        else:
            words = list(range(*self.places.between(sentence.start, sentence.end)))
        clauses = clauses_of(text, sentence.start, sentence.end)
        every = shared or not inline
        after_signal = in_run = False
        behind, at, last = 0, 0, len(words)
        for index, (start, stop) in enumerate(clauses):
            if start < behind:
                continue
            while at < last and starts[words[at]] < start:
                at += 1
            signalled = at < last and starts[words[at]] < stop
            if not (signalled or every or after_signal):
                continue
            end = trim_end(text, start, stop)
            if (tab := text.find("\t", start, end)) > start:
                end = trim_end(text, start, tab)  # cells of a row
            if inline and end - start < _LABEL and text[stop - 1] in ":：":
                continue
            found = self._by_signal(sentence.start, clauses, index, end, inline, words[at]) if signalled else None
            if found is None and (every or after_signal):
                found = self._by_state(clauses, index, end, inline, after_signal, in_run)
            if found is None:
                after_signal = in_run = False
                continue
            after_signal = after_signal or found.rule in _OPENS_RUN
            in_run = not inline and found.rule in _RUNS
            behind = found.end
            yield found

    def _by_signal(
        self, sentence: int, clauses: list[Span], index: int, end: int, inline: bool, at: int
    ) -> Found | None:
        text, words, measures = self.text, self.words, self.measures
        clause = clauses[index].start
        for hit in self.places.hits(at, clause, end, sentence):
            begin, behind, signal = hit
            if (signal.weak and inline) or (begin > sentence and text[begin - 1] in _QUOTES):
                continue  # quoted: the name of an activity or a slogan, no goal of this text
            start = beginning(text, clause, end, hit, words)
            if (
                _is_achieved(text, begin, end)
                or measures.reports_fact(start, end)
                or _is_mentioned(text, clause, hit, end)
            ):
                continue
            more = complements(text, clauses, index, start, words, self.places)
            stop = trim_end(text, start, clauses[index + more].end) if more else end
            start = measures.deadline_at(text, clause, start)
            if (
                index
                and measures.has_date(clauses[index - 1].start, clause)
                and start <= words.skip_lead_ins(text, clause, end)
            ):
                start = measures.deadline_before(text, clauses, index, start)
            if _SHORTEST <= stop - start <= _LONGEST and (stop > behind or _closes(hit, start, inline)):
                return Found(start, stop, signal.name)
        return None

    def _by_state(
        self, clauses: list[Span], index: int, end: int, inline: bool, after_signal: bool, in_run: bool
    ) -> Found | None:
        text, words, measures = self.text, self.words, self.measures
        clause = clauses[index]
        start = words.skip_lead_ins(text, clause.start, end)
        if end - start < _SHORTEST or end - start > _LONGEST or text[clause.end - 1] in ":：":
            return None
        if _is_achieved(text, start, end) or _ALREADY.match(text, start, end) or measures.only_date(start, end):
            return None
        if inline:
            due = measures.deadline_before(text, clauses, index, start) < start
            rule = self.states.measured(text, start, end, measures, words, CHANGED_BY_DEADLINE if due else CHANGED)
            if rule is None and after_signal:
                rule = self.states.coordinated(text, start, end, words)
        else:
            rule = self.states.expected(text, start, end, measures, words, in_run)
            if rule is None and measures.prescribed_in(start, end):
                begin = measures.deadline_before(text, clauses, index, start)
                return Found(begin, end, "measured_by_deadline") if begin < start else None
        if rule is None:
            return None
        return Found(measures.deadline_before(text, clauses, index, start), end, rule)


def _closes(hit: Hit, start: int, inline: bool) -> bool:
    """Whether a signal at the very end of its clause has its state before it: 以…为目标, 共享机制基本形成."""
    if hit.signal.opens:
        return True
    return hit.start - start >= 2 and (not inline or hit.signal.name == "compete")


def _is_mentioned(text: str, clause: int, hit: Hit, end: int) -> bool:
    """Whether the end state is only spoken of: 宣传实现均衡的意义, 这是实现振兴的关键, 对达到标准的单位."""
    low = max(hit.end, end - _VIEW)
    if text.find("的", low, end) >= 0 and hit.signal.name not in _HOLDS_NOUN and _SPOKEN_OF.search(text, low, end):
        return True
    if hit.signal.start == "subject" and hit.signal.name != "aim_is" and _URGES.match(text, clause, hit.start):
        return True  # 督促企业达到标准: what is done is to urge
    if hit.start > clause and text[hit.start - 1] == "在" and text.startswith(SETTINGS, end):
        return True  # 在保证安全的前提下: what holds anyway
    at = text.find("是", clause, hit.start)
    # 是否做到…: a question of an inspection.
    return at >= 0 and (text.startswith("是否", at) or (hit.signal.start == "subject" and hit.signal.name != "aim_is"))


def _is_achieved(text: str, start: int, end: int) -> bool:
    end = min(end, start + _LONGEST)
    return text.find("了", start, end) >= 0 and _ACHIEVED.search(text, start, end) is not None
