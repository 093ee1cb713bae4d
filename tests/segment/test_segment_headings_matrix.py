"""The matrix of heading layouts: what share of its pages comes back, class by class."""

from __future__ import annotations

from collections import Counter

import pytest
from segment_headings_matrix import Cell, cells
from segment_laws import check_laws, document, headings

from pipeline import segment
from pipeline.config import load_config
from pipeline.segment.headings import topics

CONFIG = load_config().segment
CELLS = tuple(cells())
# Classes of which not every page comes back, with why.
HARD: dict[str, float] = {"weeks": 0.6}


def plain(text: str | None) -> str | None:
    return None if text is None else "".join(text.split()).strip("《》")


def comes_back(cell: Cell) -> bool:
    page = document(cell.text)
    plans = segment.plans(page, CONFIG)
    check_laws(page, plans)
    found = [(plain(s.heading), s.level) for plan in plans for s in plan.sections if s.heading is not None]
    titles = [plain(plan.title) for plan in plans]
    return found == [(plain(name), level) for name, level in cell.headings] and len(titles) == len(cell.titles)


@pytest.mark.parametrize("group", sorted({cell.group for cell in CELLS}))
def test_pages_of_a_class_come_back(group: str) -> None:
    own = [cell for cell in CELLS if cell.group == group]
    lost = Counter(cell.layout for cell in own if not comes_back(cell))
    assert sum(lost.values()) <= (1 - HARD.get(group, 1.0)) * len(own), lost


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("强化日常监管对三个重点市场每天巡查，建立台账", "强化日常监管"),
        ("强化监管对象的分类，三个重点市场每天巡查", None),
        ("加强师德建设学校将师德表现纳入年度考核，一票否决", "加强师德建设"),
        ("加强平安学校建设，把师德表现纳入年度考核", None),
        ("推进文化建设社区每月办一次书画展，居民自愿报名", "推进文化建设"),
        ("推进文化社区建设，每月办一次书画展", None),
        ("落实安全工作各班组签订责任书，逐条对照检查", "落实安全工作"),
        ("落实安全工作各项措施，逐条对照检查", None),
        ("做好体检工作在门诊楼建立健康档案，逐人登记", "做好体检工作"),
        ("做好在校学生的体检工作，建立健康档案", None),
        ("开展宣传教育以消防为主要内容，发放传单", "开展宣传教育"),
        ("组织开展以消防为主题的宣传活动，发放传单", None),
        ("提高服务质量积极开展挂牌上岗，接受病人监督", "提高服务质量"),
        ("提高服务积极性，接受病人监督，挂牌上岗", None),
    ],
)
def test_where_a_name_ends_that_no_sign_closes(line: str, name: str | None) -> None:
    end = topics(CONFIG).run_in.topic_end(line, 0, len(line))
    assert (None if end is None else line[:end]) == name


SENTENCES = ("镇上抽调干部八名，分片包干。", "每月通报一次进展，排名在末位的说明原因。", "从办公经费中列支，专款专用。")


@pytest.mark.parametrize(
    ("names", "gap", "found"),
    [
        # One blank parts names from bodies where it does so in the whole list.
        (("加强领导", "强化督查", "落实资金"), " ", 3),
        (("加强领导", "强化督查", "在年底前后"), " ", 0),
        # What is to be how names a topic; who must do something does not.
        (("组织要健全", "督查要跟上", "资金要到位"), "。", 3),
        (("镇长要带班", "站长要签字", "会计要记账"), "。", 0),
    ],
)
def test_lists_with_one_kind_of_sign(names: tuple[str, ...], gap: str, found: int) -> None:
    lines = [
        f"{number}、{name}{gap}{body}" for number, (name, body) in enumerate(zip(names, SENTENCES, strict=True), 1)
    ]
    text = "\n".join(("石门镇环境整治方案", "一、保障措施", *lines, "二、其他", SENTENCES[0]))
    assert len(headings(text)) == 2 + found


def test_a_sentence_of_three_clauses_without_a_body_is_an_item() -> None:
    lines = (
        "（一）清运垃圾。镇上抽调干部八名。",
        "（二）疏通沟渠，铺设管网，做到污水不横流。",
        "（三）修补路面。从办公经费中列支。",
    )
    text = "\n".join(("石门镇环境整治方案", "一、主要任务", *lines, "二、其他", SENTENCES[0]))
    assert headings(text) == ["主要任务", "清运垃圾", "修补路面", "其他"]
