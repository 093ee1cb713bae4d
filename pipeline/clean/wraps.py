"""Hard wraps: line breaks, spaces and tabs inside a sentence or a word, left by PDF pages and narrow columns.

Two lines are joined where the first cannot end or the second cannot begin there, where a common word runs across the
break, or where the lines of a page fill one width. A full stop that was put at such a break goes with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from pipeline.clean.lattice import cost
from pipeline.clean.titles import looks_like_title
from pipeline.clean.view import View, apart
from pipeline.config import StageConfig
from pipeline.nlp.words import frequencies
from pipeline.text import Edit

RULES = (
    "open_line",
    "word_across_lines",
    "stop_at_wrap",
    "full_width_line",
    "unended_line",
    "tail_of_sentence",
    "space_in_sentence",
    "tab_in_word",
)
_HAN = "\u3400-\u9fff"
_NUMBERED = re.compile(
    r"[(（]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})[)）、.．:：]|第[一二三四五六七八九十\d]{1,3}|[①-⒛㈠-㈩ⅰ-ⅿ•●■◆◎★*·-]|\d+\s|附[件表录:]|"
    r"[一二三四五六七八九十]{1,3}(?:是|要|、)|[【《]"
)
# 组长: …, a line of a list of roles.
_LABELLED = re.compile(rf"[{_HAN}]{{1,10}}\s?:")
_OPEN_END = "、,(“《〈‘"
_CLOSING = "、,。;)”》〉"
_STOPS = '。!?:;…”")》】'
_TAIL = re.compile(rf"[{_HAN}]{{1,6}}$")
_LONGEST_TAIL = 6
_HEAD = re.compile(rf"[{_HAN}]{{1,6}}")
_SHORTEST_WRAPPED = 15
_GAIN = 2.0
_FEWEST_FULL_LINES = 8
_COMMA = re.compile("[,、]")
_CLAUSE_MARK = re.compile("[,。;]")
# So many breaks inside sentences show that a page was wrapped by a machine.
_FEWEST_BROKEN = 3
# Two where a word or a sentence was cut; a comma at the end of a line says less.
_SURE = frozenset(("word_across_lines", "stop_at_wrap", "tail_of_sentence"))
_FEWEST_SURE = 2
_NEAR_WIDTH = 3
# A line so long breaks off inside a word even where no mark parts its clauses.
_LONG = 22
# The end of a sentence alone on its line: 时。
_SENTENCE_TAIL = re.compile(rf"[{_HAN}]{{1,2}}[。;]")
_SPACE = re.compile(rf" (?<=[{_HAN},、;] )(?=[{_HAN}])")
_SHORTEST_SPACED = 40
_BETWEEN_SPACES = 12
_NAMED = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}、|[(][一二三四五六七八九十\d]{{1,3}}[)]|(?<!\d)\d{{1,2}}[.、])[{_HAN}“”]{{2,10}}$"
)
_LONGEST_NAMED = 16


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Joins of lines that belong together, and of words that a space cuts.

    >>> from pipeline.config import load_config
    >>> from pipeline.text import Text
    >>> text = Text.of("各校按时向上级主管部门报送材料，接受审\\n查和考核。\\n二、措施")
    >>> text.edit(edits(View.of(text), load_config().clean)).value
    '各校按时向上级主管部门报送材料，接受审查和考核。\\n二、措施'
    """
    joined = list(_lines(view, config))
    if len(joined) >= _FEWEST_BROKEN or sum(edit.rule in _SURE for edit in joined) >= _FEWEST_SURE:
        joined += _unended(view, {edit.end for edit in joined}, config)
    return apart(edit for edit in (*joined, *_tabs(view)) if not view.crosses_wall(edit))


def spaces(view: View, config: StageConfig) -> list[Edit]:
    """Joins of what a space cuts, once lines are whole.

    >>> from pipeline.config import load_config
    >>> from pipeline.text import Text
    >>> text = Text.of("为全面完成各项目标任务，各科室要结合自身实际，认真研究制定具体措 施并按期报送厂办公室备案。")
    >>> text.edit(spaces(View.of(text), load_config().clean)).value[-16:]
    '具体措施并按期报送厂办公室备案。'
    """
    return apart(edit for edit in _spaces(view) if not view.crosses_wall(edit))


