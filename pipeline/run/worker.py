"""One worker process: takes shards of pages, writes their rows to disk, says which page it is at.

It talks to its supervisor over a pipe: ("page", index) before each page, ("write", number) when all are
done, ("done", `Done`) after a shard, ("refused", error number and text) when the disk does not take it. A page that
raises costs one problem row; a page that hangs or eats memory costs this process, and the supervisor knows which.
"""

from __future__ import annotations

import contextlib
import gc
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.config import Config, ConfigError, load_config
from pipeline.records import Page, Problem
from pipeline.run import kept
from pipeline.run.arrow import leave_pandas_out
from pipeline.run.fingerprint import Marks, marks
from pipeline.tables.privacy import withhold
from pipeline.tables.rows import Rows, add_problems, add_rejected, add_result, empty

if TYPE_CHECKING:
    from pipeline.records import Result
    from pipeline.run.sources import Source
    from pipeline.stages import Heard

_SAMPLE = "一、工作目标\n6月底前，由办公室负责，按期办结率达到95%以上。\n"
# Codes of pages whose trouble lies in the run, not in the page: they are done again when asked.
RETRIED = ("timeout", "memory", "crash", "internal_error")


@dataclass(frozen=True, slots=True)
class Shard:
    """Pages that are done together; `folder` is where their rows go.

    `data` are the bytes of pages out of an archive or dump (None where they were gone), empty when the pages are
    files. Pages that go on from kept results have `files` of those, and the last good `stage`.
    """

    folder: Path
    sources: tuple[Source, ...]
    data: tuple[bytes | None, ...] = ()
    stage: str | None = None
    files: tuple[Path, ...] = ()

    def part(self, start: int, end: int, folder: Path) -> Shard:
        """Some of the pages as a shard of their own."""
        return Shard(folder, self.sources[start:end], self.data[start:end], self.stage, self.files)


class Done(NamedTuple):
    """A finished shard: seconds of work by stage, and whether the worker has grown too large to go on."""

    seconds: dict[str, float]
    full: bool


@dataclass
class _Work:
    """What the worker collects over a shard."""

    config: Config
    marks: Marks
    rows: Rows = field(default_factory=empty)
    stages: kept.Columns = field(default_factory=kept.no_stages)
    seconds: dict[str, float] = field(default_factory=dict)

    def clock(self) -> Heard:
        """A listener that adds the time since the last stage to the stage that it hears of."""
        last = time.perf_counter()

        def heard(stage: str) -> None:
            nonlocal last
            now = time.perf_counter()
            self.seconds[stage] = self.seconds.get(stage, 0.0) + now - last
            last = now

        return heard


class KnownPage(Page):
    """A page whose bytes are not needed any more: its stages go on from what is on record."""

    __slots__ = ("known",)

    def __init__(self, source: Source) -> None:
        """The page of a source."""
        super().__init__(b"", source.name, source.format)
        object.__setattr__(self, "known", source.sha256)

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the bytes that were read once."""
        return str(self.known)  # type: ignore[attr-defined]


def main(pipe: Connection, config_file: str | None, wanted: Marks) -> None:
    """Serve shards until the supervisor closes the pipe. Raises ConfigError when code or configuration changed."""
    # Ctrl-C reaches the whole process group; the supervisor decides what becomes of its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    config = load_config(config_file)
    if marks(config).final() != wanted.final():
        raise ConfigError("code or configuration changed while the run was starting; run again")
    _limit_memory(config.run.page_memory)
    leave_pandas_out()
    with contextlib.suppress(EOFError, BrokenPipeError):
        try:
            _warm_up(config)
        except ConfigError as error:
            pipe.send(("misconfigured", str(error)))
            return
        _keep_what_is_loaded()
        pipe.send(("ready", None))
        while True:
            shard: Shard = pipe.recv()
            try:
                done = run_shard(shard, config, wanted, lambda what, at: pipe.send((what, at)))
            except BrokenPipeError:
                return
            except ConfigError as error:  # a rule that only this page reached; no page is to blame
                pipe.send(("misconfigured", str(error)))
                return
            except OSError as error:  # the disk refuses the shard: no page is to blame
                pipe.send(("refused", (error.errno, error.strerror or str(error))))
                return
            pipe.send(("done", done))


def _warm_up(config: Config) -> None:
    """Import the libraries and compile the rules before the first page's clock starts. Raises ConfigError."""
    import pipeline.stages

    try:
        pipeline.stages.process(Page(_SAMPLE.encode()), config)
    except ConfigError:
        raise
    except Exception:  # noqa: S110 - a stage with a bug is reported with the first page that meets it
        pass


