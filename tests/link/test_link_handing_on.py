"""What is made and then handed on by a day is one task; what 须 asks for goes with who or what it is about."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config()

TASKS = [
    ("各村制定工作方案，于3月5日前报县督查室备案。", ["各村制定工作方案，于3月5日前报县督查室备案"]),
    ("村医登记高血压病人，6月底前交卫生院公卫科。", ["村医登记高血压病人，6月底前交卫生院公卫科"]),
    ("各站所清理台账，每月25日前报镇安监站。", ["各站所清理台账，每月25日前报镇安监站"]),
    ("备足编织袋2000条，5月底前入库。", ["备足编织袋2000条，5月底前入库"]),
    # another thing is handed on
    ("会计核对账目，12月20日前上报总结。", ["12月20日前上报总结"]),
    ("各单位要认真排查，4月10日前把汇总表送县应急局。", ["4月10日前把汇总表送县应急局"]),
    # held on a day
    ("青春杯歌手赛，5月4日在文化广场举行。", ["青春杯歌手赛，5月4日在文化广场举行"]),
    ("青春杯歌手赛，5月4日在文化广场举行颁奖。", ["5月4日在文化广场举行颁奖"]),
    ("全面动员，5月4日在礼堂召开大会。", ["5月4日在礼堂召开大会"]),
    # a purpose is handed on to nobody
    ("为了做好总结，各村于5月3日前报水利站。", ["各村于5月3日前报水利站"]),
    # on the same day
    ("巡查员每天巡河两次，当天公布结果。", ["巡查员每天巡河两次，当天公布结果"]),
    ("巡查员每天巡河两次，每月公布结果。", ["巡查员每天巡河两次", "每月公布结果"]),
    # what 须 asks for
    ("仓管员发现漏油的，须在2小时内报告。", ["仓管员发现漏油的，须在2小时内报告"]),
    ("新司机一律跟车，须提前一周考核。", ["新司机一律跟车，须提前一周考核"]),
    ("新司机一律跟车，队长提前一周考核。", ["队长提前一周考核"]),
]

# What is looked at above all goes with the inspection, who answers for all does not: (line, tasks)
ABOVE_ALL = [
    ("巡逻队每小时巡查一次，重点查看车库和外墙。", ["巡逻队每小时巡查一次，重点查看车库和外墙"]),
    ("每月召开站长会，着重布置防汛物资的储备。", ["每月召开站长会，着重布置防汛物资的储备"]),
    ("巡逻队每小时巡查一次，重点人群不得遗漏。", ["巡逻队每小时巡查一次"]),
    ("每月检查一次，主要检查线路是否老化，开关是否完好。", ["每月检查一次，主要检查线路是否老化，开关是否完好"]),
    # how often that is done which stands before it
    ("各社区要对车棚开展排查，每月至少排查两次。", ["各社区要对车棚开展排查，每月至少排查两次"]),
    ("各社区要对车棚开展整治，每月至少排查两次。", ["每月至少排查两次"]),
]

# Who answers, in brackets behind the one sentence of an item: (item, tasks)
ITEMS = [
    (
        "1.撤并闲置站点，妥善安置老人。（县民政局牵头，有关乡镇配合，持续推进）",
        ["撤并闲置站点，妥善安置老人。（县民政局牵头，有关乡镇配合，持续推进）"],
    ),
    (
        "1.新建照料中心，新增床位300张。（2031年9月底前完成，县民政局、县住建局负责）",
        ["新建照料中心，新增床位300张。（2031年9月底前完成，县民政局、县住建局负责）"],
    ),
    (
        "1.改造厨房200户，使事故率下降到1%以下。（县民政局按职责分工负责，2031年1月起执行）",
        ["改造厨房200户，使事故率下降到1%以下。（县民政局按职责分工负责，2031年1月起执行）"],
    ),
    # two sentences: the names go with what is a task by itself
    ("1.完善标准。每季度检查一次。问题限期整改。（县民政局负责，长期坚持）", ["每季度检查一次"]),
    ("1.加强消防管理。（重点是厨房和仓库）", []),
]


# Lines under a month: one with a bullet is one item.
MONTHS = [
    (
        "6月：\n· 半年工作小结，各组组长25日前交材料至办公室\n· 送戏下乡6场，村委会负责场地",
        ["半年工作小结，各组组长25日前交材料至办公室", "送戏下乡6场，村委会负责场地"],
    ),
    ("6月：\n各村填写自查表，镇政府检查台账", ["各村填写自查表，镇政府检查台账"]),
    ("6月：\n各村填写自查表，各村上报台账", ["各村填写自查表", "各村上报台账"]),
    ("6月：\n各村填写自查表，30日前通过工作平台上传", ["各村填写自查表，30日前通过工作平台上传"]),
]


@pytest.mark.parametrize(("line", "tasks"), TASKS + ABOVE_ALL + ITEMS + MONTHS)
def test_tasks(line: str, tasks: list[str]) -> None:
    result = process(Page(f"青河镇工作方案\n一、工作任务\n{line}\n".encode()), CONFIG)
    plan = result.plans[0]
    assert [plan.text[task.start : task.end] for task in result.tasks[0]] == tasks
