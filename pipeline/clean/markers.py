"""Page markers: numbers that a page break glued to the line it cut, `幫助樹⏎3、立正確的…`.

They run from one page to the next without a gap and the lines before them stop in mid-sentence; a list that an author
numbered does not.
"""

from __future__ import annotations

import re

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("page_marker", "page_break")
_MARKER = re.compile(r"(\d{1,3})、\s?")
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
    if not re.search(r"\n\d{1,3}、", view.plain):
        return []
    found = []
    for number, line in enumerate(view.lines):
        match = _MARKER.match(view.plain, line.start, line.end)
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
    return out


def _cut_by_pages(view: View, run: list[tuple[int, int, re.Match[str]]]) -> bool:
    """Whether the lines of a run are pages: long, and most of those before them stop in mid-sentence."""
    breaks = [number for number, count, _ in run if number and count > 1]
    broken = sum(view.line(number - 1)[-1] not in _ENDS for number in breaks)
    lengths = sorted(view.lines[number].end - view.lines[number].start for number, _, _ in run)
    return len(run) >= _FEWEST and lengths[len(run) // 2] >= _SHORTEST_PAGE and broken * 3 >= len(breaks) * 2 > 0


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
