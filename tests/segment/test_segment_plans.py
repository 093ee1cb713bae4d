"""Where plans begin and end, and what they are: titles, series, silent beginnings, kind, issuer, period."""

from __future__ import annotations

import pytest
from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import load_config
from pipeline.records import Plan

CONFIG = load_config().segment


def plans(text: str) -> tuple[Plan, ...]:
    page = document(text)
    found = segment.plans(page, CONFIG)
    check_laws(page, found)
    return found


LONG = "一、队伍\n各组出两人。\n二、经费\n" + "经费由村里列支，按月公布。" * 8
BODY = "一、工作目标\n水质好转。\n二、主要措施\n清理淤泥。\n"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"河道保洁工作计划\n{BODY}", ["河道保洁工作计划"]),
        (
            f"工作计划汇编2篇\n河道保洁工作计划 篇1\n{BODY}河道保洁工作计划 篇2\n{BODY}",
            ["河道保洁工作计划 篇1", "河道保洁工作计划 篇2"],
        ),
        (
            f"物业方案（一）\n{BODY}物业方案（二）\n{BODY}物业方案（三）\n{BODY}",
            ["物业方案（一）", "物业方案（二）", "物业方案（三）"],
        ),
        (f"篇一：保洁计划\n{BODY}篇二：绿化计划\n{BODY}", ["篇一：保洁计划", "篇二：绿化计划"]),
        (f"河道保洁实施方案\n{BODY}路灯养护实施方案\n{BODY}", ["河道保洁实施方案", "路灯养护实施方案"]),
        (
            f"河道保洁实施方案\n{BODY}河道保洁实施方案\n为了落实分工，制定本方案。\n{BODY}",
            ["河道保洁实施方案", "河道保洁实施方案"],
        ),
        (f"河道保洁工作计划\n来源：本站\n河道保洁工作计划\n{BODY}", ["河道保洁工作计划"]),
        (BODY, [None]),
        (f"春季植树活动\n{BODY}", ["春季植树活动"]),
        (
            f"关于印发《护河工作方案》的通知\n各村：\n现将方案印发给你们。\n护河工作方案\n{BODY}",
            ["关于印发《护河工作方案》的通知", "护河工作方案"],
        ),
        ("村里2024年植树方案一、指导思想坚持造管并重。二、植树时间三月中旬。", ["村里2024年植树方案"]),
        (
            "白鹭街道路灯养护方案为方便居民夜行，特制定本方案。一、目标通过整修，路灯全亮。二、措施专人巡看。",
            ["白鹭街道路灯养护方案"],
        ),
        ("村里2024年植树方案1 一、指导思想坚持造管并重。二、植树时间三月中旬。", ["村里2024年植树方案1"]),
        (
            "白鹭街道路灯养护方案篇6为方便居民夜行，特制定本方案。一、目标通过整修，路灯全亮。二、措施专人巡看。",
            ["白鹭街道路灯养护方案篇6"],
        ),
        (
            "路灯养护方案编写:办公室时间:三月路灯养护方案一、目标通过整修，路灯全亮。二、措施专人巡看。",
            ["路灯养护方案"],
        ),
        (
            "值班工作计划1一、目标平安无事。二、措施专人值守。值班工作计划2一、目标无缝衔接。二、措施当面交接。",
            ["值班工作计划1", "值班工作计划2"],
        ),
        (f"{BODY}为了管好路灯，特制定如下计划：\n{BODY}", [None, None]),
        (f"{BODY}根据镇里冬季防火工作的统一部署，各组注意以下事项。\n{BODY}", [None, None]),
        (
            "一、指导思想\n预防为主。\n二、措施\n抓好巡查。\n一、指导思想\n方便群众。\n二、措施\n上门服务。",
            [None, None],
        ),
        ("一、第一季度\n1、备耕\n2、育秧\n二、第二季度\n1、插秧\n2、除草", [None]),
        ("抓好防火检查，及时上报。篇二：根据上级精神，结合本村情况，制定本方案。一、目标不发生火情。", [None, None]),
    ],
)
def test_titles(text: str, titles: list[str | None]) -> None:
    assert [plan.title for plan in plans(text)] == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # What opens a page and is no title, what numbers titles, what attaches.
        (f"第三周工作计划\n2023-9-18—2023-9-22\n{BODY}", ["第三周工作计划"]),
        (f"【2024年护河计划书】河道是全村的水缸，大家都要爱护。\n{BODY}", ["【2024年护河计划书】"]),
        (f"护河计划书\n篇一：\n清淤计划书\n{BODY}篇二：\n护坡计划书\n{BODY}", ["清淤计划书", "护坡计划书"]),
        (
            f"护河计划和总结情况2篇\n护河计划和总结情况篇1\n{BODY}护河计划和总结情况篇2\n{BODY}",
            ["护河计划和总结情况篇1", "护河计划和总结情况篇2"],
        ),
        (
            f"护河计划1000字【范文一】\n{BODY}护河计划1000字【范文二】\n{BODY}",
            ["护河计划1000字【范文一】", "护河计划1000字【范文二】"],
        ),
        (f"第一篇：修渠方案\n{BODY}第二篇：修路方案\n{BODY}", ["第一篇：修渠方案", "第二篇：修路方案"]),
        # A subtitle behind a dash, the number of one document behind the title of all, a title below its label.
        (f"护河工作计划 ——柳湾村2024年\n{BODY}", ["护河工作计划 ——柳湾村2024年"]),
        (f"护河工作方案范文(通用6篇)2\n{BODY}", ["护河工作方案范文(通用6篇)2"]),
        (f"护河工作方案范文(通用6篇)\n护河工作方案\n{BODY}", ["护河工作方案"]),
        (f"第一篇：简短的护河计划书\n柳湾村2024年护河计划书\n{BODY}", ["柳湾村2024年护河计划书"]),
        (f"第一篇：简短的护河计划书\n柳湾村2024年小结\n{BODY}", ["第一篇：简短的护河计划书"]),
        # A title on several lines; one that the run-on line below repeats; the number of its document.
        (f"柳湾小学\n2023学年第一学期\n护河工作计划\n{BODY}", ["柳湾小学\n2023学年第一学期\n护河工作计划"]),
        (f"柳湾小学\n请看附图\n护河工作计划\n{BODY}", ["护河工作计划"]),
        (f"2023学年第一学期\n护河工作计划\n{BODY}", ["2023学年第一学期\n护河工作计划"]),
        (f"（新版）护河演练方案\n护河演练方案{LONG}", ["护河演练方案"]),
        (f"（新版）护河演练方案\n护河演练预案{LONG}", ["（新版）护河演练方案"]),
        (f"护河工作要点(柳政发〔2023〕4号)\n{BODY}", ["护河工作要点"]),
        (f"护河工作要点(试行)\n{BODY}", ["护河工作要点(试行)"]),
        (f"柳政发〔2023〕4号\n{BODY}", [None]),
        # A report announces the text it prints; a document site prints the file's name first.
        (
            f"柳湾村组建护河队\n近日印发通知，全文如下：关于组建护河队的通知各村民小组：为管好河道，现通知如下：\n{LONG}",
            ["关于组建护河队的通知"],
        ),
        (f"下载提示\n护河方案.doc：..护河实施方案为了管好本村河道，制定方案如下：\n{LONG}", ["护河实施方案"]),
        # What a notice issues begins behind the day on which it is signed, whatever it is called; the notice above it
        # is a document of its own, titled or not.
        (f"各村：\n十条护河举措现印发给你们，请照办。\n2024年3月2日\n护河十条举措\n{BODY}", [None, "护河十条举措"]),
        (f"各村：\n现将《护河方案》印发给你们。\n柳湾镇政府\n护河方案\n{BODY}", [None, "护河方案"]),
        (f"各村：\n现将护河一事告诉你们。\n柳湾镇政府\n护河方案\n{BODY}", ["护河方案"]),
        (
            f"关于印发《护河队管理细则》的通知\n各村：\n现予印发，请照办。\n附件：护河队管理细则\n{LONG}",
            ["关于印发《护河队管理细则》的通知", "护河队管理细则"],
        ),
        (
            f"关于印发《护河队管理细则》的通知\n各村：\n现予印发，请照办。\n附件：护河名单\n{LONG}",
            ["关于印发《护河队管理细则》的通知"],
        ),
        # Titles on two lines: the notice cites the name, the first line breaks off, or the second only says what it is.
        (
            f"各村：\n现将《柳湾镇护河演练方案》印发给你们。\n柳湾镇护河\n演练方案\n{BODY}",
            [None, "柳湾镇护河\n演练方案"],
        ),
        (f"柳湾镇关于印发\n护河队管理办法的通知\n{BODY}", ["柳湾镇关于印发\n护河队管理办法的通知"]),
        (f"柳湾小学2023年\n春季植树方案\n{BODY}", ["柳湾小学2023年\n春季植树方案"]),
        (f"柳湾小学食堂\n春季植树方案\n{BODY}", ["春季植树方案"]),
        (f"柳湾镇春季护河\n实 施 方 案\n{BODY}", ["柳湾镇春季护河\n实 施 方 案"]),
        (f"柳湾镇春季护河\n实 施 意 图\n{BODY}", ["柳湾镇春季护河"]),
        (f"护河演练方案\n{LONG}\n倡 议 书\n乡亲们：\n请爱护河水，人人动手。", ["护河演练方案", "倡 议 书"]),
        (f"护河演练方案\n{LONG}\n倡议书\n乡亲们：\n请爱护河水，人人动手。", ["护河演练方案"]),
        # A collection on one line: its title, and the first document it announces.
        (
            "柳湾护河工作计划（精选5篇）柳湾护河工作计划篇1一、目标河水清澈见底。二、措施每周巡河，随手捡拾垃圾并做好登记。",
            ["柳湾护河工作计划篇1"],
        ),
        # A site lists its document behind a dash; what a label names is no title.
        (f"- 关于巡河的通知\n各村：\n请派人巡河。\n{BODY}", ["关于巡河的通知"]),
        (f"- 类型：巡河的通知\n各村：\n请派人巡河。\n{BODY}", [None]),
        # A page opens in the middle of a list and comes to the first part of another plan.
        (f"2、清理河面漂浮物；\n3、检修水闸。\n一、指导思想\n防汛为先。\n二、措施\n{LONG}", [None, None]),
        (f"2、清理河面漂浮物；\n3、检修水闸。\n二、指导思想\n防汛为先。\n三、措施\n{LONG}", [None]),
        (f"各村：\n护河事项请照办。\n2024年3月2日\n护河十条举措\n{BODY}", [None]),
        (
            f"关于印发《护河行动方案》的通知\n各村：\n现将方案印发给你们。\n附件：1.护河行动方案\n2.护河分工表\n附件1\n护河行动方案\n{BODY}",
            ["关于印发《护河行动方案》的通知", "护河行动方案"],
        ),
    ],
)
def test_titles_of_other_sites(text: str, titles: list[str]) -> None:
    assert [plan.title for plan in plans(text)] == titles


