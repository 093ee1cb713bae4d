"""What inside the chosen body is frame: link lists with their headings, the publishing line, what names itself so."""

from __future__ import annotations

import re

from pipeline.read.tree import UNSHOWN, Tree
from pipeline.read.weigh import Masses

_LINK_SHARE = 0.5
# A list of links with this share of the body's mass is what the page is about.
_WHOLE_BODY = 0.4
# The heading over a list that is left out is no longer than this.
_HEAD = 14
_PUBLISHING_LINE = 70
# In a publishing line a day is written in digits, or has a time of day; a day in words may belong to the text.
_WHEN = re.compile(
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:[\sT]{0,3}(\d{1,2}:\d\d)(?::\d\d)?)?"
    r"|(?:19|20)\d\d年\s?\d{1,2}月\s?\d{1,2}日\s{0,3}(\d{1,2}[:：]\d\d)(?:[:：]\d\d)?"
)
_NO_HEADS = frozenset(("dd", "td", "th", "li", "pre"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def frame_inside(
    source: str, tree: Tree, masses: Masses, body: int, data_tables: frozenset[int], parts: frozenset[int]
) -> list[int]:
    """The nodes inside `body` that are frame, in page order and none inside another; `parts` are known to be.

    >>> from pipeline.config import load_config
    >>> from pipeline.read.scan import scan
    >>> from pipeline.read.tree import build
    >>> from pipeline.read.weigh import weigh
    >>> page = "<div>2021-05-06 10:30 晚报</div><p>各班每周检查一次，发现问题及时整改。</p>"
    >>> tree, config = build(page, scan(page), 2000), load_config().read
    >>> frame_inside(page, tree, weigh(page, tree, frozenset(), config), 0, frozenset(), frozenset())
    [1]
    """
    left_out: list[int] = []
    limit = _WHOLE_BODY * masses.mass[body]
    end = tree.last[body]
    skip = -1
    begun = False
    # The last node that was kept, when it is short and nothing but its heading can follow from it.
    heading = -1
    for node in range(body + 1, len(tree)):
        first = tree.first[node]
        if first >= end:
            break
        if first < skip:
            continue
        if node in parts or _is_frame(source, tree, masses, node, limit, data_tables):
            if heading >= 0 and _has_heading(masses, node) and _ends_before(source, tree, heading, node):
                left_out.append(heading)
            heading = -1
            left_out.append(node)
            skip = tree.last[node]
            continue
        own = tree.chars[node] + tree.links[node]
        if (
            not begun
            and masses.chars[node]
            and masses.mass[node] <= _PUBLISHING_LINE
            and tree.name[node] not in _HEADINGS
            and is_publishing_line(source, tree, masses, node)
        ):
            left_out.append(node)
            skip = tree.last[node]
            continue
        if own:
            begun = begun or (tree.stops[node] > 0 and tree.chars[node] > 20)
            label = own <= _HEAD and not tree.stops[node] and not masses.inner[node]
            heading = node if label and tree.name[node] not in _NO_HEADS else -1
    return sorted(left_out)


def _has_heading(masses: Masses, node: int) -> bool:
    """Whether what is left out is such as has a heading: a list of titles, or comments; a row of buttons has none."""
    if masses.linked[node] >= _TITLES and masses.anchors[node] >= 3:
        return True
    return masses.frame[node] and masses.mass[node] >= _TITLES and masses.anchors[node] > 0


# Characters that are more than the words on a row of buttons.
_TITLES = 20


def _ends_before(source: str, tree: Tree, heading: int, node: int) -> bool:
    """Whether nothing but white space and markup stands between two nodes."""
    tags = tree.tags
    first, last = tree.last[heading], tree.first[node]
    if last - first > 12:
        return False
    return not "".join(source[tags[index][1] : tags[index + 1][0]] for index in range(first, last)).strip()


def is_publishing_line(source: str, tree: Tree, masses: Masses, node: int) -> bool:
    """Whether all that a node holds is a day in digits or with its time of day, and short words beside it."""
    if not 6 <= masses.chars[node] <= _PUBLISHING_LINE:
        return False
    tags = tree.tags
    first, last = tree.first[node], tree.last[node]
    if last - first > 60 or last >= len(tags):
        return False
    text = " ".join(source[tags[index][1] : tags[index + 1][0]] for index in range(first, last))
    found = _WHEN.search(text)
    if found is None:
        return False
    before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    # A period, or a day in brackets behind a title, is the text's.
    if before[-1:] in _OPENING or behind[:1] in _RANGE or _WHEN.search(behind):
        return False
    rest = before + " " + behind
    if _NO_PUBLISHING.search(rest):
        return False
    if found[1] or found[2] or _PUBLISHING.search(rest):
        return True
    # A day alone with a name beside it: in a paragraph it may sign the text.
    return tree.name[node] != "p" and "：" not in rest and ":" not in rest and len(_HAN.findall(rest)) <= _NAME


# What stands in a publishing line beside the day …
_PUBLISHING = re.compile(
    "来源|來源|作者|浏览|瀏覽|阅读|点击|點擊|编辑|发布|發佈|发表|更新|访问|人气|字体|录入|供稿|撰稿|次播放"
)
# … and what says that the day is that of an event, or that the line is a title.
_NO_PUBLISHING = re.compile("地点|地點|参加|活动|会议|培训|对象|主题|计划|計劃|方案|总结|要点|安排|预案|目标|[。，；]")
_OPENING = ("(", "（", "〔", "[", "-", "—", "~", "至")
_RANGE = ("-", "—", "–", "~", "～", "至", "到")
_HAN = re.compile("[\u4e00-\u9fff]")
_NAME = 12


def _is_frame(source: str, tree: Tree, masses: Masses, node: int, limit: float, data_tables: frozenset[int]) -> bool:
    if masses.frame[node] or tree.name[node] in UNSHOWN:
        return True
    chars, linked, anchors = masses.chars[node], masses.linked[node], masses.anchors[node]
    if not chars or linked <= _LINK_SHARE * chars:
        return False
    if node in data_tables and anchors < 10:
        return False
    # One or two links are a reference in the text (an attachment, a regulation); three and more are a list of links.
    return anchors >= 3 and masses.mass[node] <= limit and not _are_attachments(source, tree, masses, node)


def _are_attachments(source: str, tree: Tree, masses: Masses, node: int) -> bool:
    """Whether most of a node's links are files that belong to the text."""
    if masses.anchors[node] > _MOST_ATTACHMENTS or tree.last[node] - tree.first[node] > _MOST_TAGS:
        return False
    links = [tag[3] for tag in tree.tags[tree.first[node] : tree.last[node]] if tag[2] == "a"]
    return 2 * sum(_FILE.search(link) is not None for link in links) > len(links)


_MOST_ATTACHMENTS = 20
_MOST_TAGS = 400
_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|zip|rar|ofd)\b|download(?:file|attach)", re.IGNORECASE)
