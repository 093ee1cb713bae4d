"""Goals: what plans of all sectors want to be true, in the frames in which they say so, and the nearest that are none.

`goals_vocabulary` holds the words; each frame is filled with those of its kind. `G` frames stand in a goals section,
`T` frames elsewhere, `B` frames in both. A third of the words and frames were left out while the rules were made.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import goals_vocabulary as vocabulary
import pytest
from goal_reading import goals_of
from goals_frames import FRAMES

_SAMPLE = 24
_ROLES = {"G": ("goals",), "T": ("tasks",), "B": ("goals", "tasks")}
# Cells that are known to fail: a word, and the frames (by their beginning) in which it does.
KNOWN: dict[str, tuple[str, ...]] = {
    "院感发生率低于5%": ("实现",),  # its measure is read as a fact
}
# Those whose goal has a deadline or a measure of its own.
TARGETS = ("力争年底前", "到2027年", "2027年", "力争用三年", "力争在年底前")


def cells(kind: str, frame: str, expected: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """A word, the frame filled with it and its neighbours, and the goals that are to be found."""
    words: list[str] = getattr(vocabulary, kind).split()
    picked = random.Random(frame).sample(range(len(words)), min(_SAMPLE, len(words)))
    for at in picked:
        given = vocabulary.GIVEN.split()
        following, last = words[(at + 1) % len(words)], words[(at + 2) % len(words)]
        parts = {"w": words[at], "x": following, "y": last, "g": given[at % len(given)]}
        yield words[at], frame.format(**parts), [one.format(**parts) for one in expected]


def known(word: str, text: str) -> bool:
    return any(frame in text for frame in KNOWN.get(word, ()))


CASES = [
    pytest.param(kind, role, frame, expected, id=f"{kind}-{role}-{number}")
    for kind, frames in FRAMES.items()
    for number, (roles, frame, expected) in enumerate(frames)
    for role in _ROLES[roles]
]


@pytest.mark.parametrize(("kind", "role", "frame", "expected"), CASES)
def test_a_frame_gives_its_goals(kind: str, role: str, frame: str, expected: list[str]) -> None:
    wrong = []
    for word, text, wanted in cells(kind, frame, expected):
        found = goals_of(text, role)
        if [goal.text for goal in found] != wanted and not known(word, text):
            wrong.append((text, [(goal.text, goal.rule) for goal in found]))
        elif found and wanted and frame.startswith(TARGETS):
            assert found[0].kind == "target", text
    assert not wrong


BARE = ("{w}。", "4．{w}；", "通过本次活动，{w}。")
ROLES = (
    "guiding_ideology",
    "principles",
    "scope",
    "organization",
    "tasks",
    "measures",
    "schedule",
    "safeguards",
    "other",
)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("frame", BARE)
def test_bare_states_count_in_goals_sections_alone(frame: str, role: str) -> None:
    for kind in ("STATES", "BECOMING", "LEARNING"):
        for _, text, _ in cells(kind, frame, []):
            assert [goal.text for goal in goals_of(text, role)] == [], text
            assert len(goals_of(text, "goals")) == 1, text


def test_known_failures_still_fail() -> None:
    """A cell that has come right leaves the list."""
    frames = [(kind, role, frame, expected) for kind, all_ in FRAMES.items() for role, frame, expected in all_]
    failing = {
        word
        for kind, roles, frame, expected in frames
        for role in _ROLES[roles]
        for word, text, wanted in cells(kind, frame, expected)
        if known(word, text) and [goal.text for goal in goals_of(text, role)] != wanted
    }
    assert failing == set(KNOWN)
