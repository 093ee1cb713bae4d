"""Titles that a page prints more than once: its banner, its own title above the plan, and again inside the text.

A compilation repeats titles too, above different plans. So only titles with no plan text between them are taken for
one title; the last of them stays, since it stands above the plan.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from pipeline.clean.view import View, apart, matches_at
from pipeline.config import ConfigError, StageConfig
from pipeline.text import Edit

RULES = (
    "page_banner",
    "repeated_title",
    "collection_title",
    "title_at_foot",
    "keyword_titles",
    "title_again",
    "title_injected",
    "file_name",
)
_NUMBERED = re.compile(
    r"[(]?[一二三四五六七八九十百\d]{1,3}[)、.]|第[一二三四五六七八九十\d]{1,3}(?:章|节|条|部分|阶段|步)"
)
_LONGEST = 60
_SHORTEST_INJECTED = 8
_LONGEST_CONTEXT = 4
_HAN = re.compile("[\u3400-\u9fff]")
# Which of many a title is.
_PIECE = re.compile(
    r"(?:篇\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})|\d{1,2}|[(]?[一二三四五六七八九十]{1,3}[)]?|[(]\d{1,2}[)])[:.、]?$"
)
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|wps|rtf|txt|pptx?)(?:VIP)?$", re.IGNORECASE)
_PAGES = re.compile(r"[(]共?\d{1,4}页[)]$")
_WRAPPING = re.compile(r"^[【《\[](?=[^【《\[\]》】]*[\]》】]$)|(?<=[^【《\[\]》】])[\]》】]$")
_COLLECTION = re.compile(
    r"(?<![第\d])(?:\d{1,3}|(?<![第一二三四五六七八九十])[一二三四五六七八九十]{1,3})篇(?:免费|范文|范例|大全|汇总|合集|集锦)?[)】\]》]{0,2}$"
)
# How many a page holds, in brackets: such a line is a title whatever it is about.
_HOW_MANY = re.compile(r"[(【\[][\u3400-\u9fff]{0,4}(?:\d{1,3}|[一二三四五六七八九十]{1,3})篇[)】\]]$")
_ISSUES = re.compile("[印转下]发.*通知")
_FOOT_LINES = 6
_HEAD_LINES = 12
_RUN_IN = re.compile(r"[^。;!?:,\n]{4,40}?(?:计划|方案|总结|规划|要点|意见)(?:范本|范文|模板)?")
_FIRST_HEADING = re.compile(r"\s*(?:[(]?[一1][)、.]|第一|为了?|根据)")
_AGAIN_REACH = 120
# How much of a paragraph may hold its title, and what may stand in front of it there.
_RUN_ON = 61
_BEFORE_TITLE = 8
_SHORTEST_RUN_ON = 20
_TITLE_LINES = 2
_SHORTEST_PLAN = 6
_LONGEST_KEYWORDS = 200
_FEWEST_KEYWORDS = 3
_KEYWORD_BREAK = re.compile(r"\s+|[_|]")
# A clause that is nothing but a quoted title, with or without the name of its genre in front.
_CLAUSE_TITLE = re.compile(
    r"(?:[\u3400-\u9fff]{2,10}(?:计划|方案|总结))?(?:《“|“|《)[^《》“”。\n]{2,20}[”》]"
    r"[\u3400-\u9fff]{0,12}》?"
)
_TITLE_END = re.compile(r"[”》][\u3400-\u9fff]{0,12}》?(?=[。\n])")
_QUOTED_NAME = re.compile(r"[“《][^《》“”]{2,20}[”》](?:[\u3400-\u9fff]{0,8}?(?:计划|方案|总结))?")


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of every title but the one above its plan."""
    lines = [view.line(number) for number in range(min(len(view.lines), _HEAD_LINES))]
    titles = [line for line in lines if looks_like_title(line, config)]
    found = [*_head(view, lines, config), *_keywords(view, config), *_collection(view, lines), *_at_foot(view, config)]
    found += [*_again(view), *_injected(view)]
    return apart([*found, *_inside_sentences(view, titles, config)])


def looks_like_title(line: str, config: StageConfig) -> bool:
    """Whether a plain line may be the title of a plan.

    >>> from pipeline.config import load_config
    >>> [looks_like_title(line, load_config().clean) for line in ("某县教育局2024年工作要点", "一、工作要点")]
    [True, False]
    """
    return 4 <= len(line) <= _LONGEST and bool(_words(config).title.fullmatch(line)) and not _NUMBERED.match(line)


