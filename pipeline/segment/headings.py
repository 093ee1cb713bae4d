"""Run-in headings against list items: does a numbered paragraph begin with its topic's name, and where does that end.

A numbered paragraph that is one sentence of content is an item. It has a heading when its first clause names a topic
and a body of its own follows: on the line, on the lines below, or as numbered parts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.nlp.alternatives import either, ends_in
from pipeline.segment.charges import charges
from pipeline.segment.fields import Fields
from pipeline.segment.report_parts import report_parts
from pipeline.segment.run_in import RunIn
from pipeline.segment.signs import Signs

_STOP = re.compile(r"[。！？；：:;!?\n“”‘’「」『』《》（）()\[\]【】〔〕]")
_OPEN = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "（": "）)",
    "(": "）)",
    "[": "]",
    "【": "】",
    "〔": "〕",
}
_ENDS = frozenset("。！？；：:;!?\n")
_CLAUSE = re.compile(r"[，,]")
_DATE_BRACKET = re.compile(
    r"\s*[（(](?:[^（）()\n]*?[0-9一二三四五六七八九十xX_年]\s?个?[月日年周][^（）()\n]*|长期|全年|常年"
    # （负责人：）, （工会牵头）: who does what the heading names is no part of its name.
    r"|(?:责任|牵头|配合|主办|承办|协办)(?:人|领导|单位|部门|科室|处室)?\s?[：:][^（）()\n]*|负责(?:人|单位|部门|科室)?\s?[：:][^（）()\n]*"
    r"|[^（）()\n]{2,20}(?:负责|牵头|主办|承办))[)）]\s*$"
)
_SPACE = " \t\u3000\xa0\n"
_CLOSED = re.compile(r"(?:\*\*)?[ \t\u3000\xa0\n]*[。：:，,；;.、】]?[ \t\u3000\xa0\n]*")
_CITED = re.compile(r"《[^》]*》")
_DATED = re.compile(
    r"([㐀-鿿]{2,10})[（(][^（）()\n]{0,16}?[0-9一二三四五六七八九十xX_]\s?[月日周][^（）()\n]{0,16}[)）]\s?[，,。：:]"
)
_FURTHEST_STOP = 400
_LONGEST = 70
_LONGEST_TOPIC = 16
_SHORTEST_SECTION = 4


# 现场指挥组组长：…: a team, and who is in it.
_TEAM = re.compile(
    r"[㐀-鿿]{2,12}?(?:小组|组|指挥部|办公室|专班)(?=(?:组长|总指挥|指挥长|负责人|成员|主任)(?:单位)?(?:\s?[：:]|$))"
)


# 为了…, 主要抓好以下几个方面的工作: what follows is brought in, not named.
_INTRODUCES = re.compile("^为了|以下|下列|如下|下面|几个方面")
# 护河队护河队由…: a name, and a sentence that begins with it.
_TWICE = re.compile(r"([㐀-鿿]{3,12})(?=\1[㐀-鿿])")


class Phrase(NamedTuple):
    """The first sentence of a paragraph: `text[start:end]`, and the mark that ends it (`` at a line's end)."""

    start: int
    end: int
    stop: str


class Heading(NamedTuple):
    """A heading `text[start:end]`, the beginning of its body, and the rule that found it."""

    start: int
    end: int
    body: int
    rule: str


class Topics:
    """The rules and words that tell a topic's name from content."""

    def __init__(self, config: StageConfig) -> None:
        self.nouns = frozenset(config.lexicon("heading_nouns"))
        self.fields = Fields(config)
        self.charges = charges(config)
        self.report = report_parts(config)
        self.sections = frozenset(word for word in config.lexicon("role_nouns") if len(word) >= _SHORTEST_SECTION)
        self.named = self.nouns | frozenset(config.lexicon("role_nouns"))
        self.lead_ins = frozenset(config.lexicon("lead_ins"))
        self._asks = ends_in(config.lexicon("asking_nouns"))
        self._describes = ends_in(config.lexicon("label_nouns"))
        self._ends_in_noun, self._leads_in = ends_in(self.nouns), ends_in(self.lead_ins)
        self._noun_glued = re.compile(either(self.nouns))
        suffixes = self.nouns | frozenset(config.lexicon("topic_suffixes"))
        openers = frozenset(config.lexicon("body_openers"))
        self._ends_in_topic = ends_in(suffixes)
        self._verb = re.compile(either(config.lexicon("topic_verbs")))
        self._topic_glued = re.compile(either(suffixes))
        subjects = either(openers | frozenset(config.lexicon("body_subjects")))
        self._subject = re.compile(f"{subjects}|[一二三四五六]年级|[正腊]月|[0-9]{{1,2}}月[0-9]")
        self._glue = re.compile(either(openers))
        self._strong = re.compile(either(self.nouns - frozenset(config.lexicon("short_nouns"))))
        self._goes_on = re.compile(either(config.lexicon("noun_goes_on")))
        # 比对阶段（9月3日—9日）: whatever stands before 阶段 where the stage's days follow.
        self._stage = re.compile(
            f"(?:{either(config.lexicon('stage_words'))}){{1,3}}阶段"
            r"|(?!第|各|进入|处于|[本该此现]阶段)[㐀-鿿、]{2,8}阶段(?=\s{0,4}[（(]?(?:20[0-9xX]{2}年)?[0-9一二三四五六七八九十xX]{1,3}\s?(?:月|[—~～-][0-9]{1,2}月|[上中下]旬))"
        )
        self._lost = re.compile(rf"\s*(?:{either(config.lexicon('lost_headings'))})")
        self._signs = Signs(config)
        self.run_in = RunIn(config, self.score)

    def score(self, phrase: str) -> float:
        """How much `phrase` reads like the name of a topic; from 0 on it does.

        >>> from pipeline.config import load_config
        >>> found = topics(load_config().segment)
        >>> found.score("加强值班管理") > 0 > found.score("各班每周要向值班室报送两次情况")
        True
        """
        # A cited document counts as one word, however long its name.
        length = len(_CITED.sub("《》", phrase)) if "《" in phrase else len(phrase)
        if length > _LONGEST:
            return -3.0
        total = 0.3
        if length > 24:
            total -= (length - 24) * 0.035
        elif length <= 8:
            total += 0.4
        total -= max(0, phrase.count("，") + phrase.count(",") - 1) * 0.3
        return self._signs.weigh(total, phrase)

    def is_noun(self, phrase: str) -> bool:
        """Whether a phrase ends in a noun that headings end in (措施, 安排) and introduces nothing."""
        return self._ends_in_noun(phrase)

    def labels(self, phrase: str) -> bool:
        """Whether a phrase ends in a noun with which the label of a paragraph names its topic (现状, 目标)."""
        return self._ends_in_noun(phrase) or self._describes(phrase)

    def names_part(self, phrase: str) -> bool:
        """Whether a phrase is what only headings are called, or a topic named without a verb (后勤保障, 督查问责)."""
        return phrase in self.nouns or phrase in self.sections or self.is_topic(phrase)

    def asks(self, label: str) -> bool:
        """Whether the colon behind a label brings in an answer, as in forms (主办单位：…, 参加人员：…)."""
        return self._asks(label)

    def is_topic(self, phrase: str) -> bool:
        """Whether a phrase is the bare name of a topic (青年职工培训): no verb before it, a topic's noun at its end."""
        named = len(phrase) <= _LONGEST_TOPIC and not self._verb.match(phrase) and not _CLAUSE.search(phrase)
        return named and self._ends_in_topic(phrase) and self.score(phrase) > 0

    def dated(self, text: str, start: int, end: int) -> int | None:
        """Where a short name ends that a date in brackets and a comma follow (`摸底登记（3月），…`), None elsewhere."""
        head = text[start : start + 12]
        if "（" not in head and "(" not in head:
            return None
        match = _DATED.match(text, start, min(end, start + 60))
        return match.end(1) if match else None

    def introduces(self, phrase: str) -> bool:
        """Whether a phrase before a colon only leads in what follows (具体如下, 要做到, 组长)."""
        return phrase not in self.nouns and (_INTRODUCES.search(phrase) is not None or self._leads_in(phrase))

    def stage_name(self, text: str, start: int, end: int) -> int | None:
        """Where the name of a stage of work that begins at `start` ends (`动员部署阶段`), None when there is none."""
        match = self._stage.match(text, start, end)
        return match.end() if match else None

    def opens_safeguards(self, text: str, start: int, end: int) -> bool:
        """Whether a part is about leadership and responsibility, as the first of a plan's safeguards is."""
        return bool(self._lost.match(text, start, end))

    def glued(self, text: str, start: int, end: int) -> int | None:
        """Where a heading ends that runs into its body without a mark (`指导思想坚持…`), None when it does not."""
        return self._cut(self._noun_glued, self._glue, text, start, end)

    def glued_on_run_on_page(self, text: str, start: int, end: int) -> int | None:
        """As `glued`, on a page without line ends, where headings lose theirs: more nouns, more openings of a body."""
        team = _TWICE.match(text, start, end) or _TEAM.match(text, start, end)
        stop = team.end() if team else self._strong_noun(text, start, end)
        return stop if stop is not None else self._cut(self._topic_glued, self._subject, text, start, end)

    def _strong_noun(self, text: str, start: int, end: int) -> int | None:
        """A noun that nothing but a heading ends in (实施范围, 具体安排) closes it, whatever the body opens with."""
        for match in self._strong.finditer(text, start, min(end, start + 20)):
            phrase = text[start : match.end()]
            if "，" in phrase or "," in phrase:
                return None
            if not self._goes_on.match(text, match.end(), end) and self.score(phrase) >= 0:
                return match.end()
        return None

    def _cut(self, left: re.Pattern[str], right: re.Pattern[str], text: str, start: int, end: int) -> int | None:
        limit = min(end, start + 20)
        at = start
        while True:
            match = left.search(text, at, limit)
            if match is None:
                return None
            stop = match.end()
            phrase = text[start:stop]
            again = stop - start >= 4 and text.startswith(text[stop - 2 : stop], stop)
            if (right.match(text, stop, end) or again) and "," not in phrase and "，" not in phrase:
                return stop if self.score(phrase) >= 0 else None
            at = match.start() + 1


@lru_cache(maxsize=8)
def topics(config: StageConfig) -> Topics:
    """The compiled heading rules of a configuration; raises ConfigError for a mistake in them."""
    return Topics(config)


def first_phrase(text: str, start: int, end: int) -> Phrase:
    """The first sentence of `text[start:end]`; marks inside quotation marks and brackets do not end it.

    >>> first_phrase("校园安全：落实“三防”。", 0, 12)
    Phrase(start=0, end=4, stop='：')
    """
    while start < end and text[start] in _SPACE:
        start += 1
    limit = end if end - start < _FURTHEST_STOP else start + _FURTHEST_STOP
    first = _STOP.search(text, start, limit)
    if first is None:
        return Phrase(start, _trim(text, start, limit), "")
    at = stop = first.start()
    char = text[at]
    if char in _ENDS and (char not in "：:" or not _is_clock(text, at, end)):
        while stop > start and text[stop - 1] in _SPACE:
            stop -= 1
        return Phrase(start, stop, "" if char == "\n" else char)
    closing: list[str] = []
    for match in _STOP.finditer(text, at, limit):
        char = match.group()
        at = match.start()
        if char == "\n":
            break
        if char in _OPEN:
            closing.append(_OPEN[char])
        elif closing and char in closing[-1]:
            closing.pop()
        elif not closing and char in _ENDS and not _is_clock(text, at, end):
            return Phrase(start, _trim(text, start, at), char)
    else:
        at = limit
    return Phrase(start, _trim(text, start, at), "")


def _is_clock(text: str, at: int, end: int) -> bool:
    """Whether the colon at `at` stands between digits (8:30, 8: 30)."""
    if text[at] not in "：:" or at + 2 >= end or not text[at - 1].isdigit():
        return False
    return text[at + 1].isdigit() or (text[at + 1] == " " and text[at + 2 : at + 4].isdigit())


def without_date(text: str, start: int, end: int) -> int:
    """The end of a heading without the date in brackets that follows a stage's name.

    >>> without_date("动员部署（3月）", 0, 8)
    4
    """
    if end <= start or text[end - 1] not in "）)":
        return end
    match = _DATE_BRACKET.search(text, start, end)
    return match.start() if match and match.start() > start else end


def behind_date(text: str, end: int, limit: int) -> int:
    """The offset behind a date in brackets that follows a heading, `end` where there is none.

    >>> behind_date("总结提高（11月）。评议打分。", 4, 15)
    9
    """
    if end < limit and text[end] in "（(":
        close = min((at for at in (text.find("）", end, limit), text.find(")", end, limit)) if at >= 0), default=-1)
        if close >= 0 and _DATE_BRACKET.match(text, end, close + 1):
            return close + 1
    return end


def body_start(text: str, end: int, limit: int) -> int:
    """The offset behind a heading's closing mark and the white space after it."""
    behind = _CLOSED.match(text, end, limit)
    return behind.end() if behind else end


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return end
