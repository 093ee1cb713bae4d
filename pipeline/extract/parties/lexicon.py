"""The words that the party rules look at: what each may be, and the automaton that finds them all.

The words come from the lexicons (organisations, departments, roles, groups, the words in front of a name and those of
the predicate). A word may play several parts (分管 stands in names and is a predicate), so an entry has one field for
each part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from pipeline.config import ConfigError, StageConfig
from pipeline.extract.parties.traits import Entry, trait_of
from pipeline.extract.parties.uses import (
    Charges,
    Presence,
    TeamWords,
    Titles,
    charges,
    no_work,
    presence,
    team_words,
    titles,
)

KINDS = ("organization", "department", "role", "group", "person")
_FRONTS = ("determiner", "universal", "level", "modifier", "relative")
_PREDICATES = [
    "modal",
    "bar",
    "light",
    "action",
    "nominal",
    "lead",
    "personal",
    "charge",
    "support",
    "supervise",
    "mutual",
    "urge",
    "cause",
    "state",
    "noun",
]
_PARTICLES = ("adverb", "preposition", "join", "prefix")
_MARKS = {
    "stop": "，,。！？!?；;：:\n—",
    "pause": "、",
    "open": "（([〔",
    "close": "）)]〕",
    "quote": '“”"「」『』',
    "de": "的",
}
# Earlier files win where a head stands in several: 卫生室 inside a school is an office.
_HEADS = (
    ("departments", "department"),
    ("parties_groups", "group"),
    ("roles", "role"),
    ("organizations", "organization"),
)
# What makes a longer name of a name that ends so: 安全管理部门 is no 安全管理部, 村民小组长 no 村民小组.
_LONGER = {
    "部": (("门", "department"),),
    "办": (("公室", "department"),),
    "组": (("长", "role"), ("成员", "role"), ("组长", "role")),
    "队": (("长", "role"), ("员", "role"), ("伍", "group")),
    "班": (("长", "role"), ("组", "group"), ("组长", "role"), ("级", "group")),
    "社": (("长", "role"), ("员", "role"), ("团", "group")),
    "庭": (("长", "role"),),
    "科": (("长", "role"),),
    "股": (("长", "role"),),
    "长": (("室", "department"),),
    "师": (("长", "role"),),
    "校": (("长", "role"),),
    "局": (("长", "role"),),
    "园": (("长", "role"),),
    "镇": (("长", "role"),),
    "乡": (("长", "role"),),
}


class Tables(NamedTuple):
    """One table for each field of a trait: from the number of a class to its value there, for `bytes.translate`."""

    step: bytes
    opening: bytes
    heads: bytes
    named: bytes
    fronts: bytes
    determines: bytes
    begins: bytes
    stops: bytes
    prefixes: bytes
    verbs: bytes
    parts: bytes
    acts: bytes
    closes: bytes
    carries: bytes


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The compiled lexicons: the automaton, its entries in order, their classes, and the entries by word.

    `classes` has the number of each entry's class, `tables` what a class is.
    """

    automaton: ahocorasick_rs.AhoCorasick
    entries: tuple[Entry, ...]
    classes: bytes
    tables: Tables
    by_word: Mapping[str, Entry]
    labels: Mapping[str, str]
    label_beginnings: frozenset[str]
    label_ends: tuple[str, ...]
    jobs: frozenset[str]
    no_work: re.Pattern[str]
    suffixes: Mapping[str, str]
    titles: Titles
    teams: TeamWords
    common_bodies: tuple[str, ...]
    presence: Presence
    surnames: frozenset[str]
    no_tails: frozenset[str]
    verbs: frozenset[str]
    index_of: Mapping[str, int]
    sectors: Mapping[str, str]
    # The last two characters of words that are a name and one more character (村组 of 各村组).
    swallowing: frozenset[str]
    charges: Charges

    def may_be_label(self, beginning: str) -> bool:
        """Whether a label of a list begins so."""
        return beginning in self.label_beginnings

    def kind_by_suffix(self, name: str) -> str:
        """The kind that the last characters of an unknown name give, '' if none."""
        for size in (3, 2, 1):
            kind = self.suffixes.get(name[-size:]) if len(name) > size else None
            if kind:
                return kind
        return ""


