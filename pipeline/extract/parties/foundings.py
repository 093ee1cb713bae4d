"""Bodies that a sentence founds and gives work to (成立…小组,负责…), and whom it founds them of (以X为主体成立…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name, kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.wording import Verdict, clause_end

_CHARGED = re.compile(
    r"(?:[，,][^。；;\n]{0,60}?)?[，,](具体|全面|统一|统筹|全权)?(负责|安排|领导|组织|协调|指导|统筹|部署|指挥|调度)"
    r"|。(具体|全面|全权)?(负责)"
)
# Who makes up or heads the body may stand before its name: 成立了以校长为组长、….为副组长的…小组.
_FOUNDED = re.compile(
    r"(?:成立|组建|建立|设立|组成|下设)了?"
    r"(?:[以由][^。；;：:\n]{1,100}(?:组长|组员|成员|总指挥|主任|组成|参加|参与|主体|骨干|核心|牵头|负责)的(?=[^的。；;：:\n]{2,24}[，,。])"
    r"|以[^，,。；;：:\n]{1,40}?的|由[^。；;：:\n]{1,120}?的)?"
)
# The clauses that say who sits on it may stand between: …领导小组,局长任组长,…为成员,负责….
_SEATED = re.compile(
    r"[，,][^。；;：:\n]{2,160}(?:组长|成员|组员|总指挥|指挥长|担任|组成)(?:的[^，,。；;：:\n]{2,8})?"
    r"[，,。；;](具体|全面|统一|统筹|全权)?(负责)(?!人)"
)
_OF = ("为主体", "为主", "为骨干", "为核心", "为主力", "为班底", "为成员", "为主要成员")
_MAKERS = 40
_LONGEST = 32
_CHARGE = 90
_SEATS = 200
_PEOPLE = 8


# 了, 一个 and the like in front of the body's name.
_COUNTED = re.compile(r"[了本 ]*(?:[一二三四五六七八九十两几\d]{1,2}[个支]|一个)?")
# 建立物资仓库: a place for things.
_STORES = frozenset("库棚房栏")


def founded(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The bodies that the sentence `text[start:end]` founds and then charges with work, and who makes them up."""
    text = reading.text
    for match in _FOUNDED.finditer(text, start, end):
        if text.endswith(_OF, start, match.start()):
            yield from _makers(reading, start, match.start())
        last = _group_end(reading, match.end(), end)
        if last < 0 or text[last - 1] in _STORES:
            continue
        counted = _COUNTED.match(text, match.end(), last)
        first = counted.end() if counted else match.end()
        if last - first > _LONGEST:
            continue
        verdict = _charged(reading, last)
        if verdict is not None:
            yield Name(first, last, kind_of(reading, first, last)), verdict


def _makers(reading: Reading, start: int, founding: int) -> Iterator[tuple[Name, Verdict]]:
    """Those of whom a body is founded at `founding`: 以骨干教师为主体|成立命题组."""
    text = reading.text
    opener = text.rfind("以", max(start, founding - _MAKERS), founding) + 1
    stop = text.rfind("为", opener, founding) if opener else 0
    if opener and kind_of(reading, opener, stop) and clause_end(text, opener, stop) == stop:
        for name in conjuncts(reading, opener, stop):
            yield name, Verdict("member", "explicit", "seated_member", founding)


def _charged(reading: Reading, last: int) -> Verdict | None:
    """What the words behind the body's name charge it with, None when they speak of somebody else."""
    text = reading.text
    seated = _SEATED.match(text, last, min(len(text), last + _SEATS))
    if seated is not None:
        return Verdict("lead", "subject", "founded_body", seated.end())
    charge = _CHARGED.match(text, last, min(len(text), last + _CHARGE))
    if charge is None:
        return None
    word = charge.group(2) or charge.group(4)
    at = charge.end() - len(word)
    members = text[last:at].lstrip("，,").startswith("由") and "组成" in text[last:at]
    if not members and reading.has_head(last, at):
        return None
    if word != "负责" and not members and clause_end(text, last + 1, at) < at:
        # 成立领导小组,定期碰头,协调进度: the founders do that.
        return None
    people = reading.between(charge.end(), clause_end(text, charge.end(), charge.end() + _PEOPLE))
    if word in ("安排", "组织") and any(token.entry.head in ("role", "group") for token in people):
        # 安排专人指导: the founders do that.
        return None
    return Verdict("lead" if word == "负责" else "implement", "subject", "founded_body", charge.end())


def _group_end(reading: Reading, start: int, end: int) -> int:
    """End of the group that 成立 founds, at the comma that closes its name; -1 for none."""
    stop = clause_end(reading.text, start, min(end, start + _LONGEST + 6))
    for index in range(reading.index(start), reading.index(stop)):
        if reading.tokens[index].end == stop and reading.head(index) in ("group", "department"):
            return stop
    return -1