def test_text_outside_plans_belongs_to_none() -> None:
    text = (
        f"欢迎来到本站\n保洁计划 篇1\n{BODY}保洁计划 篇2\n{BODY}【保洁计划】相关文章：\n保洁总结07-12\n绿化总结08-01\n"
    )
    found = plans(text)
    assert text[: found[0].start] == "欢迎来到本站\n"
    assert found[-1].text.endswith("清理淤泥。")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"河道保洁工作计划\n{BODY}", "plan"),
        (f"河道保洁实施方案\n{BODY}", "scheme"),
        (f"河道保洁工作总结\n{BODY}", "summary"),
        (f"河道保洁总结暨来年计划\n{BODY}", "summary"),
        (f"河道保洁管理制度\n{BODY}", "rules"),
        (f"关于召开保洁会议的通知\n{BODY}", "other"),
        (f"为了管好河道，特制定本实施方案。\n{BODY}", "scheme"),
        (f"为了管好河道，制定如下计划。\n{BODY}", "plan"),
        (f"各村、各护河队：\n近日雨水增多，请做好巡河。\n{BODY}", "other"),
        (f"各村、各护河队：\n为了管好河道，特制定本实施方案。\n{BODY}", "scheme"),
        (f"各村都要出工。\n近日雨水增多，请做好巡河。\n{BODY}", "plan"),
        ("各村、各护河队：\n一、活动目的\n水质好转。\n二、活动时间\n三月。\n", "other"),
        # An activity's own headings are a scheme's; a plan may hold one of them.
        ("一、活动目的\n水质好转。\n二、活动时间\n三月。\n", "scheme"),
        ("一、工作目标\n水质好转。\n二、活动时间\n三月。\n", "plan"),
        (f"保洁工作计划方案\n现制定活动方案如下。\n{BODY}", "scheme"),
        (f"保洁工作计划方案\n现拟定以下计划。\n{BODY}", "plan"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert plans(text)[0].kind == kind


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2023年工作计划", "2023-01-01/2023-12-31"),
        ("xx年度工作计划", "XXXX-01-01/XXXX-12-31"),
        ("20xx年工作计划", "XXXX-01-01/XXXX-12-31"),
        ("2023-2024学年度工作计划", "2023-09-01/2024-08-31"),
        ("2023—2024学年度第一学期工作计划", "2023-09-01/2024-01-31"),
        ("2023—2024学年第二学期工作计划", "2024-02-01/2024-07-31"),
        ("2011——2017年教师培训规划", "2011-01-01/2017-12-31"),
        ("“十四五”养老服务规划", "2021-01-01/2025-12-31"),
        ("养老服务工作规划", None),
        ("二〇二四年防火工作计划", "2024-01-01/2024-12-31"),
        ("二0二三年防火工作计划", "2023-01-01/2023-12-31"),
        ("2022年防火工作总结暨2023年工作打算", "2022-01-01/2023-12-31"),
        ("112学年度交通安全计划", "2023-08-01/2024-07-31"),
        ("一一二学年度第二学期家访计划", "2024-02-01/2024-07-31"),
    ],
)
def test_period_of_the_title(title: str, period: str | None) -> None:
    (plan,) = plans(f"{title}\n{BODY}")
    assert plan.period == period
    assert (plan.period_start, plan.period_end) == (tuple(period.split("/")) if period else (None, None))


