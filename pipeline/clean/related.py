"""Related links: a header such as 相关文章 and the titles under it, often with a day glued on (…方案07-27).

The links under a header go while they have the shape of links: a bullet, a glued day, or, up to the end of the page,
any short line that is no sentence. A list that a plan follows loses only what surely belongs to it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.clean.patterns import KeyedPatterns, keyed_patterns
from pipeline.clean.titles import looks_like_title
from pipeline.clean.view import View, apart, merged
from pipeline.config import StageConfig
from pipeline.text import Edit

_SCOPES = frozenset(("header", "line"))
_BULLET = re.compile(r"[-*•·●■◆★☆>]\s*\S")
_GLUED_DAY = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")
_SENTENCE = re.compile(r"[。;]|[!?].")
_LONGEST_LINK = 80
# Two titles with a glued day one under the other are a list of links even where no header stands above them.
_FEWEST_DATED = 2
# Where the dash of a glued day stands, from the end of the line.
_DAY = 3
_FEWEST_NUMBERED = 3
_MOST_NUMBERED = 30


@lru_cache(maxsize=8)
def patterns(config: StageConfig) -> KeyedPatterns:
    """The headers, compiled."""
    return keyed_patterns(config, "related", _SCOPES, frozenset(("any",)))


def rules(config: StageConfig) -> tuple[str, ...]:
    """The names of the rules."""
    return (*(pattern.rule for pattern in patterns(config).patterns), "dated_links")


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of headers with their links."""
    found: list[Edit] = []
    reached = -1
    for offset, pattern in patterns(config).hits(view):
        number = view.line_at(offset)
        if number <= reached or not view.lines or not view.lines[number].start <= offset < view.lines[number].end:
            continue
        line = view.line(number)
        if len(line) <= _LONGEST_LINK and pattern.pattern.fullmatch(line):
            reached = _last_link(view, number, config) if pattern.scope == "header" else number
            found.append(view.removal(number, reached, pattern.kind, pattern.rule))
    return merged(apart(found + _dated(view)))


def _last_link(view: View, header: int, config: StageConfig) -> int:
    last = header
    lines = view.lines
    while last + 1 < len(lines) and _surely_link(view.line(last + 1)):
        last += 1
    if last == header:
        last = _last_numbered(view, header, config)
    rest = last + 1
    while rest < len(lines) and _maybe_link(view.line(rest)):
        rest += 1
    return rest - 1 if rest == len(lines) else last


def _last_numbered(view: View, header: int, config: StageConfig) -> int:
    """The last of the titles numbered from 1 under a header; a plan that begins there has headings, not titles."""
    last = header
    while last + 1 < len(view.lines) and last - header < _MOST_NUMBERED:
        title = re.fullmatch(rf"[(]?{last + 1 - header}[.、)]\s?(.{{4,{_LONGEST_LINK}}})", view.line(last + 1))
        if not title or not looks_like_title(title[1], config):
            break
        last += 1
    return last if last - header >= _FEWEST_NUMBERED else header


def _surely_link(line: str) -> bool:
    return len(line) <= _LONGEST_LINK and bool(_BULLET.match(line) or _GLUED_DAY.search(line))


def _maybe_link(line: str) -> bool:
    return len(line) <= _LONGEST_LINK and not _SENTENCE.search(line)


def _dated(view: View) -> list[Edit]:
    """Lines that end in a glued day, at least two together."""
    out: list[Edit] = []
    if "-" not in view.plain:
        return out
    first = None
    for number in range(len(view.lines) + 1):
        end = view.lines[number].end if number < len(view.lines) else 0
        line = view.line(number) if end > _DAY and view.plain[end - _DAY] == "-" else ""
        if (
            6 < len(line) <= _LONGEST_LINK
            and _GLUED_DAY.search(line)
            and not line[-6].isdigit()
            and line[-6] not in "-./"
        ):
            first = number if first is None else first
        elif first is not None:
            if number - first >= _FEWEST_DATED:
                out.append(view.removal(first, number - 1, "related_links", "dated_links"))
            first = None
    return out
