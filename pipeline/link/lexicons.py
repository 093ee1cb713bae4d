"""The words and patterns that linking works from: `lexicons/link/*.txt`, `rules/link/*.yaml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.config import ConfigError, Rule, StageConfig

_PLACES = ("begin", "end", "no")
_TOKEN = re.compile(r"\\.|[\[\]()|]")
_SCOPES = ("clauses", "items", "both", "dated")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns of several rules as two: those that only a beginning can fit are not tried at every place."""

    begin: re.Pattern[str]
    within: re.Pattern[str]

    def fit(self, body: str) -> bool:
        """Whether any pattern is found in `body`."""
        return self.begin.match(body) is not None or self.within.search(body) is not None


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Compiled word lists: each pattern is tried at one place of a clause."""

    vague_dates: tuple[str, ...]
    spans_of_writing: frozenset[str]
    adverbial_begin: re.Pattern[str]
    adverbial_end: tuple[str, ...]
    no_adverbial: tuple[str, ...]
    follower: re.Pattern[str]
    purpose: re.Pattern[str]
    remarks: tuple[str, ...]
    no_task: Patterns
    no_item: Patterns
    leading: Patterns
    state: Patterns
    label: re.Pattern[str]
    reference: re.Pattern[str]


@lru_cache(maxsize=8)
def lexicons_of(config: StageConfig) -> Lexicons:
    """Compile the lexicons and rules of linking; raises ConfigError, with file and line, for a mistake.

    >>> from pipeline.config import load_config
    >>> "今年" in lexicons_of(load_config().link).vague_dates
    True
    """
    adverbials = config.lexicon("adverbials")
    for term, place in adverbials.items():
        if place not in _PLACES:
            raise ConfigError(f"lexicons/link/adverbials.txt: '{term}' must be {' or '.join(_PLACES)}, not '{place}'")
    return Lexicons(
        vague_dates=tuple(config.lexicon("vague_dates")),
        spans_of_writing=frozenset(config.lexicon("spans_of_writing")),
        adverbial_begin=_one_of(term for term, place in adverbials.items() if place == "begin"),
        adverbial_end=tuple(term for term, place in adverbials.items() if place == "end"),
        no_adverbial=tuple(term for term, place in adverbials.items() if place == "no"),
        follower=_one_of(config.lexicon("followers")),
        purpose=_one_of(config.lexicon("purposes")),
        remarks=tuple(config.lexicon("remarks")),
        no_task=_patterns(rule for rule in config.rule_list("tasks") if _scope(rule) in ("clauses", "both")),
        no_item=_patterns(rule for rule in config.rule_list("tasks") if _scope(rule) in ("items", "both")),
        leading=_patterns(rule for rule in config.rule_list("tasks") if _leads(rule)),
        state=_patterns(rule for rule in config.rule_list("tasks") if _scope(rule) == "dated"),
        label=_any_of(config.rule_list("labels"), ending="$"),
        reference=_any_of(config.rule_list("references")),
    )


def _one_of(terms: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile("|".join(map(re.escape, ordered)) if ordered else r"(?!)")


def _any_of(rules: Iterable[Rule], ending: str = "") -> re.Pattern[str]:
    """One pattern for those of all rules; each is compiled by itself only to find a mistake."""
    rules = tuple(rules)
    if not rules:
        return re.compile(r"(?!)")
    return _compiled("(?:" + "|".join(f"(?:{rule['pattern']})" for rule in rules) + f"){ending}", rules)


def _patterns(rules: Iterable[Rule]) -> Patterns:
    rules = tuple(rules)
    parts = [part for rule in rules for part in _alternatives(str(rule["pattern"]))]
    return Patterns(
        _compiled("|".join(part for part in parts if part.startswith("^")) or r"(?!)", rules),
        _compiled("|".join(part for part in parts if not part.startswith("^")) or r"(?!)", rules),
    )


def _compiled(pattern: str, rules: tuple[Rule, ...]) -> re.Pattern[str]:
    for rule in rules:
        if _OF_ONE_PATTERN.search(str(rule["pattern"])):
            raise ConfigError(f"{rule.where}: patterns are joined, so no named groups, references or flags")
    try:
        return re.compile(pattern)
    except re.error:
        for rule in rules:
            _check(rule)
        raise


# What means something else once patterns stand in one: (?P<name>…), (?i), \1.
_OF_ONE_PATTERN = re.compile(r"\(\?P|\(\?[aiLmsux]+[):]|\\[1-9]")


def _check(rule: Rule) -> None:
    try:
        re.compile(str(rule["pattern"]))
    except re.error as error:
        raise ConfigError(f"{rule.where}: bad pattern: {error}") from error


def _alternatives(pattern: str) -> list[str]:
    """The outermost alternatives of a pattern.

    >>> _alternatives(r"^(?:本|此)[|]|了$")
    ['^(?:本|此)[|]', '了$']
    """
    parts, depth, begin, in_class = [], 0, 0, False
    for token in _TOKEN.finditer(pattern):
        char = token.group()
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            parts.append(pattern[begin : token.start()])
            begin = token.end()
    return [*parts, pattern[begin:]]


def _leads(rule: Rule) -> bool:
    leads = rule.get("leads", False)
    if not isinstance(leads, bool):
        raise ConfigError(f"{rule.where}: leads is true or false")
    return leads


def _scope(rule: Rule) -> str:
    """What a rule rejects: clauses of running text, items under a dated heading, both, or clauses with a date."""
    scope = str(rule.get("scope", "clauses"))
    if scope not in _SCOPES:
        raise ConfigError(f"{rule.where}: 'scope' must be one of {', '.join(_SCOPES)}, not '{scope}'")
    return scope
