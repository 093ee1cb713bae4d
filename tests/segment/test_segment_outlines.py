"""Whole outlines of small plans from different offices: marker families, nesting, months, weeks, stages."""

from __future__ import annotations

import pytest
from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import load_config

CONFIG = load_config().segment

OUTLINES = {
    "party": (
        "机关作风建设实施方案\n一、指导思想。以群众满意为标准，转作风、提效能。\n二、主要内容。\n(一)整治庸懒散。\n"
        "1. 严格考勤。上下班指纹签到，外出登记。\n2．规范办事。首问负责，一次告知。\n(二)精简会议。全年压减20%。\n"
        "三、方法步骤。分两个阶段进行：\n第一阶段，学习动员（3月上旬）。召开动员会。\n第二阶段，查摆整改（4月）。列出清单。\n"
        "四、几点要求：一要提高认识。二要从严从实。",
        "1 一、 指导思想|2 二、 主要内容|2.1 (一) 整治庸懒散|2.1.1 1. 严格考勤|2.1.2 2． 规范办事|2.2 (二) 精简会议"
        "|3 三、 方法步骤|3.1 第一阶段 学习动员|3.2 第二阶段 查摆整改|4 四、 几点要求",
    ),
    "kindergarten": (
        "园务行事历\n九月\n1.新生入园适应周；\n2.召开家长会。\n十月：\n1.秋游活动；\n11月 冬季运动会筹备\n",
        "1 九月 九月|2 十月 十月|3 11月 11月",
    ),
    "weeks": (
        "一、各周安排\n第一周：制定计划，分配章节\n第2周：听新教师的课\n第3-4周\n单元检测与讲评。\n二、要求\n1、按时到会；",
        "1 一、 各周安排|1.1 第一周 第一周|1.2 第2周 第2周|1.3 第3-4周 第3-4周|2 二、 要求",
    ),
    "warehouse": (
        "仓储管理办法\n1 总则\n1.1 目的\n规范作业，防范火灾。\n1.2 适用范围\n适用于全部库区。\n2 职责\n2.1 仓储部\n"
        "每班检查不少于2次，间隔不超过1.5小时。",
        "1 1 总则|1.1 1.1 目的|1.2 1.2 适用范围|2 2 职责|2.1 2.1 仓储部",
    ),
    "county": (
        "养老服务规划\n第一章 发展基础\n第一节 主要成效\n床位总数达到3200张。\n第二章 重点任务\n第一节 居家养老\n"
        "一、建设日间照料中心\n每个街道至少建1处。\n二、发展助餐服务\n覆盖80%以上社区。",
        "1 第一章 发展基础|1.1 第一节 主要成效|2 第二章 重点任务|2.1 第一节 居家养老|2.1.1 一、 建设日间照料中心"
        "|2.1.2 二、 发展助餐服务",
    ),
    "hospital on one line": (
        "护理工作计划一、指导思想以病人为中心，提升内涵。二、工作目标1.文书合格率达到95%以上。2.压疮发生率为0。"
        "三、主要措施（一）加强培训。每月学习1次，3.15前完成首轮。（二）规范交接。时间不超过1.5小时。"
        "四、工作安排1月：制定计划。2月：技能比武。",
        "1 一、 指导思想|2 二、 工作目标|3 三、 主要措施|3.1 （一） 加强培训|3.2 （二） 规范交接|4 四、 工作安排"
        "|4.1 1月 1月|4.2 2月 2月",
    ),
    "lost numerals": (
        "防汛责任书\n、工作目标\n不发生伤亡。\n、主要责任\n1、村主任负总责。\n2、落实值班。\n、奖惩办法\n年底兑现。",
        "1  工作目标|2  主要责任|3  奖惩办法",
    ),
    "numbers in the text": (
        "一、目标\n投资1.5亿元，增长8.5%，2023年新增12人，按4:6分担。\n"
        "二、安排\n3月15日检查，第一、二季度讲评；二、三产业并进。",
        "1 一、 目标|2 二、 安排",
    ),
    "skipped and repeated": (
        "一、目标\n不起火。\n二、措施\n专人值守。\n四、经费\n村里列支。\n四、考核\n年底评比。\n九、附则\n即日起试行。",
        "1 一、 目标|2 二、 措施|3 四、 经费|4 四、 考核|5 九、 附则",
    ),
    "inner numerals of another kind": (
        "1、仓库\n（一）盘点。月底清点一遍，差错登记。\n（二）防火。烟头不入库，器材每周试一次。\n2、门岗\n（一）登记。来人先登记，再放行。",
        "1 1、 仓库|1.1 （一） 盘点|1.2 （二） 防火|2 2、 门岗|2.1 （一） 登记",
    ),
    "a list under a lost heading": (
        "一、步骤\n第一阶段（摸底）：逐户登记。\n第二阶段（整改）：限期完成。\n"
        "1、拆除。违建限期拆除，逾期代拆。\n2、清运。垃圾当天清运。\n"
        "1、加强领导。书记任组长，逐级签订责任书。\n2、落实经费。村里列支专款。",
        "1 一、 步骤|1.1 第一阶段 摸底|1.2 第二阶段 整改|1.2.1 1、 拆除|1.2.2 2、 清运"
        "|1.3 1、 加强领导|1.4 2、 落实经费",
    ),
}


@pytest.mark.parametrize("name", list(OUTLINES))
def test_outline(name: str) -> None:
    text, want = OUTLINES[name]
    page = document(text)
    plans = segment.plans(page, CONFIG)
    check_laws(page, plans)
    (plan,) = plans
    found = [f"{s.path} {s.marker} {s.heading}" for s in plan.sections if s.heading is not None]
    assert found == want.split("|")
    assert all(section.rule for section in plan.sections)
