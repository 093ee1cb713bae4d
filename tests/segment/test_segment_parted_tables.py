"""Tables in plain text whose columns stand between bars, tabs or blanks: what heads them, and which lines are rows."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config()

# (page, the cells of each row with their headers)
TABLES = [
    # what heads the columns is known by its words
    (
        "东湖街道工作方案\n事项 | 时限 | 主办 | 协办\n改造小巷 | 6月底前 | 城管科 | 各社区\n慰问 | 10月 | 民政办 | -",
        ["事项：改造小巷 时限：6月底前 主办：城管科 协办：各社区", "事项：慰问 时限：10月 主办：民政办 协办：-"],
    ),
    # … or by one word and the row below, whose cells are as many
    (
        "青山防汛\n片区    农户    包保人    转移地点\n上坝    9户    赵启明    镇中学\n下坝    8户    孙花    村部",
        [
            "片区：上坝 农户：9户 包保人：赵启明 转移地点：镇中学",
            "片区：下坝 农户：8户 包保人：孙花 转移地点：村部",
        ],
    ),
    # a bracket behind a header
    (
        "东湖小学工作安排\n星期\t事务\t责任科室(人)\n周一\t校园保洁\t总务处\n周二\t检查食堂\t周丽",
        [
            "星期：周一 事务：校园保洁 责任科室(人)：总务处",
            "星期：周二 事务：检查食堂 责任科室(人)：周丽",
        ],
    ),
    # tabs at the head of a line are empty cells, and so are those between two others and behind the last
    (
        "东湖小学工作安排\n日期\t工作内容\t地点\t负责人\n9月3日\t处方点评\t药房\t周丽\n\t体检\t\t吴倩\n\t签约宣传\t广场\n",
        [
            "日期：9月3日 工作内容：处方点评 地点：药房 负责人：周丽",
            "工作内容：体检 负责人：吴倩",
            "工作内容：签约宣传 地点：广场",
        ],
    ),
    # where single blanks part cells, short words behind the last belong to it
    (
        "东湖小学工作安排\n月份 工作内容 负责人\n9月 检查玩具；消防演练 刘芳 各班班主任\n10月 检查食堂 赵静",
        [
            "月份：9月 工作内容：检查玩具；消防演练 负责人：刘芳 各班班主任",
            "月份：10月 工作内容：检查食堂 负责人：赵静",
        ],
    ),
    # a cell that breaks off into a line of its own does not end a table between bars
    (
        "读书安排\n项目 | 时间 | 承办 | 备注\n书签设计 | 5月 | 图书组 | 优者有奖\n有奖状 |\n读书展 | 6月 | 教务处 |",
        [
            "项目：书签设计 时间：5月 承办：图书组 备注：优者有奖",
            "项目：读书展 时间：6月 承办：教务处",
        ],
    ),
    # who answers may be called many things; seats head columns behind the groups they are of
    (
        "第三小学方案\n项目  地点  负责教师\n合唱  操场  史红 万芳\n书法  画室  龙飞",
        ["项目：合唱 地点：操场 负责教师：史红 万芳", "项目：书法 地点：画室 负责教师：龙飞"],
    ),
    (
        "鼎盛公司检查方案\n组别    组长    成员\n第一组    韩雪    李岩、王超\n第二组    田野    孙博",
        ["组别：第一组 组长：韩雪 成员：李岩、王超", "组别：第二组 组长：田野 成员：孙博"],
    ),
    # seats and persons in columns of their own, and parallel phrases, head nothing
    ("东湖小学演练方案\n组长    王伟    总负责人\n副组长    李芳    具体负责人\n成员    赵敏    孙丽", []),
    ("东湖小学工作计划\n目标明确 责任到人 措施有力\n奖惩分明 齐抓共管 落实到位\n", []),
    # a verb that heads a column only beside others heads none alone
    ("东湖小学工作计划\n牵头 单位\n教务处负责日常工作，各班配合。\n", []),
]


@pytest.mark.parametrize(("page", "want"), TABLES)
def test_rows_between_gaps(page: str, want: list[str]) -> None:
    plans = process(Page(page.encode()), CONFIG).plans
    found = [
        " ".join(f"{cell.header}：{plan.text[cell.start : cell.end]}" for cell in row.cells)
        for plan in plans
        for row in plan.rows
    ]
    assert found == want


def test_column_headers_between_the_count_and_the_first_row_need_not_be_known() -> None:
    page = (
        "青云县整改方案\n一、任务清单\n序号\n反馈情形\n整改思路\n牵头单位\n完成时间\n1\n拨付不及时\n建立台账；每月通报一次\n"
        "县财政局\n6月底\n2\n档案不全\n补齐资料，落实专人管理\n县发改局、县档案馆\n9月底\n二、要求\n各单位要高度重视。"
    )
    result = process(Page(page.encode()), CONFIG)
    rows = [[result.plans[0].text[cell.start : cell.end] for cell in row.cells] for row in result.plans[0].rows]
    assert rows == [
        ["拨付不及时", "建立台账；每月通报一次", "县财政局", "6月底"],
        ["档案不全", "补齐资料，落实专人管理", "县发改局、县档案馆", "9月底"],
    ]
    listed = [party.name for party in result.mentions[0].parties if party.rule == "table_column"]
    assert listed == ["县财政局", "县发改局", "县档案馆"]


def test_a_column_of_those_who_answer_is_known_behind_its_bracket() -> None:
    page = "东湖小学工作安排\n星期\t事务\t责任科室(人)\n周一\t校园保洁\t总务处\n周二\t检查食堂\t周丽"
    (found,) = process(Page(page.encode()), CONFIG).mentions
    assert [(party.name, party.duty, party.basis) for party in found.parties] == [
        ("总务处", "lead", "list"),
        ("周丽", "lead", "list"),
    ]


def test_what_heads_a_column_beside_those_who_answer_is_nobody() -> None:
    page = "青山方案\n小组    户数    责任人    安置点\n一组    4户    丁大勇    村部\n二组    6户    马秀兰    学校"
    (found,) = process(Page(page.encode()), CONFIG).mentions
    assert [party.name for party in found.parties] == ["丁大勇", "马秀兰"]


def test_parts_of_a_table_may_follow_one_another() -> None:
    page = (
        "青云县分解表\n序号\n重点任务\n牵头单位\n完成时限\n一、经济\n1\n开工项目12个。\n县发改局\n6月\n二、生态\n三、民生\n"
        "2\n改造诊所20所。\n县卫健委\n9月"
    )
    (plan,) = process(Page(page.encode()), CONFIG).plans
    rows = [[plan.text[cell.start : cell.end] for cell in row.cells] for row in plan.rows]
    assert rows == [["开工项目12个。", "县发改局", "6月"], ["改造诊所20所。", "县卫健委", "9月"]]
