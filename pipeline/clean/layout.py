"""White space: indents, blank lines, spaces at line ends, invisible characters. A paragraph keeps a line of its own."""

from __future__ import annotations

import re

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("blank_space", "invisible")
_INVISIBLE = r"\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e"
# White space other than a blank and a line break; spelled out, since a class with \s in it is looked for far slower.
_ODD_SPACE = rf"\t\x0b-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_INVISIBLE}"
_SPACE = rf"[ \n{_ODD_SPACE}]"
# All but what a sound text has: a single line break or a single blank inside it.
_ODD_RUN = re.compile(rf"{_SPACE}(?:{_SPACE}+|(?<=[{_ODD_SPACE}])|(?<=\A.)|(?=\Z))", re.DOTALL)
_HIDDEN = re.compile(rf"[{_INVISIBLE}]+")


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of all white space but one line break between paragraphs, and of invisible characters.

    >>> from pipeline.text import Text
    >>> text = Text.of("  计划 \\n\\n　　一、目标\\n")
    >>> text.edit(edits(View.of(text), None)).value
    '计划\\n一、目标'
    """
    value = view.text.value
    size = len(value)
    out: list[Edit] = []
    for odd in _ODD_RUN.finditer(value):
        start, end = odd.span()
        run = odd[0]
        line_break = run.find("\n")
        if start == 0 or end == size:
            out.append(Edit(start, end, "", "whitespace", "blank_space"))
        elif line_break >= 0:
            # The first line break stays; what stands before it and behind it goes.
            if line_break:
                out.append(Edit(start, start + line_break, "", "whitespace", "blank_space"))
            if start + line_break + 1 < end:
                out.append(Edit(start + line_break + 1, end, "", "whitespace", "blank_space"))
        elif run != " ":
            hidden = _HIDDEN.finditer(value, start, end)
            out += (Edit(*part.span(), "", "whitespace", "invisible") for part in hidden)
    return out
