"""Cheap tests in front of the patterns of the parties: each must let everything pass that its pattern may take."""

from __future__ import annotations

import pytest

from pipeline.extract.parties.amounts import _BEGINNINGS, _TIME_SPENT, _WORKLOAD
from pipeline.extract.parties.clause_verbs import _BEGIN_PREPOSITIONS
from pipeline.extract.parties.unlisted import _AHEAD, _TIME_BEGINS, RATE
from pipeline.extract.parties.wording import DESCRIBED, is_described
from pipeline.nlp.dictionary import installed


def test_every_preposition_of_the_dictionary_begins_with_a_listed_character() -> None:
    begun = {word[0] for first in installed().firsts for word, _, kind in installed().begun(first) if kind == "p"}
    assert begun <= _BEGIN_PREPOSITIONS


@pytest.mark.parametrize(
    "text",
    [
        "每两周检查",
        "上午9点集合",
        "下午三点半",
        "早上8:30",
        "晚上七点",
        "二十四小时",
        "24小时",
        "十二点前",
        "XX月底",
        "_月底",
        "两个工作日内",
    ],
)
def test_times_begin_as_listed(text: str) -> None:
    assert RATE.match(text)
    assert text[0] in _TIME_BEGINS


def test_lead_times_begin_as_listed() -> None:
    assert _AHEAD.match("提前十分钟到岗")
    assert "提" in _TIME_BEGINS


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("工作有新起色", True),
        ("队伍建设明显改观", True),
        ("参与积极性较高", True),
        ("受教育面达九成", True),
        ("培训面要达八成", True),
        ("工作台账要更新", False),
        ("面向社会招募", False),
    ],
)
def test_what_is_described_passes_the_cheap_test(text: str, described: bool) -> None:
    assert (DESCRIBED.match(text) is not None) is described
    assert is_described(text, 0, len(text)) is described


@pytest.mark.parametrize("text", ["每周不少于12节", "不低于3次", "至少两篇", "不少于3天"])
def test_amounts_of_work_begin_as_the_predicate_expects(text: str) -> None:
    assert _WORKLOAD.match(text) or _TIME_SPENT.match(text)
    assert text[0] in _BEGINNINGS
