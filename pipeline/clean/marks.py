"""Stray and doubled punctuation: 的'要求, 特制定本.方案, ，, , ““十四五””, 〃全面改薄〃."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.clean.view import View, apart
from pipeline.config import StageConfig
from pipeline.nlp.words import class_at, cut, frequencies
from pipeline.text import Edit

RULES = ("mark_after_de", "mark_in_phrase", "mark_between_characters", "doubled_mark", "ditto_quotes")
_HAN = r"\u3400-\u9fff"
_STRAY = re.compile(rf"['`.\\·^~*](?<=[{_HAN}].) ?(?=[{_HAN}])")
_STRAY_SIGNS = "'`.\\·^~*"
# 党.委.书.记: the same mark behind every character, put there so that filters do not know the word.
_SPELLED = re.compile(rf"[{_HAN}]([.·*^~])(?:[{_HAN}]\1){{2,40}}[{_HAN}]")
_SPELLED_SIGNS = ".·*^~"
_COUNTING = frozenset("一二三四五六七八九十百千甲乙丙丁戊己庚辛壬癸")
_FEWEST_SPELLED = 3
_AFTER = "的地得"
_INSIDE_MARKS = "'`.\\^"
_TAIL = re.compile(rf"[{_HAN}]{{1,6}}$")
# Marks between characters that are more than these are the writer's way, no damage.
_MOST_INSIDE = 200
_DOUBLED = re.compile(r"([,。、;:])\1(?!\1)|(?<=“)“(?=[^”]{1,30}””)|(?<=”)”")
_PAIRED = ",。、;:“”"
_QUOTATION = 40
_QUOTE_REACH = 20


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of the stray marks, repair of the quotes.

    >>> from pipeline.config import load_config
    >>> from pipeline.text import Text
    >>> text = Text.of("提高教师的'业务水平,,加强的`管理，特制定本.办法。")
    >>> text.edit(edits(View.of(text), load_config().clean)).value
    '提高教师的业务水平,加强的管理，特制定本办法。'
    """
    plain = view.plain
    out: list[Edit] = []
    inside: list[int] = []
    for place in view.places(_STRAY_SIGNS):
        match = _STRAY.match(plain, place)
        if not match:
            continue
        start, end = match.span()
        if plain[start - 1] in _AFTER:
            if not _quotes(plain, start):
                out.append(Edit(start, end, "", "injected_char", "mark_after_de"))
        elif end - start == 1 and plain[start] in _INSIDE_MARKS:
            inside.append(start)
    out += _between_characters(view)
    out += _in_phrases(plain, inside[:_MOST_INSIDE], config)
    for match in _DOUBLED.finditer(plain) if any(plain[at] in _PAIRED for at in view.doubled) else ():
        out.append(Edit(match.end() - 1, match.end(), "", "injected_char", "doubled_mark"))
    out += _ditto_quotes(plain)
    return apart(out)


def _between_characters(view: View) -> Iterator[Edit]:
    """The marks of a word that is spelled with one behind every character, in front of it and at its end, too."""
    plain = view.plain
    places = view.places(_SPELLED_SIGNS)
    done = 0
    for place in places if len(places) >= _FEWEST_SPELLED else ():
        match = _SPELLED.match(plain, place - 1) if place > done else None
        if match is None:
            continue
        done, mark = match.end(), match[1]
        spelled = match[0][::2]
        # 甲.乙.丙.丁 counts, and characters that make no words are the writer's (a chart, a rebus).
        if not _COUNTING.isdisjoint(spelled) or all(len(word) == 1 for word in cut(spelled)):
            continue
        start = match.start() - (plain[match.start() - 1 : match.start()] == mark)
        behind = plain[done + 1 : done + 2]
        end = done + (plain[done : done + 1] == mark and behind.strip() != "")
        yield from (
            Edit(at, at + 1, "", "injected_char", "mark_between_characters")
            for at in range(start, end)
            if plain[at] == mark
        )


def _in_phrases(plain: str, places: list[int], config: StageConfig) -> Iterator[Edit]:
    """Marks behind a word that cannot stand at the end of a clause, and between an attribute and its word."""
    words, ends = _function_words(config)
    for at in places:
        dot = plain[at] == "."
        # A dot stands for a full stop, too, so only words that must go on tell it from one.
        if (dot and plain[at - 1] not in ends) or _quotes(plain, at):
            continue
        tail = _TAIL.search(plain[max(0, at - 6) : at])
        last = cut(tail[0])[-1] if tail else ""
        if last in words or (not dot and _modifies(last, plain[at + 1 : at + 5])):
            yield Edit(at, at + 1, "", "injected_char", "mark_in_phrase")


def _modifies(word: str, behind: str) -> bool:
    """Whether a word is an adjective or adverb in front of a word of another class; likes may be set side by side."""
    if frequencies().get(word, 0) == 0 or class_at(word, 0, len(word))[:1] not in ("a", "d"):
        return False
    return class_at(behind, 0, len(behind))[:1] not in ("", "a", "d")


@lru_cache(maxsize=8)
def _function_words(config: StageConfig) -> tuple[frozenset[str], frozenset[str]]:
    """Words that cannot end a clause, and their last characters."""
    words = frozenset((*config.lexicon("never_last"), *config.lexicon("function_words")))
    return words, frozenset(word[-1] for word in words)


def _ditto_quotes(plain: str) -> Iterator[Edit]:
    """The sign 〃 where a quotation mark should stand: it closes a quotation open on its line, else opens one."""
    at = plain.find("〃")
    opened = closed = -1  # the ditto sign that opened a quotation which is still open; the last that closed one
    while at >= 0:
        reach = max(0, at - _QUOTATION)
        reach = max(reach, plain.rfind("\n", reach, at) + 1)
        last_open = max(plain.rfind("“", reach, at), opened if opened >= reach else -1)
        closes = last_open > max(plain.rfind("”", reach, at), closed)
        ahead = plain[at + 1 : at + _QUOTATION].partition("\n")[0]
        if closes or "〃" in ahead or "”" in ahead:
            yield Edit(at, at + 1, "”" if closes else "“", "injected_char", "ditto_quotes")
            opened, closed = (-1, at) if closes else (at, closed)
        at = plain.find("〃", at + 1)


def _quotes(plain: str, at: int) -> bool:
    """Whether the mark at `at` is one of a pair that a writer set: 的'三个代表', '先进工作者的'称号."""
    mark = plain[at]
    if mark not in "'`":
        return False
    close = plain.find(mark, at + 1, at + _QUOTE_REACH)
    if close > 0 and plain[close - 1] not in "的地得":
        return True
    reach = max(0, at - _QUOTE_REACH, plain.rfind("\n", 0, at) + 1)
    before = plain.count(mark, reach, at)
    opening = plain.rfind(mark, reach, at)
    return before % 2 == 1 and plain[opening - 1 : opening] not in tuple("的地得")