def test_period_of_an_activity() -> None:
    (plan,) = plans("植树活动方案\n一、活动时间\n3月5日至3月20日\n二、要求\n栽后浇水。")
    assert plan.period == "XXXX-03-05/XXXX-03-20"


@pytest.mark.parametrize(
    ("text", "issuer", "level"),
    [
        (f"青山小学2023年工作计划\n{BODY}", "青山小学", "school"),
        (f"青山县水利局\n2024年护河工作要点\n{BODY}", "青山县水利局", "county"),
        (f"小学卫生工作计划\n{BODY}", None, None),
        (f"卫生工作计划\n我镇河道较多。\n{BODY}", None, "township"),
        (f"卫生工作计划\n{BODY}柳林村村民委员会\n2024年2月20日\n", "柳林村村民委员会", None),
    ],
)
def test_issuer(text: str, issuer: str | None, level: str | None) -> None:
    (plan,) = plans(text)
    assert plan.issuer == issuer
    if level:
        assert plan.issuer_level == level


LONG = "淤泥外运到指定的坑塘，不得沿路撒漏，船只返回码头后冲洗干净。" * 10


@pytest.mark.parametrize(
    ("behind", "kinds"),
    [
        # Another speaks: a plan has begun silently.
        (
            "1、备好每一节课。我提前三天写教案，课后记下得失，我还请同事听课。\n2、批好作业。养成了面批的习惯，取得了进步，"
            "形成了错题档案，坚持了每天辅导。",
            ["plan", "summary"],
        ),
        (
            "1、备好每一节课。我提前三天写教案，课后记下得失。我还请同事听课。\n2、批好作业。逐本面批。",
            ["plan", "plan"],
        ),
        ("1、清点苗木。我镇今年栽树两万株。\n2、划定地块。各村先报面积。", ["plan", "plan"]),
        # The same speakers, or nobody in particular: a list whose heading is lost.
        ("1、清点苗木。我村今年栽树两百株。\n2、划定地块。各组先报面积。", ["plan"]),
        ("1、清点苗木。先清点后栽种。\n2、划定地块。各组先报面积。", ["plan"]),
        ("1、唱响“我爱我家”。开展自我管理，教育村民爱护堤岸。\n2、划定地块。各组先报面积。", ["plan"]),
        # The outline goes on behind the list.
        ("1、备好每一节课。我提前三天写教案，我还请同事听课。\n2、批好作业。\n三、经费\n村里列支。", ["plan"]),
    ],
)
def test_another_voice_begins_another_plan(behind: str, kinds: list[str]) -> None:
    text = f"护河计划\n一、目标\n我村水质好转。\n{LONG}\n二、措施\n1、清淤。{LONG}\n2、护坡。缺口填实。\n{behind}"
    assert [plan.kind for plan in plans(text)] == kinds


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ("为了管好路灯，制定本方案。", 2),
        ("为了管好路灯，各组做好以下工作。", 1),
        ("路灯坏了要及时上报。", 1),
    ],
)
def test_inner_numbers_begin_a_plan_only_behind_a_sure_preamble(between: str, count: int) -> None:
    text = (
        "1、清淤。淤泥外运，不留死角。\n2、护坡。缺口填实，坡面种草。\n3、疏浚。逐段拉通。\n"
        f"{between}\n1、换灯。坏一盏换一盏，当天换好。\n2、巡查。每晚走一遍，做好记录。"
    )
    assert len(plans(text)) == count


