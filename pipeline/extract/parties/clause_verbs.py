"""The last resort for a subject: an action behind a phrase (从业务上给青年教师引路), by the dictionary's word classes.

Only asked of actors that nothing else decided on, so few clauses are ever cut into words.
"""

from __future__ import annotations

import re

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.unlisted import RATED, SETTLED, UNPLANNED
from pipeline.extract.parties.wording import Verdict
from pipeline.nlp.words import classed, may_begin_with

# A clause that says how things are, or what somebody may or cannot do.
_STATED = re.compile(
    r"[是有为占很]|非常|十分|比较|更加|了(?!解)|过(?=[，,。])|不(?!断|定期|同|仅|但|少于|低于)|没|无法|未|可以?|能够?|会(?=[^议上后前场])|已|曾|如果|如有|若|时$|后$|前$|中$|的$|者$|率|%|^由[^，,。；;]{1,40}(?:[担兼出]任|组成|选派|委派|任命|推选|选举|产生|确定|指定|聘任|补齐)"
)
_PREPOSITIONS = frozenset("从对向给与同在按以由为到随经于据")
# What the prepositions of the dictionary begin with: no phrase stands in a clause without them.
_BEGIN_PREPOSITIONS = frozenset(
    "与为乘于从以依借关冲凭同向因在基对当把按据替朝本根每比沿用由繇经给缘自至被趁跟较连通鉴针除随靠靶顺"
)
_BEGIN_PHRASES = _BEGIN_PREPOSITIONS | _PREPOSITIONS
_SHORTEST = 4
_FURTHEST = 5
# Classes that may stand between a subject and its verb.
_BETWEEN = ("d", "ad", "t", "m", "mq", "q", "r", "f", "b", "c", "u", "z", "l", "i")
# Classes of which the first word is, where no preposition known by its character opens a phrase.
_OPENING = frozenset((*_BETWEEN, "p"))
_VERBS = ("v", "vd")
_ACTIONS = ("action", "nominal", "supervise", "light")


def acting(reading: Reading, offset: int, end: int) -> Verdict | None:
    """A verdict on the actor that ends at `offset` when its clause, as the dictionary has it, is an action.

    Takes time linear in the clause.
    """
    text = reading.text
    stop = reading.clause_end(offset, end)
    if stop - offset < _SHORTEST:
        return None
    if _BEGIN_PHRASES.isdisjoint(text[offset:stop]):
        return None
    while (first := reading.at(offset)) is not None and first.entry.particle == "adverb" and first.end < stop:
        offset = first.end
    # The preposition is cut off first: 从政治上 does not begin with 从政.
    phrase = text[offset] in _PREPOSITIONS
    if not phrase and _BEGIN_PREPOSITIONS.isdisjoint(text[offset:stop]):
        return None
    if first is not None and (first.entry.predicate == "noun" or first.entry.blocked):
        # 学校经费…: a thing of theirs, whatever it begins with.
        return None
    if text[offset] == "由" and reading.has_head(offset, stop):
        # 后勤队由两个科室组建: others act.
        return None
    if not phrase and not may_begin_with(text, offset, stop, _OPENING):
        return None
    body = text[offset:stop]
    if _STATED.search(body) or SETTLED.search(body) or RATED.match(body):
        return None
    at = offset + phrase
    for number, (word, word_class) in enumerate(classed(text[at:stop])):
        # 到班级巡查: a verb that is a noun too closes the clause.
        known = reading.at(at) if phrase and at + len(word) == stop else None
        verb = word_class in _VERBS or (known is not None and known.entry.predicate in _ACTIONS)
        if verb and not UNPLANNED.match(word):
            after = text[at + len(word) : stop]
            if number == 0 and word_class != "v":
                return None
            if not phrase or text[at - 1] == "的":
                return None
            if after[:1] != "的" and (after or text[offset] == "到"):
                return Verdict("implement", "subject", "acting", at + len(word))
            return None
        if word_class == "p":
            phrase = True
        elif not phrase and (number > _FURTHEST or word_class not in _BETWEEN):
            return None
        at += len(word)
    return None
