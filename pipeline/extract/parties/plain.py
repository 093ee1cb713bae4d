"""Staff in front of a verb that no lexicon lists, and nothing between them: 护士长带着药箱上门, 总指挥致辞.

Only asked of names that nothing else decided on, at the beginning of their clause.
"""

from __future__ import annotations

import re

from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.teams import on_duty
from pipeline.extract.parties.unlisted import PLAIN_VERB, RATED, SETTLED, UNPLANNED
from pipeline.extract.parties.whole_names import is_staff
from pipeline.extract.parties.wording import AWARDED, Verdict
from pipeline.nlp.words import class_at, classed

# A clause that tells how things are or were, under which condition something holds, or what may be done.
_TOLD = re.compile(
    "[是有很]|非常|十分|比较|更加|了(?!解)|过(?=[，,。的])|没|无法|未|可以?|能够?|会(?=[^议上后前场])|已|曾|率|%|不(?!打招呼|定期|得)"
    "|(?:时候?|之?后|以后|以?前|期间|的|者|情况|问题|方面|任务|赛|会|库|席|费|制|级)$|[：:（(]"
)
# What befalls people or what they come to, and what is arranged about them, not what they do for the plan.
_BEFALLS = re.compile(
    "[侧着偏]重|请假|缺[课勤席岗]|迟到|早退|旷[课工]|入[学园职伍党团馆队]|离[职岗校园退]|退[休学伍]|结婚|生育|住院|受[伤罚处]|生病|患病|去世|换届|改选|换岗|转岗"
    "|外聘|外出|讨[薪要]|愿|擅[离自]|相对|突发|走失|遇|到[岗位校]|集中|忘|哭|磕|怕|厌|烦|急|爱[^护惜国]|代表|作为|重视|缺|意见|反[映应]|普遍|人均|平均|结构|扩招|编制"
    "|待|限|凡|若|如|因|在岗|持有|当[时年]|工作[量热会]|成长|发展|进步|素质|水平|队伍|培训|述职|述学|转任|轮转|流动|减员|超编"
)
# Classes between a name and its verb: how and when something is done.
_BETWEEN = ("d", "ad", "t", "vd")
_FURTHEST = 3
_NEXT = frozenset("，,。；;\n")


def done_by(reading: Reading, start: int, offset: int, end: int) -> Verdict | None:
    """A verdict on the staff `text[start:offset]` when a verb of the dictionary stands right behind.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> reading = Reading("护士长带着药箱上门。", vocabulary(load_config().extract), {})
    >>> done_by(reading, 0, 3, 10).rule
    'planned_action'
    """
    text = reading.text
    stop = reading.clause_end(offset, end)
    body = text[offset:stop]
    if len(body) < 2 or not is_staff(reading, start, offset) or _is_object(reading, start, offset):
        return None
    if _TOLD.search(body) or _BEFALLS.match(body) or SETTLED.search(body) or RATED.match(body):
        return None
    if UNPLANNED.match(body) or AWARDED.match(body):
        return None
    at = offset
    for number, (word, word_class) in enumerate(classed(body)):
        token = reading.at(at)
        if token is not None and (token.entry.head or token.entry.mark or token.entry.blocked or token.entry.front):
            return None
        if word_class == "v" or (len(word) == 1 and PLAIN_VERB.match(text, at, stop)):
            return _verdict(reading, at, len(word), stop, end)
        if number >= _FURTHEST or word_class not in _BETWEEN:
            return None
        at += len(word)
    return None


def _verdict(reading: Reading, at: int, size: int, stop: int, end: int) -> Verdict | None:
    """The verdict on a verb of `size` characters at `at`, in a clause that ends at `stop`."""
    text = reading.text
    token = reading.at(at)
    if token is not None and token.entry.predicate in ("state", "noun", "bar", "cause", "modal"):
        return None
    if size == 1 and text[at] in reading.vocabulary.surnames and not PLAIN_VERB.match(text, at, stop):
        return None
    if at + size == stop and (size < 2 or stop >= len(text) or text[stop] not in _NEXT):
        # 党员演讲 7月: the caption of an activity.
        return None
    if text[at + size : at + size + 1] == "的":
        return None
    return Verdict("implement", "subject", "planned_action", at + size)


def _is_object(reading: Reading, start: int, offset: int) -> bool:
    """Whether the name begins with a verb that has the people behind it as its object (指导班主任, 完成领导)."""
    index = reading.index(start)
    if reading.ends[index] == offset or on_duty(reading, index):
        return False
    entry = reading.entry(index)
    if entry.head or entry.front in ("determiner", "universal", "level"):
        return False
    return bool(entry.predicate) or class_at(reading.text, start, reading.ends[index]) == "v"
