"""First readings: counts by page and rule, from which the shipped scores are calibrated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.config import load_config
from pipeline.nlp.scores import score_table
from training import calibrate, readings
from training.__main__ import app
from training.calibrate import Outcome

SCORES = {table: {"other": 0.5, "ensure": 0.9} for table in calibrate.TABLES}
COLUMNS = "page,table,rule,records,right\n"


def test_counts_come_back_as_outcomes(tmp_path: Path) -> None:
    page = {"goals": [Outcome("甲", "ensure", 0.9, True), Outcome("甲", "ensure", 0.9, False)], "parties": []}
    other = {"tasks": [Outcome("乙", "own_quota+item_subject", 0.5, True)]}
    file = tmp_path / "readings.csv"
    file.write_text(readings.written([("1", page), ("2", other)]), "utf-8")
    assert readings.read(file, SCORES) == {
        "goals": [Outcome("1", "ensure", 0.9, True), Outcome("1", "ensure", 0.9, False)],
        "parties": [],
        "tasks": [Outcome("2", "own_quota", 0.5, True)],
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("page,rule\n", 1),
        (COLUMNS + "1,goals,ensure,2,1\n1,dates,ensure,2,1\n", 3),
        (COLUMNS + "1,goals,ensure,2\n", 2),
        (COLUMNS + "1,goals,ensure,2,3\n", 2),
        (COLUMNS + "1,goals,ensure,-2,-3\n", 2),
        (COLUMNS + "1,goals,ensure,two,1\n", 2),
    ],
)
def test_a_mistake_is_reported_with_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "readings.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(readings.ReadingError, match=rf"readings\.csv:{line}: "):
        readings.read(file, SCORES)


def test_shipped_scores_are_those_of_the_shipped_readings() -> None:
    config = load_config()
    stages = {"goals": config.extract, "parties": config.extract, "tasks": config.link}
    shipped = {table: score_table(stages[table], f"scores_{table}") for table in calibrate.TABLES}
    for table, found in readings.read(readings.FILE, shipped).items():
        assert dict(shipped[table]) == calibrate.scores(found)


def test_readings_of_ones_own_decide_ones_own_scores(tmp_path: Path) -> None:
    page = "目标\n确保安全。确保饮食卫生。"
    (tmp_path / "mine.txt").write_text(page, "utf-8")
    at = page.index("确保安全")
    marks = [("PLAN", 0, len(page), {}), ("GOAL", at, at + 4, {"kind": "aim"})]
    gold = [
        {"doc": "mine", "label": label, "start": start, "end": end, "text": page[start:end], "attrs": attrs}
        for label, start, end, attrs in marks
    ]
    (tmp_path / "mine.jsonl").write_text("\n".join(map(json.dumps, gold)) + "\n", "utf-8")
    counts, lexicons = tmp_path / "mine.csv", tmp_path / "lexicons"
    (lexicons / "extract").mkdir(parents=True)
    arguments = ["readings", "--gold", str(tmp_path / "mine.jsonl"), "--out", str(counts)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert counts.read_text("utf-8") == COLUMNS + "1,goals,ensure,2,1\n"
    result = CliRunner().invoke(app, ["scores", "--readings", str(counts), "--out", str(lexicons)])
    assert result.exit_code == 0, result.output
    assert "ensure = 0.50  # 1 of 2" in (lexicons / "extract" / "scores_goals.txt").read_text("utf-8")


def test_a_missing_file_of_readings_is_said_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["scores", "--readings", str(tmp_path / "none.csv"), "--no-write"])
    assert result.exit_code == 2
    # The box around the message breaks long paths.
    assert "none.csv" in "".join(result.output.replace("│", "").split())
