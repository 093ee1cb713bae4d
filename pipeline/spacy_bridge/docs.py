"""Records beside a text as span groups of a spaCy `Doc`, and back.

A span of ours has the record's id in `span.id_`, its normal form (the TIMEX3 value of a date, the canonical name of a
party, comparator and bounds of a quota) in `span.kb_id_`, and all its columns in `span._.work_plan`. The columns and
the exact offsets live in `doc.user_data`, so they survive DocBin, and tokens that do not fit lose nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

KEY = "work_plan"
Align = Literal["expand", "contract", "strict"]


class Mention(NamedTuple):
    """A record in a plan's text: offsets in code points, its label (GOAL, DATE …) and its id in the tables."""

    start: int
    end: int
    label: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A record with all that the tables say of it: `form` is its normal form, `values` its columns."""

    start: int
    end: int
    label: str
    id: str = ""
    form: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


Groups = Mapping[str, Iterable[Mention | Record]]


def to_doc(vocab: Vocab, text: str, groups: Groups) -> Doc:
    """A `Doc` whose text is `text` and whose span groups are `groups`, by name; spans may overlap.

    Every character is a token, so that offsets of the tables and of spaCy are the same numbers.

    >>> from spacy.vocab import Vocab
    >>> doc = to_doc(Vocab(), "合格率98%以上", {"quotas": [Mention(3, 8, "QUOTA", "q1")]})
    >>> [(span.text, span.label_, span.id_) for span in doc.spans["quotas"]]
    [('98%以上', 'QUOTA', 'q1')]
    """
    from spacy.tokens import Doc

    doc = Doc(vocab, words=list(text), spaces=[False] * len(text))
    attach(doc, groups, "strict")
    return doc


def attach(doc: Doc, groups: Groups, align: Align = "expand") -> None:
    """Add records to a `Doc` of any tokens, as one span group a name.

    Where a record begins or ends inside a token, `align` says what the span does: `expand` takes the whole token,
    `contract` leaves it (a span that would be empty is expanded), `strict` makes no span. The record itself is kept
    with its own offsets in any case, see `from_doc`.

    >>> import spacy
    >>> from spacy.tokens import Doc
    >>> doc = Doc(spacy.blank("zh").vocab, words=["合格率", "98%", "以上"], spaces=[False] * 3)
    >>> attach(doc, {"quotas": [Record(3, 8, "QUOTA", "q1", "ge 98.. %", {"unit": "%"})]})
    >>> span = doc.spans["quotas"][0]
    >>> span.text, span.kb_id_, span._.work_plan["unit"]
    ('98%以上', 'ge 98.. %', '%')
    """
    from spacy.tokens import SpanGroup

    register()
    kept: dict[str, Any] = doc.user_data.setdefault(KEY, {})
    for name, records in groups.items():
        spans = []
        rows: dict[str, list[Any]] = {}
        for number, record in enumerate(records):
            values = dict(record.values) if isinstance(record, Record) else {}
            form = record.form if isinstance(record, Record) else ""
            own = record.id if record.id and record.id not in rows else f"{name}-{number}"
            rows[own] = [record.start, record.end, record.label, record.id, form, values]
            span = _span(doc, record, own, form, align)
            if span is not None:
                spans.append(span)
        kept[name] = rows
        doc.spans[name] = SpanGroup(doc, name=name, spans=spans)


def from_doc(doc: Doc) -> tuple[str, dict[str, list[Record]]]:
    """The text of a `Doc` and its records by span group, whatever its tokens are.

    Records that `to_doc` or `attach` made come back with their own offsets and values; other spans (of a trained
    component, of an annotator) are read as they stand.

    >>> from spacy.vocab import Vocab
    >>> text, groups = from_doc(to_doc(Vocab(), "每周一次", {"dates": [Mention(0, 2, "DATE", "d1")]}))
    >>> text, [(record.start, record.end, record.id) for record in groups["dates"]]
    ('每周一次', [(0, 2, 'd1')])
    """
    kept = doc.user_data.get(KEY, {})
    groups: dict[str, list[Record]] = {}
    for name, group in doc.spans.items():
        known = kept.get(name, {})
        found = [_restored(row) for row in known.values()]
        found += [
            Record(span.start_char, span.end_char, span.label_, span.id_, span.kb_id_)
            for span in group
            if span.id_ not in known
        ]
        groups[name] = sorted(found, key=lambda record: (record.start, record.end))
    return doc.text, groups


def register() -> None:
    """Make `span._.work_plan` known to spaCy: the columns of the record behind a span, {} for other spans."""
    from spacy.tokens import Span

    if not Span.has_extension(KEY):
        Span.set_extension(KEY, getter=values_of)


def values_of(span: Span) -> dict[str, Any]:
    """The columns of the record that `span` shows, with its own `start` and `end`; {} for spans that are not ours."""
    for rows in span.doc.user_data.get(KEY, {}).values():
        if span.id_ in rows:
            record = _restored(rows[span.id_])
            return {"start": record.start, "end": record.end, **record.values}
    return {}


def _span(doc: Doc, record: Mention | Record, own: str, form: str, align: Align) -> Span | None:
    if record.start >= record.end:
        return None
    span: Span | None = None
    for mode in dict.fromkeys((align, "expand" if align == "contract" else align)):
        span = doc.char_span(record.start, record.end, label=record.label, kb_id=form, span_id=own, alignment_mode=mode)
        if span is not None and len(span):
            return span
    return None


def _restored(row: Iterable[Any]) -> Record:
    """A record from `doc.user_data`; DocBin gives tuples for lists."""
    start, end, label, own, form, values = row
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    return Record(start, end, label, own, form, plain)
