"""Where a plan's parts may begin: numbered markers, unnumbered titles, closing paragraphs, stages."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter

from pipeline.nlp.bullets import BULLETS, DASHES
from pipeline.segment.bare_titles import bare_titles
from pipeline.segment.headings import Topics
from pipeline.segment.labelled import labels, labels_of_lists
from pipeline.segment.lines import UNREAD, Line
from pipeline.segment.lone_titles import lone_titles
from pipeline.segment.numbering import AFTER_SENTENCE, AT_LINE, Marker, Numbering
from pipeline.segment.signed_titles import FRAMES, framed_name, signed_titles
from pipeline.segment.titles import OF_A_PERIOD

TITLE = "title"  # the family of unnumbered titles
CLOSING = "closing"  # a closing paragraph that belongs to no numbered part


def candidates(text: str, lines: Sequence[Line], families: Numbering, words: Topics) -> list[Marker]:
    """Everything that may begin a part, in text order; which of it does, the outline decides.

    `lines` are the lines of a plan that hold text.
    """
    found: list[Marker] = []
    late = max(1, len(lines) - 3)
    hits = families.triggers(text, lines[0].start, lines[-1].end) if lines else []
    bare = bare_titles(text, lines, families, words) | lone_titles(text, lines, families, words)
    listed = labels_of_lists(text, lines, words)
    labelled = labels(text, lines, families, words) | words.fields.labels(text, lines, families) | listed
    signed = signed_titles(text, lines, words)
    framed = (
        bool(lines)
        and text.count("【", lines[0].start, lines[-1].end) > _FEWEST_FRAMED
        and (len(lines) == 1 or sum(text[line[0]] == "【" for line in lines) >= _FEWEST_FRAMED)
    )
    size, least = len(text), _SURE if framed else math.inf
    for index, line in enumerate(lines):
        start, end, mark, level = line
        if mark in UNREAD:
            continue
        marker = families.at(text, start, end)
        at = start
        if marker and index >= late and _dates_signature(text, line, marker, found):
            continue
        if marker:
            if end < size and text[end] != "\n" and _stands_for_line_end(text, end):
                marker = marker._replace(reach=end)
            found.append(marker)
            at = marker.end
        elif (first := text[start]) == "、" and end - start > 4:
            # The numeral before the 、 is lost; the sequence says which it was.
            found.append(Marker(start, start + 1, "lost", 0, AT_LINE, "、"))
            at += 1
        elif (first == "附" and _lists_annexes(text, line, index)) or (
            index >= late and text.startswith(_CLOSERS, start, end)
        ):
            found.append(Marker(start, start, CLOSING, 0, AT_LINE))
        elif start in labelled:
            found.append(Marker(start, start, TITLE, 0, AT_LINE, reach=labelled[start]))
            at = labelled[start]
        elif first in FRAMES and (close := framed_name(text, line, words, least)) is not None:
            found.append(Marker(start, start + 1, TITLE, 0, AT_LINE, reach=close))
            at = close + 1
        elif start in signed:
            at = signed[start]
            found.append(Marker(start, start + 1, TITLE, 0, AT_LINE, reach=at))
        elif (
            mark == "heading"
            or index in bare
            or (end - start <= _LONGEST_TITLE and _is_title(text, lines, index, families, words))
        ):
            found.append(Marker(start, start, TITLE, level, AT_LINE, reach=end))
            continue
        elif words.stage_name(text, start, end) is not None:
            found.append(Marker(start, start, TITLE, 0, AT_LINE))
        if end - at > 12:
            first_hit = bisect_left(hits, at)
            if first_hit < len(hits) and hits[first_hit] < end:
                inside = families.inside(text, at, end, hits[first_hit : bisect_left(hits, end, first_hit)])
                found.extend(_with_titles(text, at, inside, words))
        if framed and text.find("【", at, end) > 0:
            found.extend(_framed_inside(text, at, end, words))
            found.sort(key=_START)
    return _under_plain_titles(found, signed | listed, families)


def _dates_signature(text: str, line: Line, marker: Marker, found: Sequence[Marker]) -> bool:
    """Whether one of the last lines is nothing but a year and month, of a plan without months: when it was signed."""
    if marker.family != "calendar" or _SIGNED_ON.fullmatch(text, line.start, line.end) is None:
        return False
    return all(before.family != "calendar" for before in found)


_SIGNED_ON = re.compile(
    r"(?:20[0-9xX×]{2}|[xX×]{2,4}|[二〇零○Ｏ0一-九]{4})\s?年\s?[0-9xX×一二三四五六七八九十]{1,3}\s?月份?"
)


def _under_plain_titles(found: list[Marker], signed: Mapping[int, int], families: Numbering) -> list[Marker]:
    """The candidates; titles with signs (★费用：…) lie under the plain ones (保障措施) of a plan without numbers."""
    if not signed:
        return found
    plain = [marker for marker in found if marker.family == TITLE and marker.start not in signed]
    if len(plain) < _FEWEST_PLAIN or plain[0].start > min(signed):
        return found
    if any(marker.number for marker in plain) or any(
        marker.place == AT_LINE
        and marker.family not in _TIMES
        and families.rank.get(marker.family, _INNERMOST) <= _OUTERMOST
        for marker in found
    ):
        return found
    return [
        marker._replace(number=_SIGNED if marker.start in signed else _PLAIN) if marker.family == TITLE else marker
        for marker in found
    ]


def _stands_for_line_end(text: str, end: int) -> bool:
    """Whether a line was cut at a gap, or its end is hidden behind the ** of bold text."""
    rest = text[end : end + _WIDEST].lstrip(" \u3000")
    return text.startswith("**", end) or (text[end] in " \u3000" and rest[:1] != "\n")


_START = attrgetter("start")
_FEWEST_FRAMED = 2
_FEWEST_PLAIN = 2
_PLAIN, _SIGNED = 1, 2  # levels of titles
_OUTERMOST, _INNERMOST = 55, 100  # ranks of marker families
_TIMES = frozenset(("calendar", "stage"))
_SURE = 0.3
_SURE_TOPIC = 1.0  # a verb and what it is about
_FRAMED = re.compile(r"(?<=[。；;！!：: \u3000\t])【(?P<name>[㐀-鿿]{2,12})】")


def _framed_inside(text: str, start: int, end: int, words: Topics) -> list[Marker]:
    """Titles in 【】 inside a line, of a plan that has them at the heads of lines."""
    return [
        Marker(match.start(), match.start() + 1, TITLE, 0, AT_LINE, reach=match.end() - 1)
        for match in _FRAMED.finditer(text, start, end)
        if words.score(match["name"]) >= 0
    ]


def _lists_annexes(text: str, line: Line, index: int) -> bool:
    """Whether a line behind the first opens a list of annexes, or is nothing but 附件2."""
    listed = index > 0 and text.startswith(("附件：", "附件:"), line.start, line.end)
    return listed or _ANNEX.fullmatch(text, line.start, line.end) is not None


def _with_titles(text: str, start: int, markers: Sequence[Marker], words: Topics) -> list[Marker]:
    """The markers inside a line that begins at `start`, with the titles glued to the first of a list."""
    found: list[Marker] = []
    for marker in markers:
        first = marker.number == 1 or (
            marker.family == "calendar" and not any(m.family == "calendar" for m in found[-1:])
        )
        title = _glued_title(text, start, marker, words) if first else None
        if title is not None and not (found and found[-1].end > title):
            found.append(Marker(title, title, TITLE, 0, AFTER_SENTENCE))
        found.append(marker)
    return found


def _glued_title(text: str, start: int, marker: Marker, words: Topics) -> int | None:
    """`…实施。落实目标的具体措施：1、…`: a short title with a heading noun between a full stop and a first item."""
    at = marker.start
    if at - start < 4 or text[at - 1] not in "：:":
        return None
    begin = at - 1
    while begin > start and begin > at - 16 and text[begin - 1] not in "。；;！？!?，,、：:\n":
        begin -= 1
    phrase = text[begin : at - 1]
    if begin == start or text[begin - 1] not in "。！？!?" or not 3 <= len(phrase) <= 14:
        return None
    named = words.is_noun(phrase) and not words.introduces(phrase) and words.score(phrase) >= 0
    return begin if named else None


# 附件2 on a line of its own ends the outline above it; the title of what is attached follows.
_ANNEX = re.compile(r"附\s?(?:件|表|录)\s?[0-9一二三四五六七八九十]{0,3}\s?[：:]?")
_SPEAKS = re.compile("[，,。；;！!？?：:_、]")
_WIDEST = 12
_BULLETED = frozenset(f"{BULLETS}{DASHES}+")  # a bulleted line is an item, whatever it names
_LONGEST_TITLE = 24
_FOUNDS = ("成立", "组建", "设立")  # 成立领导小组： brings in who is in it
_CLOSERS = ("总之", "综上", "以上", "其他未", "附：", "附:", "附件：", "附件:")


def _is_title(text: str, lines: Sequence[Line], index: int, families: Numbering, words: Topics) -> bool:
    """A short line that names a section without a marker."""
    line = lines[index]
    size = line.end - line.start
    if size < 2 or index + 1 >= len(lines):
        return False
    value = text[line.start : line.end]
    bare = value.rstrip("：:")
    if not bare or _SPEAKS.search(bare) or bare[0] in _BULLETED:
        return False
    follower = lines[index + 1]
    opened = index == 0 or text[lines[index - 1].end - 1] in "。；;！!？?：:）)”"
    divides = words.report.divides(bare) or (opened and words.report.is_half(bare))
    if bare[0].isdigit() and not divides:
        return False
    below = families.at(text, follower.start, follower.end)
    begins_list = below is not None
    body = begins_list or follower.end - follower.start > 24
    if divides and index and (body or text[follower.end - 1] in "。；;"):
        return True
    if words.introduces(bare) or (bare != value and bare.startswith(_FOUNDS)):
        return False
    if follower.mark == "table" or (body and bare in words.sections):
        return True
    if begins_list and bare != value and words.is_topic(bare):
        return True  # 低保工作： above its 1、
    if OF_A_PERIOD.fullmatch(bare) and begins_list:
        return True
    if bare in words.sections and bare in words.nouns and not words.is_noun(text[follower.start : follower.end]):
        # 活动主题 above 碧水绕村流: however short the answer is; the headers of a table follow each other.
        return index == 0 or not words.is_noun(text[lines[index - 1].start : lines[index - 1].end])
    if words.is_noun(bare) and size <= 18:
        labelled = any(mark in text[follower.start : min(follower.end, follower.start + 6)] for mark in "：:")
        return body or labelled or follower.end - follower.start > 8
    # 配齐器材 above 三、进度安排 heads no list.
    heads = below is not None and below.number <= 1
    plain = line.mark == "bold" or (heads and words.score(bare) >= _SURE_TOPIC)
    return opened and size <= 16 and body and plain


def is_han(char: str) -> bool:
    """Whether a word may begin with `char`: a Han character or an opening quotation mark.

    >>> is_han("值"), is_han("“"), is_han("7")
    (True, True, False)
    """
    return "㐀" <= char <= "鿿" or (char != "" and char in "“《〈‘")
