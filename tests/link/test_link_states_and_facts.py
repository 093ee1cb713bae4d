"""Sentences with dates, amounts or parties that tell how things are or are to be, beside those that plan."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config().rules_alone()  # what is linked here is what the rules find

LINES = [
    ("工龄满二十年的只有四人。", []),
    ("向四十五分钟要效益。", []),
    ("当天的账当天结清。", []),
    ("会计每天登记账目。", ["会计每天登记账目"]),
    ("村民自愿参加，各组每周清扫一次。", ["各组每周清扫一次"]),
    ("笔试占40分，面试占60分。", []),
    ("有五篇以上稿件在县级刊物发表。", []),
    ("撰写五篇以上稿件。", ["撰写五篇以上稿件"]),
    ("住户满意度达85分以上。", []),
    ("水桶、抹布等用品260元。", []),
    ("采购水桶、抹布等用品260元。", ["采购水桶、抹布等用品260元"]),
    # whom it is true of, beside how much is done
    ("工龄三年以上的护工单独编组。", []),
    ("举办三场以上的护工培训。", ["举办三场以上的护工培训"]),
    ("为入职十年以上的护工颁发证书2本。", ["为入职十年以上的护工颁发证书2本"]),
]

SECTIONS = [
    ("一、工作目标\n1、全年每名护工精读2本书。", []),
    ("一、工作措施\n1、全年每名护工精读2本书。", ["全年每名护工精读2本书"]),
    ("一、工作目标\n1、每季度组织护工体检一次。", ["每季度组织护工体检一次"]),
    ("一、现有条件\n每名护工每月参加培训2次。", []),
    ("一、工作条件保障\n每名护工每月参加培训2次。", ["每名护工每月参加培训2次"]),
    ("一、上年回顾\n（一）夯实基础\n3月新建泵房2座。", []),
    ("一、今年打算\n（一）夯实基础\n3月新建泵房2座。", ["3月新建泵房2座"]),
    ("一、活动对象\n全镇退休职工60名。", []),
    ("一、活动时间：5月9日上午8:30（如遇大风顺延）", []),
    ("一、人员安排\n总协调：王小山\n摄影：李大海", ["摄影：李大海"]),
    ("一、人员安排\n组长（后勤）：王小山\n摄影：李大海", ["摄影：李大海"]),
    ("一、各位护工：本院工作多年来靠大家支持。", []),
]


@pytest.mark.parametrize(("body", "tasks"), [*((f"一、工作任务\n{line}", tasks) for line, tasks in LINES), *SECTIONS])
def test_tasks(body: str, tasks: list[str]) -> None:
    page = f"青河镇敬老院工作方案\n根据要求，制定本方案。\n{body}\n二、其他\n认真落实。"
    result = process(Page(page.encode(), "a.txt", "txt"), CONFIG)
    assert [task.text for tasks_of_plan in result.tasks for task in tasks_of_plan] == tasks


@pytest.mark.parametrize(
    ("line", "tasks"),
    [
        ("违规电器予以没收，由门卫每天登记。", ["违规电器予以没收，由门卫每天登记"]),
        ("由门卫登记了没收的电器12件。", []),
    ],
)
def test_a_summary_tells_what_was_done_and_what_holds(line: str, tasks: list[str]) -> None:
    page = f"青河镇敬老院20xx年工作总结\n一年来，全院取得了成绩。\n一、安全管理\n{line}\n二、后勤服务\n饭菜可口了。"
    result = process(Page(page.encode(), "a.txt", "txt"), CONFIG)
    assert [task.text for tasks_of_plan in result.tasks for task in tasks_of_plan] == tasks
