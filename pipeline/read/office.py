"""Word documents (.docx): the body as text with automatic numbers, headings, bold lines, list items and tables.

What is not read: headers and footers (a frame on every sheet), footnotes, deleted text of tracked changes, pictures.
Text boxes follow the paragraph that they are anchored to.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.read.binary import Reading, UnreadableError
from pipeline.read.tables import SourceCell, grid
from pipeline.read.word_numbers import Numbers
from pipeline.records import Mark, RawRow

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOST_PARTS = 2_000
_MOST_BYTES = 150_000_000
_RATIO = 100
_FREE = 2_000_000
_PIECE = 1 << 16
# Office documents have no document type; one that has wants to smuggle entities in.
_TYPE_DECLARATIONS = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
# Parts of a paragraph that are not its text.
_SKIPPED = frozenset((f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK))
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(data: bytes, limit: int) -> Reading:
    """The text of a .docx with marks and table rows, at most `limit` characters.

    Raises UnreadableError for a bomb or a document with entities, ImportError without python-docx.
    """
    import docx

    _refuse_traps(data)
    document = docx.Document(io.BytesIO(data))
    numbering = next((part for part in document.part.package.iter_parts() if _is_numbering(part)), None)
    root = numbering.element if numbering is not None else None
    return _Reader(_Styles(document.styles.element), Numbers(root), limit).read(document.element.body)


def _is_numbering(part: Any) -> bool:
    return str(part.partname).endswith("/numbering.xml") and hasattr(part, "element")


def _refuse_traps(data: bytes) -> None:
    """Look through every part once, within bounds, before a parser sees it."""
    total = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > _MOST_PARTS:
            raise UnreadableError("archive_bomb", f"The .docx has more than {_MOST_PARTS} parts; it was not read.")
        for entry in entries:
            size, tail = 0, b""
            is_xml = entry.filename.lower().endswith((".xml", ".rels"))
            with archive.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    total += len(piece)
                    if (size > _FREE and size > _RATIO * max(entry.compress_size, 1)) or total > _MOST_BYTES:
                        message = "More comes out of the .docx than a sound one holds; it was not read."
                        raise UnreadableError("archive_bomb", message)
                    if is_xml and any(word in tail + piece for word in _TYPE_DECLARATIONS):
                        message = "The .docx declares XML entities, which no word processor writes; it was not read."
                        raise UnreadableError("xml_entities", message)
                    tail = piece[-20:]


class _Styles:
    """What paragraphs inherit from their styles: outline level, list, name."""

    def __init__(self, root: Any) -> None:
        self._own: dict[str, Any] = {style.get(f"{_W}styleId", ""): style for style in root.iterfind(f"{_W}style")}

    def chain(self, name: str) -> Iterator[Any]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while name and name not in seen and name in self._own:
            seen.add(name)
            yield self._own[name]
            name = _value(self._own[name].find(f"{_W}basedOn"))

    def outline_level(self, properties: Any | None, style: str) -> int | None:
        """Heading level of a paragraph, from 1; None for body text."""
        for one in (properties, *(s.find(f"{_W}pPr") for s in self.chain(style))):
            level = _value(one.find(f"{_W}outlineLvl")) if one is not None else ""
            if level:
                return int(level) + 1 if level in "012345678" else None
        for one in self.chain(style):
            name = _value(one.find(f"{_W}name")).lower().replace(" ", "")
            if name.startswith(("heading", "标题")) and name[-1:].isdigit():
                return int(name[-1])
        return None

    def is_title(self, style: str) -> bool:
        """Whether the style is that of the document's title."""
        return any(_value(one.find(f"{_W}name")).lower() in ("title", "标题") for one in self.chain(style))

    def list_of(self, properties: Any | None, style: str) -> tuple[str, int] | None:
        """The list and level that number a paragraph, None when nothing does."""
        level: str | None = None
        for one in (properties, *(s.find(f"{_W}pPr") for s in self.chain(style))):
            found = one.find(f"{_W}numPr") if one is not None else None
            if found is None:
                continue
            level = level or _value(found.find(f"{_W}ilvl"))
            name = _value(found.find(f"{_W}numId"))
            if name:
                return None if name == "0" else (name, int(level) if level and level in "012345678" else 0)
        return None


