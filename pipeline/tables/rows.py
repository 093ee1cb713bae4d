"""Results -> rows: one dictionary of columns per table.

Ids extend the document's by ordinals, zero-padded so that they sort in text order: `<doc>-p001-d0003`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from pipeline.records import Mentions, Plan, Problem, Result, Task
from pipeline.tables.schema import TABLES
from pipeline.text import Change, Span, Text

Rows = dict[str, dict[str, list[Any]]]

PAGE_TABLES = tuple(name for name in TABLES if name != "runs")


def empty() -> Rows:
    """Columns without rows, for every table of a page."""
    return {table: {column[0]: [] for column in TABLES[table][1]} for table in PAGE_TABLES}


def plan_id(doc_id: str, plan: Plan) -> str:
    """The id of a plan."""
    return f"{doc_id}-p{plan.ordinal:03d}"


def add_result(rows: Rows, result: Result, fingerprint: str) -> None:
    """Append everything of one page to `rows`."""
    doc_id = result.page.doc_id
    text = result.document.text
    _add_document(rows, result, doc_id, fingerprint)
    for plan, mentions, tasks in zip(result.plans, result.mentions, result.tasks, strict=True):
        _add_plan(rows, doc_id, text, plan, mentions, tasks)
    _add_edits(rows, doc_id, result)
    add_problems(rows, doc_id, result.page.source, result.problems)


def add_rejected(rows: Rows, doc_id: str, sha256: str, size: int, source: str, fingerprint: str | None) -> None:
    """Append a document that gave no result at all (too large, killed, crashed); its problems are added beside it."""
    _append(
        rows["documents"],
        doc_id=doc_id,
        source=source,
        sha256=sha256,
        bytes=size,
        plans=0,
        clean_chars=0,
        status="rejected",
        other_sources=[],
        fingerprint=fingerprint,
    )


def add_problems(rows: Rows, doc_id: str | None, source: str, problems: Iterable[Problem]) -> None:
    """Append problems of a document, or of a source that is none."""
    for problem in problems:
        _append(
            rows["problems"],
            doc_id=doc_id,
            source=source,
            stage=problem.stage,
            code=problem.code,
            severity=problem.severity,
            message=problem.message,
            raw_start=problem.raw_start,
            raw_end=problem.raw_end,
        )


def _append(columns: dict[str, list[Any]], **values: Any) -> None:
    for name, column in columns.items():
        column.append(values.get(name))


def _add_document(rows: Rows, result: Result, doc_id: str, fingerprint: str) -> None:
    document, page = result.document, result.page
    lost = any(problem.severity != "note" for problem in result.problems)
    _append(
        rows["documents"],
        doc_id=doc_id,
        source=page.source,
        format=document.format,
        sha256=page.sha256,
        bytes=len(page.data),
        encoding=document.encoding or None,
        script=document.script,
        title=document.meta.title,
        site=document.meta.site,
        published=document.meta.published,
        author=document.meta.author,
        next_page=document.meta.next_page,
        raw_chars=len(document.text.source),
        clean_chars=sum(len(plan.text) for plan in result.plans),
        plans=len(result.plans),
        status="rejected" if not result.plans else "partial" if lost else "ok",
        other_sources=[],
        fingerprint=fingerprint,
    )


def _add_plan(rows: Rows, doc_id: str, text: Text, plan: Plan, mentions: Mentions, tasks: tuple[Task, ...]) -> None:
    pid = plan_id(doc_id, plan)
    raw = text.raw_span(plan.start, plan.end)
    _append(
        rows["plans"],
        plan_id=pid,
        doc_id=doc_id,
        ordinal=plan.ordinal,
        title=plan.title,
        kind=plan.kind,
        issuer=plan.issuer,
        issuer_level=plan.issuer_level,
        period=plan.period,
        period_start=plan.period_start,
        period_end=plan.period_end,
        raw_start=raw.start,
        raw_end=raw.end,
        text=plan.text,
    )
    numbered = {
        "sections": ("s", plan.sections),
        "dates": ("d", mentions.dates),
        "quotas": ("q", mentions.quotas),
        "parties": ("r", mentions.parties),
        "goals": ("g", mentions.goals),
        "tasks": ("t", tasks),
    }
    ids = {table: _ids(pid, letter, len(records)) for table, (letter, records) in numbered.items()}
    _add_sections(rows, doc_id, pid, text, plan, ids["sections"])
    for table in _FIELDS:
        records = numbered[table][1]
        if records:
            _add_records(rows[table], table, doc_id, pid, text, plan, records, ids)


def _ids(pid: str, letter: str, count: int) -> list[str | None]:
    """The ids of a plan's records of one kind, by their ordinals; ordinal 0 stands for none."""
    return [None, *[f"{pid}-{letter}{ordinal:04d}" for ordinal in range(1, count + 1)]]


