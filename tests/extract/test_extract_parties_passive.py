"""What is done with somebody, what has been done, what a label means, and who sits on a body: pairs."""

from __future__ import annotations

import pytest
from party_reading import parties_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Chosen or dealt with by others, or led by them.
        ("议事会成员应由全体业主选举产生。", ["全体业主:implement:explicit"]),
        ("议事会成员应参加选举。", ["议事会成员"]),
        ("各班应由班长带队参加。", ["各班", "班长:lead:explicit"]),
        ("人员组织由室长负责。", ["室长:lead:explicit"]),
        # The paper that follows, and a paper to be written.
        ("我镇结合实际，制定如下计划：", []),
        ("我镇根据要求，制定培训计划。", ["我镇"]),
        ("各村要结合实际，制定本村计划。", ["各村"]),
        # Done already, or planned.
        ("学校将教师进行了分工。", []),
        ("学校将教师进行分工。", ["学校"]),
        ("中心小学作为窗口，其卫生工作尤为重要。", []),
        ("中心小学作为窗口，要加强卫生工作。", ["中心小学"]),
        ("职工受教育面达到100%。", []),
        # What a label means, and who stands behind it.
        ("责任部门：如后勤处、保卫处。", []),
        ("责任部门：后勤处、保卫处。", ["后勤处:lead:list", "保卫处:lead:list"]),
        ("纪律：各班主任 大队委\n", ["各班主任:lead:list", "大队委:lead:list"]),
        ("纪律：各班主任要管好 大队委\n", ["各班主任"]),
        # Who has charge of which class, and of which piece of work.
        (
            "六年级：王海洪，五年级：张卫东，三(1)班：白占山。",
            [f"{name}:lead:list" for name in ("王海洪", "张卫东", "白占山")],
        ),
        ("六年级：王海洪。", []),
        ("六年级：语文，五年级：数学。", []),
        ("摄像：许文斌、高洁后勤：李广田 七、注意事项", [f"{name}:lead:list" for name in ("许文斌", "高洁", "李广田")]),
        ("摄像：自愿、报名后勤：李广田", []),
        # For whom something is, and who takes part.
        ("参与人员：全体幼儿", []),
        ("参与人员：全体保育员", ["全体保育员:support:list"]),
        # What one starts from, and what has been done.
        ("新学期，教导处立足上学期的不足，推进教研改革。", ["教导处"]),
        ("上学期，教导处立足不足，推进教研改革。", []),
        ("全县计划发展合作社30家。", ["全县"]),
        ("全县计划生育工作扎实。", []),
        # A body, who sits on it, and its charge.
        ("专班由校长和教师代表组成，负责协调。", ["专班:lead", "校长:member:explicit", "教师代表:member:explicit"]),
        ("专班由校长和教师代表组成。", ["校长:member:explicit", "教师代表:member:explicit"]),
        ("科室负责人和村民代表为成员。", ["科室负责人:member:explicit", "村民代表:member:explicit"]),
        ("镇政府建立物资仓库，组织调运车辆。", ["镇政府"]),
        ("镇政府建立巡查组，组织调运车辆。", ["镇政府", "巡查组"]),
        ("由应急人员50人分两组巡查。", ["应急人员:implement:explicit"]),
        ("党团组织、工会通力协作。", ["党团组织:support:explicit", "工会:support:explicit"]),
    ],
)
def test_passive(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
