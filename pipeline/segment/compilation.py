"""Where the plans of a page begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.config import StageConfig
from pipeline.records import Document
from pipeline.segment.lines import Line
from pipeline.segment.numbering import numbering
from pipeline.segment.titles import Title, Titles, titles


class Region(NamedTuple):
    """A plan's stretch of the text: from its title (or first line) to the end of its last line."""

    start: int
    end: int
    title_start: int
    title_end: int
    lines: Sequence[Line]


def regions(document: Document, lines: Sequence[Line], config: StageConfig) -> list[Region]:
    """The plans of a page, in order; text before the first title and behind the last plan belongs to none."""
    text = document.text.value
    lines = lines[: _back_matter(text, lines, config)]
    if not lines:
        return []
    reader = titles(config)
    heads = _chosen(_found(text, lines, reader, config), document, lines)
    if not heads:
        return [_opening(text, lines, reader, config)]
    out: list[Region] = []
    for place, (index, title) in enumerate(heads):
        stop = heads[place + 1][0] if place + 1 < len(heads) else len(lines)
        own = lines[index:stop]
        if title.end < own[0].end:
            # Text follows the title on its line: the line is cut in two.
            rest = title.end
            own = [Line(rest, own[0].end), *own[1:]]
        else:
            own = own[1:]
        if own:
            start, end = _title_span(text, title)
            out.append(Region(title.start, own[-1].end, start, end, own))
    return out


def _title_span(text: str, title: Title) -> tuple[int, int]:
    return title.start, title.end


def _back_matter(text: str, lines: Sequence[Line], config: StageConfig) -> int:
    words = tuple(config.lexicon("back_matter"))
    for index, line in enumerate(lines):
        if line.end - line.start <= 40 and index > 2:
            value = text[line.start : line.end].lstrip("【[•·* 　")
            if value.startswith(words) or (value.rstrip("：:】] ").endswith(words) and value[-1:] in "：:】"):
                return index
    return len(lines)


def _found(text: str, lines: Sequence[Line], reader: Titles, config: StageConfig) -> list[tuple[int, Title]]:
    families = numbering(config)
    found: list[tuple[int, Title]] = []
    for index, line in enumerate(lines):
        title = (
            reader.read(text, line.start, line.end)
            if line.end - line.start <= 60 or text[line.start] in "篇范第【"
            else None
        )
        if title and (title.form == "head" or not families.at(text, line.start, line.end)):
            found.append((index, title))
    return found


def _chosen(found: list[tuple[int, Title]], document: Document, lines: Sequence[Line]) -> list[tuple[int, Title]]:
    """The titles that begin plans: a numbered series if there is one, else titles that stand before a body."""
    for form in ("tail", "head"):
        series = [entry for entry in found if entry[1].form == form]
        stems: dict[str, list[tuple[int, Title]]] = {}
        for entry in series:
            stems.setdefault(entry[1].stem, []).append(entry)
        best = max(stems.values(), key=len, default=[])
        if len(best) >= 2:
            return best
    heads = {index for index, _ in found}
    chosen: list[tuple[int, Title]] = []
    for index, title in found:
        if index + 1 >= len(lines) or index + 1 in heads:
            continue
        if chosen and len(title.stem) < 8 and not lines[index].mark:
            continue
        chosen.append((index, title))
    return chosen


def _opening(text: str, lines: Sequence[Line], reader: Titles, config: StageConfig) -> Region:
    """A page without a title line: one plan, whose title may be glued to the first line."""
    first = lines[0]
    markers = [
        m.start for m in numbering(config).inside(text, first.start, min(first.end, first.start + 200)) if m.number == 1
    ]
    stop = reader.glued(text, first.start, markers[0] if markers else first.end)
    if stop is None:
        return Region(first.start, lines[-1].end, first.start, first.start, lines)
    own = [Line(stop, first.end), *lines[1:]] if stop < first.end else lines[1:]
    return Region(first.start, lines[-1].end, first.start, stop, own)
