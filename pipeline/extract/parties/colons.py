"""Duties behind the colon of an actor: 宣传组：负责…, 学习部：制作奖状, 秘书部：发邀请函."""

from __future__ import annotations

from pipeline.extract.parties.actor_names import kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.unlisted import PLAIN_VERB, UNPLANNED, past_time
from pipeline.extract.parties.verbs import Verbs
from pipeline.extract.parties.wording import MATTERS, NOUN_AFTER, Verdict
from pipeline.nlp.words import class_at

_SHORTEST = 3
_FIRST_THING = 5
_DOING = ("nominal", "action", "supervise")
_PIECE = 4
_TOGETHER = ("会同", "联合", "协同")
_OFFICES = ("department", "group", "organization")


def duties_at(reading: Reading, position: int, end: int, verbs: Verbs) -> Verdict | None:
    """What stands behind the colon in front of `position` makes of the actor before it; the sentence ends at `end`."""
    text = reading.text
    name = reading.index(position) - 2
    while position < end and text[position] in " \u3000":
        position += 1
    if name >= 0 and _is_label(reading, reading.ends[name]) and _names(reading, position, end):
        return None
    if name >= 0 and text.endswith("责任人", 0, reading.ends[name]) and not text.startswith("负责", position):
        return None  # 责任人：带教组长王玲
    if name >= 0 and reading.head(name) in _OFFICES and verbs.bare and _row_of_work(reading, position, end):
        return Verdict("implement", "subject", "duties_of", position)
    if name >= 0 and reading.head(name) in _OFFICES:
        # 质检部：每周抽检一次
        position = past_time(reading, position, end)
    token = reading.at(position)
    while token is not None and token.entry.particle == "adverb" and not token.entry.predicate:
        token = reading.at(token.end)
    if token is None:
        office = name >= 0 and reading.head(name) in _OFFICES
        return _unlisted(reading, position, end) if office and verbs.bare else None
    kind = token.entry.predicate
    implementing = Verdict("implement", "subject", "duties_of", token.end)
    if kind in ("charge", "lead"):
        return implementing._replace(duty="lead")
    if not verbs.bare:
        return None
    if kind == "support":
        return implementing._replace(duty="support")
    if kind == "nominal":
        return None if text.startswith(MATTERS, token.end) else implementing
    if kind in ("action", "light", "urge") or text.startswith(_TOGETHER, token.start):
        return None if NOUN_AFTER.match(text, token.end, end) else implementing
    if kind == "supervise":
        return None if verbs.names_thing(token.end) else implementing._replace(duty="supervise")
    return None


_LABEL = range(2, 9)


def _is_label(reading: Reading, end: int) -> bool:
    return any(reading.text[max(0, end - size) : end] in reading.vocabulary.labels for size in _LABEL)


def _names(reading: Reading, position: int, end: int) -> bool:
    """Whether the words behind a label are a name that begins like a verb (责任单位：禁毒大队)."""
    kind = kind_of(reading, position, reading.clause_end(position, end))
    return kind in _OFFICES


def _row_of_work(reading: Reading, position: int, end: int) -> bool:
    """会务安排、文件起草: two or more pieces of work, each of which ends in what is done."""
    text, stop = reading.text, reading.clause_end(position, end)
    parts = text.count("、", position, stop)
    if not parts or (stop < end and text[stop] in ":："):
        return False
    ends = {token.end for token in reading.between(position, stop) if token.entry.predicate in _DOING}
    for _ in range(parts + 1):
        at = text.find("、", position, stop)
        at = stop if at < 0 else at
        if at not in ends or at - position < _PIECE:
            return False
        position = at + 1
    return True


def _unlisted(reading: Reading, position: int, end: int) -> Verdict | None:
    """秘书部：发邀请函: a verb that no lexicon lists, behind the colon of an office or team."""
    text, stop = reading.text, reading.clause_end(position, end)
    if stop - position < _SHORTEST or "的" in text[position:stop] or UNPLANNED.match(text, position):
        return None
    if "、" in text[position : position + _FIRST_THING]:
        # 救护组：担架、药箱: things, not deeds.
        return None
    verb = class_at(text, position, min(end, position + 4)) == "v" or PLAIN_VERB.match(text, position, end)
    return Verdict("implement", "subject", "duties_of", position) if verb else None
