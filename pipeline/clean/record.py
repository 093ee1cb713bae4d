"""The record of changes: one row a region, so that a person can read what was done."""

from __future__ import annotations

from operator import itemgetter

from pipeline.text import Change, Text


def one_row_a_region(text: Text) -> Text:
    """The text without the rows of changes that lie inside a later removal.

    A gloss inside a frame line is gone with the line; its row would say the same place twice. Rows inside text that
    stays are kept, repairs and marks included.
    """
    removals = [(c.raw_start, -c.raw_end) for c in text.changes if not c.after and c.kind != "whitespace"]
    if not removals:
        return text
    cover: list[tuple[int, int]] = []
    reached = -1
    for start, end in sorted(removals):
        if -end > reached:
            reached = -end
            cover.append((start, reached))
    kept: list[Change] = []
    taken: set[tuple[int, int]] = set()
    at, last = 0, len(cover) - 1
    first, behind = cover[0]
    # By their beginnings, of those that begin together the longest first.
    for change in sorted(sorted(text.changes, key=_END, reverse=True), key=_START):
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
