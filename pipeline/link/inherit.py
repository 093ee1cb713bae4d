"""What a clause has from its surroundings: its heading's date and parties, a label's date, an elided subject.

Nothing is inherited across plans, nor past a full stop except from a lead-in (各校要做到：) or a heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.link.clauses import Clause, clauses_in
from pipeline.link.dates import is_calendar_unit, is_vague, is_year
from pipeline.link.lexicons import Lexicons
from pipeline.link.places import Places
from pipeline.records import Date, Mentions, Plan, Section

_PUNCTUATION = " \t\n\r　,，、:：;；。.|｜"
_BARS = " |｜"
_BRACKET_ROOM = 60
# 具体实施时间安排为: in front of a date.
_LABEL_ROOM = 16
_REST = re.compile(
    r"[\s,，:：()（）、;；。\-—~～至到为是从自起止]|第[一二三四五六七八九十\d]+(?:阶段|步|周|季度)?|[一二三四五六七八九十\d]+、|时间|安排|工作|活动|份|每"
)
# 3月1日至10日为宣传阶段: the name of a stage beside its date.
_STAGE = re.compile(r"阶段|时期")
# 9月开展文化周活动, 在9月举办球赛: when the heading's action is, all below it is; 【三月】主题:春耕.
_LEADING = re.compile("[【\\[]|[在于自从]?")
# 启动阶段:3月1日至10日为启动阶段。 says when, and what is done then follows.
_IS_STAGE = re.compile("[,，]?(?:为|是|属)[^,，。;；:：]{2,12}(?:阶段|时期)")
_SENTENCE_END = re.compile(r"[。;；:：\n]")
_FULL_STOP = re.compile("[。;；]")
_STATES_TIME = re.compile(
    r"(?:活动|实施|开展|工作|整治|起止|具体|施工)?(?:时间|日期|期限|时限)(?:安排|节点)?\s*[:：为]\s*"
)
_ASKS_WHEN = re.compile("时间|日期|期限|时限|日程")
# 地点:, 主题:, 对象: another statement of the same kind.
_STATES = re.compile(r"\s*[^,，。;；:：\n]{1,8}[:：]")
_LONGEST_TIME = 160
# 第16周 考试 备注:1.班主任每月… is no more of the week.
_NOTE = re.compile(r"[\s。;；](?:备\s?注|附?注|几?点?说\s?明)[:：]")
_ROOM = 2
_MANY = 20
_FEWEST = 3
_HALF = re.compile("[上下]半年$")
# 上半年工作回顾 looks back.
_HALF_AHEAD = re.compile("([上下])半年(?!.{0,6}(?:总结|小结|回顾|情况|完成))")
_COUNTED_WEEK = re.compile(r"第[一二三四五六七八九十\d]{1,3}周")


class Surroundings(NamedTuple):
    """What a section gives to the clauses in it: ordinals of dates, of list parties and of agents in its heading.

    `body` is where its body begins when a bracket or a label belongs to the heading, else anywhere in front of it;
    `until` is where what it gives ends, 0 when that is the end of the section.
    """

    dates: tuple[int, ...] = ()
    parties: tuple[int, ...] = ()
    subjects: tuple[int, ...] = ()
    body: int = 0
    until: int = 0


def surroundings(plan: Plan, places: Places, words: Lexicons) -> dict[int, Surroundings]:
    """By section ordinal; a section that has no date or party in its heading takes its parent's."""
    text, everything = plan.text, places.everything
    out: dict[int, Surroundings] = {0: Surroundings()}
    children: dict[int, int] = {}
    for section in reversed(plan.sections):
        if section.parent:
            children[section.parent] = section.start
    ends = _last_lines(plan, places)
    for section in plan.sections:
        above = out[section.parent or 0]
        if above.until:
            above = Surroundings() if section.start >= above.until else above._replace(until=0)
        if section.heading is not None:
            first = bisect_left(everything, places.began(section.start))
            if first < len(everything) and everything[first] < _reach(text, section):
                above = _of_section(plan, section, children.get(section.ordinal), above, places, words)
                if section.ordinal in ends and above.dates:
                    above = above._replace(until=ends[section.ordinal])
        out[section.ordinal] = above
    return out


def _last_lines(plan: Plan, places: Places) -> dict[int, int]:
    """Where the line of the last month of a calendar ends, by section, when each month before it is one line too.

    What stands below is no part of that month: 三月:修渠。⏎四月:植树。⏎总之,…
    """
    dates, ends = places.mentions.dates, {}
    row: list[Section] = []
    for section in (*plan.sections, None):
        in_row = section is not None and _has_date_first(section, places, dates)
        if section is not None and in_row and (not row or row[-1].parent == section.parent):
            row.append(section)
            continue
        if len(row) >= _FEWEST and (end := _end_of_line(plan, row)):
            ends[row[-1].ordinal] = end
        row = [section] if section is not None and in_row else []
    return ends


