"""Whose plan it is: the body named in the title, above it, at the end, or as the one who plans in the first paragraph.

A name that could be anybody's (小学, 社区卫生服务中心) is none in a title; the first paragraph may say which is meant.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.alternatives import either, ends_in

LEVELS = frozenset(("school", "township", "county", "city", "province", "national"))
_HAN = "[㐀-鿿A-Za-z]"
_FIGURE_YEAR = (
    r"(?:(?:19|20)[0-9]{2}|(?:20)?[xX×]{2}|[xX×]{4}|(?:二[〇零○0OＯo]|一九)[〇零○0OＯo一二三四五六七八九]{2})"
)
_YEAR = re.compile(
    rf"{_FIGURE_YEAR}(?=\s?(?:年|学年|[-—~～－–至到]))|[“\"]?十[一二三四五六][”\"]?五|1[0-3][0-9]学年|[0-9]{{1,2}}月份?"
)
_LEAD = re.compile(rf"{_FIGURE_YEAR}[^㐀-鿿]*(?:学年度?|年度?)?(?:第?[一二上下]学期|[上下]半年)?|关于|《|【")
_PREAMBLE = 320
_FIRST_PART = re.compile(r"\n\s*(?:一\s?、|（一）|\(一\)|1\s?[、.．]|第[一二三四五六七八九十]+[章部条])|(?<=。)一、")
_PLANS = re.compile(r"将|要(?!求|点)|把|特制定|研究决定|制[定订]|决定|计划|拟|继续|联合|牵头|会同")
_CLAUSE_STOPS = "，,。；;：:、\n！!？?（）()“”《》"
_LONGEST_MAKER = 18
_LONGEST_SIGNATURE = 24
_SHORTEST = 3


class Issuers:
    """The endings and words of the names of bodies that issue plans."""

    def __init__(self, config: StageConfig) -> None:
        suffixes = config.lexicon("organization_suffixes")
        levels = config.lexicon("level_words")
        for name, words in (("organization_suffixes", suffixes), ("level_words", levels)):
            for word, level in words.items():
                if level != "-" and level not in LEVELS:
                    raise ConfigError(
                        f"lexicons/segment/{config.where(name, word)}: '{word}' has the unknown level '{level}'"
                    )
        self._suffix_level = {word: level for word, level in suffixes.items() if level != "-"}
        ends, self._names_body = either(suffixes), ends_in(suffixes)
        self._name = re.compile(rf"{_HAN}{{2,16}}?(?:{ends})")
        self._further = re.compile(rf"(?:{_HAN}{{0,4}}?(?:{ends}))(?={_HAN}|$)")
        self._before_year = re.compile(rf"^{_HAN}{{2,20}}(?:{ends}|{either(config.lexicon('issuer_suffixes'))})$")
        # 青山教育工作: a place and a subject, no school.
        self._topic = re.compile(r"教育(?![局厅部])|工作|管理|年度|学期|方案|计划|活动|[的与和、]")
        self._generic = re.compile(either(config.lexicon("generic_names")))
        self._signed_line = re.compile(rf"^{_HAN}{{2,20}}(?:{ends})$")
        # The maker stands at the beginning of a clause, or behind a time or one of the words that bring it in.
        self._maker = re.compile(
            rf"(?:^|[经由]|学年度?|学期|今年|年度?[，,]?)((?![经由为在把将各从对向让使])"
            rf"(?:{_HAN}{{0,12}}?)(?:{ends}))$"
        )
        own = [word[1:] for word in levels if word[0] in "我本"]
        # 全县 may be anybody's; 我县 and 本县 say who speaks. One class in front keeps the scan fast.
        self._self_reference = re.compile(f"[我本](?:{'|'.join(map(re.escape, own))})")
        self._levels = dict(levels)

    def of(self, text: str, title: str | None, body: int) -> str | None:
        """The issuer of a plan with this `text` and `title`, whose body begins at offset `body`; None if unsaid.

        >>> from pipeline.config import load_config
        >>> found = issuers(load_config().segment)
        >>> found.of("白沙镇2024年防汛工作要点", "白沙镇2024年防汛工作要点", 14)
        '白沙镇'
        """
        above = text[: max(0, text.find(title))].strip() if title else ""
        if above and self._names_body(above) and self._signed_line.match(above):
            return above
        named = self._in_title(title) if title else None
        signed = self._signature(text)
        if named and not self._is_generic(named):
            # 白沙镇2024年… signed by 白沙镇人民政府.
            return signed if signed and signed.startswith(named) else named
        return signed or self._of_preamble(text, body) or self._who_acts(text, body)

    def level(self, text: str, issuer: str | None) -> str | None:
        """The level of an issuer by its name, else by how the text speaks of itself (我镇); None if neither tells."""
        if issuer:
            found = self._level_of(issuer)
            if found:
                return found
        votes: dict[str, int] = {}
        for match in self._self_reference.finditer(text):
            level = self._levels.get(match.group())
            if level:
                votes[level] = votes.get(level, 0) + 1
        return max(sorted(votes), key=lambda level: votes[level]) if votes else None

    def _level_of(self, issuer: str) -> str | None:
        for size in range(len(issuer), 0, -1):
            level = self._suffix_level.get(issuer[-size:])
            if level:
                return level
        # A school's library is the school's; of several places the last is the smallest (江口市东城区).
        if any(level == "school" and word in issuer for word, level in self._suffix_level.items()):
            return "school"
        places = [(issuer.rfind(word) + len(word), len(word), level) for word, level in _PLACES if word in issuer]
        return max(places)[2] if places else None

    def _in_title(self, title: str) -> str | None:
        lead = _LEAD.match(title)
        value = title[lead.end() :] if lead else title
        about = value.find("关于")
        year = _YEAR.search(value)
        stop = min(at for at in (about if about > 0 else len(value), year.start() if year else len(value)))
        if 0 < stop < len(value):
            before = value[:stop].strip(' \t\n\u3000“"')
            if self._before_year.match(before) and not self._topic.search(before):
                return before
            if about == stop:
                return None
        match = self._name.match(value)
        if match is None or self._topic.search(match.group()) or value[match.end() : match.end() + 1] in _JOINS:
            return None
        end = match.end()
        # 人民政府 + 办公室, 分公司 + 工会: one name, as long as it goes on without a subject between.
        further = self._further.match(value, end)
        while further and not self._topic.search(further.group()) and further.end() < len(value):
            end = further.end()
            further = self._further.match(value, end)
        return value[:end]

    def _is_generic(self, name: str) -> bool:
        """Whether nothing is left of a name but words for kinds of bodies; one character names nobody."""
        return len(self._generic.sub("", name)) < 2

    def _signature(self, text: str) -> str | None:
        for line in text[-160:].strip().split("\n")[-3:]:
            line = line.strip()
            if len(line) > _LONGEST_SIGNATURE or not self._names_body(line):
                continue
            if self._signed_line.match(line) and not self._is_generic(line):
                return line
        return None

    def _of_preamble(self, text: str, body: int) -> str | None:
        head = text[body : body + _PREAMBLE]
        first = _FIRST_PART.search("\n" + head)
        if first:
            head = head[: max(0, first.start() - 1)]
        for verb in _PLANS.finditer(head):
            begin = verb.start()
            while begin > 0 and verb.start() - begin < _LONGEST_MAKER and head[begin - 1] not in _CLAUSE_STOPS:
                begin -= 1
            named = head[begin : verb.start()]
            match = self._maker.search(named) if self._names_body(named) else None
            if match and len(match.group(1)) >= _SHORTEST and not match.group(1).startswith(("上级", "有关", "全体")):
                return match.group(1)
        return None

    def _who_acts(self, text: str, body: int) -> str | None:
        """The bureau of a place (县水利局) that does what is planned, again and again, unless a school speaks."""
        if _SCHOOL_SPEAKS.search(text):
            return None
        found: dict[str, int] = {}
        for match in _ACTS.finditer(text, body):
            found[match.group(1)] = found.get(match.group(1), 0) + 1
        most = max(found, key=lambda name: found[name], default="")
        return most if most and found[most] > 1 else None


_JOINS = ("与", "和", "及", "、")
_SCHOOL_SPEAKS = re.compile("我[校园班]|本[校园班]")
_ACTS = re.compile(
    r"([省市县区旗镇乡](?<=[，,。；;\n）)][省市县区旗镇乡])[㐀-鿿]{1,7}?[局厅室委办])(?=将|要(?!求)|继续|与|对|加强|组织|定期|每|统一|成立|负责)"
)
_PLACES = (
    ("省", "province"),
    ("市", "city"),
    ("县", "county"),
    ("区", "county"),
    ("旗", "county"),
    ("镇", "township"),
    ("乡", "township"),
    ("街道", "township"),
    ("村", "township"),
    ("社区", "township"),
)


@lru_cache(maxsize=8)
def issuers(config: StageConfig) -> Issuers:
    """The compiled names of a configuration; raises ConfigError for an unknown level."""
    return Issuers(config)
