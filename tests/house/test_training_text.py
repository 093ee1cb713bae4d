"""The marked plans are written for this project: none repeats the text of a seed page.

Plans of one trade share what the trade says: names of bodies and documents (中小学教师职业道德规范), slogans
(深入贯彻落实科学发展观), turns (培养学生良好的行为习惯). Seeds and plans share some thirty runs of ten characters,
nearly all of that kind, four of thirteen, and none of fourteen: there stock phrases end.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline import clean, convert, read
from pipeline.config import load_config
from pipeline.records import Page
from training import marked

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
LENGTH = 14
_OTHER = re.compile("[^㐀-鿿]+")


def runs(text: str) -> set[str]:
    """All runs of `LENGTH` Chinese characters, whatever else stands between them.

    >>> sorted(runs("每月5日，各村清理河道并公示结果一次。"))
    ['日各村清理河道并公示结果一次', '月日各村清理河道并公示结果一', '每月日各村清理河道并公示结果']
    """
    bare = _OTHER.sub("", text)
    return {bare[at : at + LENGTH] for at in range(len(bare) - LENGTH + 1)}


def seed_runs() -> set[str]:
    """The runs of the seed pages, as printed and without their glosses, in simplified characters."""
    config = load_config()
    found: set[str] = set()
    for file in sorted(SEEDS.iterdir()):
        page = read.decode(Page(file.read_bytes(), file.name, "txt"), config.read)
        found |= runs(page.text.value)
        found |= runs(convert.to_simplified(clean.apply(page, config.clean), config.convert).text.value)
    return found


def test_no_marked_plan_repeats_a_seed_page() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed pages are not beside this checkout")
    known = seed_runs()
    assert len(known) > 10_000
    plans = marked.plans(sorted(marked.FOLDER.rglob("*.txt")))
    repeated = {plan.name: sorted(shared) for plan in plans if (shared := runs(plan.text) & known)}
    assert not repeated, "write these in words of their own"
