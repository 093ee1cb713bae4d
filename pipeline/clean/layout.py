"""White space: indents, blank lines, spaces at line ends, invisible characters. A paragraph keeps a line of its own."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.nlp.script import codes_of
from pipeline.text import Edit

RULES = ("blank_space", "invisible")
_INVISIBLE = "\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e"
_SPACE = re.compile(rf"[\s{_INVISIBLE}]")
_BREAK, _BLANK = ord("\n"), ord(" ")
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
    for start, end in _odd_runs(value):
        run = value[start:end]
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


def _odd_runs(value: str) -> list[tuple[int, int]]:
    """The runs of white space but for what a sound text has: a single line break or a single space inside it."""
    codes = codes_of(value).astype(np.intp)
    space = _space_table().take(codes).nonzero()[0]
    if not len(space):
        return []
    # A run ends where the next character is none, and the next run begins at the white space behind that.
    last = (space[1:] - space[:-1] > 1).nonzero()[0]
    starts = np.concatenate((space[:1], space[last + 1]))
    ends = np.concatenate((space[last], space[-1:])) + 1
    signs = codes[starts]
    alone = (ends - starts == 1) & ((signs == _BREAK) | (signs == _BLANK))
    alone &= (starts > 0) & (ends < len(value))
    odd = (~alone).nonzero()[0]
    return list(zip(starts[odd].tolist(), ends[odd].tolist(), strict=True))


@lru_cache(maxsize=1)
def _space_table() -> npt.NDArray[np.bool_]:
    table = np.zeros(0x110000, dtype=np.bool_)
    # White space beyond the ideographic space is a byte order mark.
    every = "".join(map(chr, range(0x3001))) + "\ufeff"
    table[list(map(ord, _SPACE.findall(every)))] = True
    return table
