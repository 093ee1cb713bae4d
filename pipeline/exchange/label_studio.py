"""Label Studio, both ways: pages with their records as predictions, and corrected annotations back as gold.

A task is a page, its text the decoded source, so that corrections have the raw offsets of gold files. The attributes
of a record travel in the region's notes (`meta.text`) as JSON, where an annotator can see and change them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from pipeline.evaluate.gold import LABELS, LINKS, Gold, attributes, doc_of
from pipeline.store import Tables
from pipeline.store.documents import DocumentRows, Row, each_document
from pipeline.store.raw import RawPages

_COLOURS = {
    "PLAN": "#9aa0a8",
    "HEADING": "#1f5fae",
    "GOAL": "#7a3fb0",
    "DATE": "#3d8ee0",
    "QUOTA": "#d99a1e",
    "PARTY": "#3f9a49",
    "TASK": "#00786c",
    "NOISE": "#b3362c",
}
# Edits that annotators do not judge: they are no damage of the page's text.
_UNMARKED = {"html", "script", "whitespace"}


class ImportProblem(ValueError):
    """A file is no Label Studio export, or a part of it cannot be used; the message says which."""


def labelling_config() -> str:
    """The labelling interface: one text, one set of labels."""
    labels = "\n".join(f"    <Label value={quoteattr(k)} background={quoteattr(v)}/>" for k, v in _COLOURS.items())
    return (
        f'<View>\n  <Labels name="label" toName="text">\n{labels}\n  </Labels>\n'
        '  <Text name="text" value="$text" granularity="symbol"/>\n</View>\n'
    )


def write_label_studio(tables: Tables, folder: Path, raw: RawPages) -> tuple[list[Path], list[str]]:
    """`tasks.json` to import and `labelling-config.xml` to set up the project; (files, sources without raw page)."""
    path, config = folder / "tasks.json", folder / "labelling-config.xml"
    missing: list[str] = []
    version = f"zhplan-{tables.generation.manifest.get('fingerprint', '')}"
    with path.open("w", encoding="utf-8", newline="\n") as sink:
        sink.write("[")
        comma = ""
        for rows in each_document(tables.generation):
            text = raw.published(rows)
            if text is None:
                # A page that was never decoded (too large, too slow) has nothing to correct, wherever it lies.
                if rows["documents"][0]["encoding"] is not None:
                    missing.append(rows["documents"][0]["source"])
                continue
            sink.write(comma + "\n" + json.dumps(task_of(rows, text, version), ensure_ascii=False))
            comma = ","
        sink.write("\n]\n")
    config.write_text(labelling_config(), "utf-8")
    return [path, config], missing


def task_of(rows: DocumentRows, text: str, version: str) -> dict[str, Any]:
    """A page as a task with its records as one prediction."""
    document = rows["documents"][0]
    result: list[dict[str, Any]] = [
        {
            "id": key,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": start, "end": end, "text": text[start:end], "labels": [label]},
            "score": score,
            "meta": {"text": [json.dumps(attrs, ensure_ascii=False)]},
        }
        for key, label, start, end, score, attrs in _regions(rows)
    ]
    scores = [region["score"] for region in result]
    return {
        "data": {
            "text": text,
            "doc": doc_of(document["source"]),
            "doc_id": document["doc_id"],
            "source": document["source"],
        },
        "predictions": [
            {
                "model_version": version,
                "score": round(sum(scores) / len(scores), 4) if scores else 0.0,
                "result": result,
            }
        ],
    }


_Region = tuple[str, str, int, int, float, dict[str, Any]]


def _regions(rows: DocumentRows) -> Iterator[_Region]:
    words = {name: {row[key]: row[word] for row in rows[table]} for name, (_, table, key, word) in LINKS.items()}
    for label, (table, key, _, _) in LABELS.items():
        prefix = "heading_raw" if label == "HEADING" else "raw"
        for row in rows[table]:
            start, end = row[f"{prefix}_start"], row[f"{prefix}_end"]
            if start is None or end is None or start >= end:
                continue
            attrs = attributes(label, row)
            if label == "TASK":
                attrs = {name: [words[name][i] for i in row[column]] for name, (column, *_) in LINKS.items()}
            yield row[key], label, start, end, _score(row), attrs
    for number, row in enumerate(rows["edits"], 1):
        if row["kind"] not in _UNMARKED and row["raw_start"] is not None and row["raw_start"] < row["raw_end"]:
            yield (
                f"{row['doc_id']}-e{number:04d}",
                "NOISE",
                row["raw_start"],
                row["raw_end"],
                _score(row),
                {"kind": row["kind"]},
            )


def _score(row: Row) -> float:
    score = row.get("score")
    return round(float(score), 4) if score is not None else 1.0


def read_label_studio(path: Path) -> tuple[list[Gold], list[str]]:
    """The annotations of a Label Studio JSON export as gold, and one sentence per part that could not be used.

    The last annotation of a task that was not skipped counts. Raises ImportProblem when the file is no export.
    """
    try:
        tasks = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ImportProblem(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise ImportProblem(f"{path}: is no JSON ({error}); export as JSON in Label Studio") from error
    if isinstance(tasks, dict):
        tasks = [tasks]
    if not isinstance(tasks, list):
        raise ImportProblem(f"{path}: holds no list of tasks; export as JSON in Label Studio")
    gold: list[Gold] = []
    problems: list[str] = []
    for number, task in enumerate(tasks, 1):
        try:
            own, trouble = _gold_of(task)
        except ImportProblem as error:
            problems.append(f"task {number}: {error}")
            continue
        gold.extend(own)
        problems.extend(f"task {number}: {sentence}" for sentence in trouble)
    return gold, problems


def _gold_of(task: Any) -> tuple[list[Gold], list[str]]:
    data = _part(task, "data", dict)
    text = _part(data, "text", str)
    doc = data.get("doc") or doc_of(str(data.get("source") or ""))
    if not isinstance(doc, str) or not doc:
        raise ImportProblem("neither data.doc nor data.source names the page")
    annotations = [a for a in _part(task, "annotations", list) if isinstance(a, dict) and not a.get("was_cancelled")]
    if not annotations:
        raise ImportProblem("it has no annotation")
    proposed = _notes_by_id(task)
    gold: list[Gold] = []
    problems: list[str] = []
    regions = _part(annotations[-1], "result", list)
    for number, region in enumerate(regions, 1):
        if isinstance(region, dict) and region.get("type") != "labels":
            continue  # relations, choices: gold has no place for them
        try:
            gold.extend(_annotations(region, doc, text, proposed))
        except ImportProblem as error:
            problems.append(f"region {number}: {error}")
    return gold, problems


def _part(holder: Any, name: str, kind: type) -> Any:
    value = holder.get(name) if isinstance(holder, dict) else None
    if not isinstance(value, kind):
        raise ImportProblem(f"'{name}' is missing or of the wrong kind")
    return value


def _notes_by_id(task: Mapping[str, Any]) -> dict[str, Any]:
    """The notes that the predictions carried, for exports that drop them from accepted regions."""
    out: dict[str, Any] = {}
    predictions = task.get("predictions")
    for prediction in predictions if isinstance(predictions, list) else ():
        regions = prediction.get("result") if isinstance(prediction, dict) else None
        for region in regions if isinstance(regions, list) else ():
            if isinstance(region, dict) and isinstance(region.get("id"), str):
                out[region["id"]] = region.get("meta")
    return out


def _annotations(region: Any, doc: str, text: str, proposed: Mapping[str, Any]) -> Iterator[Gold]:
    value = _part(region, "value", dict)
    start, end = _offset(value.get("start")), _offset(value.get("end"))
    shown = value.get("text")
    if isinstance(shown, str) and text[start:end] != shown:
        # Old versions count UTF-16 units: every character beyond the BMP pushes what follows by one.
        start, end = _from_utf16(text, start), _from_utf16(text, end)
        if text[start:end] != shown:
            raise ImportProblem("its text does not stand at its offsets")
    if not 0 <= start < end <= len(text):
        raise ImportProblem(f"{start}..{end} lies outside the text")
    meta = region.get("meta") or proposed.get(str(region.get("id")))
    for label in _part(value, "labels", list):
        if label not in _COLOURS:
            raise ImportProblem(f"its label {str(label)[:40]!r} is none of {', '.join(_COLOURS)}")
        yield Gold(doc, label, start, end, text[start:end], _attrs(meta))


def _offset(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str) or not str(value).isascii():
        raise ImportProblem("its offsets are no numbers")
    if not str(value).isdigit() or len(str(value)) > 12:
        raise ImportProblem("its offsets are no numbers")
    return int(value)


def _from_utf16(text: str, units: int) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def _attrs(meta: Any) -> dict[str, Any]:
    """Attributes from a region's notes; notes that are no JSON object are kept as a note."""
    notes = meta.get("text") if isinstance(meta, dict) else None
    joined = "".join(note for note in notes if isinstance(note, str)) if isinstance(notes, list) else notes
    if not isinstance(joined, str) or not joined.strip():
        return {}
    try:
        found = json.loads(joined)
    except (ValueError, RecursionError):
        return {"note": joined}
    return found if isinstance(found, dict) else {"note": joined}
