"""The spaCy component `work_plan`: our extraction inside any pipeline, as span groups on its documents.

    nlp = spacy.blank("zh")
    nlp.add_pipe("work_plan")
    doc = nlp(page_text)
    for span in doc.spans["quotas"]:
        print(span.text, span.kb_id_, span._.work_plan["per"])

The text of the `Doc` is taken as a raw page: it may be dirty, traditional, or hold several plans. Offsets of the spans
are those of the `Doc`; what cleaning removed is simply not in any span.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.config import Config, load_config
from pipeline.records import Page
from pipeline.spacy_bridge.docs import Align, Record, attach
from pipeline.spacy_bridge.results import records_of, rows_of_result
from pipeline.stages import process

NAME = "work_plan"
GROUPS = ("plans", "sections", "goals", "dates", "quotas", "parties", "tasks")


class WorkPlan:
    """A pipeline component that adds the records of a page as span groups.

    `groups` are the tables wanted; `align` says what a span does where a record does not fall on token boundaries, see
    `pipeline.spacy_bridge.docs.attach`.
    """

    def __init__(self, config: Config, groups: tuple[str, ...], align: Align) -> None:
        unknown = sorted(set(groups) - set(GROUPS))
        if unknown:
            raise ValueError(f"no span group '{unknown[0]}'; there are {', '.join(GROUPS)}")
        if align not in ("expand", "contract", "strict"):
            raise ValueError(f"align_mode is expand, contract or strict, not '{align}'")
        self.config = config
        self.groups = groups
        self.align = align

    def __call__(self, doc: Doc) -> Doc:
        """Add the span groups; the tokens stay as they are."""
        found = page_records(doc.text, self.config)
        attach(doc, {name: found[name] for name in self.groups}, self.align)
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to keep: the configuration is the pipeline's."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> WorkPlan:
        """Nothing to restore."""
        return self

    def to_disk(self, path: Any, **_: Any) -> None:
        """Nothing to keep."""

    def from_disk(self, path: Any, **_: Any) -> WorkPlan:
        """Nothing to restore."""
        return self


@Language.factory(NAME, default_config={"config": None, "groups": list(GROUPS), "align_mode": "expand"})
def work_plan(nlp: Language, name: str, config: str | None, groups: list[str], align_mode: str) -> WorkPlan:
    """The factory behind `nlp.add_pipe("work_plan")`; `config` is the path of a settings file.

    Raises ConfigError for a mistake in the settings, ValueError for an unknown group or align mode.
    """
    return WorkPlan(load_config(config), tuple(groups), align_mode)  # type: ignore[arg-type]


def page_records(text: str, config: Config) -> dict[str, list[Record]]:
    """The records of a page by table, plans included; offsets count in `text`.

    >>> found = page_records("一、工作目标\\n合格率達到98%以上。", load_config())
    >>> [(record.start, record.end, record.form) for record in found["quotas"]]
    [(12, 17, 'ge 98.. %')]
    """
    result = process(Page(text.encode("utf-8", "replace"), format="txt"), config)
    if result.document.text.source != text:
        # The bytes were read in another way than they were written; a plain text has no other reading.
        result = _as_plain_text(text, config)
    rows = rows_of_result(result, config)
    found = records_of(rows, offsets=("raw_start", "raw_end"))
    found["plans"] = [
        Record(row["raw_start"], row["raw_end"], "PLAN", row["plan_id"], row["title"] or "", _said(row))
        for row in rows["plans"]
    ]
    return found


def _as_plain_text(text: str, config: Config) -> Any:
    from pipeline import clean, convert
    from pipeline.records import Document
    from pipeline.stages import from_document
    from pipeline.text import Text

    page = Page(text.encode("utf-8", "replace"), format="txt")
    document = clean.apply(Document(Text.of(text), "txt", "utf-8"), config.clean)
    return from_document(page, convert.to_simplified(document, config.convert), config)


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("text", "raw_start", "raw_end")}
