"""doccano, Prodigy, CoNLL, DocBin, JSON lines: every offset leads to its words, characters beyond the BMP in front."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from exchange_tables import PAGE, tables_of

from pipeline.exchange.annotation import LABELS, write_conll, write_docbin, write_doccano, write_jsonl, write_prodigy
from pipeline.exchange.formats import FORMATS
from pipeline.spacy_bridge.docs import from_doc
from pipeline.store import Tables
from pipeline.tables import TABLES


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return tables_of(tmp_path_factory.mktemp("annotation"), {"甲.txt": PAGE, "乙.txt": PAGE.replace("98", "95")})


def wanted(tables: Tables) -> dict[str, set[tuple[int, int, str, str]]]:
    """(start, end, label, words) of every record, by plan."""
    out: dict[str, set[tuple[int, int, str, str]]] = {plan: set() for plan in tables.plans["plan_id"]}
    for table, (label, _) in LABELS.items():
        for row in tables.frame(table).to_dict("records"):
            words = row["name"] if table == "parties" else row["text"]
            out[row["plan_id"]].add((row["start"], row["end"], label, words))
    assert all(out.values())
    return out


def test_doccano(tables: Tables, tmp_path: Path) -> None:
    [path] = write_doccano(tables, tmp_path)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    got = {line["id"]: {(s, e, label, line["text"][s:e]) for s, e, label in line["label"]} for line in lines}
    assert got == wanted(tables)


def test_prodigy(tables: Tables, tmp_path: Path) -> None:
    [path] = write_prodigy(tables, tmp_path)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    got = {
        line["meta"]["plan_id"]: {
            (s["start"], s["end"], s["label"], line["text"][s["start"] : s["end"]]) for s in line["spans"]
        }
        for line in lines
    }
    assert got == wanted(tables)


def test_docbin_round_trip(tables: Tables, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    [path] = write_docbin(tables, tmp_path)
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))
    texts = dict(zip(tables.plans["plan_id"], tables.plans["text"], strict=True))
    assert {doc.user_data["plan_id"]: doc.text for doc in docs} == texts
    got = {}
    for doc in docs:
        _, groups = from_doc(doc)
        records = [record for table in LABELS for record in groups[table]]
        assert all(record.id.startswith(doc.user_data["plan_id"]) for record in records)
        spans = {(s.start_char, s.end_char, s.label_, s.text) for table in LABELS for s in doc.spans[table]}
        assert spans == {(r.start, r.end, r.label, doc.text[r.start : r.end]) for r in records}
        got[doc.user_data["plan_id"]] = spans
    assert got == wanted(tables)


def test_conll_tags_spell_the_records(tables: Tables, tmp_path: Path) -> None:
    [path] = write_conll(tables, tmp_path)
    lines = path.read_text("utf-8").split("\n")
    columns = lines[0].split("\t")[1:]
    assert columns == [label for label, _ in LABELS.values()]
    spelled: dict[str, list[str]] = {label: [] for label in columns}
    for line in lines[1:]:
        parts = line.split("\t")
        for label, tag in zip(columns, parts[1:], strict=False):
            if tag.startswith("B-"):
                spelled[label].append(parts[0])
            elif tag.startswith("I-"):
                spelled[label][-1] += parts[0]
    for table, (label, _) in LABELS.items():
        words = tables.frame(table)["name" if table == "parties" else "text"]
        assert sorted(spelled[label]) == sorted("".join(text.split()) for text in words)


def test_json_lines_hold_the_tables_unaltered(tables: Tables, tmp_path: Path) -> None:
    files = write_jsonl(tables, tmp_path)
    assert [path.stem for path in files] == list(TABLES)
    rows = [json.loads(line) for line in (tmp_path / "goals.jsonl").read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == list(tables.goals["text"])
    assert [row["quota_ids"] for row in rows] == [list(ids) for ids in tables.goals["quota_ids"]]


def test_the_command_knows_every_format() -> None:
    from pipeline.commands.results import Format

    assert sorted(form.value for form in Format) == sorted(FORMATS)
