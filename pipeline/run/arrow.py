"""Arrow without pandas, for processes that only write tables."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder


class _NoPandas(MetaPathFinder):
    """Finds no pandas."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Raises ModuleNotFoundError for pandas."""
        if fullname == "pandas":
            raise ModuleNotFoundError("pandas is not loaded for this", name=fullname)


def leave_pandas_out() -> None:
    """Keep Arrow from loading pandas (0.3 s) when it first makes an array, only to know pandas' objects if it met some.

    Once it has looked it does not look again; what asks Arrow for a pandas frame later still gets one.
    """
    if "pandas" in sys.modules:
        return
    import pyarrow as pa

    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(finder)
