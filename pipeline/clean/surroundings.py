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
from pipeline.clean.titles import looks_like_title
from pipeline.clean.view import View
from pipeline.config import ConfigError, StageConfig
from pipeline.text import Edit

RULES = ("site_talk", "page_foot", "between_frames")
_FEWEST_WORDS = 3
_MANY_WORDS = 6
_DENSITY = 3
_LONGEST_TALK = 120
_LONGEST_LINE = 60
_HEAD_LINES = 25
_TAIL_LINES = 60
_FEWEST_KNOWN = 2
_LONGEST_TITLE_WORDS = 3
_LONGEST_LEGAL = 200
_LEGAL_ITEM = re.compile(r"[-*•·●]\s*[(]?\d{1,2}[.、)]|\d{1,2}\.\s*\d{1,2}[、.]")
_LEGAL = frozenset(("rights_notice", "download_notice", "site_notice", "editable_copy", "preview_notice"))
# A shelf of the site or a keyword: 学校, 农村.
_SHELF = re.compile(r"[\u3400-\u9fff]{2,4}")
_FEWEST_SHELVES = 2
_KEYWORDS = re.compile(r"[\u3400-\u9fff]{2,6}(?:,[\u3400-\u9fff]{2,6}){2,9}")
_SHORTEST_TITLE_BELOW = 15
_SHORTEST_NAME = 10
_TOPMOST = frozenset(("breadcrumb", "welcome"))
_MOST_ON_TOP = 3
_LONGEST_ON_TOP = 8
_BELOW_TITLES = frozenset(("released_to_public", "empty_page", "end_of_text"))
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
    head = view.head
    talk = _talk(view, config, head)
    taken = dict.fromkeys(talk, ("disclaimer", "site_talk"))
    taken |= dict.fromkeys(labels.foot(view, config), ("meta", "page_foot"))
    # A seam stands in front of the line with its number.
    known = [bisect_left(view.starts, offset) for offset, _ in view.seams]
    for number in _legal_lines(view, config, head):
        taken.setdefault(number, ("disclaimer", "site_talk"))
    around = [*taken, *(number + 1 for number in taken)]
    # That a paper is public stands below its title.
    outer = [number for number, (_, rule) in zip(known, view.seams, strict=True) if rule not in _BELOW_TITLES]
    between = _between(view, config, sorted([*outer, *around]), sorted([*known, *around]), head)
    for number in [*between, *_shelves(view, config, outer, head), *_top(view, config, head)]:
        taken.setdefault(number, ("nav", "between_frames"))
    return [view.removal(number, number, kind, rule) for number, (kind, rule) in sorted(taken.items())]


def _talk(view: View, config: StageConfig, head: int) -> list[int]:
    """The lines above and below the plan in which a site talks of itself."""
    sure, pattern = _words(config)
    out = []
    for number in _outside(view, head):
        line = view.line(number)
        if len(line) > _LONGEST_TALK:
            continue
        found = set(pattern.findall(line))
        if len(found) < _FEWEST_WORDS or found.isdisjoint(sure) or looks_like_title(line, config):
            continue
        # Sites number what they say of their rights; it is all about them.
        dense = sum(line.count(word) * len(word) for word in found) * _DENSITY >= len(line)
        if len(found) >= _MANY_WORDS or (dense and not _NUMBERED.match(line)):
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


def speaks_of_site(line: str, config: StageConfig) -> bool:
    """Whether a line of a list under 温馨提示 speaks of documents and downloads, and not politely of anything else.

    >>> from pipeline.config import load_config
    >>> config = load_config().clean
    >>> speaks_of_site("本站不保证资源的完整性。", config), speaks_of_site("请您按时接孩子。", config)
    (True, False)
    """
    sure, pattern = _words(config)
    found = {word for word in pattern.findall(line) if len(word) > 1}
    return len(found) > 1 or not found.isdisjoint(sure)


def _legal_lines(view: View, config: StageConfig, head: int) -> list[int]:
    """Lines of a numbered list (- 3、…) beside legal lines that are gone, which speak of what sites speak of."""
    _, words = _words(config)
    legal = {bisect_left(view.starts, offset) for offset, rule in view.seams if rule in _LEGAL}
    out: list[int] = []
    block: list[int] = []
    for number in range(len(view.lines) + 1 if legal else 0):
        start, end = view.lines[number] if number < len(view.lines) else (0, 0)
        if end - start <= _LONGEST_LEGAL and _LEGAL_ITEM.match(view.plain, start, end):
            block.append(number)
            continue
        if block and not legal.isdisjoint((*block, block[-1] + 1)):
            out += (item for item in block if words.search(view.line(item)))
        block = []
    return out


def _shelves(view: View, config: StageConfig, seams: list[int], head: int) -> list[int]:
    """The names of shelves and keywords, each on a line, right below a publishing line that is gone."""
    out: list[int] = []
    for seam in sorted(set(seams)):
        last = seam
        if last < len(view.lines) and view.lines[last].start < head and _is_keywords(view.line(last), config):
            out.append(last)
            continue
        while last < len(view.lines) and last - seam < _HEAD_LINES and _SHELF.fullmatch(view.line(last)):
            last += 1
        # The cells of a table are followed by short ones.
        if last - seam < _FEWEST_SHELVES or last >= len(view.lines) or view.lines[last].start > head:
            continue
        after = view.line(last)
        if len(after) > _SHORTEST_TITLE_BELOW and not _NUMBERED.match(after):
            out += range(seam, last)
    return out


def _is_keywords(line: str, config: StageConfig) -> bool:
    """Whether a line is a list of keywords: 健康教育,工作计划,学校."""
    words = line.split(",") if _KEYWORDS.fullmatch(line) else []
    return any(looks_like_title(word, config) for word in words)


def _top(view: View, config: StageConfig, head: int) -> list[int]:
    """Short lines above the breadcrumb of a page."""
    crumbs = [bisect_left(view.starts, offset) for offset, rule in view.seams if rule in _TOPMOST]
    if not crumbs or not crumbs[0] <= _MOST_ON_TOP:
        return []
    lines = [view.line(number) for number in range(crumbs[0])]
    if any(view.lines[number].start >= head for number in range(crumbs[0])):
        return []
    if all(len(line) <= _LONGEST_ON_TOP and not looks_like_title(line, config) and _short(line) for line in lines):
        return list(range(crumbs[0]))
    return []


def _between(view: View, config: StageConfig, outer: list[int], seams: list[int], head: int) -> list[int]:
    """The lines that lie between pieces of frame and look like no part of a plan.

    `outer` and `seams` are numbers of lines, in order: of frame that stands above titles, and of all frame.
    """
    size = len(view.lines)
    first_of_plan = bisect_left(view.starts, head)
    out: list[int] = []
    above = [seam for seam in outer if seam <= first_of_plan and seam < _HEAD_LINES]
    if len(above) >= _FEWEST_KNOWN:
        # A title may run over two lines, so a neighbour of what looks like one stays where nothing stood between them.
        plan = {number for number in range(above[0], above[-1]) if _is_plan(view.line(number), config)}
        plan |= {number - 1 for number in plan if number not in above} | {n + 1 for n in plan if n + 1 not in above}
        gone = [number for number in range(above[0], above[-1]) if number not in plan]
        if not plan and not (above[-1] < size and looks_like_title(view.line(above[-1]), config)):
            # A title need not say plan or scheme: the last long line is one where nothing else looks like it.
            named = [
                number for number in gone if len(view.line(number)) >= _SHORTEST_NAME and "|" not in view.line(number)
            ]
            gone = [number for number in gone if number not in named[-1:]]
        out += gone
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
