"""What sections of plans of all sectors are called, and the roles that their names tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import load_config
from pipeline.segment.roles import ROLES, roles

TABLE = Path(__file__).with_name("role_headings.txt")
LINES = [line.split(": ", 1) for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
FEWEST = 500


def test_the_table_is_long_and_knows_all_roles() -> None:
    names = [name for _, listed in LINES for name in listed.split()]
    assert len(names) == len(set(names)) >= FEWEST
    assert {role for role, _ in LINES} == ROLES


@pytest.mark.parametrize(("role", "listed"), LINES, ids=[role for role, _ in LINES])
def test_a_name_tells_the_role(role: str, listed: str) -> None:
    found = roles(load_config().segment)
    body = "3月1日开始。" if role == "schedule" else "各组分片负责。"
    assert {name: found.of(name, None, body) for name in listed.split()} == dict.fromkeys(listed.split(), role)
