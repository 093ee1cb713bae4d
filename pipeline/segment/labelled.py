"""Parts that a label opens without a number, on a line of its own (`总体目标：…`, `具体指标：…` below 二、工作目标)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pipeline.nlp.bullets import BULLETS, DASHES
from pipeline.segment.headings import Topics
from pipeline.segment.lines import UNREAD, Line
from pipeline.segment.numbering import Numbering

_LABEL = re.compile(
    r"^[ \t\u3000\xa0]*(?P<name>[㐀-鿿]{4,8})(?:[：:]|—{1,2})(?=[^\n]{12,}。[ \t\u3000]*$)", re.MULTILINE
)
_OF_A_LIST = re.compile(r"(?P<name>[㐀-鿿]{4,8})[：:]")
_SIGNS = frozenset(BULLETS + DASHES)
_SURE = 0.3
_LONGEST_LABELLED = 40
_FEWEST = 2
_MANY = 3
_LONGEST_HEADING = 24
_FULL_STOPS = frozenset("。；;！!？?，,：:")


def labels(text: str, lines: Sequence[Line], families: Numbering, words: Topics) -> dict[int, int]:
    """Where the label ends of each line that a label opens, by the line's start: two or more of them right below the
    line of a numbered heading, or three in a plan without numbers, with nouns that headings end in.

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.headings import topics
    >>> from pipeline.segment.numbering import numbering
    >>> page = "一、目标\\n总体目标：村里的河三年内水清岸绿鱼游。\\n具体指标：每月打捞两次，全年不少于二十次。"
    >>> config = load_config().segment
    >>> labels(page, [Line(0, 4), Line(5, 24), Line(25, 46)], numbering(config), topics(config))
    {5: 9, 25: 29}
    """
    found = list(_LABEL.finditer(text, lines[0].start, lines[-1].end)) if lines else []
    if len(found) < _FEWEST:
        return {}
    ends = {match.start("name"): match.end("name") for match in found}
    out: dict[int, int] = {}
    done = -1
    for start in ends:
        index = bisect_left(lines, start, key=lambda line: line.start)
        if index <= done or index == len(lines) or lines[index].start != start:
            continue
        done = index
        while done + 1 < len(lines) and lines[done + 1].start in ends:
            done += 1
        run = {line.start: ends[line.start] for line in lines[index : done + 1] if line.mark not in UNREAD}
        if len(run) < _FEWEST or not _names(text, run, words):
            continue
        if (index and _heads(text, lines[index - 1], families)) or (
            len(run) >= _MANY and not any(families.at(text, line.start, line.end) for line in lines)
        ):
            out.update(run)
    return out


def labels_of_lists(text: str, lines: Sequence[Line], words: Topics) -> dict[int, int]:
    """Where the labels end that stand above bulleted lists of their own (`渠道拓展：稳住老客户` above `- …`), by the
    lines' starts; two at least, and all of them name topics.

    >>> from pipeline.config import load_config
    >>> from pipeline.segment.headings import topics
    >>> page = "清淤护岸：\\n- 清淤三公里\\n补种柳树：\\n- 植柳两百棵"
    >>> spans = [Line(0, 5), Line(6, 13), Line(14, 19), Line(20, 27)]
    >>> labels_of_lists(page, spans, topics(load_config().segment))
    {0: 4, 14: 18}
    """
    out: dict[int, int] = {}
    for line, below in pairwise(lines):
        if text[below.start] not in _SIGNS or line.end - line.start > _LONGEST_LABELLED or line.mark in UNREAD:
            continue
        match = _OF_A_LIST.match(text, line.start, line.end)
        if match is None:
            continue
        name = match["name"]
        if words.asks(name) or words.introduces(name) or words.fields.is_part(name) or words.score(name) < _SURE:
            continue
        out[line.start] = match.end("name")
    return out if len(out) >= _FEWEST else {}


def _heads(text: str, line: Line, families: Numbering) -> bool:
    """Whether a line is a numbered heading and nothing else."""
    plain = line.end - line.start <= _LONGEST_HEADING and text[line.end - 1] not in _FULL_STOPS
    return plain and families.at(text, line.start, line.end) is not None


def _names(text: str, run: dict[int, int], words: Topics) -> bool:
    """Whether all labels name topics, and one of them does so for sure, or all end alike (水质检测, 土壤检测).

    Three may be parts of an activity (培训时间, 培训对象) where one of them says more than a form asks.
    """
    names = [text[start:end] for start, end in run.items()]
    plain = [name for name in names if not words.fields.is_part(name)]
    if any(words.asks(name) or words.introduces(name) or words.score(name) < 0 for name in plain):
        return False
    if len(plain) < len(names):
        said = any(map(words.labels, plain)) or any(map(words.fields.says_more, names))
        return said and len(names) >= _MANY
    alike = len(names) >= _MANY and len({name[-2:] for name in names}) == 1
    return alike or any(words.labels(name) or words.is_topic(name) for name in names)
