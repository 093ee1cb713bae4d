"""Work cut into shards: pages that one worker does together and whose rows lie in one folder until they are published.

Files are grouped by bucket, so that publishing reads few shards for each. Pages of an archive are grouped in its
order, because it can only be read from front to back: its bytes pass through here once, a shard at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pipeline.run import kept
from pipeline.run.members import Member, members
from pipeline.run.plan import Plan
from pipeline.run.sources import Source
from pipeline.run.worker import Shard
from pipeline.store import Generation, bucket_of

_PAGES = 64
_BYTES = 4_000_000


def shards_of(plan: Plan, work: Path, mark: str) -> list[Shard]:
    """All shards of a plan, files first; the bytes of archives' pages are still to come.

    A shard's folder is named after its pages and the fingerprint, so that a later run finds finished ones.
    """
    out: list[Shard] = []
    files = [source for source in plan.fresh if source.position is None]
    for _, group in groupby(files, key=lambda source: bucket_of(source.doc_id, plan.buckets)):
        out.extend(_cut(group, work, mark))
    for stage, sources in sorted(plan.resumed.items()):
        for bucket, group in groupby(sources, key=lambda source: bucket_of(source.doc_id, plan.buckets)):
            held = _kept_files(plan, bucket)
            out.extend(replace(shard, stage=stage, files=held) for shard in _cut(group, work, f"{mark} {stage}"))
    inside = [source for source in plan.fresh if source.position is not None]
    inside.sort(key=lambda source: (str(source.path), source.position))
    for _, group in groupby(inside, key=lambda source: source.path):
        out.extend(_cut(group, work, mark))
    return out


def with_data(shards: Iterable[Shard], limit: int) -> Iterator[Shard]:
    """The shards in their order, those of archives with the bytes of their pages."""
    for path, group in groupby(shards, key=_archive):
        several = list(group)
        yield from several if path is None else _filled(path, several, limit)


def old_buckets(before: Generation, bucket: int, buckets: int) -> range:
    """The buckets of an earlier state that hold the rows of this one; they differ when the number of buckets grew."""
    first = bucket * before.buckets // buckets
    return range(first, max(first + 1, (bucket + 1) * before.buckets // buckets))


def _archive(shard: Shard) -> Path | None:
    """The archive that the shard's pages must be read from, None when they are files or go on from kept results."""
    first = shard.sources[0]
    return first.path if shard.stage is None and first.position is not None else None


def _kept_files(plan: Plan, bucket: int) -> tuple[Path, ...]:
    if plan.before is None:
        return ()
    names = [f"{old:04x}.parquet" for old in old_buckets(plan.before, bucket, plan.buckets)]
    return tuple(plan.before.folder / kept.TABLE / name for name in names)


def _cut(sources: Iterable[Source], work: Path, mark: str) -> Iterator[Shard]:
    group: list[Source] = []
    size = 0
    for source in sources:
        if group and (len(group) >= _PAGES or size + source.size > _BYTES):
            yield _shard(group, work, mark)
            group, size = [], 0
        group.append(source)
        size += source.size
    if group:
        yield _shard(group, work, mark)


def _shard(group: list[Source], work: Path, mark: str) -> Shard:
    key = "\n".join((mark, *(f"{source.sha256} {source.name}" for source in group)))
    return Shard(work / hashlib.sha256(key.encode()).hexdigest()[:24], tuple(group))


def _filled(path: Path, shards: list[Shard], limit: int) -> Iterator[Shard]:
    """Shards of one archive, read from front to back; pages that are no longer there get None."""
    waiting = iter(shards)
    shard = next(waiting)
    found: dict[int, bytes] = {}
    with suppress(OSError), path.open("rb") as file:
        for position, one in enumerate(members(path.name, file, path.stat().st_size, limit)):
            if isinstance(one, Member) and position in {source.position for source in shard.sources}:
                found[position] = one.data
            if position >= (shard.sources[-1].position or 0):
                yield _with(shard, found)
                found = {}
                following = next(waiting, None)
                if following is None:
                    return
                shard = following
    yield _with(shard, found)
    for rest in waiting:
        yield _with(rest, {})


def _with(shard: Shard, found: dict[int, bytes]) -> Shard:
    return replace(shard, data=tuple(found.get(source.position or 0) for source in shard.sources))
