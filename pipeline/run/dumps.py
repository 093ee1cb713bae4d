"""Records of JSONL dumps and web archives (WARC): what a crawler leaves, many pages in one file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from pipeline.run.bounded import lines, read_at_most
from pipeline.run.members import Member, MissingExtra, Trouble, too_large, trouble

# Fields that dumps in use keep a page in, the one that says most first: (name, format).
_TEXT_FIELDS = (
    ("html", "html"),
    ("raw_html", "html"),
    ("text", None),
    ("content", None),
    ("raw_content", None),
    ("markdown", "md"),
)
_URL_FIELDS = ("url", "URL", "uri", "source_url", "link")
_PAGE_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "": None,
}
_FOUND = 200


def jsonl_records(stream: BinaryIO, limit: int) -> Iterator[Member | Trouble]:
    """The pages of a dump with a JSON object a line, named by their line.

    The page is the field `html` or `text` (also `raw_html`, `content`, `raw_content`, `markdown`), its address `url`.
    The bytes of a page are those of the field's characters in UTF-8.
    """
    for number, line in enumerate(lines(stream, 2 * limit), 1):
        name = str(number)
        if line is None:
            yield too_large(name, limit)
            continue
        line = line.strip(b" \t\r\n\xef\xbb\xbf")
        if not line:
            continue
        try:
            record = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            yield trouble(name, "bad_json", "The line is no JSON object; it was passed over.")
            continue
        yield _json_page(name, record, limit)


def _json_page(name: str, record: Any, limit: int) -> Member | Trouble:
    fields = record if isinstance(record, dict) else {}
    for field, kind in _TEXT_FIELDS:
        text = fields.get(field)
        if isinstance(text, str) and text:
            data = text.encode("utf-8", "surrogatepass")
            return too_large(name, limit) if len(data) > limit else Member(name, data, kind, _url(fields))
    wanted = ", ".join(field for field, _ in _TEXT_FIELDS)
    return trouble(name, "no_text_field", f"The line has no text in any of the fields {wanted}; it was passed over.")


def _url(fields: dict[str, Any]) -> str | None:
    for field in _URL_FIELDS:
        if isinstance(fields.get(field), str) and fields[field]:
            return str(fields[field])
    return None


def warc_records(stream: BinaryIO, limit: int) -> Iterator[Member | Trouble]:
    """The pages of a web archive, named by the ordinal of their record.

    Pages are payloads of responses with status 200, resources and conversions, of a type that can hold a text; how
    many others were passed over is said once. Raises MissingExtra without fastwarc.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise MissingExtra("warc") from error
    pages = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    others = 0
    whole: Any = _Whole(stream)
    records = ArchiveIterator(
        whole, WarcRecordType.any_type, parse_http=True, auto_decode="all", max_header_len=1 << 16
    )
    for number, record in enumerate(records, 1):
        if not record.record_type & pages:
            continue
        kind = str(record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0]
        http = record.http_headers
        if kind.strip().lower() not in _PAGE_TYPES or (http is not None and http.status_code != _FOUND):
            others += 1
            continue
        name = str(number)
        data = read_at_most(record.reader, limit)
        url = record.headers.get("WARC-Target-URI")
        hint = _PAGE_TYPES[kind.strip().lower()]
        yield too_large(name, limit) if data is None else Member(name, data, hint, url)
    if others:
        message = f"{others} records hold no page (other types, or another status than 200); they were passed over."
        yield trouble("", "records_passed_over", message, "note")


class _Whole:
    """The stream as fastwarc wants it: `read`, `tell`, and nothing else."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        return self._stream.read(min(size, 1 << 20))

    def tell(self) -> int:
        return self._stream.tell()
