"""Lines that divide a report, and outermost parts without a number: pairs that differ in a word or a line."""

from __future__ import annotations

import pytest
from segment_laws import document

from pipeline import segment
from pipeline.config import load_config

CONFIG = load_config().segment
DONE = "护林队全年巡山六百余次，劝返带火种上山的人员四十名。"
PLANNED = "新修瞭望台两座，把林区小路连成环线。"


def outline(text: str) -> list[tuple[str | None, list[tuple[int, str]]]]:
    """The title of each plan with the levels and texts of its headings."""
    return [
        (plan.title, [(s.level, s.heading) for s in plan.sections if s.heading])
        for plan in segment.plans(document(text), CONFIG)
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # What is next closes a report; another body's plan, or a plan with a name of its own, is another plan.
        (
            ["青山林场工作总结", DONE, "下一步工作计划", PLANNED],
            [("青山林场工作总结", [(1, "下一步工作计划")])],
        ),
        (
            ["青山林场工作总结", DONE, "林区道路工作计划", PLANNED],
            [("青山林场工作总结", []), ("林区道路工作计划", [])],
        ),
        (
            ["青山林场2024年工作总结", DONE, "2025年工作思路", PLANNED],
            [("青山林场2024年工作总结", [(1, "2025年工作思路")])],
        ),
        (
            ["青山林场2024年工作总结", DONE, "2025年工作计划", PLANNED],
            [("青山林场2024年工作总结", []), ("2025年工作计划", [])],
        ),
        # A title that announces both has both as its parts.
        (
            ["青山林场2024年工作总结和2025年工作计划", DONE, "2025年工作计划", PLANNED],
            [("青山林场2024年工作总结和2025年工作计划", [(1, "2025年工作计划")])],
        ),
        # A day is no part.
        (
            ["青山林场2024年工作总结", DONE, "2025年1月6日", PLANNED],
            [("青山林场2024年工作总结", [])],
        ),
        # The last outermost part without its number; with a neighbour of its kind it is none.
        (
            ["青山林场工作总结", "一、护林情况", DONE, "二、造林情况", DONE, "存在问题", PLANNED],
            [("青山林场工作总结", [(1, "护林情况"), (1, "造林情况"), (1, "存在问题")])],
        ),
        (
            ["青山林场工作总结", "一、护林情况", DONE, "二、造林情况", "主要成绩", DONE, "存在问题", PLANNED],
            [("青山林场工作总结", [(1, "护林情况"), (1, "造林情况"), (2, "主要成绩"), (2, "存在问题")])],
        ),
        (
            ["青山林场工作总结", "一、护林情况", "存在问题", PLANNED, "二、造林情况", DONE],
            [("青山林场工作总结", [(1, "护林情况"), (2, "存在问题"), (1, "造林情况")])],
        ),
    ],
)
def test_parts_of_reports(lines: list[str], found: list[tuple[str | None, list[tuple[int, str]]]]) -> None:
    assert outline("\n".join(lines)) == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        # Results that have a body of their own head it; how many there were, and a lone sentence, are content.
        (
            "（一）火险明显减少了。全年只有一起。",
            "（二）林相有了改善。阔叶树占到四成。",
            ["火险明显减少了", "林相有了改善"],
        ),
        (
            "1.更新了瞭望设备。三处瞭望台都装上热像仪。",
            "2.改善了值守条件。每处添一只炉子。",
            ["更新了瞭望设备", "改善了值守条件"],
        ),
        ("1.召开了两次会议。会上传达了文件。", "2.培训了六十名护林员。人人领到证书。", []),
        ("1.更新了瞭望设备。", "2.改善了值守条件。", []),
    ],
)
def test_results_of_a_report(first: str, second: str, found: list[str]) -> None:
    ((_, headings),) = outline("\n".join(("青山林场工作总结", "一、主要成绩", first, second, "二、存在问题", PLANNED)))
    assert [name for level, name in headings if level > 1] == found
