"""HTML, Markdown or plain text: by what the page holds, then by what its name says."""

from __future__ import annotations

import re

_HTML_START = re.compile(
    r"[\ufeff\s]*(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html\b|head\b|body\b)", re.IGNORECASE
)
_XML_START = re.compile(r"[\ufeff\s]*<\?xml\b")
_HTML_TAG = re.compile(
    r"</?(?:html|head|body|div|p|br|span|table|tbody|tr|td|th|ul|ol|li|a|h[1-6]|font|strong|b|em|img|center"
    r"|section|article|script|style|meta|form|title|blockquote)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)
_BOLD_LINE = re.compile(r"^ {0,3}\*\*[^*\n]{2,80}\*\*[:：]? *$", re.MULTILINE)
_TABLE_RULE = re.compile(r"^ {0,3}\|? *:?-{2,}:? *(?:\| *:?-{2,}:? *)+\|? *$", re.MULTILINE)
_IMAGE_OR_LINK = re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}\)")
_SAMPLE = 200_000


def page_format(value: str, hint: str | None) -> str:
    """`html`, `md` or `txt`.

    >>> page_format("<p>一、目标</p><p>二、措施</p>", "txt"), page_format("一、目标", "html")
    ('html', 'txt')
    """
    sample = value[:_SAMPLE]
    if _HTML_START.match(sample) or _XML_START.match(sample):
        return "html"
    tags = sum(1 for _ in _HTML_TAG.finditer(sample))
    start = sample.lstrip("\ufeff \n\r\t")
    if _HTML_TAG.match(start) or (hint == "html" and (tags or start.startswith("<"))):
        return "html"
    # A text may quote a tag or two (a lesson on web pages); markup comes in numbers.
    if tags >= 3 and tags * 200 >= len(sample):
        return "html"
    signs = (
        (len(_HEADING.findall(sample)) if "#" in sample else 0)
        + (len(_BOLD_LINE.findall(sample)) if "**" in sample else 0)
        + (2 * len(_TABLE_RULE.findall(sample)) if "--" in sample else 0)
        + (1 if hint == "md" and _IMAGE_OR_LINK.search(sample) else 0)
    )
    if hint == "md" or signs >= 2:
        return "md"
    return "txt"
