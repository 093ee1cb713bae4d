"""Labels in front of names (组长：, 责任单位：, 副 组 长): where one stands, with a colon or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.extract.parties.actor_names import Name, determined
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.persons import is_han, surname_length
from pipeline.nlp.bullets import BULLETS, DASHES

_SPACES = " \u3000\t\xa0"
LONGEST_LABEL = 14
_COPULAS = ("分别为", "包括", "为", "是", "有")
# What may stand between a label and its names where there is no colon: 组长（1人）——王伟.
_DASHES = "[-—－–]{1,2}"
_COUNT = "(?:[（(](?:[0-9一二三四五六七八九十两]{1,3}[人名位]?|若干[人名]?)[)）])?"
_BLANK = "[ \u3000\t\xa0|｜]*"
_MARK = re.compile(f"{_COUNT}{_BLANK}(?:{_DASHES}{_BLANK})?")
# Labels without a colon in the middle of a line.
BARE_LABEL = re.compile(
    r"(?:^|(?<=[，,；;、。:：（(\s]))((?:常务|执行)?副?(?:组长|总指挥|指挥长|召集人)|成员|组员)"
    rf"{_COUNT}(?:[ \u3000]{{0,4}}|[ \u3000]?{_DASHES}[ \u3000]?)(?=[一-鿿])(?![由为是有])"
)
UNMARKED_END = re.compile("[，,；;。\n:：)）]")
# What stands in front of a label that begins a line: blanks, a marker, the number of a row.
_MARKER = f"[（(]?[0-9一二三四五六七八九十]{{1,2}}[)）、.．]|[①-⑳{BULLETS}{DASHES}]|[0-9]{{1,2}}(?=[ \u3000\t|｜])"
_NUMERALS = "一二三四五六七八九十"
_LINE = re.compile(f"{_BLANK}(?:(?:{_MARKER}){_BLANK})?")
_OF_TEAM = re.compile(
    "[一-鿿]{2,10}?(?:[组队]|小组|指挥部|委员会|办公室)(?=(?:常务|执行)?副?(?:组长|队长|总指挥|主任)|[成组队]员)"
)
_LONGEST_PRINTED = 24
_NEAR = 18
# A label that is all of its line.
_ALONE = re.compile("[ \u3000\t]*\\n\\s*")
# What may begin a label behind the names of another.
_IN_LINE = re.compile(
    r"(?<=[ \u3000\t，,；;、])"
    r"(?=副|常务|执行|小组|领导小组|主要|[委成组队][ \u3000]{0,4}员|秘书|顾[ \u3000]{0,4}问|理[ \u3000]{0,4}事)|\n"
)
# A longer word in front of a label that begins a line: 安全工作领导小组组长.
_OF_BODY = re.compile(r"[^\n。；;，,、：:（()）]{0,24}[组会部室队班]$")


def label_before(text: str, colon: int, start: int, labels: Mapping[str, str]) -> tuple[str, int]:
    """The label that ends at `colon` and where it begins, with the body in front of it; ('', colon) if there is none.

    Spaces inside a printed label do not count. A longer word that merely ends like a label (班主任) is none.

    >>> label_before("副 组 长：", 5, 0, {"组长": "head", "副组长": "deputy"})
    ('副组长', 0)
    """
    squeezed, begins = "", []
    closed = _before_copula(text, colon, start)
    at = before_bracket(text, closed, start)
    if text[at + 1 : closed - 1] in _SEATS:
        # 校长（组长）：…: the seat that the head of the school has.
        return text[at + 1 : closed - 1], _words_begin(text, at, start)
    while at > start and len(squeezed) < LONGEST_LABEL and text[at - 1] not in "\n。；;，,：:、）)":
        at -= 1
        if text[at] in _SPACES:
            continue
        squeezed = text[at] + squeezed
        begins.append(at)
    for size in range(min(len(squeezed), LONGEST_LABEL), 1, -1):
        label = squeezed[-size:]
        if label in labels:
            before = squeezed[-size - 1 : -size] if len(squeezed) > size else ""
            if before == "班" and label.startswith("主任"):
                return "", colon
            return label, _with_body(text, begins[size - 1], start)
    return "", colon


def _with_body(text: str, begin: int, start: int) -> int:
    """Where a label that begins at `begin` does with the body in front of it, if that begins the line."""
    nearest = max(start, begin - _LONGEST_PRINTED - 1)
    line = text.rfind("\n", nearest, begin) + 1 or (start if nearest == start else begin)
    return line if line < begin and _OF_BODY.fullmatch(text, line, begin) else begin


_SEATS = ("组长", "副组长", "总指挥", "副总指挥", "指挥长", "副指挥长", "成员", "组员")


def _words_begin(text: str, at: int, start: int) -> int:
    while at > start and is_han(text[at - 1]):
        at -= 1
    return at


def _before_copula(text: str, colon: int, start: int) -> int:
    """Where a label ends that says the same with 为 behind it (成员为：…)."""
    while colon > start and text[colon - 1] in _SPACES:
        colon -= 1
    return next((colon - len(copula) for copula in _COPULAS if text.endswith(copula, start, colon)), colon)


def before_bracket(text: str, colon: int, start: int) -> int:
    """Where a label ends: before the bracket that stands between it and its colon (责任部门（责任人）：)."""
    if colon > start and text[colon - 1] in "）)":
        for at in range(colon - 2, max(start, colon - LONGEST_LABEL), -1):
            if text[at] in "（(":
                return at
    return colon


class LineLabel(NamedTuple):
    """A label without a colon: where it begins and the names behind it do, its words, and whether a mark parts them."""

    start: int
    names: int
    label: str
    marked: bool


def line_labels(reading: Reading, start: int, end: int) -> Iterator[LineLabel]:
    """Labels that begin lines and have names right behind them, no colon.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> reading = Reading("委　员周涛 吴倩", vocabulary(load_config().extract), {})
    >>> [(found.names, found.label) for found in line_labels(reading, 0, 8)]
    [(3, '委员')]
    """
    text, first = reading.text, reading.vocabulary.label_beginnings
    for line in _line_beginnings(text, start, end):
        # 督查组组长 王伟: the team first.
        team = _OF_TEAM.match(text, line, end) if _seat_near(text, line) else None
        at = team.end() if team else line
        while at < end and text[at] in first:
            found = _label_at(reading, at, end)
            if found is None:
                break
            yield found
            at = _next_in_line(reading, found.names, end)


def _line_beginnings(text: str, start: int, end: int) -> Iterator[int]:
    """Where the words of each line of `text[start:end]` begin, behind its blanks and marker."""
    at = start
    while at < end:
        # Most lines begin with a character that no marker has.
        plain = "\u4e00" <= text[at] <= "\u9fff" and text[at] not in _NUMERALS
        opened = None if plain else _LINE.match(text, at, end)
        yield opened.end() if opened else at
        at = text.find("\n", at, end) + 1 or end


def _seat_near(text: str, at: int) -> bool:
    """Whether a seat's last characters stand near, as few lines have them: the cheap test before a pattern."""
    near = text[at : at + _NEAR]
    return "组长" in near or "成员" in near or "组员" in near or "队" in near or "指挥" in near


