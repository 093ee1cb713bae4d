"""One value -> one cell of a spreadsheet or CSV file, and the guard against cells that a spreadsheet would compute."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

# A cell that begins with one of these is computed or run by some spreadsheet; the full-width ones by those that fold.
_ACTIVE = tuple("=+-@\t\r\n＝＋－＠")


def plain(value: Any) -> Any:
    """A value as text, number or date: lists joined with `; `, maps as `key=value`, nothing for null and NaN.

    >>> plain(["甲", "乙"]), plain(None), plain(0.5)
    ('甲; 乙', None, 0.5)
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, dict):
        return "; ".join(f"{key}={plain(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        if value and all(isinstance(item, tuple) and len(item) == 2 for item in value):  # a map from Arrow
            return plain(dict(value))
        return "; ".join(str(plain(item)) for item in value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date) else value


def guarded(value: Any) -> Any:
    """A cell that no spreadsheet computes: text that begins like a formula gets an apostrophe in front.

    Leading white space does not hide it. Numbers and dates stay as they are.

    >>> guarded("=1+1"), guarded(" ＠SUM(A1)"), guarded(-5), guarded("一、目标")
    ("'=1+1", "' ＠SUM(A1)", -5, '一、目标')
    """
    if isinstance(value, str) and value.startswith(_ACTIVE):
        return "'" + value
    if isinstance(value, str) and value[:1].isspace() and value.lstrip().startswith(_ACTIVE):
        return "'" + value
    return value
