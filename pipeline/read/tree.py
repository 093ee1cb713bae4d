"""The outline of an HTML page: its block elements, how they nest, and how much text each holds.

Built in one pass over the tags with a stack, so time and memory are linear in the page however badly it nests. End
tags that a page leaves out (p, li, tr, td …) are supplied as a browser does; an end tag without its start tag is
passed over; a table cell closes what was left open inside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.entities import unescape
from pipeline.read.scan import Tag

_BLOCK_NAMES = """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary
table tbody td tfoot th thead tr ul"""
_UNSHOWN_NAMES = "head noscript button select datalist template svg math object applet video audio canvas rt rp"
BLOCKS = frozenset(_BLOCK_NAMES.split())
# Their content is not part of the page's text. (What no markup is read in, such as script, the scan skips.)
UNSHOWN = frozenset(_UNSHOWN_NAMES.split())
_NODES = BLOCKS | UNSHOWN
_ENDS = {"/" + name: name for name in _NODES}
_ITEMS = frozenset(("li", "dt", "dd"))
_LISTS = frozenset(("ul", "ol", "dl", "menu", "dir"))
_CELLS = frozenset(("td", "th"))
_ROW_GROUPS = frozenset(("tbody", "thead", "tfoot", "caption"))
_ROW_PARTS = {"td": 2, "th": 2, "tr": 1, "tbody": 0, "thead": 0, "tfoot": 0, "caption": 0}
_SCOPES = frozenset(("table", "td", "th", "caption"))
# Elements of which more is to be known than how many stand open.
_PARTS = _ITEMS | _LISTS | _SCOPES | frozenset(_ROW_PARTS)
_CLOSES_P = BLOCKS - {"body", "html", "td", "th", "tr", "tbody", "thead", "tfoot", "caption"}


class Tree:
    """Block elements in the order of their start tags, as parallel lists (node 0 is the page itself).

    `first` and `last` are the tags that open a node and that close it (or that implied its end, or the number of
    tags). `chars` counts the characters of its own text outside links, `links` those inside, `anchors` its links,
    `stops` the Chinese punctuation marks of its own text, `breaks` its `<br>`. Own text is what no inner node holds.
    """

    __slots__ = ("anchors", "breaks", "chars", "deepest", "first", "last", "links", "name", "parent", "stops", "tags")

    def __init__(self, tags: Sequence[Tag]) -> None:
        self.tags = tags
        self.name = ["#page"]
        self.parent = [-1]
        self.first = [-1]
        self.last = [0]
        # Filled as long as they may get, and cut to the number of nodes when it is known.
        most = len(tags) + 1
        self.chars = [0] * most
        self.links = [0] * most
        self.anchors = [0] * most
        self.stops = [0] * most
        self.breaks = [0] * most
        self.deepest = 0

    def __len__(self) -> int:
        return len(self.name)

    def attributes(self, node: int) -> str:
        """The source text of a node's attributes."""
        return self.tags[self.first[node]][3] if node else ""


def build(source: str, tags: Sequence[Tag], max_depth: int) -> Tree:
    """The tree of a page; elements nested deeper than `max_depth` are not told apart from the one that holds them.

    >>> from pipeline.read.scan import scan
    >>> page = "<div><p>一、目标<p>入学率达到98%。</div>"
    >>> build(page, list(scan(page)), 2000).name
    ['#page', 'div', 'p', 'p']
    """
    tree = Tree(tags)
    stack = _Stack(tree, max_depth)
    chars, links, stops = tree.chars, tree.links, tree.stops
    at = node = 0
    link = -1  # the node in which a link stands open
    for index, (start, end, name, attributes) in enumerate(tags):
        if start > at:
            run = source[at:start].strip()
            if run:
                if "&" in run:
                    run = unescape(run).strip()
                size = len(run)
                if link >= 0:
                    links[node] += size
                else:
                    chars[node] += size
                    if size > 5:
                        stops[node] += run.count("，") + run.count("。") + run.count("、") + run.count(",")
        at = end
        if name in _NODES:
            node = stack.open(name, index)
        elif name in _ENDS:
            node = stack.close(_ENDS[name], index)
            # A link left open ends with the block it stands in, or the rest of the page would be a link.
            if link > node:
                link = -1
        elif name == "a":
            link = node if "href" in attributes else -1
            if link >= 0:
                tree.anchors[node] += 1
        elif name == "/a":
            link = -1
        elif name == "br":
            tree.breaks[node] += 1
    run = source[at:].strip()
    if run:
        chars[node] += len(run)
    stack.finish(len(tags))
    size = len(tree)
    for counts in (tree.chars, tree.links, tree.anchors, tree.stops, tree.breaks):
        del counts[size:]
    return tree


