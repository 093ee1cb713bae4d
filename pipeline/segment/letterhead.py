"""The letterhead of an official paper, above its title: who issues it (青河县水利局文件) and its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.lines import Line

_PART = re.compile(
    r"[㐀-鿿（）()]{4,30}文\s{0,2}件|[㐀-鿿]{1,12}\s?[〔\[（(【][0-9xX]{4}[〕\]）)】]\s{0,2}第?\s?[0-9xX]{1,4}\s?号"
    r"|[━─—=_★☆-]{3,60}"
)
_LONGEST = 60
_MOST = 3


def top(text: str, lines: Sequence[Line], index: int, lowest: int) -> int:
    """The index of the first line of the letterhead that stands right above line `index`, `index` for none.

    >>> page = "青河县水利局文件\\n青水发〔2024〕7号\\n关于清淤的通知"
    >>> top(page, [Line(0, 8), Line(9, 20), Line(21, 28)], 2, 0)
    0
    """
    at = index
    while at > max(lowest, index - _MOST) and lines[at - 1].end - lines[at - 1].start <= _LONGEST:
        if not _PART.fullmatch(text, lines[at - 1].start, lines[at - 1].end):
            break
        at -= 1
    return at
