"""Systems of responsibility name who answers for what: 实行校长负责制, 落实书记负总责、镇长具体抓, 镇领导包村."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name, end_of_name, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.wording import Verdict

# What introduces a system, and what may part it from its verb.
_INTRODUCED = re.compile(
    "(?:实行|推行|实施|落实|坚持|执行|建立|健全|完善|构建|形成|做到|明确|强化|压实|夯实|按照|按)(?:健全|完善|落实|并)?[了好以]?"
)
_IN_HAND = "(?:抓|管|负责)"
_OBJECT = "[一-鿿（()）]"
# How a share of the responsibility is put, right behind who bears it. Every alternative begins with a character of
# its own: only then is the pattern fast.
_SHARE = re.compile(
    "负(?:总责|主责|全责|直接责任|领导责任|主要责任|首要责任|责制)"
    f"|亲自{_IN_HAND}|直接{_IN_HAND}|具体(?:{_IN_HAND}|负责制)|分(?:[工级片线]负责|片包干)|共同负责|总负责|各负责"
    "|全面(?:负责|抓|管)|牵头负责制|岗位责任制|终身负责制"
    # 包乡镇, 承包, 带班: what is in somebody's charge; 包装 and 包括 are words.
    f"|包(?![装括含容裹围扎子袋揽办销])(?:干|保|联系|{_OBJECT}{{1,8}}?)(?=[、，,；;。的”」和及并\n]|责任|制度|机制|$)"
    "|承包(?![商合地经方人单制])|带班(?![人员领干和与、制])"
    "|[一-鿿]{0,8}?第一责任人(?:责任|职责|的责任)"
)
# One of these stands in every share; the search for them is fast.
_ANY = re.compile("责|包|抓|带班|管|负责")
_SLOT = 40
_SHARES = 8
_BETWEEN = "、，,；;和及与 "
_SYSTEM = ("负责制", "责任制")
_QUOTES = "“”「『\"'"
_CHIEF = "第一责任人"


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """Those whom a system of responsibility in the sentence `text[start:end]` names, share by share."""
    text = reading.text
    if not _ANY.search(text, start, end):
        return
    for opener in _INTRODUCED.finditer(text, start, end):
        at = opener.end()
        for _ in range(_SHARES):
            first, stop = _bearers(reading, at, end)
            share = _share_at(reading, stop, end) if stop > 0 else None
            if share is None:
                break
            rule = "responsibility_system" if share.group().endswith(_SYSTEM) else "chief_responsible"
            for name in conjuncts(reading, *trimmed(reading, first, stop)):
                yield name, Verdict("lead", "explicit", rule, share.end())
            at = share.end()
            while at < end and text[at] in _BETWEEN:
                at += 1


def _share_at(reading: Reading, offset: int, end: int) -> re.Match[str] | None:
    """The share that begins at `offset`: between a name and its 第一责任人, or behind its 包, nobody else is named."""
    share = _SHARE.match(reading.text, offset, end)
    if share is None:
        return None
    matter = share.group().partition(_CHIEF)[0]
    people = any(token.entry.head == "role" for token in reading.between(offset, offset + len(matter)))
    return None if people else share


def _bearers(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Where those who bear the share that follows `start` are named; -1 as an end when nobody is."""
    text = reading.text
    if text[start : start + 1] in _QUOTES:
        return start, -1
    limit = min(end, start + _SLOT)
    stop = end_of_name(reading, start, limit, lambda offset, _soft: _share_at(reading, offset, end) is not None)
    if stop > 0 and not any(mark in text[start:stop] for mark in "的制"):
        return start, stop
    # 安全工作|校长负责制: what the system is for stands in front.
    for index in range(reading.index(start), reading.index(reading.clause_end(start, limit))):
        if reading.parts[index]:
            break
        share = _share_at(reading, reading.ends[index], end) if reading.is_head[index] else None
        if share is not None and share.group().endswith(_SYSTEM):
            return reading.starts[index], reading.ends[index]
    return start, -1
