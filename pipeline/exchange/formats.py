"""Every format that tables can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.exchange import annotation, label_studio, spreadsheets, sqlite
from pipeline.store import Tables
from pipeline.store.raw import RawPages

_WRITERS: dict[str, Callable[[Tables, Path], list[Path]]] = {
    "csv": spreadsheets.write_csv,
    "xlsx": spreadsheets.write_xlsx,
    "jsonl": annotation.write_jsonl,
    "sqlite": sqlite.write_sqlite,
    "docbin": annotation.write_docbin,
    "conll": annotation.write_conll,
    "prodigy": annotation.write_prodigy,
    "doccano": annotation.write_doccano,
}
FORMATS = (*_WRITERS, "label-studio")


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, and the sources that were left out because their raw page is not at hand."""

    files: list[Path]
    left_out: list[str]


def export(tables: Tables, form: str, folder: Path, raw: RawPages) -> Exported:
    """Write the tables as `form`, one of FORMATS, into `folder`.

    Raises KeyError for an unknown format, StorageError when a table is damaged, OSError when the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if form == "label-studio":
        files, missing = label_studio.write_label_studio(tables, folder, raw)
        return Exported(files, missing)
    return Exported(_WRITERS[form](tables, folder), [])
