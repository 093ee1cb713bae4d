"""The choice of the body: which part of a page is its text, and which is the frame around it.

Text counts by mass: characters outside links in blocks that read like sentences. From the page downwards the choice
follows the element that holds most of the mass, and stops where the mass lies in several places (paragraphs, posts of
a forum, sections of a long page). Inside the chosen element, blocks of links and blocks that name themselves frame
(comments, sharing, related articles) are left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.read.tree import UNSHOWN, Tree

# A block shorter than this without a single punctuation mark is a label, not a sentence.
_LABEL = 25
# On a page with less text than this nothing can be told by mass; all of it is kept but links and named frame.
_LITTLE = 40
_LABEL_WEIGHT = 0.1
# The short words in a table of data are its text.
_CELL_WEIGHT = 0.6
# What frame weighs against text: little, so that it is chosen only where there is nothing else.
_FRAME_WEIGHT = 0.2
# A block with this share of the page's mass is not frame, whatever its name.
_WHOLE_PAGE = 0.5
_LINE = 120
# An element is entered when it holds this share of the mass …
_SHARE = 0.6
# (more of it for a list or a row, which is one of several more often than a page's frame) …
_SHARE_OF_LIST = 0.85
# … and not more than this share lies beside its fellows in plain paragraphs, which would be lost.
_LOOSE = 0.12
# A fellow of the same kind with this share of the mass is text of the same standing (a post, a section).
_FELLOW = 0.06
# Self-named frame is left out up to this share of the mass; beyond it the name is not believed.
_FRAME_SHARE = 0.4
_LINK_SHARE = 0.5
_CONTAINERS_NOT_ENTERED = frozenset(
    ("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "caption", "legend", "address")
)
_LISTS = frozenset(("ul", "ol", "dl", "tr", "tbody", "thead", "tfoot"))
_FRAME_ELEMENTS = frozenset(("nav", "footer", "aside", "menu"))
_NAMES = re.compile(r"""\b(?:class|id|role)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+")


class Body(NamedTuple):
    """The chosen node, and the nodes inside it that are frame, in page order and none inside another."""

    node: int
    left_out: list[int]


class Masses(NamedTuple):
    """Per node, with all that is inside it: mass, characters inside links, all characters, number of links.

    `weight` is what the mass counts for the node around it; `frame` says that the node calls itself frame or reads
    like a frame line; `inner` that it has block elements inside.
    """

    mass: list[float]
    weight: list[float]
    linked: list[int]
    chars: list[int]
    anchors: list[int]
    frame: list[bool]
    inner: list[bool]


def choose(source: str, tree: Tree, data_tables: frozenset[int], config: StageConfig) -> Body:
    """Choose the body of a page; tables in `data_tables` are taken whole or not at all.

    >>> from pipeline.config import load_config
    >>> from pipeline.read.scan import scan
    >>> from pipeline.read.tree import build
    >>> page = "<ul><li><a href=/>首页</a></ul><div><p>学校成立领导小组，由校长任组长，各处室参加。"
    >>> page += "<p>各班每周检查一次，做好记录，及时整改。</div>"
    >>> outline = build(page, list(scan(page)), 2000)
    >>> outline.name[choose(page, outline, frozenset(), load_config().read).node]
    'div'
    """
    masses = _weigh(source, tree, data_tables, _frame_words(config), _frame_lines(config))
    node = _descend(tree, masses, data_tables)
    return Body(node, _frame_inside(tree, masses, node, data_tables))


@lru_cache(maxsize=8)
def _frame_words(config: StageConfig) -> frozenset[str]:
    words = config.lexicon("frame_names")
    for word in words:
        if not _WORDS.fullmatch(word):
            raise ConfigError(f"frame_names.txt: '{word}' must be lower-case Latin letters only")
    return frozenset(words)


class FrameLines(NamedTuple):
    """The words of frame lines, as a pattern and with their weights."""

    pattern: re.Pattern[str]
    weights: dict[str, int]


@lru_cache(maxsize=8)
def _frame_lines(config: StageConfig) -> FrameLines:
    weights: dict[str, int] = {}
    for word, weight in config.lexicon("frame_lines").items():
        if weight not in ("1", "2"):
            raise ConfigError(f"frame_lines.txt: '{word}' needs a weight of 1 or 2, such as `{word} = 1`")
        weights[word] = int(weight)
    longest_first = sorted(weights, key=len, reverse=True)
    return FrameLines(re.compile("|".join(map(re.escape, longest_first))), weights)


def _is_frame_line(source: str, tree: Tree, node: int, lines: FrameLines) -> bool:
    tags = tree.tags
    first, last = tree.first[node], tree.last[node]
    if last - first > _LINE or last >= len(tags):
        return False
    text = "".join([source[tags[index][1] : tags[index + 1][0]] for index in range(first, last)])
    found = set(lines.pattern.findall(text))
    # A notice of rights is written in sentences; what else is, is text unless many of the words meet in it.
    return bool(found) and sum(lines.weights[word] for word in found) >= (4 if "。" in text else 2)


def is_frame_name(markup: str, words: frozenset[str]) -> bool:
    """Whether the class, id or role in a tag's attributes holds one of the words (`relatedNews`, `post-footer`)."""
    for value in _NAMES.findall(markup):
        # camelCase and digits divide words as hyphens do.
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", value).lower()
        if any(word in words for word in _WORDS.findall(spaced)):
            return True
    return False


def _inside(tree: Tree, nodes: frozenset[int]) -> list[bool]:
    """For each node, whether it is one of `nodes` or inside one."""
    inside = [False] * len(tree)
    if nodes:
        for node in range(1, len(tree)):
            inside[node] = inside[tree.parent[node]] or node in nodes
    return inside


