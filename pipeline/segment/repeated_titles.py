"""The page's own title again, right below the first one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.lines import Line
from pipeline.segment.numbering import Numbering
from pipeline.segment.titles import Title

_DIGITS = re.compile("[0-9]+")
_HEAD_OF_LINES = 40
_SHORT_LEFTOVER = 400
_FEW_LINES = 4


def repeats(text: str, between: Sequence[Line], before: tuple[int, Title], title: Title, families: Numbering) -> bool:
    """Whether a title is the page's own one again, with nothing but frame text since."""
    longer, shorter = sorted((before[1].stem, title.stem), key=len, reverse=True)
    # 关于印发《…方案》的通知 above the scheme itself is a document of its own.
    alike = ("《" in shorter or "《" not in longer) and before[1].kind == title.kind
    same = alike and (_bare(shorter) in _bare(longer) or _lost_digits(shorter, longer))
    between = [line for line in between if line.mark != "contents"]
    if not same or before[0] >= _HEAD_OF_LINES or len(between) > _FEW_LINES:
        return False
    size = sum(line.end - line.start for line in between)
    return size < _SHORT_LEFTOVER and not any(families.at(text, line.start, line.end) for line in between)


def _lost_digits(shorter: str, longer: str) -> bool:
    """Whether two titles differ only in digits that one of them has lost (204年防汛预案, 2024年防汛预案)."""
    if len(shorter) == len(longer) or _DIGITS.sub("", shorter) != _DIGITS.sub("", longer):
        return False
    rest = iter("".join(_DIGITS.findall(longer)))
    return all(digit in rest for digit in "".join(_DIGITS.findall(shorter)))


def _bare(title: str) -> str:
    return "".join(char for char in title if not char.isspace() and char not in "【】[]")
