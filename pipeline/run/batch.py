"""A run: take inventory, process what is new, publish one generation.

The manifest and the tables say what is done; work is planned from (content hash, fingerprint), so a second run over
the same folder does no page work.
"""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.config import load_config
from pipeline.run.continuation import continuations
from pipeline.run.fingerprint import fingerprint, versions
from pipeline.run.local import Supervisor
from pipeline.run.sources import Inventory, Source, take_inventory
from pipeline.run.worker import Shard, shards_of
from pipeline.store import Draft, Generation, StorageError, bucket_count, bucket_of, current, writer
from pipeline.tables import PAGE_TABLES, SCHEMA_VERSION, TABLES, schema_of


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. `records` counts rows per table of the published state, `problems` rows per code."""

    documents: int
    rejected: int
    processed: int
    kept: int
    records: dict[str, int]
    problems: dict[str, int]
    seconds: float
    generation: int
    changed: bool


@dataclass
class _Plan:
    """Which sources need page work, and which rows of the present state stay as they are."""

    todo: list[Source]
    kept: set[str]
    buckets: int
    before: Generation | None
    moved: set[int] = field(default_factory=set)


def extract(
    raw: Path,
    out: Path,
    config_file: Path | None = None,
    workers: int = 1,
    force: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Turn the pages under `raw` into tables under `out`; `progress` hears (pages done, pages to do).

    Raises ConfigError for a bad configuration, StorageError when `out` cannot be read or written.
    """
    started = time.monotonic()
    config = load_config(config_file)
    mark = fingerprint(config)
    try:
        with writer(out):
            inventory = take_inventory(raw)
            plan = _plan(inventory, out, mark, force)
            if _nothing_new(plan, inventory):
                assert plan.before is not None  # noqa: S101 - told apart in _nothing_new
                return _report(plan.before, started, plan, changed=False)
            begun = dt.datetime.now(dt.UTC)
            work = out / "_work"
            shards, seconds = _process(plan, work, config_file, mark, workers, progress)
            generation = _publish(out, inventory, plan, shards, mark, begun, seconds)
            shutil.rmtree(work, ignore_errors=True)
            return _report(generation, started, plan, changed=True)
    except OSError as error:
        advice = "free space or choose another OUT, then run again"
        raise StorageError(f"{out}: {error.strerror or error}; {advice}") from error


def _plan(inventory: Inventory, out: Path, mark: str, force: bool) -> _Plan:
    buckets = bucket_count(len(inventory.sources))
    before = None if force else current(out)
    if before is None or before.manifest.get("schema_version") != SCHEMA_VERSION:
        return _Plan(list(inventory.sources), set(), buckets, before=None)
    import pyarrow.compute as pc

    from pipeline.store import Tables

    documents = Tables(before).arrow("documents").select(["doc_id", "source", "other_sources", "fingerprint"])
    same = documents.filter(pc.equal(documents["fingerprint"], mark)).to_pydict()
    known = dict(zip(same["doc_id"], zip(same["source"], same["other_sources"], strict=True), strict=True))
    plan = _Plan([], set(), buckets, before)
    for source in inventory.sources:
        if source.doc_id not in known:
            plan.todo.append(source)
            continue
        plan.kept.add(source.doc_id)
        if known[source.doc_id] != (source.name, inventory.others.get(source.doc_id, [])):
            plan.moved.add(bucket_of(source.doc_id, buckets))
    for doc_id in documents["doc_id"].to_pylist():
        if doc_id not in plan.kept:
            plan.moved.add(bucket_of(doc_id, buckets))
    return plan


def _nothing_new(plan: _Plan, inventory: Inventory) -> bool:
    if plan.before is None or plan.todo or plan.moved or plan.before.buckets != plan.buckets:
        return False
    return bool(sorted(name for name, _ in inventory.problems) == plan.before.manifest["unreadable"])


