"""Where the plans of a page begin and end.

Plans of a compilation have titles in a series (`篇1`, `方案2`, `（一）`, `篇二：`) or titles of their own; a page
without any is one plan. Text before the first title and behind the last plan belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.segment import issued, letterhead
from pipeline.segment.announced import behind_announcement
from pipeline.segment.first_lines import end_at_blank, names_document
from pipeline.segment.lines import UNREAD, Line
from pipeline.segment.numbered_plans import numbered_plans
from pipeline.segment.numbering import Numbering, numbering
from pipeline.segment.repeated_titles import repeats
from pipeline.segment.run_on import glued_end, skip_space, split_run_on
from pipeline.segment.title_lines import LONGEST_LINE, TitleLines
from pipeline.segment.titles import Title, Titles, titles

_STRAY = ("?", "？", "：", ":")
_ISSUES = re.compile("[印转下]发")
# …计划如何写？(三), 推荐回答(1个): what a page is called that shows how others do it.
_HOW_TO = re.compile(
    r"[^。；;\n]{4,40}(?:如何|怎么|怎样)(?:写|做|制定|撰写|编写|开头)[^。；;\n]{0,12}"
    r"|(?:推荐|最佳|精选|网友|其他|更多)(?:回答|答案)[^。；;\n]{0,12}"
    r"|[^。；;\n]{0,40}(?:如何|怎|什么|哪|吗|呢)[^。；;\n]{0,30}[？?]\s?(?:[(（][^（）()\n]{1,6}[)）])?"
)
_FRAMED = re.compile("【[㐀-鿿]{2,12}】")
_MONTH = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十元腊]{1,2})月")
_MOTTO = re.compile('(?:——)?[“"「『][^“”"「」『』\n]{4,40}[”"」』]')
_WEEK = 5  # 第十二周…
_HEAD_OF_LINES = 40
_SHORTEST_OPENING = 20
_SHORTEST_PLAN = 200
_FEWEST_PARTS = 2
_FEWEST_PLANS = 2
_LONGEST_TITLE = 60
_NEAR_TITLE = 4
_SHORTEST_TITLE = 6


class Region(NamedTuple):
    """A plan's stretch of the text: from its title (or first line) to the end of its last line.

    `lines` are the lines behind the title; `title_start == title_end` where it has none.
    """

    start: int
    end: int
    title_start: int
    title_end: int
    lines: Sequence[Line]


def regions(text: str, lines: Sequence[Line], config: StageConfig) -> list[Region]:
    """The titled plans of a page, in order, or the page as one plan.

    >>> from pipeline.config import load_config
    >>> page = "工作计划汇编\\n安全工作计划 篇1\\n抓好检查。\\n安全工作计划 篇2\\n开展演练。"
    >>> spans = [Line(0, 6), Line(7, 16), Line(17, 22), Line(23, 32), Line(33, 38)]
    >>> [page[r.title_start:r.title_end] for r in regions(page, spans, load_config().segment)]
    ['安全工作计划 篇1', '安全工作计划 篇2']
    """
    reader, families = titles(config), numbering(config)
    lines = split_run_on(text, behind_announcement(text, lines), reader, families)
    if lines and len(lines) > 1 and lines[0].mark not in UNREAD and _HOW_TO.fullmatch(text, *lines[0][:2]):
        lines = lines[1:]
    if not lines:
        return []
    heads = _chosen(text, lines, _found(text, lines, reader, families), families)
    if len(heads) < _FEWEST_PLANS:
        heads = numbered_plans(text, lines, reader, families) or heads
    before = heads[0][0] if heads else len(lines)
    # The first plan of a series may have lost its own number, and any first plan its title.
    unnumbered = bool(heads) and heads[0][1].form == "head" and heads[0][1].number > 1 and before > 0
    if not heads or unnumbered or _is_outlined(text, lines[:before], families):
        heads.insert(0, _opening(text, lines, before, reader, families))
    elif (notice := issued.covering(text, lines[:before])) is not None:
        begin = lines[notice].start
        stop = glued_end(text, begin, lines[notice].end, reader, families)
        name = text[begin:stop] if stop else ""
        heads.insert(0, (notice, Title(begin, stop or begin, name, 0, reader.kind(name), "plain" if name else "none")))
    words = tuple(config.lexicon("back_matter"))
    firsts: list[int] = []
    tops: list[int] = []
    for place, (index, title) in enumerate(heads):
        lowest = heads[place - 1][0] + 1 if place else 0
        firsts.append(_first_line(text, lines, index, lowest, title.start, reader) if title.stem else index)
        tops.append(letterhead.top(text, lines, firsts[-1], lowest))
    page = _Page(text, lines, reader, families, words)
    stops = [*tops[1:], len(lines)]
    found = (
        (tops[place], _region(page, index, title, firsts[place], stops[place], first=place == 0))
        for place, (index, title) in enumerate(heads)
    )
    return [
        region._replace(start=min(region.start, lines[top].start)) if top < firsts[place] else region
        for place, (top, region) in enumerate(found)
        if region is not None
    ]


class _Page(NamedTuple):
    """A page while its titles are read."""

    text: str
    lines: Sequence[Line]
    reader: Titles
    families: Numbering
    back_matter: tuple[str, ...]


def _region(page: _Page, index: int, title: Title, above: int, stop: int, *, first: bool) -> Region | None:
    """The plan with the title in line `index`, of which line `above` is the first, up to line `stop`; None for none."""
    text, lines, reader = page.text, page.lines, page.reader
    title, own, begin = _without_title(page, index, title, stop)
    own = own[: _back_matter(text, own, page.back_matter)]
    # A notice may be nothing but its title above what it issues.
    if not own and not (title.kind == "other" and _ISSUES.search(title.stem) and stop < len(lines)):
        return None
    # 篇二：根据… numbers a plan without naming it.
    named = title.stem != ""
    end = title.end if named else title.start
    if title.form == "numbered":
        begin = lines[index].start
    elif named and above < index and lines[index].start == title.start:
        begin = lines[above].start
        title = title._replace(start=begin)
    elif first and index and reader.is_issuer(text, lines[index - 1].start, lines[index - 1].end):
        # The issuer on a line of its own above the title, of which it is part where that begins with 关于.
        begin = lines[index - 1].start
        if text.startswith("关于", title.start):
            title = title._replace(start=begin)
    elif first and index and _MOTTO.fullmatch(text, lines[index - 1].start, lines[index - 1].end):
        begin = lines[index - 1].start
    return Region(begin, own[-1].end if own else title.end, title.start, end, own)


def _without_title(page: _Page, index: int, title: Title, stop: int) -> tuple[Title, list[Line], int]:
    """The title as it stands in full, the lines behind it, and where the plan begins."""
    text, reader = page.text, page.reader
    title = reader.without_number(text, title) if title.end > title.start else title
    own = list(page.lines[index:stop])
    if title.form == "head" and not title.stem and own[0].end - title.end >= _SHORTEST_OPENING:
        # 篇一：防汛预案为…: the title runs into its text.
        glued = glued_end(text, title.end, own[0].end, reader, page.families)
        title = title._replace(end=glued, stem=text[title.end : glued]) if glued else title
    begin = title.start
    if title.end >= own[0].end and len(own) > 1:
        first = page.families.at(text, own[1].start, own[1].end)
        # 一、工作安排 is the first part, 第三周工作安排 a title.
        named = title.form == "head" and (first is None or first.family in ("stage", "calendar"))
        below = reader.read(text, own[1].start, own[1].end) if named else None
        if not title.stem:
            # 篇一： on a line of its own, the title on the next.
            title, own = below or title, own[1:]
        elif below and below.form == "plain" and below.kind == title.kind:
            # 篇一：防汛工作预案 names what the next line titles in full (南河镇2023年防汛工作预案).
            title, own = below, own[1:]
    if title.end >= own[0].end and len(own) > 1:
        again = reader.again(text, title, own[1].start, own[1].end)
        if again and page.families.inside(text, again.end - 1, min(own[1].end, again.end + _NEAR_TITLE)):
            # The page's title, and the document's own with the text right behind it.
            title, own, begin = again, own[1:], again.start
    if title.end >= own[0].end or text[title.end : own[0].end] in _STRAY:
        own = own[1:]
    elif title.end > own[0].start:
        behind = title.end + (text[title.end] in _STRAY)
        own[0] = own[0]._replace(start=skip_space(text, behind, own[0].end), mark="")
    return title, own, begin


def _first_line(text: str, lines: Sequence[Line], index: int, lowest: int, start: int, reader: Titles) -> int:
    """The first line of a title that begins at `start` at the latest: 青山小学, 2023年第一学期, 防汛工作计划."""
    above = index
    while above > lowest and lines[above].start > start:
        above -= 1
    while above > lowest and reader.is_period(text, lines[above - 1].start, lines[above - 1].end):
        above -= 1
    if lowest < above < index and reader.is_issuer(text, lines[above - 1].start, lines[above - 1].end):
        above -= 1
    return above


def cut(region: Region, starts: Sequence[int]) -> list[Region]:
    """A region cut in further regions at `starts`; only the first keeps the title."""
    out: list[Region] = []
    bounds = [region.start, *starts, region.end]
    lines, at = region.lines, 0
    for place, (start, stop) in enumerate(pairwise(bounds)):
        own: list[Line] = []
        while at < len(lines) and lines[at].start < stop:
            line = lines[at]
            own.append(line._replace(start=max(line.start, start), end=min(line.end, stop)))
            if line.end > stop:
                # The next plan begins inside this line, which belongs to both.
                break
            at += 1
        if own and place == 0:
            out.append(Region(start, own[-1].end, region.title_start, region.title_end, own))
        elif own:
            out.append(Region(own[0].start, own[-1].end, own[0].start, own[0].start, own))
    return out


def _back_matter(text: str, lines: Sequence[Line], words: tuple[str, ...]) -> int:
    """How many of a plan's lines come before related links and the like."""
    for index, line in enumerate(lines):
        if index > 1 and line.end - line.start <= 40:
            value = text[line.start : line.end].lstrip("【[•·* \u3000")
            if value.startswith(words) or (value[-1:] in "：:】" and value.rstrip("：:】] ").endswith(words)):
                return index
    return len(lines)