def _next_in_line(reading: Reading, start: int, end: int) -> int:
    """Where the next label of the line begins (主任 周涛 副主任 吴倩 委员 郑爽), `end` if the line has no other."""
    for following in _IN_LINE.finditer(reading.text, start, end):
        if reading.text.startswith("\n", following.start()):
            break
        if _label_at(reading, following.start(), end) is not None:
            return following.start()
    return end


def _label_at(reading: Reading, start: int, end: int) -> LineLabel | None:
    """The longest label at `start` and where the names behind it begin; None when none seems to follow."""
    text, vocabulary = reading.text, reading.vocabulary
    squeezed, label, stop = "", "", -1
    for at in range(start, min(end, start + _LONGEST_PRINTED)):
        if text[at] in _SPACES:
            continue
        squeezed += text[at]
        if not vocabulary.may_be_label(squeezed):
            break
        if squeezed in vocabulary.labels:
            label, stop = squeezed, at + 1
    mark = (_ALONE.match(text, stop, end) or _MARK.match(text, stop, end)) if label else None
    if mark is None:
        return None
    names, marked = mark.end(), mark.end() > stop
    named = is_han(text[names : names + 1]) if marked else surname_length(text, names, vocabulary.surnames) > 0
    return LineLabel(start, names, label, marked) if named else None


def sits(reading: Reading, name: Name) -> bool:
    """Whether a name may stand behind a label that lost its colon: a person, or posts such as 各班主任, 全体教师."""
    return name.kind == "person" or (name.kind in ("role", "group") and determined(reading, name.start, name.end))
