"""convert: traditional -> simplified."""
from pipeline.config import StageConfig
from pipeline.records import Document


def to_simplified(document: Document, config: StageConfig) -> Document:
    return document
