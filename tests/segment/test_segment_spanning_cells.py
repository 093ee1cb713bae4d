"""Periods that stand once for several rows of a table head them; where each row has its own they are cells."""

from __future__ import annotations

import pytest
from segment_laws import headings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "巡河安排表\n星期\t时间\t工作内容\t责任人\n周一\t上午\t例会\t王敏\n\t下午\t清淤\t李强\n周二\t上午\t巡查\t石磊\n",
            ["周一", "周二"],
        ),
        (
            "巡河计划\n季度\t重点工作\t责任人\n一季度\t签订责任书\t王敏\n二季度\t清淤护岸\t李强\n\t补种柳树\t石磊\n",
            ["一季度", "二季度"],
        ),
        ("巡河计划\n季度\t重点工作\t责任人\n一季度\t签订责任书\t王敏\n二季度\t清淤护岸\t李强\n", []),
        ("巡河计划\n地段\t重点工作\t责任人\n上游\t签订责任书\t王敏\n下游\t清淤护岸\t李强\n\t补种柳树\t石磊\n", []),
        # A title behind the last period ends the timetable, one that periods have themselves does not.
        (
            "一、安排\n三月：\n1、清淤。\n四月：\n1、植柳。\n注意事项\n1、带手套。\n2、带水。",
            ["安排", "三月", "四月", "注意事项"],
        ),
    ],
)
def test_headings(text: str, found: list[str]) -> None:
    assert headings(text) == found
