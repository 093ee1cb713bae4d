"""How much of the text of a page each of its elements holds, and which elements are frame.

Text counts by mass: characters outside links in blocks that read like sentences. Labels count little.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.read.names import NO_NAME, OVERRULES, Name, read_names
from pipeline.read.tree import UNSHOWN, Tree

# A block shorter than this without a single punctuation mark is a label, not a sentence.
LABEL = 25
_LABEL_WEIGHT = 0.1
# The short words in a table of data are its text.
_CELL_WEIGHT = 0.6
# What frame weighs against text: little, so that it is chosen only where there is nothing else.
_FRAME_WEIGHT = 0.1
# A block with this share of the page's mass is not frame, whatever its name …
_WHOLE_PAGE = 0.5
# … unless the name is a strong one and this many characters of text stand outside it.
_TEXT_BESIDE = 20
# (so many where the name would make this share of the page frame).
_NEARLY_ALL = 0.8
_TEXT_BESIDE_ALL = 100
_LINE = 120
# A frame line has no more commas than a notice of rights.
_FRAME_STOPS = 6
_FRAME_ELEMENTS = frozenset(("nav", "footer", "aside", "menu"))
# Elements that say themselves that they hold text; a weak name (a tag, a rank) does not make them frame.
_TEXT_ELEMENTS = frozenset(("article", "main"))
_NEVER_NAMED = frozenset(("body", "html"))


class Masses(NamedTuple):
    """Per node, with all that is inside it: mass, characters inside links, all characters, number of links.

    `own` is the mass of a node's own text, `text` the weight that its names give to what is inside, `frame` says that
    the node calls itself frame or reads like a frame line, `inner` that it has block elements inside.
    """

    own: list[float]
    mass: list[float]
    text: list[float]
    linked: list[int]
    chars: list[int]
    anchors: list[int]
    frame: list[bool]
    inner: list[bool]


class FrameLines(NamedTuple):
    """The words of frame lines, as a pattern and with their weights."""

    pattern: re.Pattern[str]
    weights: dict[str, int]


@lru_cache(maxsize=8)
def frame_lines(config: StageConfig) -> FrameLines:
    """The words of frame_lines.txt. Raises ConfigError for an entry without a weight."""
    weights: dict[str, int] = {}
    for word, weight in config.lexicon("frame_lines").items():
        if weight not in ("1", "2"):
            raise ConfigError(f"frame_lines.txt: '{word}' needs a weight of 1 or 2, such as `{word} = 1`")
        weights[word] = int(weight)
    longest_first = sorted(weights, key=len, reverse=True)
    return FrameLines(re.compile("|".join(map(re.escape, longest_first))), weights)


def weigh(source: str, tree: Tree, data_tables: frozenset[int], config: StageConfig) -> Masses:
    """Weigh every node of a page.

    >>> from pipeline.config import load_config
    >>> from pipeline.read.scan import scan
    >>> from pipeline.read.tree import build
    >>> page = "<div class=footer>版权所有</div><div>各班每周检查一次，及时整改。</div>"
    >>> masses = weigh(page, build(page, scan(page), 2000), frozenset(), load_config().read)
    >>> masses.frame, round(masses.mass[2])
    ([False, True, False], 14)
    """
    cells = _inside(tree, data_tables)
    lines = frame_lines(config)
    size = len(tree)
    own_mass: list[float] = [0.0] * size
    linked, anchors = list(tree.links), list(tree.anchors)
    chars = [own + link for own, link in zip(tree.chars, tree.links, strict=True)]
    frame, inner = [False] * size, [False] * size
    named: dict[int, str] = {}
    text = [1.0] * size
    known: dict[str, Name] = {"": NO_NAME}
    names, parents, stops, tags, first = tree.name, tree.parent, tree.stops, tree.tags, tree.first
    for node in range(size - 1, 0, -1):
        own = tree.chars[node]
        if own:
            sentence = stops[node] or own >= LABEL
            own_mass[node] = own if sentence else own * (_CELL_WEIGHT if cells[node] else _LABEL_WEIGHT)
        name = names[node]
        if name in UNSHOWN:
            linked[node] = chars[node] = anchors[node] = 0
            own_mass[node] = 0.0
            frame[node] = True
        else:
            markup = tags[first[node]][3]
            if markup and name not in _NEVER_NAMED:
                said = known.get(markup)
                if said is None:
                    said = known[markup] = read_names(markup, config)
                text[node] = said.text
                if said.frame and (said.frame == "strong" or name not in _TEXT_ELEMENTS):
                    named[node] = said.frame
            if name in _FRAME_ELEMENTS:
                frame[node] = True
            # A link with its date is no such line; leaving it out early saves most of the time on pages of lists.
            elif (
                2 < chars[node] <= _LINE
                and stops[node] < _FRAME_STOPS
                and not (inner[node] or cells[node] or node in named)
                and (name != "li" or linked[node] < own or _is_neighbour(source, tags[first[node]][1]))
            ):
                frame[node] = _is_frame_line(source, tree, node, lines)
        parent = parents[node]
        inner[parent] = True
        linked[parent] += linked[node]
        chars[parent] += chars[node]
        anchors[parent] += anchors[node]
    if tree.chars[0]:
        own_mass[0] = tree.chars[0] if stops[0] or tree.chars[0] >= LABEL else tree.chars[0] * _LABEL_WEIGHT
    _believe(tree, own_mass, text, frame, named)
    mass = list(own_mass)
    for node in range(size - 1, 0, -1):
        mass[parents[node]] += mass[node]
    return Masses(own_mass, mass, text, linked, chars, anchors, frame, inner)


def weights(tree: Tree, masses: Masses) -> list[float]:
    """What each node counts in the choice of the body: its mass, more inside what is named text, less inside frame."""
    return _total(tree, masses, masses.text)


def plain_weights(tree: Tree, masses: Masses) -> list[float]:
    """The same without regard to names of text."""
    return _total(tree, masses, [1.0] * len(tree))


def _total(tree: Tree, masses: Masses, text: list[float]) -> list[float]:
    size = len(tree)
    factor = [1.0] * size
    total = list(masses.own)
    frame, parents = masses.frame, tree.parent
    for node in range(1, size):
        above = factor[parents[node]]
        own = text[node]
        if frame[node] or above < 1.0:
            factor[node] = _FRAME_WEIGHT
            total[node] *= _FRAME_WEIGHT
        elif above > 1.0 or own > 1.0:
            own = factor[node] = max(above, own)
            total[node] *= own
    for node in range(size - 1, 0, -1):
        total[parents[node]] += total[node]
    return total


def _believe(tree: Tree, own_mass: list[float], text: list[float], frame: list[bool], named: dict[int, str]) -> None:
    """Mark what is named frame, but for names that would make nearly all of the page frame."""
    if not named:
        return
    size = len(tree)
    parents, names = tree.parent, tree.name
    plain = list(own_mass)
    for node in range(size - 1, 0, -1):
        plain[parents[node]] += plain[node]
    # Many small blocks of one name are judged together: the paragraphs of a text may each be so named.
    together: dict[str, float] = {}
    for node in named:
        key = names[node] + tree.attributes(node)
        together[key] = together.get(key, 0.0) + plain[node]
    whole = _WHOLE_PAGE * plain[0]
    doubtful: list[int] = []
    for node in named:
        if together[names[node] + tree.attributes(node)] > whole:
            doubtful.append(node)
        else:
            frame[node] = True
    if not any(named[node] == "strong" for node in doubtful):
        return
    # What has the page's heading in it is the page, however it is named (`page-with-sidebar`).
    heads = [False] * size
    for node in range(size - 1, 0, -1):
        if heads[node] or names[node] == "h1" or text[node] >= OVERRULES:
            heads[parents[node]] = True
    outside = 0.0
    in_frame = [False] * size
    for node in range(1, size):
        in_frame[node] = in_frame[parents[node]] or frame[node] or named.get(node) == "strong"
        if not in_frame[node] and tree.stops[node]:
            outside += own_mass[node]
    for node in doubtful:
        beside = _TEXT_BESIDE if plain[node] <= _NEARLY_ALL * plain[0] else _TEXT_BESIDE_ALL
        if named[node] == "strong" and not heads[node] and outside >= beside:
            frame[node] = True


def _is_neighbour(source: str, start: int) -> bool:
    """Whether a link to the page before or behind stands at `start`."""
    return source[start : start + 8].lstrip().startswith(("上一", "下一", "上篇", "下篇"))


def _is_frame_line(source: str, tree: Tree, node: int, lines: FrameLines) -> bool:
    tags = tree.tags
    first, last = tree.first[node], tree.last[node]
    if last - first > _LINE or last >= len(tags):
        return False
    text = "".join([source[tags[index][1] : tags[index + 1][0]] for index in range(first, last)])
    found = set(lines.pattern.findall(text))
    if not found:
        return False
    weight = sum(lines.weights[word] for word in found)
    # A notice of rights is written in sentences; what else is, is text unless many of the words meet in it.
    if tree.stops[node] > 1 or "。" in text:
        return weight >= _FRAME_SENTENCE
    # Reading and editing are work too: as labels they have a colon behind them, a bar between them, or links.
    labels = max(lines.weights[word] for word in found) > 1 or tree.links[node] or _LABELS.search(text)
    return weight >= _FRAME_LABELS and bool(labels)


_FRAME_SENTENCE = 4
_FRAME_LABELS = 2
_LABELS = re.compile(r"[:：|｜\[【]|\d\s*\Z|\A.{0,12}\Z", re.DOTALL)


def _inside(tree: Tree, nodes: frozenset[int]) -> list[bool]:
    """For each node, whether it is one of `nodes` or inside one."""
    inside = [False] * len(tree)
    if nodes:
        for node in range(1, len(tree)):
            inside[node] = inside[tree.parent[node]] or node in nodes
    return inside
