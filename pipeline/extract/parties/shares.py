"""Who sees to what under a line that shares out work: 分工： / 王小明：全面统筹 / 体育组：每周训练三次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.bearers import settled
from pipeline.extract.parties.entries import all_names, entries
from pipeline.extract.parties.wording import Verdict
from pipeline.nlp.bullets import BULLETS, DASHES

_HEADED = re.compile(
    "(?:(?<=[\n。；;、.．)）：: \u3000])|^)(?:具体|任务|工作|人员|职责|责任|成员|领导|班子|教师|组内|岗位|小组|及){0,3}"
    "(?:分工|岗位职责|任务分解|责任划分)(?:如下|安排|情况|及职责|与职责|和职责){0,2}[ \u3000]*(?=[:：\n \u3000]|$)"
)
# An entry stands at the head of a line or behind a full stop, with its number or sign.
_ENTRY = re.compile(
    "(?:(?<=[\n。；;：: \u3000])|^)"
    f"(?:(?:[（(]?[0-9一二三四五六七八九十]{{1,2}}[)）、.．]|[①-⑳{BULLETS}{DASHES}])[ \u3000]*)?"
    "(?P<who>[^\n，,。；;：:]{2,28})[:：](?=[ \u3000]*[^\\s：:])"
)
_NUMBERED = re.compile("\n[ \u3000]*[一二三四五六七八九十]{1,2}[ \u3000]*[、.．]")
_LONGEST = 1500
_LONGEST_VALUE = 24
_VALUE_ENDS = re.compile("[。；;\n]|[ \u3000]+(?=[^ \u3000\n：:]{2,14}[：:])")
# 组长：王小明 and 第一小组：… are seats and teams, no pieces of work.
_SEATED = re.compile("(?:[组队班]|组长|组员|成员|主任|负责人|主持人|时间|地点|对象|电话|单位)[ \u3000]*$")
_ASIDE = re.compile("[（(][^（）()]{1,14}[)）]$")
_MISSES = 160  # so many characters without an entry end the list


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The parties of `text[start:end]`, a stretch of whole lines, whose shares of the work are told.

    An entry is nothing but names (a post may stand before them) in front of a colon, and what follows the colon is no
    name: 组长：王小明 is a roster's. Takes time linear in the text.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> text = "分工：\\n副校长李小红：抓教学。"
    >>> reading = Reading(text, vocabulary(load_config().extract), {})
    >>> [(text[name.start : name.end], verdict.duty) for name, verdict in found(reading, 0, len(text))]
    [('李小红', 'lead')]
    """
    text, done = reading.text, start
    for headed in _HEADED.finditer(text, start, end):
        if headed.start() < done:
            continue
        done = headed.end()
        section = _NUMBERED.search(text, done, min(end, done + _LONGEST))
        stop = section.start() if section else min(end, done + _LONGEST)
        for entry in _ENTRY.finditer(text, done, stop):
            if entry.start() - done > _MISSES:
                break
            names = _names(reading, entry.start("who"), entry.end("who"), entry.end())
            if names:
                done = entry.end()
            else:
                names = _bodies(reading, entry.start("who"), entry.end("who"), entry.end(), stop)
                done = names[-1].end if names else done
            for name in names:
                yield name, Verdict("lead", "list", "duties_of", entry.end())


def _bodies(reading: Reading, start: int, end: int, behind: int, limit: int) -> list[Name]:
    """The bodies, posts and persons that alone stand behind a piece of work: 病历质量：医务科."""
    text = reading.text
    if text[start:end].strip() in reading.vocabulary.labels or _SEATED.search(text, start, end):
        return []
    stop = _VALUE_ENDS.search(text, behind, limit)
    last = stop.start() if stop else limit
    while behind < last and text[behind].isspace():
        behind += 1
    if not 2 <= last - behind <= _LONGEST_VALUE:
        return []
    names = settled(reading, all_names(reading, behind, last, Verdict("lead", "list", "duties_of", last)), "lead")
    told = sum(name.end - name.start for name in names)
    return names if told >= last - behind - 2 * len(names) else []


def _names(reading: Reading, start: int, end: int, behind: int) -> list[Name]:
    text = reading.text
    if text[start:end].strip() in reading.vocabulary.labels:
        return []
    aside = _ASIDE.search(text, start, end)
    end = aside.start() if aside else end
    verdict = Verdict("lead", "list", "duties_of", end)
    names = settled(reading, all_names(reading, start, end, verdict), "lead")
    if not names:
        return []
    while behind < len(text) and text[behind] in " \u3000":
        behind += 1
    stop = reading.clause_end(behind, len(text))
    first = next(entries(reading, behind, stop), (behind, behind))
    # 备课组长：马骏 教案审核：…: who has the post, not what the post has to do.
    told = all_names(reading, *first, verdict) or all_names(reading, behind, stop, verdict)
    return [] if told else names
