"""How far the words around a quantity reach: to the begin of its clause, of its run, of its paragraph.

A clause ends at a comma; a run ends at a full stop or line end and keeps its rate across semicolons
(每学期听课2次;讲课1次).
"""

from __future__ import annotations

RUN_MARKS = "。！!？?\n"
CLAUSE_MARKS = "，,；;：:" + RUN_MARKS
LONGEST_RUN = 400


class Reach:
    """Where the clause, the run and the paragraph around a place of one text begin."""

    __slots__ = ("_answer", "_asked", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked, self._answer = -1, 0

    def run_start(self, at: int) -> int:
        """Where the run that holds `at` begins."""
        return self._behind(RUN_MARKS, at)

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph that holds `at` begins."""
        return max(0, at - 2 * LONGEST_RUN, self._text.rfind("\n", max(0, at - 2 * LONGEST_RUN), at) + 1)

    def clause_start(self, at: int) -> int:
        """Where the clause that holds `at` begins."""
        if at != self._asked:  # every quantity asks for its own clause several times
            self._asked, self._answer = at, self._behind(CLAUSE_MARKS, at)
        return self._answer

    def _behind(self, marks: str, at: int) -> int:
        """The place behind the last mark before `at`, not further back than a run may be long."""
        text = self._text
        last = max(0, at - LONGEST_RUN) - 1
        for mark in marks:
            last = max(last, text.rfind(mark, last + 1, at))
        return last + 1
