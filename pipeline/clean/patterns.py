"""Rules of a YAML file made ready: patterns that run in linear time, keys that say cheaply where to try them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick_rs
import re2

from pipeline.config import ConfigError, Rule, StageConfig

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

    def __init__(self, patterns: list[Pattern], keys: list[tuple[str, int]]) -> None:
        self.patterns = patterns
        self._owners: dict[str, list[int]] = {}
        for key, number in keys:
            self._owners.setdefault(key, []).append(number)
        self._keys = list(self._owners)
        self._finder = ahocorasick_rs.AhoCorasick(self._keys) if keys else None

    def hits(self, plain: str) -> Iterator[tuple[int, Pattern]]:
        """(offset of a key, pattern to try there), in order of offset."""
        if self._finder is None:
            return
        for key, start, _ in self._finder.find_matches_as_indexes(plain, overlapping=True):
            for number in self._owners[self._keys[key]]:
                yield start, self.patterns[number]


def keyed_patterns(config: StageConfig, name: str, scopes: frozenset[str], zones: frozenset[str]) -> KeyedPatterns:
    """The rules of `rules/clean/<name>.yaml`, compiled.

    Each needs `rule`, `kind`, `keys` (a list of literals in simplified Chinese and half width, one of which must
    occur), `scope`; `pattern` defaults to the keys themselves, `zone` to `any`. Raises ConfigError with file and line.
    """
    patterns: list[Pattern] = []
    keys: list[tuple[str, int]] = []
    for number, rule in enumerate(config.rule_list(name)):
        own = rule["keys"]
        if not isinstance(own, list) or not own or not all(isinstance(key, str) and key for key in own):
            raise ConfigError(f"{rule.where}: keys must be a list of words")
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
    return KeyedPatterns(patterns, keys)


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