def _process(
    plan: _Plan, work: Path, config_file: Path | None, mark: str, workers: int, progress: Callable[[int, int], None]
) -> tuple[list[Shard], float]:
    """Run all shards that an earlier run has not finished; returns every shard and the seconds of work."""
    work.mkdir(parents=True, exist_ok=True)
    shards = shards_of(plan.todo, plan.buckets, work, mark)
    wanted = {shard.folder for shard in shards}
    for folder in work.iterdir():
        if folder not in wanted:
            shutil.rmtree(folder, ignore_errors=True)
    finished = [shard for shard in shards if shard.folder.is_dir()]
    waiting = [shard for shard in shards if not shard.folder.is_dir()]
    total = len(plan.todo)
    count = sum(len(shard.sources) for shard in finished)
    seconds = 0.0
    progress(count, total)

    def done(shard: Shard, took: float) -> None:
        nonlocal count, seconds
        finished.append(shard)
        seconds += took
        count += len(shard.sources)
        progress(count, total)

    name = str(config_file) if config_file is not None else None
    with Supervisor(load_config(config_file), name, mark, workers) as supervisor:
        supervisor.run(waiting, done)
    return finished, seconds


def _publish(
    out: Path,
    inventory: Inventory,
    plan: _Plan,
    shards: list[Shard],
    mark: str,
    begun: dt.datetime,
    seconds: float,
) -> Generation:
    by_bucket: dict[int, list[Shard]] = defaultdict(list)
    for shard in shards:
        by_bucket[shard.bucket].append(shard)
    continues, before = _continues(plan, shards, inventory)
    # A page's own rows may stay while the page that it continues comes or goes.
    plan.moved |= {
        bucket_of(doc_id, plan.buckets)
        for doc_id in continues.keys() | before.keys()
        if continues.get(doc_id) != before.get(doc_id)
    }
    draft = Draft(out, plan.buckets, plan.before)
    try:
        same = plan.before is not None and plan.before.buckets == plan.buckets
        for bucket in range(plan.buckets):
            # Bucket 0 also holds the problems of sources that are no documents.
            touched = not same or bucket in by_bucket or bucket in plan.moved or bucket == 0
            for table in PAGE_TABLES:
                if touched:
                    rows = _bucket_rows(table, bucket, plan, by_bucket[bucket], inventory)
                    if table == "documents":
                        rows = _with_column(rows, "continues", [continues.get(i) for i in rows["doc_id"].to_pylist()])
                    draft.add(table, bucket, rows)
                else:
                    draft.keep(table, bucket)
        runs, counts = _run_row(out, draft, mark, begun, seconds)
        draft.add("runs", 0, runs)
        problems = [name for name, _ in inventory.problems]
        return draft.publish(
            {
                "fingerprint": mark,
                "schema_version": SCHEMA_VERSION,
                "unreadable": sorted(problems),
                "records": dict(sorted(counts.items())),
            }
        )
    except BaseException:
        draft.discard()
        raise


