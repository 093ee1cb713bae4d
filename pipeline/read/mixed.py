"""Parts of a page that are in another encoding than the page: a quotation pasted in, a frame from another server.

A part is what stands between line ends and angle brackets, which no Chinese encoding uses inside a character. It is
read otherwise only where it cannot be read as the page, or reads far worse, and is without a fault in the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.read.entities import unescape
from pipeline.text import Edit, Text

_DIVIDERS = re.compile(rb"[\r\n<>]+")
_UTF8_HAN = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){2}")
# A part shorter than this says too little of its encoding.
_FEWEST_HAN = 2
# This share of its characters beyond ASCII are common ones …
_COMMON = 0.5
# … and so much more than when it is read as the page is.
_BETTER = 0.3
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


class Part(NamedTuple):
    """`value` is what stands at `start`..`end` of the decoded source, in the encoding that it is in."""

    start: int
    end: int
    value: str
    encoding: str


def find_parts(data: bytes, source: str, encoding: str, common: frozenset[str]) -> list[Part]:
    """The parts of `data` in another encoding; `source` is `data.decode(encoding, "replace")`.

    >>> data = "一、目标：".encode() + b"<p>" + "提高教学质量。".encode("gbk") + b"</p>"
    >>> [part.value for part in find_parts(data, data.decode("utf-8", "replace"), "utf-8", frozenset("提高教学质量。"))]
    ['提高教学质量。']
    """
    others: tuple[str, ...]
    if encoding == "utf-8":
        if "\ufffd" not in source:
            return []
        others = ("gb18030", "big5hkscs")
    elif encoding == "gb18030":
        if _UTF8_HAN.search(data) is None:
            return []
        others = ("utf-8",)
    else:
        return []
    parts: list[Part] = []
    at = place = 0
    for match in _DIVIDERS.finditer(data):
        place = _read_part(data[at : match.start()], place, encoding, others, common, parts)
        at = match.end()
        place += at - match.start()
    place = _read_part(data[at:], place, encoding, others, common, parts)
    # Were a divider not decoded as itself, every place would be wrong.
    return parts if place == len(source) else []


def _read_part(
    piece: bytes, place: int, encoding: str, others: tuple[str, ...], common: frozenset[str], parts: list[Part]
) -> int:
    """Add the piece to `parts` if it is in one of the other encodings; the place in the source behind it."""
    if not piece or _BEYOND_ASCII.search(piece) is None:
        return place + len(piece)
    written = piece.decode(encoding, "replace")
    end = place + len(written)
    if encoding != "utf-8" or "\ufffd" in written:
        best, share, name = "", _COMMON, ""
        for other in others:
            try:
                value = piece.decode(other)
            except UnicodeDecodeError:
                continue
            found = _share(value, common)
            if found > share:
                best, share, name = value, found, other
        if best and share > _share(written, common) + _BETTER:
            parts.append(Part(place, end, best, name))
    return end


def _share(value: str, common: frozenset[str]) -> float:
    """The share of common characters among those beyond ASCII; 0 where they are too few to tell."""
    beyond = [char for char in value if char > "\x7f"]
    if len(beyond) < _FEWEST_HAN:
        return 0.0
    return sum(char in common for char in beyond) / len(beyond)


def repair(text: Text, parts: list[Part]) -> Text:
    """The text with its parts in another encoding read rightly, as edits of kind mojibake.

    >>> data = "目标\\n".encode() + "提高质量".encode("gbk")
    >>> source = data.decode("utf-8", "replace")
    >>> repair(Text.of(source), find_parts(data, source, "utf-8", frozenset("提高质量"))).value
    '目标\\n提高质量'
    """
    edits: list[Edit] = []
    for start, end, value, _ in parts:
        first, last = text.offset_of(start), text.offset_of(end)
        if first >= last:
            continue
        span = text.raw_span(first, last)
        kept = unescape(value).strip()
        # Line ends that were put before or behind the part stay.
        while first < last and text.value[first] in "\n\t":
            first += 1
        while first < last and text.value[last - 1] in "\n\t":
            last -= 1
        if first < last and start <= span.start and span.end <= end:
            edits.append(Edit(first, last, kept, "mojibake", "mixed_encoding"))
    return text.edit(edits) if edits else text


def repaired_line(line: str | None, source: str, parts: list[Part]) -> str | None:
    """A line read from the source (a title) as it reads in its part's encoding; the line itself outside the parts."""
    if line:
        for start, end, value, _ in parts:
            if line == source[start:end].strip():
                return unescape(value).strip()
    return line
