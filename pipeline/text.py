"""Text: an immutable string that remembers where each of its characters came from.

Every stage that changes text does so through `Edit`s. A `Text` keeps the string as it is now, the raw source it was
read from, and a run-length map between the two, so that any slice of the cleaned text can be shown at its exact place
in the raw page. Offsets are code points and half-open everywhere.

The map is a sequence of runs. A run covers `value[clean:next_clean]` and comes from `source[raw:raw_end]`. An aligned
run has the same length on both sides and goes character for character (untouched text, script conversion, full width
to half width); in any other run every character comes from the whole raw region (an HTML entity, a repair).

Laws, held by tests/laws/test_text.py: no edit is the identity; edits compose; origins never run backwards; a
character that no change covers is the one its origin says.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Edit(NamedTuple):
    """A wish to replace `value[start:end]` of the present text.

    `kind` is one of the kinds of the `edits` table, `rule` names the rule that asks, `confidence` is 0-1.
    An edit whose replacement equals what stands there is a mark: nothing changes, the place is put on record
    (a hole of kind `blank` that stays).
    """

    start: int
    end: int
    replacement: str
    kind: str
    rule: str
    confidence: float = 1.0


class Change(NamedTuple):
    """An edit that was made, in raw coordinates: `source[raw_start:raw_end]` was `before` and reads `after` now."""

    kind: str
    rule: str
    raw_start: int
    raw_end: int
    before: str
    after: str
    confidence: float


class Piece(NamedTuple):
    """A stretch of new text and the region of the source that it stands for (empty region: inserted)."""

    value: str
    raw_start: int
    raw_end: int


_place = itemgetter(0, 1)
# Three times as fast as calling a named tuple, where there is one an edit.
_make = tuple.__new__


class Text:
    """An immutable string with its origin.

    >>> text = Text.of("工作　计划").edit([Edit(2, 3, "", "whitespace", "demo")])
    >>> text.value, text.raw_span(1, 3)
    ('工作计划', Span(start=1, end=4))
    """

    __slots__ = ("_aligned", "_clean", "_raw", "_raw_end", "changes", "source", "value")

    value: str
    source: str
    changes: tuple[Change, ...]

    def __init__(self, value: str, source: str, runs: _Runs, changes: tuple[Change, ...] = ()) -> None:
        """Use `Text.of` or `Text.from_pieces`."""
        self.value = value
        self.source = source
        self.changes = changes
        self._clean = runs.clean
        self._raw = runs.raw
        self._raw_end = runs.raw_end
        self._aligned = runs.aligned

    @classmethod
    def of(cls, source: str) -> Text:
        """The source itself, unchanged."""
        runs = _Runs()
        runs.add(len(source), 0, len(source))
        return cls(source, source, runs)

    @classmethod
    def from_pieces(cls, source: str, pieces: Iterable[Piece], changes: tuple[Change, ...] = ()) -> Text:
        """A text put together from pieces in source order.

        Raises ValueError when pieces run backwards in the source.
        """
        parts: list[str] = []
        build = _Runs()
        last = 0
        for value, start, end in pieces:
            if start < last or end < start or end > len(source):
                raise ValueError(f"pieces must follow the source: {start}..{end} after {last}")
            last = end
            if value:
                parts.append(value)
                build.add(len(value), start, end)
        return cls("".join(parts), source, build, changes)

    @classmethod
    def join(cls, texts: Sequence[Text]) -> Text:
        """The texts one after the other; they must share one source and follow it. Raises ValueError otherwise."""
        if not texts:
            raise ValueError("nothing to join")
        source = texts[0].source
        build = _Runs()
        last = 0
        for text in texts:
            if text.source is not source and text.source != source:
                raise ValueError("texts of different sources cannot be joined")
            for start, end, raw, raw_end, aligned in text._runs():
                if raw < last:
                    raise ValueError("texts must follow the source")
                last = raw_end - 1 if aligned else raw
                build.add_run(end - start, raw, raw_end, aligned)
        changes = tuple(dict.fromkeys(change for text in texts for change in text.changes))
        return cls("".join(text.value for text in texts), source, build, changes)

    def __len__(self) -> int:
        return len(self.value)

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"Text({self.value[:30]!r}, {len(self.value)} of {len(self.source)} characters, {len(self._clean)} runs)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return self.value == other.value and self.source == other.source and list(self._runs()) == list(other._runs())

    def __hash__(self) -> int:
        return hash((self.value, self.source))

    def __reduce__(self) -> tuple[Callable[..., Text], tuple[object, ...]]:
        runs = (self._clean, self._raw, self._raw_end, self._aligned)
        return restored, (self.value, self.source, *runs, self.changes)

    def __getitem__(self, part: slice) -> Text:
        """A slice (step 1) with its origins; changes are kept where they lie in the slice's raw region."""
        start, end, step = part.indices(len(self.value))
        if step != 1:
            raise ValueError("a Text is sliced with step 1")
        build = _Runs()
        for run_start, run_end, raw, raw_end, aligned in self._runs(start, end):
            build.add_part(run_start, raw, raw_end, aligned, max(start, run_start), min(end, run_end))
        inside = self.raw_span(start, end)
        changes = tuple(c for c in self.changes if inside.start <= c.raw_start and c.raw_end <= inside.end)
        return Text(self.value[start:end], self.source, build, changes)

    def origin(self, offset: int) -> Span:
        """The raw region that the character at `offset` comes from. Raises IndexError outside the text."""
        if not 0 <= offset < len(self.value):
            raise IndexError(f"offset {offset} is outside a text of {len(self.value)} characters")
        run = bisect_right(self._clean, offset) - 1
        if self._aligned[run]:
            at = self._raw[run] + offset - self._clean[run]
            return Span(at, at + 1)
        return Span(self._raw[run], self._raw_end[run])

    def raw_span(self, start: int, end: int) -> Span:
        """Where `value[start:end]` stands in the source: from the first character's origin to the last one's end.

        An empty slice gives the empty span at its place.
        """
        if start >= end:
            at = self.origin(start).start if start < len(self.value) else len(self.source)
            return Span(at, at)
        if start < 0 or end > len(self.value):
            raise IndexError(f"{start}..{end} is outside a text of {len(self.value)} characters")
        clean, raw = self._clean, self._raw
        first = bisect_right(clean, start) - 1
        last = bisect_right(clean, end - 1, first) - 1
        begin = raw[first] + start - clean[first] if self._aligned[first] else raw[first]
        behind = raw[last] + end - clean[last] if self._aligned[last] else self._raw_end[last]
        return Span(begin, behind)

    def offset_of(self, raw: int) -> int:
        """The offset of the first character that does not lie wholly before raw offset `raw` (len(self) if none)."""
        run = bisect_right(self._raw, raw) - 1
        if run < 0:
            return 0
        # Inserted runs share their raw start with the run behind them; step back to the first that reaches `raw`.
        while run > 0 and self._raw_end[run - 1] > raw:
            run -= 1
        start, end = self._clean[run], self._end_of(run)
        if self._raw_end[run] <= raw:
            return end
        if self._aligned[run]:
            return start + max(0, raw - self._raw[run])
        return start

    def edit(self, edits: Iterable[Edit]) -> Text:
        """The text with all edits made at once; offsets of every edit are those of the present text.

        Takes time linear in runs plus edits. Raises ValueError when edits overlap or lie outside the text.

        >>> Text.of("2、一对多").edit([Edit(0, 2, "", "page_marker", "demo")]).value
        '一对多'
        """
        ordered = sorted(edits, key=_place)
        if not ordered:
            return self
        value, source, size = self.value, self.source, len(self.value)
        parts: list[str] = []
        changes: list[Change] = list(self.changes)
        build = _Runs()
        runs = _Cursor(self)
        at = 0
        for start, end, replacement, kind, rule, confidence in ordered:
            if start < at or end < start or end > size:
                raise ValueError(f"edit {rule} at {start}..{end} overlaps another or lies outside the text")
            raw = raw_start, raw_end = runs.pass_by(build, at, start, end)
            parts.append(value[at:start])
            if replacement:
                if replacement == value[start:end]:
                    runs.copy(build, start, end)
                else:
                    aligned = len(replacement) == raw_end - raw_start and runs.stands_apart(start, end, raw)
                    build.add_run(len(replacement), raw_start, raw_end, aligned)
                parts.append(replacement)
            before = source[raw_start:raw_end]
            changes.append(_make(Change, (kind, rule, raw_start, raw_end, before, replacement, confidence)))
            at = end
        runs.copy(build, at, size)
        parts.append(value[at:])
        return Text("".join(parts), source, build, tuple(changes))

    def recast(self, value: str) -> Text:
        """The same runs under another value of the same length (script conversion).

        Raises ValueError when the lengths differ.
        """
        if len(value) != len(self.value):
            raise ValueError(f"a recast keeps the length: {len(self.value)} characters became {len(value)}")
        same = _Runs()
        same.clean, same.raw, same.raw_end, same.aligned = self._clean, self._raw, self._raw_end, self._aligned
        return Text(value, self.source, same, self.changes)

    def with_changes(self, changes: Iterable[Change]) -> Text:
        """The same text with another record of changes (rows of one region made one)."""
        same = self.recast(self.value)
        same.changes = tuple(changes)
        return same

    def gaps(self) -> list[Span]:
        """The regions of the source that no character of this text comes from, in order."""
        out: list[Span] = []
        at = 0
        for raw, raw_end in zip(self._raw, self._raw_end, strict=True):
            if raw > at:
                out.append(Span(at, raw))
            at = max(at, raw_end)
        if at < len(self.source):
            out.append(Span(at, len(self.source)))
        return out

    def _end_of(self, run: int) -> int:
        return self._clean[run + 1] if run + 1 < len(self._clean) else len(self.value)

    def _runs(self, start: int = 0, end: int | None = None) -> Iterable[tuple[int, int, int, int, bool]]:
        """(start, end, raw start, raw end, aligned) of each run that touches [start, end)."""
        end = len(self.value) if end is None else end
        first = max(bisect_right(self._clean, start) - 1, 0)
        for run in range(first, len(self._clean)):
            if self._clean[run] >= end:
                return
            yield (
                self._clean[run],
                self._end_of(run),
                self._raw[run],
                self._raw_end[run],
                bool(self._aligned[run]),
            )


