"""Names of actors that might be parties: those the rules take and those they refuse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.config import StageConfig
from pipeline.extract.parties.actor_names import Accept, Name, end_of_name, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.beginnings import opening
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.lexicon import vocabulary
from pipeline.extract.parties.wording import clause_end
from pipeline.nlp.clauses import sentences
from pipeline.records import Date, Plan, Sentence

# More openings than this in one sentence are no sentence.
_MOST = 60


def candidates(plan: Plan, config: StageConfig, dates: Sequence[Date]) -> Iterator[tuple[Name, int]]:
    """Names that may stand for an actor, with the ordinal of their section, in text order within a sentence.

    Takes time linear in the text. Raises ConfigError for a mistake in the party lexicons.

    >>> from pipeline.config import load_config
    >>> text = "各学校要邀请家长参加活动。"
    >>> [text[name.start : name.end] for name, _ in candidates(Plan(1, 0, 13, text), load_config().extract, ())]
    ['各学校', '家长']
    """
    reading = Reading(plan.text, vocabulary(config), {date.start: date.end for date in dates})
    spans = plan.sentences or tuple(Sentence(start, end, 0) for start, end in sentences(plan.text))
    for sentence in spans:
        seen: set[tuple[int, int]] = set()
        for name in _in_sentence(reading, sentence.start, sentence.end):
            if (name.start, name.end) not in seen:
                seen.add((name.start, name.end))
                yield name, sentence.section


def _in_sentence(reading: Reading, start: int, end: int) -> Iterator[Name]:
    done = start
    for count, place in enumerate(_openings(reading, start, end)):
        if count > _MOST:
            return
        begin = opening(reading, place, end)
        if begin < done or begin >= end or not reading.has_head(begin, end):
            continue
        stop = end_of_name(reading, begin, clause_end(reading.text, begin, end), _last_of_run(reading))
        if stop < 0:
            continue
        done = stop
        first, last = trimmed(reading, begin, stop)
        yield from conjuncts(reading, first, last)


def _openings(reading: Reading, start: int, end: int) -> Iterator[int]:
    """Where a name may begin: at the sentence, behind marks, verbs and prepositions."""
    yield start
    for token in reading.between(start, end):
        entry = token.entry
        if entry.head or entry.front:
            if token.start > start:
                yield token.start
        elif entry.mark in ("stop", "open", "quote", "pause", "close") or entry.predicate or entry.particle:
            yield token.end


def _last_of_run(reading: Reading) -> Accept:
    """Accepts a head that no other head follows at once: 学校教导处 is one name."""

    def accept(offset: int, _soft: bool) -> bool:
        index = reading.index(offset)
        if index >= len(reading.tokens) or reading.tokens[index].start != offset:
            return True
        return not reading.head(index)

    return accept
