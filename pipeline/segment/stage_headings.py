"""The headings of stages and other parts that the marker itself names: 第一阶段（动员部署）：…, 第3周：…."""

from __future__ import annotations

from pipeline.segment import headings
from pipeline.segment.headings import Heading, Topics
from pipeline.segment.outline import Node


def stage_heading(text: str, node: Node, words: Topics) -> Heading:
    """第一阶段（动员部署）：… is headed 动员部署, 第一阶段：2月20日… and 第3周：… by their own names."""
    marker, stop = node.marker, node.stop
    if text[marker.end - 1] not in "段步":
        return named_heading(marker.start, marker.end, text, stop, node.rule)
    at = marker.end
    while at < stop and text[at] in " \t\u3000：:—-、,，":
        at += 1
    behind = headings.behind_date(text, at, stop)
    if behind > at:
        # 第一阶段（3月）：宣传发动阶段。… is named behind its date.
        while behind < stop and text[behind] in " \t\u3000为：:—-、，,":
            behind += 1
        named = words.stage_name(text, behind, stop)
        if named is not None:
            return Heading(behind, named, headings.body_start(text, named, stop), "stage_name")
    if at < stop and text[at] in "（(":
        close = min((c for c in (text.find("）", at, stop), text.find(")", at, stop)) if c >= 0), default=-1)
        filled = 1 < close - at <= 16 and text[at + 1 : close].strip() != ""
        if filled and not any(c.isdigit() or c in "月日xX年" for c in text[at:close]):
            return Heading(at + 1, close, headings.body_start(text, close + 1, stop), "stage_name")
    named = words.stage_name(text, at, stop)
    if named is not None:
        return Heading(
            at, named, headings.body_start(text, headings.behind_date(text, named, stop), stop), "stage_name"
        )
    end = at
    while end < stop and end - at <= 18 and text[end] not in "（(《〈【〔[：:，,。；;\n":
        end += 1
    value = text[at:end].strip()
    ends = end < stop and text[end] not in "，,。；;"
    if ends and 2 <= len(value) <= 16 and not any(c.isdigit() or c in "月日xX" for c in value):
        name_end = at + len(text[at:end].rstrip())
        return Heading(
            at, name_end, headings.body_start(text, headings.behind_date(text, end, stop), stop), "stage_name"
        )
    return named_heading(marker.start, marker.end, text, stop, node.rule)


def named_heading(start: int, end: int, text: str, stop: int, rule: str) -> Heading:
    """A heading that ends at `end`, its body behind the date in brackets that may follow."""
    return Heading(start, end, headings.body_start(text, headings.behind_date(text, end, stop), stop), rule)
