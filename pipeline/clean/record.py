"""The record of changes: one row a region, so that a person can read what was done."""

from __future__ import annotations

from operator import itemgetter

from pipeline.text import Change, Text


def one_row_a_region(text: Text) -> Text:
    """The text without the rows of changes that lie inside a later removal.

    A gloss inside a frame line is gone with the line; its row would say the same place twice. Rows inside text that
    stays are kept, repairs and marks included.
    """
    # By their beginnings, of those that begin together the longest first.
    changes = sorted(sorted(text.changes, key=_END, reverse=True), key=_START)
    cover: list[tuple[int, int]] = []
    reached = -1
    for kind, _, start, end, _, after, _ in changes:
        if end > reached and not after and kind != "whitespace":
            reached = end
            cover.append((start, end))
    if not cover:
        return text
    kept: list[Change] = []
    taken: set[tuple[int, int]] = set()
    at, last = 0, len(cover) - 1
    first, behind = cover[0]
    for change in changes:
        start, end = change[2], change[3]
        while behind <= start and at < last:
            at += 1
            first, behind = cover[at]
        if first <= start < behind and end <= behind:
            span = (start, end)
            if span != (first, behind) or span in taken:
                continue
            taken.add(span)
        kept.append(change)
    return text.with_changes(kept)


_START, _END = itemgetter(2), itemgetter(3)
