"""run: a folder of pages -> published tables.

Read `batch.py` first, a run from start to end:

    sources (what is there; members, archives, dumps inside files) -> plan (what is new, by fingerprint)
    -> shards -> local (the supervisor) and worker -> publish (with report)

`kept.py` lets a page go on behind the last stage that still holds; `watch.py` runs whenever uploads arrive.
"""

from pipeline.run.batch import Choices, Report, extract, plan_only, run

__all__ = ["Choices", "Report", "extract", "plan_only", "run"]
