"""run: a folder of pages -> published tables. `batch.py` is a run from start to end, `local.py` its supervisor."""

from pipeline.run.batch import Report, extract

__all__ = ["Report", "extract"]