class _Runs:
    """Collects runs; aligned runs that touch become one."""

    __slots__ = ("aligned", "clean", "length", "raw", "raw_end")

    def __init__(self) -> None:
        self.clean = array("q")
        self.raw = array("q")
        self.raw_end = array("q")
        self.aligned = bytearray()
        self.length = 0

    def add(self, length: int, raw: int, raw_end: int) -> None:
        """A fresh run; equal lengths make it aligned."""
        self.add_run(length, raw, raw_end, length == raw_end - raw)

    def add_run(self, length: int, raw: int, raw_end: int, aligned: bool) -> None:
        if not length:
            return
        if aligned and self.clean and self.aligned[-1] and self.raw_end[-1] == raw:
            self.raw_end[-1] = raw_end
        else:
            self.clean.append(self.length)
            self.raw.append(raw)
            self.raw_end.append(raw_end)
            self.aligned.append(aligned)
        self.length += length

    def add_whole(self, text: Text, first: int, behind: int) -> None:
        """Add the runs [first, behind) of a text, none of which touches what was added before or its neighbours."""
        moved = self.length - text._clean[first]
        runs = text._clean[first:behind]
        self.clean.extend(array("q", [start + moved for start in runs]) if moved else runs)
        self.raw.extend(text._raw[first:behind])
        self.raw_end.extend(text._raw_end[first:behind])
        self.aligned.extend(text._aligned[first:behind])
        self.length = text._clean[behind] + moved

    def add_part(self, start: int, raw: int, raw_end: int, aligned: int, part_start: int, part_end: int) -> None:
        """Add [part_start, part_end) of a run that begins at `start`; part of an unaligned run keeps its region."""
        if aligned:
            self.add_run(part_end - part_start, raw + part_start - start, raw + part_end - start, True)
        else:
            self.add_run(part_end - part_start, raw, raw_end, False)


