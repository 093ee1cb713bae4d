"""A page whose file name is no UTF-8 is found again by the name that the tables give it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.run import extract
from pipeline.store import open_tables
from pipeline.store.documents import each_document
from pipeline.store.raw import RawPages


def test_a_name_in_broken_bytes(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(raw) + b"/\xff\xb9\xa4.txt")).write_text(
            "保洁计划\n一、目标\n水质好转。\n", "utf-8"
        )
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no names outside UTF-8")
    extract(raw, out)
    document = next(iter(each_document(open_tables(out).generation)))["documents"][0]
    assert RawPages(out, raw).text(document) == "保洁计划\n一、目标\n水质好转。\n"
