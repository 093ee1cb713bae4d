"""Titles: which line names a plan, its kind, whose plan it is, and for what period."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.alternatives import either, ends_in
from pipeline.segment.report_parts import report_parts

KINDS = frozenset(("plan", "scheme", "summary", "rules", "other"))
_LONGEST = 60
_START = re.Match.start
_NUMBER = "[一二三四五六七八九十]{1,3}|[0-9０-９]{1,3}"
# A number before glued text: the year in 篇420xx年 is none of it.
_GLUED_NUMBER = "(?:[0-9０-９]{1,2}(?=(?:19|20)[0-9xX]{2})|[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}(?![、.．]))"
_PUNCTUATION = re.compile(r"[。；;！!？?，,]")
# The tail that numbers a title: 篇1, 范文二, （三）, 4.
_TAIL = re.compile(
    rf"\s*(?:[（(【\[]?\s*第?(?:精选|最新|优秀|通用|热门|推荐)?\s*(?:篇|范文|范本|之)\s*(?P<a>{_NUMBER})\s*(?:篇)?[】）)\]]?|[（(【\[]?\s*第\s*(?P<b>{_NUMBER})\s*篇\s*[】）)\]]?"
    rf"|[（(【\[<＜〈]\s*(?P<c>{_NUMBER})\s*[】）)\]>＞〉]|(?P<d>{_NUMBER}))\s*[：:]?$"
)
_ENDS_TAIL = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十篇】）)]>＞〉：: \u3000\t")
# All that such a tail consists of: it is looked for behind the last other character only.
_SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_IN_TAIL = (
    "0123456789０１２３４５６７８９一二三四五六七八九十第篇范文本之精选最新优秀通用热门推荐（(【[<＜〈】）)]>＞〉：:"
    + _SPACES
)
_COUNTED = re.compile(r"\d\s*篇|[几多]篇")
# The head that numbers a title: 篇二：…, 第3篇 …, 【篇一】….
_HEAD = re.compile(
    rf"[【\[（(]?\s*(?:第\s*(?:{_NUMBER})\s*篇|(?:篇|范文|范本|范例)\s*(?:{_NUMBER}))\s*[】\]）)]?\s*[：:、.．]?\s*"
)
_NOT_IN_TITLE = re.compile(r"[。；;！!？?，,、：:\t|｜_]")
# 青河发〔2023〕4号: what numbers a document names none.
_DOCUMENT_NUMBER = re.compile(r"[㐀-鿿]{1,12}\s?[〔\[（(【][0-9]{4}[〕\]）)】]\s?第?[0-9]{1,4}号")
_NUMBER_AT_END = re.compile(r"\s?[（(][㐀-鿿]{1,12}\s?[〔\[【][0-9]{4}[〕\]】]\s?第?[0-9]{1,4}号[）)]$")
_PERIOD = re.compile(
    r"[(（]?(?:[0-9]{4}|20[xX]{2}|[二〇○零一九]{4})[㐀-鿿0-9—－\-~～至 ]{0,16}(?:学年|学期|年|年度|季度)[)）]?"
)
# 推荐回答(1个): what a site says of itself.
_OF_A_SITE = re.compile("回答|答案|展开|下载|阅读|登录|注册|点击|浏览|收藏|提示|搜索|会员")
_AHEAD = re.compile(r"[（(【\[][^（）()【】\[\]]{1,12}[）)】\]]\s*")
_BULLETS = frozenset("-–—•·●")
_ORNAMENTS = frozenset("★☆◆◇■□●○▲△※*=~")
_SHORTEST_BULLETED = 6
_CITED = re.compile(r"《[^》\n]{0,60}》")
_SIGNS_AHEAD = re.compile("^[^㐀-鿿]+")
_LABEL_AHEAD = re.compile("^[^：:]{1,12}[：:]\\s*")
_JOINS = re.compile("[及和与、]")
_SHORT_GENRE = 2
_LONGER_THAN_SECTIONS = 14
_SET_APART = re.compile(r"[㐀-鿿](?:[ \u3000]{1,3}[㐀-鿿]){2,7}")
_SUBTITLE = re.compile(r"(?P<named>[^—－\n]{4,40}?)\s*(?:——|－－|—)\s*[^—－：:\n]{4,40}")
_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]{0,16}[)）】\]]$")
_BRACKET_BEHIND = re.compile(
    r"[（(](?:试行|草案|征求意见稿|讨论稿|修订|精选|优选|优秀|推荐|通用|最新|热门|范文|范本|模板|节选|(?:20)?[0-9xX]{2,4}[^（）()\n]{0,20}[年期度订])[)）]"
)
_ATTACHED = re.compile(r"附\s?件?\s?[0-9一二三四五六七八九十]*\s?[：:]")
# 上周工作总结, 本月安排: a part of a report that looks back and ahead.
OF_A_PERIOD = re.compile(
    r"[上本下](?:周|月|阶段)(?:份|的)?(?:重点|主要)?(?:工作)?(?:总结|小结|回顾|完成(?:情况)?|计划|安排|打算|重点|预告|要点|要事)"
)
_EDGE = "　 \t·•*#《》【】[]"


class Title(NamedTuple):
    """A line read as a title: its text, the stem without number, the number (0 if none) and its kind ('' unknown).

    `form` tells series apart: `head` (篇一：…), `tail` (… 篇1), `plain`.
    """

    start: int
    end: int
    stem: str
    number: int
    kind: str
    form: str


class Titles:
    """The genre words of a configuration."""

    def __init__(self, config: StageConfig) -> None:
        self.report = report_parts(config)
        self.genres = dict(config.lexicon("genres"))
        for word, kind in self.genres.items():
            if kind not in KINDS:
                raise ConfigError(f"lexicons/segment/genres.txt: '{word}' has the unknown kind '{kind}'")
        genre = either(self.genres)
        self._genre_end = re.compile(f"(?:{genre})(?:范文|范本|模板|样本|书|表)?$")
        self._genre_any = re.compile(genre)
        self._collects = re.compile(either(config.lexicon("compilation_words")) or "(?!)")
        self._twice = re.compile(f"(?:{genre}){{2}}")
        bodies = either(config.lexicon("organization_suffixes"))
        self._issuer = re.compile(f"[xX×某]{{0,4}}[㐀-鿿]{{2,18}}?(?:{bodies})")
        self._sections = frozenset(config.lexicon("heading_nouns"))
        self._ends_as_section = ends_in(self._sections)
        self._acts = re.compile(either(config.lexicon("topic_verbs")))
        last = "".join(sorted({word[-1] for word in self.genres}))
        # What a title may end in: a genre, 范文 and the like, a number, a bracket, a colon.
        self._last = frozenset(
            last + "文本板书表0123456789０１２３４５６７８９一二三四五六七八九十篇）)】]》>＞〉：:·•*# \u3000\t"
        )
        self._hint = re.compile(f"[{re.escape(last)}]\\s?(?:[（(]?(?:篇|范文)\\s?)?[0-9０-９一二三四五六七八九十]")
        bare = f"{_GLUED_NUMBER}(?=[^年月日、.,，0-9]|(?:19|20)[0-9xX])"
        self._numbered = re.compile(rf"(?:{genre})\s?(?:[（(]?(?:篇|范文)\s?{_GLUED_NUMBER}[）)]?|{bare})")
        counted = rf"(?:\s?(?:篇|范文)\s?{_GLUED_NUMBER}|{_GLUED_NUMBER}(?=\s))?"
        self._glued = re.compile(f"(?:{genre})(?:范文|范本|模板)?{counted}")

    def read(self, text: str, start: int, end: int) -> Title | None:
        """The line `text[start:end]` as a title, None when it is none.

        >>> from pipeline.config import load_config
        >>> found = titles(load_config().segment)
        >>> found.read("学校安全工作方案2", 0, 9)
        Title(start=0, end=9, stem='学校安全工作方案', number=2, kind='scheme', form='tail')
        """
        if text[start] in _BULLETS and end - start > _SHORTEST_BULLETED:
            # A site lists its document: - 关于巡河的通知. What a label names (- 类型：方案) is no title.
            start += 1
            while text[start].isspace():
                start += 1
            if "：" in text[start:end] or ":" in text[start:end]:
                return None
        while end - start > _SHORTEST_BULLETED and text[start] in _ORNAMENTS and text[end - 1] in _ORNAMENTS:
            start, end = start + 1, end - 1  # ★护河工作方案★
        if text[end - 1] in "？?" and self._genre_end.search(text, start, end - 1):
            end -= 1  # an unknown sign behind a title is printed as ?
        headed = text[start] in "篇范第【[（("
        if end - start > 2 and text[start + 1] in " \u3000" and _SET_APART.fullmatch(text, start, end):
            return self._set_apart(text, start, end)
        if not headed and text[end - 1] not in self._last:
            return self._subtitled(text, start, end)
        head = _HEAD.match(text, start, end) if headed else None
        if head and end - head.end() < _LONGEST and not _PUNCTUATION.search(text, head.end(), end):
            stem = text[head.end() : end].strip()
            return Title(start, end, stem, _number(head.group()), self.kind(stem), "head")
        if head:
            return Title(start, head.end(), "", _number(head.group()), "", "head")
        framed = self._framed(text, start, end) if text[start] == "【" else None
        if framed or end - start > _LONGEST or end - start < 4 or _PUNCTUATION.search(text, start, end):
            return framed
        value = text[start:end]
        if _ATTACHED.match(value):
            # 附件：1.…方案 lists what is attached.
            return None
        if value[0] in "上本下" and OF_A_PERIOD.fullmatch(value):
            return None
        tail = _TAIL.search(value, len(value.rstrip(_IN_TAIL))) if value[-1] in _ENDS_TAIL else None
        stem = (value[: tail.start()] if tail else value).strip(_EDGE)
        bare = _BRACKETS.sub("", stem)
        numbered = tail is not None and (tail["a"] or tail["b"])
        # 值班计划和总结情况篇1: the word 篇 numbers a title whatever it ends in.
        if not (self._genre_any.search(bare) if numbered else self._genre_end.search(bare)):
            return self._subtitled(text, start, end)
        # …范文（通用5篇）2: the page's own title with the number of one of its documents.
        if self._is_of_many(bare if tail else value):
            return None
        return Title(
            start, end, stem, _number(tail.group()) if tail else 0, self.kind(bare), "tail" if tail else "plain"
        )

    def _is_of_many(self, title: str) -> bool:
        """Whether a title says that it stands above a collection."""
        counted = "篇" in title and _COUNTED.search(title) is not None
        return counted or self._collects.search(title) is not None

    def _set_apart(self, text: str, start: int, end: int) -> Title | None:
        """A title whose characters are set apart: `实 施 方 案`."""
        stem = "".join(text[start:end].split())
        return Title(start, end, stem, 0, self.kind(stem), "plain") if self._genre_end.search(stem) else None

    def _subtitled(self, text: str, start: int, end: int) -> Title | None:
        """A title with a subtitle behind a dash: `安全工作计划——2023年度`."""
        if end - start > _LONGEST or (text.find("—", start, end) < 0 and text.find("－", start, end) < 0):
            return None
        dash = _SUBTITLE.fullmatch(text, start, end)
        if dash is None or _PUNCTUATION.search(text, start, end) or not self._genre_end.search(dash["named"].strip()):
            return None
        value = text[start:end]
        return None if self._is_of_many(value) else Title(start, end, value, 0, self.kind(dash["named"]), "plain")

    def _framed(self, text: str, start: int, end: int) -> Title | None:
        """A title in brackets before the text it names: `【2024年消防计划】防火是头等大事。`."""
        close = text.find("】", start, min(end, start + _LONGEST))
        stem = text[start + 1 : close].strip() if close > 0 else ""
        bare = _BRACKETS.sub("", stem)
        if close + 1 >= end or len(stem) < 6 or self._is_of_many(stem) or not self._genre_end.search(bare):
            return None
        return Title(start, close + 1, stem, 0, self.kind(bare), "plain")

    def series_inside(self, text: str, start: int, end: int) -> dict[int, int]:
        """Numbered titles inside a run-on line, where one stem comes again: {start: end}.

        >>> from pipeline.config import load_config
        >>> page = "值班工作计划1抓好巡查。值班工作计划2严格交接。"
        >>> titles(load_config().segment).series_inside(page, 0, len(page))
        {0: 7, 12: 19}
        """
        stems: dict[str, dict[int, int]] = {}
        for match in self._numbered.finditer(text, start, end):
            begin = match.start()
            while begin > start and begin > match.start() - _LONGEST and text[begin - 1] not in "。；;！!？?，,：:":
                begin -= 1
            if begin == start or text[begin - 1] in "。；;！!？?":
                while text[begin].isspace():
                    begin += 1
                tail = _TAIL.search(match.group())
                stem = text[begin : match.start() + (tail.start() if tail else 0)]
                stems.setdefault(stem, {})[begin] = match.end()
        stem = max(stems, key=lambda stem: len(stems[stem]), default="")
        if not stem or len(stems[stem]) < 2:
            return {}
        # The stem is known now, so that it is found behind a sentence without a full stop as well.
        again = re.compile(rf"{re.escape(stem)}\s?(?:[（(]?(?:篇|范文)\s?{_GLUED_NUMBER}[）)]?|{_GLUED_NUMBER})")
        return {match.start(): match.end() for match in again.finditer(text, start, end)}

    def opens(self, text: str, start: int, end: int, title: str) -> bool:
        """Whether the text behind a title begins as plans do: with a preamble, whom it goes to, or its own subject."""
        if _PREAMBLE.match(text, start, end) or _GREETING.match(text, start, end):
            return True
        return _speaks_of(text[start : min(end, start + _LONGEST)], title)

    def hints(self, text: str) -> list[int]:
        """Where numbers stand behind the last characters of genre words: a cheap look for numbered titles."""
        return list(map(_START, self._hint.finditer(text)))

    def glued(self, text: str, start: int, end: int) -> int | None:
        """Where a title ends that opens a run-on line (`…工作计划一、指导思想…`), None when there is none.

        `end` is where the first marker stands.
        """
        limit = min(end, start + _LONGEST)
        for match in self._glued.finditer(text, start, limit):
            bracket = _BRACKET_BEHIND.match(text, match.end(), limit)
            stop = bracket.end() if bracket else match.end()
            rest = text[stop:end].strip().lstrip("：:")
            if _PUNCTUATION.search(text, start, stop) or stop - start < 6:
                return None
            if not rest or rest.startswith(text[start:stop]) or _LABEL.match(rest) or _GREETING.match(rest):
                return stop
            if rest[0] == "【" or _speaks_of(rest, text[start:stop]):
                return stop
            if rest[0] in "(（" and _PERIOD.fullmatch(rest):
                return start + len(text[start:end].rstrip())
            if _PREAMBLE.match(rest) and rest.endswith(("。", "：", ":")):
                return stop
        return None

    def without_number(self, text: str, title: Title) -> Title:
        """A title without the number of its document in brackets at the end (`…要点（青河发〔2023〕4号）`)."""
        number = _NUMBER_AT_END.search(text, title.start, title.end) if text[title.end - 1] in "）)" else None
        return title._replace(end=number.start()) if number and number.start() > title.start else title

    def is_period(self, text: str, start: int, end: int) -> bool:
        """Whether a line is nothing but the period of a plan (`2023—2024学年第一学期`)."""
        return end - start <= 30 and bool(_PERIOD.fullmatch(text, start, end))

    def again(self, text: str, title: Title, start: int, end: int) -> Title | None:
        """A title that the run-on line `text[start:end]` opens with once more, None when it does not."""
        ahead = _AHEAD.match(text, title.start, title.end)
        begin = ahead.end() if ahead else title.start
        stop = start + title.end - begin
        if stop >= end or title.end - begin < 6 or not text.startswith(text[begin : title.end], start):
            return None
        return title._replace(start=start, end=stop)

    def is_issuer(self, text: str, start: int, end: int) -> bool:
        """Whether a line is nothing but the name of a body (`青山县教育局`)."""
        return end - start <= 20 and bool(self._issuer.fullmatch(text, start, end))

    def names(self, text: str, start: int, end: int) -> bool:
        """Whether a page's first line may be a title without a word of genre (`春季植树活动`)."""
        value = text[start:end]
        if _DOCUMENT_NUMBER.fullmatch(value) or _OF_A_SITE.search(value):
            return False
        fits = 6 <= end - start <= 30 and not _NOT_IN_TITLE.search(value) and not self._is_of_many(value)
        # A section's name is short; 县水利局部署当前防汛工作 is what a report is called.
        return fits and (end - start >= _LONGER_THAN_SECTIONS or not self._ends_as_section(value.strip(_EDGE)))

    def names_section(self, title: Title) -> bool:
        """Whether a title is what sections are called: 时间安排, 组织机构及职责, 严格交接班制度.

        >>> from pipeline.config import load_config
        >>> found = titles(load_config().segment)
        >>> [found.names_section(found.read(name, 0, len(name))) for name in ("◆时间安排", "护河时间安排")]
        [True, False]
        """
        if title.form != "plain":
            return False
        name = _SIGNS_AHEAD.sub("", title.stem)
        if "：" in name or ":" in name:
            # 9月：修订值班制度（办公室）: what a label says.
            name = _LABEL_AHEAD.sub("", _BRACKETS.sub("", name))
        if all(part in self._sections for part in _JOINS.split(name)):
            return True
        acts = len(name) <= _LONGER_THAN_SECTIONS and self._acts.match(name)
        return bool(acts) and self.kind(name) in ("rules", "plan") and "计划" not in name

    def ends_in_genre(self, name: str) -> bool:
        """Whether a name ends in a word of genre (护河工作计划)."""
        return self._genre_end.search(name) is not None

    def announces_plan(self, title: str) -> bool:
        """Whether a title says that a summary and a plan follow (2024年工作总结和2025年工作计划)."""
        return _SUMMARY_FIRST.search(title) is not None

    def may_end(self, name: str) -> bool:
        """Whether a name's last character is one that titles end in: a look before the whole is read."""
        return name[-1] in self._last

    def is_ambiguous(self, title: str) -> bool:
        """Whether a title names a genre twice over (计划方案), so that the body has to say which it is."""
        # 《行动计划》实施方案 and 行动计划实施方案 say what they are with their last word.
        words = [match.group() for match in self._genre_any.finditer(_CITED.sub("", title))]
        kinds = {self.genres[word] for word in words}
        return len(kinds) > 1 and len(words[-1]) <= _SHORT_GENRE and bool(self._twice.search(title))

    def kind(self, title: str) -> str:
        """The kind that a title's last genre word says, '' when it has none; a summary with a plan is a summary."""
        if _SUMMARY_FIRST.search(title):
            return "summary"
        last = ""
        for match in self._genre_any.finditer(title):
            last = self.genres[match.group()]
        return last