@lru_cache(maxsize=8)
def vocabulary(config: StageConfig) -> Vocabulary:
    """The compiled party lexicons of a configuration.

    Raises ConfigError when a lexicon gives a word a class that the rules do not know.

    >>> from pipeline.config import load_config
    >>> vocabulary(load_config().extract).by_word["教导处"].head
    'department'
    """
    words: dict[str, dict[str, object]] = {}
    for name, kind in _HEADS:
        for word in config.lexicon(name):
            words.setdefault(word, {}).setdefault("head", kind)
    for name, part, classes in (
        ("parties_phrase", "front", _FRONTS),
        ("parties_predicates", "predicate", tuple(_PREDICATES)),
        ("parties_particles", "particle", _PARTICLES),
    ):
        for word, value in config.lexicon(name).items():
            if value not in classes:
                raise ConfigError(f"lexicon {name}: '{word}' is '{value}'; known classes: {', '.join(classes)}")
            words.setdefault(word, {})[part] = value
    for word, kind in _kinds(config, "parties_units").items():
        words.setdefault(word, {})["unit"] = kind
    for word, kind in _kinds(config, "parties_tails").items():
        words.setdefault(word, {})["tail"] = kind
    for word, head in _offices(config):
        words.setdefault(word, {}).setdefault("head", head)
    for word in [word for word, parts in words.items() if "head" in parts]:
        for tail, kind in _LONGER.get(word[-1], ()):
            words.setdefault(word + tail, {}).setdefault("head", kind)
    for word in _bureaus(config):
        words.setdefault(word, {}).setdefault("head", "organization")
    blockers = config.lexicon("parties_blockers")
    for word, head in _behind_blockers(blockers, words):
        words.setdefault(word, {}).setdefault("head", head)
    for word in blockers:
        words.setdefault(word, {}).update(blocked=True, head="")
    for word in _each_able(words, config.lexicon("parties_phrase")):
        words.setdefault(word, {}).setdefault("head", "role")
    for mark, characters in _MARKS.items():
        for character in characters:
            words[character] = {"mark": mark}
    entries = {word: Entry(**parts) for word, parts in words.items()}  # type: ignore[arg-type]
    automaton = ahocorasick_rs.AhoCorasick(
        list(entries), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
    )
    labels = config.lexicon("parties_labels")
    traits = [trait_of(word, entry, word in labels) for word, entry in entries.items()]
    number = {trait: at for at, trait in enumerate(dict.fromkeys(traits))}
    return Vocabulary(
        automaton,
        tuple(entries.values()),
        bytes(number[trait] for trait in traits),
        Tables(*(bytes(column).ljust(256, b"\0") for column in zip(*number, strict=True))),
        entries,
        labels,
        frozenset(label[:size] for label in labels for size in range(1, len(label) + 1)),
        tuple(config.lexicon("parties_label_ends")),
        frozenset(config.lexicon("parties_jobs")),
        no_work(config),
        _kinds(config, "parties_suffixes"),
        titles(config),
        team_words(config),
        tuple(config.lexicon("parties_common_bodies")),
        presence(config),
        frozenset(config.lexicon("surnames")),
        frozenset(config.lexicon("parties_tails_not")),
        frozenset(config.lexicon("parties_verbs")),
        {word: index for index, word in enumerate(entries)},
        _kinds(config, "parties_sectors"),
        frozenset(word[-2:] for word in entries if (body := entries.get(word[:-1])) and (body.unit or body.head)),
        charges(config),
    )


# Whose 会 is a board and no ability: 每个家委会.
_BOARDS = ("委", "委员", "事", "总工")


def _each_able(words: Mapping[str, Mapping[str, object]], phrase: Mapping[str, str]) -> list[str]:
    """One of many who are able to: in 每位教师会使用设备 there is 每位教师, and no 教师会."""
    each = [word for word, front in phrase.items() if front == "determiner" and word.startswith("每") and len(word) > 1]
    able = [
        word
        for word, parts in words.items()
        if parts.get("head") == "role" and word + "会" in words and not word.endswith(_BOARDS)
    ]
    return [determiner + word for determiner in each for word in able]


# A bureau, and those above it in its field (生态环境主管部门).
_FIELD_ENDS = ("部门", "主管部门", "行政部门", "行政主管部门", "监管部门")
_BUREAU_ENDS = frozenset(["局", "厅", "委", "部", "会", "办", "委员会", "分局"])


def _bureaus(config: StageConfig) -> Iterator[str]:
    """The names of bodies of government: each field of the lexicon with its endings, and its officers' departments.

    Raises ConfigError for an ending that no such body has.
    """
    for field, endings in config.lexicon("parties_bureaus").items():
        for ending in endings.split():
            if ending not in _BUREAU_ENDS:
                raise ConfigError(
                    f"lexicon parties_bureaus: '{field}' has '{ending}'; known: {', '.join(_BUREAU_ENDS)}"
                )
            yield field + ending
            if ending == "委":
                yield field + "委员会"
        yield from (field + ending for ending in _FIELD_ENDS)


# Endings of offices and teams that are no tails by themselves, or of another kind behind a field.
_OFFICE_ENDS = {
    "班": "group", "班组": "group", "运维班": "group", "中队": "group", "车间": "department", "系": "department",
    "庭": "department", "局": "organization", "公司": "organization", "学院": "organization",
    "大队": "organization", "支队": "organization", "中心": "department", "服务中心": "department",
    "事业中心": "department", "事务所": "department", "值班室": "department",
}  # fmt: skip


def _offices(config: StageConfig) -> Iterator[tuple[str, object]]:
    """Names of offices and teams: each field of the lexicon with its endings.

    Raises ConfigError for an ending that no such office has.
    """
    tails = config.lexicon("parties_tails")
    for field, endings in config.lexicon("parties_offices").items():
        for ending in endings.split():
            kind = _OFFICE_ENDS.get(ending) or tails.get(ending)
            if kind is None:
                raise ConfigError(f"lexicon parties_offices: '{field}' has '{ending}', no ending of an office")
            yield field + ending, kind


def _behind_blockers(
    blockers: Mapping[str, str], words: Mapping[str, Mapping[str, object]]
) -> list[tuple[str, object]]:
    """Names that a blocker would cut in two: 学校德育 is a field, 学校德育处 an office."""
    heads = sorted((word, parts["head"]) for word, parts in words.items() if parts.get("head"))
    starts = [word for word, _ in heads]
    out: list[tuple[str, object]] = []
    for blocker in blockers:
        for cut in range(2, len(blocker) - 1):
            body, field = blocker[:cut], blocker[cut:]
            if not words.get(body, {}).get("head"):
                continue
            at = bisect_left(starts, field)
            while at < len(heads) and starts[at].startswith(field):
                if starts[at] != field:
                    out.append((body + starts[at], heads[at][1]))
                at += 1
    return out


def _kinds(config: StageConfig, name: str) -> Mapping[str, str]:
    """A lexicon whose values are kinds; raises ConfigError for another value."""
    lexicon = config.lexicon(name)
    for word, kind in lexicon.items():
        if kind not in KINDS:
            raise ConfigError(f"lexicon {name}: '{word}' is '{kind}'; known kinds: {', '.join(KINDS)}")
    return lexicon
