"""What the trained tagger adds to the parties of the rules, and which of theirs it does not believe.

Rules know wordings, the tagger what stands around names; each finds what the other misses. How sure the tagger has to
be was chosen under cross-validation and stands in its file (`Policy`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.extract.parties import canonical
from pipeline.extract.parties.actor_names import kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.appointments import post_at
from pipeline.extract.parties.duties import duty_of
from pipeline.extract.parties.labels import LONGEST_LABEL
from pipeline.extract.parties.lexicon import Vocabulary, vocabulary
from pipeline.extract.parties.persons import familiar_name, listed_name, surname_length
from pipeline.nlp.clauses import sentences
from pipeline.nlp.scores import with_score
from pipeline.nlp.tagger.features import words_of
from pipeline.nlp.tagger.model import Policy, Tagged, Tagger, shipped
from pipeline.nlp.tagger.model import Reading as TaggerReading
from pipeline.records import Date, Party, Plan, Problem, Sentence

# The rule of the parties that the tagger adds.
LEARNED = "learned"
# What an unknown name is by its ending, and who speaks of himself; all others are bodies.
_ROLES = re.compile("[者员人工师长手生医警友户民]$|^(?:我|本人)$")
_AGENT = re.compile("(?:由|会同|联合)$")
# Names that stand by themselves: in a cell, at the end of a line, in brackets.
_BEFORE_CELL = "\n \t\u3000|｜：:（("
_BEHIND_CELL = re.compile(r"[ \t]*(?:$|[\n|｜）)])")
_CHECKS = re.compile("(?:检查|督查|打分|考核|验收|审核|审批|审定|监督|抽查)(?=[，,。；;）)\n]|$)")
_JOINTS = "、和及与"
_SPACES = " \t\u3000"
_NAME = 3
# Longer rows are no rows; how much of its sentence a name is seen with.
_ROW, _BEFORE, _BEHIND = 30, 60, 240


def problems(config: StageConfig) -> tuple[Problem, ...]:
    """A note when the settings ask for the model and its file is not there or damaged."""
    if not config.settings.model or shipped() is not None:
        return ()
    message = "The trained model is switched on and its file is missing or damaged; parties come from rules alone."
    return (Problem("extract", "no_model", "note", message),)


def of_plan(plan: Plan, ruled: tuple[Party, ...], config: StageConfig, dates: Sequence[Date]) -> tuple[Party, ...]:
    """The parties of a plan: those of the rules, with the tagger's judgement where the settings ask for it.

    Without the tagger's file they stay as they are, see `problems`.
    """
    tagger = shipped() if config.settings.model else None
    return ruled if tagger is None or not plan.text else judged(plan, ruled, config, dates, tagger)


def judged(
    plan: Plan, ruled: tuple[Party, ...], config: StageConfig, dates: Sequence[Date], tagger: Tagger
) -> tuple[Party, ...]:
    """The parties of the rules that `tagger` believes and, with the rule `learned`, those that it adds."""
    policy = tagger.policy
    read = tagger.read(plan.text, words_of(config))
    believed, names = chosen(plan, ruled, dates, read, policy)
    kept = [with_score(p, policy.score_of_ruled(p.score, read.inside[p.start : p.end])) for p in believed]
    added = _added(plan, names, kept, vocabulary(config)) if names else ()
    kept += [with_score(party, policy.score_of_tagged(party.score)) for party in added]
    return tuple(sorted(kept, key=attrgetter("start", "end")))


def chosen(
    plan: Plan, ruled: Sequence[Party], dates: Sequence[Date], read: TaggerReading, policy: Policy
) -> tuple[list[Party], list[Tagged]]:
    """The parties of the rules that stay under a policy, and the tagger's names that are added to them."""
    kept = [party for party in ruled if policy.believes(party.rule, read.inside[party.start : party.end])]
    sure = [name for name in read.names if name.probability >= policy.add]
    if not sure:
        return kept, []
    taken = bytearray(len(plan.text))
    for start, end in (*((party.start, party.end) for party in ruled), *((date.start, date.end) for date in dates)):
        taken[start:end] = b"\x01" * (end - start)
    nobody = _Nobody(plan, kept)
    return kept, [name for name in sure if taken.find(1, name.start, name.end) < 0 and name not in nobody]


class _Nobody:
    """What names nobody by itself: a title beside a person, the header of a column, a slot that was left empty."""

    def __init__(self, plan: Plan, kept: Sequence[Party]) -> None:
        self._text = plan.text
        self._headers = {cell.header for row in plan.rows for cell in row.cells}
        persons = [party for party in kept if party.kind == "person"]
        self._starts = {party.start for party in persons}
        self._ends = {party.end for party in persons}

    def __contains__(self, name: Tagged) -> bool:
        text, start, end = self._text, name.start, name.end
        while end < len(text) and text[end] in _SPACES:
            end += 1
        while start and text[start - 1] in _SPACES:
            start -= 1
        printed = text[name.start : name.end]
        beside = end in self._starts or start in self._ends
        return beside or printed in self._headers or not printed.strip("xX_×*＊")