def _weigh(source: str, tree: Tree, data_tables: frozenset[int], words: frozenset[str], lines: FrameLines) -> Masses:
    cells = _inside(tree, data_tables)
    size = len(tree)
    own_mass: list[float] = [0.0] * size
    linked, anchors = list(tree.links), list(tree.anchors)
    chars = [own + link for own, link in zip(tree.chars, tree.links, strict=True)]
    frame, inner = [False] * size, [False] * size
    known: dict[str, bool] = {}
    for node in range(size - 1, -1, -1):
        own = tree.chars[node]
        if own:
            sentence = tree.stops[node] or own >= _LABEL
            own_mass[node] = own if sentence else own * (_CELL_WEIGHT if cells[node] else _LABEL_WEIGHT)
        name = tree.name[node]
        if name in UNSHOWN:
            linked[node] = chars[node] = anchors[node] = 0
        elif node:
            markup = tree.attributes(node)
            if markup and name not in ("body", "html"):
                judged = known.get(markup)
                if judged is None:
                    judged = known[markup] = _HIDDEN.search(markup) is not None or is_frame_name(markup, words)
                frame[node] = judged
            frame[node] = frame[node] or name in _FRAME_ELEMENTS
            # A link with its date is no such line; leaving it out early saves most of the time on pages of lists.
            if (
                2 < chars[node] <= _LINE
                and tree.stops[node] < 2
                and not (frame[node] or inner[node] or cells[node])
                and (name != "li" or linked[node] < tree.chars[node])
            ):
                frame[node] = _is_frame_line(source, tree, node, lines)
        parent = tree.parent[node]
        if parent >= 0:
            inner[parent] = True
            linked[parent] += linked[node]
            chars[parent] += chars[node]
            anchors[parent] += anchors[node]
    mass, weight = _add_up(tree, own_mass, frame)
    return Masses(mass, weight, linked, chars, anchors, frame, inner)


def _add_up(tree: Tree, own_mass: list[float], frame: list[bool]) -> tuple[list[float], list[float]]:
    """Masses with all that is inside, and what each counts for the node around it.

    A name that would make most of the page frame is not believed (`<div class="hot-topic">` around an article).
    """
    size = len(tree)
    plain = list(own_mass)
    for node in range(size - 1, 0, -1):
        if tree.name[node] in UNSHOWN:
            plain[node] = own_mass[node] = 0.0
        plain[tree.parent[node]] += plain[node]
    mass, weight = list(own_mass), [0.0] * size
    for node in range(size - 1, 0, -1):
        name = tree.name[node]
        if name in UNSHOWN:
            frame[node] = True
            continue
        if frame[node] and plain[node] > _WHOLE_PAGE * plain[0] and name not in _FRAME_ELEMENTS:
            frame[node] = False
        weight[node] = mass[node] * (_FRAME_WEIGHT if frame[node] else 1.0)
        mass[tree.parent[node]] += weight[node]
    return mass, weight


def _descend(tree: Tree, masses: Masses, data_tables: frozenset[int]) -> int:
    children: dict[int, list[int]] = {}
    for node in range(1, len(tree)):
        if masses.mass[node]:
            children.setdefault(tree.parent[node], []).append(node)
    mass, weight = masses.mass, masses.weight
    current = 0
    if mass[0] < _LITTLE:
        return current
    while True:
        below = children.get(current, [])
        best = max(below, key=lambda node: weight[node], default=-1)
        if best < 0 or weight[best] < _SHARE * mass[current]:
            return current
        if tree.name[best] in _LISTS and weight[best] < _SHARE_OF_LIST * mass[current]:
            return current
        if best in data_tables or not (masses.inner[best] or tree.breaks[best]):
            return current
        if tree.name[best] in _CONTAINERS_NOT_ENTERED:
            return current
        own = tree.chars[current] if tree.stops[current] or tree.chars[current] >= _LABEL else 0
        loose = own + sum(weight[node] for node in below if node != best and not masses.inner[node])
        if loose > _LOOSE * mass[current]:
            return current
        look = _look(tree, best)
        if look and any(
            node != best and weight[node] > _FELLOW * mass[current] and _look(tree, node) == look for node in below
        ):
            return current
        current = best


def _look(tree: Tree, node: int) -> str:
    """What makes elements look alike: name, class and id, digits aside. '' when it has neither."""
    values = _NAMES.findall(tree.attributes(node))
    return tree.name[node] + re.sub(r"\d+", "0", " ".join(values)) if values else ""


def _frame_inside(tree: Tree, masses: Masses, body: int, data_tables: frozenset[int]) -> list[int]:
    left_out: list[int] = []
    limit = _FRAME_SHARE * masses.mass[body]
    end = tree.last[body]
    skip = -1
    for node in range(body + 1, len(tree)):
        first = tree.first[node]
        if first >= end:
            break
        if first < skip:
            continue
        if _is_frame(tree, masses, node, limit, data_tables):
            left_out.append(node)
            skip = tree.last[node]
    return left_out


def _is_frame(tree: Tree, masses: Masses, node: int, limit: float, data_tables: frozenset[int]) -> bool:
    if tree.name[node] in UNSHOWN:
        return True
    mass = masses.mass[node]
    if masses.frame[node] and mass <= limit:
        return True
    chars, linked, anchors = masses.chars[node], masses.linked[node], masses.anchors[node]
    if not chars or linked <= _LINK_SHARE * chars:
        return False
    if node in data_tables and anchors < 10:
        return False
    # One or two links are a reference in the text (an attachment, a regulation); three and more are a list of links.
    return anchors >= 3 and mass <= limit
