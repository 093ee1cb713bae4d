"""The sound pages of the benchmark: cleaning finds nothing to repair in them, in either script."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import opencc
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from clean_page import document

_PATH = Path(__file__).parents[2] / "benchmarks" / "clean.py"


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_repaired_on_a_sound_page(seed: int) -> None:
    spec = importlib.util.spec_from_file_location("benchmark_clean", _PATH)
    assert spec is not None and spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    page = benchmark.page(20, seed)
    for value in (page, opencc.OpenCC("s2t").convert(page)):
        done = document(value)
        assert done.text.value == value
        assert not [change for change in done.text.changes if change.before != change.after]
