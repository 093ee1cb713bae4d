"""Names that begin or end like something else: bodies like persons, verbs like posts, rows like one name."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract import parties
from pipeline.records import Plan


@pytest.fixture(scope="module")
def config():
    return load_config().extract


def found(text: str, config) -> list[str]:
    hits = parties.of_plan(Plan(1, 0, len(text), text), config, (), ())
    return [f"{hit.name}:{hit.kind}:{hit.duty}" for hit in hits]


def members(*names: str) -> list[str]:
    return [f"{name}:person:member" for name in names]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("由水电班负责检修。", ["水电班:group:lead"]),
        ("由水电平负责检修。", ["水电平:person:lead"]),
        ("由质检机构负责抽样。", ["质检机构:organization:lead"]),
        ("由质检规定负责抽样。", []),
        ("由承建方负责返工。", ["承建方:organization:lead"]),
        ("由承建时负责返工。", []),
        ("成员：周涛吴倩倩钱勇。", members("周涛", "吴倩倩", "钱勇")),
        ("成员：周涛吴倩倩钱勇及各室室长。", [*members("周涛", "吴倩倩", "钱勇"), "各室室长:role:member"]),
        ("成员：周大平水利局书记、局长孙立民财政局局长。", members("周大平", "孙立民")),
        ("成员：周大平水利局书记、财政局局长。", ["周大平:person:member", "财政局局长:role:member"]),
        ("成员：周大平工业和信息化局局长孙立民财政局局长。", members("周大平", "孙立民")),
        ("请各乡上门走访低保户。", ["各乡:organization:implement"]),
        ("请乡上走访低保户。", ["乡上:organization:implement"]),
        ("各学校长期要开放操场。", ["各学校:organization:implement"]),
        ("各学校长要开放操场。", ["各学校长:role:implement"]),
        ("8月31日报到的学生由班主任接待。", ["班主任:role:implement"]),
    ],
)
def test_where_a_name_begins_and_ends(sentence, expected, config):
    """水 is a surname, 乡上 and 校长 are names, 日报 is a body: what stands behind decides."""
    assert found(sentence, config) == expected
