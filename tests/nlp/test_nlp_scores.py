"""How sure a record is: the calibrated score of the rule that made it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import ConfigError, load_config
from pipeline.nlp.scores import OTHER, score_table, scored
from pipeline.records import Goal, Task


def test_scores_are_those_of_the_rule() -> None:
    config = load_config()
    for stage, table in (("extract", "goals"), ("extract", "parties"), ("link", "tasks")):
        scores = score_table(getattr(config, stage), f"scores_{table}")
        assert 0 < scores[OTHER] <= 1
        assert all(0 <= score <= 1 for score in scores.values())


def test_a_rule_that_is_not_listed_has_the_score_of_the_others() -> None:
    config = load_config()
    [goal] = scored([Goal(0, 2, "安全", "aim", "inline", rule="unheard_of")], config.extract, "goals")
    assert goal.score == score_table(config.extract, "scores_goals")[OTHER]


def test_a_task_has_the_score_of_the_rule_that_made_it() -> None:
    config = load_config()
    [task] = scored([Task(0, 2, "开会", rule="own_date+item_subject")], config.link, "tasks")
    assert task.score == score_table(config.link, "scores_tasks")["own_date"]


@pytest.mark.parametrize("line", ["ensure = high", "ensure = 1.5", "ensure = -0.1"])
def test_a_bad_score_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "mine" / "lexicons" / "extract" / "scores_goals.txt"
    file.parent.mkdir(parents=True)
    file.write_text(f"# mine\n{line}\n", "utf-8")
    (tmp_path / "c.yaml").write_text("include: [mine]\n", "utf-8")
    config = load_config(tmp_path / "c.yaml")
    with pytest.raises(ConfigError, match=r"scores_goals.txt:2: the score of 'ensure'"):
        scored([], config.extract, "goals")
