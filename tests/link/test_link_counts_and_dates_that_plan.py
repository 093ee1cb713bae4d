"""Numbers and dates that make an action a task, beside the same ones that measure, date or tell of a thing."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config().rules_alone()  # what is linked here is what the rules find

NONE: list[str] = []
LINES = [
    # what a thing measures, in front of its name, and what is done
    ("全长18公里的渠道年久失修。", NONE),
    ("校园内宽两米的水沟要及时清淤。", NONE),
    ("限速每小时60公里的路段要减速慢行。", NONE),
    ("新建可容纳两百人的食堂。", ["新建可容纳两百人的食堂"]),
    ("开展为期三天的护工培训。", ["开展为期三天的护工培训"]),
    ("能同时容纳两百名学员就餐。", NONE),
    ("会计岗位任职满两年的会计要轮岗。", NONE),
    # what befell a thing on a day, and what is done on it
    ("5月底前报名的考生可享受体检。", NONE),
    ("对9月入学的新生进行体检。", NONE),
    ("9月对新生进行体检。", ["9月对新生进行体检"]),
    ("要认真学习2月28日全市教育工作会议精神。", NONE),
    ("2月28日传达全市教育工作会议精神。", ["2月28日传达全市教育工作会议精神"]),
    # nobody does it
    ("9月下旬天气转凉。", NONE),
    ("9月下旬检修锅炉。", ["9月下旬检修锅炉"]),
    ("暑假期间不得集体补课。", NONE),
    ("培训机构三年内不得参加评优。", ["培训机构三年内不得参加评优"]),
    # stock, size, term and cost
    ("馆藏文献12万册，其中古籍600余册。", NONE),
    ("馆内藏品1200余件，三级以上文物86件。", NONE),
    ("征集文物86件。", ["征集文物86件"]),
    ("周围大小水塘三十余口。", NONE),
    ("清理水塘三十余口。", ["清理水塘三十余口"]),
    ("水库总库容420万立方米。", NONE),
    ("企业固定资产2300万元。", NONE),
    ("项目总投资120万元。", NONE),
    ("向县里申请投资120万元。", ["向县里申请投资120万元"]),
    ("树苗高度为1.5米。", NONE),
    ("栽植树苗1500株。", ["栽植树苗1500株"]),
    ("工期90天。", NONE),
    ("公示期不少于5天。", ["公示期不少于5天"]),
    # whom it is true of
    ("办公室只有两台电脑。", NONE),
    ("为办公室添置两台电脑。", ["为办公室添置两台电脑"]),
    ("六成以上的住户是外来务工人员。", NONE),
    ("走访六成以上的住户。", ["走访六成以上的住户"]),
    ("走访100户居民家中。", ["走访100户居民家中"]),
    ("档案中有21份材料不全。", NONE),
    ("进修半年以上的医师有3名。", NONE),
    ("剧团常年演出80场以上。", NONE),
    # a state with its measure, and a bound that is kept to
    ("分组实验达90%以上。", NONE),
    ("投诉比上年下降50%。", NONE),
    ("差旅费不超过销售额的2.5%。", ["差旅费不超过销售额的2.5%"]),
    ("播种面积稳定在2.4万亩。", NONE),
    ("营业收入突破5000万元。", NONE),
    ("教师人均听课达15节。", NONE),
    ("教师每人听课不少于15节。", ["教师每人听课不少于15节"]),
    ("全员持证率由85%提高到95%。", NONE),
    ("把课间操时间延长到30分钟。", ["把课间操时间延长到30分钟"]),
    ("文明家庭满分为100分，80分以上为合格。", NONE),
    # a unit in front of a word that begins like another
    ("三个年级各举行一次数学竞赛。", ["三个年级各举行一次数学竞赛"]),
    ("聘请两名义务监督员。", ["聘请两名义务监督员"]),
    ("举办两期中层干部培训班。", ["举办两期中层干部培训班"]),
    ("统计活动次数。", NONE),
]


@pytest.mark.parametrize(("line", "tasks"), LINES)
def test_tasks(line: str, tasks: list[str]) -> None:
    page = f"青河镇工作计划\n一、工作措施\n{line}\n"
    result = process(Page(page.encode(), "a.txt", "txt"), CONFIG)
    assert [task.text for tasks_of_plan in result.tasks for task in tasks_of_plan] == tasks
