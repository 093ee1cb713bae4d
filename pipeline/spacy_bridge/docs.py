"""A plan as a spaCy `Doc`: every character a token, so that offsets of the tables and of spaCy are the same numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class Mention(NamedTuple):
    """A record in a plan's text: offsets in code points, its label (GOAL, DATE …) and its id in the tables."""

    start: int
    end: int
    label: str
    id: str = ""


def to_doc(vocab: Vocab, text: str, groups: Mapping[str, Iterable[Mention]]) -> Doc:
    """A `Doc` whose text is `text` and whose span groups are `groups`, by name; spans may overlap.

    >>> from spacy.vocab import Vocab
    >>> doc = to_doc(Vocab(), "合格率98%以上", {"quotas": [Mention(3, 8, "QUOTA", "q1")]})
    >>> [(span.text, span.label_, span.id_) for span in doc.spans["quotas"]]
    [('98%以上', 'QUOTA', 'q1')]
    """
    from spacy.tokens import Doc, Span, SpanGroup

    doc = Doc(vocab, words=list(text), spaces=[False] * len(text))
    for name, mentions in groups.items():
        spans = [Span(doc, m.start, m.end, label=m.label, span_id=m.id) for m in mentions if m.start < m.end]
        doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
    return doc


def from_doc(doc: Doc) -> tuple[str, dict[str, list[Mention]]]:
    """The text of a `Doc` and its span groups, whatever its tokens are."""
    groups = {
        name: [Mention(span.start_char, span.end_char, span.label_, span.id_) for span in group]
        for name, group in doc.spans.items()
    }
    return doc.text, groups
