"""The choice of the body: which part of a page is its text, and which is the frame around it.

Text counts by mass (weigh.py), more inside elements that sites name so, less inside frame and inside records of other
things (repeated.py). From the page downwards the choice follows the element that holds most of the weight, and stops
where the weight lies in several places (paragraphs, posts of a forum, sections of a long page). Inside the chosen
element, blocks of links and blocks that are frame (comments, sharing, related articles) are left out (trim.py).
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.read.names import look
from pipeline.read.repeated import find_records, template_parts
from pipeline.read.tree import Tree
from pipeline.read.trim import frame_inside
from pipeline.read.weigh import LABEL, Masses, plain_weights, weigh, weights

# On a page with less text than this nothing can be told by mass; all of it is kept but links and named frame.
_LITTLE = 20
# An element is entered when it holds this share of the weight …
_SHARE = 0.6
# (less of it when the page's only <h1> is inside) …
_SHARE_OF_HEADED = 0.5
# (more of it for a list or a row, which is one of several more often than a page's frame) …
_SHARE_OF_LIST = 0.85
# … and not more than this share lies beside its fellows in plain paragraphs, which would be lost.
_LOOSE = 0.08
_LOOSE_BLOCKS = 0.2
# Beside the posts of a forum or the answers to a question, this much is the topic or the question.
_LOOSE_POSTS = 0.03
# A fellow of the same kind with this share of the weight is text of the same standing (a post, a section).
_FELLOW = 0.06
_CONTAINERS_NOT_ENTERED = frozenset(
    ("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "caption", "legend", "address")
)
_LISTS = frozenset(("ul", "ol", "dl", "tr", "tbody", "thead", "tfoot"))


class Body(NamedTuple):
    """The chosen node, and what inside it is frame: tags (first, behind the last), in order and none inside another."""

    node: int
    left_out: list[tuple[int, int]]


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
    masses = weigh(source, tree, data_tables, config)
    records = find_records(source, tree, masses, config)
    for node in records.frame:
        masses.frame[node] = True
    weight = weights(tree, masses)
    node = _descend(tree, masses, weight, data_tables, _LOOSE_POSTS if records.posts else _LOOSE)
    templates = [template_parts(tree, group) for group in records.posts]
    parts = frozenset(part for template in templates for part in template.parts)
    out = [(tree.first[part], tree.last[part]) for part in frame_inside(source, tree, masses, node, data_tables, parts)]
    inside = sorted({*out, *(head for template in templates for head in template.heads)})
    return Body(node, [place for last, place in zip([(0, 0), *inside], inside, strict=False) if place[0] >= last[1]])


def _descend(tree: Tree, masses: Masses, weight: list[float], data_tables: frozenset[int], loose_share: float) -> int:
    children: dict[int, list[int]] = {}
    for node in range(1, len(tree)):
        if weight[node]:
            children.setdefault(tree.parent[node], []).append(node)
    plain = plain_weights(tree, masses)
    headed = _round_heading(tree, masses)
    current = 0
    if masses.mass[0] < _LITTLE:
        return current
    while True:
        below = children.get(current, [])
        best = max(below, key=lambda node: weight[node], default=-1)
        if best < 0 or weight[best] < (_SHARE_OF_HEADED if best in headed else _SHARE) * weight[current]:
            return current
        if tree.name[best] in _LISTS and weight[best] < _SHARE_OF_LIST * weight[current]:
            return current
        if best in data_tables or not (masses.inner[best] or tree.breaks[best]):
            return current
        if tree.name[best] in _CONTAINERS_NOT_ENTERED:
            return current
        own = tree.chars[current] if tree.stops[current] or tree.chars[current] >= LABEL else 0
        inside = [plain[node] for node in below if node != best and not masses.inner[node]]
        loose = own + sum(inside, 0.0)
        if loose > _LOOSE * plain[current]:
            return current
        # Blocks of sentences without a single link are text too, if there are enough of them.
        plainest = sum([plain[node] for node in below if node != best and not masses.anchors[node]], 0.0)
        if plainest > _LOOSE_BLOCKS * plain[current]:
            return current
        if loose_share < _LOOSE and plain[current] - plain[best] > loose_share * plain[current]:
            return current
        shape = look(tree.name[best], tree.attributes(best))
        if shape and any(
            node != best
            and weight[node] > _FELLOW * weight[current]
            and look(tree.name[node], tree.attributes(node)) == shape
            for node in below
        ):
            return current
        current = best


def _round_heading(tree: Tree, masses: Masses) -> set[int]:
    """The nodes round the page's only `<h1>`; none where there are several or none."""
    heads = [node for node in range(1, len(tree)) if tree.name[node] == "h1" and not masses.frame[node]]
    found: set[int] = set()
    node = heads[0] if len(heads) == 1 else 0
    while node > 0:
        node = tree.parent[node]
        found.add(node)
    return found
