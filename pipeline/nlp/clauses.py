"""Sentences and clauses: one splitter for all extractors.

Half-width and full-width punctuation count alike (many pages had theirs folded). A full stop inside quotation marks or
brackets ends a sentence only when nothing but closing marks follows it.
"""

from __future__ import annotations

from pipeline.text import Span

_OPEN = "（(「『“‘《〈【[〔"
_CLOSE = "）)」』”’》〉】]〕"
_SENTENCE_END = "。！？!?；;\n"
_CLAUSE_END = "，,、：:" + _SENTENCE_END


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of `text[start:end]`, without the white space around them, closing mark included.

    >>> [tuple(span) for span in sentences("各校要做到：“人人参与。”加强督查。")]
    [(0, 13), (13, 18)]
    """
    return _split(text, start, len(text) if end is None else end, _SENTENCE_END)


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Clauses of `text[start:end]`: cut at commas, colons and sentence ends outside brackets, but not at 、.

    >>> [tuple(span) for span in clauses("学校每周检查一次，教导处负责。")]
    [(0, 9), (9, 15)]
    """
    return _split(text, start, len(text) if end is None else end, "，,：:" + _SENTENCE_END)


def _split(text: str, start: int, end: int, marks: str) -> list[Span]:
    out: list[Span] = []
    depth = 0
    opened = begin = start
    at = start
    while at < end:
        char = text[at]
        if char in _OPEN:
            if not depth:
                opened = at
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
            if not depth and at > start and text[at - 1] in "。！？!?" and at + 1 < end and text[at + 1] not in _CLAUSE_END:
                _add(out, text, begin, at + 1)
                begin = at + 1
        elif char == "\n" or (char in marks and (not depth or at - opened > 120)):
            depth = 0
            _add(out, text, begin, at + 1)
            begin = at + 1
        at += 1
    _add(out, text, begin, end)
    return out


def _add(out: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append(Span(start, end))
