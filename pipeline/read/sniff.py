"""What a file is, by its first bytes: text that can be read here, or something else with a name."""

from __future__ import annotations

from typing import NamedTuple


class Refusal(NamedTuple):
    """Why a source has no text: a code and a plain sentence."""

    code: str
    message: str


_OLE = Refusal(
    "ole_document", "The file is a binary Office document (such as .doc), not text; save it as text or HTML first."
)
_PDF = Refusal("pdf", "The file is a PDF document, not text; extract its text first.")
_RTF = Refusal("binary", "The file is a rich text (RTF) document, not plain text; save it as text or HTML first.")
_PROGRAM = Refusal("binary", "The file is a program or another binary file, not text.")

_SIGNATURES: tuple[tuple[bytes, Refusal], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"%PDF-", _PDF),
    (b"{\\rtf", _RTF),
    *(
        (magic, Refusal("image", f"The file is an image ({name}), not text."))
        for magic, name in (
            (b"\x89PNG\r\n\x1a\n", "PNG"),
            (b"\xff\xd8\xff", "JPEG"),
            (b"GIF87a", "GIF"),
            (b"GIF89a", "GIF"),
            (b"II*\x00", "TIFF"),
            (b"MM\x00*", "TIFF"),
            (b"\x00\x00\x01\x00", "icon"),
        )
    ),
    *(
        (magic, Refusal("archive", f"The file is an archive ({name}), not text; unpack it first."))
        for magic, name in (
            (b"PK\x03\x04", "zip, or an Office document built on it"),
            (b"PK\x05\x06", "zip"),
            (b"Rar!\x1a\x07", "rar"),
            (b"7z\xbc\xaf\x27\x1c", "7z"),
            (b"\x1f\x8b\x08", "gzip"),
            (b"BZh9", "bzip2"),
            (b"\xfd7zXZ\x00", "xz"),
            (b"\x28\xb5\x2f\xfd", "zstd"),
        )
    ),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90\x00", _PROGRAM),
    (b"SQLite format 3\x00", _PROGRAM),
    (b"PAR1", _PROGRAM),
)


def refuse(data: bytes, max_bytes: int) -> Refusal | None:
    """Why `data` cannot be read as text, None when it can be. `max_bytes` is the largest size read.

    >>> refuse(b"%PDF-1.4 ...", 100).code
    'pdf'
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return Refusal("empty", "The file is empty.")
    if len(data) > max_bytes:
        return Refusal("too_large", f"The file has {len(data)} bytes, more than the {max_bytes} that are read.")
    for magic, refusal in _SIGNATURES:
        if data.startswith(magic):
            return refusal
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return Refusal("image", "The file is an image or a recording (RIFF), not text.")
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00":
        return Refusal("image", "The file is an image (BMP), not text.")
    return None


def refuse_value(value: str) -> Refusal | None:
    """The same for decoded text: mostly control and replacement characters means that it was none.

    >>> refuse_value("工作计划") is None
    True
    """
    sample = value[:20_000]
    # Control characters are ASCII; the rest need not be encoded to count them.
    data = sample.encode("ascii", "ignore")
    if (len(data) - len(data.translate(None, _CONTROLS))) * 10 > len(sample) + 10 or sample.count("\ufffd") * 3 > len(
        sample
    ) + 10:
        return _PROGRAM
    return None


# Control characters that no text needs (tab, line ends, form feed, escape and the DOS end of file are left out).
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1A), *range(0x1C, 0x20), 0x7F))