class _Reader:
    """Walks the body once and writes its text."""

    def __init__(self, styles: _Styles, numbers: Numbers, limit: int) -> None:
        self._styles = styles
        self._numbers = numbers
        self._limit = limit
        self._parts: list[str] = []
        self._size = 0
        self._marks: list[Mark] = []
        self._rows: list[RawRow] = []
        self._tables = 0

    def read(self, body: Any) -> Reading:
        self._blocks(body)
        return Reading("".join(self._parts), tuple(self._marks), tuple(self._rows))

    def _write(self, text: str) -> None:
        self._size += len(text)
        if self._size > self._limit:
            raise UnreadableError("too_large", f"The .docx has more than {self._limit} characters; it was not read.")
        if text:
            self._parts.append(text)

    def _blocks(self, parent: Any) -> None:
        """Paragraphs and tables; content controls and tracked insertions only wrap them."""
        for block in parent:
            if block.tag == f"{_W}p":
                self._paragraph(block)
                self._write("\n")
            elif block.tag == f"{_W}tbl":
                self._table(block)
            elif block.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                self._blocks(block)

    def _paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(f"{_W}pPr")
        style = _value(properties.find(f"{_W}pStyle")) if properties is not None else ""
        text = "".join(_pieces(paragraph)).strip("\n")
        start = self._size
        listed = self._styles.list_of(properties, style) if text.strip() else None
        label = self._numbers.next(*listed) if listed else None
        if label and label[0]:
            # 1.2目标 would read as a number with its unit: a label that ends in a digit or letter stands apart.
            self._write(label[0] + (" " if label[0][-1].isalnum() and label[0][-1].isascii() else ""))
        self._write(text)
        if text.strip():
            level = self._styles.outline_level(properties, style)
            if self._styles.is_title(style):
                self._marks.append(Mark("title", start, self._size, 0))
            elif level is not None:
                self._marks.append(Mark("heading", start, self._size, min(level, 6)))
            elif label and label[1]:
                self._marks.append(Mark("item", start, self._size, (listed[1] if listed else 0) + 1))
            elif "\n" not in text and _is_bold(paragraph):
                self._marks.append(Mark("bold", start, self._size, 0))
        for box in _boxes(paragraph):
            self._write("\n")
            self._blocks(box)

    def _table(self, table: Any) -> None:
        rows: list[list[SourceCell]] = []
        open_cells: dict[int, tuple[list[SourceCell], int]] = {}
        for row in _children(table, f"{_W}tr"):
            cells: list[SourceCell] = []
            rows.append(cells)
            column = 0
            for cell in _children(row, f"{_W}tc"):
                properties = cell.find(f"{_W}tcPr")
                span = _span(properties)
                merge = properties.find(f"{_W}vMerge") if properties is not None else None
                continues = merge is not None and _value(merge) != "restart"
                if continues and column in open_cells:
                    above, at = open_cells[column]
                    above[at] = _taller(above[at])
                else:
                    if cells:
                        self._write("\t")
                    cells.append(self._cell(cell, span))
                    if merge is not None:
                        open_cells[column] = (cells, len(cells) - 1)
                    else:
                        open_cells.pop(column, None)
                column += span
            self._write("\n")
        if rows:
            self._tables += 1
            self._rows.extend(grid(self._tables, rows))

    def _cell(self, cell: Any, span: int) -> SourceCell:
        start, first = self._size, len(self._parts)
        self._blocks(cell)
        while len(self._parts) > first and self._parts[-1] == "\n":
            self._size -= len(self._parts.pop())
        text = "".join(self._parts[first:]).strip()
        return SourceCell(start, self._size, text, colspan=span)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Rows or cells, also inside content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _children(child, tag)


def _taller(cell: SourceCell) -> SourceCell:
    return SourceCell(cell.raw_start, cell.raw_end, cell.text, cell.is_header, cell.rowspan + 1, cell.colspan)


def _span(properties: Any | None) -> int:
    found = _value(properties.find(f"{_W}gridSpan")) if properties is not None else ""
    return max(1, min(int(found), 60)) if found.isascii() and found.isdigit() and len(found) < 4 else 1


def _pieces(node: Any) -> Iterator[str]:
    """The text of a paragraph, without its text boxes and what was deleted."""
    for child in node:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _pieces(child)


def _boxes(node: Any) -> Iterator[Any]:
    """The contents of text boxes that are anchored in a paragraph, each once."""
    for child in node:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def _is_bold(paragraph: Any) -> bool:
    """Whether every run that shows text is set bold."""
    bold = False
    for run in paragraph.iter(f"{_W}r"):
        if not any((text.text or "").strip() for text in run.iterfind(f"{_W}t")):
            continue
        properties = run.find(f"{_W}rPr")
        found = properties.find(f"{_W}b") if properties is not None else None
        if found is None or _value(found) in ("0", "false", "off"):
            return False
        bold = True
    return bold


def _value(element: Any | None) -> str:
    return "" if element is None else str(element.get(f"{_W}val", ""))
