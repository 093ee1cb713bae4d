"""Patterns of rules joined in three must be found exactly where one of the rules' own patterns is."""

from __future__ import annotations

import random
import re

import pytest

from pipeline.config import load_config
from pipeline.link.lexicons import _patterns, _spread


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("吗|呢", ["吗", "呢"]),
        ("(?:吗|呢)$", ["吗$", "呢$"]),
        ("(?:甲|^乙(?:丙|丁))戊", ["甲戊", "^乙(?:丙|丁)戊"]),
        ("(?:甲)?乙", ["乙"]),
        ("(?:甲|乙){2}丙", ["(?:甲|乙){2}丙"]),
        ("(?:甲|乙)+", ["(?:甲|乙)+"]),
        ("(?:[)|]|乙)丙", ["[)|]丙", "乙丙"]),
        ("(?<!作)为", ["(?<!作)为"]),
    ],
)
def test_groups_at_the_beginning_are_spread(pattern: str, parts: list[str]) -> None:
    assert list(_spread(pattern)) == parts


def test_joined_patterns_are_found_where_those_of_the_rules_are() -> None:
    rules = load_config().link.rule_list("tasks")
    texts = [str(rule["pattern"]) for rule in rules]
    single = [re.compile(text) for text in texts]
    words = re.findall("[一-鿿]+", "".join(texts))
    marks = sorted(set("".join(texts)))
    joined = _patterns(rules)
    chance = random.Random(20)
    found = 0
    for _ in range(4000):
        size = chance.randint(1, 7)
        body = "".join(chance.choice(words if chance.random() < 0.6 else marks) for _ in range(size))
        expected = any(pattern.search(body) for pattern in single)
        found += expected
        assert joined.fit(body) is expected, body
    assert found > 100
