"""Classes of known words: what a word does to a name that is read over it, and whether a subject may begin behind it.

A scan over the tokens of a whole plan asks small numbers, not entries: words with equal traits make one class.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Entry(NamedTuple):
    """What a word may be: the head of a name (its kind), a word in front of one, a predicate, a particle or a mark."""

    head: str = ""
    front: str = ""
    predicate: str = ""
    particle: str = ""
    mark: str = ""
    unit: str = ""
    tail: str = ""
    blocked: bool = False


# What a word does to the name that is read over it. It is part of the name and changes nothing:
PASSES: Final = 0
QUOTES: Final = 1
# No name goes on behind a stop, a closing bracket, a modal word, 由.
ENDS: Final = 2
ATTRIBUTES: Final = 3
BRACKETS: Final = 4
BLOCKS: Final = 5
# In front of a name, and a predicate or the opening of a relative clause elsewhere.
FRONTS: Final = 6
RELATES: Final = 7
# A predicate of one character that may be a piece of an unknown word (会务).
BARS: Final = 8
# Predicates that stand inside names too.
ACTS: Final = 9
URGES: Final = 10
NAMES: Final = 11
# A preposition that may be a piece of an unknown place (沙河沿社区).
PLACES: Final = 12
PREDICATES: Final = 13

# What a subject may begin behind (专人 begins one itself).
EDGE: Final = 1
QUOTED: Final = 2
PAUSE: Final = 3
URGE: Final = 4
INNER: Final = 5
SOMEBODY: Final = 6

# 通过 opens a means that may act itself (通过教研组开展…), 即 an explanation (双向走访即每位教师…);
# in 立即 and 即将 it does not stand alone and is another token.
_INNER = ("即", "通过", "特别是", "尤其是")
# 推动各校将…: only everybody, or each of many, is moved to act.
MOVING = ("推动",)
_OPENING_QUOTES = '“「『"'
_PLACE_PIECES = "沿于当自从朝"
# What list markers begin with, where they do not begin with a mark or digit.
NUMERALS = "第一二三四五六七八九十"
_FRONTS = ("determiner", "universal", "level", "modifier")
_DUTIES = ("lead", "charge", "support", "personal", "supervise")
# Who carries out what another leads stands in the same row (X牵头、Y落实、Z配合).
_CARRYING = ("落实", "实施", "执行", "部署", "统筹")
_STEPS = {
    "stop": ENDS, "close": ENDS, "de": ATTRIBUTES, "open": BRACKETS, "quote": QUOTES, "pause": PASSES,
    "action": ACTS, "nominal": ACTS, "supervise": ACTS, "urge": URGES, "noun": NAMES, "modal": ENDS,
}  # fmt: skip


class Trait(NamedTuple):
    """What a class of words is: its step, what it opens (0 for nothing), and yes-or-no questions.

    `heads`: it may end a name, `named`: some names where it stands. `begins`: a name may begin with it; `fronts`: so
    may a subject inside its clause, behind a time or place, `determines`: even without one. `stops`: a clause ends at
    it; `prefixes`: it stands before a subject (同时); `verbs`: neither it nor a list marker or name begins so;
    `parts`: it may part the names of an enumeration, or is a bracket; `acts`: behind it no topic is a subject;
    `closes`: 、 behind it parts two duties, not two names (X牵头、Y配合); `carries`: so it does right behind a name.
    """

    step: int
    opening: int
    heads: bool
    named: bool
    fronts: bool
    determines: bool
    begins: bool
    stops: bool
    prefixes: bool
    verbs: bool
    parts: bool
    acts: bool
    closes: bool
    carries: bool


def trait_of(word: str, entry: Entry, is_label: bool = False) -> Trait:
    """The class of a known word; `is_label`: it stands in front of the names of a list (组长).

    >>> trait_of("要", Entry(predicate="modal")).step == ENDS, trait_of("各", Entry(front="determiner")).begins
    (True, True)
    """
    begins = _begins(entry)
    prefixes = entry.particle == "prefix" and not (entry.front or entry.head)
    return Trait(
        _step(word, entry),
        _opening(word, entry),
        bool(entry.head),
        not entry.head and bool(entry.unit or entry.tail),
        bool(entry.head) or entry.front in _FRONTS,
        entry.front in ("determiner", "universal"),
        begins,
        entry.mark == "stop" and word != "—",
        prefixes,
        not begins and not prefixes and "\u4e00" <= word[0] <= "\u9fff" and word[0] not in NUMERALS,
        entry.mark in ("open", "close", "pause") or (entry.particle == "join" and not entry.head),
        _acts(entry),
        not entry.mark and (entry.predicate in _DUTIES or is_label),
        word in _CARRYING,
    )


def _acts(entry: Entry) -> bool:
    """Whether a word in a clause acts or governs, so that what stands behind it is no topic."""
    if entry.predicate and entry.predicate not in ("noun", "nominal") and not entry.front:
        return True
    return entry.mark == "de" or entry.particle == "preposition"


def _step(word: str, entry: Entry) -> int:
    if entry.mark:
        return _STEPS[entry.mark]
    if entry.blocked:
        return BLOCKS
    if entry.front == "relative":
        return RELATES
    if entry.front:
        return FRONTS if entry.predicate else PASSES
    if entry.particle == "join":
        return PASSES
    if word == "由":
        return ENDS
    if entry.predicate == "bar":
        return BARS if len(word) == 1 else ENDS
    if entry.predicate in _STEPS:
        return _STEPS[entry.predicate]
    if entry.predicate or entry.particle:
        return PLACES if word in _PLACE_PIECES else PREDICATES
    return PASSES


def _opening(word: str, entry: Entry) -> int:
    if entry.mark == "quote":
        return QUOTED if word in _OPENING_QUOTES else 0
    if entry.mark:
        return {"stop": EDGE, "open": EDGE, "pause": PAUSE}.get(entry.mark, 0)
    if entry.predicate == "urge":
        return URGE
    if word in _INNER or word in MOVING:
        return INNER
    return SOMEBODY if word == "专人" else 0


def _begins(entry: Entry) -> bool:
    """Whether a name may begin with the word: 对, 和, 要 and verbs other than those of a relative clause may not."""
    if entry.head or entry.front or entry.unit or entry.mark in ("open", "quote"):
        return True
    return not (entry.predicate or entry.particle or entry.mark) or entry.blocked or entry.predicate == "noun"
