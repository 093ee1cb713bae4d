"""The compiled wheel gives the same tables as the source, and the source stays such that it can be compiled."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.tables import PAGE_TABLES

ROOT = Path(__file__).parents[2]
RAW = str(ROOT / "data" / "raw")
sys.path.insert(0, str(ROOT))

from hatch_build import modules, why_not, with_final  # noqa: E402

COMPILED = modules(ROOT)


def traps(tree: ast.Module) -> Iterator[str]:
    """What mypyc compiles without a word, and what then fails or does something else."""
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    for node in classes.values():
        bases = {ast.unparse(base) for base in node.bases}
        if "NamedTuple" in bases:
            fields = [part.annotation for part in node.body if isinstance(part, ast.AnnAssign)]
            names = {name.id for field in fields for name in ast.walk(field) if isinstance(name, ast.Name)}
            later = [name for name in names if name in classes and classes[name].lineno > node.lineno]
            yield from (f"{node.name} has a field of {name}, a class further down" for name in later)
        if "ABC" in bases and any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list):
            yield f"{node.name} is a dataclass and an ABC; abstract methods need no ABC"
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            caught: dict[str, set[str]] = defaultdict(set)
            for node in ast.walk(function):
                if isinstance(node, ast.ExceptHandler) and node.name and node.type:
                    caught[node.name].add(ast.unparse(node.type))
            mixed = [name for name, types in caught.items() if len(types) > 1]
            yield from (f"{function.name} gives exceptions of several types the name {name}" for name in mixed)


@pytest.mark.parametrize("name", COMPILED)
def test_no_module_holds_what_runs_otherwise_when_compiled(name: str) -> None:
    assert list(traps(ast.parse((ROOT / name).read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "source",
    [
        "class A(NamedTuple):\n    b: list[B]\nclass B:\n    pass",
        "@dataclass(frozen=True)\nclass A(ABC):\n    b: int",
        "def f():\n try:\n  g()\n except KeyError as e:\n  h(e)\n except OSError as e:\n  h(e)",
    ],
)
def test_the_traps_are_seen(source: str) -> None:
    assert len(list(traps(ast.parse(source)))) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('MARKS = "、，"', 'MARKS: Final = "、，"'),
        ("标 = {1: 2}  # 二", "标: Final = {1: 2}  # 二"),
        ("A = (\n    1,\n)", "A: Final = (\n    1,\n)"),
        ("A: Final = 1", "A: Final = 1"),
        ("A = 1\nA = 2", "A = 1\nA = 2"),
        ("A = []\ndef f():\n    global A\n    A = [1]", "A = []\ndef f():\n    global A\n    A = [1]"),
        ("A = dict[str, int]", "A = dict[str, int]"),
        ('A = TypeVar("A")', 'A = TypeVar("A")'),
        ("class A:\n    b = 1", "class A:\n    b = 1"),
    ],
)
def test_constants_are_marked_where_they_are_set_once(line: str, expected: str) -> None:
    head = "from __future__ import annotations"
    assert with_final(f"{head}\n{line}") == f"{head}; from typing import Final\n{expected}"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package out of a compiled wheel; not optimised, which takes the longest."""
    if trouble := why_not():
        pytest.skip(trouble)
    folder = tmp_path_factory.mktemp("compiled")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    settings = {"HATCH_BUILD_HOOKS_ENABLE": "1", "ZHPLAN_COMPILE_LEVEL": "0"}
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("zhplan-*.whl")
    assert "-none-any" not in wheel.name
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]  # the version is the checkout's
        archive.extractall(folder / "package", names)
    return folder / "package"


def zhplan(package: Path, folder: Path, *arguments: str) -> str:
    """What the command line of the package in a folder says."""
    command = [sys.executable, "-m", "pipeline", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(package)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.slow
def test_the_wheel_says_that_it_is_compiled(installed: Path, tmp_path: Path) -> None:
    assert zhplan(installed, tmp_path, "--version").endswith(" (compiled)\n")
    assert "compiled" not in zhplan(ROOT, tmp_path, "--version")


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_compiled_and_source_give_the_same_bytes(installed: Path, tmp_path: Path, workers: str) -> None:
    """From the pages on, and from kept results on when the settings have changed."""
    (tmp_path / "own.yaml").write_text("extract:\n  model: on\n", "utf-8")
    for package, out in ((ROOT, "source"), (installed, "compiled")):
        zhplan(package, tmp_path, "extract", RAW, out, "--workers", workers)
        zhplan(package, tmp_path, "extract", RAW, out, "--workers", workers, "--config", "own.yaml")
    for generation in ("000001", "000002"):
        for table in (*PAGE_TABLES, "_stages"):
            (expected,) = (tmp_path / "source" / "_generations" / generation / table).glob("*.parquet")
            (found,) = (tmp_path / "compiled" / "_generations" / generation / table).glob("*.parquet")
            assert found.read_bytes() == expected.read_bytes(), f"{table} of {generation}"


@pytest.mark.slow
def test_what_the_source_has_done_is_up_to_date_for_the_compiled_wheel(installed: Path, tmp_path: Path) -> None:
    zhplan(ROOT, tmp_path, "extract", RAW, "out")
    assert "nothing new" in zhplan(installed, tmp_path, "extract", RAW, "out")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["show", "explain", "outline"])
def test_the_commands_for_a_page_say_the_same(installed: Path, tmp_path: Path, command: str) -> None:
    page = f"{RAW}/s15_hospital_quotas.txt"
    assert zhplan(installed, tmp_path, command, page) == zhplan(ROOT, tmp_path, command, page)


@pytest.mark.slow
def test_compiled_results_can_be_pickled_and_copied(installed: Path) -> None:
    """As a pool of workers does with what a worker returns."""
    program = """
import copy, pickle
from pipeline import Page, load_config, process
result = process(Page("一、工作目标\\n6月底前，由办公室负责，合格率达到98%以上。".encode()), load_config())
assert pickle.loads(pickle.dumps(result)) == copy.deepcopy(result) == result
"""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    subprocess.run([sys.executable, "-c", program], cwd=installed.parent, env=environment, check=True)
