"""What stands above a plan on collecting sites: introductions, repeated titles, banners."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from clean_page import changes, cleaned

PLAN = "一、工作目标\n全年无重大事故。\n二、工作措施\n每月检查一次。"

INTRODUCTIONS = [
    "日子在不知不觉中溜走，新的任务正等着我们，是时候写一份计划了。下面是小编帮大家整理的消防工作计划，仅供参考，欢迎大家阅读。",
    "以下是为大家准备的村级工作计划，希望能够帮助到大家。",
    "下面小编就和大家分享医院护理工作计划，来欣赏一下吧。",
    "如何才能写出优秀的计划呢？以下是编者精心收集的几篇范文，供大家借鉴。",
    "光阴似箭，我们又将迎来新的挑战。你是否还在为写计划发愁呢？本文是小编为您带来的安全计划，希望对您有所帮助！",
    "方案是针对某项活动而制定的计划。那么方案应该怎么写才合适呢？下面是小编为大家收集的方案，希望能给大家带来参考。",
    "時光荏苒，又到了寫計劃的時候。以下是小編整理的計劃，歡迎閱讀與收藏。",
]


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_introductions_go(introduction: str) -> None:
    assert cleaned(f"消防工作计划\n{introduction}\n{PLAN}") == f"消防工作计划\n{PLAN}"


def test_musings_above_the_introduction_go_with_it() -> None:
    musing = "计划是对未来一段时间工作的设想。一份好的计划能让工作更有条理，也能提高效率。"
    page = f"消防工作计划\n{musing}\n以下是小编整理的消防工作计划，供大家参考。\n{PLAN}"
    assert cleaned(page) == f"消防工作计划\n{PLAN}"


PREAMBLES = [
    "为切实做好本镇消防工作，保障人民群众生命财产安全，根据上级要求，结合我镇实际，制定本计划。",
    "以下是我局本年度的主要工作安排：",
    "时间紧、任务重，希望各单位高度重视，抓好落实。",
    "我们要以此次活动为契机，希望大家积极参与，认真组织。",
    "现将有关事项通知如下，供各单位在工作中参考执行。",
    "本计划由县应急局整理汇总，印发各乡镇。",
    "新的学期已经开始，我们该如何提高教学质量？关键在教师。",
]


@pytest.mark.parametrize("preamble", PREAMBLES)
def test_preambles_stay(preamble: str) -> None:
    page = f"某镇消防工作计划\n{preamble}\n{PLAN}"
    assert cleaned(page) == page


def test_an_introduction_in_the_run_of_text_loses_only_its_sentence() -> None:
    page = f"{PLAN}\n加强宣传。以下是小编为大家整理的更多内容，欢迎阅读。落实责任。"
    assert cleaned(page).endswith("加强宣传。落实责任。")


def test_what_follows_an_introduction_in_its_paragraph_stays() -> None:
    page = f"消防工作计划\n下面是小编整理的计划，供大家参考。为做好消防工作，制定本计划。\n{PLAN}"
    assert cleaned(page) == f"消防工作计划\n为做好消防工作，制定本计划。\n{PLAN}"


def test_an_introduction_on_a_page_without_line_breaks() -> None:
    introduction = "时间过得真快，新的一年又开始了。以下是小编整理的计划，供大家参考。"
    page = f"某镇消防工作计划{introduction}一、工作目标全年无事故。二、措施每月检查。"
    assert cleaned(page) == "某镇消防工作计划一、工作目标全年无事故。二、措施每月检查。"


def test_a_summary_may_muse_on_time() -> None:
    page = f"某校工作总结\n光阴似箭，转眼间一学期就要结束了。我们该如何总结得失？\n{PLAN}"
    assert cleaned(page) == page


TITLES = [
    # banner, title of the page, title of the plan
    (
        f"消防工作计划\n时间:2021-01-02 03:04:05\n关于消防工作计划\n关于消防工作计划\n{PLAN}",
        f"关于消防工作计划\n{PLAN}",
    ),
    (f"护理工作计划汇编5篇\n护理工作计划 篇1\n{PLAN}", f"护理工作计划 篇1\n{PLAN}"),
    (f"某县防汛方案\n某县防汛方案\n{PLAN}", f"某县防汛方案\n{PLAN}"),
    # one title only, or an issuer above it
    (f"某县防汛方案\n{PLAN}", f"某县防汛方案\n{PLAN}"),
    (f"某县人民政府办公室\n关于印发防汛方案的通知\n{PLAN}", f"某县人民政府办公室\n关于印发防汛方案的通知\n{PLAN}"),
    (f"某镇2023年防汛工作安排\n防汛工作安排\n{PLAN}", f"某镇2023年防汛工作安排\n防汛工作安排\n{PLAN}"),
    (f"某校工作总结\n某校工作计划\n{PLAN}", f"某校工作总结\n某校工作计划\n{PLAN}"),
    # a compilation repeats a title above each of its plans
    (f"村级工作方案\n{PLAN}\n村级工作方案\n{PLAN}", f"村级工作方案\n{PLAN}\n村级工作方案\n{PLAN}"),
]


@pytest.mark.parametrize(("page", "expected"), TITLES)
def test_repeated_titles(page: str, expected: str) -> None:
    assert cleaned(page) == expected


def test_a_title_that_runs_on_into_itself_is_kept_once() -> None:
    page = "2021年某校消防工作计划撰写人：_日期：_2021年某校消防工作计划一、指导思想坚持预防为主。"
    assert cleaned(page) == "2021年某校消防工作计划撰写人：_日期：_一、指导思想坚持预防为主。"


def test_titles_put_into_sentences_go_when_they_repeat() -> None:
    page = "加强领导，“平安校园”活动方案。\n落实责任，工作计划《“平安校园”活动方案》。\n开展“平安校园”活动。"
    assert cleaned(page) == "加强领导，。\n落实责任，。\n开展“平安校园”活动。"
    once = "加强领导，“平安校园”活动方案。\n开展“平安校园”活动。"
    assert cleaned(once) == once


def test_related_links_inside_a_page_end_where_a_plan_begins() -> None:
    page = f"{PLAN}\n相关文章：\n- 防汛计划\n- 护林计划\n某镇防火计划\n{PLAN}"
    assert cleaned(page) == f"{PLAN}\n某镇防火计划\n{PLAN}"


def test_every_removal_is_one_row() -> None:
    rows = changes(f"{PLAN}\n【消防计划】相关文章:\n\n安全計(jì)劃07-27\n\n某某方案01-16", "related_links")
    assert len(rows) == 1 and rows[0].before.endswith("某某方案01-16")
    assert not changes(f"{PLAN}\n【消防计划】相关文章:\n\n安全計(jì)劃07-27", "pinyin")


def test_images_go() -> None:
    assert cleaned(f"![某计划.doc_第1页](http://a.b/c.gif)\n{PLAN}") == PLAN
    assert cleaned("请注意！[见附件](第3页)") == "请注意！[见附件](第3页)"
