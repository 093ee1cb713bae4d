"""What a page says of itself: title, site, publishing time, author, the page that continues it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig
from pipeline.read.entities import unescape
from pipeline.read.frame_fields import frame_fields
from pipeline.read.scan import Tag, attributes
from pipeline.read.text_head import text_head, title_above, without_site
from pipeline.records import Meta

_DATE = (
    r"((?:19|20)[0-9]{2})\s?[-/.年]\s?([0-9]{1,2})\s?[-/.月]\s?([0-9]{1,2})(?:\s?日)?"
    r"(?:[T\s]{0,3}([0-2]?[0-9])[:：]([0-5]?[0-9])(?:[:：]([0-5]?[0-9]))?)?"
)
_WHEN = re.compile(_DATE)
# What one of every date's first digits is, in half or full width.
_CENTURIES = ("20", "19", "１", "２")
_FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}
_FULL_WIDTH_DIGIT = re.compile("[０-９]")
_RANGE = re.compile(r"\s*(?:至|到|-|—|–|~|～)")
_AUTHOR = re.compile(r"(?:^|[\s|｜])(?:作\s?者|撰稿人?)\s?[:：]\s{0,3}([^\s|｜:：,，。;；<>]{2,12})")
_DIVIDED = re.compile(r"\s*[_|｜]+\s*|\s+[-–—]+\s+|(?<![0-9])\s*[-–—]+\s*(?![0-9])")
_SPACE = re.compile(r"\s+")
_TAGS = re.compile(r"<[^<>]*>")
_NEXT_TEXT = re.compile(r"下一[页頁]")
_NEXT_REL = re.compile(r"""rel=["']?[nN][eE][xX][tT]\b""")
_MARKDOWN_NEXT = re.compile(r"\[[^\[\]\n]{0,10}下一[页頁][^\[\]\n]{0,10}\]\(([^()\s]{1,500})\)")
_TITLES = ("articletitle", "og:title", "twitter:title")
_SITES = ("sitename", "og:site_name", "application-name")
_TIMES = (
    "article:published_time",
    "og:published_time",
    "pubdate",
    "publishdate",
    "publishtime",
    "publish_time",
    "datepublished",
    "og:release_date",
    "weibo: article:create_at",
    "article:create_at",
    "dc.date.issued",
    "dc.date",
)
_TELLING = frozenset(("meta", "title", "h1"))
_LINES_OF_HEAD = 30
_LONGEST_AUTHOR = 30


def html_meta(source: str, tags: Sequence[Tag], body_start: int, config: StageConfig) -> Meta:
    """Metadata of an HTML page whose body begins at raw offset `body_start`.

    >>> from pipeline.config import load_config
    >>> from pipeline.read.scan import scan
    >>> page = "<title>教研计划_某某网</title><h1>教研计划</h1>发布时间：2023年9月1日<p>正文。"
    >>> found = html_meta(page, list(scan(page)), 50, load_config().read)
    >>> found.title, found.site, found.published
    ('教研计划', '某某网', datetime.datetime(2023, 9, 1, 0, 0))
    """
    told: dict[str, str] = {}
    heading = written = ""
    for index in [index for index, tag in enumerate(tags) if tag[2] in _TELLING]:
        start, end, name, markup = tags[index]
        if name == "meta":
            found = attributes(markup)
            key = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
            if key and found.get("content"):
                told.setdefault(key, _tidy(found["content"]))
        elif name == "title" and not written:
            written = _tidy(_TAGS.sub("", source[start:end]))
        elif name == "h1" and not heading:
            stop = next((tag.start for tag in tags[index + 1 : index + 20] if tag.name == "/h1"), end)
            heading = _tidy(_TAGS.sub("", source[end:stop]))
    title, site = _title_and_site(written, heading)
    line = _head_text(source, body_start)
    data = _json_ld(source, tags)
    fields = frame_fields(source, tags, config)
    author = told.get("author") or data.get("author") or _author(line) or fields.author
    return Meta(
        title=next((told[key] for key in _TITLES if told.get(key)), None) or fields.title or title or data.get("title"),
        site=next((told[key] for key in _SITES if told.get(key)), None) or data.get("site") or site,
        published=_told_time(told, data) or publishing_time(f"{fields.dates}\n{line}", config),
        author=author if author and len(author) <= _LONGEST_AUTHOR else None,
        next_page=_next_link(source, tags),
    )


