"""Where headings end that no sign parts from their bodies: a blank, a comma or nothing at all, as their lists show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.segment import headings
from pipeline.segment.headings import Heading, Topics
from pipeline.segment.numbering import INNER
from pipeline.segment.outline import Node

Groups = Mapping[tuple[int, str], Sequence[int]]  # the places of the parts of one family under one parent

# Possessive: a gap stands nowhere but behind the whole of a name.
_BEFORE_GAP = re.compile("[ \t\u3000]{0,2}[㐀-鿿“”、，,]{2,16}+(?<![，,、])(?=[ \t\u3000]{1,4}[㐀-鿿0-9])")
_BEFORE_WIDE_GAP = re.compile(
    "[ \t\u3000]{0,2}[㐀-鿿“”、，,]{4,16}+(?<![，,、])(?=(?:[ \t]{2,4}|\u3000{1,2})[㐀-鿿0-9])"
)
_BEFORE_NARROW_GAP = re.compile(
    "[ \t\u3000]{0,2}(?P<name>[㐀-鿿]{4,8}+)[ \u3000](?=[^\n。；;]{6,}(?:[。；;]|[ \t\u3000\n]*\\Z))"
)
# 常规管理求“实”, 教学研究求“新”: a quoted sign of how a topic is dealt with ends its name.
_QUOTED = re.compile("[ \t\u3000]{0,2}[㐀-鿿、]{3,12}(?P<act>[㐀-鿿])“[㐀-鿿]”(?=[㐀-鿿0-9]|\\Z)")
_BEFORE_COMMA = re.compile("[ \t\u3000]{0,2}(?P<name>[㐀-鿿]{3,8}+)(?=[，,])")
_COMMAS = re.compile("[，,]")
_OUTER = frozenset(("han_capital", "han", "han_paren"))
# Families whose headings a blank alone may part from their bodies, and those of whose headings two or a wide one do.
_SPACED = _OUTER | {"named", "roman", "article", "dotted"}
_WIDELY_SPACED = frozenset(("digit", "digit_paren"))
_NAMED_BEFORE_COMMA = frozenset(("han", "han_paren", "digit", "digit_paren"))
_LISTED = _OUTER | {"digit", "digit_paren", "dotted"}
_FEWEST_NAMED = 3
_FEWEST_QUOTED = 2
_SURE = 0.3
_LEAST_NAMED_BODY = 10
_SHORTEST_BODY = 5
_SHORTEST_RUN_IN = 15
_SHORTEST_BODY_RUN_IN = 9
_SPACE = " \t\u3000\xa0"
_STOPS = re.compile("[。！？；：:;!?\n]")


def shown_ends(text: str, nodes: Sequence[Node], groups: Groups, words: Topics) -> dict[int, Heading]:
    """The headings whose ends only their lists or their words show, by the places of their parts in `nodes`."""
    read = (
        ("glued_heading", _run_in(text, nodes, groups, words)),
        ("glued_heading", _quoted(text, nodes, groups)),
        ("named_before_comma", _commas(text, nodes, groups, words)),
        ("spaced_heading", _glued_fields(text, nodes, words)),
        ("spaced_heading", _gaps(text, nodes, groups, words)),
    )
    # What a whole list shows counts more than words.
    return {index: _heading(text, nodes[index], end, rule) for rule, ends in read for index, end in ends.items()}


def _heading(text: str, node: Node, end: int, rule: str) -> Heading:
    start = node.marker.end
    while text[start].isspace():
        start += 1
    return Heading(start, end, headings.body_start(text, end, node.stop), rule)


def _gaps(text: str, nodes: Sequence[Node], groups: Groups, words: Topics) -> dict[int, int]:
    """Where headings end that nothing but a blank parts from their bodies, in lists that do so all along."""
    found: dict[int, int] = {}
    for (_, family), members in groups.items():
        gap = _BEFORE_GAP if family in _SPACED else _BEFORE_WIDE_GAP if family in _WIDELY_SPACED else None
        if gap is None or len(members) < 2:
            continue
        ends = {index: match.end() for index in members if (match := gap.match(text, nodes[index].marker.end))}
        if not ends and len(members) >= _FEWEST_NAMED and gap is _BEFORE_WIDE_GAP:
            ends = _narrow_gaps(text, nodes, members, words)
        if len(ends) > 1 and len(ends) > 0.6 * len(members):
            found.update((index, end) for index, end in ends.items() if _opens_body(text, nodes[index], end, words))
    return found


def _narrow_gaps(text: str, nodes: Sequence[Node], members: Sequence[int], words: Topics) -> dict[int, int]:
    """Where the names of all parts of a list end, each before one blank and a sentence (`落实资金 多方筹措…`)."""
    ends: dict[int, int] = {}
    for index in members:
        match = _BEFORE_NARROW_GAP.match(text, nodes[index].marker.end, nodes[index].stop)
        if match is None or words.score(match["name"]) < _SURE:
            return {}
        ends[index] = match.end("name")
    return ends


def _opens_body(text: str, node: Node, end: int, words: Topics) -> bool:
    phrase = headings.first_phrase(text, end, node.stop)
    return phrase.end - phrase.start > _SHORTEST_BODY and words.score(text[node.marker.end : end].strip()) >= 0


def _glued_fields(text: str, nodes: Sequence[Node], words: Topics) -> dict[int, int]:
    """Where the names of an activity's parts end that run into their texts (`二、主题…`), in a plan that does so."""
    outer = [index for index, node in enumerate(nodes) if node.depth == 1 and node.marker.family == "han"]
    ends = words.fields.glued(text, [(nodes[index].marker.end, nodes[index].stop) for index in outer])
    found = {outer[place]: end for place, end in ends.items() if not _names_all(text, nodes[outer[place]], words)}
    return found if len(found) > 1 else {}