def _has_date_first(section: Section, places: Places, dates: Sequence[Date]) -> bool:
    """Whether a month, week or quarter is the heading, or begins it."""
    if section.heading is None:
        return False
    found = places.dates_in(section.start, section.heading_end)
    return bool(found) and dates[found[0] - 1].start - section.start <= _ROOM and is_calendar_unit(dates[found[0] - 1])


def _end_of_line(plan: Plan, row: list[Section]) -> int:
    """Where the first line of the last section of a row ends, 0 when a section has more lines or none of its own."""
    text = plan.text
    for section, following in pairwise(row):
        line = text[section.heading_end : following.start].strip()
        if "\n" in line or len(line) < _ROOM or "\n" in text[section.heading_end : section.body_start]:
            return 0
    last = row[-1]
    if "\n" in text[last.heading_end : last.body_start]:
        return 0
    return max(text.find("\n", last.body_start), 0)


def _of_section(
    plan: Plan, section: Section, child: int | None, above: Surroundings, places: Places, words: Lexicons
) -> Surroundings:
    body = _heading_end(plan, section, places, words)
    if child is not None:
        body = min(body, max(child, section.heading_end))
    mentions = places.mentions
    dates = tuple(
        n
        for n in places.dates_in(places.began(section.start), body)[:_MANY]
        if mentions.dates[n - 1].type != "DURATION"
        and not is_vague(mentions.dates[n - 1], plan, words)
        and not _is_year_of_more(mentions.dates[n - 1], section)
        and not _is_half_of_the_plan(mentions.dates[n - 1], section, plan)
        and _dates_the_section(plan.text, section, body, mentions.dates[n - 1].start, places)
    )
    # Cells of a row stand side by side: 第2周 | 9.8-9.14.
    if len(dates) > 1 and not any(bar in plan.text[section.heading_end : body] for bar in "|｜"):
        dates = _exact(dates, mentions)
    held = places.parties_in(section.start, body)
    listed = tuple(
        n
        for n in held
        if mentions.parties[n - 1].basis == "list" or mentions.parties[n - 1].start >= section.heading_end
    )
    agents = tuple(n for n in held if n not in listed and mentions.parties[n - 1].basis == "subject")
    note = (
        _NOTE.search(plan.text, body, section.body_end)
        if dates and is_calendar_unit(mentions.dates[dates[0] - 1])
        else None
    )
    until = note.start() + 1 if note else 0
    return Surroundings(dates or above.dates, listed or above.parties, agents or above.subjects, body, until)


def _exact(dates: tuple[int, ...], mentions: Mentions) -> tuple[int, ...]:
    """The dates without a week that is only counted (第二周) when days stand beside it: 第二周(3月5日至9日)."""
    known = [mentions.dates[n - 1] for n in dates]
    if not any(date.last for date in known):
        return dates
    return tuple(n for n, date in zip(dates, known, strict=True) if date.last or not _COUNTED_WEEK.fullmatch(date.text))


def _reach(text: str, section: Section) -> int:
    """How far behind the heading a date or a party may stand that belongs to it."""
    at = _skip(text, section.heading_end, section.body_end)
    in_brackets = at < section.body_end and text[at] in "(（"
    return max(at + _LABEL_ROOM + (_BRACKET_ROOM if in_brackets else 0), section.body_start)


def _heading_end(plan: Plan, section: Section, places: Places, words: Lexicons) -> int:
    """Behind the heading, a bracket that follows it, and a first clause that is nothing but a date."""
    text = plan.text
    end = max(section.heading_end, section.body_start)
    at = _skip(text, section.heading_end, section.body_end)
    if at < section.body_end and text[at] in "(（":
        closing = min(
            (x for x in (text.find(")", at, at + _BRACKET_ROOM), text.find("）", at, at + _BRACKET_ROOM)) if x > 0),
            default=-1,
        )
        if closing > 0 and not _FULL_STOP.search(text, at, closing):
            end = max(end, closing + 1)
    at = _skip(text, end, section.body_end)
    if not places.dates_in(at, min(section.body_end, at + _LABEL_ROOM)):
        return end
    if stated := _stated_time(plan, section, at, places, words):
        return stated
    first = places.mentions.dates[places.dates_in(at, at + _LABEL_ROOM)[0] - 1]
    if first.start == at and text[first.end : first.end + 2].strip() in ("|", "｜"):
        return first.end + len(text[first.end : first.end + 3]) - len(text[first.end : first.end + 3].lstrip(_BARS))
    stop = min(section.body_end, at + _BRACKET_ROOM)
    for clause in clauses_in(plan, at, stop, places, words)[:1]:
        if clause.stop < stop and (
            _is_label(plan, section, clause, places) or _states_stage(plan, section, clause, places)
        ):
            end = clause.stop
    return end


