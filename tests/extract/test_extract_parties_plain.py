"""Those who act without any word that says so: staff before a common verb, the speaker."""

from __future__ import annotations

import pytest
from party_reading import parties_in

_PLAIN = [
    ("护士长带着听诊器上门。", ["护士长"]),
    ("护士长带着听诊器上门的时候。", []),
    ("总指挥致辞。", ["总指挥"]),
    ("总指挥换届。", []),
    # The speaker.
    ("本学期我打算多听课。", ["我"]),
    ("本学期我听了很多课。", []),
    ("这是我要学习的榜样。", []),
    ("本人将按时备课。", ["本人"]),
    # The duty people are on, in front of their post.
    ("监考教师要提前到场。", ["监考教师"]),
]


@pytest.mark.parametrize(("text", "expected"), _PLAIN)
def test_pairs(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
