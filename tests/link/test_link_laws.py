"""Laws of goals and tasks on any text: places hold, ordinals exist, nothing overlaps that must not, time is linear."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_plan import marked_plan

from pipeline.config import load_config
from pipeline.extract import goals
from pipeline.link import tasks
from pipeline.records import Mentions

CONFIG = load_config()
PIECES = [
    *(
        "确保",
        "实现",
        "为",
        "以",
        "目标",
        "形成",
        "奠定基础",
        "使",
        "不断提高",
        "组织",
        "质量",
        "安全",
        "村民",
        "了",
        "的",
    ),
    *("，", "。", "；", "：", "、", ",", ";", ":", "（", "）", "“", "”", "\n", "\n- ", "\n# ", "一是", "要", "负责"),
    *("{e:每周}", "{d:三月}", "{v:今年}", "{q:98%}", "{q:两次}", "{f:3人}", "{s:各村}", "{p:水务站}", "{l:周某}"),
    "责任单位：",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["goals", "tasks", "background"]), st.booleans())
def test_places_and_ordinals_hold(pieces: list[str], role: str, is_summary: bool) -> None:
    plan, found = marked_plan("始" + "".join(pieces), "summary" if is_summary else "plan", role)
    out = goals.of_plan(plan, CONFIG.extract, found.dates, found.quotas, found.parties)
    end = 0
    for goal in out:
        assert end <= goal.start < goal.end
        assert plan.text[goal.start : goal.end] == goal.text
        assert goal.text == goal.text.strip()
        assert goal.kind in ("target", "aim")
        assert goal.place in ("section_goal", "inline")
        assert all(goal.start <= found.quotas[n - 1].start < goal.end for n in goal.quotas)
        assert all(goal.start <= found.dates[n - 1].start < goal.end for n in goal.dates)
        end = goal.end
    mentions = Mentions(found.dates, found.quotas, found.parties, out)
    for task in tasks(plan, mentions, CONFIG.link):
        assert plan.text[task.start : task.end] == task.text
        assert task.text
        assert task.parties or task.dates or task.quotas
        assert len(set(task.parties)) == len(task.parties)
        assert len(set(task.dates)) == len(task.dates)
        assert all(1 <= n <= len(found.parties) for n in task.parties)
        assert all(1 <= n <= len(found.dates) for n in task.dates)
        assert all(1 <= n <= len(found.quotas) for n in task.quotas)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=50, deadline=None)
def test_half_width_punctuation_changes_no_answer(pieces: list[str]) -> None:
    text = "始" + "".join(piece for piece in pieces if not piece.startswith("\n"))
    wide = text.replace(",", "，").replace(";", "；")
    narrow = text.replace("，", ",").replace("；", ";")
    results = []
    for source in (wide, narrow):
        plan, found = marked_plan(source)
        out = goals.of_plan(plan, CONFIG.extract, found.dates, found.quotas, found.parties)
        made = tasks(plan, Mentions(found.dates, found.quotas, found.parties, out), CONFIG.link)
        results.append(([(g.start, g.end) for g in out], [(t.start, t.end) for t in made]))
    assert results[0] == results[1]


HOSTILE = [
    "确保",
    "为",
    "确保安全，",
    "以",
    "{e:每周}查，",
    "{e:每周}查；",
    "{q:两次}",
    "（",
    "“",
    "实现了",
    " ",
    "{s:各村}",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_ends(piece: str) -> None:
    plan, found = marked_plan("始" + piece * 20_000, role="goals")
    out = goals.of_plan(plan, CONFIG.extract, found.dates, found.quotas, found.parties)
    tasks(plan, Mentions(found.dates, found.quotas, found.parties, out), CONFIG.link)
