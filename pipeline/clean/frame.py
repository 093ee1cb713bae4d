"""The frame around plans: spam titles, publishing lines, navigation, legal lines, pagination notices.

The phrases are rules/clean/frame.yaml. A rule is tried only where one of its keys occurs, so a page without frame
costs one pass. Its `scope` says how much goes when its pattern is found: `line` (the pattern must fill the line),
`phrase` (what the pattern matches), `sentence` (the sentence that holds it), `lines` (the line and all list lines
under it). Its `zone` says where on the page it applies: `head` (before the first heading), `any`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from pipeline.clean import controls, labels, surroundings
from pipeline.clean.patterns import KeyedPatterns, Pattern, keyed_patterns
from pipeline.clean.view import View, apart, merged
from pipeline.config import ConfigError, StageConfig
from pipeline.text import Edit, Span

_SCOPES = frozenset(("line", "phrase", "sentence", "lines"))
_ZONES = frozenset(("head", "any"))
_SPAM_LINES = 3
_LONGEST_LINE = 400
_LONGEST_SENTENCE = 300
_LIST_LINE = re.compile(r"[-*•·●■◆>]|[(\[]?\d{1,3}[.、)\]]")
_SENTENCE_END = "。!?\n"
# A notice inside a text may stand between rows of signs.
_RULED_OFF = frozenset(("---", "***", "===", "———"))
# A numbered line belongs to a plan, or to the legal lines of a site.
_NUMBERED = re.compile(r"[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)|第[一二三四五六七八九十]")
_NEVER_NUMBERED = frozenset(("nav", "meta", "title_spam"))


@lru_cache(maxsize=8)
def patterns(config: StageConfig) -> KeyedPatterns:
    """The frame rules, compiled."""
    return keyed_patterns(config, "frame", _SCOPES, _ZONES)


def rules(config: StageConfig) -> tuple[str, ...]:
    """The names of the rules."""
    return (*(pattern.rule for pattern in patterns(config).patterns), "spam_title", *labels.RULES, *controls.RULES)


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of every piece of frame, one edit a region."""
    head = view.head
    found = [*_spam_titles(view, config), *labels.edits(view, config), *controls.edits(view, config)]
    tried: set[tuple[int, str]] = set()
    # Where the last phrase ended that a rule found: what it covers need not be looked at again.
    reached: dict[str, int] = {}
    for offset, pattern in patterns(config).hits(view):
        if pattern.zone == "head" and offset >= head:
            continue
        number = view.line_at(offset)
        start, end = view.lines[number]
        if not start <= offset < end:
            continue
        if pattern.scope in ("line", "lines"):
            # A line is tried once a rule, however many keys it holds.
            if (number, pattern.where) in tried or end - start > _LONGEST_LINE:
                continue
            tried.add((number, pattern.where))
            if _NUMBERED.match(view.plain, start) and pattern.kind in _NEVER_NUMBERED:
                continue
            if pattern.pattern.fullmatch(view.line(number)):
                last = _last_list_line(view, number) if pattern.scope == "lines" else number
                if last > number and not _is_of_site(view, number + 1, last, config):
                    continue
                found.append(_line_removal(view, number, last, pattern))
        elif offset >= reached.get(pattern.where, 0):
            inside = _inside(view, pattern, offset, Span(max(start, reached.get(pattern.where, 0)), end))
            found += inside
            if inside:
                reached[pattern.where] = inside[0].end
    return merged(apart(found))


def _line_removal(view: View, first: int, last: int, pattern: Pattern) -> Edit:
    """The removal of whole lines; the number of a page may stand inside a sentence."""
    remove = view.removal_in_sentence if pattern.kind == "pagination" else view.removal
    return remove(first, last, pattern.kind, pattern.rule)


def _inside(view: View, pattern: Pattern, offset: int, line: Span) -> list[Edit]:
    """A phrase or a sentence around a key; looked for within bounds, so that one long line stays linear."""
    plain = view.plain
    first = max(line.start, offset - _LONGEST_SENTENCE)
    last = min(line.end, offset + _LONGEST_SENTENCE)
    for match in pattern.pattern.finditer(plain[first:last]):
        start, end = first + match.start(), first + match.end()
        if not start <= offset < end:
            continue
        if pattern.scope == "sentence":
            while (
                start > first and plain[start - 1] not in _SENTENCE_END and plain[start - 3 : start] not in _RULED_OFF
            ):
                start -= 1
            while end < last and plain[end - 1] not in _SENTENCE_END and plain[end : end + 3] not in _RULED_OFF:
                end += 1
        while end < line.end and plain[end] in " \t":
            end += 1
        if (start, end) == view.lines[view.line_at(start)]:
            number = view.line_at(start)
            return [_line_removal(view, number, number, pattern)]
        return [Edit(start, end, "", pattern.kind, pattern.rule)]
    return []


def _last_list_line(view: View, number: int) -> int:
    """The last of the list lines that follow a line."""
    while number + 1 < len(view.lines) and _LIST_LINE.match(view.plain, view.lines[number + 1].start):
        number += 1
    return number


def _is_of_site(view: View, first: int, last: int, config: StageConfig) -> bool:
    """Whether at least half of a list's lines speak of the site; a school reminds parents with 温馨提示, too."""
    said = sum(surroundings.speaks_of_site(view.line(number), config) for number in range(first, last + 1))
    return 2 * said >= last - first + 1


def _spam_titles(view: View, config: StageConfig) -> list[Edit]:
    """The first lines of a page that advertise something else: weights of the lexicon `spam` add up to 3."""
    weights = _spam(config)
    out: list[Edit] = []
    first_lines = takewhile(lambda line: line.end - line.start <= _LONGEST_LINE, view.lines[:_SPAM_LINES])
    lines = [view.plain[start:end].lower() for start, end in first_lines]
    text = "\n".join(lines)
    present = {term: weight for term, weight in weights.items() if term in text}
    for number, line in enumerate(lines if present else ()):
        parts = line.count("_") + line.count("|")
        score = sum(weight for term, weight in present.items() if term in line)
        if score and score + min(parts, 2) >= 4:
            out.append(view.removal(number, number, "title_spam", "spam_title"))
    return out


@lru_cache(maxsize=8)
def _spam(config: StageConfig) -> dict[str, int]:
    weights = {}
    for term, value in config.lexicon("spam").items():
        if value and not value.isdigit():
            raise ConfigError(f"{config.where('spam', term)}: the weight of '{term}' must be a number, not '{value}'")
        weights[term.lower()] = int(value or 1)
    return weights
