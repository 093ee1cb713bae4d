"""Whole generated pages: plans one behind the other, what stands around them, and damage to all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import opencc
from segment_dimensions import HAN, STYLES, VALUES
from segment_layouts import Made, Maker, WantedPlan
from segment_words import Sector

_HANT = opencc.OpenCC("s2t")
_READINGS = {
    "计": "jì",
    "实": "shí",
    "动": "dòng",
    "组": "zǔ",
    "标": "biāo",
    "领": "lǐng",
    "时": "shí",
    "检": "jiǎn",
    "开": "kāi",
}
_SPACE = re.compile(r"\s+")

# How the plans of a series are numbered: the title line(s) and the wanted title.
_SERIES = {
    "head": lambda t, n: ([f"篇{HAN[n]}：{t}"], f"篇{HAN[n]}：{t}"),
    "head_blank": lambda t, n: ([f"篇{n} {t}"], f"篇{n} {t}"),
    "tail": lambda t, n: ([f"{t} 篇{n}"], f"{t} 篇{n}"),
    "tail_glued": lambda t, n: ([f"{t}篇{HAN[n]}"], f"{t}篇{HAN[n]}"),
    "di_pian": lambda t, n: ([f"第{HAN[n]}篇：{t}"], f"第{HAN[n]}篇：{t}"),
    "di_pian_framed": lambda t, n: ([f"【第{HAN[n]}篇】{t}"], f"【第{HAN[n]}篇】{t}"),
    "framed": lambda t, n: ([f"【篇{HAN[n]}】{t}"], f"【篇{HAN[n]}】{t}"),
    "round": lambda t, n: ([f"{t}（{HAN[n]}）"], f"{t}（{HAN[n]}）"),
    "digit": lambda t, n: ([f"{t}{n}"], f"{t}{n}"),
    "digit_blank": lambda t, n: ([f"{t} {n}"], f"{t} {n}"),
    "digit_run_on": lambda t, n: ([f"{t}{n}"], f"{t}{n}"),
    "head_run_on": lambda t, n: ([f"篇{HAN[n]}：{t}"], f"篇{HAN[n]}：{t}"),
    "fanwen": lambda t, n: ([f"{t}范文{HAN[n]}"], f"{t}范文{HAN[n]}"),
    "fanwen_head": lambda t, n: ([f"范文{HAN[n]}：{t}"], f"范文{HAN[n]}：{t}"),
    "fanwen_framed": lambda t, n: ([f"{t}【范文{HAN[n]}】"], f"{t}【范文{HAN[n]}】"),
    "pian_framed_tail": lambda t, n: ([f"{t}（篇{HAN[n]}）"], f"{t}（篇{HAN[n]}）"),
    "untitled_heads": lambda t, n: ([f"篇{HAN[n]}："], ""),
    "number_line": lambda t, n: ([f"篇{HAN[n]}：", t], t),
    "plain": lambda t, n: ([t], t),
    "same_titles": lambda t, n: ([t], t),
    "cited_titles": lambda t, n: ([f"《{t}》"], t),
    "stars": lambda t, n: ([f"★{t}★"] if n > 1 else [t], t),
    "different_kinds": lambda t, n: ([t], t),
    "intro_tail": lambda t, n: ([f"{t} 篇{n}"], f"{t} 篇{n}"),
    "intro_head": lambda t, n: ([f"篇{HAN[n]}：{t}"], f"篇{HAN[n]}：{t}"),
    "intro_plain": lambda t, n: ([t], t),
}
_SAME_STEM = frozenset(
    (
        "tail",
        "tail_glued",
        "round",
        "digit",
        "digit_blank",
        "digit_run_on",
        "fanwen",
        "fanwen_framed",
        "pian_framed_tail",
        "same_titles",
        "intro_tail",
    )
)
_INTRO = "一份周全的安排能让工作少走弯路。以下是小编为大家收集的{}，欢迎参阅，希望对您有用。"


def make(seed: int, sectors: Sequence[Sector], **cell: str) -> Made:
    """One page: the values of `cell` where they are given, plain ones elsewhere."""
    maker = Maker(seed, sectors, **cell)
    value = maker.cell["series"]
    if value in _SERIES:
        _series(maker, value)
    elif value.startswith("notice"):
        _notice(maker, value)
    elif value in ("restart", "rest_titled", "rest_preamble", "rest_first") or value.startswith(("items_", "hidden")):
        _silent(maker, value)
    else:
        _one(maker)
    text = _damaged(maker)
    return Made(text, maker.plans, maker.cell)


def every_cell() -> list[tuple[str, str]]:
    """All values of all dimensions."""
    return [(name, value) for name, values in VALUES.items() for value in values]


def _plan(maker: Maker, sector: Sector, lines: list[str], title: str | None, kind: str, offset: int = 0) -> WantedPlan:
    begin = len(maker.lines)
    plan = WantedPlan(title, kind)
    maker.plans.append(plan)
    maker.lines += lines
    maker.preamble(sector, kind if offset == 0 else "")
    maker.body_of(plan, sector, offset)
    plan.first = _squeezed(maker.lines[begin])
    plan.last = _squeezed(maker.lines[-1])
    return plan


def _one(maker: Maker) -> None:
    sector = maker.rng.choice(maker.sectors)
    lines, title, kind = maker.titled(sector)
    plan = _plan(maker, sector, lines, title, kind)
    if maker.cell["trap"] == "contents":
        at = len(lines)
        maker.lines[at:at] = maker.contents(plan)
    if maker.cell["title"] in (
        "site_tail",
        "site_tail_again",
        "site_dash",
        "page_glued",
        "page_number",
        "page_dashes",
        "how_to",
        "again",
        "number_above",
        "cited",
    ):
        plan.first = ""
    if maker.cell["title"] == "glued_first":
        maker.lines[:2] = ["".join(maker.lines[:2])]
    _end(maker, sector, plan)


def _end(maker: Maker, sector: Sector, plan: WantedPlan) -> None:
    value = maker.cell["end"]
    last = plan.last
    shown = {
        "none": ([], ""),
        "signed": ([sector.issuer, "2024年3月5日"], "2024年3月5日"),
        "date_only": (["2024年3月5日"], "2024年3月5日"),
        "annex": (["附件：1.人员名单", "2.进度一览表"], "2.进度一览表"),
        "related": (
            [f"【{sector.subject}工作计划】相关文章：", f"1.{sector.subject}工作总结", "2.值班工作计划范文"],
            last,
        ),
        "thanks": (["总之，我们要齐心协力，把各项任务落到实处。"], "落到实处。"),
        "annex_text": (["附件1", "人员名单", "何敏  石磊  谭秋月"], "谭秋月"),
        "closing_sentence": (["以上计划如有不妥之处，请批评指正。"], "批评指正。"),
    }
    lines, end = shown[value]
    maker.lines += lines
    plan.last = _squeezed(end) or last


def _series(maker: Maker, value: str) -> None:
    rng = maker.rng
    count = rng.choice((2, 3))
    if value in _SAME_STEM:
        sectors = [rng.choice(maker.sectors)] * count
    else:
        sectors = [rng.choice(maker.sectors)] if count < 2 else rng.sample(list(maker.sectors), count)
    genres = ("工作计划", "实施方案", "工作计划") if value not in _SAME_STEM else ("工作计划",) * 3
    kinds = {"工作计划": "plan", "实施方案": "scheme", "工作总结": "summary"}
    if value == "different_kinds":
        genres = ("工作计划", "工作总结", "实施方案")
    if value.startswith("intro"):
        topic = f"{sectors[0].subject}工作计划"
        maker.lines += [f"{topic}（精选{count}篇）", _INTRO.format(topic)]
    for number, sector in enumerate(sectors, 1):
        genre = genres[number - 1]
        name = f"{sector.subject}{genre}"
        lines, title = _SERIES[value](name, number)
        _plan(maker, sector, lines, title or None, kinds[genre])
    if value == "cited_titles":
        for plan in maker.plans:
            plan.first = ""


def _notice(maker: Maker, value: str) -> None:
    sector = maker.rng.choice(maker.sectors)
    name = f"2024年{sector.subject}工作方案"
    head = f"关于印发《{name}》的通知"
    covering = WantedPlan(head, "other", _squeezed(head))
    maker.plans.append(covering)
    maker.lines.append(head)
    if value != "notice_bare":
        maker.lines += ["各科室、各班组：", f"现将《{name}》印发给你们，请认真组织落实。"]
    if value == "notice_signed":
        maker.lines += [sector.issuer, "2024年3月5日"]
    covering.last = _squeezed(maker.lines[-1])
    _plan(maker, sector, [name], name, "scheme")


def _silent(maker: Maker, value: str) -> None:
    first, second = maker.rng.sample(list(maker.sectors), 2)
    rest = value.startswith("rest_")
    lines, title, kind = maker.titled(first)
    if value.startswith("items_"):
        plan = WantedPlan(None, "plan")
        maker.plans.append(plan)
        style = STYLES[maker.cell["inner"]]
        maker.lines += [style(number) + text for number, text in enumerate(first.bodies + first.items, 3)]
        plan.first, plan.last = _squeezed(maker.lines[0]), _squeezed(maker.lines[-1])
    elif rest:
        _plan(maker, first, [], None, "plan", offset=2)
    else:
        _plan(maker, first, lines, title, kind)
    lines = []
    if value == "hidden":
        maker.lines.append("……此处隐藏20392个字……落到实处，一月一通报，半年一小结，让群众看到变化。")
    if value in ("rest_titled", "items_titled"):
        lines, title, kind = maker.titled(second)
    else:
        title, kind = None, "plan"
    if value in ("restart", "rest_preamble", "items_preamble"):
        lines = [f"为进一步做好{second.subject}工作，结合实际，特制定本计划。"]
        maker.cell["extra"] = "no_preamble"
    elif value == "rest_first":
        maker.cell["extra"] = "no_preamble"
    if value == "hidden":
        maker.cell["extra"] = "no_preamble"
    begin = maker.lines[-1]
    plan = _plan(maker, second, lines, title, kind, offset=2 if value == "hidden" else 0)
    if value == "hidden":
        plan.first = _squeezed(begin.partition("字……")[2])


def _squeezed(line: str) -> str:
    return _SPACE.sub("", line)


# Damage --------------------------------------------------------------------------------------------------------------


def _damaged(maker: Maker) -> str:
    rng, value, lines = maker.rng, maker.cell["damage"], maker.lines
    if maker.cell["series"] in ("digit_run_on", "head_run_on"):
        value = "one_line"
    if value == "indent":
        return "\n".join(line if index == 0 else "　　" + line for index, line in enumerate(lines))
    if value == "blank_lines":
        return "\n\n".join(lines)
    if value == "one_line":
        return "".join(lines)
    if value == "one_line_blank":
        return "　　".join(lines)
    if value.startswith("wrap"):
        return "\n".join(part for line in lines for part in _wrapped(line, int(value[4:])))
    if value == "hant":
        return _HANT.convert("\n".join(lines))
    if value == "pinyin":
        text = _HANT.convert("\n".join(lines))
        return "".join(
            f"{char}({_READINGS[plain]})" if plain in _READINGS else char
            for char, plain in zip(text, "\n".join(lines), strict=True)
        )
    if value == "page_lines":
        at = rng.randrange(len(lines) // 2, len(lines))
        return "\n".join([*lines[:at], rng.choice(("- 2 -", "第2页 共5页", "2 / 5")), *lines[at:]])
    if value == "half":
        return "\n".join(lines).translate(str.maketrans("，：；（）", ",:;()"))
    return "\n".join(lines)


def _wrapped(line: str, width: int) -> list[str]:
    return [line[at : at + width] for at in range(0, len(line), width)]
