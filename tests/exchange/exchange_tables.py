"""Tables of a few pages for the tests of exports."""

from __future__ import annotations

from pathlib import Path

from pipeline.run import extract
from pipeline.store import Tables, open_tables

PAGE = """𠮷水镇中心小学2024年工作计划

𠮷一、工作目标

𠮷合格率达到98%以上，确保学生安全。

二、主要工作

由教导处牵头，6月底前开展教研活动不少于3次。
(一)各班级每月检查一次。
"""

# What a spreadsheet might compute or run: OWASP's signs, line ends in front, and the full-width twins.
ACTIVE = [
    f"{lead}{body}"
    for lead in ("=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", " =", "\u3000=", " ＠")
    for body in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://example.org","x")', "SUM(A1:A9)", "2+5+cmd", "A1", "")
]


def tables_of(folder: Path, pages: dict[str, str]) -> Tables:
    """Extract pages by name into `folder/out`; the pages are kept in `folder/raw`."""
    raw = folder / "raw"
    raw.mkdir()
    for name, text in pages.items():
        (raw / name).write_text(text, "utf-8")
    extract(raw, folder / "out")
    return open_tables(folder / "out")
