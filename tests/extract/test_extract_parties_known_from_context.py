"""Agents known from the text around or by number, and shares of the work told as work and doer."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract.parties import explicit, shares
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.lexicon import vocabulary

CONFIG = load_config().extract
WORDS = vocabulary(CONFIG)

AGENTS = {
    "钥匙由本人保管。": ["本人"],
    "表格由申请人本人填写。": ["申请人本人"],
    "成绩单由其监护人签字。": ["其监护人"],
    "经费由其他渠道解决。": [],
    "花圃由四至六年级轮流管护。": ["四至六年级"],
    "花圃由四至六月长成。": [],
    "合唱由外聘的指导教师负责。": ["指导教师"],
    "停电事宜由总值班处理。": ["总值班"],
    "教具统一由市采购中心招标。": ["市采购中心"],
    "广播稿由各中队供稿。": ["各中队"],
    "饭菜由保管员提前二十分钟试尝。": ["保管员"],
    "家访由楼长与班主任一道入户。": ["楼长", "班主任"],
    "由园长任家长学校校长。": ["园长"],
}

SHARES = {
    "四、分工\n环境布置：总务科\n资料汇总：院办公室\n": ["总务科", "院办公室"],
    "四、分工\n教案汇编：三年级备课组；车辆：总务处。\n": ["三年级备课组", "总务处"],
    "四、分工\n时间：总务科\n": [],
    "四、特点\n环境布置：总务科\n": [],
    "四、分工\n总务科：环境布置\n": ["总务科"],
    "四、分工\n环境布置：买花，挂灯，扫雪\n": [],
}


@pytest.mark.parametrize(("text", "expected"), AGENTS.items(), ids=AGENTS)
def test_agents(text: str, expected: list[str]) -> None:
    reading = Reading(text, WORDS, {})
    found = explicit.found(reading, 0, len(text), CONFIG)
    assert [text[name.start : name.end] for name, _ in found] == expected


@pytest.mark.parametrize(("text", "expected"), SHARES.items(), ids=SHARES)
def test_work_and_doer(text: str, expected: list[str]) -> None:
    reading = Reading(text, WORDS, {})
    assert [text[name.start : name.end] for name, _ in shares.found(reading, 0, len(text))] == expected
