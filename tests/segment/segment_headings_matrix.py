"""Pages for a matrix of heading layouts: each with the headings that it has, and the nearest page that has others.

Every third entry of a list of words is held out: rules are made while looking at the others only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from segment_headings_words import (
    ACTED_BODIES,
    BODIES,
    BODIES_OF_PLANS,
    DOCUMENTS,
    DONE,
    DONE_ITEMS,
    ITEMS,
    LABELS,
    MANUAL,
    MONTH_LINES,
    NAMED_BODIES,
    PAIRS,
    PERIOD_LINES,
    SHORT_ITEMS,
    TOPICS,
    WHOLE_LINES,
)

HAN = "零一二三四五六七八九十"


class Cell(NamedTuple):
    """A page, its class and layout, whether it is held out, its headings with their levels, the titles of its plans."""

    group: str
    layout: str
    held: bool
    text: str
    headings: tuple[tuple[str, int], ...]
    titles: tuple[str | None, ...] = ()


MARKERS: dict[str, Callable[[int], str]] = {
    "一、": lambda n: HAN[n] + "、",
    "（一）": lambda n: f"（{HAN[n]}）",
    "(一)": lambda n: f"({HAN[n]})",
    "1、": lambda n: f"{n}、",
    "1.": lambda n: f"{n}.",
    "（1）": lambda n: f"（{n}）",
}
OUTER = ("一、", "（一）", "(一)")


def held(*places: int) -> bool:
    """Whether a cell of these places in the lists is held out."""
    return any(place % 3 == 2 for place in places)


def page(title: str, *lines: str) -> str:
    return "\n".join((title, *lines))


def numbered(style: str, texts: Sequence[str], gap: str = "") -> list[str]:
    return [MARKERS[style](number) + gap + text for number, text in enumerate(texts, 1)]


def title_of(place: int, genre: str = "工作计划") -> str:
    name, subject = BODIES_OF_PLANS[place % len(BODIES_OF_PLANS)]
    return f"{name}2025年{subject}{genre}"


def named_glued() -> Iterator[Cell]:
    """一、指导思想以…为指导: outermost names that run into their bodies; with a blank, and on lines of their own."""
    for layout, gap in (("glued", ""), ("blank", " "), ("line", "\n"), ("run_on", "")):
        for style in OUTER:
            for place in range(6):
                picked = [(name, bodies[(place + at) % 6]) for at, (name, bodies) in enumerate(NAMED_BODIES)]
                texts = [f"{name}{gap}{body}" for name, body in picked]
                lines = numbered(style, texts)
                title = title_of(place)
                text = page(title, *lines) if layout != "run_on" else title + "\n" + "".join(lines)
                wanted = tuple((name, 1) for name, _ in picked)
                yield Cell("named_glued", f"{layout} {style}", held(place), text, wanted, (title,))


def acted_glued() -> Iterator[Cell]:
    """（一）加强组织领导成立…: topics with a verb that run into their bodies below an outer part."""
    for layout, gap in (("glued", ""), ("blank", " "), ("stop", "。"), ("line", "\n")):
        for style in ("（一）", "(一)", "1、", "1."):
            for place in range(9):
                picked = [ACTED_BODIES[(place + 3 * at) % 9] for at in range(3)]
                texts = [f"{name}{gap}{bodies[place % 3]}" for name, bodies in picked]
                title = title_of(place)
                lines = ["一、主要任务", *numbered(style, texts), "二、经费预算", BODIES[place % 6]]
                wanted = (("主要任务", 1), *((name, 2) for name, _ in picked), ("经费预算", 1))
                yield Cell("acted_glued", f"{layout} {style}", held(place), page(title, *lines), wanted, (title,))


def whole_lines() -> Iterator[Cell]:
    """Names that go on where others would run into a body."""
    for style in ("一、", "（一）"):
        for place in range(0, 12):
            picked = [WHOLE_LINES[(place + 3 * at) % 12] for at in range(3)]
            lines = [
                part
                for name, body in zip(numbered(style, picked), BODIES[place % 4 :], strict=False)
                for part in (name, body)
            ]
            title = title_of(place)
            wanted = tuple((name, 1) for name in picked)
            yield Cell("whole_lines", style, held(place), page(title, *lines), wanted, (title,))


def items() -> Iterator[Cell]:
    """Numbered sentences that begin as headings do and are items."""
    for style in ("1、", "1.", "（1）", "（一）"):
        for place in range(6):
            picked = [ITEMS[(place + 3 * at) % 6] for at in range(2)]
            lines = ["一、主要任务", *numbered(style, picked), "二、经费预算", BODIES[place]]
            title = title_of(place)
            wanted = (("主要任务", 1), ("经费预算", 1))
            yield Cell("items", style, held(place), page(title, *lines), wanted, (title,))


def decimals() -> Iterator[Cell]:
    """1 目的 over 1.1 …。 (parts of a manual), and 3.1 信息报送 as a heading of its own."""
    for layout in ("spaced", "glued", "dun", "han"):
        for place in range(6):
            lines: list[str] = []
            wanted: list[tuple[str, int]] = []
            for number in range(1, 5):
                name, bodies = MANUAL[(place + number - 1) % 6]
                outer = {
                    "spaced": f"{number} ",
                    "glued": f"{number}. ",
                    "dun": f"{number}、",
                    "han": HAN[number] + "、",
                }
                lines.append(outer[layout] + name)
                wanted.append((name, 1))
                blank = " " if layout == "spaced" else ""
                lines += [f"{number}.{at}{blank}{body}" for at, body in enumerate(bodies, 1)]
            title = title_of(place, "管理制度")
            yield Cell("decimal_items", layout, held(place), page(title, *lines), tuple(wanted), (title,))
    for layout, gap in (("line", "\n"), ("colon", "："), ("stop", "。"), ("spaced_line", "\n")):
        for place in range(9):
            blank = " " if layout == "spaced_line" else ""
            lines, wanted = [], []
            for number, name in enumerate(("总体要求", "主要任务", "保障措施"), 1):
                lines.append(f"{HAN[number]}、{name}")
                wanted.append((name, 1))
                for at in (1, 2):
                    topic = TOPICS[(place + 3 * at + number) % 9]
                    lines += f"{number}.{at}{blank}{topic}{gap}{BODIES[(place + at) % 6]}".split("\n")
                    wanted.append((topic, 2))
            title = title_of(place)
            yield Cell("decimal_headings", layout, held(place), page(title, *lines), tuple(wanted), (title,))
    for place in range(6):
        lines = [
            "一、经费预算",
            f"{place + 1}.5万元用于添置器材，其余用于印刷。",
            "二、工作要求",
            "3.15消费者权益日设点宣传。",
            BODIES[place],
        ]
        title = title_of(place)
        wanted_two = (("经费预算", 1), ("工作要求", 1))
        yield Cell("decimal_numbers", "line", held(place), page(title, *lines), wanted_two, (title,))


def unnumbered_outer() -> Iterator[Cell]:
    """The last outer title has lost its number; （一） under it begins anew."""
    names = [name for name, _ in NAMED_BODIES]
    for layout in ("inner_han", "inner_digit", "paragraph"):
        for place in range(6):
            picked = [names[(place + at) % 6] for at in range(3)]
            lines, wanted = [], []
            for number, name in enumerate(picked, 1):
                lines.append(name if number == 3 else f"{HAN[number]}、{name}")
                wanted.append((name, 1))
                style = "（一）" if layout == "inner_han" else "1、"
                if layout == "paragraph" and number != 2:
                    lines.append(BODIES[place])
                    continue
                topics = [TOPICS[(place + 3 * at + number) % 9] for at in (0, 1)]
                lines += [
                    part
                    for head, body in zip(numbered(style, topics), BODIES[place % 3 :], strict=False)
                    for part in (head, body)
                ]
                wanted += [(topic, 2) for topic in topics]
            title = title_of(place)
            yield Cell("unnumbered_outer", layout, held(place), page(title, *lines), tuple(wanted), (title,))


def period_lines() -> Iterator[Cell]:
    """2025年工作目标 on a line of its own divides a report, and begins no plan."""
    for layout in ("paragraph", "list", "parts"):
        for place in range(6):
            picked = [PERIOD_LINES[(place + 3 * at) % 6] for at in range(2)]
            lines, wanted = [BODIES[place]], []
            for at, name in enumerate(picked):
                lines.append(name)
                wanted.append((name, 1))
                if layout == "paragraph":
                    lines.append(BODIES[(place + at) % 6])
                elif layout == "list":
                    lines += numbered("1、", SHORT_ITEMS[(place + at) % 3])
                else:
                    topics = [TOPICS[(place + 3 * part + at) % 9] for part in (0, 1)]
                    for number, topic in enumerate(topics, 1):
                        lines += [f"{HAN[number]}、{topic}", BODIES[(place + number) % 6]]
                        wanted.append((topic, 2))
            title = title_of(place, "总结")
            yield Cell("period_lines", layout, held(place), page(title, *lines), tuple(wanted), (title,))


def month_lines() -> Iterator[Cell]:
    """3月份工作安排 inside a plan divides its timetable; so does the same in Chinese numerals."""
    for layout in ("digit", "han", "bare_outer"):
        for place in range(6):
            form = MONTH_LINES[place]
            months = (3, 4, 5)
            lines = ["一、指导思想", BODIES[place], "二、时间安排"] if layout != "bare_outer" else [BODIES[place]]
            wanted = [("指导思想", 1), ("时间安排", 1)] if layout != "bare_outer" else []
            for at, month in enumerate(months):
                name = form.format(HAN[month] if layout == "han" else month)
                lines += [name, *numbered("1、", SHORT_ITEMS[(place + at) % 3])]
                wanted.append((name, 2 if layout != "bare_outer" else 1))
            title = title_of(place)
            yield Cell("month_lines", layout, held(place), page(title, *lines), tuple(wanted), (title,))


def brackets_below() -> Iterator[Cell]:
    """A heading whose body begins on the next line with a bracket."""
    for style in ("（一）", "(一)", "1、"):
        for place in range(5):
            picked = [PAIRS[(place + 3 * at) % 5] for at in range(3)]
            texts = [f"{name}\n{DOCUMENTS[at % 3 if place % 3 == 2 else at % 2]}" for at, name in enumerate(picked)]
            lines = ["一、主要任务", *"\n".join(numbered(style, texts)).split("\n"), "二、经费预算", BODIES[place]]
            title = title_of(place)
            wanted = (("主要任务", 1), *((name, 2) for name in picked), ("经费预算", 1))
            yield Cell("brackets_below", style, held(place), page(title, *lines), wanted, (title,))


def labels() -> Iterator[Cell]:
    """培训对象：… on lines of their own: the parts of a scheme without numbers."""
    for layout in ("whole_plan", "under_part"):
        for place in range(3):
            picked = [LABELS[(place + at) % 6] for at in range(4)]
            own = [f"{name}：{body}" for name, body in picked]
            title = title_of(place, "培训方案")
            if layout == "whole_plan":
                yield Cell("labels", layout, held(place), page(title, *own), tuple((n, 1) for n, _ in picked), (title,))
                continue
            lines = ["一、指导思想", BODIES[place], "二、具体安排", *own, "三、工作要求", BODIES[place + 1]]
            wanted = (("指导思想", 1), ("具体安排", 1), *((name, 2) for name, _ in picked), ("工作要求", 1))
            yield Cell("labels", layout, held(place), page(title, *lines), wanted, (title,))


def done() -> Iterator[Cell]:
    """1.加强了病区的夜间巡视。 with a body is a heading of a summary; a single sentence is an item."""
    for style in ("1.", "1、", "（1）", "（一）"):
        for place in range(6):
            picked = [DONE[(place + 3 * at) % 6] for at in range(2)]
            lines = [
                "一、主要工作",
                *numbered(style, ["".join(pair) for pair in picked]),
                "二、存在问题",
                BODIES[place],
            ]
            title = title_of(place, "总结")
            wanted = (("主要工作", 1), *((name[:-1], 2) for name, _ in picked), ("存在问题", 1))
            yield Cell("done", style, held(place), page(title, *lines), wanted, (title,))
            below = ["二、存在问题", BODIES[place]]
            lines = ["一、主要工作", *numbered(style, [DONE_ITEMS[place], DONE_ITEMS[(place + 3) % 6]]), *below]
            wanted = (("主要工作", 1), ("存在问题", 1))
            yield Cell("done_items", style, held(place), page(title, *lines), wanted, (title,))


SERIES: tuple[tuple[str, Callable[[str, int], str]], ...] = (
    ("tail", lambda title, n: f"{title}{n}"),
    ("framed_head", lambda title, n: f"【第{HAN[n]}篇】"),
    ("framed_tail", lambda title, n: f"{title}【{HAN[n]}】"),
    ("pian_line", lambda title, n: f"篇{HAN[n]}"),
    ("pian_colon", lambda title, n: f"{title}（篇{HAN[n]}）"),
    ("same", lambda title, n: title),
    ("cited_tail", lambda title, n: f"《{title}》篇{n}"),
    ("fanwen_line", lambda title, n: f"范文{HAN[n]}："),
    ("di_line", lambda title, n: f"第{HAN[n]}篇"),
)


def series() -> Iterator[Cell]:
    """Several plans of a page, whose titles look like headings or are no more than a number."""
    for at, (layout, name) in enumerate(SERIES):
        for place in range(3):
            subject = BODIES_OF_PLANS[(place * 2 + at) % 6][1]
            stem = f"{subject}工作计划"
            lines, wanted, titles = [], [], []
            for number in range(1, 4):
                title = name(stem, number)
                lines.append(title)
                bare = layout in ("framed_head", "pian_line", "fanwen_line", "di_line")
                titles.append(None if bare else title)
                for part, (head, body) in enumerate(
                    zip(("指导思想", "工作目标", "保障措施"), BODIES[number - 1 :], strict=False), 1
                ):
                    lines += [f"{HAN[part]}、{head}", body]
                    wanted.append((head, 1))
            yield Cell("series", layout, held(at), "\n".join(lines), tuple(wanted), tuple(titles))


def untitled() -> Iterator[Cell]:
    """A plan without any title: a preamble, or its first part at once."""
    for layout in ("preamble", "parts"):
        for place in range(6):
            names = [name for name, _ in NAMED_BODIES]
            picked = [names[(place + at) % 6] for at in range(3)]
            lines = [f"为做好今年的{BODIES_OF_PLANS[place][1]}，结合实际，制定本计划。"] if layout == "preamble" else []
            for number, name in enumerate(picked, 1):
                lines += [f"{HAN[number]}、{name}", BODIES[(place + number) % 6]]
            wanted = tuple((name, 1) for name in picked)
            yield Cell("untitled", layout, held(place), "\n".join(lines), wanted, (None,))


def weeks() -> Iterator[Cell]:
    """Weeks of a timetable, each with its items."""
    forms = ("第{}周", "第{}周：", "第{}周（3月{}日-{}日）", "第{}周 ", "第{}周工作安排", "{}、第{}周")
    for place, form in enumerate(forms):
        for own in ("lines", "same_line"):
            lines = ["一、指导思想", BODIES[place], "二、每周安排"]
            wanted = [("指导思想", 1), ("每周安排", 1)]
            for number in (1, 2, 3):
                if form.startswith("{}、"):
                    head = f"{number}、第{HAN[number]}周："
                elif "日" in form:
                    head = form.format(HAN[number], 7 * number - 6, 7 * number) + "："
                else:
                    head = form.format(HAN[number])
                wanted.append((f"第{HAN[number]}周工作安排" if "工作" in form else f"第{HAN[number]}周", 2))
                tasks = SHORT_ITEMS[(place + number) % 3]
                if own == "lines" or "工作" in form:
                    lines += [head.strip(), *numbered("1、", tasks)]
                else:
                    lines.append(head + (" " if head[-1] == "周" else "") + "".join(tasks))
            title = title_of(place)
            yield Cell("weeks", f"{own} {form}", held(place), page(title, *lines), tuple(wanted), (title,))


GROUPS = (
    named_glued,
    acted_glued,
    whole_lines,
    items,
    decimals,
    unnumbered_outer,
    period_lines,
    month_lines,
    brackets_below,
    labels,
    done,
    series,
    untitled,
    weeks,
)


def cells() -> Iterator[Cell]:
    """All cells of the matrix."""
    for group in GROUPS:
        yield from group()
