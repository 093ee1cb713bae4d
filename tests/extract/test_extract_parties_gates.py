"""Gates let every sentence pass in which their rule finds something."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import load_config
from pipeline.extract.parties import explicit, foundings, gates, presences
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.lexicon import vocabulary
from pipeline.extract.parties.openings import Openings
from pipeline.extract.parties.predicate import Predicate
from pipeline.nlp.clauses import sentences

CONFIG = load_config().extract
PAGES = sorted((Path(__file__).parents[2] / "data" / "raw").glob("*.txt"))


def wordings():
    """One sentence for each way to open and close an explicit wording."""
    for wording in explicit.wordings(CONFIG):
        for word in wording.words:
            for opener in wording.openers or ("由",):
                yield f"今年{opener}县教育局{word}。"
                yield f"{opener}{word}县教育局。"


def passed_by(text: str) -> list[str]:
    """The sentences that a gate holds back although its rule finds something in them."""
    reading = Reading(text, vocabulary(CONFIG), {})
    gate = gates.of_reading(reading, CONFIG)
    lost = []
    for start, end in sentences(text):
        predicate = Predicate(reading, end, lambda: True, lambda start, end: False)
        for places, hits in (
            (gate.wordings, explicit.found(reading, start, end, CONFIG)),
            (gate.charge, explicit.charged(reading, start, end, predicate)),
            (gate.founded, foundings.founded(reading, start, end)),
            (gate.presence, presences.found(reading, start, end)),
        ):
            if not places.within(start, end) and next(hits, None):
                lost.append(text[start:end])
    return lost


def test_every_explicit_wording_passes():
    assert passed_by("\n".join(wordings())) == []


@pytest.mark.parametrize(
    "text",
    [
        "校长王小山任组长。",
        "李明、赵芳为联络员。",
        "以校长为安全第一责任主体。",
        "实行园长负责制。",
        "xx任办公室主任。",
        "理事长为周涛。",
        "工会主席陈亮同志主持。",
        "做好登记(教务处)。",
        "请各班主任按时上报。",
        "教导处牵头，各班级落实。",
        "成立防汛领导小组，负责巡堤。",
        "要有教师跟班。",
    ],
)
def test_posts_and_charges_pass(text):
    assert passed_by(text) == []


@pytest.mark.skipif(not PAGES, reason="the sample pages are not here")
def test_sample_pages_pass():
    assert [lost for page in PAGES for lost in passed_by(page.read_text(errors="replace"))] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("各班要自查。", [0]),
        ("加强巡查，各班要自查。", [5]),
        # A clause that begins with a verb, and one without an actor, open nothing.
        ("加强对学生的教育。", []),
        ("各班要自查，按时上报。", [0]),
        ("午睡时教师要巡视。", [0]),
        ("督促各村清沟。", [2]),
        ("教导处牵头、各班配合。", [0, 6]),
    ],
)
def test_where_subjects_may_begin(text, places):
    reading = Reading(text, vocabulary(CONFIG), {})
    assert [place for place, _ in Openings(reading).within(0, len(text))] == places
