"""From shards and the present state to a new generation, bucket by bucket: memory holds one bucket at a time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.run import kept
from pipeline.run.continuation import continuations
from pipeline.run.fingerprint import Marks, versions
from pipeline.run.plan import Plan, unreadable
from pipeline.run.shards import old_buckets
from pipeline.run.sources import Inventory
from pipeline.run.worker import Shard
from pipeline.store import Draft, Generation, StorageError, bucket_of, current, parquet
from pipeline.store.columns import read_columns
from pipeline.tables import PAGE_TABLES, SCHEMA_VERSION, TABLES, schema_of
from pipeline.tables.datapackage import datapackage


@dataclass(frozen=True)
class Work:
    """What page work has left: finished shards, when it began, its seconds by stage, whether stages are kept."""

    shards: list[Shard]
    begun: dt.datetime
    seconds: dict[str, float]
    keeps_stages: bool


def publish(out: Path, raw: Path, inventory: Inventory, plan: Plan, work: Work, marks: Marks) -> Generation:
    """Write and publish a generation. Raises OSError when the disk refuses; the present state stays then."""
    by_bucket: dict[int, list[Shard]] = defaultdict(list)
    for shard in work.shards:
        for bucket in sorted({bucket_of(source.doc_id, plan.buckets) for source in shard.sources}):
            by_bucket[bucket].append(shard)
    continues, before = _continues(plan, work.shards, inventory)
    # A page's own rows may stay while the page that it continues comes or goes.
    plan.moved |= {
        bucket_of(doc_id, plan.buckets)
        for doc_id in continues.keys() | before.keys()
        if continues.get(doc_id) != before.get(doc_id)
    }
    draft = Draft(out, plan.buckets, plan.before)
    try:
        same = plan.before is not None and plan.before.buckets == plan.buckets
        names = _Names.of(inventory)
        tables = (*PAGE_TABLES, kept.TABLE) if work.keeps_stages else PAGE_TABLES
        for bucket in range(plan.buckets):
            # Bucket 0 also holds the problems of sources that are no documents.
            touched = not same or bucket in by_bucket or bucket in plan.moved or bucket == 0
            for table in tables:
                if touched or (table == kept.TABLE and not _has(plan, table, bucket)):
                    rows = _bucket_rows(table, bucket, plan, by_bucket[bucket])
                    draft.add(table, bucket, _named(table, bucket, rows, names, continues, inventory))
                else:
                    draft.keep(table, bucket)
        runs, counts = _run_row(out, draft, plan, work, marks)
        draft.add("runs", 0, runs)
        manifest = {
            "fingerprint": marks.final(),
            "schema_version": SCHEMA_VERSION,
            "unreadable": unreadable(inventory),
            "records": dict(sorted(counts.items())),
            "inputs": dict(sorted(marks.inputs.items())),
            "plan": plan.summary(),
        }
        _add_report(out, raw, draft, manifest, plan, work)
        files = {table: [f"{table}/{file.name}" for file in draft.files(table)] for table in TABLES}
        draft.add_file("datapackage.json", datapackage(files, marks.final()))
        return draft.publish(manifest)
    except BaseException:
        draft.discard()
        raise


def _add_report(out: Path, raw: Path, draft: Draft, manifest: dict[str, Any], plan: Plan, work: Work) -> None:
    from pipeline.run.report import render

    now = dt.datetime.now(dt.UTC)
    page = render(draft.files, manifest, plan.before, work.begun, now, work.seconds, (out, raw))
    draft.add_file("report.html", page.encode("utf-8", "backslashreplace"))


@dataclass(frozen=True)
class _Names:
    """The names of documents as they are now; documents whose source is gone keep theirs."""

    first: dict[str, str]
    others: dict[str, list[str]]

    @classmethod
    def of(cls, inventory: Inventory) -> _Names:
        return cls({source.doc_id: source.name for source in inventory.sources}, inventory.others)


def _has(plan: Plan, table: str, bucket: int) -> bool:
    return plan.before is not None and f"{table}/{bucket:04x}.parquet" in plan.before.manifest["files"]


def _bucket_rows(table: str, bucket: int, plan: Plan, shards: Iterable[Shard]) -> Any:
    """All rows of one bucket of a table, sorted by document; within a document they keep their order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    schema = kept.schema() if table == kept.TABLE else schema_of(table)
    parts = [_of_bucket(_read_shard(shard.folder / f"{table}.arrow"), bucket, plan.buckets) for shard in shards]
    if plan.before is not None:
        stays = [i for i in (*plan.kept, *plan.retained) if bucket_of(i, plan.buckets) == bucket]
        wanted = pa.array(sorted(stays), pa.string())
        for old in old_buckets(plan.before, bucket, plan.buckets):
            if stays and _has(plan, table, old):
                rows = parquet.read(plan.before.folder / table / f"{old:04x}.parquet")
                parts.append(rows.filter(pc.is_in(rows["doc_id"], wanted)))
    rows = pa.concat_tables([pa.Table.from_batches([], schema), *parts])
    return rows.take(pc.sort_indices(rows["doc_id"]))  # a stable sort: rows of one document keep their order


