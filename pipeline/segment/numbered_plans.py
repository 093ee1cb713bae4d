"""Plans that a page numbers as others number their parts (一、教务处工作计划 … 二、政教处工作计划 …)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.segment.lines import UNREAD, Line
from pipeline.segment.numbering import Marker, Numbering
from pipeline.segment.titles import Title, Titles

_FAMILIES = frozenset(("part", "chapter", "han"))
_KINDS = frozenset(("plan", "scheme", "summary"))
_SHORTEST, _LONGEST = 6, 40
_FEWEST = 2
_FIRSTS = frozenset("一二第")
_LONGEST_PART = 12
_STOPS = frozenset("。；;！!？?，,：:")


def numbered_plans(text: str, lines: Sequence[Line], reader: Titles, families: Numbering) -> list[tuple[int, Title]]:
    """The numbered lines that title plans of their own, none where they name parts of one.

    They do so where their numbers go on from 1, and parts of the same name come again under them (（一）指导思想).

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.numbering import numbering
    >>> from pipeline.segment.titles import titles
    >>> page = "一、教务处工作计划\\n1、工作目标\\n二、政教处工作计划\\n1、工作目标"
    >>> spans = [Line(0, 9), Line(10, 16), Line(17, 26), Line(27, 33)]
    >>> config = load_config().segment
    >>> [title.stem for _, title in numbered_plans(page, spans, titles(config), numbering(config))]
    ['教务处工作计划', '政教处工作计划']
    """
    # Most pages have no two such lines, and a look at two characters is cheap.
    if sum(text[line.start] in _FIRSTS and reader.may_end(text[line.end - 1]) for line in lines) < _FEWEST:
        return []
    found: list[tuple[int, Title]] = []
    inner: list[set[str]] = []
    family = ""
    for index, (start, end, mark, _) in enumerate(lines):
        marker = families.at(text, start, end) if end - start <= _LONGEST and mark not in UNREAD else None
        if marker is None or marker.end >= end:
            continue
        title = _title(text, marker, end, reader) if not found or marker.family == family else None
        if title is not None and marker.number == len(found) + 1:
            found.append((index, title))
            inner.append(set())
            family = marker.family
        elif found and end - marker.end <= _LONGEST_PART and text[end - 1] not in _STOPS:
            inner[-1].add(text[marker.end : end].strip())
    if len(found) < _FEWEST:
        return []
    times = Counter(name for names in inner for name in names)
    return found if all(inner) and max(times.values()) > 1 else []


def _title(text: str, marker: Marker, end: int, reader: Titles) -> Title | None:
    """What stands behind a number as the title of a plan, None where it is none."""
    if marker.family not in _FAMILIES:
        return None
    start = marker.end
    while start < end and text[start].isspace():
        start += 1
    if end - start < _SHORTEST:
        return None
    title = reader.read(text, start, end)
    if title is None or title.form != "plain" or title.kind not in _KINDS or reader.names_section(title):
        return None
    return None if reader.report.divides(title.stem) else title._replace(form="numbered")
