"""zhplan: Chinese work plans from dirty web pages to tables.

>>> from pipeline import Page, load_config, process
>>> process(Page("一、工作目标\\n合格率达到98%以上。".encode()), load_config()).plans[0].sections[0].heading
'工作目标'
"""

from typing import Any

from pipeline.config import Config, load_config
from pipeline.records import Page, Result
from pipeline.stages import process

__version__ = "0.1.0"
__all__ = ["Config", "Page", "Result", "__version__", "load_config", "open_tables", "process"]


def __getattr__(name: str) -> Any:
    # Arrow takes a while to load; whoever only processes pages does not wait for it.
    if name == "open_tables":
        from pipeline.store import open_tables

        return open_tables
    raise AttributeError(f"module 'pipeline' has no attribute '{name}'")
