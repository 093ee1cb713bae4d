"""Words that a lexicon lists with what each is for: titles, words of teams, what people are there for.

Every reader raises ConfigError, with file and line, for a use that its lexicon does not know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.alternatives import either


class Titles(NamedTuple):
    """Titles that make a person of a name, the longest first: of one beside it, of a row of them, of a subject."""

    beside: tuple[str, ...]
    row: tuple[str, ...]
    subject: tuple[str, ...]


class TeamWords(NamedTuple):
    """Words in and before names of teams: duties people are on, verbs that found, verbs with an object, bare heads."""

    duties: frozenset[str]
    founding: frozenset[str]
    objects: frozenset[str]
    heads: tuple[str, ...]
    trades: tuple[str, ...]


class Presence(NamedTuple):
    """What somebody is there for: its pattern, with the word as group `duty`, and the duty that each word gives."""

    pattern: re.Pattern[str]
    duties: Mapping[str, str]


class Charges(NamedTuple):
    """Labels of those in charge that have lost their colons, in group 1; those of them that head columns alone; words
    that head a column of those in charge and are no label elsewhere (日期 工作 部门)."""

    pattern: re.Pattern[str]
    sure: frozenset[str]
    headers: frozenset[str]


def _by_use(config: StageConfig, name: str, uses: tuple[str, ...]) -> list[list[str]]:
    """The words of a lexicon for each of its uses; a word without a value has the first.

    Raises ConfigError for a use that the lexicon does not know.
    """
    found: dict[str, list[str]] = {use: [] for use in uses}
    for word, value in config.lexicon(name).items():
        for use in value.split() or uses[:1]:
            if use not in found:
                raise ConfigError(f"{config.where(name, word)}: '{word}' is for '{use}', not {', '.join(uses)}")
            found[use].append(word)
    return list(found.values())


def titles(config: StageConfig) -> Titles:
    """The titles of persons by where they make a person of a name."""
    by_use = _by_use(config, "parties_titles", Titles._fields)
    return Titles(*(tuple(sorted(words, key=len, reverse=True)) for words in by_use))


def team_words(config: StageConfig) -> TeamWords:
    """The words of teams by what they tell."""
    duties, founding, objects, heads, trades = _by_use(
        config, "parties_team_words", ("duty", "founding", "object", "head", "trade")
    )
    return TeamWords(frozenset(duties), frozenset(founding), frozenset(objects), tuple(heads), tuple(trades))


def presence(config: StageConfig) -> Presence:
    """What somebody is there for, by the duty that it gives."""
    given = ("implement", "supervise", "lead")
    *words, how = _by_use(config, "parties_presence", (*given, "how"))
    duties = {word: duty for duty, of_duty in zip(given, words, strict=True) for word in of_duty}
    return Presence(re.compile(f"(?:{either(how)}){{0,2}}(?P<duty>{either(duties)})"), duties)


def no_work(config: StageConfig) -> re.Pattern[str]:
    """A pattern for what names no piece of work."""
    within, last, whole = _by_use(config, "parties_no_work", ("within", "last", "whole"))
    return re.compile(f"{either(within)}|(?:{either(last)})$|^(?:{either(whole)})$")


def charges(config: StageConfig) -> Charges:
    """The labels of those in charge: 责任单位 农业局、林业局 and 责任领导李明 in the middle of a line."""
    known, sure, headers = _by_use(config, "parties_charges", ("any", "sure", "header"))
    return Charges(
        re.compile(
            f"((?:{either((*known, *sure)) or '(?!)'})(?:单位|部门|科室|处室|股室|领导|人员?|干部|教师|老师))"
            "[】\\]]?[ \u3000]*(?=[一-鿿])"
        ),
        frozenset(f"{who}{what}" for who in sure for what in ("单位", "部门", "科室")),
        frozenset(headers),
    )
