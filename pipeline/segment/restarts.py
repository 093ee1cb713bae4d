"""Plans that begin without a title: the numbering starts again, with a preamble, a first part or a voice of its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from pipeline.config import ConfigError, StageConfig
from pipeline.segment.headings import first_phrase
from pipeline.segment.lines import Line
from pipeline.segment.numbering import AT_LINE, GLUED, INNER
from pipeline.segment.outline import Node
from pipeline.segment.roles import Roles, roles

_OUTER = frozenset(("part", "chapter", "roman", "han"))
_INNER = frozenset(("han_paren", "digit"))  # the outermost where a page has lost the numbers above
_ITEMS = frozenset(("han_paren", "digit", "digit_paren", "circled"))
_FIRST_ROLES = frozenset(("guiding_ideology", "goals", "background"))
_LONGEST_HEADING = 40
_HEAD_OF_LINE = 400
_SHORTEST_PLAN = 300
_LEAST_REST = 2  # so many items at least are left of a plan without a beginning
_NEAR = 40  # between a preamble and the first part
_SOON = 400  # a new voice is heard this soon after its plan begins


@lru_cache(maxsize=8)
def _preamble(config: StageConfig) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What opens a plan, and what does so without doubt (`sure: true`)."""
    parts: list[str] = []
    sure: list[str] = []
    for rule in config.rule_list("preambles"):
        try:
            re.compile(str(rule["pattern"]))
        except re.error as error:
            raise ConfigError(f"{rule.where}: {error}") from error
        parts.append(f"(?:{rule['pattern']})")
        if rule.get("sure"):
            sure.append(parts[-1])
    return re.compile("|".join(parts)), re.compile("|".join(sure) or "(?!)")


def beginnings(text: str, lines: Sequence[Line], nodes: Sequence[Node], config: StageConfig) -> list[int]:
    """Offsets in `text` where a further plan begins silently; each is the start of a line or of a marker.

    A new plan begins where the outermost numbering starts again at 1 after at least a 2, and either a preamble
    stands before it, or its first part is one that the plan has had already (a second 一、指导思想); and where a page
    that opens in the middle of a list comes to 一、指导思想.
    """
    words, (opening, full) = roles(config), _preamble(config)
    out: list[int] = _behind_a_rest(text, lines, nodes, words, opening)
    seen: set[str] = set()
    reached = 0
    family = _outermost(nodes)
    inner = family in _INNER
    parts = [(index, node) for index, node in enumerate(nodes) if node.depth == 1 and node.marker.family == family]
    for index, node in parts if _starts_again(parts) else ():
        marker = node.marker
        phrase = first_phrase(text, marker.end, min(node.stop, marker.end + 200))
        heading = text[phrase.start : phrase.end][:_LONGEST_HEADING]
        guides = words.of(heading, None) == "guiding_ideology"
        known = heading in seen or (guides and "guiding_ideology" in seen)
        if marker.number == 1 and reached >= 2 and marker.place != GLUED:
            before = _preamble_start(text, lines, nodes[index - 1], marker.start, full if inner else opening)
            if before is not None or (known and not inner):
                out.append(marker.start if before is None else before)
                seen, reached = set(), 0
        seen.add(heading)
        if guides:
            seen.add("guiding_ideology")
        reached = max(reached, marker.number)
    return sorted({*out, *_second_preambles(text, lines, nodes, full)})


def _behind_a_rest(
    text: str, lines: Sequence[Line], nodes: Sequence[Node], words: Roles, opening: re.Pattern[str]
) -> list[int]:
    """Where 一、 begins a plan behind the rest of another, of which the page has lost the beginning.

    Behind a rest of the same numbers it is one that plans open with (一、指导思想); behind items that count on
    (（三）, 5、) any, since the part that they belong to was 一、 at least.
    """
    if not _is_rest(nodes):
        return []
    family = nodes[0].marker.family
    for index, node in enumerate(nodes):
        if index < _LEAST_REST:
            continue
        marker = node.marker
        if marker.family in _OUTER and marker.place == AT_LINE and (marker.number == 1 or family not in _ITEMS):
            phrase = first_phrase(text, marker.end, min(node.stop, marker.end + 200))
            heading = text[phrase.start : phrase.end]
            opens = marker.number == 1 and len(heading) <= _LONGEST_HEADING
            if not opens or (family not in _ITEMS and words.of(heading, None) not in _FIRST_ROLES):
                return []
            before = _preamble_start(text, lines, nodes[index - 1], marker.start, opening)
            return [marker.start if before is None else before]
        if marker.family in _OUTER:
            return []
    return []


def _is_rest(nodes: Sequence[Node]) -> bool:
    """Whether a page opens in the middle of a list."""
    return bool(nodes) and nodes[0].marker.number >= _LEAST_REST and nodes[0].marker.place == AT_LINE


def _outermost(nodes: Sequence[Node]) -> str:
    """The family of the outermost parts; one that is mostly found further in only where there is no other."""
    first = ""
    for node in nodes:
        if node.depth == 1:
            family = node.marker.family
            if family in _OUTER:
                return family
            if not first and family in _INNER:
                first = family
    return first


