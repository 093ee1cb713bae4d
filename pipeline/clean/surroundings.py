"""What stands around a plan and belongs to the site, though no rule knows its wording.

Two signs give such lines away. Sites talk of themselves: of documents, downloads, members and rights. And they stand
together: what lies between lines that are known to be frame, above the title or below the plan, is frame as well
unless it looks like a part of the plan.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from pipeline.clean import labels
from pipeline.clean.frame import head_end
from pipeline.clean.titles import looks_like_title
from pipeline.clean.view import View
from pipeline.config import ConfigError, StageConfig
from pipeline.text import Edit

RULES = ("site_talk", "page_foot", "between_frames")
_FEWEST_WORDS = 3
_DENSITY = 3
_LONGEST_TALK = 120
_LONGEST_LINE = 60
_HEAD_LINES = 25
_TAIL_LINES = 60
_FEWEST_KNOWN = 2
_LONGEST_TITLE_WORDS = 3
_NUMBERED = re.compile(
    r"[(]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})[)、.:](?!\d)|第[一二三四五六七八九十\d]{1,3}|[①-⒛㈠-㈩]|附[件表录:]|[(]"
)
_PROSE = re.compile(r"[。;!?〔]|,.*,|[:]$|——")
# Who signs, and when: the end of a plan, not of a page.
_SIGNED = re.compile(
    r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?$|[〇零一二三四五六七八九十○Oo0]{4}年.{1,3}月|[xX×*]{2,4}年|"
    r"(?:局|委|部|院|校|学|园|办|室|处|科|府|会|中心|公司|站|所|厂|组|队|社区|村|镇|乡|支部|党委|协会)$|签[名字章]|盖章|姓名"
)
_ROLE = re.compile(r"[\u3400-\u9fff]{1,10}\s?:\s?[\u3400-\u9fff]")


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of lines that no other rule knows."""
    head = head_end(view)
    talk = _talk(view, config, head)
    taken = dict.fromkeys(talk, ("disclaimer", "site_talk"))
    taken |= dict.fromkeys(labels.foot(view, config, head), ("meta", "page_foot"))
    # A seam stands in front of the line with its number.
    known = [bisect_left(view.starts, offset) for offset, _ in view.seams]
    seams = sorted([*known, *taken, *(number + 1 for number in taken)])
    for number in _between(view, config, seams, head):
        taken.setdefault(number, ("nav", "between_frames"))
    return [view.removal(number, number, kind, rule) for number, (kind, rule) in sorted(taken.items())]


def _talk(view: View, config: StageConfig, head: int) -> list[int]:
    """The lines above and below the plan in which a site talks of itself."""
    sure, pattern = _words(config)
    out = []
    for number in _outside(view, head):
        line = view.line(number)
        if len(line) > _LONGEST_TALK or _NUMBERED.match(line) or looks_like_title(line, config):
            continue
        found = set(pattern.findall(line))
        enough = len(found) >= _FEWEST_WORDS and not found.isdisjoint(sure)
        if enough and sum(line.count(word) * len(word) for word in found) * _DENSITY >= len(line):
            out.append(number)
    return out


def _outside(view: View, head: int) -> list[int]:
    """The numbers of the lines that may stand outside the plan: the first ones, and the last ones up to its prose."""
    size = len(view.lines)
    above = [number for number in range(min(size, _HEAD_LINES)) if view.lines[number].start < head]
    below = []
    for number in range(size - 1, max(size - 1 - _TAIL_LINES, len(above) - 1), -1):
        line = view.line(number)
        if len(line) > _LONGEST_TALK or _NUMBERED.match(line):
            break
        below.append(number)
    return above + below[::-1]


def _between(view: View, config: StageConfig, seams: list[int], head: int) -> list[int]:
    """The lines that lie between pieces of frame and look like no part of a plan; `seams` are numbers of lines."""
    size = len(view.lines)
    first_of_plan = bisect_left(view.starts, head)
    out: list[int] = []
    above = [seam for seam in seams if seam <= first_of_plan and seam < _HEAD_LINES]
    if len(above) >= _FEWEST_KNOWN:
        # A title may run over two lines, so a neighbour of what looks like one stays where nothing stood between them.
        plan = {number for number in range(above[0], above[-1]) if _is_plan(view.line(number), config)}
        plan |= {number - 1 for number in plan if number not in above} | {n + 1 for n in plan if n + 1 not in above}
        out += (number for number in range(above[0], above[-1]) if number not in plan)
    tail = size
    while tail > first_of_plan and size - tail < _TAIL_LINES and _short(view.line(tail - 1).rstrip(":")):
        tail -= 1
    below = [seam for seam in seams if seam >= tail]
    if len(below) >= _FEWEST_KNOWN:
        # Nothing of the plan comes back once the page has gone over to its foot, but who signs it may stand there.
        bounds = sorted({*below, size})
        for start, end in pairwise(bounds):
            signed = [number for number in range(start, end) if _is_signature(view.line(number))]
            out += range(signed[-1] + 1 if signed else start, end)
    return sorted(set(out))


def _is_plan(line: str, config: StageConfig) -> bool:
    menu = len(line.split()) > _LONGEST_TITLE_WORDS
    return (looks_like_title(line, config) and not menu) or not _short(line) or _is_signature(line)


def _is_signature(line: str) -> bool:
    return "|" not in line and (_SIGNED.search(line) is not None or _ROLE.match(line) is not None)


def _short(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and not _PROSE.search(line) and not _NUMBERED.match(line)


@lru_cache(maxsize=8)
def _words(config: StageConfig) -> tuple[frozenset[str], re.Pattern[str]]:
    """The sure words, and a pattern of all."""
    lexicon = config.lexicon("site_talk")
    for term, value in lexicon.items():
        if value not in ("", "sure"):
            place = config.where("site_talk", term)
            raise ConfigError(f"{place}: write `{term}` or `{term} = sure`, not '{value}'")
    sure = frozenset(term for term, value in lexicon.items() if value)
    return sure, re.compile("|".join(map(re.escape, sorted(lexicon, key=len, reverse=True))) or "(?!)")
