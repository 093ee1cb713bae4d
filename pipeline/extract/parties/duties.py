"""The duty that a predicate gives its subject: leading, supporting, supervising, or just doing what is planned."""

from __future__ import annotations

import re

from pipeline.extract.parties.actors import Reading, Token
from pipeline.extract.parties.wording import (
    FIRM,
    MUTUAL,
    PARTNERS,
    REACH,
    STOP,
    SUPERVISE_OBJECT,
    Verdict,
    clause_end,
)
from pipeline.nlp.words import class_at

# Verbs that say nothing without their object; with a supervision as object they supervise.
_EMPTY = ("进行", "加强", "做好", "组织", "组织开展", "开展", "抓好", "全面抓", "强化", "加大", "实施")
_EMPTY_BEHIND_PHRASE = ("进行", "予以", "加以", "实施", "开展", "作")
# Behind these an inspection is an activity (组织一次安全检查) unless somebody is inspected (对各校进行检查).
_WEAK = ("组织", "组织开展", "开展", "抓好", "实施")
_MEANS = re.compile("(?:以|通过|采取|采用|按照?)[^，,。；;：:\n]{2,30}(?:形式|方式|方法|办法|标准|手段)")
_JOINERS = (*PARTNERS, "和")
_SOMEBODY = ("专人", "人负责", "专职", "专门")
_TEAM = re.compile(
    "组织[^，,。；;：:\n]{0,8}?(?:检查|巡检|巡查|督查|督导|考核|验收|评估|评审|抽查)(?:小组|组|团队|队|团)"
)
# X负责经费的落实, 道路的维护: the thing is in the words, the doing in the last of them.
_WORK_ON = re.compile(
    "的(?:[一-鿿]{2,8}[和与、及])?[一-鿿]{0,4}(?:落实|管理|维修|维护|保养|收集|处置|处理|清理|整治|检查|督查|指导|监督|协调|领导|实施|推进|保障|使用|疏浚|拨付|发放|采购|宣传)$"
)
# 负责招生工作, 负责此项活动: a piece of work.
_WORK = re.compile("(?:工作|活动|事务|事宜|任务|业务)$")
_SHORT_WORK = 8
_NAMING_WORK = ("nominal", "state")
_GROUNDS = ("结合", "围绕", "按照", "根据", "依据", "针对", "依托", "立足")
_INSPECTIONS = ("检查", "评估", "评价", "抽查", "巡查")


def goes_on(reading: Reading, token: Token) -> bool:
    """Whether a word that is adverb and verb (积极, 坚持) has another predicate right behind it."""
    after = reading.at(token.end)
    return after is not None and bool(after.entry.predicate or after.entry.particle)


def duty_of(reading: Reading, position: int, limit: int, rule: str) -> Verdict:
    """What the predicate from `position` on makes of its subject; `limit` is the end of the sentence.

    `rule` is the name of the rule that took it for a predicate.
    """
    text = reading.text
    before = reading.index(position) - 1
    if text[position - 1 : position] == "对" and before >= 0 and reading.tokens[before].end == position:
        # 将对, 要对: the modal word has taken the preposition in.
        phrase = behind_phrase(reading, reading.tokens[before], limit, rule)
        if phrase.duty == "supervise":
            return phrase
    mutual = False
    for token in reading.each(position, min(limit, position + REACH)):
        entry = token.entry
        if entry.mark == "stop":
            break
        if entry.mark:
            continue
        if reading.word(token) in _GROUNDS:
            behind = clause_end(text, token.end, limit)
            if behind < limit and text[behind] in "，," and _charges(reading, behind + 1):
                # 要结合实际,负责…: what it goes by stands in front of what it is charged with.
                return duty_of(reading, behind + 1, limit, rule)
        if (entry.particle == "preposition" and not entry.predicate) or reading.word(token) in PARTNERS:
            return behind_phrase(reading, token, limit, rule)
        kind = entry.predicate
        if reading.word(token) == "有" and text.startswith(_SOMEBODY, token.end):
            # 要有专人负责: the charge is that of the one who is to be there.
            break
        if not kind or kind in ("modal", "state", "bar") or (entry.particle == "adverb" and goes_on(reading, token)):
            continue
        mutual = kind == "mutual" or MUTUAL.match(reading.word(token)) is not None
        if kind == "lead":
            return Verdict("lead", "explicit", "led_by", token.end)
        if kind == "personal" and text[token.end : token.end + 1] in FIRM:
            kind = "light"
        if kind == "personal":
            return Verdict("lead", "explicit", "led_in_person", token.end)
        if kind == "charge":
            closing = STOP + ("）)、" if text.endswith("负责", position, token.end) else "）)")
            closed = token.end >= limit or text[token.end] in closing or _charged_with_thing(reading, token, limit)
            return Verdict("lead", "explicit" if closed else "subject", "in_charge", token.end)
        if kind == "support":
            return Verdict("support", "explicit", "supporting", token.end)
        if kind == "supervise":
            return Verdict("supervise", "subject", "supervising", token.end)
        if kind in ("light", "nominal", "action"):
            supervised = _TEAM.match(text, token.start, limit) is not None or (
                kind == "light" and _supervised(reading, token, limit)
            )
            return Verdict("supervise" if supervised else "implement", "subject", rule, token.end, mutual)
        break
    return Verdict("implement", "subject", rule, position, mutual)