def _starts_again(parts: Sequence[tuple[int, Node]]) -> bool:
    """Whether numbers start again at 1 behind a 2 or more; what the parts say matters only then."""
    reached = 0
    for _, node in parts:
        if node.marker.number == 1 and reached >= 2 and node.marker.place != GLUED:
            return True
        reached = max(reached, node.marker.number)
    return False


def _second_preambles(text: str, lines: Sequence[Line], nodes: Sequence[Node], full: re.Pattern[str]) -> list[int]:
    """Paragraphs that say for sure that they open a plan, behind a list and right before a first part of any family."""
    out: list[int] = []
    starts = [node.marker.start for node in nodes]
    counted = [0, *accumulate(node.marker.number > 1 for node in nodes)]  # how many before each node count on
    for line in lines:
        rest = not out and _is_rest(nodes)
        at = bisect_right(starts, line.start)
        if at < 2 or at == len(nodes) or starts[at - 1] == line.start or starts[at] < line.end:
            continue
        follower = nodes[at].marker
        begun = out[-1] if out else starts[0]
        if (
            follower.number == 1
            and follower.place == AT_LINE
            and (rest or line.start - begun >= _SHORTEST_PLAN)
            and follower.start - line.end <= _NEAR
            and counted[at] > counted[bisect_left(starts, begun)]
            and full.search(text, line.start, min(line.end, line.start + _HEAD_OF_LINE))
        ):
            out.append(line.start)
    return out


def change_of_voice(text: str, nodes: Sequence[Node], config: StageConfig) -> list[int]:
    """Where a list starts again at 1 behind its own end, and others speak from there on than before.

    A list that starts again is mostly one whose heading is lost; a teacher who says 我 below a bureau's plan, or 我镇
    below 我校, shows that the page has lost a plan's beginning. The outline must not go on behind it. The result is the
    place of the first such beginning, or nothing.
    """
    if not nodes:
        return []
    again = _again(nodes)
    if not again:
        return []
    begin, end = nodes[0].marker.start, nodes[-1].stop
    heard = {name: at for name, least, at in _heard(text, begin, end, config) if len(at) >= least}
    return next(([at] for at in again if heard and _another(heard, at)), [])


def _again(nodes: Sequence[Node]) -> list[int]:
    """Where a list starts again at 1 right behind its own end, far enough into a plan, with no outer part behind it."""
    begin = nodes[0].marker.start
    out: list[int] = []
    last: dict[int, Node] = {}  # the newest part under each parent
    outermost = max((index for index, node in enumerate(nodes) if node.depth == 1), default=0)
    for index, node in enumerate(nodes):
        before = last.get(node.parent)
        last[node.parent] = node
        marker = node.marker
        if before is None or marker.number != 1 or marker.place != AT_LINE or before.marker.number < 2:
            continue
        same = marker.family.removesuffix(INNER) == before.marker.family.removesuffix(INNER)
        goes_on = outermost > index and node.depth > 1
        if same and not goes_on and marker.start - begin >= _SHORTEST_PLAN:
            out.append(marker.start)
    return out


def _heard(text: str, start: int, end: int, config: StageConfig) -> list[tuple[str, int, list[int]]]:
    """Each voice with the least number of times it must be heard, and where it is heard."""
    return [
        (name, least, [match.start() for match in pattern.finditer(text, start, end)])
        for name, least, pattern in _voices(config)
    ]


def _another(heard: dict[str, list[int]], at: int) -> bool:
    """Whether none of those heard before `at` is heard behind it, and a new one is, soon."""
    before = {name for name, places in heard.items() if places[0] < at}
    behind = {name: bisect_left(places, at) for name, places in heard.items() if places[-1] >= at}
    if before & behind.keys() or not behind:
        return False
    soon = any(heard[name][first] - at < _SOON for name, first in behind.items())
    # Without a voice before, only a person's own is strange enough.
    return soon and (bool(before) or "person" in behind)


@lru_cache(maxsize=8)
def _voices(config: StageConfig) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    out: list[tuple[str, int, re.Pattern[str]]] = []
    for rule in config.rule_list("voices"):
        try:
            out.append((str(rule["name"]), int(rule.get("least", 1)), re.compile(str(rule["pattern"]))))
        except (re.error, ValueError) as error:
            raise ConfigError(f"{rule.where}: {error}") from error
    return tuple(out)


def _preamble_start(
    text: str, lines: Sequence[Line], previous: Node, marker: int, opening: re.Pattern[str]
) -> int | None:
    """Where the preamble before a first part begins, None when there is none."""
    # The previous part's own first line is no preamble, whatever it says.
    at = bisect_right(lines, previous.marker.start, key=lambda line: line.start)
    while at < len(lines) and lines[at].start < marker:
        if opening.search(text[lines[at].start : min(lines[at].end, lines[at].start + _HEAD_OF_LINE)]):
            return lines[at].start
        at += 1
    return None
