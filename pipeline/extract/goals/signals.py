"""Signal words of goals: the words that announce an intended end state, and what may stand around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.config import ConfigError, Rule, StageConfig

_STARTS = ("signal", "subject")
# 作为, 成为, 认为 … hold a 为 that opens nothing.
_BOUND_FOR = re.compile(r"[作成认称视列定行人较尤最极颇更何所即]")
_AS_BASIS = re.compile("基础|依托|载体|抓手|主线|核心|主体|支撑|平台|契机|重点|引领|龙头|纽带|中心|单位|主题")
_SENTENCE_LOOKBACK = 90
# A purpose of several clauses: 为 and a verb, then further verbs.
_PURPOSE_VERBS = (
    "促进|推动|推进|提高|提升|实现|增强|建设|保障|加快|加强|打造|构建|培养|培育|落实|深化|服务|巩固|立德|维护|优化|助力|扩大|改善|稳定|"
    "繁荣|振兴|发展|壮大|完善|保护|满足|丰富|传承|弘扬|减轻|减少|降低|缩小|拓展|拓宽|防范|化解|激发|拉动|带动|强化|规范"
)
_OPENS_PURPOSE = re.compile(f"为(?:进一步|更好地?|全面|切实|不断|早日|加快|有效|着力|大力|持续)?(?:{_PURPOSE_VERBS})")
_GOES_ON = re.compile(_PURPOSE_VERBS)
_PURPOSE_LOOKBACK = 50
_MOST_PURPOSES = 4
_CUTS = "，,。;；\n"
_PREFIX = 6
# More signals than this in one clause are no clause.
_MOST_HITS = 12


@dataclass(frozen=True, slots=True)
class Signal:
    """One compiled rule of `rules/extract/goals.yaml`."""

    name: str
    words: tuple[str, ...]
    opens: tuple[str, ...]
    between: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    start: str
    weak: bool


class Hit(NamedTuple):
    """A signal that holds: where the goal's own words begin, where the signal ends, and which rule says so."""

    start: int
    end: int
    signal: Signal


@dataclass(frozen=True, slots=True)
class Signals:
    """All signals behind one automaton of their words.

    `of_word` has the signals of each word, `free` whether one of them may hold anywhere without an opening word,
    `openings` the opening words of the others, and `after` what must follow a word that has only one signal.
    """

    automaton: AhoCorasick
    of_word: tuple[tuple[Signal, ...], ...]
    free: tuple[bool, ...]
    openings: tuple[tuple[str, ...], ...]
    after: tuple[re.Pattern[str] | None, ...]

    def places(self, text: str) -> Places:
        """Where the words of signals stand in a plan's text; the longest counts where several begin."""
        after = self.after
        found = [
            place
            for place in self.automaton.find_matches_as_indexes(text)
            if (following := after[place[0]]) is None or following.match(text, place[2])
        ]
        return Places(text, self, [start for _, start, _ in found], found)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words of signals stand in `text`: (word, start, end) of each, in order."""

    text: str
    signals: Signals
    starts: list[int]
    found: list[tuple[int, int, int]]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The range, in `found`, of the words that begin in [start, end)."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)

    def first_in(self, start: int, end: int) -> int:
        """The offset of the first signal that holds in the clause [start, end), -1 when none does."""
        for at in range(*self.between(start, end)):
            word, begin, behind = self.found[at]
            for signal in self.signals.of_word[word]:
                if behind <= end and _holds(signal, self.text, begin, behind, start, end, start):
                    return begin
        return -1

    def opening(self, start: int, end: int) -> list[int]:
        """Which words, by their index in `found`, can open a goal in the sentence [start, end) outside goals sections.

        A cheap test before a sentence is cut into clauses; weak signals do not count.
        """
        first, last = self.between(start, end)
        free, openings, text = self.signals.free, self.signals.openings, self.text
        opens: list[int] = []
        for at in range(first, last):
            word, begin, _ = self.found[at]
            if free[word]:
                opens.append(at)
                continue
            for opening in openings[word]:
                if text.find(opening, start, begin) >= 0:
                    opens.append(at)
                    break
        return opens

    def hits(self, first: int, start: int, end: int, sentence: int) -> list[Hit]:
        """Signals that hold in the clause `text[start:end]`, by their beginnings, of the words from `first` on.

        为早日实现… 奠定基础 begins before the 实现 in it. `sentence` is where the clause's sentence begins: 以 … 为目标
        may hold a comma.
        """
        hits: list[Hit] = []
        for at in range(first, len(self.found)):
            word, begin, behind = self.found[at]
            if behind > end or len(hits) == _MOST_HITS:
                break
            for signal in self.signals.of_word[word]:
                hit = _holds(signal, self.text, begin, behind, start, end, sentence)
                if hit is not None:
                    hits.append(hit)
                    break
        if len(hits) > 1:
            hits.sort(key=itemgetter(0))
        return hits


def _holds(signal: Signal, text: str, at: int, after: int, start: int, end: int, sentence: int) -> Hit | None:
    if signal.not_after and signal.not_after.search(text[max(start, at - _PREFIX) : at]):
        return None
    if signal.unless and signal.unless.match(text, after, end):
        return None
    if signal.after and not signal.after.match(text, after, end):
        return None
    if not signal.opens:
        return Hit(at, after, signal)
    for begin, behind in _openings(signal, text, at, start, sentence):
        if not signal.between or signal.between.fullmatch(text, behind, at):
            return Hit(begin, after, signal)
    return None


def _openings(signal: Signal, text: str, at: int, start: int, sentence: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the words that may open the goal before `at`: the last of each word, in the order of the rule."""
    first = max(sentence, at - _SENTENCE_LOOKBACK)
    if signal.opens == ("为",):
        purpose = _purpose(text, start, sentence) if start < at and text.find("为", start, at) < 0 else -1
        if purpose >= 0:
            yield purpose, purpose + 1
            return
        if text[start] == "为" and text[start + 1] != "了" and at - start <= _SENTENCE_LOOKBACK // 2:
            yield start, start + 1  # 为实现扭亏为盈打下…: the first 为 opens, not the last
            return
        first = start
    for word in signal.opens:
        found = text.rfind(word, first, at)
        while found >= first:
            if word == "为" and (found > start and _BOUND_FOR.match(text[found - 1])):
                found = text.rfind(word, first, found)
                continue
            if word == "为" and _AS_BASIS.match(text, found + 1) and text.rfind("以", first, found) >= first:
                found = text.rfind(word, first, found)
                continue  # 以三个专业组为基础打造…平台
            if word == "以" and (
                text[found + 1] in "及来后前内上下外便期致免求"
                or text[found - 1 : found] in ("可", "所", "予", "加", "难", "足", "得")
            ):
                found = text.rfind(word, first, found)
                continue
            yield found, found + len(word)
            break


