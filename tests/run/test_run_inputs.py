"""Every input format: its pages, their names, and the same tables as from plain files."""

from __future__ import annotations

import gzip
import io
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from input_samples import containers, docx_of, html, jsonl_of, pdf_of, plan, warc_record, zip_of

from pipeline.records import Page
from pipeline.run import Choices, extract, run
from pipeline.run.members import Member, members
from pipeline.store import open_tables

# Columns that say where a page lies, not what is in it.
PLACE = ("source", "other_sources", "url", "raw_text", "format")


def rows_of(out: Path, table: str) -> list[dict[str, Any]]:
    return open_tables(out).arrow(table).to_pylist()


def without(rows: list[dict[str, Any]], names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """All containers with all their pages, and the same pages as plain files."""
    base = tmp_path_factory.mktemp("inputs")
    packed, plain = base / "packed", base / "plain"
    (plain / "x").mkdir(parents=True)
    packed.mkdir()
    for name, (data, pages) in containers().items():
        (packed / name).write_bytes(data)
        for number, page in enumerate(pages.values()):
            (plain / "x" / f"{name}.{number}.page").write_bytes(page)
    extract(packed, base / "out")
    extract(plain, base / "plain_out")
    return base / "out", base / "plain_out"


@pytest.mark.parametrize("name", list(containers()))
def test_a_container_gives_its_pages_by_name(name: str) -> None:
    data, pages = containers()[name]
    found = {f"{name}!/{one.name}": one for one in members(name, io.BytesIO(data), len(data), 1_000_000)}
    assert {at: one.data for at, one in found.items() if isinstance(one, Member)} == pages
    others = [one for one in found.values() if not isinstance(one, Member)]
    assert {one.problem.code for one in others} <= {"records_passed_over"}


def test_pages_in_containers_give_the_tables_of_plain_files(published: tuple[Path, Path]) -> None:
    out, plain = published
    for table in ("plans", "sections", "goals", "dates", "quotas", "parties", "tasks", "edits"):
        assert rows_of(out, table) == rows_of(plain, table)
        assert table == "edits" or rows_of(out, table)
    assert without(rows_of(out, "documents"), PLACE) == without(rows_of(plain, "documents"), PLACE)


def test_pages_in_containers_are_stored_once_with_their_raw_text(published: tuple[Path, Path]) -> None:
    documents = rows_of(published[0], "documents")
    names = {name for _, pages in containers().values() for name in pages}
    listed = [name for row in documents for name in (row["source"], *row["other_sources"])]
    assert sorted(listed) == sorted(names)
    held = {name: page for _, pages in containers().values() for name, page in pages.items()}
    for row in documents:
        assert row["raw_text"] == held[row["source"]].decode(row["encoding"])
    assert {row["url"] for row in documents} >= {"http://y.cn/a", "http://y.cn/b"}


def test_a_second_run_over_containers_does_nothing_and_one_new_page_is_one_page(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    pages = {f"{n}.txt": plan(f"第{n}号", n % 9).encode() for n in range(150)}
    (raw / "all.zip").write_bytes(zip_of(pages))
    first = extract(raw, out, workers=2)
    assert (first.documents, first.rejected) == (150, 0)
    assert not extract(raw, out).changed
    (raw / "all.zip").write_bytes(zip_of({**pages, "new.txt": plan("新").encode()}))
    again = extract(raw, out)
    assert (again.processed, again.kept) == (1, 150)
    (raw / "all.zip").rename(raw / "renamed.zip")
    moved = extract(raw, out)
    assert (moved.processed, moved.documents) == (0, 151)
    assert set(open_tables(out).documents["source"].str.partition("!/")[0]) == {"renamed.zip"}


def test_pages_of_a_dump_continue_one_another_by_address(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    first = html("白沙").replace("</body>", "<a href='p2.html'>下一页</a></body>")
    records = ({"url": "http://x.cn/jh/p2.html", "html": html("续")}, {"url": "http://x.cn/jh/p1.html", "html": first})
    (raw / "d.jsonl").write_bytes(jsonl_of(*records))
    extract(raw, tmp_path / "out")
    documents = open_tables(tmp_path / "out").documents.set_index("url")
    assert documents.loc["http://x.cn/jh/p2.html", "continues"] == documents.loc["http://x.cn/jh/p1.html", "doc_id"]


def word_plan(document: Any) -> None:
    """A Word document with automatic numbers on two levels, a table with a merged cell, a text box and a deletion."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    space = nsdecls("w")
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate((("chineseCounting", "%1、"), ("decimal", "%2．"), ("bullet", "●")))
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {space} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))

    def numbered(text: str, level: int, style: str | None = None) -> None:
        own = document.add_paragraph(text, style=style)._p.get_or_add_pPr().get_or_add_numPr()
        own.get_or_add_ilvl().val, own.get_or_add_numId().val = level, 90

    document.add_heading("城北街道消防安全工作方案", 0)
    numbered("工作目标", 0, "Heading 1")
    document.add_paragraph("11月底前，沿街商铺检查率达到100%。")
    numbered("重点任务", 0, "Heading 1")
    numbered("由应急办牵头，每季度演练一次。", 1)
    numbered("各社区于5月10日前建立台账。", 1)
    numbered("配齐器材", 2)
    numbered("进度安排", 0, "Heading 1")
    table = document.add_table(3, 3)
    for at, row in enumerate((("时间", "内容", "责任单位"), ("3月", "排查隐患", "应急办"), ("", "整改", "城管中队"))):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("附则").runs[0].bold = True
    last = document.add_paragraph("本方案自印发之日起施行。")
    last._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>作废</w:delText></w:r></w:del>"))
    last._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>请遵照执行。</w:t></w:r></w:ins>"))


WORD_TEXT = """城北街道消防安全工作方案
一、工作目标
11月底前，沿街商铺检查率达到100%。
二、重点任务
1．由应急办牵头，每季度演练一次。
2．各社区于5月10日前建立台账。
配齐器材
三、进度安排
时间\t内容\t责任单位
3月\t排查隐患\t应急办
整改\t城管中队
附则
本方案自印发之日起施行。请遵照执行。
"""


def test_a_word_document_keeps_headings_numbers_and_tables(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "方案.docx").write_bytes(docx_of(word_plan))
    (raw / "copy.zip").write_bytes(zip_of({"方案.docx": (raw / "方案.docx").read_bytes()}))
    extract(raw, out)
    [document] = rows_of(out, "documents")
    assert (document["format"], document["status"], document["encoding"]) == ("docx", "ok", None)
    assert re.sub(r"\n+", "\n", document["raw_text"]) == WORD_TEXT
    assert sorted([document["source"], *document["other_sources"]]) == ["copy.zip!/方案.docx", "方案.docx"]
    headings = [(row["marker"], row["heading"]) for row in rows_of(out, "sections") if row["heading"]]
    assert headings[:3] == [("一、", "工作目标"), ("二、", "重点任务"), ("三、", "进度安排")]
    assert {"应急办", "城管中队"} <= {row["name"] for row in rows_of(out, "parties")}
    for table in ("dates", "quotas", "parties"):
        for row in rows_of(out, table):
            text = row["name"] if table == "parties" else row["text"]
            assert document["raw_text"][row["raw_start"] : row["raw_end"]] == text


PDF_PAGES = [
    ["山南区档案馆2024年工作计划", "一、工作目标", "年内完成馆藏档案数字化12万页，满意率不低于98%。", "— 1 —"],
    ["二、主要任务", "（一）由保管科负责，10月底前完成库房改", "造，并通过消防验收。", "— 2 —"],
]


def test_a_pdf_gives_its_text_layer(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.pdf").write_bytes(pdf_of(PDF_PAGES))
    extract(raw, out)
    [document] = rows_of(out, "documents")
    assert document["raw_text"] == "\n".join(line for page in PDF_PAGES for line in page)
    assert (document["format"], document["status"], document["encoding"]) == ("pdf", "ok", None)
    [found] = rows_of(out, "plans")
    assert "库房改造，并通过消防验收" in found["text"]
    assert "— 1 —" not in found["text"]
    assert "保管科" in {row["name"] for row in rows_of(out, "parties")}


@pytest.mark.parametrize(
    ("name", "data", "blocked", "extra"),
    [
        ("a.pdf", pdf_of([["计划"]]), "pypdfium2", "docs"),
        ("a.docx", docx_of(lambda document: None), "docx", "docs"),
        ("a.warc", warc_record("http://x.cn", b"<p>x</p>"), "fastwarc.warc", "warc"),
    ],
)
def test_a_missing_extra_is_named(
    name: str, data: bytes, blocked: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline import load_config, read

    monkeypatch.setitem(sys.modules, blocked, None)
    if name.endswith(".warc"):
        problems = [one.problem for one in members(name, io.BytesIO(data), len(data), 1000)]  # type: ignore[union-attr]
    else:
        problems = list(read.decode(Page(data, name), load_config().read).problems)
    assert [(p.code, p.severity) for p in problems] == [("missing_extra", "error")]
    assert f"pip install zhplan[{extra}]" in problems[0].message


@pytest.mark.slow
def test_a_page_that_left_its_archive_between_looking_and_reading_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.run import batch

    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    archive = raw / "a.zip"
    archive.write_bytes(zip_of({"1.txt": plan("甲").encode(), "2.txt": plan("乙").encode()}))
    honest = batch.take_inventory

    def slow(*words: Any) -> Any:
        found = honest(*words)
        archive.write_bytes(zip_of({"1.txt": plan("甲").encode()}))
        return found

    monkeypatch.setattr(batch, "take_inventory", slow)
    report = extract(raw, out)
    assert (report.documents, report.problems) == (2, {"changed": 1})
    monkeypatch.setattr(batch, "take_inventory", honest)
    report = run(raw, out, Choices())
    assert (report.documents, report.problems, report.kept) == (1, {}, 1)


def test_a_packed_page_whose_end_is_missing_is_a_problem(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt.gz").write_bytes(gzip.compress(plan("甲").encode())[:-9])
    (raw / "b.txt").write_text(plan("乙"), "utf-8")
    report = extract(raw, out)
    assert (report.documents, report.problems) == (1, {"damaged_archive": 1})
    assert not extract(raw, out).changed
