"""The editor's introduction that a collecting site puts above a plan: musings on time, what a plan is, 以下是小编….

It is known by what such a text must say: that an editor gathered what follows, that readers are welcome, that it may
help them. Above a plan the whole paragraph goes, and the musings between the page's title and it; elsewhere only the
sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.clean.patterns import KeyedPatterns, Pattern, keyed_patterns
from pipeline.clean.titles import looks_like_title
from pipeline.clean.view import View, apart, merged
from pipeline.config import StageConfig
from pipeline.text import Edit

_SCOPES = frozenset(("strong", "weak"))
_SENTENCE_END = "。!?\n"
_LONGEST = 1500
_LONGEST_SENTENCE = 200
_REACH = 80
_LONGEST_SIGNAL = 4
_MUSINGS = 6
_HEAD_LINES = 15
# Less than this behind it is no plan.
_LEAST_PLAN = 100
_FIRST_HEADING = re.compile(r"(?<=[。!?:\s])[(]?[一1][)、.](?!\d)|第一[章节部]")
_PLAN_BEGINS = re.compile(r"篇\s?[一1](?!\d)|(?<=[\u3400-\u9fff)\s])[(]?[一1][)、](?!\d)")
_RUN_IN_TITLE = re.compile(
    r"[^。;!?:,\n]{4,40}?(?:计划|方案|总结|规划|要点)(?:范文|范本|模板)?(?=时间|光阴|日子|岁月|不经意|以下|下面|小编|为了?|随着|方案是|计划是)"
)


@lru_cache(maxsize=8)
def patterns(config: StageConfig) -> KeyedPatterns:
    """The signals, compiled."""
    return keyed_patterns(config, "intro", _SCOPES, frozenset(("any",)))


def rules(config: StageConfig) -> tuple[str, ...]:
    """The names of the rules."""
    return (*(pattern.rule for pattern in patterns(config).patterns), "editor_introduction")


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of introductions."""
    hits = patterns(config).hits(view)
    # A weak signal says something only beside a strong one.
    strong = _signals(view, [(offset, pattern) for offset, pattern in hits if pattern.scope == "strong"])
    found: list[Edit] = []
    for number, marks in strong.items():
        line = view.lines[number]
        if line.start < view.head and number < _HEAD_LINES:
            here = [hit for hit in hits if view.line_at(hit[0]) == number]
            found += _above_plan(view, number, sorted(_signals(view, here)[number]), config)
        else:
            found += _sentences(view, number, sorted(marks))
    return merged(apart(found))


def _signals(view: View, hits: list[tuple[int, Pattern]]) -> dict[int, list[_Signal]]:
    """The phrases that are found near some keys, for each line that holds one."""
    signals: dict[int, list[_Signal]] = {}
    for offset, pattern in hits:
        number = view.line_at(offset)
        line = view.lines[number]
        first, last = max(line.start, offset - _REACH), min(line.end, offset + _REACH)
        match = pattern.pattern.search(view.plain[first:last])
        if match:
            signal = _Signal(first + match.start(), first + match.end(), pattern.scope == "strong")
            signals.setdefault(number, []).append(signal)
    return signals


class _Signal(NamedTuple):
    """A phrase that an editor's introduction uses."""

    start: int
    end: int
    strong: bool


def _above_plan(view: View, number: int, marks: list[_Signal], config: StageConfig) -> list[Edit]:
    """The introduction above a plan: up to its last strong sentence, with the musings in front of it."""
    start, end = view.lines[number]
    plain = view.plain
    strong = [mark for mark in marks if mark.strong]
    stop = _sentence_end(plain, strong[-1].end, end)
    run_on = _FIRST_HEADING.search(plain, start, min(stop, end))
    # 仅供参考 below a plan without headings introduces nothing.
    closes = len(plain.rstrip()) - stop < _LEAST_PLAN < start
    if run_on or closes or stop - start > _LONGEST:
        return _sentences(view, number, strong)
    first = number
    while first and number - first < _MUSINGS and _is_musing(view.line(first - 1), config):
        first -= 1
    if stop == end:
        if first == number:
            title = _title_in_front(plain, marks[0].start, start)
            if title:
                return [Edit(title, end, "", "editor_intro", "editor_introduction")]
        return [view.removal(first, number, "editor_intro", "editor_introduction")]
    # What follows the last sentence of the introduction is the plan's.
    begin = view.lines[first].start if first < number else _title_in_front(plain, marks[0].start, start) or start
    return [Edit(begin, stop, "", "editor_intro", "editor_introduction")]


def _title_in_front(plain: str, signal: int, start: int) -> int:
    """Where the title ends that a page without line breaks prints in front of its introduction; 0 for none."""
    title = _RUN_IN_TITLE.match(plain, start, signal + _LONGEST_SIGNAL)
    return title.end() if title else 0


def _sentences(view: View, number: int, strong: list[_Signal]) -> list[Edit]:
    """The sentences of a line that an editor wrote."""
    line = view.lines[number]
    plain = view.plain
    out: list[Edit] = []
    reached = line.start
    for mark in strong:
        if mark.start < reached:
            continue
        start = max(plain.rfind(sign, reached, mark.start) for sign in _SENTENCE_END) + 1 or reached
        reached = _sentence_end(plain, mark.end, min(line.end, mark.end + _LONGEST_SENTENCE + 1))
        # Without line breaks the plan may begin before the sentence ends.
        if _PLAN_BEGINS.search(plain, mark.end, reached):
            reached = mark.end
        if reached - start <= _LONGEST_SENTENCE:
            out.append(Edit(start, reached, "", "editor_intro", "editor_introduction"))
    if len(out) == 1 and (out[0].start, out[0].end) == line:
        return [view.removal(number, number, "editor_intro", "editor_introduction")]
    return out


def _sentence_end(plain: str, at: int, end: int) -> int:
    """Where the sentence ends that holds the character in front of `at`."""
    while at < end and plain[at - 1] not in _SENTENCE_END:
        at += 1
    return at


def _is_musing(line: str, config: StageConfig) -> bool:
    """A paragraph of prose, neither a title nor a numbered line; or a question how to write one."""
    if len(line) < _SHORTEST_MUSING:
        return _QUESTION.fullmatch(line) is not None
    prose = re.search(r"[。!?]", line) is not None
    return prose and not looks_like_title(line, config) and not _NUMBERED.match(line)


_SHORTEST_MUSING = 25
_QUESTION = re.compile(r".{0,12}(?:怎么|如何|怎样|什么样|哪些)[^。]{0,12}(?:呢|吗|呀)?\?")
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]")