_STAGES = (
    "小区停车治理实施方案\n为了畅通道路，现将停车治理安排如下：\n"
    "1、摸底阶段。\n物业公司逐栋登记车辆，按楼栋建立台账，车位不足的楼栋先行公示，听取住户意见后再划线。\n"
    "2、整治阶段。\n保安队每天巡查两次，劝离占道车辆，屡劝不听的报交警中队处理，处理结果每周在公告栏张榜公布。"
    + LONG
    + "\n"
    + "3、巩固阶段。\n业委会每月抽查一次，对反复占道的路段加装隔离桩，年底召开住户大会通报治理情况并评选文明楼栋。\n"
    "全体员工要守住岗位，对走过场的班组取消当月评优资格，并在例会上作出说明，由经理约谈班组负责人。\n"
)


@pytest.mark.parametrize(
    ("behind", "count"),
    [
        # Who makes a plan a second time, before a first part of whatever form, makes another one.
        ("为了方便老人充电，结合小区实际，特制定本方案。\n（一）选好位置。\n（二）装好棚架。", 2),
        ("为了方便老人充电，结合小区实际，特增设充电点。\n（一）选好位置。\n（二）装好棚架。", 1),
        ("为了方便老人充电，结合小区实际，特制定本方案。\n4、充电阶段。\n装好棚架。", 1),
    ],
)
def test_a_second_plan_is_made_behind_a_list(behind: str, count: int) -> None:
    assert len(plans(_STAGES + behind)) == count


