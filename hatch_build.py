"""Compiles the stages of a wheel to extension modules (mypyc), so that no bytecode interpreter runs them.

Off unless asked for: `make wheel`, or `HATCH_BUILD_HOOKS_ENABLE=1 pip wheel .`. The wheel then holds an extension
module beside the source of each compiled module, and Python prefers it; in the checkout nothing is written but
`build/compiled`. Needs a C compiler and Python's headers. Two environment variables:

- `ZHPLAN_COMPILE_LEVEL`: how hard the C compiler optimises, 0 to 3 (3);
- `ZHPLAN_COMPILE_JOBS`: how many C files are compiled at a time (as many as there are processors).
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import shlex
import shutil
import sys
import sysconfig
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Where the time goes. What is around the stages waits for disks and libraries; records stay what others rely on:
# dataclasses that pickle, `copy` and msgspec know how to rebuild (mypyc's forget the types of their fields).
_PARTS = ("text.py", "nlp", "read", "clean", "convert", "segment", "extract", "link")
# What mypyc does not compile; it stays Python.
_LEFT = (
    "nlp/judge/model.py",  # `cached_property`
    "extract/parties/gates.py",  # a subclass of `list`
)
_NAME = "zhplan"
# Values that a name is set to when it is no type alias.
_CONSTANT = (ast.Constant, ast.Tuple, ast.List, ast.Set, ast.Dict, ast.Call, ast.JoinedStr, ast.DictComp, ast.SetComp)


class CompiledWheel(BuildHookInterface[Any]):
    """The hook that hatchling finds in this file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell the wheel which files to take in and that they are for this platform."""
        if self.target_name != "wheel" or version == "editable":
            return
        trouble = why_not()
        if trouble:
            self.app.abort(trouble)
        root = Path(self.root)
        level = os.environ.get("ZHPLAN_COMPILE_LEVEL", "3")
        jobs = int(os.environ.get("ZHPLAN_COMPILE_JOBS") or os.cpu_count() or 1)
        self.app.display_info(f"Compiling {len(modules(root))} modules; this takes some minutes.")
        built = compile_modules(root, root / "build" / "compiled", level, jobs)
        build_data["force_include"].update({str(file): name for name, file in built.items()})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def modules(root: Path) -> list[str]:
    """The files to compile, relative to the checkout `root`."""
    package = root / "pipeline"
    parts = [package / part for part in _PARTS]
    files = [file for part in parts for file in (sorted(part.rglob("*.py")) if part.is_dir() else [part])]
    left = {package / name for name in _LEFT}
    return [file.relative_to(root).as_posix() for file in files if file not in left]


def with_final(source: str) -> str:
    """A module with `Final` for the constants that it sets once; compiled code then need not look them up by name.

    >>> print(with_final("from __future__ import annotations\\nA = (1, 2)\\nB = A"))
    from __future__ import annotations; from typing import Final
    A: Final = (1, 2)
    B = A
    """
    head = "from __future__ import annotations"
    tree = ast.parse(source)
    stored = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    stored.update(name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names)
    lines = [line.encode() for line in source.replace(head, f"{head}; from typing import Final", 1).split("\n")]
    if head not in source:
        return source
    for node in tree.body:
        if not isinstance(node, ast.Assign) or len(node.targets) > 1 or not isinstance(node.targets[0], ast.Name):
            continue
        name, end, value = node.targets[0].id, node.targets[0].end_col_offset, node.value
        is_type = isinstance(value, ast.Call) and ast.unparse(value.func) == "TypeVar"
        if stored[name] == 1 and isinstance(value, _CONSTANT) and not is_type and not name.startswith("__"):
            line = lines[node.lineno - 1]
            lines[node.lineno - 1] = line[:end] + b": Final" + line[end:]
    return b"\n".join(lines).decode()


def generate_c(root: Path, folder: Path, level: str) -> list[Any]:
    """Write the modules as C into `folder`, and return the extensions that setuptools is to build of it.

    Raises `SystemExit` with what mypyc says of code that it refuses.
    """
    from mypyc.build import mypycify

    # `make types` checks the types, with the libraries that are not installed here.
    options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
    names = modules(root)
    copy = folder / "source"
    for file in sorted((root / "pipeline").rglob("*.py")):
        name = file.relative_to(root).as_posix()
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        source = file.read_text("utf-8")
        (copy / name).write_text(with_final(source) if name in names else source, "utf-8")
    remarks = io.StringIO()  # mostly on generators that become lists
    try:
        with contextlib.chdir(copy), contextlib.redirect_stdout(remarks):
            return mypycify(
                [*options, f"--cache-dir={folder / 'types'}", *names],
                opt_level=level,
                debug_level="0",
                multi_file=True,  # in one file they would take the C compiler gigabytes
                target_dir=str(folder / "c"),
                group_name=_NAME,
            )
    except SystemExit:
        sys.stderr.writelines(line for line in remarks.getvalue().splitlines(True) if "warning: Treating" not in line)
        raise


def compile_modules(root: Path, folder: Path, level: str, jobs: int) -> dict[str, Path]:
    """Path in the wheel -> the file in `folder` that was built for it."""
    shutil.rmtree(folder, ignore_errors=True)
    extensions = generate_c(root, folder, level)
    from setuptools import Distribution  # type: ignore[import-untyped]
    from setuptools.command.build_ext import build_ext  # type: ignore[import-untyped]

    class Build(build_ext):  # type: ignore[misc]
        """Compiles the C files of an extension side by side, the largest first."""

        def build_extension(self, ext: Any) -> None:
            def compiled(source: str) -> list[str]:
                found: list[str] = self.compiler.compile(
                    [source],
                    output_dir=self.build_temp,
                    include_dirs=ext.include_dirs,
                    extra_postargs=[*ext.extra_compile_args, *_flags(self.compiler.compiler_type)],
                )
                return found

            sources = sorted(ext.sources, key=lambda source: -Path(source).stat().st_size)
            with ThreadPoolExecutor(jobs) as pool:
                ext.extra_objects = [file for files in pool.map(compiled, sources) for file in files]
            ext.sources = []
            super().build_extension(ext)

    library = folder / "lib"
    command = Build(Distribution({"name": _NAME, "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(library), str(folder / "o")
    command.ensure_finalized()
    command.run()
    return {file.relative_to(library).as_posix(): file for file in sorted(library.rglob("*")) if file.is_file()}


def _flags(compiler: str) -> list[str]:
    # One module calls another inside one library. A compiler newer than mypyc may warn of more: that is no error.
    return ["-fvisibility=hidden", "-w", "-Wno-error"] if compiler == "unix" else []


def why_not() -> str | None:
    """Why nothing can be compiled here, in one line; None where it can."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    if sys.platform != "win32" and shutil.which(compiler) is None:
        return f"A compiled wheel needs a C compiler, and `{compiler}` is not there; `pip wheel .` builds one without."
    header = Path(sysconfig.get_path("include")) / "Python.h"
    if not header.is_file():
        return f"A compiled wheel needs Python's headers, and {header} is not there; `pip wheel .` builds one without."
    return None
