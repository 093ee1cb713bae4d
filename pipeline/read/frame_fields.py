"""The metadata frame over a document (索引号, 发文机构, 成文日期 …), a table or a list of labels with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.config import ConfigError, StageConfig
from pipeline.read.entities import unescape
from pipeline.read.scan import Tag

_FIELDS = ("title", "author", "published", "other")
_SPACE = re.compile(r"[\s\u3000]+")
# 索引号 is often spread out to the width of the labels below it.
_INDEX = re.compile(r"索(?:[\s\u3000]|&\w{2,6};){1,12}引")
_AROUND = "[]【】〔〕:：|｜ "
# A label with its marks is no longer than this; a value behind it in one run may be.
_LABEL = 24
_VALUE = 200
# So many runs of text may lie between two labels of one frame.
_NEAR = 8
_EMPTY = frozenset(("", "无", "-", "--", "/", "暂无", "空"))


class FrameFields(NamedTuple):
    """What a metadata frame says; `dates` are lines of a label and a day."""

    title: str | None = None
    author: str | None = None
    dates: str = ""


@lru_cache(maxsize=8)
def field_labels(config: StageConfig) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The labels with the field each fills, and a pattern of those that show that this is such a frame."""
    labels = config.lexicon("frame_fields")
    for label, field in labels.items():
        if field not in _FIELDS:
            raise ConfigError(f"frame_fields.txt: '{label}' needs one of {', '.join(_FIELDS)}, not '{field}'")
    other = [label for label, field in labels.items() if field == "other"]
    return labels, re.compile("|".join(map(re.escape, other)) or r"(?!)")


def frame_fields(source: str, tags: Sequence[Tag], config: StageConfig) -> FrameFields:
    """Read the metadata frame of a page, wherever on the page it stands.

    >>> from pipeline.config import load_config
    >>> from pipeline.read.scan import scan
    >>> page = "<table><tr><td>索 引 号：</td><td>0001</td><td>发文机构：</td><td>某县教育局</td></tr></table>"
    >>> frame_fields(page, scan(page), load_config().read).author
    '某县教育局'
    """
    labels, telling = field_labels(config)
    # A frame without one of these would hardly be told from a publishing line; most pages end here.
    if telling.search(source) is None and _INDEX.search(source) is None:
        return FrameFields()
    found: dict[str, str] = {}
    dates: list[str] = []
    first: tuple[str, str, str] | None = None
    told = last = -_NEAR - 1
    for number, label, value in _pairs(source, tags, labels):
        field = labels[label]
        if number - last > _NEAR:
            first = (field, label, value)
            last = told = number
            continue
        for one in (first, (field, label, value)):
            if one is None or _SPACE.sub("", one[2]) in _EMPTY:
                continue
            if one[0] == "published":
                dates.append(f"{one[1]}：{one[2]}")
            elif one[0] != "other":
                found.setdefault(one[0], one[2])
        first = None
        last = number
    return FrameFields(found.get("title"), found.get("author"), "\n".join(dates)) if told >= 0 else FrameFields()


def _pairs(source: str, tags: Sequence[Tag], labels: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """Each label on the page with the number of its run of text and what stands behind it."""
    waiting: tuple[int, str] | None = None
    for number, run in enumerate(_runs(source, tags)):
        tight = _SPACE.sub("", run[:_VALUE])
        head, colon, tail = tight.replace(":", "：", 1).partition("：")
        label = head.strip(_AROUND) if len(head) <= _LABEL else ""
        known = label in labels
        if waiting is not None:
            if not known and len(run) <= _VALUE:
                yield waiting[0], waiting[1], run.strip(" ：:")
            waiting = None
        if known and colon and tail:
            behind = re.split("[:：]", run, maxsplit=1)[1].strip()
            yield number, label, behind
        elif known:
            waiting = (number, label)


def _runs(source: str, tags: Sequence[Tag]) -> Iterator[str]:
    at = 0
    for tag in tags:
        start = tag[0]
        if start > at:
            run = source[at:start].strip()
            if run:
                run = unescape(run).strip() if "&" in run else run
                # A colon in an element of its own belongs to the label before it.
                if run and run not in (":", "："):
                    yield run
        at = tag[1]
