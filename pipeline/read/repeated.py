"""Records that repeat on a page: posts of a forum, answers, comments, cards of other articles.

Elements of one look beside each other, each with a link and with a time, a heading that is a link, or words such as
reply and report, are records. Comments and cards are frame where the page has a text of its own; posts are its text,
without what their template says in every one of them (the writer's name and rank, the time, the buttons).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.read.names import look
from pipeline.read.tree import Tree
from pipeline.read.weigh import Masses

_RECORDS = frozenset(("div", "li", "article", "section", "dl", "table", "tr", "dd"))
# Without a class or an id, rows and tables look alike whatever is in them.
_NEED_NAMES = frozenset(("tr", "table", "dd"))
_FEWEST = 3
# So many records are looked into, and so far; they are made by one template.
_SAMPLED = 6
_MOST_GROUPS = 60
_READ = 3000
_BEFORE = 300
_MOST = 0.6
_MIN_CHARS = 8
# A page has a text of its own where so many characters of sentences stand outside the records.
_OWN_TEXT = 30
# Where words do not tell comments from posts, a text of its own with this share of the page's mass does.
_OWN_SHARE = 0.1
_TIME = re.compile(
    r"\d(?:\d{3}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|(?<=\b\d)\d?-\d{1,2}\b|\d?:\d\d|\s?(?:秒|分钟|小时|天|周|个?月|年)前)"
)
_ACT = re.compile(
    r">\s*(?:回复|回應|赞|赞同|举报|顶|踩|引用)\s*(?:<|[(（]\s*\d)|>\s*\d+\s*(?:赞|楼|评论|回复|阅读)\s*<"
)
_LINKED_HEAD = re.compile(
    r"<(?:h[2-6]|dt|strong|b)\b[^<>]{0,300}>\s{0,30}<a\b|<a\b[^<>]{0,500}>\s{0,30}<(?:h[2-6]|img|div|p)\b",
    re.IGNORECASE,
)
_LINK_FIRST = re.compile(
    r"(?:<[^<>]{1,300}>\s*){1,5}(?<=>)[^<>]{4,80}</a>\s*(?:</\w{1,9}>\s*){0,3}<(?:p|div|dd|br)\b", re.IGNORECASE
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "pre"))


class Records(NamedTuple):
    """`frame` are records that are frame; `posts` groups of records that are the page's text."""

    frame: list[int]
    posts: list[list[int]]


@lru_cache(maxsize=8)
def _words(config: StageConfig) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds: dict[str, str] = {}
    for word, kind in config.lexicon("record_words").items():
        if kind not in ("comments", "posts", "forum"):
            raise ConfigError(f"record_words.txt: '{word}' needs comments, posts or forum, such as `{word} = posts`")
        kinds[word] = kind
    longest_first = sorted(kinds, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)"), kinds


def find_records(source: str, tree: Tree, masses: Masses, config: StageConfig) -> Records:
    """The records of a page, told apart.

    >>> from pipeline.config import load_config
    >>> from pipeline.read.scan import scan
    >>> from pipeline.read.tree import build
    >>> from pipeline.read.weigh import weigh
    >>> page = "<p>各班每周检查一次，发现问题及时整改，并将结果报送教导处，学期末汇总。</p><h3>网友评论</h3>"
    >>> page += "<div class=c><a href=1>甲</a><p>写得很好，收藏了。</p><i>3小时前</i></div>" * 3
    >>> tree, config = build(page, scan(page), 2000), load_config().read
    >>> len(find_records(page, tree, weigh(page, tree, frozenset(), config), config).frame)
    3
    """
    groups = list(_groups(source, tree, masses))
    if not groups:
        return Records([], [])
    inside = [False] * len(tree)
    heads = {node for group in groups for node in group}
    outside = 0.0
    for node in range(1, len(tree)):
        inside[node] = inside[tree.parent[node]] or node in heads or masses.frame[node]
        if not inside[node] and tree.stops[node]:
            outside += masses.own[node]
    frame: list[int] = []
    posts: list[list[int]] = []
    for group in groups:
        kind = _kind(source, tree, group, config)
        if not kind and _is_forum(source, tree, group[0], config):
            kind = "posts"
        if not kind:
            kind = "frame" if outside > _OWN_SHARE * masses.mass[0] else "posts"
        if kind == "posts" and _MIN_CHARS * len(group) < sum((masses.mass[node] for node in group), 0.0):
            posts.append(group)
        elif outside >= _OWN_TEXT:
            frame.extend(group)
    return Records(frame, posts)


def _groups(source: str, tree: Tree, masses: Masses) -> Iterator[list[int]]:
    """Groups of records, none inside another's."""
    found: dict[tuple[int, str], list[int]] = {}
    looks: dict[str, str] = {}
    names, parents = tree.name, tree.parent
    for node in range(1, len(tree)):
        if (
            masses.chars[node] >= _MIN_CHARS
            and names[node] in _RECORDS
            and (masses.inner[node] or names[node] == "li")
            and masses.linked[node] < masses.chars[node]
            and (masses.mass[node] or masses.anchors[node])
        ):
            name, markup = names[node], tree.attributes(node)
            shape = looks.get(name + markup)
            if shape is None:
                shape = looks[name + markup] = look(name, markup)
            if not shape and name in _NEED_NAMES:
                continue
            found.setdefault((parents[node], shape or name), []).append(node)
    taken: set[int] = set()
    groups = [group for group in found.values() if len(group) >= _FEWEST]
    # A page made to hang a reader has more groups; on others the largest are the ones that matter.
    if len(groups) > _MOST_GROUPS:
        groups = sorted(groups, key=lambda group: -sum(masses.chars[node] for node in group))[:_MOST_GROUPS]
    for group in sorted(groups):
        above = group[0]
        while above > 0 and above not in taken:
            above = parents[above]
        if above <= 0 and _are_records(source, tree, masses, group):
            taken.update(group)
            yield group


