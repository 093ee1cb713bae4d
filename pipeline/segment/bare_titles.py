"""Titles without numbers that only their pattern on the page shows: topics between paragraphs, offices above lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.headings import Topics
from pipeline.segment.lines import UNREAD, Line
from pipeline.segment.numbering import Numbering

_SHORTEST, _LONGEST = 2, 12
_SHORTEST_BODY = 14
_FEWEST_TOPICS = 3
_FEWEST_SURE = 2
_SURE = 1.0  # a verb and what it is about (加强巡查)
_FEWEST_OFFICES = 2
_FULL_STOPS = frozenset("。；;！!？?”）)")
_NAME = re.compile("[㐀-鿿][㐀-鿿“”、与和及]*")
_OFFICE = re.compile("[㐀-鿿]{1,8}(?:处|室|科|股|部|工会|团委|妇联|中心|大队部)")
_FEWEST_GROUPS = 3
_GROUP = re.compile("[㐀-鿿]{1,8}(?:处|室|科|股|部|组|委员会|工会|团委|妇联|中心|大队)")
_GROUP_ENDS = frozenset("处室科股部组会委联心队")
_FEWEST_FIELDS = 2
_FIELD = re.compile("[㐀-鿿][㐀-鿿、与和及]{1,7}")
_LISTS = frozenset(("digit", "digit_paren", "circled"))
_NOTHING: frozenset[int] = frozenset()
_ENDS = frozenset("。；;，,！!？?）)、.．")
_AFTER_NUMBER = frozenset("、.．)）")
_OFFICE_ENDS = frozenset("处室科股部会委联心队")
_PARTS = ("一", "1", "（", "(", "①", "⒈", "１", "⑴")


def bare_titles(text: str, lines: Sequence[Line], families: Numbering, words: Topics) -> frozenset[int]:
    """The indices of lines that are titles by their pattern: three topics that stand between paragraphs alike
    (安全教育 above whole sentences), three bodies that do (后勤组), or two offices or fields of work with lists of
    their own (教务处 above 1、, 德育 above 1、).

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.headings import topics
    >>> from pipeline.segment.numbering import numbering
    >>> page = "保洁处\\n1、清扫河岸。\\n绿化处\\n1、补种柳树。"
    >>> spans = [Line(0, 3), Line(4, 11), Line(12, 15), Line(16, 23)]
    >>> config = load_config().segment
    >>> sorted(bare_titles(page, spans, numbering(config), topics(config)))
    [0, 2]
    """
    short = [index for index, line in enumerate(lines[:-1]) if _SHORTEST <= line[1] - line[0] <= _LONGEST]
    if len(short) < _FEWEST_OFFICES:
        return _NOTHING
    topics: list[int] = []
    offices: list[int] = []
    groups: list[int] = []
    fields: list[int] = []
    sure = 0
    for index in short:
        start, end, mark, _ = lines[index]
        last = text[end - 1]
        if last in _ENDS or text[start + 1] in _AFTER_NUMBER or mark in UNREAD:
            continue
        below, below_end, mark, _ = lines[index + 1]
        if text.startswith(_PARTS, below):
            name_end = end - 1 if last in "：:" else end
            if text[name_end - 1] in _OFFICE_ENDS and _OFFICE.fullmatch(text, start, name_end):
                first = families.at(text, below, below_end)
                if first and first.number == 1:
                    offices.append(index)
            elif _FIELD.fullmatch(text, start, name_end) and _opens_list(text, lines, index, families, words):
                fields.append(index)
        elif below_end - below >= _SHORTEST_BODY and text[below_end - 1] in _FULL_STOPS and mark not in UNREAD:
            if last in _GROUP_ENDS and _GROUP.fullmatch(text, start, end):
                groups.append(index)
            opened = index == 0 or text[lines[index - 1].end - 1] in "。；;！!？?：:"
            if opened and _NAME.fullmatch(text, start, end):
                name = text[start:end]
                score = words.score(name)
                if score > 0 and families.at(text, start, end) is None:
                    topics.append(index)
                    sure += score >= _SURE or words.is_topic(name)
    found = topics if sure >= _FEWEST_SURE and len(topics) >= _FEWEST_TOPICS else []
    if len(groups) >= _FEWEST_GROUPS:
        found = found + groups
    if len(fields) >= _FEWEST_FIELDS:
        found = found + fields
    return frozenset(found + (offices if len(offices) >= _FEWEST_OFFICES else []))


def _opens_list(text: str, lines: Sequence[Line], index: int, families: Numbering, words: Topics) -> bool:
    """Whether a line is a field of work (德育) above a list of its own that begins at 1 and that nothing runs into."""
    start, end, _, _ = lines[index]
    name = text[start:end].rstrip("：:")
    below = families.at(text, lines[index + 1].start, lines[index + 1].end)
    if below is None or below.number != 1 or below.family not in _LISTS or families.at(text, start, end):
        return False
    finished = index == 0 or text[lines[index - 1].end - 1] in _FULL_STOPS or index == 1
    return finished and not words.introduces(name) and not words.asks(name) and words.score(name) > 0
