"""Who acts in the clauses behind the one that names him: pairs that differ in a word and in the answer."""

from __future__ import annotations

import pytest

from pipeline.config import Config, load_config
from pipeline.records import Page
from pipeline.stages import process

PAIRS = [
    # a row of agents behind one 由 is one procedure
    ("住院清单由护士长打印,收费员核对盖章。", ["住院清单由护士长打印,收费员核对盖章: 护士长 收费员"]),
    ("住院清单由护士长打印,由收费员核对盖章。", ["住院清单由护士长打印: 护士长", "由收费员核对盖章: 收费员"]),
    (
        "住院清单由护士长打印,收费员5月底前核对盖章。",
        ["住院清单由护士长打印: 护士长", "收费员5月底前核对盖章: 收费员"],
    ),
    (
        "水样由检测员采集,水利站化验,镇政府公示。",
        ["水样由检测员采集,水利站化验,镇政府公示: 检测员 水利站 镇政府"],
    ),
    # an agent begins its clause
    ("班组承包库房,每月核算工分。", ["每月核算工分: 班组"]),
    ("推行班组承包,每月核算工分。", ["推行班组承包: 班组", "每月核算工分:"]),
    ("即各班班主任登记来访,每周汇总一次。", ["每周汇总一次: 各班班主任"]),
    # behind a semicolon the first agent acts as long as nobody else does
    ("门卫登记来客;每晚巡查仓库。", ["每晚巡查仓库: 门卫"]),
    ("门卫登记来客;电工检修线路;每晚巡查仓库。", ["每晚巡查仓库:"]),
    ("各村要清理沟渠;每月评比一次。", ["每月评比一次: 各村"]),
    ("各村要清理沟渠;水利站要检修水泵;每月评比一次。", ["每月评比一次:"]),
    # what is said of a thing is said of no agent
    ("各村要清理沟渠;每月巡查沟渠一次。", ["每月巡查沟渠一次: 各村"]),
    ("各村要清理沟渠;沟渠每月巡查一次。", ["沟渠每月巡查一次:"]),
]


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config().rules_alone()


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_who_goes_on(text: str, expected: list[str], config: Config) -> None:
    page = Page(f"某某镇工作计划\n一、工作措施\n{text}".encode(), "plan.txt", "txt")
    result = process(page, config)
    (mentions,), (made,) = result.mentions, result.tasks
    found = [": ".join((task.text, " ".join(mentions.parties[n - 1].name for n in task.parties))) for task in made]
    assert [one.strip() for one in found] == expected
