"""Somebody who has to be there: 要有教师跟班和指导, 须有安全员在场."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name, end_of_name, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.wording import Verdict, clause_end

THERE = re.compile(r"(?:要|须|应当?|需要?|必须|务必|确保|保证)(?:都|均|随时|始终|每天|至少)?有(?![效序力关所])")
_SLOT = 24


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """Those who, as the sentence `text[start:end]` demands, have to be there and see to something."""
    text, presence = reading.text, reading.vocabulary.presence
    if text.find("有", start, end) < 0:
        return
    for there in THERE.finditer(text, start, end):
        limit = clause_end(text, there.end(), min(end, there.end() + _SLOT))
        stop = end_of_name(
            reading, there.end(), limit, lambda offset, _soft: presence.pattern.match(text, offset, end) is not None
        )
        on_duty = presence.pattern.match(text, stop, end) if stop > 0 else None
        if on_duty is None or text.startswith(("的", "能力", "人"), on_duty.end()):
            # 要有教师指导的时间: the people only qualify a thing.
            continue
        duty = presence.duties[on_duty["duty"]]
        verdict = Verdict(duty, "explicit" if duty == "lead" else "subject", "attended_by", on_duty.end())
        for name in conjuncts(reading, *trimmed(reading, there.end(), stop)):
            if text[name.start : name.end] != "专人":
                yield name, verdict