def text_meta(value: str, source: str, config: StageConfig) -> Meta:
    """Metadata of a text or Markdown page, from its first lines. The title is given only where it is plain.

    `value` is the page's text, `source` what it was read from (Markdown's links stand there only).

    >>> from pipeline.config import load_config
    >>> page = "某校教研计划\\n\\n时间:2023-09-01 08:00:00 作者:佚名\\n正文"
    >>> found = text_meta(page, page, load_config().read)
    >>> found.title, found.author
    ('某校教研计划', '佚名')
    """
    lines: list[str] = []
    at = 0
    while len(lines) < _LINES_OF_HEAD and at < len(value):
        end = value.find("\n", at)
        end = len(value) if end < 0 else end
        line = value[at : min(end, at + 300)].strip()
        if line:
            lines.append(line)
        at = end + 1
    head = text_head(lines, config)
    published = publishing_time(head.fields.dates, config) if head.fields.dates else None
    title, author = head.fields.title, head.fields.author
    for number, line in enumerate(lines):
        when = publishing_time(line, config)
        # The line above a publishing line is the page's title.
        if when is not None or (head.day and head.day in line):
            published = published or when
            author = author or _author(line)
            title = title or title_above(lines, number, config)
            break
    if published is None and head.day:
        match = _WHEN.search(head.day)
        published = _moment(match.groups()) if match else None
    first, site = without_site(lines[0]) if lines else ("", None)
    if title:
        title, behind = without_site(title)
        site = behind or site
    elif site:
        title = first
    author = author if author and len(author) <= _LONGEST_AUTHOR else None
    following = _MARKDOWN_NEXT.search(source)
    return Meta(
        title=title,
        site=site or head.site,
        published=published,
        author=author,
        next_page=following.group(1) if following else None,
    )


@lru_cache(maxsize=8)
def _labels(config: StageConfig) -> tuple[re.Pattern[str], dict[str, int]]:
    ranks: dict[str, int] = {}
    for label, rank in config.lexicon("publishing_labels").items():
        if not rank.isdecimal():
            raise ConfigError(f"publishing_labels.txt: '{label}' needs a rank, such as `{label} = 1`")
        ranks[label] = int(rank)
    # Longest first, or 时间 would be found inside 发布时间 with a lesser rank.
    names = "|".join(re.escape(label) for label in sorted(ranks, key=len, reverse=True))
    return re.compile(rf"(?<![\u4e00-\u9fff、．.）)])({names})\s{{0,3}}[:：]?\s{{0,5}}[\[(（]?\s?\Z"), ranks


_BEFORE_DATE = 20


def publishing_time(line: str, config: StageConfig) -> dt.datetime | None:
    """The publishing time in a line (or the head of a page): behind a label, or a day with a time of day.

    >>> from pipeline.config import load_config
    >>> publishing_time("日期:2021/5/6 浏览:20次", load_config().read)
    datetime.datetime(2021, 5, 6, 0, 0)
    >>> publishing_time("活动时间：2021年5月6日至5月9日", load_config().read)
    """
    if not any(digits in line for digits in _CENTURIES):
        return None
    if _FULL_WIDTH_DIGIT.search(line):
        line = line.translate(_FULL_WIDTH)
    pattern, ranks = _labels(config)
    best: dt.datetime | None = None
    best_rank = _UNLABELLED + 1
    for match in _WHEN.finditer(line):
        start, end = match.span()
        label = pattern.search(line, max(0, start - _BEFORE_DATE), start)
        rank = ranks[label.group(1)] if label else _UNLABELLED
        if rank >= best_rank or _RANGE.match(line, end):
            continue
        if label is None and not (match.group(4) and _stands_alone(line, start, end)):
            continue
        when = _moment(match.groups())
        if when is not None:
            best, best_rank = when, rank
    return best


def _stands_alone(line: str, start: int, end: int) -> bool:
    """A day and time inside a sentence is an event's, not the page's."""
    before, behind = line[start - 1 : start] if start else "", line[end : end + 1]
    return not (before.isalnum() or behind.isalnum())


