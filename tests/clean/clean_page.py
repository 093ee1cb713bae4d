"""A page through the stage clean, for the tables of (page, expected)."""

from __future__ import annotations

from pipeline import clean
from pipeline.config import load_config
from pipeline.records import Document
from pipeline.text import Change, Text

CONFIG = load_config().clean


def document(page: str) -> Document:
    """The cleaned document of a page."""
    return clean.apply(Document(Text.of(page), "txt", "utf-8"), CONFIG)


def cleaned(page: str) -> str:
    """The cleaned text of a page."""
    return document(page).text.value


def changes(page: str, kind: str) -> list[Change]:
    """The changes of one kind."""
    return [change for change in document(page).text.changes if change.kind == kind]
