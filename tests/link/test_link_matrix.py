"""What carries a task, in which form, in the words of which sector: a matrix, read through the whole pipeline.

Each frame stands under a heading of a page of its own, with the words of some sectors drawn by a fixed seed. Texts,
dates and amounts are linking's own; parties come from extraction as well, so their share is counted by itself.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from task_frames import CARRIERS, CLAUSES, LAYOUTS, NONE, Frame
from task_sectors import SECTORS

from pipeline.config import Config, load_config
from pipeline.records import Page
from pipeline.stages import process

_SECTORS_A_FRAME = 4
_PAGE = "某单位2031年工作方案\n一、工作任务\n{}\n"

Row = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config()


def _cells(frames: list[Frame]) -> Iterator[tuple[str, str, str, list[str]]]:
    """Name, sector, text and expected tasks: each frame in the words of some sectors."""
    for name, body, expected in frames:
        for sector in sorted(random.Random(name).sample(sorted(SECTORS), _SECTORS_A_FRAME)):
            slots = SECTORS[sector].slots()
            yield name, sector, body.format(**slots), [task.format(**slots) for task in expected]


def _row(task: str) -> Row:
    text, *links = task.rsplit("|", 3)
    parties, dates, quotas = (tuple(sorted(filter(None, (n.strip() for n in names.split("+"))))) for names in links)
    return text.strip(), parties, dates, quotas


def _found(body: str, config: Config) -> list[Row]:
    result = process(Page(_PAGE.format(body).encode(), "matrix.txt", "txt"), config)
    found: list[Row] = []
    for mentions, tasks in zip(result.mentions, result.tasks, strict=True):
        for task in tasks:
            parties = tuple(sorted(mentions.parties[n - 1].name for n in task.parties))
            dates = tuple(sorted(mentions.dates[n - 1].text for n in task.dates))
            quotas = tuple(sorted(mentions.quotas[n - 1].text for n in task.quotas))
            found.append((task.text, parties, dates, quotas))
    return found


@pytest.mark.parametrize(
    ("frames", "right", "with_parties"),
    [(CARRIERS, 0.96, 0.9), (CLAUSES, 0.96, 0.9), (LAYOUTS, 0.96, 0.9), (NONE, 0.98, 0.98)],
    ids=["carriers", "clauses", "layouts", "none"],
)
def test_matrix(frames: list[Frame], right: float, with_parties: float, config: Config) -> None:
    tried, wrong, wrong_parties = 0, [], []
    for name, sector, body, expected in _cells(frames):
        tried += 1
        found, wanted = _found(body, config), [_row(task) for task in expected]
        if [(text, dates, quotas) for text, _, dates, quotas in found] != [(t, d, q) for t, _, d, q in wanted]:
            wrong.append((name, sector, body, found))
        if found != wanted:
            wrong_parties.append((name, sector, body, found))
    assert len(wrong) <= (1 - right) * tried, wrong
    assert len(wrong_parties) <= (1 - with_parties) * tried, wrong_parties
