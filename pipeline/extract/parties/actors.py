"""Actors: one pass over a plan's text that marks every word the party rules look at.

The automaton of the vocabulary, leftmost and longest, finds them all in linear time; what lies between two tokens is
unknown text. What many scans ask again and again (where heads, clause ends and openings are) is known by place from
the beginning; a token itself is made when somebody asks for it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, compress
from typing import NamedTuple, overload

from pipeline.extract.parties.lexicon import Vocabulary
from pipeline.extract.parties.lexicon import vocabulary as vocabulary
from pipeline.extract.parties.persons import is_han
from pipeline.extract.parties.traits import Entry as Entry

# Words whose first character also ends a longer name: 各村组织… is no 村组, 各站领导组成 no 领导组.
_SWALLOWED = re.compile("组[织成建]|长[期年]|上[门户报级]")
# How many characters may stand in front of the tail of an unlisted name.
_STEM = 7
# Before the ending of a body of a level (县政务服务和数据资源管理局).
_LONGEST_STEM = 14
_SHORTEST_STEM = 2
# Before these 所 is the particle of a passive (所需, 所属) and 系 the first half of a word (系统).
_NO_TAIL_BEFORE = {"所": frozenset("需有属做用学列示含产得提采述谓"), "系": frozenset("统列数")}
_LEVELS = "省市县区镇乡州旗"
# What ends the name of a body of one of these levels (县疾控局, 市档案馆), and no name elsewhere.
_OF_LEVEL = frozenset("局厅委馆校院社")
_GOVERNING = frozenset("省市县区州旗")
# A party only beside others.
_SOCIETY = "社会"
# 三年级（2）班, 高一3班, 八年级一班.
_NUMBERS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十）)")
_NUMBERED = re.compile("(?:年级|[高初][一二三]|[（(])[0-9０-９一二三四五六七八九十]{1,2}[）)]?$")
# Tails that things called after people and bodies have too (教师会议室, 学生活动课).
_ROOMS = frozenset("室课")
# Teams and offices of people of one trade: 木工组, 社工部.
_OF_TRADE = frozenset("组队班部办")
# Predicates that no unlisted name has before its tail.
_NEVER_IN_STEM = ("modal", "bar", "cause", "urge", "light", "lead", "charge", "support")
# Words of time and place behind which a subject may begin inside its clause.
TIMES = ("时", "后", "期间", "时间", "之前", "当天", "时候", "课前", "会前", "节前")
PLACES = ("上", "中", "里", "内", "下")
_TIMES_AND_PLACES = frozenset((*PLACES, *(word[-1] for word in TIMES)))
_MEMBER = re.compile("委员(?!工)")
# No clause of prose is longer; the bound keeps hostile text linear.
_CLAUSE = 400


class Token(NamedTuple):
    """A known word at `start`..`end`."""

    start: int
    end: int
    entry: Entry


# The class itself takes twice the time.
_token = partial(tuple.__new__, Token)


class Tokens(Sequence[Token]):
    """The tokens of a text, made when asked for: a plan has one for every other character and few are looked at."""

    __slots__ = ("_ends", "_entries", "_ids", "_starts")

    def __init__(self, starts: Sequence[int], ends: Sequence[int], ids: Sequence[int], entries: Sequence[Entry]):
        self._starts = starts
        self._ends = ends
        self._ids = ids
        self._entries = entries

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return self.within(*index.indices(len(self._starts))[:2])
        return _token((self._starts[index], self._ends[index], self._entries[self._ids[index]]))

    def within(self, first: int, last: int) -> list[Token]:
        """The tokens from index `first` to index `last`, that one excluded."""
        starts, ends, ids, entries = self._starts, self._ends, self._ids, self._entries
        return [_token((starts[at], ends[at], entries[ids[at]])) for at in range(first, last)]


class Reading:
    """A text with its tokens, and the places where a date or quantity begins (`skips`: start -> end).

    `starts`, `ends`, `is_head` and the traits (`steps` to `determines`) have one item per token. `heads` and `stops`
    are offsets, with one beyond any text at their ends.
    """

    __slots__ = (
        "_determined",
        "_entries",
        "_ids",
        "_kinds",
        "_placed",
        "_skip_ends",
        "_timed",
        "acts",
        "begins",
        "carries",
        "closes",
        "determines",
        "ends",
        "fronts",
        "heads",
        "is_head",
        "named",
        "opened",
        "openings",
        "parts",
        "prefixes",
        "skips",
        "starts",
        "steps",
        "stops",
        "text",
        "tokens",
        "verbs",
        "vocabulary",
    )

    def __init__(self, text: str, vocabulary: Vocabulary, skips: Mapping[int, int]) -> None:
        found = _before_members(text, vocabulary.automaton.find_matches_as_indexes(text))
        flat = list(chain.from_iterable(_parted(text, found, vocabulary)))
        ids, starts, ends = flat[::3], flat[1::3], flat[2::3]
        numbers = vocabulary.classes
        classes = bytes([numbers[at] for at in ids])
        tables = vocabulary.tables
        self.text = text
        self.vocabulary = vocabulary
        self.skips = skips
        self.starts: Sequence[int] = starts
        self.ends: Sequence[int] = ends
        self.tokens = Tokens(starts, ends, ids, vocabulary.entries)
        self._ids: Sequence[int] = ids
        self._entries = vocabulary.entries
        self._skip_ends = frozenset(skips.values())
        self.steps = classes.translate(tables.step)
        self.begins = classes.translate(tables.begins)
        self.openings = classes.translate(tables.opening)
        self.prefixes = classes.translate(tables.prefixes)
        every = range(len(ids))
        self.parts = classes.translate(tables.parts)
        self.acts = classes.translate(tables.acts)
        self.closes = classes.translate(tables.closes)
        self.carries = classes.translate(tables.carries)
        self.verbs = classes.translate(tables.verbs)
        self.opened = list(compress(every, self.openings))
        self.stops: list[int] = [*compress(starts, classes.translate(tables.stops)), sys.maxsize]
        self._kinds: dict[int, str] = {}
        self.named = classes.translate(tables.named)
        self.is_head = self._found_heads(classes)
        self.heads: list[int] = [*compress(starts, self.is_head), sys.maxsize]
        self.fronts = classes.translate(tables.fronts)
        self.determines = classes.translate(tables.determines)
        self._determined: list[int] = [*compress(starts, self.determines), sys.maxsize]
        edges = [start for start in compress(starts, self.fronts) if text[start - 1] in _TIMES_AND_PLACES]
        self._timed = [start for start in edges if text.endswith(TIMES, max(0, start - 2), start)]
        self._timed.append(sys.maxsize)
        self._placed = [start for start in edges if text[start - 1] in PLACES]
        self._placed.append(sys.maxsize)

    def next_head(self, offset: int) -> int:
        """Where the first head from `offset` on begins; beyond any text when there is none."""
        return self.heads[bisect_left(self.heads, offset)]

    def has_head(self, start: int, end: int) -> bool:
        """Whether a head (or a unit or tail that makes a name where it stands) begins in `start`..`end`."""
        heads = self.heads
        return heads[bisect_left(heads, start)] < end

    def last_head(self, end: int) -> int:
        """Where the last head before `end` begins, -1 when there is none."""
        at = bisect_left(self.heads, end) - 1
        return self.heads[at] if at >= 0 else -1

    def ends_name(self, offset: int) -> bool:
        """Whether an actor's name ends at `offset`."""
        index = self.index(offset) - 1
        return index >= 0 and self.tokens[index].end == offset and bool(self.head(index))

    def ends_date(self, offset: int) -> bool:
        """Whether a date or quantity ends at `offset`."""
        return offset in self._skip_ends

    def may_open_later(self, start: int, limit: int, index: int) -> bool:
        """Whether a subject may begin inside the clause `text[start:limit]`; `index` is that of its first token.

        It may behind a time, behind a place that a preposition at `start` opens, else with a determiner before
        anything acts.
        """
        inside = start + 2
        timed, determined = self._timed, self._determined
        if timed[bisect_left(timed, inside)] < limit:
            return True
        if self.starts[index] > start or not self.acts[index]:
            return determined[bisect_left(determined, inside)] < limit
        placed = self._placed
        return placed[bisect_left(placed, inside)] < limit and self.entry(index).particle == "preposition"

    def clause_end(self, start: int, limit: int) -> int:
        """Where the clause that holds `start` ends, at most `limit`."""
        stops = self.stops
        stop = stops[bisect_left(stops, start)]
        if limit > start + _CLAUSE:
            limit = start + _CLAUSE
        return stop if stop < limit else limit

    def index(self, offset: int) -> int:
        """Index of the first token that does not begin before `offset`."""
        return bisect_left(self.starts, offset)

    def at(self, offset: int) -> Token | None:
        """The token that begins at `offset`."""
        starts = self.starts
        index = bisect_left(starts, offset)
        if index < len(starts) and starts[index] == offset:
            return _token((offset, self.ends[index], self._entries[self._ids[index]]))
        return None

    def entry(self, index: int) -> Entry:
        """The entry of the token at `index`."""
        return self._entries[self._ids[index]]

    def head(self, index: int) -> str:
        """The kind that the token at `index` gives as a head, '' for none."""
        return self._kinds.get(index) or self.entry(index).head

    def word(self, token: Token) -> str:
        """The token's characters."""
        return self.text[token.start : token.end]

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that begin in `start`..`end`."""
        starts = self.starts
        first = bisect_left(starts, start)
        return self.tokens.within(first, bisect_left(starts, end, first)) if end > start else []

    def each(self, start: int, end: int) -> Iterator[Token]:
        """The tokens that begin in `start`..`end`, one by one: for those who look at the first few only."""
        return map(self.tokens.__getitem__, range(self.index(start), self.index(end)))

    def _found_heads(self, classes: bytes) -> bytearray:
        """Which tokens are heads: as the lexicons say, or as a unit or tail where it stands."""
        entries, ids, tables = self._entries, self._ids, self.vocabulary.tables
        heads = bytearray(classes.translate(tables.heads))
        for index in compress(range(len(ids)), self.named):
            kind = self._kind_in_place(index, entries[ids[index]])
            if kind:
                self._kinds[index] = kind
                heads[index] = 1
        return heads

    def _kind_in_place(self, index: int, entry: Entry) -> str:
        """The kind of a unit (校, 班) right behind a determiner or of a level behind a place, else that of a tail."""
        unit = entry.unit
        if unit:
            start = self.starts[index]
            if unit == "group":
                if self.text[start - 1] in _NUMBERS and _NUMBERED.search(self.text, max(0, start - 6), start):
                    return unit
                if self.text.startswith(_SOCIETY, start):
                    return unit if self._stands_beside(index) else ""
            before_end = self.ends[index - 1] if index else 0
            if index and before_end == start and self.entry(index - 1).front in ("determiner", "universal"):
                # 责任护士每班…: behind a name 每班 says how often.
                behind = index - 2 if self.text[self.starts[index - 1] : start] == "每" else -1
                often = behind >= 0 and self.ends[behind] == self.starts[index - 1] and not self.entry(behind).mark
                return "" if often else unit
            if before_end == start and self.text[start - 1] in "州乡镇" and self.text[start : self.ends[index]] == "市":
                # 松州市, 松乡市: the level in front is a piece of the name.
                before_end = self.ends[index - 2] if index > 1 else 0
            if unit == "organization" and self._is_place(before_end, index):
                return unit
        of_level = unit == "organization" and self.text[self.starts[index] : self.ends[index]] in _OF_LEVEL
        return self._tail(index) if entry.tail or of_level else ""

    def _stands_beside(self, index: int) -> bool:
        """Whether the word at `index` is joined to a name (学校、家庭、社会)."""
        ends, starts = self.ends, self.starts
        if index < 2 or ends[index - 1] != starts[index] or ends[index - 2] != starts[index - 1]:
            return False
        join = self.entry(index - 1)
        return (join.mark == "pause" or join.particle == "join") and bool(self.entry(index - 2).head)

    def _is_place(self, start: int, index: int) -> bool:
        """Whether unknown characters make a place's name with the level behind them (松岭市, xx区)."""
        if not 2 <= self.starts[index] - start <= 4:
            return False
        name = self.text[start : self.starts[index]]
        level = self.text[self.starts[index] : self.ends[index]] in _LEVELS
        return level and (name.isalpha() or not name.strip("xX×"))

    def _tail(self, index: int) -> str:
        """The kind that an unlisted name gets by its last word (采编部, 巡河员), '' when it makes no such name.

        Behind a level it is a body of that level: 县档案馆, 市口岸管理局.
        """
        text, starts, ends = self.text, self.starts, self.ends
        entries, ids = self._entries, self._ids
        start, end = starts[index], ends[index]
        if index and ends[index - 1] == start and entries[ids[index - 1]].mark:
            # 、部: nothing stands before the tail.
            return ""
        tail, word = entries[ids[index]].tail, text[start:end]
        of_level = False
        if index + 1 < len(starts) and starts[index + 1] == end:
            after = entries[ids[index + 1]]
            if after.head or after.tail:
                # 护理部主任, 市政所所长: the longer name is meant.
                return ""
        no_tails = self.vocabulary.no_tails
        two, three, four = text[end - 2 : end], text[max(0, end - 3) : end], text[max(0, end - 4) : end]
        if two in no_tails or three in no_tails or four in no_tails:
            return ""
        if word in _NO_TAIL_BEFORE and text[end : end + 1] in _NO_TAIL_BEFORE[word]:
            return ""
        # 各车间分会, 医生团队: only tails of two characters stand behind a name that is one already.
        short = end - start == 1
        left, index = start, index - 1
        while left not in self._skip_ends:
            if start - left > (_STEM if tail else _LONGEST_STEM):
                return ""
            if index < 0 or ends[index] < left:
                if left == 0 or not (is_han(text[left - 1]) or text[left - 1] in "xX×"):
                    break
                left -= 1
                continue
            entry = entries[ids[index]]
            joins = not tail and entry.particle == "join"
            if entry.mark or (entry.particle and not joins and not entry.front and not entry.predicate):
                break
            named = start - left >= _SHORTEST_STEM or tail == "role" or word in _ROOMS
            if (entry.blocked and named) or entry.predicate in _NEVER_IN_STEM:
                break
            if entry.head == "role" and short and ends[index] == start and word in _OF_TRADE:
                return tail
            of_level = of_level or (text[starts[index]] in _GOVERNING and ends[index] - starts[index] == 1)
            qualifies = entry.front == "relative" and (entry.predicate or ends[index] - starts[index] == 1)
            if entry.front == "determiner" or qualifies or (entry.head and short):
                break
            left, index = starts[index], index - 1
        if not tail and of_level:
            return "organization" if start - left > _SHORTEST_STEM else ""
        return tail if start - left >= _SHORTEST_STEM else ""


