"""Generated outlines, printed in random marker styles and read back; random damage never breaks the laws."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st
from segment_laws import check_laws, document

from pipeline import segment
from pipeline.config import load_config

CONFIG = load_config().segment

VERBS = ("加强", "完善", "推进", "规范", "落实", "深化", "抓好", "优化")
OBJECTS = ("晨检管理", "图书借阅", "水电维修", "路灯养护", "河道保洁", "档案整理", "门诊服务", "仓库巡查", "菜价监测")
NOUNS = ("指导思想", "工作目标", "主要任务", "保障措施", "实施步骤", "组织领导", "基本原则", "工作要求")
BODIES = (
    "值班人员按时到岗，逐项登记交接情况。",
    "各组分片包干，把问题解决在现场，结果当天上墙公布。",
    "凡是群众反映的事项，先受理后转办，办结以后及时回访。",
    "仓库实行双人双锁，出入库一律凭单，月末盘点核对。",
)
ITEMS = ("清点备用钥匙并登记编号；", "更换楼道里损坏的灯泡；", "把借阅记录录入电脑；", "给花坛浇水并清除杂草。")
HAN = "零一二三四五六七八九十"
STYLES = (
    ("{h}、", "（{h}）", "{d}.", "（{d}）"),
    ("{h}、", "({h})", "{d}、", "({d})"),
    ("{h}、", "{d}．", "{d}）", "{c}"),
    ("{h}、", "{d}、", "（{d}）", "{c}"),
    ("第{h}章 ", "第{h}节 ", "{h}、", "（{h}）"),
    ("第{h}部分 ", "{h}、", "（{h}）", "{d}、"),
    ("{f}", "{p}", "{c}", "({d})"),
    ("{d}、", "{d})", "{c}", "({h})"),
    ("（{h}）", "{d}.", "({d})", "{c}"),
    ("{h} 、", "{k}", "{f}", "{p}"),
    ("{r}、", "{h}、", "（{h}）", "{d}."),
    ("{b}、", "{h}、", "({h})", "{d}、"),
    ("{h}、", "{k}", "({d})", "{c}"),
    ("第{d}章 ", "{d}、", "（{d}）", "{c}"),
    ("【{h}】", "（{h}）", "{d}．", "{d})"),
)


@dataclass
class Part:
    """A section of a generated outline."""

    heading: str
    body: str
    children: list[Part] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    run_in: bool = False


def grow(rng: random.Random, depth: int) -> list[Part]:
    parts = []
    for _ in range(rng.randint(2, 4)):
        heading = rng.choice(NOUNS) if depth == 0 else rng.choice(VERBS) + rng.choice(OBJECTS)
        part = Part(heading, rng.choice(BODIES), run_in=depth > 0 and rng.random() < 0.5)
        if depth < 2 and rng.random() < 0.6:
            part.children = grow(rng, depth + 1)
        elif rng.random() < 0.3:
            part.items = [rng.choice(ITEMS) for _ in range(rng.randint(2, 4))]
        parts.append(part)
    return parts


def marker(style: str, number: int) -> str:
    values = {"h": HAN[number], "d": number, "c": chr(0x245F + number), "f": chr(0x2487 + number)}
    capitals = "零壹贰叁肆伍陆柒捌玖拾"
    return style.format(
        **values, p=chr(0x2473 + number), k=chr(0x321F + number), r=chr(0x215F + number), b=capitals[number]
    )


def show(parts: list[Part], styles: tuple[str, ...], depth: int, out: list[str], want: list[tuple[int, str]]) -> None:
    for number, part in enumerate(parts, 1):
        head = marker(styles[depth], number) + part.heading
        want.append((depth + 1, part.heading))
        if part.run_in:
            out.append(head + "。" + part.body)
        else:
            out.extend((head, part.body))
        for place, item in enumerate(part.items, 1):
            # Nobody numbers list items as chapters.
            out.append(marker(styles[3 if styles[1].startswith("第") else depth + 1], place) + item)
        show(part.children, styles, depth + 1, out, want)


def calendar(
    rng: random.Random, number: int, styles: tuple[str, ...], out: list[str], want: list[tuple[int, str]]
) -> None:
    """A last part that goes through months or stages."""
    out.append(marker(styles[0], number) + "时间安排")
    want.append((1, "时间安排"))
    first = rng.randint(1, 5)
    form = rng.choice(("{d}月份：", "{h}月：", "第{h}阶段：", "{d}-{e}月："))
    for place in range(rng.randint(2, 4)):
        month = first + (2 * place if "{e}" in form else place) if "月" in form else place + 1
        name = form.format(d=month, h=HAN[min(month, 10)], e=month + 1)
        body = rng.choice(BODIES)
        out.extend((name, body) if rng.random() < 0.5 else (name + body,))
        want.append((2, name.rstrip("：")))


def printed(seed: int) -> tuple[str, list[tuple[int, str]]]:
    rng = random.Random(seed)
    out: list[str] = ["青石街道年度工作计划"]
    want: list[tuple[int, str]] = []
    parts, styles = grow(rng, 0), rng.choice(STYLES)
    show(parts, styles, 0, out, want)
    if rng.random() < 0.4:
        calendar(rng, len(parts) + 1, styles, out, want)
    return "\n".join(out), want


def test_a_printed_outline_is_read_back() -> None:
    wrong = []
    for seed in range(400):
        text, want = printed(seed)
        page = document(text)
        plans = segment.plans(page, CONFIG)
        check_laws(page, plans)
        found = [(s.level, s.heading) for plan in plans for s in plan.sections if s.heading is not None]
        if found != want:
            wrong.append(seed)
    assert len(wrong) <= 8, f"not read back: {wrong}"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(1, 40))
def test_damage_never_breaks_the_laws(seed: int, damage: int, strokes: int) -> None:
    text, _ = printed(seed)
    rng = random.Random(damage)
    for _ in range(strokes):
        at = rng.randrange(len(text))
        width = rng.choice((0, 1, 1, 2, 30))
        text = (
            text[:at] + rng.choice(("", "", "\n", "、", "（", "三", "12.", "第二阶段", "”", " ")) + text[at + width :]
        )
        text = text or "一"
    page = document(text)
    check_laws(page, segment.plans(page, CONFIG))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="一二三1234、.（()）：。；\n \u3000第阶段章月九是首先篇计划方案工作加强ａx①⒈“”", max_size=300))
def test_any_text_keeps_the_laws(text: str) -> None:
    page = document(text)
    check_laws(page, segment.plans(page, CONFIG))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_a_page_without_line_ends_keeps_the_laws(seed: int) -> None:
    page = document(printed(seed)[0].replace("\n", ""))
    check_laws(page, segment.plans(page, CONFIG))
