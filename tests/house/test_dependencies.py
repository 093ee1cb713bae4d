"""Dependencies point one way, and stages stay pure: no files, clocks, processes or Arrow inside them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "pipeline"
STAGES = {"read", "clean", "convert", "segment", "extract", "link"}
# Each layer may import those before it; stages may not import one another.
LAYERS = [
    *("text", "records", "config", "nlp", "stage", "stages", "tables", "store", "run"),
    *("spacy_bridge", "evaluate", "view", "exchange", "charts", "commands", "__main__"),
]
BANNED_IN_STAGES = {"pyarrow", "pandas", "pathlib", "os", "time", "multiprocessing", "subprocess", "socket", "random"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(module: str) -> str:
    part = module.split(".")[1] if "." in module else "stages"
    return "stage" if part in STAGES else part


def name_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            module = node.module or ""
            found.update(f"{module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("file", MODULES, ids=lambda f: name_of(f))
def test_imports_point_one_way(file: Path) -> None:
    own = name_of(file)
    if own == "pipeline":
        return
    here = layer_of(own)
    for target in imports_of(file):
        if not target.startswith("pipeline."):
            continue
        there = layer_of(target)
        if there == "__version__":
            continue
        assert LAYERS.index(there) <= LAYERS.index(here), f"{own} must not import {target}"
        if here == there == "stage":
            assert own.split(".")[1] == target.split(".")[1], f"stages do not import one another: {own} -> {target}"


@pytest.mark.parametrize(
    "file", [f for f in MODULES if layer_of(name_of(f)) in ("stage", "nlp", "stages", "records", "text")], ids=name_of
)
def test_stages_touch_no_files_clocks_or_processes(file: Path) -> None:
    used = {target.split(".")[0] for target in imports_of(file)}
    assert not used & BANNED_IN_STAGES, f"{file.name} imports {used & BANNED_IN_STAGES}"


def test_every_folder_has_an_init_that_says_what_it_is() -> None:
    for folder in {f.parent for f in MODULES}:
        assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))), folder
