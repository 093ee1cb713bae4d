"""Plans with their records for annotation and training: doccano, Prodigy, CoNLL and spaCy's DocBin.

The unit is a plan; offsets count in its clean text, in code points.
"""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.spacy_bridge.docs import Mention
from pipeline.store import Tables
from pipeline.store.documents import Row, each_document

# Table -> (label, key column); the order is that of the columns of the CoNLL files.
LABELS = {
    "dates": ("DATE", "date_id"),
    "quotas": ("QUOTA", "quota_id"),
    "parties": ("PARTY", "party_id"),
    "goals": ("GOAL", "goal_id"),
    "tasks": ("TASK", "task_id"),
}
_PLANS_A_FILE = 500


def annotated_plans(tables: Tables) -> Iterator[tuple[Row, Row, dict[str, list[Mention]]]]:
    """(document row, plan row, records by table) of every plan. Raises StorageError when a table is damaged."""
    for rows in each_document(tables.generation):
        groups: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: {table: [] for table in LABELS})
        for table, (label, key) in LABELS.items():
            for row in rows[table]:
                groups[row["plan_id"]][table].append(Mention(row["start"], row["end"], label, row[key]))
        for plan in rows["plans"]:
            yield rows["documents"][0], plan, groups[plan["plan_id"]]


def write_doccano(tables: Tables, folder: Path) -> list[Path]:
    """`doccano.jsonl`: `{"id", "text", "label": [[start, end, label], …], "source"}` per plan."""

    def lines() -> Iterator[dict[str, Any]]:
        for document, plan, groups in annotated_plans(tables):
            spans = [[m.start, m.end, m.label] for m in _in_order(groups)]
            yield {"id": plan["plan_id"], "text": plan["text"], "label": spans, "source": document["source"]}

    return [_write_lines(folder / "doccano.jsonl", lines())]


def write_prodigy(tables: Tables, folder: Path) -> list[Path]:
    """`prodigy.jsonl`: `{"text", "spans": [{"start", "end", "label", "id"}, …], "meta"}` per plan."""

    def lines() -> Iterator[dict[str, Any]]:
        for document, plan, groups in annotated_plans(tables):
            meta = {"plan_id": plan["plan_id"], "title": plan["title"], "source": document["source"]}
            yield {"text": plan["text"], "spans": [m._asdict() for m in _in_order(groups)], "meta": meta}

    return [_write_lines(folder / "prodigy.jsonl", lines())]


def write_conll(tables: Tables, folder: Path) -> list[Path]:
    """`plans.conll`: a character and its BIO tag per kind on each line, a blank line after each line of text.

    Kinds overlap (a task holds its date), so each has a column of its own; the first line names them. White space is
    left out. `# id = …` begins a plan.
    """
    path = folder / "plans.conll"
    with path.open("w", encoding="utf-8", newline="\n") as sink:
        sink.write("\t".join(("# columns = char", *(label for label, _ in LABELS.values()))) + "\n")
        for _, plan, groups in annotated_plans(tables):
            sink.write(f"# id = {plan['plan_id']}\n")
            sink.writelines(_conll_lines(plan["text"], groups))
    return [path]


def write_docbin(tables: Tables, folder: Path) -> list[Path]:
    """`plans-0001.spacy` …: DocBins of at most 500 plans, with a span group per table and the plan in `user_data`.

    spacy.tokens.DocBin().from_disk("plans-0001.spacy").get_docs(spacy.blank("zh").vocab)
    """
    from spacy.vocab import Vocab

    from pipeline.spacy_bridge import results

    docs = results.docs_of_tables(tables, Vocab())
    written: list[Path] = []
    first = next(docs, None)
    while first is not None or not written:
        path = folder / f"plans-{len(written) + 1:04d}.spacy"
        # Documents of one token a character are large: each is let go as soon as it is packed.
        part = itertools.chain([first], itertools.islice(docs, _PLANS_A_FILE - 1)) if first is not None else ()
        results.write_docbin(part, path)
        written.append(path)
        first = next(docs, None)
    return written


def write_jsonl(tables: Tables, folder: Path) -> list[Path]:
    """`<table>.jsonl` per table: a row per line, nothing altered; times in ISO 8601."""
    from pipeline.exchange.spreadsheets import rows_of
    from pipeline.tables import TABLES

    def lines(table: str) -> Iterator[dict[str, Any]]:
        arrow = tables.arrow(table)
        for row in rows_of(arrow):
            yield dict(zip(arrow.column_names, row, strict=True))

    return [_write_lines(folder / f"{table}.jsonl", lines(table)) for table in TABLES]


def _in_order(groups: dict[str, list[Mention]]) -> list[Mention]:
    return sorted((m for group in groups.values() for m in group), key=lambda m: (m.start, -m.end, m.label))


def _conll_lines(text: str, groups: dict[str, list[Mention]]) -> Iterator[str]:
    columns = [_bio(len(text), groups[table], label) for table, (label, _) in LABELS.items()]
    written = False
    for at, char in enumerate(text):
        # A line of text is a sentence; an empty one is none.
        if char == "\n" and written:
            yield "\n"
            written = False
        if not char.isspace():
            yield "\t".join((char, *(column[at] for column in columns))) + "\n"
            written = True
    if written:
        yield "\n"


def _bio(length: int, mentions: list[Mention], label: str) -> list[str]:
    """One tag per character; where records of one kind overlap, the longer one goes first and keeps its place."""
    tags = ["O"] * length
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if all(tag == "O" for tag in tags[mention.start : mention.end]):
            tags[mention.start : mention.end] = [f"I-{label}"] * (mention.end - mention.start)
            tags[mention.start] = f"B-{label}"
    return tags


def _write_lines(path: Path, rows: Iterator[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as sink:
        for row in rows:
            sink.write(json.dumps(row, ensure_ascii=False, default=_iso) + "\n")
    return path


def _iso(value: Any) -> str:
    return str(value.isoformat())
