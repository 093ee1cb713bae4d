"""A result as plain data: compact, stable, readable in a difference."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.records import Page, Result
from pipeline.stages import process

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
EXPECTED = Path(__file__).resolve().parent / "expected"

# Ordinals, offsets that follow from `at`, and texts that repeat the page are left out.
LEFT_OUT = {"start", "end", "section", "score", "rule", "text", "name", "canonical", "edtf"}


def run(path: Path, config: Config) -> dict[str, Any]:
    """The serialised result of one sample page."""
    # The form is read from the bytes: the name is a hint only for Markdown, which has no signature.
    page = Page(path.read_bytes(), path.name, path.suffix.lstrip("."))
    return serialise(process(page, config))


def serialise(result: Result) -> dict[str, Any]:
    """Document, problems, and per plan its sections and records with raw offsets."""
    document = result.document
    return {
        "document": {
            "format": document.format,
            "encoding": document.encoding,
            "script": document.script,
            "published": plain(document.meta.published),
        },
        "problems": [f"{p.severity} {p.stage} {p.code}" for p in result.problems],
        "edits": edits(result),
        "plans": [plan_of(result, at) for at in range(len(result.plans))],
    }


def edits(result: Result) -> dict[str, int]:
    """How many characters of the source each kind of edit touched."""
    counts: dict[str, int] = {}
    for change in result.document.text.changes:
        counts[change.kind] = counts.get(change.kind, 0) + change.raw_end - change.raw_start
    return dict(sorted(counts.items()))


def plan_of(result: Result, at: int) -> dict[str, Any]:
    """One plan with everything found in it; a record begins with its raw offsets and its text."""
    plan, mentions = result.plans[at], result.mentions[at]
    body = result.document.text[plan.start : plan.end]

    def record(item: Any) -> list[Any]:
        span = body.raw_span(item.start, item.end)
        text = getattr(item, "name", None) or item.text
        return [f"{span.start}-{span.end}", text, compact(item)]

    def section(item: Any) -> list[Any]:
        return [item.path, item.level, item.marker, item.heading, item.role]

    return {
        "title": plan.title,
        "kind": plan.kind,
        "issuer": plan.issuer,
        "period": plan.period,
        "raw": "-".join(map(str, result.document.text.raw_span(plan.start, plan.end))),
        "sections": [section(item) for item in plan.sections],
        "dates": [record(item) for item in mentions.dates],
        "quotas": [record(item) for item in mentions.quotas],
        "parties": [record(item) for item in mentions.parties],
        "goals": [record(item) for item in mentions.goals],
        "tasks": [record(item) for item in result.tasks[at]],
    }


def compact(item: Any) -> dict[str, Any]:
    """The fields of a record that say something, null and empty ones left out."""
    found = ((f.name, plain(getattr(item, f.name))) for f in fields(item) if f.name not in LEFT_OUT)
    return {name: value for name, value in found if value not in (None, [], "")}


def plain(value: Any) -> Any:
    """A value as JSON has it; numbers with at most two digits behind the point."""
    if isinstance(value, float):
        return int(value) if value == int(value) else round(value, 2)
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return [plain(part) for part in value] if isinstance(value, tuple) else value
