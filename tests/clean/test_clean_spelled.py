"""Words with a mark behind every character: the marks go, marks that a writer set stay."""

from __future__ import annotations

import pytest

from pipeline.clean import marks
from pipeline.clean.view import View
from pipeline.config import load_config
from pipeline.text import Text

CASES = [
    ("农业局党.委.书.记到会。", "农业局党委书记到会。"),
    ("农业局.党.委.书.记.、局长到会。", "农业局党委书记、局长到会。"),
    ("加强安*全*生*产检查。", "加强安全生产检查。"),
    ("加强安*全生产检查。", "加强安*全生产检查。"),
    ("分甲.乙.丙.丁四组。", "分甲.乙.丙.丁四组。"),
    ("一.二.三.四年级参加。", "一.二.三.四年级参加。"),
    ("上报党.委.书.记.", "上报党委书记."),
    ("译者阿卜杜·热合曼到会。", "译者阿卜杜·热合曼到会。"),
]


@pytest.mark.parametrize(("damaged", "sound"), CASES)
def test_spelled_words(damaged: str, sound: str) -> None:
    text = Text.of(damaged)
    assert text.edit(marks.edits(View.of(text), load_config().clean)).value == sound
