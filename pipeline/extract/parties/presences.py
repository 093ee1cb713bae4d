"""Somebody who has to be there: 要有教师跟班和指导, 须有安全员在场."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name, end_of_name, trimmed
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.wording import Verdict, clause_end

THERE = re.compile(r"(?:要|须|应当?|需要?|必须|务必|确保|保证)(?:都|均|随时|始终|每天|至少)?有(?![效序力关所])")
_ON_DUTY = re.compile(
    r"(?:轮流|全程|专门|随时|到场|在场|现场|跟踪|亲自|同时|共同){0,2}"
    r"(?P<duty>跟班|值守|值班|值日|值勤|带队|领队|陪同|陪护|看护|看守|看管|护送|巡查|巡视|巡逻|坐班|坐诊|蹲点|把关|到岗|在岗|上岗|在场|到场|跟车|随车|带班"
    r"|辅导|指导|管理|监护|监管|监督|检查|维持|维护|守护|引导|疏导|接待|照看|负责|专管)"
)
_SUPERVISES = ("巡查", "巡视", "监督", "检查", "监管")
_SLOT = 24


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """Those who, as the sentence `text[start:end]` demands, have to be there and see to something."""
    text = reading.text
    if text.find("有", start, end) < 0:
        return
    for there in THERE.finditer(text, start, end):
        limit = clause_end(text, there.end(), min(end, there.end() + _SLOT))
        stop = end_of_name(
            reading, there.end(), limit, lambda offset, _soft: _ON_DUTY.match(text, offset, end) is not None
        )
        on_duty = _ON_DUTY.match(text, stop, end) if stop > 0 else None
        if on_duty is None or text.startswith(("的", "能力", "人"), on_duty.end()):
            # 要有教师指导的时间: the people only qualify a thing.
            continue
        word = on_duty["duty"]
        if word == "负责":
            verdict = Verdict("lead", "explicit", "attended_by", on_duty.end())
        else:
            duty = "supervise" if word in _SUPERVISES else "implement"
            verdict = Verdict(duty, "subject", "attended_by", on_duty.end())
        for name in conjuncts(reading, *trimmed(reading, there.end(), stop)):
            if text[name.start : name.end] != "专人":
                yield name, verdict
