"""Two outputs record by record: what one has and the other has not, what moved, and what says something else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.gold import LABELS
from pipeline.evaluate.matching import pair_spans
from pipeline.store import Tables
from pipeline.store.documents import Row, each_document

_LEAST = 0.5
# Ids and ordinals shift when a record is gained before them; offsets are the record's place, its words are shown.
_NOT_COMPARED = {"start", "end", "raw_start", "raw_end", "ordinal", "body_start", "body_end", "path"}
_NOT_COMPARED |= {"heading_raw_start", "heading_raw_end", "score", "text"}


@dataclass(frozen=True, slots=True)
class Change:
    """`what` is gained, lost, moved (other offsets) or changed (`columns`: name -> (before, after))."""

    what: str
    label: str
    rule: str
    source: str
    raw_start: int
    before: str
    after: str
    columns: dict[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class Changes:
    """Counts by label and kind of change, the number of equal records, and the documents only one side has."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    samples: list[Change] = field(default_factory=list)
    only_before: list[str] = field(default_factory=list)
    only_after: list[str] = field(default_factory=list)


def compare(before: Tables, after: Tables, samples: int) -> Changes:
    """Compare documents of equal content; at most `samples` examples are kept for each label and kind of change.

    Raises StorageError when a table is damaged.
    """
    names = [dict(_listed(tables)) for tables in (before, after)]
    out = Changes(
        only_before=sorted(names[0][i] for i in names[0].keys() - names[1].keys()),
        only_after=sorted(names[1][i] for i in names[1].keys() - names[0].keys()),
    )
    common = sorted(names[0].keys() & names[1].keys())
    # Both sides a hundred documents at a time: outputs may be larger than the memory.
    for first in range(0, len(common), 100):
        wanted = set(common[first : first + 100])
        sides = [{rows["documents"][0]["doc_id"]: rows for rows in _each(tables, wanted)} for tables in (before, after)]
        for doc_id in common[first : first + 100]:
            for label in LABELS:
                table = LABELS[label][0]
                found = _changes(label, sides[0][doc_id][table], sides[1][doc_id][table], names[1][doc_id])
                for change in found:
                    out.counts[label][change.what] += 1
                    if change.what != "same" and out.counts[label][change.what] <= samples:
                        out.samples.append(change)
    return out


def _listed(tables: Tables) -> Iterable[tuple[str, str]]:
    rows = tables.arrow("documents").select(["doc_id", "source"]).to_pylist()
    return [(row["doc_id"], row["source"]) for row in rows]


def _each(tables: Tables, wanted: set[str]) -> Iterable[dict[str, list[Row]]]:
    return each_document(tables.generation, wanted)


def _changes(label: str, before: list[Row], after: list[Row], source: str) -> list[Change]:
    word = LABELS[label][2]
    spans = [[(row["raw_start"], row["raw_end"]) for row in side] for side in (before, after)]
    pairs = pair_spans(spans[0], spans[1], _LEAST)
    met = {one for one, _ in pairs}, {other for _, other in pairs}

    def change(what: str, old: Row | None, new: Row | None, columns: dict[str, tuple[Any, Any]]) -> Change:
        row = new or old or {}
        said = [str(side[word] or "") if side else "" for side in (old, new)]
        return Change(what, label, row.get("rule") or "", source, row["raw_start"], said[0], said[1], columns)

    out = [change("lost", row, None, {}) for at, row in enumerate(before) if at not in met[0]]
    out += [change("gained", None, row, {}) for at, row in enumerate(after) if at not in met[1]]
    for one, other in sorted(pairs):
        old, new = before[one], after[other]
        columns = {
            name: (old[name], new[name])
            for name in new
            if name in old
            and name not in _NOT_COMPARED
            and not name.endswith(("_id", "_ids"))
            and name != word
            and old[name] != new[name]
        }
        moved = spans[0][one] != spans[1][other]
        out.append(change("moved" if moved else "changed" if columns else "same", old, new, columns))
    return out
