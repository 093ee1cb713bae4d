"""displaCy HTML: a plan with its records underlined, overlapping ones below each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.spacy_bridge.docs import from_doc

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLORS = {
    "GOAL": "#7fc97f",
    "DATE": "#80b1d3",
    "QUOTA": "#fdb462",
    "PARTY": "#bc80bd",
    "TASK": "#d9d9d9",
    "SECTION": "#8dd3c7",
}
GROUPS = ("dates", "quotas", "parties", "goals", "tasks")


def html(docs: Doc | Sequence[Doc], groups: Sequence[str] = GROUPS, *, page: bool = True) -> str:
    """The records of these span groups over their text, as displaCy draws spans; `page` for a whole HTML page.

    Needs no browser code and no network. Characters are drawn one by one, so that a record is shown exactly where it
    stands, whatever the tokens of the `Doc`.

    >>> from spacy.vocab import Vocab
    >>> from pipeline.spacy_bridge.docs import Mention, to_doc
    >>> "QUOTA" in html(to_doc(Vocab(), "合格率98%", {"quotas": [Mention(3, 6, "QUOTA")]}))
    True
    """
    from spacy import displacy
    from spacy.tokens import Doc

    shown = [_drawing(doc, groups) for doc in ([docs] if isinstance(docs, Doc) else docs)]
    made: str = displacy.render(shown, style="span", manual=True, page=page, jupyter=False, options={"colors": COLORS})
    return made


def _drawing(doc: Doc, groups: Sequence[str]) -> dict[str, object]:
    text, found = from_doc(doc)
    spans = [
        {
            "start": record.start,
            "end": record.end,
            "start_token": record.start,
            "end_token": record.end,
            "label": record.label,
            "kb_id": record.form,
            "kb_url": "#",
        }
        for name in groups
        for record in found.get(name, ())
        if record.start < record.end
    ]
    return {"text": text, "tokens": list(text), "spans": spans, "title": doc.user_data.get("title")}
