"""Cards of labelled fields, each one action: 时间：… 内容：… 责任人：…, line by line or run together in one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from pipeline.link.clauses import trim
from pipeline.link.inherit import Surroundings
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.records import Plan, Task

_NUMBER = r"\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})?\s?"
# Without it a plan has no cards; cheaper than to look for every label.
_HINT = re.compile(rf"(?:内容|任务|事项|项目|活动){_NUMBER}[:：]")
_FIELD = re.compile(
    r"(?:(?<![^\s。；;，,、|｜])|(?<=\d[.．、])|(?<=[一二三四五六七八九十\d][)）、]))"
    rf"([^\s\d，,。；;、:：|｜()（）]{{2,8}}?)({_NUMBER})[:：]"
)
_WHAT = re.compile(
    "(?:活动|工作|具体|主要|重点|培训|教育|检查|整改|会议|学习|实施|办理|服务)?(?:工作)?(?:内容|任务|事项|项目)|活动"
)
_WHEN = re.compile(
    "(?:活动|工作|具体|完成|办结|整改|培训|教育|会议|实施|举办|开展|落实|推进|检查|学习)?"
    "(?:时间|日期|时限|期限|时段)(?:节点|安排|要求)?"
)
_ELSE = re.compile("[^，,。；;:：]{0,6}(?:地点|场地|场所|主题|对象|人员|形式|方式|目标|标准|经费|预算|备注)")
_START = attrgetter("start")
_SHORTEST, _LONGEST = 4, 160
_FEWEST = 2
_SENTENCES = re.compile(r"[。！!？?]\s*[^\s]")


class _Field(NamedTuple):
    """A label and its value: `kind` is what, when, who or else; `label` tells where the next card begins."""

    kind: str
    label: str
    start: int
    value: int
    end: int


class Card(NamedTuple):
    """Where a card stands, and its task."""

    start: int
    end: int
    task: Task


def cards(plan: Plan, places: Places, around: dict[int, Surroundings], words: Lexicons) -> list[Card]:
    """The cards of a plan that say what is done and, beside it, when or by whom.

    A card without both is one only among others of its kind: a single 活动内容：… heads a part of the plan.
    """
    if not _HINT.search(plan.text):
        return []
    grouped = _grouped(plan, list(_fields(plan, words)))
    found = [made for fields in grouped if (made := _card(plan, fields, places, around))]
    return [card for card in found if len(found) >= _FEWEST or (card.task.parties and card.task.dates)]


def _fields(plan: Plan, words: Lexicons) -> Iterator[_Field]:
    """The labels of a plan that ask what, when, who and the like, with their values to the next or the line's end."""
    text = plan.text
    known = [(kind, match) for match in _FIELD.finditer(text) if (kind := _kind(match, words))]
    for index, (kind, match) in enumerate(known):
        following = known[index + 1][1].start(1) if index + 1 < len(known) else len(text)
        line = text.find("\n", match.end(), following)
        yield _Field(kind, match.group(1), match.start(1), match.end(), line if line >= 0 else following)


def _kind(match: re.Match[str], words: Lexicons) -> str:
    label = match.group(1)
    if _WHAT.fullmatch(label) and (label != "活动" or match.group(2).strip()):
        return "what"
    if _WHEN.fullmatch(label):
        return "when"
    if words.label.fullmatch(f"{label}:"):
        return "who"
    return "else" if _ELSE.fullmatch(label) else ""


def _grouped(plan: Plan, fields: list[_Field]) -> Iterator[list[_Field]]:
    """The fields card by card: another begins where other text stands between two, or a label comes again."""
    if not fields:
        return
    group, labels = [fields[0]], {fields[0].label}
    for before, field in pairwise(fields):
        between = plan.text[before.end : field.start]
        if field.label in labels or len("".join(between.split())) > _MARKER or before.end - before.value > _LONGEST:
            yield group
            group, labels = [], set()
        group.append(field)
        labels.add(field.label)
    yield group


_MARKER = 3  # (2)


def _card(plan: Plan, fields: list[_Field], places: Places, around: dict[int, Surroundings]) -> Card | None:
    """The card of some fields in a row, if it is one: one of them says what, and another names when or who."""
    text = plan.text
    asked = [field for field in fields if field.kind == "what"]
    if len(asked) != 1 or len(fields) < _FEWEST:
        return None
    start, end = trim(text, asked[0].value, asked[0].end)
    section = _section(plan, asked[0].start)
    if section is None or not _SHORTEST <= end - start <= _LONGEST or _SENTENCES.search(text, start, end):
        return None
    if any(_section(plan, field.start) != section for field in fields):
        return None
    parties = [n for field in fields if field.kind == "who" for n in places.parties_in(field.value, field.end)]
    dates = [n for field in fields if field.kind == "when" for n in places.dates_in(field.value, field.end)]
    if not parties and not dates:
        return None
    surroundings = around.get(section, Surroundings())
    task = Task(
        start,
        end,
        text[start:end],
        tuple(dict.fromkeys((*places.parties_in(start, end), *parties))),
        tuple(dict.fromkeys((*places.dates_in(start, end), *(dates or surroundings.dates)))),
        places.amounts_in(start, end),
        "labelled_card",
        section=section,
    )
    return Card(fields[0].start, fields[-1].end, task)


def _section(plan: Plan, start: int) -> int | None:
    """The section in whose body a sentence begins or holds `start`; None in a heading."""
    at = bisect_right(plan.sentences, start, key=_START) - 1
    sentence = plan.sentences[at] if at >= 0 else None
    return None if sentence is None or sentence.in_heading else sentence.section
