"""Clauses that begin with a preposition: those that only prepare an action, and those that say it as well."""

from __future__ import annotations

import re

from pipeline.nlp.words import class_at

_PREPOSITION = re.compile("利用|根据|按照?|结合|围绕|针对|依[托据]|借助|对于?")
# 以班级为单位开展排查: 以 and its object may hold any verb themselves.
_ACTING = re.compile(
    "[抓做搞管建办]好|抓紧|开展|加强|落实|完善|推进|组织(?!单位)|成立|组建|设立|举行|举办|召开|完成|实施|建立|制[定订]|进行|推行|整治|排查|给予|予以|督促|提出|参加|实行"
)
_WORD = 2


def acts_behind(body: str, grounds: tuple[str, ...]) -> bool:
    """Whether a verb stands behind the preposition and its object, so that the clause is an action.

    What stands in front of the last 的 is said of a thing, and `grounds` end a clause that only gives grounds or means.

    >>> acts_behind("利用课余时间找他们谈心", ("时间",)), acts_behind("利用课余时间", ("时间",))
    (True, False)
    """
    if body.endswith(grounds):
        return False
    if body.startswith("以"):
        unit = body.rfind("为")
        return unit > 0 and _ACTING.search(body, unit + 1) is not None
    preposition = _PREPOSITION.match(body)
    if preposition is None:
        return False
    begin = preposition.end() + 1
    said_of = body.rfind("的")
    listed = body.rfind("、")
    begin = max(begin, said_of + 1 + _WORD if said_of > listed else listed + 1)
    if _ACTING.search(body, begin):
        return True
    return any(_is_verb(body, at, grounds) for at in range(begin, len(body) - 1))


def _is_verb(body: str, at: int, grounds: tuple[str, ...]) -> bool:
    return class_at(body, at, at + _WORD) == "v" and body[at : at + _WORD] not in grounds
