"""A document's rows -> what its evidence page shows. Pure: rows and raw text in, frozen records out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.tables.segments import visible
from pipeline.view.panes import Line, Mark, Piece, Row, clean_blocks, raw_blocks, tags_in

# Table -> class letter, English and Chinese name; the order is that of the filter buttons and the keys 1 to 5.
KINDS: dict[str, tuple[str, str, str]] = {
    "goals": ("g", "Goals", "目标"),
    "dates": ("d", "Dates", "时间"),
    "quotas": ("q", "Quotas", "指标"),
    "parties": ("p", "Parties", "责任方"),
    "tasks": ("t", "Tasks", "任务"),
}
# What the details panel shows of each table, in this order; empty values are left out.
_SHOWN: dict[str, tuple[str, ...]] = {
    "goals": ("kind", "place"),
    "dates": ("type", "value", "edtf", "first", "last", "first_day", "last_day", "year_source", "mod", "freq"),
    "quotas": ("modality", "cmp", "min", "max", "unit", "dimension", "subject", "per"),
    "parties": ("kind", "duty", "basis", "canonical"),
    "tasks": (),
    "sections": ("role", "level", "path", "marker"),
}
_INDENT = 40  # characters before a heading that are looked at: more white space than any line begins with
_LINKS = ("party_ids", "date_ids", "quota_ids")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the list beside the panes."""

    number: int
    id: str
    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline; `number` is the section's number among the records."""

    number: int
    id: str
    level: int
    label: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A clean plan with its outline."""

    id: str
    title: str
    about: str
    blocks: list[list[Line]]
    outline: list[Heading]


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the template of a document needs. `raw` is None where the source was not found.

    `data` goes to the script: `records` by number, each with its attributes and the numbers of the records that it
    links to, `edits` by number as (kind, rule, score), and `fold`: traditional -> simplified, for searching.
    """

    doc_id: str
    title: str
    source: str
    facts: list[tuple[str, str]]
    counts: dict[str, int]
    plans: list[PlanView]
    raw: list[list[Piece]] | None
    entries: list[Entry]
    problems: list[Row]
    data: dict[str, Any]


def page_view(rows: dict[str, list[Row]], raw: str | None) -> PageView:
    """Gather a document's evidence page from its rows of every table."""
    document = rows["documents"][0]
    records = _records(rows)
    numbers = {row["id"]: number for number, row in enumerate(records)}
    sections = {row["section_id"]: row for row in rows["sections"]}
    by_plan: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for number, row in enumerate(records):
        by_plan[row["plan_id"]].append((number, row))
    plans = [_plan_view(plan, by_plan[plan["plan_id"]]) for plan in rows["plans"]]
    blocks = None
    if raw is not None:
        marks = [_mark(number, row, "raw_") for number, row in enumerate(records)]
        # A plain text that speaks of tags means them as words.
        tags = tags_in(rows["edits"]) if document["format"] == "html" else []
        blocks = raw_blocks(raw, [mark for mark in marks if mark is not None], rows["edits"], tags)
    entries = [
        Entry(number, row["id"], row["letter"], visible(row["shown"]))
        for number, row in enumerate(records)
        if row["letter"] != "s"
    ]
    return PageView(
        doc_id=document["doc_id"],
        title=document["title"] or next((p["title"] for p in rows["plans"] if p["title"]), None) or document["source"],
        source=document["source"],
        facts=_facts(document),
        counts=dict(Counter(row["table"] for row in records)),
        plans=plans,
        raw=blocks,
        entries=entries,
        problems=rows["problems"],
        data={
            "records": [_data_of(row, numbers, sections) for row in records],
            "fold": _simplified(raw or ""),
            "edits": [[edit["kind"], edit["rule"], edit["score"]] for edit in rows["edits"]],
        },
    )


def _records(rows: dict[str, list[Row]]) -> list[Row]:
    """Sections and records of all kinds in text order, each with its table, letter, id and the words to show."""
    order = {plan["plan_id"]: plan["ordinal"] for plan in rows["plans"]}
    out: list[Row] = []
    for table, key in (("sections", "section_id"), *((t, f"{_singular(t)}_id") for t in KINDS)):
        letter = KINDS[table][0] if table in KINDS else "s"
        for row in rows[table]:
            if table == "sections" and row["heading"] is None:
                continue
            words = row["heading"] if table == "sections" else row["name" if table == "parties" else "text"]
            out.append({**row, "table": table, "letter": letter, "id": row[key], "shown": words or ""})
    rank = {table: at for at, table in enumerate(("sections", *KINDS))}
    out.sort(key=lambda r: (order.get(r["plan_id"], 0), r["start"], -r["end"], rank[r["table"]]))
    return out


