"""Predicates behind a prepositional phrase: 对辖区水塘开展排查, 从源头治理, 在会议室值守."""

from __future__ import annotations

from pipeline.extract.parties.actors import Reading, Token
from pipeline.extract.parties.duties import behind_phrase, duty_of
from pipeline.extract.parties.unlisted import SETTLED, UNPLANNED, acted_on, inside_word, located, served, verb_class
from pipeline.extract.parties.verbs import Verbs
from pipeline.extract.parties.wording import (
    CHOSEN,
    DONE,
    EACH_ONE,
    ENTITLED,
    NEAR,
    NOUNS,
    REACH,
    STATIVE,
    SUPERVISE_OBJECT,
    Verdict,
    clause_end,
    is_done,
)

# A verb that is a noun too may close the clause behind these (对门窗检查, 从源头治理, 与家长交流).
_TAKING_NOUNS = ("对", "从", "与", "同", "跟", "向", "给")


def in_phrase(verbs: Verbs, token: Token, offset: int) -> Verdict | None:
    """The verdict on the name that ends at `offset` and has the preposition `token` behind it.

    The first deciding predicate of the sentence behind the phrase counts; `verbs` judges those of the sentence.
    """
    reading = verbs.reading
    if ENTITLED.match(reading.text, token.start, verbs.end) or CHOSEN.match(reading.text, token.start, verbs.end):
        return None
    limit = min(verbs.end, token.end + REACH)
    if reading.word(token) == "对" and verbs.bare:
        verdict = behind_phrase(reading, token, verbs.end, "subject_with_phrase")
        if verdict.duty == "supervise":
            return verdict
    near = clause_end(reading.text, token.end, limit) if reading.word(token) in NEAR else limit
    stop = -1
    for other in reading.between(token.end, limit):
        kind = other.entry.predicate
        if other.start == stop and (other.entry.head or other.entry.front == "determiner"):
            # 项目部按图施工，监理单位旁站监督: others act in the next clause.
            break
        stop = other.end if other.entry.mark == "stop" else stop
        if kind == "modal" and reading.word(other) not in NOUNS:
            if reading.word(other) == "将" and is_done(reading.text, other.end, verbs.end):
                return None
            return duty_of(reading, other.end, verbs.end, "modal_subject")
        if (kind == "bar" and not other.entry.blocked and not inside_word(reading.text, other)) or (
            kind == "state" and reading.word(other) in STATIVE
        ):
            return None
        closing = kind in ("nominal", "supervise") and reading.word(token) in _TAKING_NOUNS
        if closing and verbs.bare and other.end == clause_end(reading.text, other.end, verbs.end):
            duty = "supervise" if SUPERVISE_OBJECT.search(reading.word(other)) else "implement"
            return Verdict(duty, "subject", "subject_with_phrase", other.end)
        if (
            kind == "nominal"
            and verbs.bare
            and not other.entry.front
            and other.start < near
            and not verbs.names_thing(other.end)
        ):
            return Verdict("implement", "subject", "subject_with_phrase", other.end)
        if kind == "nominal" and verbs.prescribed(other.end, clause_end(reading.text, other.end, limit)):
            return Verdict("implement", "subject", "measured_event", other.end)
        if kind in ("action", "light", "support", "supervise", "mutual", "charge", "lead", "urge"):
            if DONE.match(reading.text[other.end : other.end + 5]):
                return None
            if other.entry.front or not verbs.bare or other.start >= near:
                continue
            if reading.text[other.start - 1] in "的、" or reading.text.startswith(("能力", "水平", "情况"), other.end):
                # 对教材的理解, 运用能力: nouns.
                continue
            if reading.text[other.end : other.end + 1] == "的":
                continue
            verdict = duty_of(reading, other.start, verbs.end, "subject_with_phrase")
            return verdict._replace(duty="implement", basis="subject") if kind == "action" else verdict
    if not verbs.bare:
        return None
    return (
        served(reading, token, verbs.end, offset)
        or acted_on(reading, token, verbs.end, offset)
        or located(reading, token, verbs.end)
        or handled(reading, token, verbs.end)
    )


# Prepositions behind which an adverb tells the verb from its object.
_HANDLING = ("对", "把", "给", "将", "为", "与", "同", "向", "从", "用", "找")
_ADVERB_LENGTH = 2


def handled(reading: Reading, token: Token, end: int) -> Verdict | None:
    """审判庭对积案逐件梳理, 采购员同厂家按周对账: a verb no lexicon lists, right behind an adverb in the phrase."""
    text = reading.text
    if reading.word(token) not in _HANDLING:
        return None
    stop = clause_end(text, token.end, end)
    if "的" in text[token.end : stop]:
        return None
    how = [other.end for other in reading.between(token.end + 1, stop) if _is_how(reading, other)]
    how += [found.end() for found in EACH_ONE.finditer(text, token.end + 1, stop)]
    for at in how:
        if stop - at < 2 or UNPLANNED.match(text, at) or DONE.match(text[at + 1 : at + 6]):
            continue
        if verb_class(reading, at, stop) == "v" and not SETTLED.search(text[at:stop]):
            return Verdict("implement", "subject", "subject_with_phrase", at)
    return None


def _is_how(reading: Reading, token: Token) -> bool:
    """Whether a token is an adverb of two characters and nothing else."""
    entry = token.entry
    return (
        entry.particle == "adverb"
        and not entry.predicate
        and not entry.head
        and token.end - token.start >= _ADVERB_LENGTH
    )


def along(verbs: Verbs, token: Token, offset: int) -> Verdict | None:
    """教务处会同德育处检查备课: 会同 and a body tell that both do what follows, whatever its verb is."""
    text = verbs.reading.text
    stop = clause_end(text, token.end, verbs.end)
    if verbs.reading.word(token) != "会同" or not verbs.bare or "的" in text[token.end : stop]:
        return None
    return Verdict("implement", "subject", "subject_with_phrase", offset)
