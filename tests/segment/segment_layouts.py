"""Generated plans: heading layouts, titles and traps, each with what the page should give."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from segment_dimensions import CLOSE, HAN, PLAIN, STYLES, family
from segment_words import CONTENT_FIRST, FORMS, LONG_HEADINGS, OUTER, STAGES, TOPIC_FORMS, Sector


class Want(NamedTuple):
    """A heading that a page has: marker and text as printed, level, role (None where nothing tells)."""

    marker: str
    text: str
    level: int
    role: str | None = None


@dataclass
class WantedPlan:
    """A plan that a page has: title (None without one), kind, headings, and what it begins and ends with."""

    title: str | None
    kind: str
    first: str = ""
    last: str = ""
    headings: list[Want] = field(default_factory=list)


@dataclass
class Made:
    """A page with what it should give, and the value it takes in every dimension."""

    text: str
    plans: list[WantedPlan]
    cell: dict[str, str]


class Maker:
    """Makes one page from a cell."""

    def __init__(self, seed: int, sectors: Sequence[Sector], **cell: str) -> None:
        self.rng = random.Random(seed)
        self.sectors = sectors
        self.cell = {name: self.rng.choice(PLAIN[name]) for name in PLAIN} | cell
        if "inner" not in cell:
            outer = family(self.cell["outer"])
            self.cell["inner"] = self.rng.choice([style for style in PLAIN["inner"] if family(style) != outer])
        self.lines: list[str] = []
        self.plans: list[WantedPlan] = []

    # Words ---------------------------------------------------------------------------------------------------------

    def number(self, style: str, number: int, text: str) -> tuple[str, str, str]:
        """The line of a heading, its marker and its text."""
        marker = STYLES[style](number)
        close = "".join(CLOSE.get(char, "") for char in reversed(marker.replace("**", "*")))
        gap = self.cell["gap"] if style[0] not in "无【[「" and style not in ("一", "1", "一是") else ""
        printed = marker.strip()
        for mark in "【[「“*#":
            printed = printed.replace(mark, "").strip()
        if style == "一、一、":
            printed = STYLES["一、"](number)
        if style in ("任务一：", "模块一"):
            printed = printed[:-1]
        return f"{marker}{gap}{text}{close}", printed, text

    # Plans ---------------------------------------------------------------------------------------------------------

    def body_of(self, plan: WantedPlan, sector: Sector, offset: int = 0, last: int = 0) -> None:
        """The outermost parts of a plan, from number `offset` + 1 on."""
        rng, cell = self.rng, self.cell
        picked = sorted(rng.sample(range(len(OUTER)), 4))
        if 7 not in picked and cell["time"] != "paragraph":
            picked = sorted({*picked[:3], 7})
        if not {5, 6} & set(picked):
            picked = sorted({*picked, 5})
        if cell["series"] in ("restart", "rest_first"):
            picked = [0, *[at for at in picked if at]]
        heads = [(OUTER[at][0], rng.choice(OUTER[at][1:])) for at in picked]
        for place, (role, name) in enumerate(heads, 1):
            number = place + offset
            if cell["extra"] == "skipped" and place > 2:
                number += 1
            if cell["extra"] == "repeated" and place > 2:
                number -= 1
            style = "无" if cell["extra"] == "unnumbered" and place in (2, 4) else cell["outer"]
            shown = " ".join(name) if cell["extra"] == "wide" and len(name) == 4 else name
            line, marker, text = self.number(style, number, shown)
            plan.headings.append(Want(marker, text, 1, role))
            self.lines.append(line + cell["close"])
            self.section(plan, sector, role, place)

    def section(self, plan: WantedPlan, sector: Sector, role: str, place: int) -> None:
        rng = self.rng
        if self.cell["extra"] == "subtitles" and place == 1:
            for name in ("工作基础", "形势分析"):
                plan.headings.append(Want("", name, 2))
                self.lines += [name, rng.choice(sector.bodies)]
        elif role in ("tasks", "measures"):
            if self.cell["extra"] == "two_paragraphs":
                self.lines.append(rng.choice(sector.bodies))
            self.inner(plan, sector, role)
        elif role == "schedule":
            self.times(plan, sector)
        elif role in ("goals", "assessment", "safeguards"):
            self.trap(sector)
        else:
            self.lines.append(rng.choice(sector.bodies))

    def inner(self, plan: WantedPlan, sector: Sector, role: str) -> None:
        rng, cell = self.rng, self.cell
        first = 1
        if cell["extra"] == "counts_on":
            first += sum(want.level == 2 for want in plan.headings)
        if cell["extra"] == "items_first":
            self.lines.append("主要抓好以下几个方面的工作：")
        form = cell["topic"]
        names = rng.sample(sector.topics, 3) if form == "plain" else list(TOPIC_FORMS[form])
        for number, name in enumerate(names, first):
            if cell["extra"] in ("long", "wrapped") and number == first + 1:
                name = rng.choice(LONG_HEADINGS)
            if cell["extra"] == "comma_pair" and number == first:
                name = f"{name}，{rng.choice(['确保落到实处', '形成长效机制', '夯实工作基础'])}"
            line, marker, text = self.number(cell["inner"], number, name)
            plan.headings.append(Want(marker, text.partition("（")[0], 2))
            body = rng.choice(sector.bodies)
            if cell["extra"] == "wrapped" and number == first + 1:
                cut = len(line) * 2 // 3
                line = line[:cut] + "\n" + line[cut:]
            join = {
                "alone": "\n",
                "stop": "。",
                "colon": "：",
                "half_colon": ":",
                "blank": "  ",
                "dash": "——",
                "colon_line": "：\n",
            }
            self.lines.extend(f"{line}{join[cell['place']]}{body}".split("\n"))

    def times(self, plan: WantedPlan, sector: Sector) -> None:
        rng, value = self.rng, self.cell["time"]
        if value == "paragraph":
            self.lines.append("3月上旬动员，4月至10月组织实施，11月底前完成总结验收。")
            return
        names = rng.sample(STAGES, 3)
        for place, name in enumerate(names, 1):
            body = rng.choice(sector.bodies)
            month, han = place + 2, HAN[place]
            day = f"{month}月1日至{month}月20日"
            paren = f"（{han}）" if family(self.cell["outer"]) != "han_paren" else f"{place}、"
            digit = f"{place}." if family(self.cell["outer"]) != "digit" else f"（{place}）"
            shown: dict[str, tuple[str, str, str]] = {
                "stage_colon": (f"第{han}阶段：{name}（{day}）", f"第{han}阶段", name),
                "stage_bracket": (f"第{han}阶段（{day}）：{name}阶段。", f"第{han}阶段", name + "阶段"),
                "stage_paren": (f"{paren}{name}阶段（{day}）。", paren, name + "阶段"),
                "stage_digit": (f"{digit}{name}阶段（{day}）：", digit, name + "阶段"),
                "stage_glued": (f"第{han}阶段{name}（{month}月）", f"第{han}阶段", name),
                "stage_plain": (f"{name}阶段（{day}）：", "", name + "阶段"),
                "stage_date": (f"第{han}阶段：{day}。", f"第{han}阶段", f"第{han}阶段"),
                "stage_step": (f"第{han}步：{name}（{day}）", f"第{han}步", name),
                "month_colon": (f"{HAN[month]}月：", f"{HAN[month]}月", f"{HAN[month]}月"),
                "month_fen": (f"{HAN[month]}月份：", f"{HAN[month]}月份", f"{HAN[month]}月份"),
                "month_digit": (f"{month}月份：", f"{month}月份", f"{month}月份"),
                "month_line": (f"{month}月", f"{month}月", f"{month}月"),
                "month_items": (f"{HAN[month]}月份", f"{HAN[month]}月份", f"{HAN[month]}月份"),
                "month_range": (
                    f"{2 * place}-{2 * place + 1}月：",
                    f"{2 * place}-{2 * place + 1}月",
                    f"{2 * place}-{2 * place + 1}月",
                ),
                "week": (f"第{han}周：", f"第{han}周", f"第{han}周"),
                "weeks": (
                    f"第{2 * place - 1}-{2 * place}周：",
                    f"第{2 * place - 1}-{2 * place}周",
                    f"第{2 * place - 1}-{2 * place}周",
                ),
                "xun": (f"{'上中下'[place - 1]}旬：",) + (f"{'上中下'[place - 1]}旬",) * 2,
                "year_month": (f"2024年{month}月：", f"2024年{month}月", f"2024年{month}月"),
                "month_paren": (f"{paren}{HAN[month]}月份", paren, f"{HAN[month]}月份"),
                "quarter": (f"第{han}季度：", f"第{han}季度", f"第{han}季度"),
                "half_year": (("上半年：", "上半年", "上半年"), ("下半年：", "下半年", "下半年"), ("", "", ""))[
                    place - 1
                ],
                "month_blank": (f"{month}月  ", f"{month}月", f"{month}月"),
                "month_theme": (f"{HAN[month]}月：{name}月", f"{HAN[month]}月", f"{HAN[month]}月"),
            }
            line, marker, text = shown[value]
            if not line:
                continue
            plan.headings.append(Want(marker, text, 2, "schedule"))
            if value == "month_items":
                self.lines += [line, f"1、{rng.choice(sector.items)}", f"2、{rng.choice(sector.items)}"]
            elif line[-1] in "：。 " and rng.random() < 0.6:
                self.lines.append(line + body)
            else:
                self.lines += [line.rstrip(), body]

    def trap(self, sector: Sector) -> None:
        """Text of a part that holds what only looks like headings."""
        rng, value = self.rng, self.cell["trap"]
        body, more = rng.sample(sector.bodies, 2)
        items = [item.rstrip("；。") for item in sector.items]
        style = self.cell["inner"]
        if style not in ("（一）", "1、", "1.", "（1）", "①", "1）"):
            style = "1、" if family(self.cell["outer"]) != "digit" else "（1）"
        mark = STYLES[style]
        shown: dict[str, list[str]] = {
            "none": [body],
            "items": [mark(n) + item for n, item in enumerate(sector.items, 1)],
            "items_no_stop": [mark(n) + item for n, item in enumerate(items, 1)],
            "long_items": [mark(n) + text for n, text in enumerate(sector.bodies, 1)],
            "yishi": [body + "一是" + items[0] + "；二是" + items[1] + "；三是" + items[2] + "。"],
            "hours": ["1.5小时以内赶到现场，先处置后登记，不得推诿。", body],
            "days": [
                "3.15活动当天设置咨询台，由值班人员答复来访群众。",
                "9.10教师节前走访慰问退休老同志，带去一份小礼物。",
            ],
            "grades": ["一、二年级由班主任带队，三、四年级自行前往，到齐以后清点人数。", body],
            "questions": [
                "1、您知道每月的开放日是哪一天吗？",
                "2、您对现在的办理速度是否满意？",
                "3、您还希望增加哪些项目？",
            ],
            "documents": ["1、《设施管理办法》", "2、《值班人员守则》", "3、《物品借用登记制度》"],
            "contents": [body],
            "team": ["组长：陆海平", "副组长：周立新  何敏", "成员：方小青  石磊  谭秋月", body],
            "budget": ["1、展板四块，合计八百元；", "2、工具箱两只，合计三百六十元；", "3、印刷费一千元。"],
            "phone": [body, "联系人：何敏  联系电话：2345678"],
            "slogan": ["“人人动手，处处干净，天天坚持！”", body],
            "dates": ["2024年3月10日前，各组把名单报到办公室。", "3月25日，召开碰头会，逐项核对。", body],
            "ordinals": ["第一、二小组负责东片，第三、四小组负责西片。", "第三条规定的情形，由值班负责人当场决定。"],
            "classes": ["（三）班的同学先到，其余的班级随后进场。", body],
            "inline_list": ["要做到：1、" + items[0] + "；2、" + items[1] + "；3、" + items[2] + "。", body],
            "first_then": ["首先，" + items[0] + "。其次，" + items[1] + "。最后，" + items[2] + "。"],
            "clock": ["8:00-8:30 集合点名，分发工具。", "8:30-11:00 分片作业。", "11:00-11:30 清点收工。"],
            "yaoqiu": [body, "具体要求如下：", "1、" + sector.items[0], "2、" + sector.items[1]],
            "inline_paren": [f"分三步走：（1）{items[0]}；（2）{items[1]}；（3）{items[2]}。", body],
            "decimal_lines": ["全年分两批进行，每批", "1.5万元的经费由办公室统一支付，不得挪用。", more],
            "table_row": ["序号 内容 责任人 时限", f"1 {items[0]} 何敏 3月底", f"2 {items[1]} 石磊 5月底"],
            "content_first": [mark(n) + text for n, text in enumerate(rng.sample(CONTENT_FIRST, 3), 1)],
            "content_paren": [f"（{n}）{text}" for n, text in enumerate(rng.sample(CONTENT_FIRST, 3), 1)],
            "form": [mark(n) + text for n, text in enumerate(FORMS, 1)],
            "choices": ["A．每周一次  B．每月一次  C．从不", body],
        }
        self.lines += shown[value]

    # Titles --------------------------------------------------------------------------------------------------------

    def titled(self, sector: Sector, genre: str = "") -> tuple[list[str], str | None, str]:
        """The lines of a title, the title that is wanted (blanks do not count), and the plan's kind."""
        value, issuer, subject = self.cell["title"], sector.issuer, sector.subject
        year_of = f"{issuer}2024年{subject}工作计划"
        scheme = f"{issuer}{subject}实施方案"
        shown: dict[str, tuple[list[str], str | None, str]] = {
            "year_of": ([year_of], year_of, "plan"),
            "scheme": ([scheme], scheme, "scheme"),
            "about": ([f"关于开展{subject}工作的实施方案"],) * 1 + (f"关于开展{subject}工作的实施方案", "scheme"),
            "bare": ([f"{subject}工作方案"], f"{subject}工作方案", "scheme"),
            "xx": ([f"xx年{subject}工作计划"], f"xx年{subject}工作计划", "plan"),
            "cited": ([f"《{scheme}》"], scheme, "scheme"),
            "corner": ([f"【{scheme}】"], scheme, "scheme"),
            "issuer_above": ([issuer, f"{subject}实施方案"], f"{subject}实施方案", "scheme"),
            "year_above": ([f"{issuer}2024年", f"{subject}工作计划"], year_of, "plan"),
            "genre_below": ([f"{issuer}2024年{subject}", "工作计划"], year_of, "plan"),
            "genre_spaced": ([f"{issuer}{subject}", "实 施 方 案"], scheme, "scheme"),
            "dash": ([f"{subject}工作计划——{issuer}2024年度"], f"{subject}工作计划——{issuer}2024年度", "plan"),
            "trial": ([scheme + "（试行）"], scheme + "（试行）", "scheme"),
            "term": (
                [f"{subject}工作计划（2023-2024学年度第一学期）"],
                f"{subject}工作计划（2023-2024学年度第一学期）",
                "plan",
            ),
            "number_above": (["云办发〔2024〕12号", scheme], scheme, "scheme"),
            "date_below": ([scheme, "（2024年3月5日）"], scheme, "scheme"),
            "issuer_below": ([f"2024年{subject}工作计划", issuer], f"2024年{subject}工作计划", "plan"),
            "page_glued": ([f"PAGE{year_of}"], year_of, "plan"),
            "page_number": ([f"PAGE 1{year_of}"], year_of, "plan"),
            "site_tail": ([f"{year_of}_文档写作网"], year_of, "plan"),
            "site_tail_again": ([f"{year_of}_文档写作网", year_of], year_of, "plan"),
            "site_dash": ([f"{year_of} - 范文之家", year_of], year_of, "plan"),
            "summary": ([f"{issuer}2024年{subject}工作总结"], f"{issuer}2024年{subject}工作总结", "summary"),
            "author": ([year_of, "作者：佚名  来源：网络  时间：2024-03-05"], year_of, "plan"),
            "spaced": ([" ".join(f"{subject}工作计划")], f"{subject}工作计划", "plan"),
            "no_title": ([], None, "plan"),
            "again": ([year_of, year_of], year_of, "plan"),
            "activity": ([f"“{subject}”主题活动"], f"“{subject}”主题活动", "plan"),
            "page_dashes": (["—PAGE1—", "—PAGE2—", year_of], year_of, "plan"),
            "question_mark": ([year_of + "?"], year_of, "plan"),
            "how_to": ([f"{subject}工作计划怎么写？", year_of], year_of, "plan"),
            "glued_first": ([year_of], year_of, "plan"),
            "rules": ([f"{subject}管理制度"], f"{subject}管理制度", "rules"),
        }
        return shown[value]

    def preamble(self, sector: Sector, kind: str) -> None:
        genre = {"plan": "计划", "scheme": "方案", "rules": "制度"}.get(kind, "")
        if self.cell["extra"] == "no_preamble" or not genre:
            return
        self.lines.append(
            self.rng.choice(
                (
                    f"为进一步做好{sector.subject}工作，结合实际，特制定本{genre}。",
                    f"根据上级有关文件精神，现就{sector.subject}工作制定如下{genre}：",
                    f"{sector.subject}关系到大家的切身利益，为把这项工作做细做实，制定{genre}如下。",
                )
            )
        )

    def contents(self, plan: WantedPlan) -> list[str]:
        """A table of contents for a finished plan."""
        return ["目录", *(f"{want.marker}{want.text}" for want in plan.headings if want.level == 1)]
