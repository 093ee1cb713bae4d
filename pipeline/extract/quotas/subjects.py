"""What is counted or measured: 3名保安 counts 保安, 入学率达到98% measures 入学率."""

from __future__ import annotations

import re

from pipeline.extract.quotas.lexicon import Lexicon
from pipeline.extract.quotas.measure import Measure
from pipeline.extract.quotas.rates import Rates
from pipeline.extract.quotas.reach import CLAUSE_MARKS

_LONGEST_SUBJECT = 16

# The words between an indicator and its value: 入学率[要达到]98%.
_REACHES = re.compile(
    r"(?:[要应须将均都各]|力争|争取|必须|应当|确保|保证)*"
    r"(?:平均|大约|大概|达到了|达到|达|为|是|有|占|提高到|提升到|增加到|降低到|下降到|控制在|保持在|稳定在|维持在|不得|不能|共|共有|现有|约|各|的|在|到|至|仅|超过)*$"
)
_LEADING = re.compile(r"^(?:[的地,，、：:\s]|左右|以上|以下|以内)+")
_NOUN_END = re.compile(r"[，,；;。：:、！!？?\n（(）)“”\"]|(?=并|且|以及|负责|参加|进行|用于)")
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")


# 每次时间, 每个班级: what the rate is counted by is not what is counted.
_EACH = re.compile(
    "每(?:一|1)?[个名位所户家间座条辆台项]?(?:次|场|期|校|班|村|镇|乡|县|户|人|年|月|周|天|日|季度|学期|学年)"
)
_MARKER = re.compile(
    r"^(?:(?:[0-9]{1,2}[.．、)）]|[一二三四五六七八九十]{1,3}、|[①-⑩])[ ]?)?(?:其中|全年|全学期|[上下]半年|并|且)?"
)


def subject(text: str, lexicon: Lexicon, measure: Measure, start: int, rates: Rates) -> str | None:
    """What is counted: the noun behind the unit, else the indicator before the verb.

    `start` is where the clause of the measure begins.
    """
    if measure.unit.dimension not in ("percent", "ratio"):
        after = text[measure.end : measure.end + _LONGEST_SUBJECT + 4].partition("\n")[0]
        leading = _LEADING.match(after)
        after = after[leading.end() :] if leading is not None else after
        cut = _NOUN_END.search(after)
        noun = after[: cut.start()] if cut else after
        if noun and noun[0].isalnum() and not _closes(text, measure):
            return noun[:_LONGEST_SUBJECT]
    clause = text[start : measure.start]
    if "(" in clause or "（" in clause:
        clause = _BRACKETED.sub("", clause)
    if rates.any_within(start, measure.start):
        clause = lexicon.per_pattern.sub("", _EACH.sub("", clause))
    clause = _REACHES.sub("", _MARKER.sub("", clause.strip()))
    return _without_verb(clause, lexicon)[-_LONGEST_SUBJECT:].strip("、 　") or None


def _closes(text: str, measure: Measure) -> bool:
    return measure.end >= len(text) or text[measure.end] in CLAUSE_MARKS + "、"


def _without_verb(clause: str, lexicon: Lexicon) -> str:
    """安装路灯 counts 路灯: a verb of ordering that opens the clause is left out where a noun remains."""
    verb = lexicon.verb_pattern.match(clause)
    if verb is None or verb.end() < 2 or len(clause) - verb.end() < 2:
        return clause
    return clause[verb.end() :]
