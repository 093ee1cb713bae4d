"""Laws of Text: identity, composition, monotonic origins, kept characters, slices, joins."""

from __future__ import annotations

import copy
import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import Edit, Piece, Span, Text

ALPHABET = "工作计划一、2 。\n𠮷A"
STRINGS = st.text(ALPHABET, max_size=60)


@st.composite
def edits_of(draw: st.DrawFn, size: int) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=10)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(a, b, draw(st.text(ALPHABET, max_size=4)), "kind", f"rule{i}") for i, (a, b) in enumerate(pairs)]


@st.composite
def edited_texts(draw: st.DrawFn, times: int = 3) -> Text:
    text = Text.of(draw(STRINGS))
    for _ in range(draw(st.integers(0, times))):
        text = text.edit(draw(edits_of(len(text))))
    return text


def plain_edit(value: str, edits: list[Edit]) -> str:
    out, at = [], 0
    for edit in edits:
        out += [value[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*out, value[at:]])


@given(STRINGS)
def test_no_edit_is_the_identity(source: str) -> None:
    text = Text.of(source)
    assert text.edit([]) == text
    assert [text.origin(i) for i in range(len(text))] == [Span(i, i + 1) for i in range(len(source))]


@given(st.data())
def test_edits_give_the_string_that_plain_editing_gives(data: st.DataObject) -> None:
    text = data.draw(edited_texts())
    edits = data.draw(edits_of(len(text)))
    assert text.edit(edits).value == plain_edit(text.value, edits)


@given(edited_texts())
def test_origins_never_run_backwards(text: Text) -> None:
    origins = [text.origin(i) for i in range(len(text))]
    assert all(0 <= o.start <= o.end <= len(text.source) for o in origins)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(origins))


@given(edited_texts())
def test_pickle_and_copy_give_the_same_text(text: Text) -> None:
    thawed = pickle.loads(pickle.dumps(text))  # noqa: S301 - bytes of our own
    for again in (thawed, copy.copy(text), copy.deepcopy(text)):
        assert again == text
        assert again.changes == text.changes


@given(edited_texts())
def test_a_character_outside_every_change_is_the_one_its_origin_says(text: Text) -> None:
    changed = [Span(c.raw_start, c.raw_end) for c in text.changes]
    for at in range(len(text)):
        origin = text.origin(at)
        if origin.end - origin.start == 1 and not any(s.start <= origin.start < s.end for s in changed):
            assert text.source[origin.start] == text.value[at]


@given(edited_texts())
def test_no_source_character_is_lost_without_a_change(text: Text) -> None:
    kept = {x for i in range(len(text)) for x in range(*text.origin(i))}
    changed = {x for c in text.changes for x in range(c.raw_start, c.raw_end)}
    assert kept | changed == set(range(len(text.source)))
    assert {x for gap in text.gaps() for x in range(*gap)} == set(range(len(text.source))) - kept


@given(st.data())
def test_a_slice_keeps_the_origins(data: st.DataObject) -> None:
    text = data.draw(edited_texts())
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = text[start:end]
    assert part.value == text.value[start:end]
    assert [part.origin(i) for i in range(len(part))] == [text.origin(i) for i in range(start, end)]


@given(st.data())
def test_slices_join_to_the_whole(data: st.DataObject) -> None:
    text = data.draw(edited_texts())
    cut = data.draw(st.integers(0, len(text)))
    whole = Text.join([text[:cut], text[cut:]])
    assert whole.value == text.value
    assert [whole.origin(i) for i in range(len(whole))] == [text.origin(i) for i in range(len(text))]


@given(st.data())
def test_two_edits_in_a_row_have_the_origins_of_the_first_seen_through_the_second(data: st.DataObject) -> None:
    text = data.draw(edited_texts(times=2))
    edits = data.draw(edits_of(len(text)))
    after = text.edit(edits)
    at = 0
    new = 0
    for edit in [*edits, Edit(len(text), len(text), "", "kind", "end")]:
        for offset in range(at, edit.start):
            assert after.origin(new) == text.origin(offset)
            new += 1
        new += len(edit.replacement)
        at = edit.end


@given(st.data())
def test_raw_offsets_lead_back_to_the_character(data: st.DataObject) -> None:
    text = data.draw(edited_texts())
    for offset in range(len(text)):
        origin = text.origin(offset)
        if origin.end > origin.start:
            back = text.offset_of(origin.start)
            assert back <= offset
            assert text.origin(back).end > origin.start


def test_an_edit_is_recorded_in_raw_coordinates() -> None:
    text = (
        Text.of("甲乙丙丁").edit([Edit(0, 1, "", "nav", "first")]).edit([Edit(1, 2, "己庚", "mojibake", "second", 0.5)])
    )
    assert text.value == "乙己庚丁"
    assert [tuple(c) for c in text.changes] == [
        ("nav", "first", 0, 1, "甲", "", 1.0),
        ("mojibake", "second", 2, 3, "丙", "己庚", 0.5),
    ]


def test_a_mark_changes_nothing_and_is_recorded() -> None:
    text = Text.of("首批_所").edit([Edit(2, 3, "_", "blank", "hole")])
    assert text.value == "首批_所"
    assert text.raw_span(0, 4) == Span(0, 4)
    assert text.changes[0].before == text.changes[0].after == "_"


def test_a_recast_keeps_origins_and_refuses_another_length() -> None:
    text = Text.of(" 隨著").edit([Edit(0, 1, "", "whitespace", "indent")]).recast("随着")
    assert text.value == "随着"
    assert text.raw_span(0, 2) == Span(1, 3)
    with pytest.raises(ValueError, match="keeps the length"):
        text.recast("随")


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 2, "", "k", "a"), Edit(1, 3, "", "k", "b")],
        [Edit(3, 9, "", "k", "a")],
        [Edit(2, 1, "", "k", "a")],
    ],
)
def test_overlapping_and_outside_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another or lies outside"):
        Text.of("一二三四").edit(edits)


def test_pieces_map_entities_to_their_whole_region() -> None:
    text = Text.from_pieces("甲&amp;乙", [Piece("甲", 0, 1), Piece("&", 1, 6), Piece("乙", 6, 7)])
    assert (text.value, text.raw_span(1, 2), text.raw_span(1, 3)) == ("甲&乙", Span(1, 6), Span(1, 7))
    with pytest.raises(ValueError, match="follow the source"):
        Text.from_pieces("甲乙", [Piece("乙", 1, 2), Piece("甲", 0, 1)])


def test_a_million_characters_with_fifty_thousand_edits_stay_compact() -> None:
    source = "工作计划一二三四五六七八九十安全教育活动" * 50_000
    edits = [Edit(at, at + 2, "", "pinyin", "gloss") for at in range(0, len(source), 20)]
    text = Text.of(source).edit(edits).edit([Edit(i * 18, i * 18 + 1, "", "k", "r") for i in range(50_000)])
    assert len(text) == len(source) - 3 * len(edits)
    assert len(text._clean) <= len(edits) + 1
    assert text.origin(len(text) - 1) == Span(len(source) - 1, len(source))
