"""Latin full stops: `加强管理.严格考核.每月检查一次.` where 。 is meant.

Some editors and converters print every full stop as a dot. A dot alone between characters may be a stray mark or stand
for anything; several in a row, with sentences between them and no 。, are full stops.
"""

from __future__ import annotations

import re

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("latin_full_stop",)
_HAN = r"\u3400-\u9fff"
_STOP = re.compile(rf"(?<=[{_HAN}”\")%])\.(?=[{_HAN}“\"(（]|[ \t]*\d{{1,2}}[.、)）]|[ \t]*(?:\n|$)|[ \t]+[{_HAN}])")
# 一.指导思想, 3.检查: a marker, at the beginning of a line or behind another mark.
_MARKER = re.compile(r"(?:^|[\s。.,;:!?)])[(]?(?:第?[一二三四五六七八九十百]{1,4}|\d{1,3}|[甲乙丙丁戊])$")
_MARKER_ROOM = 8
# 的.培训 is a stray mark, 党.委.书.记 a word that is spelled.
_GOES_ON = "的地得"
# Where the next part begins: a line, or a number.
_BEHIND = re.compile(r"[ \t]*(?:\n|$|[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.)）](?!\d))")
_CLAUSE_ROOM = 30
_FEWEST, _SHORTEST = 3, 3


def edits(view: View, config: StageConfig) -> list[Edit]:
    """A 。 for each dot that ends a sentence, where `_FEWEST` stand in a row without any 。 between them.

    >>> from pipeline.text import Text
    >>> text = Text.of("一.措施\\n1.严格管理制度.每周检查教案.\\n2.各班每月小结一次.")
    >>> text.edit(edits(View.of(text), None)).value
    '一.措施\\n1.严格管理制度。每周检查教案。\\n2.各班每月小结一次。'
    """
    plain = view.plain
    stops = [at for at in view.places(".") if _ends_a_sentence(plain, at)]
    if len(stops) < _FEWEST:
        return []
    rows: list[list[int]] = [[]]
    for at in stops:
        last = rows[-1][-1] if rows[-1] else at
        if plain.find("。", last, at) >= 0:
            rows.append([])
        rows[-1].append(at)
    kept = [at for row in rows if len(row) >= _FEWEST for at in row]
    return [Edit(at, at + 1, "。", "script", "latin_full_stop") for at in kept]


def _ends_a_sentence(plain: str, at: int) -> bool:
    if _STOP.match(plain, at) is None or (plain[at - 1] in _GOES_ON and not _closes(plain, at)):
        return False
    before = plain[max(0, at - _MARKER_ROOM) : at]
    if _MARKER.search(before if at > _MARKER_ROOM else "\n" + before):
        return False
    start = max(plain.rfind(mark, max(0, at - _SHORTEST), at) for mark in ".\n")
    return start < 0


def _closes(plain: str, at: int) -> bool:
    """Whether a 的 before the dot closes its sentence: a part or a line begins behind, or it is that of 是…的."""
    if plain[at - 1] != "的":
        return False
    if _BEHIND.match(plain, at + 1):
        return True
    begin = max(plain.rfind(mark, max(0, at - _CLAUSE_ROOM), at) for mark in ".。,，;；\n")
    return plain.find("是", begin + 1, at - 1) >= 0
