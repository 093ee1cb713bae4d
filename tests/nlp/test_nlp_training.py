"""Training: marks are read, the same gold gives the same file, plans are never parted, policies are chosen by gain."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("training", reason="training/ is not part of the installed package")
pytest.importorskip("pycrfsuite", reason="what fits the tagger is not installed")

from pipeline.config import Config, load_config
from pipeline.nlp.tagger.features import words_of
from pipeline.nlp.tagger.model import Policy, Reading, Tagged, dumps, loads
from pipeline.records import Mentions, Party, Plan
from training import calibrate, chains, crossval, fit, gold, marked, totals
from training.__main__ import app
from training.calibrate import Outcome
from training.chains import Chain
from training.measure import folds, overlap, pairs

ROOT = Path(__file__).resolve().parents[2]
FEW = """甲校工作计划
一、措施
⟦教导处⟧每周检查，⟪合格率达到98%⟫。由⟦王明¦lead explicit⟧负责登记。
====
乙校工作计划
一、措施
⟦总务处⟧每月检查，⟦教导处⟧登记。对教师进行培训。
"""


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config()


@pytest.fixture(scope="module")
def few(config: Config, tmp_path_factory: pytest.TempPathFactory) -> list[Chain]:
    folder = tmp_path_factory.mktemp("few")
    (folder / "01.txt").write_text(FEW, "utf-8")
    return list(chains.of_pages(marked.read(folder, config)))


def test_marks_become_names_and_goals() -> None:
    plan = marked.parsed("⟪⟦各校⟧合格率达到98%⟫，由⟦王明¦lead explicit⟧登记", "例")
    assert plan.text == "各校合格率达到98%，由王明登记"
    said = [(mark.label, plan.text[mark.start : mark.end], mark.attrs) for mark in plan.marks]
    assert said == [
        ("PARTY", "各校", {"duty": "implement", "basis": "subject"}),
        ("GOAL", "各校合格率达到98%", {}),
        ("PARTY", "王明", {"duty": "lead", "basis": "explicit"}),
    ]


def test_a_task_says_what_it_carries() -> None:
    plan = marked.parsed("⟨⟦各校¦lead explicit⟧检查2次，⟪不留死角⟫¦各校/教务处|三月份|2次⟩", "例")
    task = next(mark for mark in plan.marks if mark.label == "TASK")
    assert plan.text[task.start : task.end] == "各校检查2次，不留死角"
    assert task.attrs == {"parties": ["各校", "教务处"], "dates": ["三月份"], "quotas": ["2次"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("好\n⟦各校", "a.txt:2: ⟦ is never closed"),
        ("各校⟧", "a.txt:1: ⟧ closes nothing"),
        ("⟦各⟦校⟧⟧", "a.txt:1: a mark inside a mark of its kind, or inside a party"),
        ("⟦⟪各校⟫⟧", "a.txt:1: a mark inside a mark of its kind, or inside a party"),
        ("⟦⟧", "a.txt:1: an empty mark"),
        ("各¦校", "a.txt:1: ¦ outside a mark"),
        ("⟦各校¦boss⟧", "a.txt:1: no duty and basis: 'boss'"),
        ("⟦各校¦lead here⟧", "a.txt:1: no duty and basis: 'lead here'"),
        ("⟨⟪好¦lead⟫⟩", "a.txt:1: a goal takes no note: 'lead'"),
        ("⟨检查⟩", "a.txt:1: a task wants parties|dates|quotas: ''"),
        ("⟨检查¦||⟩", "a.txt:1: a task wants parties|dates|quotas: '||'"),
    ],
)
def test_a_mark_that_is_none_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(marked.MarkingError, match=r"a\.txt") as caught:
        marked.parsed(text, "例", Path("a.txt"))
    assert str(caught.value) == message


def test_the_projects_own_plans_can_be_read() -> None:
    found = list(marked.plans(sorted(marked.FOLDER.rglob("*.txt"))))
    assert len(found) > 300
    assert sum(mark.label == "PARTY" for plan in found for mark in plan.marks) > 7_000


def test_every_character_has_its_label(few: list[Chain]) -> None:
    assert [len(chain.names) for chain in few] == [2, 2]
    first = few[0]
    labels = first.labels()
    for start, end in first.names:
        assert labels[start:end] == ["B", *["I"] * (end - start - 1)]
    assert labels.count("O") == len(first.plan.text) - sum(end - start for start, end in first.names)


def test_the_same_gold_gives_the_same_file(few: list[Chain], config: Config) -> None:
    words = words_of(config.extract)
    assert dumps(fit.fit(few, words)) == dumps(fit.fit(few, words))


def test_the_tagger_learns_what_it_is_shown(few: list[Chain], config: Config) -> None:
    words = words_of(config.extract)
    tagger = fit.fit(few * 8, words)
    for chain in few:
        names = tagger.read(chain.plan.text, words).names
        assert [(name.start, name.end) for name in names] == list(chain.names)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [((0, 4), (0, 4), 1.0), ((0, 4), (4, 8), 0.0), ((0, 4), (2, 6), 1 / 3), ((0, 8), (0, 4), 0.5)],
)
def test_overlap(a: tuple[int, int], b: tuple[int, int], expected: float) -> None:
    assert overlap(a, b) == pytest.approx(expected)


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    assert pairs([(0, 4), (4, 8)], [(0, 3), (0, 4), (4, 7)]) == {1: 0, 2: 1}


def test_folds_part_plans_and_every_plan_is_in_one() -> None:
    groups = [f"page:{n}" for n in range(23)]
    parts = folds(groups, 5)
    assert sorted(group for part in parts for group in part) == sorted(groups)
    assert parts == folds(groups[::-1], 5)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def read(names: list[tuple[int, int]], ruled: list[tuple[int, int]], said: list[Tagged]) -> crossval.Judged:
    """A plan of forty characters: its gold, what the rules found, what the tagger says."""
    plan = Plan(1, 0, 40, "字" * 40)
    parties = tuple(Party(a, b, "字", "role", "implement", "subject", "字", "r", 0.9, 0) for a, b in ruled)
    inside = np.zeros(40)
    for name in said:
        inside[name.start : name.end] = name.probability
    chain = Chain("f", "g", plan, Mentions((), (), parties, ()), tuple(names), b"\x01" * 40)
    return crossval.Judged(chain, Reading(tuple(said), inside))


def test_a_policy_is_chosen_only_where_it_gains() -> None:
    sure, unsure = Tagged(10, 12, 0.97), Tagged(20, 22, 0.7)
    many = [read([(0, 2), (10, 12)], [(0, 2), (30, 32)], [Tagged(0, 2, 0.9), sure, unsure])] * 20
    policy = crossval.choose(many)
    assert 0.7 < policy.add <= 0.97 and policy.strike > 0 and policy.doubted == ("r",)
    assert crossval.figures(many, policy).f1 == 1.0
    assert crossval.choose([read([(0, 2)], [(0, 2)], [Tagged(0, 2, 0.9)])]) == crossval.ALONE


def test_a_rule_that_is_right_where_the_tagger_sees_nothing_is_not_doubted() -> None:
    assert crossval.doubted([read([(30, 32)], [(30, 32)], [])] * 20) == ()
    assert crossval.doubted([read([], [(30, 32)], [])] * 19) == ()


def test_scores_come_true() -> None:
    known = [(1.0, 3.0)] * 100 + [(1.0, 6.0)] * 100
    right = [at % 10 < 7 for at in range(100)] + [at % 100 < 97 for at in range(100)]
    bias, slope = crossval.regression(known, right, 2)
    policy = Policy(tagged=(bias, slope))
    assert policy.score_of_tagged(1 / (1 + np.exp(-3.0))) == pytest.approx(0.7, abs=0.04)
    assert policy.score_of_tagged(1 / (1 + np.exp(-6.0))) == pytest.approx(0.97, abs=0.04)
    assert crossval.regression([], [], 3) == [0.0, 1.0, 0.0]


def test_what_overlaps_a_record_of_the_rules_is_not_added() -> None:
    one = read([(0, 4)], [(0, 4)], [Tagged(2, 6, 0.99)])
    assert crossval.kept(one, Policy(add=0.9)) == [(0, 4)]


def test_a_rule_with_few_records_stays_near_the_mean() -> None:
    found = [Outcome("a", "often", 0.5, True)] * 90 + [Outcome("a", "often", 0.5, False)] * 10
    found += [Outcome("a", "once", 0.5, False)]
    table = calibrate.precision(found, 8.0)
    assert table["often"] == pytest.approx(0.9, abs=0.01)
    assert 0.75 < table["once"] < table[calibrate.OTHER]


def test_a_score_never_comes_from_its_own_plan() -> None:
    found = [Outcome("a", "r", 0.5, True)] * 20 + [Outcome("b", "r", 0.5, False)] * 20
    said = calibrate.held_out(found, 1.0)
    assert all(score < 0.1 for score, right in said if right)
    assert all(score > 0.9 for score, right in said if not right)


def test_reliability_of_scores_that_come_true_is_perfect() -> None:
    said = [(0.9, n < 9) for n in range(10)] * 3
    found = calibrate.reliability(said)
    assert found.error == pytest.approx(0.0)
    assert [one.records for one in found.bins] == [30]
    assert found.brier == pytest.approx(0.09)


def test_written_scores_are_read_as_a_lexicon(tmp_path: Path) -> None:
    found = [Outcome("a", "ensure", 0.5, True)] * 3
    folder = tmp_path / "lexicons" / "extract"
    folder.mkdir(parents=True)
    text = calibrate.written("goals", {"ensure": 0.97, calibrate.OTHER: 0.9}, found)
    (folder / "scores_goals.txt").write_text(text, "utf-8")
    (tmp_path / "c.yaml").write_text("include: [.]\n", "utf-8")
    scores = load_config(tmp_path / "c.yaml").extract.lexicon("scores_goals")
    assert scores["ensure"] == "0.97" and scores["other"] == "0.90"


def test_gold_of_ones_own_trains_a_tagger_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    monkeypatch.setattr(crossval, "FOLDS", 2)
    pages = {
        "mine": "一、目标\n确保安全。\n二、措施\n教导处要检查两次。",
        "other": "一、目标\n确保畅通。\n二、措施\n总务处要检查三次。",
    }
    for name, page in pages.items():
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")
        marks = [("PLAN", page, {}), ("PARTY", page[16:19], {"duty": "implement"})]
        lines = [
            {"doc": name, "label": label, "start": (at := page.index(text)), "end": at + len(text), "attrs": attrs}
            for label, text, attrs in marks
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    (tmp_path / "marked").mkdir()
    (tmp_path / "marked" / "01.txt").write_text(FEW, "utf-8")
    out = tmp_path / "out.npz"
    asked = ["model", "--gold", str(tmp_path), "--plans", str(tmp_path / "marked"), "--out", str(out)]
    said = CliRunner().invoke(app, asked)
    assert said.exit_code == 0, said.output
    assert "all plans: cross-validation over 4 plans, 6 parties" in said.output
    assert "marked: cross-validation over 2 plans" in said.output
    assert len(loads(out.read_bytes()).keys) > 0


def test_gold_without_its_page_is_named(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    (tmp_path / "a.jsonl").write_text('{"doc": "nowhere", "label": "GOAL", "start": 0, "end": 1}\n', "utf-8")
    said = CliRunner().invoke(app, ["scores", "--gold", str(tmp_path), "--no-write"])
    assert said.exit_code == 2
    assert "nowhere" in said.output


def test_two_pages_of_one_name_are_named(tmp_path: Path, config: Config) -> None:
    for name in ("p_1.txt", "p_2.txt"):
        (tmp_path / name).write_text("一、目标", "utf-8")
    (tmp_path / "a.jsonl").write_text('{"doc": "p", "label": "GOAL", "start": 0, "end": 1}\n', "utf-8")
    with pytest.raises(ValueError, match=r"p_1\.txt.*p_2\.txt"):
        list(gold.read([tmp_path], [tmp_path], config))


def test_a_line_that_is_no_annotation_is_named(tmp_path: Path, config: Config) -> None:
    (tmp_path / "a.jsonl").write_text('{"doc": "p"}\n', "utf-8")
    with pytest.raises(ValueError, match=r"a\.jsonl:1: no annotation"):
        list(gold.read([tmp_path], [tmp_path], config))


def test_pages_in_subfolders_are_found(tmp_path: Path, config: Config) -> None:
    (tmp_path / "raw" / "深层").mkdir(parents=True)
    (tmp_path / "raw" / "深层" / "p_1.txt").write_text("一、目标\n确保安全。", "utf-8")
    (tmp_path / "marks").mkdir()
    (tmp_path / "marks" / "p_1.txt").write_text("no page", "utf-8")
    (tmp_path / "a.jsonl").write_text('{"doc": "p", "label": "GOAL", "start": 5, "end": 9}\n', "utf-8")
    [page] = gold.read([tmp_path], [tmp_path, tmp_path / "raw"], config)
    assert "确保安全" in page.result.document.text.value
    assert page.windows == ((5, 9),)


def test_totals_count_what_is_found_and_carried(tmp_path: Path, config: Config) -> None:
    text = (
        "丙校工作计划\n一、措施\n⟨⟦教导处⟧每周检查一次教案¦教导处|每周|一次⟩。⟨由⟦王明¦lead explicit⟧登记¦王明||⟩。\n"
        "全校有教师29人。⟪确保合格率达到98%⟫。\n"
    )
    (tmp_path / "01.txt").write_text(text, "utf-8")
    found = totals.totals(marked.read(tmp_path, config.rules_alone()))
    assert {name: (figures.hit, figures.gold) for name, figures in found.items()} == {
        "goals": (1, 1),
        "parties": (2, 2),
        "tasks": (2, 2),
        "task links": (4, 4),
    }


def test_totals_are_printed_for_plans_that_rules_were_not_written_beside(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    for folder in ("pages_a", "read_plans"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "01.txt").write_text(FEW, "utf-8")
    said = CliRunner().invoke(app, ["totals", "--plans", str(tmp_path), "--rules-alone"])
    assert said.exit_code == 0, said.output
    assert re.search(r"parties +4 in the gold", said.output)
