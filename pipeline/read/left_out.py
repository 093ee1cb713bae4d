"""What of an HTML page is not in its text, on record: markup, and the frame around the text with its kind."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.config import ConfigError, StageConfig
from pipeline.read.scan import Tag
from pipeline.text import Change, Piece

_KINDS = frozenset(("nav", "meta", "related_links", "disclaimer", "pagination", "image", "title_spam"))
# A word that tells the kind of a frame stands near its beginning.
_READ = 800
_BLANK = re.compile(r"(?:&nbsp;|&#160;|\s)*+")


def left_out(
    source: str, tags: Sequence[Tag], pieces: Sequence[Piece], frame: Sequence[tuple[int, int]], config: StageConfig
) -> list[Change]:
    """A change for each region of the source that is in no piece; `frame` are the raw regions left out as frame.

    Words of the frame are told from the markup around them, so that a reader of the record sees what was left out.

    >>> from pipeline.config import load_config
    >>> from pipeline.read.scan import scan
    >>> page = "<i>来源：办公室</i><p>计划"
    >>> changes = left_out(page, scan(page), [Piece("计划", 16, 18)], [(0, 16)], load_config().read)
    >>> [(change.kind, change.before) for change in changes]
    [('html', '<i>'), ('meta', '来源：办公室'), ('html', '</i><p>')]
    """
    changes: list[Change] = []
    starts = [tag[0] for tag in tags]
    at = region = 0
    for _, start, end in (*pieces, Piece("", len(source), len(source))):
        if start > at:
            while region < len(frame) and frame[region][1] <= at:
                region += 1
            if source[at:start].isspace():
                changes.append(_change("whitespace", "html_whitespace", source, at, start))
            elif region < len(frame) and frame[region][0] < start:
                changes.extend(_frame(source, tags, starts, at, start, config))
            else:
                changes.append(_change("html", "html_markup", source, at, start))
        at = max(at, end)
    return changes


def _frame(
    source: str, tags: Sequence[Tag], starts: Sequence[int], start: int, end: int, config: StageConfig
) -> Iterator[Change]:
    """The changes for a region of frame: its words from the first to the last, and the markup on both sides."""
    first, read = _first_words(source, tags, starts, start, end)
    if first < 0:
        yield _change("html", "html_frame", source, start, end)
        return
    last = _last_word(source, tags, starts, first, end)
    if first > start:
        yield _change("html", "html_markup", source, start, first)
    pattern, kinds = _kinds(config)
    word = pattern.search(read)
    yield _change(kinds[word[0]] if word else "nav", "html_frame", source, first, last)
    if end > last:
        yield _change("html", "html_markup", source, last, end)


def _first_words(source: str, tags: Sequence[Tag], starts: Sequence[int], start: int, end: int) -> tuple[int, str]:
    """Where the text between the tags of a region begins (-1 when there is none), and its beginning."""
    at, first, size = start, -1, 0
    read: list[str] = []
    inside = tags[max(bisect_right(starts, start) - 1, 0) : bisect_left(starts, end)]
    for begin, behind, _, _ in (*inside, Tag(end, end, "", "")):
        if at >= end or size > _READ:
            break
        if begin > at:
            text = source[at:begin]
            kept = text.strip()
            if kept and (kept[0] != "&" or not _BLANK.fullmatch(kept)):
                read.append(kept)
                size += len(kept) + 1
                if first < 0:
                    first = at + len(text) - len(text.lstrip())
        if behind > at:
            at = behind
    return first, "\n".join(read)


def _last_word(source: str, tags: Sequence[Tag], starts: Sequence[int], first: int, end: int) -> int:
    """Where the text between the tags of a region ends; it begins at `first`."""
    index = bisect_right(starts, end - 1) - 1
    stop = end
    while stop > first:
        at = max(tags[index][1], first) if index >= 0 else first
        if stop > at:
            kept = source[at:stop].strip()
            if kept and (kept[0] != "&" or not _BLANK.fullmatch(kept)):
                return at + len(source[at:stop].rstrip())
        stop = tags[index][0] if index >= 0 else first
        index -= 1
    return end


@lru_cache(maxsize=8)
def _kinds(config: StageConfig) -> tuple[re.Pattern[str], Mapping[str, str]]:
    kinds = config.lexicon("frame_kinds")
    for word, kind in kinds.items():
        if kind not in _KINDS:
            raise ConfigError(f"frame_kinds.txt: '{word}' needs one of {', '.join(sorted(_KINDS))}, not '{kind}'")
    longest_first = sorted(kinds, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)"), kinds


def _change(kind: str, rule: str, source: str, start: int, end: int) -> Change:
    return Change(kind, rule, start, end, source[start:end], "", 1.0)