# The columns that link to records of other tables: where the record holds their ordinals.
_LINKS = {"quota_ids": "quotas", "date_ids": "dates", "party_ids": "parties"}
_MADE = frozenset(("section_id", "plan_id", "doc_id", "raw_start", "raw_end", *_LINKS))
# Table -> the columns that the records themselves hold; the first column is their id.
_FIELDS = {
    table: tuple(column for column, _, _ in TABLES[table][1][1:] if column not in _MADE)
    for table in ("dates", "quotas", "parties", "goals", "tasks")
}
_fields_of = {table: attrgetter(*fields) for table, fields in _FIELDS.items()}


def _add_records(
    columns: dict[str, list[Any]],
    table: str,
    doc_id: str,
    pid: str,
    text: Text,
    plan: Plan,
    records: Sequence[Any],
    ids: Mapping[str, list[str | None]],
) -> None:
    """Append the records of one kind, a column at a time."""
    count, at, raw_span = len(records), plan.start, text.raw_span
    raw_starts, raw_ends = zip(*[raw_span(at + record.start, at + record.end) for record in records], strict=True)
    sections = ids["sections"]
    columns[next(iter(columns))] += ids[table][1:]
    columns["section_id"] += [sections[record.section] for record in records]
    columns["plan_id"] += [pid] * count
    columns["doc_id"] += [doc_id] * count
    columns["raw_start"] += raw_starts
    columns["raw_end"] += raw_ends
    for column, fields in zip(_FIELDS[table], zip(*map(_fields_of[table], records), strict=True), strict=True):
        columns[column] += fields
    for column, linked in _LINKS.items():
        if column in columns:
            known, ordinals = ids[linked], map(attrgetter(linked), records)
            columns[column] += [[known[ordinal] for ordinal in some] for some in ordinals]


def _add_sections(rows: Rows, doc_id: str, pid: str, text: Text, plan: Plan, ids: list[str | None]) -> None:
    sections, at, count = plan.sections, plan.start, len(plan.sections)
    places = [text.raw_span(at + section.start, at + section.end) for section in sections]
    headings: list[Span | tuple[None, None]] = [
        (None, None) if section.heading is None else text.raw_span(at + section.heading_start, at + section.heading_end)
        for section in sections
    ]
    values: dict[str, list[Any]] = {
        "section_id": ids[1:],
        "plan_id": [pid] * count,
        "doc_id": [doc_id] * count,
        "parent_id": [ids[section.parent or 0] for section in sections],
        "raw_start": [place.start for place in places],
        "raw_end": [place.end for place in places],
        "heading_raw_start": [heading[0] for heading in headings],
        "heading_raw_end": [heading[1] for heading in headings],
        "text": [plan.text[section.body_start : section.body_end] for section in sections],
    }
    for column in _OF_SECTION:
        values[column] = list(map(attrgetter(column), sections))
    _extend(rows["sections"], values, count)


_OF_SECTION = (
    *("ordinal", "path", "level", "marker", "heading", "role"),
    *("start", "end", "body_start", "body_end", "rule"),
)


def _extend(columns: dict[str, list[Any]], values: dict[str, list[Any]], count: int) -> None:
    for name, column in columns.items():
        column.extend(values[name] if name in values else [None] * count)


def _add_edits(rows: Rows, doc_id: str, result: Result) -> None:
    changes = sorted((*result.document.text.changes, *_outside(result)), key=lambda c: (c.raw_start, -c.raw_end))
    values: dict[str, list[Any]] = {"doc_id": [doc_id] * len(changes)}
    if changes:
        kind, rule, raw_start, raw_end, before, after, confidence = map(list, zip(*changes, strict=True))
        values |= {"kind": kind, "rule": rule, "raw_start": raw_start, "raw_end": raw_end}
        values |= {"before": before, "after": after, "score": confidence}
    _extend(rows["edits"], values, len(changes))
    if result.document.script != "hans":
        _append(rows["edits"], doc_id=doc_id, kind="script", rule="to_simplified", after="", score=1.0)


def _outside(result: Result) -> Iterator[Change]:
    """Clean text that segmentation left outside every plan, one removal per region: nothing is lost silently."""
    text = result.document.text
    at = 0
    ends = [*((plan.start, plan.end) for plan in result.plans), (len(text), len(text))]
    for start, end in ends:
        if start > at:
            raw = text.raw_span(at, start)
            kind = "nav" if text.value[at:start].strip() else "whitespace"
            if raw.end > raw.start:
                yield Change(kind, "outside_plans", raw.start, raw.end, text.source[raw.start : raw.end], "", 1.0)
        at = max(at, end)