def _found(text: str, lines: Sequence[Line], reader: Titles, families: Numbering) -> list[tuple[int, Title]]:
    found: list[tuple[int, Title]] = []
    issues = issued.issues_at(text)
    cited = issued.names(text) if issues >= 0 or "附件" in text else frozenset()
    named = issued.named(text, lines, issues)
    above = TitleLines(text, lines, cited, reader)
    last = -1
    parted = "【" in text and _frames_parts(text, lines, reader)
    for index, line in enumerate(lines):
        start, end, mark, _ = line
        if index <= last or mark in UNREAD or (end - start > _LONGEST_TITLE and text[start] not in "篇范第【"):
            continue
        longer = above.read(index, families) if end - start <= LONGEST_LINE and above.may_begin(index) else None
        if longer:
            found.append(longer)
            last = longer[0]
            continue
        if index == named:
            found.append((index, Title(start, end, text[start:end], 0, reader.kind(text[start:end]), "plain")))
            continue
        colon = index == 0 and text[end - 1] in "：:" and end - start >= _SHORTEST_TITLE  # 护林防火工作要点：
        title = reader.read(text, start, end - colon)
        if title is None or (index and not mark and reader.names_section(title)):
            continue
        if parted and index and text[start] == "【" and title.form == "plain" and not _MONTH.match(title.stem):
            continue
        if title.start > start and _is_listed(text, lines, index, titled=bool(found)):
            continue
        if found and _divides(text, found[-1][1], title, reader):
            continue
        marker = families.at(text, start, end) if title.form != "head" else None
        if marker is None or (index == 0 and marker.family == "stage" and marker.end < end):
            found.append((index, title))
    if found and found[0][0] == 0 and text[found[0][1].start] == "第" and "周" in found[0][1].stem[:_WEEK]:
        # The notices that a week's plan strings together are its parts.
        found = [entry for entry in found if entry[1].kind != "other"]
    bare = None if named is not None else issued.untitled(text, lines, issues)
    if bare is not None and all(index < bare for index, _ in found):
        found.append((bare, Title(lines[bare].start, lines[bare].start, "", 0, "", "none")))
    attached = issued.attached(text, lines, issues, cited)
    if attached and all(index != attached[0] for index, _ in found):
        index, (start, end) = attached
        name = text[start:end]
        found.append((index, Title(start, end, name, 0, reader.kind(name), "plain")))
        found.sort(key=lambda entry: entry[0])
    return found


