"""The clause a goal stands in: without lead-ins before it, with the complements that share its signal behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.config import StageConfig
from pipeline.text import Span

_TAIL = " \t\n\r　,，、:：;；。.．!！?？…—-·'`‘"
_HEAD = " \t\n\r　,，、:：;；。.．!！?？…—-·'`’”)）"
_COMMAS = ",，、"
# 形成 … 的格局 may hold a comma before its noun.
_RESULT_NEAR = 4
_RESULT_VERB = re.compile(r"(?:[^,，]{0,8})(?:形成|构建|营造|打造)")
_RESULT = re.compile(
    r"(?:格局|局面|机制|氛围|体系|合力|态势|模式|网络|风尚|共识|环境|习惯|风气|链条|闭环|队伍|品牌|特色|优势|成果)[^,，]{0,2}$"
)
# 确保到2025年, and the state follows.
_BARE_DATE = re.compile(
    r"(?:确保|力争|争取|保证|实现|力求|使)(?:到|在|于)?[\dxX〇○零一二三四五六七八九十年月日底末前上中下旬半季度学期内之“十四五规划”]{2,14}$"
)
_CORRELATIVE = re.compile(r"(?:而且|并且|又|更|也|还)")
_CORRELATED = re.compile(r"(?:不仅|不但|既|不单|不只)")
_REFLEXIVE = re.compile(
    r"(?:自我|自身|自己|自觉|学会|懂得|掌握|养成|能够|能|会|敢|乐于|愿意|善于|感受|体验|享受|走上|成长|有所|得到|做到|具有|具备|找准|明白|知道|爱上)"
)
_CAUSES = ("使", "让", "促使")
_CAUSED_LONGEST = 30
# What somebody comes to know, do or be.
_BECOMES = re.compile("成为|成长为|知晓|明确|掌握|懂得|熟悉|明白|知道|学会|落实|树牢|坚定")
_WITH = re.compile(r"[与和同]")
# No goal runs over more clauses; the bound keeps the time linear.
_MOST_CLAUSES = 24
# 避免因作业过多，造成负担，从而影响睡眠: all that is avoided is one.
_BECAUSE = re.compile("(?:避免|防止|杜绝|防范|严防)(?:因|由于)")
_LEADS_TO = re.compile(
    "(?:而|从而|进而|以致|以至|甚至|并|或)?(?:造成|导致|引发|引起|影响|产生|出现|损害|危及|妨碍|耽误)"
)
_INTENDS = ("主旨在", "旨在", "意在")
_MEASURE = re.compile("[0-9０-９]")
_REFLEXIVE_OBJECT = re.compile(r"..(?:自我|自身|自己)")
# 控制在5%以内, 稳定在三成: a level that is kept, no adverbial.
_ADVERBIAL = re.compile(r"(?:通过|(?<![制持定])在|经过|借助|利用)[^,，。;；]{1,60}$")
# A clause that goes on with a topic of its own (X的…, X要…) shares no signal.
_SHORT = 9


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists that tell a state from an activity, each as one pattern matched at a clause's beginning."""

    lead_in: re.Pattern[str]
    adverb: re.Pattern[str]
    verb: re.Pattern[str]
    weak_verb: re.Pattern[str]
    action: re.Pattern[str]
    verbal_noun: re.Pattern[str]
    action_inside: re.Pattern[str]

    def skip_lead_ins(self, text: str, start: int, end: int) -> int:
        """Where the clause begins once connectives and modals are skipped."""
        start = skip(text, start, end, _HEAD)
        while found := self.lead_in.match(text, start, end):
            start = skip(text, found.end(), end, _HEAD)
        return start

    def skip_adverbs(self, text: str, start: int, end: int) -> int:
        """Where the verb begins once adverbs (and their 地) are skipped."""
        while found := self.adverb.match(text, start, end):
            start = found.end()
        return start

    def begins_activity(self, text: str, start: int, end: int) -> bool:
        """Whether the clause begins, after its adverbs, with a verb of doing that is no verbal noun (管理, 教育)."""
        at = self.skip_adverbs(text, start, end)
        return self.action.match(text, at, end) is not None or self.action.match(text, start, end) is not None

    def acts_on(self, text: str, start: int, end: int) -> bool:
        """Whether a verbal noun at the beginning is followed by another verb of doing: 组织开展 …, 宣传贯彻 …"""
        noun = self.verbal_noun.match(text, start, end)
        return noun is not None and self.begins_activity(text, noun.end(), end)

    def may_begin_activity(self, text: str, start: int, end: int) -> bool:
        """Whether the clause begins with a verb of doing, verbal nouns included."""
        at = self.skip_adverbs(text, start, end)
        return self.begins_activity(text, start, end) or self.verbal_noun.match(text, at, end) is not None