def _of_bucket(rows: Any, bucket: int, buckets: int) -> Any:
    """The rows of a shard whose documents lie in the bucket; a bucket is a range of ids."""
    import pyarrow.compute as pc

    if not rows.num_rows:
        return rows
    ids = rows["doc_id"]
    ends = pc.min_max(ids).as_py()
    if bucket_of(ends["min"], buckets) == bucket_of(ends["max"], buckets) == bucket:
        return rows
    first, behind = (f"{(at << 32) // buckets:08x}" for at in (bucket, bucket + 1))
    inside = pc.greater_equal(ids, first)
    if bucket + 1 < buckets:
        inside = pc.and_(inside, pc.less(ids, behind))
    return rows.filter(inside)


def _named(table: str, bucket: int, rows: Any, names: _Names, continues: dict[str, str], inventory: Inventory) -> Any:
    """The rows with the names that their sources have in this run."""
    import pyarrow as pa

    if table in ("documents", "problems"):
        ids = rows["doc_id"].to_pylist()
        old = rows["source"].to_pylist()
        rows = _with_column(rows, "source", [names.first.get(i, name) for i, name in zip(ids, old, strict=True)])
    if table == "documents":
        rows = _with_column(rows, "other_sources", [names.others.get(i, []) for i in ids])
        rows = _with_column(rows, "continues", [continues.get(i) for i in ids])
    if table == "problems" and bucket == 0:
        rows = pa.concat_tables([rows, _unread(inventory)])
    schema = kept.schema() if table == kept.TABLE else schema_of(table)
    return rows.cast(schema).combine_chunks()


def _with_column(rows: Any, name: str, values: list[Any]) -> Any:
    import pyarrow as pa

    field = rows.schema.field(name)
    return rows.set_column(rows.schema.get_field_index(name), field, pa.array(values, field.type)).combine_chunks()


def _continues(plan: Plan, shards: list[Shard], inventory: Inventory) -> tuple[dict[str, str], dict[str, str]]:
    """Which document continues which, now and in the state before."""
    names = {source.doc_id: source.name for source in inventory.sources} | plan.retained
    wanted = ["doc_id", "next_page", "continues", "url"]
    rows = [row for shard in shards for row in _read_shard(shard.folder / "documents.arrow").select(wanted).to_pylist()]
    done = {row["doc_id"] for row in rows}
    before: dict[str, str] = {}
    if plan.before is not None:
        for row in read_columns(plan.before, "documents", wanted).to_pylist():
            if row["continues"]:
                before[row["doc_id"]] = row["continues"]
            if row["doc_id"] not in done:
                rows.append(row)
    known = [row for row in rows if row["doc_id"] in names]
    now = continuations((row["doc_id"], names[row["doc_id"]], row["url"], row["next_page"]) for row in known)
    return now, before


def _unread(inventory: Inventory) -> Any:
    """Problem rows of sources that could not be read at all; they have no document."""
    import pyarrow as pa

    from pipeline.tables import add_problems, empty

    rows = empty()
    for name, problem in sorted(inventory.problems, key=lambda pair: (pair[0], pair[1].code)):
        add_problems(rows, None, name, [problem])
    return pa.Table.from_pydict(rows["problems"], schema=schema_of("problems"))


def _read_shard(file: Path) -> Any:
    import pyarrow as pa

    with pa.memory_map(str(file)) as source, pa.ipc.open_file(source) as reader:
        return reader.read_all()


def _run_row(out: Path, draft: Draft, plan: Plan, work: Work, marks: Marks) -> tuple[Any, dict[str, int]]:
    """The row of this run behind those of earlier ones, and the number of rows in each table."""
    import pyarrow as pa
    import pyarrow.compute as pc

    counts = {table: sum(parquet.count(file) for file in draft.files(table)) for table in PAGE_TABLES}
    rejected = 0
    for file in draft.files("documents"):
        rejected += int(pc.sum(pc.equal(parquet.read(file, ["status"])["status"], "rejected")).as_py() or 0)
    row = {
        "run_id": work.begun.strftime("%Y%m%dT%H%M%S.%fZ"),
        "started": work.begun,
        "finished": dt.datetime.now(dt.UTC),
        "documents": counts["documents"],
        "processed": plan.todo,
        "kept": len(plan.kept),
        "rejected": rejected,
        "fingerprint": marks.final(),
        "schema_version": SCHEMA_VERSION,
        "versions": sorted(versions().items()),
        "seconds": sorted(work.seconds.items()),
    }
    fresh = pa.Table.from_pylist([row], schema=schema_of("runs"))
    rows = pa.concat_tables([*_earlier_runs(out, fresh.schema), fresh]).combine_chunks()
    return rows, {**counts, "runs": rows.num_rows}


def _earlier_runs(out: Path, schema: Any) -> list[Any]:
    """The runs on record; a damaged record is given up, so that a forced run can always start afresh."""
    import pyarrow as pa

    try:
        before = current(out)
        found = [parquet.read(file) for file in before.files("runs")] if before else []
        # A record of earlier tables may lack columns that there are now.
        return [pa.Table.from_pylist(rows.to_pylist(), schema=schema) for rows in found]
    except (StorageError, OSError, pa.ArrowException):
        return []
