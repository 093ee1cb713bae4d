"""Sentences and clauses: one splitter for all extractors.

Half-width and full-width punctuation count alike (many pages had theirs folded). Nothing is cut inside quotation marks
or brackets, except behind a full stop that only closing marks follow (`“人人参与。”加强督查。`). A mark that is never
closed, or closed on another line or far away, is taken as damage and encloses nothing.
"""

from __future__ import annotations

import re

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
_SENTENCE_MARK = re.compile(r"[。！？!?；;\n“”‘’「」『』《》〈〉【】〔〕（）()\[\]]")
_CLAUSE_MARK = re.compile(r"[，,：:。！？!?；;\n“”‘’「」『』《》〈〉【】〔〕（）()\[\]]")
_LONGEST_ENCLOSED = 160


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of `text[start:end]`, without the white space around them, closing mark included.

    >>> [tuple(span) for span in sentences("各校要做到：“人人参与。”加强督查。")]
    [(0, 13), (13, 18)]
    """
    return _split(text, start, len(text) if end is None else end, _SENTENCE_MARK, _SENTENCE_ENDS)


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Clauses of `text[start:end]`: cut at commas, colons and sentence ends outside brackets, but not at 、.

    A comma or colon between digits (1,200 and 8:30) cuts nothing.

    >>> [tuple(span) for span in clauses("学校每周检查一次，教导处负责。")]
    [(0, 9), (9, 15)]
    """
    return _split(text, start, len(text) if end is None else end, _CLAUSE_MARK, _CLAUSE_ENDS)


def _split(text: str, start: int, end: int, mark: re.Pattern[str], ends: frozenset[str]) -> list[Span]:
    out: list[Span] = []
    begin = start
    marks = [(match.start(), match.group()) for match in mark.finditer(text, start, end)]
    enclosing = _enclosing(marks) if any(char in _PAIRS for _, char in marks) else frozenset()
    inside = 0
    for at, char in marks:
        if char in ends:
            if inside or (char in _BETWEEN_DIGITS and _is_between_digits(text, at, start, end)):
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
        _add(out, text, begin, at + 1)
        begin = at + 1
    _add(out, text, begin, end)
    return out


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


def _is_between_digits(text: str, at: int, start: int, end: int) -> bool:
    return start < at < end - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def _add(out: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append(Span(start, end))