def _bucket_rows(table: str, bucket: int, plan: _Plan, shards: Iterable[Shard], inventory: Inventory) -> Any:
    """All rows of one bucket of a table, sorted by document; within a document they keep their order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from pipeline.store import parquet

    schema = schema_of(table)
    parts = [_read_shard(shard.folder / f"{table}.arrow") for shard in shards]
    if plan.before is not None:
        kept = [doc_id for doc_id in plan.kept if bucket_of(doc_id, plan.buckets) == bucket]
        for old in _old_buckets(plan.before, bucket, plan.buckets):
            stays = parquet.read(plan.before.folder / table / f"{old:04x}.parquet")
            parts.append(stays.filter(pc.is_in(stays["doc_id"], pa.array(sorted(kept), pa.string()))))
    rows = pa.concat_tables([schema.empty_table(), *parts])
    order = pc.sort_indices(rows["doc_id"])  # a stable sort: rows of one document keep their order
    rows = rows.take(order)
    names = {source.doc_id: source.name for source in inventory.sources}
    if table == "documents":
        ids = rows["doc_id"].to_pylist()
        rows = _with_column(rows, "source", [names[i] for i in ids])
        rows = _with_column(rows, "other_sources", [inventory.others.get(i, []) for i in ids])
    if table == "problems":
        rows = _with_column(rows, "source", [names[i] for i in rows["doc_id"].to_pylist()])
        if bucket == 0:
            rows = pa.concat_tables([rows, _unread(inventory)])
    return rows.cast(schema).combine_chunks()


def _with_column(rows: Any, name: str, values: list[Any]) -> Any:
    import pyarrow as pa

    field = rows.schema.field(name)
    return rows.set_column(rows.schema.get_field_index(name), field, pa.array(values, field.type)).combine_chunks()


def _continues(plan: _Plan, shards: list[Shard], inventory: Inventory) -> tuple[dict[str, str], dict[str, str]]:
    """Which document continues which, now and in the state before."""
    from pipeline.store import Tables

    names = {source.doc_id: source.name for source in inventory.sources}
    wanted = ["doc_id", "next_page", "continues"]
    parts = [_read_shard(shard.folder / "documents.arrow").select(wanted).to_pylist() for shard in shards]
    if plan.before is not None:
        parts.append(Tables(plan.before).arrow("documents").select(wanted).to_pylist())
    rows = [row for part in parts for row in part if row["doc_id"] in names]
    now = continuations((row["doc_id"], names[row["doc_id"]], row["next_page"]) for row in rows)
    return now, {row["doc_id"]: row["continues"] for row in rows if row["continues"]}


def _old_buckets(before: Generation, bucket: int, buckets: int) -> range:
    """The buckets of an earlier state that hold the rows of this one; they differ when the number of buckets grew."""
    first = bucket * before.buckets // buckets
    return range(first, max(first + 1, (bucket + 1) * before.buckets // buckets))


def _unread(inventory: Inventory) -> Any:
    """Problem rows of sources that could not be read at all; they have no document."""
    import pyarrow as pa

    from pipeline.tables import add_problems, empty

    rows = empty()
    for name, problem in sorted(inventory.problems, key=lambda pair: pair[0]):
        add_problems(rows, None, name, [problem])
    return pa.Table.from_pydict(rows["problems"], schema=schema_of("problems"))


def _read_shard(file: Path) -> Any:
    import pyarrow as pa

    with pa.memory_map(str(file)) as source, pa.ipc.open_file(source) as reader:
        return reader.read_all()


def _run_row(out: Path, draft: Draft, mark: str, begun: dt.datetime, seconds: float) -> tuple[Any, dict[str, int]]:
    """The row of this run behind those of earlier ones, and the number of rows in each table."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from pipeline.store import parquet

    counts = {table: sum(parquet.count(file) for file in draft.files(table)) for table in PAGE_TABLES}
    rejected = 0
    for file in draft.files("documents"):
        rejected += int(pc.sum(pc.equal(parquet.read(file)["status"], "rejected")).as_py() or 0)
    row = {
        "run_id": begun.strftime("%Y%m%dT%H%M%S.%fZ"),
        "started": begun,
        "finished": dt.datetime.now(dt.UTC),
        "documents": counts["documents"],
        "rejected": rejected,
        "fingerprint": mark,
        "schema_version": SCHEMA_VERSION,
        "versions": sorted(versions().items()),
        "seconds": [("pages", seconds)],
    }
    rows = pa.concat_tables(
        [*_earlier_runs(out), pa.Table.from_pylist([row], schema=schema_of("runs"))]
    ).combine_chunks()
    return rows, {**counts, "runs": rows.num_rows}


def _earlier_runs(out: Path) -> list[Any]:
    """The runs on record; a damaged record is given up, so that a forced run can always start afresh."""
    import pyarrow as pa

    from pipeline.store import parquet

    try:
        before = current(out)
        return [parquet.read(file) for file in before.files("runs")] if before else []
    except (StorageError, OSError, pa.ArrowException):
        return []


def _report(generation: Generation, started: float, plan: _Plan, *, changed: bool) -> Report:
    import pyarrow.compute as pc

    from pipeline.store import Tables

    tables = Tables(generation)
    status = tables.arrow("documents")["status"]
    codes = pc.value_counts(tables.arrow("problems")["code"]).to_pylist()
    records = {table: int(generation.manifest["records"].get(table, 0)) for table in TABLES}
    return Report(
        documents=records["documents"],
        rejected=int(pc.sum(pc.equal(status, "rejected")).as_py() or 0),
        processed=len(plan.todo) if changed else 0,
        kept=len(plan.kept),
        records=records,
        problems={entry["values"]: entry["counts"] for entry in sorted(codes, key=lambda e: str(e["values"]))},
        seconds=time.monotonic() - started,
        generation=generation.number,
        changed=changed,
    )
