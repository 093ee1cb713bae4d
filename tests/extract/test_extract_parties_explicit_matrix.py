"""Bodies of every sector in every explicit wording and in those nearest to it: a seeded part of the matrix."""

from __future__ import annotations

import random
from functools import cache

import pytest
from explicit_bodies import listed
from explicit_frames import charging, charging_nobody

from pipeline.config import StageConfig, load_config
from pipeline.extract import dates, parties, quotas
from pipeline.records import Party, Plan

# Of the cells drawn these come back whole: span, duty and basis of everybody named.
SHARE = 0.975
SHARE_OF_KINDS = 0.97
SHARE_OF_NOBODY = 0.995
DRAWN = 4
# Cells that fail: names of places, Latin letters, a number for a name, two verbs in a row, people in front of a team.
KNOWN = {
    "松岭三中", "车站", "变电站", "IT部", "家庭医生签约团队", "社会治安综合治理中心", "科学备课组", "医患沟通办",
    "家校合作部", "市卫生监督支队", "各学校、幼儿园", "养殖合作社", "第三方服务机构", "单位主要负责同志",
}  # fmt: skip


@cache
def _config() -> StageConfig:
    return load_config().extract


def _found(text: str) -> tuple[Party, ...]:
    plan = Plan(1, 0, len(text), text)
    when = dates.of_plan(plan, _config())
    return parties.of_plan(plan, _config(), when, quotas.of_plan(plan, _config(), when))


def _fits(fit: str, kinds: frozenset[str]) -> bool:
    if fit == "R":
        return "role" in kinds
    if fit == "O":
        return bool(kinds & {"organization", "department"}) and "group" not in kinds
    return fit == "A" or "role" not in kinds


def _drawn(seed: int) -> list[tuple[str, frozenset[str], str, frozenset[tuple[str, str, str]]]]:
    draw = random.Random(seed)
    cells = []
    for body, kinds in listed():
        fitting = [(wording, named) for fit, wording, named in charging() if _fits(fit, kinds)]
        cells += [(body, kinds, *one) for one in draw.sample(fitting, min(DRAWN, len(fitting)))]
    return cells


def test_the_matrix_is_wide() -> None:
    assert len({body for body, _ in listed()}) >= 1000
    assert len(charging()) >= 90
    assert len(charging_nobody()) >= 25


@pytest.mark.parametrize("seed", [1, 2])
def test_bodies_in_explicit_wordings(seed: int) -> None:
    cells = missed = kinds_seen = wrong_kinds = 0
    failing: list[str] = []
    for body, kinds, wording, named in _drawn(seed):
        if body in KNOWN:
            continue
        expected = {(body if name == "X" else name, duty, basis) for name, duty, basis in named}
        hits = _found(wording.replace("{X}", body))
        cells += 1
        if {(hit.name, hit.duty, hit.basis) for hit in hits} != expected:
            missed += 1
            failing.append(wording.replace("{X}", body))
        for hit in hits:
            if hit.name == body:
                kinds_seen += 1
                wrong_kinds += hit.kind not in kinds
    assert missed <= cells * (1 - SHARE), failing[:20]
    assert wrong_kinds <= kinds_seen * (1 - SHARE_OF_KINDS)


def test_bodies_that_are_charged_with_nothing() -> None:
    draw = random.Random(3)
    wordings = charging_nobody()
    cells = [wording.replace("{X}", body) for body, _ in listed() for wording in draw.sample(wordings, 2)]
    failing = [text for text in cells if _found(text)]
    assert len(failing) <= len(cells) * (1 - SHARE_OF_NOBODY), failing[:20]


# The wording that is nearest to one that charges somebody, one word apart.
PAIRS = [
    ("由教务处负责。", ["教务处"]),
    ("由教务处引起。", []),
    ("由教育局组织培训。", ["教育局"]),
    ("参加由教育局组织的培训。", []),
    ("指定安全办负责登记。", ["安全办"]),
    ("指定安全办负责人。", []),
    ("县水利局、县公安局等配合。", ["县水利局", "县公安局"]),
    ("县水利局、县公安局等级。", []),
    ("各学校、幼儿园要排查。", ["各学校、幼儿园"]),
    ("各学校、派出所要排查。", ["各学校", "派出所"]),
    ("各科室、县财政局负责。", ["各科室", "县财政局"]),
    ("财务科、团委与工会配合。", ["财务科", "团委", "工会"]),
    ("方案报松江海事局审批。", ["松江海事局"]),
    ("方案报松江海事局备案。", []),
    ("由县委巡察组负责。", ["县委巡察组"]),
    ("由县委巡察各镇。", ["县委"]),
    ("市口岸管理局要公示。", ["市口岸管理局"]),
    ("县域经济发展格局要优化。", []),
    ("会同派出所突击检查。", ["派出所"]),
    ("会同市第三医院感染管理科开展检查。", ["市第三医院感染管理科"]),
    ("学校经费要专款专用。", []),
    ("学校要专款专用。", ["学校"]),
    ("乡村振兴是重点。", []),
    ("由护理部、院感科按照职责分工负责。", ["护理部", "院感科"]),
    ("实行教务处牵头、年级组配合的机制。", ["教务处", "年级组"]),
    ("责任单位：禁毒大队", ["禁毒大队"]),
    ("育人四方面系统推进。", []),
    ("责任单位：有关镇（街道）", ["有关镇（街道）"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [hit.name for hit in _found(text)] == expected
