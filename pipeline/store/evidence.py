"""The evidence of one record: its words in the clean plan and in the raw page, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from pipeline.store.documents import DocumentRows, Row
from pipeline.tables.segments import segments, visible

_TABLE_OF = {"d": "dates", "q": "quotas", "r": "parties", "g": "goals", "t": "tasks", "s": "sections"}
_KEYS = {
    "dates": "date_id",
    "quotas": "quota_id",
    "parties": "party_id",
    "goals": "goal_id",
    "tasks": "task_id",
    "sections": "section_id",
}
_ID = re.compile(r"([0-9a-f]{16})-p\d+-([dqrgts])\d+")
# Where it stands and what it links to is shown otherwise.
_UNSAID = {"text", "name", "start", "end", "raw_start", "raw_end", "plan_id", "doc_id", "section_id"}
_STYLES = {
    "box": "font:15px/1.8 'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;margin:.4em 0;max-width:70em",
    "label": "color:#888;font-size:12px",
    "mark": "background:#ffe08a;color:#222;padding:0 2px;border-radius:3px",
    "del": "color:#b3362c",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record where it stands; shown with both contexts in a notebook, as plain text by `print`.

    `clean` and `raw` are (before, the record's own words, after); `raw` is None where the source is not at hand.
    `removed` are the stretches of the raw context that cleaning took out, as offsets into `"".join(raw)`.
    """

    id: str
    table: str
    values: Mapping[str, Any]
    source: str
    clean: tuple[str, str, str]
    raw: tuple[str, str, str] | None
    removed: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.id}  {self._facts()}", f"source  {_line(self.source)} {self._place()}"]
        for label, context in (("clean", self.clean), ("raw", self.raw)):
            if context is not None:
                before, own, after = map(_line, context)
                lines.append(f"{label:6}  {before}【{own}】{after}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """HTML for notebooks; every word of the page is escaped."""
        rows = [Markup('<b>{}</b> <span style="{}">{}</span>').format(self.id, _STYLES["label"], self._facts())]
        place = f"{self.source} {self._place()}"
        rows.append(Markup('<span style="{}">source</span> {}').format(_STYLES["label"], visible(place)))
        for label, context, removed in (("clean", self.clean, ()), ("raw", self.raw, self.removed)):
            if context is not None:
                rows.append(
                    Markup('<span style="{}">{}</span> {}').format(_STYLES["label"], label, _html(context, removed))
                )
        body = Markup("<br>").join(rows)
        return str(Markup('<div style="{}">{}</div>').format(_STYLES["box"], body))

    def _facts(self) -> str:
        unsaid = {*_UNSAID, _key(self), *(name for name in self.values if name.endswith("_ids"))}
        shown = ((name, value) for name, value in self.values.items() if name not in unsaid)
        return _line(" ".join(f"{name}={_said(value)}" for name, value in shown if value not in (None, "", [])))

    def _place(self) -> str:
        return f"{self.values['raw_start']}..{self.values['raw_end']}"


def table_of(record: str) -> tuple[str, str]:
    """(document id, table) of a record id. Raises ValueError when it is none.

    >>> table_of("0123456789abcdef-p001-g0003")
    ('0123456789abcdef', 'goals')
    """
    found = _ID.fullmatch(record)
    if found is None:
        raise ValueError(f"'{record}' is no record id; take goal_id, date_id, quota_id, party_id or task_id of a row")
    return found[1], _TABLE_OF[found[2]]


def id_of(record: str | Mapping[str, Any]) -> str:
    """The id of a record given as its id or as its row. Raises ValueError when a row has none."""
    if isinstance(record, str):
        return record
    for key in ("record_id", *_KEYS.values()):
        # A task's row also has a section_id; the record's own key comes first.
        if key in record and key != "section_id":
            return str(record[key])
    if "section_id" in record and "heading" in record:
        return str(record["section_id"])
    raise ValueError("this row has no record id; keep goal_id, date_id, quota_id, party_id or task_id in it")


def gather(record: str, rows: DocumentRows, raw: str | None, context: int) -> Evidence:
    """The evidence of a record from its document's rows and raw text. Raises ValueError when it is not there."""
    _, table = table_of(record)
    row = next((row for row in rows[table] if row[_KEYS[table]] == record), None)
    if row is None:
        raise ValueError(f"there is no record {record} in these tables")
    plan = next(plan for plan in rows["plans"] if plan["plan_id"] == row["plan_id"])
    clean = _context(plan["text"], row["start"], row["end"], context)
    around = _context(raw, row["raw_start"], row["raw_end"], context) if raw is not None else None
    removed: list[tuple[int, int]] = []
    if around is not None:
        first = row["raw_start"] - len(around[0])
        size = sum(map(len, around))
        for edit in rows["edits"]:
            if edit["raw_start"] is not None and edit["after"] != edit["before"]:
                start, end = max(edit["raw_start"] - first, 0), min(edit["raw_end"] - first, size)
                if start < end:
                    removed.append((start, end))
    source = str(rows["documents"][0]["source"])
    return Evidence(record, table, _values(row), source, clean, around, tuple(removed))


def _values(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}


def _key(evidence: Evidence) -> str:
    return _KEYS[evidence.table]


def _context(text: str, start: int, end: int, context: int) -> tuple[str, str, str]:
    return text[max(0, start - context) : start], text[start:end], text[end : end + context]


def _said(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _line(text: str) -> str:
    """Text that stays on its line and that a terminal does not obey."""
    return visible(text).replace("\u200b\n", "\n").replace("\n", "⏎").replace("\t", " ")


def _html(context: tuple[str, str, str], removed: tuple[tuple[int, int], ...]) -> Markup:
    text = visible("".join(context))
    own = (len(context[0]), len(context[0]) + len(context[1]))
    out = []
    for start, end, covers in segments(0, len(text), [own, *removed]):
        piece = escape(text[start:end].replace("\n", "⏎"))
        if any(cover > 0 for cover in covers):
            piece = Markup('<del style="{}">{}</del>').format(_STYLES["del"], piece)
        if 0 in covers:
            piece = Markup('<mark style="{}">{}</mark>').format(_STYLES["mark"], piece)
        out.append(piece)
    return Markup("").join(out)
