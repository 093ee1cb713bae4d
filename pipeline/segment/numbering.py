"""Outline markers: where a text may number its parts, of which family, and with which number.

`Numbering.candidates` finds everything that looks like a marker and says how it stands there: at the beginning of a
line, behind the end of a sentence, or glued to the text before it. Which of them are markers is decided by
`outline.py`, which knows the sequence so far.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.config import ConfigError, Rule, StageConfig
from pipeline.nlp.alternatives import either
from pipeline.nlp.bullets import BULLETS
from pipeline.segment.marker_numbers import CAPITALS, HAN, ROMANS, VALUES, read_number

GLUED, AFTER_SENTENCE, AT_LINE = 0, 1, 2
SIGNS = BULLETS + " \u3000"  # may stand in front of a month: ◆九月份
INNER = "_inner"  # marks the family of a form that lies under another form of the same family

_STOPS = frozenset("。！？；：!?;:…”’）)》】」\n")
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NEIGHBOURS = "|".join(
    f"(?:{numeral}[、,，](?!\\s?{following}月)|{at}[、,，](?!\\s?{at + 1}月))"
    for at, (numeral, following) in enumerate(pairwise(_MONTHS), 1)
)
# 八、九月份 are two months, 一、九月份 is the first of a list and its month.
_NOT_NEIGHBOURS = f"(?:{_NEIGHBOURS})\\s?(?:[一二三四五六七八九十]{{1,2}}|[0-9]{{1,2}})\\s?月"
_APART = re.compile(_NOT_NEIGHBOURS)
_PLACES = {
    "apart": _NOT_NEIGHBOURS,
    "capital": f"[{CAPITALS}]{{1,3}}",
    "han": "[一二三四五六七八九十百零〇壹贰叁肆伍陆柒捌玖拾]{1,4}",
    "digit": "[0-9０-９]{1,3}",
    "sep": "[、.．,，]",
    "sign": f"[{BULLETS}]",
    "closed": r"\s?(?:[：:]|$)",
    "unit": "[月号点秒个名元次]|年(?!度)|日(?!常)|时(?![间限])|分(?![工类级])|人(?![员才居文])",
}
_LABEL_ROOM = 8
_SOON = 4000  # so far behind I. stands II.
_NUMERALS = frozenset(HAN + "0123456789０１２３４５６７８９")
_RANGES = frozenset("-—–~～至到")
_RANGE_ROOM = 4
_OPENINGS = frozenset("（(【〔")
# Where inside a line a marker may be: a cheap test with one character class in front, before the families are tried.
_NUMERAL = f"[{HAN}参0-9０-９]"
_ENCLOSED_CLASS = "[①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ]"
_MONTH_ENDS = r"(?=份?(?:[上中下]旬)?\s?(?:[：:（(\s、,，~～—–\-至到]|$))"  # 3月15日 is no heading
_TRIGGER = re.compile(
    rf"[{HAN}参0-9０-９①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ第首其再最上下寒暑元腊（(]"
    rf"(?:(?<={_NUMERAL})(?:\s{{0,2}}(?:[、.．)）】〕]|月{_MONTH_ENDS})|[{HAN}]?[是要])|(?<={_ENCLOSED_CLASS})|(?<=第)\s?{_NUMERAL}"
    r"|(?<=[（(])\s?[-—–](?=\s?[)）][㐀-鿿])"
    rf"|(?<=首)先|(?<=其)次|(?<=再)[次者]|(?<=最)后|(?<=[上下])(?:半年|学期)|(?<=[元腊])月{_MONTH_ENDS}|(?<=[寒暑])假)"
)
_START = re.Match.start
# Three times as fast as calling a named tuple, where there are so many.
_make = tuple.__new__
_DOUBLED = frozenset("、）)")
# Marks that sites put before a list line; they belong to the marker's indentation.
_INDENT = " \t\u3000\xa0"

# 一、二年级 and 七、八月份 are not markers: a numeral follows that is itself part of the text's count.
_COUNTED = re.compile(
    rf"[{HAN}]{{1,3}}(?:[、,，年月日班级至线期等楼层组册批类孩]|个?是|产业|季度|单元|学期|小区)|[{HAN}]{{1,2}}[-—~～]"
)
_YEAR = re.compile(r"(?:19|20)[0-9xX×]{2}\s?[年—\-.—/届级]|[xX×]{2,4}年")
_DAY_AHEAD = re.compile(r"\d{1,2}月\d{1,2}日")
_NUMBER_AHEAD = re.compile("[0-9]+")
_MONTH_AHEAD = re.compile(r"(?:1[0-2]|0?[1-9])(?:[-—~～至、](?:1[0-2]|0?[1-9]))?月(?![饼亮球嫂子牙])")
_NAME_AHEAD = re.compile("[ \u3000\xa0]{1,2}[㐀-鿿“《]")
_FESTIVAL = re.compile(
    r"\d{1,2}\.\d{1,2}\s?(?:日|消费者|国际|世界|全国|安全教育日|普法|宣传周|活动|[㐀-鿿]{2,4}(?<![环细章调季情小])节(?=[\s，,、。；;）)前后当到期]|$))"
)
_MEASURE = re.compile(
    r"[0-9０-９]+(?:\.[0-9]+)?\s?(?:[%％‰]|小时|万|元|亿|米|公里|平方|倍|分(?![级类工析配布解段])|个百分点|学时|吨|亩|岁|[a-zA-Z]{1,2}\b)"
)


class Marker(NamedTuple):
    """A possible marker: `text[start:end]`, its family, its number (0 when unknown), how it stands in the text.

    `variant` is the printed form with the number taken out (`、`, `.`, `()`), so that sequences can be told apart.
    `reach` is where the line of an unnumbered title ends (-1: at the text's own line end).
    """

    start: int
    end: int
    family: str
    number: int
    place: int
    variant: str = ""
    reach: int = -1


class Numbering:
    """The marker families of a configuration, compiled."""

    def __init__(self, config: StageConfig) -> None:
        self.rank: dict[str, int] = {}
        parts: dict[str, str] = {}
        starts: set[str] | None = set()
        for rule in config.rule_list("markers"):
            family, rank = rule["family"], rule["rank"]
            if not isinstance(rank, int) or not str(family).isidentifier() or family in self.rank:
                raise ConfigError(f"{rule.where}: a family has a name of its own and a whole number as rank")
            first = rule.get("starts")
            starts = starts | _characters(str(first)) if starts is not None and first else None
            self.rank[family] = rank
            # The empty group behind a pattern names it; one around it would hide what character it begins with.
            parts[rule.where] = f"(?:{_pattern(rule, config)})(?P<{family}>)"
        self._marker = _alternatives(parts)
        self._starts = frozenset(starts) if starts is not None else None
        self.ranks = self.rank | {family + INNER: rank + 1 for family, rank in self.rank.items()}
        self._tails = frozenset(config.lexicon("words_ending_in_numeral"))

    def at(self, text: str, offset: int, end: int) -> Marker | None:
        """The marker at the beginning of a line whose first character that is no white space is at `offset`.

        >>> from pipeline.config import load_config
        >>> numbering(load_config().segment).at("（二）队伍建设", 0, 7)[:4]
        (0, 3, 'han_paren', 2)
        """
        if self._starts is not None and text[offset : offset + 1] not in self._starts:
            return None
        match = self._marker.match(text, offset, end)
        return self._read(text, match, AT_LINE, end) if match else None

    def triggers(self, text: str, start: int, end: int) -> list[int]:
        """Where inside lines a marker may be, found in one pass for `inside`."""
        return list(map(_START, _TRIGGER.finditer(text, start, end)))

    def inside(self, text: str, start: int, end: int, triggers: Sequence[int] | None = None) -> list[Marker]:
        """Possible markers inside the line `text[start:end]`, from left to right, those at its very start left out.

        `triggers` are those of the line, where they are known already.
        """
        found: list[Marker] = []
        done = start
        for trigger in self.triggers(text, start, end) if triggers is None else triggers:
            at = trigger
            if at < done:
                continue
            while at > done and trigger - at < 5 and text[at - 1] in _NUMERALS:
                at -= 1
            if at - 1 > done and text[at - 1] == " " and text[at - 2] in _OPENINGS:
                at -= 1
            if at > done and text[at - 1] in _OPENINGS:
                at -= 1
            match = self._months(text, at, done, end) or self._marker.match(text, at, end)
            if match is None and at < trigger:
                match = self._marker.match(text, trigger, end)
            if match is None:
                continue
            before = match.start() - 1
            while before >= start and text[before] in _INDENT:
                before -= 1
            spaced = before < match.start() - 1
            place = AFTER_SENTENCE if before < start or spaced or text[before] in _STOPS else GLUED
            marker = self._read(text, match, place, end)
            if marker:
                found.append(marker)
                done = marker.end
        return found

    def _months(self, text: str, at: int, low: int, end: int) -> re.Match[str] | None:
        """The marker of several months whose last numeral begins at `at`: 3-4月, 九至十月."""
        begin = at - 1
        if begin <= low or text[begin] not in _RANGES:
            return None
        while begin > low and at - begin < _RANGE_ROOM and text[begin - 1] in _NUMERALS:
            begin -= 1
        match = self._marker.match(text, begin, end) if begin < at - 1 else None
        return match if match and match.lastgroup == "calendar" and match.end() > at else None

    def _read(self, text: str, match: re.Match[str], place: int, end: int) -> Marker | None:
        family = match.lastgroup or ""
        start, stop = match.span()
        check = _CHECKS.get(family)
        if check and not check(text, start, stop, end, place):
            return None
        if family == "han" and place == GLUED and text[max(0, start - 1) : start + 1] in self._tails:
            return None
        number, variant = read_number(text[start:stop])
        if place == AT_LINE and text[stop - 1] in _DOUBLED and text.startswith(text[start:stop], stop):
            stop += stop - start  # 一、一、指导思想: printed twice
        return _make(Marker, (start, stop, family, number, place, variant, -1))


def _pattern(rule: Rule, config: StageConfig) -> str:
    """The pattern of a rule, one string or its parts in a row, with what stands in braces filled in.

    {han} and the like are places of every marker, any other name is that of a lexicon.
    """
    parts = rule["pattern"]
    written = "".join(parts) if isinstance(parts, list) else str(parts)

    def meaning(name: re.Match[str]) -> str:
        if name[1] in _PLACES:
            return _PLACES[name[1]]
        try:
            return f"(?:{either(config.lexicon(name[1]))})"
        except ConfigError as error:
            raise ConfigError(f"{rule.where}: {error}") from error

    return _NAMED_PLACE.sub(meaning, written)


_NAMED_PLACE = re.compile(r"\{([a-z_]+)\}")


def _characters(listed: str) -> set[str]:
    """The characters that a `starts` names: single ones, a-b, {han}, {digit}, {capital}."""
    for name, meaning in _FIRSTS.items():
        listed = listed.replace("{" + name + "}", meaning)
    found = set(_RANGE.sub("", listed))
    for match in _RANGE.finditer(listed):
        found |= {chr(code) for code in range(ord(match.group(1)), ord(match.group(2)) + 1)}
    return found


_RANGE = re.compile("(.)-(.)")
_FIRSTS = {"han": HAN, "digit": "0-9０-９", "capital": CAPITALS, "sign": BULLETS}


def _alternatives(patterns: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern for any of `patterns` (by where they are written); compiling them singly would take as long again."""
    try:
        return re.compile("|".join(patterns.values()))
    except re.error:
        for where, pattern in patterns.items():
            try:
                re.compile(pattern)
            except re.error as error:
                raise ConfigError(f"{where}: {error}") from error
        raise


def _check_digit(text: str, start: int, stop: int, end: int, place: int) -> bool:
    """1.5, 3.15, 2023.9, 10,000 and 1、5小时 are numbers; 1.2023年底前 is a marker before a year."""
    before = text[start - 1] if start else ""
    if before and (before.isdigit() or (before in ".．-—/第约近年月×xX" and place != AT_LINE)):
        return False
    after = text[stop] if stop < end else ""
    last = text[stop - 1]
    if last in ",，" and (place != AT_LINE or not _is_han(after)):
        return False
    if after.isdigit() or after in "xX×":
        if _YEAR.match(text, stop, end):
            return True
        if place == AT_LINE and last in ".．" and _MONTH_AHEAD.match(text, stop, end):
            return True  # 1.11月16日…, 2.5月底前…
        if place == AFTER_SENTENCE and last == "、":
            return _DAY_AHEAD.match(text, stop, end) is not None or _is_before_month(text, start, stop, end)
        return place == AT_LINE and last == "、" and not _MEASURE.match(text, stop, end)
    if not after.strip() and place == AFTER_SENTENCE:
        # …检查。 2. 培训教师: a blank on either side, as lists have that once stood on lines of their own.
        return _NAME_AHEAD.match(text, stop, end) is not None
    return bool(after.strip()) or place == AT_LINE


def _is_before_month(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a number stands before another month than its neighbour: 1、3月份… counts, 1、2月份… are two months."""
    month = _MONTH_AHEAD.match(text, stop, end)
    if month is None:
        return False
    ahead = _NUMBER_AHEAD.match(month[0])
    return ahead is not None and int(ahead[0]) != read_number(text[start:stop])[0] + 1


def _check_han(text: str, start: int, stop: int, end: int, place: int) -> bool:
    before = text[start - 1] if start else ""
    if place != AT_LINE and before and (before in VALUES or before in "第初高"):
        return False
    if place == GLUED and before in "、，," and start > 1 and text[start - 2] in VALUES:
        return False  # 除五、六、七车间外: a row of numbers
    if _COUNTED.match(text, stop, end):
        listed = text.startswith(text[start:stop], stop) or _APART.match(text, start, end) is not None
        if place != AT_LINE or not listed:
            return False
    return stop < end and text[stop] not in "、，,。）)"


def _check_capital(text: str, start: int, stop: int, end: int, place: int) -> bool:
    """壹、 numbers where a line or sentence begins; 伍、陆 in a row of names do not."""
    return place != GLUED and stop < end and text[stop] not in CAPITALS and text[stop] not in "、，,。）)"


def _check_paren(text: str, start: int, stop: int, end: int, place: int) -> bool:
    """（一）至（三）, 第（二）项 and 二)班 refer; they do not number."""
    if text[start] not in "（(【〔⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩" and place != AT_LINE:
        before = text[start - 1] if start else ""
        if before.isdigit() or before in VALUES or before in "（(第.-—、":
            return False
        # `1)` inside a line is as often the end of a bracket as a marker.
        if _inside_bracket(text, start):
            return False
    if stop >= end:
        return place == AT_LINE
    return _REFERS.match(text, stop, end) is None


# Behind a number in brackets that refers: （一）至（三）, （二）项; but （二）项目 and （三）班组 number.
_REFERS = re.compile(
    "[至到、，,。）)—-]|款(?!式)|项(?!目)|类(?![型别])|号(?!召)|和(?![谐睦])|与|班(?![组级主子务车会风])|年级"
)


def _check_letter(text: str, start: int, stop: int, end: int, place: int) -> bool:
    return place == AT_LINE and _is_han(text[stop : stop + 3].lstrip()[:1])


def _check_roman(text: str, start: int, stop: int, end: int, place: int) -> bool:
    """I. counts where II. stands further down; else it is the letter behind H."""
    if text[start] not in ROMANS:
        return True
    alone = text[start + 1] not in ROMANS
    return place == AT_LINE and (not alone or text[start] != "I" or text.find("\nII", stop, stop + _SOON) >= 0)


def _check_dotted(text: str, start: int, stop: int, end: int, place: int) -> bool:
    """1.5小时 and 3.15消费者日 measure and date; 1.5 培训 at a line's head numbers."""
    if text[stop - 1].isspace() and (place == AT_LINE or (place == AFTER_SENTENCE and text[start - 1] in _INDENT)):
        # 1、总则 1.1 目的 …: blanks on either side, as lists have that once stood on lines of their own.
        return place == AT_LINE or not _MEASURE.match(text, start, end)
    return place == AT_LINE and not _MEASURE.match(text, start, end) and not _FESTIVAL.match(text, start, end)


def _check_ordinal(text: str, start: int, stop: int, end: int, place: int) -> bool:
    before = text[start - 1] if start else ""
    return place != GLUED or before in "，,、"


def _check_unit(text: str, start: int, stop: int, end: int, place: int) -> bool:
    """第二条 at a line's head or behind a full stop numbers; 按照第二条 refers."""
    after = text[stop] if stop < end else ""
    return place == AT_LINE or (place == AFTER_SENTENCE and after not in "规款项的之和至、，,")


# 完成时限：第三周: what a label says ends with its line, or where the next begins.
_SAYS_WHEN = re.compile(r"(?:时限|期限|时间|日期|周次|进度)[：:][ \u3000\t]{0,4}$")
_SAID = re.compile(r"\s|[。；;，,、）)\]】]|$")


def _check_stage(text: str, start: int, stop: int, end: int, place: int) -> bool:
    """第三周 behind a label that asks when is its answer; 第一阶段：… and 第一周（9月1日）… there begin a list."""
    if place == AT_LINE or _SAID.match(text, stop, end) is None:
        return True
    return _SAYS_WHEN.search(text, max(0, start - _LABEL_ROOM), start) is None


def _inside_bracket(text: str, at: int) -> bool:
    for offset in range(at - 1, max(-1, at - 40), -1):
        if text[offset] in "（(":
            return True
        if text[offset] in "）)\n。":
            return False
    return False


def _is_han(char: str) -> bool:
    return "㐀" <= char <= "鿿" or char in "“《〈"


_CHECKS = {
    "digit": _check_digit,
    "han": _check_han,
    "han_capital": _check_capital,
    "named": _check_letter,
    "han_paren": _check_paren,
    "digit_paren": _check_paren,
    "letter": _check_letter,
    "roman": _check_roman,
    "clause": _check_letter,
    "gapped": _check_letter,
    "dotted": _check_dotted,
    "round_number": _check_dotted,
    "dotted_deep": _check_dotted,
    "ordinal": _check_ordinal,
    "stage": _check_stage,
    "part": _check_unit,
    "chapter": _check_unit,
    "article_section": _check_unit,
    "article": _check_unit,
}


@lru_cache(maxsize=8)
def numbering(config: StageConfig) -> Numbering:
    """The compiled marker families of a configuration; raises ConfigError for a mistake in markers.yaml."""
    return Numbering(config)
