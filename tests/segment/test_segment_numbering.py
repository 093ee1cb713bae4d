"""What is a marker at the head of a line or inside one, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from pipeline.config import ConfigError, Rule, load_config
from pipeline.segment.marker_numbers import read_number
from pipeline.segment.numbering import AFTER_SENTENCE, AT_LINE, GLUED, numbering

FAMILIES = numbering(load_config().segment)


@pytest.mark.parametrize(
    ("line", "family", "number"),
    [
        ("一、加强巡查", "han", 1),
        ("十二、附则", "han", 12),
        ("二 、活动时间", "han", 2),
        ("（三）队伍建设", "han_paren", 3),
        ("(三)队伍建设", "han_paren", 3),
        ("二)开展活动", "han_paren", 2),
        ("㈡经费来源", "han_paren", 2),
        ("3.抓好晨检", "digit", 3),
        ("３．抓好晨检", "digit", 3),
        ("⒊抓好晨检", "digit", 3),
        ("1,清点钥匙", "digit", 1),
        ("（12）清点钥匙", "digit_paren", 12),
        ("2）清点钥匙", "digit_paren", 2),
        ("⑵清点钥匙", "digit_paren", 2),
        ("③清点钥匙", "circled", 3),
        ("B.配电间", "letter", 2),
        ("第二章 主要目标", "chapter", 2),
        ("第 3 节 居家养老", "article_section", 3),
        ("第十条 库区禁火", "article", 10),
        ("第一部分 回顾", "part", 1),
        ("第三阶段：总结", "stage", 3),
        ("第5周：单元练习", "stage", 5),
        ("九月份：", "calendar", 9),
        ("7-8月：", "calendar", 8),
        ("十、十一月份", "calendar", 10),
        ("➢十月份：", "calendar", 10),
        ("10月主要工作安排：", "calendar", 10),
        ("2024年3月：开工", "calendar", 3),
        ("一是抓学习。", "ordinal", 1),
        ("其次，抓纪律。", "ordinal", 2),
        ("1.2 适用范围", "dotted", 2),
        ("1.2.3 夜间巡逻", "dotted_deep", 3),
        ("1.2023年底前完工", "digit", 1),
        ("1.11月16日早上集合", "digit", 1),
        ("3、15日前报送名单", "digit", 3),
    ],
)
def test_markers_at_the_head_of_a_line(line: str, family: str, number: int) -> None:
    marker = FAMILIES.at(line, 0, len(line))
    assert marker is not None
    if family != "calendar":
        assert (marker.family, marker.number, marker.place) == (family, number, AT_LINE)
    else:
        assert (marker.family, marker.place) == (family, AT_LINE)


@pytest.mark.parametrize(
    "line",
    [
        "1.5小时以内到场",
        "3.15消费者权益日宣传",
        "2023.9起试行",
        "1、5小时以内到场",
        "10,000元以内",
        "一、二年级不留作业",
        "七、八月份值班",
        "三、四、五班合练",
        "第一责任人是队长",
        "（一）至（三）项由后勤组办",
        "统一着装",
        "九月的活动由大队部安排",
    ],
)
def test_numbers_that_are_no_markers(line: str) -> None:
    assert FAMILIES.at(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("清点钥匙。2、更换灯泡", [("2、", AFTER_SENTENCE)]),
        ("做好各项工作5、开展比武", [("5、", GLUED)]),
        ("年度工作计划一、指导思想", [("一、", GLUED)]),
        ("任务与目标(一)课堂教学", [("(一)", GLUED)]),
        ("每天不超过1.5小时", []),
        ("每天不超过1、5小时", []),
        ("自2023.9起，3.15前完成", []),
        ("全校统一、规范着装", []),
        ("初一、初二年级", []),
        ("按照第（二）项办理", []),
        ("六月：总结；七月：放假", [("六月", AFTER_SENTENCE), ("七月", AFTER_SENTENCE)]),
    ],
)
def test_markers_inside_a_line(line: str, found: list[tuple[str, int]]) -> None:
    assert [(line[m.start : m.end], m.place) for m in FAMILIES.inside(line, 0, len(line))] == found


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("二十一、", 21),
        ("十、", 10),
        ("（十五）", 15),
        ("⒛", 20),
        ("⑽", 10),
        ("㈩", 10),
        ("Ⅳ", 4),
        ("第十二条", 12),
        ("首先", 1),
    ],
)
def test_numbers(printed: str, number: int) -> None:
    assert read_number(printed)[0] == number


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (["{han}", "节(?!课"], "my/markers.yaml:7: "),
        ("{month_wrok}月", "my/markers.yaml:7: no lexicon named 'month_wrok'; did you mean 'month_work'?"),
    ],
)
def test_a_mistake_in_a_family_is_named(pattern: object, message: str) -> None:
    shipped = load_config().segment
    mine = Rule(MappingProxyType({"family": "lesson", "rank": 21, "pattern": pattern}), "my/markers.yaml:7")
    rules = {**shipped.rules, "markers": (*shipped.rule_list("markers"), mine)}
    with pytest.raises(ConfigError) as error:
        numbering(replace(shipped, rules=rules))
    assert str(error.value).startswith(message)
