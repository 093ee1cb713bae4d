"""Bad input: every page gives a document, and a problem where something was lost; time stays in proportion."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from pipeline.config import load_config
from pipeline.read import decode
from pipeline.records import Document, Page

CONFIG = load_config().read


def read(data: bytes | str, hint: str | None = None) -> Document:
    return decode(Page(data.encode() if isinstance(data, str) else data, format=hint), CONFIG)


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("计划.txt", "一、工作目标")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "工作计划".encode("utf-16-le"), "ole_document"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"GIF89a\x01\x00", "image"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image"),
        (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36", "image"),
        (zipped(), "archive"),
        (gzip.compress("工作计划".encode(), mtime=0), "archive"),
        (b"Rar!\x1a\x07\x01\x00", "archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "archive"),
        (b"\x7fELF\x02\x01\x01", "binary"),
        (b"{\\rtf1\\ansi }", "binary"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    document = read(data, "txt")
    assert codes(document) == [code]
    assert document.problems[0].severity == "error"
    assert document.problems[0].message.endswith((".", "first."))
    assert document.text.value == ""


def test_too_large() -> None:
    assert codes(read("计".encode() * 7_000_000)) == ["too_large"]


def test_nul_and_control_characters_leave_the_text_but_not_the_source() -> None:
    document = read("工作\x00计划\x07，\x1b明天。")
    assert document.text.value == "工作计划，明天。"
    assert document.text.source == "工作\x00计划\x07，\x1b明天。"
    assert codes(document) == ["control_characters"]
    assert {(change.kind, change.rule) for change in document.text.changes} == {("whitespace", "control_characters")}
    assert (document.problems[0].raw_start, document.problems[0].raw_end) == (2, 3)


def test_lone_surrogates_and_codes_that_are_no_character() -> None:
    document = read("<p>甲&#xD800;乙&#1;丙&#0;丁</p><p>完。</p>")
    document.text.value.encode()
    assert document.text.value.replace("\ufffd", "") == "甲乙丙丁\n完。"


def test_undecodable_bytes_stay_as_replacement_characters() -> None:
    data = "<p>一、工作".encode() + b"\xe4\xb8" + "目标。</p><p>二、措施。</p>".encode()
    document = read(data)
    assert document.text.value == "一、工作\ufffd目标。\n二、措施。"
    assert codes(document) == ["undecodable_bytes"]
    assert "1 place" in document.problems[0].message


def test_nesting_of_100_000() -> None:
    document = read("<div>" * 100_000 + "<p>一、目标，要落实。</p>" + "</div>" * 100_000 + "<p>二、措施，要具体。</p>")
    assert codes(document) == ["deep_nesting"]
    assert document.text.value == "一、目标，要落实。\n二、措施，要具体。"


def test_a_line_of_five_megabytes() -> None:
    line = "一、目标，要落实。" * 185_000
    assert len(line.encode()) > 4_900_000
    assert read(line).text.value == line
    assert read(f"<p>{line}</p>").text.value == line


def test_more_tags_than_a_page_can_have() -> None:
    document = read("<p>甲" * 1_000_001)
    assert codes(document) == ["hostile_markup"]
    assert document.problems[0].severity == "error"
    assert document.text.value == ""


SHAPES = {
    "misnested formatting": "<b i><i i>甲</b>" * 20_000,
    "lists never closed": "<ul><li>甲" * 20_000,
    "400,000 attributes": "<p" + " a=1" * 400_000 + ">甲</p>",
    "options": "<select>" + "<option>甲" * 30_000,
    "comments": "<!-- 甲 -->" * 50_000 + "<p>甲",
    "comments never closed": "<!--" * 100_000 + "><p>甲</p>",
    "CDATA never closed": "<![CDATA[>" * 60_000,
    "quotes never closed": '<a href="' * 60_000 + "><p>甲</p>",
    "scripts never closed": "<p>甲</p>" + "<script>" * 60_000,
    "titles never closed": "<p>甲</p>" + "<title>" * 60_000,
    "entities": "<p>" + "&#20013;" * 60_000 + "</p>",
    "entity of a million digits": "<p>甲</p><p>&#" + "1" * 1_000_000 + ";</p>",
    "nested tables": "<table><tr><td>甲" * 20_000,
    "rows and cells never closed": "<table>" + "<tr><td>甲<td>乙" * 10_000,
    "spans over everything": "<table>" + "<tr><td rowspan=65534 colspan=1000>甲<td>乙" * 3_000,
    "stray end tags": "</div></td></li></table>" * 30_000 + "<p>甲",
    "forms": "<form>" * 50_000 + "甲",
    "frames and plain text": "<plaintext><frameset><xmp>甲" * 20_000,
    "foreign elements": "<svg><math>" * 40_000 + "甲",
    "line ends only": "<p>甲</p>" + "\r\n" * 300_000,
    "spaces in a line": "<p>" + "甲 \n" * 60_000 + "</p>",
    "less-than signs": "<p>甲</p>" + "<" * 500_000,
    "groups of records": "<div>" + "<div class=a><p>甲乙，<a href=1>赞</a></p></div>" * 3 * 3_000 + "</div>",
    "many groups": "".join(
        f"<div>{f'<div class=a{n}><p>甲乙丙丁，<a href=1>赞</a></p></div>' * 3}" for n in range(3_000)
    ),
    "records inside records": "<div class=item><a href=1>赞</a>2020-01-01 甲乙丙，丁" * 8_000,
    "links never closed": "<p>甲乙，丙丁。</p>" + "<a<a<div class=x><a href=1>" * 15_000,
    "names without end": "".join(
        f"<div class='{'a-b_' * 300}{n}'><p>甲，乙</p><a href=1>赞</a></div>" for n in range(300)
    ),
    "labels of a metadata frame": "<td>索引号：</td><td>发文机构：甲</td>" * 10_000,
    "attachments in depth": "<div class=t>" * 10_000 + "<a href=1.doc>附件甲乙丙</a>" * 3 + "<br>" * 40_000,
    "bars of Markdown": "# 甲\n# 乙\n" + "|" * 200_000 + "\n" + "|-" * 100_000,
    "stars of Markdown": "# 甲\n# 乙\n" + "**" * 200_000,
    "brackets of Markdown": "# 甲\n# 乙\n" + "[" * 400_000,
}


@pytest.mark.parametrize("name", SHAPES)
def test_hostile_shapes_are_read(name: str) -> None:
    page = SHAPES[name]
    document = read(page, "md" if "Markdown" in name else "html")
    assert document.text.source == page
    assert all(problem.severity == "note" for problem in document.problems)


def test_spans_do_not_multiply_beyond_measure() -> None:
    rows = read(SHAPES["spans over everything"], "html").rows
    assert sum(len(row.cells) for row in rows) < 30 * 3_000
