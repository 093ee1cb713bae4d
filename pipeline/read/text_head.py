"""What the head of a text page says of itself: labels with values, a publishing line, a title, the name of a site.

In a text the frame of a page is lines. A label and its value stand in one line (发布机构：某镇政府), in neighbouring
cells (| 发布日期 | 2023-03-05 |) or in two lines one under the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.read.frame_fields import FrameFields, field_labels

_SPACE = re.compile(r"[\s\u3000]+")
_BULLETS = " \t-*•·●#【[】]（("
_MARKS = "[]【】|｜ \t:：,，;；•·"
_CELL = re.compile(r"[|｜\t]")
_LONGEST_LABEL = 12
_LONGEST_VALUE = 90
_PROSE = re.compile(r"[。；;！？!?]")
_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十\d]{1,3}[章节条篇]")
# A day in figures that begins a line, alone or with what a site puts behind it. 2023年6月8日 is how a notice is signed.
_DAY = re.compile(
    r"[\s\-•·●|｜]*((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?:\s*$|\s+(?:来源|作者|编辑|浏览|阅读|点击|分类|\|)|\s?[\u4e00-\u9fff]{0,4}(?:计划|总结|方案|范文|报告|资讯|百科|好文)$|\s+发布于)"
)
_SITE_END = r"(?:网|网站|文库|论坛|频道|门户|政府网|公众号|范文谷|博客)"
_SITE_BEHIND = re.compile(rf"^(.{{4,80}}?)\s*[-_|｜—]+\s*([^\s\-_|｜,，。]{{2,20}}{_SITE_END})$")
_FILE = re.compile(r"(?:[(（]共?\d{1,4}页[)）])?\.(?:docx?|pdf|wps|rtf|pptx?)(?:VIP)?$", re.IGNORECASE)
_WELCOME = re.compile(rf"欢迎(?:您)?(?:来到|访问|光临)\s*([^\s,，!！|。]{{2,16}}?{_SITE_END})(?=[,，!！|。\s]|$)")
_NO_TITLE = re.compile(
    r">|›|»|https?:|www\.|[:：]$|^\s*[|｜]|[{}<]|页$|(?:小编|网|网友)(?:整理|编辑|发布)$|^(?:首页|返回|菜单|登录)|^[•·●]|^-\s"
)
_SHORTEST_TITLE, _LONGEST_TITLE = 4, 80
# A title stands so many lines above the publishing line at most.
_REACH = 3
_FEWEST_LABELS = 2
# The one label that tells a title alone; 名称：… may name anything.
_TITLE = ("标题", "標題")


class TextHead(NamedTuple):
    """What the lines above a text say."""

    fields: FrameFields
    day: str | None
    site: str | None


def text_head(lines: Sequence[str], config: StageConfig) -> TextHead:
    """Read the first lines of a text page, down to its first heading.

    >>> from pipeline.config import load_config
    >>> found = text_head(["索引号", "0012", "发布机构", "某镇政府", "发布日期", "2023-03-05"], load_config().read)
    >>> found.fields.author, found.fields.dates
    ('某镇政府', '发布日期：2023-03-05')
    """
    head = _above_first_heading(lines)
    day = next((match.group(1) for line in head if (match := _DAY.match(line))), None)
    site = next((match.group(1) for line in head if (match := _WELCOME.search(line))), None)
    return TextHead(_fields(head, config), day, site)


def title_above(lines: Sequence[str], number: int, config: StageConfig) -> str | None:
    """The title above the publishing line with a number: the nearest line that is no label, crumb or control.

    >>> from pipeline.config import load_config
    >>> title_above(["某校德育计划", "发布机构：某校", "发布日期：2023-03-05"], 2, load_config().read)
    '某校德育计划'
    """
    for above in range(number - 1, max(-1, number - 1 - _REACH), -1):
        line = lines[above].strip("#* \u3000")
        if _is_data(line, config) or _NO_TITLE.search(line):
            continue
        if _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE and line[-1] not in "。；;，,":
            return line
        return None
    return None


def without_site(title: str) -> tuple[str, str | None]:
    """A title without the ending of a file, and the name of the site behind it.

    >>> without_site("某校德育计划_某某范文网")
    ('某校德育计划', '某某范文网')
    """
    title = _FILE.sub("", title)
    match = _SITE_BEHIND.match(title)
    return (match.group(1).strip(), match.group(2)) if match else (title, None)


def _above_first_heading(lines: Sequence[str]) -> list[str]:
    for number, line in enumerate(lines):
        if _HEADING.match(line):
            return list(lines[:number])
    return list(lines)


def _fields(lines: Sequence[str], config: StageConfig) -> FrameFields:
    """The fields of a frame, which has two labels at least; a title may stand alone behind its label."""
    labels, _ = field_labels(config)
    pairs = list(_pairs(lines, config))
    found: dict[str, str] = {}
    dates = []
    for label, value in pairs:
        field = labels[label]
        if field == "published":
            dates.append(f"{label}：{value}")
        elif field != "other" and value:
            found.setdefault(field, value)
    if len({label for label, _ in pairs}) < _FEWEST_LABELS:
        return FrameFields(_long_enough(next((value for label, value in pairs if label.endswith(_TITLE)), None)))
    return FrameFields(_long_enough(found.get("title")), found.get("author"), "\n".join(dates))


def _long_enough(title: str | None) -> str | None:
    return title if title and _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE else None


def _pairs(lines: Sequence[str], config: StageConfig) -> Iterator[tuple[str, str]]:
    labels, _ = field_labels(config)
    waiting: str | None = None
    for line in lines:
        if len(line) > _LONGEST_VALUE * 3:
            waiting = None
            continue
        for piece in _CELL.split(line) if _CELL.search(line) else [line]:
            piece = piece.strip(_BULLETS + "）)")
            if not piece:
                continue
            bare = _SPACE.sub("", piece).strip(_MARKS)
            if bare in labels:
                waiting = bare
                continue
            found = _labelled(piece, config)
            if waiting is not None and not found and len(piece) <= _LONGEST_VALUE and not _PROSE.search(piece):
                yield waiting, piece.strip(_MARKS)
            waiting = None
            ends = [match.start() for match in found[1:]] + [len(piece)]
            for match, end in zip(found, ends, strict=False):
                value = piece[match.end() : end].strip(_MARKS)
                label = _SPACE.sub("", match.group(1))
                if not value:
                    waiting = label
                elif len(value) <= _LONGEST_VALUE and not _PROSE.search(value):
                    yield label, value


def _is_data(line: str, config: StageConfig) -> bool:
    """Whether a line begins with a label, or is one."""
    labels, _ = field_labels(config)
    bare = _SPACE.sub("", line).strip(_MARKS + _BULLETS)
    return bare in labels or _data_line(config).match(line.lstrip(_BULLETS)) is not None


def _labelled(piece: str, config: StageConfig) -> list[re.Match[str]]:
    """The labels of a frame with their colons, at the beginning or behind white space or a bracket."""
    labels, _ = field_labels(config)
    pattern = _maybe_label(config)
    found = []
    match = pattern.search(piece) if ":" in piece or "：" in piece else None
    while match:
        is_label = _SPACE.sub("", match[1]) in labels
        if is_label:
            found.append(match)
        match = pattern.search(piece, match.end() if is_label else match.start(1) + 1)
    return found


@lru_cache(maxsize=8)
def _maybe_label(config: StageConfig) -> re.Pattern[str]:
    """A row of the characters of labels, spread out or not, and a colon."""
    labels, _ = field_labels(config)
    chars = "".join(map(re.escape, sorted({char for label in labels for char in label}))) or r"^\s\S"
    most = max(map(len, labels), default=1) - 1
    label = rf"[{chars}](?:\s{{0,3}}[{chars}]){{0,{most}}}"
    return re.compile(rf"(?:^|(?<=[\s|｜\]】)）,，]))({label})\s{{0,3}}[\]】]?\s{{0,3}}[:：]")


@lru_cache(maxsize=8)
def _data_line(config: StageConfig) -> re.Pattern[str]:
    """The beginning of a line of data: a label of a frame or of a publishing line, and a colon."""
    labels, _ = field_labels(config)
    names = {*labels, *config.lexicon("publishing_labels"), *config.lexicon("page_labels")}
    words = "|".join(r"\s{0,3}".join(map(re.escape, label)) for label in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:{words})\s{{0,3}}[\]】]?\s{{0,3}}(?:[:：(（]|\s\d|$)")
