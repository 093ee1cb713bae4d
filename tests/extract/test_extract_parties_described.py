"""Names whose clause describes, or that are governed by a verb: no party; beside each a clause in which they act."""

from __future__ import annotations

import pytest
from party_reading import parties_in

CASES = [
    # A ratio, what there is between them, what something mainly is.
    ("教师与幼儿比例不低于1:8。", []),
    ("教师每天清点幼儿人数。", ["教师"]),
    ("班组之间每周交换一次样品。", []),
    ("班组每周交换一次样品。", ["班组"]),
    ("高中部以研究性学习为主。", []),
    ("高中部组织研究性学习。", ["高中部"]),
    # How somebody comes to his seat, and whom somebody chooses.
    ("巡查员从退休职工中选聘。", []),
    ("物业科从退休职工中选聘巡查员。", ["物业科"]),
    ("楼长经民主推选产生。", []),
    # Benefits.
    ("责任护士在职称评聘方面享受倾斜。", []),
    ("责任护士每周登记信息。", ["责任护士"]),
    # An entry of a calendar, and who holds it.
    ("工会换届", []),
    ("工会组织换届。", ["工会"]),
    # How they are dealt with.
    ("中队实行星级管理。", []),
    # Those who are concerned, what is forbidden without them, whose event it is; and who approves.
    ("未经总经理同意不得外借。", []),
    ("外借须经总经理同意。", ["总经理"]),
    ("拍照须征得家长同意。", []),
    ("经县政府同意，决定举办本届技能大赛。", []),
    ("名单经县政府同意后公布。", ["县政府"]),
    # A paper, and what is planned.
    ("各处室计划上交。", []),
    ("各处室计划开展自查。", ["各处室"]),
    # What somebody is to others, and what post he holds.
    ("值日班长是班主任的好帮手。", []),
    ("教务处主任是组长。", ["教务处主任"]),
    # How things have been arranged, and how they are to be.
    ("去年学校成立了以校长为组长的专班。", []),
    ("成立以校长为组长的专班。", ["校长"]),
    # A courtesy, and a request.
    ("以上打算请大家批评指正。", []),
    ("请全体教师按时到岗。", ["全体教师"]),
    # A verb that governs the name, and a body that goes by a verb.
    ("推行中心校与村小捆绑考核。", []),
    ("指导中心每周登记情况。", ["指导中心"]),
    # Where somebody comes from, and who acts.
    ("新生由小学进入初中。", []),
    ("新生由班主任带领参观。", ["班主任"]),
    # The clause behind an agent has a subject of its own.
    ("垃圾由保洁公司清运，住户不得乱放。", ["保洁公司"]),
    ("名单由班主任推荐，年级组审核。", ["班主任", "年级组"]),
    # What others are helped to do.
    ("支持职业学校与企业共建基地。", []),
    # A demand on a state, and one on an action.
    ("青年教师要占一定比例。", []),
    ("青年教师要听课十节。", ["青年教师"]),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_described(text: str, names: list[str]) -> None:
    assert [party.split(":")[0] for party in parties_in(text)] == names
