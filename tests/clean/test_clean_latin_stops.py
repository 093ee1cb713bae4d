"""Dots that stand for full stops."""

import pytest

from pipeline.clean import latin_stops
from pipeline.clean.view import View
from pipeline.config import load_config
from pipeline.records import Page
from pipeline.stages import process
from pipeline.text import Text


def mended(text: str) -> str:
    value = Text.of(text)
    return value.edit(latin_stops.edits(View.of(value), load_config().clean)).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Three in a row are full stops, two may be anything.
        ("各班排好值日.卫生每天检查.周五小结一次.", "各班排好值日。卫生每天检查。周五小结一次。"),
        ("各班排好值日.卫生每天检查.", "各班排好值日.卫生每天检查."),
        # A page with 。 has no need of dots.
        ("各班排好值日.卫生检查。周五小结。每月评比.", "各班排好值日.卫生检查。周五小结。每月评比."),
        # Markers keep their dots, also behind one another.
        (
            "二.措施\n1.抓常规.每天检查.2.抓教研.每周评课.",
            "二.措施\n1.抓常规。每天检查。2.抓教研。每周评课。",
        ),
        ("甲.自查阶段\n乙.整改阶段\n丙.总结阶段", "甲.自查阶段\n乙.整改阶段\n丙.总结阶段"),
        # A stray mark behind 的, and a word that is spelled with marks.
        ("加强教师的.培训，抓好学生的.安全，做好教研的.记录", "加强教师的.培训，抓好学生的.安全，做好教研的.记录"),
        # Behind 的 only where 是 stands before it or the next part behind it.
        (
            "护河是从老村长起的.后来人人巡河.如今水清了.",
            "护河是从老村长起的。后来人人巡河。如今水清了。",
        ),
        (
            "护河靠老村长起的.后来人人巡河.如今水清了.两岸绿了.",
            "护河靠老村长起的.后来人人巡河。如今水清了。两岸绿了。",
        ),
        ("巡河有补贴的.二、清淤.每年一次.由各组负责.", "巡河有补贴的。二、清淤。每年一次。由各组负责。"),
        ("党.委.书.记讲党课", "党.委.书.记讲党课"),
        # Numbers, files and addresses.
        ("经费2.5万元，3.1节，见附件.doc，网址www.school.cn", "经费2.5万元，3.1节，见附件.doc，网址www.school.cn"),
        # Dots at the ends of lines, behind brackets and quotation marks.
        ("开展“读书月”.\n组织检查(每周).\n评选优秀班级.\n", "开展“读书月”。\n组织检查(每周)。\n评选优秀班级。\n"),
        # 全角 dots, too.
        ("各班排好值日．卫生每天检查．周五小结一次．", "各班排好值日。卫生每天检查。周五小结一次。"),
    ],
)
def test_dots_for_full_stops(text: str, expected: str) -> None:
    assert mended(text) == expected


def test_records_end_where_the_dots_are_and_point_at_the_raw_page() -> None:
    page = "德育处工作计划\n一、措施\n加强常规管理.每周检查一次卫生.班主任要每月家访两户.校园面貌有变化.\n"
    result = process(Page(page.encode(), "a.txt", "txt"), load_config())
    spans = [
        result.document.text.raw_span(p.start + t.start, p.start + t.end)
        for p, ts in zip(result.plans, result.tasks, strict=True)
        for t in ts
    ]
    assert [page[span.start : span.end] for span in spans] == ["每周检查一次卫生", "班主任要每月家访两户"]
