"""The editor's introduction that a collecting site puts above a plan: musings on time, what a plan is, 以下是小编….

It is known by what such a text must say: that an editor gathered what follows, that readers are welcome, that it may
help them. Above a plan the whole paragraph goes, and the musings between the page's title and it; elsewhere only the
sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.clean.frame import head_end
from pipeline.clean.patterns import KeyedPatterns, keyed_patterns
from pipeline.clean.titles import looks_like_title
from pipeline.clean.view import View, apart, merged
from pipeline.config import StageConfig
from pipeline.text import Edit

_SCOPES = frozenset(("strong", "weak"))
_SENTENCE_END = "。!?\n"
_LONGEST = 1500
# Weak signals count only in a paragraph that has a strong one, or two of them.
_MUSINGS = 6


@lru_cache(maxsize=8)
def patterns(config: StageConfig) -> KeyedPatterns:
    """The signals, compiled."""
    return keyed_patterns(config, "intro", _SCOPES, frozenset(("any",)))


def rules(config: StageConfig) -> tuple[str, ...]:
    """The names of the rules."""
    return (*(pattern.rule for pattern in patterns(config).patterns), "editor_introduction")


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of introductions."""
    signals: dict[int, list[tuple[int, int, str]]] = {}
    for offset, pattern in patterns(config).hits(view.plain):
        number = view.line_at(offset)
        line = view.lines[number]
        first, last = max(line.start, offset - 80), min(line.end, offset + 80)
        match = pattern.pattern.search(view.plain[first:last])
        if match:
            signals.setdefault(number, []).append((first + match.start(), first + match.end(), pattern.scope))
    head = head_end(view)
    found: list[Edit] = []
    for number, marks in signals.items():
        strong = sum(scope == "strong" for _, _, scope in marks)
        rules_hit = {start for start, _, _ in marks}
        if not strong and len(rules_hit) < 2:
            continue
        found += _paragraph(view, number, marks, head, config)
    return merged(apart(found))


def _paragraph(
    view: View, number: int, marks: list[tuple[int, int, str]], head: int, config: StageConfig
) -> list[Edit]:
    start, end = view.lines[number]
    if start < head and end - start <= _LONGEST and end <= head:
        first = number
        while first and number - first < _MUSINGS and _is_musing(view.line(first - 1), config):
            first -= 1
        return [view.removal(first, number, "editor_intro", "editor_introduction")]
    plain = view.plain
    out = []
    reached = start
    for mark_start, mark_end, scope in sorted(marks):
        if scope != "strong" or mark_start < reached:
            continue
        while mark_start > reached and plain[mark_start - 1] not in _SENTENCE_END:
            mark_start -= 1
        while mark_end < end and plain[mark_end - 1] not in _SENTENCE_END:
            mark_end += 1
        reached = mark_end
        if mark_end - mark_start > 200:
            continue
        if (mark_start, mark_end) == (start, end):
            return [view.removal(number, number, "editor_intro", "editor_introduction")]
        out.append(Edit(mark_start, mark_end, "", "editor_intro", "editor_introduction"))
    return out


def _is_musing(line: str, config: StageConfig) -> bool:
    """A paragraph of prose, neither a title nor a numbered line."""
    return (
        len(line) >= 25
        and bool(re.search(r"[。!?]", line))
        and not looks_like_title(line, config)
        and not _NUMBERED.match(line)
    )


_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]")
