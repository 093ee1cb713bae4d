"""clean: text -> text."""
from pipeline.config import StageConfig
from pipeline.records import Document


def apply(document: Document, config: StageConfig) -> Document:
    return document
