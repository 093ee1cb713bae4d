"""Figures that can be checked by hand, and the same figures as the reference scorer gives."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.__main__ import app
from pipeline.evaluate.attributes import check, match_words
from pipeline.evaluate.gold import LABELS, Gold, GoldError, read_gold, write_gold
from pipeline.evaluate.matching import pair_spans
from pipeline.evaluate.scores import evaluate
from pipeline.exchange.label_studio import read_label_studio, write_label_studio
from pipeline.run import extract
from pipeline.store import Tables, open_tables
from pipeline.store.raw import RawPages

REPOSITORY = Path(__file__).parents[2]
SCORER = REPOSITORY.parent / "shared" / "evaluate" / "score.py"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evaluate") / "out"
    extract(REPOSITORY / "data" / "raw", folder)
    return folder


@pytest.fixture(scope="module")
def tables(out: Path) -> Tables:
    return open_tables(out)


@pytest.fixture(scope="module")
def gold(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> list[Gold]:
    """What the tables say, as if it were the truth."""
    folder = tmp_path_factory.mktemp("gold")
    files, _ = write_label_studio(tables, folder, RawPages(folder, REPOSITORY / "data" / "raw"))
    tasks = json.loads(files[0].read_text("utf-8"))
    for task in tasks:
        task["annotations"] = [{"result": task["predictions"][0]["result"]}]
    files[0].write_text(json.dumps(tasks), "utf-8")
    found, problems = read_label_studio(files[0])
    assert problems == []
    return found


def test_tables_are_right_about_themselves(tables: Tables, gold: list[Gold]) -> None:
    found = evaluate(tables, [gold])
    for label, row in found.rows().items():
        for name, value in row.items():
            if name not in ("gold", "pred", "touched"):
                assert value > 0.999 if label == "CONTENT" else value == 1.0, (label, name)
    assert not [miss for miss in found.misses if miss.what != "attrs"]
    for rules in found.rules.values():
        assert all(tally.pred == tally.hit == tally.right for tally in rules.values())


def test_a_lost_a_moved_and_a_wrong_record_count_as_such(tables: Tables, gold: list[Gold]) -> None:
    quotas = [g for g in gold if g.label == "QUOTA" and len(g.text) >= 3]
    lost, moved, wrong = quotas[3], quotas[5], quotas[7]
    changed = [g for g in gold if g is not lost and g is not moved and g is not wrong]
    changed += [
        replace(lost, start=lost.end, end=lost.end + 1),
        replace(moved, end=moved.end - 1),
        replace(wrong, attrs={**wrong.attrs, "unit": "匹"}),
    ]
    found = evaluate(tables, [changed])
    tally, total = found.tallies["QUOTA"], sum(g.label == "QUOTA" for g in gold)
    assert (tally.gold, tally.pred, tally.hit, tally.exact) == (total, total, total - 1, total - 2)
    assert tally.agree["unit"] == total - 2
    misses = {(miss.what, miss.start) for miss in found.misses if miss.label == "QUOTA"}
    assert misses == {("missed", lost.end), ("spurious", lost.start), ("attrs", wrong.start)}


def test_records_outside_the_annotated_part_do_not_count(tables: Tables, gold: list[Gold]) -> None:
    doc = gold[0].doc
    part = sorted((g for g in gold if g.doc == doc and g.label == "DATE"), key=lambda g: g.start)[2:6]
    found = evaluate(tables, [part])
    assert (found.tallies["DATE"].gold, found.tallies["DATE"].pred, found.tallies["DATE"].hit) == (4, 4, 4)


def test_a_document_that_the_tables_lack_is_missed_and_named(tables: Tables) -> None:
    found = evaluate(tables, [[Gold("nirgends", "DATE", 0, 4, "3月5日", {})]])
    assert found.absent == ["nirgends"]
    assert found.rows()["DATE"]["R"] == 0.0


@pytest.mark.parametrize(
    ("first", "second", "pairs"),
    [
        ([(0, 4)], [(0, 4)], [(0, 0)]),
        ([(0, 4)], [(2, 6)], []),
        ([(0, 4), (4, 8)], [(0, 8)], [(0, 0)]),  # equal overlaps: the earlier
        ([(0, 8)], [(0, 5), (0, 7)], [(0, 1)]),
        ([(0, 2), (2, 4)], [(2, 4), (0, 2)], [(0, 1), (1, 0)]),
        ([], [(0, 1)], []),
    ],
)
def test_pairs(first: list[tuple[int, int]], second: list[tuple[int, int]], pairs: list[tuple[int, int]]) -> None:
    assert sorted(pair_spans(first, second, 0.5)) == pairs


@pytest.mark.parametrize(
    ("label", "gold", "row", "right"),
    [
        ("DATE", {"start": "2024-03-01", "end": None}, {"first": "2024-03-01", "last": None}, {"days": True}),
        ("DATE", {"start": "XXXX-03-01"}, {"first": "2024-03-01"}, {"days": False}),
        ("QUOTA", {"min": 98, "max": None}, {"min": 98.0, "max": None}, {"value": True}),
        ("QUOTA", {"min": 98, "max": 98}, {"min": 98.0, "max": None}, {"value": False}),
        ("QUOTA", {"unit": "人 次"}, {"unit": "人次"}, {"unit": True}),
        ("HEADING", {"level": 1, "marker": "一、"}, {"level": 2, "marker": "一、"}, {"level": False, "marker": True}),
        ("PARTY", {"duty": "lead"}, {"duty": "support"}, {"duty": False, "kind": True}),
    ],
)
def test_attributes(label: str, gold: dict[str, object], row: dict[str, object], right: dict[str, bool]) -> None:
    checked = check(label, gold, row)
    assert {name: checked[name][0] for name in right} == right


def test_linked_words() -> None:
    assert match_words(["教导处"], ["教导处"]) == (1, True)
    assert match_words(["教导处"], []) == (0, False)
    assert match_words([], ["教导处"]) == (0, False)
    assert match_words(["教导处", "教导处"], ["教导处"]) == (1, False)


def _perturbed(gold: list[Gold], seed: int) -> Iterator[Gold]:
    """Gold with records dropped, moved and told otherwise, by chance."""
    chance = random.Random(seed)
    for one in gold:
        fate = chance.random()
        if fate < 0.1:
            continue
        if fate < 0.3:
            start = max(0, one.start + chance.randint(-3, 3))
            one = replace(one, start=start, end=max(start + 1, one.end + chance.randint(-3, 3)))
        attrs = dict(one.attrs)
        for name in attrs:
            if chance.random() < 0.1:
                attrs[name] = (
                    ["甲"] if name in _LISTS else chance.choice([None, 3] if name in _NUMBERS else [None, "甲"])
                )
        if one.label == "NOISE":
            attrs["kind"] = one.attrs["kind"] if fate < 0.8 else "blank"
        yield replace(one, attrs=attrs)


_NUMBERS = ("min", "max", "level")
_LISTS = ("parties", "dates", "quotas")


def _reference(out: Path, files: list[Path], to: Path) -> dict[str, dict[str, float]]:
    command = [sys.executable, str(SCORER), str(out), *map(str, files), "--json", str(to)]
    subprocess.run(command, check=True, capture_output=True)
    found: dict[str, dict[str, float]] = json.loads(to.read_text("utf-8"))
    return found


@pytest.mark.skipif(not SCORER.is_file(), reason="the reference scorer is not here")
@pytest.mark.parametrize("seed", [1, 2])
def test_the_reference_scorer_gives_the_same_figures(
    out: Path, tables: Tables, gold: list[Gold], tmp_path: Path, seed: int
) -> None:
    changed = list(_perturbed(gold, seed))
    docs = sorted({g.doc for g in changed})
    # Two files share a document: each is a window of its own.
    middle = [g for g in changed if g.doc == docs[0]][: len(changed) // 40]
    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    write_gold(files[0], [g for g in changed if g.doc in docs[1:]])
    write_gold(files[1], middle)
    want = _reference(out, files, tmp_path / "reference.json")
    have = evaluate(tables, [read_gold(file) for file in files]).rows()
    assert {label: set(row) for label, row in have.items()} == {label: set(row) for label, row in want.items()}
    for label, row in want.items():
        assert have[label] == pytest.approx(row, abs=1e-12), label
    assert 0.5 < have["GOAL"]["F1"] < 1


@pytest.mark.slow
@pytest.mark.skipif(not SCORER.is_file(), reason="the reference scorer is not here")
def test_the_reference_scorer_agrees_on_real_pages(tmp_path: Path) -> None:
    shared = SCORER.parents[1]
    extract(shared / "seeds", tmp_path / "out")
    files = sorted((shared / "gold").glob("*.jsonl"))
    want = _reference(tmp_path / "out", files, tmp_path / "reference.json")
    have = evaluate(open_tables(tmp_path / "out"), [read_gold(file) for file in files]).rows()
    for label, row in want.items():
        assert have[label] == pytest.approx(row, abs=1e-12), label


def test_the_command_prints_figures_rules_misses_and_json(out: Path, gold: list[Gold], tmp_path: Path) -> None:
    file = tmp_path / "g.jsonl"
    dates = sorted((g for g in gold if g.label == "DATE"), key=lambda g: (g.doc, g.start))
    write_gold(file, dates[:1] + dates[2:])
    ask = CliRunner()
    plain = ask.invoke(app, ["evaluate", str(out), str(file), "--misses", "DATE"])
    assert plain.exit_code == 0
    assert any(line.startswith("DATE") and " F1 0.99" in line for line in plain.stdout.splitlines())
    done = ask.invoke(app, ["evaluate", str(out), str(file), "--misses", "DATE", "--json"])
    found = json.loads(done.stdout)
    assert set(found) == {"scores", "rules", "absent", "misses"}
    assert set(found["scores"]) == {*LABELS, "CONTENT", "NOISE"}
    assert sum(tally["pred"] for tally in found["rules"]["DATE"].values()) == found["scores"]["DATE"]["pred"]


@pytest.mark.parametrize("line", ["{", "3", '{"doc": "a"}', '{"doc":"a","label":"DATE","start":5,"end":2}', "[" * 9999])
def test_a_bad_gold_line_is_named(tmp_path: Path, out: Path, line: str) -> None:
    file = tmp_path / "g.jsonl"
    file.write_text('\n{"doc": "a", "label": "DATE", "start": 0, "end": 1}\n' + line, "utf-8")
    with pytest.raises(GoldError, match=r"g\.jsonl:3"):
        read_gold(file)
    assert CliRunner().invoke(app, ["evaluate", str(out), str(file)]).exit_code != 0
