"""A table of encodings as pages have them: what the bytes are, what the page says, and what is read."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.read import decode
from pipeline.records import Document, Page

CONFIG = load_config().read
HANS = "一、工作目标：全年组织消防演练两次，参加人员不少于九成。二、主要措施：各科室按月检查，发现问题及时整改。"
HANT = "一、工作目標：全年組織消防演練兩次，參加人員不少於九成。二、主要措施：各科室按月檢查，發現問題及時整改。"


def read(data: bytes, hint: str | None = None) -> Document:
    return decode(Page(data, format=hint), CONFIG)


def html(charset: str, text: str) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}<title>工作</title></head><body><p>{text}</p></body></html>"


# bytes are in, page declares, text, codec that is reported
DECLARED = [
    ("utf-8", "utf-8", HANS, "utf-8"),
    ("utf-8", "UTF8", HANS, "utf-8"),
    ("utf-8", "", HANS, "utf-8"),
    ("utf-8", "gb2312", HANS, "utf-8"),
    ("utf-8", "gbk", HANS, "utf-8"),
    ("utf-8", "big5", HANT, "utf-8"),
    ("utf-8", "iso-8859-1", HANS, "utf-8"),
    ("utf-8", "utf-16", HANS, "utf-8"),
    ("utf-8", "no-such-charset", HANS, "utf-8"),
    ("gbk", "gbk", HANS, "gb18030"),
    ("gbk", "gb2312", HANS, "gb18030"),
    ("gbk", "GB_2312-80", HANS, "gb18030"),
    ("gbk", "x-gbk", HANS, "gb18030"),
    ("gbk", "", HANS, "gb18030"),
    ("gbk", "utf-8", HANS, "gb18030"),
    ("gbk", "big5", HANS, "gb18030"),
    ("gbk", "iso-8859-1", HANS, "gb18030"),
    ("gbk", "windows-1252", HANS, "gb18030"),
    ("gbk", "euc-kr", HANS, "gb18030"),
    ("gbk", "shift_jis", HANS, "gb18030"),
    ("gbk", "gbk", HANT, "gb18030"),
    ("gb18030", "gb18030", HANS + "𠮷〇", "gb18030"),
    ("gb18030", "gb2312", HANS + "€·—", "gb18030"),
    ("big5", "big5", HANT, "big5hkscs"),
    ("big5", "", HANT, "big5hkscs"),
    ("big5", "utf-8", HANT, "big5hkscs"),
    ("big5", "gb2312", HANT, "big5hkscs"),
    ("big5hkscs", "big5-hkscs", HANT + "嘅", "big5hkscs"),
]


@pytest.mark.parametrize(("codec", "declared", "text", "reported"), DECLARED)
def test_pages_that_say_what_they_are_or_are_not(codec: str, declared: str, text: str, reported: str) -> None:
    document = read(html(declared, text).encode(codec))
    assert (document.encoding, document.text.value) == (reported, text)
    assert document.text.source == html(declared, text).encode(codec).decode(reported, "replace")


MARKED = [
    (b"\xef\xbb\xbf" + HANS.encode(), "utf-8"),
    (b"\xff\xfe" + HANS.encode("utf-16-le"), "utf-16-le"),
    (b"\xfe\xff" + HANS.encode("utf-16-be"), "utf-16-be"),
    (b"\xff\xfe\x00\x00" + HANS.encode("utf-32-le"), "utf-32-le"),
    (b"\x00\x00\xfe\xff" + HANS.encode("utf-32-be"), "utf-32-be"),
    (b"\x84\x31\x95\x33" + HANS.encode("gb18030"), "gb18030"),
    (HANS.encode("utf-16-le"), "utf-16-le"),
    (HANS.encode("utf-16-be"), "utf-16-be"),
    (("plan 2023\n" + HANS).encode("utf-16-le"), "utf-16-le"),
    (b"\xef\xbb\xbf" + b"\xef\xbb\xbf" + HANS.encode(), "utf-8"),
]


@pytest.mark.parametrize(("data", "reported"), MARKED)
def test_marks_and_wide_characters(data: bytes, reported: str) -> None:
    document = read(data, "txt")
    assert document.encoding == reported
    assert document.text.value.endswith(HANS)
    assert "\ufeff" not in document.text.value


ENTITIES = [
    ("&#x5DE5;&#20316;计划", "工作计划"),
    ("目标&ldquo;安全&rdquo;&mdash;&mdash;", "目标“安全”——"),
    ("甲&amp;乙&lt;丙", "甲&乙<丙"),
    ("&#8226;检查&middot;整改", "•检查·整改"),
    ("&nosuch;计划", "&nosuch;计划"),
    ("&#x5DE5作", "工作"),
    ("&#150;目标", "–目标"),
    ("检查&nbsp;&nbsp;整改", "检查\xa0\xa0整改"),
]


@pytest.mark.parametrize(("written", "wanted"), ENTITIES)
def test_entities(written: str, wanted: str) -> None:
    value = read(f"<p>{written}</p><p>{HANS}</p>".encode()).text.value.split("\n")[0]
    assert value.replace(" ", "\xa0") == wanted


PART = "后勤部门每周巡查食堂，做好记录。"
PARTS = [
    ("utf-8", "gb18030", "<p>{}</p><p>{}</p>"),
    ("utf-8", "gb18030", "<html><body><div>{}</div>\r\n<div>&nbsp;{}</div></body></html>"),
    ("gb18030", "utf-8", "<p>{}</p><p>{}</p>"),
    ("utf-8", "gb18030", "{}\n{}"),
    ("gb18030", "utf-8", "{}\r\n{}"),
]


@pytest.mark.parametrize(("page", "part", "frame"), PARTS)
def test_a_part_in_another_encoding_is_read_in_it(page: str, part: str, frame: str) -> None:
    before, between, behind = (piece.encode(page) for piece in frame.split("{}"))
    data = before + (HANS * 2).encode(page) + between + PART.encode(part) + behind
    document = read(data)
    assert document.encoding == page
    assert [line.strip() for line in document.text.value.split("\n")] == [HANS * 2, PART]
    assert [problem.code for problem in document.problems] == ["mixed_encoding"]
    at = document.text.value.index(PART)
    span = document.text.raw_span(at, at + len(PART))
    assert document.text.source[span.start : span.end].encode(page, "replace").strip(b"?") in (
        data.decode(page, "replace").encode(page, "replace")
    )
    assert ("mojibake", "mixed_encoding") in {(change.kind, change.rule) for change in document.text.changes}


@pytest.mark.parametrize(
    "data",
    [
        (HANS + "\n" + HANT).encode(),
        (HANS + "\n" + HANT).encode("gb18030"),
        (HANS + "\n").encode() + b"\xd6\xff\xff\n" + HANS.encode(),
        (HANS * 3).encode("gb18030") + b"\n\xb5\n" + HANS.encode("gb18030"),
    ],
)
def test_one_encoding_or_plain_damage_is_not_mixed(data: bytes) -> None:
    assert "mixed_encoding" not in [problem.code for problem in read(data).problems]


REFUSED = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ole_document", ".doc"),
    (b"PK\x03\x04\x14\x00", "archive", "zip"),
    (b"Rar!\x1a\x07\x01\x00" + bytes(20), "archive", "rar"),
    (b"7z\xbc\xaf\x27\x1c\x00\x04", "archive", "7z"),
    (b"\x1f\x8b\x08\x00" + bytes(20), "archive", "gzip"),
    (b"%PDF-1.4\n", "pdf", "PDF"),
    (b"\x89PNG\r\n\x1a\n\x00", "image", "PNG"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image", "JPEG"),
    (b"GIF89a\x01\x00\x01", "image", "GIF"),
    (b"II*\x00\x08\x00", "image", "TIFF"),
    (b"{\\rtf1\\ansi\\ansicpg936", "binary", "RTF"),
]


@pytest.mark.parametrize("hint", ["txt", "html", "md"])
@pytest.mark.parametrize(("data", "code", "word"), REFUSED)
def test_what_is_no_text_is_named(data: bytes, code: str, word: str, hint: str) -> None:
    (problem,) = read(data, hint).problems
    assert (problem.code, problem.severity) == (code, "error")
    assert word in problem.message
