"""Sentences and clauses: one splitter for all extractors.

Half-width and full-width punctuation count alike (many pages had theirs folded). Nothing is cut inside quotation marks
or brackets, except behind a full stop that only closing marks follow (`“人人参与。”加强督查。`). A mark that is never
closed, or closed on another line or far away, is taken as damage and encloses nothing.
"""

from __future__ import annotations

import re
from functools import partial

from pipeline.text import Span

_PAIRS = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "【": "】", "〔": "〕",
    "（": "）", "(": "）", "[": "]",
}  # fmt: skip
# `(` and `（` are closed by either width.
_CLOSES = {"”": "”", "’": "’", "」": "」", "』": "』", "》": "》", "〉": "〉", "】": "】", "〕": "〕", "）": "）"}
_CLOSES |= {")": "）", "]": "]"}
_FULL_STOPS = frozenset("。！？!?")
_SENTENCE_ENDS = frozenset("。！？!?；;\n")
_CLAUSE_ENDS = _SENTENCE_ENDS | frozenset("，,：:")
_GOES_ON = frozenset("的地得之等、是为和与及或")
_BETWEEN_DIGITS = frozenset("，,：:")
_OPENING = re.compile(r"[“‘「『《〈【〔（(\[]")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_CLAUSE_END = re.compile(r"[，,：:。！？!?；;\n]")
_SENTENCE_MARK = re.compile(r"[。！？!?；;\n“”‘’「」『』《》〈〉【】〔〕（）()\[\]]")
_CLAUSE_MARK = re.compile(r"[，,：:。！？!?；;\n“”‘’「」『』《》〈〉【】〔〕（）()\[\]]")
_LONGEST_ENCLOSED = 160
# The class itself takes twice the time.
_span = partial(tuple.__new__, Span)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of `text[start:end]`, without the white space around them, closing mark included.

    >>> [tuple(span) for span in sentences("各校要做到：“人人参与。”加强督查。")]
    [(0, 13), (13, 18)]
    """
    end = len(text) if end is None else end
    if _OPENING.search(text, start, end):
        return _split(text, start, end, _SENTENCE_MARK, _SENTENCE_ENDS)
    return _pieces(text, start, end, [match.end() for match in _SENTENCE_END.finditer(text, start, end)])


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Clauses of `text[start:end]`: cut at commas, colons and sentence ends outside brackets, but not at 、.

    A comma or colon between digits (1,200 and 8:30) cuts nothing.

    >>> [tuple(span) for span in clauses("学校每周检查一次，教导处负责。")]
    [(0, 9), (9, 15)]
    """
    end = len(text) if end is None else end
    if _OPENING.search(text, start, end):
        return _split(text, start, end, _CLAUSE_MARK, _CLAUSE_ENDS)
    cuts = [match.end() for match in _CLAUSE_END.finditer(text, start, end)]
    # Few marks have a digit right behind them.
    cuts = [at for at in cuts if at == end or not text[at].isdigit() or not _is_in_number(text, at - 1, start, end)]
    return _pieces(text, start, end, cuts)


def _split(text: str, start: int, end: int, mark: re.Pattern[str], ends: frozenset[str]) -> list[Span]:
    """The pieces of a text that may hold something in quotation marks or brackets."""
    cuts: list[int] = []
    marks = [(match.start(), match.group()) for match in mark.finditer(text, start, end)]
    enclosing = _enclosing(marks)
    inside = 0
    for at, char in marks:
        if char in ends:
            if inside or _is_in_number(text, at, start, end):
                continue
        elif at in enclosing:
            if char in _PAIRS:
                inside += 1
                continue
            inside -= 1
            if inside or at == start or text[at - 1] not in _FULL_STOPS:
                continue
            # “安全第一！”的口号 goes on; only 。 ends a sentence whatever follows.
            after = text[at + 1] if at + 1 < end else ""
            if after and (after in _CLAUSE_ENDS or (text[at - 1] != "。" and after in _GOES_ON)):
                continue
        else:
            continue
        cuts.append(at + 1)
    return _pieces(text, start, end, cuts)


def _enclosing(marks: list[tuple[int, str]]) -> frozenset[int]:
    """The offsets of quotation marks and brackets that really enclose something, opening and closing ones."""
    found: list[int] = []
    opened: list[tuple[int, str]] = []
    for at, char in marks:
        if char in _PAIRS:
            opened.append((at, _PAIRS[char]))
        elif char in _CLOSES:
            closes = _CLOSES[char]
            # An opening mark left over inside is damage; only the near past is searched, so time stays linear.
            for depth in range(len(opened) - 1, max(-1, len(opened) - 5), -1):
                begin, wanted = opened[depth]
                if wanted == closes:
                    del opened[depth:]
                    if at - begin <= _LONGEST_ENCLOSED:
                        found += (begin, at)
                    break
        elif char == "\n":
            opened.clear()
    return frozenset(found)


def _is_in_number(text: str, at: int, start: int, end: int) -> bool:
    """Whether a comma or colon at `at` stands between digits."""
    return text[at] in _BETWEEN_DIGITS and start < at < end - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def _pieces(text: str, start: int, end: int, cuts: list[int]) -> list[Span]:
    """The pieces of `text[start:end]` between the cuts that are not blank, without the white space around them."""
    out: list[Span] = []
    cuts.append(end)
    for stop in cuts:
        last = stop
        while start < last and text[start].isspace():
            start += 1
        while last > start and text[last - 1].isspace():
            last -= 1
        if start < last:
            out.append(_span((start, last)))
        start = stop
    return out
