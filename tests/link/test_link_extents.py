"""How far an action reaches: what goes on with it, what stands before it, and what is an action of its own."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config().rules_alone()

# Two deeds with a measure each are two; a date governs both, a further measure of the same thing is none: (line, tasks)
MEASURED_ANEW = [
    ("建设仓库3座，发放种子袋800只。", ["建设仓库3座", "发放种子袋800只"]),
    ("5月建设仓库3座，发放种子袋800只。", ["5月建设仓库3座，发放种子袋800只"]),
    ("建设仓库3座，约600平方米。", ["建设仓库3座，约600平方米"]),
    ("建设仓库3座，其中冷库1座。", ["建设仓库3座，其中冷库1座"]),
    ("招募网格员40名，对网格员进行不少于16学时的培训。", ["招募网格员40名", "对网格员进行不少于16学时的培训"]),
    ("建设仓库3座后验收，发放种子袋800只。", ["建设仓库3座后验收，发放种子袋800只"]),
    # by whom one thing is done, and by whom another
    ("选种由种子站负责，由农机站检修水泵。", ["选种由种子站负责", "由农机站检修水泵"]),
    ("选种由种子站负责，由农机站配合。", ["选种由种子站负责，由农机站配合"]),
]

# A measure without an object of its own, or a verb without one, belongs to what stands before it.
MEASURES_BEFORE = [
    ("组建巡堤小队，每队8人。", ["组建巡堤小队，每队8人"]),
    ("组建巡堤小队，每村选派民兵8人参加。", ["每村选派民兵8人参加"]),
    ("保管员把账本编号存放，查找不超过三分钟。", ["保管员把账本编号存放，查找不超过三分钟"]),
    ("保管员把账本编号存放，会计核对账目不超过三天。", ["会计核对账目不超过三天"]),
    ("续签电梯维保合同，6月更换。", ["续签电梯维保合同，6月更换"]),
    ("续签电梯维保合同，6月更换水泵。", ["6月更换水泵"]),
    ("续签电梯维保合同，6月演练。", ["6月演练"]),
    ("开展优秀保管员评选，年底予以表彰。", ["开展优秀保管员评选，年底予以表彰"]),
    ("开展优秀保管员评选，年底表彰劳动模范。", ["年底表彰劳动模范"]),
    # a method that is taken up is an action, a means that is made use of is none
    ("采用小组积分的方式，每周小结经验。", ["每周小结经验"]),
    ("利用晨会时间，每周小结经验。", ["利用晨会时间，每周小结经验"]),
    ("对新来的职工提出学习建议，每周小结经验。", ["每周小结经验"]),
]

# What is found out, taken down or handed out at what is done goes on with it; another action does not.
GOES_ON = [
    ("护林员每周巡山一次，填写巡山日志。", ["护林员每周巡山一次，填写巡山日志"]),
    ("护林员每周巡山一次，修剪苗圃树枝。", ["护林员每周巡山一次"]),
    ("每月走访菜农一次，了解菜价行情。", ["每月走访菜农一次，了解菜价行情"]),
    ("每月走访菜农一次，扩大大棚面积。", ["每月走访菜农一次"]),
    ("6月举办插秧比赛，评出插秧能手。", ["6月举办插秧比赛，评出插秧能手"]),
    ("6月举办插秧比赛，完善灌溉设施。", ["6月举办插秧比赛"]),
]


@pytest.mark.parametrize(("line", "tasks"), [*MEASURED_ANEW, *MEASURES_BEFORE, *GOES_ON])
def test_an_action_reaches_as_far_as_it_is_one(line: str, tasks: list[str]) -> None:
    result = process(Page(f"工作计划\n一、工作措施\n{line}\n".encode(), "p.txt", "txt"), CONFIG)
    assert [task.text for found in result.tasks for task in found] == tasks
