"""The supervisor: single worker processes of our own, killed by time, replaced when they die.

A process pool of the standard library breaks as a whole when one worker dies, and its time-outs stop no work; so each
worker has its own pipe, and every page its own deadline.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from pipeline.config import Config, ConfigError
from pipeline.records import Problem
from pipeline.run import kept, worker
from pipeline.run.fingerprint import Marks
from pipeline.run.worker import Done, Shard
from pipeline.tables.rows import empty

# Starting a worker and writing a shard take a while on a slow machine or disk; a hang must still end.
_START_SECONDS = 120.0
_PAGES_A_WORKER = 10_000

Heard = Callable[[Shard, dict[str, float]], None]


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    shard: Shard | None = None
    at: int | None = None
    deadline: float = 0.0
    pages: int = 0
    ready: bool = False


class Supervisor:
    """Runs shards on worker processes; use as a context manager, so that no process is left behind."""

    def __init__(self, config: Config, config_file: str | None, marks: Marks, workers: int) -> None:
        """At most `workers` processes, each with its own configuration read from `config_file`."""
        self._config = config
        self._config_file = config_file
        self._marks = marks
        self._count = workers
        self._workers: list[_Worker] = []
        self._again: deque[Shard] = deque()
        # Forked children would inherit locks of threads that the parent's libraries have started.
        self._context = multiprocessing.get_context("spawn")

    def __enter__(self) -> Supervisor:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._workers:
            self._end(one)
        self._workers.clear()

    def run(self, shards: Iterable[Shard], done: Heard) -> None:
        """Run all shards; `done` is called with each finished one and its seconds by stage, in order of completion.

        Shards are taken one at a time, when a worker is free for it. A page that kills its worker is written as a
        rejected shard of its own, and its neighbours run again.
        """
        waiting = iter(shards)
        upcoming = self._next(waiting)
        while upcoming is not None or self._again or any(one.shard for one in self._workers):
            free = [one for one in self._workers if one.shard is None]
            if upcoming is not None and not free and len(self._workers) < self._count:
                self._workers.append(self._start())
            for one in free:
                if one.ready and upcoming is not None:
                    self._give(one, upcoming)
                    upcoming = self._next(waiting)
            self._listen(done)
            upcoming = upcoming or self._next(waiting)

    def _next(self, waiting: Iterator[Shard]) -> Shard | None:
        return self._again.popleft() if self._again else next(waiting, None)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        arguments = (theirs, self._config_file, self._marks)
        process = self._context.Process(target=worker.main, args=arguments, daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, deadline=time.monotonic() + _START_SECONDS)

    def _give(self, one: _Worker, shard: Shard) -> None:
        one.shard, one.at = shard, None
        one.deadline = time.monotonic() + _START_SECONDS
        # One that died while idle says so when its pipe is next listened to.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            one.pipe.send(shard)

    def _listen(self, done: Heard) -> None:
        now = time.monotonic()
        pending = [one.deadline for one in self._workers if one.shard or not one.ready]
        patience = max(0.0, min(pending) - now) if pending else 0.0
        heard = wait([one.pipe for one in self._workers], timeout=min(patience, 1.0) + 0.01)
        for one in list(self._workers):
            if one.pipe in heard:
                self._hear(one, done)
            elif (one.shard or not one.ready) and time.monotonic() > one.deadline:
                self._lost(one, done, timed_out=True)

    def _hear(self, one: _Worker, done: Heard) -> None:
        try:
            what, value = one.pipe.recv()
        except (EOFError, OSError):
            self._lost(one, done, timed_out=False)
            return
        if what == "ready":
            one.ready = True
        elif what == "page":
            one.at = value
            one.pages += 1
            one.deadline = time.monotonic() + self._config.run.page_seconds
        elif what == "write":
            one.deadline = time.monotonic() + _START_SECONDS
        elif what == "misconfigured":
            raise ConfigError(value)
        elif what == "refused":
            raise OSError(*value)
        elif what == "done" and one.shard is not None:
            found: Done = value
            shard, one.shard, one.at = one.shard, None, None
            done(shard, found.seconds)
            if found.full or one.pages >= _PAGES_A_WORKER:
                self._end(one)
                self._workers.remove(one)

    def _lost(self, one: _Worker, done: Heard, *, timed_out: bool) -> None:
        """A worker hangs or died: put its page on record, queue the others of its shard again."""
        self._end(one)
        self._workers.remove(one)
        shard, at = one.shard, one.at
        if not one.ready:
            raise RuntimeError("a worker process could not start; look at the message above")
        if shard is None:
            return
        if at is None:
            self._again.appendleft(shard)
            return
        own = shard.part(at, at + 1, shard.folder.with_name(f"{shard.folder.name}-{at}"))
        rows = empty()
        worker.reject(rows, own.sources[0], self._marks, self._death(one, timed_out))
        worker.write_shard(rows, kept.no_stages(), own.folder)
        done(own, {})
        for name, start, end in (("a", 0, at), ("b", at + 1, len(shard.sources))):
            if start < end:
                self._again.append(shard.part(start, end, shard.folder.with_name(shard.folder.name + name)))

    def _death(self, one: _Worker, timed_out: bool) -> Problem:
        if timed_out:
            limit = self._config.run.page_seconds
            message = f"The page took longer than run.page_seconds allows ({limit:g} s); its worker was stopped."
            return Problem("run", "timeout", "error", message)
        code = one.process.exitcode
        message = f"The worker died on this page (exit code {code}); the page was passed over."
        return Problem("run", "crash", "error", message)

    def _end(self, one: _Worker) -> None:
        one.pipe.close()
        if one.process.is_alive():
            one.process.kill()
        one.process.join()
