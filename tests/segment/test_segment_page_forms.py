"""Forms of whole pages from other sectors: project cards, lone titles, months between gaps, reminders."""

from __future__ import annotations

import pytest
from segment_laws import document, headings

from pipeline import segment
from pipeline.config import load_config

PLANT = "各组分段补种柳树，缺苗的补齐。"
CLEAN = "各组按月巡查河岸，登记漂浮物。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Name and number at once, before a gap; a number that counts is none.
        (f"项目一　粉刷楼道\n责任人：王敏\n{CLEAN}\n项目二　修建菜站\n责任人：李强\n{PLANT}", ["粉刷楼道", "修建菜站"]),
        (f"目标一 河水变清\n{CLEAN}\n目标二 两岸变绿\n{PLANT}", ["河水变清", "两岸变绿"]),
        (
            f"问题一：巡河走过场。\n整改措施：{CLEAN}\n问题二：缺苗无人补。\n整改措施：{PLANT}",
            ["巡河走过场", "缺苗无人补"],
        ),
        (f"课题一、岸坡加固\n{CLEAN}\n课题二、水草利用\n{PLANT}", ["岸坡加固", "水草利用"]),
        (f"项目 3 个已开工，{CLEAN}\n项目 2 个待批，{PLANT}", []),
        (f"工程一期六月完工，{CLEAN}\n工程二期年底完工，{PLANT}", []),
        # The labels of a card are no parts, where each has a number.
        (
            f"项目一　粉刷楼道\n时间：六月\n预算：三万元\n要求：{CLEAN}\n项目二　修建菜站\n办法：{PLANT}",
            ["粉刷楼道", "修建菜站"],
        ),
        # Lone lines between finished paragraphs, half of which are known.
        (
            f"现状与短板\n{CLEAN}\n工作目标\n◆ 清淤三公里\n◆ 植柳两百棵\n月度节点\n{PLANT}\n保障措施\n{CLEAN}",
            ["现状与短板", "工作目标", "月度节点", "保障措施"],
        ),
        (f"王小敏\n{CLEAN}\n石大磊\n{PLANT}\n方青青\n{CLEAN}\n工作目标\n{PLANT}", ["工作目标"]),
        # Spans of months in a row, before gaps.
        ("一、安排\n▲ 1—3月  清淤；护坡\n▲ 4—6月  植柳\n▲ 7—12月  巡查", ["安排", "1—3月", "4—6月", "7—12月"]),
        (f"一、安排\n6月 六一儿童节前完成清淤。\n二、其他\n{PLANT}", ["安排", "其他"]),
        # A row of months that has lost its line ends; a month spoken of.
        (
            "一、任务\n清理河岸。\n二、月份安排2月 清淤 护坡3月 植柳 扶苗4月 巡查",
            ["任务", "月份安排", "2月", "3月", "4月"],
        ),
        ("一、任务\n清理河岸，定于4月 开工。\n二、经费\n由村里列支。", ["任务", "经费"]),
        (f"一、安排\n十二月：\n{CLEAN}\n次年一月：\n{PLANT}", ["安排", "十二月", "次年一月"]),
        # Verbs with how well it is done; 把 before an object only handles it.
        (f"一、措施\n1、把好巡查关口。{CLEAN}\n2、管好重点河段。{PLANT}", ["措施", "把好巡查关口", "管好重点河段"]),
        (f"一、措施\n1、把工具放回原处。{CLEAN}\n2、把淤泥运到堆场。{PLANT}", ["措施"]),
        # One quoted sign ends the names of a list; quoted names go on.
        (f"（一）巡河求“勤”{CLEAN}\n（二）植柳求“活”{PLANT}", []),
        (
            f"（一）河道巡查求“勤”{CLEAN}\n（二）岸坡植柳求“活”{PLANT}",
            ["河道巡查求“勤”", "岸坡植柳求“活”"],
        ),
        # A name that only headings have, before a blank.
        (f"一、指导思想 以清水为先，{CLEAN}\n二、督查问责 镇里每半月督查一次，{PLANT}", ["指导思想", "督查问责"]),
        # Who is in it, and not what it is about.
        (f"一、机构\n成立护河领导小组：\n组长：王敏\n组员：李强\n二、其他\n{PLANT}", ["机构", "其他"]),
        # A title without a number behind the last of several cards.
        (
            f"项目一　粉刷楼道\n{CLEAN}\n项目二　修建菜站\n{PLANT}\n考核办法\n{CLEAN}",
            ["粉刷楼道", "修建菜站", "考核办法"],
        ),
        # 重点一：, 01 and what looks like them.
        (f"重点一：清淤护岸。{CLEAN}\n重点二：补种柳树。{PLANT}", ["清淤护岸", "补种柳树"]),
        (f"重点一定要抓住，{CLEAN}\n重点二字记心间，{PLANT}", []),
        (f"01 工作目标\n{CLEAN}\n02 工作任务\n{PLANT}", ["工作目标", "工作任务"]),
        # However short the answer is; column headers follow each other.
        (
            "活动主题\n碧水绕村流\n活动时间\n4月1日\n活动要求\n按时参加。",
            ["活动主题", "活动时间", "活动要求"],
        ),
        # Labels above lists of their own; what asks for an answer.
        (
            "工作任务\n清淤护岸：\n- 清淤三公里\n补种柳树：\n- 植柳两百棵\n工作要求\n逐段登记。",
            ["工作任务", "清淤护岸", "补种柳树", "工作要求"],
        ),
        ("一、分工\n责任人：\n- 王敏\n- 石磊\n联系电话：\n- 见值班表\n二、其他\n逐段登记。", ["分工", "其他"]),
        # A label that only brings in what follows, behind a name and a blank.
        (f"一、组织领导 组长：王敏。\n二、护河队伍 {CLEAN}\n三、其他\n{PLANT}", ["组织领导", "护河队伍", "其他"]),
        (f"（一）巡河比赛 时间：3月5日。\n（二）植柳比赛 时间：3月12日。\n{PLANT}", ["巡河比赛", "植柳比赛"]),
        # A body that begins with since when.
        (
            f"（一）规范渔家经营从3月起逐户登记，{CLEAN}\n（二）盯紧重点河段对险段插旗，{PLANT}",
            ["规范渔家经营", "盯紧重点河段"],
        ),
        # Names in 【】 on a page without line ends.
        (
            "清淤活动方案 【活动主题】水清岸绿 【活动时间】6月1日 【活动内容】清淤三公里。",
            ["活动主题", "活动时间", "活动内容"],
        ),
        # What was done and what comes next.
        (
            "工作小结\n本周完成：\n1.清淤一公里。\n2.巡河两次。\n下周打算：\n1.植柳。\n2.护坡。",
            ["本周完成", "下周打算"],
        ),
        # Numbers before months, and neighbouring months.
        ("一、安排。1、3月份清淤护岸。2、6月份补种柳树。二、其他", ["安排", "其他"]),
        # What a check counts for is content.
        (
            f"一、考核\n1、检查结果与年度评先挂钩。{CLEAN}\n2、检查办法和评分标准。{PLANT}",
            ["考核", "检查办法和评分标准"],
        ),
    ],
)
def test_headings(text: str, found: list[str]) -> None:
    assert headings(text) == found


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        # Titles with signs lie under plain ones in front of them, and stand by themselves without.
        (
            f"工作目标\n{CLEAN}\n保障措施\n★经费保障：{PLANT}\n★人员保障：{CLEAN}\n附则\n{PLANT}",
            "工作目标1 保障措施1 经费保障2 人员保障2 附则1",
        ),
        (f"★经费保障：{PLANT}\n★人员保障：{CLEAN}", "经费保障1 人员保障1"),
    ],
)
def test_levels(text: str, levels: str) -> None:
    (plan,) = segment.plans(document(text), load_config().segment)
    assert " ".join(f"{s.heading}{s.level}" for s in plan.sections if s.heading) == levels
