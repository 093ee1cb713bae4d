"""Mistakes in the words and rules of linking stop before any page, with the file and line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.config import ConfigError, Rule, load_config
from pipeline.link.lexicons import lexicons_of

LINK = load_config().link
MISTAKES = [
    ("tasks", {"name": "result", "pattern": "了$|["}, "tasks.yaml:7: bad pattern"),
    ("tasks", {"name": "result", "pattern": "了$", "scope": "pages"}, "tasks.yaml:7: 'scope' must be one of"),
    ("tasks", {"name": "result"}, "tasks.yaml:7: the rule has no 'pattern'"),
    ("labels", {"name": "label", "pattern": "(责任"}, "tasks.yaml:7: bad pattern"),
    ("references", {"name": "this", "pattern": "(?P<who>此)"}, "tasks.yaml:7: patterns are joined"),
    ("tasks", {"name": "result", "pattern": "了$", "leads": "yes"}, "tasks.yaml:7: leads is true or false"),
    ("references", {"name": "this", "pattern": "*此"}, "tasks.yaml:7: bad pattern"),
]


@pytest.mark.parametrize(("name", "fields", "message"), MISTAKES)
def test_mistakes_in_rules(name: str, fields: dict[str, str], message: str) -> None:
    rules = {**LINK.rules, name: (*LINK.rules[name], Rule(fields, "rules/link/tasks.yaml:7"))}
    with pytest.raises(ConfigError) as raised:
        lexicons_of(replace(LINK, rules=rules))
    assert message in str(raised.value)


def test_a_mistake_in_a_lexicon() -> None:
    lexicons = {**LINK.lexicons, "adverbials": {"以": "front"}}
    with pytest.raises(ConfigError, match="'以' must be begin or end or no, not 'front'"):
        lexicons_of(replace(LINK, lexicons=lexicons))
