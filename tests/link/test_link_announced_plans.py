"""A summary that goes over to a plan in the middle: what an announcing line opens is planned."""

import pytest

from pipeline.config import load_config
from pipeline.nlp.outlook import announces
from pipeline.records import Page
from pipeline.stages import process

SUMMARY = """卫生院20xx年工作总结
一年来，全院职工共同努力，较好地完成了任务。
一、门诊。接诊病人3.1万人次。
二、不足。科研空白，查房流于形式。
{line}
（一）病历书写。每月组织一次病例讨论。
（二）院前急救。更新救护车2台。
"""


@pytest.mark.parametrize(
    ("line", "tasks"),
    [
        ("明年的工作计划如下：", ["每月组织一次病例讨论", "更新救护车2台"]),
        ("下一步重点做好以下工作：", ["每月组织一次病例讨论", "更新救护车2台"]),
        ("具体情况总结如下：", []),
    ],
)
def test_what_a_line_announces_is_planned(line: str, tasks: list[str]) -> None:
    config = load_config().rules_alone()
    result = process(Page(SUMMARY.format(line=line).encode(), "a.txt", "txt"), config)
    found = [task.text for plan in result.tasks for task in plan]
    assert [text for text in tasks if text not in found] == []
    assert "更新救护车2台" in tasks or "更新救护车2台" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("问题不少。明年工作打算如下：\n", True),
        ("问题不少。下一步我们将抓好以下几项工作：\n", True),
        ("问题不少。20xx年工作计划如下：\n", True),
        ("问题不少。年度计划完成情况如下：\n", False),
        ("问题不少。主要表现如下：\n", False),
        ("下一步要整改。问题不少。", False),
    ],
)
def test_announcements(text: str, expected: bool) -> None:
    assert announces(text, 0, len(text)) is expected