def _divides(text: str, above: Title, title: Title, reader: Titles) -> bool:
    """Whether a title is a part of the report above it, of which something has been said by then (下一步工作打算)."""
    part = reader.report.divides(title.stem) or (
        reader.announces_plan(above.stem) and reader.report.is_half(title.stem)
    )
    return part and text.find("。", above.end, title.start) >= 0


def _frames_parts(text: str, lines: Sequence[Line], reader: Titles) -> bool:
    """Whether a page sets the names of its parts in 【】 (【教学目标】, 【评价】), so that 【课时安排】 is one more."""
    framed = (line for line in lines if _FRAMED.match(text, line.start, line.end))
    parts = (
        line for line in framed if reader.read(text, line.start, min(line.end, line.start + _LONGEST_TITLE)) is None
    )
    return len(list(islice(parts, _FEWEST_PARTS))) == _FEWEST_PARTS


def _is_listed(text: str, lines: Sequence[Line], index: int, *, titled: bool) -> bool:
    """Whether a bulleted line that reads like a title is an item of a list (`- 值班表\\n- 巡河计划`).

    A list of such lines stands below a colon, or below a title that the page has had already.
    """
    above = lines[index - 1] if index else None
    if above is not None and text[above.end - 1] in "：:":
        return True
    near = [above, lines[index + 1] if index + 1 < len(lines) else None]
    bulleted = any(line is not None and text[line.start] == text[lines[index].start] for line in near)
    return bulleted and titled


