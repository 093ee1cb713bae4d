"""Systems of responsibility: who answers for what, told by the system's name or its shares."""

from __future__ import annotations

import pytest
from party_reading import parties_in

SYSTEMS = [
    ("禁渔工作实行县级领导包河段，镇干部包码头。", ["县级领导:lead:explicit", "镇干部:lead:explicit"]),
    ("落实科室主任包科室、护士长包病区的制度。", ["科室主任:lead:explicit", "护士长:lead:explicit"]),
    ("建立局领导包县区、科室包企业的机制。", ["局领导:lead:explicit", "科室:lead:explicit"]),
    ("坚持班主任包班、年级主任包年级。", ["班主任:lead:explicit", "年级主任:lead:explicit"]),
    ("实行领导承包，教师包片。", ["领导:lead:explicit", "教师:lead:explicit"]),
    ("节日期间实行领导带班。", ["领导:lead:explicit"]),
    ("落实校（园）长负责制。", ["校（园）长:lead:explicit"]),
    ("严格落实各级主要领导负责制。", ["各级主要领导:lead:explicit"]),
    ("实行消防工作厂长负责制。", ["厂长:lead:explicit"]),
    ("落实党支部书记第一责任人职责。", ["党支部书记:lead:explicit"]),
    (
        "落实站长第一责任人责任和库管员仓库防火第一责任人责任。",
        ["站长:lead:explicit", "库管员:lead:explicit"],
    ),
    # Words with 包 and systems that name nobody.
    ("实行包装统一管理。", []),
    ("建立承包合同管理制度。", []),
    ("实行首问负责制。", []),
    ("坚持政府统一领导、单位全面负责。", []),
    ("强化岗位责任制和主任负责制。", []),
    ("实行小组承包制。", []),
    ("实行领导带班和值守制度。", []),
    ("严格执行车间主任带班制度。", []),
    ("按照“领导包片、干部包户”的要求抓落实。", []),
]


@pytest.mark.parametrize(("text", "expected"), SYSTEMS)
def test_systems_of_responsibility(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
