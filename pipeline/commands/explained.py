"""The command `explain`: which rule made each record of a page, or what a rule or problem code means."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.commands.options import ConfigOption

if TYPE_CHECKING:
    from pipeline.records import Result

_SINGULAR = {"parties": "party"}
SubjectArgument = Annotated[str, typer.Argument(metavar="PAGE|RULE|CODE", help="One page, or the name of a rule.")]


def explain(
    subject: SubjectArgument,
    config: ConfigOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say which rule made each record of a page, where and how sure; or what a rule or problem code means."""
    path = Path(subject)
    if path.is_file():
        from pipeline.commands.pages import process_page

        _print_records(_records(process_page(path, config)), as_json=as_json)
        return
    from pipeline.tables.glossary import entries

    found = entries(subject)
    if not found:
        raise typer.BadParameter(f"'{subject}' is neither a page nor the name of a rule or problem code")
    if as_json:
        print(json.dumps({table: what._asdict() for table, what in found}, ensure_ascii=False))
        return
    for table, what in found:
        print(f"{table}.{subject}: {what.english}\n{' ' * len(table)}  {what.chinese}")


def _records(result: Result) -> list[dict[str, Any]]:
    """Every record of a page with its place in the raw page and its rule, in the page's order."""
    from pipeline.tables.glossary import meaning

    found: list[dict[str, Any]] = []

    def add(table: str, text: str, start: int, end: int, rule: str, score: float | None) -> None:
        raw = result.document.text.raw_span(start, end)
        entry = {"table": table, "raw_start": raw.start, "raw_end": raw.end, "text": text, "rule": rule}
        found.append({**entry, "score": score, "meaning": meaning(table, rule)})

    for plan, mentions, tasks in zip(result.plans, result.mentions, result.tasks, strict=True):
        base = plan.start
        for section in plan.sections:
            stop = section.heading_end if section.heading is not None else section.start + 1
            shown = section.marker + (section.heading or "")
            add("sections", shown, base + section.start, base + stop, section.rule, None)
        for table, records in (
            ("goals", mentions.goals),
            ("dates", mentions.dates),
            ("quotas", mentions.quotas),
            ("parties", mentions.parties),
            ("tasks", tasks),
        ):
            for record in records:
                text = plan.text[record.start : record.end]
                add(table, text, base + record.start, base + record.end, record.rule, getattr(record, "score", None))
    for change in result.document.text.changes:
        if change.kind not in ("whitespace", "html"):
            entry = {"table": "edits", "raw_start": change.raw_start, "raw_end": change.raw_end}
            what = {"text": change.before, "rule": change.rule, "score": change.confidence}
            found.append({**entry, **what, "meaning": meaning("edits", change.rule)})
    return sorted(found, key=lambda entry: (entry["raw_start"], -entry["raw_end"]))


def _print_records(found: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"records": found}, ensure_ascii=False))
        return
    from pipeline.run.console import harmless

    for entry in found:
        place = f"{entry['raw_start']}..{entry['raw_end']}"
        score = "" if entry["score"] is None else f" {entry['score']:.2f}"
        kind = _SINGULAR.get(entry["table"], entry["table"][:-1])
        print(f"{place:>13} {kind:8} {harmless(entry['text'][:60])}")
        print(f"{'':13} {entry['rule']}{score}: {entry['meaning']}")
