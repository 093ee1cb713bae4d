"""Encodings: found from the bytes, whatever the page claims; `data.decode(encoding, "replace")` is the source."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import load_config
from pipeline.read import decode
from pipeline.read.encoding import declared_encoding, decode_bytes
from pipeline.records import Page

CONFIG = load_config().read
HANS = "一、指导思想。全面落实上级要求，做好本学期的安全工作，责任到人。\n"
HANT = "一、指導思想。全面落實上級要求，做好本學期的安全工作，責任到人。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (HANS.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + HANS.encode("utf-8"), "utf-8"),
        (HANS.encode("gb2312"), "gb18030"),
        (HANS.encode("gbk"), "gb18030"),
        ((HANS + "㐀𠮷").encode("gb18030"), "gb18030"),
        (HANT.encode("gbk"), "gb18030"),
        (HANT.encode("big5"), "big5hkscs"),
        ((HANT + "嘅啲").encode("big5hkscs"), "big5hkscs"),
        (codecs.BOM_UTF16_LE + HANS.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + HANS.encode("utf-16-be"), "utf-16-be"),
        (HANS.encode("utf-16-le"), "utf-16-le"),
        (HANS.encode("utf-16-be"), "utf-16-be"),
        (HANS.replace("\n", "").encode("utf-16-le"), "utf-16-le"),
        (f"<p>{HANS}</p>".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF32_LE + HANS.encode("utf-32-le"), "utf-32-le"),
        (b"plain ASCII", "utf-8"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    found = decode_bytes(data, CONFIG)
    assert found.encoding == encoding
    assert found.value == data.decode(encoding, "replace")
    assert found.undecodable == 0


@pytest.mark.parametrize(
    ("declared", "written", "encoding"),
    [
        # (what the page says, what its bytes are, what is read)
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "gb18030", "gb18030"),
        ("gb2312", "utf-8", "utf-8"),
        ("big5", "gb18030", "gb18030"),
        ("gb2312", "big5hkscs", "big5hkscs"),
        ("iso-8859-1", "gb18030", "gb18030"),
        ("utf-16", "utf-8", "utf-8"),
        ("no-such-charset", "gb18030", "gb18030"),
    ],
)
def test_a_charset_may_lie(declared: str, written: str, encoding: str) -> None:
    body = HANT if written.startswith("big5") else HANS
    data = f'<html><head><meta charset="{declared}"></head><body><p>{body * 3}</p></body></html>'.encode(written)
    document = decode(Page(data), CONFIG)
    assert document.encoding == encoding
    assert document.text.value == body.strip() * 3 or document.text.value.replace(" ", "") == body.strip() * 3
    assert document.text.source == data.decode(encoding, "replace")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        (b"<META charset=GBK>", "gb18030"),
        (b'<?xml version="1.0" encoding="Big5"?>', "big5hkscs"),
        (b"<meta charset='utf8'>", "utf-8"),
        (b"<p>charset=gb2312</p>", ""),
        (b'<meta charset="rot13">', ""),
        (b'<meta charset="hex">', ""),
    ],
)
def test_declarations(head: bytes, encoding: str) -> None:
    assert declared_encoding(head) == encoding


def test_two_characters_of_gbk_that_pass_as_utf8() -> None:
    data = b"<meta charset=gbk><p>" + "联通".encode("gbk") + b"</p>"
    assert decode(Page(data), CONFIG).text.value == "联通"


def test_a_cut_off_utf8_page_stays_utf8() -> None:
    data = (HANS * 5).encode()[:-5]
    document = decode(Page(data), CONFIG)
    assert document.encoding == "utf-8"
    assert [problem.code for problem in document.problems] == ["undecodable_bytes"]


def test_line_ends_and_marks() -> None:
    document = decode(Page(codecs.BOM_UTF8 + "甲\r\n乙\r丙\n丁".encode()), CONFIG)
    assert document.text.value == "甲\n乙\n丙\n丁"
    assert document.text.source == "\ufeff甲\r\n乙\r丙\n丁"
    assert document.problems == ()


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document(data: bytes) -> None:
    document = decode(Page(data), CONFIG)
    if document.text.source:
        assert document.text.source == data.decode(document.encoding, "replace")
    else:
        assert document.problems or not data


@given(
    st.text(st.sampled_from("一二三工作计划学校安全教育目标措施落实，。：；\n 0123456789%"), min_size=30),
    st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be"]),
)
def test_source_is_what_the_codec_gives(text: str, written: str) -> None:
    data = text.encode(written, "ignore")
    found = decode_bytes(data, CONFIG)
    assert found.value == data.decode(found.encoding, "replace")
