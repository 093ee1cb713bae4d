"""Watch a folder: process what is there, then whatever arrives, a generation a batch.

A batch is ready when nothing has changed for a while; a file that goes on growing is held back when it would keep the
others waiting, and its former rows stay. All state is in OUT: started again, a watch goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from threading import Event

from pipeline.run.batch import Choices, Report, run

# However busy the uploads are, what is complete is published after so many seconds.
LONGEST_WAIT = 30.0


def watch(
    raw: Path,
    out: Path,
    choices: Choices,
    quiet: float,
    heard: Callable[[Report], None],
    stop: Event | None = None,
) -> None:
    """Run until `stop` is set or the process is interrupted; `heard` gets the report of every batch.

    `quiet` is the number of seconds without a change that makes a batch. Raises ConfigError and StorageError like
    `extract`; Busy when another run writes to `out`.
    """
    from watchfiles import watch as changes

    inside = out.resolve()

    def wanted(_: object, path: str) -> bool:
        return not Path(path).name.startswith(".") and not Path(path).resolve().is_relative_to(inside)

    heard(run(raw, out, choices))
    events = changes(
        raw,
        watch_filter=wanted,
        debounce=int(LONGEST_WAIT * 1000),
        step=int(quiet * 1000),
        rust_timeout=int(quiet * 1000),
        yield_on_timeout=True,
        stop_event=stop,
    )
    growing: set[Path] = set()
    look = True  # at what came between the first run and the beginning of the watch
    for event in events:
        changed = growing | {Path(path) for _, path in event}
        if changed or look:
            look = False
            growing = moving(changed, quiet)
            report = run(raw, out, replace(choices, held=frozenset(growing)))
            if report.changed:
                heard(report)


def moving(paths: Iterable[Path], quiet: float) -> set[Path]:
    """The files among `paths` that have changed within the last `quiet` seconds."""
    now = time.time()
    out: set[Path] = set()
    for path in paths:
        try:
            if path.is_file() and now - path.stat().st_mtime < quiet:
                out.add(path)
        except OSError:  # gone between the two looks
            continue
    return out