def _lines(view: View, config: StageConfig) -> Iterator[Edit]:
    plain, lines = view.plain, view.lines
    full = _full_width(view)
    stops: list[tuple[int, int]] = []
    for number in range(len(lines) - 1):
        (start, end), (next_start, next_end) = lines[number], lines[number + 1]
        last = plain[end - 1]
        if last == "。":
            if _NUMBERED.match(plain, next_start, next_end):
                continue
            # A title of its own cannot go on with a sentence, wherever that stops.
            if _COMMA.search(plain, next_start, next_end) or not _titled(view, next_start, next_end, config):
                stops.append((number, end))
            continue
        if last in _STOPS or end - start < 2 or _NUMBERED.match(plain, next_start, next_end):
            continue
        if _LABELLED.match(plain, next_start, next_end):
            continue
        if last in _OPEN_END or plain[next_start] in _CLOSING:
            yield Edit(end, next_start, "", "hard_wrap", "open_line")
        elif full and full - 2 <= end - start <= full + 1 and _is_han(last):
            yield Edit(end, next_start, "", "hard_wrap", "full_width_line")
        elif not (_is_prose(plain, start, end) or end - start >= _LONG) or not _is_han(last):
            continue
        elif _SENTENCE_TAIL.fullmatch(plain, next_start, next_end):
            yield Edit(end, next_start, "", "hard_wrap", "tail_of_sentence")
        elif (
            _is_han(plain[next_start])
            and _gain(plain[max(start, end - 6) : end], plain[next_start : next_start + 6]) > _GAIN
        ):
            yield Edit(end, next_start, "", "hard_wrap", "word_across_lines")
    broken = {number for number, _ in stops if _cannot_stop(view, number, config)}
    for number, end in stops:
        next_start = lines[number + 1].start
        # On a page that has such stops, a word that runs across one is another.
        if number in broken or (
            broken and _gain(plain[max(0, end - 7) : end - 1], plain[next_start : next_start + 6]) > _GAIN
        ):
            yield Edit(end - 1, next_start, "", "hard_wrap", "stop_at_wrap")


