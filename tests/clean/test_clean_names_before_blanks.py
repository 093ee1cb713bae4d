"""A space that parts a numbered name from its body stays on a run-on page, one inside a sentence goes."""

from __future__ import annotations

import pytest

from pipeline import clean, read
from pipeline.config import load_config
from pipeline.records import Page

CONFIG = load_config()
LONG = "各村按月巡查河岸，登记漂浮物，逐段销号，不留死角。"


def cleaned(text: str) -> str:
    return clean.apply(read.decode(Page(text.encode()), CONFIG.read), CONFIG.clean).text.value


@pytest.mark.parametrize(
    "text",
    [
        f"护河方案{LONG}二、护河任务 沿岸各组轮流值守，{LONG}",
        f"护河方案{LONG}（三）物资储备 备足沙袋和铁锹，{LONG}",
        f"护河方案{LONG}2、密切配合 与上下游建立联络，{LONG}",
    ],
)
def test_a_name_keeps_its_space(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"护河方案{LONG}沿岸各组轮流 值守到天亮，{LONG}", f"护河方案{LONG}沿岸各组轮流值守到天亮，{LONG}"),
        (
            f"护河方案{LONG}二、沿岸各组都要认真落实轮流 值守到天亮，{LONG}",
            f"护河方案{LONG}二、沿岸各组都要认真落实轮流值守到天亮，{LONG}",
        ),
    ],
)
def test_a_space_in_a_sentence_goes(before: str, after: str) -> None:
    assert cleaned(before) == after
