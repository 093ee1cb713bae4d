"""Names of a list that lost what stood between them: 陈福来郑忠实, 总务处教导处, 德育处各班班主任."""

from __future__ import annotations

import itertools

from pipeline.extract.parties.actor_names import Name, kind_of
from pipeline.extract.parties.actors import Reading
from pipeline.extract.parties.persons import whole_name

_SIZES = (3, 2)
_MOST = 40


def run_together(reading: Reading, start: int, end: int) -> list[Name]:
    """Two or more personal names without a mark between them; [] when the text is anything else.

    Names of three characters are preferred; each begins with a surname and holds no word that parties are known by.
    """
    if not 4 <= end - start <= _MOST or any(t.entry.head or t.entry.front for t in reading.between(start, end)):
        return []
    text, surnames = reading.text, reading.vocabulary.surnames
    # best[at]: the names of text[start:at], fewest first; every step takes two or three characters.
    best: dict[int, list[Name]] = {start: []}
    for at in range(start, end):
        if at not in best:
            continue
        for size in _SIZES:
            stop = at + size
            if stop > end or not whole_name(text, at, stop, surnames):
                continue
            names = [*best[at], Name(at, stop, "person")]
            if stop not in best or len(names) < len(best[stop]):
                best[stop] = names
    names = best.get(end, [])
    return names if len(names) > 1 else []


def adjacent(reading: Reading, start: int, end: int) -> list[Name]:
    """Two or more offices or posts without a mark between them; [] when the text is one name."""
    cuts = [start]
    tokens = reading.between(start, end)
    for before, token in itertools.pairwise(tokens):
        if before.end != token.start or not before.entry.head:
            continue
        offices = before.entry.head == "department" and token.entry.head == "department"
        if token.entry.front in ("determiner", "universal") or reading.word(token).startswith("全体") or offices:
            cuts.append(token.start)
    if len(cuts) == 1 or not tokens or tokens[-1].end != end or tokens[0].start != start:
        return []
    places = list(zip(cuts, [*cuts[1:], end], strict=True))
    names = [Name(first, last, kind_of(reading, first, last)) for first, last in places]
    return names if all(name.kind for name in names) else []
