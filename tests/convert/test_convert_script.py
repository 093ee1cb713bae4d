"""Script conversion: by sentence, every character in its place."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from pipeline.config import ConfigError, load_config
from pipeline.convert import to_simplified
from pipeline.records import Document
from pipeline.text import Text

CONFIG = load_config().convert
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def converted(page: str) -> Document:
    return to_simplified(Document(Text.of(page), "txt", "utf-8"), CONFIG)


PAIRS = [
    # as printed, as read, script
    ("隨著工作的開展", "随着工作的开展", "hant"),
    ("成效顯著", "成效显著", "hant"),
    ("成效显著", "成效显著", "hans"),
    ("著名專家", "著名专家", "hant"),
    ("沿著這條路走下去", "沿着这条路走下去", "hant"),
    ("甚麼時候完成", "什么时候完成", "hant"),
    ("一絲不茍地執行", "一丝不苟地执行", "hant"),
    ("祇有落實責任", "只有落实责任", "hant"),
    ("祖國的神祇", "祖国的神祇", "hant"),
    ("考覈臺帳", "考核台帐", "hant"),
    # pages converted character by character keep 后 里 干 于
    ("關于會后的干部談話", "关于会后的干部谈话", "hant"),
    ("在檔案里記錄", "在档案里记录", "hant"),
    # Taiwan and Hong Kong forms; words stay as they are
    ("裡面的軟體", "里面的软体", "hant"),
    ("眾所周知，優化營商環境", "众所周知，优化营商环境", "hant"),
    # Hong Kong prints 衞 綫 裏 說, Taiwan 計畫 策畫
    ("公共衞生專綫服務", "公共卫生专线服务", "hant"),
    ("羣衆說明會裏", "群众说明会里", "hant"),
    ("年度計畫與策畫", "年度计划与策划", "hant"),
    # what one character is read as depends on its word
    ("乾淨的水源，乾坤灣景區", "干净的水源，乾坤湾景区", "hant"),
    ("憑藉優勢，以資慰藉", "凭借优势，以资慰藉", "hant"),
    ("批覆文件，全面覆蓋", "批复文件，全面覆盖", "hant"),
    ("在於落實，樊於期", "在于落实，樊於期", "hant"),
    # mixed pages
    ("學校工作計劃。成效显著。", "学校工作计划。成效显著。", "mixed"),
    ("学校工作计划。隨著工作開展。", "学校工作计划。随着工作开展。", "mixed"),
    ("", "", "hans"),
    ("2024 plan", "2024 plan", "hans"),
]


@pytest.mark.parametrize(("page", "expected", "script"), PAIRS)
def test_conversion(page: str, expected: str, script: str) -> None:
    document = converted(page)
    assert document.text.value == expected
    assert document.script == script


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\udfff\x00", "𠮷"])
def test_what_opencc_cannot_take_stays(sign: str) -> None:
    text = converted(f"學校{sign}計劃").text
    assert text.value == f"学校{sign}计划"
    assert text.raw_span(2, 2 + len(sign)) == (2, 2 + len(sign))


@given(st.text(alphabet="學校计划著着乾后里\x00\ud800𠮷a1，。\n發髮", max_size=80))
@settings(max_examples=200, deadline=None)
def test_every_character_keeps_its_place(page: str) -> None:
    text = converted(page).text
    assert len(text) == len(page)
    assert all(text.origin(at) == (at, at + 1) for at in range(len(page)))


@given(st.text(alphabet="學校计划著着乾后里，。\n發髮", max_size=60))
@settings(max_examples=100, deadline=None)
def test_simplified_text_stays_as_it_is(page: str) -> None:
    once = converted(page).text.value
    assert converted(once).text.value == once


def test_one_look_up_a_character_reads_as_opencc_does() -> None:
    """Words whose characters have several simplified forms, side by side in every order."""
    words = [
        "顯著",
        "著作",
        "隨著",
        "乾淨",
        "乾坤",
        "計畫",
        "籌畫",
        "徵收",
        "角徵羽",
        "憑藉",
        "慰藉",
        "覆蓋",
        "答覆",
        "於是",
        "於菟",
        "瞭解",
        "瞭望",
        "傢俱",
        "深沈",
        "彷彿",
        "什麼",
        "么麼",
        "一釐米",
        "甦醒",
        "錶針",
        "人才",
    ]
    reader = OpenCC("tw2s")
    for one, two in itertools.product(words, words):
        page = f"學校{one}{two}，{two}工作{one}。"
        assert converted(page).text.value == reader.convert(page)


def test_sentences_are_told_apart_however_many_marks_end_them() -> None:
    assert converted("显著！！！顯著。。。\n\n显著\n學校").text.value == "显著！！！显著。。。\n\n显著\n学校"


@pytest.mark.parametrize(
    ("file", "entry"),
    [("leftovers", "甚麼樣 = 什么"), ("by_word", "乾淨")],
)
def test_a_mistake_in_a_lexicon_is_told_with_its_line(tmp_path: Path, file: str, entry: str) -> None:
    folder = tmp_path / "lexicons" / "convert"
    folder.mkdir(parents=True)
    (folder / f"{file}.txt").write_text(f"# own\n{entry}\n", "utf-8")
    (tmp_path / "own.yaml").write_text("include: [.]\n", "utf-8")
    with pytest.raises(ConfigError, match=rf"{file}\.txt:2"):
        to_simplified(Document(Text.of("學校計劃"), "txt", "utf-8"), load_config(tmp_path / "own.yaml").convert)


def _named(name: str, tmp_path: Path) -> Document:
    file = tmp_path / "own.yaml"
    file.write_text(f"convert:\n  config: {name}\n", "utf-8")
    page = Document(Text.of("最佳化軟體，學校計劃"), "txt", "utf-8")
    return to_simplified(page, load_config(file).convert)


def test_none_only_tells_the_script(tmp_path: Path) -> None:
    document = _named("none", tmp_path)
    assert document.text.value == "最佳化軟體，學校計劃"
    assert document.script == "hant"


def test_region_phrases_on_request_are_aligned(tmp_path: Path) -> None:
    text = _named("tw2sp", tmp_path).text
    assert "软件" in text.value
    at = text.value.index("学校")
    assert text.raw_span(at, at + 2) == (6, 8)
    assert all(change.kind == "script" for change in text.changes)


def test_an_unknown_configuration_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no_such"):
        _named("no_such", tmp_path)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no shared seed pages beside this checkout")
def test_seed_pages_keep_their_length() -> None:
    for file in sorted(SEEDS.glob("*.txt")):
        raw = file.read_text("utf-8")
        assert len(converted(raw).text) == len(raw)