def _names_all(text: str, node: Node, words: Topics) -> bool:
    """Whether the first phrase of a part is a name as a whole (主题教育活动), or a line above more of the part."""
    phrase = headings.first_phrase(text, node.marker.end, node.stop)
    name = text[phrase.start : phrase.end]
    above = phrase.stop == "" and not _COMMAS.search(name) and text[phrase.end : node.stop].strip() != ""
    return above or words.is_noun(name) or words.is_topic(name)


def _commas(text: str, nodes: Sequence[Node], groups: Groups, words: Topics) -> dict[int, int]:
    """Where names end that a comma parts from their bodies, in lists that do so all along (`1、晨间接待，保安…`)."""
    found: dict[int, int] = {}
    for (_, family), members in groups.items():
        if family.removesuffix(INNER) not in _NAMED_BEFORE_COMMA or len(members) < _FEWEST_NAMED:
            continue
        ends = {}
        for index in members:
            node = nodes[index]
            match = _BEFORE_COMMA.match(text, node.marker.end, node.stop)
            if match is None or not words.is_topic(match["name"]) or node.stop - match.end() < _LEAST_NAMED_BODY:
                break
            ends[index] = match.end()
        else:
            found.update(ends)
    return found


def _quoted(text: str, nodes: Sequence[Node], groups: Groups) -> dict[int, int]:
    """Where names end with one quoted sign each, in lists that do so all along with the same word before it."""
    found: dict[int, int] = {}
    for members in groups.values():
        if len(members) < _FEWEST_QUOTED or "“" not in text[nodes[members[0]].marker.end : nodes[members[0]].stop]:
            continue
        matches = [_QUOTED.match(text, nodes[index].marker.end, nodes[index].stop) for index in members]
        acts = {match["act"] for match in matches if match}
        if len(acts) == 1 and all(matches):
            found.update((index, match.end()) for index, match in zip(members, matches, strict=True) if match)
    return found


def _run_in(text: str, nodes: Sequence[Node], groups: Groups, words: Topics) -> dict[int, int]:
    """Where headings end that run into their bodies: outer parts each by itself, lists by half of theirs."""
    found: dict[int, int] = {}
    for (parent, family), members in groups.items():
        family = family.removesuffix(INNER)
        if family not in _LISTED:
            continue
        outer = family in _OUTER
        ends: dict[int, int] = {}
        for index in members:
            end = _run_in_end(text, nodes[index], words, outermost=parent < 0 and outer)
            if end is not None:
                ends[index] = end
        if outer or (len(ends) > 1 and 2 * len(ends) >= len(members)):
            found.update(ends)
    return found


def _run_in_end(text: str, node: Node, words: Topics, *, outermost: bool) -> int | None:
    """Where the name ends that a part opens with, None where its line holds no sentence or names no topic."""
    marker = node.marker
    start = marker.end
    while start < node.stop and text[start] in _SPACE:
        start += 1
    if _STOPS.search(text, start, min(node.stop, start + _SHORTEST_RUN_IN)):
        return None
    end = words.run_in.section_end(text, start, node.stop) if outermost else None
    end = words.run_in.topic_end(text, start, node.stop) if end is None else end
    if end is None:
        return None
    line_end = marker.reach if marker.reach >= 0 else text.find("\n", start, node.stop)
    phrase = headings.first_phrase(text, start, node.stop if line_end < 0 else line_end)
    if phrase.end - end < _SHORTEST_BODY_RUN_IN:
        return None
    # A long name stands on a line of its own without a comma.
    return end if phrase.stop != "" or _COMMAS.search(text, phrase.start, phrase.end) else None
