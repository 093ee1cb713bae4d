"""Page markers: numbers that a page break glued to the line it cut, `幫助樹⏎3、立正確的…`, or left on a line.

They run from one page to the next without a gap and the lines before them stop in mid-sentence; a list that an author
numbered does not.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.clean.view import View, apart
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("page_marker", "page_break", "page_counter", "page_number_line")
_NUMBER_LINE = re.compile(r"\n[ \t]*(?:[-—–]{1,3}[ \t]*)?(\d{1,3})(?:[ \t]*[-—–]{1,3})?[ \t]*(?=\n|\Z)")
# A number between dashes counts the pages and nothing else.
_BETWEEN_DASHES = re.compile(r"\n[ \t]*[-—–]+[ \t]*\d{1,3}[ \t]*[-—–]+[ \t]*")
_SHORTEST_PRINTED_PAGE = 300
_NUMBERED_LINE = re.compile(r"\n\d{1,3}、")
_MARKER = re.compile(r"(\d{1,3})、\s?")
_COUNTER = re.compile(r"(?<![\d/.])(\d{1,3})/(\d{1,7})(?![\d/])")
_FEWEST = 3
_SHORTEST_PAGE = 80
_ENDS = '。!?:;.…”")》】'


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of the markers with the line break before each.

    >>> from pipeline.text import Text
    >>> one, two = "1、" + "各校加强领导，" * 12 + "健全机", "2、制，" + "分工负责，" * 20 + "定期检"
    >>> text = Text.of("\\n".join([one, two, "3、查" + "。" * 90]))
    >>> cleaned = text.edit(edits(View.of(text), None)).value
    >>> "健全机制" in cleaned, "定期检查" in cleaned, "\\n" in cleaned
    (True, True, False)
    """
    plain = view.plain
    counters = [*(_counters(plain) if "/" in plain else ()), *_number_lines(view)]
    if not _NUMBERED_LINE.search(plain):
        return counters
    found = []
    for number, line in enumerate(view.lines):
        match = _MARKER.match(plain, line.start, line.end) if plain[line.start].isdecimal() else None
        if match:
            found.append((number, int(match[1]), match))
    out: list[Edit] = []
    for run in _runs(found):
        if not _cut_by_pages(view, run):
            continue
        for number, count, match in run:
            if number and count > 1:
                out.append(Edit(view.lines[number - 1].end, match.start(), "", "hard_wrap", "page_break"))
            out.append(Edit(match.start(), match.end(), "", "page_marker", "page_marker"))
    return apart([*out, *counters])


def _number_lines(view: View) -> list[Edit]:
    """Numbers of printed pages alone on their lines: between dashes, or counting up by one, each below a page of text.

    Where any other number stands alone, all may be a table's.
    """
    found = list(_NUMBER_LINE.finditer(view.plain))
    numbers = [int(match[1]) for match in found]
    places = [match.start(1) for match in found]
    printed = len(found) > 1 and all(two == one + 1 for one, two in pairwise(numbers))
    if not printed or any(two - one < _SHORTEST_PRINTED_PAGE for one, two in pairwise([0, *places])):
        places = [match.end(1) - 1 for match in found if _BETWEEN_DASHES.fullmatch(match[0])]
    lines = [view.line_at(place) for place in places]
    return [view.removal_in_sentence(line, line, "pagination", "page_number_line") for line in lines]


def _counters(plain: str) -> list[Edit]:
    """Counters of pages glued into the text: 第一2/22周, 3/222023年 for page 3 of 22 in front of 2023年.

    They count up to one total without a gap, from one place of the page to the next; fractions and dates do not.
    """
    found = [(int(match[1]), match[2], match) for match in _COUNTER.finditer(plain)]
    totals = Counter(total for _, total, match in found if len(total) <= 3)
    for total, count in totals.items():
        own = [(number, match) for number, digits, match in found if digits.startswith(total) and number <= int(total)]
        rising = all(two == one + 1 for (one, _), (two, _) in pairwise(own))
        if count * 2 >= len(own) >= _FEWEST and rising and int(total) >= len(own):
            return [
                Edit(match.start(), match.start(2) + len(total), "", "page_marker", "page_counter") for _, match in own
            ]
    return []


def _cut_by_pages(view: View, run: list[tuple[int, int, re.Match[str]]]) -> bool:
    """Whether the lines of a run are pages: long, and most of those before them stop in mid-sentence."""
    if len(run) < _FEWEST:
        return False
    breaks = [number for number, count, _ in run if number and count > 1]
    broken = sum(view.line(number - 1)[-1] not in _ENDS for number in breaks)
    lengths = sorted(view.lines[number].end - view.lines[number].start for number, _, _ in run)
    return lengths[len(run) // 2] >= _SHORTEST_PAGE and broken * 3 >= len(breaks) * 2 > 0


def _runs(found: list[tuple[int, int, re.Match[str]]]) -> list[list[tuple[int, int, re.Match[str]]]]:
    """Stretches in which the numbers rise by one and every line carries one."""
    runs: list[list[tuple[int, int, re.Match[str]]]] = []
    for entry in found:
        last = runs[-1][-1] if runs else None
        if last and entry[1] == last[1] + 1 and entry[0] == last[0] + 1:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs
