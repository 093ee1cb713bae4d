"""What cannot be there: places of the words without which a kind of wording finds nothing, looked for once per plan.

Most sentences of a plan hold none of them, and a rule whose words are missing from a sentence is not asked about it.
A gate only has to let everything pass that its rule might take; it may let more pass.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.everyone import EACH, WHOLE
from pipeline.extract.parties.explicit import AGENT, wordings
from pipeline.extract.parties.oneself import ONESELF
from pipeline.extract.parties.presences import THERE

# What agents, posts and memberships need: 由X…, seats, posts and charges. 班主任 alone is everywhere and opens nothing.
# Every alternative begins with a character of its own: only then is the pattern fast.
_CHARGE = re.compile(
    "由|同志|老师(?=[任担兼为负牵主分具全])|组长|总指挥|指挥长|召集人|队长|团长|会长|理事长|成员|组员|队员|委员|秘书|联络员"
    "|责任(?:人|主体|单位)|主体|总责|全责|主责|主要责任|直接责任|领导责任|首要责任|全面责任|负责|牵头|主抓|分管|主持|亲自抓|具体抓|直接抓|全面抓"
    # What is in somebody's charge, who is asked, and who carries out what another is charged with.
    "|包(?![装括含容裹])|承包|带班"
    "|配合|协助|请|落实(?![一-鿿])|实施(?![一-鿿])|执行(?![一-鿿])|办理(?![一-鿿])|组成(?![一-鿿])|构成(?![一-鿿])"
)
_CHAIR = re.compile("主任")
_SEATED = re.compile("[任兼为是当]")
_CLOSING_BRACKET = re.compile("[）)〕】\\]］](?=\\s*(?:$|[。；;，,、\n0-9]))")
_BRACKETED = 92
_SEAT = 18
_FOUNDING = re.compile("成立|组建|建立|设立|组成|下设")
# Wordings whose names need no head that a lexicon knows: 由张某某负责, 公安、城管等部门.
_WITHOUT_HEAD = re.compile(
    "由(?![于此])|同志|等[一-鿿]{0,4}(?:部门|单位|处室|科室|机构)|任(?![务何课教意])|负责|牵头|主抓|分管|组长|成员"
)


class Places(list[int]):
    """Places in a text, in order; a text mostly has none of a kind, and is not asked then."""

    __slots__ = ()

    def __init__(self, starts: Iterable[int]) -> None:
        super().__init__(starts)
        self.sort()

    def within(self, start: int, end: int) -> bool:
        """Whether one of them lies in `start`..`end`."""
        at = bisect_left(self, start)
        return at < len(self) and self[at] < end


class Gates(NamedTuple):
    """The gates of one text: explicit `wordings`, other forms of a `charge`, `founded` bodies, `presence` of somebody,
    names `without_head`, whole bodies and single persons (`everyone`), and `anybody`: a head or one of the last two.
    """

    wordings: Places
    charge: Places
    founded: Places
    presence: Places
    without_head: Places
    everyone: Places
    anybody: Places


def of_reading(reading: Reading, config: StageConfig) -> Gates:
    """The gates of a text. Takes time linear in it.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> config = load_config().extract
    >>> gates = of_reading(Reading("由教导处负责。各班自查。", vocabulary(config), {}), config)
    >>> gates.charge.within(0, 7), gates.charge.within(7, 12)
    (True, False)
    """
    text = reading.text
    # Offices in a bracket are responsible for what stands before it.
    bracketed = (at for at in _places(_CLOSING_BRACKET, text) if reading.has_head(at - _BRACKETED, at))
    chairs = (at for at in _places(_CHAIR, text) if _SEATED.search(text, max(0, at - _SEAT), at))
    without_head = _places(_WITHOUT_HEAD, text)
    everyone = (*_places(WHOLE, text), *_places(EACH, text), *_places(ONESELF, text))
    return Gates(
        Places(_places(_wordings(config), text)),
        Places((*_places(_CHARGE, text), *bracketed, *chairs)),
        Places(_places(_FOUNDING, text)),
        Places(_places(THERE, text)),
        Places(without_head),
        Places(everyone),
        Places((*reading.heads, *without_head, *everyone)),
    )


def _places(pattern: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in pattern.finditer(text)]


@lru_cache(maxsize=8)
def _wordings(config: StageConfig) -> re.Pattern[str]:
    words = {word for wording in wordings(config) if wording.form != "agent" for word in wording.words}
    # Of 监督下 and 的监督下 the shorter one opens the gate for both.
    shortest = (word for word in sorted(words) if not any(word != other and other in word for other in words))
    return re.compile("|".join((AGENT, *map(re.escape, shortest))))
