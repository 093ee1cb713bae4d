"""What stands side by side on one line, parted by blanks alone: things done in a month, who sees to which thing."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config()

LINES = [
    ("2月：检修锅炉 清点被褥 收审预算", ["检修锅炉", "清点被褥", "收审预算"]),
    ("3月：护工例会　　消防演练", ["护工例会", "消防演练"]),
    ("6月：清洗水箱、检查电路 更换滤芯", ["清洗水箱、检查电路", "更换滤芯"]),
    # blanks strewn into a line part nothing
    ("5月：组织 老人 春游", ["组织 老人 春游"]),
    ("5月：组织老人，春游踏青", ["组织老人，春游踏青"]),
    # who sees to what; seats are no things
    ("被褥消毒：赵春生；夜间巡查：钱有德", ["被褥消毒：赵春生", "夜间巡查：钱有德"]),
    ("组长：王大山 试卷印制：李小芳 学具保管、登记：赵春生", ["试卷印制：李小芳", "学具保管、登记：赵春生"]),
    ("组长：王大山 副组长：李小芳 成员：赵春生", []),
    ("联系人：王大山 电话：12345678", []),
]


@pytest.mark.parametrize(("line", "tasks"), LINES)
def test_tasks(line: str, tasks: list[str]) -> None:
    result = process(Page(f"青河镇敬老院工作计划\n一、工作安排\n{line}\n".encode()), CONFIG)
    plan = result.plans[0]
    assert [plan.text[task.start : task.end] for task in result.tasks[0]] == tasks
