"""What decides a page's records besides its bytes, as one short hash a stage.

Every input belongs to the first stage that may read it: a stage's code, settings, lexicons and rules to that stage;
what all of them share (records, text, nlp with its models, libraries) to the first; what only turns results into rows
to the last. A stage's mark covers its own inputs and those of all stages before it. So the marks of two runs say from
where on a page must be done again, and the inputs say why.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.config import STAGES, Config

# Stages, and behind them what turns a result into rows.
LEVELS = (*STAGES, "rows")
# Libraries whose version may change what is found or written, by the first stage that uses them.
LIBRARIES = {
    "ahocorasick-rs": "read",
    "google-re2": "read",
    "jieba": "read",
    "spacy": "read",
    "msgspec": "read",
    "beautifulsoup4": "read",
    "soupsieve": "read",
    "opencc": "read",
    "pyarrow": "rows",
    "zhplan": "rows",
}
# Further ones of pages that need a reader of their own; all other pages do not depend on them.
READERS: dict[str, tuple[str, ...]] = {"": (), "pdf": ("pypdfium2",), "docx": ("python-docx", "lxml")}
_SHARED = ("text.py", "records.py", "config.py", "stages.py", "nlp")
_ROWS = ("tables", "run/worker.py", "run/kept.py")


@dataclass(frozen=True)
class Marks:
    """The marks of a run: `of(kind)` gives one a level for pages of a kind; `inputs` is what they were made from."""

    levels: Mapping[str, Mapping[str, str]]
    inputs: Mapping[str, str]

    def of(self, kind: str) -> Mapping[str, str]:
        """Level -> mark for pages of a kind (empty, pdf or docx)."""
        return self.levels[kind]

    def final(self, kind: str = "") -> str:
        """The fingerprint of a page's records."""
        return self.levels[kind]["rows"]


def marks(config: Config) -> Marks:
    """The marks of this code with a configuration.

    >>> from pipeline.config import load_config
    >>> sorted(marks(load_config()).of("pdf"))
    ['clean', 'convert', 'extract', 'link', 'read', 'rows', 'segment']
    """
    inputs = dict(_code())
    for name, digest in config.digests.items():
        stage = name.split("/")[1] if name.startswith(("lexicons/", "rules/")) else name.removeprefix("settings/")
        inputs[f"{stage if stage in STAGES else 'rows'}: {name}"] = digest[:16]
    found = versions()
    for library, level in LIBRARIES.items():
        inputs[f"{level}: {library}"] = found[library]
    levels: dict[str, dict[str, str]] = {}
    for kind, readers in READERS.items():
        own = {**inputs, **{f"read: {library}": found[library] for library in readers}}
        levels[kind] = _cumulative(own)
    return Marks(levels, inputs)


def fingerprint(config: Config) -> str:
    """Code, configuration with lexicons and rules, and library versions, in one short hash."""
    return marks(config).final()


def changed_inputs(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, list[str]]:
    """Inputs that differ between two runs, by level, in the order of the levels.

    >>> changed_inputs({"link: a": "1", "read: b": "1"}, {"link: a": "2", "read: b": "1"})
    {'link': ['a']}
    """
    names = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    out: dict[str, list[str]] = {}
    for level in LEVELS:
        own = [name.partition(": ")[2] for name in names if name.startswith(f"{level}: ")]
        if own:
            out[level] = own
    return out


def versions() -> dict[str, str]:
    """Versions of Python, of this package and of the libraries that shape its output."""
    found = {"python": platform.python_version()}
    for name in (*LIBRARIES, *(library for libraries in READERS.values() for library in libraries), "fastwarc"):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found


def inventory_mark(limit: int) -> str:
    """What a kept inventory depends on: the code that takes it, its reader of web archives, and the page limit."""
    folder = Path(__file__).resolve().parent
    digest = hashlib.sha256(f"{limit} {versions()['fastwarc']}".encode())
    for name in ("sources.py", "members.py", "archives.py", "dumps.py", "bounded.py"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]


def _cumulative(inputs: Mapping[str, str]) -> dict[str, str]:
    digest = hashlib.sha256()
    out: dict[str, str] = {}
    for level in LEVELS:
        for name in sorted(name for name in inputs if name.startswith(f"{level}: ")):
            digest.update(f"{name} {inputs[name]}\n".encode())
        out[level] = digest.copy().hexdigest()[:16]
    return out


@lru_cache(maxsize=1)
def _code() -> dict[str, str]:
    """Level and part -> digest of its files. Code is read once: what has been imported does not change any more."""
    package = Path(__file__).resolve().parent.parent
    parts = {"read: shared code": [package / name for name in _SHARED], "rows: code": [package / n for n in _ROWS]}
    parts |= {f"{stage}: code": [package / stage] for stage in STAGES}
    parts["extract: model"] = [package / "models"]
    return {name: _digest(paths) for name, paths in parts.items()}


def _digest(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            if "__pycache__" not in file.parts and file.is_file():
                digest.update(file.relative_to(path.parent).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
