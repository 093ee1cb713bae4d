"""Bodies of government by their standard names, and rows of sectors: in brackets, lists, posts and sentences."""

from __future__ import annotations

import pytest
from party_reading import parties_in

BUREAUS = [
    (
        "（市水务局牵头，市工业和信息化局、发展和改革局参与）",
        ["市水务局:lead:explicit", "市工业和信息化局:support:explicit", "发展和改革局:support:explicit"],
    ),
    (
        "（县农业农村和水利局、文化和旅游局牵头督导，各镇负责落实）",
        ["县农业农村和水利局:lead:explicit", "文化和旅游局:lead:explicit", "各镇:lead:explicit"],
    ),
    (
        "责任单位：区发改委、经信局、住房和城乡建设局。",
        ["区发改委:lead:list", "经信局:lead:list", "住房和城乡建设局:lead:list"],
    ),
    (
        "配合单位：省工业和信息化厅、各市（州）人民政府",
        ["省工业和信息化厅:support:list", "各市（州）人民政府:support:list"],
    ),
    (
        "由县文化广电体育和旅游局会同县人力资源和社会保障局组织实施。",
        ["县文化广电体育和旅游局:implement:explicit", "县人力资源和社会保障局:support:explicit"],
    ),
    ("市粮食和物资储备局制定保供方案。", ["市粮食和物资储备局"]),
    ("粮食和物资运到各镇。", []),
    ("自然资源主管部门要做好预报。", ["自然资源主管部门"]),
    ("自然资源要做好保护。", []),
]
SECTORS = [
    ("成员由县公安、安监、住建等部门领导组成。", [f"{x}:member:explicit" for x in ("县公安", "安监", "住建")]),
    ("成员由各镇、各站所领导组成。", [f"{x}:member:explicit" for x in ("各镇", "各站所领导")]),
    ("以教育、公安、共青团等单位负责人为成员。", [f"{x}:member:explicit" for x in ("教育", "公安", "共青团")]),
    ("成员：教育、网信、卫健等部门分管负责人", [f"{x}:member:list" for x in ("教育", "网信", "卫健")]),
    ("成员：教育局、网信办、卫健委主任", [f"{x}:member:list" for x in ("教育局", "网信办", "卫健委主任")]),
    ("由农业、应急、水利等站所人员组成。", [f"{x}:member:explicit" for x in ("农业", "应急", "水利")]),
    ("由公安、交警部门负责人配合。", ["公安:support:explicit", "交警:support:explicit"]),
    ("由公安、交警部门配合。", ["公安:support:explicit", "交警部门:support:explicit"]),
    ("司法、综治等部门和各村要密切配合。", [f"{x}:support:explicit" for x in ("司法", "综治", "各村")]),
    ("高等学校要做好登记。", ["高等学校"]),
    ("加强巡查、排查等工作人员要到位。", []),
]


@pytest.mark.parametrize(("text", "expected"), [*BUREAUS, *SECTORS])
def test_bodies(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


BRACKETS = [
    (
        "落实补贴资金。（市财政局、市民政局、各区人民政府）",
        [f"{x}:lead:explicit" for x in ("市财政局", "市民政局", "各区人民政府")],
    ),
    ("推进旧城改造。（区住建局）", ["区住建局:lead:explicit"]),
    ("推进旧城改造（区住建局、区城管局）", [f"{x}:lead:explicit" for x in ("区住建局", "区城管局")]),
    ("地点在一楼会议室（区住建局）", []),
    ("做好宣传发动。〔县委宣传部、县文化馆〕", [f"{x}:lead:explicit" for x in ("县委宣传部", "县文化馆")]),
    ("做好宣传发动。（新华社）", []),
    ("做好宣传发动。（第二批，中心小学）", []),
    ("建立台账。责任单位 农业农村局、林业局", [f"{x}:lead:list" for x in ("农业农村局", "林业局")]),
    ("建立台账。责任单位要抓紧落实", ["责任单位"]),
    ("修订章程。责任领导李明，责任科室人事科。", ["李明:lead:list", "人事科:lead:list"]),
    # the line end in front of a label is lost, and the next one behind it
    ("清扫楼道责任单位各居委会、物业公司", ["各居委会:lead:list", "物业公司:lead:list"]),
    ("清扫楼道责任单位环卫站配合单位派出所", ["环卫站:lead:list", "派出所:support:list"]),
    ("清扫楼道责任单位环卫站完成时限5月底前", ["环卫站:lead:list"]),
    ("落实责任单位主体责任，加强检查。", []),
    ("市教育局：\n（1）制定课程表。", ["市教育局:lead:list"]),
    ("各学校：\n（1）制定课程表。", []),
]


@pytest.mark.parametrize(("text", "expected"), BRACKETS)
def test_brackets_and_labels(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
