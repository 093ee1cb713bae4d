"""Marks and tables that the source carried: HTML and Markdown."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.read import decode
from pipeline.records import Document, Page

CONFIG = load_config().read


def read(source: str, hint: str | None = "html") -> Document:
    return decode(Page(source.encode(), format=hint), CONFIG)


def marks(document: Document) -> list[tuple[str, int, str]]:
    source = document.text.source
    return [(mark.kind, mark.level, source[mark.raw_start : mark.raw_end]) for mark in document.marks]


def pairs(document: Document) -> list[list[tuple[str, str]]]:
    """The data rows as (header, cell)."""
    source = document.text.source
    return [
        [(cell.header, source[cell.raw_start : cell.raw_end]) for cell in row.cells]
        for row in document.rows
        if not all(cell.is_header for cell in row.cells)
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h2>一、目标</h2><p>要落实。</p>", [("heading", 2, "一、目标")]),
        ("<h3><span>（一）</span>队伍</h3><p>要落实。</p>", [("heading", 3, "（一）</span>队伍")]),
        ("<p><b>一、目标</b></p><p>要落实。</p>", [("bold", 0, "一、目标")]),
        (
            "<p><strong>一、</strong><strong>目标</strong></p><p>要落实。</p>",
            [("bold", 0, "一、</strong><strong>目标")],
        ),
        ("<p><span style='font-weight: 700'>目标</span></p><p>要落实。</p>", [("bold", 0, "目标")]),
        ("<p><b>责任人</b>：王老师</p><p>要落实。</p>", []),
        ("<p><b>目标</b><br>要落实。</p>", [("bold", 0, "目标")]),
        # Everything bold: nothing is meant by it.
        ("<b><p>一、目标</p><p>二、措施</p><p>三、考核</p><p>四、附则</p></b>", []),
        ("<ul><li>甲<ul><li>乙</ul></ul>", [("item", 1, "甲"), ("item", 2, "乙")]),
        ("<p>甲</p><li>乙</li>", [("item", 1, "乙")]),
    ],
)
def test_marks_of_html(source: str, expected: list[tuple[str, int, str]]) -> None:
    assert marks(read(source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙"),
        ("<ol start=3><li>甲</li><li value=7>乙<li>丙</ol>", "3. 甲\n7. 乙\n8. 丙"),
        # An item that brings its own number keeps that one.
        ("<ol><li>一、甲</li><li>（二）乙</li><li>第三条 丙</li><li>④丁</li></ol>", "一、甲\n（二）乙\n第三条 丙\n④丁"),
        ("<ol><li><p>甲</p><p>乙</p></li></ol>", "1. 甲\n乙"),
        ("<ol><li></li><li>甲</ol>", "2. 甲"),
        ("<ul><li>甲</ul>", "甲"),
        ("<ol start=x><li>甲</ol>", "1. 甲"),
    ],
)
def test_numbers_of_ordered_lists(source: str, expected: str) -> None:
    assert read(source).text.value == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<tr><th>工作内容<th>责任人<tr><td>消防检查<td>王主任",
            [[("工作内容", "消防检查"), ("责任人", "王主任")]],
        ),
        # A first row of short labels is the header, without <th> as well.
        ("<tr><td>时间<td>内容<tr><td>九月<td>家长会，开学典礼", [[("时间", "九月"), ("内容", "家长会，开学典礼")]]),
        # A row that states something is none.
        (
            "<tr><td>九月<td>召开家长会。<tr><td>十月<td>开展运动会。",
            [[("", "九月"), ("", "召开家长会。")], [("", "十月"), ("", "开展运动会。")]],
        ),
        (
            "<tr><th>项目<th>人<tr><td rowspan=2>消防<td>王<tr><td>李",
            [[("项目", "消防"), ("人", "王")], [("项目", "消防"), ("人", "李")]],
        ),
        ("<tr><th>项目<th>甲<th>乙<tr><td>消防<td colspan=2>王", [[("项目", "消防"), ("甲", "王"), ("乙", "王")]]),
        # A header over two rows and columns.
        (
            "<tr><th rowspan=2>项目<th colspan=2>责任<tr><th>领导<th>部门<tr><td>消防<td>王<td>后勤",
            [[("项目", "消防"), ("责任 领导", "王"), ("责任 部门", "后勤")]],
        ),
        # A title row over the whole table is no header.
        (
            "<tr><td colspan=2>任务分工表<tr><td>任务<td>责任人<tr><td>消防<td>王",
            [[("任务", "消防"), ("责任人", "王")]],
        ),
        ("<tr><th>任务<th>责任人<tr><td>消防<td></td>", [[("任务", "消防"), ("责任人", "")]]),
        (
            "<thead><tr><td>任务<td>责任人</thead><tbody><tr><td>消防<td>王</tbody>",
            [[("任务", "消防"), ("责任人", "王")]],
        ),
        ("<tr><th>任务<th>人<tr><td>一<br>二<td><p>王</p><p>李</p>", [[("任务", "一<br>二"), ("人", "王</p><p>李")]]),
    ],
)
def test_tables_of_html(table: str, expected: list[list[tuple[str, str]]]) -> None:
    assert pairs(read(f"<p>分工如下。</p><table>{table}</table>")) == expected


def test_a_table_row_is_one_line() -> None:
    table = "<caption>表一</caption><tr><th>任务<th>时间<th>人<tr><td>一<br>二<td><td><p>王</p><p>李</p>"
    page = f"<p>分工</p><table>{table}</table><p>完</p>"
    assert read(page).text.value == "分工\n表一\n任务\t时间\t人\n一 二\t\t王 李\n完"


def test_tables_are_numbered() -> None:
    table = "<table><tr><td>任务<td>人<tr><td>消防<td>王</table>"
    assert [row.table for row in read(f"<p>甲</p>{table}<p>乙</p>{table}").rows] == [1, 1, 2, 2]


def test_layout_tables_are_not_data() -> None:
    assert read("<table><tr><td><p>一、目标</p><p>二、措施</p></table>").rows == ()
    assert read("<table><tr><td>甲<td>乙</table>").rows == ()


MARKDOWN = """# 安全工作计划

