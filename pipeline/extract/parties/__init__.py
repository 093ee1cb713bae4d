"""Responsible parties: who a plan makes responsible for something, how, and by which wording.

Three bases, one file each: list forms (lists), explicit wordings (explicit) and subjects of planned
actions (subject). Where they find the same words, the list wins over the explicit wording and that over the
subject. A subject counts once per sentence.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.extract.parties import (
    brackets,
    canonical,
    charters,
    columns,
    dated_tails,
    everyone,
    explicit,
    foundings,
    gates,
    lists,
    oneself,
    presences,
    shares,
    subject,
    unmarked,
    work_rows,
)
from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.lexicon import vocabulary
from pipeline.extract.parties.openings import Openings
from pipeline.extract.parties.predicate import Predicate
from pipeline.extract.parties.wording import Verdict, clause_end, is_past
from pipeline.nlp.clauses import sentences
from pipeline.nlp.outlook import looks_ahead, standing_rule, told_from
from pipeline.records import Date, Party, Plan, Quota, Sentence

_RANK = {"list": 0, "explicit": 1, "subject": 2}


class _Found(NamedTuple):
    name: Name
    verdict: Verdict
    section: int


def of_plan(plan: Plan, config: StageConfig, dates: Sequence[Date], quotas: Sequence[Quota]) -> tuple[Party, ...]:
    """The responsible parties of a plan, in text order.

    `dates` and `quotas` are those of the same plan: a date may stand between a subject and its predicate, and a
    prescribed quantity makes a described event a planned one. Takes time linear in the text.
    Raises ConfigError for a mistake in the party lexicons or rules.

    >>> from pipeline.config import load_config
    >>> [party.name for party in of_plan(Plan(1, 0, 9, "各学校要加强管理。"), load_config().extract, (), ())]
    ['各学校']
    """
    if not plan.text:
        return ()
    skips = {date.start: date.end for date in dates}
    reading = Reading(plan.text, vocabulary(config), skips)
    spans = plan.sentences or tuple(Sentence(start, end, 0) for start, end in sentences(plan.text))
    section_of = _section_lookup(plan, spans)
    found = list(_in_lists(reading, plan, section_of))
    taken = {hit.name.start for hit in found}
    known = {plan.text[hit.name.start : hit.name.end] for hit in found if hit.name.kind == "person"}
    for name, verdict in brackets.of_known(plan.text, known):
        if name.start not in taken:
            found.append(_Found(name, verdict, section_of(name.start)))
    listed = _overlap([(hit.name.start, hit.name.end) for hit in found])
    in_sentences = _Sentences(reading, plan, config, quotas)
    for sentence in in_sentences.worth_reading(spans):
        found.extend(in_sentences.found(sentence, listed))
    return _records(plan, _resolved(found), config)


def _in_lists(reading: Reading, plan: Plan, section_of: Callable[[int], int]) -> Iterator[_Found]:
    for row in plan.rows:
        for name, verdict in lists.of_row(reading, row):
            yield _Found(name, verdict, row.section)
    whole = (reading, 0, len(plan.text))
    headers = {cell.header for row in plan.rows for cell in row.cells}
    for name, verdict in itertools.chain(
        *(forms.found(*whole) for forms in (lists, unmarked, columns, charters, shares, work_rows, dated_tails))
    ):
        # What heads a column beside 责任人 is nobody.
        if plan.text[name.start : name.end] not in headers:
            yield _Found(name, verdict, section_of(name.start))


class _Sentences:
    """Finds the parties of single sentences of one plan."""

    __slots__ = ("_config", "_gates", "_headed", "_openings", "_plan", "_prescribed", "_reading")

    def __init__(self, reading: Reading, plan: Plan, config: StageConfig, quotas: Sequence[Quota]) -> None:
        self._reading = reading
        self._plan = plan
        self._config = config
        self._prescribed = _prescribed(quotas)
        self._headed = any(found.heading is not None for found in plan.sections)
        self._openings = Openings(reading)
        self._gates = gates.of_reading(reading, config)

    def worth_reading(self, spans: Sequence[Sentence]) -> Iterator[Sentence]:
        """The sentences that may name anybody; half of those of a plan do not."""
        within = self._gates.anybody.within
        return (sentence for sentence in spans if within(sentence.start, sentence.end))

    def found(self, sentence: Sentence, listed: Callable[[int, int], bool]) -> Iterator[_Found]:
        """The explicitly named parties and the subjects of a sentence; `listed` says where a list holds names."""
        start, end, section = sentence.start, sentence.end, sentence.section
        reading, text, gates = self._reading, self._plan.text, self._gates
        named = reading.has_head(start, end)
        if gates.everyone and gates.everyone.within(start, end) and not sentence.in_heading:
            for name, verdict in itertools.chain(
                everyone.found(reading, start, end), oneself.found(reading, start, end)
            ):
                yield _Found(name, verdict, section)
        if not named and not gates.without_head.within(start, end):
            return
        if sentence.in_heading and text.startswith((":", "："), end):
            # (一)派出所 as a heading: what it has to do stands behind the colon.
            end = reading.clause_end(end + 1, len(text))
        if gates.wordings.within(start, end):
            for name, verdict in explicit.found(reading, start, end, self._config):
                yield _Found(name, verdict, section)
        if gates.charge.within(start, end):
            in_list = listed(start, end)
            for name, verdict in explicit.charged(reading, start, end, self._predicate(sentence, end)):
                # A bracket behind a listed name holds its title.
                if not (in_list and verdict.rule == "bracketed"):
                    yield _Found(name, verdict, section)
        if named and gates.founded and gates.founded.within(start, end):
            for name, verdict in foundings.founded(reading, start, end):
                yield _Found(name, verdict, section)
        if named and gates.presence and gates.presence.within(start, end):
            for name, verdict in presences.found(reading, start, end):
                yield _Found(name, verdict, section)
        if sentence.in_heading:
            for name, verdict in explicit.demanded(reading, start, end):
                yield _Found(name, verdict, section)
        places = self._openings.within(start, end)
        if places or subject.colon_near(text, start):
            yield from self._subjects(sentence, end, places)

    def _subjects(self, sentence: Sentence, end: int, places: Sequence[tuple[int, bool]]) -> Iterator[_Found]:
        """The subjects of a sentence that ends at `end`, each body once; they may begin at `places`."""
        reading, text, start, section = self._reading, self._plan.text, sentence.start, sentence.section
        seen: set[str] = set()
        for name, verdict in subject.found(reading, start, end, places, self._predicate(sentence, end)):
            word = text[name.start : name.end]
            if verdict.basis == "subject" and word in seen:
                continue
            seen.add(word)
            if self._role(section) == "assessment" and _reviews(text, name, verdict, end):
                verdict = verdict._replace(duty="supervise")
            yield _Found(name, verdict, section)

    def _predicate(self, sentence: Sentence, end: int) -> Predicate:
        """Judges what follows names in a sentence that ends at `end`."""
        return Predicate(self._reading, end, lambda: self._is_bare(sentence), self._prescribed)

    def _role(self, section: int) -> str:
        """The role of the section a sentence stands in, '' outside any section."""
        return self._plan.sections[section - 1].role if 0 < section <= len(self._plan.sections) else ""

    def _is_bare(self, sentence: Sentence) -> bool:
        """Whether a verb without a modal word may plan an action here: not in headings, summaries, past tense."""
        plan, section = self._plan, sentence.section
        start, end = sentence.start, sentence.end
        return (
            not (sentence.in_heading and not charters.team_told(self._reading, start, end))
            and (plan.kind != "summary" or looks_ahead(plan, section) or standing_rule(plan.text, start, end))
            and not self._tells(section, start, end)
            and not (is_past(plan.text, start, end) and is_past(plan.text, start, told_from(plan.text, start, end)))
        )

    def _tells(self, section: int, start: int, end: int) -> bool:
        """Whether a section tells how things are or are to become, so that a bare verb in it plans nothing.

        In an introduction without a heading, how often something is done, or who has to, still does; so does what is
        done for a stated purpose (为…，县残联开展…).
        """
        role = self._role(section)
        if role not in ("background", "goals"):
            return False
        if self._plan.sections[section - 1].heading is not None:
            return True
        if not self._headed:
            # A plan without headings is no introduction to anything.
            return False
        text = self._plan.text
        return role == "background" and not (standing_rule(text, start, end) or _PURPOSE.match(text, start, end))


_PURPOSE = re.compile("为(?![期主人民师政])")
# What a body does in a section on assessment: it looks at the work of others.
_REVIEWS = re.compile("通报|打分|评分|评比|统计|听取|核实|核查|检查|抽查|检讨|排名|考评|评定|评估|点评|签字备查")


def _reviews(text: str, name: Name, verdict: Verdict, end: int) -> bool:
    if verdict.duty != "implement" or name.kind in ("role", "person"):
        return False
    return _REVIEWS.search(text, name.end, clause_end(text, name.end, end)) is not None


def _resolved(found: list[_Found]) -> list[_Found]:
    """One record per place: a list beats an explicit wording beats a subject, then the earlier and longer one."""
    ordered = sorted(found, key=lambda hit: (_RANK[hit.verdict.basis], hit.name.start, -hit.name.end, hit.verdict.rule))
    taken: list[tuple[int, int]] = []
    kept: list[_Found] = []
    starts: list[int] = []
    for hit in ordered:
        at = bisect_right(starts, hit.name.start)
        before = taken[at - 1] if at else None
        after = taken[at] if at < len(taken) else None
        if (before and before[1] > hit.name.start) or (after and after[0] < hit.name.end):
            continue
        starts.insert(at, hit.name.start)
        taken.insert(at, (hit.name.start, hit.name.end))
        kept.append(hit)
    return sorted(kept, key=lambda hit: hit.name.start)


def _records(plan: Plan, hits: list[_Found], config: StageConfig) -> tuple[Party, ...]:
    text = plan.text
    hits = [_with_aside(text, hit) for hit in hits]
    printed = [(text[hit.name.start : hit.name.end], hit.name.kind) for hit in hits]
    spelling = canonical.of_plan(printed, plan.issuer)
    scores = _scores(config)
    return tuple(
        Party(
            hit.name.start,
            hit.name.end,
            word,
            hit.name.kind,
            hit.verdict.duty,
            hit.verdict.basis,
            spelling[word],
            hit.verdict.rule,
            scores.get(hit.verdict.rule, 0.8),
            hit.section,
        )
        for hit, (word, _) in zip(hits, printed, strict=True)
    )


def _with_aside(text: str, hit: _Found) -> _Found:
    """The hit with the bracket that belongs to its name (各村（社区）)."""
    end = canonical.end_with_aside(text, hit.name.end)
    return hit if end == hit.name.end else hit._replace(name=hit.name._replace(end=end))


@lru_cache(maxsize=8)
def _scores(config: StageConfig) -> dict[str, float]:
    return {rule["rule"]: float(rule["score"]) for rule in config.rule_list("parties")}


def _section_lookup(plan: Plan, spans: Sequence[Sentence]) -> Callable[[int], int]:
    starts = [span.start for span in spans]

    def lookup(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        return spans[max(at, 0)].section if spans else 0

    return lookup


def _overlap(spans: list[tuple[int, int]]) -> Callable[[int, int], bool]:
    starts = sorted(start for start, _ in spans)

    def lookup(start: int, end: int) -> bool:
        at = bisect_right(starts, start - 1)
        return at < len(starts) and starts[at] < end

    return lookup


def _prescribed(quotas: Sequence[Quota]) -> Callable[[int, int], bool]:
    starts = sorted(quota.start for quota in quotas if quota.modality == "prescribed")

    def lookup(start: int, end: int) -> bool:
        at = bisect_right(starts, start - 1)
        return at < len(starts) and starts[at] < end

    return lookup
