"""Gold annotations: one JSON object per line, `{"doc", "label", "start", "end", "text", "attrs"}`.

Offsets are code points of the decoded source, half-open; `doc` is the stem of the source's name up to the first
underscore. The attributes of each label are columns of its table, some under another name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

# Label -> (table, key column, word column, attribute -> column). The links of tasks are snippets, see `LINKS`.
LABELS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "PLAN": (
        "plans",
        "plan_id",
        "text",
        {"title": "title", "kind": "kind", "issuer": "issuer", "period": "period"},
    ),
    "HEADING": ("sections", "section_id", "heading", {"level": "level", "marker": "marker", "role": "role"}),
    "DATE": (
        "dates",
        "date_id",
        "text",
        {"type": "type", "value": "value", "start": "first", "end": "last", "mod": "mod", "freq": "freq"},
    ),
    "QUOTA": (
        "quotas",
        "quota_id",
        "text",
        {name: name for name in ("cmp", "min", "max", "unit", "subject", "per", "modality")},
    ),
    "PARTY": ("parties", "party_id", "name", {"kind": "kind", "duty": "duty", "basis": "basis"}),
    "GOAL": ("goals", "goal_id", "text", {"kind": "kind", "place": "place"}),
    "TASK": ("tasks", "task_id", "text", {}),
}
# What a task carries: attribute -> (column, table, key, word).
LINKS: dict[str, tuple[str, str, str, str]] = {
    "parties": ("party_ids", "parties", "party_id", "name"),
    "dates": ("date_ids", "dates", "date_id", "text"),
    "quotas": ("quota_ids", "quotas", "quota_id", "text"),
}


class GoldError(ValueError):
    """A gold file cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated span."""

    doc: str
    label: str
    start: int
    end: int
    text: str
    attrs: Mapping[str, Any]

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in the decoded source."""
        return self.start, self.end

    def line(self) -> str:
        """The annotation as a line of a gold file."""
        fields = ("doc", "label", "start", "end", "text", "attrs")
        return json.dumps({name: getattr(self, name) for name in fields}, ensure_ascii=False)


def doc_of(source: str) -> str:
    """The name that gold gives to a document.

    >>> doc_of("pages/003_a19a408509cb9ce8.txt")
    '003'
    """
    return PurePosixPath(source).stem.split("_")[0]


def read_gold(path: Path) -> list[Gold]:
    """The annotations of a file. Raises GoldError."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
    out = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            gold = Gold(
                str(fields["doc"]),
                str(fields["label"]),
                int(fields["start"]),
                int(fields["end"]),
                str(fields.get("text", "")),
                dict(fields.get("attrs") or {}),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            wanted = 'an object with "doc", "label", "start", "end"'
            trouble = f"{type(error).__name__}: {error}"
            raise GoldError(f"{path}:{number}: no annotation ({trouble}); give {wanted}") from error
        if not 0 <= gold.start <= gold.end:
            raise GoldError(f"{path}:{number}: start {gold.start} and end {gold.end} are no span")
        out.append(gold)
    return out


def write_gold(path: Path, annotations: Iterable[Gold]) -> int:
    """Write annotations in document and text order; returns their number."""
    ordered = sorted(annotations, key=lambda g: (g.doc, g.start, -g.end, g.label))
    path.write_text("".join(gold.line() + "\n" for gold in ordered), "utf-8")
    return len(ordered)


def attributes(label: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The gold attributes of a table row; the links of a task are left to the caller."""
    return {name: row.get(column) for name, column in LABELS[label][3].items()}
