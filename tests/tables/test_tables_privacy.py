"""Personal names are published as the configuration says, in every table, and offsets stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run import extract
from pipeline.store import open_tables
from pipeline.tables.privacy import raw_as_published, replacer, withheld

PAGE = """关于成立防汛工作领导小组的实施方案
一、组织领导
组长：欧阳文清（校长）
副组长：李 明、周德旺
成员：孙小兰、各班班主任
二、工作安排
6月底前由周德旺牵头完成排水沟清理。领导小组办公室主任由孙小兰兼任。
"""
NAMES = ("欧阳文清", "周德旺", "孙小兰", "文清", "德旺", "小兰", "李 明")


@pytest.mark.parametrize(
    ("name", "persons", "expected"),
    [
        ("张文清", "keep", "张文清"),
        ("张文清", "initials", "张某某"),
        ("欧阳文清", "initials", "欧阳某某"),
        ("李 明", "initials", "李 某"),
        ("李　明", "drop", "某　某"),
        ("张文清", "drop", "某某某"),
    ],
)
def test_a_name_keeps_its_length(name: str, persons: str, expected: str) -> None:
    assert withheld(name, persons) == expected  # type: ignore[arg-type]
    assert len(expected) == len(name)


def test_the_longer_of_two_names_goes_first() -> None:
    assert replacer({"张文", "张文清"}, "initials")("张文清、张文") == "张某某、张某"


def test_a_raw_page_is_shown_as_the_tables_are() -> None:
    assert raw_as_published("組長：張文清。", [("张文清", 3, 6)]) == "組長：張文清。"
    assert raw_as_published("組長：張文清。", [("某某某", 3, 6)]) == "組長：某某某。"


@pytest.mark.parametrize("persons", ["initials", "drop"])
def test_no_table_holds_a_name(tmp_path: Path, persons: str) -> None:
    raw, out, settings = tmp_path / "raw", tmp_path / "out", tmp_path / "settings.yaml"
    raw.mkdir()
    (raw / "plan.txt").write_text(PAGE, "utf-8")
    settings.write_text(f"persons: {persons}\n", "utf-8")
    extract(raw, out, settings)
    tables = open_tables(out)
    written = "\n".join(
        str(cell)
        for table in ("documents", "plans", "sections", "goals", "dates", "quotas", "parties", "tasks", "edits")
        for row in tables.arrow(table).to_pylist()
        for cell in row.values()
    )
    for name in NAMES:
        assert name not in written, name
    people = tables.parties.query("kind == 'person'")
    assert len(people) >= 4
    texts = tables.plans.set_index("plan_id")["text"]
    for row in people.itertuples():
        assert texts[row.plan_id][row.start : row.end] == row.name
    surnames = {text[0] for text in people["name"]}
    assert surnames == ({"某"} if persons == "drop" else {"欧", "李", "周", "孙"})


def test_names_are_kept_by_default(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "plan.txt").write_text(PAGE, "utf-8")
    extract(raw, tmp_path / "out")
    assert "欧阳文清" in set(open_tables(tmp_path / "out").parties["name"])
