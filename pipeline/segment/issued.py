"""Covering notices (`现将《…》印发给你们`) and the documents that they issue: where each begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.lines import UNREAD, Line

Span = tuple[int, int]

_ISSUES = re.compile(
    "[印转下]发(?:(?=给?你们|给?各|给大家)|(?<=现[印转下]发)|(?<=现予[印转下]发)|(?<=予以[印转下]发)|(?<=特此[印转下]发))"
)
_CITED = re.compile(r"《([^《》\n]{4,60})》")
_SIGNED_ON = re.compile(
    r"[（(]?(?:20[0-9xX]{2}|二[〇零○0OＯo][〇零○0OＯo一二三四五六七八九]{2})年[^年月日\n]{1,3}月[^年月日\n]{1,3}日[）)]?"
)
_GREETS = re.compile(r"(?:各|有关|[^，。；;：:\n]{2,20}、各)[^。；;：:\n]{1,80}[：:]")
_DOCUMENT_NUMBER = re.compile(r"[㐀-鿿]{1,12}\s?[〔\[（(【][0-9]{4}[〕\]）)】]\s?第?[0-9]{1,4}号")
ATTACHMENT = re.compile(r"附\s?件?\s?[0-9一二三四五六七八九十]{0,2}\s?[：:]\s*")
_SPEAKS = re.compile("[，,。；;：:！!？?]")
_LONGEST_TITLE = 60


def names(text: str) -> frozenset[str]:
    """The names of documents that a text cites in 《》.

    >>> sorted(names("现将《护河方案及要求》印发给你们。"))
    ['护河方案及要求']
    """
    return frozenset(match.group(1).strip() for match in _CITED.finditer(text)) if "《" in text else frozenset()


def issues_at(text: str) -> int:
    """Where a text says that it issues something, -1 where it does not.

    >>> issues_at("现将名单印发给你们。")
    4
    """
    # Most texts do not, and looking for plain words is cheap.
    if not any(word in text for word in ("印发", "转发", "下发")):
        return -1
    match = _ISSUES.search(text)
    return match.start() if match else -1


def named(text: str, lines: Sequence[Line], issues: int) -> int | None:
    """The line that names what a notice issues: short, behind the day on which the notice is signed.

    `issues` is where the text says that it issues something.
    """
    below = _behind_signature(text, lines, issues)
    if below is None:
        return None
    line = lines[below]
    said = text[line.start : line.end]
    return below if line.mark not in UNREAD and len(said) <= _LONGEST_TITLE and not _SPEAKS.search(said) else None


def untitled(text: str, lines: Sequence[Line], issues: int) -> int | None:
    """The first line of a document without a title that a notice issues: a paragraph behind the signature."""
    below = _behind_signature(text, lines, issues)
    if below is None:
        return None
    line = lines[below]
    long = line.end - line.start >= _SHORTEST_PARAGRAPH and not ATTACHMENT.match(text, line.start)
    return below if long and line.mark not in UNREAD else None


def _behind_signature(text: str, lines: Sequence[Line], issues: int) -> int | None:
    """The index of the line behind the day on which a notice is signed."""
    if issues < 0:
        return None
    for index, line in enumerate(lines[:-1]):
        if line.start > issues and text[line.end - 1] in "日）)" and _SIGNED_ON.fullmatch(text, line.start, line.end):
            return index + 1
    return None


def attached(text: str, lines: Sequence[Line], issues: int, cited: frozenset[str]) -> tuple[int, Span] | None:
    """The line `附件1：…` right above the document that a notice issues, with the place of its name in the line.

    None where the document stands below with its own title, or where the line only lists what is attached.
    """
    if issues < 0 or not cited:
        return None
    for index, line in enumerate(lines[:-1]):
        if line.start < issues or text[line.start] != "附":
            continue
        match = ATTACHMENT.match(text, line.start, line.end)
        if match is None or text[match.end() : line.end] not in cited:
            continue
        name = text[match.end() : line.end]
        follower = lines[index + 1]
        short = follower.end - follower.start < _SHORTEST_BODY and not text.startswith(_FIRST_PARTS, follower.start)
        lists = short or ATTACHMENT.match(text, follower.start)
        again = any(text.startswith(name, below.start) for below in lines[index + 1 :])
        return None if lists or again else (index, (match.end(), line.end))
    return None


_SHORTEST_BODY = 24
_FIRST_PARTS = ("一、", "第一")


_SHORTEST_PARAGRAPH = 60


def covering(text: str, lines: Sequence[Line]) -> int | None:
    """The index of the first line of a notice without a title among the lines above the document it issues.

    >>> page = "各村：\\n现将《护河方案》印发给你们。"
    >>> covering(page, [Line(0, 3), Line(4, 18)])
    0
    """
    issues = issues_at(text[lines[0].start : lines[-1].end]) + lines[0].start if lines else -1
    if not lines or issues < lines[0].start:
        return None
    at = next(index for index, line in enumerate(lines) if line.end > issues)
    for index in range(at, max(-1, at - 3), -1):
        if _GREETS.match(text, lines[index].start, lines[index].end):
            at = index
            break
    if at and _DOCUMENT_NUMBER.fullmatch(text, lines[at - 1].start, lines[at - 1].end):
        at -= 1
    return at
