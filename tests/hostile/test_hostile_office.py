"""Hostile Word documents and PDFs: entities, bombs, remote parts, damage; a code each, nothing opened."""

from __future__ import annotations

import io
import random
import socket
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from pipeline.config import load_config
from pipeline.read import decode
from pipeline.records import Document, Page

CONFIG = load_config().read
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def word(body: str | bytes, **more: str | bytes) -> bytes:
    """A .docx made by hand; `body` is the whole of word/document.xml."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", body)
        for name, data in more.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def document(inside: str, declaration: str = "") -> str:
    return f'<?xml version="1.0"?>{declaration}<w:document {SPACE}><w:body>{inside}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(data: bytes, name: str = "x.docx") -> Document:
    return decode(Page(data, name, name.rpartition(".")[2]), CONFIG)


LAUGHS = '<!DOCTYPE d [<!ENTITY a "哈哈哈哈">' + "".join(
    f'<!ENTITY {name} "{f"&{last};" * 6}">' for last, name in zip("abcdefg", "bcdefgh", strict=True)
)
WIDE = document(paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x "y">]>').replace('"1.0"', '"1.0" encoding="utf-16"')
TRAPS: dict[str, tuple[bytes, str]] = {
    "file_entity": (
        word(document(paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        "xml_entities",
    ),
    "remote_entity": (
        word(document(paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>')),
        "xml_entities",
    ),
    "remote_type": (word(document(paragraph("甲"), '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">')), "xml_entities"),
    "parameter_entity": (
        word(document(paragraph("甲"), '<!DOCTYPE d [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>')),
        "xml_entities",
    ),
    "laughs": (word(document(paragraph("&h;"), LAUGHS + "]>")), "xml_entities"),
    "wide_type": (word(WIDE.encode("utf-16")), "xml_entities"),
    "in_another_part": (
        word(document(paragraph("甲")), **{"word__styles.xml": '<!DOCTYPE d [<!ENTITY x "y">]><a/>'}),
        "xml_entities",
    ),
    "bomb": (word(document(paragraph("目" * 30_000_000))), "archive_bomb"),
    "bomb_elsewhere": (word(document(paragraph("甲")), **{"word__media__a.png": bytes(30_000_000)}), "archive_bomb"),
    "many_parts": (word(document(paragraph("甲")), **{f"word__{n}.xml": "<a/>" for n in range(2_100)}), "archive_bomb"),
    "no_xml": (word("no xml at all"), "damaged"),
    "cut_xml": (word(document(paragraph("甲"))[:-20]), "damaged"),
    "other_root": (word("<a/>"), "damaged"),
    "deep": (word(document("<w:tbl><w:tr><w:tc>" * 5_000)), "damaged"),
    "cut_zip": (word(document(paragraph("甲" * 500)))[:-40], "damaged"),
}


@pytest.mark.parametrize("name", list(TRAPS))
def test_a_trap_in_a_word_document_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("a document opened a connection")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    data, code = TRAPS[name]
    tracemalloc.start()
    try:
        found = read(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [problem.code for problem in found.problems] == [code]
    assert found.problems[0].severity == "error"
    assert found.text.value == ""
    assert peak < 100_000_000


def test_pictures_and_templates_from_elsewhere_are_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a document opened a connection"))
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>'
    )
    found = read(word(document(paragraph("一、工作目标")), **{"word___rels__document.xml.rels": relations}))
    assert found.text.value.strip() == "一、工作目标"


@pytest.mark.parametrize(
    "inside",
    [
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='99999999999'/><w:numId w:val='7'/></w:numPr></w:pPr>"
        "<w:r><w:t>甲</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr>"
        + paragraph("甲")
        + "</w:tc></w:tr></w:tbl>",
        "<w:p><w:pPr><w:pStyle w:val='nowhere'/><w:outlineLvl w:val='x'/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + paragraph("甲") + "</w:tc></w:tr></w:tbl>",
        "<w:tbl/>" + paragraph("甲"),
        "<w:sdt><w:sdtContent>" + paragraph("甲") + "</w:sdtContent></w:sdt>",
    ],
)
def test_odd_properties_do_no_harm(inside: str) -> None:
    assert read(word(document(inside))).text.value.strip() == "甲"


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_damaged_documents_are_problems_and_never_exceptions(kind: str) -> None:
    whole = word(document(paragraph("一、工作目标") * 20)) if kind == "docx" else small_pdf()
    chance = random.Random(kind)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 8)):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        del data[chance.randrange(20, len(data)) :]
        found = read(bytes(data), f"x.{kind}")
        assert found.text.value or found.problems


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"%PDF-1.7\n" + b"0" * 5_000, "pdf"), (b"%PDF-1.4\n%%EOF", "pdf")],
)
def test_a_pdf_that_is_none_is_refused(data: bytes, code: str) -> None:
    assert [problem.code for problem in read(data, "x.pdf").problems] == [code]


def test_a_scanned_pdf_says_that_it_has_no_text() -> None:
    found = read(small_pdf(text=False), "x.pdf")
    assert [problem.code for problem in found.problems] == ["no_text_layer"]


def small_pdf(text: bool = True) -> bytes:
    shown = b"BT /F1 12 Tf 72 700 Td (Plan) Tj ET" if text else b"0 0 m 9 9 l S"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 800] /Contents 4 0 R /Resources << /Font << /F1 << /Type "
        b"/Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(shown), shown),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, one)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)


def test_nothing_of_this_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    read(word(document(paragraph("甲"))))
    read(small_pdf(), "x.pdf")
    assert list(tmp_path.iterdir()) == []
