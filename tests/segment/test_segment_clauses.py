"""Sentences and clauses: quotation marks, brackets, lists with ；, both widths."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.nlp.clauses import clauses, sentences
from pipeline.segment.sections import _ENDS_INSIDE, _PLAIN


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("清点钥匙。更换灯泡。", ["清点钥匙。", "更换灯泡。"]),
        ("清点钥匙；更换灯泡;浇水", ["清点钥匙；", "更换灯泡;", "浇水"]),
        ("要求“看到问题。马上报告。”各组照办。", ["要求“看到问题。马上报告。”", "各组照办。"]),
        ("落实“先登记；后发放”制度。", ["落实“先登记；后发放”制度。"]),
        ("喊出“安全第一！”的口号。", ["喊出“安全第一！”的口号。"]),
        ("问：“修好了吗？”，当天答复。", ["问：“修好了吗？”，当天答复。"]),
        ("仓库（含冷库；不含地库）每周盘点。", ["仓库（含冷库；不含地库）每周盘点。"]),
        ("半个括号（不该吞掉后文。第二句。", ["半个括号（不该吞掉后文。", "第二句。"]),
        ("多余的括号）也不碍事。第二句。", ["多余的括号）也不碍事。", "第二句。"]),
        ("上一行没有句号\n下一行", ["上一行没有句号", "下一行"]),
        ("  前后空白。  ", ["前后空白。"]),
        ("折叠(half;width)之后。", ["折叠(half;width)之后。"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("每周检查一次，后勤组负责。", ["每周检查一次，", "后勤组负责。"]),
        ("经费1,200元，8:30领取。", ["经费1,200元，", "8:30领取。"]),
        ("组长:王一,副组长:李二", ["组长:", "王一,", "副组长:", "李二"]),
        ("米、面、油，按月发放", ["米、面、油，", "按月发放"]),
        ("做到“早，快，准”，不拖延", ["做到“早，快，准”，", "不拖延"]),
    ],
)
def test_clauses(text: str, parts: list[str]) -> None:
    assert [text[span.start : span.end] for span in clauses(text)] == parts


@given(st.text(alphabet="一二查，,。；;：:“”（）()《》\n 1", max_size=200), st.integers(0, 20), st.integers(0, 20))
def test_nothing_but_space_lies_between(text: str, left: int, right: int) -> None:
    start, end = min(left, len(text)), max(min(left, len(text)), len(text) - right)
    for split in (sentences, clauses):
        at = start
        for span in split(text, start, end):
            assert not text[at : span.start].strip()
            assert start <= span.start < span.end <= end
            at = span.end
        assert not text[at:end].strip()


@given(st.text(alphabet="一二查,，。；：！ \n\u3000\t1“”‘’《》（）()[]", max_size=40))
def test_sections_cut_as_sentences_does_where_none_ends_inside_marks(text: str) -> None:
    assume(not _ENDS_INSIDE.search(text))
    cut = [text[slice(*match.span())].strip() for match in _PLAIN.finditer(text)]
    assert cut == [text[slice(*span)] for span in sentences(text)]
