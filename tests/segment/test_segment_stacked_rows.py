"""Tables whose cells stand a line each: which cells make a row, and what is no such table."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config()

# (page, the cells of each row)
TABLES = [
    (
        "青河区重点任务分解表\n\n序号\n\n重点任务\n\n牵头单位\n\n配合单位\n\n一、经济运行\n\n1\n\n新开工项目12个。"
        "\n\n区发改局\n\n区住建局，各镇\n\n二、民生\n\n2\n\n改造村卫生室20所。\n\n区卫健委\n\n区医保局",
        [["新开工项目12个。", "区发改局", "区住建局，各镇"], ["改造村卫生室20所。", "区卫健委", "区医保局"]],
    ),
    # a cell that wraps (its line break is taken out), a last cell that is empty, text behind the table
    (
        "青河镇任务分解表\n序号\n工作内容\n责任单位\n备注\n1\n检修排涝泵站，\n储备沙袋。\n水利站\n长期\n2\n开展演练。\n应急办\n3\n"
        "转移群众。\n民政办\n6月\n各单位要高度重视。",
        [["检修排涝泵站，储备沙袋。", "水利站", "长期"], ["开展演练。", "应急办"], ["转移群众。", "民政办", "6月"]],
    ),
    # no numbers
    (
        "青河镇防汛责任分解\n工作内容\n责任单位\n完成时限\n检修泵站。\n水利站\n5月底前\n开展演练。\n应急办\n6月\n各单位要高度重视，做好值守。",
        [["检修泵站。", "水利站", "5月底前"], ["开展演练。", "应急办", "6月"]],
    ),
    # names of columns that are labels of a form
    ("晨光小学演练方案\n一、安排\n责任人\n各班主任负责清点人数。\n时间\n9月5日上午\n地点\n操场", []),
    ("晨光小学演练方案\n一、小组\n姓名\n职务\n电话\n二、要求\n按时到岗，不得缺席。\n做好记录。\n及时上报。", []),
    # three words that head no columns only
    (
        "晨光小学工作计划\n目标\n措施\n要求\n提高质量。\n加强管理。\n认真落实。\n一是抓常规。\n二是抓教研。\n三是抓安全。",
        [],
    ),
]


@pytest.mark.parametrize(("page", "rows"), TABLES)
def test_rows_of_stacked_cells(page: str, rows: list[list[str]]) -> None:
    plans = process(Page(page.encode()), CONFIG).plans
    found = [[plan.text[cell.start : cell.end] for cell in row.cells] for plan in plans for row in plan.rows]
    assert found == rows


def test_a_row_is_a_task_with_its_parties_and_day() -> None:
    result = process(Page(TABLES[2][0].encode()), CONFIG)
    plan, found, tasks = result.plans[0], result.mentions[0], result.tasks[0]
    rows = [plan.text[task.start : task.end].split("\n") for task in tasks]
    assert rows == [["检修泵站。", "水利站", "5月底前"], ["开展演练。", "应急办", "6月"]]
    assert [(plan.text[party.start : party.end], party.duty, party.basis) for party in found.parties][:2] == [
        ("水利站", "lead", "list"),
        ("应急办", "lead", "list"),
    ]


def test_thousands_of_lone_numbers_stay_linear() -> None:
    page = "任务分解表\n序号\n任务\n责任单位\n时限\n" + "1\n" * 20_000
    assert process(Page(page.encode()), CONFIG).plans is not None
