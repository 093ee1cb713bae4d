"""Conversion by region phrases (tw2sp: 軟體 -> 软件), only on explicit request: words change their length.

Each sentence is aligned with its conversion, and every stretch that changed its length becomes an edit; what kept its
length goes character for character.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from pipeline.config import ConfigError, StageConfig
from pipeline.nlp.script import convert
from pipeline.text import Edit, Text

_CLAUSE = re.compile(r"[^。！？；，、：!?;,:\n]*[。！？；，、：!?;,:\n]?")
_LONGEST_ALIGNED = 2000


def by_phrase(text: Text, config: StageConfig) -> Text:
    """The text converted by the OpenCC configuration that the settings name.

    Raises ConfigError when OpenCC has no such configuration.
    """
    name = config.settings.config
    try:
        convert("", name)
    except ValueError as error:
        raise ConfigError(f"convert.config: {error}; write auto, none, or a name such as tw2sp") from error
    edits: list[Edit] = []
    for match in _CLAUSE.finditer(text.value):
        before = match[0]
        if before:
            edits += _aligned(before, convert(before, name), match.start(), name)
    return text.edit(edits)


def _aligned(before: str, after: str, start: int, name: str) -> list[Edit]:
    """Edits, each as small as the alignment allows; equal lengths need no alignment."""
    if len(before) == len(after):
        return [
            Edit(start + at, start + at + 1, new, "script", name)
            for at, (old, new) in enumerate(zip(before, after, strict=True))
            if old != new
        ]
    if len(before) > _LONGEST_ALIGNED:
        return [Edit(start, start + len(before), after, "script", name)]
    # Characters that only change their script must align, so the alignment sees both sides simplified.
    plain = convert(before, "t2s")
    seen = plain if len(plain) == len(before) else before
    blocks = SequenceMatcher(None, seen, after, autojunk=False).get_opcodes()
    edits: list[Edit] = []
    for tag, old_start, old_end, new_start, new_end in blocks:
        if tag == "equal":
            pairs = zip(before[old_start:old_end], after[new_start:new_end], strict=True)
            edits += [
                Edit(start + old_start + at, start + old_start + at + 1, new, "script", name)
                for at, (old, new) in enumerate(pairs)
                if old != new
            ]
        else:
            edits.append(Edit(start + old_start, start + old_end, after[new_start:new_end], "script", name))
    return edits