def _unended(view: View, joined: set[int], config: StageConfig) -> Iterator[Edit]:
    """On a page that was wrapped by a machine: prose that stops without a mark, before a line that goes on with it.

    A line that goes on is prose of its own kind: it ends with a stop, or it breaks off as well. A line as long as those
    that break off inside a word is prose without a mark, too.
    """
    plain, lines = view.plain, view.lines
    lengths = sorted(end - start for (start, end), (following, _) in pairwise(lines) if following in joined)
    width = max(lengths[len(lengths) // 2] - _NEAR_WIDTH, _SHORTEST_WRAPPED)
    for (start, end), (next_start, next_end) in pairwise(lines):
        last = plain[end - 1]
        if next_start in joined or not (_is_han(last) or last.isdecimal()):
            continue
        if not (_is_prose(plain, start, end) or (end - start >= width and not _titled(view, start, end, config))):
            continue
        if _NUMBERED.match(plain, next_start, next_end) or _LABELLED.match(plain, next_start, next_end):
            continue
        goes_on = next_end - next_start >= width and not _titled(view, next_start, next_end, config)
        if plain[next_end - 1] in "。;" or goes_on or _is_prose(plain, next_start, next_end):
            yield Edit(end, next_start, "", "hard_wrap", "unended_line")


def _titled(view: View, start: int, end: int, config: StageConfig) -> bool:
    return looks_like_title(view.plain[start:end], config)


def _is_prose(plain: str, start: int, end: int) -> bool:
    """Whether a line is long and has a mark inside that parts clauses."""
    return end - start >= _SHORTEST_WRAPPED and _CLAUSE_MARK.search(plain, start, end) is not None


def _cannot_stop(view: View, number: int, config: StageConfig) -> bool:
    """Whether the full stop at the end of a line stands inside a sentence."""
    (start, end), (next_start, _) = view.lines[number], view.lines[number + 1]
    plain = view.plain
    begins = _begins_late(config).match(plain, next_start)
    count = frequencies().count
    if begins and not any(count(plain[next_start:to]) for to in range(begins.end() + 1, begins.end() + 4)):
        return True
    ending_signs, ends_early = _ends_early(config)
    if end - start > _LONGEST_TAIL and plain[end - 2] not in ending_signs and _is_han(plain[end - 3]):
        return False
    tail = _TAIL.search(plain[max(start, end - 7) : end - 1])
    if not tail:
        return False
    if len(tail[0]) == 1:
        # A clause of one character, as in `布局合理,分。`, ends no paragraph; `60件。` does.
        return end - start > _SHORTEST_WRAPPED and plain[end - 3] in ",。;:、)"
    ending = ends_early.search(tail[0])
    if not ending:
        return False
    # 将 cannot end a sentence, but 名将 can: where a word ends there, nothing is wrong.
    return not any(count(tail[0][at:]) for at in range(ending.start()))


@lru_cache(maxsize=8)
def _ends_early(config: StageConfig) -> tuple[frozenset[str], re.Pattern[str]]:
    """The last characters of the terms that end no sentence, and a pattern of the terms at an end."""
    terms = sorted(config.lexicon("never_last"), key=len, reverse=True)
    return frozenset(term[-1] for term in terms), re.compile(
        f"(?:{'|'.join(map(re.escape, terms))})$" if terms else r"(?!)"
    )


@lru_cache(maxsize=8)
def _begins_late(config: StageConfig) -> re.Pattern[str]:
    terms = sorted(config.lexicon("never_first"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, terms)) or r"(?!)")


def _full_width(view: View) -> int:
    """The width that the lines of a wrapped page fill, 0 when the page is not wrapped."""
    plain = view.plain
    shortest = _SHORTEST_WRAPPED - 2
    unended_sizes = [
        end - start for start, end in view.lines if plain[end - 1] not in _STOPS and end - start >= shortest
    ]
    if len(unended_sizes) < _FEWEST_FULL_LINES:
        return 0
    widths = Counter(end - start for start, end in view.lines if end - start >= _SHORTEST_WRAPPED)
    if not widths:
        return 0
    width = max(widths, key=lambda w: (widths[w] + widths[w - 1] + widths[w - 2], w))
    unended = sum(width - 2 <= size <= width + 1 for size in unended_sizes)
    enough = unended >= _FEWEST_FULL_LINES and unended * 2 >= len(view.lines)
    return width if enough else 0


def _spaces(view: View) -> Iterator[Edit]:
    """Spaces in long sentences: far from each other, or inside a word."""
    plain = view.plain
    spaces = [match.start() for match in _SPACE.finditer(plain)]
    for place, at in enumerate(spaces):
        start, end = view.lines[view.line_at(at)]
        if _NUMBERED.match(plain, at + 1):
            continue
        if end - start < _SHORTEST_SPACED or plain[end - 1] not in "。;!?:" or at - start < _BETWEEN_SPACES:
            continue
        before = at - spaces[place - 1] if place else at
        after = spaces[place + 1] - at if place + 1 < len(spaces) else len(plain) - at
        apart_enough = min(before, after, at - start, end - at) >= _BETWEEN_SPACES
        # 一、工作目标 入学率…: the space parts a name from its body.
        named = _NAMED.search(plain, max(start, at - _LONGEST_NAMED), at) is not None
        if (apart_enough and not named) or _gain(plain[max(start, at - 6) : at], plain[at + 1 : at + 7]) > _GAIN:
            yield Edit(at, at + 1, "", "hard_wrap", "space_in_sentence")


def _tabs(view: View) -> Iterator[Edit]:
    """Tabs inside a word; in a table, lines that hold tabs stand below each other."""
    if "\t" not in view.plain:
        return
    plain, lines = view.plain, view.lines
    tabs = [plain.count("\t", start, end) for start, end in lines]
    for number, (start, end) in enumerate(lines):
        if tabs[number] != 1 or any(tabs[max(number - 1, 0) : number]) or any(tabs[number + 1 : number + 2]):
            continue
        at = plain.index("\t", start, end)
        if _gain(plain[max(start, at - 6) : at], plain[at + 1 : min(end, at + 7)]) > _GAIN:
            yield Edit(at, at + 1, "", "hard_wrap", "tab_in_word")


def _gain(before: str, after: str) -> float:
    """By how much the text is likelier with the break away: positive where a word runs across it."""
    tail, head = _TAIL.search(before), _HEAD.match(after)
    if not tail or not head:
        return 0.0
    words = frequencies()
    one, two = tail[0], head[0]
    crossing = [one[-n:] + two[:m] for n in (1, 2, 3) for m in (1, 2, 3) if n <= len(one) and m <= len(two)]
    if not any(map(words.count, crossing)):
        return 0.0
    return -cost(one + two, words) - -cost(one, words) - -cost(two, words)


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
