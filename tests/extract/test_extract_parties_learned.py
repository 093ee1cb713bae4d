"""What the tagger changes: it adds names that no rule took, strikes what it does not believe, and no more."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from pipeline.config import load_config
from pipeline.extract.parties import learned
from pipeline.extract.parties.learned import LEARNED
from pipeline.nlp.tagger import model as model_file
from pipeline.nlp.tagger.features import Words
from pipeline.nlp.tagger.model import Policy, Reading, Tagged, Tagger
from pipeline.records import Page, Party, Plan
from pipeline.stages import process

PAGE = "一、主要措施\n教导处要每月检查一次教案。\n发现火情，首发者立即呼救。"


class Sure(Tagger):
    """A tagger that takes these words for names, and nothing else."""

    def __init__(self, policy: Policy, *names: str) -> None:
        super().__init__(np.empty(0, np.uint64), np.empty((0, 2), np.float32), np.zeros((3, 3), np.float32), policy)
        object.__setattr__(self, "names", names)

    def read(self, text: str, words: Words) -> Reading:
        inside = np.zeros(len(text))
        found = []
        for name in self.names:  # type: ignore[attr-defined]
            at = text.find(name)
            while at >= 0:
                inside[at : at + len(name)] = 0.9
                found.append(Tagged(at, at + len(name), 0.9))
                at = text.find(name, at + 1)
        return Reading(tuple(sorted(found)), inside)


def parties(tagger: Tagger, page: str = PAGE) -> tuple[Party, ...]:
    config = load_config().rules_alone()
    result = process(Page(page.encode()), config)
    found = result.mentions[0]
    return learned.judged(result.plans[0], found.parties, config.extract, found.dates, tagger)


def test_what_no_rule_took_is_added_with_its_probability() -> None:
    found = {party.name: party for party in parties(Sure(Policy(add=0.8), "首发者", "教导处"))}
    assert set(found) == {"教导处", "首发者"}
    assert found["首发者"].rule == LEARNED and found["首发者"].score == pytest.approx(0.9)
    assert found["教导处"].rule != LEARNED


def test_it_adds_from_its_threshold_on() -> None:
    assert "首发者" not in {party.name for party in parties(Sure(Policy(add=0.95), "首发者"))}


def test_it_strikes_what_it_does_not_believe() -> None:
    rule = next(party.rule for party in parties(Sure(Policy())) if party.name == "教导处")
    assert "教导处" not in {party.name for party in parties(Sure(Policy(strike=0.01, doubted=(rule,))))}
    assert "教导处" in {party.name for party in parties(Sure(Policy(strike=0.0, doubted=(rule,))))}


def test_it_believes_the_rules_that_are_not_doubted() -> None:
    assert "教导处" in {party.name for party in parties(Sure(Policy(strike=0.01, doubted=("another",))))}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("发现火情，首发者立即呼救。", "首发者", ("role", "implement", "subject")),
        ("巡护突击队每天上山。", "巡护突击队", ("group", "implement", "subject")),
        ("活动由红石榴工作室组织。", "红石榴工作室", ("group", "implement", "explicit")),
        ("责任单位：北岸专班", "北岸专班", ("group", "lead", "list")),
        ("配合单位 北岸专班", "北岸专班", ("group", "support", "list")),
        ("跑道组 龙腾飞", "龙腾飞", ("person", "lead", "list")),
        ("班务员老耿检查门锁。", "老耿", ("person", "implement", "subject")),
        ("北岸专班牵头清理河道。", "北岸专班", ("group", "lead", "explicit")),
    ],
)
def test_kind_duty_and_basis_of_what_is_added(text: str, name: str, expected: tuple[str, str, str]) -> None:
    found = [party for party in parties(Sure(Policy(add=0.8), name), f"一、主要措施\n{text}") if party.name == name]
    assert [(party.kind, party.duty, party.basis) for party in found] == [expected]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("责任人：王建国 首发者", "首发者", []),
        ("责任人：首发者 王建国", "首发者", []),
        ("起火时，首发者 立即呼救。", "首发者", ["首发者"]),
        ("成员：xxx", "xxx", []),
    ],
)
def test_titles_beside_persons_and_empty_slots_are_nobody(text: str, name: str, expected: list[str]) -> None:
    found = parties(Sure(Policy(add=0.8), name), f"一、主要措施\n{text}")
    assert [party.name for party in found if party.rule == LEARNED] == expected


def test_a_subject_counts_once_in_a_sentence() -> None:
    page = "一、主要措施\n首发者立即呼救，首发者同时断电。首发者不离开。"
    found = [party for party in parties(Sure(Policy(add=0.8), "首发者"), page) if party.name == "首发者"]
    assert len(found) == 2


def test_records_keep_their_order_and_place() -> None:
    found = parties(Sure(Policy(add=0.8), "首发者", "教导处"))
    assert list(found) == sorted(found, key=lambda party: party.start)
    assert all(PAGE[party.start : party.end] == party.name for party in found)


def test_the_model_is_on_by_default_and_can_be_switched_off(tmp_path: Path) -> None:
    assert load_config().extract.settings.model is True
    file = tmp_path / "off.yaml"
    file.write_text("extract:\n  model: off\n", "utf-8")
    config = load_config(file)
    rules = {party.rule for found in process(Page(PAGE.encode()), config).mentions for party in found.parties}
    assert LEARNED not in rules


def test_without_its_file_rules_alone_decide_and_a_note_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "shipped", lambda: None)
    off, on = process(Page(PAGE.encode()), load_config().rules_alone()), process(Page(PAGE.encode()), load_config())
    assert on.mentions == off.mentions
    assert [(p.stage, p.code, p.severity) for p in on.problems] == [("extract", "no_model", "note")]
    assert off.problems == ()


def test_a_damaged_file_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_file, "model_bytes", lambda: b"PK damaged")
    model_file.shipped.cache_clear()
    assert model_file.shipped() is None
    monkeypatch.undo()
    model_file.shipped.cache_clear()
    assert model_file.shipped() is not None


@pytest.mark.parametrize("unit", ["首发者立即呼救。", "首发者、", "由首发者、北岸专班", "责任单位 首发者 "])
def test_many_names_take_time_in_proportion(unit: str) -> None:
    tagger = Sure(Policy(add=0.8), "首发者")

    def seconds(count: int) -> float:
        plan = Plan(1, 0, len(unit) * count, unit * count)
        started = time.process_time()
        learned.judged(plan, (), load_config().extract, (), tagger)
        return time.process_time() - started

    seconds(50)
    assert seconds(3_000) < 40 * max(seconds(300), 0.002)
