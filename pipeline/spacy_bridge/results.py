"""Results and output folders as spaCy documents: one `Doc` a plan, every character a token.

`doc.user_data` names the plan (`plan_id`, `doc_id`, `source`, title, kind, issuer, period); its records are in the span
groups `sections`, `goals`, `dates`, `quotas`, `parties` and `tasks`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import tables as rows_of_pages
from pipeline.config import Config
from pipeline.records import Result
from pipeline.spacy_bridge.docs import Record, register, to_doc
from pipeline.store import Tables
from pipeline.store.documents import each_document
from pipeline.tables import TABLES
from pipeline.tables.privacy import withhold

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Row = Mapping[str, Any]
# Table -> label of its spans.
LABELS = {
    "sections": "SECTION",
    "goals": "GOAL",
    "dates": "DATE",
    "quotas": "QUOTA",
    "parties": "PARTY",
    "tasks": "TASK",
}
_OF_PLAN = ("plan_id", "doc_id", "ordinal", "title", "kind", "issuer", "issuer_level", "period")


def docs_of_result(result: Result, vocab: Vocab, config: Config | None = None) -> Iterator[Doc]:
    """A `Doc` for each plan of a processed page; `config` says how personal names are published (default: kept).

    >>> import spacy
    >>> from pipeline import Page, load_config, process
    >>> result = process(Page("一、工作目标\\n合格率达到98%以上。".encode()), load_config())
    >>> [doc] = docs_of_result(result, spacy.blank("zh").vocab)
    >>> [(span.text, span.kb_id_) for span in doc.spans["quotas"]]
    [('98%以上', 'ge 98.. %')]
    """
    yield from _docs(rows_of_result(result, config), vocab)


def docs_of_tables(tables: Tables, vocab: Vocab) -> Iterator[Doc]:
    """A `Doc` for each plan of an output folder (`open_tables("data/processed")`), in the order of ids.

    Documents are read one after the other. Raises StorageError when a table is damaged.
    """
    for rows in each_document(tables.generation):
        yield from _docs(rows, vocab)


def write_docbin(docs: Iterable[Doc], path: Path | str) -> int:
    """Keep documents with their span groups and records in one `.spacy` file; the number written is returned."""
    from spacy.tokens import DocBin

    kept = DocBin(store_user_data=True)
    for doc in docs:
        kept.add(doc)
    kept.to_disk(path)
    return len(kept)


def read_docbin(path: Path | str, vocab: Vocab) -> Iterator[Doc]:
    """The documents of a `.spacy` file, with their records in `span._.work_plan`."""
    from spacy.tokens import DocBin

    register()
    yield from DocBin().from_disk(path).get_docs(vocab)


def rows_of_result(result: Result, config: Config | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows that a page's result gives each table, personal names as `config` publishes them (default: kept)."""
    columns = rows_of_pages.empty()
    rows_of_pages.add_result(columns, result, "")
    if config is not None:
        surnames = config.extract.lexicon("surnames").keys()
        withhold(columns, config.persons, result.document.text.source, surnames)
    return {
        table: [dict(zip(own, cells, strict=True)) for cells in zip(*own.values(), strict=True)]
        for table, own in columns.items()
    }


def records_of(
    rows: Mapping[str, Sequence[Row]], plan_id: str | None = None, offsets: tuple[str, str] = ("start", "end")
) -> dict[str, list[Record]]:
    """The records of one plan (of all plans for None) by table, in text order.

    `offsets` are the columns that the records' offsets come from: `start`, `end` count in the plan's text, `raw_start`,
    `raw_end` in the page's. A section without heading is none.
    """
    groups: dict[str, list[Record]] = {}
    texts = {row["plan_id"]: row["text"] for row in rows["plans"]}
    for table, label in LABELS.items():
        own = (row for row in rows[table] if plan_id is None or row["plan_id"] == plan_id)
        made = (_record(table, label, row, texts[row["plan_id"]], offsets) for row in own)
        groups[table] = sorted((r for r in made if r is not None), key=lambda record: (record.start, -record.end))
    return groups


def _docs(rows: Mapping[str, Sequence[Row]], vocab: Vocab) -> Iterator[Doc]:
    source = rows["documents"][0]["source"] if rows["documents"] else ""
    for plan in rows["plans"]:
        doc = to_doc(vocab, plan["text"], records_of(rows, plan["plan_id"]))
        doc.user_data.update({name: _plain(plan[name]) for name in _OF_PLAN})
        doc.user_data["source"] = source
        yield doc


def _record(table: str, label: str, row: Row, text: str, offsets: tuple[str, str]) -> Record | None:
    start, end = _offsets(table, row, text, offsets)
    if start is None or end is None:
        return None
    key = TABLES[table][1][0][0]
    values = {name: _plain(value) for name, value in row.items() if name not in ("start", "end", "text")}
    return Record(start, end, label, row[key], _form(table, row), values)


def _offsets(table: str, row: Row, text: str, offsets: tuple[str, str]) -> tuple[int | None, int | None]:
    """Where the record stands; a section is shown by its heading, behind the marker."""
    if table != "sections":
        return row[offsets[0]], row[offsets[1]]
    if row["heading"] is None:
        return None, None
    if offsets[0] == "raw_start":
        return row["heading_raw_start"], row["heading_raw_end"]
    behind = row["start"] + (0 if row["marker"] == row["heading"] else len(row["marker"] or ""))
    at = text.find(row["heading"], behind, row["end"])
    return (at, at + len(row["heading"])) if at >= 0 else (None, None)


def _form(table: str, row: Row) -> str:
    """The normal form that a knowledge base would go by."""
    if table == "dates":
        return row["value"] or ""
    if table == "parties":
        return row["canonical"] or ""
    if table == "quotas":
        return f"{row['cmp']} {_number(row['min'])}..{_number(row['max'])} {row['unit']}".rstrip()
    return row["role"] or "" if table == "sections" else ""


def _number(value: float | None) -> str:
    return "" if value is None or value != value else f"{value:g}"


def _plain(value: Any) -> Any:
    """A value as msgpack has it: days as ISO strings, missing numbers as None."""
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, float) and value != value:
        return None
    return list(value) if isinstance(value, tuple) else value