def _stated_time(plan: Plan, section: Section, at: int, places: Places, words: Lexicons) -> int:
    """Where a statement of the section's time at its beginning ends (时间:5月1日至10日。), 0 when there is none.

    Under a heading that itself asks when it is the content, and so it is among other statements (地点:…).
    """
    text = plan.text
    label = _STATES_TIME.match(text, at, section.body_end)
    if label is None or _ASKS_WHEN.search(text, section.heading_start, section.heading_end):
        return 0
    for clause in clauses_in(plan, label.end(), min(section.body_end, label.end() + _LONGEST_TIME), places, words)[:2]:
        if not places.dates_in(clause.start, clause.end):
            return 0
        if not clause.date_only and text[clause.stop - 1] in ",，":
            return 0
        if text[clause.stop - 1] in ",，。;；" or clause.stop == section.body_end or text[clause.stop] == "\n":
            return 0 if _STATES.match(text, clause.stop, section.body_end) else clause.stop
    return 0


def _states_stage(plan: Plan, section: Section, clause: Clause, places: Places) -> bool:
    """Whether a first sentence only says when the stage of the heading is."""
    if not clause.dates or not clause.ends_with("。") or plan.text.find("阶段", clause.start, clause.end) < 0:
        return False
    if not _STAGE.search(plan.text, section.heading_start, section.heading_end):
        return False
    date = places.mentions.dates[clause.dates[0] - 1]
    return (
        date.start == clause.start
        and not is_year(date)
        and _IS_STAGE.fullmatch(plan.text, date.end, clause.end) is not None
    )


def _is_label(plan: Plan, section: Section, clause: Clause, places: Places) -> bool:
    """Whether a first clause that is nothing but a date dates what follows: 3月: or, of a stage, 2月20日至26日,"""
    text = plan.text
    if not (clause.date_only and clause.dates) or _is_year(text[clause.start : clause.end]):
        return False
    if text[clause.stop - 1] not in ",，":
        return True
    dates = places.mentions.dates
    is_span = any(dates[n - 1].first and dates[n - 1].first != dates[n - 1].last for n in clause.dates)
    if not is_span:
        return False
    if _STAGE.search(text, section.heading_start, section.heading_end):
        return True
    stop = _SENTENCE_END.search(text, clause.stop, section.body_end)
    return stop is not None and stop.group() in ":："


def _is_calendar(places: Places, at: int) -> bool:
    """Whether the date at `at` is days or months of the calendar, no deadline and no day by name."""
    date = places.mentions.dates[bisect_left(places.dates, at)]
    return date.type == "DATE" and date.last is not None and date.mod not in ("before", "after") and not is_year(date)


def _is_year_of_more(date: Date, section: Section) -> bool:
    """Whether a heading says more than a year (2030年工作安排): a whole year tells no item of the plan when."""
    return is_year(date) and (section.heading is None or len(section.heading) - len(date.text) > _ROOM)


def _is_half_of_the_plan(date: Date, section: Section, plan: Plan) -> bool:
    """Whether a heading says what the plan intends for half a year (下半年安排): that is when the whole plan is for.

    上半年安排 and 下半年安排 under one roof are a calendar, and so is 下半年: alone.
    """
    if section.heading is None or _HALF.search(date.text) is None or len(section.heading) <= len(date.text):
        return False
    halves = {found[0] for other in plan.sections if (found := _HALF_AHEAD.findall(other.heading or ""))}
    return len(halves) <= 1


def _is_year(words: str) -> bool:
    """A bare year in front of running text is part of its sentence, not a label."""
    return words.endswith("年") and len(words) <= 6


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _PUNCTUATION:
        start += 1
    return start


def _dates_the_section(text: str, section: Section, body: int, at: int, places: Places) -> bool:
    """Whether a date in the heading dates all that follows: it is the heading, or stands in brackets behind it."""
    if at >= section.heading_end:
        return True
    if text.rfind("(", section.heading_start, at) >= 0 or text.rfind("（", section.heading_start, at) >= 0:
        return True
    if _STAGE.search(text, section.heading_start, section.heading_end):
        return True
    if _LEADING.fullmatch(text, section.heading_start, at) and _is_calendar(places, at):
        return True
    rest, here, room = "", section.start, _ROOM
    for n in places.dates_in(section.start, section.heading_end)[:_MANY]:
        date = places.mentions.dates[n - 1]
        rest += text[here : date.start]
        here = max(here, date.end)
        # 每日敲门 names one action and how often it is done, not when all else is.
        room = 0 if date.type == "SET" else room
    rest += text[here : section.heading_end]
    return len(_REST.sub("", rest[:40])) <= room