@lru_cache(maxsize=64)
def core(title: str, config: StageConfig) -> str:
    """A title without what sites hang on it.

    >>> from pipeline.config import load_config
    >>> core("关于某校安全工作计划汇编7篇", load_config().clean)
    '某校安全工作计划'
    """
    bare = _WRAPPING.sub("", _PAGES.sub("", _FILE_NAME.sub("", title)))
    ornament = _words(config).ornament
    # What is hung on a title hides what is hung on the rest.
    return _PIECE.sub("", ornament.sub("", ornament.sub("", bare)))


class _Words(NamedTuple):
    """The patterns of titles: of a whole one, and of what is hung on one."""

    title: re.Pattern[str]
    ornament: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(config: StageConfig) -> _Words:
    words = "|".join(map(re.escape, config.lexicon("title_words"))) or "(?!)"
    hung = "|".join(map(re.escape, config.lexicon("title_ornaments"))) or "(?!)"
    return _Words(
        re.compile(rf"[^。;!?]{{0,60}}(?:{words})[^。;!?:]{{0,24}}"),
        re.compile(
            rf"[【\[(](?:{hung}|热)?[】\])]|[(]?(?:{hung})*(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})篇[)]?|"
            rf"(?:{hung})+$|^关于|的(?=\S{{2,8}}$)|\s+"
        ),
    )


def _head(view: View, lines: list[str], config: StageConfig) -> list[Edit]:
    """Titles stacked at the head of the page: all but the last go where they say the same, or announce a collection."""
    stack = _stack(lines, config)
    out = []
    run_on = view.line(stack[-1] + 1)[:_RUN_ON] if stack and stack[-1] + 1 < len(view.lines) else ""
    for place, number in enumerate(stack):
        line = lines[number]
        later = [lines[other] for other in stack[place + 1 :]]
        if _PIECE.search(line):
            # Below the title of the first piece the title of all may stand once more.
            later = [other for other in later if not _COLLECTION.search(other)]
        if (
            _begins(run_on, line, config)
            or any(_same(line, other, config) for other in later)
            or (_COLLECTION.search(line) and number + 1 < len(view.lines))
        ):
            rule, kind = ("page_banner", "meta") if number == 0 else ("repeated_title", "duplicate_title")
            out.append(view.removal(number, number, kind, rule))
        elif (name := _FILE_NAME.search(line)) and not line.startswith("附"):
            start = view.lines[number].start
            out.append(Edit(start + name.start(), start + name.end(), "", "title_spam", "file_name"))
    return out


def _stack(lines: list[str], config: StageConfig) -> list[int]:
    """The lines of titles with which the page begins; any line counts that a collection below it is named after."""
    cores = [core(line, config) for line in lines[:_FOOT_LINES] if _HOW_MANY.search(line)]
    stack = []
    for number, line in enumerate(lines):
        if not looks_like_title(line, config):
            named = any(len(one) >= 4 and one in core(line, config) for one in cores)
            twice = line in lines[max(0, number - 1) : number] or line in lines[number + 1 : number + 2]
            if not (4 <= len(line) <= _LONGEST and (named or twice)):
                break
        stack.append(number)
    return stack


def _begins(run_on: str, title: str, config: StageConfig) -> bool:
    """Whether a paragraph begins with the title, and the plan's first heading behind it."""
    if len(run_on) < _SHORTEST_INJECTED + _SHORTEST_RUN_ON:
        return False
    bare = core(title, config)
    at = run_on.find(bare) if len(bare) >= _SHORTEST_INJECTED else -1
    if not 0 <= at <= _BEFORE_TITLE or len(run_on) < len(bare) + _SHORTEST_RUN_ON:
        return False
    return _FIRST_HEADING.match(run_on, at + len(bare)) is not None or run_on[at + len(bare)] == " "


def _keywords(view: View, config: StageConfig) -> list[Edit]:
    """A line of several titles of one thing, for search engines: 学校防火计划 防火工作计划范文 防火计划模板."""
    out = []
    genres = set("".join(config.lexicon("title_words")))
    for number in range(min(len(view.lines), _HEAD_LINES)):
        start, end = view.lines[number]
        if _NUMBERED.match(view.plain, start, end):
            break
        titles = _KEYWORD_BREAK.split(view.plain[start:end]) if end - start <= _LONGEST_KEYWORDS else []
        if len(titles) < _FEWEST_KEYWORDS or not all(looks_like_title(title, config) for title in titles):
            continue
        if any(not genres.issuperset(pair) for pair in set.intersection(*map(_pairs, titles))):
            out.append(view.removal(number, number, "title_spam", "keyword_titles"))
    return out


def _pairs(words: str) -> set[str]:
    """The pairs of neighbouring characters."""
    return {words[at : at + 2] for at in range(len(words) - 1)}


