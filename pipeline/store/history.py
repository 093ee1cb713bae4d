"""Generations seen from above: list them, go back to one, check them, compare two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pipeline.store import parquet
from pipeline.store.columns import read_columns
from pipeline.store.generations import Generation, StorageError, bucket_of, load, numbered, publish_link
from pipeline.store.tables import Tables
from pipeline.tables import PAGE_TABLES, TABLES


def generations(out: Path) -> list[Generation]:
    """The published generations that are still kept, oldest first."""
    return [load(folder) for folder in numbered(out) if (folder / "_manifest.json").is_file()]


def find(out: Path, number: int) -> Generation:
    """A generation by its number. Raises StorageError, naming those that are kept, when it is gone."""
    kept = generations(out)
    for generation in kept:
        if generation.number == number:
            return generation
    names = ", ".join(str(generation.number) for generation in kept) or "none"
    raise StorageError(f"{out}: there is no generation {number}; kept: {names}")


def rollback(out: Path, number: int) -> Generation:
    """Make an earlier generation the current one, with one rename. Raises StorageError when it is gone."""
    generation = find(out, number)
    publish_link(out, generation.folder)
    return generation


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that is not what the manifest says, and the sources of the pages whose rows it holds."""

    file: Path
    reason: str
    sources: tuple[str, ...]


def verify(generation: Generation) -> list[Damage]:
    """Compare every file with the SHA-256 in the manifest; damaged ones come with the pages to redo."""
    found: list[Damage] = []
    for name, wanted in generation.manifest["files"].items():
        path = generation.folder / name
        try:
            reason = "" if parquet.digest(path) == wanted else "its bytes are not those that were written"
        except OSError as error:
            reason = f"it cannot be read ({error.strerror})"
        if reason:
            bucket = int(path.stem, 16) if "/" in name and not name.startswith("runs/") else None
            found.append(Damage(path, reason, _sources(generation, bucket)))
    return found


def _sources(generation: Generation, bucket: int | None) -> tuple[str, ...]:
    """Sources of the pages in a bucket, as far as the documents table can still be read."""
    if bucket is None:
        return ()
    try:
        documents = read_columns(generation, "documents", ["doc_id", "source"]).to_pydict()
    except StorageError:
        return ()
    pairs = zip(documents["doc_id"], documents["source"], strict=True)
    return tuple(sorted(source for doc_id, source in pairs if bucket_of(doc_id, generation.buckets) == bucket))


@dataclass(frozen=True, slots=True)
class Difference:
    """Records of one table and rule that one generation has and the other has not, or has with other values."""

    table: str
    rule: str
    gained: int
    lost: int
    changed: int


_PLACE = ("doc_id", "raw_start", "raw_end")


def compare(before: Generation, after: Generation) -> list[Difference]:
    """What changed from one generation to another, by table and rule; a record is known by its place in the source."""
    out: list[Difference] = []
    for table in PAGE_TABLES:
        if table in ("documents", "problems"):
            continue
        old, new = _records(before, table), _records(after, table)
        gained, lost, changed = Counter[str](), Counter[str](), Counter[str]()
        for key in new.keys() - old.keys():
            gained[new[key][0]] += 1
        for key in old.keys() - new.keys():
            lost[old[key][0]] += 1
        for key in old.keys() & new.keys():
            if old[key] != new[key]:
                changed[new[key][0]] += 1
        for rule in sorted({*gained, *lost, *changed}):
            out.append(Difference(table, rule, gained[rule], lost[rule], changed[rule]))
    return out


def _records(generation: Generation, table: str) -> dict[tuple[object, ...], tuple[str, tuple[object, ...]]]:
    """Place -> (rule, values without ids); ids shift when a record is gained before them."""
    names = [column[0] for column in TABLES[table][1]]
    values = [name for name in names if not name.endswith(("_id", "_ids")) and name != "ordinal"]
    data = Tables(generation).arrow(table).to_pydict()
    rules = data.get("rule", [""] * len(data["doc_id"]))
    out: dict[tuple[object, ...], tuple[str, tuple[object, ...]]] = {}
    for at, rule in enumerate(rules):
        key: tuple[object, ...] = tuple(data[name][at] for name in _PLACE)
        while key in out:  # two records may share a place: a calendar heading and its date of another table never do
            key = (*key, "again")
        out[key] = (rule or "", tuple(data[name][at] for name in values))
    return out
