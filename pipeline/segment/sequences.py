"""What the candidates of a plan show of its numbering before any of them is placed: which family lies under which."""

from __future__ import annotations

from itertools import pairwise

from pipeline.segment.candidates import CLOSING, TITLE
from pipeline.segment.numbering import AT_LINE, GLUED, Marker

_CONTINUED = frozenset(("calendar", "stage", TITLE))
_IN_FORMS = frozenset(("han", "han_paren", "digit", "digit_paren"))
_GAPPED = {"clause": "digit", "gapped": "han"}  # a number and a blank: what it stands for


def with_lost_marks(found: list[Marker]) -> list[Marker]:
    """The markers, those that only a blank follows (1 培训, 一 目标) read as 1、 and 一、 or left out.

    They count where two numbers of their kind follow each other; 2 职责 also as what 2.1 lies under.
    """
    present = {marker.family for marker in found}
    if present.isdisjoint(_GAPPED):
        return found
    for family, full in _GAPPED.items():
        if family == "clause" and "dotted" in present:
            continue
        numbers = [marker.number for marker in found if marker.family == family]
        if any(after == before + 1 for before, after in pairwise(numbers)):
            found = [m._replace(family=full) if m.family == family else m for m in found]
        else:
            found = [marker for marker in found if marker.family != family]
    return found


def votes(found: list[Marker]) -> dict[tuple[str, str], int]:
    """How often family `inner` started at 1 between two consecutive parts of family `outer`: {(inner, outer): n}."""
    counts: dict[tuple[str, str], int] = {}
    last: dict[str, int] = {}
    begun: dict[str, set[str]] = {}
    for marker in found:
        family, number = marker.family, marker.number
        if marker.place == GLUED or family in ("lost", CLOSING) or (family == "ordinal" and marker.place != AT_LINE):
            continue
        before = last.get(family)
        if before is not None and (family in _CONTINUED or number == before + 1):
            for inner in begun.get(family, ()):
                counts[inner, family] = counts.get((inner, family), 0) + 1
        begun[family] = set()
        last[family] = number
        if number == 1:
            for outer, inners in begun.items():
                if outer != family:
                    inners.add(family)
    return counts


def inner_variants(found: list[Marker]) -> set[tuple[str, str]]:
    """Forms of one family that lie under another form of it (1. under 1、, (1) under ⑴): {(family, variant)}."""
    forms: dict[str, set[str]] = {}
    for marker in found:
        if marker.family in _IN_FORMS:
            forms.setdefault(marker.family, set()).add(marker.variant)
    mixed = {family for family, variants in forms.items() if len(variants) > 1}
    if not mixed:
        return set()
    shown = votes([m._replace(family=f"{m.family} {m.variant}") for m in found if m.family in mixed])
    inner: set[tuple[str, str]] = set()
    for (below, above), count in shown.items():
        family, variant = below.split(" ", 1)
        if above.startswith(family + " ") and count > shown.get((above, below), 0):
            inner.add((family, variant))
    return inner


def numbers_ahead(found: list[Marker]) -> dict[int, dict[str, int]]:
    """With which number each family goes on at a line's head, behind a title or a month: {index: {family: number}}."""
    out: dict[int, dict[str, int]] = {}
    last: dict[str, int] = {}
    for index in range(len(found) - 1, -1, -1):
        marker = found[index]
        if marker.family == TITLE or marker.family == "calendar":
            out[index] = dict(last)
        if marker.place == AT_LINE and marker.number:
            last[marker.family] = marker.number
    return out


def successors(found: list[Marker]) -> list[bool]:
    """For every candidate numbered 1, whether a 2 or 3 of its family follows before the next 1."""
    out = [False] * len(found)
    follows: dict[str, bool] = {}
    for index in range(len(found) - 1, -1, -1):
        marker = found[index]
        if marker.number in (2, 3):  # the number of the second may be damaged
            follows[marker.family] = True
        elif marker.number == 1:
            out[index] = follows.get(marker.family, False)
            follows[marker.family] = False
    return out
