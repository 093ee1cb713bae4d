"""The text layer of a PDF, page after page, one printed line a line; wraps are joined by the rules of cleaning."""

from __future__ import annotations

from pipeline.read.binary import Reading, UnreadableError
from pipeline.records import Problem


def read_pdf(data: bytes, limit: int) -> Reading:
    """The text of all pages, at most `limit` characters.

    Raises UnreadableError for a locked file and one without text, ImportError without pypdfium2.
    """
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            message = "The PDF is locked by a password; save it without one."
            raise UnreadableError("encrypted", message) from error
        raise UnreadableError("pdf", "The file is a damaged PDF document; it was not read.") from error
    try:
        pages, problems = _pages(document, limit)
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        message = "The PDF has no text layer (a scan); run it through text recognition first."
        raise UnreadableError("no_text_layer", message)
    return Reading("\n".join(pages), problems=problems)


def _pages(document: object, limit: int) -> tuple[list[str], tuple[Problem, ...]]:
    import pypdfium2

    pages: list[str] = []
    size = 0
    for number in range(len(document)):  # type: ignore[arg-type]
        try:
            page = document[number]  # type: ignore[index]
            layer = page.get_textpage()
            text = layer.get_text_range()
        except pypdfium2.PdfiumError:
            message = f"Page {number + 1} of the PDF is damaged; it was left out."
            return pages, (Problem("read", "damaged", "warning", message),)
        layer.close()
        page.close()
        size += len(text)
        if size > limit:
            message = f"The PDF has more than {limit} characters; pages from {number + 1} on were left out."
            return pages, (Problem("read", "too_large", "warning", message),)
        # PDFium ends lines like Windows and marks a word's break at a line's end by U+FFFE.
        pages.append(text.replace("\r\n", "\n").replace("\ufffe", "").strip("\n"))
    return pages, ()
