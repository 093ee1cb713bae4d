"""Gold and the pages it belongs to: what the pipeline finds in them beside what a reader marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.config import Config
from pipeline.evaluate.gold import doc_of, read_gold
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
    """A page's result with its gold, and the stretches of the page that the gold covers.

    `folder` is the name of the folder that the gold is in.
    """

    folder: str
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
    of its name, or that up to the first underscore, is the document's name. Raises GoldError for a line that is no
    annotation, FileNotFoundError for gold without its page, ValueError where two pages bear its name.
    """
    marks: dict[str, list[Mark]] = {}
    windows: dict[str, list[tuple[int, int]]] = {}
    folders: dict[str, str] = {}
    for file in _files(gold):
        records = read_gold(file)
        for doc in sorted({record.doc for record in records}):
            own = [Mark(r.label, r.start, r.end, dict(r.attrs)) for r in records if r.doc == doc]
            marks.setdefault(doc, []).extend(own)
            folders.setdefault(doc, file.resolve().parent.name)
            windows.setdefault(doc, []).append((min(m.start for m in own), max(m.end for m in own)))
    pages = _pages(raw)
    for doc in sorted(marks):
        path = _page(doc, pages, raw)
        result = process(Page(path.read_bytes(), path.name, path.suffix.lstrip(".").lower() or None), config)
        yield Annotated(folders[doc], doc, result, _distinct(marks[doc]), tuple(windows[doc]))


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


def _pages(raw: Sequence[Path]) -> dict[str, list[Path]]:
    """Name of a document -> the pages that bear it, those of the first folder that has any.

    A folder that holds gold is not searched any deeper: what lies below it belongs to the gold.
    """
    pages: dict[str, list[Path]] = {}
    for folder in raw:
        here: dict[str, list[Path]] = {}
        deep = folder.is_dir() and not any(folder.glob("*.jsonl"))
        for file in sorted(folder.rglob("*") if deep else folder.glob("*")):
            if file.is_file() and file.suffix != ".jsonl":
                for name in {file.stem, doc_of(file.name)}:
                    here.setdefault(name, []).append(file)
        for name, files in here.items():
            pages.setdefault(name, files)
    return pages


def _page(doc: str, pages: dict[str, list[Path]], raw: Sequence[Path]) -> Path:
    found = pages.get(doc, [])
    exact = [file for file in found if file.stem == doc]
    if len(exact or found) > 1:
        raise ValueError(f"gold names the page '{doc}', and these bear that name: {', '.join(map(str, found[:3]))}")
    if not found:
        raise FileNotFoundError(f"gold names the page '{doc}', and no folder of {', '.join(map(str, raw))} holds it")
    return (exact or found)[0]