class _Stack:
    """The open elements, with what is needed to find out in constant time whether an end tag has a partner."""

    __slots__ = ("counts", "items", "max_depth", "nodes", "overflow", "rows", "tree")

    def __init__(self, tree: Tree, max_depth: int) -> None:
        self.tree = tree
        self.max_depth = max_depth
        self.nodes = [0]
        self.overflow = 0
        self.counts: list[dict[str, int]] = [{}]  # open elements by name, one mapping a table cell
        self.items = [0]  # open list items, one number a list
        self.rows = [[0, 0, 0]]  # open row groups, rows and cells, one triple a table

    def open(self, name: str, index: int) -> int:
        counts = self.counts[-1]
        if counts.get("p") and name in _CLOSES_P:
            self._pop_to("p", index)
        if counts.get("head") and name in BLOCKS:
            self._pop_to("head", index)
        plain = name not in _PARTS
        if plain:
            pass
        elif name in _ITEMS:
            if self.items[-1]:
                self._pop_to_any(_ITEMS, index)
        elif name in _CELLS:
            if self.rows[-1][2]:
                self._pop_to_any(_CELLS, index)
        elif name == "tr":
            if self.rows[-1][1]:
                self._pop_to("tr", index)
        elif name in _ROW_GROUPS and self.rows[-1][0]:
            self._pop_to_any(_ROW_GROUPS, index)
        if len(self.nodes) > self.max_depth:
            self.overflow += 1
            self.tree.deepest = max(self.tree.deepest, self.max_depth + self.overflow)
            return self.nodes[-1]
        tree, nodes = self.tree, self.nodes
        node = len(tree.name)
        tree.name.append(name)
        tree.parent.append(nodes[-1])
        tree.first.append(index)
        tree.last.append(index)
        nodes.append(node)
        if plain:
            counts[name] = counts.get(name, 0) + 1
            return node
        self._count(name, 1)
        if name in _SCOPES:
            self.counts.append({})
            self.items.append(0)
        elif name in _LISTS:
            self.items.append(0)
        if name == "table":
            self.rows.append([0, 0, 0])
        return node

    def close(self, name: str, index: int) -> int:
        nodes = self.nodes
        if self.overflow:
            self.overflow -= 1
            return nodes[-1]
        if self.tree.name[nodes[-1]] == name and name not in ("body", "html"):
            self._pop(index)
            return nodes[-1]
        row = self.rows[-1]
        if name in _CELLS:
            if row[2]:
                self._pop_to_any(_CELLS, index)
        elif name == "tr":
            if row[1]:
                self._pop_to("tr", index)
        elif name in _ROW_GROUPS:
            if row[0]:
                self._pop_to_any(_ROW_GROUPS, index)
        elif name == "table":
            if len(self.rows) > 1:
                self._pop_to("table", index)
        elif name in _ITEMS:
            if self.items[-1]:
                self._pop_to_any(_ITEMS, index)
        elif name not in ("body", "html") and self.counts[-1].get(name):
            # What follows </body> is still on the page.
            self._pop_to(name, index)
        return self.nodes[-1]

    def finish(self, index: int) -> None:
        for node in self.nodes:
            self.tree.last[node] = index

    def _pop_to(self, name: str, index: int) -> None:
        while self._pop(index) != name:
            pass

    def _pop_to_any(self, names: frozenset[str], index: int) -> None:
        while self._pop(index) not in names:
            pass

    def _pop(self, index: int) -> str:
        node = self.nodes.pop()
        name = self.tree.name[node]
        self.tree.last[node] = index
        if name not in _PARTS:
            self.counts[-1][name] -= 1
            return name
        if name in _SCOPES:
            self.counts.pop()
            self.items.pop()
        elif name in _LISTS:
            self.items.pop()
        if name == "table":
            self.rows.pop()
        self._count(name, -1)
        return name

    def _count(self, name: str, step: int) -> None:
        if name in _ITEMS:
            self.items[-1] += step
        elif name in _ROW_PARTS:
            self.rows[-1][_ROW_PARTS[name]] += step
        else:
            counts = self.counts[-1]
            counts[name] = counts.get(name, 0) + step
