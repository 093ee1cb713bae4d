"""zhplan: Chinese work plans from dirty web pages to tables.

>>> from pipeline import Page, load_config, process
>>> process(Page("一、工作目标\\n合格率达到98%以上。".encode()), load_config()).plans[0].sections[0].heading
'工作目标'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.config import Config as Config
    from pipeline.config import load_config as load_config
    from pipeline.records import Page as Page
    from pipeline.records import Result as Result
    from pipeline.stages import process as process
    from pipeline.store import open_tables as open_tables

__version__ = "0.1.0"

# Public name -> module. Each is loaded when it is first used, so that the command line answers at once.
_PUBLIC = {
    "Config": "pipeline.config",
    "Page": "pipeline.records",
    "Result": "pipeline.records",
    "load_config": "pipeline.config",
    "open_tables": "pipeline.store",
    "process": "pipeline.stages",
}
__all__ = ["Config", "Page", "Result", "__version__", "load_config", "open_tables", "process"]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'pipeline' has no attribute '{name}'")
    return getattr(importlib.import_module(_PUBLIC[name]), name)
