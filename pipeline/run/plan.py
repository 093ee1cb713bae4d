"""The plan of a run: which pages are done, from which stage on, and which rows of the present state stay.

Work is planned from (content hash, fingerprint): a page whose bytes and whose fingerprint are those on record is not
touched; one whose bytes are known goes on behind the last stage whose inputs have not changed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from pipeline.run import kept
from pipeline.run.fingerprint import Marks, changed_inputs
from pipeline.run.members import format_of, is_member
from pipeline.run.sources import Inventory, Source
from pipeline.store import Generation, bucket_count, bucket_of
from pipeline.store.columns import read_columns
from pipeline.tables import SCHEMA_VERSION


@dataclass
class Plan:
    """What a run will do.

    `fresh` pages pass all stages; `resumed` ones go on from kept results (stage -> sources). Rows of documents in
    `kept` stay; those of `retained` stay although their source is gone. `moved` are buckets whose rows change without
    page work. `changed` names the inputs that differ from the present state's, by stage.
    """

    before: Generation | None
    buckets: int
    fresh: list[Source] = field(default_factory=list)
    resumed: dict[str, list[Source]] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    retained: dict[str, str] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    added: int = 0
    redone: int = 0
    renamed: int = 0
    deleted: int = 0
    same_problems: bool = True
    changed: dict[str, list[str]] = field(default_factory=dict)

    @property
    def todo(self) -> int:
        """Number of pages to do."""
        return len(self.fresh) + sum(len(sources) for sources in self.resumed.values())

    @property
    def nothing_new(self) -> bool:
        """Whether the present state already is what the run would publish."""
        same = self.before is not None and self.before.buckets == self.buckets
        return same and not self.todo and not self.moved and self.same_problems

    def summary(self) -> dict[str, Any]:
        """Counts for people and programs."""
        return {
            "new": self.added,
            "redone": self.redone,
            "up_to_date": len(self.kept),
            "renamed": self.renamed,
            "deleted": self.deleted,
            "retained": len(self.retained),
            "resumed": {stage: len(sources) for stage, sources in sorted(self.resumed.items())},
            "changed_inputs": self.changed,
        }


def make_plan(
    inventory: Inventory,
    before: Generation | None,
    marks: Marks,
    retry: Collection[str] = (),
    held: Collection[str] = (),
    keep_deleted: bool = False,
) -> Plan:
    """Plan a run against the present state.

    Args:
        inventory: what there is to read.
        before: the present state; None does everything.
        marks: those of this run.
        retry: codes of problems whose documents are done again.
        held: names of sources that are not looked at in this run; their documents stay.
        keep_deleted: whether the rows of documents stay whose sources are gone.
    """
    if before is None or before.manifest.get("schema_version") != SCHEMA_VERSION:
        count = len(inventory.sources)
        return Plan(None, bucket_count(count), list(inventory.sources), added=count)
    rows = read_columns(before, "documents", ["doc_id", "source", "other_sources", "url", "fingerprint"]).to_pylist()
    known = {row["doc_id"]: row for row in rows}
    again = _failed(before, retry)
    here = {source.doc_id for source in inventory.sources}
    retained: dict[str, str] = {}
    for doc_id, row in known.items():
        superseded = row["source"] in inventory.names
        if doc_id not in here and not superseded and (keep_deleted or row["source"] in held):
            retained[doc_id] = row["source"]
    plan = Plan(before, bucket_count(len(here) + len(retained)), retained=retained)
    plan.changed = changed_inputs(before.manifest.get("inputs", {}), marks.inputs)
    plan.same_problems = before.manifest["unreadable"] == unreadable(inventory)
    late: list[Source] = []
    for source in inventory.sources:
        row = known.get(source.doc_id)
        if row is None:
            plan.fresh.append(source)
            plan.added += 1
        elif source.doc_id in again or _hint(row["source"]) != _hint(source.name):
            # A page that is called .html now may be read in another way than when it was called .txt.
            plan.fresh.append(source)
            plan.redone += 1
        elif row["fingerprint"] != marks.final(source.kind) or _address(row["source"], row["url"]) != _address(
            source.name, source.url
        ):
            late.append(source)
            plan.redone += 1
        else:
            plan.kept.add(source.doc_id)
        names = (source.name, inventory.others.get(source.doc_id, []))
        if row is not None and names != (row["source"], row["other_sources"]):
            plan.renamed += 1
            plan.moved.add(bucket_of(source.doc_id, plan.buckets))
    _resume(plan, late, before, marks)
    gone = known.keys() - here - retained.keys()
    plan.deleted = len(gone)
    plan.moved |= {bucket_of(doc_id, plan.buckets) for doc_id in gone}
    return plan


def unreadable(inventory: Inventory) -> list[list[str]]:
    """Name and code of every source that could not be read, in order: part of what a state is known by."""
    return sorted([name, problem.code] for name, problem in inventory.problems)


def _hint(name: str) -> str | None:
    """What a source's name says about its format; of a record of a dump, which has none, its number.

    >>> _hint("a/计划.htm"), _hint("dump.jsonl!/17")
    ('html', '17')
    """
    last = name.rpartition("/")[2]
    return last if is_member(name) and last.isdigit() else format_of(last)


def _address(name: str, url: str | None) -> tuple[bool, str | None]:
    """What a document's row holds of the place of its source besides its name: raw text of a member, and address."""
    return is_member(name), url


def _failed(before: Generation, codes: Collection[str]) -> set[str]:
    """Documents with a problem of one of these codes."""
    if not codes:
        return set()
    problems = read_columns(before, "problems", ["doc_id", "code"]).to_pydict()
    return {doc_id for doc_id, code in zip(problems["doc_id"], problems["code"], strict=True) if code in codes}


def _resume(plan: Plan, late: list[Source], before: Generation, marks: Marks) -> None:
    """Sort the pages whose fingerprint differs by the last stage that still holds."""
    held = kept.held_marks(before.files(kept.TABLE)) if late else {}
    for source in late:
        own = held.get(source.doc_id)
        stage = kept.last_good(own, marks.of(source.kind)) if own else None
        if stage is None:
            plan.fresh.append(source)
        else:
            plan.resumed.setdefault(stage, []).append(source)
    plan.fresh.sort(key=lambda source: source.doc_id)
