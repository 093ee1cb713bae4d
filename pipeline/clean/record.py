"""The record of changes: one row a region, so that a person can read what was done."""

from __future__ import annotations

from pipeline.text import Change, Span, Text


def one_row_a_region(text: Text) -> Text:
    """The text without the rows of changes that lie inside a later removal.

    A gloss inside a frame line is gone with the line; its row would say the same place twice. Rows inside text that
    stays are kept, repairs and marks included.
    """
    cover: list[Span] = []
    removals = [Span(c.raw_start, c.raw_end) for c in text.changes if not c.after and c.kind != "whitespace"]
    if not removals:
        return text
    for span in sorted(removals, key=lambda span: (span.start, -span.end)):
        if not cover or span.end > cover[-1].end:
            cover.append(span)
    kept: list[Change] = []
    taken: set[Span] = set()
    at = 0
    for change in sorted(text.changes, key=lambda change: (change.raw_start, -change.raw_end)):
        span = Span(change.raw_start, change.raw_end)
        while at < len(cover) and cover[at].end <= span.start:
            at += 1
        inside = at < len(cover) and cover[at].start <= span.start and span.end <= cover[at].end
        if inside and (span != cover[at] or span in taken):
            continue
        taken.add(span)
        kept.append(change)
    return text.with_changes(kept)
