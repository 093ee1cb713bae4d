"""read: bytes -> text with its markup and metadata.

    refuse what is no text (sniff) -> bytes to string (encoding) -> html | md | txt (formats)
    -> html: scan -> tree -> body -> render;  md: markdown -> control characters out -> Document

Nothing here raises on bad input: what cannot be read gives a Document without text and a Problem that says why.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.config import StageConfig
from pipeline.read.binary import read_binary
from pipeline.read.control import remove_controls
from pipeline.read.encoding import common_characters, decode_bytes
from pipeline.read.formats import page_format
from pipeline.read.html import read_html
from pipeline.read.markdown import read_markdown
from pipeline.read.meta import text_meta
from pipeline.read.mixed import Part, find_parts, repair, repaired_line
from pipeline.read.sniff import Refusal, refuse, refuse_value
from pipeline.records import Document, Mark, Meta, Page, Problem, RawRow
from pipeline.text import Text

__all__ = ["decode"]


def decode(page: Page, config: StageConfig) -> Document:
    """Read a page: its text with origins in `data.decode(encoding, "replace")`, markup beside it, and metadata.

    `config.settings.max_bytes` limits the source, `config.settings.max_depth` the nesting of HTML that is followed.

    >>> from pipeline.config import load_config
    >>> document = decode(Page("<h1>教研计划</h1><p>每周一次。</p>".encode("gbk")), load_config().read)
    >>> document.text.value, document.format, document.encoding
    ('教研计划\\n每周一次。', 'html', 'gb18030')
    """
    binary = read_binary(page, config)
    if binary is not None:
        return binary
    hint = page.format or "txt"
    refusal = refuse(page.data, config.settings.max_bytes)
    if refusal is not None:
        return _refused(refusal, hint, "utf-8", Text.of(""))
    source, encoding, undecodable = decode_bytes(page.data, config)
    refusal = refuse_value(source)
    if refusal is not None:
        return _refused(refusal, hint, encoding, Text.from_pieces(source, ()))
    problems: list[Problem] = []
    parts = find_parts(page.data, source, encoding, common_characters(config))
    if parts:
        undecodable -= sum(source.count("\ufffd", part.start, part.end) for part in parts)
        found = ", ".join(sorted({part.encoding for part in parts}))
        message = f"{len(parts)} parts of this {encoding} page are in another encoding ({found}) and were read in it."
        problems.append(Problem("read", "mixed_encoding", "note", message, parts[0].start, parts[0].end))
    if undecodable > 0:
        at = _first_unread(source, parts)
        message = f"{undecodable} places could not be decoded as {encoding} and read as U+FFFD."
        problems.append(Problem("read", "undecodable_bytes", "note", message, at, at + 1))
    kind = page_format(source, page.format)
    marks: tuple[Mark, ...] = ()
    rows: tuple[RawRow, ...] = ()
    meta = Meta()
    if kind == "html":
        text, marks, rows, meta, trouble = read_html(source, config, page.source)
        problems.extend(trouble)
    elif kind == "md":
        text, marks, rows = read_markdown(source)
    else:
        text = Text.of(source)
    if parts:
        text = repair(text, parts)
        meta = replace(meta, title=repaired_line(meta.title, source, parts))
    text, trouble = remove_controls(text)
    problems.extend(trouble)
    if kind != "html":
        meta = text_meta(text.value, source, config)
        if meta.title is None and marks and marks[0].kind == "heading" and marks[0].level == 1:
            meta = replace(meta, title=source[marks[0].raw_start : marks[0].raw_end].replace("**", ""))
    return Document(text, kind, encoding, marks, rows, meta, problems=tuple(problems))


def _first_unread(source: str, parts: list[Part]) -> int:
    """The first replacement character that stands in no part of another encoding."""
    at = source.find("\ufffd")
    for part in parts:
        if part.start <= at < part.end:
            at = source.find("\ufffd", part.end)
    return at


def _refused(refusal: Refusal, kind: str, encoding: str, text: Text) -> Document:
    return Document(text, kind, encoding, problems=(Problem("read", refusal.code, "error", refusal.message),))
