"""Lines that say who does what: 秘书处:印发通知。 Each is one task, whatever it shares out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.link.clauses import trim
from pipeline.link.places import Places
from pipeline.records import SEATS, Plan, Sentence, Task

# 主要职责:负责疏散, behind the seats of a group.
_CHARGE = re.compile(r"(?:主要|工作|具体|岗位|基本)?职责(?:分工)?\s?[:：]\s?(?=[^\s。;；])")
_NEXT = re.compile(
    r"[(（][一二三四五六七八九十\d-]{1,3}[)）]|\d{1,2}[、.．]|[一二三四五六七八九十]{1,3}、|(?:副?组长|成员|组员)[:：]"
)
_OF_A_GROUP = re.compile(r"[(（][一二三四五六七八九十\d-]{1,3}[)）]|职责(?:分工)?\s?[:：]")
# 音响:王某, behind the name of a thing that is to be seen to.
_SHARE = re.compile(r"\s*([^\s,，。;；:：\n]{2,14})[:：]\s*")
_SHARES_END = re.compile(r"[,，;；。\n]|[ \u3000]+(?=[^\s,，。;；:：\n]{2,14}[:：])|$")
# Whoever stands behind these answers for more than a thing, is to be asked or is only named.
_NO_THING = (
    *("人", "员", "者", "长", "组", "部门", "单位", "领导", "对象", "教师", "老师", "主任", "代表", "嘉宾", "评委"),
    *("责任", "牵头", "配合", "主办", "承办", "协办", "顾问", "专家", "书记", "电话", "名单", "报送", "抄送", "印发"),
    *(
        "签发",
        "撰稿",
        "编辑",
        "审核",
        "来源",
        "作者",
        "主席",
        "委员会",
        "总指挥",
        "指挥",
        "协调",
        "统筹",
        "秘书",
        "主持",
        "同志",
        "联系",
    ),
)
# 班长（全面工作）: what a post is for.
_ASIDE = re.compile(r"[(（][^()（）]*[)）]$")
_NAME = re.compile("[㐀-鿿]{2,4}")
_SALUTES = ("各位", "尊敬", "亲爱")
_FAR = 400
_SHORTEST = 4
_LONGEST = 400
_NO_BODIES = ("role", "person")
_JOINTS = frozenset("、,，和及与 　")


def duty_tasks(plan: Plan, section: int, sentence: Sentence, places: Places) -> tuple[list[Task], int]:
    """The tasks of a line that begins with the sentence and says who does or sees to what, and where it ends.

    Nothing and 0 for any other line.
    """
    text, last = plan.text, sentence.end + 1
    if text.find(":", sentence.start, last) < 0 and text.find("：", sentence.start, last) < 0:
        return [], 0
    shared = shares(plan, sentence, places)
    if not shared and (stop := duty_line(plan, sentence, places)):
        return duty_task(plan, section, sentence.start, stop, places), stop
    return shared, sentence.end if shared else 0


def duty_line(plan: Plan, sentence: Sentence, places: Places) -> int:
    """Where the line ends that begins with the sentence, 0 when it does not say who does what.

    Such a line begins with nothing but names and a colon, with what they do behind it; the names of a group's seats
    (组长:王某) and whoever stands behind a label (责任单位:…) do not stand there.
    """
    text, start = plan.text, sentence.start
    if start and text[start - 1] not in "\n)）.．、 　":
        return 0
    at = start
    for n in places.parties_in(start, sentence.end):
        party = places.mentions.parties[n - 1]
        if (
            party.duty in SEATS
            or party.start < at
            or text.startswith(_SALUTES, party.start)
            or not _JOINTS.issuperset(text[at : party.start])
        ):
            return 0
        at = party.end
        if text[at : at + 1] in (":", "："):
            stop = text.find("\n", at)
            stop = plan.end - plan.start if stop < 0 else stop
            return stop if text[at + 1 : stop].strip() else 0
    return 0


def shares(plan: Plan, sentence: Sentence, places: Places) -> list[Task]:
    """The tasks of a line that names for each thing who sees to it (音响:王某;纪律:各班主任), none for any other.

    Seats beside them (组长:王某 音响:李某) are no things; nor is a thing shared out beside whom nobody is known.
    """
    text, at, out = plan.text, sentence.start, list[Task]()
    while at < sentence.end:
        label = _SHARE.match(text, at, sentence.end)
        end = _SHARES_END.search(text, label.end(), sentence.end) if label else None
        if label is None or end is None:
            return []
        parties = places.parties_in(label.end(), end.start())
        at = max(end.end(), at + 1)
        here = label.end()
        for n in parties:
            party = places.mentions.parties[n - 1]
            if party.basis != "list" or not _JOINTS.issuperset(text[here : party.start]):
                return []
            here = party.end
        rest = text[here : end.start()].strip()
        if (rest and (parties or not _NAME.fullmatch(rest))) or not (rest or parties):
            return []
        leads = all(places.mentions.parties[n - 1].duty == "lead" for n in parties)
        no_thing = _ASIDE.sub("", label.group(1)).endswith(_NO_THING) or places.parties_in(*label.span(1))
        if rest or not leads or no_thing:
            continue
        out += duty_task(plan, sentence.section, label.start(1), end.start(), places)
    return out


def charge(plan: Plan, section: int, sentences: Sequence[Sentence], n: int, places: Places) -> Task | None:
    """The task that a sentence gives to a group whose seats stand before it (组长:… 职责:负责疏散), else None.

    It goes on over the sentences of its line, until the next group begins.
    """
    text, first = plan.text, sentences[n]
    label = _CHARGE.match(text, first.start, first.end)
    if label is None:
        return None
    records = places.mentions.parties
    low = max(0, first.start - _FAR, sentences[0].start)
    for mark in _OF_A_GROUP.finditer(text, low, first.start):
        low = mark.start()
    before = places.parties_in(low, first.start)
    holders = [m for m in before if records[m - 1].duty in SEATS]
    if not holders:
        return None
    groups = [m for m in before if records[m - 1].kind == "group" and records[m - 1].duty not in SEATS]
    end = first.end
    for k in range(n + 1, len(sentences)):
        sentence = sentences[k]
        if "\n" in text[end : sentence.start] or _NEXT.match(text, sentence.start):
            break
        end = sentence.end
    start, end = trim(text, label.end(), end)
    if not _SHORTEST <= end - start <= _LONGEST:
        return None
    own = places.parties_in(start, end)
    parties = tuple(dict.fromkeys((*(groups[-1:] or holders), *own)))
    return Task(
        start,
        end,
        text[start:end],
        parties,
        places.dates_in(start, end),
        places.amounts_in(start, end),
        "duty_line",
        section=section,
    )


def duty_section(plan: Plan, section: int, places: Places) -> tuple[int, int] | None:
    """Where a numbered line begins and ends whose heading is nothing but a body (1.水利站:…), None for any other."""
    record = plan.section(section)
    if record.heading is None or not plan.text.startswith((":", "："), record.heading_end):
        return None
    held = places.parties_in(record.heading_start, record.heading_end)
    if len(held) != 1:
        return None
    party = places.mentions.parties[held[0] - 1]
    spans = party.start == record.heading_start and party.end == record.heading_end
    if not spans or party.kind in _NO_BODIES or party.duty in SEATS:
        return None
    stop = record.heading_end + len(plan.text[record.heading_end : record.body_end].rstrip())
    if stop > record.heading_end + _LONGEST or plan.text.find("\n", record.heading_end, stop) >= 0:
        return None
    return record.heading_start, stop


def duty_task(plan: Plan, section: int, start: int, end: int, places: Places) -> list[Task]:
    """The one task of a line that says who does what, none when it is too short or too long."""
    start, end = trim(plan.text, start, end)
    if not _SHORTEST <= end - start <= _LONGEST:
        return []
    parties, dates = places.parties_in(start, end), places.dates_in(start, end)
    return [
        Task(
            start,
            end,
            plan.text[start:end],
            parties,
            dates,
            places.amounts_in(start, end),
            "duty_line",
            section=section,
        )
    ]
