"""Plans and headings against the development gold beside the checkout, through the stages before segmentation too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import clean, convert, read, segment
from pipeline.config import load_config
from pipeline.records import Page

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = sorted((SHARED / "gold").glob("*.gold.jsonl"))
pytestmark = pytest.mark.skipif(not GOLD, reason="the annotated pages are not beside this checkout")


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    inside = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, inside) / (max(one[1], other[1]) - min(one[0], other[0]))


def test_plans_and_headings_of_the_annotated_pages() -> None:
    config = load_config()
    want_plans = found_plans = want_headings = found_headings = spurious = levels = 0
    for path in GOLD:
        records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        doc = records[0]["doc"]
        window = min(r["start"] for r in records), max(r["end"] for r in records)
        (source,) = (SHARED / "seeds").glob(f"{doc}_*")
        document = clean.apply(read.decode(Page(source.read_bytes(), source.name), config.read), config.clean)
        document = convert.to_simplified(document, config.convert)
        found = segment.plans(document, config.segment)
        text = document.text
        plans = [text.raw_span(plan.start, plan.end) for plan in found]
        headings = {}
        for plan in found:
            for s in plan.sections:
                if s.heading is not None:
                    raw = text.raw_span(plan.start + s.heading_start, plan.start + s.heading_end)
                    if window[0] <= raw.start and raw.end <= window[1]:
                        headings[raw] = s.level
        gold = [r for r in records if r["label"] == "PLAN"]
        want_plans += len(gold)
        found_plans += sum(any(overlap((r["start"], r["end"]), plan) >= 0.9 for plan in plans) for r in gold)
        gold = [r for r in records if r["label"] == "HEADING"]
        want_headings += len(gold)
        hits = 0
        for record in gold:
            span = record["start"], record["end"]
            match = next((raw for raw in headings if overlap(span, raw) >= 0.6), None)
            if match is not None:
                hits += 1
                levels += headings[match] == record["attrs"]["level"]
        found_headings += hits
        spurious += len(headings) - hits
    assert found_plans >= 0.97 * want_plans
    f1 = 2 * found_headings / (want_headings + found_headings + spurious)
    assert f1 >= 0.95, f"headings: F1 {f1:.3f}"
    assert levels >= 0.95 * found_headings
