"""Gold and the pages it belongs to: what the pipeline finds in them beside what a reader marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.config import Config
from pipeline.records import Page, Result
from pipeline.stages import process


class Mark(NamedTuple):
    """One gold record in raw offsets."""

    label: str
    start: int
    end: int
    attrs: dict[str, Any]


@dataclass(frozen=True)
class Annotated:
    """A page's result with its gold, and the stretches of the page that the gold covers."""

    doc: str
    result: Result
    marks: tuple[Mark, ...]
    windows: tuple[tuple[int, int], ...]

    def covers(self, start: int, end: int) -> bool:
        """Whether most of the raw stretch lies in a part that was annotated."""
        return any(2 * (min(end, high) - max(start, low)) > end - start for low, high in self.windows)

    def plan_at(self, start: int) -> str:
        """The name of the gold plan that holds a raw offset, the page's own name outside all."""
        for mark in self.marks:
            if mark.label == "PLAN" and mark.start <= start < mark.end:
                return f"{self.doc}:{mark.start}"
        return self.doc

    def of(self, *labels: str) -> list[Mark]:
        """The gold records with one of these labels, in text order."""
        return sorted((mark for mark in self.marks if mark.label in labels), key=lambda mark: (mark.start, mark.end))


def read(gold: Sequence[Path], raw: Sequence[Path], config: Config) -> Iterator[Annotated]:
    """Every page that has gold, processed with `config`.

    `gold` are jsonl files or folders of them, `raw` folders of pages; a page belongs to a gold document when the stem
    of its name up to the first underscore, or the whole stem, is the document's name. Raises FileNotFoundError for
    gold without its page.
    """
    marks: dict[str, list[Mark]] = {}
    windows: dict[str, list[tuple[int, int]]] = {}
    for file in _files(gold):
        records = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        for doc in sorted({record["doc"] for record in records}):
            own = [Mark(r["label"], r["start"], r["end"], r.get("attrs") or {}) for r in records if r["doc"] == doc]
            marks.setdefault(doc, []).extend(own)
            windows.setdefault(doc, []).append((min(m.start for m in own), max(m.end for m in own)))
    pages = _pages(raw)
    for doc in sorted(marks):
        if doc not in pages:
            raise FileNotFoundError(
                f"gold names the page '{doc}', and no folder of {', '.join(map(str, raw))} holds it"
            )
        path = pages[doc]
        result = process(Page(path.read_bytes(), path.name, path.suffix.lstrip(".").lower() or None), config)
        yield Annotated(doc, result, _distinct(marks[doc]), tuple(windows[doc]))


def _distinct(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    seen: dict[tuple[str, int, int, str], Mark] = {}
    for mark in marks:
        seen.setdefault((mark.label, mark.start, mark.end, json.dumps(mark.attrs, sort_keys=True)), mark)
    return tuple(seen.values())


def _files(gold: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in gold:
        found += sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return found


def _pages(raw: Sequence[Path]) -> dict[str, Path]:
    pages: dict[str, Path] = {}
    for folder in raw:
        for file in sorted(folder.iterdir()) if folder.is_dir() else []:
            if file.is_file() and file.suffix != ".jsonl":
                pages.setdefault(file.stem, file)
                pages.setdefault(file.stem.partition("_")[0], file)
    return pages
