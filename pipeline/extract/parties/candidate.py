"""A subject that a predicate makes a party, before anybody asks whether a reading refuses it."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.predicate import Predicate
from pipeline.extract.parties.wording import Verdict

# Predicates without any modal word: only behind these a name may also be the caption of an activity, or described.
BARE_RULES = ("planned_action", "subject_with_phrase", "measured_event", "acting")


class Candidate(NamedTuple):
    """A subject `text[name_start:name_end]` of the sentence `text[start:end]`, found at the opening `place`.

    `urged`: a verb in front of `place` urges to act; `predicate` judges what follows names in the sentence.
    """

    reading: Reading
    start: int
    end: int
    place: int
    urged: bool
    name_start: int
    name_end: int
    verdict: Verdict
    predicate: Predicate
