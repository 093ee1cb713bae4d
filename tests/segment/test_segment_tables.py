"""Tables: rows under their section, cells with the header of their column."""

from __future__ import annotations

from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import load_config
from pipeline.records import Document, Plan, RawCell, RawRow
from pipeline.text import Text

CONFIG = load_config().segment


def rows(page: Document) -> list[tuple[str, list[tuple[str, str]]]]:
    found: list[tuple[str, list[tuple[str, str]]]] = []
    plans: tuple[Plan, ...] = segment.plans(page, CONFIG)
    check_laws(page, plans)
    for plan in plans:
        for row in plan.rows:
            cells = [(cell.header, plan.text[cell.start : cell.end]) for cell in row.cells]
            found.append((plan.section(row.section).heading or "", cells))
    return found


def marked(text: str, table: list[list[str]], headers: bool) -> Document:
    """A page whose table's cells stand in `text` one after the other; a repeated word is a cell over two rows."""
    out: list[RawRow] = []
    at = text.index(table[0][0])
    seen: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(table):
        cells = []
        for column, word in enumerate(line):
            if word in seen:
                start, end = seen[word]
            else:
                start = text.index(word, at)
                end = at = start + len(word)
                seen[word] = (start, end)
            head = table[0][column] if headers else ""
            cells.append(RawCell(start, end, head, column, headers and number == 0))
        out.append(RawRow(1, tuple(cells)))
    return Document(Text.of(text), "html", "utf-8", rows=tuple(out))


TABLE = [["序号", "任务", "责任人"], ["1", "清理淤泥", "老王"], ["2", "修补堤岸", "老王"]]
TEXT = "护河方案\n一、分工\n序号\t任务\t责任人\n1\t清理淤泥\t老王\n2\t修补堤岸\n二、要求\n按时完成。"
WANT = [
    ("分工", [("序号", "1"), ("任务", "清理淤泥"), ("责任人", "老王")]),
    ("分工", [("序号", "2"), ("任务", "修补堤岸"), ("责任人", "老王")]),
]


def test_rows_of_markup() -> None:
    assert rows(marked(TEXT, TABLE, True)) == WANT


def test_a_first_row_of_header_words_heads_the_columns() -> None:
    assert rows(marked(TEXT, TABLE, False)) == WANT


def test_rows_are_no_outline() -> None:
    (plan,) = segment.plans(marked(TEXT, TABLE, True), CONFIG)
    assert [section.heading for section in plan.sections] == ["分工", "要求"]


def test_rows_of_plain_text() -> None:
    text = "一、分工\n序号任务责任人\n1\t清理淤泥\t老王\n2\t修补堤岸\t老李\n二、要求\n按时完成。"
    assert rows(document(text)) == [
        ("分工", [("序号", "1"), ("任务", "清理淤泥"), ("责任人", "老王")]),
        ("分工", [("序号", "2"), ("任务", "修补堤岸"), ("责任人", "老李")]),
    ]


def test_a_title_before_column_headers_is_a_heading() -> None:
    (plan,) = segment.plans(
        document("一、要求\n按时完成。\n护河任务分解事项标准责任人备注\n清理淤泥，老王牵头。"), CONFIG
    )
    assert "护河任务分解" in [section.heading for section in plan.sections]


def test_two_heading_nouns_are_no_table() -> None:
    (plan,) = segment.plans(document("护河计划\n目标任务\n两年之内水质明显好转，沿岸无垃圾，村民满意。"), CONFIG)
    assert [section.heading for section in plan.sections] == ["目标任务"]
    assert not plan.rows


def test_rows_between_bars() -> None:
    text = "一、安排\n时间 | 工作内容 | 目标 |\n"
    text += "三月 | 清理淤泥 | 河道通畅 |\n四月 | 修补堤岸 | 安全度汛 |\n二、要求\n按时完成。"
    assert rows(document(text))[1] == ("安排", [("时间", "四月"), ("工作内容", "修补堤岸"), ("目标", "安全度汛")])
