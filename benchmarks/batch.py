"""Batches: pages a second with one worker and with two, the second run, and a run after one lexicon has changed.

    python benchmarks/batch.py [PAGES]

Prints ratios, which hold on other machines, beside the seconds, which do not. Needs two idle cores.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "run")]

# A lexicon of each stage that takes a term no page holds.
PLAIN = {"link": "purposes", "extract": "quotas_stop", "segment": "lead_ins", "clean": "lesson", "read": "page_labels"}


def main(count: int) -> None:
    """Run the batches over `count` generated pages."""
    from input_samples import generated

    from pipeline.run import Choices, run

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = folder / "raw"
        raw.mkdir()
        size = 0
        for n in range(count):
            size += (raw / f"{n:06d}.txt").write_text(generated(n), "utf-8")
        lexicon = folder / "mine" / "lexicons"
        lexicon.mkdir(parents=True)
        settings = folder / "mine.yaml"
        settings.write_text("include: [mine]\n", "utf-8")

        def timed(what: str, out: str, workers: int = 1) -> float:
            began = time.perf_counter()
            report = run(raw, folder / out, Choices(settings, workers))
            took = time.perf_counter() - began
            print(f"{what:38} {took:7.2f} s  {report.processed / took:7.0f} pages/s")
            return took

        print(f"{count} pages, {size / 1e6:.1f} million characters")
        one = timed("one worker", "one")
        two = timed("two workers", "two", 2)
        nothing = timed("nothing new", "one")
        again: dict[str, float] = {}
        for stage in ("link", "extract", "segment", "clean"):
            (lexicon / stage).mkdir()
            (lexicon / stage / f"{PLAIN[stage]}.txt").write_text("囍囍\n", "utf-8")
            again[stage] = timed(f"a lexicon of {stage} changed", "one")
        print(f"two workers against one      {one / two:.2f} times")
        print(f"nothing new against all      {nothing / one:.3f}")
        for stage, took in again.items():
            print(f"{stage} changed, against all  {took / one:.2f}")
        for folder_name in ("_stages", *sorted(p.name for p in (folder / "one").iterdir() if p.name[0] != "_")):
            place = folder / "one" / "_current" / folder_name
            held = sum(f.stat().st_size for f in place.iterdir()) if place.is_dir() else 0
            if held:
                print(f"{folder_name:12} {held / 1e6:8.2f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
