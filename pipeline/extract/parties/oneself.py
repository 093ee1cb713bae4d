"""Who speaks in a plan of his own: 我要多听课, 本学期我打算…, 本人将….

Most of what somebody says of himself tells what he is or did; words that look ahead tell what he plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.duties import duty_of
from pipeline.extract.parties.wording import Verdict, clause_end

# 我校 and 自我 are other words, “我要上学” a slogan; behind 是我 or 由我 it is no subject of its clause.
ONESELF = re.compile('我(?<![自本是由让给对使向为请把被与和同变成说“"‘《「『]我)|本人(?<![一-鿿]本人)|本人(?<=期本人)')
_ADVERBS = (
    "(?:个人)?(?:还|也|都|更|就|则|便|仍|仍然|依然|同时|首先|主要|今后|本学期|这学期|新学期"
    "|在今后的工作中|在教学中|在工作中)*"
)
# Words that look ahead, or tell how often something is done.
_AHEAD = re.compile(
    _ADVERBS + "(?:将(?!来)|要(?![求是么])|会(?![议场员]|成为|是|有)|必须|务必|须|应当?(?![届聘急])"
    "|需要?|一定(?!程度)|打算|准备|计划(?![生经])|拟"
    "|争取|力争|决心|决定|想(?=在|从|通过|利用|把|用|先|今年)|主动"
    "|愿意|坚持|努力(?!学习的)|每(?:[天日周月晚课节]|学期|学年|半月|两周|个月|隔)|随时|尽量|尽力|把|先|天天|负责)"
)
_TOLD = re.compile("了(?!解)|过(?=[，,。的])|这样|如下|以下|是一|深知|没有|一直|可以")
_SLOGAN = frozenset('”"」』》’')


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The speaker, once, where the sentence `text[start:end]` says what he plans to do.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> reading = Reading("我要多听课。", vocabulary(load_config().extract), {})
    >>> [(name.start, name.end) for name, verdict in found(reading, 0, 6)]
    [(0, 1)]
    """
    text = reading.text
    for match in ONESELF.finditer(text, start, end):
        ahead = _AHEAD.match(text, match.end(), end)
        if ahead is None:
            continue
        stop = clause_end(text, ahead.end(), end)
        if _TOLD.search(text, match.end(), stop) or text[stop - 1] in _SLOGAN or text[stop : stop + 1] in _SLOGAN:
            continue
        if text.startswith("的", ahead.end()) or text[stop - 1] == "的":
            continue
        verdict = duty_of(reading, ahead.end(), end, "modal_subject")
        yield Name(match.start(), match.end(), "role"), verdict._replace(duty="implement", basis="subject")
        return
