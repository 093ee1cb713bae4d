"""Learned judgement beside the rules: off by default, harmless without its file, obedient to its policy; scores."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.config import Config, ConfigError, load_config
from pipeline.extract import judged
from pipeline.extract.goals.candidates import candidates as clause_candidates
from pipeline.extract.parties.candidates import candidates as name_candidates
from pipeline.nlp.judge import model as model_file
from pipeline.nlp.judge.model import NEVER, Judgement, Model, Policy
from pipeline.nlp.judge.scores import LEARNED, OTHER, score_table, scored
from pipeline.records import Goal, Page, Plan, Sentence, Task
from pipeline.stages import process

PAGE = "一、工作目标\n入学率达到98%以上，确保校园安全。\n二、主要措施\n教导处要每月检查一次教案，邀请家长参加活动。"


@pytest.fixture(scope="module")
def switched_on(tmp_path_factory: pytest.TempPathFactory) -> Config:
    file = tmp_path_factory.mktemp("settings") / "on.yaml"
    file.write_text("extract:\n  model: on\n", "utf-8")
    return load_config(file)


def always(labels: tuple[str, ...], at: int, policy: Policy) -> Judgement:
    """A judgement that is sure of one label, whatever it sees."""
    bias = np.zeros(len(labels), dtype=np.float32)
    bias[at] = 9.0
    return Judgement(labels, {"none": 0}, np.zeros((1, len(labels)), dtype=np.float32), bias, policy)


def result_with(config: Config, policy: Policy, *, sure: bool) -> tuple[set[str], set[str]]:
    """Goals and parties of the page when the model is sure of every candidate, or of none."""
    names, clauses = ("lead", "implement", "neither"), ("goal", "task", "neither")
    model = Model(always(clauses, 0 if sure else 2, policy), always(names, 1 if sure else 2, policy))
    result = process(Page(PAGE.encode()), config)
    found = judged.judged(result.plans[0], result.mentions[0], config.extract, model)
    return {goal.text for goal in found.goals}, {party.name for party in found.parties}


def test_the_model_is_off_by_default() -> None:
    assert load_config().extract.settings.model is False


def test_without_its_file_rules_alone_decide_and_a_note_says_so(
    switched_on: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judged, "shipped", lambda: None)
    off, on = process(Page(PAGE.encode()), load_config()), process(Page(PAGE.encode()), switched_on)
    assert on.mentions == off.mentions
    assert [(p.stage, p.code, p.severity) for p in on.problems] == [("extract", "no_model", "note")]


def test_a_damaged_file_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_file, "model_bytes", lambda: b"PK damaged")
    model_file.shipped.cache_clear()
    assert model_file.shipped() is None
    monkeypatch.undo()
    model_file.shipped.cache_clear()
    assert model_file.shipped() is not None


def test_no_note_when_nobody_asked_for_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judged, "shipped", lambda: None)
    assert process(Page(PAGE.encode()), load_config()).problems == ()


def test_with_its_file_there_is_no_note(switched_on: Config) -> None:
    assert process(Page(PAGE.encode()), switched_on).problems == ()


def test_an_empty_policy_changes_nothing(switched_on: Config) -> None:
    rules = process(Page(PAGE.encode()), load_config()).mentions[0]
    for sure in (True, False):
        assert result_with(switched_on, Policy(), sure=sure) == (
            {goal.text for goal in rules.goals},
            {party.name for party in rules.parties},
        )


def test_a_veto_strikes_the_named_rules_only(switched_on: Config) -> None:
    policy = Policy(veto=0.5, add=NEVER, weak=frozenset({"ensure"}))
    goals, parties = result_with(switched_on, policy, sure=False)
    assert "确保校园安全" not in goals and "入学率达到98%以上" in goals
    assert "教导处" in parties


def test_additions_are_the_candidates_that_the_rules_refused(switched_on: Config) -> None:
    _, before = result_with(switched_on, Policy(), sure=True)
    goals, parties = result_with(switched_on, Policy(add=0.9), sure=True)
    assert "家长" not in before and "家长" in parties
    assert "邀请家长参加活动" in goals


def test_an_added_record_says_how_it_came_about(switched_on: Config) -> None:
    model = Model(
        always(("goal", "task", "neither"), 0, Policy(add=0.9)), always(("lead", "implement", "neither"), 1, Policy())
    )
    result = process(Page(PAGE.encode()), switched_on)
    found = judged.judged(result.plans[0], result.mentions[0], switched_on.extract, model)
    added = [goal for goal in found.goals if goal.rule == LEARNED]
    assert added and all(goal.score > 0.9 for goal in added)
    assert list(found.goals) == sorted(found.goals, key=lambda goal: goal.start)
    for goal in found.goals:
        assert result.plans[0].text[goal.start : goal.end] == goal.text


def test_a_scale_gives_scores_and_leaves_the_records(switched_on: Config) -> None:
    result = process(Page(PAGE.encode()), switched_on)
    policy = Policy(scale=(0.0, 0.1))
    model = Model(always(("goal", "task", "neither"), 0, policy), always(("lead", "implement", "neither"), 1, policy))
    found = judged.judged(result.plans[0], result.mentions[0], switched_on.extract, model)
    assert [replace(goal, score=0) for goal in found.goals] == [replace(g, score=0) for g in result.mentions[0].goals]
    assert {round(goal.score, 3) for goal in found.goals} == {round(found.goals[0].score, 3)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各学校要邀请家长参加活动。", ["各学校", "家长"]),
        ("由教导处、总务处负责检查。", ["教导处", "总务处"]),
        ("为学生提供服务。", ["学生"]),
        ("今天天气很好。", []),
    ],
)
def test_names_that_might_be_parties(text: str, expected: list[str]) -> None:
    plan = Plan(1, 0, len(text), text, sentences=(Sentence(0, len(text), 0),))
    found = [text[name.start : name.end] for name, _ in name_candidates(plan, load_config().extract, ())]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加强巡查，确保食品安全。", ["加强巡查", "确保食品安全"]),
        ("要开好会；看好门。", ["开好会", "看好门"]),
        ("好。", []),
    ],
)
def test_clauses_that_might_be_goals(text: str, expected: list[str]) -> None:
    plan = Plan(1, 0, len(text), text, sentences=(Sentence(0, len(text), 0),))
    found = [text[clause.start : clause.end] for clause in clause_candidates(plan, load_config().extract)]
    # 开好会 is three characters, below the shortest clause; it stands here to show that nothing shorter is asked.
    assert found == [clause for clause in expected if len(clause) >= 4]


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


def test_what_the_model_added_keeps_its_probability() -> None:
    goal = Goal(0, 2, "安全", "aim", "inline", rule=LEARNED, score=0.97)
    assert scored([goal], load_config().extract, "goals") == (goal,)


@pytest.mark.parametrize("line", ["ensure = high", "ensure = 1.5", "ensure = -0.1"])
def test_a_bad_score_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "mine" / "lexicons" / "extract" / "scores_goals.txt"
    file.parent.mkdir(parents=True)
    file.write_text(f"# mine\n{line}\n", "utf-8")
    (tmp_path / "c.yaml").write_text("include: [mine]\n", "utf-8")
    config = load_config(tmp_path / "c.yaml")
    with pytest.raises(ConfigError, match=r"scores_goals.txt:2: the score of 'ensure'"):
        scored([], config.extract, "goals")
