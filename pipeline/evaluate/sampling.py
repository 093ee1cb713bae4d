"""How precise is a table? A sample of its records, judged by a person, and the interval that follows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

_Z = {0.9: 1.6448536269514722, 0.95: 1.959963984540054, 0.99: 2.5758293035489004}


class Precision(NamedTuple):
    """A share of right records with its interval, all 0 to 1, and the number that were judged."""

    share: float
    low: float
    high: float
    judged: int

    def __str__(self) -> str:
        return f"{self.share:.0%} ({self.low:.0%} to {self.high:.0%}, {self.judged} judged)"


def sample(frame: pd.DataFrame, count: int, seed: int) -> pd.DataFrame:
    """`count` records drawn at random without repetition, in the order of the table; the same seed draws the same.

    >>> import pandas as pd
    >>> len(sample(pd.DataFrame({"text": list("一二三四五")}), 3, 1))
    3
    """
    return frame.sample(n=min(count, len(frame)), random_state=seed).sort_index()


def precision(verdicts: Sequence[bool | None], level: float = 0.95) -> Precision:
    """The precision that verdicts (True: the record is right; None: not judged) speak for, with Wilson's interval.

    Wilson's interval holds for small samples and shares near 1, where the textbook one leaves the unit interval
    (Wilson 1927; Brown, Cai and DasGupta 2001). Raises ValueError without any verdict or for a level other than
    0.9, 0.95 and 0.99.

    >>> print(precision([True] * 9 + [False]))
    90% (60% to 98%, 10 judged)
    """
    judged = [verdict for verdict in verdicts if verdict is not None]
    if not judged:
        raise ValueError("no verdict: set some to True or False")
    if level not in _Z:
        raise ValueError(f"level is one of {', '.join(map(str, _Z))}")
    n, z = len(judged), _Z[level]
    share = sum(judged) / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return Precision(share, max(0.0, middle - half), min(1.0, middle + half), n)
