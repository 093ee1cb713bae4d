"""The word lists that tell a state from an activity, each looked up at a place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.config import StageConfig
from pipeline.nlp.bullets import BULLETS

# (2) or ① that the outline left before a clause.
_MARKER = re.compile(
    r"[（(][\d一二三四五六七八九十]{1,2}[）)]|[①-⑳]|\d{1,2}[、.．](?!\d)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])"
    # 2 库房整洁: a number before a blank and no unit of measure.
    r"|\d{1,2}[ \u3000]+(?![\d年月日号时个名所家项次人件户亩间台辆座处篇本节门套条场期万亿元分至到])(?=[^\W_]{3})"
)
# A place or field that the state holds in: 在全镇范围内形成 ….
PLACE = re.compile(
    r"在(?!确保|保证|保障|实现|完成)[^,，。;；]{1,16}(?:内|外|上|中|间|里|方面|领域|范围|层面)|在(?:全[校园院厂村镇乡县区市省国社]|全公司|全系统|我[校园院厂村镇乡县区市省])"
)
_MARKS = frozenset("（(①②③④⑤⑥⑦⑧⑨⑩0123456789一二三四五六七八九十")
_HEAD = frozenset(" \t\n\r　,，、:：;；。.．!！?？…—–-·'`’”)）】〕]" + BULLETS)


class WordSet:
    """Terms that are looked up where they begin; the longest that fits counts.

    `others` are longer words that begin like a term but are none: 应急 begins with no 应.

    >>> words = WordSet(["提", "提高"])
    >>> words.behind("不断提高", 2, 4), words.behind("不断提高", 0, 4)
    (4, -1)
    """

    __slots__ = ("by_first", "terms")

    def __init__(self, terms: Iterable[str], others: Iterable[str] = ()) -> None:
        self.terms = frozenset(terms)
        by_first: dict[str, tuple[tuple[str, int], ...]] = {}
        for term in sorted(self.terms.union(others), key=lambda term: (-len(term), term)):
            length = len(term) if term in self.terms else 0
            by_first[term[0]] = (*by_first.get(term[0], ()), (term, length))
        self.by_first = by_first

    def behind(self, text: str, at: int, end: int) -> int:
        """Where the term that begins at `at` ends, no later than `end`; -1 when none begins there."""
        if at < end and (terms := self.by_first.get(text[at])):
            for term, length in terms:
                if text.startswith(term, at, end):
                    return at + length if length else -1
        return -1


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicons `goals_*.txt`, lead-ins, adverbs, verbs of becoming and of doing, and the predicates of agents."""

    lead_in: WordSet
    opens_lead_in: frozenset[str]
    adverb: WordSet
    verb: WordSet
    weak_verb: WordSet
    action: WordSet
    verbal_noun: WordSet
    predicate: WordSet
    action_inside: re.Pattern[str]

    def skip_lead_ins(self, text: str, start: int, end: int) -> int:
        """Where the clause begins once connectives and modals are skipped."""
        opens = self.opens_lead_in
        while start < end and (char := text[start]) in opens:
            if char in _HEAD:
                start += 1
                continue
            after = self.lead_in.behind(text, start, end)
            if after < 0 and char in _MARKS and (marker := _MARKER.match(text, start, end)):
                after = marker.end()
            if after < 0:
                break
            start = after
        return start

    def skip_adverbs(self, text: str, start: int, end: int) -> int:
        """Where the verb begins once adverbs (and their 地) are skipped."""
        opens = self.adverb.by_first
        while start < end and text[start] in opens and (after := self.adverb.behind(text, start, end)) >= 0:
            start = after
            if start < end and text[start] == "地":
                start += 1
        return start

    def is_adverb(self, word: str) -> bool:
        """Whether the word is an adverb, with or without its 地."""
        return word in self.adverb.terms or (word.endswith("地") and word[:-1] in self.adverb.terms)

    def begins_becoming(self, text: str, start: int, end: int) -> bool:
        """Whether the clause begins, after its adverbs, with a verb of becoming."""
        at = self.skip_adverbs(text, start, end)
        return at < end and text[at] in self.verb.by_first and self.verb.behind(text, at, end) >= 0

    def begins_activity(self, text: str, start: int, end: int) -> bool:
        """Whether the clause begins, after its adverbs, with a verb of doing that is no verbal noun (管理, 教育)."""
        behind = self.action.behind(text, start, end)
        if behind < 0:
            at = self.skip_adverbs(text, start, end)
            behind = self.action.behind(text, at, end) if at > start else -1
        return behind >= 0 and text[behind : behind + 1] != "的"  # 撰写的|教案有新意: which ones

    def ends_in_doing(self, text: str, start: int, end: int) -> bool:
        """Whether a verb of doing of two characters, a verbal noun included, ends at `end`."""
        last = text[max(start, end - 2) : end]
        return last in self.action.terms or last in self.verbal_noun.terms

    def acts_on(self, text: str, start: int, end: int) -> bool:
        """Whether a verbal noun at the beginning is followed by another verb of doing: 组织开展 …, 宣传贯彻 …"""
        after = self.verbal_noun.behind(text, start, end)
        return after >= 0 and self.begins_activity(text, after, end)

    def begins_with_object(self, text: str, start: int, end: int) -> bool:
        """Whether the clause is one of the verbs that agents have as predicates and an object: 增设牌桌.

        These verbs are more than the lexicon of actions holds; where a clause says nothing else, they tell it.
        """
        after = self.predicate.behind(text, start, end)
        return 0 <= after < end

    def may_begin_activity(self, text: str, start: int, end: int) -> bool:
        """Whether the clause begins with a verb of doing, verbal nouns included."""
        if self.action.behind(text, start, end) >= 0:
            return True
        at = self.skip_adverbs(text, start, end)
        if self.verbal_noun.behind(text, at, end) >= 0:
            return True
        return at > start and self.action.behind(text, at, end) >= 0


@lru_cache(maxsize=8)
def words_of(config: StageConfig) -> Words:
    """Compile the lexicons `goals_*.txt`.

    >>> from pipeline.config import load_config
    >>> words_of(load_config().extract).begins_activity("认真组织培训", 0, 6)
    True
    """
    verbs, actions = config.lexicon("goals_verbs"), config.lexicon("goals_actions")
    doing = [term for term, value in actions.items() if value not in ("noun", "word")]
    lead_ins = config.lexicon("goals_lead_ins")
    lead_in = WordSet(_not_words(lead_ins), _words(lead_ins))
    return Words(
        lead_in=lead_in,
        opens_lead_in=_HEAD | _MARKS | frozenset(lead_in.by_first),
        adverb=WordSet(config.lexicon("goals_adverbs")),
        verb=WordSet((term for term, value in verbs.items() if value not in ("weak", "word")), _words(verbs)),
        weak_verb=WordSet(term for term, value in verbs.items() if value == "weak"),
        action=WordSet(doing, _words(actions)),
        predicate=WordSet(
            term for term, value in config.lexicon("parties_predicates").items() if value == "action" and len(term) > 1
        ),
        verbal_noun=WordSet(term for term, value in actions.items() if value == "noun"),
        action_inside=_one_of(term for term in doing if len(term) > 1),
    )


def _words(lexicon: Mapping[str, str]) -> list[str]:
    """The entries that only begin like a term (`应急 = word`)."""
    return [term for term, value in lexicon.items() if value == "word"]


def _not_words(lexicon: Mapping[str, str]) -> list[str]:
    """The terms themselves."""
    return [term for term, value in lexicon.items() if value != "word"]


def _one_of(terms: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of the terms, the longest first."""
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile("(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else r"(?!)")
