"""The report of a run: one self-contained page, `OUT/report.html`, that can be mailed and opened without a network.

Names and messages in it come from hostile pages: the template escapes everything, holds no script, and its policy
forbids any.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pipeline.store import Generation, StorageError, parquet
from pipeline.store.columns import read_columns
from pipeline.tables import TABLES

if TYPE_CHECKING:
    from jinja2 import Template

Files = Callable[[str], list[Path]]
_MOST_PROBLEMS = 500
_RECORDS = ("plans", "sections", "goals", "dates", "quotas", "parties", "tasks")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, its count, and its length from 0 to 1."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart with a title."""

    title: str
    bars: tuple[Bar, ...]


def render(
    files: Files,
    manifest: Mapping[str, Any],
    before: Generation | None,
    begun: dt.datetime,
    finished: dt.datetime,
    seconds: Mapping[str, float],
    folders: tuple[Path, Path],
) -> str:
    """The page, from the files of the new generation and the one before.

    Args:
        files: table name -> files of the new generation.
        manifest: what is known of the new generation.
        before: the present state, None for a first run.
        begun, finished: the span of the run's page work and writing.
        seconds: seconds of page work by stage, of all workers together.
        folders: the output and the input folder, for links to pages.
    """
    sizes = _column(files, "documents", "bytes")
    spent = max((finished - begun).total_seconds(), 0.001)
    plan = manifest["plan"]
    done = plan["new"] + plan["redone"]
    problems, hidden = _problems(files, folders)
    return _template().render(
        begun=begun.strftime("%Y-%m-%d %H:%M:%S UTC"),
        spent=spent,
        pages=done,
        rate=done / spent,
        fingerprint=manifest["fingerprint"],
        documents=manifest["records"]["documents"],
        status=_counted(_column(files, "documents", "status")),
        plan=plan,
        tables=_tables(manifest["records"], before),
        noise=_noise(files("edits")),
        codes=_counted(_column(files, "problems", "code")),
        problems=problems,
        hidden=hidden,
        seconds=_bars(sorted(seconds.items(), key=lambda item: -item[1])),
        rules=_rules(files, before),
        charts=[
            Chart("Size of pages (bytes)", histogram(sizes)),
            *(Chart(f"{name.capitalize()} a document", _per_document(files, name)) for name in _RECORDS),
        ],
    )


def histogram(values: Iterable[int]) -> tuple[Bar, ...]:
    """Counts of values by powers of two, from the least to the greatest that occurs; 0 stands by itself.

    >>> [(bar.label, bar.count) for bar in histogram([0, 1, 3, 3, 9])]
    [('0', 1), ('1', 1), ('2–3', 2), ('4–7', 0), ('8–15', 1)]
    """
    counts = Counter(int(value).bit_length() for value in values)
    if not counts:
        return ()
    most = max(counts.values())
    return tuple(Bar(_range(bits), counts[bits], counts[bits] / most) for bits in range(min(counts), max(counts) + 1))


def _range(bits: int) -> str:
    first, last = 1 << max(bits - 1, 0), (1 << bits) - 1
    return str(bits) if bits < 2 else f"{_short(first)}–{_short(last)}"


def _short(number: int) -> str:
    return (
        f"{number / 1e6:.1f}M" if number >= 1_000_000 else f"{number / 1e3:.0f}k" if number >= 10_000 else f"{number}"
    )


def _column(files: Files, table: str, column: str) -> list[Any]:
    return [value for file in files(table) for value in parquet.read(file, [column])[column].to_pylist()]


def _counted(values: Iterable[Any]) -> list[tuple[str, int]]:
    return sorted(((str(key), count) for key, count in Counter(values).items()), key=lambda item: (-item[1], item[0]))


def _bars(items: Sequence[tuple[str, float]]) -> tuple[tuple[str, float, float], ...]:
    most = max((value for _, value in items), default=0.0) or 1.0
    return tuple((name, value, value / most) for name, value in items)


def _per_document(files: Files, table: str) -> tuple[Bar, ...]:
    counts: Counter[str] = Counter()
    for file in files(table):
        counts.update(parquet.read(file, ["doc_id"])["doc_id"].to_pylist())
    everything = _column(files, "documents", "doc_id")
    return histogram(counts.get(doc_id, 0) for doc_id in everything)


def _noise(files: Iterable[Path]) -> list[tuple[str, int, int]]:
    """Kind of noise, number of places, characters taken out or replaced; the most places first."""
    import pyarrow.compute as pc

    places: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for file in files:
        rows = parquet.read(file, ["kind", "raw_start", "raw_end"])
        size = pc.subtract(rows["raw_end"], rows["raw_start"])
        grouped = rows.append_column("size", size).group_by("kind").aggregate([("size", "sum"), ("size", "count")])
        for row in grouped.to_pylist():
            places[row["kind"]] += row["size_count"]
            characters[row["kind"]] += row["size_sum"] or 0
    return [(kind, count, characters[kind]) for kind, count in places.most_common()]


def _tables(records: Mapping[str, int], before: Generation | None) -> list[tuple[str, int, int | None]]:
    """Table, rows now, rows more than before."""
    old = before.manifest["records"] if before is not None else None
    names = [name for name in TABLES if name != "runs"]
    return [(name, records[name], records[name] - old.get(name, 0) if old is not None else None) for name in names]


def _rules(files: Files, before: Generation | None) -> list[tuple[str, str, int, int]]:
    """Table, rule, records before and now, where they differ; the largest difference first."""
    if before is None:
        return []
    out: list[tuple[str, str, int, int]] = []
    for table in (*_RECORDS, "edits"):
        if "rule" not in {column[0] for column in TABLES[table][1]}:
            continue
        now = Counter(_column(files, table, "rule"))
        try:
            old = Counter(read_columns(before, table, ["rule"])["rule"].to_pylist())
        except StorageError:  # the state before is damaged; that is no reason to fail now
            continue
        out.extend(
            (table, str(rule), old[rule], now[rule]) for rule in now.keys() | old.keys() if now[rule] != old[rule]
        )
    return sorted(out, key=lambda row: (-abs(row[3] - row[2]), row[:2]))[:200]


def _problems(files: Files, folders: tuple[Path, Path]) -> tuple[list[dict[str, str]], int]:
    """The gravest problems with links to their pages, and how many more there are."""
    found: list[dict[str, str]] = []
    for file in files("problems"):
        found.extend(parquet.read(file, ["severity", "code", "stage", "source", "message"]).to_pylist())
    grave = {"error": 0, "warning": 1, "note": 2}
    found.sort(key=lambda row: (grave.get(row["severity"], 3), row["code"], row["source"]))
    for row in found[:_MOST_PROBLEMS]:
        row["link"] = _link(row["source"], folders)
    return found[:_MOST_PROBLEMS], max(0, len(found) - _MOST_PROBLEMS)


def _link(source: str, folders: tuple[Path, Path]) -> str:
    """A relative address of the file from the report; always a path, never another scheme."""
    import os

    out, raw = folders
    path = os.path.relpath(raw.resolve() / source.partition("!/")[0].lstrip("/"), out.resolve())
    return "./" + quote(Path(path).as_posix(), errors="surrogateescape")


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    text = Path(__file__).with_name("report.html.j2").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        text
    )
