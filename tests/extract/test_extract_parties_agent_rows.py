"""Agents behind 由: rows of which each does a part, rates and quotes before the predicate, whom something is due to."""

from __future__ import annotations

import pytest
from party_reading import parties_in

ROWS = [
    (
        "由进步学员自愿申请，党小组推荐，总支审批。",
        ["进步学员:implement:explicit", "党小组:implement:explicit", "总支:supervise:explicit"],
    ),
    ("结业考核由科教科组织、带教老师打分。", ["科教科:implement:explicit", "带教老师:implement:explicit"]),
    (
        "由农户申请、村组评议、乡镇审核。",
        ["农户:implement:explicit", "村组:implement:explicit", "乡镇:supervise:explicit"],
    ),
    # A second clause with an object of its own begins anew.
    ("由村民代表推荐，召开大会选举。", ["村民代表:implement:explicit"]),
    ("由家长签名，教师根据情况决定名单。", ["家长:implement:explicit", "教师"]),
]
SINGLE = [
    ("由乡政府每亩补助300元。", ["乡政府:implement:explicit"]),
    ("新护士由责任组长“一对一”带教。", ["责任组长:implement:explicit"]),
    ("6月、12月由学术委员会各审核一次。", ["学术委员会:supervise:explicit"]),
    ("由保管员对库房安全负责。", ["保管员:lead:explicit"]),
    ("由保管员对库房清点。", ["保管员:implement:explicit"]),
    ("经费由总务处单列。", ["总务处:implement:explicit"]),
    ("电源由当值电工切断。", ["当值电工:implement:explicit"]),
    ("台账由邱文燕专管。", ["邱文燕:implement:explicit"]),
    ("由区局领导包片督导。", ["区局领导:implement:explicit"]),
    ("救援组由派出所、民兵连人员组成。", ["派出所:member:explicit", "民兵连:member:explicit"]),
    ("巡堤队由民兵和青壮年党员20人组成。", ["民兵:member:explicit", "青壮年党员:member:explicit"]),
    ("板报由四至六年级各中队轮流提供。", ["四至六年级各中队:implement:explicit"]),
    (
        "物资保障组由城管办牵头，财政所配合，负责储备沙袋。",
        ["物资保障组:lead", "城管办:lead:explicit", "财政所:support:explicit"],
    ),
    ("项目由工程部牵头，负责施工。", ["工程部:lead:explicit"]),
    ("由易到难，由浅入深。", []),
    ("由教师引起的纠纷。", []),
    ("家委会是由学校和家长组成的机构。", []),
]


@pytest.mark.parametrize(("text", "expected"), [*ROWS, *SINGLE])
def test_agents(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