def _charges(reading: Reading, position: int) -> bool:
    """Whether a charge or a support begins at `position`."""
    token = reading.at(position)
    return token is not None and token.entry.predicate in ("charge", "support", "lead")


def _charged_with_thing(reading: Reading, token: Token, limit: int) -> bool:
    """X负责学校的发展规划: charged with a matter, not with doing something (负责清理坟边杂草)."""
    if reading.word(token)[-2:] != "负责":
        return False
    text, end = reading.text, clause_end(reading.text, token.end, limit)
    matter = text[token.end : end]
    if _WORK_ON.search(matter):
        return False
    first = reading.at(token.end)
    kind = first.entry.predicate if first is not None else ""
    work = _WORK.search(matter) is not None
    if kind and kind != "noun":
        # 负责宣传工作: a verb that is a noun too, in the name of a piece of work.
        return work and kind in _NAMING_WORK and len(matter) <= _SHORT_WORK and "的" not in matter
    if "的" in matter:
        return True
    return work and class_at(text, token.end, min(end, token.end + 4)) != "v"


def _supervised(reading: Reading, token: Token, limit: int) -> bool:
    """加强…的检查, 进行年终考核: the object of an empty verb is a supervision."""
    text = reading.text
    word = reading.word(token)
    end = clause_end(text, token.end, limit)
    if word.startswith("组织"):
        # 组织人员抽查: the people are only the means.
        after = next((t for t in reading.between(token.end, end) if t.entry.predicate and not t.entry.front), None)
        if after is not None and after.entry.predicate == "supervise" and "对" not in text[token.end : after.start]:
            return True
    if word not in _EMPTY:
        return False
    found = SUPERVISE_OBJECT.search(text[token.end : end])
    if found is None:
        return False
    # 组织一次安全检查 is an activity; 组织对各校进行检查 and 组织督导 are supervision.
    weak = word in _WEAK and found.group()[:2] in _INSPECTIONS
    return not weak or "对" in text[token.end : end] or text[token.start - 1] == "对"


def behind_phrase(reading: Reading, token: Token, limit: int, rule: str) -> Verdict:
    """对…进行检查: behind the preposition `token` only an empty verb with a supervision counts."""
    text = reading.text
    end = clause_end(text, token.end, limit)
    if end < limit and _MEANS.match(text, end + 1, limit):
        # 对各校落实情况，以实地察看的形式进行检查: the means stands between the object and its verb.
        end = clause_end(text, end + 1, limit)
    for light in _EMPTY_BEHIND_PHRASE:
        at = text.find(light, token.end, end)
        if at >= 0 and SUPERVISE_OBJECT.search(text[at + len(light) : end]):
            return Verdict("supervise", "subject", rule, end)
    return Verdict("implement", "subject", rule, token.end, reading.word(token) in _JOINERS)
