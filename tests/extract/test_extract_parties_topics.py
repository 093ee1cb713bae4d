"""Names whose clause is about something of theirs, or about what is done with them: no party; beside each a clause in
which they act."""

from __future__ import annotations

import pytest
from party_reading import parties_in

CASES = [
    # What they hold is dealt with, or takes place.
    ("护学队按时到岗。", ["护学队"]),
    ("驾驶员培训每季度举办一期。", []),
    ("驾驶员出车前要检查制动。", ["驾驶员"]),
    ("裁判员名单赛前公布。", []),
    ("研训处汇总公示五个工作日。", ["研训处"]),
    ("调度室电话保持畅通。", []),
    ("调度室二十四小时值班。", ["调度室"]),
    ("班委分工如下：", []),
    # Those who are honoured, elected, paid, or get something.
    ("文明中队每月评选一次。", []),
    ("大队部每月评选一次文明中队。", ["大队部"]),
    ("优秀班主任每学年表彰一次。", []),
    ("学校对优秀班主任进行表彰。", ["学校"]),
    ("学生会干部每学期改选一次。", []),
    ("学生会干部检查各班卫生。", ["学生会干部"]),
    ("物业公司更换频繁，业主意见较大。", []),
    ("总务处更换陈旧的课桌椅。", ["总务处"]),
    ("护士每人一册操作手册。", []),
    ("骨干教师每人承担一个课题。", ["骨干教师"]),
    ("驻村工作队员每人每天补助八十元。", []),
    ("失业人员再就业150人。", []),
    # How it is done, how it turns out, how much there is of it.
    ("学生书写认真。", []),
    ("随车老师轮流值勤，务使孩子平安到家。", ["随车老师"]),
    ("财务人员配备不到位。", []),
    ("财务人员每周核对银行账。", ["财务人员"]),
    ("各小组实验完成情况良好。", []),
    ("博物馆免费开放工作成效显著。", []),
    ("博物馆将举办临时展览六个。", ["博物馆"]),
    ("由于农户居住分散，村医随访难度大。", []),
    ("法院受理案件数量持续增长。", []),
    ("社团成员超过三百人。", []),
    ("社团成员按月缴纳活动经费。", ["社团成员"]),
    # How it has been, and what somebody thinks.
    ("后勤处承担着繁重的保障任务。", []),
    ("后勤处在开学前检修水电线路。", ["后勤处"]),
    ("学生干部在活动中得到锻炼。", []),
    ("我们也要看到，城区学位不足。", []),
    ("我们要不断改进服务方式。", ["我们"]),
    ("群众对随访不理解。", []),
    ("信访办接待来访群众三百余人次。", []),
    # Rooms that are open, and lessons.
    ("图书室全天开放。", []),
    ("图书馆延长周末开放时间。", ["图书馆"]),
    ("实验课要提前检查器材。", []),
    ("生产课要提前检查器材。", ["生产课"]),
    # A check that is made on them.
    ("新生入学后一个月内进行心理测评。", []),
    # A name that a quotation cuts, that holds a measure, or a verb.
    ("军训3天、企业文化1天、车间实习10天。", []),
    ("派出法官到乡村学校讲法治课。", []),
    ("县法院选派骨干法官参加业务培训。", ["县法院"]),
    ("派出所每月走访商户。", ["派出所"]),
    # A wish to others, and one to those who read the plan.
    ("希望学校多安排一些培训。", []),
    ("希望各班高度重视，确保活动有序。", ["各班"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_topics_are_no_parties(text: str, expected: list[str]) -> None:
    assert [party.split(":")[0] for party in parties_in(text)] == expected
