"""Frames of pages that collect model essays and documents; each beside a line of a plan that differs in little."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from clean_page import cleaned

TITLE = "某校防火工作计划"
PLAN = "一、工作目标\n全年不发生火情。\n二、工作措施\n1、每月检查一次。\n2、开学后组织演练。"

# (frame line, a line of a plan like it); both stand between the title and the plan.
HEAD = [
    ("2025/06/06工作计划", "2025年6月6日"),
    ("后勤计划 阅读(5K)", "后勤人员 阅读守则"),
    ("某某网小编整理", "由各科室整理"),
    ("admin5 2025-03-20 03:07:43", "3月20日下午3:07集合"),
    ("手机扫描二维码 手机阅读", "扫描二维码登记"),
    ("文件名称：防火计划.docx", "文件名称：《防火手册》"),
    ("总字数：约3.51千字", "总人数：约350人"),
    ("• 约 10页", "• 约 10人"),
    ("• 2026-01-25 发布于四川", "• 1月25日 起实行"),
    ("来源：某某日报", "来源：县统计局"),
    ("文本预览\n下载声明", "文本要求\n声明事项"),
    (
        "阅读此文之前，请您点击一下“关注”，方便您讨论和分享，感谢您的支持~",
        "阅读本方案之前，请先学习消防法，掌握基本要求。",
    ),
    (
        "某某网整理的防火工作计划(精选4篇)，供大家参考，请您欣赏。",
        "各科室整理的台账(共4册)，供检查组查阅。",
    ),
    ("此篇文章防火工作计划（精选5篇），由某某网整理，希望能够帮助得到大家。", "此项工作由网格员整理，希望各户配合。"),
    (
        "以下是结合多年经验的综合模板，共分为10个部分，供参考使用：",
        "以下是结合多年经验的综合措施，共分为10个部分：",
    ),
    (
        "好的计划怎么写？下面我给大家收集了几篇计划范文，一起来看看吧。",
        "本校的火灾隐患有哪些？下面我把各处的检查结果向大家作一说明。",
    ),
]


@pytest.mark.parametrize(("frame", "line"), HEAD)
def test_above_a_plan(frame: str, line: str) -> None:
    assert cleaned(f"{TITLE}\n{frame}\n{PLAN}") == f"{TITLE}\n{PLAN}"
    assert cleaned(f"{TITLE}\n{line}\n{PLAN}") == f"{TITLE}\n{line}\n{PLAN}"


FOOT = [
    ("摄影：李某 王某某", "组长：李某 王某某"),
    ("一审：李某\n二审：王某某\n终审：赵某", "组长：李某\n副组长：王某某\n成员：赵某"),
    ("------分隔线----------------", "分隔线以内不停车"),
    ("(一)推荐阅读\n小学防火计划05-11\n中学防火计划06-02", "(一)推荐书目\n1、《防火手册》"),
    (
        "【某校防火工作计划】相关文章：\n1.小学防火工作计划\n2.防火工作方案范文\n3.夏季防火工作计划",
        "3、相关工作：\n1.制定防火工作方案\n2.修订值班制度。\n3.召开防火工作会议。",
    ),
    ("亲，本文档已全部预览，喜欢就下载吧！", "该方案总共3页，全部打印后分发。"),
    ("暂无评论哦，快来评论一下吧！", "暂无隐患的，按月复查。"),
]


@pytest.mark.parametrize(("frame", "line"), FOOT)
def test_below_a_plan(frame: str, line: str) -> None:
    assert cleaned(f"{TITLE}\n{PLAN}\n{frame}") == f"{TITLE}\n{PLAN}"
    assert cleaned(f"{TITLE}\n{PLAN}\n{line}") == f"{TITLE}\n{PLAN}\n{line}"


INSIDE = [
    ("教师要反思，[百范文]提高水平。", "教师要反思，提高水平。"),
    ("教师要反思【某某文库网】提高水平。", "教师要反思提高水平。"),
    ("教师要反思，[见附件]提高水平。", None),
    ("各班参加【我的书屋】读书活动。", None),
    ("p{margin:0.1in;text-align:justify}教师要反思。", "教师要反思。"),
    ("填写{姓名}一栏。", None),
    ("精选优质文档-----倾情为你奉上各班检查线路。", "各班检查线路。"),
]


@pytest.mark.parametrize(("line", "expected"), INSIDE)
def test_inside_a_plan(line: str, expected: str | None) -> None:
    page = f"{TITLE}\n{PLAN}\n三、要求\n"
    assert cleaned(f"{page}{line}") == page + (line if expected is None else expected)


def test_the_list_of_the_plans_of_a_page_goes() -> None:
    plans = f"第一篇：防火工作计划\n{PLAN}\n第二篇：防汛工作计划\n{PLAN}"
    contents = "第一篇：防火工作计划\n第二篇：防汛工作计划"
    assert cleaned(f"目录\n{contents}\n正文\n{plans}") == plans
    assert cleaned(f"本文目录\n{contents}\n{plans}") == plans
    # 目录 of a plan names its headings.
    own = f"{TITLE}\n目录\n一、工作目标\n二、工作措施\n{PLAN}"
    assert cleaned(own) == own


def test_the_title_of_a_collection_goes_wherever_it_stands() -> None:
    collection = "防火工作计划（通用12篇）"
    page = f"{collection}\n防火工作计划 篇1\n{collection}\n{PLAN}\n防火工作计划 篇2\n{PLAN}"
    kept = f"防火工作计划 篇1\n{PLAN}\n防火工作计划 篇2\n{PLAN}"
    assert cleaned(page) == kept
    # The title of a piece is none, though a number stands in it.
    pieces = f"防火工作计划第1篇\n{PLAN}\n防火工作计划第2篇\n{PLAN}"
    assert cleaned(pieces) == pieces


def test_a_collection_is_named_in_brackets_whatever_it_is_about() -> None:
    page = "校园用火的思考\n校园用火的思考(精选9篇)\n校园用火的思考 篇1\n近年来，学校用火增多。\n一、现状\n宿舍用火多。"
    assert cleaned(page).startswith("校园用火的思考 篇1\n近年来")


def test_a_title_above_the_paragraph_that_begins_with_it_goes() -> None:
    title = "2023年春季防火工作实施方案"
    run_on = f"{title}一、指导思想坚持预防为主，落实责任，确保校园平安，不发生一起责任事故，让师生放心。"
    assert cleaned(f"{title}(共2页)\n{run_on}") == run_on
    preamble = f"{title}已经校务会通过，各处室要认真落实，确保校园平安，不发生一起责任事故，让师生和家长放心。"
    assert cleaned(f"{title}\n{preamble}\n{PLAN}") == f"{title}\n{preamble}\n{PLAN}"


def test_legal_lines_of_one_list_go_together() -> None:
    legal = (
        "- 1、本文档共6页，可阅读全部内容。\n- 2、本站所有内容均由网友上传，本站不作任何保证。\n"
        "- 3、成为会员后，您将拥有下载权益、高级客服等多项服务。"
    )
    assert cleaned(f"{legal}\n{TITLE}\n{PLAN}") == f"{TITLE}\n{PLAN}"
    items = "- 1、灭火器共6个，每层两个。\n- 2、应急灯每月检查。\n- 3、值班人员登记。"
    assert cleaned(f"{TITLE}\n{items}\n{PLAN}") == f"{TITLE}\n{items}\n{PLAN}"


def test_shelves_below_a_publishing_line_go() -> None:
    title = "某市人民政府关于加强学校防火工作的实施意见"
    frame = "2024-11-21 12:56\n137人看过\n学校\n教师\n城乡"
    assert cleaned(f"{frame}\n{title}\n{PLAN}") == f"{title}\n{PLAN}"
    table = "序号\n项目\n要求\n1\n线路\n每月检查"
    assert cleaned(f"{title}\n{table}\n{PLAN}") == f"{title}\n{table}\n{PLAN}"


def test_what_stands_above_a_breadcrumb_goes() -> None:
    assert cleaned(f"菜单\n当前位置：首页 > 计划\n{TITLE}\n{PLAN}") == f"{TITLE}\n{PLAN}"
    assert cleaned(f"{TITLE}\n当前位置：首页 > 计划\n{PLAN}") == f"{TITLE}\n{PLAN}"


def test_that_a_paper_is_public_says_nothing_of_the_lines_above_it() -> None:
    page = (
        "时间：2020-09-29 来源： 作者：\n某市人民政府办公室关于印发某市推进\n义务教育优质均衡发展\n实施细则的通知\n"
        "各乡镇人民政府：\n现将细则印发给你们，请贯彻实施。\n某市人民政府办公室\n2020年9月28日\n（此件公开发布）\n"
    )
    kept = page.split("\n", 1)[1].replace("（此件公开发布）\n", "")
    assert cleaned(page + PLAN) == kept + PLAN


def test_the_number_of_a_document_is_no_value_of_the_label_above_it() -> None:
    page = f"- 时间：2012-10-24\n- 点击：28\n- 来源：\n某政发〔2012〕120号\n各县人民政府：\n现提出如下意见：\n{PLAN}"
    assert cleaned(page) == f"某政发〔2012〕120号\n各县人民政府：\n现提出如下意见：\n{PLAN}"


def test_a_title_that_names_no_genre_stays_between_pieces_of_a_frame() -> None:
    head = "您现在的位置: 首页 > 学校 > 动态\n{}\n发布时间：2017-04-01 11:23\n4月1日，各班组织了防火演练。"
    title = "我校各班开展防火演练活动"
    assert cleaned(head.format(title)).startswith(title)


def test_legal_lines_with_two_numbers_do_not_begin_a_plan() -> None:
    legal = (
        "1. 1、付费阅读不等于买下文档的版权，侵权必究。\n"
        "2. 2、本站所有内容均由网友上传，本站不作任何保证。\n"
        "3. 3、成为VIP后，您将拥有下载权益、高级客服等多项服务。"
    )
    assert cleaned(f"{TITLE}.docxVIP\n{TITLE}.docx\n{legal}\n查看更多\n{TITLE}\n{PLAN}") == f"{TITLE}\n{PLAN}"


def test_an_introduction_of_several_paragraphs_goes() -> None:
    intro = (
        "总结是回头看一段工作的书面材料，写好总结能帮我们改进工作，少走弯路。\n这样的总结怎么写呢？\n"
        "下面是精心整理的防火工作总结7篇，欢迎阅读与收藏。"
    )
    assert cleaned(f"{TITLE}\n{intro}\n{PLAN}") == f"{TITLE}\n{PLAN}"
    asked = f"{TITLE}\n防火工作怎么抓才见效呢？\n{PLAN}"
    assert cleaned(asked) == asked


def test_an_introduction_ends_where_the_plan_begins() -> None:
    plan = f"{TITLE}篇1一、工作目标：1、全年不发生火情，师生平安。2、每月检查。"
    assert cleaned(f"防火计划五篇仅供参考，可以改用{plan}").endswith(plan)


def test_keywords_below_a_publishing_line_go() -> None:
    line = "2023-01-01 07:05:12 某某网 [字体：]"
    assert cleaned(f"{TITLE}\n{line}\n防火教育，工作计划，学校\n{PLAN}") == f"{TITLE}\n{PLAN}"
    motto = f"{TITLE}\n{line}\n团结，奋进，求实\n{PLAN}"
    assert cleaned(motto) == f"{TITLE}\n团结，奋进，求实\n{PLAN}"