def restored(
    value: str,
    source: str,
    clean: array[int],
    raw: array[int],
    raw_end: array[int],
    aligned: bytearray,
    changes: tuple[Change, ...],
) -> Text:
    """A text out of its parts: kept results, pickle and copy, which do not see what a compiled class holds."""
    runs = _Runs()
    runs.clean, runs.raw, runs.raw_end, runs.aligned = clean, raw, raw_end, aligned
    return Text(value, source, runs, changes)


class _Cursor:
    """Walks the runs of a text once, from left to right."""

    __slots__ = ("last", "run", "text")

    def __init__(self, text: Text) -> None:
        self.text = text
        self.run = 0
        self.last = len(text._clean) - 1

    def _seek(self, run: int, offset: int) -> int:
        clean, last = self.text._clean, self.last
        while run < last and clean[run + 1] <= offset:
            run += 1
        return run

    def copy(self, build: _Runs, start: int, end: int) -> None:
        """Add [start, end) to the runs of a new text."""
        if start >= end:
            return
        text = self.text
        clean, raw, raw_end, aligned = text._clean, text._raw, text._raw_end, text._aligned
        first = self._seek(self.run, start)
        if first == self.last or end <= clean[first + 1]:
            self.run = first
            if aligned[first]:
                moved = raw[first] - clean[first]
                build.add_run(end - start, start + moved, end + moved, True)
            else:
                build.add_run(end - start, raw[first], raw_end[first], False)
            return
        last = self.run = self._seek(first, end - 1)
        build.add_part(clean[first], raw[first], raw_end[first], aligned[first], start, clean[first + 1])
        if last - first > 1:
            build.add_whole(text, first + 1, last)
        build.add_part(clean[last], raw[last], raw_end[last], aligned[last], clean[last], end)

    def pass_by(self, build: _Runs, at: int, start: int, end: int) -> tuple[int, int]:
        """Add [at, start) to the runs of a new text; the raw region of [start, end)."""
        text = self.text
        first = self.run = self._seek(self.run, at)
        # Mostly both stand in one run, which goes character for character.
        if at < start < end and text._aligned[first] and (first == self.last or end <= text._clean[first + 1]):
            moved = text._raw[first] - text._clean[first]
            build.add_run(start - at, at + moved, start + moved, True)
            return start + moved, end + moved
        self.copy(build, at, start)
        return self.region(start, end)

    def region(self, start: int, end: int) -> Span:
        """The raw region of [start, end); for an empty one, the place between its neighbours."""
        if start < end:
            text = self.text
            clean, raw = text._clean, text._raw
            first = self._seek(self.run, start)
            last = first if first == self.last or end <= clean[first + 1] else self._seek(first, end - 1)
            begin = raw[first] + start - clean[first] if text._aligned[first] else raw[first]
            return _make(Span, (begin, raw[last] + end - clean[last] if text._aligned[last] else text._raw_end[last]))
        text = self.text
        if not text.value:
            return Span(len(text.source), len(text.source))
        if start == 0:
            at = text.origin(0).start
            return Span(at, at)
        before = text.origin(start - 1)
        after = text.origin(start).start if start < len(text.value) else before.end
        # Between two parts of one repair the insertion belongs to the repair's whole region.
        return Span(min(before.end, after), before.end)

    def stands_apart(self, start: int, end: int, raw: tuple[int, int]) -> bool:
        """Whether no neighbour of [start, end) shares the raw region; parts of one repair share theirs."""
        text = self.text
        return (start == 0 or text.origin(start - 1).end <= raw[0]) and (
            end == len(text.value) or text.origin(end).start >= raw[1]
        )
