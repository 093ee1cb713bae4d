"""Who sees to what under 分工, and lines under it that name nobody."""

from __future__ import annotations

import pytest
from party_reading import parties_in

_SHARES = [
    ("分工：\n周平：总体协调。\n水电组：每月抄表一次。", ["周平", "水电组"]),
    ("（三）任务分工\n1.副校长周平：抓课堂教学\n2.保卫科：看管校门", ["周平", "保卫科"]),
    ("四、人员分工 教研组长周平：命题；吴霞：阅卷、统分。", ["周平", "吴霞"]),
    ("职责分工：\n①周平、吴霞（音乐教师）：排练合唱。", ["周平", "吴霞"]),
    ("分工：\n时间：每周三。\n要求：人人参与。", []),
    ("分工：\n重点：低年级识字。", []),
    ("分工明确。\n周平：总体协调。", []),  # speaks of shares, tells none
    ("具体分工：\n组长：周平\n成员：吴霞", ["周平:head:list", "吴霞:member:list"]),
]


@pytest.mark.parametrize(("lines", "expected"), _SHARES)
def test_shares_of_the_work(lines: str, expected: list[str]) -> None:
    wanted = [name if ":" in name else f"{name}:lead:list" for name in expected]
    assert parties_in(f"工作计划\n{lines}\n") == wanted
