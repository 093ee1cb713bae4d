"""Every rule and problem code that a table can show has its line in the glossary, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pipeline.config import ConfigError, config_folder, load_config
from pipeline.records import Page
from pipeline.stages import process
from pipeline.tables import glossary as module
from pipeline.tables.glossary import GLOSSED, entries, glossary, meaning
from pipeline.tables.rows import add_result, empty

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r'Problem\(\s*"[a-z]+",\s*"([a-z_]+)"')
# The rule files whose entries name themselves in a record.
NAMED = {"edits": "clean/*.yaml", "parties": "extract/parties.yaml", "goals": "extract/goals*.yaml"}


def _written() -> Iterator[tuple[str, str]]:
    """Table and rule of everything that the sample pages give."""
    config = load_config()
    for file in sorted((ROOT / "data" / "raw").iterdir()):
        if file.suffix in (".txt", ".html", ".md"):
            rows = empty()
            add_result(rows, process(Page(file.read_bytes(), file.name, file.suffix[1:]), config), "-")
            for table in GLOSSED:
                column = "code" if table == "problems" else "rule"
                yield from ((table, part) for rule in rows[table][column] for part in rule.split("+"))


def _configured() -> Iterator[tuple[str, str]]:
    """Table and rule of everything that the rule files name."""
    for table, pattern in NAMED.items():
        for file in sorted((config_folder() / "rules").glob(pattern)):
            for rule in yaml.safe_load(file.read_text("utf-8")) or ():
                name = rule.get("rule", rule.get("name"))
                if name:
                    yield table, name


def _raised() -> Iterator[tuple[str, str]]:
    """The problem codes that the code can give."""
    for file in sorted((ROOT / "pipeline").rglob("*.py")):
        yield from (("problems", code) for code in CODE.findall(file.read_text("utf-8")))


@pytest.mark.parametrize("source", [_written, _configured, _raised], ids=["written", "configured", "raised"])
def test_each_has_a_meaning(source: object) -> None:
    missing = {(table, name) for table, name in source() if name not in glossary(table)}  # type: ignore[operator]
    assert not missing, f"add a line to configs/glossary: {sorted(missing)}"


def test_links_of_a_task_are_said_one_by_one() -> None:
    assert meaning("tasks", "own_date+label") == "a date in its own clause; what a label beside it says"
    assert meaning("tasks", "unheard_of") == "unheard_of"


def test_a_name_is_found_in_every_table_that_knows_it() -> None:
    assert [table for table, _ in entries("mixed_encoding")] == ["edits", "problems"]


def test_a_malformed_line_is_reported_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "goals.txt").write_text("# head\nensure = without Chinese\n", "utf-8")
    monkeypatch.setattr(module, "config_folder", lambda: tmp_path)
    glossary.cache_clear()
    with pytest.raises(ConfigError, match=r"goals\.txt:2"):
        glossary("goals")
    glossary.cache_clear()


def test_every_column_has_a_meaning_in_chinese() -> None:
    from pipeline.tables.schema import TABLES

    lines = (ROOT / "docs" / "columns.zh.txt").read_text("utf-8").splitlines()
    known = {line.split(" = ")[0] for line in lines if " = " in line}
    columns = {f"{table}.{column[0]}" for table, (_, columns) in TABLES.items() for column in columns}
    assert not {name for name in columns if name not in known and name.split(".")[1] not in known}
