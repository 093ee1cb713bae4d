"""Tables against gold: precision, recall, F1 and attribute accuracies, per label and per rule.

Spans are paired one to one, best overlap first (`matching.py`). Where a gold file covers a part of a page, only records
that lie mostly inside the part count. CONTENT is about characters: those that the plans keep against those that gold
keeps. NOISE says what share of the noise of a kind lies in some edit or outside every plan.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.attributes import check, folded, match_words
from pipeline.evaluate.gold import LABELS, LINKS, Gold, doc_of
from pipeline.evaluate.matching import Pair, pair_spans
from pipeline.store import Tables
from pipeline.store.documents import Row, each_document

_LEAST = {"PLAN": 0.9, "HEADING": 0.6}
_LEAST_OTHERS = 0.5
# Damage that may be kept or repaired: neither right nor wrong.
_UNJUDGED = {"mojibake", "hard_wrap", "duplicate_title", "displaced_digits", "blank"}


@dataclass(slots=True)
class Tally:
    """Counts of one label: gold and found records, pairs, pairs with equal offsets, attributes and links that agree."""

    gold: int = 0
    pred: int = 0
    hit: int = 0
    exact: int = 0
    agree: Counter[str] = field(default_factory=Counter)
    links: list[int] = field(default_factory=lambda: [0, 0, 0])

    def row(self, label: str) -> dict[str, float]:
        """The figures that are printed."""
        precision = self.hit / self.pred if self.pred else 0.0
        recall = self.hit / self.gold if self.gold else 0.0
        both = precision + recall
        out: dict[str, float] = {
            "gold": self.gold,
            "pred": self.pred,
            "P": precision,
            "R": recall,
            "F1": 2 * precision * recall / both if both else 0.0,
        }
        if label != "CONTENT":
            total = self.gold + self.pred
            out["exact"] = 2 * self.exact / total if total else 0.0
        out.update({name: count / self.hit for name, count in self.agree.items()})
        wanted, found, hits = self.links
        if wanted or found:
            out["link_F1"] = 2 * hits / (wanted + found)
        return out


@dataclass(slots=True)
class RuleTally:
    """Counts of one rule's records: all, those with a gold partner, those whose attributes agree too."""

    pred: int = 0
    hit: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Miss:
    """`what` is missed, spurious or attrs; `wrong` then holds attribute -> (gold value, the record's value)."""

    what: str
    label: str
    doc: str
    start: int
    end: int
    text: str
    rule: str = ""
    wrong: dict[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class Evaluation:
    """All figures: tallies by label, shares of noise by kind, rules by label, and what went wrong."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {label: Tally() for label in (*LABELS, "CONTENT")})
    noise: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    touched: list[int] = field(default_factory=lambda: [0, 0])
    rules: dict[str, dict[str, RuleTally]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(RuleTally)))
    misses: list[Miss] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def rows(self) -> dict[str, dict[str, float]]:
        """Label -> figure -> value, with CONTENT and NOISE at the end."""
        out = {label: tally.row(label) for label, tally in self.tallies.items()}
        out["CONTENT"]["touched"] = self.touched[1] / self.touched[0] if self.touched[0] else 0.0
        out["NOISE"] = {kind: seen / size for kind, (size, seen) in sorted(self.noise.items())}
        return out


def evaluate(tables: Tables, files: Iterable[Sequence[Gold]]) -> Evaluation:
    """Score the tables on the documents that the gold files name; each file is a part, or all, of its documents.

    Documents of the gold that the tables do not have count as missed, and are listed in `absent`. Raises
    StorageError when a table is damaged.
    """
    gold: dict[str, list[Gold]] = defaultdict(list)
    windows: dict[str, list[Pair]] = defaultdict(list)
    for file in files:
        parts: dict[str, list[Gold]] = defaultdict(list)
        for annotation in file:
            parts[annotation.doc].append(annotation)
        for doc, part in parts.items():
            gold[doc].extend(part)
            windows[doc].append((min(g.start for g in part), max(g.end for g in part)))
    found = _rows_by_doc(tables, set(gold))
    out = Evaluation()
    for doc, wanted in gold.items():
        rows = found.get(doc, {})
        if not rows:
            out.absent.append(doc)
        for label in LABELS:
            own = sorted((g for g in wanted if g.label == label), key=lambda g: g.span)
            _score(out, doc, label, own, rows, windows[doc])
        _score_content(out, wanted, rows, windows[doc])
    return out


def _rows_by_doc(tables: Tables, docs: set[str]) -> dict[str, dict[str, list[Row]]]:
    listed = tables.arrow("documents").select(["doc_id", "source"]).to_pylist()
    ids = {row["doc_id"] for row in listed if doc_of(row["source"]) in docs}
    out: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for rows in each_document(tables.generation, ids):
        name = doc_of(rows["documents"][0]["source"])
        for table, own in rows.items():
            out[name][table].extend(own)
    return out


def _inside(start: int, end: int, windows: Sequence[Pair]) -> bool:
    return any(2 * (min(end, last) - max(start, first)) > end - start for first, last in windows)


def _span(row: Row, prefix: str) -> Pair | None:
    start, end = row.get(f"{prefix}_start"), row.get(f"{prefix}_end")
    return (start, end) if start is not None and end is not None and end > start else None


def _score(
    out: Evaluation, doc: str, label: str, gold: list[Gold], rows: dict[str, list[Row]], windows: list[Pair]
) -> None:
    table, _, word, _ = LABELS[label]
    records: list[tuple[Pair, Row]] = []
    for row in rows.get(table, ()):
        span = _span(row, "heading_raw" if label == "HEADING" else "raw")
        if span and _inside(*span, windows) and not (label == "HEADING" and not row["heading"]):
            records.append((span, row))
    least = _LEAST.get(label, _LEAST_OTHERS)
    pairs = pair_spans([g.span for g in gold], [span for span, _ in records], least)
    tally, rules = out.tallies[label], out.rules[label]
    tally.gold += len(gold)
    tally.pred += len(records)
    tally.hit += len(pairs)
    for _, row in records:
        rules[row.get("rule") or ""].pred += 1
    for one, other in pairs:
        annotation, (span, row) = gold[one], records[other]
        tally.exact += annotation.span == span
        wrong = _compare(tally, label, annotation, row, rows)
        rule = rules[row.get("rule") or ""]
        rule.hit += 1
        rule.right += not wrong
        if wrong:
            out.misses.append(
                Miss("attrs", label, doc, *annotation.span, annotation.text, row.get("rule") or "", wrong)
            )
    met = {one for one, _ in pairs}, {other for _, other in pairs}
    out.misses += [Miss("missed", label, doc, *g.span, g.text) for at, g in enumerate(gold) if at not in met[0]]
    out.misses += [
        Miss("spurious", label, doc, *span, row[word] or "", row.get("rule") or "")
        for at, (span, row) in enumerate(records)
        if at not in met[1]
    ]


def _compare(
    tally: Tally, label: str, annotation: Gold, row: Row, rows: dict[str, list[Row]]
) -> dict[str, tuple[Any, Any]]:
    """Count what agrees in a pair; attribute -> (gold, record) of what does not."""
    wrong = {}
    for name, (agrees, want, have) in check(label, annotation.attrs, row).items():
        tally.agree[name] += agrees
        if not agrees:
            wrong[name] = (want, have)
    if label == "TASK":
        for name, (column, table, key, word) in LINKS.items():
            words = {other[key]: other[word] for other in rows[table]}
            want, have = list(annotation.attrs.get(name) or []), [words.get(i, "") for i in row[column]]
            hits, whole = match_words(want, have)
            for at, count in enumerate((len(want), len(have), hits)):
                tally.links[at] += count
            if not whole:
                wrong[name] = (want, have)
    return wrong


def _score_content(out: Evaluation, gold: list[Gold], rows: dict[str, list[Row]], windows: list[Pair]) -> None:
    plan, drop, skip = set[int](), set[int](), set[int]()
    for annotation in gold:
        if annotation.label == "PLAN":
            plan.update(range(*annotation.span))
        elif annotation.label == "NOISE":
            (skip if annotation.attrs.get("kind") in _UNJUDGED else drop).update(range(*annotation.span))
    kept, removed, edited, marked = set[int](), set[int](), set[int](), set[int]()
    for row in rows.get("plans", ()):
        kept.update(range(row["raw_start"], row["raw_end"]))
    for row in rows.get("edits", ()):
        span = _span(row, "raw")
        if span is None or row["kind"] in ("script", "html"):
            continue
        marked.update(range(*span))
        if not folded(row["before"]):
            skip.update(range(*span))
            continue
        if not row["after"]:
            removed.update(range(*span))
        if row["after"] != row["before"]:
            edited.update(range(*span))
    want = plan - drop - skip
    have = {at for at in kept - removed if _inside(at, at + 1, windows)} - skip
    tally = out.tallies["CONTENT"]
    tally.gold += len(want)
    tally.pred += len(have)
    tally.hit += len(want & have)
    for annotation in gold:
        if annotation.label == "NOISE":
            share = out.noise[str(annotation.attrs.get("kind"))]
            share[0] += annotation.end - annotation.start
            share[1] += sum(at in marked or at not in kept for at in range(*annotation.span))
    out.touched[0] += len(want)
    out.touched[1] += len(want & edited)
