"""Tables: rows under their section, cells with the header of their column."""

from __future__ import annotations

from dataclasses import replace

import pytest
from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import ConfigError, load_config
from pipeline.records import Document, Plan, RawCell, RawRow
from pipeline.segment.charges import charges
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


@pytest.mark.parametrize(
    ("lines", "want"),
    [
        (
            "项目责任人备注\n1、整修操场总务处\n2、更换灯管各班主任负责",
            [("项目：整修操场", "责任人：总务处"), ("项目：更换灯管", "责任人：各班主任负责")],
        ),
        (
            "序号工作内容完成时间责任部门\n1.修剪树木三月底前后勤处\n2.粉刷围墙4月中旬办公室、保卫科",
            [
                ("序号：1", "工作内容：修剪树木", "完成时间：三月底前", "责任部门：后勤处"),
                ("序号：2", "工作内容：粉刷围墙", "完成时间：4月中旬", "责任部门：办公室、保卫科"),
            ],
        ),
        (
            "周次内容负责人\n1、第一周清点药品护士长\n2、第二周校准仪器设备科",
            [
                ("周次：第一周", "内容：清点药品", "负责人：护士长"),
                ("周次：第二周", "内容：校准仪器", "负责人：设备科"),
            ],
        ),
        (
            "值班分工项目责任人备注 1、巡夜保卫科2、锁门门卫 3、报修后勤人员",
            [
                ("项目：巡夜", "责任人：保卫科"),
                ("项目：锁门", "责任人：门卫"),
                ("项目：报修", "责任人：后勤人员"),
            ],
        ),
        # A row in which nothing is found is one cell; the rows count on.
        (
            "项目责任人备注\n1、整修操场总务处\n2、清洗水箱\n3、更换灯管班主任\n5、补种草皮班主任",
            [("项目：整修操场", "责任人：总务处"), ("项目：清洗水箱",), ("项目：更换灯管", "责任人：班主任")],
        ),
        # Sentences and lists whose first row names nobody are no table.
        ("时间内容责任人\n1、学习文件\n2、抓好落实", []),
        ("项目责任人备注\n1、整修操场。由总务处负责。\n2、更换灯管。", []),
        ("项目、责任人、备注都要写清\n1、整修操场总务处", []),
    ],
)
def test_rows_without_gaps(lines: str, want: list[tuple[str, ...]]) -> None:
    page = document(f"校园维修计划\n一、分工\n{lines}\n二、要求\n按时完成。")
    found = [tuple(f"{header}：{said}" for header, said in cells) for _, cells in rows(page)]
    assert found == want
    (plan,) = segment.plans(page, CONFIG)
    assert [s.heading for s in plan.sections if s.level == 1] == ["分工", "要求"]


@pytest.mark.parametrize(
    ("lines", "want"),
    [
        # The remarks are empty, and so is one cell in the middle.
        (
            "序号\t工作内容\t责任部门\t完成时间\t备注\n1\t检修锅炉\t动力科\t5月\t\n2\t清洗水塔\t\t6月\t雇人\n3\t换灯\t电工组\n",
            [
                ("序号：1", "工作内容：检修锅炉", "责任部门：动力科", "完成时间：5月"),
                ("序号：2", "工作内容：清洗水塔", "完成时间：6月", "备注：雇人"),
                ("序号：3", "工作内容：换灯", "责任部门：电工组"),
            ],
        ),
        (
            "工作内容　　责任部门　　完成时间　　备注\n检修锅炉　　动力科　　5月\n清洗水塔　　后勤科　　6月　　雇人\n",
            [
                ("工作内容：检修锅炉", "责任部门：动力科", "完成时间：5月"),
                ("工作内容：清洗水塔", "责任部门：后勤科", "完成时间：6月", "备注：雇人"),
            ],
        ),
        # Which cell is missing nobody knows.
        ("工作内容　　责任部门　　完成时间　　地点\n检修锅炉　　动力科　　5月\n", []),
    ],
)
def test_empty_cells(lines: str, want: list[tuple[str, ...]]) -> None:
    page = document(f"设备维护计划\n一、分工\n{lines}二、要求\n按时完成。")
    assert [tuple(f"{header}：{said}" for header, said in cells) for _, cells in rows(page)] == want


def test_column_headers_are_no_sentence_and_rows_are_one_each() -> None:
    text = "一、分工\n项目责任人备注 1、巡夜保卫科2、锁门门卫\n二、要求\n按时完成。"
    (plan,) = segment.plans(document(text), CONFIG)
    said = [plan.text[s.start : s.end] for s in plan.sentences]
    assert said == ["分工", "巡夜保卫科", "锁门门卫", "要求", "按时完成。"]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ("序号 设备名称 检修内容 责任人\n1 水泵 更换密封 张工\n2 风机 清洗滤网 李工", 2),
        ("序号 设备名称 检修内容 责任人\n1 水泵 更换密封 张工\n各班组照此办理。\n2 风机 清洗滤网 李工", 1),
        # Names that head no columns, and prose with blanks.
        ("水泵 风机 锅炉 阀门\n更换 清洗 年检 更换", 0),
        ("责任人 到岗 要准时，不得 迟到。\n张工 李工 王工 赵工", 0),
    ],
)
def test_rows_parted_by_single_blanks(lines: str, count: int) -> None:
    assert len(rows(document(f"检修计划\n一、分工\n{lines}\n二、要求\n按时完成。"))) == count


@pytest.mark.parametrize("use", ["colum", ""])
def test_a_charge_for_an_unknown_use_is_named_with_its_line(use: str) -> None:
    lexicons = {**CONFIG.lexicons, "charges": {**CONFIG.lexicon("charges"), "牵头": use}}
    with pytest.raises(ConfigError, match=rf"charges\.txt:\d+: '牵头' is for '{use}', none of column, label, part"):
        charges(replace(CONFIG, lexicons=lexicons))
