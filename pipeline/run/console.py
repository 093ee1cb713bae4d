"""What a person sees in the terminal: progress on stderr, the summary and a page's records on stdout.

Page text is hostile: control characters are shown as escapes, and nothing of it is read as markup.
"""

from __future__ import annotations

import json
import re
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.records import Mentions, Result, Section, Task
from pipeline.records import Plan as WorkPlan
from pipeline.run.batch import Report
from pipeline.run.plan import Plan
from pipeline.store import Generation, Tables
from pipeline.store.history import Damage, Difference

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

# C0, C1, and the marks that turn the direction of text around: a terminal would obey them.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """Text that a terminal shows and does not obey, on one line.

    >>> harmless("计划\\x1b[2J一\\n二")
    '计划\\\\x1b[2J一⏎二'
    """
    text = text.replace("\n", "⏎").replace("\t", " ")
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


class Progress:
    """A bar on a terminal, a plain line now and then elsewhere; on stderr."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._said = 0.0

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("pages"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("pages", total=None)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def update(self, done: int, total: int) -> None:
        """Say how many of `total` pages are done."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=total)
        elif total and (done == total or time.monotonic() - self._said > 5):
            self._said = time.monotonic()
            print(f"pages {done}/{total}", file=sys.stderr)


def print_report(report: Report, out: Path, *, as_json: bool) -> None:
    """The closing summary of a run: as a small table, or as one JSON object."""
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table

    if not report.changed:
        print(f"nothing new: {report.documents} documents are up to date in {out}")
    table = Table(box=None, pad_edge=False)
    table.add_column("table")
    table.add_column("rows", justify="right")
    for name, count in report.records.items():
        table.add_row(name, str(count))
    Console().print(table)
    for code, count in report.problems.items():
        print(f"problem {code}: {count}")
    rejected = f", {report.rejected} rejected (see the problems table)" if report.rejected else ""
    done = f"{report.processed} processed, {report.kept} up to date, {report.seconds:.1f} s"
    print(f"{report.documents} documents in {out}{rejected}: {done}")


def print_batch(report: Report, out: Path, *, as_json: bool) -> None:
    """A line for a batch of a watched folder: what came in and what is in the tables now."""
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False), flush=True)
        return
    problems = sum(report.problems.values())
    done = f"{report.processed} pages in {report.seconds:.1f} s" if report.changed else "nothing new"
    state = f"generation {report.generation} of {out}: {report.documents} documents, {problems} problems"
    print(f"{done}; {state}", flush=True)


def print_plan(plan: Plan, *, as_json: bool) -> None:
    """What a run would do, and why."""
    found = plan.summary()
    if as_json:
        print(json.dumps({**found, "pages": plan.todo, "nothing_new": plan.nothing_new}, ensure_ascii=False))
        return
    if plan.nothing_new:
        print(f"nothing to do: {found['up_to_date']} documents are up to date")
        return
    print(f"{plan.todo} pages to do: {found['new']} new, {found['redone']} again; {found['up_to_date']} up to date")
    print(f"{found['renamed']} renamed, {found['deleted']} deleted, {found['retained']} kept without their source")
    for stage, count in found["resumed"].items():
        print(f"{count} pages go on behind {stage}")
    for stage, names in found["changed_inputs"].items():
        print(f"changed for {stage}: {harmless(', '.join(names))}")


def print_status(tables: Tables, *, as_json: bool) -> None:
    """Documents by status, problems by code, the last run."""
    import pyarrow.compute as pc

    def counted(table: str, column: str) -> dict[str, int]:
        found = pc.value_counts(tables.arrow(table)[column]).to_pylist()
        return {str(entry["values"]): int(entry["counts"]) for entry in sorted(found, key=lambda e: str(e["values"]))}

    documents, problems = counted("documents", "status"), counted("problems", "code")
    last = tables.arrow("runs").select(["run_id", "finished", "fingerprint"]).to_pylist()[-1]
    last["finished"] = last["finished"].isoformat(timespec="seconds")
    if as_json:
        number = tables.generation.number
        print(json.dumps({"generation": number, "documents": documents, "problems": problems, "last_run": last}))
        return
    print(f"generation {tables.generation.number}, last run {last['finished']}, fingerprint {last['fingerprint']}")
    for title, counts in (("documents", documents), ("problems", problems)):
        print(f"{title}: " + (", ".join(f"{count} {name}" for name, count in counts.items()) or "none"))


def print_history(generations: list[Generation], current: Generation | None, *, as_json: bool) -> None:
    """The kept generations, oldest first."""
    shown = current.number if current else None
    entries = [
        {
            "generation": one.number,
            "current": one.number == shown,
            "documents": one.manifest["records"]["documents"],
            "fingerprint": one.manifest["fingerprint"],
        }
        for one in generations
    ]
    if as_json:
        print(json.dumps({"generations": entries}))
        return
    for entry in entries:
        mark = "*" if entry["current"] else " "
        print(f"{mark} {entry['generation']}  {entry['documents']} documents  {entry['fingerprint']}")


def print_damage(damage: list[Damage], generation: Generation, *, as_json: bool) -> None:
    """What `verify` found."""
    if as_json:
        found = [{"file": str(one.file), "reason": one.reason, "sources": list(one.sources)} for one in damage]
        print(json.dumps({"generation": generation.number, "damage": found}, ensure_ascii=False))
        return
    if not damage:
        print(f"generation {generation.number}: {len(generation.manifest['files'])} files are what was written")
    for one in damage:
        print(f"{one.file}: {one.reason}; run extract with --force to redo")
        for source in one.sources:
            print(f"  {harmless(source)}")


def print_differences(differences: list[Difference], *, as_json: bool) -> None:
    """Records gained, lost and changed, by table and rule."""
    if as_json:
        print(json.dumps({"differences": [asdict(one) for one in differences]}))
        return
    if not differences:
        print("no record differs")
    for one in differences:
        print(f"{one.table:9} {one.rule:32} +{one.gained} -{one.lost} ~{one.changed}")


def print_page(result: Result, *, with_edits: bool) -> None:
    """One page: what it is, each plan's outline with its records, and on request every edit."""
    document = result.document
    print(f"{harmless(result.page.source)}  {document.format} {document.encoding} {document.script}")
    for problem in result.problems:
        print(f"! {problem.severity} {problem.code}: {harmless(problem.message)}")
    for plan, mentions, tasks in zip(result.plans, result.mentions, result.tasks, strict=True):
        _print_plan(plan, mentions, tasks)
    if with_edits:
        print("\nEdits (raw offsets, kind, rule: before -> after)")
        for change in sorted(document.text.changes, key=lambda c: c.raw_start):
            if change.kind in ("whitespace", "html"):
                continue
            after = f"{harmless(change.after)!r}" if change.after != change.before else "(stays, marked)"
            place = f"{change.raw_start}..{change.raw_end}"
            print(f"  {place} {change.kind} {change.rule}: {harmless(change.before[:60])!r} -> {after}")


def print_outline(result: Result) -> None:
    """Each plan's outline as a tree, with the rule that opened each section."""
    for plan in result.plans:
        print(f"Plan {plan.ordinal}: {harmless(plan.title or '(untitled)')}")
        for section in plan.sections:
            if section.heading is not None:
                indent = "  " * max(section.level, 1)
                heading = harmless(_titled(section))
                print(f"{indent}{section.path} {heading}  ({section.role}; {section.rule})")


def _titled(section: Section) -> str:
    """Marker and heading; a month's marker is its heading."""
    heading = section.heading or ""
    return heading if heading.startswith(section.marker) else section.marker + heading


def _print_plan(plan: WorkPlan, mentions: Mentions, tasks: tuple[Task, ...]) -> None:
    about = ", ".join(str(x) for x in (plan.kind, plan.issuer, plan.period) if x)
    print(f"\nPlan {plan.ordinal}: {harmless(plan.title or '(untitled)')}  [{about}]")
    for section in plan.sections:
        indent = "  " * max(section.level, 1)
        if section.heading is not None:
            print(f"{indent}{section.path} {harmless(_titled(section))}  ({section.role})")
        for line in _records(section.ordinal, mentions, tasks):
            print(f"{indent}    {line}")


def _records(section: int, mentions: Mentions, tasks: tuple[Task, ...]) -> list[str]:
    lines: list[tuple[int, str]] = []
    for date in mentions.dates:
        if date.section == section:
            value = " ".join(str(x) for x in (date.type, date.value, date.mod, date.freq) if x)
            lines.append((date.start, f"date   {harmless(date.text)} = {value}"))
    for quota in mentions.quotas:
        if quota.section == section:
            per = f" per {quota.per}" if quota.per else ""
            least, most = (_number(x) for x in (quota.min, quota.max))
            bounds = f"{least}..{most} {quota.unit}{per}, {quota.subject or '?'}"
            lines.append((quota.start, f"quota  {harmless(quota.text)} = {quota.cmp} {harmless(bounds)}"))
    for party in mentions.parties:
        if party.section == section:
            lines.append((party.start, f"party  {harmless(party.name)} ({party.kind}, {party.duty}, {party.basis})"))
    for goal in mentions.goals:
        if goal.section == section:
            lines.append((goal.start, f"goal   {harmless(goal.text)} ({goal.kind})"))
    for task in tasks:
        if task.section == section:
            who = [mentions.parties[i - 1].name for i in task.parties]
            when = [mentions.dates[i - 1].text for i in task.dates]
            much = [mentions.quotas[i - 1].text for i in task.quotas]
            carried = "; ".join("、".join(part) for part in (who, when, much) if part)
            lines.append((task.start, f"task   {harmless(task.text)} <- {harmless(carried)}"))
    return [line for _, line in sorted(lines)]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
