"""GBK byte shift: sound text is damaged here the way converters do, and must be read back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import opencc
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from clean_page import CONFIG, changes, cleaned, document
from damaging import shift_at

from pipeline.clean import mojibake
from pipeline.clean.view import View
from pipeline.text import Text

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


class Damaged(NamedTuple):
    text: str
    places: list[tuple[int, int, str]]  # start and end in `text`, and what stood there


def damaged(text: str) -> Damaged:
    """`text` with every place damaged where a character ends in byte A3 and the next pair makes a sign of it."""
    parts: list[str] = []
    places: list[tuple[int, int, str]] = []
    size = at = 0
    while at < len(text):
        shown, end = shift_at(text, at)
        if end > at and at:
            places.append((size, size + len(shown), text[at:end]))
        else:
            shown, end = text[at], at + 1
        parts.append(shown)
        size += len(shown)
        at = end
    return Damaged("".join(parts), places)


SENTENCES = [
    "各學校結合本校實際，認真學習上級精神，學校可選派骨干教師到受援學校任教。",
    "學校“結對”工作由教育局統籌，確保活動順利開展，確保學生安全。",
    "協作學校互派人員交流經驗。",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_damaged_sentences_are_read_back(sentence: str) -> None:
    broken = damaged(sentence)
    assert broken.places
    assert cleaned(broken.text) == sentence


KIND_B = [
    ("設備更新?lián)Q代", "設備更新換代"),
    ("區域發展?fàn)顩r良好", "區域發展狀況良好"),
    ("為當(dāng)?shù)乜h域服務(wù)", "為當地縣域服務"),
]


@pytest.mark.parametrize(("page", "expected"), KIND_B)
def test_a_gloss_put_inside_a_character(page: str, expected: str) -> None:
    assert cleaned(page) == expected


SOUND = [
    "為什么?因為安全第一。",
    "準備好了嗎?!A組先行",
    "怎么辦?,B方案備用",
    "學校開放嗎?!OK",
    "請訪問?id=3的頁面",
    "是否完成?:A完成;B未完成",
    "问题是什么?;V级响应如何启动?",
    "達到多少?100%",
]


@pytest.mark.parametrize("sentence", SOUND)
def test_question_marks_stay(sentence: str) -> None:
    assert cleaned(sentence) == sentence
    assert not [c for c in changes(sentence, "mojibake") if c.after != c.before]


def test_a_repair_is_one_row_with_a_confidence() -> None:
    rows = changes("義務教育學(xué)?！敖Y(jié)對”活動，學校結對。", "mojibake")
    assert [(row.before, row.after) for row in rows] == [("學(xué)?！敖Y", "學校“結")]
    assert 0.5 <= rows[0].confidence <= 1


def test_what_is_unsure_is_left_and_reported() -> None:
    page = "實際，抓好學?!八幕苯ㄔO，即硬化、綠化。"
    done = document(page)
    assert done.text.value == page
    marks = [change for change in done.text.changes if change.rule == "gbk_shift_unsure"]
    assert len(marks) == len(done.problems) == 1
    assert all(problem.severity == "note" and problem.raw_start is not None for problem in done.problems)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no shared seed pages beside this checkout")
def test_four_of_five_places_of_damaged_pages_are_read_back() -> None:
    wide = str.maketrans(",:;!?()", "，：；！？（）")
    right = places = 0
    for name in ("000", "002", "003", "004"):
        raw = next(SEEDS.glob(f"{name}_*")).read_text("utf-8").translate(wide)
        page = raw if name in ("000", "003") else opencc.OpenCC("s2t").convert(raw)
        assert not mojibake.edits(View.of(Text.of(page)), CONFIG)
        broken = damaged(page)
        edits = mojibake.edits(View.of(Text.of(broken.text)), CONFIG)
        for start, end, want in broken.places:
            places += 1
            edit = next((e for e in edits if e.start < end and start < e.end), None)
            right += edit is not None and edit.replacement == broken.text[edit.start : start] + want
    assert places > 70
    assert right / places >= 0.8


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no shared seed pages beside this checkout")
def test_all_glosses_and_places_of_the_converted_page() -> None:
    raw = next(SEEDS.glob("001_*")).read_text("utf-8")
    done = document(raw).text
    repaired = [change for change in done.changes if change.rule == "gbk_shift"]
    assert len(repaired) == 12
    assert not any(change.rule == "gbk_shift_unsure" for change in done.changes)
    assert "(" not in "".join(char for char in done.value if char in "āáǎàēéěèīíǐìōóǒòūúǔù")
