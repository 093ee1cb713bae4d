"""Who is charged with what, what holds on in a report, what people are to be able to do, what is measured: pairs."""

from __future__ import annotations

import pytest
from party_reading import parties_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # How often stands behind the comma of a body.
        ("射箭社团，每周训练三次。", ["射箭社团"]),
        ("射箭社团，去年训练三次。", []),
        ("本校编程兴趣小组，双周活动一次。", ["本校编程兴趣小组"]),
        ("合唱团每周四晚上排练。", ["合唱团"]),
        ("合唱团的排练。", []),
        ("合唱团，每双周集中排练。", ["合唱团"]),
        ("电工班每班次点检一次设备。", ["电工班"]),
        ("学员每年增加近百人。", []),
        ("合唱团隔周集中排练。", ["合唱团"]),
        ("合唱团的集中排练。", []),
        ("合唱团每人平均每年不少于五次。", []),
        # What is done again and again, and what is to come of itself.
        ("每月敬老院都会从护工中，推选出一位标兵。", ["敬老院"]),
        ("敬老院会更加温馨。", []),
        ("每学期教导处都会办两期简报。", ["教导处"]),
        ("每学期教导处都会有两期简报。", []),
        ("护士长每逢佳节都要探望病友。", ["护士长"]),
        # Where people come or go, in front of what they have to do there.
        ("职工到岗，必须签到。", ["职工"]),
        ("职工到岗，一切正常。", []),
        ("来访者进入厂区，都要登记。", ["来访者"]),
    ],
)
def test_how_often(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电工班每季度检修一次线路，消除了隐患。", ["电工班"]),
        ("电工班每季度检修了一次线路，没有隐患。", []),
        ("电工班检修线路，消除了隐患。", []),
        ("电工班每季度检修一次线路，累计检修了四次。", []),
        ("图书馆每晚值守两小时，方便了读者。", ["图书馆"]),
        ("图书馆每晚值守两小时，取得了良好反响。", ["图书馆"]),
        ("图书馆值守两小时，取得了良好反响。", []),
        ("近年来图书馆每晚值守两小时，方便了读者。", []),
        ("图书馆实行双周盘点一次制度。", ["图书馆"]),
    ],
)
def test_rules_of_a_report(text: str, expected: list[str]) -> None:
    assert parties_in(text, kind="summary") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要求每名护工会使用呼叫器，会搬运病人。", ["每名护工"]),
        ("每名护工会使用呼叫器。", []),
        ("要求全体机手能独立排除故障。", ["全体机手"]),
        ("要求机手会议按时召开。", []),
        ("督促各车间学会填写台账。", ["各车间"]),
        ("督促各车间都能参与。", ["各车间"]),
        ("要求每位教师会上网检索。", ["每位教师"]),
        ("要求每一名班主任会使用灭火器。", ["每一名班主任"]),
        ("要求每个家委会提交名单。", ["每个家委会"]),
        ("要求教师会准时召开。", []),
        ("要求每个学生掌握一门乐器。", ["每个学生"]),
        ("每个学生掌握一门乐器。", []),
    ],
)
def test_what_people_are_urged_to_be_able_to_do(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("寄宿生应达到九小时。", []),
        ("寄宿生应完成九小时实习。", ["寄宿生"]),
        ("接线员接受礼仪培训的比例达到85%。", []),
        ("接线员接受礼仪培训。", ["接线员"]),
        ("校医参与率要达到90%以上。", []),
        ("校医参加复训的比例不低于70%。", []),
        ("校医每年参加复训不低于两次。", ["校医"]),
    ],
)
def test_what_is_measured(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("药房设立专人管理库存。", ["药房", "专人:lead:explicit"]),
        ("落实专人看守闸门。", ["专人:lead:explicit"]),
        ("派专人清点票据。", ["专人:lead:explicit"]),
        ("安排专人(一般为会计)做好登记。", ["专人"]),
        ("指定专人向其通报结果。", ["专人"]),
        ("指定专人对接供货商。", ["专人:lead:explicit"]),
        ("指定专人对供货商进行抽查。", ["专人:supervise"]),
        ("有专人看守闸门。", ["专人"]),
        ("有专人负责看守闸门。", ["专人:lead:explicit"]),
        ("专人专柜保管。", []),
    ],
)
def test_somebody_is_appointed(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected


_HOW = ("", "具体", "全面", "主要", "直接", "统一", "专门", "日常", "整体", "归口", "全面具体")
_MODALS = ("", "要", "应", "须", "必须", "需", "将", "均", "也要")


@pytest.mark.parametrize("how", _HOW)
@pytest.mark.parametrize("modal", _MODALS)
def test_charged_with_a_matter_or_with_doing_something(how: str, modal: str) -> None:
    charge = f"保卫处{modal}{how}负责"
    for matter in ("安全工作。", "此项工作。", "钥匙的保密。", "巡逻任务。"):
        assert parties_in(charge + matter) == ["保卫处:lead:explicit"], charge + matter
    for doing in ("登记车辆。", "制定路线，清点岗亭。", "组织清点岗亭的工作。"):
        assert parties_in(charge + doing) == ["保卫处:lead"], charge + doing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3、园领导致开幕词", ["园领导"]),
        ("3、园领导致谢", []),
        ("1.运动员、裁判员入场", ["运动员", "裁判员"]),
        ("1.运动员、裁判员入场券", []),
        ("各班级退场。", ["各班级"]),
        ("4、运动员代表宣誓；", ["运动员代表"]),
    ],
)
def test_items_of_an_agenda(text: str, expected: list[str]) -> None:
    assert parties_in(text) == expected
