"""Blanks that came out as other signs: `??一、指导思想`, `组? 长:张三? 李四`, `聽聽聽聽二、工作目标`.

A no-break space has no place in some code pages, and a converter puts a question mark there; its two bytes in UTF-8,
read as GBK, are the character 聽. Both stand where nobody asks or hears anything: in front of a line, inside a padded
label, between names. A page that has them has them in more than one place; a single one is left alone.
"""

from __future__ import annotations

import re

from pipeline.clean.view import View
from pipeline.config import StageConfig
from pipeline.text import Edit

RULES = ("lost_blank",)
_SIGN = "?"
_INDENT = re.compile(r"(?<![^\n])[ \t]*\?[? \t]*(?=[\u3400-\u9fff\d(“\"《【])")
_IN_LABEL = re.compile(r"\?(?<=[组队团班会主成校院所站部]\?)[? ]*(?=[长员任])")
# What may stand between two words; looked for first, since next to nothing begins with it.
_MARKED_GAP = re.compile(r"[ ?]+")
_BETWEEN = re.compile(
    r"(?<=[\u3400-\u9fff:,、;)])(?: *\?)+ [? ]*(?=[\u3400-\u9fff\d(])|(?<=[\u3400-\u9fff]) +\?+(?=[\u3400-\u9fff])"
)
_AT_END = re.compile(r"\?(?<=[\u3400-\u9fff)]\?)[? ]*(?=\n|$)")
# What a sentence asks with.
_ASKS = re.compile(r"[吗呢么何谁哪几否吧怎多什嘛]|是不是|能不能|有没有|[要会该可]不[要会该可]")
_CLAUSE_MARKS = "。!?;\n"
_LONGEST_CLAUSE = 80
_FEWEST = 2
# Without a label or an indent only a row of names shows it; longer items with such a mark are questions of a checklist.
_FEWEST_BETWEEN = 3
_NAME = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,3}$")
_LONGEST_NAME = 4

_HEARD = "聽"
_HEARD_INDENT = re.compile(rf"(?<![^\n])[ \t\u3000]*{_HEARD}(?:[{_HEARD} \t\u3000]*{_HEARD})[ \t\u3000]*(?=\S)")
_SURELY_HEARD = 4


def edits(view: View, config: StageConfig) -> list[Edit]:
    """A blank for every such sign inside a line, nothing for those in front of one.

    >>> from pipeline.text import Text
    >>> text = Text.of("??一、领导小组\\n组? 长:张明? 李方")
    >>> text.edit(edits(View.of(text), None)).value
    '一、领导小组\\n组 长:张明 李方'
    """
    return sorted([*_question_marks(view.plain), *_heard(view.text.value)])


def _question_marks(plain: str) -> list[Edit]:
    if _SIGN not in plain:
        return []
    indents = [match.span() for match in _INDENT.finditer(plain)]
    labels = [match.span() for match in _IN_LABEL.finditer(plain)]
    gaps = (match.start() for match in _MARKED_GAP.finditer(plain) if _SIGN in match[0])
    marked = (_BETWEEN.match(plain, gap) for gap in gaps)
    between = [match.span() for match in marked if match and not _is_asked(plain, match.start())]
    sure = len(indents) + len(labels)
    named = sum(_NAME.search(plain, max(0, start - _LONGEST_NAME), start) is not None for start, _ in between)
    if named < _FEWEST_BETWEEN and sure + min(sure, 1) * len(between) < _FEWEST:
        return []
    rows = {_line_start(plain, start) for start, _ in (*labels, *between)}
    ends = [
        match.span()
        for match in _AT_END.finditer(plain)
        if _line_start(plain, match.start()) in rows and not _is_asked(plain, match.start())
    ]
    inside = dict.fromkeys([*labels, *between])
    return [
        *(Edit(start, end, "", "injected_char", "lost_blank") for start, end in (*indents, *ends)),
        *(Edit(start, end, " ", "injected_char", "lost_blank") for start, end in inside),
    ]


def _is_asked(plain: str, at: int) -> bool:
    """Whether the clause before a question mark is a question."""
    floor = max(0, at - _LONGEST_CLAUSE)
    start = max(plain.rfind(mark, floor, at) for mark in _CLAUSE_MARKS) + 1
    return _ASKS.search(plain, max(start, floor), at) is not None


def _line_start(plain: str, at: int) -> int:
    return plain.rfind("\n", 0, at) + 1


def _heard(value: str) -> list[Edit]:
    if _HEARD * 2 not in value:
        return []
    found = list(_HEARD_INDENT.finditer(value))
    if len(found) < _FEWEST and not any(match[0].count(_HEARD) >= _SURELY_HEARD for match in found):
        return []
    return [Edit(*match.span(), "", "injected_char", "lost_blank") for match in found]