def _purpose(text: str, clause: int, sentence: int) -> int:
    """Where a clause before the one at `clause` opens a purpose that goes on in it, -1 when none does.

    为稳定粮价，扩大就业，改善民生提供…: all the clauses are what the guarantee is for.
    """
    for _ in range(_MOST_PURPOSES):
        if not _GOES_ON.match(text, clause):
            return -1
        low = max(sentence, clause - _PURPOSE_LOOKBACK)
        before = max(text.rfind(mark, low, clause - 1) for mark in _CUTS) + 1
        clause = before or low
        if _OPENS_PURPOSE.match(text, clause):
            return clause
    return -1


@lru_cache(maxsize=8)
def signals_of(config: StageConfig) -> Signals:
    """Compile `rules/extract/goals.yaml`.

    Raises ConfigError, with file and line, for a rule that lacks a field or holds a bad pattern.

    >>> from pipeline.config import load_config
    >>> places = signals_of(load_config().extract).places("切实确保食品安全")
    >>> [hit.signal.name for hit in places.hits(0, 0, 8, 0)]
    ['ensure']
    """
    by_word: dict[str, tuple[Signal, ...]] = {}
    for rule in config.rule_list("goals"):
        signal = _signal(rule)
        for word in signal.words:
            by_word[word] = (*by_word.get(word, ()), signal)
    strong = [[signal for signal in signals if not signal.weak] for signals in by_word.values()]
    return Signals(
        automaton=AhoCorasick(
            list(by_word),
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=Implementation.DFA,
        ),
        of_word=tuple(by_word.values()),
        free=tuple(any(not signal.opens for signal in signals) for signals in strong),
        openings=tuple(tuple(word for signal in signals for word in signal.opens) for signals in strong),
        after=tuple(_following(signals) for signals in by_word.values()),
    )


def _following(signals: tuple[Signal, ...]) -> re.Pattern[str] | None:
    """What must follow a word of these signals wherever its clause ends; None when that depends or nothing must."""
    after = signals[0].after
    return after if len(signals) == 1 and after and "$" not in after.pattern else None


def _signal(rule: Rule) -> Signal:
    start = rule["start"]
    if start not in _STARTS:
        raise ConfigError(f"{rule.where}: start must be one of {', '.join(_STARTS)}, not '{start}'")
    not_after = rule.get("not_after")
    return Signal(
        name=str(rule["name"]),
        words=_words(rule, "signal"),
        opens=_words(rule, "opens") if rule.get("opens") else (),
        between=pattern_of(rule, "between"),
        after=pattern_of(rule, "after"),
        unless=pattern_of(rule, "unless"),
        not_after=_compiled(rule, f"(?:{not_after})$") if not_after else None,
        start=start,
        weak=bool(rule.get("weak", False)),
    )


def _words(rule: Rule, field: str) -> tuple[str, ...]:
    words = rule[field]
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        raise ConfigError(f"{rule.where}: '{field}' must be a list of words")
    return tuple(words)


def pattern_of(rule: Rule, field: str) -> re.Pattern[str] | None:
    """The compiled pattern in a field of a rule, None when the rule lacks it; raises ConfigError when it is bad."""
    value = rule.get(field)
    return None if value is None else _compiled(rule, str(value))


def _compiled(rule: Rule, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ConfigError(f"{rule.where}: bad pattern: {error}") from error
