"""Images of a Markdown page: `![caption](address)`. Their captions repeat the title and would be read as plan text."""

from __future__ import annotations

import re

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

# A caption may hold brackets (glosses), an address none; both are bounded, so that a page of `![` stays linear.
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\s]{0,500}(?:\s+\"[^\"\n]{0,100}\")?\)")
RULES = ("markdown_image",)


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of every image, with the line break behind one that has a line of its own.

    >>> from pipeline.text import Text
    >>> [(e.start, e.end) for e in edits(View.of(Text.of("![第1页](a.gif)\\n一、目标")), None)]
    [(0, 14)]
    """
    plain = view.text.value
    if "![" not in plain:
        return []
    out = []
    for match in _IMAGE.finditer(plain):
        start, end = match.span()
        if start == 0 or plain[start - 1] == "\n":
            while end < len(plain) and plain[end].isspace():
                end += 1
        out.append(Edit(start, end, "", "image", "markdown_image"))
    return out
