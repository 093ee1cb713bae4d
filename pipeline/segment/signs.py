"""Signs that a phrase is the name of a topic, or content: the weighted rules of topics.yaml, tested cheapest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.config import ConfigError, Rule, StageConfig
from pipeline.nlp.alternatives import either, ends_in


class Group(NamedTuple):
    """Rules with their weights; where `any_of` finds nothing in a phrase, none of them does."""

    any_of: re.Pattern[str]
    rules: Sequence[tuple[float, re.Pattern[str]]]


class Signs:
    """The rules of a configuration; raises ConfigError for a mistake in one.

    >>> from pipeline.config import load_config
    >>> found = Signs(load_config().segment)
    >>> found.weigh(0.0, "加强巡查") > 0 > found.weigh(0.0, "必须签字")
    True
    """

    def __init__(self, config: StageConfig) -> None:
        self._edges: list[tuple[float, Callable[[str], object]]] = []
        openings: list[tuple[float, str]] = []
        inner: list[tuple[float, str]] = []
        for rule in config.rule_list("topics"):
            where, weight = rule.get("where", "any"), rule["weight"]
            words, pattern = rule.get("lexicon"), rule.get("pattern")
            if where not in ("start", "end", "any") or not isinstance(weight, int | float) or not (words or pattern):
                raise ConfigError(
                    f"{rule.where}: a rule needs a weight, a pattern or lexicon, and where: start|end|any"
                )
            if where == "end":
                ends = ends_in(config.lexicon(words)) if words else _compiled(rule, f"(?:{pattern})$").search
                self._edges.append((float(weight), ends))
            elif words:
                look = re.compile(either(config.lexicon(words)))
                self._edges.append((float(weight), look.match if where == "start" else look.search))
            else:
                _compiled(rule, str(pattern))
                (openings if where == "start" else inner).append((float(weight), str(pattern)))
        # Most phrases show none of these signs: one look for any of them spares the single ones.
        self._openings, self._inner = _group(openings), _group(inner)

    def weigh(self, total: float, phrase: str) -> float:
        """`total` with the weights of all rules that hold for the phrase."""
        for weight, look in self._edges:
            if look(phrase):
                total += weight
        if self._openings.any_of.match(phrase):
            for weight, pattern in self._openings.rules:
                if pattern.match(phrase):
                    total += weight
        if self._inner.any_of.search(phrase):
            for weight, pattern in self._inner.rules:
                if pattern.search(phrase):
                    total += weight
        return total


def _group(rules: Sequence[tuple[float, str]]) -> Group:
    # Without groups around them, so that the search knows the characters that any of them begins with.
    any_of = re.compile("|".join(pattern for _, pattern in rules) or "(?!)")
    return Group(any_of, [(weight, re.compile(pattern)) for weight, pattern in rules])


def _compiled(rule: Rule, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ConfigError(f"{rule.where}: {error}") from error
