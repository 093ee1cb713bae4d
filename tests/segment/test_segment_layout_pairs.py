"""Layouts that tell headings and plans, each beside what only looks like it: pairs that differ in a word or a mark."""

from __future__ import annotations

import pytest
from segment_laws import check_laws, document, headings

from pipeline import clean, read, segment
from pipeline.config import load_config
from pipeline.records import Page

CONFIG = load_config()
BODY = "一、任务\n清理河岸。\n二、经费\n由村里列支。\n"
TALK = "每天早晚各打捞一次，水草运到指定地点堆放，不得倒在路边。"


RUN_ON = f"一、任务通过清淤，使河道畅通。{TALK * 8}二、经费由村里列支。"


def titles(text: str) -> list[str | None]:
    page = document(text)
    found = segment.plans(page, CONFIG.segment)
    check_laws(page, found)
    return [plan.title for plan in found]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # Numbers in other dress, and what only begins with one.
        ("一：任务\n清理河岸。\n二：经费\n由村里列支。", ["任务", "经费"]),
        ("一，任务\n清理河岸。\n二，经费\n由村里列支。", ["任务", "经费"]),
        ("一、一、任务\n清理河岸。\n二、二、经费\n由村里列支。", ["任务", "经费"]),
        ("三 时间安排\n三月清淤。\n四 经费来源\n由村里列支。", ["时间安排", "经费来源"]),
        ("三 人清淤。\n四 人护坡。", []),
        ("I. 任务\n清理河岸。\nII. 经费\n由村里列支。", ["任务", "经费"]),
        ("（一）项目建设\n修两座桥。\n（二）班组管理\n每班三人。", ["项目建设", "班组管理"]),
        ("一、任务\n（一）项任务由清淤队承担。\n（三）班先到。\n二、经费\n由村里列支。", ["任务", "经费"]),
        ("9.10教师节前走访老教师，送去慰问品。\n" + BODY, ["任务", "经费"]),
        # Signs and brackets.
        (f"■护河任务\n{TALK}\n■护河经费\n{TALK}", ["护河任务", "护河经费"]),
        (f"■清点工具\n■修补漏桶\n{TALK}", []),
        (f"★加强巡查：{TALK}\n★抓好清淤：{TALK}", ["加强巡查", "抓好清淤"]),
        (f"★联系电话：{TALK}\n★联系人：{TALK}", []),
        (f"[工作目标]\n{TALK}\n[工作措施]\n{TALK}", ["工作目标", "工作措施"]),
        (f"[图一]\n{TALK}\n[图二]\n{TALK}", []),
        (f"**一、任务目标**\n{TALK}\n**二、经费来源**\n{TALK}", ["任务目标", "经费来源"]),
        # A title without a number stands for the one that is missing, or lies under the part above it.
        (f"一、任务\n{TALK}\n工作措施\n{TALK}\n三、经费\n{TALK}", ["任务", "工作措施", "经费"]),
        # Lists in one line, and the line below that belongs to none of them.
        (f"一、任务\n做到：1、清点工具；2、修补漏桶；3、更换绳索，备齐手套。\n{TALK}", ["任务"]),
        (f"一、任务\n1、清点工具\n{TALK}\n2、修补漏桶\n{TALK}", ["任务", "清点工具", "修补漏桶"]),
        # Activities: labels and texts, with numbers and without.
        (
            f"活动时间：三月上旬\n活动地点：村口\n活动要求：{TALK}\n注意事项：{TALK}",
            ["活动时间", "活动地点", "活动要求", "注意事项"],
        ),
        (f"主讲：何敏\n记录：石磊\n摄影：方小青\n{TALK}", []),
        ("一、主题碧水绕村流\n二、口号人人护河\n三、任务\n清理河岸。", ["主题", "口号", "任务"]),
        ("一、主题教育活动\n听课两次。\n二、口号征集活动\n每人一条。", ["主题教育活动", "口号征集活动"]),
        # A month that is all a part says, and one that heads a timetable.
        ("一、时间\n2024年4月\n二、任务\n清理河岸。", ["时间", "任务"]),
        ("一、安排\n4月\n清理河岸。\n5月\n栽柳护坡。", ["安排", "4月", "5月"]),
        (
            f"一、步骤\n第一阶段（4月）：宣传发动阶段。{TALK}\n第二阶段（5月）：全面整治阶段。{TALK}",
            ["步骤", "宣传发动阶段", "全面整治阶段"],
        ),
        # A first number right behind a name, and one behind a sentence that goes on.
        (f"三、建立巡河制度 （一）建立村级制度。{TALK}", ["建立巡河制度", "建立村级制度"]),
        (f"三、建立巡河制度，按照上级通知 （一）的要求办理。{TALK}", ["建立巡河制度，按照上级通知 （一）的要求办理"]),
        # Gaps instead of line ends.
        ("　　".join(["一、任务", TALK * 4, "二、经费", TALK * 4, "三、要求", TALK]), ["任务", "经费", "要求"]),
    ],
)
def test_headings(text: str, want: list[str]) -> None:
    assert headings(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("护河工作计划?\n" + BODY, ["护河工作计划"]),
        ("护河工作计划怎么写？\n护河工作计划\n" + BODY, ["护河工作计划"]),
        ("PAGE1护河工作计划\n" + BODY, ["护河工作计划"]),
        ("★护河工作计划★\n" + BODY, ["护河工作计划"]),
        # What sections are called is no plan's title below the first line.
        (f"护河工作计划\n◆时间安排\n{TALK}\n◆考核办法\n{TALK}", ["护河工作计划"]),
        (f"护河工作计划\n{BODY}护坡工作安排\n{BODY}", ["护河工作计划", "护坡工作安排"]),
        # The rest of a plan above another one.
        (f"三、清点工具。\n四、修补漏桶。\n护河工作计划\n{BODY}", [None, "护河工作计划"]),
        (f"1、清点工具。\n2、修补漏桶。\n护河工作计划\n{BODY}", ["护河工作计划"]),
        (f"（三）清点工具。\n（四）修补漏桶。\n{BODY}", [None, None]),
        (f"（一）清点工具。\n（二）修补漏桶。\n{BODY}", [None]),
        # A notice that is nothing but its title, and titles that run into their texts.
        (f"关于印发《护河工作方案》的通知\n护河工作方案\n{BODY}", ["关于印发《护河工作方案》的通知", "护河工作方案"]),
        (f"柳湾村护河工作计划（试行）为管好河道，制定本计划。{BODY}", ["柳湾村护河工作计划（试行）"]),
        (f"篇一：柳湾村护河工作计划为管好河道，制定本计划。{BODY}", ["篇一：柳湾村护河工作计划"]),
        (
            f"柳湾村护河工作计划为管好河道，制定本计划。{RUN_ON}柳湾村护河工作计划为管好河岸，制定本计划。{RUN_ON}",
            ["柳湾村护河工作计划", "柳湾村护河工作计划"],
        ),
    ],
)
def test_titles(text: str, want: list[str | None]) -> None:
    assert titles(text) == want


@pytest.mark.parametrize(("hidden", "count"), [(20392, 2), (392, 1)])
def test_another_plan_goes_on_behind_what_a_page_hides(hidden: int, count: int) -> None:
    text = f"护河工作计划\n{BODY}三、要求\n{TALK}\n……此处隐藏{hidden}个字……逐户登记，张榜公布。{TALK}"
    page = clean.apply(read.decode(Page(text.encode()), CONFIG.read), CONFIG.clean)
    assert len(segment.plans(page, CONFIG.segment)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("清淤队由组长带领，各带工具，责任单位：护河站，村。\n护河工作计划2\n每户一人，自备手套，逾期不补。", 2),
        ("清淤队由组长带领，各带工具，责任单位：护河站，村。\n民小组各出一人，自备手套。\n", 1),
    ],
)
def test_a_title_does_not_go_on_with_the_sentence_above(text: str, count: int) -> None:
    page = clean.apply(read.decode(Page(f"护河工作计划1\n{BODY}{text}".encode()), CONFIG.read), CONFIG.clean)
    assert len(segment.plans(page, CONFIG.segment)) == count