def _speaks_of(rest: str, title: str) -> bool:
    """Whether a text begins with what its title is about: 护河工作计划 before 护河工作是… or 护河是…."""
    return rest[:_SUBJECT] in title or (rest.startswith(title[:2]) and rest.startswith(_IS, 2))


_SUBJECT = 4
_IS = ("是", "工作", "安全", "事关", "关系", "作为")

_LABEL = re.compile(
    r"(?:(?:撰写|编写|编制|拟制|制定|制订|拟稿|审核|发文|填报)(?:人|者|单位|部门|时间|日期)?"
    r"|作者|姓名|部门|单位|日\s*期|时\s*间)\s*[：:]"
)
# 总结暨计划: what comes first is the document's kind.
_SUMMARY_FIRST = re.compile(
    r"(?:总结|小结|回顾|汇报|述职)(?:报告)?(?:暨|和|与|及|以及|、).{0,16}(?:计划|打算|安排|思路|要点|谋划|设想|部署|重点|目标)"
)
# …的通知各县（市、区）人民政府：…: whom a notice goes to.
_GREETING = re.compile(r"各[^。；;！!？?：:\n]{2,60}[：:]")
# A preamble that runs into the title before it.
_PREAMBLE = re.compile(
    r"为了?(?![期主本核])|根据|按照|依据|遵照|结合|现将|特制[定订]|今年|20[0-9xX]{2}年[^度]"
    r"|新的?一[年学]|新[学年][期度]?|一年来|回顾|随着|过去的?|本[学年][期年度]"
)


_DIGITS = re.compile(r"\d+")


def _number(printed: str) -> int:
    digits = _DIGITS.search(printed)
    if digits:
        return int(digits.group())
    total = 0
    for char in printed:
        value = "零一二三四五六七八九十".find(char)
        if value == 10:
            total = (total or 1) * 10
        elif value > 0:
            total += value
    return total


@lru_cache(maxsize=8)
def titles(config: StageConfig) -> Titles:
    """The compiled genre words of a configuration; raises ConfigError for an unknown kind."""
    return Titles(config)
