"""What a plan is: its kind where the title leaves it open, whose plan it is, and for what period."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.segment.period import Period, period_of
from pipeline.segment.titles import titles

LEVELS = frozenset(("school", "township", "county", "city", "province", "national"))
_HEAD = 700
_MADE = re.compile(r"(?:制[定订]|拟[定订]?|编制|出台|提出)[^。；\n]{0,30}")
_MAKES = re.compile("将|特制定|研究决定|制定|决定|计划")
_LONGEST_MAKER = 16
_RETROSPECT_EVERY = 400  # a summary looks back at least once in so many characters
_CITED = re.compile(r"《[^》]{0,60}》")


class Identity(NamedTuple):
    """Kind, issuer, level of the issuer, and period of a plan."""

    kind: str
    issuer: str | None
    issuer_level: str | None
    period: Period | None


class _Words:
    def __init__(self, config: StageConfig) -> None:
        suffixes = config.lexicon("organization_suffixes")
        levels = config.lexicon("level_words")
        for name, words in (("organization_suffixes", suffixes), ("level_words", levels)):
            for word, level in words.items():
                if level != "-" and level not in LEVELS:
                    raise ConfigError(f"lexicons/segment/{name}.txt: '{word}' has the unknown level '{level}'")
        self.suffix_level = {word: level for word, level in suffixes.items() if level != "-"}
        ends = "|".join(map(re.escape, sorted(suffixes, key=lambda word: (-len(word), word))))
        name = r"[㐀-鿿A-Za-z]"
        self.in_title = re.compile(
            rf"^(?:(?:19|20)[0-9xX]{{2}}[^㐀-鿿]*(?:学年度?|年度?)?|关于)?({name}{{2,16}}?(?:{ends}))"
        )
        # A topic before 小学 or 办公室 is no name: 义务教育小学…
        self.topic = re.compile(r"教育(?![局厅])|工作|管理|年度|学期|方案|计划|活动")
        self.generic = re.compile(rf"^(?:关于|各|中|本|我|全|某)?(?:中小|乡镇|县级|市级|年度)?(?:{ends})$")
        # The maker stands before 将 or 制定, behind a mark or one of the words that bring it in.
        self.maker = re.compile(rf"(?:^|[^㐀-鿿]|经|由|本学年|本学期|今年)((?![经由为在]){name}{{0,8}}?(?:{ends}))$")
        self.signed = re.compile(rf"^{name}{{2,20}}(?:{ends})$")
        # 全县 may be anybody's; 我县 and 本县 say who speaks. One class in front keeps the scan fast.
        own = [word[1:] for word in levels if word[0] in "我本"]
        self.self_reference = re.compile(f"[我本](?:{'|'.join(map(re.escape, own))})")
        self.levels = dict(levels)


@lru_cache(maxsize=8)
def _words(config: StageConfig) -> _Words:
    return _Words(config)


def identify(text: str, title: str | None, body: int, config: StageConfig) -> Identity:
    """Kind, issuer and period of a plan with this `text` and `title`, whose body begins at offset `body`.

    >>> from pipeline.config import load_config
    >>> found = identify("青山小学2023年工作计划\\n抓好常规。", "青山小学2023年工作计划", 14, load_config().segment)
    >>> found.kind, found.issuer, found.issuer_level, found.period.iso
    ('plan', '青山小学', 'school', '2023-01-01/2023-12-31')
    """
    words = _words(config)
    issuer = _issuer(text, title, body, words)
    return Identity(_kind(text, title, body, config), issuer, _level(text, issuer, words), period_of(text, title, body))


def _kind(text: str, title: str | None, body: int, config: StageConfig) -> str:
    reader = titles(config)
    named = reader.kind(title) if title else ""
    if named and not reader.is_ambiguous(title or ""):
        return named
    head = _CITED.sub("", text[body : body + _HEAD])
    for match in _MADE.finditer(head):
        said = reader.kind(match.group())
        if said:
            return said
    if named:
        rest = _CITED.sub("", text[body:])
        return "scheme" if "方案" in rest else "plan"
    if not title and len(_retrospect(config).findall(text)) > max(2, len(text) // _RETROSPECT_EVERY):
        return "summary"
    return "plan"


@lru_cache(maxsize=8)
def _retrospect(config: StageConfig) -> re.Pattern[str]:
    parts: list[str] = []
    for rule in config.rule_list("retrospects"):
        try:
            re.compile(str(rule["pattern"]))
        except re.error as error:
            raise ConfigError(f"{rule.where}: {error}") from error
        parts.append(str(rule["pattern"]))
    return re.compile("|".join(parts))


def _issuer(text: str, title: str | None, body: int, words: _Words) -> str | None:
    above = text[: max(0, text.find(title))].strip() if title else ""
    if above and words.signed.match(above):
        return above
    if title:
        match = words.in_title.match(title)
        if match and not words.generic.match(match.group(1)) and not words.topic.search(match.group(1)):
            return match.group(1)
    for line in text[-160:].strip().split("\n")[-3:]:
        line = line.strip()
        if words.signed.match(line) and not words.generic.match(line) and len(line) <= 24:
            return line
    for verb in _MAKES.finditer(text, body, min(len(text), body + _HEAD)):
        match = words.maker.search(text[max(body, verb.start() - _LONGEST_MAKER) : verb.start()])
        if match and len(match.group(1)) >= 3:
            return match.group(1)
    return None


def _level(text: str, issuer: str | None, words: _Words) -> str | None:
    if issuer:
        for size in range(len(issuer), 1, -1):
            level = words.suffix_level.get(issuer[-size:])
            if level:
                return level
        for char, level in (("省", "province"), ("市", "city"), ("县", "county"), ("区", "county"), ("镇", "township")):
            if char in issuer[:-1]:
                return level
    votes: dict[str, int] = {}
    for match in words.self_reference.finditer(text):
        level = words.levels.get(match.group())
        if level:
            votes[level] = votes.get(level, 0) + 1
    return max(sorted(votes), key=lambda level: votes[level]) if votes else None
