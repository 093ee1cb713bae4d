"""HTML pages: the body's text with its markup beside it, every character at its place in the source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.read.body import Body, choose
from pipeline.read.left_out import left_out
from pipeline.read.meta import html_meta, publishing_time
from pipeline.read.render import render
from pipeline.read.scan import Tag, scan
from pipeline.read.sites import Found, apply_rule, extent, rule_for
from pipeline.read.tables import data_tables
from pipeline.read.tree import UNSHOWN, Tree, build
from pipeline.records import Mark, Meta, Problem, RawRow
from pipeline.text import Text

# A page of this many tags is no page; reading it would take minutes' worth of memory for nothing.
_MAX_TAGS = 1_000_000
_NODES_BEFORE_BODY = 300
_MIN_TITLE = 4
_SIGNS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W_]+")


class HtmlReading(NamedTuple):
    """What was read from an HTML page."""

    text: Text
    marks: tuple[Mark, ...]
    rows: tuple[RawRow, ...]
    meta: Meta
    problems: tuple[Problem, ...]


class Choice(NamedTuple):
    """The part of a page that is its text, in tags (first, behind the last): regions in order, and what is left out
    inside them. `titled` says that the first region is the title line.
    """

    regions: list[tuple[int, int]]
    left_out: list[tuple[int, int]]
    titled: bool


def read_html(source: str, config: StageConfig, address: str = "") -> HtmlReading:
    """Read an HTML page: its title line and its body as lines of text. `address` (a path or URI) finds site rules.

    >>> from pipeline.config import load_config
    >>> read_html("<p>一、工作&#x76EE;标</p><p>入学率<b>98%</b>。</p>", load_config().read).text.value
    '一、工作目标\\n入学率98%。'
    """
    tags = scan(source, _MAX_TAGS)
    if len(tags) > _MAX_TAGS:
        message = f"The page has more than {_MAX_TAGS} tags and was not read."
        return HtmlReading(
            Text.from_pieces(source, ()), (), (), Meta(), (Problem("read", "hostile_markup", "error", message),)
        )
    problems: list[Problem] = []
    limit = config.settings.max_depth
    tree = build(source, tags, limit)
    if tree.deepest:
        message = f"Elements nested deeper than {limit} were read as if they were not nested any further."
        problems.append(Problem("read", "deep_nesting", "note", message))
    tables = data_tables(tree)
    rule = None if tree.deepest else rule_for(address, source, config)
    found = apply_rule(rule, source, tags) if rule else None
    if found and found.rule.body and found.body is None:
        message = f"The rule at {found.rule.where} found no '{found.rule.body}'; the body was chosen without it."
        problems.append(Problem("read", "site_rule", "note", message))
    body = choose(source, tree, tables, config)
    first = tree.first[body.node] if found is None or found.body is None else found.body
    meta = html_meta(source, tags, tags[first].start if first > 0 else 0, config)
    if found and found.date:
        meta = replace(meta, published=publishing_time("时间：" + found.date.strip(), config) or meta.published)
    choice = _by_rule(tree, tags, found, body) if found else _by_text(source, tree, body, meta.title)
    lines = render(
        source,
        tags,
        choice.regions,
        dict(choice.left_out),
        {tree.first[node]: tree.last[node] for node in tables},
    )
    removed = left_out(source, tags, lines.pieces, _frame_regions(source, tags, choice), config)
    changes = sorted([*lines.changes(), *removed], key=lambda change: change.raw_start)
    text = Text.from_pieces(source, lines.pieces, tuple(changes))
    marks = lines.finished_marks()
    if choice.titled and text.value:
        end = text.value.find("\n")
        span = text.raw_span(0, end if end >= 0 else len(text.value))
        marks = (Mark("title", span.start, span.end), *marks)
    return HtmlReading(text, marks, tuple(lines.rows), meta, tuple(problems))


def _by_text(source: str, tree: Tree, body: Body, title: str | None) -> Choice:
    """The chosen body, with the page's title line in front where the body does not show it."""
    regions = [(tree.first[body.node], tree.last[body.node])]
    node = _title_node(source, tree, body, title)
    if node is not None:
        regions.insert(0, (tree.first[node], tree.last[node]))
    return Choice(regions, body.left_out, node is not None)


def _by_rule(tree: Tree, tags: list[Tag], found: Found, body: Body) -> Choice:
    """What a site's rule names; the chosen body where it names none."""
    removed = [(index, extent(tags, index)) for index in found.remove]
    if found.body is None:
        region = (tree.first[body.node], tree.last[body.node])
        removed.extend(body.left_out)
    else:
        region = (found.body, extent(tags, found.body))
        removed.extend(
            (tree.first[node], tree.last[node]) for node in range(1, len(tree)) if tree.name[node] in UNSHOWN
        )
    inside = sorted(place for place in removed if region[0] < place[0] < region[1])
    title = (found.title, extent(tags, found.title)) if found.title is not None else None
    if title is not None and title[1] <= region[0]:
        return Choice([title, region], inside, True)
    return Choice([region], inside, False)


def _title_node(source: str, tree: Tree, body: Body, title: str | None) -> int | None:
    """The block in front of the body that shows the page's title; None when the body shows it itself."""
    if not title or not body.node:
        return None
    wanted = _SIGNS.sub("", title)
    start = tree.tags[tree.first[body.node]].start
    first, last = tree.first[body.node], tree.last[body.node]
    if len(wanted) < _MIN_TITLE or wanted in _shown(source, tree, first, min(first + 60, last), 4 * len(wanted) + 100):
        return None
    nodes = [
        node
        for node in range(max(1, body.node - _NODES_BEFORE_BODY), body.node)
        if 0 < tree.chars[node] + tree.links[node] <= 120 and tree.last[node] <= tree.first[body.node]
    ]
    for node in reversed(nodes):
        shown = _shown(source, tree, tree.first[node], tree.last[node], 2 * len(wanted))
        heading = tree.name[node] in ("h1", "h2", "h3")
        enough = max(_MIN_TITLE, (0.3 if heading else 0.6) * len(wanted))
        if len(shown) >= enough and (shown in wanted or (wanted in shown and len(shown) < 2 * len(wanted))):
            return node if tree.tags[tree.first[node]].start < start else None
    return None


def _shown(source: str, tree: Tree, first: int, last: int, most: int) -> str:
    """The first letters and digits of the text between two tags, at most so many."""
    tags = tree.tags
    runs = [source[tags[index][1] : tags[index + 1][0]] for index in range(first, min(last, len(tags) - 1))]
    shown = ""
    for word in _WORDS.finditer("".join(runs).replace("&nbsp;", "")):
        shown += word[0]
        if len(shown) >= most:
            break
    return shown[:most]


def _frame_regions(source: str, tags: list[Tag], choice: Choice) -> list[tuple[int, int]]:
    """Raw regions that were left out as frame, in order."""

    def place(index: int) -> int:
        return 0 if index < 0 else tags[index].start if index < len(tags) else len(source)

    out: list[tuple[int, int]] = []
    at = 0
    for first, last in choice.regions:
        out.append((at, place(first)))
        at = place(last)
    out.append((at, len(source)))
    out.extend((place(first), place(last)) for first, last in choice.left_out)
    return sorted(region for region in out if region[1] > region[0])
