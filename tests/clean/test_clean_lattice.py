"""What the repair of damaged bytes reckons with, against the plain way to come by the same."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import shift
from pipeline.clean.lattice import Words, _repeated, best_readings, cost
from pipeline.clean.view import matches_at
from pipeline.nlp.dictionary import Dictionary, Frequencies
from pipeline.nlp.words import frequencies

LONGEST = 6
LINES = st.lists(st.text(alphabet="学校安全山区", max_size=12), max_size=8)


def plainly_repeated(text: str) -> dict[str, int]:
    """Every sequence inside a line that stands there twice or more, without those that are only part of one."""
    counts: Counter[str] = Counter()
    for length in range(2, LONGEST + 2):
        counts.update(text[at : at + length] for at in range(len(text) - length + 1))
    counts = Counter({word: count for word, count in counts.items() if count > 1 and "\n" not in word})
    part = {word[:-1] for word, count in counts.items() if counts[word[:-1]] == count}
    part |= {word[1:] for word, count in counts.items() if counts[word[1:]] == count}
    return {word: count for word, count in counts.items() if len(word) <= LONGEST and word not in part}


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_what_a_page_repeats(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    assert _repeated(text) == plainly_repeated(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n", {}),
        ("安全\n", {}),
        ("安全\n安全\n", {"安全": 2}),
        ("山区学校\n山区学校\n", {"山区学校": 2}),
        ("学学学\n", {"学学": 2}),
        ("安\n全\n安\n全\n", {}),
    ],
)
def test_only_whole_words_inside_lines_count(text: str, expected: dict[str, int]) -> None:
    assert _repeated(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="学校安全工作计划的龘", min_size=1, max_size=9))
def test_the_cost_of_a_text_is_that_of_its_best_reading(text: str) -> None:
    words = Words(frequencies(), {}, {})
    assert cost(text, frequencies()) == pytest.approx(-best_readings(list(text), words, 1)[0].score)


def test_a_word_of_the_page_is_read_where_the_language_has_another() -> None:
    language = Frequencies(Dictionary("校训 900 n\n校 9 n\n训 9 n\n迅 9 n\n".encode()))
    slots = ["校", "训迅"]
    assert best_readings(slots, Words(language, {}, {}), 1)[0].text == "校训"
    assert best_readings(slots, Words(language, {"校": 9, "迅": 9}, {"校迅": 9}), 1)[0].text == "校迅"


def by_codec(first: int, second: int) -> str:
    try:
        return bytes((first, second)).decode("gbk")
    except UnicodeDecodeError:
        return ""


def test_every_pair_of_bytes_decodes_as_the_codec_decodes_it() -> None:
    pairs = [(first, second) for first in range(0x80, 0xFF) for second in range(0x30, 0x100)]
    assert [shift.decoded(*pair) for pair in pairs] == [by_codec(*pair) for pair in pairs]


@given(st.text(alphabet="xX月1 ", max_size=30))
def test_matches_at_the_places_of_a_sign_are_those_of_the_whole_text(text: str) -> None:
    pattern = re.compile("[xX]{1,3}(?!1)")
    places = [at for at, char in enumerate(text) if char in "xX"]
    assert [m.span() for m in matches_at(pattern, text, places)] == [m.span() for m in pattern.finditer(text)]
