"""How far the words around a quantity reach: to the begin of its clause, of its run, of its paragraph.

A clause ends at a comma; a run ends at a full stop or line end and keeps its rate across semicolons
(每学期听课2次;讲课1次).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.extract.quotas.lexicon import Place

_RUN_MARKS = "。！!？?\n"
CLAUSE_MARKS = "，,；;：:" + _RUN_MARKS
LONGEST_RUN = 400
_RUN_MARK, _CLAUSE_MARK = re.compile(f"[{_RUN_MARKS}]"), re.compile(f"[{CLAUSE_MARKS}]")


class Reach:
    """Where the clause, the run and the paragraph around a place of one text begin, and the line that holds them.

    The marks of a line are found when it is first asked for; few lines hold a quantity.
    """

    __slots__ = ("_clauses", "_line", "_runs", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = (0, -1)
        self._clauses: Sequence[int] = ()
        self._runs: Sequence[int] = ()

    def line(self, at: int) -> Place:
        """The line that holds `at`, the end of the line before it not; no clause and no run reaches out of it."""
        if not self._line[0] <= at <= self._line[1]:
            text = self._text
            begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            self._line = begin, end if end >= 0 else len(text)
            self._clauses = [begin, *[mark.end() for mark in _CLAUSE_MARK.finditer(text, *self._line)]]
            self._runs = [begin, *[mark.end() for mark in _RUN_MARK.finditer(text, *self._line)]]
        return self._line

    def run_start(self, at: int) -> int:
        """Where the run that holds `at` begins."""
        self.line(at)
        return _last(self._runs, at)

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph that holds `at` begins."""
        return max(at - 2 * LONGEST_RUN, self.line(at)[0])

    def clause_start(self, at: int) -> int:
        """Where the clause that holds `at` begins."""
        self.line(at)
        return _last(self._clauses, at)


def _last(starts: Sequence[int], at: int) -> int:
    """The last of the starts that is not behind `at`, not further back than a run may be long."""
    return max(at - LONGEST_RUN, starts[bisect_right(starts, at) - 1])
