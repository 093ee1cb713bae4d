"""Rules of goals: mistakes are named by file and line; scope of goals sections; what a summary says."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType

import pytest

from pipeline.config import ConfigError, Rule, StageConfig, load_config
from pipeline.extract import goals
from pipeline.extract.goals.scope import bare_headings, goals_sections
from pipeline.extract.goals.signals import signals_of
from pipeline.extract.goals.states import states_of
from pipeline.nlp.clauses import sentences
from pipeline.records import Plan, Section, Sentence

CONFIG = load_config()


def with_rule(name: str, fields: dict[str, object]) -> StageConfig:
    rules = {**CONFIG.extract.rules, name: (Rule(MappingProxyType(fields), f"{name}.yaml:7"),)}
    return dataclasses.replace(CONFIG.extract, rules=MappingProxyType(rules))


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"name": "a", "start": "signal"}, "no 'signal'"),
        ({"name": "a", "signal": ["确保"]}, "no 'start'"),
        ({"name": "a", "signal": "确保", "start": "signal"}, "list of words"),
        ({"name": "a", "signal": ["确保"], "start": "middle"}, "must be one of"),
        ({"name": "a", "signal": ["确保"], "start": "signal", "after": "("}, "bad pattern"),
    ],
)
def test_a_bad_signal_is_named_with_its_line(fields: dict[str, object], complaint: str) -> None:
    with pytest.raises(ConfigError, match=rf"goals\.yaml:7: .*{complaint}"):
        signals_of(with_rule("goals", fields))


def test_a_bad_state_is_named_with_its_line() -> None:
    with pytest.raises(ConfigError, match=r"goals_states\.yaml:7: .*no 'pattern'"):
        states_of(with_rule("goals_states", {"name": "a"}))


def test_a_lexicon_that_a_state_names_and_nobody_wrote_is_named_with_its_line() -> None:
    with pytest.raises(ConfigError, match=r"goals_states\.yaml:7: no lexicon named 'goals_person'; did you mean"):
        states_of(with_rule("goals_states", {"name": "a", "pattern": "^{goals_person}能"}))


def test_a_rule_more_is_a_line_more() -> None:
    own = with_rule("goals", {"name": "own", "signal": ["冲刺"], "start": "signal"})
    plan = outline(("工作", "tasks", None, "冲刺百亿产值。"))
    assert [(goal.text, goal.rule) for goal in goals.of_plan(plan, own, (), (), ())] == [("冲刺百亿产值", "own")]


def outline(*blocks: tuple[str, str, int | None, str], kind: str = "plan") -> Plan:
    """A plan of (heading, role, parent, body)."""
    text, sections, found = "", [], []
    for number, (heading, role, parent, body) in enumerate(blocks, 1):
        start = len(text)
        text += f"{heading}\n{body}\n"
        begin, end = start + len(heading) + 1, len(text)
        level = 2 if parent else 1
        sections.append(
            Section(
                number, parent, str(number), level, "", heading, role, start, end, start, begin - 1, begin, end, "test"
            )
        )
        found.append(Sentence(start, begin - 1, number, in_heading=True))
        found.extend(Sentence(span.start, span.end, number) for span in sentences(text, begin, end))
    return Plan(1, 0, len(text), text, kind=kind, sections=tuple(sections), sentences=tuple(found))


SCOPE = [
    # a child of a goals section is one, unless it is about something else
    ([("目标", "goals", None, ""), ("护理", "tasks", 1, "")], {1, 2}),
    ([("目标", "goals", None, ""), ("措施", "measures", 1, "")], {1}),
    ([("任务", "tasks", None, ""), ("护理", "tasks", 1, "")], set()),
    ([("任务", "tasks", None, ""), ("目标", "goals", 1, "")], {2}),
]


@pytest.mark.parametrize(("blocks", "expected"), SCOPE)
def test_scope(blocks: list[tuple[str, str, int | None, str]], expected: set[int]) -> None:
    assert goals_sections(outline(*blocks)) == expected


def texts(plan: Plan) -> list[str]:
    return [goal.text for goal in goals.of_plan(plan, CONFIG.extract, (), (), ())]


def test_a_heading_counts_only_without_a_body() -> None:
    bare = outline(("确保粮食安全", "tasks", None, ""))
    full = outline(("确保粮食安全", "tasks", None, "巡查粮库。"))
    assert bare_headings(bare) == {1}
    assert texts(bare) == ["确保粮食安全"]
    assert texts(full) == []


def test_a_heading_with_children_has_a_body() -> None:
    assert texts(outline(("确保粮食安全", "tasks", None, ""), ("巡查粮库", "tasks", 1, ""))) == []


def test_a_summary_has_goals_only_where_it_looks_ahead_or_tells_what_is_a_rule() -> None:
    assert texts(outline(("成绩", "tasks", None, "走访了农户，使邻里和睦。"), kind="summary")) == []
    assert texts(outline(("成绩", "tasks", None, "走访农户，使邻里和睦。"), kind="summary")) == ["使邻里和睦"]
    assert texts(outline(("明年打算", "tasks", None, "走访农户，使邻里和睦。"), kind="summary")) == ["使邻里和睦"]
    assert texts(outline(("成绩", "tasks", None, "走访农户，使邻里和睦。"))) == ["使邻里和睦"]


STATES = "库房干燥通风，器材摆放整齐规范，台账记录齐全，人员配备合理。"
ACTS = "晾晒库房，摆放器材，登记台账，配备人员。"
FIELDS = [
    # fields side by side, each with its states: their heading was lost
    ([("仓储条件", "tasks", STATES), ("保管队伍", "tasks", STATES)], 8),
    # one alone is none
    ([("仓储条件", "tasks", STATES)], 0),
    # activities, accounts of what is so already, headings that say what is to be done
    ([("仓储条件", "tasks", ACTS), ("保管队伍", "tasks", ACTS)], 0),
    ([("仓储条件", "background", STATES), ("保管队伍", "background", STATES)], 0),
    ([("加强仓储", "tasks", STATES), ("整治库房", "tasks", STATES)], 0),
    # a field half of whose clauses are activities, between two clear ones
    ([("仓储条件", "tasks", STATES), ("保管队伍", "tasks", STATES), ("账册", "tasks", "登记台账，账册齐全。")], 9),
]


@pytest.mark.parametrize(("fields", "expected"), FIELDS)
def test_fields_that_list_states_need_no_heading_that_says_so(
    fields: list[tuple[str, str, str]], expected: int
) -> None:
    plan = outline(*((heading, role, None, body) for heading, role, body in fields))
    assert len(texts(plan)) == expected


def test_fields_of_work_are_no_catalogue() -> None:
    fields: list[tuple[str, str, int | None, str]] = [
        ("仓储条件", "tasks", 1, STATES),
        ("保管队伍", "tasks", 1, STATES),
    ]
    assert texts(outline(("工作重点", "tasks", None, ""), *fields)) == []
    assert len(texts(outline(("仓储", "other", None, ""), *fields))) == 8
