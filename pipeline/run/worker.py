"""One worker process: takes shards of pages, writes their rows to disk, says which page it is at.

It talks to its supervisor over a pipe: ("page", index) before each page, ("done", timings) after a shard. A page that
raises costs one problem row; a page that hangs or eats memory costs this process, and the supervisor knows which.
"""

from __future__ import annotations

import contextlib
import resource
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config, load_config
from pipeline.records import Page, Problem
from pipeline.tables.privacy import withhold
from pipeline.tables.rows import Rows, add_problems, add_rejected, add_result, empty

if TYPE_CHECKING:
    from pipeline.run.sources import Source


@dataclass(frozen=True, slots=True)
class Shard:
    """Pages of one bucket that are done together; `folder` is where their rows go."""

    bucket: int
    folder: Path
    sources: tuple[Source, ...]


def main(pipe: Connection, config_file: str | None, fingerprint: str) -> None:
    """Serve shards until the supervisor closes the pipe."""
    # Ctrl-C reaches the whole process group; the supervisor decides what becomes of its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    config = load_config(config_file)
    _limit_memory(config.run.page_memory)
    import pipeline.stages  # noqa: F401 - the heavy imports happen before the first page's clock starts

    with contextlib.suppress(EOFError, BrokenPipeError):
        pipe.send(("ready", None))
        while True:
            shard: Shard = pipe.recv()
            pipe.send(("done", run_shard(shard, config, fingerprint, lambda at: pipe.send(("page", at)))))


def run_shard(shard: Shard, config: Config, fingerprint: str, announce: Callable[[int], None]) -> float:
    """Process the shard's pages and write their rows; returns the seconds it took."""
    started = time.perf_counter()
    rows = empty()
    for at, source in enumerate(shard.sources):
        announce(at)
        add_page(rows, source, config, fingerprint)
    write_shard(rows, shard.folder)
    return time.perf_counter() - started


def add_page(rows: Rows, source: Source, config: Config, fingerprint: str) -> None:
    """Process one page into `rows`; whatever it raises becomes a problem row."""
    from pipeline.stages import process

    limit = config.read.settings.max_bytes
    if source.size > limit:
        message = f"The file has {source.size} bytes, more than read.max_bytes allows ({limit}); it was not read."
        reject(rows, source, fingerprint, Problem("read", "too_large", "error", message))
        return
    try:
        data = source.path.read_bytes()
        page = Page(data, source.name, source.format)
        if page.sha256 != source.sha256:
            message = "The file changed while it was being read; run again when it is complete."
            reject(rows, source, fingerprint, Problem("read", "changed", "error", message))
            return
        result = process(page, config)
        own = empty()
        add_result(own, result, fingerprint)
        withhold(own, config.persons, result.document.text.source, config.extract.lexicon("surnames").keys())
    except OSError as error:
        message = f"The file could not be read ({error.strerror}); it was passed over."
        reject(rows, source, fingerprint, Problem("read", "unreadable", "error", message))
    except MemoryError:
        message = f"The page needed more memory than run.page_memory allows ({config.run.page_memory} bytes)."
        reject(rows, source, fingerprint, Problem("run", "memory", "error", message))
    except Exception as error:
        # A stage that raises has a bug; the page is put on record and the batch goes on.
        message = f"A stage failed on this page ({type(error).__name__}: {_where(error)}); please report it."
        reject(rows, source, fingerprint, Problem("run", "internal_error", "error", message))
    else:
        for table, columns in own.items():
            for name, cells in columns.items():
                rows[table][name].extend(cells)


def reject(rows: Rows, source: Source, fingerprint: str, problem: Problem) -> None:
    """Put a page on record that gave nothing."""
    add_rejected(rows, source.doc_id, source.sha256, source.size, source.name, fingerprint)
    add_problems(rows, source.doc_id, source.name, [problem])


def write_shard(rows: Rows, folder: Path) -> None:
    """Write the rows as Arrow files; the folder appears whole or not at all."""
    import pyarrow as pa

    from pipeline.tables import schema_of

    fresh = folder.with_name(f"{folder.name}.part")
    fresh.mkdir(parents=True, exist_ok=True)
    for table, columns in rows.items():
        data = pa.Table.from_pydict(columns, schema=schema_of(table))
        with pa.OSFile(str(fresh / f"{table}.arrow"), "wb") as sink, pa.ipc.new_file(sink, data.schema) as out:
            out.write_table(data)
    fresh.rename(folder)


def _where(error: BaseException) -> str:
    """The innermost file and line of an error; page text stays out of the message."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "unknown place"


def _limit_memory(limit: int) -> None:
    """Bound this process's data; a page beyond it gets a MemoryError instead of taking the machine down."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def shards_of(sources: Sequence[Source], buckets: int, work: Path, fingerprint: str) -> list[Shard]:
    """Cut the sources (sorted by id) into shards of one bucket each, at most 64 pages or 4 MB.

    A shard's folder is named after its pages and the fingerprint, so that a later run finds finished ones.
    """
    import hashlib

    from pipeline.store import bucket_of

    out: list[Shard] = []
    group: list[Source] = []

    def close() -> None:
        if group:
            key = "\n".join((fingerprint, str(buckets), *(f"{s.sha256} {s.name}" for s in group)))
            name = hashlib.sha256(key.encode()).hexdigest()[:24]
            out.append(Shard(bucket_of(group[0].doc_id, buckets), work / name, tuple(group)))
            group.clear()

    for source in sources:
        same = group and bucket_of(group[0].doc_id, buckets) == bucket_of(source.doc_id, buckets)
        if not same or len(group) >= 64 or sum(s.size for s in group) + source.size > 4_000_000:
            close()
        group.append(source)
    close()
    return out
