"""Line ends that a site's text layer prints as a letter: `…通报。Р四、保障措施Р（一）…` with a Cyrillic Р for each.

Document sites draw the end of a paragraph with a glyph that comes out as this letter. Chinese pages have no other use
for it; one that stands beside another letter of its script is left alone.
"""

from __future__ import annotations

import re

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("line_sign",)
_LETTER = "Р"  # Cyrillic Er, not the Latin P
_SIGN = re.compile(rf"(?<![Ѐ-ӿA-Za-z]){_LETTER}(?![Ѐ-ӿA-Za-z])")
_FEWEST = 2


def edits(view: View, config: StageConfig) -> list[Edit]:
    """A line break for every such letter, where a page has several.

    >>> from pipeline.text import Text
    >>> text = Text.of("加强检查。Р二、经费保障Р按时拨付。")
    >>> text.edit(edits(View.of(text), None)).value
    '加强检查。\\n二、经费保障\\n按时拨付。'
    """
    plain = view.plain
    if _LETTER not in plain:
        return []
    found = [Edit(*match.span(), "\n", "hard_wrap", "line_sign") for match in _SIGN.finditer(plain)]
    return found if len(found) >= _FEWEST else []
