"""A hash table over arrays: many keys are looked up at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Fibonacci hashing: 2**64 over the golden ratio.
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


class Table:
    """From numbers to their rows: `rows(keys)[i]` is where `keys[i]` stands in the table's own keys.

    A number that the table does not hold has the row behind the last one.

    >>> Table(np.array([7, 9], dtype=np.uint64)).rows(np.array([9, 8, 7], dtype=np.uint64)).tolist()
    [1, 2, 0]
    """

    __slots__ = ("_keys", "_mask", "_shift", "_slots")

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        """`keys` are distinct."""
        bits = max(4, (4 * len(keys)).bit_length())
        self._keys = keys
        self._shift = np.uint64(64 - bits)
        self._mask = (1 << bits) - 1
        self._slots = np.full(1 << bits, -1, dtype=np.int32)
        at = self._hashed(keys)
        waiting = np.arange(len(keys))
        while len(waiting):
            free = waiting[self._slots[at[waiting]] < 0]
            self._slots[at[free]] = free
            waiting = waiting[self._slots[at[waiting]] != waiting]
            at[waiting] = (at[waiting] + 1) & self._mask

    def rows(self, keys: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The row of each key, in the order asked."""
        at = self._hashed(keys)
        found = self._slots[at]
        open_ = np.flatnonzero(found >= 0)
        open_ = open_[self._keys[found[open_]] != keys[open_]]
        while len(open_):
            at[open_] = (at[open_] + 1) & self._mask
            found[open_] = self._slots[at[open_]]
            open_ = open_[found[open_] >= 0]
            open_ = open_[self._keys[found[open_]] != keys[open_]]
        found[found < 0] = len(self._keys)
        return found

    def _hashed(self, keys: NDArray[np.uint64]) -> NDArray[np.intp]:
        spread: NDArray[np.intp] = ((keys * _GOLDEN) >> self._shift).astype(np.intp)
        return spread