def _chosen(
    text: str, lines: Sequence[Line], found: list[tuple[int, Title]], families: Numbering
) -> list[tuple[int, Title]]:
    """The titles that begin plans: a numbered series if there is one, else titles that stand before a body."""
    for form in ("tail", "head"):
        series: dict[str, list[tuple[int, Title]]] = {}
        for entry in found:
            if entry[1].form == form:
                series.setdefault(entry[1].stem if form == "tail" else "", []).append(entry)
        best = max(series.values(), key=len, default=[])
        if len(best) >= 2 or (best and form == "head"):
            return best
    heads = {index for index, _ in found}
    chosen: list[tuple[int, Title]] = []
    for index, title in found:
        # A notice may be nothing but its title above what it issues.
        if index + 1 >= len(lines) or (index + 1 in heads and "关于印发" not in title.stem):
            continue
        # What is set apart (倡 议 书) is a title however short it is.
        plain = title.end - title.start <= len(title.stem) + 1 and not lines[index].mark
        if chosen and len(title.stem) < _SHORTEST_TITLE and plain and title.form != "none":
            continue
        if (
            chosen
            and title.stem.endswith("职责")
            and _is_of_an_office(text, lines[chosen[-1][0] + 1 : index], title, families)
        ):
            continue
        if chosen and repeats(text, lines[chosen[-1][0] + 1 : index], chosen[-1], title, families):
            chosen.pop()
        chosen.append((index, title))
    return chosen


