"""Pages that are no text files: .docx and .pdf, known by their bytes.

Their raw text, which raw offsets count in and which column `raw_text` keeps, is the text as it was read: of a .docx
the body with its automatic numbers, one paragraph a line, cells of a table row parted by tabs; of a .pdf the text
layer, one printed line a line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.config import StageConfig
from pipeline.read.control import remove_controls
from pipeline.read.meta import text_meta
from pipeline.records import Document, Mark, Page, Problem, RawRow
from pipeline.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a binary format held: its text and the markup beside it."""

    text: str
    marks: tuple[Mark, ...] = ()
    rows: tuple[RawRow, ...] = ()
    problems: tuple[Problem, ...] = ()


class UnreadableError(Exception):
    """The bytes cannot be read; a code and a plain sentence."""

    def __init__(self, code: str, message: str) -> None:
        """`message` says what is wrong and what to do."""
        super().__init__(message)
        self.code = code


def binary_format(data: bytes) -> str | None:
    """`pdf` or `docx`, None for everything else; only the bytes count, not the name.

    >>> binary_format(b"%PDF-1.7 ..."), binary_format("一、目标".encode())
    ('pdf', None)
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and b"word/document" in data:
        return "docx"
    return None


def read_binary(page: Page, config: StageConfig) -> Document | None:
    """The document of a .docx or .pdf page, None for any other; what cannot be read gives a Problem that says why."""
    kind = binary_format(page.data)
    if kind is None or len(page.data) > config.settings.max_bytes:
        return None
    try:
        reading = _reader(kind)(page.data, config.settings.max_bytes)
    except ImportError:
        message = f"Reading .{kind} needs a further package: pip install zhplan[docs]"
        return _refused(kind, "missing_extra", message)
    except UnreadableError as error:
        return _refused(kind, error.code, str(error))
    except MemoryError:
        raise
    except Exception as other:  # parsers of hostile bytes raise whatever they meet
        message = f"The .{kind} file is damaged ({type(other).__name__}); it was not read."
        return _refused(kind, "damaged", message)
    text, problems = remove_controls(Text.of(reading.text))
    meta = text_meta(text.value, reading.text, config)
    titles = [mark for mark in reading.marks if mark.kind == "title"]
    if meta.title is None and titles:
        meta = replace(meta, title=reading.text[titles[0].raw_start : titles[0].raw_end])
    problems = (*reading.problems, *problems)
    return Document(text, kind, "", reading.marks, reading.rows, meta, problems=problems)


def _reader(kind: str) -> Callable[[bytes, int], Reading]:
    # Imported when they are needed: their libraries are optional.
    if kind == "pdf":
        from pipeline.read.pdf import read_pdf

        return read_pdf
    from pipeline.read.office import read_docx

    return read_docx


def _refused(kind: str, code: str, message: str) -> Document:
    return Document(Text.of(""), kind, "", problems=(Problem("read", code, "error", message),))
