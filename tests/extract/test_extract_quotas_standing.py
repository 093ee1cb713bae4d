"""Quantities: what stands as a rule where it is told what was done; rates of several lengths; quoted names."""

from __future__ import annotations

import pytest

from pipeline.config import load_config
from pipeline.extract import quotas
from pipeline.records import Page
from pipeline.stages import process

# sentence -> each quantity with what it is counted by
RATES = {
    "对全站职工进行每人不少于 200总学时的培训。": ["不少于 200总学时 人"],
    "三年内完成不少于90总课时的轮训。": ["不少于90总课时 None"],
    "每人每年完成60标准学时。": ["60标准学时 P1Y"],
    "坚持每天临帖一页字。": ["一页 P1D"],
    "每天中午职工到厂，都要进行十分钟的广播操。": ["十分钟 P1D"],
    "每天中午职工到厂，进行十分钟的广播操。": ["十分钟 None"],
    "每天累计不宜超过1小时。": ["不宜超过1小时 P1D"],
    "每天巡查，累计不宜超过1小时。": ["不宜超过1小时 None"],
    "原则上年均不低于40学时。": ["不低于40学时 P1Y"],
    "每年两次每学期一次，对教工打分。": ["两次 P1Y", "一次 P6M"],
    "单次潜水不得超过20分钟，每日累计不得超过2小时。": ["不得超过20分钟 次", "不得超过2小时 P1D"],
    "打分两次每学期。": ["两次 P6M"],
    "选派骨干（每村1名）集训10天。": ["1名 村", "10天 None"],
    "选派骨干每村1名集训10天。": ["1名 村", "10天 村"],
    "每位护工要提前一周交表。": ["一周 None"],
    "每月开课一次，请两位老林工讲课。": ["一次 P1M", "两位 None"],
    "每月开课一次，表彰两位老林工。": ["一次 P1M", "两位 P1M"],
}

NOTHING = ["做到“一肘、一掌、一寸”要求，注意坐姿。", "确保“书香一小时”落到实处。", "坚持“家务1小时”制度。"]

# In an account of what was done: a rule that stands is prescribed.
TOLD = {
    "护林夜校，每月开课一次，请两位老林工讲课。": ["prescribed", "prescribed"],
    "护林夜校每两月才开课一次。": ["fact"],
    "护林夜校，去年开课一次，请两位老林工讲课。": ["fact", "fact"],
    "各班组每周安排一节安全课，由安全员主讲。": ["prescribed"],
    "各班组组织演练三次。": ["fact"],
}


@pytest.mark.parametrize(("sentence", "expected"), RATES.items())
def test_rates_of_several_lengths(sentence: str, expected: list[str]) -> None:
    assert [f"{quota.text} {quota.per}" for quota in quotas.find(sentence)] == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_numbers_in_quoted_names(sentence: str) -> None:
    assert quotas.find(sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), TOLD.items())
def test_rules_in_accounts(sentence: str, expected: list[str]) -> None:
    page = Page(f"某镇2030年工作总结\n一、主要工作\n{sentence}\n".encode())
    found = process(page, load_config()).mentions
    assert [quota.modality for mentions in found for quota in mentions.quotas] == expected