_OFFICE_DUTIES = re.compile("[㐀-鿿]{2,8}(?:的(?:工作|主要|具体|岗位)?职责|(?<!岗位)(?<!工作)(?<!管理)职责)")
_OUTER = frozenset(("han", "han_capital", "han_paren", "chapter", "part"))


def _is_of_an_office(text: str, between: Sequence[Line], title: Title, families: Numbering) -> bool:
    """Whether 副站长职责 heads a section of the plan above, which has numbered parts already, and no rules of its own.

    `between` are the lines since that plan's title.
    """
    if _OFFICE_DUTIES.fullmatch(title.stem) is None:
        return False
    markers = (families.at(text, line.start, line.end) for line in between)
    return any(marker is not None and marker.family in _OUTER for marker in markers)


def _is_outlined(text: str, lines: Sequence[Line], families: Numbering) -> bool:
    """Whether the lines above the first title are themselves a plan: numbered parts with some text.

    However short they are, they are the rest of one where their numbers begin in the middle and go on.
    """
    found = [marker for line in lines if (marker := families.at(text, line.start, line.end)) is not None]
    if len(found) < _FEWEST_PARTS:
        long = (line for line in lines if line.end - line.start >= _SHORTEST_PLAN)
        return any(len(families.inside(text, line.start, line.end)) >= _FEWEST_PARTS for line in long)
    first, second = found[:2]
    rest = first.family == second.family and 1 < first.number == second.number - 1
    return rest or sum(line.end - line.start for line in lines) >= _SHORTEST_PLAN


def _may_open(text: str, line: Line, reader: Titles, families: Numbering) -> bool:
    """Whether a page's first line is a title; 第三周工作计划 is one, though 第三周 may number a part elsewhere."""
    marker = families.at(text, line.start, line.end)
    if marker is None:
        return line.mark not in UNREAD and reader.names(text, line.start, line.end)
    title = reader.read(text, line.start, line.end) if marker.family in ("stage", "calendar") else None
    return title is not None and marker.end < line.end


def _opening(text: str, lines: Sequence[Line], stop: int, reader: Titles, families: Numbering) -> tuple[int, Title]:
    """The beginning of a plan without a title line of its own; its title may be glued to its first line."""
    for index, line in enumerate(lines[: min(stop, _HEAD_OF_LINES)]):
        # A number begins a part or an item, however much that is named like a plan; 第三周工作计划 opens a page.
        marker = families.at(text, line.start, line.end)
        numbered = marker is not None and (index > 0 or marker.family not in ("stage", "calendar"))
        if line.end - line.start < _SHORTEST_OPENING or numbered:
            continue
        # A title with more above it than below (相关链接 校医工作总结 …) opens nothing.
        if line.start - lines[0].start > lines[-1].end - line.start:
            break
        if index and issued.ATTACHMENT.match(text, line.start, line.end):
            continue
        end = glued_end(text, line.start, line.end, reader, families)
        if end is None and index == 0 and line.mark not in UNREAD:
            end = end_at_blank(text, line.start, line.end, reader)
        if end is not None:
            return index, Title(line.start, end, text[line.start : end], 0, "", "plain")
    for index, line in enumerate(lines[: min(stop - 1, _HEAD_OF_LINES)]):
        marked = line.mark == "title" or (line.mark == "heading" and line.level == 1)
        if marked and line.end - line.start <= _LONGEST_TITLE and not families.at(text, line.start, line.end):
            return index, Title(line.start, line.end, text[line.start : line.end], 0, "", "plain")
    first_line = lines[0]
    alone = stop == len(lines) and first_line.mark not in UNREAD
    if stop > 1 and alone and names_document(text, first_line.start, first_line.end, reader):
        return 0, Title(first_line.start, first_line.end, text[first_line.start : first_line.end], 0, "", "plain")
    if stop > 1 and _may_open(text, first_line, reader, families):
        return 0, Title(first_line.start, first_line.end, text[first_line.start : first_line.end], 0, "", "plain")
    return 0, Title(lines[0].start, lines[0].start, "", 0, "", "none")