@pytest.mark.parametrize("last", ["7.养护站春季职工大会本年度站长工作报告", "7.养护站春季职工大会本年度站长发言要点"])
def test_an_item_named_like_a_plan_begins_none(last: str) -> None:
    page = (
        "各支部：\n现将3月份活动安排如下：\n一、活动内容\n（一）学习\n1.上级会议公报\n2.关于夯实根基的讲话\n"
        f"{last}\n（二）谋划\n查找差距。\n"
    )
    found = segment.plans(document(page), load_config().segment)
    assert [(plan.title, plan.start) for plan in found] == [(None, 0)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # A notice that has lost its title greets whom it goes to, unless it says that it makes a plan.
        ("各村：\n请按下列要求巡河，科学制定工作计划。\n一、时间\n三月。\n二、人员\n各组两人。", "other"),
        ("各村：\n为巡好河，特制定本方案。\n一、时间\n三月。\n二、人员\n各组两人。", "scheme"),
        ("柳政发〔2023〕4号\n各村：\n现将名单印发给你们。\n请照办，不得有误，按时到岗，做好交接。", "other"),
        # The rules that a part says are to be made are not the plan.
        ("为护好河，现安排如下。\n一、制度\n制定护河公约，人人遵守。\n二、人员\n各组两人。", "plan"),
        ("为护好河，制定护河公约，内容如下。\n一、遵守\n人人遵守。\n二、人员\n各组两人。", "rules"),
    ],
)
def test_kind_without_a_title(text: str, kind: str) -> None:
    assert [plan.kind for plan in plans(text)] == [kind]
