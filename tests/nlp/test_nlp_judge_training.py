"""Training: the same gold gives the same file, which says what spaCy says; plans are never parted between folds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("training", reason="training/ is not part of the installed package")

from pipeline.config import Config, load_config
from pipeline.nlp.judge.model import NEVER, Policy, dumps, loads
from training import calibrate, crossval, fit, gold
from training.__main__ import app
from training.calibrate import Outcome
from training.examples import Example, Examples, clauses_of, names_of, overlap, pairs
from training.export import export

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("s08_run_on_no_newline", "s15_hospital_quotas")


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config()


@pytest.fixture(scope="module")
def annotated(config: Config) -> list[gold.Annotated]:
    files = [ROOT / "tests" / "golden" / f"{page}.jsonl" for page in PAGES]
    return list(gold.read(files, [ROOT / "data" / "raw"], config))


@pytest.fixture(scope="module")
def examples(annotated: list[gold.Annotated], config: Config) -> tuple[Examples, Examples]:
    return clauses_of(annotated, config), names_of(annotated, config)


def trained(found: tuple[Examples, Examples]) -> bytes:
    made = {}
    for one in found:
        nlp, vocabulary = fit.fit(one.items, one.labels)
        made[one.name] = export(nlp, vocabulary, one.labels, Policy())
    return dumps(made)


def test_the_same_gold_gives_the_same_file(examples: tuple[Examples, Examples]) -> None:
    assert trained(examples) == trained(examples)


def test_the_table_says_what_spacy_says(examples: tuple[Examples, Examples]) -> None:
    for one in examples:
        nlp, vocabulary = fit.fit(one.items, one.labels)
        table = export(nlp, vocabulary, one.labels, Policy())
        for item, cats in zip(one.items, fit.scores(nlp, vocabulary, one.items), strict=True):
            said = table.probabilities(item.features)
            for at, label in enumerate(one.labels):
                assert abs(float(said[at]) - cats[label]) < 1e-6


def test_the_model_learns_what_it_is_shown(examples: tuple[Examples, Examples]) -> None:
    for one in examples:
        nlp, vocabulary = fit.fit(one.items, one.labels)
        said = fit.scores(nlp, vocabulary, one.items)
        right = sum(
            max(cats, key=lambda label: cats[label]) == i.label for i, cats in zip(one.items, said, strict=True)
        )
        assert right / len(one.items) > 0.95


def test_examples_pair_with_the_gold(examples: tuple[Examples, Examples]) -> None:
    clauses, names = examples
    assert {item.label for item in clauses.items} == {"goal", "task", "neither"}
    assert {item.label for item in names.items} >= {"lead", "implement", "neither"}
    for one in examples:
        hits = sum(map(one.is_hit, one.items))
        assert 0.7 * sum(one.gold.values()) <= hits <= sum(one.gold.values())
        assert all(item.group in one.gold for item in one.items)


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
    parts = crossval.folds(groups, 5)
    assert sorted(group for part in parts for group in part) == sorted(groups)
    assert parts == crossval.folds(groups[::-1], 5)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def made(rule: str, label: str, group: str = "a") -> Example:
    return Example(group, (0, 1), (), label, rule, True)


def test_a_policy_is_chosen_only_where_it_gains() -> None:
    one = Examples("clauses", ("goal", "neither"), frozenset({"goal"}), gold={"a": 6})
    good = [crossval.Judged(made("ensure", "goal"), 0.9, "goal")] * 6
    bad = [crossval.Judged(made("bare_state", "neither"), 0.03, "goal")] * 4
    policy = crossval.choose(one, good + bad, ["a"])
    assert policy.weak == {"bare_state"} and policy.veto > 0.03 and policy.add == NEVER
    assert crossval.figures(one, good + bad, policy, 6).f1 == 1.0
    assert crossval.choose(one, good, ["a"]) == Policy()


def test_scaling_brings_probabilities_to_what_comes_true() -> None:
    one = Examples("clauses", ("goal", "neither"), frozenset({"goal"}))
    timid = [crossval.Judged(made("r", "goal"), 0.5, "goal")] * 90 + [
        crossval.Judged(made("r", "neither"), 0.5, "goal")
    ] * 10
    scale = crossval.scale_of(timid, one)
    assert crossval.scaled(0.5, scale) == pytest.approx(0.9, abs=0.01)


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


def test_gold_of_ones_own_trains_a_model_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    monkeypatch.setattr(crossval, "FOLDS", 2)
    monkeypatch.setattr(crossval, "INNER", 2)
    pages = {
        "mine": "一、目标\n确保安全。\n二、措施\n教导处要检查两次。",
        "other": "一、目标\n确保畅通。\n二、措施\n总务处要检查三次。",
    }
    for name, page in pages.items():
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")
        marks = [
            ("PLAN", page, {}),
            ("GOAL", page[5:9], {"kind": "aim"}),
            ("PARTY", page[16:19], {"duty": "implement"}),
        ]
        lines = [
            {
                "doc": name,
                "label": label,
                "start": page.index(text),
                "end": page.index(text) + len(text),
                "attrs": attrs,
            }
            for label, text, attrs in marks
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    out = tmp_path / "out.npz"
    said = CliRunner().invoke(app, ["model", "--gold", str(tmp_path), "--out", str(out)])
    assert said.exit_code == 0, said.output
    assert "cross-validation over 2 plans" in said.output
    assert loads(out.read_bytes()).clauses.labels == ("goal", "task", "neither")


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
