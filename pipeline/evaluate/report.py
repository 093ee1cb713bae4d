"""Figures as lines of text and as one JSON object; what comes from pages is shown harmless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from pipeline.evaluate.changes import Changes
from pipeline.evaluate.scores import Evaluation, Miss
from pipeline.run.console import harmless

_COUNTS = ("gold", "pred")
_LONGEST = 60
_KINDS = ("same", "gained", "lost", "moved", "changed")


def score_lines(found: Evaluation) -> Iterator[str]:
    """A line per label, then a line per rule with its precision and the share of its records that are all right."""
    for label, row in found.rows().items():
        yield f"{label:8} " + "  ".join(_figure(name, value) for name, value in row.items())
    yield ""
    yield "rules: records, precision, all attributes right"
    for label, rules in found.rules.items():
        for rule, tally in sorted(rules.items(), key=lambda item: (-item[1].pred, item[0])):
            share, right = tally.hit / tally.pred, tally.right / tally.pred
            yield f"{label:8} {harmless(rule or '-'):40} {tally.pred:5}  {share:.3f}  {right:.3f}"
    if found.absent:
        yield ""
        yield f"not in the tables: {', '.join(map(harmless, sorted(found.absent)))}"


def _figure(name: str, value: float) -> str:
    return f"{harmless(name)} {value}" if name in _COUNTS else f"{harmless(name)} {value:.3f}"


def miss_lines(found: Evaluation, label: str) -> Iterator[str]:
    """What was missed, what is spurious, and which attributes differ (gold -> ours), of one label."""
    for miss in found.misses:
        if miss.label == label:
            wrong = "  ".join(f"{name}: {want!r} -> {have!r}" for name, (want, have) in miss.wrong.items())
            parts = (miss.what, miss.doc, f"{miss.start}..{miss.end}", miss.rule, miss.text[:_LONGEST], wrong)
            yield harmless("  ".join(part for part in parts if part))


def score_json(found: Evaluation, label: str | None) -> dict[str, Any]:
    """Everything as one object; the misses of `label` too."""
    return {
        "scores": found.rows(),
        "rules": {
            label: {rule: asdict(tally) for rule, tally in rules.items()} for label, rules in found.rules.items()
        },
        "absent": sorted(found.absent),
        "misses": [_miss(miss) for miss in found.misses if miss.label == label],
    }


def _miss(miss: Miss) -> dict[str, Any]:
    return asdict(miss)


def change_lines(found: Changes) -> Iterator[str]:
    """Counts by label, documents that only one side has, then the samples."""
    yield "         " + "".join(f"{kind:>9}" for kind in _KINDS)
    for label, counts in found.counts.items():
        yield f"{label:9}" + "".join(f"{counts[kind]:9}" for kind in _KINDS)
    for title, names in (("only before", found.only_before), ("only after", found.only_after)):
        if names:
            shown = ", ".join(map(harmless, names[:10])) + (" …" if len(names) > 10 else "")
            yield f"{title}: {len(names)} documents: {shown}"
    for change in found.samples:
        yield ""
        yield harmless(f"{change.what} {change.label} {change.rule}  {change.source}:{change.raw_start}")
        if change.before:
            yield f"  - {harmless(change.before[:_LONGEST])}"
        if change.after and change.after != change.before:
            yield f"  + {harmless(change.after[:_LONGEST])}"
        for name, (old, new) in change.columns.items():
            yield harmless(f"    {name}: {str(old)[:_LONGEST]} -> {str(new)[:_LONGEST]}")


def change_json(found: Changes) -> dict[str, Any]:
    """The same as one object."""
    return {
        "counts": {label: {kind: counts[kind] for kind in _KINDS} for label, counts in found.counts.items()},
        "only_before": found.only_before,
        "only_after": found.only_after,
        "samples": [asdict(change) for change in found.samples],
    }
