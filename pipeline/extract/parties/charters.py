"""Teams whose work a list of duties tells: 现场指挥组 组长：园长 … 主要职责：负责…, 后勤组职责：保障供水."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.parties.actor_names import Name, kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.beginnings import opening
from pipeline.extract.parties.colons import duties_at
from pipeline.extract.parties.entries import has_verb
from pipeline.extract.parties.enumerations import conjuncts
from pipeline.extract.parties.predicate import Predicate
from pipeline.extract.parties.wording import Verdict

_OPENS = "(?:是|为)?[ \u3000]*(?:[:：]\\s*|\n\\s*)(?:[（(]?[1１一①⑴][)）.、．:： ]*)?\\s*"
_CHARTER = re.compile(f"职[ \u3000]{{0,4}}责{_OPENS}|任务{_OPENS}")
# What may stand between a team and 职责.
_OF_TEAM = re.compile("(?:的|及其?)?(主要|具体)?(?:工作)?\\Z")
_TEAM = re.compile(
    "(?:^|(?<=[\n。；;、.．)）: ：\u3000]))"
    "([一-鿿“”]{0,16}[一-鿿](?:小组|组|队|指挥部|委员会|组委会))"
    "(?=\\s*(?:(?:常务|执行|第一)?副?(?:组|队|会)[ \u3000]{0,4}长|副?总?指挥|[成组][ \u3000]{0,4}员"
    "|(?:负责|责任)?人员?[:：]|及其?职责|\n|[:：]))"
)
_BOUNDARY = re.compile("[\n。；;，,:：、.．)）（( \u3000]")
_ACTS = ("charge", "action", "light", "support", "supervise", "lead", "nominal", "urge")
_DEEDS = ("charge", "action", "light", "supervise")
_LINE_COLON = re.compile("[:：][ \u3000]*\\n\\s*(?:[（(]?[1１一①⑴][)）.、．:： ]*)?")
_CHARGED = re.compile("负责|协助|配合")
_LONGEST = 16
_BETWEEN = 6
_ASIDE = "(?:[（(][^（()）\n]{1,20}[)）])?"
_COLON = re.compile(f"[组队]{_ASIDE}[:：]")
_SOON = 20
_SOON_BESIDE = 42  # with a bracket between: 灭火组（消防站8人）：…
# 疏散引导组：负责…: a team named after what it does, and what it is to do without a verb right behind the colon.
_TEAM_COLON = re.compile(f"([一-鿿]{{2,10}}[组队]){_ASIDE}[：:]")
# 预警组。组长王伟，…, 负责巡堤: whose members, and then what it is for, a line tells.
_SEATED = re.compile(
    "[组队][。:：][ \u3000]*(?:(?:常务|执行|第一)?(?:[组队]长|负责人)|[成组队]员|由[^。；;\n]{2,40}?组成)"
)
_IS_FOR = re.compile("[，,。；;][ \u3000]*(?:主要|具体|专门)?负责(?!人|制)")
_MARKED = re.compile("[\n、.．)）: ：\u3000]")
_AT_ONCE = re.compile(
    "在[^，,。；;\\n]{2,10}|发(?:生|现)[^，,。；;\\n]{2,10}(?:立即|及时|迅速)|(?:第一时间|立即|迅速|及时)[一-鿿]{2}"
)
# So far above its duties a team is named, its members between.
_ABOVE = 260


def found(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """The teams of `text[start:end]`, a stretch of whole lines, whose duties are told. Takes time linear in the text.

    >>> from pipeline.config import load_config
    >>> from pipeline.extract.parties.lexicon import vocabulary
    >>> reading = Reading("疏散组职责：负责引导学生。", vocabulary(load_config().extract), {})
    >>> [(name.start, name.end, verdict.duty) for name, verdict in found(reading, 0, 13)]
    [(0, 3, 'lead')]
    """
    yield from _bodies(reading, start, end)
    yield from _seated(reading, start, end)
    text, before = reading.text, start
    for charter in _CHARTER.finditer(text, start, end):
        token = reading.at(charter.end())
        while token is not None and token.entry.particle == "adverb" and not token.entry.predicate:
            token = reading.at(token.end)
        acts = token is not None and (token.entry.predicate in _ACTS or token.entry.particle in ("preposition", "join"))
        if not acts and not _CHARGED.search(text, charter.end(), charter.end() + _LONGEST):
            continue
        between = _OF_TEAM.search(text, max(before, charter.start() - _BETWEEN), charter.start())
        stop = between.start() if between else charter.start()
        name = _right_before(reading, before, stop)
        if name is None and text[charter.start()] == "职":
            name = _above(reading, before, stop, (between and between.group(1)) or "")
        before = charter.end()
        if name is not None:
            yield name, Verdict("lead", "list", "duties_of", charter.end())


def _bodies(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """市教体局：, alone in its line, and below it what the body has to do; 各中小学： addresses a letter."""
    text = reading.text
    for colon in _LINE_COLON.finditer(text, start, end):
        line = text.rfind("\n", max(start, colon.start() - _SOON), colon.start()) + 1
        first = opening(reading, line or start, colon.start())
        if not 2 <= colon.start() - first <= _LONGEST or text[first] in "各全":
            continue
        token = reading.at(colon.end())
        if token is None or token.entry.predicate not in _DEEDS or token.entry.front or token.entry.head:
            continue
        bodies = kind_of(reading, first, colon.start()) in ("organization", "department", "group")
        if bodies and not has_verb(reading, first, colon.start()):
            for name in conjuncts(reading, first, colon.start()):
                yield name, Verdict("lead", "list", "duties_of", token.end)


def _seated(reading: Reading, start: int, end: int) -> Iterator[tuple[Name, Verdict]]:
    """Teams that begin a line or an item, followed by their heads or members and by what they are for."""
    text = reading.text
    for seat in _SEATED.finditer(text, start, end):
        line_end = text.find("\n", seat.end(), end)
        told = _IS_FOR.search(text, seat.end(), end if line_end < 0 else line_end)
        if told is None or told.end() - seat.end() > _ABOVE:
            continue
        stop = first = seat.start() + 1
        while first > start and stop - first <= _LONGEST and not _MARKED.match(text, first - 1):
            first -= 1
        name = _team(reading, first, stop)
        if name is not None and name.kind == "group":
            yield name, Verdict("lead", "list", "duties_of", told.end())


def _right_before(reading: Reading, start: int, end: int) -> Name | None:
    """The team that the duties are said to be those of (疏散组职责)."""
    first = max(start, end - _LONGEST)
    for mark in _BOUNDARY.finditer(reading.text, first, end):
        first = mark.end()
    return _team(reading, first, end)


def _above(reading: Reading, start: int, end: int, word: str) -> Name | None:
    """The team that is named, with its members, above a line or sentence that begins with 职责; `word`: 主要 of it."""
    text = reading.text
    if not word and end > start and text[end - 1] not in "\n。；; \u3000":
        return None
    named = None
    for match in _TEAM.finditer(text, max(start, end - _ABOVE), end):
        named = _team(reading, match.start(1), match.end(1)) or named
    return named


def _team(reading: Reading, start: int, end: int) -> Name | None:
    if not 2 <= end - start <= _LONGEST + 2:
        return None
    kind = kind_of(reading, start, end) or reading.vocabulary.kind_by_suffix(reading.text[start:end])
    return Name(start, end, kind) if kind in ("group", "department") else None


def at_colon(reading: Reading, start: int, end: int, predicate: Predicate) -> tuple[Name, Verdict] | None:
    """疏散引导组：负责…: the team that a sentence begins with at `start` when its duties stand behind the colon."""
    text = reading.text
    if _COLON.search(text, start, min(end, start + _SOON_BESIDE)) is None:
        return None
    team = _TEAM_COLON.match(text, opening(reading, start, end), end)
    if team is None:
        return None
    verdict = duties_at(reading, team.end(), end, predicate.verbs)
    if verdict is None and predicate.bare and _AT_ONCE.match(text, team.end(), end):
        verdict = Verdict("implement", "subject", "duties_of", team.end())
    if verdict is None or verdict.rule != "duties_of":
        return None
    duty = "lead" if verdict.duty == "implement" else verdict.duty
    return Name(team.start(1), team.end(1), "group"), verdict._replace(duty=duty, basis="list")


def team_told(reading: Reading, start: int, end: int) -> bool:
    """Whether a heading is nothing but a team, and a colon behind it begins what the team does."""
    behind = min(len(reading.text), end + 1)
    return _TEAM_COLON.fullmatch(reading.text, opening(reading, start, behind), behind) is not None
