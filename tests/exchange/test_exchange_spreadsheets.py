"""CSV and XLSX: whole, Chinese intact, and nothing in them is computed."""

from __future__ import annotations

import csv
import zipfile
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pyarrow as pa
import pytest
from exchange_tables import ACTIVE, PAGE, tables_of

from pipeline.exchange.cells import guarded, plain
from pipeline.exchange.spreadsheets import _fitting, csv_rows, write_csv, write_xlsx
from pipeline.store import Tables
from pipeline.tables import TABLES

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _parsed(xml: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(xml)  # noqa: S314 - a file of our own


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return tables_of(tmp_path_factory.mktemp("sheets"), {"甲.txt": PAGE})


def test_csv_opens_in_excel_and_holds_every_row(tables: Tables, tmp_path: Path) -> None:
    for path in write_csv(tables, tmp_path):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(StringIO(path.read_text("utf-8-sig"), newline="")))
        frame = tables.frame(path.stem)
        assert len(rows) == len(frame)
        if "text" in frame:
            assert [row["text"] for row in rows] == [guarded(text) for text in frame["text"]]


@pytest.mark.parametrize("payload", ACTIVE)
def test_no_cell_of_a_csv_is_active(payload: str) -> None:
    sink = StringIO()
    csv_rows(sink, pa.table({"a": [payload], "b": [[payload]], "c": [-1.5]}))
    cells = list(csv.reader(StringIO(sink.getvalue(), newline="")))[1]
    for cell in cells[:2]:
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
        assert cell == "'" + payload
    assert cells[2] == "-1.5"


@pytest.mark.parametrize("text", ["", "一、目标", "a=b", "'=1", "98%以上", "1-2名", "（一）", "  缩进"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_values_as_cells() -> None:
    assert plain([("甲", 1.5), ("乙", 2.0)]) == "甲=1.5; 乙=2.0"
    assert plain([]) == ""
    assert plain(float("nan")) is None


def test_a_workbook_holds_text_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tables: Tables) -> None:
    hostile = pa.table({"text": ACTIVE, "n": list(range(len(ACTIVE)))})
    monkeypatch.setattr(Tables, "arrow", lambda self, table: hostile)
    [path] = write_xlsx(tables, tmp_path)
    with zipfile.ZipFile(path) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(TABLES) + 1
        assert not any("rels" in name and "sheet" in name for name in book.namelist())
        for name in sheets:
            root = _parsed(book.read(name))
            assert not list(root.iter(f"{_MAIN}f")), "a formula"
            assert not list(root.iter(f"{_MAIN}hyperlink"))
        texts = [
            "".join(t.text or "" for t in cell.iter(f"{_MAIN}t"))
            for cell in _parsed(book.read(sheets[1])).iter(f"{_MAIN}is")
        ]
    # XML turns a carriage return into an escape of its own; all other text comes back as it was.
    assert set(texts) >= {payload for payload in ACTIVE if "\r" not in payload and payload}


def test_a_workbook_of_real_tables_opens(tmp_path: Path, tables: Tables) -> None:
    [path] = write_xlsx(tables, tmp_path)
    with zipfile.ZipFile(path) as book:
        names = _parsed(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        assert [sheet.attrib["name"] for sheet in names] == ["columns", *TABLES]
        assert "合格率达到98%以上" in "".join(book.read(name).decode() for name in book.namelist() if "sheet" in name)


def test_a_cell_beyond_the_limit_of_excel_is_cut_and_says_so() -> None:
    assert _fitting("目" * 32_767) == "目" * 32_767
    cut = _fitting("𠮷" * 20_000)
    assert cut.endswith("…[cut]")
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
