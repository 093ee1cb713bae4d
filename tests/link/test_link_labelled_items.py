"""Numbered sentences above lines that say who answers: items, each a task; topics above such lines stay headings."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config()
HEAD = "青河区重点任务分工方案\n一、重点任务\n"
TAIL = "\n牵头单位：区住建局\n责任单位：各街道"

# (two lines above their labels, headings, tasks)
PAGES = [
    (
        ("1.新开工项目12个。", "2.改造村卫生室20所。"),
        ["重点任务"],
        ["新开工项目12个", "改造村卫生室20所"],
    ),
    # the whole sentence is the task, though one clause of it has a day of its own
    (
        ("1.推进城东快速路建设，年内完成主体工程。", "2.修订应急预案。"),
        ["重点任务"],
        ["推进城东快速路建设，年内完成主体工程", "修订应急预案"],
    ),
    # nor do two of its clauses part it
    (
        ("1.每年体检一次，逐户签订承诺书，为每户配备联络员1名。", "2.修订应急预案。"),
        ["重点任务"],
        ["每年体检一次，逐户签订承诺书，为每户配备联络员1名", "修订应急预案"],
    ),
    # no full stop: topics
    (
        ("1.新开工项目", "2.村卫生室改造"),
        ["重点任务", "新开工项目", "村卫生室改造"],
        ["新开工项目", "村卫生室改造"],
    ),
]


@pytest.mark.parametrize(("lines", "headings", "tasks"), PAGES)
def test_sentences_above_their_labels(lines: tuple[str, str], headings: list[str], tasks: list[str]) -> None:
    page = HEAD + "\n".join(line + TAIL for line in lines)
    result = process(Page(page.encode()), CONFIG)
    plan = result.plans[0]
    assert [section.heading for section in plan.sections] == headings
    assert [plan.text[task.start : task.end] for task in result.tasks[0]] == tasks
    assert all(len(task.parties) == 2 for task in result.tasks[0])


# What stands behind a sentence on its own line.
BEHIND = [
    ("修订教学常规。责任部门：教导处；完成时限：4月底", []),
    ("修订教学常规。牵头：教导处；配合：总务处", []),
    ("修订教学常规。——教导处（4月底）", []),
    ("修订教学常规。教导处要在4月底前完成。", ["修订教学常规"]),
]


@pytest.mark.parametrize(("line", "headings"), BEHIND)
def test_who_answers_on_the_same_line_makes_no_heading(line: str, headings: list[str]) -> None:
    plan = process(Page(f"{HEAD}1、{line}\n2、{line}".encode()), CONFIG).plans[0]
    assert [section.heading for section in plan.sections][1:] == headings * 2


def test_a_line_that_is_no_label_belongs_to_no_item() -> None:
    page = HEAD + "1.新开工项目12个。\n区住建局负责统计。\n2.改造村卫生室20所。\n区卫健局负责验收。"
    found = process(Page(page.encode()), CONFIG)
    texts = [found.plans[0].text[task.start : task.end] for task in found.tasks[0]]
    assert "区住建局负责统计" in texts
    assert all("\n" not in text for text in texts)


def test_the_heading_of_a_card_is_no_task_beside_it() -> None:
    cards = (
        "项目一 车棚照明改造\n工作内容：更换感应灯60支\n责任人：王大山\n完成时限：5月20日前\n",
        "项目二 电梯故障快修\n责任人：李小芳\n工作内容：电工3分钟内安抚被困人员\n时间：6月\n",
    )
    result = process(Page(("青河小区便民项目方案\n" + "".join(cards)).encode()), CONFIG)
    found = [result.plans[0].text[task.start : task.end] for task in result.tasks[0]]
    assert found == ["更换感应灯60支", "电工3分钟内安抚被困人员"]


def test_rows_of_labels_that_end_in_a_stray_colon_take_no_longer() -> None:
    # Each label could be parted from what stands before it in two ways: forty would never end.
    page = f"{HEAD}1、做好登记。{'主要责任单位：甲' * 40}：\n2、做好登记。"
    assert process(Page(page.encode()), CONFIG).plans
