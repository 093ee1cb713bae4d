"""Double-struck text: bold type of a PDF that was read twice, `《 《张张北年北年鉴鉴》 》` for 《张北年鉴》.

Pieces of one to three characters stand twice, many in a row, marks among them. A reduplication that a writer means
(认认真真, 家家户户) stands in the dictionary.
"""

from __future__ import annotations

import re
from itertools import repeat

import numpy as np
import numpy.typing as npt

from pipeline.clean.view import View, matches_at
from pipeline.config import StageConfig
from pipeline.nlp.words import frequencies
from pipeline.text import Edit

RULES = ("double_struck",)
_HAN = r"\u3400-\u9fff"
_MARKS = "《》“”()【】、,。:;"
# Two characters in a row that stand twice each; a page without them costs one fast pass.
_SIGNATURE = re.compile(rf"([{_HAN}{_MARKS}])\1 ?([{_HAN}{_MARKS}]) ?\2")
_SIGNATURE_OF_PAIRS = re.compile(rf"([{_HAN}\d{_MARKS}]{{2}})\1 ?([{_HAN}\d{_MARKS}]{{2}}) ?\2")
_RUN = re.compile(rf"(?:([{_HAN}\d{_MARKS}]{{1,3}}?) ?\1 ?){{4,100}}")
_PIECE = re.compile(rf"([{_HAN}\d{_MARKS}]{{1,3}}?) ?\1")
_LONGEST_PIECE = 3
_FEWEST_WITHOUT_MARK = 6
_FEWEST_WORDS = 2


def edits(view: View, config: StageConfig) -> list[Edit]:
    """Removal of the second stroke of every piece.

    >>> from pipeline.text import Text
    >>> text = Text.of("编纂《 《张张北年北年鉴鉴》 》工作方案")
    >>> text.edit(edits(View.of(text), None)).value
    '编纂《张北年鉴》工作方案'
    """
    plain = view.plain
    out: list[Edit] = []
    if not _signs_twice(view) and not _pairs_twice(view):
        return out
    for run in matches_at(_RUN, plain, _twice(view.codes)):
        pieces = list(_PIECE.finditer(plain, *run.span()))
        words = sum(piece[1] not in _MARKS and not piece[1].isdecimal() for piece in pieces)
        marked = any(piece[1] in _MARKS for piece in pieces)
        if words < _FEWEST_WORDS or not (marked or len(pieces) >= _FEWEST_WITHOUT_MARK) or _reduplicates(run[0]):
            continue
        for number, piece in enumerate(pieces):
            # A space between two pieces was set by the second stroke as well.
            end = pieces[number + 1].start() if number + 1 < len(pieces) else piece.end()
            out.append(Edit(piece.end(1), end, "", "injected_char", "double_struck"))
    return out


def _twice(codes: npt.NDArray[np.intp]) -> list[int]:
    """Where a piece of one to three characters stands in front of the same one, with or without a space between."""
    found = np.zeros(len(codes), dtype=np.bool_)
    for length in range(1, _LONGEST_PIECE + 1):
        for apart in (length, length + 1):
            again = codes[apart:] == codes[:-apart]
            twice = again
            for ahead in range(1, length):
                twice = twice[:-1] & again[ahead:]
            found[: len(twice)] |= twice
    places: list[int] = found.nonzero()[0].tolist()
    return places


def _signs_twice(view: View) -> bool:
    """Whether two characters stand twice, one behind the other."""
    return any(map(_SIGNATURE.match, repeat(view.plain), view.doubled))


def _pairs_twice(view: View) -> bool:
    """Whether two pieces of two characters stand twice, one behind the other."""
    again = view.codes[2:] == view.codes[:-2]
    places = (again[1:] & again[:-1]).nonzero()[0].tolist()
    return any(_SIGNATURE_OF_PAIRS.match(view.plain, place) for place in places)


def _reduplicates(run: str) -> bool:
    """Whether words of the form AABB make up a half of what stands twice."""
    count = frequencies().count
    meant = sum(4 for at in range(len(run) - 3) if run[at] == run[at + 1] and count(run[at : at + 4]))
    return 2 * meant >= len(run)
