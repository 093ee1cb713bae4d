"""The role of a heading: its own words, its parent, what its text holds, and where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import ConfigError, load_config
from pipeline.segment.roles import roles

CONFIG = load_config().segment
ROLES = roles(CONFIG)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("指导思想", "guiding_ideology"),
        ("活动主题", "other"),
        ("工作目标", "goals"),
        ("目标和任务", "goals"),
        ("考核指标", "goals"),
        ("基本原则", "principles"),
        ("实施范围", "scope"),
        ("领导小组", "organization"),
        ("组织保障", "safeguards"),
        ("重点工作", "tasks"),
        ("主要措施", "measures"),
        ("落实目标的主要措施", "measures"),
        ("纪律要求", "measures"),
        ("时间安排", "schedule"),
        ("动员部署阶段", "schedule"),
        ("经费保障", "safeguards"),
        ("保障办法", "safeguards"),
        ("考核评价", "assessment"),
        ("评分标准", "assessment"),
        ("存在的问题", "background"),
        ("附则", "other"),
        # Of two sections in one, the first.
        ("组织领导和经费保障", "organization"),
        ("保障措施和组织机构", "safeguards"),
        ("经费和考核", "assessment"),
        # But how a task is done counts more than the task.
        ("主要工作及措施", "measures"),
        ("重点任务和主要举措", "measures"),
        ("主要任务和要求", "tasks"),
        ("护河活动组委会", "organization"),
        ("护河领导小组的组成", "organization"),
        ("活动组织", "organization"),
        ("护河小组", "organization"),
        ("护河小组会", "tasks"),
        ("每月主要工作", "schedule"),
        ("激励机制", "assessment"),
        ("奖惩与监督", "assessment"),
        ("加强护河工作的领导", "organization"),
        ("加强对护河的组织领导", "organization"),
        ("加强党的领导", "tasks"),
        ("实行“两查三报”护河制度", "measures"),
        # A verb names an action; the noun is what is acted on.
        ("工作职责", "tasks"),
        ("护河领导小组成员及职责", "organization"),
        ("时间、地点、对象", "schedule"),
        ("健全巡河制度", "measures"),
        ("健全巡河队伍", "tasks"),
        ("明确工作职责", "tasks"),
        ("工作思路", "guiding_ideology"),
        ("拓宽工作思路", "tasks"),
        ("管理办法", "measures"),
        ("修订管理办法", "tasks"),
        ("护河的目标和任务", "goals"),
        ("明确护河的目标和任务", "tasks"),
        # Who holds an activity organizes it; where it is held is neither.
        ("主办单位", "organization"),
        ("护河工作组", "organization"),
        ("活动地点", "other"),
        # Leadership, checks and means count behind a verb as well.
        ("加强组织领导", "organization"),
        ("成立护河领导小组", "organization"),
        ("严格考核", "assessment"),
        ("认真对账，做好考核", "assessment"),
        ("完善考核机制", "tasks"),
        ("加大资金投入，改造泵房", "safeguards"),
        ("做好物资保障工作", "safeguards"),
        ("背熟“三项考核”", "tasks"),
        ("清理河道淤泥", "tasks"),
    ],
)
def test_role_of_an_outermost_heading(heading: str, role: str) -> None:
    assert ROLES.of(heading, None) == role


@pytest.mark.parametrize(
    ("heading", "above", "role"),
    [
        ("清理河道淤泥", ("工作措施", "measures"), "measures"),
        ("河道养护考核", ("工作措施", "measures"), "assessment"),
        ("加强督查，按月通报", ("工作措施", "measures"), "assessment"),
        ("加强巡查，按月通报", ("工作措施", "measures"), "measures"),
        ("完善考核制度，奖勤罚懒", ("工作措施", "measures"), "measures"),
        ("高度重视，明确责任", ("工作措施", "measures"), "measures"),
        ("加强组织领导，明确责任", ("保障措施", "safeguards"), "organization"),
        ("建立机构，加强领导", ("工作措施", "measures"), "organization"),
        ("加强领导班子培训", ("工作措施", "measures"), "measures"),
        ("应急小组", ("工作措施", "measures"), "organization"),
        ("强化资金保障", ("保障措施", "safeguards"), "safeguards"),
        ("严格督查问效", ("保障措施", "safeguards"), "assessment"),
        ("拓展服务途径", ("主要任务", "tasks"), "tasks"),
        ("明确职责分工", ("主要任务", "tasks"), "tasks"),
        ("考核评价", ("主要任务", "tasks"), "assessment"),
        # What is done, below goals: a task; what is to be true: a goal.
        ("渠道养护培训", ("任务与目标", "goals"), "tasks"),
        ("渠道养护培训", ("工作目标", "goals"), "goals"),
        ("开展渠道普查", ("工作目标", "goals"), "tasks"),
        ("提高灌溉保证率", ("工作目标", "goals"), "goals"),
        ("渠系管理总目标", ("任务与目标", "goals"), "goals"),
        ("落实任务的具体措施", ("总目标", "goals"), "measures"),
        # Parts of a timetable are its parts.
        ("宣传发动", ("实施步骤", "schedule"), "schedule"),
        ("总结表彰", ("实施步骤", "schedule"), "schedule"),
        ("其他工作", ("三月份", "schedule"), "tasks"),
    ],
)
def test_role_below_another_part(heading: str, above: tuple[str, str], role: str) -> None:
    assert ROLES.of(heading, above) == role


def test_a_noun_with_standards_to_reach_is_a_goal() -> None:
    assert ROLES.of("绿化", None, "绿地率达到三成，成活率不低于九成。") == "goals"
    assert ROLES.of("绿化", None, "三月动员，四月栽树。") == "tasks"
    assert ROLES.of("绿化", None, "三月栽树，绿地率达到三成，成活率不低于九成。") == "tasks"
    assert ROLES.of("绿化", None, "分片栽树。", otherwise="measures") == "measures"


def test_an_arrangement_without_dates_arranges_what_is_done() -> None:
    assert ROLES.of("具体安排", None, "三月清淤，四月护坡。") == "schedule"
    assert ROLES.of("具体安排", None, "一组清淤，二组护坡。") == "tasks"
    assert ROLES.of("时间安排", None, "先清淤，后护坡。") == "schedule"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # Leadership behind other parts opens the safeguards; at the head of a plan it opens the measures.
        (
            "一、清理河道。淤泥外运，不留死角。\n二、修补堤岸。缺口填实，坡面种草。\n三、疏通涵洞。逐个排查，逐个疏通。\n"
            "四、加强组织领导。村里成立专班。\n五、发动群众。各组入户动员，自愿投工。",
            "tasks tasks tasks organization safeguards",
        ),
        (
            "护河实施方案\n一、加强组织领导。村里成立专班。\n二、清理河道。淤泥外运，不留死角。\n三、修补堤岸。缺口填实，坡面种草。",
            "organization measures measures",
        ),
        (
            "各村、各护河队：\n汛期临近，请做好下列事项。\n一、清理河道。淤泥外运，不留死角。\n二、修补堤岸。缺口填实，坡面种草。",
            "measures measures",
        ),
        (
            "护河工作总结\n一、加强组织领导。村里成立专班。\n二、清理河道。淤泥外运，不留死角。\n三、修补堤岸。缺口填实，坡面种草。",
            "organization tasks tasks",
        ),
    ],
)
def test_role_by_position(text: str, want: str) -> None:
    page = document(text)
    plans = segment.plans(page, CONFIG)
    check_laws(page, plans)
    assert " ".join(s.role for s in plans[0].sections if s.heading is not None) == want


@pytest.mark.parametrize(("name", "value"), [("role_actions", "made"), ("role_nouns", "aims")])
def test_an_unknown_value_is_named_with_its_line(name: str, value: str) -> None:
    word = "完善" if name == "role_actions" else "工作目标"
    lexicons = {**CONFIG.lexicons, name: {**CONFIG.lexicon(name), word: value}}
    with pytest.raises(ConfigError, match=rf"^configs/lexicons/segment/{name}\.txt:\d+: '{word}' .*{value}"):
        roles(replace(CONFIG, lexicons=lexicons))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        # A share of one activity sets no goals, how things are to be does.
        ("一、蜂箱\n每人每周查箱不少于2次，查箱率98%以上。", ["tasks"]),
        ("一、蜂箱\n蜂箱齐全，符合标准，数量达到要求。", ["goals"]),
        # What is left out keeps its name; 策略 ends in the same character.
        ("一、指导思想（略）\n二、实施策略\n分片养蜂。", ["guiding_ideology", "measures"]),
        # 组织 alone is who does it.
        ("一、组织\n由场长总负责。\n二、壮大基层组织\n每片设一名组长。", ["organization", "tasks"]),
        # What is looked at is no account of how things stand.
        ("一、检查内容\n（一）持证情况。是否有证。\n（二）蜂箱情况。是否完好。", ["tasks", "tasks", "tasks"]),
        ("一、蜂场现状\n（一）持证情况。人人有证。\n（二）蜂箱情况。大多完好。", ["background"] * 3),
        # What learners are to be able to, what is asked of them, who may come.
        ("一、本册教学要求\n会写字二百个。\n二、学习要求\n不迟到。", ["goals", "measures"]),
        ("一、参评条件\n养蜂三年，设备齐全，符合标准。\n二、条件保障\n场地两亩。", ["scope", "safeguards"]),
    ],
)
def test_roles_of_parts(page: str, found: list[str]) -> None:
    sections = segment.plans(document(page), CONFIG)[0].sections
    assert [s.role for s in sections if s.heading is not None] == found
