"""End states against activities, in pairs that differ little: in a goals section and elsewhere."""

from __future__ import annotations

import pytest

from pipeline import Page, load_config, process

CONFIG = load_config().rules_alone()
SECTION = {
    # A time that is over holds for the clauses behind it, until one looks ahead.
    "去年，社区治理更加有序，邻里关系更加和睦。": [],
    "社区治理更加有序，邻里关系更加和睦。": ["社区治理更加有序", "邻里关系更加和睦"],
    "上学期语文及格率88%，优秀率31%。": [],
    "上学期语文及格率88%，本学期优秀率达到40%。": ["本学期优秀率达到40%"],
    # Verbs of doing and how they are done, with no object.
    "查阅利用方便快捷。": ["查阅利用方便快捷"],
    "查阅利用馆藏档案。": [],
    # So many come to it.
    "有一项课题结题，两篇论文获奖。": ["有一项课题结题", "两篇论文获奖"],
    "有一项课题申报，两篇论文送审。": [],
    # What each does, and how often it is done.
    "教师人人上一节公开课。": [],
    "教师人人会一种乐器。": ["教师人人会一种乐器"],
    "产后访视不少于两次。": [],
    # How somebody comes to do it, and what persons are like.
    "教师教得轻松，学生学得愉快。": ["教师教得轻松", "学生学得愉快"],
    "教师学习教材教法。": [],
    "幼儿懂礼貌、讲卫生。": ["幼儿懂礼貌、讲卫生"],
    "教师讲解洗手步骤。": [],
    "胜任独立值班。": ["胜任独立值班"],
    "树起一面旗帜。": ["树起一面旗帜"],
    "四（3）班平均分与平行班的差距缩小到3分以内。": ["四（3）班平均分与平行班的差距缩小到3分以内"],
}
ELSEWHERE = {
    "把好进货关，不让一件次品流入市场。": ["不让一件次品流入市场"],
    "把好进货关，不让推销员进入车间。": [],
    "坚决守住不发生系统性风险的底线。": ["坚决守住不发生系统性风险的底线"],
    "坚守工作岗位。": [],
    "教练员切忌让新队员超负荷训练。": [],
    "通过训练使新队员适应节奏。": ["使新队员适应节奏"],
    "实现目标的关键在于落实责任。": [],
    "为实现全年目标任务，各部门要倒排工期。": [],
    "为实现扭亏为盈，各部门要倒排工期。": ["实现扭亏为盈"],
    "来稿量比上学期翻一番。": ["来稿量比上学期翻一番"],
    "来稿量由编辑组每周统计。": [],
    "死亡事故降至零。": ["死亡事故降至零"],
    "投诉比上年下降50%。": ["投诉比上年下降50%"],
    "厉行节约，年内电费下降5%。": ["年内电费下降5%"],
    "平均分差距缩小到3分以内。": ["平均分差距缩小到3分以内"],
    "对低段学生开展借阅知识教育，使他们了解图书的排列方法。": ["使他们了解图书的排列方法"],
    "对表现突出，使水质变清的个人，给予表彰。": [],
    "完善代课机制，让育儿的教师请得了假。": ["让育儿的教师请得了假"],
    "完善代课机制，让育儿的教师放了心。": [],
    "形成调研报告后报局办公室。": [],
    "逐步形成以老带新的良好传统。": ["逐步形成以老带新的良好传统"],
}


def _goals(heading: str, text: str) -> list[str]:
    page = Page(f"XX工作计划\n{heading}\n{text}\n".encode(), "a.txt", "txt")
    found = process(page, CONFIG).mentions
    return [goal.text for mentions in found for goal in mentions.goals]


@pytest.mark.parametrize(("text", "expected"), SECTION.items())
def test_in_a_goals_section(text: str, expected: list[str]) -> None:
    assert _goals("一、工作目标", text) == expected


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE.items())
def test_elsewhere(text: str, expected: list[str]) -> None:
    assert _goals("一、工作措施", text) == expected
