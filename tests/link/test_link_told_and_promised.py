"""Pairs of sentences that differ in what is promised, what is there already and what is only told."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.link import tasks
from tests.link.marked_plan import marked_plan

_LINK = load_config().link
_SENTENCE = "镇区环境保持整洁。"


def _tasks(source: str, **more: str) -> list[str]:
    plan, mentions = marked_plan(source, **more)
    return [task.text for task in tasks(plan, mentions, _LINK)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # A goal is no task, nor what is done for it; one that says the action again measures it.
        ("练习绳结打法，{g:争取{q:三名}队员拿到证书}。", []),
        ("结成互助对子，{g:争取结成{q:三对}以上}。", ["结成互助对子，争取结成三对以上"]),
        ("确定帮扶关系，{g:保证结对{q:三户}以上}。", ["确定帮扶关系，保证结对三户以上"]),
        # Those there are already.
        ("对现有的{q:九名}教练逐个谈话。", []),
        ("选出{q:九名}教练逐个谈话。", ["选出九名教练逐个谈话"]),
        # How many people there are.
        ("护林队员{q:12名}。", []),
        ("招聘队员{q:12名}。", ["招聘队员12名"]),
        # What a paper looks like.
        ("登记卡一式{q:两份}。", []),
        # At once is no day.
        ("接到报修{v:当天}上门查看。", []),
        ("接到报修{e:每天}上门查看。", ["接到报修每天上门查看"]),
        # Hours that come again are kept, one day is told.
        ("展馆开放时间为{e:每周六下午}。", ["展馆开放时间为每周六下午"]),
        ("报名时间为{d:6月8日}。", []),
        ("{e:双周周五下午}为业务学习时间。", ["双周周五下午为业务学习时间"]),
        ("{d:6月8日}为报名时间。", []),
        # Who explains the text has something to do; since when it holds is told.
        ("本细则由{p:水务站}负责解释。", ["本细则由水务站负责解释"]),
        ("本细则自{d:6月8日}起施行。", []),
        # An amount with the whole of the plan's time measures the action before it.
        ("请农技员进村讲课，{v:全年}{q:四次}。", ["请农技员进村讲课，全年四次"]),
    ],
)
def test_promised_or_told(source: str, expected: list[str]) -> None:
    assert _tasks(source) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("成果展示", ["每月展出作品"]), ("主要成果", [])],
)
def test_headings_that_seem_to_look_back(heading: str, expected: list[str]) -> None:
    assert _tasks(f"# {heading}\n{{e:每月}}展出作品。", role="background") == expected


@pytest.mark.parametrize(("count", "expected"), [(3, []), (14, ["每月清淤"])])
def test_more_than_a_preamble(count: int, expected: list[str]) -> None:
    source = f"{_SENTENCE * count}{{e:每月}}清淤。\n# 保障措施\n物资充足。"
    assert _tasks(source, role="background") == expected
