"""Blanks that came out as question marks or as 聽: they go, questions stay."""

from __future__ import annotations

import pytest
from clean_page import cleaned

from pipeline.clean import lost_blanks
from pipeline.clean.view import View
from pipeline.config import load_config
from pipeline.text import Text

CASES = [
    # In front of lines.
    ("??一、工作目标\n??确保安全。", "一、工作目标\n确保安全。"),
    ("？？一、工作目标\n？？确保安全。", "一、工作目标\n确保安全。"),
    ("? ? 1、检查消防栓。\n? ? 2、检查通道。", "1、检查消防栓。\n2、检查通道。"),
    ("?（一）排查\n?“三清”行动", "（一）排查\n“三清”行动"),
    # One alone proves nothing.
    ("?一、工作目标\n确保安全。", "?一、工作目标\n确保安全。"),
    # Inside labels and between names.
    ("组? 长:张明\n成? 员:李方", "组 长:张明\n成 员:李方"),
    ("组?长:张明\n副组?长:李方", "组 长:张明\n副组 长:李方"),
    ("組? 長:張明? 李方?", "組 長:張明 李方"),
    ("成员:张明? 李方? 王小云? 赵立", "成员:张明 李方 王小云 赵立"),
    ("会? 长:张明?\n委? 员:李方", "会 长:张明\n委 员:李方"),
    # Questions.
    ("门窗关好? 电源切断? 灯具关闭? 钥匙归还", "门窗关好? 电源切断? 灯具关闭? 钥匙归还"),
    ("怎样落实? 谁来检查? 何时完成? 都要明确。", "怎样落实? 谁来检查? 何时完成? 都要明确。"),
    ("安全吗? 卫生吗? 整齐吗? 天天自问。", "安全吗? 卫生吗? 整齐吗? 天天自问。"),
    ("??一、为什么要检查?\n??二、检查什么?", "一、为什么要检查?\n二、检查什么?"),
    ("??一、通道是否畅通? 由总务处检查。\n??二、台账", "一、通道是否畅通? 由总务处检查。\n二、台账"),
    # The no-break space of UTF-8, read as GBK.
    ("聽聽聽聽一、工作目標\n聽聽聽聽確保安全。", "一、工作目標\n確保安全。"),
    ("聽聽一、工作目标\n聽聽确保安全。", "一、工作目标\n确保安全。"),
    ("聽聽聽聽一、工作目标", "一、工作目标"),
    ("聽聽孩子的心聲", "聽聽孩子的心聲"),
    ("多聽聽家長意見\n聽聽學生意見", "多聽聽家長意見\n聽聽學生意見"),
    ("聽課二十節\n聽取匯報", "聽課二十節\n聽取匯報"),
]


@pytest.mark.parametrize(("damaged", "sound"), CASES)
def test_lost_blanks(damaged: str, sound: str) -> None:
    text = Text.of(damaged)
    assert text.edit(lost_blanks.edits(View.of(text), load_config().clean)).value == sound


def test_shifted_bytes_are_left_to_their_own_rule() -> None:
    page = "?!敖Y合實(shí)際\n?!敖Y合任務(wù)"
    assert lost_blanks.edits(View.of(Text.of(page)), load_config().clean) == []


def test_a_page_keeps_its_names_apart() -> None:
    page = "防汛工作方案\n一、组织机构\n组? 长:张明\n副组长:李方? 王小云\n成? 员:赵立? 周平? 吴星?\n"
    assert "副组长:李方 王小云\n成 员:赵立 周平 吴星" in cleaned(page)


def test_many_question_marks_stay_linear() -> None:
    page = "?" * 200_000 + "安全\n" + "组? " * 50_000 + "安全?" * 50_000
    lost_blanks.edits(View.of(Text.of(page)), load_config().clean)
