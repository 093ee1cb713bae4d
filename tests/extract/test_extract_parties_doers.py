"""Persons behind 由 and what they do, and words behind it that are no names."""

from __future__ import annotations

import pytest
from party_reading import parties_in

_DOERS = [
    ("由陈林登记。", ["陈林"]),
    ("由库管员陈林每日登记。", ["陈林"]),
    ("由陈林、何敏主讲。", ["陈林", "何敏"]),
    ("由音乐教师何敏任教。", ["何敏"]),
    ("由副站长何敏组织。", ["何敏"]),
    ("由库管员陈林逐户发放。", ["陈林"]),
    ("由库管员陈林疏忽引起。", []),
    ("由陈林、何敏分别点评。", ["陈林", "何敏"]),
    ("由陈林、何敏的建议而来。", []),
    ("由卫生员何敏担任教练。", ["何敏"]),
    ("由何敏兼任教练。", ["何敏"]),
    ("由易到难组织练习。", []),
    ("由浅入深讲解。", []),
    ("由此统计。", []),
    ("由何人登记？", []),
    ("由陈", []),  # the page breaks off
    ("由", []),
]


@pytest.mark.parametrize(("sentence", "expected"), _DOERS)
def test_who_does_it(sentence: str, expected: list[str]) -> None:
    assert parties_in(sentence) == [f"{name}:implement:explicit" for name in expected]
