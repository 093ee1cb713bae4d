"""A run from start to end: take inventory, plan, process what is new, publish one generation.

The manifest and the tables say what is done, so a second run over the same folder does no page work.
"""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.config import Config, load_config
from pipeline.run.fingerprint import Marks, inventory_mark, marks
from pipeline.run.local import Supervisor
from pipeline.run.plan import Plan, make_plan
from pipeline.run.publish import Work, publish
from pipeline.run.shards import shards_of, with_data
from pipeline.run.sources import Inventory, printable, take_inventory
from pipeline.run.worker import RETRIED, Shard
from pipeline.store import Generation, StorageError, current, writer
from pipeline.store.columns import read_columns
from pipeline.tables import TABLES

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user may choose for a run.

    `force` ignores earlier results, `retry` does pages again that were too slow, too large in memory or crashed,
    `keep_deleted` keeps the rows of documents whose source is gone. `held` are files that are not looked at now.
    """

    config_file: Path | None = None
    workers: int = 1
    force: bool = False
    retry: bool = False
    keep_deleted: bool = False
    held: frozenset[Path] = frozenset()


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
    plan: dict[str, Any] = field(default_factory=dict)


def extract(
    raw: Path,
    out: Path,
    config_file: Path | None = None,
    workers: int = 1,
    force: bool = False,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Turn the pages under `raw` into tables under `out`; `progress` hears (pages done, pages to do).

    Raises ConfigError for a bad configuration, StorageError when `out` cannot be read or written.
    """
    return run(raw, out, Choices(config_file, workers, force), progress)


def run(raw: Path, out: Path, choices: Choices, progress: Progress = lambda done, total: None) -> Report:
    """The same with all choices. Raises like `extract`."""
    started = time.monotonic()
    config = load_config(choices.config_file)
    wanted = marks(config)
    try:
        with writer(out):
            inventory = _inventory(raw, out, config, choices)
            plan = _plan(raw, out, inventory, wanted, choices)
            folder = out / "_work"
            if plan.nothing_new:
                shutil.rmtree(folder, ignore_errors=True)
                assert plan.before is not None  # noqa: S101 - told apart in nothing_new
                return _report(plan.before, started, plan, changed=False)
            begun = dt.datetime.now(dt.UTC)
            shards, seconds = _process(plan, folder, config, wanted, choices, progress)
            keeps_stages = config.run.keep_stages and config.persons == "keep"
            generation = publish(out, raw, inventory, plan, Work(shards, begun, seconds, keeps_stages), wanted)
            shutil.rmtree(folder, ignore_errors=True)
            return _report(generation, started, plan, changed=True)
    except OSError as error:
        advice = "free space or choose another OUT, then run again"
        raise StorageError(f"{out}: {error.strerror or error}; {advice}") from error


def plan_only(raw: Path, out: Path, choices: Choices) -> Plan:
    """What a run would do; nothing is written. Raises like `extract`."""
    config = load_config(choices.config_file)
    inventory = _inventory(raw, out, config, choices, keep=False)
    return _plan(raw, out, inventory, marks(config), choices)


def _inventory(raw: Path, out: Path, config: Config, choices: Choices, *, keep: bool = True) -> Inventory:
    limit = config.read.settings.max_bytes
    book = out / "_inventory" if keep and not choices.force else None
    return take_inventory(raw, limit, book, inventory_mark(limit), (out, *choices.held))


def _plan(raw: Path, out: Path, inventory: Inventory, wanted: Marks, choices: Choices) -> Plan:
    before = None if choices.force else current(out)
    held = _names(raw, choices.held)
    return make_plan(inventory, before, wanted, RETRIED if choices.retry else (), held, choices.keep_deleted)


def _names(raw: Path, files: Collection[Path]) -> set[str]:
    return {printable(path.relative_to(raw).as_posix()) for path in files if path.is_relative_to(raw)}


def _process(
    plan: Plan, folder: Path, config: Config, wanted: Marks, choices: Choices, progress: Progress
) -> tuple[list[Shard], dict[str, float]]:
    """Run all shards that an earlier run has not finished; returns every shard and the seconds of work by stage."""
    folder.mkdir(parents=True, exist_ok=True)
    shards = shards_of(plan, folder, wanted.final())
    names = {shard.folder for shard in shards}
    for left in folder.iterdir():
        if left not in names:
            shutil.rmtree(left, ignore_errors=True)
    finished = [shard for shard in shards if shard.folder.is_dir()]
    waiting = [shard for shard in shards if not shard.folder.is_dir()]
    count = sum(len(shard.sources) for shard in finished)
    seconds: dict[str, float] = {}
    progress(count, plan.todo)

    def done(shard: Shard, took: dict[str, float]) -> None:
        nonlocal count
        finished.append(shard)
        for stage, spent in took.items():
            seconds[stage] = seconds.get(stage, 0.0) + spent
        count += len(shard.sources)
        progress(count, plan.todo)

    name = str(choices.config_file) if choices.config_file is not None else None
    workers = min(choices.workers, max(1, len(waiting)))
    with Supervisor(config, name, wanted, workers) as supervisor:
        supervisor.run(with_data(waiting, config.read.settings.max_bytes), done)
    return finished, seconds


def _report(generation: Generation, started: float, plan: Plan, *, changed: bool) -> Report:
    import pyarrow.compute as pc

    status = read_columns(generation, "documents", ["status"])["status"]
    codes = pc.value_counts(read_columns(generation, "problems", ["code"])["code"]).to_pylist()
    records = {table: int(generation.manifest["records"].get(table, 0)) for table in TABLES}
    return Report(
        documents=records["documents"],
        rejected=int(pc.sum(pc.equal(status, "rejected")).as_py() or 0),
        processed=plan.todo if changed else 0,
        kept=len(plan.kept),
        records=records,
        problems={entry["values"]: entry["counts"] for entry in sorted(codes, key=lambda e: str(e["values"]))},
        seconds=time.monotonic() - started,
        generation=generation.number,
        changed=changed,
        plan=plan.summary(),
    )