Match = tuple[int, int, int]


def _before_members(text: str, found: list[Match]) -> list[Match]:
    """The matches without those that end inside 委员 or 委员会: 体委|员, 城建委|员会; 发改委|员工 is two words."""
    ends = {member.start() + 1 for member in _MEMBER.finditer(text)}
    return [match for match in found if match[2] not in ends] if ends else found


def _parted(text: str, found: list[Match], vocabulary: Vocabulary) -> list[Match]:
    """The matches with names that swallow the beginning of the next word cut in two: 各村组织… is 各村 and 组织."""
    out: list[Match] = []
    done = 0
    for swallowed in _SWALLOWED.finditer(text):
        at = swallowed.start()
        index = bisect_left(found, at, key=_start) - 1 if text[at - 1 : at + 1] in vocabulary.swallowing else -1
        if index >= 0 and found[index][2] == at + 1:
            start = found[index][1]
            body = vocabulary.index_of.get(text[start:at])
            if body is not None and (vocabulary.entries[body].unit or vocabulary.entries[body].head):
                out += [*found[done:index], (body, start, at)]
                verb = vocabulary.index_of.get(swallowed.group())
                if verb is not None:
                    out.append((verb, at, swallowed.end()))
                done = index + 1
    return out + found[done:] if done else found


def _start(match: Match) -> int:
    return match[1]