def _collection(view: View, lines: list[str]) -> list[Edit]:
    """The title of a collection where it stands again on a line of its own, anywhere on the page."""
    titles = [line for line in lines if len(line) <= _LONGEST and "篇" in line and _COLLECTION.search(line)]
    out = []
    for title in dict.fromkeys(title for title in titles if len(title) >= _SHORTEST_INJECTED):
        places = [number for number in _lines_with(view, title) if view.line(number) == title]
        if len(places) > 1:
            out += [view.removal(number, number, "duplicate_title", "collection_title") for number in places]
    return out


def _at_foot(view: View, config: StageConfig) -> list[Edit]:
    """The page's title again among its last lines."""
    size = len(view.lines)
    first = max(_SHORTEST_PLAN, size - _FOOT_LINES)
    titles = {view.line(number) for number in range(min(size, _TITLE_LINES)) if first < size}
    return [
        view.removal(number, number, "duplicate_title", "title_at_foot")
        for number in range(first, size)
        if view.line(number) in titles and looks_like_title(view.line(number), config)
    ]


def _lines_with(view: View, words: str) -> list[int]:
    """The numbers of the lines that begin with some words."""
    out = []
    at = view.plain.find(words)
    while at >= 0:
        number = view.line_at(at)
        if view.lines[number].start == at:
            out.append(number)
        at = view.plain.find(words, at + len(words))
    return out


def _same(title: str, other: str, config: StageConfig) -> bool:
    if _ISSUES.search(title) and not _ISSUES.search(other):
        return False  # the title of a notice, and of what it issues
    one, two = core(title, config).replace("的", ""), core(other, config).replace("的", "")
    if len(one) < 4 or len(two) < 4:
        return False
    # The shorter of two titles may be a heading; it is the same title where something was hung on one of them.
    return one in two or (two in one and (one != title or two != other))


def _again(view: View) -> list[Edit]:
    """The title that a page without line breaks prints twice in a row: T 撰写人: _ 日期: _ T 一、…."""
    if not view.lines:
        return []
    start, end = view.lines[0]
    title = _RUN_IN.match(view.plain, start, end)
    if not title:
        return []
    at = view.plain.find(title[0], title.end(), min(end, title.end() + _AGAIN_REACH))
    behind = at + len(title[0])
    # A title that repeats on a line of its own is told by `_head`, or stands above another plan.
    if at < 0 or view.plain[at - 1] == "\n" or not (behind == end or _FIRST_HEADING.match(view.plain, behind)):
        return []
    return [Edit(at, behind, "", "duplicate_title", "title_again")]


def _injected(view: View) -> list[Edit]:
    """A title that stands again and again where a clause should, put there to please search engines."""
    plain = view.plain
    found = []
    quoted = "”" in plain or "》" in plain
    endings = list(matches_at(_TITLE_END, plain, view.places("”》"))) if quoted else []
    for ending in endings if len(endings) > 1 else ():
        reach = max(0, ending.start() - _LONGEST)
        start = max(plain.rfind(mark, reach, ending.start()) for mark in ",;。 \n") + 1
        match = _CLAUSE_TITLE.fullmatch(plain, start, ending.end()) if start else None
        if match:
            found.append(match)
    names = Counter(_QUOTED_NAME.search(match[0])[0] for match in found)  # type: ignore[index]
    repeated = {name for name, count in names.items() if count > 1}
    return [
        Edit(*match.span(), "", "duplicate_title", "title_injected")
        for match in found
        if any(name in match[0] for name in repeated)
    ]


def _inside_sentences(view: View, titles: list[str], config: StageConfig) -> list[Edit]:
    """A title of the page between two characters of a sentence that does not speak of it, at least twice."""
    plain = view.plain
    out: list[Edit] = []
    before, after = _context(config)
    for title in dict.fromkeys(title for title in titles if len(title) >= _SHORTEST_INJECTED):
        found = []
        at = plain.find(title, len(title))
        while at > 0:
            end = at + len(title)
            spoken_of = before.search(plain, max(0, at - _LONGEST_CONTEXT), at) or after.match(plain, end)
            if _HAN.match(plain, at - 1) and _HAN.match(plain, end) and not spoken_of:
                found.append(Edit(at, end, "", "duplicate_title", "title_injected"))
            at = plain.find(title, end)
        if len(found) > 1:
            out += found
    return out


@lru_cache(maxsize=8)
def _context(config: StageConfig) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends in front of a title that is spoken of, and what begins behind one."""
    sides: dict[str, list[str]] = {"": [], "after": [], "both": []}
    for term, value in config.lexicon("title_context").items():
        if value not in sides:
            place = config.where("title_context", term)
            raise ConfigError(f"{place}: write `{term}`, `{term} = after` or `{term} = both`, not '{value}'")
        sides[value].append(re.escape(term))
    before, after = sides[""] + sides["both"], sides["after"] + sides["both"]
    return re.compile(f"(?:{'|'.join(before) or '(?!)'})$"), re.compile("|".join(after) or "(?!)")