def _singular(table: str) -> str:
    return {"parties": "party"}.get(table, table.removesuffix("s"))


def _mark(number: int, row: Row, prefix: str) -> Mark | None:
    """The record's place in a pane; a section is marked by its heading alone."""
    if row["table"] == "sections":
        if prefix:
            span = (row["heading_raw_start"], row["heading_raw_end"])
        else:
            span = (row["start"], row["start"] + len(_label(row)))
            span = (span[0], min(span[1], row["end"]))
    else:
        span = (row[f"{prefix}start"], row[f"{prefix}end"])
    if span[0] is None or span[1] is None:
        return None
    return Mark(number, row["letter"], span[0], span[1], "" if prefix else row["id"])


def _plan_view(plan: Row, records: list[tuple[int, Row]]) -> PlanView:
    marks = [_mark(number, row, "") for number, row in records]
    own = [(number, row) for number, row in records if row["table"] == "sections"]
    about = (plan["kind"], plan["issuer"], plan["issuer_level"], plan["period"])
    return PlanView(
        id=plan["plan_id"],
        title=visible(plan["title"] or f"Plan {plan['ordinal']}"),
        about=visible(" · ".join(str(fact) for fact in about if fact)),
        blocks=clean_blocks(
            plan["text"], [m for m in marks if m is not None], _heading_lines(plan["text"], [s for _, s in own])
        ),
        outline=[
            Heading(
                number,
                s["section_id"],
                max(1, min(s["level"] or 1, 6)),
                visible(_label(s)),
            )
            for number, s in own
        ],
    )


def _label(section: Row) -> str:
    """Marker and heading as printed; under 三月份 the marker is the heading."""
    marker, heading = section["marker"] or "", str(section["heading"])
    return heading if heading.startswith(marker) else marker + heading


def _heading_lines(text: str, sections: list[Row]) -> dict[int, int]:
    """Level by offset of the headings that stand at the head of a line of their own, or nearly so."""
    out = {}
    breaks = [-1, *(found.start() for found in re.finditer("\n", text)), len(text)]
    for section in sections:
        start = section["start"]
        line = bisect_left(breaks, start)
        before = text[max(breaks[line - 1] + 1, start - _INDENT) : start]
        rest = breaks[line] - start if line < len(breaks) else 0
        if not before.strip() and rest <= 1.5 * len(_label(section)) + 4:
            out[start] = section["level"]
    return out


def _data_of(row: Row, numbers: dict[str, int], sections: dict[str, Row]) -> dict[str, Any]:
    shown = [(name, _shown(row[name])) for name in (*_SHOWN[row["table"]], "rule", "score") if name in row]
    section = sections.get(row.get("section_id") or "") if row["letter"] != "s" else None
    where = f"{section['path']} {section['heading'] or ''}".strip() if section else ""
    return {
        "id": row["id"],
        "k": row["letter"],
        "text": visible(row["shown"]),
        "a": [(name, value) for name, value in shown if value],
        "l": [numbers[i] for name in _LINKS for i in row.get(name) or () if i in numbers],
        "in": visible(where),
    }


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _simplified(raw: str) -> dict[str, str]:
    """The traditional characters of a page with their simplified ones; only those that stay one character."""
    own = sorted({char for char in raw if "\u3400" <= char <= "\u9fff"})
    # A line end between them, so that no phrase of two is converted otherwise.
    pairs = zip(own, str(_converter().convert("\n".join(own))).split("\n"), strict=True) if own else ()
    return {char: other for char, other in pairs if other != char and len(other) == 1}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else visible(str(value))


def _facts(document: Row) -> list[tuple[str, str]]:
    published = document["published"]
    facts = (
        ("document", document["doc_id"]),
        ("source", document["source"]),
        ("url", document.get("url")),
        ("site", document["site"]),
        ("published", published.isoformat(" ", "minutes") if published is not None else None),
        ("author", document["author"]),
        ("format", document["format"]),
        ("encoding", document["encoding"]),
        ("script", document["script"]),
        ("raw characters", document["raw_chars"]),
        ("clean characters", document["clean_chars"]),
        ("status", document["status"]),
        ("continues", document["continues"]),
    )
    return [(name, visible(str(value))) for name, value in facts if value not in (None, "")]
