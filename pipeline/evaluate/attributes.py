"""Whether a record says the same as its gold annotation: by attribute, as the annotation guidelines name them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Values = Mapping[str, Any]
# Attribute -> (agrees, gold value, the record's value).
Checked = dict[str, tuple[bool, Any, Any]]

_SPACE = re.compile(r"\s+")
# Attributes that are compared as text, without white space; null and empty are the same.
_AS_TEXT: dict[str, tuple[str, ...]] = {
    "PLAN": ("title", "kind"),
    "HEADING": ("role", "marker"),
    "GOAL": ("kind",),
    "DATE": ("type", "value", "mod"),
    "QUOTA": ("cmp", "unit", "modality", "per"),
    "PARTY": ("kind", "duty", "basis"),
    "TASK": (),
}


def folded(value: Any) -> str:
    """A value as text without white space; '' for none."""
    return _SPACE.sub("", str(value or ""))


def check(label: str, gold: Values, row: Values) -> Checked:
    """Compare the attributes of a pair.

    >>> check("GOAL", {"kind": "aim"}, {"kind": "target"})
    {'kind': (False, 'aim', 'target')}
    """
    checked: Checked = {}
    names = _AS_TEXT[label]
    if label == "QUOTA":
        want, have = (gold.get("min"), gold.get("max")), (row.get("min"), row.get("max"))
        checked["value"] = (all(map(_same_number, want, have)), want, have)
    if label == "HEADING":
        checked["level"] = (gold.get("level") == row.get("level"), gold.get("level"), row.get("level"))
    for name in names:
        checked[name] = (folded(gold.get(name)) == folded(row.get(name)), gold.get(name), row.get(name))
        if label == "DATE" and name == "type":
            days = (_day(gold.get("start")), _day(gold.get("end"))), (_day(row.get("first")), _day(row.get("last")))
            checked["days"] = (days[0] == days[1], *days)
    return checked


def match_words(wanted: Sequence[str], found: Sequence[str]) -> tuple[int, bool]:
    """How many of the wanted snippets are found, each once, one holding the other; and whether nothing is amiss.

    >>> match_words(["教导处", "各班级"], ["由教导处", "学生"])
    (1, False)
    """
    left = list(found)
    hits = 0
    for word in wanted:
        at = next((at for at, other in enumerate(left) if _within(word, other)), None)
        if at is not None:
            hits += 1
            left.pop(at)
    return hits, hits == len(wanted) and not left


def _within(one: str, other: str) -> bool:
    one, other = folded(one), folded(other)
    return bool(one) and bool(other) and (one in other or other in one)


def _same_number(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return abs(float(one) - float(other)) < 1e-6


def _day(value: Any) -> str | None:
    return None if value is None else str(value)[:10]
