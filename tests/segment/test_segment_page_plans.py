"""Where plans begin: below a letterhead, and where their titles are numbered like parts."""

from __future__ import annotations

import pytest
from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import load_config

CONFIG = load_config().segment
NOTICE = "各站：\n现将《清淤工作方案》印发给你们，请认真执行。\n青河县水利局\n2024年3月1日"
SCHEME = "清淤工作方案\n一、目标\n河水变清。\n二、任务\n各站按月巡查。"


def plans(text: str) -> list[tuple[str | None, str]]:
    """The title of each plan, and the first line of its text."""
    page = document(text)
    found = segment.plans(page, CONFIG)
    check_laws(page, found)
    return [(plan.title, plan.text.split("\n", 1)[0]) for plan in found]


TITLE = "关于印发《清淤工作方案》的通知"


@pytest.mark.parametrize(
    ("head", "first"),
    [
        (f"青河县水利局文件\n青水发〔2024〕7号\n{TITLE}", "青河县水利局文件"),
        (f"青水发〔2024〕7号\n{TITLE}", "青水发〔2024〕7号"),
        (f"青河县水利局文件\n青水发[2024] 7号\n━━━━━━\n{TITLE}", "青河县水利局文件"),
        (f"青河县水利局简报\n{TITLE}", TITLE),
    ],
)
def test_a_letterhead_belongs_to_its_paper(head: str, first: str) -> None:
    assert plans(f"{head}\n{NOTICE}\n{SCHEME}") == [(TITLE, first), ("清淤工作方案", "清淤工作方案")]


PARTS = "（一）指导思想\n以质量为先。\n（二）主要工作\n每周听课两次。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"一、教务处工作计划\n{PARTS}\n二、政教处工作计划\n{PARTS}",
            [("教务处工作计划", "一、教务处工作计划"), ("政教处工作计划", "二、政教处工作计划")],
        ),
        (
            f"各科室工作汇编\n一、内科工作计划\n{PARTS}\n二、外科工作计划\n{PARTS}\n三、药剂科工作总结\n{PARTS}",
            [
                ("内科工作计划", "一、内科工作计划"),
                ("外科工作计划", "二、外科工作计划"),
                ("药剂科工作总结", "三、药剂科工作总结"),
            ],
        ),
        # Parts of one plan, and one that has no parts of its own.
        (
            "部门工作计划\n一、安全生产工作计划\n1、检查四次。\n二、后勤服务工作计划\n1、清扫两次。",
            [("部门工作计划", "部门工作计划")],
        ),
        (
            f"2024年工作总结\n一、2024年工作总结\n{PARTS}\n二、下一步工作计划\n{PARTS}",
            [("2024年工作总结", "2024年工作总结")],
        ),
    ],
)
def test_titles_numbered_like_parts(text: str, found: list[tuple[str, str]]) -> None:
    assert plans(text) == found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # A colon behind a title is none of it.
        ("护林防火工作要点：\n1、三月签订责任书。\n2、四月巡山。", "护林防火工作要点"),
        ("综治办工作安排：1、3月份召开例会。2、5月份排查隐患。3、9月份组织考评。", "综治办工作安排"),
        ("清淤护河活动方案 【活动主题】水清岸绿 【活动时间】6月1日 【活动内容】清淤三公里。", "清淤护河活动方案"),
        ("工作要点：\n1、三月签订责任书。\n2、四月巡山。", None),
    ],
)
def test_titles_before_their_lists(text: str, title: str | None) -> None:
    (plan,) = segment.plans(document(text), CONFIG)
    assert plan.title == title
