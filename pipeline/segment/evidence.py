"""The evidence for and against a heading, part by part and among neighbours of one list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.segment import headings
from pipeline.segment.candidates import CLOSING, TITLE
from pipeline.segment.endings import shown_ends
from pipeline.segment.headings import Heading, Topics
from pipeline.segment.numbering import AT_LINE, GLUED, INNER, SIGNS, Marker
from pipeline.segment.outline import Node
from pipeline.segment.stage_headings import named_heading, stage_heading

_UNITS = frozenset(("part", "chapter", "article_section"))
_OUTER = frozenset(("named", "han_capital", "han", "han_paren", "roman", "article"))
_IS = "是"  # 首先是培训。
_BEHIND_ORDINAL = frozenset("，,、：: \u3000\t")
_FULL_STOPS = frozenset("。；;！!？?")
_COLONS = frozenset("：:")
_SHORTEST_GLUED = 9
_SHORTEST_ANSWER = 8
_ANSWER = re.compile("[0-9xX_]|[一二三四五六七八九十]+[人名个次月日]|元[。；;]?$")
_SHORT_LABEL = 4
_LONG_TITLE = 24
_LONG_SENTENCE = 30
_LONGEST_SENTENCE = 40
_COMMAS = re.compile("[，,]")
_LONGEST_SIGNATURE = 80
# Who signs and when, on lines of their own at the end of a plan, is no part's body.
_SIGNATURE = re.compile(
    r"\s*(?:[^\n，,。；;：:！!？?]{2,24}\s*\n\s*){0,2}(?:[0-9xX×]{2,4}|[二〇零○Ｏ0一-九]{4})\s?年\s?[^\n年月日]{1,3}月\s?[^\n年月日]{1,3}日\s*"
)
# 3月1日至10日为宣传阶段。: a line that says when a stage is names it.
_STAGE_SENTENCE = re.compile(
    r"[^，,。；;：:]{0,24}[月日周旬][^，,。；;：:]{0,4}[为是][^，,。；;：:月日]{2,14}(?:阶段|时期)"
)
_BETWEEN = " \t\u3000\xa0。；;：:"
_OUTERMOST = frozenset(("han_capital", "han", "han_paren", "part", "chapter"))
_STAGES = ("阶段", "时期")
_LIST_FAMILIES = frozenset(("digit", "digit_paren", "circled", "letter", "dotted"))


def decide(text: str, nodes: Sequence[Node], words: Topics) -> list[Heading | None]:
    """For every part of the outline its heading, None where it is an item."""
    # 一是…二是… are headings only where nothing else divides the plan.
    ordinals_lead = all(node.marker.family in ("ordinal", CLOSING) for node in nodes if node.depth == 1)
    groups: dict[tuple[int, str], list[int]] = {}
    for index, node in enumerate(nodes):
        groups.setdefault((node.parent, node.marker.family), []).append(index)
    ends = shown_ends(text, nodes, groups, words)
    firsts = [
        _Evidence(ends[index], 2.0, True) if index in ends else _Evidence.of(text, nodes, index, words, ordinals_lead)
        for index in range(len(nodes))
    ]
    found: list[Heading | None] = [None] * len(nodes)
    for (parent, family), members in groups.items():
        sure, labels, asked, bodied, named_ones = 0, 0, 0, False, []
        for index in members:
            one = firsts[index]
            if one.heading is not None:
                named_ones.append(index)
                labels += one.heading.rule == "label"
                asked += one.asks
            if one.score > _SURE:
                sure += 1
            if one.bodied:
                bodied = True
        if not named_ones:
            continue
        others, outer = len(members) - 1, family in _OUTER
        listed = others > 0 and (parent >= 0 or family.removesuffix(INNER) in _LIST_FAMILIES)
        again = _labels_again(text, nodes, members, firsts) if listed and labels > 1 else _NONE
        # 时间：…, 地点：…, 内容：…: where two only bring in an answer, so does the third.
        form = listed and asked > 1
        timed = parent >= 0 and _is_month_or_week(text, nodes[parent].marker)
        for index in named_ones:
            one = firsts[index]
            share = (sure - (one.score > _SURE)) / others if others else 0.5
            lean = 0.5 * (share - 0.5) * min(others, 3) / 3
            # Without a body of its own it is one only among parts that have theirs.
            amid = (
                (share > 0.6 and (bodied or (one.open and parent < 0)))
                if outer
                else (one.open and share >= 0.5 and sure > 1)
            )
            amid = amid and (one.score > _SURE or bodied)
            if one.heading is None or one.score + lean < 0 or not (one.bodied or amid):
                continue
            if form and one.heading.rule == "label" and one.heading.end - one.heading.start <= _SHORT_LABEL:
                continue
            doubted = index in again or (timed and _is_activity(text, nodes, index, one.heading))
            if not doubted or text[one.heading.start : one.heading.end] in words.nouns:
                found[index] = one.heading
    return found


_SURE = 0.3
_NONE: frozenset[int] = frozenset()


def _is_month_or_week(text: str, marker: Marker) -> bool:
    family = marker.family
    return family in ("calendar", "stage") and _MONTH_OR_WEEK.search(text, marker.start, marker.end) is not None


def _is_activity(text: str, nodes: Sequence[Node], index: int, heading: Heading) -> bool:
    """Whether a part of a month or week is one of its activities, which are items however they are named.

    A name with parts or with several sentences of its own (`1、检查：查灯具；查门窗。`) heads them all the same.
    """
    if index + 1 < len(nodes) and nodes[index + 1].parent == index:
        return False
    stop = max(heading.body, nodes[index].stop - 2)
    bodied = heading.rule in ("label", "run_in_sentence")
    return not bodied or not _SENTENCE_END.search(text, heading.body, stop)


def _with_theme(text: str, marker: Marker, stop: int) -> int:
    theme = _THEME.match(text, marker.end, stop)
    return theme.end() if theme else marker.end


_MONTH_OR_WEEK = re.compile("月|周$|季度|[上下]半年")
# 三月份主题：绿色家园 and 五月——劳动教育月: what a month is about is part of its name, no task.
_THEME = re.compile(
    r"(?:(?<=主题)|(?<=主题教育)|(?<=主题活动))[ \u3000]?[：:—–-]{1,2}[^\n。；;！!？?]{2,30}$"
    r"|[ \u3000]?[—–-]{1,2}[^\n。；;：:！!？?，,]{2,16}$|[㐀-鿿“”]{2,10}月(?=[ \u3000]?(?:[：:（(]|$))",
    re.MULTILINE,
)
_SENTENCE_END = re.compile("[。；;！!？?][ \t\u3000]*[^\\s）)”]")


@dataclass(slots=True)
class _Evidence:
    """What speaks for a heading: where it would be, the score of its words, whether a body of its own follows."""

    heading: Heading | None
    score: float = -9.0
    bodied: bool = False
    open: bool = False  # its line ends without a full stop
    asks: bool = False  # its label only brings in an answer (地点：…)

    @classmethod
    def of(cls, text: str, nodes: Sequence[Node], index: int, words: Topics, ordinals_lead: bool) -> _Evidence:
        node = nodes[index]
        marker, stop = node.marker, node.stop
        family = marker.family.removesuffix(INNER)
        has_child = index + 1 < len(nodes) and nodes[index + 1].parent == index
        if family == CLOSING:
            return _NOTHING
        if family == "calendar":
            start = marker.end - len(text[marker.start : marker.end].lstrip(SIGNS))
            return cls(named_heading(start, _with_theme(text, marker, stop), text, stop, node.rule), 9.0, True)
        if family == "stage":
            return cls(stage_heading(text, node, words), 9.0, True)
        begin = marker.end
        if family == "ordinal":
            # 首先，… parts the ordinal from what it counts.
            while begin < stop and text[begin] in _BEHIND_ORDINAL:
                begin += 1
            begin += text.startswith(_IS, begin, stop)
        phrase = headings.first_phrase(text, begin, stop if marker.reach < 0 else marker.reach)
        if phrase.start >= phrase.end:
            return _NOTHING
        line_end = marker.reach if marker.reach >= 0 else text.find("\n", phrase.end, stop)
        line_end = stop if line_end < 0 else line_end
        start, end = phrase.start, phrase.end
        rest = text[phrase.end + 1 : line_end].strip(_BETWEEN) if phrase.stop else ""
        run_in = rest != "" and _is_body(rest)
        under = text[line_end:stop].strip()
        below = under != "" and not (index and _in_one_line(text, nodes[index - 1].marker, marker)) and _is_body(under)
        if below and len(under) <= _LONGEST_SIGNATURE and _SIGNATURE.fullmatch(under):
            below = False
        ended = phrase.stop in _FULL_STOPS and (run_in or below)
        charged = ended and words.charges.behind_sentence.fullmatch(text, phrase.end + 1, stop)
        if charged and not words.is_noun(text[start:end]):
            run_in = below = False  # a sentence, and who answers for it
        bodied = run_in or below or has_child
        listed = not bodied and phrase.stop in _FULL_STOPS and family in _LIST_FAMILIES
        if listed and words.dated(text, start, stop) is None:
            return _NOTHING  # most parts are one sentence in a list
        if text[end - 1] in "）)":
            end = headings.without_date(text, start, end)
        value = text[start:end]
        if family == TITLE:
            named = words.stage_name(text, start, phrase.end)
            if named is not None:
                return cls(named_heading(start, named, text, stop, "stage_name"), 9.0, True)
            return cls(Heading(start, end, headings.body_start(text, phrase.end, stop), "unnumbered_title"), 9.0, True)
        if family in _UNITS:
            return cls(Heading(start, end, headings.body_start(text, phrase.end, stop), node.rule), 9.0, True)
        outer = family in _OUTER
        dated = words.dated(text, start, stop)
        if dated is not None:
            return cls(named_heading(start, dated, text, stop, "dated_heading"), 2.0 if outer else 0.8, True)
        if bodied and marker.place == AT_LINE and value.endswith(_STAGES) and _STAGE_SENTENCE.fullmatch(value):
            body = headings.body_start(text, phrase.end, stop)
            return cls(Heading(start, end, body, "stage_sentence"), 2.0 if outer else 0.8, True)
        # ①… ②… inside a paragraph count what it says.
        counted = family == "circled" and marker.place != AT_LINE
        name = not bodied and not outer and phrase.stop == "" and words.is_topic(value)
        if (not bodied and not outer and not name) or counted or phrase.stop in ("；", ";"):
            return _NOTHING
        if family == "ordinal" and (node.depth > 1 or marker.place == GLUED or not ordinals_lead):
            # 一是…二是… inside a paragraph are items, whatever they say.
            return _NOTHING
        score = words.score(value)
        last = not has_child and (index + 1 == len(nodes) or nodes[index + 1].marker.family != marker.family)
        labelled = phrase.stop in _COLONS
        long = labelled or phrase.end - start > _SHORTEST_GLUED
        glued = words.glued(text, start, phrase.end) if long else None
        if glued is None and long and outer and marker.place != AT_LINE:
            glued = words.glued_on_run_on_page(text, start, phrase.end)
        if glued is not None and has_child and phrase.stop == "" and words.is_noun(value):
            glued = None  # 领导小组成员及职责（一）…: all of it stands before its first part
        if glued is None and outer and (blank := _blank(value, phrase.stop, words)) > 0:
            return cls(named_heading(start, start + blank, text, stop, "spaced_heading"), 2.0, True)
        if glued is not None and (phrase.end - glued > 6 or labelled):
            return cls(Heading(start, glued, glued, "glued_heading"), 2.0 if outer else 0.8, True)
        body = headings.body_start(text, phrase.end, stop)
        if labelled and outer and (below or has_child) and _names_on(text[phrase.end + 1 : line_end], value, words):
            end = phrase.end + 1 + len(text[phrase.end + 1 : line_end].rstrip())
            return cls(Heading(start, end, headings.body_start(text, line_end, stop), "title_line"), 2.0, True)
        if labelled:
            # 一、责任人：… names a plan's outermost part, 1、责任人：… only brings in who it is.
            asks = node.depth == 1 and family in _OUTERMOST and words.asks(value)
            if (words.introduces(value) and not asks) or text.startswith(("如", "即"), body):
                return cls(
                    Heading(start, end, body, "label"), -2.0, bodied, asks=node.depth > 1 or family in _LIST_FAMILIES
                )
            score += 0.8 if len(value) <= 14 else 0.1
            rule = "label"
            answer = text[body:line_end] if line_end - body < _SHORTEST_ANSWER and not has_child and not below else ""
            if family in _LIST_FAMILIES and _ANSWER.search(answer):
                score -= 2.0  # 1、时间：3月8日; fills in a form
            elif family in _LIST_FAMILIES and not has_child and _ACTOR.search(value) and text.startswith(_DUTY, body):
                score -= 2.0  # 2、护河员：负责…; lists who does what
        elif phrase.stop == "":
            # A whole line without a full stop above a paragraph of its own, between two numbers, is a title.
            score += (1.5 if below and not last else 0.9) if below or has_child else 0.2
            rule = "title_line"
            if not outer and end - start > _LONG_TITLE and _COMMAS.search(value):
                # More likely a sentence that breaks off at the line's end.
                score -= 0.7
        elif run_in:
            rule = "run_in_sentence"
            if end - start > (_LONG_SENTENCE if len(_COMMAS.findall(value)) > 1 else _LONGEST_SENTENCE):
                # Three things to do one after the other are what the part says, not what it is about.
                score -= 0.5
        else:
            # A paragraph below the line of an outer part is its body; below the last of a run it may be anything.
            score += (1.4 if outer and not last else 0.6) if below or has_child else 0.0
            rule = "sentence_line"
            if last and below and not has_child and _COMMAS.search(value):
                score -= _CLOSES  # 8、更换网具，备足苗种。 and a last line that closes the plan
        if family == "article" and rule in _SENTENCES and not words.is_topic(value):
            score -= _ARTICLE  # 第六条 餐费按月结算。…: what rules lay down in their articles are sentences
        if outer:
            score += 0.4
        if has_child:
            score += 0.3
        if family == "ordinal":
            score += 0.2
        if not bodied and (phrase.stop != "" or not outer):
            # Three clauses and nothing behind them are what the part says.
            score -= 1.4 if phrase.stop != "" and len(_COMMAS.findall(value)) > 1 else 0.4
        if last and family in _LIST_FAMILIES and below and not run_in:
            # What follows the last item of a list more likely closes the list than belongs to the item.
            score -= 0.5
        return cls(Heading(start, end, body, rule), score, bodied, phrase.stop == "")


_ARTICLE = 1.0
_CLOSES = 0.8
_SENTENCES = ("run_in_sentence", "sentence_line")
_ACTOR = re.compile("(?:专员|人员|员|部门|部|处|科|室|长|领导|主任|书记|负责人)$")
_DUTY = ("负责", "协助", "作为", "配合", "担任")


_GAP = re.compile("[ \u3000]")


def _blank(value: str, stop: str, words: Topics) -> int:
    """Where a blank stands between a name and its body in a phrase that ends with `stop`, -1 where there is none.

    一、总体要求 以…: a name that only headings have, and a body of some length; 一、组织领导 组长：…: any name before a
    label that only brings in what follows.
    """
    gap = _GAP.search(value)
    if gap is None or gap.start() == 0:
        return -1
    at = gap.start()
    if value[:at] in words.named and not words.is_noun(value):
        return at  # 二、对象 全体社员: however short the answer is
    if stop in _COLONS and words.introduces(value[at + 1 :]) and words.score(value[:at]) >= 0:
        return at
    return at if at < len(value) - _SHORTEST_GLUED and words.names_part(value[:at]) else -1


_NOTHING = _Evidence(None)


def _names_on(rest: str, label: str, words: Topics) -> bool:
    """Whether a line goes on naming its topic behind the colon (`班风建设：让每个孩子有事做`), its body below."""
    named = rest.strip()
    plain = 4 <= len(named) <= _LONGEST_SUBTITLE and not _SPEAKS.search(named)
    return plain and not (words.is_noun(label) or words.asks(label)) and words.score(named) > _LEAST_SUBTITLE


_LONGEST_SUBTITLE = 20
_LEAST_SUBTITLE = -0.5  # it may well open with 让 or 把
_SPEAKS = re.compile("[，,。；;：:！!？?、0-9０-９]")


def _is_body(rest: str) -> bool:
    """Whether what follows a sentence on its line is more than a remark: …会议。（张某）, …会议。——教务处"""
    return _REMARK.fullmatch(rest) is None


_REMARK = re.compile(
    r"[（(【〔［\[][^（）()【】〔〕\[\]［］\n]*[)）】〕］\]][。；;]?|[—–]{1,2}[^，,。；;\n]{2,24}[。；;]?"
)


def _labels_again(
    text: str, nodes: Sequence[Node], members: Sequence[int], firsts: Sequence[_Evidence]
) -> frozenset[int]:
    """Parts of a list whose label another one has as well (who speaks or writes each time): no topic's name."""
    labels: dict[tuple[int, str], list[int]] = {}
    number = run = 0
    for index in members:
        heading = firsts[index].heading
        run += nodes[index].marker.number <= number  # the list begins again
        number = nodes[index].marker.number
        if heading is not None and heading.rule == "label":
            labels.setdefault((run, text[heading.start : heading.end]), []).append(index)
    return frozenset(index for alike in labels.values() if len(alike) > 1 for index in alike)


def _in_one_line(text: str, before: Marker, marker: Marker) -> bool:
    """Whether two numbers of a list stand in one line, whose lines below belong to neither: 做到：1、…；2、…。"""
    same = marker.place != AT_LINE and before.family == marker.family and before.number == marker.number - 1
    return same and text.find("\n", before.start, marker.start) < 0
