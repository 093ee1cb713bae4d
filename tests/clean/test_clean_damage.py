"""Damage inside plans: glosses, markers, wraps, stray marks; each beside a sound text that differs in little."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from clean_page import CONFIG, changes, cleaned

from pipeline import clean
from pipeline.records import Document, Mark, RawCell, RawRow
from pipeline.text import Text

GLOSSES = [
    ("學(xué)校工作計(jì)劃", "學校工作計劃"),
    ("各单位要认(rèn)真落实", "各单位要认真落实"),
    ("長(cháng)期規劃(huà)", "長期規劃"),
    ("長（zhǎng）遠", "長遠"),
    ("女(nǚ)職工", "女職工"),
    ("計(ji)劃", "計劃"),
    ("成績(jì)好，績（jī）點高", "成績好，績點高"),
    # not the reading of the character
    ("計(xué)劃", "計(xué)劃"),
    ("学校(school)建设", "学校(school)建设"),
    ("拼音教学(pīnyīn jiàoxué)", "拼音教学(pīnyīn jiàoxué)"),
    ("应急(a)和(b)两类", "应急(a)和(b)两类"),
    # a lesson means its glosses
    ("生字：犟(jiàng)、匮(kuì)乏", "生字：犟(jiàng)、匮(kuì)乏"),
    ("注意读音，着(zháo)急不读轻声", "注意读音，着(zháo)急不读轻声"),
]


@pytest.mark.parametrize(("page", "expected"), GLOSSES)
def test_glosses(page: str, expected: str) -> None:
    assert cleaned(page) == expected


STRAY = [
    ("提高教师的'业务水平", "提高教师的业务水平"),
    ("加强队伍的.培训", "加强队伍的培训"),
    ("汇总各科的`数据", "汇总各科的数据"),
    ("优化服务的^环境", "优化服务的环境"),
    ("落实上级的,要求", "落实上级的,要求"),
    ("学习新时期的'三严三实'要求", "学习新时期的'三严三实'要求"),
    ("授予'优秀护林员的'称号", "授予'优秀护林员的'称号"),
    # behind a word that goes on, or between an attribute and its word
    ("特制定本.办法", "特制定本办法"),
    ("每人一本.由班长发放", "每人一本.由班长发放"),
    ("降低成本.由财务科负责", "降低成本.由财务科负责"),
    ("厂长室对.车间打分", "厂长室对车间打分"),
    ("成效显著.加强领导", "成效显著.加强领导"),
    ("作为评优的重要\\依据", "作为评优的重要依据"),
    ("认真`排查隐患", "认真排查隐患"),
    ("教师\\学生各一名", "教师\\学生各一名"),
    ("一.指导思想", "一.指导思想"),
    ("争当'先进集体'和'文明班组'", "争当'先进集体'和'文明班组'"),
    ("开好会议,,做好记录。", "开好会议,做好记录。"),
    ("认真总结。。", "认真总结。"),
    ("以下各项……", "以下各项……"),
    ("推进〃平安建设〃活动", "推进“平安建设”活动"),
    ("推进〃甲〃、〃乙〃工作", "推进“甲”、“乙”工作"),
    ("开展“甲〃、“乙〃工作", "开展“甲”、“乙”工作"),
    ("〃同上", "〃同上"),
    ("达标率3.5个百分点", "达标率3.5个百分点"),
    ("睡眠不得少于1、5小时", "睡眠不得少于1、5小时"),
]


@pytest.mark.parametrize(("page", "expected"), STRAY)
def test_stray_marks(page: str, expected: str) -> None:
    assert cleaned(page) == expected


LONG = "为进一步加强全镇防汛工作，落实各项措施，"
WRAPS = [
    (f"{LONG}接受上级主管部门的审\n\n查和考核。", f"{LONG}接受上级主管部门的审查和考核。"),
    ("成员：张一、李二、\n  王三、赵四", "成员：张一、李二、王三、赵四"),
    (f"{LONG}由各村\n，各单位配合。", f"{LONG}由各村，各单位配合。"),
    (f"{LONG}购置物资若干。再\n。", f"{LONG}购置物资若干。再。"),
    (f"{LONG}我局将。\n\n在年内完成改造。", f"{LONG}我局将在年内完成改造。"),
    (f"{LONG}队伍结构合理,分。\n\n工明确到人。", f"{LONG}队伍结构合理,分工明确到人。"),
    (f"{LONG}有针对性。\n\n地开展排查。", f"{LONG}有针对性地开展排查。"),
    (f"{LONG}巡查时间不少于每天。\n\n小时以上为限。", f"{LONG}巡查时间不少于每天小时以上为限。"),
    # sound text
    ("一、指导思想\n坚持预防为主。", "一、指导思想\n坚持预防为主。"),
    (f"{LONG}确保安全。\n各村要认真落实。", f"{LONG}确保安全。\n各村要认真落实。"),
    (f"{LONG}做好以下工作\n一、加强领导", f"{LONG}做好以下工作\n一、加强领导"),
    (f"{LONG}全体干部积极参与。\n地方各级要配合。", f"{LONG}全体干部积极参与。\n地方各级要配合。"),
    (f"{LONG}推动资源合理流向。\n了解群众需求。", f"{LONG}推动资源合理流向。\n了解群众需求。"),
    (f"{LONG}添置背心60件。\n各村做好登记。", f"{LONG}添置背心60件。\n各村做好登记。"),
    (f"{LONG}费用不超过50元。\n值班人员每天巡视。", f"{LONG}费用不超过50元。\n值班人员每天巡视。"),
    ("1、加强领导,\n2、落实责任,", "1、加强领导,\n2、落实责任,"),
    ("组长：张一\n副组长：李二", "组长：张一\n副组长：李二"),
    ("组长：张一，\n副组长：李二，\n成员：王三", "组长：张一，\n副组长：李二，\n成员：王三"),
]


@pytest.mark.parametrize(("page", "expected"), WRAPS)
def test_hard_wraps(page: str, expected: str) -> None:
    assert cleaned(page) == expected


BROKEN = f"{LONG}接受上级主管部门的审\n查和考核。\n"
UNENDED = [
    # On a page that breaks off three sentences, one more that breaks off between two words goes on as well.
    (f"{BROKEN * 3}{LONG}由民政办发给补助\n600元。", "发给补助600元。"),
    (f"{BROKEN * 3}{LONG}由各村书记\n签字确认。", "由各村书记签字确认。"),
    (f"{BROKEN}{LONG}由各村书记\n签字确认。", "由各村书记\n签字确认。"),
    (f"{BROKEN * 3}{LONG}请遵照执行\n某镇人民政府", "请遵照执行\n某镇人民政府"),
    (f"{BROKEN * 3}{LONG}做好以下工作\n三、强化保障。", "做好以下工作\n三、强化保障。"),
    (f"{BROKEN * 3}防汛物资保障\n要储备编织袋。", "防汛物资保障\n要储备编织袋。"),
    # A line as wide as the others needs no mark, but a title stays by itself.
    (f"{BROKEN * 3}本街道防汛值班名单由应急办公室会同各社区居民委员会和物业\n统一编排。", "物业统一编排。"),
    (
        f"{BROKEN * 3}某市某区某街道办事处防汛抢险应急救援队伍建设实施方案\n为抓好落实,制定本方案。",
        "方案\n为抓好",
    ),
    # The end of a sentence is no paragraph.
    (f"{LONG}全员培训16学\n\n时。\n二、措施", "全员培训16学时。\n二、措施"),
]


@pytest.mark.parametrize(("page", "expected"), UNENDED)
def test_wrapped_pages(page: str, expected: str) -> None:
    assert expected in cleaned(page)


def test_cells_and_headings_of_a_page_with_markup_stay_apart() -> None:
    page = f"{LONG}接受上级主管部门的审\n查和考核。"
    text, second = Text.of(page), page.index("查和")
    rows = (RawRow(1, (RawCell(0, second - 1, "", 0), RawCell(second, len(page), "", 1))),)
    marks = (Mark("heading", second, len(page), 2),)
    assert "\n" not in clean.apply(Document(text, "txt", "utf-8"), CONFIG).text.value
    assert "\n" in clean.apply(Document(text, "html", "utf-8", rows=rows), CONFIG).text.value
    assert "\n" in clean.apply(Document(text, "html", "utf-8", marks=marks), CONFIG).text.value


def test_lines_that_fill_one_width_are_joined() -> None:
    body = "全面贯彻落实上级关于安全生产工作的决策部署坚持以人为本预防为主综合治理的方针强化责任落实" * 8
    body = "。".join(body[at : at + 33] for at in range(0, len(body), 33)) + "。"
    page = "\n".join(body[at : at + 30] for at in range(0, len(body), 30))
    assert cleaned(page).count("\n") <= page.count("\n") // 4


SPACES = [
    (f"{BROKEN}{LONG}各村要早安\n排、早部署，把各 项任务分解到人，落实到岗，按期完成。", "各项任务"),
    ("为全面完成年度各项目标任务，各村要结合自身实际，认真研究制定具体措 施并按期报送镇政府办公室备案。", "措施并"),
    ("某局工作计划 篇1", "计划 篇1"),
    ("组长 张一 副组长 李二", "组长 张一"),
    ("第一阶段 宣传发动", "阶段 宣传"),
]


@pytest.mark.parametrize(("page", "expected"), SPACES)
def test_spaces(page: str, expected: str) -> None:
    assert expected in cleaned(page)


TABS = [
    ("某局年度工\t作计划", "某局年度工作计划"),
    ("姓名\t单位", "姓名\t单位"),
    ("工\t作\t人\t数", "工\t作\t人\t数"),
    # A table is more than one line.
    ("责任\t务期\n张一\t三月", "责任\t务期\n张一\t三月"),
]


@pytest.mark.parametrize(("page", "expected"), TABS)
def test_tabs(page: str, expected: str) -> None:
    assert cleaned(page) == expected


DOUBLE_STRUCK = [
    ("编修《 《某某县县志志》 》方案", "编修《某县志》方案"),
    ("一一、、工工作作目目标标", "一、工作目标"),
    ("（（二二））健健全全机机制制，分工到人", "（二）健全机制，分工到人"),
    ("22002233年年工工作作要要点点", "2023年工作要点"),
    # what a writer says twice
    ("家家户户、村村寨寨都要认认真真排查", "家家户户、村村寨寨都要认认真真排查"),
    ("干干净净迎新年，高高兴兴过春节", "干干净净迎新年，高高兴兴过春节"),
    ("认认真真踏踏实实兢兢业业", "认认真真踏踏实实兢兢业业"),
    ("电话：11223344", "电话：11223344"),
    ("天天见，月月查", "天天见，月月查"),
]


LINE_SIGNS = [
    ("每周巡河。Р二、经费Р（一）村里列支。", "每周巡河。\n二、经费\n（一）村里列支。"),
    ("每周巡河。РФ二、经费Р（一）村里列支。", "每周巡河。РФ二、经费Р（一）村里列支。"),
    ("每周巡河。Р二、经费由村里列支。", "每周巡河。Р二、经费由村里列支。"),
    ("每周巡河。P二、经费P（一）村里列支。", "每周巡河。P二、经费P（一）村里列支。"),
]


@pytest.mark.parametrize(("page", "expected"), LINE_SIGNS)
def test_letters_for_line_ends(page: str, expected: str) -> None:
    assert cleaned(page) == expected


@pytest.mark.parametrize(("page", "expected"), DOUBLE_STRUCK)
def test_double_struck(page: str, expected: str) -> None:
    assert cleaned(page) == expected


def _pages(breaks: list[str]) -> str:
    text = "各单位要结合实际认真抓好落实，明确任务分工，按期完成各项工作。" * 6
    lines = [f"1、{text}各村要加强对困难群众的帮"]
    lines += [f"{number}{mark}扶力度。{text}各村要加强对困难群众的帮" for number, mark in enumerate(breaks, 2)]
    return "\n".join(lines)


def test_page_markers_go_with_their_line_breaks() -> None:
    text = cleaned(_pages(["、"] * 5))
    assert "帮扶力度" in text and "\n" not in text and "、扶" not in text and not text[0].isdigit()
    assert len(changes(_pages(["、"] * 5), "page_marker")) == 6


def test_a_numbered_list_keeps_its_numbers() -> None:
    line = "各单位要结合实际认真抓好落实，明确任务分工，按期完成各项工作，做到有部署、有检查、有总结"
    page = "\n".join(f"{number}、{line}；" for number in range(1, 8))
    assert cleaned(page) == page
    short = "\n".join(f"{number}、校园绿化由总务处配合" for number in range(1, 8))
    assert cleaned(short) == short


def test_page_counters_inside_sentences_go() -> None:
    page = "1/42023年工作计划，寒假第一2/4周安排培训，三月3/4份召开会议，四月4/4份总结。"
    assert cleaned(page) == "2023年工作计划，寒假第一周安排培训，三月份召开会议，四月份总结。"
    for sound in ("完成1/3、2/3两个节点", "1/2的学生，1/3的教师，1/4的家长", "3/12植树节、3/15活动"):
        assert cleaned(sound) == sound


def test_numbers_of_printed_pages_go_with_their_lines() -> None:
    text = "各村要加强堤坝巡查，做好记录，及时上报。" * 16
    assert cleaned(f"{text}\n1\n{text}\n- 2 -\n{text}\n3") == f"{text}\n{text}\n{text}"
    # a column of a table, and numbers that do not count pages
    for sound in (
        "序号\n1\n张一\n2\n李二",
        f"{text}\n1\n{text}\n5\n{text}",
        f"{text}\n7\n{text}",
        f"清单\n1\n{text}\n2\n{text}",
    ):
        assert cleaned(sound) == sound


HOLES = [
    ("20xx年工作计划", ["20xx"]),
    ("xx县教育局", ["xx"]),
    ("由_负责_备案", ["_", "_"]),
    ("得____分", ["____"]),
    ("××××中心校", ["××××"]),
    ("某某镇", ["某某"]),
    ("x月31日前", ["x"]),
    ("协作三年(年3月至年3月)", ["年", "年"]),
    ("XX局", ["XX"]),
    ("年月日前完成排查", ["年月日前"]),
    ("年月日至年月日期间施工", ["年月日至年月日"]),
    ("填写姓名、出生年月日和单位", []),
    ("2023年3月", []),
    ("本年度每年上半年", []),
    ("全年1月至12月", []),
    ("Excel和XXL号", []),
    ("5x4米", []),
    ("某种程度", []),
]


@pytest.mark.parametrize(("page", "expected"), HOLES)
def test_holes_are_marked_and_stay(page: str, expected: list[str]) -> None:
    marked = changes(page, "blank")
    assert [change.before for change in marked] == expected
    assert all(change.after == change.before for change in marked)
    assert cleaned(page) == page


def test_digits_that_lost_their_place_are_marked_only_beside_holes() -> None:
    damaged = "第一阶段年月日至年月。\n(2021345a)。\n925主要任务是排查，建1立台账，参加人数3人。"
    assert [c.before for c in changes(damaged, "displaced_digits")] == ["(2021345a)。", "925", "1"]
    damaged = "年月日前建成蓄水池1处,(2031208眼)。年月日至年月日期间检修。"
    assert [c.before for c in changes(damaged, "displaced_digits")] == ["(2031208眼)。"]
    assert not changes("第一阶段3月1日至4月。\n主要任务是排查，建1立台账，参加人数3人。", "displaced_digits")


LAYOUT = [
    ("　　为做好工作  \n\n\n　　一、目标\n", "为做好工作\n一、目标"),
    ("工作\u200b计划", "工作计划"),
    ("\ufeff工作计划", "工作计划"),
    ("一\r\n\r\n二", "一\n二"),
    ("", ""),
    (" \n ", ""),
]


@pytest.mark.parametrize(("page", "expected"), LAYOUT)
def test_white_space(page: str, expected: str) -> None:
    assert cleaned(page) == expected
