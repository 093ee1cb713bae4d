"""How common a word is, its class, and where the words of a clause end: by jieba's dictionary, without its code.

The dictionary is the installed package's own file, never one that other code may have added words to.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container
from functools import lru_cache

from pipeline.nlp.dictionary import Frequencies, installed

_LONGEST_CLASSED = 4
# What jieba cuts by words; all else it takes a character, or a run of blanks, at a time.
_CUT = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)")
_BLANK = re.compile(r"(\r\n|\s)")
_LATIN = re.compile("[a-zA-Z0-9]")


@lru_cache(maxsize=1)
def frequencies() -> Frequencies:
    """Word -> how often it stands in jieba's corpus; beginnings of words are there too, with 0.

    >>> frequencies()["学校"] > frequencies()["帮扶"] > 0
    True
    """
    return Frequencies(installed())


@lru_cache(maxsize=20_000)
def _classed_words(first: str) -> dict[str, str]:
    """Word -> class letters of the dictionary words of at most four characters that begin with a character."""
    begun = installed().begun(first)
    return {word: word_class[:2] for word, _, word_class in begun if len(word) <= _LONGEST_CLASSED}


def class_at(text: str, start: int, end: int) -> str:
    """The class (`v`, `n`, `ns`, …) of the longest dictionary word at the head of `text[start:end]`, '' if none.

    Asked only where a word boundary decides: whether unknown text in front of an actor begins with a verb
    (慰问敬老院) or with a name (固原小学).

    >>> class_at("慰问敬老院", 0, 5), class_at("固原小学", 0, 4)
    ('v', 'ns')
    """
    if end - start < 2:
        return ""
    classes = _classed_words(text[start : start + 1])
    if classes:
        for size in range(min(_LONGEST_CLASSED, end - start), 1, -1):
            found = classes.get(text[start : start + size])
            if found:
                return found
    return ""


def may_begin_with(text: str, start: int, end: int, classes: Container[str]) -> bool:
    """Whether a dictionary word of one of these classes begins at `start`, a cheap test before `classed`.

    >>> may_begin_with("按时上报", 0, 4, ("p",)), may_begin_with("上报", 0, 2, ("p",))
    (True, False)
    """
    known = _classed_words(text[start : start + 1])
    return any(known.get(text[start:at]) in classes for at in range(start + 1, min(end, start + _LONGEST_CLASSED) + 1))


def classed(text: str) -> list[tuple[str, str]]:
    """The words of `text` as the dictionary cuts it, each with its class ('' for one it does not know).

    >>> [word for word, _ in classed("定期听课")]
    ['定期', '听课']
    """
    return [(word, _classed_words(word[:1]).get(word, "")) for word in cut(text)]


def cut(text: str) -> list[str]:
    """The words of a text: the likeliest path through the dictionary, as jieba's `cut(text, HMM=False)` finds it.

    >>> cut("加强学校安全工作，共3次")
    ['加强', '学校', '安全', '工作', '，', '共', '3', '次']
    """
    out: list[str] = []
    for number, part in enumerate(_CUT.split(text)):
        if number % 2:
            out += _likeliest(part)
        else:
            for at, rest in enumerate(_BLANK.split(part)):
                out += [rest] if at % 2 else rest
    return out


def _likeliest(part: str) -> list[str]:
    """The likeliest words of a part; letters and digits that stand alone are one word with those beside them."""
    ends = _path(part)
    out: list[str] = []
    latin = at = 0
    while at < len(part):
        end = ends[at]
        if end - at == 1 and _LATIN.match(part, at):
            latin += 1
        else:
            if latin:
                out.append(part[at - latin : at])
                latin = 0
            out.append(part[at:end])
        at = end
    if latin:
        out.append(part[-latin:])
    return out


def _path(part: str) -> list[int]:
    """For each place where a word may begin, where the word ends that the likeliest rest begins with."""
    words = frequencies()
    total = _log_total()
    size = len(part)
    best = [0.0] * (size + 1)
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        begun = words.begun(part[start])
        chosen: tuple[float, int] | None = None
        end = start + 1
        while end <= size:
            frequency = begun.get(part[start:end])
            if frequency is None:
                break
            if frequency:
                found = (math.log(frequency) - total + best[end], end)
                # Of equal paths jieba takes the one with the longer word.
                if chosen is None or found > chosen:
                    chosen = found
            end += 1
        best[start], ends[start] = chosen or (-total + best[start + 1], start + 1)
    return ends


@lru_cache(maxsize=1)
def _log_total() -> float:
    return math.log(installed().total)
