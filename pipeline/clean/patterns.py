"""Rules of a YAML file made ready: patterns that run in linear time, keys that say cheaply where to try them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

from pipeline.clean.view import KeyFinder, View
from pipeline.config import ConfigError, Rule, StageConfig

FILES = ("frame", "related", "intro")
KINDS = frozenset(
    (
        *("title_spam", "nav", "meta", "related_links", "editor_intro", "pagination", "disclaimer", "image"),
        *("page_marker", "pinyin", "injected_char", "mojibake", "displaced_digits", "hard_wrap", "duplicate_title"),
        "blank",
    )
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule that removes text: its name and kind, how far it reaches, and the pattern to find."""

    rule: str
    kind: str
    scope: str
    zone: str
    pattern: Any
    where: str


class KeyedPatterns:
    """Patterns with the keys that must occur before one is tried."""

    def __init__(self, patterns: list[Pattern], keys: list[tuple[str, int]], finder: KeyFinder) -> None:
        self.patterns = patterns
        self._finder = finder
        owners: dict[str, list[int]] = {}
        for key, number in keys:
            owners.setdefault(key, []).append(number)
        self._owners = [[patterns[number] for number in owners.get(key, ())] for key in finder.keys]

    def hits(self, view: View) -> list[tuple[int, Pattern]]:
        """(offset of a key, pattern to try there), in order of offset."""
        owners = self._owners
        return [(start, pattern) for key, start, _ in view.occurrences(self._finder) for pattern in owners[key]]


def keyed_patterns(config: StageConfig, name: str, scopes: frozenset[str], zones: frozenset[str]) -> KeyedPatterns:
    """The rules of `rules/clean/<name>.yaml`, compiled.

    Each needs `rule`, `kind`, `keys` (a list of literals in simplified Chinese and half width, one of which must
    occur), `scope`; `pattern` defaults to the keys themselves, `zone` to `any`. Raises ConfigError with file and line.
    """
    patterns: list[Pattern] = []
    keys: list[tuple[str, int]] = []
    for number, rule in enumerate(config.rule_list(name)):
        own = _keys(rule)
        keys += [(key, number) for key in own]
        pattern = rule.get("pattern") or "|".join(map(re2.escape, own))
        patterns.append(
            Pattern(
                str(rule["rule"]),
                _one_of(rule, "kind", KINDS),
                _one_of(rule, "scope", scopes),
                _one_of(rule, "zone", zones) if rule.get("zone") else "any",
                compiled(rule, pattern),
                rule.where,
            )
        )
    return KeyedPatterns(patterns, keys, _finder(config))


@lru_cache(maxsize=8)
def _finder(config: StageConfig) -> KeyFinder:
    """One finder for the keys of all rule files, so that a page is read for them once."""
    return KeyFinder(sorted({key for name in FILES for rule in config.rule_list(name) for key in _keys(rule)}))


def _keys(rule: Rule) -> list[str]:
    own = rule["keys"]
    if not isinstance(own, list) or not own or not all(isinstance(key, str) and key for key in own):
        raise ConfigError(f"{rule.where}: keys must be a list of words")
    return own


def compiled(rule: Rule, pattern: str) -> Any:
    """A pattern of a rule; raises ConfigError with file and line when RE2 refuses it."""
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise ConfigError(f"{rule.where}: the pattern cannot be compiled ({error})") from error


def _one_of(rule: Rule, field: str, known: frozenset[str]) -> str:
    value = str(rule[field])
    if value not in known:
        raise ConfigError(f"{rule.where}: {field} must be one of {', '.join(sorted(known))}, not '{value}'")
    return value
