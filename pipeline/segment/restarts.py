"""Plans that begin without a title: the numbering starts again, with a preamble or a first part of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig
from pipeline.segment.headings import first_phrase
from pipeline.segment.lines import Line
from pipeline.segment.numbering import GLUED
from pipeline.segment.outline import Node
from pipeline.segment.roles import roles

_OUTER = frozenset(("part", "chapter", "roman", "han"))
_LONGEST_HEADING = 40
_HEAD_OF_LINE = 400


@lru_cache(maxsize=8)
def _preamble(config: StageConfig) -> re.Pattern[str]:
    parts: list[str] = []
    for rule in config.rule_list("preambles"):
        try:
            re.compile(str(rule["pattern"]))
        except re.error as error:
            raise ConfigError(f"{rule.where}: {error}") from error
        parts.append(f"(?:{rule['pattern']})")
    return re.compile("|".join(parts))


def beginnings(text: str, lines: Sequence[Line], nodes: Sequence[Node], config: StageConfig) -> list[int]:
    """Offsets in `text` where a further plan begins silently; each is the start of a line or of a marker.

    A new plan begins where the outermost numbering starts again at 1 after at least a 2, and either a preamble
    stands before it, or its first part is one that the plan has had already (a second 一、指导思想).
    """
    words, opening = roles(config), _preamble(config)
    out: list[int] = []
    seen: set[str] = set()
    reached = 0
    family = ""
    for index, node in enumerate(nodes):
        marker = node.marker
        if node.depth != 1 or marker.family not in _OUTER or (family and marker.family != family):
            continue
        family = marker.family
        phrase = first_phrase(text, marker.end, min(node.stop, marker.end + 200))
        heading = text[phrase.start : phrase.end][:_LONGEST_HEADING]
        guides = words.of(heading, None) == "guiding_ideology"
        known = heading in seen or (guides and "guiding_ideology" in seen)
        if marker.number == 1 and reached >= 2 and marker.place != GLUED:
            before = _preamble_start(text, lines, nodes[index - 1], marker.start, opening)
            if before is not None or known:
                out.append(marker.start if before is None else before)
                seen, reached = set(), 0
        seen.add(heading)
        if guides:
            seen.add("guiding_ideology")
        reached = max(reached, marker.number)
    return out


def _preamble_start(
    text: str, lines: Sequence[Line], previous: Node, marker: int, opening: re.Pattern[str]
) -> int | None:
    """Where the preamble before a first part begins, None when there is none."""
    # The previous part's own first line is no preamble, whatever it says.
    at = bisect_right(lines, previous.marker.start, key=lambda line: line.start)
    while at < len(lines) and lines[at].start < marker:
        if opening.search(text[lines[at].start : min(lines[at].end, lines[at].start + _HEAD_OF_LINE)]):
            return lines[at].start
        at += 1
    return None