def _keep_what_is_loaded() -> None:
    """Spare the garbage collector the lexicons and rules, which stay, and wake it less often."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def run_shard(shard: Shard, config: Config, wanted: Marks, announce: Callable[[str, int], None]) -> Done:
    """Process the shard's pages and write their rows."""
    work = _Work(config, wanted)
    held = kept.works(shard.files, [source.doc_id for source in shard.sources])
    for at, source in enumerate(shard.sources):
        announce("page", at)
        data = shard.data[at] if shard.data else None
        add_page(work, source, data, shard.stage, held.pop(source.doc_id, None))
    announce("write", len(shard.sources))
    write_shard(work.rows, work.stages, shard.folder)
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Done(work.seconds, largest * 2 > config.run.page_memory)


def add_page(work: _Work, source: Source, data: bytes | None, stage: str | None, held: bytes | None) -> None:
    """Process one page; whatever it raises becomes a problem row."""
    limit = work.config.read.settings.max_bytes
    if source.size > limit:
        message = f"The file has {source.size} bytes, more than read.max_bytes allows ({limit}); it was not read."
        reject(work.rows, source, work.marks, Problem("read", "too_large", "error", message))
        return
    try:
        result = _resumed(work, source, stage, held) or _fresh(work, source, data)
        if result is None:
            message = "The file changed while it was being read; run again when it is complete."
            reject(work.rows, source, None, Problem("read", "changed", "error", message))
            return
        own = _rows_of(work, source, result)
    except ConfigError:
        raise
    except OSError as error:
        message = f"The file could not be read ({error.strerror}); it was passed over."
        reject(work.rows, source, None, Problem("read", "unreadable", "error", message))
    except MemoryError:
        message = f"The page needed more memory than run.page_memory allows ({work.config.run.page_memory} bytes)."
        reject(work.rows, source, work.marks, Problem("run", "memory", "error", message))
    except Exception as error:
        # A stage that raises has a bug; the page is put on record and the batch goes on.
        message = f"A stage failed on this page ({type(error).__name__}: {_where(error)}); please report it."
        reject(work.rows, source, work.marks, Problem("run", "internal_error", "error", message))
    else:
        if work.config.run.keep_stages and work.config.persons == "keep":
            kept.add(work.stages, result, work.marks.of(source.kind))
        for table, columns in own.items():
            for name, cells in columns.items():
                work.rows[table][name].extend(cells)


def _fresh(work: _Work, source: Source, data: bytes | None) -> Result | None:
    """The page from its bytes on, None when they are not those that were hashed."""
    from pipeline.stages import process

    if source.position is None:
        data = source.path.read_bytes()
    page = Page(data or b"", source.url or source.name, source.format)
    return process(page, work.config, work.clock()) if page.sha256 == source.sha256 else None


def _resumed(work: _Work, source: Source, stage: str | None, held: bytes | None) -> Result | None:
    """The page from the last good stage on, None when nothing usable is kept."""
    from pipeline import stages

    if held is None or stage is None:
        return None
    heard = work.clock()
    try:
        found = kept.restore(held)
    except ValueError:
        return None
    heard("restore")
    page = KnownPage(source)
    if stage == "extract":
        return stages.from_mentions(page, found.document, found.plans, found.mentions, work.config, heard)
    if stage == "segment":
        return stages.from_plans(page, found.document, found.plans, work.config, heard)
    return stages.from_document(page, found.document, work.config, heard)


def _rows_of(work: _Work, source: Source, result: Result) -> Rows:
    heard = work.clock()
    own = empty()
    add_result(own, result, work.marks.final(source.kind))
    documents = own["documents"]
    documents["bytes"][0], documents["url"][0] = source.size, source.url
    text = result.document.text.source
    # Decoding the file would not give the text back.
    if source.position is not None or source.kind:
        documents["raw_text"][0] = text or None
    withhold(own, work.config.persons, text, work.config.extract.lexicon("surnames").keys())
    heard("rows")
    return own


def reject(rows: Rows, source: Source, wanted: Marks | None, problem: Problem) -> None:
    """Put a page on record that gave nothing; without marks it is tried again in every run."""
    fingerprint = wanted.final(source.kind) if wanted is not None else None
    add_rejected(rows, source.doc_id, source.sha256, source.size, source.name, fingerprint)
    add_problems(rows, source.doc_id, source.name, [problem])


def write_shard(rows: Rows, stages: kept.Columns, folder: Path) -> None:
    """Write the rows as Arrow files; the folder appears whole or not at all."""
    import pyarrow as pa

    from pipeline.tables import schema_of

    fresh = folder.with_name(f"{folder.name}.part")
    fresh.mkdir(parents=True, exist_ok=True)
    tables = {name: (columns, schema_of(name)) for name, columns in rows.items()}
    tables[kept.TABLE] = (stages, kept.schema())
    for name, (columns, schema) in tables.items():
        data = pa.Table.from_pydict(columns, schema=schema)
        with pa.OSFile(str(fresh / f"{name}.arrow"), "wb") as sink, pa.ipc.new_file(sink, data.schema) as out:
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


def _die_with_parent() -> None:
    """A supervisor that is killed cannot end a worker that hangs; on Linux the kernel can."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