## 一、目标 ##

全年**不发生**事故，见[通知](http://example.invalid/a)。

**二、措施**

- 每周检查
  - 做好记录
1\\. 签订责任书
![图](http://example.invalid/a.gif)

| 时间 | **内容** |
|:--|--:|
| 九月 | 家长会 |
| 十月 | 演练 |

---
得分 ____ 分，完成 __ 项
"""


def test_markdown() -> None:
    document = read(MARKDOWN, "md")
    assert [line for line in document.text.value.split("\n") if line] == [
        "安全工作计划",
        "一、目标",
        "全年不发生事故，见通知。",
        "二、措施",
        "每周检查",
        "做好记录",
        "1. 签订责任书",
        "![图](http://example.invalid/a.gif)",
        "时间\t内容",
        "九月\t家长会",
        "十月\t演练",
        "得分 ____ 分，完成 __ 项",
    ]
    assert marks(document) == [
        ("heading", 1, "安全工作计划"),
        ("heading", 2, "一、目标"),
        ("bold", 0, "二、措施"),
        ("item", 1, "每周检查"),
        ("item", 2, "做好记录"),
    ]
    assert pairs(document) == [[("时间", "九月"), ("内容", "家长会")], [("时间", "十月"), ("内容", "演练")]]
    assert {(change.kind, change.rule) for change in document.text.changes} == {("html", "markdown_markup")}


@pytest.mark.parametrize(
    ("source", "hint", "expected"),
    [
        ("<!DOCTYPE html><p>甲", None, "html"),
        ("<p>甲</p><p>乙</p>", "txt", "html"),
        ("\ufeff\n<html><body>甲", "txt", "html"),
        ("<?xml version='1.0'?><rss><item>甲</item></rss>", None, "html"),
        ("一、目标\n二、措施", "html", "txt"),
        ("一、目标\n二、措施", None, "txt"),
        ("网页课：本节学习<b>和<i>两个标记。" * 20, None, "html"),
        ("网页课：本节学习<b>标记，动手试一试，写一写，比一比。", None, "txt"),
        ("当x<5且y>3时", None, "txt"),
        ("# 目标\n\n## 措施", "txt", "md"),
        ("**目标**\n甲\n**措施**", None, "md"),
        ("目标", "md", "md"),
        ("# 一个井号的行", None, "txt"),
        ("|时间|内容|\n|---|---|\n|九月|家长会|", None, "md"),
    ],
)
def test_format(source: str, hint: str | None, expected: str) -> None:
    assert read(source, hint).format == expected