def _slice(source: str, tree: Tree, node: int) -> str:
    tags = tree.tags
    start, last = tags[tree.first[node]][0], tree.last[node]
    end = tags[last][0] if last < len(tags) else len(source)
    return source[start : min(end, start + _READ)]


def _are_records(source: str, tree: Tree, masses: Masses, group: list[int]) -> bool:
    sample = group[:_SAMPLED]
    evident = 0
    for node in sample:
        text = _slice(source, tree, node)
        evident += _ACT.search(text) is not None or (
            # Without a link a time may well be the text's, as in a programme.
            masses.anchors[node] > 0
            and bool(_LINK_FIRST.match(text) or _LINKED_HEAD.search(text) or _TIME.search(_MARKUP.sub("", text)))
        )
    return evident >= _MOST * len(sample)


_MARKUP = re.compile(r"<[^<>]*>")
_SENTENCES = re.compile(r"(?:^|>)[^<>]{16,}<")


def _kind(source: str, tree: Tree, group: list[int], config: StageConfig) -> str:
    """`posts`, `frame`, or '' where nothing tells."""
    pattern, kinds = _words(config)
    start = tree.tags[tree.first[group[0]]][0]
    parent = tree.tags[tree.first[tree.parent[group[0]]]] if tree.parent[group[0]] else None
    near = _SENTENCES.sub("><", source[max(0, start - _BEFORE) : start])
    near += source[parent[0] : parent[1]] if parent else ""
    sample = [_slice(source, tree, node) for node in group[:_SAMPLED]]
    words = set(pattern.findall(near.lower()))
    for text in sample[:3]:
        # In a sentence the words say nothing of the page.
        words.update(pattern.findall(_SENTENCES.sub("><", text).lower()))
    said = [kinds[word] for word in words]
    posts, comments = said.count("posts"), said.count("comments")
    if posts != comments:
        return "posts" if posts > comments else "frame"
    linked_heads = sum(bool(_LINKED_HEAD.search(text)) for text in sample)
    return "frame" if not posts and linked_heads >= _MOST * len(sample) else ""


def _gaps(tree: Tree, node: int, blocks: list[int]) -> Iterator[tuple[int, int]]:
    """The tags between the blocks in a node, and before the first; `blocks` run from the last to the first."""
    at = tree.first[node] + 1
    for block in reversed(blocks):
        if at < tree.first[block]:
            yield at, tree.first[block]
        at = max(at, tree.last[block] + 1)


def _is_forum(source: str, tree: Tree, first: int, config: StageConfig) -> bool:
    """Whether the site's name in the page's title, or words of posts before the records, say that this is a forum."""
    pattern, kinds = _words(config)
    start = tree.tags[tree.first[first]][0]
    title = _TITLE.search(source, 0, _TITLE_WITHIN)
    # The site's name is behind a dash or a bar; a title itself may well speak of a forum or a community.
    site = _DIVIDED.split(title[1])[1:] if title else []
    if any(kinds[word] == "forum" for word in pattern.findall(" ".join(site).lower())):
        return True
    near = _SENTENCES.sub("><", source[max(0, start - _READ) : start])
    return any(kinds[word] == "posts" for word in pattern.findall(near.lower()))


_DIVIDED = re.compile(r"[-_|—–]")
_TITLE = re.compile(r"<title[^>]{0,100}>([^<]{1,300})", re.IGNORECASE)
_TITLE_WITHIN = 20_000


class Template(NamedTuple):
    """What the template of posts says: whole blocks, and tags (first, behind the last) between blocks in a block."""

    parts: list[int]
    heads: list[tuple[int, int]]


def template_parts(tree: Tree, group: list[int]) -> Template:
    """Inside posts of one template, what never holds a sentence in any of them."""
    keys: dict[int, str] = {}
    stops: dict[str, int] = {}
    chars: dict[str, int] = {}
    heads = frozenset(group)
    inner: list[int] = []
    for head in group:
        end = tree.last[head]
        for node in range(head, len(tree)):
            if tree.first[node] >= end:
                break
            inner.append(node)
            if not tree.chars[node] + tree.links[node]:
                continue
            above = tree.parent[node]
            key = look(tree.name[node], tree.attributes(node)) or (
                tree.name[node] + "<" + look(tree.name[above], tree.attributes(above))
            )
            keys[node] = key
            stops[key] = stops.get(key, 0) + tree.stops[node]
            chars[key] = chars.get(key, 0) + tree.chars[node]
    if not chars:
        return Template([], [])
    longest = max(chars, key=lambda key: chars[key])
    kept: set[int] = set()
    parts: list[int] = []
    before: list[tuple[int, int]] = []
    blocks: dict[int, list[int]] = {}
    for node in reversed(inner):
        key = keys.get(node, "")
        own = bool(key) and (key == longest or stops[key] > 0 or tree.name[node] in _HEADINGS)
        if own or node in kept:
            kept.update((node, tree.parent[node]))
            if key and not own:
                before.extend(_gaps(tree, node, blocks.get(node, [])))
        elif node not in heads:
            parts.append(node)
        blocks.setdefault(tree.parent[node], []).append(node)
    return Template(parts, before)
