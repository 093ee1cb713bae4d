"""Verbs inside names: what a team or an office is for, and which duty somebody is on (推动小组, 寄宿部, 值日组长)."""

from __future__ import annotations

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.traits import ACTS

_OFFICE_STEM = 2
# 组建小组 founds a team, it names none.
_FOUNDING = frozenset(
    ("成立", "组建", "建立", "设立", "设置", "抽调", "选派", "派出", "选配", "配备", "组织", "完善", "健全", "加强",
     "充实", "下设")
)  # fmt: skip
_DUTIES = frozenset(("值日", "值班", "值周", "值勤", "执勤", "带班", "带队", "跟班", "当班", "护送"))


def names_team(reading: Reading, index: int) -> bool:
    """Whether the verb at `index` only says what a team or post is for (推动小组, 巡河员, 送教教师)."""
    end = reading.ends[index]
    if reading.steps[index] != ACTS or end - reading.starts[index] != 2:
        return False
    if index + 1 >= len(reading.starts) or reading.starts[index + 1] != end:
        return False
    word, following = reading.text[end - 2 : end], reading.entry(index + 1)
    if following.head == "role" and word in _DUTIES:
        return True
    if word in _FOUNDING:
        return False
    return bool(following.tail) or (following.head == "group" and reading.text[reading.ends[index + 1] - 1] in "组队")


def on_duty(reading: Reading, index: int) -> bool:
    """Whether the word at `index` says which duty the people right behind it are on (值日组长, 执勤教师)."""
    if reading.text[reading.starts[index] : reading.ends[index]] not in _DUTIES:
        return False
    following = index + 1
    return (
        following < len(reading.starts)
        and reading.starts[following] == reading.ends[index]
        and reading.entry(following).head == "role"
    )


def of_office(reading: Reading, index: int) -> bool:
    """Whether the word at `index`, which elsewhere opens a relative clause, says what an office is for (寄宿部)."""
    token = reading.tokens[index]
    if token.end - token.start < _OFFICE_STEM or token.entry.predicate or index + 1 >= len(reading.tokens):
        return False
    tail = reading.tokens[index + 1]
    return tail.start == token.end and tail.entry.tail == "department"
