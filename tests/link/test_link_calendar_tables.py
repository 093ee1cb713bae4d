"""Tables of days and weeks, with and without those who answer; stages with their time beside their name; notes."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config()

# Each page with its tasks and the dates that they carry.
PAGES = [
    # no column says who answers: the cells hold items
    (
        "渔场安排表\n周次 | 时间 | 主要工作\n1 | 3.1—3.5 | 清点网具；修补鱼塘\n2 | 3.8—3.12 | 放养鱼苗\n",
        [("清点网具", "3.1—3.5"), ("修补鱼塘", "3.1—3.5"), ("放养鱼苗", "3.8—3.12")],
    ),
    # one does: each row is one task
    (
        "渔场安排表\n时间 | 主要工作 | 部门\n3月5日 | 清点网具；修补鱼塘 | 养殖科\n3月8日 | 放养鱼苗 | 技术科\n",
        [
            ("3月5日 | 清点网具；修补鱼塘 | 养殖科", "3月5日"),
            ("3月8日 | 放养鱼苗 | 技术科", "3月8日"),
        ],
    ),
    # rows under a month have its date
    (
        "渔场安排表\n月份\t主要工作\t负责人\n三月\t清点网具\t王敏\n\t修补鱼塘\t李强\n四月\t放养鱼苗\t石磊\n",
        [("清点网具\t王敏", "三月"), ("修补鱼塘\t李强", "三月"), ("放养鱼苗\t石磊", "四月")],
    ),
    (
        "渔场安排表\n月份    主要工作    负责\n"
        "三月    清点网具    养殖科\n        修补鱼塘    技术科\n四月    放养鱼苗    养殖科\n",
        [("清点网具    养殖科", "三月"), ("修补鱼塘    技术科", "三月"), ("放养鱼苗    养殖科", "四月")],
    ),
    # a long cell leaves one blank behind it
    (
        "渔场安排表\n时间　　　　工作内容　　　　　　负责\n"
        "3月上旬　　清点网具　　　　　　养殖科\n4月第一周　修补鱼塘和塘埂　　　技术科\n",
        [("3月上旬　　清点网具　　　　　　养殖科", "3月上旬"), ("4月第一周　修补鱼塘和塘埂　　　技术科", "4月第一周")],
    ),
    # the names of several stages with their time label what follows
    (
        "渔场清淤方案\n二、步骤\n摸家底（三月）。清点网具，登记鱼塘。\n清塘底（四月）。抽水清淤。\n",
        [("清点网具，登记鱼塘", "三月"), ("抽水清淤", "四月")],
    ),
    (
        "渔场清淤方案\n二、步骤\n●启动 3月上旬，清点网具\n●推进 4月，抽水清淤\n",
        [("清点网具", "3月上旬"), ("抽水清淤", "4月")],
    ),
    # several months are one heading
    (
        "渔场要点\n附：月份安排 2月:清点网具;3-4月:放养鱼苗;10-12月:干塘起捕。\n",
        [("清点网具", "2月"), ("放养鱼苗", "3-4月"), ("干塘起捕", "10-12月")],
    ),
    # where nothing follows them they are what is to be done
    (
        "渔场清淤方案\n二、步骤\n1.召开渔民大会（三月）。\n2.抽水清淤（四月）。\n",
        [("召开渔民大会（三月）", "三月"), ("抽水清淤（四月）", "四月")],
    ),
]


@pytest.mark.parametrize(("text", "found"), PAGES)
def test_tasks(text: str, found: list[tuple[str, str]]) -> None:
    result = process(Page(text.encode()), CONFIG)
    said = []
    for plan, mentions, tasks in zip(result.plans, result.mentions, result.tasks, strict=True):
        assert plan.ordinal
        for task in tasks:
            said.append((task.text, " ".join(mentions.dates[n - 1].text for n in task.dates)))
    assert said == found


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("第1周 清点网具\n第2周 修补鱼塘\n第3周 放养鱼苗 备注：1.渔具由各组自备。2.抽水时注意安全。\n", False),
        ("第1周 清点网具\n第2周 修补鱼塘\n第3周 放养鱼苗 任务：1.渔具由各组自备。2.抽水时注意安全。\n", True),
    ],
)
def test_note_ends_a_calendar(text: str, dated: bool) -> None:
    result = process(Page(f"渔场日程\n{text}".encode()), CONFIG)
    assert any("注意安全" in task.text for tasks in result.tasks for task in tasks) is dated