class _Row(NamedTuple):
    """Names joined by 、 or 和: where the first begins, where the last ends, and what a rule says of one of them."""

    start: int
    end: int
    known: Party | None


def _added(plan: Plan, names: Sequence[Tagged], kept: Sequence[Party], words: Vocabulary) -> Iterator[Party]:
    """The tagger's names as parties; a subject counts once in a sentence."""
    spans = plan.sentences or tuple(Sentence(start, end, 0) for start, end in sentences(plan.text))
    starts = [span.start for span in spans]
    said = {(bisect_right(starts, party.start) - 1, party.name) for party in kept if party.basis == "subject"}
    rows = _Rows(plan.text, names, kept)
    made = []
    for name in names:
        at = bisect_right(starts, name.start) - 1
        sentence = spans[at] if at >= 0 else Sentence(0, len(plan.text), 0)
        party = _party(plan, name, rows.of(name), sentence, words)
        if party.basis != "subject" or (at, party.name) not in said:
            said.add((at, party.name))
            made.append(party)
    spelling = canonical.of_plan([(party.name, party.kind) for party in (*kept, *made)], plan.issuer)
    for party in made:
        yield replace(party, canonical=spelling[party.name])


class _Rows:
    """Finds the row that a name stands in."""

    def __init__(self, text: str, names: Sequence[Tagged], kept: Sequence[Party]) -> None:
        self._text = text
        self._ruled = {party.start: party for party in kept}
        spans = [*((name.start, name.end) for name in names), *((party.start, party.end) for party in kept)]
        self._ends = dict(spans)
        self._starts = {end: start for start, end in spans}

    def of(self, name: Tagged) -> _Row:
        """The row of a name, which may stand alone."""
        text, start, end = self._text, name.start, name.end
        known = None
        for _ in range(_ROW):
            if not (start and text[start - 1] in _JOINTS and start - 1 in self._starts):
                break
            start = self._starts[start - 1]
            known = known or self._ruled.get(start)
        for _ in range(_ROW):
            if not (end < len(text) and text[end] in _JOINTS and end + 1 in self._ends):
                break
            known = known or self._ruled.get(end + 1)
            end = self._ends[end + 1]
        return _Row(start, end, known)


def _party(plan: Plan, name: Tagged, row: _Row, sentence: Sentence, words: Vocabulary) -> Party:
    """One name as a party: its kind by its ending, its duty by what stands beside it."""
    low = max(min(sentence.start, row.start), row.start - _BEFORE)
    high = min(max(sentence.end, row.end), row.end + _BEHIND)
    text = plan.text[low:high]
    start, end = name.start - low, name.end - low
    reading = Reading(text, words, {})
    kind = _kind(reading, start, end, words)
    duty, basis = (row.known.duty, row.known.basis) if row.known else _charge(reading, row.start - low, row.end - low)
    printed = text[start:end]
    return Party(name.start, name.end, printed, kind, duty, basis, printed, LEARNED, name.probability, sentence.section)


def _kind(reading: Reading, start: int, end: int, words: Vocabulary) -> str:
    text = reading.text
    if listed_name(text, start, end, words.surnames) or familiar_name(text, start, end, words.surnames):
        return "person"
    known = kind_of(reading, start, end) or words.kind_by_suffix(text[start:end])
    if known:
        return known
    if _ROLES.search(text, start, end):
        return "role"
    # 龙腾飞 is a word too, and stands where a name stands.
    return "person" if end - start <= _NAME and surname_length(text, start, words.surnames) else "group"


def _labelled(reading: Reading, start: int) -> str:
    """The duty that a label in front of `start` gives (责任单位：, 配合单位), '' without one."""
    text, labels = reading.text, reading.vocabulary.labels
    end = start
    while end and text[end - 1] in "：: \t\u3000":
        end -= 1
    sizes = range(min(LONGEST_LABEL, end), 1, -1)
    found = next((size for size in sizes if text[end - size : end] in labels), 0)
    # A label stands apart from what it labels, or ends as labels do (责任单位城管科).
    return labels[text[end - found : end]] if found and (end < start or text[end - 1] in "位门人") else ""


def _charge(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """Duty and basis of the names from `start` to `end`."""
    text = reading.text
    labelled = _labelled(reading, start)
    if labelled:
        return labelled, "list"
    if _BEHIND_CELL.match(text, end) and (not start or text[start - 1] in _BEFORE_CELL):
        return "lead", "list"
    agent = _AGENT.search(text, max(0, start - 6), start)
    if _CHECKS.match(text, end):
        return "supervise", "explicit" if agent else "subject"
    verdict = post_at(text, end, len(text)) or duty_of(reading, end, len(text), LEARNED)
    explicit = agent or verdict.basis == "explicit" or verdict.duty in ("lead", "support")
    return verdict.duty, "explicit" if explicit else "subject"