# The rank of a date with a time of day that no label stands before.
_UNLABELLED = 1000


def _head_text(source: str, body_start: int) -> str:
    """The text around the beginning of the body, where a publishing line stands."""
    head = source[max(0, body_start - _HEAD_BEFORE) : body_start + _HEAD_BEHIND]
    if body_start > _HEAD_BEFORE:
        head = head[head.find(">") + 1 :]
    # Labels and dates stand in cells of their own, with the source's indentation between them.
    return f" {' '.join(unescape(_TAGS.sub(' ', head)).split())} "


_HEAD_BEFORE = 3000
_HEAD_BEHIND = 1500


def _moment(parts: Sequence[str | None]) -> dt.datetime | None:
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in parts)
    try:
        return dt.datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def _told_time(told: dict[str, str], data: dict[str, str]) -> dt.datetime | None:
    for value in (*(told[key] for key in _TIMES if key in told), data.get("published", "")):
        match = _WHEN.search(value)
        when = _moment(match.groups()) if match else None
        if when is not None:
            return when
    return None


def _json_ld(source: str, tags: Sequence[Tag]) -> dict[str, str]:
    """Title, author, site and publishing time from data in JSON-LD, which is read as text: half of it is malformed."""
    found: dict[str, str] = {}
    if "ld+json" not in source:
        return found
    for start, end, name, markup in tags:
        if name == "script" and "json" in markup:
            script = source[start : min(end, start + _JSON_READ)]
            for field, pattern in _JSON_FIELDS.items():
                match = pattern.search(script)
                if match and field not in found:
                    found[field] = _tidy(_ESCAPE.sub(lambda code: chr(int(code[1], 16)), match[1]))
    return {field: value for field, value in found.items() if value}


_JSON_READ = 20_000
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_NAMED = r'"\s*:\s*(?:\[\s*)?(?:\{[^{}]{0,300}?"name"\s*:\s*)?"([^"\\]*(?:\\u[0-9a-fA-F]{4}[^"\\]{0,60}){0,60})"'
_JSON_FIELDS = {
    "published": re.compile(r'"(?:datePublished|pubDate|publishDate)"\s*:\s*"([^"]{8,40})"'),
    "title": re.compile(r'"headline' + _NAMED),
    "author": re.compile(r'"author' + _NAMED),
    "site": re.compile(r'"publisher' + _NAMED),
}


def _author(line: str) -> str | None:
    match = _AUTHOR.search(line) if "者" in line or "撰稿" in line else None
    return match.group(1) if match else None


def _title_and_site(written: str, heading: str) -> tuple[str | None, str | None]:
    """The page's title and the site's name out of `<title>` and the first `<h1>`."""
    parts = [part for part in _DIVIDED.split(written) if part]
    if heading and (heading in written or (parts and parts[0].rstrip(".…") in heading)):
        title: str | None = heading
    else:
        title = parts[0] if parts else heading or None
    site = parts[-1] if len(parts) > 1 and len(parts[-1]) <= 20 and parts[-1] != title else None
    return title, site


def _next_link(source: str, tags: Sequence[Tag]) -> str | None:
    if _NEXT_REL.search(source):
        for tag in tags:
            if tag.name in ("link", "a") and _NEXT_REL.search(tag.attributes):
                link = _usable(attributes(tag.attributes).get("href", ""))
                if link:
                    return link
    if "下一" not in source:
        return None
    link_tag: Tag | None = None
    open_link: Tag | None = None
    at = 0
    for tag in tags:
        # The words stand in the text between two tags; a script may hold them too.
        if open_link is not None and at < tag.start and _NEXT_TEXT.search(source, at, tag.start):
            link_tag = open_link
            break
        at = tag.end
        if tag.name == "a":
            open_link = tag
        elif tag.name == "/a":
            open_link = None
    return _usable(attributes(link_tag.attributes).get("href", "")) if link_tag else None


def _usable(link: str) -> str | None:
    link = unescape(link).strip()
    return link if link and not link.startswith(("#", "javascript:")) else None


def _tidy(value: str) -> str:
    return _SPACE.sub(" ", unescape(value)).strip()
