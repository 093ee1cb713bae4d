"""Goals in tables: each cell is read by itself."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config
from pipeline.stages import process


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("| 序号 | 任务 | 目标 | 责任部门 |\n| 1 | 查处方 | 合格率97% | 药剂科 |\n", ["合格率97%"]),
        ("序号\t任务\t目标\t责任部门\n1\t查处方\t合格率97%\t药剂科\n", ["合格率97%"]),
        ("| 序号 | 任务 | 数量 | 责任部门 |\n| 1 | 查处方 | 97张 | 药剂科 |\n", []),
    ],
)
def test_goals_of_cells(table: str, expected: list[str]) -> None:
    result = process(Page(f"任务分解\n\n一、任务\n{table}".encode()), load_config())
    assert [goal.text for found in result.mentions for goal in found.goals] == expected
