"""Damage done on purpose is repaired to the letter in four of five places, and sound plans do not change.

Run with `-s` to see the figures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import damaging
from clean_page import CONFIG, cleaned, document
from damaging import Damaged, repaired, traditional
from sound_plans import PLANS, PRONE

TEXTS = [*PLANS.values(), PRONE]
_LIST = list(PLANS.values())
# Pages of several leaves.
LONG = ["\n".join((_LIST[n], _LIST[n - 1], _LIST[n - 2])) for n in range(len(_LIST))]

KINDS: dict[str, tuple[Callable[[str], Damaged], list[str]]] = {
    "gloss in a character": (lambda text: damaging.glossed_inside(traditional(text), CONFIG), TEXTS),
    "gloss": (lambda text: damaging.glossed(traditional(text), CONFIG, len(text)), TEXTS),
    "break inside a word": (lambda text: damaging.wrapped(text, len(text)), TEXTS),
    "lines of one width": (lambda text: damaging.machine_wrapped(text, 38), TEXTS[:-1]),
    "page marker": (damaging.paged, LONG),
    "page counter": (damaging.page_counted, TEXTS),
    "stray mark": (damaging.marked, TEXTS),
    "doubled mark": (damaging.doubled, TEXTS),
    "double-struck": (damaging.double_struck, TEXTS),
}


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_repaired_in_four_of_five_places(kind: str) -> None:
    damage, texts = KINDS[kind]
    places = right = 0
    for text in texts:
        done = damage(text)
        places += len(done.places)
        right += repaired(done, cleaned(done.text))
    print(f"\n{kind:22} {right} of {places} places ({right / places:.0%})")
    assert places >= 5
    assert right / places >= 0.8


def test_shifted_bytes_are_read_back_or_left_and_reported() -> None:
    """Every place of thirty unrelated sentences at once: the page cannot help with its own words."""
    done = damaging.shifted(traditional(PRONE))
    changes = document(done.text).text.changes
    repairs = [change for change in changes if change.rule == "gbk_shift"]
    unsure = [change for change in changes if change.rule == "gbk_shift_unsure"]
    right = sum(change.after in done.sound for change in repairs)
    wrong = len(repairs) - right
    print(f"\nshifted bytes: {right} right, {wrong} wrong, {len(unsure)} left, of {len(done.places)}")
    assert len(done.places) >= 25
    assert right >= 0.8 * len(repairs)
    assert right >= 0.6 * len(done.places)


@pytest.mark.parametrize("text", TEXTS)
def test_a_sound_plan_does_not_change(text: str) -> None:
    for page in (text, traditional(text)):
        assert document(page).text.value == page
        assert not [change for change in document(page).text.changes if change.after != change.before]


def test_the_glosses_of_a_lesson_stay() -> None:
    lesson = "识字教学计划\n一、教学重点\n读准生字：舔(tiǎn)、噬(shì)、鞠(jū)。\n二、教学安排\n每周学习生字二十个。"
    assert cleaned(lesson) == lesson
