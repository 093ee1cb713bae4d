"""Characters that no text needs: control characters, NUL, lone surrogates, byte order marks, line ends of Windows."""

from __future__ import annotations

import re

from pipeline.records import Problem
from pipeline.text import Edit, Text

# U+FEFF is a byte order mark wherever it stands; U+0085, U+2028 and U+2029 end lines and so does a form feed.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"


def remove_controls(text: Text) -> tuple[Text, tuple[Problem, ...]]:
    """The text without control characters, and a note when there were any beyond line ends and a mark at the start.

    >>> remove_controls(Text.of("工作\\x00计划\\r\\n"))[0].value
    '工作计划\\n'
    """
    edits: list[Edit] = []
    count, first = 0, -1
    value = text.value
    for match in _CONTROL.finditer(value):
        start, end = match.span()
        sign = value[start]
        if sign in _LINE_ENDS:
            paired = value[end : end + 1] == "\n"
            edits.append(Edit(start, end, "" if paired else "\n", "whitespace", "line_ends"))
            continue
        if sign == "\ufeff":
            edits.append(Edit(start, end, "", "whitespace", "byte_order_mark"))
            continue
        edits.append(Edit(start, end, "", "whitespace", "control_characters"))
        if not count:
            first = text.origin(start).start
        count += 1
    if not edits:
        return text, ()
    problems: tuple[Problem, ...] = ()
    if count:
        message = f"{count} control characters were taken out of the text."
        problems = (Problem("read", "control_characters", "note", message, first, first + 1),)
    return text.edit(edits), problems
