"""Actors: one pass over a plan's text that marks every word the party rules look at.

The words come from the lexicons (organisations, departments, roles, groups, the words in front of a name and those of
the predicate). One Aho-Corasick automaton, leftmost and longest, finds them all in linear time; what lies between two
tokens is unknown text. A word may play several parts (分管 stands in names and is a predicate), so an entry has one
field for each part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from pipeline.config import ConfigError, StageConfig
from pipeline.extract.parties.persons import is_han

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
_ORGANIZE = "组织"
# How many characters may stand in front of the tail of an unlisted name.
_STEM = 7
_SHORTEST_STEM = 2
# What makes a longer name of a name that ends so: 安全管理部门 is no 安全管理部, 村民小组长 no 村民小组.
_LONGER = {
    "部": (("门", "department"),),
    "办": (("公室", "department"),),
    "组": (("长", "role"), ("成员", "role"), ("组长", "role")),
    "队": (("长", "role"), ("员", "role"), ("伍", "group")),
    "班": (("长", "role"),),
    "长": (("室", "department"),),
    "师": (("长", "role"),),
    "校": (("长", "role"),),
    "局": (("长", "role"),),
    "园": (("长", "role"),),
    "镇": (("长", "role"),),
    "乡": (("长", "role"),),
}
# Behind these 所 is the particle of a passive (所需, 所属).
_PASSIVE = "需有属做用学列示含产得提采述谓"


class Entry(NamedTuple):
    """What a word may be: the head of a name (its kind), a word in front of one, a predicate, a particle or a mark.

    `opens`: a subject may begin behind it, so the scan for subjects has to look at it.
    """

    head: str = ""
    front: str = ""
    predicate: str = ""
    particle: str = ""
    mark: str = ""
    unit: str = ""
    tail: str = ""
    blocked: bool = False
    opens: bool = False


class Token(NamedTuple):
    """A known word at `start`..`end`."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The compiled lexicons: the automaton, its entries in order, and those looked up by word.

    `named` and `opening` say of each entry, in the same order, whether it may end a name and whether it `opens`.
    """

    automaton: ahocorasick_rs.AhoCorasick
    entries: tuple[Entry, ...]
    named: tuple[bool, ...]
    opening: tuple[bool, ...]
    by_word: Mapping[str, Entry]
    labels: Mapping[str, str]
    suffixes: Mapping[str, str]
    surnames: frozenset[str]
    no_tails: frozenset[str]
    index_of: Mapping[str, int]
    sectors: Mapping[str, str]

    def kind_by_suffix(self, name: str) -> str:
        """The kind that the last characters of an unknown name give, '' if none."""
        for size in (3, 2, 1):
            kind = self.suffixes.get(name[-size:]) if len(name) > size else None
            if kind:
                return kind
        return ""


class Reading:
    """A text with its tokens, and the places where a date or quantity begins (`skips`: start -> end)."""

    __slots__ = (
        "_heads",
        "_named",
        "_opens",
        "_skip_ends",
        "_starts",
        "_tails",
        "skips",
        "text",
        "tokens",
        "vocabulary",
    )

    def __init__(self, text: str, vocabulary: Vocabulary, skips: Mapping[int, int]) -> None:
        found = _parted(text, vocabulary.automaton.find_matches_as_indexes(text), vocabulary)
        entries = vocabulary.entries
        self.text = text
        self.vocabulary = vocabulary
        # The tuples are made directly: a plan has a token for every other character.
        make = tuple.__new__
        self.tokens: Sequence[Token] = [make(Token, (start, end, entries[index])) for index, start, end in found]
        self._starts = [start for _, start, _ in found]
        named, opens = vocabulary.named, vocabulary.opening
        self._named = [at for at, (index, _, _) in enumerate(found) if named[index]]
        self._heads = [found[at][1] for at in self._named]
        self._opens = [at for at, (index, _, _) in enumerate(found) if opens[index]]
        self.skips = skips
        self._skip_ends = frozenset(skips.values())
        self._tails: dict[int, str] = {}

    def has_head(self, start: int, end: int) -> bool:
        """Whether a head (or a unit or tail that makes a name where it stands) begins in `start`..`end`."""
        heads = self._heads
        at = bisect_left(heads, start)
        while at < len(heads) and heads[at] < end:
            index = self._named[at]
            if self.tokens[index].entry.head or self.head(index):
                return True
            at += 1
        return False

    def opening(self, start: int, end: int) -> Sequence[int]:
        """Indexes of the tokens in `start`..`end` behind which a subject may begin."""
        first = bisect_left(self._opens, self.index(start))
        return self._opens[first : bisect_left(self._opens, self.index(end), first)]

    def index(self, offset: int) -> int:
        """Index of the first token that does not begin before `offset`."""
        return bisect_left(self._starts, offset)

    def at(self, offset: int) -> Token | None:
        """The token that begins at `offset`."""
        index = bisect_left(self._starts, offset)
        if index < len(self._starts) and self._starts[index] == offset:
            return self.tokens[index]
        return None

    def head(self, index: int) -> str:
        """The kind that the token at `index` gives as a head; a unit (校, 班) is one right behind a determiner."""
        token = self.tokens[index]
        if token.entry.head:
            return token.entry.head
        unit = token.entry.unit
        if not unit:
            return self._tail_at(index)
        before = self.tokens[index - 1] if index else None
        if before is not None and before.end == token.start and before.entry.front in ("determiner", "universal"):
            # 责任护士每班…: behind a name 每班 says how often.
            each = self.text[before.start : before.end] == "每"
            behind = self.tokens[index - 2] if each and index > 1 else None
            return "" if behind is not None and behind.end == before.start and not behind.entry.mark else unit
        if unit == "organization" and self._is_place(before.end if before else 0, token):
            return unit
        return self._tail_at(index)

    def _tail_at(self, index: int) -> str:
        """The kind that an unlisted name gets by its last word (采编部, 巡河员), '' when it makes no such name."""
        if not self.tokens[index].entry.tail:
            return ""
        if index not in self._tails:
            self._tails[index] = self._tail(index)
        return self._tails[index]

    def _tail(self, index: int) -> str:
        token, text = self.tokens[index], self.text
        no_tails = self.vocabulary.no_tails
        if any(text[token.end - size : token.end] in no_tails for size in (2, 3, 4) if size <= token.end):
            return ""
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if after is not None and after.start == token.end and (after.entry.head or after.entry.tail):
            # 护理部主任, 市政所所长: the longer name is meant.
            return ""
        if text[token.start : token.end] == "所" and text[token.end : token.end + 1] in _PASSIVE:
            return ""
        # 各车间分会, 医生团队: only tails of two characters stand behind a name that is one already.
        short = token.end - token.start == 1
        left, index = token.start, index - 1
        while left not in self._skip_ends:
            if token.start - left > _STEM:
                return ""
            before = self.tokens[index] if index >= 0 else None
            if before is None or before.end < left:
                if left == 0 or not (is_han(text[left - 1]) or text[left - 1] in "xX×"):
                    break
                left -= 1
                continue
            entry = before.entry
            if entry.mark or (entry.particle and not entry.front and not entry.predicate):
                break
            if entry.blocked or entry.predicate in (
                "modal",
                "bar",
                "cause",
                "urge",
                "light",
                "lead",
                "charge",
                "support",
            ):
                break
            if entry.head == "role" and short and before.end == token.start and token.entry.tail == "group":
                # 木工组, 护士组: a team of those people.
                return "group"
            qualifies = entry.front == "relative" and (entry.predicate or before.end - before.start == 1)
            if entry.front == "determiner" or qualifies or (entry.head and short):
                break
            left, index = before.start, index - 1
        return token.entry.tail if token.start - left >= _SHORTEST_STEM else ""

    def _is_place(self, start: int, token: Token) -> bool:
        """Whether unknown characters make a place's name with the level behind them (松岭市, xx区)."""
        name = self.text[start : token.start]
        level = self.text[token.start : token.end] in "省市县区镇乡州旗"
        return level and 2 <= len(name) <= 4 and (name.isalpha() or not name.strip("xX×"))

    def word(self, token: Token) -> str:
        """The token's characters."""
        return self.text[token.start : token.end]

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that begin in `start`..`end`."""
        return self.tokens[self.index(start) : self.index(end)]


def _parted(text: str, found: list[tuple[int, int, int]], vocabulary: Vocabulary) -> list[tuple[int, int, int]]:
    """The matches with a name that swallows the beginning of 组织 cut in two: 各村组织… is 各村 and 组织."""
    at, verb = text.find(_ORGANIZE), vocabulary.index_of.get(_ORGANIZE)
    if at < 0 or verb is None:
        return found
    starts = [start for _, start, _ in found]
    out: list[tuple[int, int, int]] = []
    done = 0
    while at >= 0:
        index = bisect_left(starts, at) - 1
        if index >= 0 and found[index][2] == at + 1:
            body = vocabulary.index_of.get(text[starts[index] : at])
            if body is not None and (vocabulary.entries[body].unit or vocabulary.entries[body].head):
                out += [*found[done:index], (body, starts[index], at), (verb, at, at + len(_ORGANIZE))]
                done = index + 1
        at = text.find(_ORGANIZE, at + 1)
    return out + found[done:]


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
    for word in [word for word, parts in words.items() if "head" in parts]:
        for tail, kind in _LONGER.get(word[-1], ()):
            words.setdefault(word + tail, {}).setdefault("head", kind)
    blockers = config.lexicon("parties_blockers")
    for word, head in _behind_blockers(blockers, words):
        words.setdefault(word, {}).setdefault("head", head)
    for word in blockers:
        words.setdefault(word, {}).update(blocked=True, head="")
    for mark, characters in _MARKS.items():
        for character in characters:
            words[character] = {"mark": mark}
    for word, parts in words.items():
        # 即 and 通过 open explanations and means, 专人 stands behind verbs of appointing.
        edge = parts.get("mark") in ("stop", "open", "quote", "pause")
        parts["opens"] = edge or parts.get("predicate") == "urge" or word in ("即", "通过", "专人")
    entries = {word: Entry(**parts) for word, parts in words.items()}  # type: ignore[arg-type]
    automaton = ahocorasick_rs.AhoCorasick(
        list(entries), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
    )
    return Vocabulary(
        automaton,
        tuple(entries.values()),
        tuple(bool(entry.head or entry.unit or entry.tail) for entry in entries.values()),
        tuple(entry.opens for entry in entries.values()),
        entries,
        config.lexicon("parties_labels"),
        _kinds(config, "parties_suffixes"),
        frozenset(config.lexicon("surnames")),
        frozenset(config.lexicon("parties_tails_not")),
        {word: index for index, word in enumerate(entries)},
        _kinds(config, "parties_sectors"),
    )


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
