"""Leading groups, rosters and lines of responsibility as many sites print them, each with the parties in it.

Every dimension of a layout (label, mark, title, padding, separator, …) is a table of its own, and `printed` draws one
value of each, so that a test can ask what share comes back for each value. The words and the values come in two
halves, of two thirds and one third: those the rules were tried on, and those held back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple, TypeVar

from party_words import BODIES, CHARGES, JOBS, LABELS, NAMES, POSTS, SECTORS, TEAMS

T = TypeVar("T")
_DUTIES = ("head", "deputy", "member")


class Expected(NamedTuple):
    """A party as it must come back: its name without white space, kind and duty."""

    name: str
    kind: str
    duty: str


@dataclass
class Page:
    """A text that grows, the parties it holds, and the values of the dimensions that were drawn for it."""

    random: Random
    half: int
    text: str = ""
    parties: list[Expected] = field(default_factory=list)
    drawn: dict[str, str] = field(default_factory=dict)
    sector: tuple[tuple[str, ...], ...] = ()
    _values: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = list(_words(NAMES, self.half))
        self.random.shuffle(names)
        self._names = names
        self.sector = self.pick(SECTORS)

    def name(self, words: str, kind: str, duty: str) -> None:
        """Add the name of a party to the text."""
        self.text += words
        self.parties.append(Expected("".join(words.split()), kind, duty))

    def draw(self, dimension: str, values: Sequence[T]) -> T:
        """One value of a dimension, the first, commonest one often; the same one on every call."""
        if dimension not in self.drawn:
            half = [value for at, value in enumerate(values) if not at or (at % 3 == 2) == (self.half == 1)]
            value = half[0] if self.random.random() < 0.4 else self.random.choice(half)
            self._values[dimension] = value
            self.drawn[dimension] = getattr(value, "__name__", repr(value))
        return self._values[dimension]  # type: ignore[return-value]

    def fix(self, dimension: str, value: object) -> None:
        """Take one value of a dimension instead of drawing it."""
        self._values[dimension] = value
        self.drawn[dimension] = repr(value)

    def pick(self, values: Sequence[T]) -> T:
        """Any word of the half."""
        return self.random.choice(_words(values, self.half))

    def person(self) -> str:
        """A name that stands nowhere else in the text, padded as the page pads names of two characters."""
        name = self._names.pop()
        pad = self.draw("padding", PADDINGS)
        return name[0] + pad + name[1] if len(name) == 2 and "·" not in name else name


def _words(values: Sequence[T], half: int) -> Sequence[T]:
    return [value for at, value in enumerate(values) if (at % 3 == 2) == (half == 1)]


MARKS = ("：", ":", "： ", " ：", "　", "", "——", " ", ":  ", "为：", " — ", "：　")
PADDINGS = ("", " ", "　", "  ")
SEPARATORS = ("、", " ", "　", "，", "  ", "", ",", "   ", "、 ")
JOINS = ("\n", "　", " ", "；", "。", "", "，", "\n\n", ";", "  ")
MARKERS = ("", "1、", "● ", "（1）", "- ", "①", "★", "1.", "　　")
LEADS = (
    "成立活动领导小组：\n", "为加强领导，特成立领导小组，名单如下：\n", "组织机构\n", "领导小组\n",
    "领导小组成员名单\n", "成立以校长为首的工作小组。\n", "组织机构：\n", "领导小组：", "机构设置：\n",
)  # fmt: skip
TAILS = (
    "", "\n特此通知。", "\n二、实施步骤", "。\n会议每月召开一次。", "\n（二）工作要求\n", "领导小组下设办公室。",
    "\n以上名单如有变动另行通知。", "\n附件：评分表", "\n三、活动时间：5月20日",
)  # fmt: skip


def bare(page: Page, title: str, duty: str) -> None:
    page.name(page.person(), "person", duty)


def bracketed(page: Page, title: str, duty: str) -> None:
    bare(page, title, duty)
    page.text += f"（{title}）"


def half_width(page: Page, title: str, duty: str) -> None:
    bare(page, title, duty)
    page.text += f"({title})"


def behind(page: Page, title: str, duty: str) -> None:
    bare(page, title, duty)
    page.text += " " + title


def before(page: Page, title: str, duty: str) -> None:
    page.text += title + " "
    bare(page, title, duty)


def glued_behind(page: Page, title: str, duty: str) -> None:
    bare(page, title, duty)
    page.text += title


def glued_before(page: Page, title: str, duty: str) -> None:
    page.text += title
    bare(page, title, duty)


def far_behind(page: Page, title: str, duty: str) -> None:
    bare(page, title, duty)
    page.text += "　　" + title


def comrade(page: Page, title: str, duty: str) -> None:
    bare(page, title, duty)
    page.text += "同志"


def with_phone(page: Page, title: str, duty: str) -> None:
    bare(page, title, duty)
    page.text += " 138" + str(page.random.randrange(10**7, 10**8))


def acting(page: Page, title: str, duty: str) -> None:
    bare(page, title, duty)
    page.text += "（兼）"


def tabbed(page: Page, title: str, duty: str) -> None:
    bare(page, title, duty)
    page.text += "\t" + title


TITLES = (bare, bracketed, half_width, behind, before, glued_behind, glued_before, far_behind, comrade, with_phone,
    acting, tabbed)  # fmt: skip
_SPACED, _GLUED = (behind, before, far_behind, with_phone, tabbed), (glued_behind, glued_before)


def persons_only(page: Page, separator: str, count: int) -> None:
    _entries(page, "member", count, separator)


def persons_and_posts(page: Page, separator: str, count: int) -> None:
    _entries(page, "member", count, separator)
    page.text += page.random.choice(("及", "、", separator or "、", "和"))
    page.name(*page.pick(POSTS), "member")


def posts_only(page: Page, separator: str, count: int) -> None:
    first, second = page.random.sample(list(_words(POSTS, page.half)), 2)
    page.name(*first, "member")
    page.text += separator.strip("　 ") or "、"
    page.name(*second, "member")


def bodies_only(page: Page, separator: str, count: int) -> None:
    bodies = page.random.sample(list(_words(BODIES, page.half)), 3)
    for at, body in enumerate(bodies):
        page.text += (separator or "、") if at else ""
        page.name(*body, "member")


def many_persons(page: Page, separator: str, count: int) -> None:
    _entries(page, "member", 8, separator)


def persons_and_others(page: Page, separator: str, count: int) -> None:
    _entries(page, "member", count, separator)
    page.text += page.random.choice(("等", "等人", "等12人", "等同志"))


MEMBERS = (persons_only, persons_and_posts, many_persons, posts_only, bodies_only, persons_and_others)


def _entries(page: Page, duty: str, count: int, separator: str) -> None:
    style = page.draw("title", TITLES)
    titles = page.sector[_DUTIES.index(duty)]
    for at in range(count):
        page.text += separator if at else ""
        style(page, page.random.choice(titles), duty)


def _separator(page: Page) -> str:
    """What parts the names of a line: where titles or pads are spaces already, no space and not nothing."""
    style, separator = page.draw("title", TITLES), page.draw("separator", SEPARATORS)
    if style in _SPACED and not separator.strip():
        return "　　" if style is behind and separator else "、"
    if style in (comrade, *_GLUED) and not separator:
        return "、"
    return separator


def _block(page: Page, at: int, labels: Sequence[str], separator: str, mark: str) -> None:
    duty = _DUTIES[at]
    page.text += labels[at] + mark
    if duty == "member":
        page.draw("members", MEMBERS)(page, separator, page.random.randint(2, 4))
    else:
        _entries(page, duty, 1 if duty == "head" else page.random.randint(1, 3), separator)


def in_lines(page: Page) -> None:
    """A line for each label."""
    labels, mark = page.draw("label", LABELS), page.draw("mark", MARKS)
    marker = page.draw("marker", MARKERS)
    for at in range(3):
        page.text += ("\n" if at else "") + marker.replace("1", str(at + 1)).replace("①", "①②③"[at])
        _block(page, at, labels, _separator(page), mark)


def in_one_line(page: Page) -> None:
    """All labels in one line."""
    labels, mark = page.draw("label", LABELS), page.draw("mark", MARKS)
    join = page.draw("join", JOINS)
    for at in range(3):
        page.text += join if at else ""
        _block(page, at, labels, _separator(page), mark)


def in_rows(page: Page) -> None:
    """A line for each person, the label in front of the first."""
    labels, mark = page.draw("label", LABELS), page.draw("mark", MARKS)
    indent = page.draw("indent", ("\n", "\n　　　　", "\n\n", "\n        "))
    for at in range(3):
        page.text += "\n" if at else ""
        _block(page, at, labels, indent, mark)


def under_labels(page: Page) -> None:
    """Labels on lines of their own, the names below."""
    labels, mark = page.draw("label", LABELS), page.draw("label_end", ("：\n", ":\n", "\n", "：\n\n"))
    for at in range(3):
        page.text += "\n" if at else ""
        _block(page, at, labels, page.draw("below", ("\n", "、", " ")), mark)


def posts_in_brackets(page: Page) -> None:
    """张明（组长）、李芳（副组长）: the post of each behind the name."""
    separator = page.draw("row_separator", ("、", "\n", " ", "，"))
    labels = page.draw("label", LABELS[:1] + LABELS[5:6] + LABELS[8:10])
    for at in range(4):
        page.text += separator if at else ""
        page.name(page.person(), "person", ("head", "deputy", "member", "member")[at])
        page.text += f"（{labels[min(at, 2)]}）"


def table(page: Page) -> None:
    """A table whose cells are parted by | or spaces, its rows a post and a name, and maybe more."""
    gap = page.draw("cell", (" | ", " ", "\t", "|", "  "))
    header = page.draw("header", (
        "职务 姓名", "组内职务 姓名 单位职务", "姓名 单位职务 组内职务", "小组职务 姓名 联系电话", "序号 职务 姓名",
        "分工 姓名 职务",
    )).split()  # fmt: skip
    labels = page.draw("label", LABELS[:6] + LABELS[8:10])
    page.text += gap.join(header)
    for row in range(5):
        at = (0, 1, 1, 2, 2)[row]
        duty = _DUTIES[at]
        page.text += "\n"
        first = header.index("职务") if header[-1] == "姓名" else 0
        for column, cell in enumerate(header):
            page.text += gap if column else ""
            if cell == "姓名":
                page.name(page.person(), "person", duty)
            elif cell in ("组内职务", "小组职务", "分工") or (cell == "职务" and column == first):
                page.text += labels[at]
            elif cell == "序号":
                page.text += str(row + 1)
            elif cell == "联系电话":
                page.text += "139" + str(page.random.randrange(10**7, 10**8))
            else:
                page.text += page.random.choice(page.sector[at])


def run_together(page: Page) -> None:
    """A table whose cells ran together: 职务姓名组长张明副组长李芳成员…."""
    labels = LABELS[0] if page.draw("run", (0, 1)) == 0 else LABELS[2]
    page.text += "职务姓名"
    for at in (0, 1, 1, 2, 2, 2):
        page.text += labels[at]
        page.name(page.person(), "person", _DUTIES[at])


def teams(page: Page) -> None:
    """Teams below a leading group, each with its own head and members."""
    style = page.draw("team", (
        "{t}：\n组长：{h}\n成员：{m}", "{t}：组长：{h} 成员：{m}", "{t}组长：{h}，成员：{m}",
        "{t}\n组长：{h}\n成员：{m}",
        "{t}（组长：{h}，成员：{m}）", "{t}：组长{h}，成员{m}", "{t}：{m}", "{t}：{h}（组长）、{m}",
        "{t} 组长：{h} 组员：{m}",
        "{t}：负责人：{l}，成员：{m}", "{t}：（组长：{h}；组员：{m}）", "{t}负责人：{l} 成员：{m}",
        "{t}:组长 {h} 成员 {m}",
        "{t}：由{m}组成", "{t}组长 {h}\n{t}成员 {m}", "{t}（{l}负责）：{m}", "{t}成员：{m}",
        "{t}——组长：{h}；成员：{m}",
    ))  # fmt: skip
    marker = page.draw("marker", MARKERS)
    for at in range(2):
        team = page.pick(TEAMS)
        page.text += ("\n" if at else "") + marker.replace("1", str(at + 1)).replace("①", "①②"[at])
        for piece in style.format(t=team, h="\0h\0", m="\0m\0", l="\0l\0").split("\0"):
            if piece in ("h", "l"):
                page.name(page.person(), "person", "head" if piece == "h" else "lead")
            elif piece == "m":
                for number in range(page.random.randint(2, 4)):
                    page.text += page.draw("separator", SEPARATORS) if number else ""
                    page.name(page.person(), "person", "member")
            else:
                page.text += piece


def charges(page: Page) -> None:
    """Lines of responsibility behind items of work."""
    frame = page.draw("charge", (
        "开展卫生大扫除。（{a}）", "开展卫生大扫除。{a}", "开展卫生大扫除。\n{a}",
        "开展卫生大扫除（{a}；完成时限：6月底）",
        "开展卫生大扫除，{a}。", "开展卫生大扫除 {a} {b}", "开展卫生大扫除。\n{a}\n{b}",
        "开展卫生大扫除。【{a}；{b}】", "开展卫生大扫除。[{a}]",
        "大扫除：3月份，{a}，{b}", "开展卫生大扫除。{a}；{b}", "开展卫生大扫除。{a}，时间：5月",
        "开展卫生大扫除。\n{a}　{b}", "开展卫生大扫除—{a}",
    ))  # fmt: skip
    mark = page.draw("mark", MARKS[:4] + MARKS[8:9] + MARKS[11:])
    for at in range(2):
        page.text += ("\n" if at else "") + f"{at + 1}、"
        for piece in frame.format(a="\0a\0", b="\0b\0").split("\0"):
            if piece in ("a", "b"):
                _charge(page, mark)
            else:
                page.text += piece


def _charge(page: Page, mark: str) -> None:
    label, duty, who = page.pick(CHARGES)
    page.text += label + mark
    if who == "p":
        for number in range(page.random.randint(1, 3)):
            page.text += _separator(page) if number else ""
            page.draw("title", TITLES)(page, page.random.choice(page.sector[1]), duty)
        return
    bodies = page.random.sample(list(_words(BODIES, page.half)), page.random.randint(1, 3))
    for number, body in enumerate(bodies):
        page.text += page.draw("separator", SEPARATORS) or "、" if number else ""
        page.name(*body, duty)


def jobs(page: Page) -> None:
    """Pieces of work at an event and who does each."""
    join = page.draw("job_join", ("\n", " ", "；", "，", "　"))
    mark = page.draw("job_mark", ("：", ":", "： "))
    work = page.random.sample(list(_words(JOBS, page.half)), 4)
    page.text += page.draw("job_lead", ("人员分工：\n", "", "工作分工\n", "具体分工如下：\n", "人员安排：\n"))
    for at, job in enumerate(work):
        page.text += join if at else ""
        page.text += job + mark
        for number in range(page.random.randint(1, 3)):
            page.text += ("、" if join in "，；" else _separator(page) or "、") if number else ""
            page.name(page.person(), "person", "lead")


LAYOUTS: tuple[Callable[[Page], None], ...] = (
    in_lines, in_one_line, in_rows, under_labels, posts_in_brackets, table, run_together, teams, charges, jobs,
)  # fmt: skip
_GROUPS = (in_lines, in_one_line, in_rows, under_labels)


def printed(seed: int, half: int, layout: Callable[[Page], None]) -> Page:
    """One page of a layout, with its parties."""
    page = Page(Random(f"{layout.__name__} {half} {seed}"), half)
    grouped = layout in _GROUPS
    page.text = page.draw("lead", LEADS) if grouped else ""
    layout(page)
    page.text += page.draw("tail", TAILS) if grouped else "\n"
    return page
