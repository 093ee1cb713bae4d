"""Where a page says that its document begins: 全文如下： in a report, the file's name on a document site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.lines import Line

_HEAD = 1200
_SHORTEST_REST = 100
# One of these is in every announcement; looking for them is far cheaper than for its pattern.
_IN_ANNOUNCEMENTS = ("如下", ".doc", ".pdf", ".wps", ".rtf")
_ANNOUNCED = re.compile(
    r"(?:全文|原文|通知全文|方案全文|计划全文|文件全文)(?:内容)?(?:具体)?如下\s?[：:。]\s*"
    # …实施方案.doc:..…: the name of the file, then its text.
    r"|\.(?:docx?|pdf|wps|rtf)\s?[：:][.．…\s]*"
)


def behind_announcement(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of the document that a page announces near its head; all lines where it announces none.

    >>> page = "昨日，市政府印发通知，全文如下：防汛工作方案" + "为做好防汛工作，" * 20
    >>> behind_announcement(page, [Line(0, len(page))])[0].start
    16
    """
    if not lines:
        return lines
    start = lines[0].start
    head = text[start : start + _HEAD]
    if not any(word in head for word in _IN_ANNOUNCEMENTS):
        return lines
    match = _ANNOUNCED.search(text, start, start + len(head))
    if match is None or lines[-1].end - match.end() < _SHORTEST_REST:
        return lines
    at = match.end()
    kept = [line for line in lines if line.end > at]
    if kept and kept[0].start < at:
        kept[0] = Line(at, kept[0].end)
    return kept
