"""Sentences that say how things are, who answers for them and how they are scored, and their neighbours that plan."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config().rules_alone()  # what is linked here is what the rules find

LINES = [
    # who answers for what; who goes on to do something plans
    ("站长是水质安全第一责任人。", []),
    ("站长是水质安全第一责任人，亲自带队巡查。", ["站长是水质安全第一责任人"]),
    ("院长对护理质量负总责。", []),
    ("落实党组织领导的校长负责制。", []),
    # how it is scored
    ("撰写教案每篇6学时。", []),
    ("每人撰写教案6篇。", ["每人撰写教案6篇"]),
    # what there is, what is asked for
    ("泵房内有水泵6台。", []),
    ("每个泵房要有水泵6台。", ["每个泵房要有水泵6台"]),
    ("课程分为育苗、嫁接、修剪三类。", []),
    ("举办育苗、嫁接、修剪三期培训。", ["举办育苗、嫁接、修剪三期培训"]),
    # what happens by itself
    ("游客集中在周末。", []),
    ("培训集中在周末。", ["培训集中在周末"]),
    ("夏季是溺水高发期。", []),
    ("租约六月到期。", []),
    ("租约六月续签。", ["租约六月续签"]),
    ("以往月月评比。", []),
    ("今后月月评比。", ["今后月月评比"]),
    ("再接再厉，明年春节见。", []),
    ("春节前后用工增多。", []),
    ("春节前后增加班次。", ["春节前后增加班次"]),
    ("建议周末开放泳池。", []),
    ("周末开放泳池。", ["周末开放泳池"]),
    ("登记表由双方各存一份。", ["登记表由双方各存一份"]),
    ("青河镇水务站 2031年3月6日", []),
    # 由 somebody, whoever that is; not how something changes or comes about
    ("场地费用由做东单位承担。", ["场地费用由做东单位承担"]),
    ("场地费用由少到多。", []),
    ("场地费用由_承担。", []),
    ("楼长由民主推选产生。", []),
    # one of something counts behind whatever verb has it done
    ("每户栽一棵石榴。", ["每户栽一棵石榴"]),
    ("栽一棵石榴。", ["栽一棵石榴"]),
    ("石榴是一棵好树。", []),
    # who has which seat
    ("检查组由站长任组长，各班长任组员。", ["检查组由站长任组长，各班长任组员"]),
]


@pytest.mark.parametrize(("line", "tasks"), LINES)
def test_tasks(line: str, tasks: list[str]) -> None:
    result = process(Page(f"青河镇水务站工作方案\n一、工作任务\n{line}\n".encode()), CONFIG)
    plan = result.plans[0]
    assert [plan.text[task.start : task.end] for task in result.tasks[0]] == tasks
