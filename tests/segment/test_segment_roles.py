"""The role of a heading: its own words, its parent, what its body says, and the kind of plan."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.segment.roles import roles

ROLES = roles(load_config().segment)


@pytest.mark.parametrize(
    ("heading", "parent", "role"),
    [
        ("指导思想", None, "guiding_ideology"),
        ("工作目标", None, "goals"),
        ("基本原则", None, "principles"),
        ("实施范围", None, "scope"),
        ("领导小组", None, "organization"),
        ("重点工作", None, "tasks"),
        ("主要措施", None, "measures"),
        ("时间安排", None, "schedule"),
        ("经费保障", None, "safeguards"),
        ("考核评价", None, "assessment"),
        ("存在的问题", None, "background"),
        ("附则", None, "other"),
        ("加强组织领导", None, "organization"),
        ("清理河道淤泥", None, "tasks"),
        ("清理河道淤泥", "measures", "measures"),
        ("创新工作思路，打开局面", "goals", "goals"),
        ("拓展服务途径", "tasks", "tasks"),
        ("落实任务的具体措施", "goals", "measures"),
        ("河道养护考核", "measures", "assessment"),
    ],
)
def test_role(heading: str, parent: str | None, role: str) -> None:
    assert ROLES.of(heading, parent) == role


def test_a_noun_with_standards_to_reach_is_a_goal() -> None:
    assert ROLES.of("绿化", None, "绿地率达到三成，成活率不低于九成。") == "goals"
    assert ROLES.of("绿化", None, "三月动员，四月栽树。") == "tasks"
    assert ROLES.of("绿化", None, "三月动员，四月栽树。", otherwise="measures") == "measures"
