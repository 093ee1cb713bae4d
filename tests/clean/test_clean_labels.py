"""Labels of lines of data: looked up in the lexicon, they are those that a pattern of all of them would find."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.labels import _BULLET, _labels
from pipeline.config import load_config

CONFIG = load_config().clean
LABELS = _labels(CONFIG)
SIGNS = [":", " : ", " | ", "|", "】", "[", "【", ",", "(", ")", "- ", "•", "\t", "2024-03-05", "李某", "农机站"]


@cache
def spelled_out() -> re.Pattern[str]:
    names = "|".join(r"\s{0,3}".join(map(re.escape, label)) for label in sorted(LABELS.kinds, key=len, reverse=True))
    return re.compile(rf"(?:^{_BULLET}|(?<=[\s|\]】),]))({names})\s*[\]】]?(?:\s*:|\s\|\s)")


def spread(label: str, gap: int) -> str:
    return (" " * gap).join(label)


PARTS = st.one_of(
    st.sampled_from(SIGNS),
    st.builds(spread, st.sampled_from(sorted(LABELS.kinds)), st.integers(0, 4)),
    st.sampled_from(sorted({char for label in LABELS.kinds for char in label})),
)


@settings(max_examples=500, deadline=None)
@given(st.lists(PARTS, max_size=9).map("".join))
def test_labels_are_found_as_if_each_were_spelled_out(line: str) -> None:
    assert [m.span(1) for m in LABELS.find(line, LABELS.kinds)] == [m.span(1) for m in spelled_out().finditer(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("索引号: 0031 发布机构: 某县农业局", ["索引号", "发布机构"]),
        ("- 索 引 号: 0031", ["索 引 号"]),
        ("索    引号: 0031", []),
        ("旧索引号: 0031", []),
        ("| 索引号 | 0031 |", ["索引号"]),
        ("索引号0031", []),
    ],
)
def test_a_label_stands_at_a_beginning_and_has_a_colon_or_a_bar(line: str, expected: list[str]) -> None:
    assert [match[1] for match in LABELS.find(line, LABELS.kinds)] == expected