@lru_cache(maxsize=8)
def words_of(config: StageConfig) -> Words:
    """Compile the lexicons `goals_*.txt`.

    >>> from pipeline.config import load_config
    >>> words_of(load_config().extract).begins_activity("认真组织培训", 0, 6)
    True
    """
    verbs, actions = config.lexicon("goals_verbs"), config.lexicon("goals_actions")
    return Words(
        lead_in=one_of(config.lexicon("goals_lead_ins")),
        adverb=re.compile(one_of(config.lexicon("goals_adverbs")).pattern + "地?"),
        verb=one_of(term for term, value in verbs.items() if value != "weak"),
        weak_verb=one_of(term for term, value in verbs.items() if value == "weak"),
        action=one_of(term for term, value in actions.items() if value != "noun"),
        verbal_noun=one_of(term for term, value in actions.items() if value == "noun"),
        action_inside=one_of(term for term, value in actions.items() if value != "noun" and len(term) > 1),
    )


def one_of(terms: Iterable[str]) -> re.Pattern[str]:
    """One pattern that matches any of the terms, the longest first."""
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile("(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else r"(?!)")


def skip(text: str, start: int, end: int, chars: str) -> int:
    """The first offset from `start` on whose character is none of `chars`."""
    while start < end and text[start] in chars:
        start += 1
    return start


def trim_end(text: str, start: int, end: int) -> int:
    """The end without closing punctuation; a closing quote or bracket that was opened inside stays."""
    while end > start:
        char = text[end - 1]
        if char in _TAIL or (char in "）)”’" and _unopened(text, start, end - 1, char)):
            end -= 1
        else:
            return end
    return end


def _unopened(text: str, start: int, end: int, close: str) -> bool:
    opening = {"）": "（(", ")": "(（", "”": "“", "’": "‘"}[close]
    low = max(start, end - 200)
    return not any(text.rfind(char, low, end) >= 0 for char in opening)


def complements(text: str, clauses: list[Span], index: int, start: int, words: Words, holds: Iterable[str]) -> int:
    """How many of the clauses after `clauses[index]` share the signal of the goal that begins at `start`.

    Shared are: the second half of 不仅 … 而且, a parallel half (事事有人管), a set phrase of up to five characters,
    what the same persons come to do or know after 使/让, and the predicate after a bare adverbial (力求通过交流, …).
    `holds` are texts of the signals, to stop at a clause that has its own.
    """
    previous = text[start : trim_end(text, start, clauses[index].end)]
    if _RESULT_VERB.match(previous) and not _RESULT.search(previous):
        count = _until_result(text, clauses, index)
        if count:
            return count
    caused = words.skip_adverbs(text, start, clauses[index].end)
    of_cause = text.startswith(_CAUSES, caused)
    because = _BECAUSE.match(text, caused, clauses[index].end) is not None
    intended = text.startswith(_INTENDS, caused)
    in_series = False
    count = 0
    for following in clauses[index + 1 : index + 1 + _MOST_CLAUSES]:
        before = clauses[index + count]
        if text[before.end - 1] not in _COMMAS:
            break
        begin, end = following.start, trim_end(text, following.start, following.end)
        part = text[begin:end]
        if not part:
            break
        on = of_cause and len(part) <= _CAUSED_LONGEST and _comes_to(text, begin, end, words, in_series)
        in_series = in_series or on
        on = on or (because and _LEADS_TO.match(part) is not None)
        on = on or (intended and words.verb.match(text, words.skip_adverbs(text, begin, end), end) is not None)
        if not on and not _shares(text, begin, end, previous, part, words, holds):
            break
        count += 1
        previous = part if len(part) > 3 else previous
    return count


def _comes_to(text: str, begin: int, end: int, words: Words, in_series: bool) -> bool:
    """Whether a clause goes on with what those who are made to change come to know or be (真正成为主人).

    A verb of becoming (提高认识) does so only in a series that has begun.
    """
    at = words.skip_adverbs(text, words.skip_lead_ins(text, begin, end), end)
    return _BECOMES.match(text, at, end) is not None or (in_series and words.verb.match(text, at, end) is not None)


def _until_result(text: str, clauses: list[Span], index: int) -> int:
    """How many clauses lie between 形成 and the noun of its result (… 的工作格局); 0 when there is none near."""
    for count, following in enumerate(clauses[index + 1 : index + 1 + _RESULT_NEAR], 1):
        if text[clauses[index + count - 1].end - 1] not in _COMMAS:
            return 0
        part = text[following.start : trim_end(text, following.start, following.end)]
        if _RESULT.search(part) and "的" in part:
            return count
    return 0


def _shares(text: str, begin: int, end: int, previous: str, part: str, words: Words, holds: Iterable[str]) -> bool:
    if _ADVERBIAL.search(previous) and len(previous) < 80 and not _has_predicate_after_adverbial(previous):
        return True
    if _is_bare_date(previous):
        return True
    if _CORRELATED.search(previous) and _CORRELATIVE.match(part):
        return True
    if _WITH.match(part) and part[-2:] == previous[-2:]:
        return True
    if _MEASURE.search(part) and any(word in part for word in holds):
        # 初中生达到9小时，高中生达到8小时: each has a signal and a measure of its own.
        return False
    if part[0] == "以" or ("%" in part and "%" in previous):
        return False
    if words.lead_in.fullmatch(part) or any(
        word in part and (len(part) > _SHORT or part.startswith(word)) for word in holds
    ):
        return False
    own_verb = words.verb.match(text, words.skip_adverbs(text, begin, end), end) is not None
    if previous.startswith(("使", "让", "促使")) and len(part) <= 30 and _of_the_same_persons(part, own_verb):
        return True
    if own_verb or words.may_begin_activity(text, begin, end):
        return False
    return len(part) <= 5 or _parallel(previous, part)


def _of_the_same_persons(part: str, own_verb: bool) -> bool:
    """Whether a clause says what those who are made to change come to do, know or have."""
    return _REFLEXIVE.match(part) is not None or (own_verb and _REFLEXIVE_OBJECT.match(part) is not None)


def _is_bare_date(previous: str) -> bool:
    """Whether nothing but a date follows the signal so far."""
    return _BARE_DATE.fullmatch(previous) is not None


def _has_predicate_after_adverbial(previous: str) -> bool:
    return re.search(r"(?:中|上|下|里|内|前|后|时)[^,，]{3,}$", previous) is not None


def _parallel(one: str, other: str) -> bool:
    """Two halves of one figure: nearly equal length and at least two characters in the same place from either end."""
    if len(other) > 16:
        return False
    tail = one[-len(other) :]
    same_end = sum(a == b for a, b in zip(reversed(tail), reversed(other), strict=False))
    same_start = sum(a == b for a, b in zip(tail, other, strict=False))
    return max(same_end, same_start) >= 2 or (
        len(other) <= _SHORT and max(same_end, same_start) >= 1 and len(one) >= len(other)
    )
